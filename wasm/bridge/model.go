package bridge

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/table"
	"github.com/fordel-lang/fordel/engine/view"
)

// identify gives the fingerprint of the rules.
func (b *Bridge) identify(c call, _ Nothing) (Fingerprint, error) {
	if err := b.open(c.ctx); err != nil {
		return Fingerprint{}, err
	}
	return Fingerprint{b.session.Model().Fingerprint()}, nil
}

// describe tells what a session's model holds. Lists are never nil, so that they
// are lists in JSON too.
func describe(s *engine.Session) *Model {
	p, from := s.Model().Program, s.Model().Program.Model
	m := &Model{
		Title: from.Label, Municipality: from.Municipality, Year: from.Year, Source: from.Source, Currency: from.Currency,
		Tables: []Table{}, Params: []Param{}, Scenarios: []Scenario{}, Pools: []Share{},
		Grants: []Share{}, Figures: []Figure{},
	}
	specs, source := s.Model().Specs(), s.Model().Source
	for i, t := range p.Tables {
		info := Table{Name: t.Name, Label: t.Label, Inline: t.Decl.HasRows, Columns: columns(t, specs[i])}
		if n, ok := s.Rows(t.Name); ok {
			info.Rows = &n
		}
		m.Tables = append(m.Tables, info)
	}
	for _, x := range p.Params {
		m.Params = append(m.Params, describeParam(x, source))
	}
	for _, x := range p.Scenarios {
		sc := Scenario{Name: x.Name, Params: map[string]Value{}}
		for _, setting := range x.Settings {
			sc.Params[setting.Param.Name] = value(setting.Value)
		}
		if !x.Decl.Grid {
			sc.At, sc.NameAt = spanIn(source, x.Decl.Where()), spanIn(source, x.Decl.Label.At)
		}
		m.Scenarios = append(m.Scenarios, sc)
	}
	for _, f := range s.Model().Figures() {
		m.Figures = append(m.Figures, Figure{ResultPart(f.Part), f.Statement, f.Name, Sentence(f.Title), f.Label, ValueType(f.Type), f.Unit, f.Percent, wordsOf(f.Says)})
	}
	m.shares(p)
	return m
}

// shares lists pools and grants in the order of the rule file.
func (m *Model) shares(p *check.Program) {
	for _, step := range p.InFileOrder() {
		switch s := step.(type) {
		case *check.PoolStep:
			m.Pools = append(m.Pools, Share{s.Name, s.Label, s.To.Name, typeOf(s.Type)})
		case *check.GrantStep:
			m.Grants = append(m.Grants, Share{s.Name, s.Label, s.To.Name, typeOf(s.Type)})
		}
	}
}

// typeOf is the name of a type.
func typeOf(t check.Type) ValueType { return ValueType(engine.TypeName(t)) }

func describeParam(x *check.Param, source *diag.Source) Param {
	p := Param{Name: x.Name, Label: x.Label, Type: typeOf(x.Type), Percent: x.Share, Value: value(x.Value),
		From: x.From, To: x.To, Step: x.Step, Note: x.Note, ValueAt: *spanIn(source, x.Decl.Value.At)}
	if x.Decl.From != nil && x.Decl.To != nil {
		p.FromAt, p.ToAt = spanIn(source, x.Decl.From.At), spanIn(source, x.Decl.To.At)
	}
	for _, c := range x.Choices {
		p.Choices = append(p.Choices, value(c))
	}
	return p
}

// spanIn is where something stands in a text, in UTF-16 code units.
func spanIn(source *diag.Source, at diag.Range) *Span {
	return &Span{source.UTF16(at.Start), source.UTF16(max(at.Start, at.End))}
}

// columns describes a table's columns, those of the data first.
func columns(t *check.Table, spec *table.Spec) []Column {
	out := []Column{}
	for _, c := range t.Columns {
		info := Column{Name: c.Name, Label: c.Label, Computed: c.Data == nil}
		if c.Data != nil && c.Slot < len(spec.Columns) {
			data := &spec.Columns[c.Slot]
			info.Kind, info.Choices, info.Target = ColumnKind(data.Kind.String()), data.Choices, data.Target
			info.From, info.To, info.Optional = data.From, data.To, data.Optional
		}
		out = append(out, info)
	}
	return out
}

// value is a constant as JSON has it: a number (amounts in kroner), a text,
// true or false, a date as ISO text, nil.
func value(c check.Const) Value { return view.Plain(c) }
