package number

import (
	"math"
	"math/big"
	"slices"

	"github.com/fordel-lang/fordel/engine/number/dd"
)

// Accumulator adds and subtracts doubles exactly, whatever their order and size. The zero value is an empty sum.
// Terms and running totals must be finite.
//
// hi + lo holds the total as long as it fits in about 106 bits, as nearly all sums of real data do; what does not
// fit goes to rest, a list of non-overlapping partial sums (Shewchuk, "Adaptive Precision Floating-Point Arithmetic",
// 1997).
type Accumulator struct {
	hi, lo float64
	rest   []float64
}

// Add adds x.
func (a *Accumulator) Add(x float64) {
	hi, e := dd.TwoSum(a.hi, x)
	lo, e := dd.TwoSum(a.lo, e)
	a.hi, a.lo = hi, lo
	if e != 0 {
		a.rest = addPartial(a.rest, e)
	}
}

// Subtract subtracts x.
func (a *Accumulator) Subtract(x float64) { a.Add(-x) }

// AddAll adds all terms of xs. It adds two sums up at a time, for neither has to wait for the other.
func (a *Accumulator) AddAll(xs []float64) {
	hi, lo := a.hi, a.lo
	var otherHi, otherLo float64
	for ; len(xs) >= 2; xs = xs[2:] {
		var e, f float64
		hi, e = dd.TwoSum(hi, xs[0])
		otherHi, f = dd.TwoSum(otherHi, xs[1])
		lo, e = dd.TwoSum(lo, e)
		otherLo, f = dd.TwoSum(otherLo, f)
		if e != 0 || f != 0 {
			a.rest = addPartial(addPartial(a.rest, e), f)
		}
	}
	a.hi, a.lo = hi, lo
	for _, x := range xs {
		a.Add(x)
	}
	a.Add(otherHi)
	a.Add(otherLo)
}

// Sum returns the double nearest the exact total.
func (a *Accumulator) Sum() float64 {
	if len(a.rest) == 0 {
		return a.hi + a.lo
	}
	return roundPartials(a.partials())
}

// DoubleDouble returns the total to about 32 digits.
func (a *Accumulator) DoubleDouble() dd.Float {
	if len(a.rest) == 0 {
		return dd.Sum(a.hi, a.lo)
	}
	hi := a.Sum()
	return dd.Float{Hi: hi, Lo: roundPartials(addPartial(a.partials(), -hi))}
}

func (a *Accumulator) partials() []float64 {
	p := append(make([]float64, 0, len(a.rest)+3), a.rest...)
	return addPartial(addPartial(p, a.lo), a.hi)
}

// addPartial adds x to partial sums that do not overlap and grow in size, and keeps them so.
func addPartial(partials []float64, x float64) []float64 {
	kept := 0
	for _, p := range partials {
		var e float64
		if x, e = dd.TwoSum(x, p); e != 0 {
			partials[kept] = e
			kept++
		}
	}
	return append(partials[:kept], x)
}

// roundPartials returns the double nearest the total of non-overlapping partial sums.
func roundPartials(partials []float64) float64 {
	n := len(partials) - 1
	total, e := partials[n], 0.0
	for n > 0 && e == 0 {
		n--
		total, e = dd.TwoSum(total, partials[n])
	}
	// A remainder of exactly half a unit in the last place was rounded to even without looking at what lies below.
	if n > 0 && sameSign(e, partials[n-1]) {
		if up := total + 2*e; up-total == 2*e {
			return up
		}
	}
	return total
}

func sameSign(a, b float64) bool { return a > 0 && b > 0 || a < 0 && b < 0 }

// Sum returns the double nearest the exact sum of xs: the order of the terms cannot matter. Terms that are infinite
// or not numbers give what adding them gives.
func Sum(xs []float64) float64 {
	var a Accumulator
	a.AddAll(xs)
	if s := a.Sum(); finite(s) {
		return s
	}
	return wideSum(xs)
}

// Total returns the sum of xs as people add them up: that of the decimals behind them. Where most of the terms cancel, the
// last digits of doubles would be much of what is left, so that 0.1 + 0.2 - 0.3 would not be 0; see Settled.
func Total(xs []float64) float64 {
	s := Sum(xs)
	if !slices.ContainsFunc(xs, math.Signbit) || !unsettled(s) {
		return s
	}
	var sizes Accumulator
	for _, x := range xs {
		sizes.Add(math.Abs(x))
	}
	return Settled(s, sizes.Sum())
}

// Settled returns what a sum of doubles is, given the sum of their sizes: the decimal with two digits less than the sizes
// let through, where one is as near as the terms may be off that show 15 digits; else the sum itself.
func Settled(sum, sizes float64) float64 {
	if !unsettled(sum) || !finite(sizes) || !Cancels(sizes, sum) {
		return sum
	}
	off := sizes * 0x1p-51
	short := read(sum).rounded(read(off).exp + digits + 2).float()
	if math.Abs(short-sum) <= off {
		return short + 0 // never -0
	}
	return sum
}

// unsettled reports whether a sum may have digits that its terms have not.
func unsettled(sum float64) bool { return finite(sum) && !wholeShown(sum) }

// wideSum is Sum for totals that leave the range of a double on the way.
func wideSum(xs []float64) float64 {
	plain, total := 0.0, new(big.Float).SetPrec(2200)
	infinite := false
	for _, x := range xs {
		if finite(x) {
			total.Add(total, big.NewFloat(x))
			continue
		}
		infinite = true
		plain += x
	}
	if infinite {
		return plain
	}
	sum, _ := total.Float64()
	return sum
}

func finite(x float64) bool { return math.Abs(x) <= math.MaxFloat64 }
