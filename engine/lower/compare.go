package lower

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// comparing is a benchmark as it is lowered.
type comparing struct {
	*lowering
	s       *check.BenchmarkStep
	t       *check.Table
	of      *Field
	within  []*Field // the group
	counted *Field   // has a value and is not excluded
	weight  *Field
}

// Benchmark compares rows with the average of those alike.
func (l steps) Benchmark(s *check.BenchmarkStep) {
	c := &comparing{lowering: l.lowering, s: s, t: s.Of.Table, of: l.columns[s.Of]}
	has := known(read(c.of))
	if s.Per != nil {
		c.within = []*Field{c.derived(c.t, "per", c.formula(s.Per, c.t))}
	}
	counted := has
	if s.Exclude != nil {
		counted = &Expr{Op: If, Kind: check.Flag, Args: []*Expr{has, op(Not, c.formula(s.Exclude, c.t)), flag(false)}}
	}
	c.counted = c.map1(c.t, "counted", counted)
	if s.Weight != nil {
		c.weight = c.among(c.counted, c.t, "weight", c.formula(s.Weight, c.t))
		c.demand(c.t, "weight", &Expr{Op: If, Kind: check.Flag, Args: []*Expr{read(c.counted), op(GreaterEqual, read(c.weight), num(0)), flag(true)}}, s.Weight.At)
	}
	outlier := c.columns[s.Outlier]
	c.put(outlier, c.outliers())
	inside := c.map1(c.t, "inside", op(And, read(c.counted), op(Not, read(outlier))))
	c.figures(inside, has)
}

// place is where the statement measures.
func (c *comparing) at() diag.Range { return c.s.Decl.Where() }

// map1 is a helper computed on each row.
func (c *comparing) map1(t *check.Table, what string, e *Expr) *Field {
	f := c.helper(t, what, e.Kind, c.at())
	if e.MayBeMissing() {
		f.Missing = MayBe
	}
	c.add(&Map{f, e})
	return f
}

// put fills a field of the model.
func (c *comparing) put(f *Field, e *Expr) {
	f.At = c.at()
	if e.MayBeMissing() {
		f.Missing = MayBe
	}
	c.add(&Map{f, e})
}

// fold is a value of the group of each row: a column, or without groups a single value.
// It may be missing, where the group has no such rows.
func (c *comparing) fold(what string, fn Func, where *Field, of *Expr, within []*Field) *Field {
	t := c.t
	if within == nil {
		t = nil
	}
	f := c.helper(t, what, check.Number, c.at())
	c.foldInto(f, fn, where, of, within)
	return f
}

func (c *comparing) foldInto(f *Field, fn Func, where *Field, of *Expr, within []*Field) {
	f.At = c.at()
	if fn != Count && fn != Sum || within != nil {
		f.Missing = MayBe
	}
	c.add(&Fold{Out: f, Func: fn, Over: c.t, Within: within, Where: read(where), Of: of})
}

// average is the average that is asked for, of some rows.
func (c *comparing) average(what string, where *Field, into *Field) *Field {
	of := read(c.of)
	if into == nil {
		t := c.t
		if c.within == nil {
			t = nil
		}
		into = c.helper(t, what, check.Number, c.at())
	}
	switch c.s.Average {
	case dsl.AverageMedian:
		c.foldInto(into, Median, where, of, c.within)
	case dsl.AverageWeighted:
		whole := c.fold(what+".weights", Sum, where, read(c.weight), c.within)
		total := c.fold(what+".weighted", Sum, where, &Expr{Op: Multiply, Kind: check.Number, Args: []*Expr{of, read(c.weight)}}, c.within)
		some := op(And, known(read(whole)), op(Greater, read(whole), num(0)))
		c.put(into, &Expr{Op: If, Kind: check.Number, Args: []*Expr{some, {Op: Divide, Kind: check.Number, Args: []*Expr{read(total), read(whole)}}, missing()}})
	default:
		c.foldInto(into, Mean, where, of, c.within)
	}
	return into
}

// outliers is whether a row is one by any of the criteria.
func (c *comparing) outliers() *Expr {
	limits := map[dsl.OutlierKind]*Expr{}
	for _, o := range c.s.Outliers {
		limit := c.formula(o.Limit, nil)
		if before := limits[o.Kind]; before != nil {
			limit = call(check.Number, "min", before, limit)
		}
		limits[o.Kind] = limit
	}
	var out *Expr
	if n := limits[dsl.OutlierSD]; n != nil {
		mean := c.fold("mean", Mean, c.counted, read(c.of), c.within)
		sd := c.fold("sd", StdDev, c.counted, read(c.of), c.within)
		out = either(out, c.beyond(known(read(sd)), mean, op(Multiply, n, read(sd))))
	}
	if n := limits[dsl.OutlierAverage]; n != nil {
		average := c.average("before", c.counted, nil)
		out = either(out, c.beyond(known(read(average)), average, op(Multiply, n, call(check.Number, "abs", read(average)))))
	}
	if n := limits[dsl.OutlierOwnMean]; n != nil {
		out = either(out, c.ownMean(n))
	}
	if out == nil {
		return flag(false)
	}
	return &Expr{Op: If, Kind: check.Flag, Args: []*Expr{read(c.counted), out, flag(false)}}
}

