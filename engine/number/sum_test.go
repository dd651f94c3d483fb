package number_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/fordel-lang/fordel/engine/number"
)

// exactSum is the double nearest the sum, by arithmetic of any size.
func exactSum(xs []float64) float64 {
	total := new(big.Rat)
	for _, x := range xs {
		total.Add(total, new(big.Rat).SetFloat64(x))
	}
	sum, _ := total.Float64()
	return sum
}

func TestSumOfDifficultTerms(t *testing.T) {
	tests := []struct {
		name string
		xs   []float64
		want float64
	}{
		{"nothing", nil, 0},
		{"tenths", []float64{.1, .1, .1, .1, .1, .1, .1, .1, .1, .1}, 1},
		{"cancelling", []float64{1e100, 1, -1e100}, 1},
		{"half to even", []float64{1, 0x1p-53}, 1},
		{"just above half", []float64{1, 0x1p-53, 0x1p-200}, 1 + 0x1p-52},
		{"just below half", []float64{1 + 0x1p-52, 0x1p-53, -0x1p-200}, 1 + 0x1p-52},
		{"below half, negative", []float64{-1, -0x1p-53, -0x1p-300, 0x1p-301}, -1 - 0x1p-52},
		{"many scales", []float64{1e300, 1e200, 1e100, 1, -1e300, -1e200, -1e100}, 1},
		{"over the top and back", []float64{1e308, 1e308, -1e308}, 1e308},
		{"too much", []float64{1e308, 1e308}, math.Inf(1)},
		{"infinite", []float64{math.Inf(-1), 1}, math.Inf(-1)},
		{"smallest", []float64{5e-324, 5e-324}, 1e-323},
	}
	for _, test := range tests {
		if got := number.Sum(test.xs); got != test.want {
			t.Errorf("%s: Sum = %v, want %v", test.name, got, test.want)
		}
	}
	if got := number.Sum([]float64{math.Inf(1), math.Inf(-1)}); !math.IsNaN(got) {
		t.Errorf("Sum(Inf, -Inf) = %v, want not a number", got)
	}
}

// randomTerms are doubles of the given spread of binary exponents.
func randomTerms(r *rand.Rand, n, spread int) []float64 {
	xs := make([]float64, n)
	for i := range xs {
		xs[i] = math.Ldexp(r.Float64()*2-1, r.IntN(spread+1)-spread/2)
	}
	if n > 4 {
		xs[1], xs[3] = -xs[0], -xs[2]*(1+0x1p-50)
	}
	return xs
}

func TestSumIsTheNearestDouble(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for round := range 1500 {
		xs := randomTerms(r, r.IntN(40), []int{0, 20, 120, 1000}[round%4])
		want := exactSum(xs)
		var a number.Accumulator
		for _, x := range xs {
			a.Add(x)
		}
		for range 3 {
			if got := number.Sum(xs); got != want {
				t.Fatalf("Sum(%v) = %v, want %v", xs, got, want)
			}
			r.Shuffle(len(xs), func(i, j int) { xs[i], xs[j] = xs[j], xs[i] })
		}
		if got := a.Sum(); got != want {
			t.Fatalf("Accumulator(%v) = %v, want %v", xs, got, want)
		}
		d := a.DoubleDouble()
		if low := exactSum(append(slices.Clone(xs), -want)); d.Hi != want || d.Lo != low {
			t.Fatalf("DoubleDouble(%v) = %v, want %v and %v", xs, d, want, low)
		}
	}
}

func TestSubtractUndoesAdd(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		xs, ys := randomTerms(r, 20, 600), randomTerms(r, 20, 600)
		var a number.Accumulator
		for _, x := range append(slices.Clone(xs), ys...) {
			a.Add(x)
		}
		for _, x := range xs {
			a.Subtract(x)
		}
		if got, want := a.Sum(), exactSum(ys); got != want {
			t.Fatalf("after subtracting: %v, want %v", got, want)
		}
	}
}

func FuzzSum(f *testing.F) {
	f.Add(1.0, 0x1p-53, 0x1p-200, -1.0)
	f.Add(1e308, 1e308, -1e308, 3.0)
	f.Add(0.1, 0.2, -0.3, 1e-17)
	f.Fuzz(func(t *testing.T, a, b, c, d float64) {
		xs := []float64{a, b, c, d, -a, b, c}
		for _, x := range xs {
			if math.IsNaN(x) || math.IsInf(x, 0) {
				number.Sum(xs)
				return
			}
		}
		if got, want := number.Sum(xs), exactSum(xs); got != want {
			t.Fatalf("Sum(%v) = %v, want %v", xs, got, want)
		}
	})
}

func BenchmarkSum(b *testing.B) {
	xs := randomTerms(rand.New(rand.NewPCG(5, 6)), 40_000, 20)
	for b.Loop() {
		number.Sum(xs)
	}
}

func TestTotalOfWhatCancels(t *testing.T) {
	tests := []struct {
		name string
		xs   []float64
		want float64
	}{
		{"tenths", []float64{0.1, 0.2, -0.3}, 0},
		{"changes of amounts", []float64{-0.2, 0.2, 100.35, -100.35}, 0},
		{"øre of milliards", []float64{1234567890.12, -1234567889.99, -0.01}, 0.12},
		{"computed terms", []float64{0.1 + 0.2, 1.1 * 1.1, -1.51}, 0},
		{"thirds", []float64{1.0 / 3, 1.0 / 3, -2.0 / 3}, 0},
		{"whole numbers", []float64{1e15, 3, -1e15}, 3},
		{"nothing cancels", []float64{0.1, 0.2, 0.3}, number.Sum([]float64{0.1, 0.2, 0.3})},
		{"far apart", []float64{1e-9, 1, -1}, 1e-9},
		{"less than the terms tell", []float64{1e100, 0.5, -1e100}, 0},
		{"negative", []float64{-0.1, -0.2, 0.25}, -0.05},
		{"never less than nothing", []float64{-0.1, -0.2, 0.3}, 0},
		{"too much", []float64{1e308, 1e308}, math.Inf(1)},
		{"sizes too large", []float64{1e308, -1e308, 1e308, -1e308, 0.1}, 0.1},
	}
	for _, test := range tests {
		if got := number.Total(test.xs); got != test.want || math.Signbit(got) != math.Signbit(test.want) {
			t.Errorf("%s: Total(%v) = %v, want %v", test.name, test.xs, got, test.want)
		}
	}
}

// TestTotalOfDecimals: amounts with øre whose sum is known in whole øre.
func TestTotalOfDecimals(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	for range 20_000 {
		n, size := 1+r.IntN(30), int64(math.Pow10(1+r.IntN(10)))
		xs, sum := make([]float64, n), int64(0)
		for i := range xs {
			units := r.Int64N(2*size) - size
			if i == n-1 && r.IntN(2) == 0 {
				units = -sum + r.Int64N(3)
			}
			xs[i], sum = float64(units)/100, sum+units
		}
		if got := number.Total(xs); !number.Equal(got, float64(sum)/100) {
			t.Fatalf("Total(%v) = %v, want %v", xs, got, float64(sum)/100)
		}
	}
}
