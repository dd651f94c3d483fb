// Package view decides what a reader sees of a run: what `show` and `chart` say, or
// a choice of what matters, and rows of tables.
package view

import (
	"cmp"
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/statement"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/plan"
	"github.com/fordel-lang/fordel/engine/progress"
	"github.com/fordel-lang/fordel/engine/table"
)

// View is what a reader sees: a table, or the numbers of a chart.
type View struct {
	Kind    string // table, or the form of a chart: bar, lorenz
	Table   string
	Label   string
	Columns []Column // of a chart: the value, then `by` and `per` where said; of a Lorenz curve the value (per what is said), then its weight

	Map *Map // of a map; nil for any other

	values []*table.Column // of the columns, on all rows of the table
	of     []*check.Expr   // what the columns are computed by
	rows   []int32         // the rows shown, in their order
	task   *task
}

// Column is a column of a view. Type is number, kr, text, flag or date.
type Column struct {
	Name    string `json:"name"`
	Label   string `json:"label"`
	Type    string `json:"type"`
	Percent bool   `json:"percent,omitempty"`
	Total   Total  `json:"total"`

	Role      check.Role `json:"role,omitempty"`      // in a table with `against`
	WorkedOut bool       `json:"workedOut,omitempty"` // amounts that a formula adds up, which are shown in the model's decimals and never rounded

	Kind check.Kind        `json:"-"`
	Of   *check.Column     `json:"-"` // of the table; nil for a formula
	Expr *check.Expr       `json:"-"` // the formula on the row; nil for a column of the table
	Says *statement.Figure `json:"-"` // the figure whose words the column holds; nil for any other
}

// Total is what stands below a column, over the rows that are shown.
type Total string

const (
	Sum  Total = "sum"
	Mean Total = "mean" // of the rows with a value
	None Total = "none"
)

// typeNames are the names of kinds where results are told to programs.
var typeNames = map[check.Kind]string{check.Number: "number", check.Money: "kr", check.Text: "text", check.Flag: "flag",
	check.Date: "date", check.Nil: "number"}

// TypeName is the name of a type where results are told to programs: number, kr,
// text, flag or date.
func TypeName(t check.Type) string { return typeNames[t.Kind] }

// Shown are the rows of the table that the view shows, in its order.
func (v *View) Shown() []int32 { return v.rows }

// Values are those of one of the view's columns, on all rows of the table; on
// those that are not shown they may be anything.
func (v *View) Values(column int) *table.Column { return v.values[column] }

// Formula is what one of the view's columns is computed by, on a row of its table: for
// a column of the table, its name.
func (v *View) Formula(column int) *check.Expr { return v.of[column] }

// Task is what is asked of the statements to compute the view.
func (v *View) Task() *plan.Task { return v.task.Task }

// In computes the view in a workspace of the same plan: the values of one of its columns
// on all rows of the table, and the rows shown. It gives false where it cannot be
// computed there; the error is that of a run that has to end.
func (v *View) In(w *plan.Workspace, column int) (values *table.Column, rows []int32, ok bool, err error) {
	o, err := w.Evaluate(v.task.Task)
	if err != nil {
		return nil, nil, false, err
	}
	computed, ok := o.Detail.(viewed)
	if !ok {
		return nil, nil, false, nil
	}
	return computed.values[column], computed.rows, true, nil
}

// Views are the compiled views of a program.
type Views []*task

// Bare are the views before they are computed: without values and rows.
func (v Views) Bare() []*View {
	var out []*View
	for _, t := range v {
		out = append(out, &View{Kind: t.kind, Table: t.table.Name, Label: t.label, Columns: t.shown, of: t.formulas(), task: t})
	}
	return out
}

// Show computes the views. Problems in their formulas are told; such a view is
// left out. Rows of maps lie in areas, or else are municipalities; which do not is
// told too.
func (v Views) Show(w *plan.Workspace, areas Areas) ([]*View, diag.List, error) {
	var out []*View
	var problems diag.List
	for _, t := range v {
		if err := w.Next(t.label, t.table.Name); err != nil {
			return nil, nil, err
		}
		o, err := w.Evaluate(t.Task)
		if err != nil {
			return nil, nil, err
		}
		problems.Add(o.Problems...)
		if computed, ok := o.Detail.(viewed); ok {
			shown := &View{Kind: t.kind, Table: t.table.Name, Label: t.label, Columns: t.shown, values: computed.values, rows: computed.rows, of: t.formulas(), task: t}
			shown.yearsAlone(t)
			if t.onMap {
				for _, d := range shown.place(t, areas) {
					problems.Add(d.At(t.at))
				}
			}
			out = append(out, shown)
		}
	}
	return out, problems, nil
}

// viewed is what is computed of a view, the detail of its outcome.
type viewed struct {
	values []*table.Column
	rows   []int32
}

// Compute computes a view but for its rows' values.
func (t *task) Compute(w *plan.Workspace, o *plan.Outcome) error {
	column := func(e formula.Evaluator, in table.Bits) (*table.Column, error) {
		if e == nil || o.Failed {
			return nil, nil
		}
		c, problems, err := e.Column(in)
		o.Add(problems...)
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
	if err := w.Reserve(t.memory(w)); err != nil {
		return err
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
	if err != nil || o.Failed {
		return err
	}
	v.rows, err = t.rows(w, in, by)
	o.Detail = v
	o.Grow(4 * len(v.rows))
	for _, c := range v.values {
		o.Grow(plan.Size(c))
	}
	return err
}

// rows are those of a set, in the order of a column; nil for all, and for the order they have.
func (t *task) rows(w *plan.Workspace, in table.Bits, by *table.Column) ([]int32, error) {
	rows := w.EveryRow(t.table)
	if in != nil {
		rows = kept(in, rows)
	}
	if by == nil {
		return rows, nil
	}
	return t.sorted(w, rows, by)
}

// memory is how many bytes the view takes beside columns of the table: those of
// formulas, and its rows.
func (t *task) memory(w *plan.Workspace) int {
	bytes := 4
	for _, c := range t.columns {
		if c.column == nil {
			bytes += 8
		}
	}
	return bytes * w.Table(t.table).Len
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
func (t *task) sorted(w *plan.Workspace, rows []int32, by *table.Column) ([]int32, error) {
	rows = slices.Clone(rows)
	err := progress.Sort(w.Meter(), rows, func(x, y int32) int {
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

// Plain is a constant as programs take it; zero has no sign.
func Plain(c check.Const) any {
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
	return c.Number + 0
}
