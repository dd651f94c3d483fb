package kernel

import (
	"math"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/number"
)

// comparison compares two nodes; numbers that show the same 15 digits are equal.
type comparison struct {
	op    check.Op
	a, b  node
	out   [words]uint64
	match matcher
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
	return &comparison{op: e.Op, a: c.node(a, f, sized), b: c.node(b, f, sized)}
}

func (c *compiler) membership(e *check.Expr, f *frame) node {
	x, set := e.Args[0], e.Args[1]
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
	switch {
	case x.codes != nil:
		n.match.equal(out, x, y, b.n)
	case x.flags != nil:
		for i := range out {
			out[i] = ^(x.flags[i] ^ y.flags[i])
		}
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
	if n.op == check.OpUnequal || n.op == check.OpGreaterEqual || n.op == check.OpLessEqual {
		for i := range out {
			out[i] = ^out[i]
		}
	}
	return value{flags: out}
}

// closeness is how far apart, of the first, two numbers may be that show the
// same 15 digits; whoever is nearer without being the same is compared by digits.
const closeness = 1.2e-14

// less sets the bits where x is less than y.
func less(out []uint64, x, y []float64) {
	for w := range out {
		to := min(w*64+64, len(x), len(y))
		xs, ys := x[w*64:to], y[w*64:to]
		ys = ys[:len(xs)]
		var bits, near uint64
		for i, a := range xs {
			d := ys[i] - a
			bits |= bit(d > 0) << (i & 63)
			near |= bit(math.Abs(d) <= closeness*math.Abs(a)) & bit(d != 0) << (i & 63)
		}
		out[w] = bits
		if near != 0 {
			out[w] = refine(bits, near, xs, ys, func(order int) bool { return order < 0 })
		}
	}
}

// equal sets the bits where x and y are equal.
func equal(out []uint64, x, y []float64) {
	for w := range out {
		to := min(w*64+64, len(x), len(y))
		xs, ys := x[w*64:to], y[w*64:to]
		ys = ys[:len(xs)]
		var bits, near uint64
		for i, a := range xs {
			d := ys[i] - a
			bits |= bit(d == 0) << (i & 63)
			near |= bit(math.Abs(d) <= closeness*math.Abs(a)) & bit(d != 0) << (i & 63)
		}
		out[w] = bits
		if near != 0 {
			out[w] = refine(bits, near, xs, ys, func(order int) bool { return order == 0 })
		}
	}
}

// bit is 1 for what holds.
func bit(holds bool) uint64 {
	if holds {
		return 1
	}
	return 0
}

// refine decides the bits of numbers that are near each other by their digits.
func refine(bits, near uint64, x, y []float64, holds func(int) bool) uint64 {
	for i := range x {
		if near>>i&1 == 0 {
			continue
		}
		bits &^= 1 << i
		if holds(number.Compare(x[i], y[i])) {
			bits |= 1 << i
		}
	}
	return bits
}

// matcher finds equal words of two dictionaries. It keeps the codes of the
// second for those of the first while the dictionaries stay the same.
type matcher struct {
	first, second []string
	code          []int32
}

func (m *matcher) equal(out []uint64, x, y value, n int) {
	m.use(x.words, y.words)
	for w := range out {
		out[w] = 0
	}
	for i := range n {
		a, b := x.codes[i], y.codes[i]
		if a >= 0 && b >= 0 && m.code[a] == b {
			out[i>>6] |= 1 << (i & 63)
		}
	}
}

func (m *matcher) use(first, second []string) {
	if sameWords(m.first, first) && sameWords(m.second, second) {
		return
	}
	m.first, m.second = first, second
	codes := make(map[string]int32, len(second))
	for i := len(second) - 1; i >= 0; i-- {
		codes[second[i]] = int32(i)
	}
	m.code = make([]int32, len(first))
	for i, w := range first {
		m.code[i] = -1
		if code, ok := codes[w]; ok {
			m.code[i] = code
		}
	}
}

// sameWords reports whether two dictionaries are one.
func sameWords(a, b []string) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}
