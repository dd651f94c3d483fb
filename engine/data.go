package engine

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
)

// Data is the rows of a table in the order of their keys, with the values of the columns
// that are data, in the order declared; nil where there is no such table or no data.
func (r *Result) Data(name string) [][]check.Const {
	t := r.Model.Table(name)
	if t == nil || r.figures.Table(t) == nil {
		return nil
	}
	rows := make([][]check.Const, r.figures.Table(t).Len)
	for _, c := range t.Columns {
		if c.Data == nil {
			continue
		}
		values := r.figures.Column(c)
		for i := range rows {
			rows[i] = append(rows[i], formula.At(values, c.Type.Kind, i))
		}
	}
	return rows
}
