package statement

import (
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
)

// mostWritten is how many nodes a condition may have with the formulas of what it
// names; beyond that names stay names.
const mostWritten = 2000

// inliner writes a condition with the formulas of the values and columns that it
// names in their place, as far as those say something of rows: so it is seen that
// there are none, though the condition only names what was said of them.
type inliner struct {
	says map[check.Step]bool // whether a statement says something of rows, itself or by what it names
	left int                 // how many nodes may still be written
}

// inlined is a condition so written; the condition itself where there is nothing to
// write.
func inlined(condition *check.Expr) *check.Expr {
	in := &inliner{says: map[check.Step]bool{}, left: mostWritten}
	return in.expr(condition, 0)
}

// expr writes a formula that stands in so many scopes.
func (in *inliner) expr(e *check.Expr, scopes int) *check.Expr {
	if step, row := nameOf(e); step != nil && in.speaks(formulaOf(step)) {
		n := size(formulaOf(step), in.left)
		if n >= in.left {
			return e
		}
		in.left -= n
		return in.expr(moved(formulaOf(step), row, scopes), scopes)
	}
	out := e
	for i, a := range e.Args {
		deeper := scopes
		if opensScope(e, i) {
			deeper++
		}
		if with := in.expr(a, deeper); with != a {
			if out == e {
				own := *e
				own.Args = slices.Clone(e.Args)
				out = &own
			}
			out.Args[i] = with
		}
	}
	return out
}

// opensScope reports whether an argument is on rows of its own.
func opensScope(e *check.Expr, arg int) bool {
	return arg == 1 && (e.Op == check.OpMap || e.Op == check.OpFilter)
}

// nameOf is the statement whose formula a name stands for, and the scope of the row
// that it is computed on; nil where it stands for none, or for that of another row.
func nameOf(e *check.Expr) (step check.Step, row int) {
	switch {
	case e.Op == check.OpValue:
		step = e.Value.Step
	case e.Op == check.OpColumn && len(e.Path) == 0:
		step, row = e.Column.Step, e.Depth
	}
	if step == nil || formulaOf(step) == nil {
		return nil, 0
	}
	return step, row
}

// formulaOf is the formula that a statement computes a value or column by; nil
// where there is more to it.
func formulaOf(s check.Step) *check.Expr {
	switch s := s.(type) {
	case *check.ValueStep:
		return s.Expr
	case *check.ColumnStep:
		return s.Expr
	}
	return nil
}

// speaks reports whether a formula says something of rows, itself or by what it
// names.
func (in *inliner) speaks(e *check.Expr) bool {
	if _, says := ofNothing[e.Func]; says && e.Op == check.OpCall && e.Args[0].Op == check.OpMap {
		return true
	}
	if step, _ := nameOf(e); step != nil {
		known, found := in.says[step]
		if !found {
			known = in.speaks(formulaOf(step))
			in.says[step] = known
		}
		return known
	}
	return slices.ContainsFunc(e.Args, in.speaks)
}

// size is how many nodes a formula has, counted up to a limit.
func size(e *check.Expr, limit int) int {
	n := 1
	for _, a := range e.Args {
		if n >= limit {
			break
		}
		n += size(a, limit-n)
	}
	return n
}

// moved is a statement's formula as it is written in so many scopes, of which one is
// the row that it is computed on.
func moved(e *check.Expr, row, scopes int) *check.Expr {
	out := *e
	switch {
	case e.Op != check.OpColumn && e.Op != check.OpRows:
	case e.Depth == 0:
		out.Depth = row
	default:
		out.Depth = scopes + e.Depth
	}
	out.Args = make([]*check.Expr, len(e.Args))
	for i, a := range e.Args {
		out.Args[i] = moved(a, row, scopes)
	}
	return &out
}
