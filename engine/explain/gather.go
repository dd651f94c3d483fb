package explain

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/table"
)

// many is from how many rows on a formula on them is computed over columns: the
// kernels give the same as the machine, bit for bit, and take a tenth of the time.
const many = 500

// rowsOf are the rows that a formula gives, rising.
func (x *Explainer) rowsOf(e *check.Expr, a at) []int {
	switch {
	case e.Op == check.OpRows && len(e.Path) == 0:
		return x.everyRow(e.Table)
	case e.Op == check.OpRows:
		groups, err := x.w.Groups(e.Path)
		if err != nil {
			x.fail(err)
			return nil
		}
		of := groups.Of(a.rows[e.Depth])
		rows := make([]int, len(of))
		for i, row := range of {
			rows[i] = int(row)
		}
		return rows
	case e.Op == check.OpFilter:
		t, from := tableOf(e), x.rowsOf(e.Args[0], a)
		if values := x.onRows(e.Args[1], a, t, from); values != nil {
			in := make([]int, 0, len(from))
			for i, row := range from {
				if values[i].Flag {
					in = append(in, row)
				}
			}
			return in
		}
	}
	return x.ask(e, a).Rows
}

// fail keeps the error of a run that has to end.
func (x *Explainer) fail(err error) {
	if x.failed == nil {
		x.failed = err
	}
}

// onRows are the values of a formula on many rows; nil where there are few, or it
// also reads rows around them.
func (x *Explainer) onRows(body *check.Expr, a at, t *check.Table, rows []int) []check.Const {
	var values *table.Column
	switch {
	case body.Op == check.OpColumn && len(body.Path) == 0 && body.Depth == len(a.rows):
		values = x.figures.Column(body.Column)
	case len(rows) < many:
		return nil
	default:
		own := outside(body, len(a.rows))
		if own == nil {
			return nil
		}
		only := table.NewBits(x.figures.Table(t).Len)
		for _, row := range rows {
			only.Set(row, true)
		}
		if values = x.column(own, t, only); values == nil {
			return nil
		}
	}
	out := make([]check.Const, len(rows))
	for i, row := range rows {
		out[i] = formula.At(values, body.Type.Kind, row)
	}
	return out
}

// outside is a formula that stands in some scopes as one that stands on its own row
// alone; nil where it reads a row around that.
func outside(e *check.Expr, depth int) *check.Expr {
	out := *e
	if e.Op == check.OpColumn || e.Op == check.OpRows && len(e.Path) > 0 {
		if out.Depth -= depth; out.Depth < 0 {
			return nil
		}
	}
	out.Args = make([]*check.Expr, len(e.Args))
	for i, arg := range e.Args {
		if out.Args[i] = outside(arg, depth); out.Args[i] == nil {
			return nil
		}
	}
	return &out
}
