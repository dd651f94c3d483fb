package measure

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// anyValues are n values of one of several kinds, which fill drawers evenly, badly, or all the same one.
func anyValues(r *rand.Rand, n int) []float64 {
	kinds := []func() float64{
		r.NormFloat64,
		func() float64 { return 1000 + r.Float64() },
		func() float64 { return float64(r.IntN(5)) },
		func() float64 { return 7 },
		func() float64 { return math.Ldexp(r.Float64()-0.5, r.IntN(2000)-1000) },
		func() float64 { return math.Float64frombits(0x3ff0000000000000 + 1<<r.IntN(52)) },
		func() float64 { return []float64{math.MaxFloat64, -math.MaxFloat64, 0, 5e-324}[r.IntN(4)] },
	}
	of := kinds[r.IntN(len(kinds))]
	values := make([]float64, n)
	for i := range values {
		values[i] = of()
	}
	if n > 0 && r.IntN(3) == 0 {
		values[r.IntN(n)] = 1e300
	}
	return values
}

func TestOrderIsThatOfTheValues(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	for range 600 {
		values := anyValues(r, r.IntN(60)*r.IntN(60))
		known := make([]bool, len(values))
		want := []float64{}
		for i := range known {
			if known[i] = r.IntN(8) > 0; known[i] {
				want = append(want, values[i])
			}
		}
		rows, err := new(Comparer).inOrder(values, known, func(int) error { return nil })
		if err != nil {
			t.Fatal(err)
		}
		got, seen := []float64{}, map[int]bool{}
		for _, row := range rows {
			got, seen[row] = append(got, values[row]), true
		}
		slices.Sort(want)
		if !slices.Equal(got, want) || len(seen) != len(rows) {
			t.Fatalf("%v: rows %v", values, rows)
		}
		for row := range seen {
			if !known[row] {
				t.Fatalf("row %d has no value", row)
			}
		}
	}
}

func TestZerosHaveOneOrder(t *testing.T) {
	minus := math.Copysign(0, -1)
	values := []float64{0, minus, 0, minus}
	rows, err := new(Comparer).inOrder(values, nil, func(int) error { return nil })
	if err != nil || !slices.Equal(rows, []int{1, 3, 0, 2}) {
		t.Errorf("%v, %v", rows, err)
	}
}

// The comparison ends with the tick's error, whichever tick that is, and ticks about once a thousand rows.
func TestCompareStopsAtATick(t *testing.T) {
	const n = 100_000
	rows := Rows{Values: make([]float64, n), Unit: make([]int, n)}
	for i := range rows.Values {
		rows.Values[i] = float64(i*7919%n) + 0.1
	}
	stop := errors.New("stop")
	ticks := 0
	rule := Benchmark{StdDevs: 2, FromAverage: 0.5, FromOwnMean: 0.5, Tick: func() error { ticks++; return nil }}
	if _, err := Compare(rows, rule); err != nil || ticks < 3*n/1024 {
		t.Fatalf("%d ticks, %v", ticks, err)
	}
	for _, last := range []int{1, ticks / 2, ticks} {
		at := 0
		rule.Tick = func() error {
			if at++; at >= last {
				return stop
			}
			return nil
		}
		if _, err := Compare(rows, rule); !errors.Is(err, stop) || at != last {
			t.Errorf("stopped at tick %d of %d: %v after %d", last, ticks, err, at)
		}
	}
}

func BenchmarkCompare(b *testing.B) {
	for _, n := range []int{400, 40_000} {
		r := rand.New(rand.NewPCG(3, 4))
		rows := Rows{Values: make([]float64, n)}
		for i := range rows.Values {
			rows.Values[i] = 9000 + float64(3000*r.NormFloat64())
		}
		b.Run(map[int]string{400: "400", 40_000: "40000"}[n], func(b *testing.B) {
			b.ReportAllocs()
			var c Comparer
			for b.Loop() {
				if _, err := c.Compare(rows, Benchmark{StdDevs: 2, Percentiles: []float64{0.1, 0.9}}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
