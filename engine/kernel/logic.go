package kernel

import "github.com/fordel-lang/fordel/dsl/check"

// logic is not, and, or: of the second side only those rows count that the
// first has not decided.
type logic struct {
	op   check.Op
	a, b node
	out  [words]uint64
	open [words]uint64
}

func (c *compiler) logic(e *check.Expr, f *frame) node {
	n := &logic{op: e.Op, a: c.node(e.Args[0], f, true)}
	if len(e.Args) > 1 {
		n.b = c.node(e.Args[1], f, true)
	}
	return n
}

func (n *logic) eval(b *block) value {
	out := n.out[:(b.n+63)/64]
	copy(out, n.a.eval(b).flags)
	if n.op == check.OpNot {
		for i := range out {
			out[i] = ^out[i]
		}
		return value{flags: out}
	}
	n.open = *b.live
	for i := range out {
		if n.op == check.OpAnd {
			n.open[i] &= out[i]
		} else {
			n.open[i] &^= out[i]
		}
	}
	if none(&n.open) {
		return value{flags: out}
	}
	b.within(&n.open, func() {
		second := n.b.eval(b).flags
		for i := range out {
			if n.op == check.OpAnd {
				out[i] &= second[i]
			} else {
				out[i] |= second[i]
			}
		}
	})
	return value{flags: out}
}

// conditional is if then else: each branch counts only where it is taken.
type conditional struct {
	cond, yes, no node
	taken, rest   [words]uint64
	out           value
	known         [words]uint64
}

func (c *compiler) conditional(e *check.Expr, f *frame, strict bool) node {
	if e.Type.Kind == check.Text {
		return c.fail()
	}
	return &conditional{cond: c.node(e.Args[0], f, true), yes: c.branch(e.Args[1], e, f, strict), no: c.branch(e.Args[2], e, f, strict)}
}

// branch builds one of several alternatives; a plain nil takes the kind of the
// whole.
func (c *compiler) branch(e, whole *check.Expr, f *frame, strict bool) node {
	if e.Op == check.OpConst && e.Type.Kind == check.Nil {
		nothing := &check.Expr{Op: check.OpConst, Type: whole.Type, Const: check.Const{Kind: whole.Type.Kind, Missing: true}}
		return c.node(nothing, f, strict)
	}
	return c.node(e, f, strict)
}

func (n *conditional) eval(b *block) value {
	n.taken, n.rest = *b.live, *b.live
	for i, w := range n.cond.eval(b).flags[:(b.n+63)/64] {
		n.taken[i] &= w
		n.rest[i] &^= w
	}
	return n.merge(b, n.yes, n.no)
}

// merge evaluates each side on its rows and puts them together.
func (n *conditional) merge(b *block, yes, no node) value {
	var x, y value
	some, other := !none(&n.taken), !none(&n.rest)
	if some {
		b.within(&n.taken, func() { x = yes.eval(b) })
	}
	if other || !some {
		b.within(&n.rest, func() { y = no.eval(b) })
	}
	switch {
	case !other && some:
		return x
	case !some:
		return y
	}
	return n.blend(b, x, y)
}

// blend takes x on the rows taken and y on the others.
func (n *conditional) blend(b *block, x, y value) value {
	if b.bad || b.err != nil { // one of them may be blank, which is of every kind
		return x
	}
	count := (b.n + 63) / 64
	out := value{}
	if x.known != nil || y.known != nil {
		for i := range count {
			n.known[i] = word(x.known, i)&n.taken[i] | word(y.known, i)&^n.taken[i]
		}
		out.known = n.known[:count]
	}
	if x.flags != nil {
		if n.out.flags == nil {
			n.out.flags = make([]uint64, words)
		}
		for i := range count {
			n.out.flags[i] = x.flags[i]&n.taken[i] | y.flags[i]&^n.taken[i]
		}
		out.flags = n.out.flags[:count]
		return out
	}
	if n.out.numbers == nil {
		n.out.numbers = make([]float64, size)
	}
	out.numbers = n.out.numbers[:b.n]
	choose(out.numbers, x.numbers, y.numbers, &n.taken)
	return out
}

// word is a word of a set that may be nil for all.
func word(set []uint64, i int) uint64 {
	if set == nil {
		return ^uint64(0)
	}
	return set[i]
}

// choose takes x where the bit is set and y elsewhere.
func choose(out, x, y []float64, taken *[words]uint64) {
	x, y = x[:len(out)], y[:len(out)]
	for i := range out {
		v := y[i]
		if taken[i>>6]>>(i&63)&1 != 0 {
			v = x[i]
		}
		out[i] = v
	}
}

// coalesce is a ?? b: the second where the first is missing.
type coalesce struct {
	conditional
	first node
}

func (c *compiler) coalesce(e *check.Expr, f *frame, strict bool) node {
	if e.Type.Kind == check.Text {
		return c.fail()
	}
	return &coalesce{first: c.branch(e.Args[0], e, f, false), conditional: conditional{no: c.branch(e.Args[1], e, f, strict)}}
}

func (n *coalesce) eval(b *block) value {
	v := n.first.eval(b)
	if v.known == nil {
		return v
	}
	n.taken, n.rest = *b.live, *b.live
	for i := range (b.n + 63) / 64 {
		n.taken[i] &= v.known[i]
		n.rest[i] &^= v.known[i]
	}
	return n.merge(b, given{v}, n.no)
}

// given is a value at hand.
type given struct{ value value }

func (g given) eval(*block) value { return g.value }
