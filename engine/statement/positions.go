package statement

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/plan"
)

// positionsJob is `positions`: each row's money as staff positions.
type positionsJob struct {
	step *check.PositionsStep
	pay  formula.Evaluator
	unit number.Unit
}

func (c *compiler) Positions(s *check.PositionsStep) {
	c.made = &positionsJob{s, c.Row(s.Pay, s.Of.Table), c.unit(s.Unit, s)}
}

func (j *positionsJob) Compute(w *plan.Workspace, o *plan.Outcome) error {
	amounts := w.Column(j.step.Of).Numbers
	in := allRows(len(amounts))
	for row, x := range amounts {
		in.Set(row, x != 0)
	}
	pay, problems, err := j.pay.Column(in)
	o.Add(problems...)
	if err != nil || o.Failed {
		return err
	}
	positions := make([]float64, len(amounts))
	var bad []int
	for _, row := range chosen(in, len(amounts)) {
		if !(pay.Numbers[row] > 0) {
			bad = append(bad, row)
			continue
		}
		if positions[row], err = rounded(amounts[row]/pay.Numbers[row], j.unit); err != nil {
			bad = append(bad, row)
		}
	}
	t := j.step.Of.Table
	if bad != nil {
		o.Add(positionsPay(j.step, amount(w, j.step.Pay.Type, pay.Numbers[bad[0]]), formula.NameRows(t, w.Table(t), bad)))
		return nil
	}
	w.SetColumn(j.step.Column, numbers(positions))
	return nil
}

func positionsPay(s *check.PositionsStep, pay money, rows formula.Rows) diag.Diagnostic {
	return diag.New("positions.pay", diag.Error, "The pay of a position must be above zero, and it is %s%s.",
		"Lønnen for en stilling skal være over nul; den er %s%s.", pay, rows.Led()).At(s.Pay.At).
		WithHint("Write the yearly pay of one position, such as `480_000 kr`.", "Skriv årslønnen for én stilling, fx `480.000 kr`.")
}
