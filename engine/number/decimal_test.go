package number_test

import (
	"cmp"
	"math"
	"math/big"
	first "math/rand" // what testing/quick takes
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"
	"testing/quick"

	"github.com/fordel-lang/fordel/engine/number"
)

// shown is the decimal with 15 significant digits nearest to x, half away from zero, by exact fractions.
func shown(x float64) *big.Rat {
	exact := new(big.Rat).SetFloat64(x)
	if x == 0 {
		return exact
	}
	_, text, _ := strings.Cut(strconv.FormatFloat(x, 'e', 14, 64), "e")
	exp, _ := strconv.Atoi(text) // one too high at most: where rounding carries to a power of ten
	for _, e := range []int{exp - 1, exp} {
		unit := tenTo(e - 14)
		n := halfAway(new(big.Rat).Quo(exact, unit))
		if new(big.Int).Abs(n).Cmp(big.NewInt(1e15)) <= 0 {
			return new(big.Rat).Mul(new(big.Rat).SetInt(n), unit)
		}
	}
	panic(x)
}

func tenTo(n int) *big.Rat {
	p := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(n, -n))), nil))
	if n < 0 {
		p.Inv(p)
	}
	return p
}

// halfAway rounds to a whole number, half away from zero.
func halfAway(x *big.Rat) *big.Int {
	sign := int64(x.Sign())
	twice := new(big.Int).Mul(big.NewInt(2), new(big.Int).Abs(x.Num()))
	n := twice.Add(twice, x.Denom())
	n.Quo(n, new(big.Int).Mul(big.NewInt(2), x.Denom()))
	return n.Mul(n, big.NewInt(sign))
}

func nearest(x *big.Rat) float64 {
	f, _ := x.Float64()
	return f
}

// sample returns doubles of all kinds: any bits, short decimals, neighbours of short decimals, halves.
func sample(r *rand.Rand) float64 {
	short := math.Round(r.NormFloat64()*math.Pow10(r.IntN(16))) / math.Pow10(r.IntN(12))
	switch r.IntN(6) {
	case 0:
		if x := math.Float64frombits(r.Uint64()); !math.IsNaN(x) && !math.IsInf(x, 0) {
			return x
		}
		return 0
	case 1:
		return short
	case 2:
		return math.Nextafter(short, r.NormFloat64()*1e300)
	case 3:
		return short * (1 + float64(r.IntN(60)-30)*0x1p-53)
	case 4:
		return math.Trunc(short) + 0.5
	}
	return float64(r.Int64N(1<<53)) / float64(int64(1)<<r.IntN(12))
}

func TestShow15(t *testing.T) {
	tests := []struct{ x, want float64 }{
		{0.30000000000000004, 0.3}, {-0.30000000000000004, -0.3}, {110.00000000000001, 110}, {0, 0}, {123456789012345.6, 123456789012346},
		{100000000000000.5, 100000000000001}, {-100000000000000.5, -100000000000001}, {999999999999999.9, 1e15},
		{1000000000000005, 1000000000000010}, {1 << 53, 9007199254740990}, {1e300, 1e300}, {5e-324, 5e-324},
		{9.9999999999999999e-9, 1e-8}, {1.0 / 3, 0.333333333333333}, {math.Inf(1), math.Inf(1)},
	}
	for _, test := range tests {
		if got := number.Show15(test.x); got != test.want {
			t.Errorf("Show15(%v) = %v, want %v", test.x, got, test.want)
		}
	}
	r := rand.New(rand.NewPCG(7, 8))
	for range 15_000 {
		x := sample(r)
		if got, want := number.Show15(x), nearest(shown(x)); got != want {
			t.Fatalf("Show15(%v) = %v, want %v", x, got, want)
		}
	}
}

func TestCompareIsTheOrderOfWhatIsShown(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	for range 8_000 {
		a := sample(r)
		b := a
		for range r.IntN(40) {
			b = math.Nextafter(b, math.Inf(1))
		}
		if r.IntN(4) == 0 {
			b = sample(r)
		}
		if math.IsInf(b, 0) {
			continue
		}
		want := shown(a).Cmp(shown(b))
		if got := number.Compare(a, b); got != want {
			t.Fatalf("Compare(%v, %v) = %d, want %d", a, b, got, want)
		}
		if got := number.Compare(b, a); got != -want {
			t.Fatalf("Compare(%v, %v) = %d, want %d", b, a, got, -want)
		}
		if number.Equal(a, b) != (want == 0) {
			t.Fatalf("Equal(%v, %v) = %v", a, b, want != 0)
		}
	}
	if !number.Equal(0.30000000000000004, 0.3) || number.Equal(0.3, 0.300000000000001) || number.Equal(1, 1.00000000000001) {
		t.Error("Equal looks at more or fewer than 15 digits")
	}
	special := []float64{math.NaN(), math.Inf(-1), -1, 0, 1, math.Inf(1)}
	for _, a := range special {
		for _, b := range special {
			if got := number.Compare(a, b); got != cmp.Compare(a, b) {
				t.Errorf("Compare(%v, %v) = %d", a, b, got)
			}
		}
	}
}

