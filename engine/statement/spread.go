package statement

import (
	"errors"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/measure"
	"github.com/fordel-lang/fordel/engine/plan"
	"github.com/fordel-lang/fordel/engine/table"
)

// spreadJob is `spread`: how far amounts, or amounts per something, lie apart
// over the rows that have any.
type spreadJob struct {
	step        *check.SpreadStep
	filter, per formula.Evaluator
}

func (c *compiler) spread(s *check.SpreadStep) plan.Job {
	return &spreadJob{s, c.Row(s.Filter, s.Of.Table), c.Row(s.Per, s.Of.Table)}
}

func (j *spreadJob) Compute(w *plan.Workspace, o *plan.Outcome) error {
	t := j.step.Of.Table
	of := w.Column(j.step.Of)
	n := len(of.Numbers)
	in := allRows(n)
	if j.filter != nil {
		c, problems, err := j.filter.Column(nil)
		o.Add(problems...)
		if err != nil || o.Failed {
			return err
		}
		in = c.Flags
	}
	rows := chosen(in, n)
	var unknown, above []int
	for _, row := range rows {
		if !of.Has(row) {
			unknown = append(unknown, row)
		} else if of.Numbers[row] > 0 {
			above = append(above, row)
		}
	}
	if unknown != nil {
		o.Add(spreadMissing(j.step, formula.NameRows(t, w.Table(t), unknown)))
		return nil
	}
	values := gather(of.Numbers, above)
	if j.per != nil {
		var err error
		if values, err = j.divide(w, o, of.Numbers, above); err != nil || o.Failed {
			return err
		}
	}
	j.keep(w, o, values, len(above) == len(rows))
	return nil
}

// divide is the amounts of some rows per what they are measured by.
func (j *spreadJob) divide(w *plan.Workspace, o *plan.Outcome, amounts []float64, rows []int) ([]float64, error) {
	in := table.NewBits(len(amounts))
	for _, row := range rows {
		in.Set(row, true)
	}
	c, problems, err := j.per.Column(in)
	o.Add(problems...)
	if err != nil || o.Failed {
		return nil, err
	}
	values := make([]float64, len(rows))
	var bad []int
	for i, row := range rows {
		if values[i] = amounts[row] / c.Numbers[row]; !(c.Numbers[row] > 0) {
			bad = append(bad, row)
		}
	}
	if bad != nil {
		t := j.step.Of.Table
		o.Add(spreadPer(j.step, formula.NameRows(t, w.Table(t), bad)))
	}
	return values, nil
}

// keep writes the measures into the state. Where there is nothing to measure
// they are missing, with a warning.
func (j *spreadJob) keep(w *plan.Workspace, o *plan.Outcome, values []float64, all bool) {
	s := j.step
	receive := check.Const{Kind: check.Text, Text: "some", Missing: len(values) == 0}
	if all {
		receive.Text = "all"
	}
	w.SetValue(s.Receive, receive)
	for _, m := range []struct {
		value *check.Value
		of    func([]float64) (float64, error)
	}{{s.RangeFactor, measure.RangeFactor}, {s.QuartileFactor, measure.QuartileFactor}, {s.Gini, measure.Gini}} {
		x, err := m.of(values)
		w.SetValue(m.value, check.Const{Kind: check.Number, Number: x, Missing: err != nil})
		var few *measure.TooFewError
		if errors.As(err, &few) {
			o.Add(spreadFew(s, few.Len, few.Want))
		}
	}
	if len(values) == 0 {
		o.Add(spreadNone(s))
	}
}

func spreadMissing(s *check.SpreadStep, rows formula.Rows) diag.Diagnostic {
	return diag.New("spread.missing", diag.Error, "`%s` is missing%s, so its spread cannot be measured.", "`%s` mangler%s, så spredningen kan ikke måles.",
		s.Of.Name, rows).At(declared(s)).
		WithHint("Write `where %s != nil`.", "Skriv `hvor %s != tom`.", s.Of.Name)
}

func spreadPer(s *check.SpreadStep, rows formula.Rows) diag.Diagnostic {
	return diag.New("spread.per", diag.Error, "What `%s` is measured by must be above zero%s.", "Det, som `%s` måles i forhold til, skal være over nul%s.",
		s.Of.Name, rows).At(s.Per.At).
		WithHint("Leave these rows out with `where`.", "Hold rækkerne ude med `hvor`.")
}

func spreadNone(s *check.SpreadStep) diag.Diagnostic {
	return diag.New("spread.none", diag.Warning, "No row of `%s` is above zero, so it has no spread.", "Ingen række i `%s` er over nul, så den har ingen spredning.",
		s.Of.Name).At(declared(s))
}

func spreadFew(s *check.SpreadStep, have, need int) diag.Diagnostic {
	return diag.New("spread.few", diag.Warning, "`%s` has %d of the %d values above zero that the quartile factor needs.",
		"`%s` har %d af de %d værdier over nul, som faktoren (kvartiler) kræver.", s.Of.Name, have, need).At(declared(s))
}
