package number_test

import (
	"errors"
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/number/dd"
)

func unit(t testing.TB, x float64) number.Unit {
	t.Helper()
	u, err := number.NewUnit(x)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func TestUnitRounding(t *testing.T) {
	tests := []struct {
		unit, x           float64
		floor, ceil, near int64
	}{
		{1, 2.5, 2, 3, 3}, {1, -2.5, -3, -2, -3}, {1, 2.9999999999999996, 3, 3, 3}, {0.01, 0.29, 29, 29, 29},
		{0.01, 1.005, 100, 101, 101}, {100, 250, 2, 3, 3}, {100, 249.99, 2, 3, 2}, {0.05, 0.15, 3, 3, 3},
		{0.05, 0.125, 2, 3, 3}, {1000, 0, 0, 0, 0}, {2.5, 7.5, 3, 3, 3}, {2.5, 8.75, 3, 4, 4}, {1, 1e-300, 0, 1, 0},
		{1, -1e-300, -1, 0, 0}, {1, 999_999_999_999_999, 999_999_999_999_999, 999_999_999_999_999, 999_999_999_999_999},
		{0.30000000000000004, 0.9, 3, 3, 3}, {1e6, 1e20, 1e14, 1e14, 1e14}, {0.01, 700_000_000_000.01, 70_000_000_000_001, 70_000_000_000_001, 70_000_000_000_001},
	}
	for _, test := range tests {
		u := unit(t, test.unit)
		floor, err1 := u.Floor(test.x)
		ceil, err2 := u.Ceil(test.x)
		near, err3 := u.Round(test.x)
		if floor != test.floor || ceil != test.ceil || near != test.near || errors.Join(err1, err2, err3) != nil {
			t.Errorf("%v in units of %v: %d, %d, %d (%v), want %d, %d, %d", test.x, test.unit, floor, ceil, near,
				errors.Join(err1, err2, err3), test.floor, test.ceil, test.near)
		}
	}
}

func TestUnitAgreesWithFractions(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 14))
	units := []float64{1, 0.01, 100, 0.05, 1000, 0.1, 0.25, 2.5, 0.3, 7, 1e-6, 0.0375, 1e9, 123456789.12345}
	for range 8_000 {
		size := units[r.IntN(len(units))]
		u := unit(t, size)
		x := sample(r)
		if r.IntN(2) == 0 {
			x = u.Value(r.Int64N(1e9)) * (1 + float64(r.IntN(9)-4)*0x1p-52) / float64(1+r.IntN(2))
		}
		exact := new(big.Rat).Quo(shown(x), shown(size))
		down := floorRat(exact)
		got, err := u.Floor(x)
		if most := big.NewInt(number.MaxUnits); new(big.Int).Abs(down).Cmp(most) > 0 {
			var bad *number.RangeError
			if !errors.As(err, &bad) || bad.Amount != x {
				t.Fatalf("%v in units of %v: %d, %v, want a RangeError", x, size, got, err)
			}
			continue
		}
		if err != nil || got != down.Int64() {
			t.Fatalf("floor of %v in units of %v: %d, %v, want %v", x, size, got, err, down)
		}
		if got, err := u.Round(x); err == nil && got != halfAway(exact).Int64() {
			t.Fatalf("%v rounded to %v: %d, want %v", x, size, got, halfAway(exact))
		}
		up := floorRat(new(big.Rat).Neg(exact)).Int64()
		if got, err := u.Ceil(x); err == nil && got != -up {
			t.Fatalf("ceiling of %v in units of %v: %d, want %v", x, size, got, -up)
		}
		checkRest(t, u, size, x, down.Int64())
	}
}

func checkRest(t *testing.T, u number.Unit, size, x float64, n int64) {
	t.Helper()
	whole := new(big.Rat).Mul(shown(size), new(big.Rat).SetInt64(n))
	if got, want := u.Value(n), nearest(whole); got != want {
		t.Fatalf("%d units of %v are %v, want %v", n, size, got, want)
	}
	if got, want := u.Rest(x, n), nearest(whole.Sub(shown(x), whole)); got != want {
		t.Fatalf("%v less %d units of %v is %v, want %v", x, n, size, got, want)
	}
}

func TestUnitCount(t *testing.T) {
	u := unit(t, 0.05)
	if got := u.Count(dd.Of(10)); got.Hi != 200 || got.Lo != 0 {
		t.Errorf("10 is %v units of 0.05, want 200", got)
	}
	whole, rest := unit(t, 0.3).Count(dd.Of(1)).Floor()
	if whole != 3 || math.Abs(rest-1.0/3) > 1e-16 {
		t.Errorf("1 is %v and %v units of 0.3", whole, rest)
	}
}

func TestUnitErrors(t *testing.T) {
	for _, x := range []float64{0, -1, math.NaN(), math.Inf(1), 1e17, 1e-23, 1e300, 5e-324} {
		var bad *number.UnitError
		if _, err := number.NewUnit(x); !errors.As(err, &bad) || bad.Error() == "" {
			t.Errorf("NewUnit(%v): %v, want a UnitError", x, err)
		}
	}
	for _, x := range []float64{1e15, -1e15, math.NaN(), math.Inf(1), 1e300} {
		var bad *number.RangeError
		if n, err := unit(t, 1).Floor(x); !errors.As(err, &bad) || bad.Error() == "" {
			t.Errorf("Floor(%v) = %d, %v, want a RangeError", x, n, err)
		}
	}
	if _, err := (number.Unit{}).Floor(1); err == nil || !(number.Unit{}).IsZero() {
		t.Error("the zero unit must count nothing")
	}
}

func FuzzUnit(f *testing.F) {
	f.Add(1.0, 2.5)
	f.Add(0.05, 0.15)
	f.Add(1e-22, 1e300)
	f.Add(9e15, -5e-324)
	f.Fuzz(func(t *testing.T, size, x float64) {
		u, err := number.NewUnit(size)
		if err != nil {
			return
		}
		low, err1 := u.Floor(x)
		high, err2 := u.Ceil(x)
		near, err3 := u.Round(x)
		if errors.Join(err1, err2, err3) != nil {
			return
		}
		if !(low <= near && near <= high && high-low <= 1) {
			t.Fatalf("%v in units of %v: %d, %d, %d", x, size, low, near, high)
		}
		if rest := u.Rest(x, low); rest < 0 || number.Compare(rest, u.Float()) > 0 {
			t.Fatalf("%v less %d units of %v is %v", x, low, size, rest)
		}
	})
}

func BenchmarkUnitFloor(b *testing.B) {
	u := unit(b, 0.05)
	for b.Loop() {
		u.Floor(12345.678)
	}
}
