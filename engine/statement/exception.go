package statement

import (
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/plan"
)

// exceptions finds the rows for which a condition of a table's rows, all(rows, ...) or
// none(rows, ...), does not hold.
type exceptions struct {
	of *check.Table
	is formula.Evaluator // whether a row of it is such a one
}

// exceptions compiles what finds them; nil for any other condition.
func (c *compiler) exceptions(e *check.Expr) *exceptions {
	if e.Op != check.OpCall || e.Func != "all" && e.Func != "none" || len(e.Args) != 1 || e.Args[0].Op != check.OpMap {
		return nil
	}
	rows, wrong := e.Args[0].Args[0], e.Args[0].Args[1]
	flag := check.Type{Kind: check.Flag}
	if e.Func == "all" {
		wrong = &check.Expr{Op: check.OpNot, Type: flag, Args: []*check.Expr{wrong}, At: wrong.At}
	}
	for rows.Op == check.OpFilter {
		wrong = &check.Expr{Op: check.OpAnd, Type: flag, Args: []*check.Expr{rows.Args[1], wrong}, At: wrong.At}
		rows = rows.Args[0]
	}
	if rows.Op != check.OpRows || rows.Path != nil {
		return nil
	}
	return &exceptions{rows.Table, c.Row(onRow(wrong), rows.Table)}
}

// onRow is what was said of each row of a list, said of the row that a formula is on.
func onRow(e *check.Expr) *check.Expr {
	out := *e
	if out.Depth > 0 {
		out.Depth--
	}
	out.Args = slices.Clone(e.Args)
	for i, a := range out.Args {
		out.Args[i] = onRow(a)
	}
	return &out
}

// find are the rows; none where that cannot be computed.
func (x *exceptions) find(w *plan.Workspace) (formula.Rows, error) {
	column, problems, err := x.is.Column(nil)
	if err != nil || problems.HasErrors() {
		return formula.Rows{}, err
	}
	data := w.Table(x.of)
	var rows []int
	for row := range data.Len {
		if column.Flags.Get(row) {
			rows = append(rows, row)
		}
	}
	return formula.NameRows(x.of, data, rows), nil
}
