package check

import (
	"slices"
	"strings"
)

// warnSame warns of a thing that is set against itself: what comes of it does not
// depend on the thing.
func (c *checker) warnSame(e *Expr, s scope) {
	a, b := sides(e)
	if a == nil || !same(a, b) || a.Type.Kind == Invalid || constant(a) && e.Op != OpIf {
		return
	}
	idle := e.Op == OpAnd || e.Op == OpOr || e.Op == OpCoalesce || e.Op == OpIf || e.Op == OpCall
	d := sameThing(e.At, c.quoted(e.At), c.quoted(a.At), idle)
	name := strings.TrimPrefix(c.quoted(a.At), ".")
	if in, ok := s.innermost(); ok && len(s) > 1 && a.Op == OpColumn && a.Depth == in.depth && c.columns[s[len(s)-2].table][name] != nil {
		d = dotForRow(d, in.table.Name, s[len(s)-2].table.Name, name, c.quoted(e.Sign))
	}
	c.add(d)
}

// sides are the two parts of an operation that are set against each other; nil
// where there are none.
func sides(e *Expr) (a, b *Expr) {
	switch e.Op {
	case OpAnd, OpOr: // a or b or a
		left := e.Args[0]
		for left.Op == e.Op && !same(left.Args[1], e.Args[1]) {
			left = left.Args[0]
		}
		if left.Op == e.Op {
			left = left.Args[1]
		}
		return left, e.Args[1]
	case OpCoalesce, OpEqual, OpUnequal, OpLess, OpLessEqual, OpGreater, OpGreaterEqual, OpSubtract, OpDivide:
		return e.Args[0], e.Args[1]
	case OpIf:
		return e.Args[1], e.Args[2]
	case OpIn:
		for _, x := range e.Args[1].Args {
			if same(e.Args[0], x) {
				return e.Args[0], x
			}
		}
	case OpCall:
		if (e.Func == "min" || e.Func == "max") && len(e.Args) > 1 {
			for i, x := range e.Args {
				if j := slices.IndexFunc(e.Args[:i], func(y *Expr) bool { return same(x, y) }); j >= 0 {
					return e.Args[j], x
				}
			}
		}
	}
	return nil, nil
}

// constant reports whether a formula is made of constants alone.
func constant(e *Expr) bool {
	return e.Op == OpConst || e.Op >= OpList && len(e.Args) > 0 && !slices.ContainsFunc(e.Args, func(a *Expr) bool { return !constant(a) })
}

// same reports whether two formulas are made of the same parts in the same order.
func same(a, b *Expr) bool {
	return a.Op == b.Op && a.Type == b.Type && a.Const == b.Const && a.Param == b.Param && a.Value == b.Value && a.Column == b.Column &&
		a.Table == b.Table && a.Depth == b.Depth && a.Func == b.Func && slices.Equal(a.Path, b.Path) && slices.EqualFunc(a.Args, b.Args, same)
}
