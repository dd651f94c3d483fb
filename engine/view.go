package engine

import (
	"cmp"
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/progress"
	"github.com/fordel-lang/fordel/engine/table"
)

// View is what a reader sees: a table, or the numbers of a chart.
type View struct {
	Kind    string // table, bar, histogram, line, scatter, lorenz
	Table   string
	Label   string
	Columns []ViewColumn // of a chart: the value, then `by` and `per` where said

	values []*table.Column // of the columns, on all rows of the table
	rows   []int32         // the rows shown, in their order
}

// ViewColumn is a column of a view. Type is number, kr, text, flag or date.
type ViewColumn struct {
	Name    string `json:"name"`
	Label   string `json:"label"`
	Type    string `json:"type"`
	Percent bool   `json:"percent,omitempty"`
	Sum     bool   `json:"sum"` // whether its sum over the rows means something

	kind check.Kind
}

// typeNames are the names of kinds where results are told to programs.
var typeNames = map[check.Kind]string{check.Number: "number", check.Money: "kr", check.Text: "text", check.Flag: "flag",
	check.Date: "date", check.Nil: "number"}

// TypeName is the name of a type where results are told to programs: number, kr,
// text, flag or date.
func TypeName(t check.Type) string { return typeNames[t.Kind] }

// Views are what `show` and `chart` say, in the order of the file, or where they
// say nothing a choice of what matters. There are none without figures.
func (r *Result) Views() []*View { return r.views }

// Shown are the rows of the table that the view shows, in its order.
func (v *View) Shown() []int32 { return v.rows }

// Values are those of one of the view's columns, on all rows of the table; on
// those that are not shown they may be anything.
func (v *View) Values(column int) *table.Column { return v.values[column] }

// Key is the key column of a view's table; nil where it has none.
func (r *Result) Key(v *View) *table.Column { return r.values(r.Model.Table(v.Table).Key) }

// show computes the views. Problems in their formulas are told; such a view is
// left out.
func (r *Result) show() error {
	for i, t := range r.plan.views {
		if err := r.space.doing(r.plan.firstView()+i, t.label, t.table.Name); err != nil {
			return err
		}
		if err := r.space.bring(t.task); err != nil {
			return err
		}
		o := r.state.outcomes[t.index]
		r.Diagnostics.Add(o.diags...)
		if computed, ok := o.detail.(viewed); ok {
			r.views = append(r.views, &View{Kind: t.kind, Table: t.table.Name, Label: t.label, Columns: t.shown,
				values: computed.values, rows: computed.rows})
		}
	}
	return nil
}

// viewed is what is computed of a view, the detail of its outcome.
type viewed struct {
	values []*table.Column
	rows   []int32
}

// compute computes a view but for its rows' values.
func (t *viewTask) compute(w *workspace, o *outcome) error {
	column := func(e formula.Evaluator, in table.Bits) (*table.Column, error) {
		if e == nil || o.failed {
			return nil, nil
		}
		c, problems, err := e.Column(in)
		o.add(problems...)
		return c, err
	}
	filter, err := column(t.filter, nil)
	if err != nil {
		return err
	}
	var in table.Bits // nil: all rows
	if filter != nil {
		in = filter.Flags
	}
	v := viewed{values: make([]*table.Column, len(t.columns))}
	for i, c := range t.columns {
		if c.column != nil {
			v.values[i] = w.Column(c.column)
		} else if v.values[i], err = column(c.expr, in); err != nil {
			return err
		}
	}
	by, err := column(t.order, in)
	if err != nil || o.failed {
		return err
	}
	if v.rows = w.everyRow(t.table); in != nil {
		v.rows = kept(in, v.rows)
	}
	if by != nil {
		v.rows, err = t.sorted(w, v.rows, by)
	}
	o.detail, o.size = v, 4*len(v.rows)
	for _, c := range v.values {
		o.size += size(c)
	}
	return err
}

// kept is those of some rows that are in a set.
func kept(in table.Bits, rows []int32) []int32 {
	out := make([]int32, 0, in.Count())
	for _, row := range rows {
		if in.Get(int(row)) {
			out = append(out, row)
		}
	}
	return out
}

// sorted is rows in the order of a column's values.
func (t *viewTask) sorted(w *workspace, rows []int32, by *table.Column) ([]int32, error) {
	rows = slices.Clone(rows)
	err := progress.Sort(w.meter, rows, func(x, y int32) int {
		return cmp.Or(before(by, int(x), int(y), t.lowest()), cmp.Compare(x, y))
	})
	return rows, err
}

// before compares two rows by a column, the missing last.
func before(by *table.Column, x, y int, lowest bool) int {
	hasX, hasY := by.Has(x), by.Has(y)
	switch {
	case !hasX || !hasY:
		if hasX == hasY {
			return 0
		} else if hasX {
			return -1
		}
		return 1
	case lowest:
		return number.Compare(by.Numbers[x], by.Numbers[y])
	}
	return number.Compare(by.Numbers[y], by.Numbers[x])
}

// plainValue is a constant as programs take it.
func plainValue(c check.Const) any {
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
