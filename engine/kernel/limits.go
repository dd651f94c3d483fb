package kernel

import (
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
func (l *limits) compare(out []uint64, xs []float64, op check.Op) {
	switch op {
	case check.OpEqual, check.OpUnequal:
		within(out, xs, l.reach, l.next)
	case check.OpLess, check.OpGreaterEqual:
		below(out, xs, l.reach)
	default:
		below(out, xs, l.next)
		for i := range out {
			out[i] = ^out[i]
		}
	}
}
