package bridge

import (
	"github.com/fordel-lang/fordel/engine/table"
)

// survey looks through a file for a table without taking it.
func (b *Bridge) survey(c call, p Data) (Survey, error) {
	reply := Survey{Lines: []int{}, Records: [][]string{}}
	if err := b.open(c.ctx); err != nil {
		return reply, err
	}
	spec := b.session.Spec(p.Table)
	if spec == nil {
		return reply, failf("the rules have no table %q", "reglerne har ingen tabel %q", p.Table)
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
	reply.Header, reply.Separator = found.Header, found.Separator
	if found.Records != nil {
		reply.Lines, reply.Records = found.Lines, found.Records
	}
	return reply, nil
}
