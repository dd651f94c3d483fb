package check

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// PositionsStep is `positions`: each row's money as staff positions.
type PositionsStep struct {
	StepHead
	Of     *Column
	Pay    *Expr   // on the row, money a position and year
	Unit   float64 // 0: not rounded
	Column *Column
}

// Accept implements Step.
func (s *PositionsStep) Accept(v StepVisitor) { v.Positions(s) }

func (s *PositionsStep) formulas(l *formulaList) { l.add("pay", s.Of.Table, s.Pay) }

func (c *checker) Positions(s *dsl.Positions) {
	of, col, _ := c.result(s.Name)
	if of == nil {
		return
	}
	step := &PositionsStep{StepHead: StepHead{Name: "positions " + s.Name.Text, Decl: s}, Of: col}
	step.Column = c.columnFigure(col.Table, figureOf(&statement.Positions, s.Name, "positions"), s.Name.At, step)
	if s.Round != nil {
		step.Unit = s.Round.Number
		if constKind(s.Round) != Number {
			c.add(wrongUnit(s.Round.At, Number, 0, c.currency()))
		} else if !(step.Unit > 0) {
			c.add(unitNotPositive(s.Round.At))
		}
	}
	c.later(step, func() {
		if !c.need(of) {
			return
		}
		if k := col.Type.Kind; k != Money && k != Invalid {
			c.add(positionsOfNumber(s.Name.At, s.Name.Text))
		}
		step.Pay = c.of(s.Pay, rowScope(col.Table), clause(statement.Positions.Lines, "pay"), Money)
	})
}
