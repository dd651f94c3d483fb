package number

import (
	"math"
	"math/big"

	"github.com/fordel-lang/fordel/engine/number/dd"
)

// Exp, Ln and Pow are computed to about 100 bits and rounded once, so they are correctly rounded in all but about one
// case in 2^40, and the same on every platform. math.Exp, math.Log and math.Pow are neither: they differ by a unit in
// the last place between processors.

var (
	// ln2 is the natural logarithm of 2.
	ln2 = dd.Float{Hi: 0x1.62e42fefa39efp-1, Lo: 0x1.abc9e3b39803fp-56}
	// inverseOdd[k] is 1/(2k+1), inverseFactorial[n] is 1/n!.
	inverseOdd       = inverses(22, func(k int) float64 { return float64(2*k + 1) })
	inverseFactorial = inverses(13, factorial)
)

func inverses(n int, of func(int) float64) []dd.Float {
	list := make([]dd.Float, n)
	for i := range list {
		list[i] = dd.Of(1).Div(dd.Of(of(i)))
	}
	return list
}

func factorial(n int) float64 {
	f := 1.0
	for i := 2; i <= n; i++ {
		f *= float64(i)
	}
	return f
}

const (
	expOverflow  = 709.79 // e to this is above the largest double
	expUnderflow = -745.2 // e to this is below half the least
)

// Exp returns e to the power x. It is +Inf above 709.78 and 0 below -745.13.
func Exp(x float64) float64 {
	switch {
	case math.IsNaN(x):
		return x
	case x > expOverflow:
		return math.Inf(1)
	case x < expUnderflow:
		return 0
	}
	return roundScaled(exp(dd.Of(x)))
}

// Ln returns the natural logarithm of x: -Inf for 0, not a number below 0.
func Ln(x float64) float64 {
	switch {
	case math.IsNaN(x) || x < 0:
		return math.NaN()
	case x == 0:
		return math.Inf(-1)
	case math.IsInf(x, 1):
		return x
	}
	return ln(x).Hi
}

// Pow returns x to the power y. Where the result is a double it is exact. Special cases are those of math.Pow.
func Pow(x, y float64) float64 {
	if x == 0 || y == 0 || !finite(x) || !finite(y) {
		return math.Pow(x, y) // needs no arithmetic
	}
	whole := y == math.Trunc(y)
	sign := 1.0
	if x < 0 {
		if !whole {
			return math.NaN()
		}
		if math.Mod(y, 2) != 0 {
			sign = -1
		}
		x = -x
	}
	if whole && math.Abs(y) <= 64 {
		return sign * roundScaled(wholePower(x, int(y)))
	}
	log := ln(x)
	switch size := log.Hi * y; {
	case size > expOverflow:
		return sign * math.Inf(1)
	case size < expUnderflow:
		return sign * 0
	}
	if math.Abs(log.Hi) < 0x1p-500 || math.Abs(y) < 0x1p-500 {
		return sign // so near 1 that nothing else is a double
	}
	return sign * roundScaled(exp(log.MulFloat(y)))
}

// wholePower returns x^n as m·2^e, by repeated squaring. It is exact where the result fits in 106 bits.
func wholePower(x float64, n int) (m dd.Float, e int) {
	f, binary := math.Frexp(x)
	m = dd.Of(1)
	square := dd.Of(f)
	for left := max(n, -n); left > 0; left >>= 1 {
		if left&1 == 1 {
			m = m.Mul(square)
		}
		square = square.Mul(square)
	}
	if n < 0 {
		m = dd.Of(1).Div(m)
	}
	return m, binary * n
}

// ln returns the logarithm of a finite x > 0, by the series of the inverse hyperbolic tangent.
func ln(x float64) dd.Float {
	m, binary := math.Frexp(x)
	if m < math.Sqrt2/2 {
		m *= 2
		binary--
	}
	s := dd.Of(m - 1).Div(dd.Sum(m, 1))
	square := s.Mul(s)
	const last, plain = 21, 11 // from the 11th term on a double is fine enough
	tail := 0.0
	for k := last; k >= plain; k-- {
		tail = float64(tail*square.Hi) + inverseOdd[k].Hi
	}
	sum := dd.Of(tail)
	for k := plain - 1; k >= 0; k-- {
		sum = sum.Mul(square).Add(inverseOdd[k])
	}
	return ln2.MulFloat(float64(binary)).Add(sum.Mul(s).Scale(2))
}

// exp returns e^x as m·2^k for x within ±746: x less k·ln 2 is divided by 2^8, e^r - 1 is found by Taylor's series,
// and squared eight times.
func exp(x dd.Float) (m dd.Float, k int) {
	whole := math.Floor(x.Hi/ln2.Hi + 0.5)
	const halvings = 8
	r := x.Sub(ln2.MulFloat(whole)).Scale(1.0 / (1 << halvings))
	const last, plain = 11, 6 // from the 6th term on a double is fine enough
	tail := 0.0
	for n := last; n >= plain; n-- {
		tail = float64(tail*r.Hi) + inverseFactorial[n].Hi
	}
	sum := dd.Of(tail)
	for n := plain - 1; n >= 1; n-- {
		sum = sum.Mul(r).Add(inverseFactorial[n])
	}
	less1 := sum.Mul(r)
	for range halvings {
		less1 = less1.Scale(2).Add(less1.Mul(less1)) // (1+s)^2 - 1 = 2s + s^2
	}
	return less1.AddFloat(1), int(whole)
}

// roundScaled returns the double nearest m·2^e.
func roundScaled(m dd.Float, e int) float64 {
	_, binary := math.Frexp(m.Hi)
	if binary+e > -1021 {
		return math.Ldexp(m.Hi, e)
	}
	exact := new(big.Float).SetPrec(200).Add(big.NewFloat(m.Hi), big.NewFloat(m.Lo))
	x, _ := exact.SetMantExp(exact, e).Float64()
	return x
}
