package number

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/fordel-lang/fordel/engine/number/dd"
)

// What is rounded to a double is known to 95 bits at least: ln(x·y) = ln x + ln y and e^(x+y) = e^x·e^y hold as far.
func TestLogarithmsAndPowersTo95Bits(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	wide := func(x dd.Float) *big.Float {
		hi := new(big.Float).SetPrec(300).SetFloat64(x.Hi)
		return hi.Add(hi, big.NewFloat(x.Lo))
	}
	close := func(a, b *big.Float) bool {
		d := new(big.Float).Sub(a, b)
		return d.Sign() == 0 || d.MantExp(nil)-b.MantExp(nil) < -95
	}
	for range 2000 {
		x, y := math.Ldexp(1+r.Float64(), r.IntN(3)), math.Ldexp(1+r.Float64(), -r.IntN(3))
		x, y = float64(float32(x)), float64(float32(y)) // so that the product is exact
		product := ln(x * y)
		if sum := ln(x).Add(ln(y)); math.Abs(product.Hi) > 0.1 && !close(wide(sum), wide(product)) {
			t.Fatalf("ln %v + ln %v = %v, ln of the product %v", x, y, sum, product)
		}
		a, k := exp(dd.Of(x))
		b, l := exp(dd.Of(y))
		whole, m := exp(dd.Sum(x, y))
		power := wide(whole)
		power.SetMantExp(power, m-k-l)
		if got := new(big.Float).SetPrec(300).Mul(wide(a), wide(b)); !close(got, power) {
			t.Fatalf("e^%v times e^%v = %v, not %v", x, y, got, power)
		}
	}
}
