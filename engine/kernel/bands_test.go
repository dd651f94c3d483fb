package kernel

import (
	"math"
	"slices"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
)

// TestBands: bands give what conditions written out give on expr's machine, and
// leave rows outside all bands, and missing numbers, to the slow way.
func TestBands(t *testing.T) {
	for bands, written := range map[string]string{
		"by age {\n  0..2: 1.8\n  3..6: 1\n}":                                                                                   "if age in 0..2 then 1.8 else if age in 3..6 then 1 else nil",
		"by age {\n  under 2: age / 3\n  2..4: house.size ?? 9\n  else: 7\n}":                                                   "if age < 2 then age / 3 else if age <= 4 then house.size ?? 9 else 7",
		"by age * 1.1 {\n  up to 3.3: 1\n  up to 5: nil\n  else: 1 / age\n}":                                                    "if age * 1.1 <= 3.3 then 1 else if age * 1.1 <= 5 then nil else 1 / age",
		"by age / 10 + 0.2 {\n  under 0.3: 1\n  0.3..0.5: 2\n  under 0.6: 3\n  up to 0.7: factor\n  under 0.8: 5\n  else: 6\n}": "if age / 10 + 0.2 < 0.3 then 1 else if age / 10 + 0.2 <= 0.5 then 2 else if age / 10 + 0.2 < 0.6 then 3 else if age / 10 + 0.2 <= 0.7 then factor else if age / 10 + 0.2 < 0.8 then 5 else 6",
		"by age * 1.1 {\n  1..2: 1\n  else: 0\n}":                                                                               "if age * 1.1 in 1..2 then 1 else 0",
		"by age {\n  1..2: 1\n  else: 0\n}":                                                                                     "if age in 1..2 then 1 else 0",
	} {
		p := parse("bands people.x " + bands + "\nlet people.y = " + written + "\n")
		if p == nil {
			t.Fatalf("%s: has errors", bands)
		}
		for _, n := range []int{1, 64, 130, 1100} {
			d := newTown(t, p, n, int64(n))
			got, err := NewBands(p.Steps[0].(*check.BandsStep), d).Column()
			step := p.Steps[1].(*check.ColumnStep)
			slow, _ := evaluators(step.Expr, step.Column.Table, d)
			want, problems, _ := slow.Column(nil)
			if err != nil || (got == nil) != (len(problems) > 0) {
				t.Fatalf("%s: %v, %v, problems %v", bands, got, err, problems)
			}
			if got != nil {
				sameColumn(t, bands, step.Column, n, want, got)
			}
		}
	}
	p := parse("bands people.x by age {\n  1..2: 1\n}\nbands people.y by score ?? 99 {\n  0..100: 1\n}\n")
	d := newTown(t, p, 100, 1)
	if got, err := NewBands(p.Steps[0].(*check.BandsStep), d).Column(); got != nil || err != nil {
		t.Error("rows outside all bands are to be told of")
	}
}

// TestClimb: every row that lies in a gap is found, wherever it is in a block.
func TestClimb(t *testing.T) {
	s := &steps{edges: []float64{0, 10}, values: [256]float64{0, 7, 0}, gaps: [256]uint8{1, 0, 1}, fours: [][4]float64{{0, 10, math.NaN(), math.NaN()}}}
	for n := 1; n < 20; n++ {
		for outside := -1; outside < n; outside++ {
			xs, out := make([]float64, n), make([]float64, n)
			if outside >= 0 {
				xs[outside] = 10
			}
			if gap := climb(out, xs, s); gap != (outside >= 0) {
				t.Fatalf("%d rows, row %d outside: %v", n, outside, gap)
			}
			for i, x := range out {
				if i != outside && x != 7 {
					t.Fatalf("row %d of %d: %v", i, n, x)
				}
			}
		}
	}
}

// TestPick: whole numbers that are listed are given what their step gives, and
// any other number, or one in a gap, is noticed wherever it is in a block.
func TestPick(t *testing.T) {
	s := &steps{}
	for _, b := range []struct{ from, to, value float64 }{{0, 3, 1.8}, {4, 17.5, 1}, {17.5, math.Inf(1), 0.25}} {
		s.add(band{b.from, b.to, &constant{fresh: true, filled: size, value: value{numbers: []float64{b.value}, same: true}}})
	}
	s.close()
	b := &block{}
	if b.start(0, 8, nil); !s.read(b) {
		t.Fatal("the values are not the same on all rows")
	}
	for n := 1; n < 10; n++ {
		for _, other := range []float64{0, 255, 3, 256, 0.5, -1, math.NaN(), math.Inf(1), 1 << 62, 1 << 63, -1 << 63, 1e300} {
			for at := range n {
				xs, out, want := make([]float64, n), make([]float64, n), make([]float64, n)
				for i := range xs {
					xs[i] = float64(i + 9)
				}
				xs[at] = other
				climb(want, xs, s)
				if ok := pick(out, xs, s); ok != (other == 0 || other == 255) || ok && !slices.Equal(out, want) {
					t.Fatalf("%v: %v, %v; want %v", xs, out, ok, want)
				}
			}
		}
	}
}
