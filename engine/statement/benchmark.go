package statement

import (
	"errors"
	"math"
	"slices"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/measure"
	"github.com/fordel-lang/fordel/engine/plan"
	"github.com/fordel-lang/fordel/engine/table"
)

// benchmarkJob is `benchmark`.
type benchmarkJob struct {
	step                       *check.BenchmarkStep
	each, per, exclude, weight formula.Evaluator
	others                     formula.Evaluator   // of per, for rows without a value, where it may be missing
	limits                     []formula.Evaluator // of the outliers
	scratch                    *scratch
}

func (c *compiler) Benchmark(s *check.BenchmarkStep) {
	t := s.Of.Table
	j := &benchmarkJob{step: s, scratch: &c.scratch, each: c.Row(s.Each, t), per: c.Row(s.Per, t), exclude: c.Row(s.Exclude, t), weight: c.Row(s.Weight, t)}
	j.others = c.Maybe(s.Per, t)
	for _, o := range s.Outliers {
		j.limits = append(j.limits, c.Row(o.Limit, nil))
	}
	c.made = j
}

// Groups are what reports say of a statement with `per`: the groups, rising, and
// a row of each.
type Groups struct {
	Labels []string
	Rows   []int
}

// groupedRow is a row and the number of its group.
type groupedRow struct{ row, group int }

// benchmarkRun is one computation of a benchmark. Only rows with a value take
// part; they are the rows of package measure.
type benchmarkRun struct {
	*benchmarkJob
	w      *plan.Workspace
	o      *plan.Outcome
	stop   error // of a tick: the run has to end
	n      int
	in     table.Bits // rows with a value
	rows   []int
	groups Groups
	absent []groupedRow // the rows without a value that belong to a group
	input  measure.Rows
	rule   measure.Benchmark
}

func (j *benchmarkJob) Compute(w *plan.Workspace, o *plan.Outcome) error {
	of := w.Column(j.step.Of)
	r := &benchmarkRun{benchmarkJob: j, w: w, o: o, n: len(of.Numbers), in: of.Known}
	if r.in == nil {
		r.in = allRows(r.n)
	}
	r.scratch.rows = chosenIn(r.scratch.rows, r.in, r.n)
	r.rows, r.rule.Tick = r.scratch.rows, r.tick
	r.input.Values = gather(of.Numbers, r.rows)
	for _, stage := range []func() error{r.findLimits, r.findGroups, r.findAbsent, r.findRest} {
		if err := stage(); err != nil || o.Failed {
			return err
		}
	}
	result, err := r.scratch.comparer.Compare(r.input, r.rule)
	if r.stop != nil {
		return r.stop
	}
	var bad *measure.GroupError
	if errors.As(err, &bad) {
		o.Add(benchmarkNoAverage(j.step, r.groups.name(bad.Group), bad.Zero))
		return nil
	}
	r.keep(result)
	return nil
}

// tick is called while rows are compared.
func (r *benchmarkRun) tick() error {
	r.stop = r.w.Meter().Tick()
	return r.stop
}

// column computes a formula on the rows with a value.
func (r *benchmarkRun) column(e formula.Evaluator) (*table.Column, error) {
	c, problems, err := e.Column(r.in)
	r.o.Add(problems...)
	return c, err
}

// findLimits computes the limits of outliers; of two of a kind the narrower holds.
func (r *benchmarkRun) findLimits() error {
	r.rule.Average = averages[r.step.Average]
	for _, p := range r.step.Percentiles {
		r.rule.Percentiles = append(r.rule.Percentiles, p/100)
	}
	for i, limit := range r.limits {
		v, problems, err := limit.At(formula.NoRow)
		r.o.Add(problems...)
		if err != nil || r.o.Failed {
			return err
		}
		if !(v.Number > 0) {
			r.o.Add(benchmarkLimit(r.step.Outliers[i], v.Number))
			return nil
		}
		to := r.limit(r.step.Outliers[i].Kind)
		if *to == 0 || v.Number < *to {
			*to = v.Number
		}
	}
	return nil
}

// limit is where the limit of outliers of a kind goes.
func (r *benchmarkRun) limit(kind dsl.OutlierKind) *float64 {
	switch kind {
	case dsl.OutlierSD:
		return &r.rule.StdDevs
	case dsl.OutlierAverage:
		return &r.rule.FromAverage
	}
	return &r.rule.FromOwnMean
}

// findGroups numbers the groups of `per` and the units of `each`.
func (r *benchmarkRun) findGroups() error {
	for _, f := range []struct {
		from   formula.Evaluator
		kind   func() check.Kind
		to     *[]int
		groups *Groups
	}{
		{r.per, func() check.Kind { return r.step.Per.Type.Kind }, &r.input.Group, &r.groups},
		{r.each, func() check.Kind { return r.step.Each.Type.Kind }, &r.input.Unit, &Groups{}},
	} {
		if f.from == nil {
			continue
		}
		c, err := r.column(f.from)
		if err != nil || r.o.Failed {
			return err
		}
		*f.to, *f.groups = groupBy(c, f.kind(), r.rows)
	}
	return nil
}

