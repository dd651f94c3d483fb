package dd_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/fordel-lang/fordel/engine/number/dd"
)

func exact(x dd.Float) *big.Float {
	hi := new(big.Float).SetPrec(2000).SetFloat64(x.Hi)
	return hi.Add(hi, big.NewFloat(x.Lo))
}

// random is a double-double with about 106 random bits.
func random(r *rand.Rand) dd.Float {
	hi := math.Ldexp(r.Float64()*2-1, r.IntN(80)-40)
	return dd.Sum(hi, hi*r.Float64()*0x1p-54)
}

// off is how far got lies from want, relative to size.
func off(got dd.Float, want, size *big.Float) float64 {
	d := new(big.Float).SetPrec(2000).Sub(exact(got), want)
	if d.Sign() == 0 {
		return 0
	}
	f, _ := d.Quo(d, size).Float64()
	return math.Abs(f)
}

func TestArithmeticTo100Bits(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 5000 {
		x, y := random(r), random(r)
		if r.IntN(3) == 0 {
			y = dd.Of(x.Hi * -(1 + r.Float64()*0x1p-40)) // nearly cancelling
		}
		a, b := exact(x), exact(y)
		wide := func() *big.Float { return new(big.Float).SetPrec(2000) }
		results := []struct {
			name string
			got  dd.Float
			want *big.Float
		}{
			{"+", x.Add(y), wide().Add(a, b)}, {"-", x.Sub(y), wide().Sub(a, b)}, {"*", x.Mul(y), wide().Mul(a, b)},
			{"/", x.Div(y), wide().Quo(a, b)}, {"* double", x.MulFloat(y.Hi), wide().Mul(a, big.NewFloat(y.Hi))},
			{"+ double", x.AddFloat(y.Hi), wide().Add(a, big.NewFloat(y.Hi))}, {"scaled", x.Scale(0x1p-30), wide().Mul(a, big.NewFloat(0x1p-30))},
		}
		for _, test := range results {
			size := test.want
			if test.name == "+ double" {
				size = wide().Add(wide().Abs(a), wide().SetFloat64(math.Abs(y.Hi))) // they may cancel
			}
			if d := off(test.got, test.want, size); d > 0x1p-100 {
				t.Fatalf("%v %s %v = %v, off by %v", x, test.name, y, test.got, d)
			}
			if test.got.Hi+test.got.Lo != test.got.Hi {
				t.Fatalf("%v %s %v = %v: the halves overlap", x, test.name, y, test.got)
			}
		}
	}
}

func TestSumAndProductOfDoublesAreExact(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 5000 {
		a, b := random(r).Hi, random(r).Hi
		x, y := new(big.Float).SetPrec(2000).SetFloat64(a), big.NewFloat(b)
		sum, rest := dd.TwoSum(a, b)
		if d := off(dd.Float{Hi: sum, Lo: rest}, new(big.Float).SetPrec(2000).Add(x, y), x); d != 0 || sum != a+b {
			t.Fatalf("%v + %v = %v + %v", a, b, sum, rest)
		}
		product, rest := dd.TwoProduct(a, b)
		if d := off(dd.Float{Hi: product, Lo: rest}, new(big.Float).SetPrec(2000).Mul(x, y), x); d != 0 || product != a*b {
			t.Fatalf("%v * %v = %v + %v", a, b, product, rest)
		}
	}
}

func TestFloor(t *testing.T) {
	tests := []struct {
		x           dd.Float
		whole, rest float64
	}{
		{dd.Of(2.5), 2, 0.5}, {dd.Of(-2.25), -3, 0.75}, {dd.Of(7), 7, 0}, {dd.Of(0), 0, 0},
		{dd.Float{Hi: 7, Lo: -0x1p-60}, 6, 1}, {dd.Float{Hi: 7, Lo: 0x1p-60}, 7, 0x1p-60},
		{dd.Float{Hi: 0x1p53, Lo: 0.25}, 0x1p53, 0.25}, {dd.Float{Hi: 0x1p53, Lo: -0.25}, 0x1p53 - 1, 0.75},
	}
	for _, test := range tests {
		whole, rest := test.x.Floor()
		if whole != test.whole || rest != test.rest {
			t.Errorf("%v is %v and %v, want %v and %v", test.x, whole, rest, test.whole, test.rest)
		}
	}
}
