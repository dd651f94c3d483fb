package kernel

import (
	"fmt"
	"math"
	"math/rand"
	"slices"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/number"
)

// TestMarks: more indicators than are looked up at a time, and weights that are
// no whole numbers.
func TestMarks(t *testing.T) {
	text, names := "", ""
	for i, condition := range []string{"single", "age > 1", "age > 2", "age > 3", "area == \"north\"", "(score ?? 1) > 4", "age == 0", "(working ?? no)", "age < 5", "born > 2012-05-01"} {
		text += fmt.Sprintf("indicator people.i%d weight %g = %s\n", i, 1+float64(i)/4, condition)
		names += fmt.Sprintf(", i%d", i)
	}
	names = names[2:]
	for _, some := range []string{names, "i0, i3", "i0, i1, i2, i3, i4, i5, i6, i7", "i9"} {
		p := parse(text + "count houses.marks = marks of (" + some + ") in people\ncount houses.some = people with at least 2 of (" + some + ")\n" +
			"let people.met = met(" + some + ")\nlet people.marks = marks(" + some + ")\n" +
			"let people.a = marks(" + some + ") > 2\nlet people.b = marks(" + some + ") <= factor\nlet people.c = met(" + some + ") == 1\nlet people.d = met(" + some + ") != 1\nlet people.e = marks(" + some + ") < 2.25\n")
		for _, n := range []int{1, 7, 8, 9, 64, 65, 1030} {
			if compared, quick := compareWays(t, newTown(t, p, n, int64(n)), some); compared != quick {
				t.Errorf("%s, %d people: %d of %d formulas have kernels", some, n, quick, compared)
			}
		}
	}
}

// comparisons are the operators, and whether they hold for an order.
var comparisons = map[check.Op]func(order int) bool{
	check.OpLess: func(order int) bool { return order < 0 }, check.OpLessEqual: func(order int) bool { return order <= 0 },
	check.OpGreater: func(order int) bool { return order > 0 }, check.OpGreaterEqual: func(order int) bool { return order >= 0 },
	check.OpEqual: func(order int) bool { return order == 0 }, check.OpUnequal: func(order int) bool { return order != 0 },
}

// TestReaching: marks compare with a number as their sum, added up plainly, does,
// whatever the weights, how many there are, and how many rows.
func TestReaching(t *testing.T) {
	for i, weights := range [][]float64{
		{1}, {0}, {-1}, {1, 1, 1, 1, 1, 1}, {1, 2, 1, 2, 1, 3}, {0, 0, 0}, {3, 6, -9}, {-1, -1, -2}, {1.5, -0.25, 2}, {1.0 / 1024, 1023.0 / 1024},
		{2097151, 2097151, -2097152}, {2097151 + 1023.0/1024, 1.0 / 1024}, {7, 7, 7, 7, 7, 7, 7}, slices.Repeat([]float64{1}, 20), slices.Repeat([]float64{2097151.5, -0.75}, 10),
	} {
		compareMarks(t, rand.New(rand.NewSource(int64(i))), weights)
	}
	for seed := range int64(30) {
		r := rand.New(rand.NewSource(seed))
		compareMarks(t, r, randomWeights(r))
	}
}

// FuzzReaching is TestReaching with weights that numbers choose.
func FuzzReaching(f *testing.F) {
	f.Add(int64(1), int32(1), int32(2048), int32(-512), uint8(3))
	f.Add(int64(2), int32(math.MaxInt32), int32(math.MinInt32), int32(0), uint8(20))
	f.Fuzz(func(t *testing.T, seed int64, a, b, c int32, count uint8) {
		weights := make([]float64, 1+count%20)
		for k := range weights {
			weights[k] = float64([]int32{a, b, c}[k%3]) / 1024
		}
		compareMarks(t, rand.New(rand.NewSource(seed)), weights)
	})
}

// randomWeights are weights of one kind or of several.
func randomWeights(r *rand.Rand) []float64 {
	kinds := []func() float64{
		func() float64 { return float64(r.Intn(4)) },
		func() float64 { return float64(r.Intn(9)-4) / 4 },
		func() float64 { return float64(int32(r.Uint32())) / 1024 },
		func() float64 { return float64(r.Intn(5)) * 192 / 1024 },
	}
	one := r.Intn(len(kinds) + 1)
	weights := make([]float64, 1+r.Intn(20))
	for k := range weights {
		kind := one
		if one == len(kinds) {
			kind = r.Intn(one)
		}
		weights[k] = kinds[kind]()
	}
	return weights
}

// compareMarks compares marks of random flags with many numbers, on blocks of
// several lengths, and with plain arithmetic.
func compareMarks(t *testing.T, r *rand.Rand, weights []float64) {
	t.Helper()
	sets := randomFlags(r, len(weights))
	totals := make([]float64, size)
	for i := range totals {
		for k, w := range weights {
			if sets[k][i/64]>>(i%64)&1 != 0 {
				totals[i] += w
			}
		}
	}
	numbers := thresholds(totals[r.Intn(size)], weights)
	for op, holds := range comparisons {
		var than float64
		constant := &constant{kind: check.Number, read: func() check.Const { return check.Const{Kind: check.Number, Number: than} }}
		n, ok := (&comparison{op: op, a: &present{marksOf(weights, sets)}, b: constant}).reaching().(*reaching)
		if !ok {
			t.Fatalf("%v: compared row by row", weights)
		}
		for i, rows := range []int{1, 1024, 63, 64, 65, 511, 1000} {
			for _, than = range numbers[i*len(numbers)/7:] {
				if err := constant.reset(); err != nil {
					t.Fatal(err)
				}
				b := &block{}
				b.start(0, rows, nil)
				flags := n.eval(b).flags
				for row, total := range totals[:rows] {
					if got := flags[row/64]>>(row%64)&1 != 0; got != holds(number.Compare(total, than)) || b.bad {
						t.Fatalf("weights %v, %d rows, operator %d with %v: %v for %v", weights, rows, op, than, got, total)
					}
				}
			}
		}
	}
}

