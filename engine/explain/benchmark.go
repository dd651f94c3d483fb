package explain

import (
	"math"
	"slices"
	"strconv"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/kernel"
	"github.com/fordel-lang/fordel/engine/measure"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/table"
)

// benchmark is who is compared with whom.
type benchmark struct {
	x       *Explainer
	step    *check.BenchmarkStep
	of      *table.Column
	known   []int         // rows with a value
	group   []check.Const // of each row
	unit    []check.Const // of each row
	exclude *table.Column // nil: nobody
	weight  *table.Column // nil: none
}

// column computes a formula on all rows of a table; nil where it is not said.
func (x *Explainer) column(e *check.Expr, t *check.Table, only table.Bits) *table.Column {
	if e == nil {
		return nil
	}
	c, _, err := kernel.Compile(e, t, x.w).Column(only)
	if err != nil {
		x.fail(err)
	}
	return c
}

// benchmark reads who is compared with whom; once.
func (x *Explainer) benchmark(s *check.BenchmarkStep) *benchmark {
	if b := x.benchmarks[s]; b != nil {
		return b
	}
	b := &benchmark{x: x, step: s, of: x.figures.Column(s.Of)}
	n := x.figures.Table(s.Over).Len
	in := table.NewBits(n)
	for row := range n {
		if b.of.Has(row) {
			b.known = append(b.known, row)
			in.Set(row, true)
		}
	}
	b.group, b.unit = x.constants(s.Per, s.Over, nil), x.constants(s.Each, s.Over, in)
	b.exclude, b.weight = x.column(s.Exclude, s.Over, in), x.column(s.Weight, s.Over, in)
	x.benchmarks[s] = b
	return b
}

// constants are the values of a formula on all rows; nil where it is not said.
func (x *Explainer) constants(e *check.Expr, t *check.Table, only table.Bits) []check.Const {
	c := x.column(e, t, only)
	if c == nil {
		return nil
	}
	out := make([]check.Const, x.figures.Table(t).Len)
	for row := range out {
		out[row] = formula.At(c, e.Type.Kind, row)
	}
	return out
}

// with reports whether two rows are of one group.
func (b *benchmark) with(a, c int) bool {
	return b.group == nil || formula.Order(b.group[a], b.group[c]) == 0
}

func (b *benchmark) excluded(row int) bool { return b.exclude != nil && b.exclude.Flags.Get(row) }

func (b *benchmark) outlier(row int) bool { return b.x.figures.Column(b.step.Outlier).Flags.Get(row) }

// rows are those with a value in a row's group that are so.
func (b *benchmark) rows(of int, so func(row int) bool) (rows []int) {
	for _, row := range b.known {
		if b.with(row, of) && so(row) {
			rows = append(rows, row)
		}
	}
	return rows
}

// averaged are the rows that the average of a row's group is of.
func (b *benchmark) averaged(of int) []int {
	return b.rows(of, func(row int) bool { return !b.excluded(row) && !b.outlier(row) })
}

// Benchmark explains a figure of a comparison.
func (f *figure) Benchmark(s *check.BenchmarkStep) {
	b := f.x.benchmark(s)
	of := f.row
	if f.column == nil {
		if len(b.known) == 0 {
			return
		}
		of = b.known[0]
	}
	switch {
	case f.column != nil && f.column == s.Index:
		b.index(f)
	case f.column != nil && f.column == s.Rank:
		b.rank(f)
	case f.column != nil && f.column == s.Outlier:
		b.tellOutlier(f)
	case is(s.Mean, f):
		b.average(f, of)
	case is(s.N, f):
		f.s.Kind = Tally
		b.list(f.s, b.averaged(of))
	}
	for i, q := range s.Quantiles {
		if is(q, f) {
			f.s.Kind, f.s.Op = Fold, "percentile"
			f.s.note("share", "share", s.Percentiles[i]/100)
			b.list(f.s, b.averaged(of))
		}
	}
}

// is reports whether a figure is the one that is explained.
func is(one check.Figure, f *figure) bool { return one.Column == f.column && one.Value == f.value }

// list gives a node the values of some rows.
func (b *benchmark) list(s *spot, rows []int) {
	s.note("n", "rows", len(rows), "of", len(b.known))
	s.list = b.x.byRow(b.step.Over, rows, func(row int, id string) *spot { return b.valueOf(row, id) }).listing("element")
}

// valueOf is the value of a row, with its weight where it has one.
func (b *benchmark) valueOf(row int, id string) *spot {
	if b.weight == nil {
		return b.x.cell(b.step.Of, row)
	}
	s := &spot{Node: Node{ID: id, Kind: Op, Op: "same", Label: b.x.columnLabel(b.step.Of), Row: b.x.rowLabel(b.step.Over, row), Unit: b.x.unit(b.step.Of.Type, b.step.Of.Share)}}
	s.number(b.step.Of.Type.Kind, b.of.Numbers[row])
	s.note("weight", "weight", b.weight.Numbers[row])
	s.add("value", func(string) *spot { return b.x.cell(b.step.Of, row) })
	s.add("weight", func(id string) *spot { return b.x.expr(id, b.step.Weight, on(b.step.Over, row)) })
	return s
}

// mean is the average as a figure of a row's group.
func (b *benchmark) mean(row int) *spot {
	if c := b.step.Mean.Column; c != nil {
		return b.x.cell(c, row)
	}
	return b.x.value(b.step.Mean.Value)
}

func (b *benchmark) index(f *figure) {
	f.s.Kind, f.s.Unit = Index, "index"
	f.cell("value", b.step.Of)
	f.s.add("average", func(string) *spot { return b.mean(f.row) })
}

