// Package engine computes models: it opens rule files, takes in their data,
// runs what they say and gives results as tables, reports and views. The way is
//
//	model, problems := engine.Open(name, text)
//	session := engine.NewSession(model)
//	problems = session.Load(table, file, data) // for each table
//	result, problems := session.Run(ctx, engine.Settings{})
//
// as the examples show. Problems are diagnostics in English and Danish; nothing here panics on bad
// rules or data.
package engine

import (
	"encoding/hex"
	"slices"
	"sync"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/format"
	"github.com/fordel-lang/fordel/engine/digest"
	"github.com/fordel-lang/fordel/engine/report"
	"github.com/fordel-lang/fordel/engine/table"
)

// Model is a rule file that was read and checked.
type Model struct {
	Program     *check.Program
	Source      *diag.Source
	Diagnostics diag.List // what reading and checking found

	// Fingerprint is the sha256 of format.Canonical, in hexadecimal: one for every
	// spelling of the same rules. It is found when it is first asked for.
	Fingerprint func() string

	inOrder []check.Step // the statements in the order of the file; nil with errors
}

// Open reads and checks a rule file from its bytes (see package source): the model
// is about the text in Model.Source, in which all places are. The model is there
// even with errors, for editors, but then it cannot be run. Problems are told from
// the top of the file to its end.
func Open(name, data string) (*Model, diag.List) {
	file, list := dsl.Parse(name, data)
	program, more := check.Check(file)
	list = append(list, more...)
	slices.SortStableFunc(list, func(a, b diag.Diagnostic) int { return a.Range.Start - b.Range.Start })
	m := &Model{Program: program, Source: file.Source, Diagnostics: list, Fingerprint: sync.OnceValue(func() string {
		sum := digest.SHA256([]byte(format.Canonical(file)))
		return hex.EncodeToString(sum[:])
	})}
	if !list.HasErrors() {
		m.inOrder = program.InFileOrder()
	}
	return m, list
}

// Lang is the language the rule file is written in.
func (m *Model) Lang() diag.Lang { return m.Program.File.Lang }

// Text is a part of the rules as it is written.
func (m *Model) Text(at diag.Range) string { return m.Source.Text[at.Start:at.End] }

// Specs is the shapes of the model's tables, in the order declared.
func (m *Model) Specs() []*table.Spec {
	specs := make([]*table.Spec, 0, len(m.Program.Tables))
	for _, t := range m.Program.Tables {
		specs = append(specs, m.spec(t))
	}
	return specs
}

// Param is the parameter of a name, or nil.
func (m *Model) Param(name string) *check.Param { return m.Program.Param(name) }

// Table is the table of a name, or nil.
func (m *Model) Table(name string) *check.Table { return m.Program.Table(name) }

func (m *Model) spec(t *check.Table) *table.Spec {
	spec := &table.Spec{Name: t.Name, Label: t.Label}
	for _, c := range t.Decl.Columns {
		spec.Columns = append(spec.Columns, columnSpec(c, m.Program.Model.Currency))
	}
	return spec
}

func columnSpec(c *dsl.Column, currency string) table.ColumnSpec {
	spec := table.ColumnSpec{Name: c.Name.Text, Label: c.Label.Text, Kind: kinds[c.Kind], Target: c.Target.Text,
		From: bound(c.From), To: bound(c.To), Optional: c.Optional, Currency: currency}
	for _, choice := range c.Choices {
		spec.Choices = append(spec.Choices, choice.Text)
	}
	if s := c.Sample; s != nil {
		spec.Sample = &table.Sample{From: bound(s.From), To: bound(s.To)}
		for _, w := range s.Weights {
			spec.Sample.Weights = append(spec.Sample.Weights, w.Number)
		}
	}
	return spec
}

func bound(l *dsl.Literal) *float64 {
	if l == nil {
		return nil
	}
	return &l.Number
}

// kinds pairs the kinds of the syntax tree with those of package table.
var kinds = map[dsl.ColumnKind]table.Kind{
	dsl.KindKey: table.Key, dsl.KindText: table.Text, dsl.KindNumber: table.Number, dsl.KindWhole: table.Whole,
	dsl.KindMoney: table.Money, dsl.KindShare: table.Share, dsl.KindFlag: table.Flag, dsl.KindDate: table.Date,
	dsl.KindChoice: table.Choice, dsl.KindRef: table.Ref,
}

// Figure says what a single value of a result is, and how it is shown.
type Figure = report.Figure

// Figures are all single values that a run gives.
func (m *Model) Figures() []Figure { return report.Figures(m.Program, m.inOrder) }
