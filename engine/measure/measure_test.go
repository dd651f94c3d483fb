package measure_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/fordel-lang/fordel/engine/measure"
)

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-13*max(1, math.Abs(b)) }

func upTo(n int) []float64 {
	xs := make([]float64, n)
	for i := range xs {
		xs[i] = float64(n - i)
	}
	return xs
}

func TestQuantiles(t *testing.T) {
	ten := []float64{40, 15, 20, 35, 50, 45, 30, 25, 5, 10}
	tests := []struct {
		name string
		of   func([]float64, float64) (float64, error)
		xs   []float64
		p    float64
		want float64
	}{
		// positions 11·p and 1 + 9·p, as PERCENTILE.EXC and PERCENTILE.INC
		{"exc 25 %", measure.Percentile, ten, 0.25, 13.75}, {"inc 25 %", measure.PercentileInc, ten, 0.25, 16.25},
		{"exc 90 %", measure.Percentile, ten, 0.9, 49.5}, {"inc 90 %", measure.PercentileInc, ten, 0.9, 45.5},
		{"exc 50 %", measure.Percentile, ten, 0.5, 27.5}, {"inc 0 %", measure.PercentileInc, ten, 0, 5},
		{"inc 100 %", measure.PercentileInc, ten, 1, 50}, {"exc at the lowest", measure.Percentile, upTo(9), 0.1, 1},
		{"exc at the highest", measure.Percentile, upTo(9), 0.9, 9}, {"exc of one", measure.Percentile, []float64{7}, 0.5, 7},
		{"exc at a whole position, 70 % of 10", measure.Percentile, upTo(9), 0.7, 7},
		{"exc at position 55, computed as 55.00000000000001", measure.Percentile, upTo(99), 0.55, 55},
		{"exc at position 1, computed as 0.9999999999999999", measure.Percentile, upTo(48), 1.0 / 49, 1},
		{"exc of the smallest that has one", measure.Percentile, upTo(3), 0.25, 1},
	}
	for _, test := range tests {
		if got, err := test.of(test.xs, test.p); err != nil || got != test.want {
			t.Errorf("%s: %v, %v, want %v", test.name, got, err, test.want)
		}
	}
	for q, want := range []float64{13.75, 27.5, 41.25} {
		if got, err := measure.Quartile(ten, q+1); err != nil || got != want {
			t.Errorf("quartile %d: %v, %v, want %v", q+1, got, err, want)
		}
	}
}

func TestQuantileErrors(t *testing.T) {
	var beyond *measure.BeyondError
	for _, test := range []struct {
		of func([]float64, float64) (float64, error)
		n  int
		p  float64
	}{
		{measure.Percentile, 8, 0.1}, {measure.Percentile, 8, 0.9}, {measure.Percentile, 2, 0.25}, {measure.Percentile, 5, 0},
		{measure.Percentile, 5, -1}, {measure.Percentile, 5, math.NaN()}, {measure.PercentileInc, 5, 1.01}, {measure.PercentileInc, 5, -0.01},
	} {
		if got, err := test.of(upTo(test.n), test.p); !errors.As(err, &beyond) || beyond.Len != test.n || beyond.Error() == "" {
			t.Errorf("%v of %d values: %v, %v, want a BeyondError", test.p, test.n, got, err)
		}
	}
	for name, err := range map[string]error{
		"percentile": second(measure.Percentile(nil, 0.5)), "percentile_inc": second(measure.PercentileInc(nil, 0.5)),
		"median": second(measure.Median(nil)), "mean": second(measure.Mean(nil)), "gini": second(measure.Gini(nil, nil)),
		"weighted mean": second(measure.WeightedMean([]float64{1, 2}, []float64{0, 0})), "range": second(measure.RangeFactor(nil)),
	} {
		if !errors.Is(err, measure.ErrEmpty) {
			t.Errorf("%s of nothing: %v", name, err)
		}
	}
	if got, want := beyondText(), "the 10 % percentile lies beyond the lowest or highest of 8 values"; got != want {
		t.Errorf("said %q, want %q", got, want)
	}
}

func second(_ float64, err error) error { return err }

func beyondText() string { return second(measure.Percentile(upTo(8), 0.1)).Error() }

func TestAverages(t *testing.T) {
	if got, _ := measure.Mean([]float64{1e16, 1, -1e16, 2}); got != 0.75 {
		t.Errorf("Mean = %v, want 0.75", got)
	}
	if got, _ := measure.Median([]float64{9, 1, 5}); got != 5 {
		t.Errorf("Median = %v, want 5", got)
	}
	if got, _ := measure.Median([]float64{9, 1, 5, 6}); got != 5.5 {
		t.Errorf("Median = %v, want 5.5", got)
	}
	if got, _ := measure.WeightedMean([]float64{10, 20, 99}, []float64{1, 3, 0}); got != 17.5 {
		t.Errorf("WeightedMean = %v, want 17.5", got)
	}
	if got, _ := measure.StdDev([]float64{2, 4, 4, 4, 5, 5, 7, 9}); !near(got, math.Sqrt(32.0/7)) {
		t.Errorf("StdDev = %v, want %v", got, math.Sqrt(32.0/7))
	}
	// What one pass over squares would lose altogether.
	if got, _ := measure.StdDev([]float64{1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16}); !near(got, math.Sqrt(30)) {
		t.Errorf("StdDev = %v, want %v", got, math.Sqrt(30))
	}
	if got, _ := measure.StdDev([]float64{0.1, 0.1, 0.1}); got > 1e-17 {
		t.Errorf("StdDev of equals = %v", got)
	}
	var few *measure.TooFewError
	if _, err := measure.StdDev([]float64{1}); !errors.As(err, &few) || few.Error() != "the standard deviation needs at least 2 values, and there are 1" {
		t.Errorf("StdDev of one value: %v", err)
	}
}

