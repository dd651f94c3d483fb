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
