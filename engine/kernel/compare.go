package kernel

import "github.com/fordel-lang/fordel/dsl/check"

// comparison compares two nodes; numbers that show the same 15 digits are equal.
type comparison struct {
	op     check.Op
	a, b   node
	out    [words]uint64
	limits limits  // where one side is the same number on all rows
	in     wordSet // where it is the same word
	match  matcher
}

// missing is `x == nil`.
type missing struct {
	of  node
	not bool
	out [words]uint64
}

// membership is x in [a, b] or x in a..b.
type membership struct {
	parts []*comparison // of x with each element, or with the two bounds
	all   bool          // all must hold: the bounds
	out   [words]uint64
}

func (c *compiler) comparison(e *check.Expr, f *frame) node {
	if e.Op == check.OpIn {
		return c.membership(e, f)
	}
	a, b := e.Args[0], e.Args[1]
	if e.Op == check.OpEqual || e.Op == check.OpUnequal {
		if a.Type.Kind == check.Nil {
			a, b = b, a
		}
		if b.Type.Kind == check.Nil {
			if b.Op != check.OpConst {
				return c.fail()
			}
			return &missing{of: c.node(a, f, false), not: e.Op == check.OpUnequal}
		}
	}
	sized := e.Op >= check.OpLess && e.Op <= check.OpGreaterEqual
	n := &comparison{op: e.Op, a: c.node(a, f, sized), b: c.node(b, f, sized)}
	return n.reaching()
}

func (c *compiler) membership(e *check.Expr, f *frame) node {
	x, set := e.Args[0], e.Args[1]
	if set.Op == check.OpList && x.Type.Kind == check.Text && plainList(set) {
		return c.wording(x, set.Args, f)
	}
	m := &membership{all: set.Op == check.OpRange}
	part := func(op check.Op, with *check.Expr) {
		m.parts = append(m.parts, &comparison{op: op, a: c.node(x, f, true), b: c.node(with, f, true)})
	}
	switch {
	case set.Op == check.OpRange:
		part(check.OpGreaterEqual, set.Args[0])
		part(check.OpLessEqual, set.Args[1])
	case set.Op == check.OpList && x.Type.Kind != check.Nil && plainList(set):
		for _, item := range set.Args {
			part(check.OpEqual, item)
		}
	default:
		return c.fail()
	}
	return m
}

// plainList reports whether a list holds constants and parameters only.
func plainList(e *check.Expr) bool {
	for _, a := range e.Args {
		if a.Op != check.OpConst && a.Op != check.OpParam || a.Type.Kind == check.Nil {
			return false
		}
	}
	return true
}

func (n *missing) eval(b *block) value {
	known := n.of.eval(b).known
	out := n.out[:(b.n+63)/64]
	for i := range out {
		out[i] = word(known, i)
		if !n.not {
			out[i] = ^out[i]
		}
	}
	return value{flags: out}
}

func (n *membership) eval(b *block) value {
	out := n.out[:(b.n+63)/64]
	for i := range out {
		out[i] = 0
		if n.all {
			out[i] = ^uint64(0)
		}
	}
	for _, p := range n.parts {
		v := p.eval(b)
		for i := range out {
			if n.all {
				out[i] &= v.flags[i]
			} else {
				out[i] |= v.flags[i]
			}
		}
	}
	return value{flags: out}
}

func (n *comparison) eval(b *block) value {
	x, y := n.a.eval(b), n.b.eval(b)
	out := n.out[:(b.n+63)/64]
	if b.bad || b.err != nil { // a side may be blank, which is of every kind
		return value{flags: out}
	}
	switch {
	case x.codes != nil && y.same:
		n.in.use(x.words, y.words)
		marked(out, x.codes[:b.n], n.in.marks)
	case x.codes != nil:
		n.match.equal(out, x, y, b.n)
	case x.flags != nil:
		for i := range out {
			out[i] = ^(x.flags[i] ^ y.flags[i])
		}
	case y.same:
		n.limits.of(y.numbers[0])
		n.limits.compare(out, x.numbers[:b.n], n.op, x.whole)
	case x.same:
		n.limits.of(x.numbers[0])
		n.limits.compare(out, y.numbers[:b.n], mirrored(n.op), y.whole)
	case n.op == check.OpEqual || n.op == check.OpUnequal:
		equal(out, x.numbers[:b.n], y.numbers[:b.n])
	case n.op == check.OpLess || n.op == check.OpGreaterEqual:
		less(out, x.numbers[:b.n], y.numbers[:b.n])
	default:
		less(out, y.numbers[:b.n], x.numbers[:b.n])
	}
	if x.known != nil || y.known != nil {
		for i := range out {
			kx, ky := word(x.known, i), word(y.known, i)
			out[i] = out[i]&kx&ky | ^kx&^ky
		}
	}
	if inverted(n.op) {
		for i := range out {
			out[i] = ^out[i]
		}
	}
	return value{flags: out}
}

// inverted reports whether an operation is the opposite of what its kernel says.
func inverted(op check.Op) bool {
	return op == check.OpUnequal || op == check.OpGreaterEqual || op == check.OpLessEqual
}

// mirrored is the operation with its sides changed.
func mirrored(op check.Op) check.Op {
	switch op {
	case check.OpLess:
		return check.OpGreater
	case check.OpGreater:
		return check.OpLess
	case check.OpLessEqual:
		return check.OpGreaterEqual
	case check.OpGreaterEqual:
		return check.OpLessEqual
	}
	return op
}
