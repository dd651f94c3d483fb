// Package interval tells what numbers lie in before there are data.
package interval

import "math"

// Interval is what a number or amount lies in, both ends included; vague where
// the ends are only as far as could be told.
type Interval struct {
	Low, High float64
	Vague     bool
}

// Any is all numbers: nothing could be told.
var Any = Interval{Low: math.Inf(-1), High: math.Inf(1), Vague: true}

// NotNegative is zero and more.
var NotNegative = Interval{Low: 0, High: math.Inf(1)}

// Nothing holds no number.
var Nothing = Interval{Low: math.Inf(1), High: math.Inf(-1)}

// Point is the interval of one number.
func Point(x float64) Interval { return Interval{Low: x, High: x} }

// Or is an interval that holds both.
func (a Interval) Or(b Interval) Interval {
	return Interval{min(a.Low, b.Low), max(a.High, b.High), a.Vague || b.Vague}
}

// Negate is that of the numbers with the other sign.
func (a Interval) Negate() Interval { return Interval{-a.High, -a.Low, a.Vague} }

// Add is that of sums of two numbers.
func (a Interval) Add(b Interval) Interval {
	return sound(Interval{a.Low + b.Low, a.High + b.High, a.Vague || b.Vague})
}

// Subtract is that of differences.
func (a Interval) Subtract(b Interval) Interval { return a.Add(b.Negate()) }

// Multiply is that of products.
func (a Interval) Multiply(b Interval) Interval {
	return corners(a, b, func(x, y float64) float64 {
		if x == 0 || y == 0 {
			return 0
		}
		return x * y
	})
}

// Divide is that of quotients.
func (a Interval) Divide(b Interval) Interval {
	switch {
	case b.Low > 0 && !math.IsInf(b.High, 1):
		return corners(a, b, func(x, y float64) float64 { return x / y })
	case b.Low >= 0 && a.Low >= 0:
		return NotNegative
	}
	return Any
}

// Sign is zero and more where the numbers are that, and anything else.
func (a Interval) Sign() Interval {
	if a.Low >= 0 {
		return NotNegative
	}
	return Any
}

// Least is that of the least of several numbers.
func Least(of ...Interval) Interval { return each(of, math.Min) }

// Greatest is that of the greatest of several numbers.
func Greatest(of ...Interval) Interval { return each(of, math.Max) }

// each joins intervals end by end.
func each(of []Interval, join func(x, y float64) float64) Interval {
	out := of[0]
	for _, x := range of[1:] {
		out = Interval{join(out.Low, x.Low), join(out.High, x.High), out.Vague || x.Vague}
	}
	return out
}

// corners is the interval of an operation that is monotone in each side.
func corners(a, b Interval, f func(x, y float64) float64) Interval {
	out := Nothing
	for _, x := range []float64{a.Low, a.High} {
		for _, y := range []float64{b.Low, b.High} {
			out = out.Or(Point(f(x, y)))
		}
	}
	out.Vague = a.Vague || b.Vague
	return sound(out)
}

// sound is anything where an end is no number.
func sound(x Interval) Interval {
	if math.IsNaN(x.Low) || math.IsNaN(x.High) {
		return Any
	}
	return x
}
