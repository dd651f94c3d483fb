package statement

import (
	"strconv"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/plan"
)

// earmarkJob is `earmark`: of each row's amount, what is earmarked and what is
// free. In whole units the two add up to the amount exactly.
type earmarkJob struct {
	step *check.EarmarkStep
	part formula.Evaluator // share or amount
	unit number.Unit
}

func (c *compiler) Earmark(s *check.EarmarkStep) {
	part := s.Share
	if part == nil {
		part = s.Amount
	}
	c.made = &earmarkJob{s, c.Row(part, s.Of.Table), c.unit(s.Round.Unit, s)}
}

func (j *earmarkJob) Compute(w *plan.Workspace, o *plan.Outcome) error {
	amounts := w.Column(j.step.Of).Numbers
	in := allRows(len(amounts))
	for row, x := range amounts {
		in.Set(row, x != 0 || j.step.Share == nil)
	}
	c, problems, err := j.part.Column(in)
	o.Add(problems...)
	if err != nil || o.Failed {
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
		o.Add(amountTooLarge(j.step.Amount, j.unit, formula.NameRows(t, w.Table(t), large)))
		return nil
	}
	if bad != nil {
		first := bad[0]
		rows := formula.NameRows(t, w.Table(t), bad)
		if j.step.Share != nil {
			o.Add(earmarkShare(j.step, c.Numbers[first], rows))
		} else {
			o.Add(earmarkBeyond(j.step, amount(w, j.step.Of.Type, c.Numbers[first]), amount(w, j.step.Of.Type, amounts[first]), rows))
		}
		return nil
	}
	w.SetColumn(j.step.Earmarked, numbers(earmarked))
	w.SetColumn(j.step.Free, numbers(free))
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

func earmarkShare(s *check.EarmarkStep, x float64, rows formula.Rows) diag.Diagnostic {
	d := diag.New("earmark.share", diag.Error, "The share of `%s` to earmark must be from 0 %% to 100 %%; it is %s %%%s.",
		"Andelen af `%s`, der øremærkes, skal være fra 0 %% til 100 %%; den er %s %%%s.", s.Of.Name, diag.Number(number.Show15(100*x)), rows.Led()).
		At(s.Share.At)
	if s.Share.Op == check.OpConst && x > 1 && x <= 100 {
		return d.Write(strconv.FormatFloat(x, 'f', -1, 64) + " %")
	}
	return d.WithHint("Divide what is counted in per cent by 100; `clamp(…, 0, 1)` keeps a share within its bounds.",
		"Divider det, der er regnet i procent, med 100; `begræns(…; 0; 1)` holder en andel inden for grænserne.")
}

func earmarkBeyond(s *check.EarmarkStep, part, whole money, rows formula.Rows) diag.Diagnostic {
	return diag.New("earmark.beyond", diag.Error, "%s cannot be earmarked of the %s of `%s`%s.", "%s kan ikke øremærkes af de %s i `%s`%s.",
		part, whole, s.Of.Name, rows.Led()).At(s.Amount.At).
		WithHint("Write `min(…, %s)` to earmark no more than there is.", "Skriv `min(…; %s)` for ikke at øremærke mere, end der er.", s.Of.Name)
}
