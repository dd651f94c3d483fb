package bridge

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/table"
)

// model is what the rules say, as far as the page needs to know.
type model struct {
	Lang         diag.Lang     `json:"lang"`
	Title        string        `json:"title"`
	Municipality string        `json:"municipality"`
	Year         *float64      `json:"year"`
	Adopted      string        `json:"adopted"`
	Source       string        `json:"source"`
	Currency     string        `json:"currency"`
	Fingerprint  string        `json:"fingerprint"`
	Tables       []tableInfo   `json:"tables"`
	Params       []param       `json:"params"`
	Scenarios    []scenario    `json:"scenarios"`
	Pools        []share       `json:"pools"`
	Grants       []share       `json:"grants"`
	Values       []named       `json:"values"`
	Expectations []expectation `json:"expectations"`
	Outline      []heading     `json:"outline"`
}

type tableInfo struct {
	Name    string   `json:"name"`
	Label   string   `json:"label"`
	Inline  bool     `json:"inline"`
	Rows    *int     `json:"rows"` // nil: no data
	Columns []column `json:"columns"`
}

type column struct {
	Name     string   `json:"name"`
	Label    string   `json:"label"`
	Kind     string   `json:"kind,omitempty"`
	Choices  []string `json:"choices,omitempty"`
	Target   string   `json:"target,omitempty"`
	From     *float64 `json:"from,omitempty"`
	To       *float64 `json:"to,omitempty"`
	Optional *bool    `json:"optional,omitempty"`
	Type     string   `json:"type,omitempty"`
	Computed bool     `json:"computed"`
	By       string   `json:"by,omitempty"`
}

type param struct {
	Name    string   `json:"name"`
	Label   string   `json:"label"`
	Type    string   `json:"type"`
	Percent bool     `json:"percent"`
	Value   any      `json:"value"`
	From    *float64 `json:"from,omitempty"`
	To      *float64 `json:"to,omitempty"`
	Step    *float64 `json:"step,omitempty"`
	Choices []any    `json:"choices,omitempty"`
	Note    string   `json:"note,omitempty"`
}

type scenario struct {
	Name   string         `json:"name"`
	Params map[string]any `json:"params"`
}

type share struct {
	Name  string `json:"name"`
	Label string `json:"label"`
	Table string `json:"table"`
	Type  string `json:"type"`
}

type named struct {
	Name  string `json:"name"`
	Label string `json:"label"`
	Type  string `json:"type"`
}

type expectation struct {
	Text string `json:"text"`
	Line int    `json:"line"`
}

// heading is one statement in an outline of the rules.
type heading struct {
	Kind  string `json:"kind"`
	Name  string `json:"name"`
	Label string `json:"label"`
	Line  int    `json:"line"`
}

// describe tells what a session's model holds. Lists are never nil, so that they
// are lists in JSON too.
func describe(s *engine.Session) *model {
	p, from := s.Model().Program, s.Model().Program.Model
	m := &model{
		Lang: s.Model().Lang(), Title: from.Label, Municipality: from.Municipality, Year: from.Year, Adopted: from.Adopted,
		Source: from.Source, Currency: from.Currency, Fingerprint: s.Model().Fingerprint,
		Tables: []tableInfo{}, Params: []param{}, Scenarios: []scenario{}, Pools: []share{}, Grants: []share{},
		Values: []named{}, Expectations: []expectation{},
	}
	specs := s.Model().Specs()
	for i, t := range p.Tables {
		info := tableInfo{Name: t.Name, Label: t.Label, Inline: t.Decl.HasRows, Columns: columns(t, specs[i])}
		if n, ok := s.Rows(t.Name); ok {
			info.Rows = &n
		}
		m.Tables = append(m.Tables, info)
	}
	for _, x := range p.Params {
		m.Params = append(m.Params, describeParam(x))
	}
	for _, x := range p.Scenarios {
		sc := scenario{Name: x.Name, Params: map[string]any{}}
		for _, setting := range x.Settings {
			sc.Params[setting.Param.Name] = value(setting.Value)
		}
		m.Scenarios = append(m.Scenarios, sc)
	}
	for _, x := range p.Values {
		m.Values = append(m.Values, named{x.Name, x.Label, engine.TypeName(x.Type)})
	}
	for _, x := range p.Expects {
		line := s.Model().Source.Position(x.Decl.Where().Start).Line
		m.Expectations = append(m.Expectations, expectation{x.Text, line})
	}
	m.shares(p)
	m.Outline = headings(p.File)
	return m
}

// shares lists pools and grants in the order of the rule file.
func (m *model) shares(p *check.Program) {
	steps := map[dsl.Statement]check.Step{}
	for _, step := range p.Steps {
		steps[step.Head().Decl] = step
	}
	for _, statement := range p.File.Statements {
		switch s := steps[statement].(type) {
		case *check.PoolStep:
			m.Pools = append(m.Pools, share{s.Name, s.Label, s.To.Name, engine.TypeName(s.Type)})
		case *check.GrantStep:
			m.Grants = append(m.Grants, share{s.Name, s.Label, s.To.Name, engine.TypeName(s.Type)})
		}
	}
}

func describeParam(x *check.Param) param {
	p := param{Name: x.Name, Label: x.Label, Type: engine.TypeName(x.Type), Percent: x.Share, Value: value(x.Value),
		From: x.From, To: x.To, Step: x.Step, Note: x.Note}
	for _, c := range x.Choices {
		p.Choices = append(p.Choices, value(c))
	}
	return p
}

// columns describes a table's columns, those of the data first.
func columns(t *check.Table, spec *table.Spec) []column {
	out := []column{}
	for _, c := range t.Columns {
		info := column{Name: c.Name, Label: c.Label}
		if c.Data == nil {
			info.Type, info.Computed, info.By = engine.TypeName(c.Type), true, by(c.Step)
		} else if c.Slot < len(spec.Columns) {
			data := &spec.Columns[c.Slot]
			info.Kind, info.Choices, info.Target = data.Kind.String(), data.Choices, data.Target
			info.From, info.To, info.Optional = data.From, data.To, &data.Optional
		}
		out = append(out, info)
	}
	return out
}

// by is the statement that computes a column.
func by(step check.Step) string {
	if step == nil {
		return ""
	}
	return step.Head().Decl.Kind().String()
}

// value is a constant as JSON has it: a number (amounts in kroner), a text,
// true or false, a date as ISO text, nil.
func value(c check.Const) any {
	switch {
	case c.Missing:
		return nil
	case c.Kind == check.Text:
		return c.Text
	case c.Kind == check.Flag:
		return c.Flag
	case c.Kind == check.Date:
		return formula.Day(c.Number)
	}
	return c.Number
}