func TestDifference(t *testing.T) {
	tests := []struct{ a, b, want float64 }{
		{0.3, 0.1, 0.2}, {100.1, 50.05, 50.05}, {123456789.015, 123456789.01, 0.005}, {1, 1, 0}, {0.30000000000000004, 0.3, 0},
		{1e300, 1e-300, 1e300}, {0, 2.5, -2.5}, {math.Inf(1), 1, math.Inf(1)},
	}
	for _, test := range tests {
		if got := number.Difference(test.a, test.b); got != test.want {
			t.Errorf("Difference(%v, %v) = %v, want %v", test.a, test.b, got, test.want)
		}
	}
}

func TestRoundTable(t *testing.T) {
	tests := []struct {
		x    float64
		d    int
		want float64
	}{
		{0.71225, 4, 0.7123}, {-0.71225, 4, -0.7123}, {2.5, 0, 3}, {-2.5, 0, -3}, {1.005, 2, 1.01}, {2.675, 2, 2.68},
		{1234.5, -2, 1200}, {1250, -2, 1300}, {-1250, -2, -1300}, {49, -2, 0}, {50, -2, 100}, {0.5, 0, 1},
		{0.49999999999999994, 0, 1}, {0.4999999999999, 0, 0}, {1e15, -15, 1e15}, {4e14, -15, 0}, {5e14, -15, 1e15},
		{5e14, -16, 0}, {1.0 / 3, 20, 0.333333333333333}, {1e300, 5, 1e300}, {1e300, -300, 1e300}, {6e299, -300, 1e300},
		{7, -1000, 0}, {7.25, 1000, 7.25}, {0, 3, 0}, {math.Inf(-1), 2, math.Inf(-1)},
	}
	for _, test := range tests {
		if got := number.Round(test.x, test.d); got != test.want {
			t.Errorf("Round(%v, %d) = %v, want %v", test.x, test.d, got, test.want)
		}
	}
}

// floorRat is the greatest whole number not above x.
func floorRat(x *big.Rat) *big.Int {
	return new(big.Int).Div(x.Num(), x.Denom()) // Euclidean: downwards for a positive divisor
}

func TestRoundingIsThatOfTheDecimalShown(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for range 8_000 {
		x := sample(r)
		if r.IntN(3) == 0 { // near a half at the digit in question
			x = (math.Round(r.NormFloat64()*1e4) + 0.5) / 1e4
		}
		d := r.IntN(24) - 8
		read := shown(x)
		units := halfAway(new(big.Rat).Mul(read, tenTo(d)))
		want := nearest(new(big.Rat).Mul(new(big.Rat).SetInt(units), tenTo(-d)))
		if got := number.Round(x, d); got != want {
			t.Fatalf("Round(%v, %d) = %v, want %v", x, d, got, want)
		}
		down := floorRat(read)
		if got := number.Floor(x); got != nearest(new(big.Rat).SetInt(down)) {
			t.Fatalf("Floor(%v) = %v, want %v", x, got, down)
		}
		up := floorRat(new(big.Rat).Neg(read))
		if got := number.Ceil(x); got != nearest(new(big.Rat).SetInt(up.Neg(up))) {
			t.Fatalf("Ceil(%v) = %v, want %v", x, got, up)
		}
	}
}

func TestFloorAndCeilReadFifteenDigits(t *testing.T) {
	if got := number.Floor(2.9999999999999996); got != 3 {
		t.Errorf("Floor(2.9999999999999996) = %v, want 3", got)
	}
	if got := number.Ceil(110.00000000000001); got != 110 {
		t.Errorf("Ceil(110.00000000000001) = %v, want 110", got)
	}
	if !math.IsInf(number.Ceil(math.Inf(1)), 1) || !math.IsNaN(number.Floor(math.NaN())) {
		t.Error("what is not finite must stay")
	}
}

func TestRoundDown(t *testing.T) {
	tests := []struct{ x, unit, want float64 }{
		{12.3499999, 0.05, 12.3}, {0.3, 0.1, 0.3}, {-0.31, 0.1, -0.4}, {1999, 1000, 1000}, {434.99999999999994, 1, 435},
	}
	for _, test := range tests {
		if got, err := number.RoundDown(test.x, test.unit); err != nil || got != test.want {
			t.Errorf("RoundDown(%v, %v) = %v, %v, want %v", test.x, test.unit, got, err, test.want)
		}
	}
	if _, err := number.RoundDown(1, 0); err == nil {
		t.Error("RoundDown to a unit of 0: no error")
	}
	if _, err := number.RoundDown(1e90, 1); err == nil {
		t.Error("RoundDown of 1e90: no error")
	}
}

func TestRoundingTwiceIsRoundingOnce(t *testing.T) {
	same := func(x float64, digits uint8) bool {
		d := int(digits%20) - 5
		once := number.Round(x, d)
		return number.Round(once, d) == once && number.Show15(number.Show15(x)) == number.Show15(x)
	}
	if err := quick.Check(same, &quick.Config{MaxCount: 1_000, Rand: first.New(first.NewSource(1))}); err != nil {
		t.Error(err)
	}
}

func BenchmarkShow15(b *testing.B) {
	for b.Loop() {
		number.Show15(1.0 / 3)
	}
}

func BenchmarkRound(b *testing.B) {
	for b.Loop() {
		number.Round(12345.678, 2)
	}
}
