package kernel

import (
	"maps"
	"math"
	"slices"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/table"
)

// TestSumsAddedAnew: the one row whose weight is no multiple of what the others
// are comes last.
func TestSumsAddedAnew(t *testing.T) {
	p := parse("let people.weight = 1\nlet houses.x = sum(people.weight)\n")
	d := newTown(t, p, 2*size+100, 1)
	weight := p.Steps[0].(*check.ColumnStep).Column
	d.columns[weight] = &table.Column{Numbers: make([]float64, 2*size+100)}
	for i := range d.columns[weight].Numbers {
		d.columns[weight].Numbers[i] = 1
	}
	d.columns[weight].Numbers[2*size+50] = 1.0 / 3
	step := p.Steps[1].(*check.ColumnStep)
	slow, quick := evaluators(step.Expr, step.Column.Table, d)
	want, _, _ := slow.Column(nil)
	got, err := quick.(*kernel).compute(nil)
	if err != nil || got == nil || !slices.Equal(got.Numbers, want.Numbers) {
		t.Errorf("%v, %v; want %v", got, err, want)
	}
}

// TestMixedSums: blocks of whole numbers, coarse ones and others in every order,
// with some rows and with all.
func TestMixedSums(t *testing.T) {
	kinds := map[string]func(i int) float64{
		"whole":  func(i int) float64 { return float64(i) },
		"marks":  func(i int) float64 { return float64(i)*1024 + 1.0/1024 },
		"tenths": func(i int) float64 { return float64(i) / 10 },
		"wide":   func(i int) float64 { return math.Ldexp(1, i%24) / 3 },
		"zero":   func(i int) float64 { return 0 },
	}
	names := slices.Sorted(maps.Keys(kinds))
	for order := range 5 * 5 * 5 {
		most := every(1, 3*size)
		most.Set(100, false)
		for _, only := range []table.Bits{nil, every(3, 3*size), most} {
			turns := []string{names[order%5], names[order/5%5], names[order/25]}
			s, exact := &sum{}, number.Accumulator{}
			for again := true; again; again = s.anew {
				exact = number.Accumulator{}
				s.open(1, 3*size)
				for turn, name := range turns {
					b := &block{}
					b.start(turn*size, turn*size+size, only)
					v := value{numbers: make([]float64, size)}
					for i := range v.numbers {
						v.numbers[i] = kinds[name](i)
					}
					b.each(func(i int) { exact.Add(v.numbers[i]) })
					if s.take(b, v, nil); b.bad {
						break
					}
				}
			}
			if out, ok := s.close(); !ok || out.numbers[0] != exact.Sum() {
				t.Errorf("%v: %v (%v), exactly %v", turns, out.numbers, ok, exact.Sum())
			}
		}
	}
}

// every is every nth of some rows.
func every(n, rows int) table.Bits {
	set := table.NewBits(rows)
	for i := 0; i < rows; i += n {
		set.Set(i, true)
	}
	return set
}

// TestCutsNotice: a number that is too large or has digits too small for the cut
// is noticed wherever it is.
func TestCutsNotice(t *testing.T) {
	c := cutAt(1, 1000)
	groups := make([]int32, 20)
	for n := 1; n < 14; n++ {
		for at := range n {
			for _, k := range []struct {
				x            float64
				whole, split bool
			}{{1, true, true}, {-1, true, true}, {0, true, true}, {0.1, false, true}, {-0.1, false, true}, {1.5 * c.limit, false, false},
				{-1.5 * c.limit, false, false}, {0x1p-200, false, false}, {math.NaN(), false, false}, {math.Inf(-1), false, false}} {
				xs := make([]float64, n)
				xs[at] = k.x
				sums := make([]pair, 1)
				if ok := addWhole(sums, xs, groups, &c); ok != k.whole || ok && sums[0] != (pair{k.x, 0}) {
					t.Errorf("%v as whole numbers: %v, %v", xs, ok, sums)
				}
				sums[0] = pair{}
				if ok := addSplit(sums, xs, groups, &c); ok != k.split || ok && sums[0].hi+sums[0].lo != k.x {
					t.Errorf("%v in two parts: %v, %v", xs, ok, sums)
				}
			}
		}
	}
}

// TestSumsThatCancel: what cancels is told as number.Total tells it, by group, in
// every way of adding, and where a minus comes late.
func TestSumsThatCancel(t *testing.T) {
	kinds := map[string][]float64{
		"tenths": {0.1, 0.2, -0.3, 100.35, -100.35},
		"wide":   {1234567890.12, -1234567889.99, -0.01, -0.12},
		"thirds": {1.0 / 3, 1.0 / 3, -2.0 / 3},
		"mixed":  {0.7, -0.2, 1.0 / 3, -3},
	}
	for name, terms := range kinds {
		for _, mean := range []bool{false, true} {
			// A block of eights, one of whole rounds of the terms and zeros, and one that takes the eights away again.
			blocks := [3][]float64{make([]float64, size), make([]float64, size), make([]float64, size)}
			for i := range size {
				blocks[0][i], blocks[2][i] = 8, -8
				if i/3 < size/3/len(terms)*len(terms) {
					blocks[1][i] = terms[i/3%len(terms)]
				}
			}
			groups := make([]int32, size)
			for i := range groups {
				groups[i] = int32(i % 3)
			}
			s := &sum{mean: mean}
			for again := true; again; again = s.again() {
				s.open(3, 3*size)
				for turn, xs := range blocks {
					b := &block{}
					b.start(turn*size, turn*size+size, nil)
					if s.take(b, value{numbers: xs}, groups); b.bad {
						break
					}
				}
			}
			out, ok := s.close()
			if !ok {
				t.Fatalf("%s: the kernel gave up", name)
			}
			for g := range 3 {
				var all []float64
				for _, xs := range blocks {
					for i := g; i < size; i += 3 {
						all = append(all, xs[i])
					}
				}
				want := number.Total(all)
				if mean {
					want /= float64(len(all))
				}
				if out.numbers[g] != want || name == "tenths" && want != 0 {
					t.Errorf("%s, group %d: %v, want %v", name, g, out.numbers[g], want)
				}
			}
		}
	}
}
