package kernel

import (
	"math"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/number"
)

// arithmetic is an operation on the numbers of one or two nodes.
type arithmetic struct {
	op   check.Op
	a, b node
	out  [size]float64
}

func (c *compiler) arithmetic(e *check.Expr, f *frame) node {
	if e.Type.Kind == check.Date { // not every number is a day
		return c.fail()
	}
	n := &arithmetic{op: e.Op, a: c.node(e.Args[0], f, true)}
	if len(e.Args) > 1 {
		n.b = c.node(e.Args[1], f, true)
	}
	return n
}

func (n *arithmetic) eval(b *block) value {
	x := n.a.eval(b).numbers[:b.n]
	out := n.out[:b.n]
	if n.op == check.OpNegate {
		for i := range out {
			out[i] = -x[i]
		}
		return value{numbers: out}
	}
	y := n.b.eval(b).numbers[:b.n]
	switch n.op {
	case check.OpAdd:
		for i := range out {
			if out[i] = x[i] + y[i]; number.Cancels(x[i], out[i]) {
				out[i] = number.Plus(x[i], y[i])
			}
		}
	case check.OpSubtract:
		for i := range out {
			if out[i] = x[i] - y[i]; number.Cancels(x[i], out[i]) {
				out[i] = number.Minus(x[i], y[i])
			}
		}
	case check.OpMultiply:
		for i := range out {
			out[i] = x[i] * y[i]
		}
	case check.OpDivide:
		for i := range out {
			out[i] = x[i] / y[i]
		}
	case check.OpPower:
		b.each(func(i int) { out[i] = power(x[i], y[i]) })
	}
	finite(b, out)
	return value{numbers: out}
}

// power is not a number where it has no value.
func power(base, exponent float64) float64 {
	if base == 0 && exponent < 0 || base < 0 && exponent != math.Trunc(exponent) {
		return math.NaN()
	}
	return number.Pow(base, exponent)
}

// finite marks the block as bad if a live number is beyond a double, or none at
// all: infinite less itself is not a number, and taints the sum.
func finite(b *block, xs []float64) {
	taint := 0.0
	for _, x := range xs {
		taint += x - x
	}
	if taint == 0 {
		return
	}
	b.each(func(i int) {
		if x := xs[i]; x-x != 0 {
			b.bad = true
		}
	})
}
