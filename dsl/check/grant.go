package check

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// GrantStep is `grant`.
type GrantStep struct {
	StepHead
	To          *Table
	Type        Type
	Filter      *Expr
	Amount      *Expr // on the row
	Within      *Expr // without a row; nil
	Negative    bool
	Round       Rounding
	Column      *Column
	Total, Left *Value // Left is nil without Within
}

// Accept implements Step.
func (s *GrantStep) Accept(v StepVisitor) { v.Grant(s) }

func (s *GrantStep) formulas(l *formulaList) {
	l.add("where", s.To, s.Filter)
	l.add("amount", s.To, s.Amount)
	l.add("within", nil, s.Within)
}

func (c *checker) Grant(s *dsl.Grant) {
	step := &GrantStep{StepHead: StepHead{Name: s.Name.Text, Label: s.Label.Text, Decl: s}, Negative: s.Negative}
	step.To = c.keyedTable(s.To)
	if step.To == nil {
		c.lost[s.Name.Text] = true
		return
	}
	if !c.name(s.Name, step) {
		return
	}
	step.Over = step.To
	step.Column = c.newColumn(step.To, s.Name.Text, s.Label, s.Name.At, step)
	step.Total = c.valueFigure(figureOf(&statement.Grant, s.Name, "total"), step)
	if s.Within != nil {
		step.Left = c.valueFigure(figureOf(&statement.Grant, s.Name, "left"), step)
	}
	c.later(step, func() {
		row := rowScope(step.To)
		step.Filter = c.optional(s.Filter, func(n *formula.Node) *Expr { return c.flag(n, row) })
		step.Amount = c.of(s.Amount, row, clause(statement.Grant.Lines, "amount"), Money, Number)
		step.Type = step.Amount.Type
		step.Column.Type, step.Total.Type = step.Type, step.Type
		if s.Within != nil {
			kinds := []Kind{step.Type.Kind}
			if step.Type.Kind == Invalid {
				kinds = []Kind{Money, Number}
			}
			step.Within = c.of(s.Within, nil, clause(statement.Grant.Lines, "within"), kinds...)
			step.Left.Type = step.Type
		}
		step.Round = c.poolRounding(s.Round, step.Type.Kind)
	})
}

func (s *GrantStep) foresee(c *checker) { c.foreseeFilter(s.Filter) }