func TestRank(t *testing.T) {
	got := measure.Rank([]float64{0.3, 5, 0.30000000000000004, 5, -1, 2})
	if want := []int{4, 1, 4, 1, 6, 3}; !slices.Equal(got, want) {
		t.Errorf("Rank = %v, want %v", got, want)
	}
}

func TestSpread(t *testing.T) {
	positive, all := measure.AboveZero([]float64{0, 3, 1, 2, 0})
	if !slices.Equal(positive, []float64{3, 1, 2}) || all {
		t.Errorf("AboveZero = %v, %v", positive, all)
	}
	if _, all := measure.AboveZero([]float64{1, 2}); !all {
		t.Error("all of them are above zero")
	}
	if got, err := measure.RangeFactor([]float64{4, 10, 5}); err != nil || got != 2.5 {
		t.Errorf("RangeFactor = %v, %v", got, err)
	}
	// (n+1)p: the lower quartile of 1..7 is the 2nd value, the upper the 6th
	if got, err := measure.QuartileFactor(upTo(7)); err != nil || got != 3 {
		t.Errorf("QuartileFactor = %v, %v, want 3", got, err)
	}
	for _, test := range []struct {
		xs   []float64
		want float64
	}{{[]float64{5, 5, 5}, 0}, {[]float64{1, 3}, 0.25}, {[]float64{4, 1, 3, 2}, 0.25}, {[]float64{0, 0, 7, 0}, 0.75}} {
		if got, err := measure.Gini(test.xs, nil); err != nil || !near(got, test.want) {
			t.Errorf("Gini(%v) = %v, %v, want %v", test.xs, got, err, test.want)
		}
	}
	for name, err := range map[string]error{
		"range": second(measure.RangeFactor([]float64{0, 1})), "quartile": second(measure.QuartileFactor([]float64{1, 2, -1})),
	} {
		if !errors.Is(err, measure.ErrNotPositive) {
			t.Errorf("%s: %v", name, err)
		}
	}
	var few *measure.TooFewError
	if _, err := measure.QuartileFactor([]float64{1, 2}); !errors.As(err, &few) {
		t.Errorf("quartiles of two values: %v", err)
	}
}

// TestWeightedGini: a value that counts n times is as good as n of it; what cannot
// be measured is said.
func TestWeightedGini(t *testing.T) {
	weighted, err := measure.Gini([]float64{30, 0, 10, 20}, []float64{2, 3, 0, 1})
	counted, _ := measure.Gini([]float64{30, 30, 0, 0, 0, 20}, nil)
	if err != nil || !near(weighted, counted) {
		t.Errorf("weighted %v, %v, counted %v", weighted, err, counted)
	}
	for name, c := range map[string][2][]float64{
		"a value below zero": {{1, -1, 3}, nil}, "no number": {{1, math.NaN()}, nil}, "nothing": {{0, 0}, nil},
		"a weight below zero": {{1, 2}, {1, -1}}, "no weight": {{1, 2}, {0, 0}},
	} {
		if _, err := measure.Gini(c[0], c[1]); !errors.Is(err, measure.ErrNegative) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func gini(xs []float64) (float64, error) { return measure.Gini(xs, nil) }

// The worked example of the 2017 report: with amounts in a geometric series from 1 to f the range factor is f.
func TestSpreadOfAGeometricSeries(t *testing.T) {
	for _, f := range []float64{2, 3, 5, 20} {
		xs := make([]float64, 20)
		for i := range xs {
			xs[i] = math.Pow(f, float64(i)/19)
		}
		if got, _ := measure.RangeFactor(xs); !near(got, f) {
			t.Errorf("range factor %v, want %v", got, f)
		}
		// quartiles lie at 5.25 and 15.75: between the values of exponents 4, 5 and 14, 15
		lower := xs[4] + 0.25*(xs[5]-xs[4])
		upper := xs[14] + 0.75*(xs[15]-xs[14])
		if got, _ := measure.QuartileFactor(xs); !near(got, upper/lower) {
			t.Errorf("quartile factor %v, want %v", got, upper/lower)
		}
	}
}

// meanDifference is Gini's coefficient as it is defined, over all pairs.
func meanDifference(xs []float64) float64 {
	apart, total := 0.0, 0.0
	for _, x := range xs {
		total += x
		for _, y := range xs {
			apart += math.Abs(x - y)
		}
	}
	return apart / (2 * float64(len(xs)) * total)
}

func TestMeasuresDoNotDependOnOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		xs := make([]float64, 3+r.IntN(50))
		for i := range xs {
			xs[i] = math.Exp(r.NormFloat64() * 3)
		}
		before := all(xs)
		if gini := meanDifference(xs); math.Abs(before[4]-gini) > 1e-12 {
			t.Fatalf("Gini of %v = %v, by pairs %v", xs, before[4], gini)
		}
		r.Shuffle(len(xs), func(i, j int) { xs[i], xs[j] = xs[j], xs[i] })
		copied := slices.Clone(xs)
		if after := all(xs); !slices.Equal(before, after) {
			t.Fatalf("%v became %v in another order", before, after)
		}
		if !slices.Equal(xs, copied) {
			t.Fatal("the values were changed")
		}
	}
}

func all(xs []float64) []float64 {
	var list []float64
	for _, of := range []func([]float64) (float64, error){
		measure.Mean, measure.Median, measure.StdDev, measure.QuartileFactor, gini, measure.RangeFactor,
	} {
		x, err := of(xs)
		if err != nil {
			x = -1
		}
		list = append(list, x)
	}
	return list
}
