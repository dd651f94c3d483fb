package statement

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/plan"
)

// grantJob is `grant`: an amount per row by a rule.
type grantJob struct {
	step                   *check.GrantStep
	filter, amount, within formula.Evaluator
	unit                   number.Unit
}

func (c *compiler) Grant(s *check.GrantStep) {
	c.made = &grantJob{step: s, filter: c.Row(s.Filter, s.To), amount: c.Row(s.Amount, s.To),
		within: c.Row(s.Within, nil), unit: c.unit(s.Round.Unit, s)}
}

func (j *grantJob) Compute(w *plan.Workspace, o *plan.Outcome) error {
	n := w.Table(j.step.To).Len
	in := allRows(n)
	if j.filter != nil {
		c, problems, err := j.filter.Column(nil)
		o.Add(problems...)
		if err != nil || o.Failed {
			return err
		}
		in = c.Flags
	}
	c, problems, err := j.amount.Column(in)
	o.Add(problems...)
	if err != nil || o.Failed {
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
		o.Add(amountTooLarge(j.step.Amount, j.unit, formula.NameRows(j.step.To, t, beyond)))
		return nil
	}
	if negative != nil {
		o.Add(grantNegative(j.step, amount(w, j.step.Type, amounts[negative[0]]), formula.NameRows(j.step.To, t, negative)))
		return nil
	}
	w.SetColumn(j.step.Column, numbers(amounts))
	return j.total(w, o, amounts)
}

// total adds the grant up and holds it against its limit.
func (j *grantJob) total(w *plan.Workspace, o *plan.Outcome, amounts []float64) error {
	total := number.Sum(amounts)
	w.SetValue(j.step.Total, constant(j.step.Type, total))
	if j.within == nil {
		return nil
	}
	v, problems, err := j.within.At(formula.NoRow)
	o.Add(problems...)
	if err != nil || o.Failed {
		return err
	}
	if number.Compare(total, v.Number) > 0 {
		o.Add(grantBeyond(j.step, amount(w, j.step.Type, total), amount(w, j.step.Type, v.Number),
			amount(w, j.step.Type, number.Difference(total, v.Number))))
		return nil
	}
	w.SetValue(j.step.Left, constant(j.step.Type, number.Difference(v.Number, total)))
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

func amountTooLarge(e *check.Expr, unit number.Unit, rows formula.Rows) diag.Diagnostic {
	d := diag.New("amount.too_large", diag.Error, "The amount is more units of %s than can be counted exactly%s.",
		"Beløbet er flere enheder på %s, end der kan tælles nøjagtigt%s.", diag.Number(unit.Float()), rows).
		WithHint("Choose a larger unit with `round`.", "Vælg en større enhed med `afrund`.")
	if e != nil {
		d = d.At(e.At)
	}
	return d
}

func grantNegative(s *check.GrantStep, amount money, rows formula.Rows) diag.Diagnostic {
	return diag.New("grant.negative", diag.Error, "`%s` is %s%s, which is below zero.", "`%s` er %s%s, og det er under nul.", s.Name, amount, rows.Led()).At(s.Amount.At).
		WithHint("Write `negative yes` if money is to be taken back, or `max(0 kr, …)`.",
			"Skriv `negativ ja`, hvis penge skal tages tilbage, eller `maks(0 kr; …)`.")
}

func grantBeyond(s *check.GrantStep, total, limit, by money) diag.Diagnostic {
	return diag.New("grant.beyond", diag.Error, "`%s` costs %s. That is %s beyond its limit of %s.",
		"`%s` koster %s. Det er %s over rammen på %s.", s.Name, total, by, limit).At(s.Within.At).
		WithHint("Lower the amount, or raise `within`.", "Sænk beløbet, eller hæv `inden for`.")
}
