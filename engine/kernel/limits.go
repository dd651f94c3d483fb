package kernel

import (
	"math"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/number"
)

// limits are where the numbers begin and end that show the same 15 digits as one
// number: with them each comparison with it is one or two of plain doubles.
type limits struct {
	number      float64
	reach, next float64
	known       bool
}

func (l *limits) of(x float64) {
	if !l.known || l.number != x {
		*l = limits{x, number.Reach(x), number.After(x), true}
	}
}

// compare sets the bits where a number is equal to, less or greater than that of
// the limits; for the opposites of those the bits are those of what they negate.
// Numbers that are whole show the same digits as another only if they are it.
func (l *limits) compare(out []uint64, xs []float64, op check.Op, whole bool) {
	equal := op == check.OpEqual || op == check.OpUnequal
	switch {
	case equal && whole && math.Abs(l.number) < 1e14 && l.number == math.Trunc(l.number):
		exactly(out, xs, l.number)
	case equal:
		within(out, xs, l.reach, l.next)
	case op == check.OpLess || op == check.OpGreaterEqual:
		below(out, xs, l.reach)
	default:
		below(out, xs, l.next)
		for i := range out {
			out[i] = ^out[i]
		}
	}
}
