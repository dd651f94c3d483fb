package explain

import (
	"slices"
	"strconv"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/measure"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/plan"
	tables "github.com/fordel-lang/fordel/engine/table"
	"github.com/fordel-lang/fordel/engine/view"
)

// computed is a figure that can be computed in other settings, or with other data: a
// cell, a value, a parameter, or what stands below a column.
type computed struct {
	step   check.Step // nil for data and parameters, which are what they are, and for views
	column *check.Column
	value  *check.Value
	param  *check.Param
	row    int

	view *view.View // that computes the column; nil for a column of the table
	at   int        // which of the view's columns it is
	fold string     // sum or mean of the column; empty for a cell
	kind check.Kind // of the fold
}

// figureOf is the figure of an address; nil of any other node.
func (x *Explainer) figureOf(id string) *computed {
	path := split(id)
	switch {
	case len(path) == 4 && path[0] == "cell":
		return x.cellFigure(path[1], path[2], path[3])
	case len(path) == 4 && path[0] == "view" && path[3] == "total":
		return x.totalFigure(path[1], path[2])
	case len(path) == 3 && path[0] == "sum":
		if t := x.program.Table(path[1]); t != nil {
			if c := columnOf(t, path[2]); c != nil && adds(c) {
				return &computed{step: c.Step, column: c, fold: string(view.Sum), kind: c.Type.Kind}
			}
		}
	case len(path) == 2 && path[0] == "value":
		for _, v := range x.program.Values {
			if v.Name == path[1] {
				return &computed{step: v.Step, value: v}
			}
		}
	case len(path) == 2 && path[0] == "param":
		if p := x.program.Param(path[1]); p != nil {
			return &computed{param: p}
		}
	}
	return nil
}

// cellFigure is a cell of a table: of its own columns, or of one that a view computes.
func (x *Explainer) cellFigure(table, column, key string) *computed {
	t := x.program.Table(table)
	if t == nil {
		return nil
	}
	row, ok := x.rowOf(t, key)
	if !ok {
		return nil
	}
	if c := columnOf(t, column); c != nil {
		return &computed{step: c.Step, column: c, row: row}
	}
	for _, v := range x.views {
		if i := shownIn(v, column); v.Table == table && i >= 0 {
			return &computed{view: v, at: i, row: row}
		}
	}
	return nil
}

// totalFigure is what stands below a column of a view, by the view's number.
func (x *Explainer) totalFigure(nr, column string) *computed {
	n, err := strconv.Atoi(nr)
	if err != nil || n < 0 || n >= len(x.views) {
		return nil
	}
	v := x.views[n]
	i := shownIn(v, column)
	if i < 0 || v.Columns[i].Total == view.None {
		return nil
	}
	return &computed{view: v, at: i, fold: string(v.Columns[i].Total), kind: v.Columns[i].Kind}
}

func shownIn(v *view.View, column string) int {
	return slices.IndexFunc(v.Columns, func(c view.Column) bool { return c.Name == column })
}

// in is the figure in the workspace's state, after what it needs was computed; false
// where it cannot be computed there.
func (f *computed) in(w *plan.Workspace) (check.Const, bool, error) {
	if f.view != nil {
		return f.shown(w)
	}
	if f.step != nil {
		o, err := w.Evaluate(w.Plan.Of(f.step))
		if err != nil || o.Failed {
			return check.Const{}, false, err
		}
	}
	switch {
	case f.param != nil:
		return w.Param(f.param), true, nil
	case f.value != nil:
		return w.Value(f.value), true, nil
	case f.fold != "":
		return f.of(w.Column(f.column), w.EveryRow(f.column.Table), f.column.Type.Kind), true, nil
	}
	return f.of(w.Column(f.column), nil, f.column.Type.Kind), true, nil
}

// shown is the figure of a view.
func (f *computed) shown(w *plan.Workspace) (check.Const, bool, error) {
	values, rows, ok, err := f.view.In(w, f.at)
	if err != nil || !ok {
		return check.Const{}, false, err
	}
	if f.fold != "" {
		return f.of(values, rows, f.kind), true, nil
	}
	for _, needed := range f.view.Task().Needs { // of a view that is known from before they are not at hand
		if _, err := w.Evaluate(needed); err != nil {
			return check.Const{}, false, err
		}
	}
	e := f.view.Formula(f.at) // the row may be one that is not shown
	v, problems, err := formula.Node{Expr: e, Scopes: []*check.Table{w.Program.Table(f.view.Table)}}.Ask(w, []int{f.row})
	return v.Const, err == nil && !problems.HasErrors(), err
}

// of is the figure's cell of a column, or the sum or mean of some of its rows.
func (f *computed) of(values *tables.Column, rows []int32, kind check.Kind) check.Const {
	if f.fold == "" {
		return formula.At(values, kind, f.row)
	}
	_, numbers := known(values, rows)
	return folding(f.fold, numbers, f.kind)
}

// known are those of some rows that have a value, with their values.
func known(values *tables.Column, of []int32) (rows []int, numbers []float64) {
	for _, row := range of {
		if values.Has(int(row)) {
			rows, numbers = append(rows, int(row)), append(numbers, values.Numbers[row])
		}
	}
	return rows, numbers
}

// folding is the sum of numbers, or their mean, which is missing where there are none.
func folding(op string, numbers []float64, kind check.Kind) check.Const {
	if op == string(view.Sum) {
		return check.Const{Kind: kind, Number: number.Sum(numbers)}
	}
	mean, err := measure.Mean(numbers)
	return check.Const{Kind: kind, Number: mean, Missing: err != nil}
}

// depends reports whether the figure depends on a *check.Param, or on a *check.Table or
// *check.Column of the data.
func (f *computed) depends(w *plan.Workspace, input any) bool {
	if p, ok := input.(*check.Param); ok && f.param == p {
		return true
	}
	if task := f.task(w.Plan); task != nil {
		return w.Plan.Depends(task, input)
	}
	return f.column != nil && (f.column == input || f.column.Table == input && f.fold != "")
}

// task is what has to be computed for the figure; nil of what is given.
func (f *computed) task(p *plan.Plan) *plan.Task {
	switch {
	case f.view != nil:
		return f.view.Task()
	case f.step != nil:
		return p.Of(f.step)
	}
	return nil
}

// table is the table of a column's figure.
func (f *computed) table() string {
	if f.view != nil {
		return f.view.Table
	}
	return f.column.Table.Name
}
