package check

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// BenchmarkStep is `benchmark`.
type BenchmarkStep struct {
	StepHead
	Of          *Column
	Each        *Expr // on the row: what makes a unit; nil: the row
	Per         *Expr // on the row: what makes a group; nil: one group
	Exclude     *Expr // on the row; nil
	Outliers    []Outlier
	Average     dsl.AverageKind
	Weight      *Expr // on the row; nil
	Percentiles []float64

	Index, Outlier, Rank *Column
	// The group's figures: on every row of the group with Per, else single values.
	Mean, N   Figure
	Quantiles []Figure // in the order of Percentiles
}

// Accept implements Step.
func (s *BenchmarkStep) Accept(v StepVisitor) { v.Benchmark(s) }

func (s *BenchmarkStep) formulas(l *formulaList) {
	on := s.Over
	l.add("each", on, s.Each)
	l.add("per", on, s.Per)
	l.add("exclude", on, s.Exclude)
	for _, o := range s.Outliers {
		l.add("outliers", nil, o.Limit)
	}
	l.add("weight", on, s.Weight)
}

// Outlier is one criterion of a benchmark; Limit is a number.
type Outlier struct {
	Kind  dsl.OutlierKind
	Limit *Expr // without a row
}

func (c *checker) Benchmark(s *dsl.Benchmark) {
	t := c.target(s.Of)
	step := &BenchmarkStep{StepHead: StepHead{Name: s.Name.Text, Label: s.Label.Text, Decl: s, Over: t}, Average: s.Average}
	if t == nil || !c.name(s.Name, step) {
		c.lost[s.Name.Text] = true
		return
	}
	row := func(english string) *Column {
		return c.columnFigure(t, figureOf(&statement.Benchmark, s.Name, english), s.Name.At, step)
	}
	step.Index, step.Outlier, step.Rank = row("index"), row("outlier"), row("rank")
	groups := t
	if s.Per == nil {
		groups = nil
	}
	group := func(english string) Figure {
		return c.groupFigure(groups, figureOf(&statement.Benchmark, s.Name, english), s.Name.At, step)
	}
	step.Mean, step.N = group("average"), group("n")
	for _, p := range s.Percentiles {
		step.Percentiles = append(step.Percentiles, p.Number)
		if p.Kind != formula.LitNumber || !(p.Number > 0 && p.Number < 100) {
			c.add(percentileRange(p.At))
		}
		step.Quantiles = append(step.Quantiles, group(statement.PercentileName(p.Number)))
	}
	c.later(step, func() { c.benchmarkBody(step, s, t) })
}

func (c *checker) benchmarkBody(step *BenchmarkStep, s *dsl.Benchmark, t *Table) {
	step.Of = c.measured(s.Of, t)
	row := rowScope(t)
	unit := func(n *formula.Node) *Expr {
		return c.of(n, row, clause(statement.Benchmark.Lines, "each"), Text, Number, Date)
	}
	step.Each = c.optional(s.Each, unit)
	step.Per = c.optional(s.Per, func(n *formula.Node) *Expr {
		return c.of(n, row, clause(statement.Benchmark.Lines, "per"), Text, Number, Date, Flag)
	})
	step.Exclude = c.optional(s.Exclude, func(n *formula.Node) *Expr { return c.flag(n, row) })
	step.Weight = c.optional(s.WeightedBy, func(n *formula.Node) *Expr {
		return c.of(n, row, clause(&statement.Averages, "weighted by"), Number, Money)
	})
	for _, o := range s.Outliers {
		step.Outliers = append(step.Outliers, Outlier{o.Kind, c.of(o.Limit, nil, clause(statement.Benchmark.Lines, "outliers"), Number)})
		if o.Kind == dsl.OutlierOwnMean && s.Each == nil {
			c.add(ownMeanWithoutEach(o.At))
		}
	}
	of := step.Of
	if of == nil {
		of = &Column{Type: Type{Kind: Invalid}}
	}
	for _, f := range append(step.Quantiles, step.Mean) {
		f.asColumn(of)
	}
}

// measured is a column of numbers or amounts that figures are drawn from.
func (c *checker) measured(of dsl.Target, t *Table) *Column {
	n := &formula.Node{Op: formula.Name, Text: of.Name.Text, At: of.Name.At, Sign: of.Name.At}
	if of.Figure.Text != "" {
		n = &formula.Node{Op: formula.Member, Text: of.Figure.Text, Args: []*formula.Node{n}, At: of.Name.At.To(of.Figure.At), Sign: of.Figure.At}
	}
	e := c.resolve(n, rowScope(t))
	switch {
	case e.Type.Kind == Invalid:
		return nil
	case e.Op != OpColumn || !e.Type.Kind.numeric() || e.Column.Table != t:
		c.add(notMeasure(of.At, c.quoted(of.At)))
		return nil
	}
	return e.Column
}
