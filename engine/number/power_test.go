package number_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/fordel-lang/fordel/engine/number"
)

// prec is the precision of the reference, in bits.
const prec = 240

func bigOf(x float64) *big.Float { return new(big.Float).SetPrec(prec).SetFloat64(x) }

func newBig() *big.Float { return new(big.Float).SetPrec(prec) }

// bigLn is the logarithm of x > 0, by the series of 2·artanh((m-1)/(m+1)) after square roots, plus a multiple of ln 2.
func bigLn(x *big.Float) *big.Float {
	m := newBig()
	e := x.MantExp(m)
	log := lnSeries(m)
	return log.Add(log, newBig().Mul(lnTwo, big.NewFloat(float64(e))))
}

var lnTwo = lnSeries(bigOf(2))

func lnSeries(m *big.Float) *big.Float {
	if m.Cmp(bigOf(1)) == 0 {
		return newBig()
	}
	s := newBig().Quo(newBig().Sub(m, bigOf(1)), newBig().Add(m, bigOf(1)))
	square := newBig().Mul(s, s)
	sum, term := newBig(), newBig().Set(s)
	for k := 1; k < 800 && term.Sign() != 0 && term.MantExp(nil) > s.MantExp(nil)-prec; k += 2 {
		sum.Add(sum, newBig().Quo(term, bigOf(float64(k))))
		term.Mul(term, square)
	}
	return sum.Mul(sum, bigOf(2))
}

// bigExp is e^x, by Taylor's series of x/2^20, squared twenty times.
func bigExp(x *big.Float) *big.Float {
	k, _ := newBig().Quo(x, lnTwo).Int64()
	r := newBig().Sub(x, newBig().Mul(lnTwo, big.NewFloat(float64(k))))
	r.Mul(r, bigOf(0x1p-20))
	sum, term := bigOf(1), bigOf(1)
	for n := 1.0; n < 16; n++ {
		term.Mul(term, r)
		term.Quo(term, bigOf(n))
		sum.Add(sum, term)
	}
	for range 20 {
		sum.Mul(sum, sum)
	}
	return sum.SetMantExp(sum, int(k))
}

func rounded(x *big.Float) float64 {
	f, _ := x.Float64()
	return f
}

func TestExpIsTheNearestDouble(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 16))
	for i := range 900 {
		x := r.NormFloat64() * []float64{1e-9, 0.1, 1, 20, 250}[i%5]
		if i%5 == 4 {
			x = -708.3 - r.Float64()*r.Float64()*37 // results below the normal range, where rounding twice would show
		}
		if math.Abs(x) > 746 {
			continue
		}
		if got, want := number.Exp(x), rounded(bigExp(bigOf(x))); got != want {
			t.Fatalf("Exp(%v) = %v, want %v", x, got, want)
		}
	}
	for _, test := range []struct{ x, want float64 }{
		{0, 1}, {1, math.E}, {710, math.Inf(1)}, {-746, 0}, {math.Inf(1), math.Inf(1)}, {math.Inf(-1), 0}, {-745.1, 5e-324},
		{1e-300, 1}, {-1e-17, 1}, {709.782712893384, 1.7976931348622732e308}, {709.7828, math.Inf(1)},
	} {
		if got := number.Exp(test.x); got != test.want {
			t.Errorf("Exp(%v) = %v, want %v", test.x, got, test.want)
		}
	}
	if !math.IsNaN(number.Exp(math.NaN())) {
		t.Error("Exp of no number")
	}
}

func TestLnIsTheNearestDouble(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 18))
	for i := range 900 {
		x := math.Abs(math.Float64frombits(r.Uint64() >> 1))
		switch i % 3 {
		case 0:
			x = r.Float64() * 1000
		case 1:
			x = 1 + r.NormFloat64()*math.Pow10(-r.IntN(16)-1)
		}
		if !(x > 0) || math.IsInf(x, 0) {
			continue
		}
		if got, want := number.Ln(x), rounded(bigLn(bigOf(x))); got != want {
			t.Fatalf("Ln(%v) = %v, want %v", x, got, want)
		}
	}
	for _, test := range []struct{ x, want float64 }{
		{1, 0}, {2, math.Ln2}, {0, math.Inf(-1)}, {math.Inf(1), math.Inf(1)}, {5e-324, -744.4400719213812},
	} {
		if got := number.Ln(test.x); got != test.want {
			t.Errorf("Ln(%v) = %v, want %v", test.x, got, test.want)
		}
	}
	if !math.IsNaN(number.Ln(-1)) || !math.IsNaN(number.Ln(math.NaN())) {
		t.Error("Ln below zero must not be a number")
	}
}

