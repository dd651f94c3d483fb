package check

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// SpreadStep is `spread`; with Per the measures are of Of / Per.
type SpreadStep struct {
	StepHead
	Of                                         *Column
	Per                                        *Expr // on the row; nil
	Weight                                     *Expr // on the row: how many times it counts in the Gini coefficient; nil: once
	Filter                                     *Expr
	RangeFactor, QuartileFactor, Gini, Receive *Value
}

// Accept implements Step.
func (s *SpreadStep) Accept(v StepVisitor) { v.Spread(s) }

func (s *SpreadStep) formulas(l *formulaList) {
	l.add("per", s.Over, s.Per)
	l.add("where", s.Over, s.Filter)
	l.add("weight", s.Over, s.Weight)
}

func (c *checker) Spread(s *dsl.Spread) {
	t := c.target(s.Of)
	step := &SpreadStep{StepHead: StepHead{Name: s.Name.Text, Label: s.Label.Text, Decl: s, Over: t}}
	if t == nil || !c.name(s.Name, step) {
		c.lost[s.Name.Text] = true
		return
	}
	figure := func(english string) *Value { return c.valueFigure(figureOf(&statement.Spread, s.Name, english), step) }
	step.RangeFactor, step.QuartileFactor = figure("range_factor"), figure("quartile_factor")
	step.Gini, step.Receive = figure("gini"), figure("receive")
	c.later(step, func() {
		step.Of = c.measured(s.Of, t)
		row := rowScope(t)
		step.Per = c.optional(s.Per, func(n *formula.Node) *Expr { return c.of(n, row, clause(statement.Spread.Lines, "per"), Number, Money) })
		step.Weight = c.optional(s.Weight, func(n *formula.Node) *Expr {
			return c.of(n, row, clause(statement.Spread.Lines, "weight"), Number)
		})
		step.Filter = c.optional(s.Filter, func(n *formula.Node) *Expr { return c.flag(n, row) })
	})
}

func (s *SpreadStep) foresee(c *checker) { c.foreseeFilter(s.Filter) }
