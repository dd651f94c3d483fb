package kernel

import (
	"math"

	"github.com/fordel-lang/fordel/engine/number"
)

// closeness is how far apart, of the first, two numbers may be that show the
// same 15 digits; whoever is nearer without being the same is compared by digits.
const closeness = 1.2e-14

// less sets the bits where x is less than y.
func less(out []uint64, x, y []float64) { order(out, x, y, -1) }

// equal sets the bits where x and y are equal.
func equal(out []uint64, x, y []float64) { order(out, x, y, 0) }

// order sets the bits where x compares with y as asked: -1 for less, 0 for equal.
func order(out []uint64, x, y []float64, want int) {
	for w := range out {
		to := min(w*64+64, len(x), len(y))
		xs, ys := x[w*64:to], y[w*64:to]
		ys = ys[:len(xs)]
		var below, same, near uint64
		for i, a := range xs {
			d := ys[i] - a
			below |= bit(d > 0) << (i & 63)
			same |= bit(d == 0) << (i & 63)
			near |= bit(math.Abs(d) <= closeness*math.Abs(a)) << (i & 63)
		}
		bits := below
		if want == 0 {
			bits = same
		}
		if near &^= same; near != 0 {
			bits = refine(bits, near, xs, ys, want)
		}
		out[w] = bits
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
func refine(bits, near uint64, x, y []float64, want int) uint64 {
	for i := range x {
		if near>>i&1 == 0 {
			continue
		}
		bits &^= 1 << i
		if number.Compare(x[i], y[i]) == want {
			bits |= 1 << i
		}
	}
	return bits
}
