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
	case check.OpLess, check.OpGreaterEqual:
		below(out, xs, l.reach)
	case check.OpGreater, check.OpLessEqual:
		from(out, xs, l.next)
	default:
		within(out, xs, l.reach, l.next)
	}
}

// below sets the bits of numbers less than a limit.
func below(out []uint64, xs []float64, limit float64) {
	for w := range out {
		var bits uint64
		for i, x := range xs[w*64 : min(w*64+64, len(xs))] {
			bits |= bit(x < limit) << (i & 63)
		}
		out[w] = bits
	}
}

// from sets the bits of numbers at a limit or above it.
func from(out []uint64, xs []float64, limit float64) {
	for w := range out {
		var bits uint64
		for i, x := range xs[w*64 : min(w*64+64, len(xs))] {
			bits |= bit(x >= limit) << (i & 63)
		}
		out[w] = bits
	}
}

// within sets the bits of numbers from one limit to below another.
func within(out []uint64, xs []float64, from, to float64) {
	for w := range out {
		var bits uint64
		for i, x := range xs[w*64 : min(w*64+64, len(xs))] {
			bits |= bit(x >= from) & bit(x < to) << (i & 63)
		}
		out[w] = bits
	}
}
