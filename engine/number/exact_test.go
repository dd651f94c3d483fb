package number_test

import (
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
	if total.Rat().Cmp(want) != 0 || total.Rat().Cmp(want) != 0 {
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
