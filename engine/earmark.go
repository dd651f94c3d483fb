package engine

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number"
)

// earmarkJob is `earmark`: of each row's amount, what is earmarked and what is
// free. In whole units the two add up to the amount exactly.
type earmarkJob struct {
	step *check.EarmarkStep
	part formula.Evaluator // share or amount
	unit number.Unit
}

func (c *compiler) earmark(s *check.EarmarkStep) job {
	part := s.Share
	if part == nil {
		part = s.Amount
	}
	return &earmarkJob{s, c.row(part, s.Of.Table), c.unit(s.Round.Unit, s)}
}

func (j *earmarkJob) compute(w *workspace, o *outcome) error {
	amounts := w.Column(j.step.Of).Numbers
	in := allRows(len(amounts))
	for row, x := range amounts {
		in.Set(row, x != 0 || j.step.Share == nil)
	}
	c, problems, err := j.part.Column(in)
	o.add(problems...)
	if err != nil || o.failed {
		return err
	}
	earmarked, free := make([]float64, len(amounts)), make([]float64, len(amounts))
	var bad, large []int
	for _, row := range chosen(in, len(amounts)) {
		ok, err := j.divide(amounts[row], c.Numbers[row], &earmarked[row], &free[row])
		if err != nil {
			large = append(large, row)
		} else if !ok {
			bad = append(bad, row)
		}
	}
	t := j.step.Of.Table
	if large != nil {
		o.add(amountTooLarge(j.step.Amount, j.unit, formula.NameRows(t, w.Table(t), large)))
		return nil
	}
	if bad != nil {
		first := bad[0]
		rows := formula.NameRows(t, w.Table(t), bad)
		if j.step.Share != nil {
			o.add(earmarkShare(j.step, c.Numbers[first], rows))
		} else {
			o.add(earmarkBeyond(j.step, w.money(j.step.Of.Type, c.Numbers[first]), w.money(j.step.Of.Type, amounts[first]), rows))
		}
		return nil
	}
	w.state.setColumn(j.step.Earmarked, numbers(earmarked))
	w.state.setColumn(j.step.Free, numbers(free))
	return nil
}

// divide parts one amount. It is not ok if the share is none, or the part is
// more than the whole or of the other sign.
func (j *earmarkJob) divide(amount, part float64, earmarked, free *float64) (ok bool, err error) {
	if j.step.Share != nil {
		if number.Compare(part, 0) < 0 || number.Compare(part, 1) > 0 {
			return false, nil
		}
		part = float64(amount * part)
	}
	if j.unit.IsZero() {
		*earmarked, *free = part+0, amount-part
		return within(part, amount), nil
	}
	whole, err := j.unit.Round(amount)
	if err != nil {
		return false, err
	}
	n, err := j.unit.Round(part)
	if err != nil {
		return false, err
	}
	*earmarked, *free = j.unit.Value(n)+0, j.unit.Value(whole-n)+0
	return within(float64(n), float64(whole)), nil
}

// within reports whether a part lies between nothing and the whole.
func within(part, whole float64) bool {
	return number.Compare(min(0, whole), part) <= 0 && number.Compare(part, max(0, whole)) <= 0
}

// positionsJob is `positions`: each row's money as staff positions.
type positionsJob struct {
	step *check.PositionsStep
	pay  formula.Evaluator
	unit number.Unit
}

func (c *compiler) positions(s *check.PositionsStep) job {
	return &positionsJob{s, c.row(s.Pay, s.Of.Table), c.unit(s.Unit, s)}
}

func (j *positionsJob) compute(w *workspace, o *outcome) error {
	amounts := w.Column(j.step.Of).Numbers
	in := allRows(len(amounts))
	for row, x := range amounts {
		in.Set(row, x != 0)
	}
	pay, problems, err := j.pay.Column(in)
	o.add(problems...)
	if err != nil || o.failed {
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
		o.add(positionsPay(j.step, w.money(j.step.Pay.Type, pay.Numbers[bad[0]]), formula.NameRows(t, w.Table(t), bad)))
		return nil
	}
	w.state.setColumn(j.step.Column, numbers(positions))
	return nil
}
