package share_test

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/share"
)

// fuzzRows reads rows of five doubles, of any bits at all, from data.
func fuzzRows(data []byte) share.Rows {
	var columns [5][]float64
	for ; len(data) >= 40; data = data[40:] {
		for c := range columns {
			columns[c] = append(columns[c], math.Float64frombits(binary.LittleEndian.Uint64(data[8*c:])))
		}
	}
	r := share.Rows{Keys: columns[0], Start: columns[1], Floor: columns[2], Cap: columns[3], Rank: columns[4]}
	for i := range r.Keys {
		r.Names = append(r.Names, fmt.Sprint(i))
	}
	return r
}

func FuzzShare(f *testing.F) {
	add := func(amount, unit float64, flags uint16, values ...float64) {
		var data []byte
		for _, x := range values {
			data = binary.LittleEndian.AppendUint64(data, math.Float64bits(x))
		}
		f.Add(amount, unit, flags, data)
	}
	add(100, 1, 0, 1, 0, 0, inf, 1, 2, 0, 30, 50, 2, 5, 0, 0, 20, 3)
	add(0.3, 0.01, 1, 1e-9, 5, 0, 9, 1, 1e9, -5, 0, 9, 1)
	add(1e14, 1, 0x44, 3, 1.5, 0, inf, 1, 0, 0.5, 0, inf, 1)
	add(7, 0, 0xffff, 1, 1, 1, 1, 1)
	// rate times key of a capped row is more units than doubles can tell apart
	add(1e6, 1, 2, 1, 0, 0, 2e6, 1, 1e10, 0, 0, 1000, 1)
	add(853_489_012_618.37, 0.01, 2, 1, 0, 0, inf, 1, 1, 0, 0, inf, 1, 1, 0, 0, inf, 1)
	add(9e14, 1, 4, 1e90, -1e90, 0, inf, 1, 1e-90, 1e90, 0, inf, 1, 1, 5, 0, inf, 1)
	add(9e14, 1, 0x203, 1e90, -1e90, 0, inf, 1, 1e-90, 1e90, 0, inf, 1, 1, 5, 0, inf, 1)
	f.Fuzz(func(t *testing.T, amount, size float64, flags uint16, data []byte) {
		r := fuzzRows(data)
		rule := share.Rule{Amount: amount, Method: share.Method(flags & 7 % 6), Scale: flags&8 > 0, Keep: flags&16 > 0,
			Ordered: flags&32 > 0, Lowest: flags&64 > 0, Whole: flags&128 > 0}
		if u, err := number.NewUnit(size); err == nil && flags&256 == 0 {
			rule.Unit = u
		}
		if flags&1024 > 0 {
			rule.FirstDivisor = 1.4
		}
		if flags&512 > 0 {
			rule.RateUnit = unit(0.01)
		}
		var solver share.Solver
		got, err := solver.Share(r, rule)
		if most := 2000 * (r.Len() + 8); solver.Steps() > most {
			t.Errorf("%d steps for %d rows", solver.Steps(), r.Len())
		}
		if err != nil {
			if err.Error() == "" {
				t.Error("an error without words")
			}
			return
		}
		scale := math.Abs(amount) + number.Sum(got.Amounts)
		if off := number.Sum(got.Amounts) + got.Left - amount; !(math.Abs(off) <= 1e-13*scale) {
			t.Errorf("%+v does not close by %v", got, off)
		}
		for i, x := range got.Amounts {
			if !(x >= 0) || number.Compare(x, r.Cap[i]) > 0 || got.Scaling == 1 && number.Compare(x, r.Floor[i]) < 0 {
				t.Errorf("row %d gets %v outside %v to %v: %+v", i, x, r.Floor[i], r.Cap[i], got)
			}
		}
	})
}

func FuzzSplit(f *testing.F) {
	f.Add(int64(100), 0.1, 0.2, 0.7)
	f.Add(int64(999_999_999_999_999), 1e90, 1e-90, 0.3)
	f.Fuzz(func(t *testing.T, units int64, a, b, c float64) {
		parts := make([]int64, 3)
		if err := share.Split(parts, units, []float64{a, b, c}); err == nil && parts[0]+parts[1]+parts[2] != units {
			t.Errorf("%d by %v, %v, %v: %v", units, a, b, c, parts)
		}
	})
}

// Selecting looks at no more than it may, also where every guess is bad.
func TestSmallestIsBounded(t *testing.T) {
	for _, n := range []int{1, 2, 1000, 20_000} {
		list := make([]float64, n)
		for i := range list { // the median of first, middle and last is the least but one, again and again
			list[i] = float64(i)
			if i%2 == 1 {
				list[i] = -float64(i)
			}
		}
		for _, at := range []int{0, n / 2, n - 1} {
			again := slices.Clone(list)
			slices.Sort(again)
			if got, steps := share.Smallest(slices.Clone(list), at); got != again[at] || steps > 65*n {
				t.Errorf("number %d of %d is %v after %d steps, want %v", at, n, got, steps, again[at])
			}
		}
	}
}

// large is a pool as in practice: children weighted by age, a floor at most of last year, a cap per child.
func large(n int) share.Rows {
	r := rand.New(rand.NewPCG(9, 9))
	p := share.Rows{Names: make([]string, n), Keys: make([]float64, n), Floor: make([]float64, n), Cap: make([]float64, n)}
	for i := range n {
		children := float64(20 + r.IntN(80))
		p.Names[i] = fmt.Sprintf("%05d", i)
		p.Keys[i] = math.Floor(children * r.Float64() * r.Float64())
		p.Floor[i] = children * 100 * r.Float64()
		p.Cap[i] = children * 1200
	}
	return p
}

func BenchmarkShare(b *testing.B) {
	for _, n := range []int{400, 40_000} {
		p := large(n)
		rule := share.Rule{Amount: float64(n) * 15_000, Unit: unit(1)}
		run := func(name string, rows share.Rows, rule share.Rule) {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				b.ReportAllocs()
				var s share.Solver
				for b.Loop() {
					if _, err := s.Share(rows, rule); err != nil {
						b.Fatal(err)
					}
					rule.Amount += 1000
					if rule.Amount > float64(n)*20_000 {
						rule.Amount = float64(n) * 15_000
					}
				}
			})
		}
		run("plain", share.Rows{Names: p.Names, Keys: p.Keys}, rule)
		run("limits", p, rule)
		rule.Method = share.SainteLague
		run("sainte_lague", p, rule)
		rule.Method, rule.Unit = share.LargestRemainder, number.Unit{}
		run("unrounded", p, rule)
	}
}
