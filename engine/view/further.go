package view

import (
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/statement"
	"github.com/fordel-lang/fordel/engine/table"
)

// FurtherColumn is a column of a view's table that the view does not show.
type FurtherColumn struct {
	Column
	Values *table.Column // on all rows of the table
}

// Further are the numbers of a table that it does not show and whose sum means something,
// so that what it shows can be measured against them: those of the data, and what
// statements give on the row, but for figures of theirs, such as social.free. Of charts
// there are none.
func (v *View) Further(f *statement.Figures) []FurtherColumn {
	var out []FurtherColumn
	for _, c := range v.task.further {
		values := f.Column(c.Of)
		if values != nil && (c.Kind == check.Money || !Years(values, v.rows)) {
			out = append(out, FurtherColumn{c, values})
		}
	}
	return out
}

// furtherOf are the columns of a table that it does not show and that add up.
func (t *task) furtherOf(program *check.Program) []Column {
	if t.kind != "table" {
		return nil
	}
	var out []Column
	for _, c := range everything(program, t.table) {
		if c.Member != nil {
			continue
		}
		shown := slices.ContainsFunc(t.columns, func(s column) bool { return s.Of == c || s.Name == c.Name })
		if adds := c.Adds && (c.Type.Kind == check.Money || c.Type.Kind == check.Number); adds && !shown {
			out = append(out, Plainly(c, program.File.Lang))
		}
	}
	return out
}
