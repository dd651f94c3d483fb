package formula

import (
	"slices"

	"github.com/expr-lang/expr/ast"

	"github.com/fordel-lang/fordel/dsl/check"
)

// Whatever goes through rows but does not depend on the innermost row at hand
// (the average of a whole table inside a column, say) is computed when it is
// first reached and kept as long as the rows it does depend on stay the same.

// scopes are depths of scopes, rising.
type scopes []int

// reads gives the scopes outside a formula at a depth that it reads rows of.
func (b *builder) reads(e *check.Expr, depth int) scopes {
	if s, ok := b.free[e]; ok {
		return s
	}
	var s scopes
	if e.Op == check.OpColumn || e.Op == check.OpRows && len(e.Path) > 0 {
		s = append(s, e.Depth)
	}
	for i, a := range e.Args {
		inner := depth
		if i == 1 && opensScope(e) {
			inner++
		}
		for _, d := range b.reads(a, inner) {
			if d <= depth {
				s = append(s, d)
			}
		}
	}
	slices.Sort(s)
	s = slices.Compact(s)
	b.free[e] = s
	return s
}

func opensScope(e *check.Expr) bool { return e.Op == check.OpFilter || e.Op == check.OpMap }

// heavy reports whether a formula goes through rows.
func heavy(e *check.Expr) bool {
	return opensScope(e) || slices.ContainsFunc(e.Args, heavy)
}

// keeps reports whether the value of a formula is worth keeping from row to row
// of the innermost scope.
func (b *builder) keeps(e *check.Expr, in []*check.Table) bool {
	depth := len(in) - 1
	return len(in) != b.kept && (depth > 0 || in[0] != nil) && heavy(e) && !slices.Contains(b.reads(e, depth), depth)
}

// cached is a kept value and the rows it was computed for.
type cached struct {
	machine *machine
	known   bool
	rows    []int
	value   any
}

// asItIs keeps the value of a formula unchanged.
func asItIs(n ast.Node) ast.Node { return n }

// keep builds `if have(rows) then get() else put(wrap(formula))`.
func (b *builder) keep(e *check.Expr, in []*check.Table, want need, wrap func(ast.Node) ast.Node) ast.Node {
	reads := b.reads(e, len(in)-1)
	k := &cached{machine: b.machine, rows: make([]int, len(reads))}
	b.machine.caches = append(b.machine.caches, k)
	var keys []ast.Node
	for _, d := range reads {
		keys = append(keys, b.row(d))
	}
	base, kept := b.base, b.kept
	b.kept = len(in)
	if len(reads) == 0 {
		b.base = len(in)
	}
	value := wrap(b.fresh(e, in, want))
	b.base, b.kept = base, kept
	return b.at(&ast.ConditionalNode{Ternary: true,
		Cond: b.unique(e, in, k.have, keys...),
		Exp1: b.unique(e, in, k.get),
		Exp2: b.unique(e, in, k.put, value),
	}, e, in)
}

// have reports whether the value for these rows is known, and remembers them.
func (k *cached) have(rows ...any) (any, error) {
	for i, r := range rows {
		if row := r.(int); row != k.rows[i] {
			k.rows[i], k.known = row, false
		}
	}
	return k.known, nil
}

func (k *cached) get(...any) (any, error) { return k.value, nil }

// put keeps a value for the rows asked for last.
func (k *cached) put(value ...any) (any, error) {
	k.value, k.known = value[0], true
	return k.value, k.machine.hold(k.value)
}