func bigPow(x, y float64) float64 {
	return rounded(bigExp(newBig().Mul(bigLn(bigOf(x)), bigOf(y))))
}

func TestPowIsTheNearestDouble(t *testing.T) {
	r := rand.New(rand.NewPCG(19, 20))
	for i := range 900 {
		x, y := math.Exp(r.NormFloat64()*5), r.NormFloat64()*20
		switch i % 4 {
		case 0: // a growth rate over years
			x, y = 1+r.Float64()/10, float64(r.IntN(400)-200)
		case 1: // 20 institutions in a geometric series
			x, y = float64(1+r.IntN(20)), float64(r.IntN(19))/19
		case 2:
			x, y = 1+r.NormFloat64()*1e-12, r.NormFloat64()*1e14
		}
		if math.Abs(y*math.Log(x)) > 744 {
			continue
		}
		if got, want := number.Pow(x, y), bigPow(x, y); got != want {
			t.Fatalf("Pow(%v, %v) = %v, want %v", x, y, got, want)
		}
	}
}

func TestPowOfWholeNumbersIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	for range 5_000 {
		base, n := r.Int64N(1<<r.IntN(27)+1)+1, 1+r.IntN(40)
		exact := new(big.Int).Exp(big.NewInt(base), big.NewInt(int64(n)), nil)
		scale := r.IntN(9) - 4
		power := new(big.Float).SetInt(exact)
		want := rounded(power.SetMantExp(power, scale*n)) // to even, where two doubles are equally near
		x := math.Ldexp(float64(base), scale)
		if got := number.Pow(-x, float64(n)); math.Abs(got) != want || (got < 0) != (n%2 == 1) {
			t.Fatalf("Pow(-%v, %d) = %v, want %v", x, n, got, want)
		}
	}
	for _, test := range []struct{ x, y, want float64 }{
		{4, 0.5, 2}, {2, -2, 0.25}, {1e22, 2, 1e44}, {10, 22, 1e22}, {1.05, 0, 1}, {2, 0.5, math.Sqrt2}, {81, 0.25, 3},
		{2, 1023, 0x1p1023}, {2, 1024, math.Inf(1)}, {2, -1074, 5e-324}, {2, -1076, 0}, {-2, 1025, math.Inf(-1)},
		{1, 1e300, 1}, {1 + 0x1p-52, 1e-300, 1}, {-1, 1e300, 1}, {10, -320, 1e-320}, {-1, 0x1p53 - 1, -1},
	} {
		if got := number.Pow(test.x, test.y); got != test.want {
			t.Errorf("Pow(%v, %v) = %v, want %v", test.x, test.y, got, test.want)
		}
	}
}

func TestPowSpecialCasesAreThoseOfTheLibrary(t *testing.T) {
	values := []float64{math.NaN(), math.Inf(-1), -2.5, -2, -1, -0.5, math.Copysign(0, -1), 0, 0.5, 1, 2, 3, 2.5, math.Inf(1)}
	for _, x := range values {
		for _, y := range values {
			got, want := number.Pow(x, y), math.Pow(x, y)
			same := got == want || math.IsNaN(got) && math.IsNaN(want) || math.Abs(got-want) <= 4e-16*math.Abs(want)
			if !same || math.Signbit(got) != math.Signbit(want) && !math.IsNaN(want) {
				t.Errorf("Pow(%v, %v) = %v, want %v", x, y, got, want)
			}
		}
	}
}

func FuzzPow(f *testing.F) {
	f.Add(2.0, 0.5)
	f.Add(-3.0, 3.0)
	f.Add(1+0x1p-52, 1e18)
	f.Add(5e-324, -1.0)
	f.Fuzz(func(t *testing.T, x, y float64) {
		got := number.Pow(x, y)
		if size := math.Log(math.Abs(x)) * y; !(math.Abs(size) < 700) || x < 0 {
			if library := math.Pow(x, y); math.IsNaN(got) != math.IsNaN(library) {
				t.Fatalf("Pow(%v, %v) = %v, the library gives %v", x, y, got, library)
			}
			return
		}
		if want := bigPow(x, y); got != want {
			t.Fatalf("Pow(%v, %v) = %v, want %v", x, y, got, want)
		}
	})
}

func BenchmarkExp(b *testing.B) {
	for b.Loop() {
		number.Exp(1.234567)
	}
}

func BenchmarkLn(b *testing.B) {
	for b.Loop() {
		number.Ln(1.234567)
	}
}

func BenchmarkPow(b *testing.B) {
	for b.Loop() {
		number.Pow(1.234567, 5.4321)
	}
}