// randomFlags are flags on the rows of a block, rare or frequent; all are on in
// one row and off in another.
func randomFlags(r *rand.Rand, count int) [][]uint64 {
	sets := make([][]uint64, count)
	for k := range sets {
		sets[k] = make([]uint64, words)
		for i := range sets[k] {
			sets[k][i] = r.Uint64()
			switch i % 3 {
			case 1:
				sets[k][i] &= r.Uint64()
			case 2:
				sets[k][i] |= r.Uint64()
			}
		}
		sets[k][0] = sets[k][0]&^1 | 2
	}
	return sets
}

// marksOf are marks of flags at hand.
func marksOf(weights []float64, sets [][]uint64) *marks {
	m := &marks{eights: make([]eight, (len(weights)+7)/8)}
	for k, w := range weights {
		e := &m.eights[k/8]
		e.flags[k%8] = given{value{flags: sets[k]}}
		for set := range e.totals {
			if set>>(k%8)&1 != 0 {
				e.totals[set] += w
			}
		}
	}
	return m
}

// thresholds are numbers near a total and the extremes of what weights add up to,
// equal to them at 15 digits and not, and some that are far away.
func thresholds(total float64, weights []float64) []float64 {
	var least, most float64
	for _, w := range weights {
		least, most = least+min(w, 0), most+max(w, 0)
	}
	numbers := []float64{0, math.Copysign(0, -1), 0.1 + 0.2, 1e-300, -1e-300, 1e300, -1e300, math.Inf(1), math.Inf(-1), math.NaN()}
	for _, x := range []float64{total, least, most, total + 1, total - 0.5} {
		numbers = append(numbers, x, x+1.0/1024, x-1.0/1024, x+1.0/4096, x-1.0/4096, math.Nextafter(x, math.Inf(1)), math.Nextafter(x, math.Inf(-1)))
		for _, digits := range []float64{4e-16, 2e-15, 6e-15, 1e-14, 1e-13} {
			numbers = append(numbers, x+float64(x*digits), x-float64(x*digits))
		}
	}
	return numbers
}

// TestReachingMissing: a block is bad where marks are compared with a number that
// is missing.
func TestReachingMissing(t *testing.T) {
	missing := &constant{kind: check.Number, read: func() check.Const { return check.Const{Kind: check.Number, Missing: true} }}
	n := (&comparison{op: check.OpLess, a: marksOf([]float64{1}, randomFlags(rand.New(rand.NewSource(1)), 1)), b: missing}).reaching()
	b := &block{}
	b.start(0, 70, nil)
	if n.eval(b); !b.bad {
		t.Error("marks compare with a missing number")
	}
}

// TestUnit: weights are taken as multiples of what they have in common, so that
// there are no more planes than the sums need.
func TestUnit(t *testing.T) {
	for _, c := range []struct {
		weights []int64
		unit    int64
		most    uint64
		planes  int
	}{
		{[]int64{1024, 1024, 1024}, 1024, 3, 3},
		{[]int64{1024, 1024}, 1024, 2, 2},
		{[]int64{192, -384, 0, 576}, 192, 6, 3},
		{[]int64{-5, 1024}, 1, 1029, 11},
		{[]int64{-6}, 6, 1, 2},
		{[]int64{0, 0}, 1, 0, 1},
	} {
		n := &reaching{}
		n.weigh(c.weights)
		if n.unit != c.unit || n.sums.most != c.most || len(n.sums.bits) != c.planes {
			t.Errorf("%v: unit %d, at most %d, %d planes; want %+v", c.weights, n.unit, n.sums.most, len(n.sums.bits), c)
		}
	}
}

// TestManyMarks: what may not add up exactly in a double is not added plane by plane.
func TestManyMarks(t *testing.T) {
	m := marksOf([]float64{1, 2}, randomFlags(rand.New(rand.NewSource(1)), 2))
	m.planned = m.weighing()
	for rows, want := range map[int]bool{70: true, 1 << 41: true, 1 << 42: false} {
		s, b := &sum{}, &block{}
		s.open(1, rows)
		b.start(0, 70, nil)
		if got := s.takeMarks(b, m, nil); got != want {
			t.Errorf("marks up to 3 of %d rows: %v", rows, got)
		}
	}
	m = marksOf([]float64{1, -2}, randomFlags(rand.New(rand.NewSource(1)), 2))
	m.planned = m.weighing()
	s, b := &sum{}, &block{}
	s.open(1, 70)
	if b.start(0, 70, nil); s.takeMarks(b, m, nil) {
		t.Error("marks below zero are added plane by plane")
	}
}
