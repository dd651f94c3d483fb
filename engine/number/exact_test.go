package number_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/number/dd"
)

func TestExactIsWhatIsShown(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 31))
	total, want := number.Decimals{}, new(big.Rat)
	for i := range 20_000 {
		x := sample(r)
		if x > 1e100 || x < -1e100 || x != 0 && x < 1e-100 && x > -1e-100 {
			continue
		}
		if number.Exact(x).Cmp(shown(x)) != 0 {
			t.Fatalf("Exact(%v) = %v, want %v", x, number.Exact(x), shown(x))
		}
		near := new(big.Float).SetPrec(400).SetRat(shown(x))
		if d := number.Decimal(x); x != 0 {
			got := new(big.Float).SetPrec(400).Add(big.NewFloat(d.Hi), new(big.Float).SetPrec(400).SetFloat64(d.Lo))
			if off, _ := got.Sub(got, near).Quo(got, near).Float64(); off > 0x1p-100 || off < -0x1p-100 {
				t.Fatalf("Decimal(%v) = %v, off by %v", x, d, off)
			}
		}
		if i%3 == 0 {
			total.Subtract(x)
			want.Sub(want, shown(x))
		} else {
			total.Add(x)
			want.Add(want, shown(x))
		}
	}
	if total.Rat().Cmp(want) != 0 {
		t.Errorf("the sum is %v, want %v", total.Rat(), want)
	}
}

func TestUnitAsAFraction(t *testing.T) {
	for x, want := range map[float64]*big.Rat{1: big.NewRat(1, 1), 0.05: big.NewRat(1, 20), 100: big.NewRat(100, 1), 0.01: big.NewRat(1, 100)} {
		if got := unit(t, x).Rat(); got.Cmp(want) != 0 {
			t.Errorf("the unit %v is %v", x, got)
		}
	}
}

func TestDoublesOfAFraction(t *testing.T) {
	if got, want := number.Doubles(big.NewRat(1, 3)), dd.Of(1).Div(dd.Of(3)); got != want {
		t.Errorf("1/3 is %v, want %v", got, want)
	}
}

func TestMinusLeavesNoNoise(t *testing.T) {
	for _, test := range []struct{ a, b, want float64 }{
		{530.79, 453.79, 77}, {0.30000000000000004, 0.3, 0}, {1_000_000_000.79, 999_999_923.79, 77}, {-530.79, -453.79, -77},
		{0.3, 0.1, 0.19999999999999998}, {5, 7, -2}, {1e300, 1e300, 0}, {1e16, 1e16 - 2, 0}, {123_456.789, 123_456.788, 0.001},
		{math.Inf(1), 1, math.Inf(1)}, {0, 0, 0},
	} {
		if got := number.Minus(test.a, test.b); got != test.want {
			t.Errorf("%v - %v = %v, want %v", test.a, test.b, got, test.want)
		}
		if got := number.Plus(test.a, -test.b); got != test.want {
			t.Errorf("%v + %v = %v, want %v", test.a, -test.b, got, test.want)
		}
	}
	if !math.IsNaN(number.Minus(math.Inf(1), math.Inf(1))) {
		t.Error("infinite less infinite is a number")
	}
	r := rand.New(rand.NewPCG(32, 32))
	for range 20_000 { // decimals that nearly cancel
		a := math.Round(r.NormFloat64()*1e9) / math.Pow10(r.IntN(7))
		b := a * (1 + r.NormFloat64()/10)
		b = number.Round(b, r.IntN(7))
		want := nearest(new(big.Rat).Sub(shown(a), shown(b)))
		if got := number.Minus(a, b); !number.Equal(got, want) {
			t.Fatalf("%v - %v = %v, want %v", a, b, got, want)
		}
	}
}