// findAbsent finds the groups of the rows without a value: the group's figures
// are theirs too.
func (r *benchmarkRun) findAbsent() error {
	if r.per == nil || len(r.rows) == r.n {
		return nil
	}
	in := table.NewBits(r.n)
	for row := range r.n {
		in.Set(row, !r.in.Get(row))
	}
	c, problems, err := r.others.Column(in)
	r.o.Add(problems...)
	if err != nil || r.o.Failed {
		return err
	}
	number := map[string]int{}
	for i, name := range r.groups.Labels {
		number[name] = i
	}
	kind := r.step.Per.Type.Kind
	for row := range r.n {
		if r.in.Get(row) || !c.Has(row) {
			continue
		}
		if group, ok := number[label(c, kind, row)]; ok {
			r.absent = append(r.absent, groupedRow{row, group})
		}
	}
	return nil
}

// groupBy numbers rows by the values of a column, rising.
func groupBy(c *table.Column, kind check.Kind, rows []int) ([]int, Groups) {
	first := map[string]int{}
	var firsts []int
	for _, row := range rows {
		if l := label(c, kind, row); !has(first, l) {
			first[l] = row
			firsts = append(firsts, row)
		}
	}
	slices.SortFunc(firsts, func(a, b int) int { return formula.Order(formula.At(c, kind, a), formula.At(c, kind, b)) })
	var groups Groups
	number := map[string]int{}
	for i, row := range firsts {
		l := label(c, kind, row)
		number[l] = i
		groups.Labels, groups.Rows = append(groups.Labels, l), append(groups.Rows, row)
	}
	out := make([]int, len(rows))
	for i, row := range rows {
		out[i] = number[label(c, kind, row)]
	}
	return out, groups
}

func has(m map[string]int, key string) bool {
	_, ok := m[key]
	return ok
}

// name is a group's name; empty without groups.
func (g Groups) name(i int) string {
	if i < len(g.Labels) {
		return g.Labels[i]
	}
	return ""
}

// findRest computes which rows are excluded and what they weigh.
func (r *benchmarkRun) findRest() error {
	if r.exclude != nil {
		c, err := r.column(r.exclude)
		if err != nil || r.o.Failed {
			return err
		}
		r.input.Excluded = make([]bool, len(r.rows))
		for i, row := range r.rows {
			r.input.Excluded[i] = c.Flags.Get(row)
		}
	}
	if r.weight == nil {
		return nil
	}
	c, err := r.column(r.weight)
	if err != nil || r.o.Failed {
		return err
	}
	r.input.Weights = gather(c.Numbers, r.rows)
	var negative []int
	for i, weight := range r.input.Weights {
		if weight < 0 {
			negative = append(negative, r.rows[i])
		}
	}
	if negative != nil {
		t := r.step.Of.Table
		r.o.Add(benchmarkWeight(r.step, formula.NameRows(t, r.w.Table(t), negative)))
	}
	return nil
}

// keep writes the results into the state.
func (r *benchmarkRun) keep(result measure.Comparison) {
	index, rank := r.missing(), r.missing()
	outlier := table.NewBits(r.n)
	for i, row := range r.rows {
		index[row], rank[row] = result.Index[i], float64(result.Rank[i])
		if result.Outlier[i] {
			outlier.Set(row, true)
		}
	}
	s, w := r.step, r.w
	w.SetColumn(s.Index, &table.Column{Numbers: index, Known: r.known()})
	w.SetColumn(s.Rank, &table.Column{Numbers: rank, Known: r.known()})
	w.SetColumn(s.Outlier, &table.Column{Flags: outlier})
	r.figure(s.Mean, result, func(g measure.Group) float64 { return g.Average })
	r.figure(s.N, result, func(g measure.Group) float64 { return float64(g.N) })
	for i, q := range s.Quantiles {
		r.figure(q, result, func(g measure.Group) float64 { return g.Percentiles[i] })
		var without []string
		for g := range result.Groups {
			if math.IsNaN(result.Groups[g].Percentiles[i]) {
				without = append(without, r.groups.name(g))
			}
		}
		if without != nil {
			r.o.Add(benchmarkPercentile(s, i, without))
		}
	}
	r.o.Detail = r.groups
}

// known is the rows with a value; nil for all.
func (r *benchmarkRun) known() table.Bits {
	if len(r.rows) == r.n {
		return nil
	}
	return r.in
}

// figure keeps a figure of the groups: a single value, or on every row that of
// its group.
func (r *benchmarkRun) figure(f check.Figure, result measure.Comparison, of func(measure.Group) float64) {
	if f.Value != nil {
		x := of(result.Groups[0])
		r.w.SetValue(f.Value, check.Const{Kind: f.Value.Type.Kind, Number: x, Missing: math.IsNaN(x)})
		return
	}
	values, known := r.missing(), table.NewBits(r.n)
	for i, row := range r.rows {
		values[row] = of(result.Groups[r.input.Group[i]])
		known.Set(row, !math.IsNaN(values[row]))
	}
	for _, x := range r.absent {
		values[x.row] = of(result.Groups[x.group])
		known.Set(x.row, !math.IsNaN(values[x.row]))
	}
	r.w.SetColumn(f.Column, &table.Column{Numbers: values, Known: known})
}

// missing is a missing number for each row of the table.
func (r *benchmarkRun) missing() []float64 {
	out := r.w.Buffers().Numbers(r.n)
	for i := range out {
		out[i] = math.NaN()
	}
	return out
}

// averages pairs the averages of the language with those of package measure.
var averages = map[dsl.AverageKind]measure.Average{dsl.AverageMean: measure.OfMean, dsl.AverageMedian: measure.OfMedian,
	dsl.AverageWeighted: measure.Weighted}