func (b *benchmark) rank(f *figure) {
	f.s.Kind = Rank
	f.cell("value", b.step.Of)
	if b.of.Has(f.row) {
		rows := b.rows(f.row, func(int) bool { return true })
		f.s.list = b.x.byRow(b.step.Over, rows, func(row int, _ string) *spot { return b.x.cell(b.step.Of, row) }).listing("element")
	}
}

// averageNames are what averages are called.
var averageNames = map[dsl.AverageKind]string{dsl.AverageMean: "mean", dsl.AverageMedian: "median", dsl.AverageWeighted: "weighted"}

func (b *benchmark) average(f *figure, of int) {
	f.s.Kind, f.s.Op = Average, averageNames[b.step.Average]
	if f.s.is.Missing {
		return
	}
	t := b.x.figures.Table(b.step.Over)
	var missing []int
	for row := range t.Len {
		if !b.of.Has(row) && (b.group == nil || !b.group[row].Missing && b.with(row, of)) {
			missing = append(missing, row)
		}
	}
	for _, out := range []struct {
		role string
		rows []int
		make func(row int, id string) *spot
	}{
		{"excluded", b.rows(of, b.excluded), func(row int, id string) *spot { return b.x.expr(id, b.step.Exclude, on(b.step.Over, row)) }},
		{"outliers", b.rows(of, b.outlier), func(row int, _ string) *spot { return b.x.cell(b.step.Outlier, row) }},
		{"missing", missing, func(row int, _ string) *spot { return b.x.cell(b.step.Of, row) }},
	} {
		if len(out.rows) > 0 {
			f.s.add(out.role, func(id string) *spot {
				s := &spot{Node: Node{ID: id, Kind: Tally, Label: b.x.word(out.role), Unit: "number"}}
				if out.role == "excluded" {
					s.Formula = b.x.text(b.step.Exclude.At)
				}
				s.number(check.Number, float64(len(out.rows)))
				s.list = b.x.byRow(b.step.Over, out.rows, out.make).listing("row")
				return s
			})
		}
	}
	b.list(f.s, b.averaged(of))
}

// tellOutlier says how far the limits are.
func (b *benchmark) tellOutlier(f *figure) {
	f.s.Kind = Outlier
	f.cell("value", b.step.Of)
	if !b.of.Has(f.row) || b.excluded(f.row) {
		f.s.Op = "left_out"
		return
	}
	for i := range b.step.Outliers {
		if centre, distance, ok := b.limit(i, f.row); ok {
			f.s.addAs("criterion", "criterion/"+strconv.Itoa(i+1), func(id string) *spot { return b.criterion(id, i, f.row, centre, distance) })
		}
	}
}

// limit is how far from what a row may lie by a criterion: false where that does not
// tell of it. The numbers are found by the functions that the run finds them by.
func (b *benchmark) limit(i, row int) (centre, distance float64, ok bool) {
	o := b.step.Outliers[i]
	limit := b.x.valueOf(o.Limit, on(nil, 0)).Number
	rows := b.rows(row, func(r int) bool { return !b.excluded(r) })
	switch o.Kind {
	case dsl.OutlierSD:
		xs := b.values(rows)
		centre, _ = measure.Mean(xs)
		sd, err := measure.StdDev(xs)
		return centre, float64(limit * sd), err == nil
	case dsl.OutlierAverage:
		centre, ok = b.averageOf(rows)
		return centre, float64(limit * math.Abs(centre)), ok
	}
	var sum number.Accumulator
	n := 0
	for _, r := range b.known {
		if r != row && !b.excluded(r) && formula.Order(b.unit[r], b.unit[row]) == 0 {
			sum.Add(b.of.Numbers[r])
			n++
		}
	}
	centre = sum.Sum() / float64(n)
	return centre, float64(limit * math.Abs(centre)), n >= 2
}

func (b *benchmark) values(rows []int) []float64 {
	xs := make([]float64, len(rows))
	for i, row := range rows {
		xs[i] = b.of.Numbers[row]
	}
	slices.Sort(xs)
	return xs
}

// averageOf is the average of rows before outliers are left out.
func (b *benchmark) averageOf(rows []int) (float64, bool) {
	var x float64
	var err error
	switch b.step.Average {
	case dsl.AverageMedian:
		x, err = measure.Median(b.values(rows))
	case dsl.AverageWeighted:
		xs, weights := make([]float64, len(rows)), make([]float64, len(rows))
		for i, row := range rows {
			xs[i], weights[i] = b.of.Numbers[row], b.weight.Numbers[row]
		}
		x, err = measure.WeightedMean(xs, weights)
	default:
		x, err = measure.Mean(b.values(rows))
	}
	return x, err == nil
}

// criterionNames are what criteria of outliers are called.
var criterionNames = map[dsl.OutlierKind]string{dsl.OutlierSD: "sd", dsl.OutlierAverage: "average", dsl.OutlierOwnMean: "own_mean"}

func (b *benchmark) criterion(id string, i, row int, centre, distance float64) *spot {
	o := b.step.Outliers[i]
	s := &spot{Node: Node{ID: id, Kind: Outlier, Op: criterionNames[o.Kind], Label: b.x.text(o.Limit.At), Unit: "flag", Source: b.x.rules(o.Limit.At)}}
	x := b.of.Numbers[row]
	s.set(check.Const{Kind: check.Flag, Flag: number.Compare(x, centre+distance) > 0 || number.Compare(x, centre-distance) < 0})
	s.note("limits", "centre", centre, "distance", distance, "low", centre-distance, "high", centre+distance)
	s.add("value", func(string) *spot { return b.x.cell(b.step.Of, row) })
	s.add("limit", func(id string) *spot { return b.x.expr(id, o.Limit, on(nil, 0)) })
	return s
}