// beyond is whether the value lies further from a centre than a distance, where
// a condition holds.
func (c *comparing) beyond(when *Expr, centre *Field, distance *Expr) *Expr {
	of := read(c.of)
	return &Expr{Op: If, Kind: check.Flag, Args: []*Expr{when, op(Or, op(Greater, of, op(Add, read(centre), distance)),
		op(Less, of, op(Subtract, read(centre), distance))), flag(false)}}
}

// ownMean is whether a row lies further than a share from the mean of its unit's others.
func (c *comparing) ownMean(limit *Expr) *Expr {
	unit := []*Field{c.derived(c.t, "each", c.formula(c.s.Each, c.t))}
	sum := c.fold("own.sum", Sum, c.counted, read(c.of), unit)
	n := c.fold("own.n", Count, c.counted, nil, unit)
	others := op(And, known(read(n)), op(GreaterEqual, read(n), num(3)))
	mean := &Expr{Op: Divide, Kind: check.Number, Args: []*Expr{op(Subtract, read(sum), read(c.of)), op(Subtract, read(n), num(1))}}
	own := c.map1(c.t, "own.mean", &Expr{Op: If, Kind: check.Number, Args: []*Expr{op(And, read(c.counted), others), mean, missing()}})
	return c.beyond(known(read(own)), own, op(Multiply, limit, call(check.Number, "abs", read(own))))
}

// figures are the average and its like, and what rows are in comparison.
func (c *comparing) figures(inside *Field, has *Expr) {
	s := c.s
	average := c.average("average", inside, c.figure(s.Mean))
	n := c.figure(s.N)
	c.foldInto(n, Count, inside, nil, c.within)
	for i, p := range s.Percentiles {
		f := c.figure(s.Quantiles[i])
		c.foldInto(f, Percentile, inside, read(c.of), c.within)
		c.model.Nodes[len(c.model.Nodes)-1].(*Fold).Part = num(p / 100)
	}
	hundred := op(Multiply, num(100), read(c.of))
	index := &Expr{Op: Divide, Kind: check.Number, Args: []*Expr{hundred, read(average)}}
	c.demand(c.t, "average", &Expr{Op: If, Kind: check.Flag, Args: []*Expr{has, op(And, known(read(average)), op(Unequal, read(average), num(0))), flag(true)}}, c.at())
	c.put(c.columns[s.Index], &Expr{Op: If, Kind: check.Number, Args: []*Expr{has, index, missing()}})
	rank := c.columns[s.Rank]
	rank.At, rank.Missing = c.at(), MayBe
	c.add(&Rank{Out: rank, By: read(c.of), Within: c.within, Where: has})
}

// Spread is how far amounts lie apart.
func (l steps) Spread(s *check.SpreadStep) {
	c := &comparing{lowering: l.lowering, s: &check.BenchmarkStep{StepHead: s.StepHead}, t: s.Of.Table, of: l.columns[s.Of]}
	in := flag(true)
	if s.Filter != nil {
		in = l.formula(s.Filter, c.t)
	}
	where := c.map1(c.t, "in", in)
	value := read(c.of)
	if c.of.Missing == MayBe {
		c.demand(c.t, "of", &Expr{Op: If, Kind: check.Flag, Args: []*Expr{read(where), known(value), flag(true)}}, c.at())
	}
	if s.Per != nil {
		over := &Expr{Op: Divide, Kind: check.Number, Args: []*Expr{value, l.formula(s.Per, c.t)}}
		value = &Expr{Op: If, Kind: check.Number, Args: []*Expr{op(Equal, value, num(0)), num(0), over}}
	}
	each := l.among(where, c.t, "value", value)
	above := c.map1(c.t, "above", &Expr{Op: If, Kind: check.Flag, Args: []*Expr{read(where), op(Greater, read(each), num(0)), flag(false)}})
	ratio := func(v *check.Value, a, b *Field) {
		both := op(And, known(read(a)), known(read(b)))
		c.put(l.values[v], &Expr{Op: If, Kind: check.Number, Args: []*Expr{both, {Op: Divide, Kind: check.Number, Args: []*Expr{read(a), read(b)}}, missing()}})
	}
	ratio(s.RangeFactor, c.fold("highest", Max, above, read(each), nil), c.fold("lowest", Min, above, read(each), nil))
	quartile := func(name string, p float64) *Field {
		f := c.fold(name, Percentile, above, read(each), nil)
		c.model.Nodes[len(c.model.Nodes)-1].(*Fold).Part = num(p)
		return f
	}
	ratio(s.QuartileFactor, quartile("upper", 0.75), quartile("lower", 0.25))
	gini := &Fold{Out: at(l.values[s.Gini], c.at()), Func: Gini, Over: c.t, Where: read(where), Of: read(each)}
	if gini.Out.Missing = MayBe; s.Weight != nil {
		gini.Weight = read(l.among(where, c.t, "weight", l.formula(s.Weight, c.t)))
	}
	l.add(gini)
	rows, some := c.fold("rows", Count, where, nil, nil), c.fold("receivers", Count, above, nil, nil)
	none := op(Equal, read(some), num(0))
	c.put(l.values[s.Receive], &Expr{Op: If, Kind: check.Text, Args: []*Expr{none, text("none"),
		{Op: If, Kind: check.Text, Args: []*Expr{op(Equal, read(some), read(rows)), text("all"), text("some")}}}})
}
