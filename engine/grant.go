package engine

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number"
)

// grantJob is `grant`: an amount per row by a rule.
type grantJob struct {
	step                   *check.GrantStep
	filter, amount, within formula.Evaluator
	unit                   number.Unit
}

func (c *compiler) grant(s *check.GrantStep) job {
	return &grantJob{step: s, filter: c.row(s.Filter, s.To), amount: c.row(s.Amount, s.To),
		within: c.row(s.Within, nil), unit: c.unit(s.Round.Unit, s)}
}

func (j *grantJob) compute(w *workspace, o *outcome) error {
	n := w.Table(j.step.To).Len
	in := allRows(n)
	if j.filter != nil {
		c, problems, err := j.filter.Column(nil)
		o.add(problems...)
		if err != nil || o.failed {
			return err
		}
		in = c.Flags
	}
	c, problems, err := j.amount.Column(in)
	o.add(problems...)
	if err != nil || o.failed {
		return err
	}
	amounts := make([]float64, n)
	var negative, beyond []int
	for _, row := range chosen(in, n) {
		x, err := rounded(c.Numbers[row], j.unit)
		if err != nil {
			beyond = append(beyond, row)
		}
		if amounts[row] = x; x < 0 && !j.step.Negative {
			negative = append(negative, row)
		}
	}
	t := w.Table(j.step.To)
	if beyond != nil {
		o.add(amountTooLarge(j.step.Amount, j.unit, formula.NameRows(j.step.To, t, beyond)))
		return nil
	}
	if negative != nil {
		o.add(grantNegative(j.step, w.money(j.step.Type, amounts[negative[0]]), formula.NameRows(j.step.To, t, negative)))
		return nil
	}
	w.state.setColumn(j.step.Column, numbers(amounts))
	return j.total(w, o, amounts)
}

// total adds the grant up and holds it against its limit.
func (j *grantJob) total(w *workspace, o *outcome, amounts []float64) error {
	total := number.Sum(amounts)
	w.state.setValue(j.step.Total, constant(j.step.Type, total))
	if j.within == nil {
		return nil
	}
	v, problems, err := j.within.At(formula.NoRow)
	o.add(problems...)
	if err != nil || o.failed {
		return err
	}
	if number.Compare(total, v.Number) > 0 {
		o.add(grantBeyond(j.step, w.money(j.step.Type, total), w.money(j.step.Type, v.Number),
			w.money(j.step.Type, number.Difference(total, v.Number))))
		return nil
	}
	w.state.setValue(j.step.Left, constant(j.step.Type, number.Difference(v.Number, total)))
	return nil
}

// rounded is an amount in whole units, half away from zero; as it is without a
// unit. The error is that of number.Unit.Round.
func rounded(x float64, u number.Unit) (float64, error) {
	if u.IsZero() {
		return x + 0, nil
	}
	n, err := u.Round(x)
	return u.Value(n) + 0, err
}
