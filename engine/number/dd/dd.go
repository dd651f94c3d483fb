// Package dd computes with double-doubles: a number held as the unevaluated sum of two doubles, about 32
// significant digits. It is used where the last digit of a double must be right, or where a remainder has to be
// told from a tie.
//
// The algorithms are the error-free transformations of Knuth (TwoSum) and Dekker (TwoProduct); see Hida, Li and
// Bailey, "Library for double-double and quad-double arithmetic" (2007). Every product that is added to is converted
// explicitly, which forbids a fused multiply-add, so all platforms give the same bits.
package dd

import "math"

// Float is the number Hi + Lo, where Hi is the double nearest to it. The zero value is 0.
type Float struct{ Hi, Lo float64 }

// splitter is 2^27 + 1: it halves the 53 bits of a double.
const splitter = 1<<27 + 1

// TwoSum returns the double nearest a + b and exactly what is missing from it.
func TwoSum(a, b float64) (sum, rest float64) {
	sum = a + b
	t := sum - a
	return sum, (a - (sum - t)) + (b - t)
}

// quickTwoSum is TwoSum for |a| >= |b|.
func quickTwoSum(a, b float64) Float {
	sum := a + b
	return Float{sum, b - (sum - a)}
}

// TwoProduct returns the double nearest a * b and exactly what is missing from it, for factors and products well
// inside the range of a double (between about 1e-290 and 1e290).
func TwoProduct(a, b float64) (product, rest float64) {
	product = float64(a * b)
	t := float64(splitter * a)
	a1 := t - (t - a)
	a2 := a - a1
	t = float64(splitter * b)
	b1 := t - (t - b)
	b2 := b - b1
	rest = float64(a1*b1) - product
	rest += float64(a1 * b2)
	rest += float64(a2 * b1)
	return product, rest + float64(a2*b2)
}

// Of returns x as a double-double.
func Of(x float64) Float { return Float{Hi: x} }

// Sum returns a + b for two doubles, exactly.
func Sum(a, b float64) Float {
	hi, lo := TwoSum(a, b)
	return Float{hi, lo}
}

// Add returns x + y.
func (x Float) Add(y Float) Float {
	s, e := TwoSum(x.Hi, y.Hi)
	t, f := TwoSum(x.Lo, y.Lo)
	z := quickTwoSum(s, e+t)
	return quickTwoSum(z.Hi, z.Lo+f)
}

// Sub returns x - y.
func (x Float) Sub(y Float) Float { return x.Add(y.Neg()) }

// Neg returns -x.
func (x Float) Neg() Float { return Float{-x.Hi, -x.Lo} }

// AddFloat returns x + y.
func (x Float) AddFloat(y float64) Float {
	s, e := TwoSum(x.Hi, y)
	return quickTwoSum(s, e+x.Lo)
}

// Mul returns x * y.
func (x Float) Mul(y Float) Float {
	p, e := TwoProduct(x.Hi, y.Hi)
	e += float64(x.Hi*y.Lo) + float64(x.Lo*y.Hi)
	return quickTwoSum(p, e)
}

// MulFloat returns x * y.
func (x Float) MulFloat(y float64) Float {
	p, e := TwoProduct(x.Hi, y)
	return quickTwoSum(p, e+float64(x.Lo*y))
}

// Div returns x / y by long division in three steps.
func (x Float) Div(y Float) Float {
	q1 := x.Hi / y.Hi
	r := x.Sub(y.MulFloat(q1))
	q2 := r.Hi / y.Hi
	r = r.Sub(y.MulFloat(q2))
	return quickTwoSum(q1, q2).AddFloat(r.Hi / y.Hi)
}

// Scale returns x * f where f is a power of two, exactly.
func (x Float) Scale(f float64) Float { return Float{x.Hi * f, x.Lo * f} }

// Floor returns the greatest whole number not above x and how far x lies above it, from 0 up to 1. The rest can
// round to exactly 1 when x lies within 1e-16 below a whole number.
func (x Float) Floor() (whole, rest float64) {
	whole = math.Floor(x.Hi)
	rest = (x.Hi - whole) + x.Lo
	switch {
	case rest < 0:
		down := math.Floor(rest)
		return whole + down, rest - down
	case rest >= 1:
		up := math.Floor(rest)
		return whole + up, rest - up
	}
	return whole, rest
}
