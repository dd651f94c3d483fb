package bridge

import (
	"bytes"
	"errors"

	"github.com/fordel-lang/fordel/engine/table"
)

// survey looks through a file for a table without taking it.
func (b *Bridge) survey(c call, p Data) (Survey, error) {
	reply := Survey{Columns: []string{}, Lines: []int{}, Records: [][]string{}, Totals: []int{}}
	if err := b.open(c.ctx); err != nil {
		return reply, err
	}
	spec := b.session.Spec(p.Table)
	if spec == nil {
		return reply, noTable(p.Table)
	}
	from := table.Origin{File: p.File, Sheet: p.Sheet, Mapping: (*table.Mapping)(p.Mapping)}
	var found *table.Survey
	var err error
	if p.Sheet == "" {
		found, err = table.SurveyCSV(c.ctx, from, c.bytes, spec)
	} else if cells, wrong := readCells(c.bytes); wrong != nil {
		err = wrong
	} else {
		found, err = table.SurveyCells(c.ctx, from, cells, spec)
	}
	if err != nil {
		return reply, err
	}
	reply.Header = found.Header
	if found.Columns != nil {
		reply.Columns = found.Columns
	}
	if found.Records != nil {
		reply.Lines, reply.Records = found.Lines, found.Records
	}
	reply.Totals = append(reply.Totals, found.Totals...)
	return reply, nil
}

// amend changes one cell of a CSV file, which is not taken by that.
func (b *Bridge) amend(c call, p Amendment) (Amended, error) {
	if err := b.open(c.ctx); err != nil {
		return Amended{}, err
	}
	spec := b.session.Spec(p.Table)
	if spec == nil {
		return Amended{}, noTable(p.Table)
	}
	from := table.Origin{File: p.File, Mapping: (*table.Mapping)(p.Mapping)}
	text, err := table.AmendCSV(c.ctx, from, c.bytes, spec, p.Line, p.Field, p.Text)
	if errors.Is(err, table.ErrNoSuchCell) {
		return Amended{}, failf("there is no such cell", "den celle findes ikke")
	}
	return Amended{text}, err
}

// sample makes up data for the tables whose rows come from files.
func (b *Bridge) sample(c call, p MakingUp) (MadeUp, error) {
	reply := MadeUp{Sheets: []MadeUpSheet{}, Diagnostics: []Diagnostic{}}
	if err := b.open(c.ctx); err != nil {
		return reply, err
	}
	if b.session.Model().Diagnostics.HasErrors() {
		return reply, failf("the rules have errors", "reglerne har fejl")
	}
	made, problems, err := b.session.MakeUp(c.ctx, nil, uint64(p.Seed))
	if err != nil {
		return reply, err
	}
	reply.Diagnostics = located(problems, p.Lang, b.session.Sources())
	for _, t := range made {
		var text bytes.Buffer
		if err := table.WriteTable(&text, t, table.WriteOptions{Lang: p.Lang}); err != nil {
			return reply, err
		}
		reply.Sheets = append(reply.Sheets, MadeUpSheet{t.Spec.Name, text.String()})
	}
	return reply, nil
}

func noTable(name string) error {
	return failf("the rules have no table %q", "reglerne har ingen tabel %q", name)
}
