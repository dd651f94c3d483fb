package check

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// EarmarkStep is `earmark`: of each row's amount, Earmarked and Free.
type EarmarkStep struct {
	StepHead
	Of              *Column
	Round           Rounding
	Share           *Expr        // on the row; or
	Amount          *Expr        // on the row
	Terms           *dsl.Earmark // purpose, requirements, announced, followed up
	Steering        int          // 1 full, 2 input, 3 content, 4 neither
	Earmarked, Free *Column
}

// Accept implements Step.
func (s *EarmarkStep) Accept(v StepVisitor) { v.Earmark(s) }

func (s *EarmarkStep) formulas(l *formulaList) {
	l.add("share", s.Of.Table, s.Share)
	l.add("amount", s.Of.Table, s.Amount)
}

func (c *checker) Earmark(s *dsl.Earmark) {
	of, col, round := c.result(s.Name)
	if of == nil {
		return
	}
	step := &EarmarkStep{StepHead: StepHead{Name: "earmark " + s.Name.Text, Decl: s}, Of: col, Terms: s, Steering: steering(s)}
	row := func(english string) *Column {
		return c.columnFigure(col.Table, figureOf(&statement.Earmark, s.Name, english), s.Name.At, step)
	}
	step.Earmarked, step.Free = row("earmarked"), row("free")
	c.later(step, func() {
		if !c.need(of) {
			return
		}
		row := rowScope(col.Table)
		step.Round = round()
		step.Earmarked.Type, step.Free.Type = col.Type, col.Type
		step.Share = c.optional(s.Share, func(n *formula.Node) *Expr { return c.of(n, row, clause(statement.Earmark.Lines, "share"), Number) })
		step.Amount = c.optional(s.Amount, func(n *formula.Node) *Expr {
			return c.of(n, row, clause(statement.Earmark.Lines, "amount"), col.Type.Kind)
		})
	})
}

// steering is the type of steering by the requirements that are set (KORA 2017,
// the four types): 1 input and content, 2 input, 3 content, 4 neither.
func steering(s *dsl.Earmark) int {
	input, content := s.Input != dsl.InputNone, s.Content.Text != ""
	switch {
	case input && content:
		return 1
	case input:
		return 2
	case content:
		return 3
	}
	return 4
}
