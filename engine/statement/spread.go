package statement

import (
	"errors"
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/measure"
	"github.com/fordel-lang/fordel/engine/plan"
	"github.com/fordel-lang/fordel/engine/table"
)

// spreadJob is `spread`: how far amounts, or amounts per something, lie apart:
// the factors over the rows that have any, the Gini coefficient over all rows.
type spreadJob struct {
	step                *check.SpreadStep
	filter, per, weight formula.Evaluator
}

func (c *compiler) Spread(s *check.SpreadStep) {
	t := s.Of.Table
	c.made = &spreadJob{s, c.Row(s.Filter, t), c.Row(s.Per, t), c.Row(s.Weight, t)}
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
	var unknown []int
	for _, row := range rows {
		if !of.Has(row) {
			unknown = append(unknown, row)
		}
	}
	if unknown != nil {
		o.Add(spreadMissing(j.step, formula.NameRows(t, w.Table(t), unknown)))
		return nil
	}
	values := gather(of.Numbers, rows)
	if j.per != nil {
		values = slices.Clone(values) // gathered values may be the column's own
		if err := j.divide(w, o, values, rows); err != nil || o.Failed {
			return err
		}
	}
	weights, err := j.weights(w, o, in, rows)
	if err != nil || o.Failed {
		return err
	}
	j.keep(w, o, rows, values, weights)
	return nil
}

// weights is how many times each row counts; nil for once. Those below zero are
// reported.
func (j *spreadJob) weights(w *plan.Workspace, o *plan.Outcome, in table.Bits, rows []int) ([]float64, error) {
	if j.weight == nil {
		return nil, nil
	}
	c, problems, err := j.weight.Column(in)
	o.Add(problems...)
	if err != nil || o.Failed {
		return nil, err
	}
	weights := gather(c.Numbers, rows)
	if bad := where(rows, weights, func(x float64) bool { return !(x >= 0) }); bad != nil {
		t := j.step.Of.Table
		o.Add(spreadWeight(j.step, formula.NameRows(t, w.Table(t), bad)))
	}
	return weights, nil
}

// where is the rows whose values are so.
func where(rows []int, values []float64, so func(float64) bool) (out []int) {
	for i, row := range rows {
		if so(values[i]) {
			out = append(out, row)
		}
	}
	return out
}

// divide divides the amounts of rows by what they are measured by, in place. What
// is nothing is nothing per whatever it is.
func (j *spreadJob) divide(w *plan.Workspace, o *plan.Outcome, amounts []float64, rows []int) error {
	t := j.step.Of.Table
	in := table.NewBits(w.Table(t).Len)
	for i, row := range rows {
		in.Set(row, amounts[i] != 0)
	}
	c, problems, err := j.per.Column(in)
	o.Add(problems...)
	if err != nil || o.Failed {
		return err
	}
	var bad []int
	for i, row := range rows {
		if amounts[i] == 0 {
			continue
		}
		if !(c.Numbers[row] > 0) {
			bad = append(bad, row)
		}
		amounts[i] /= c.Numbers[row]
	}
	if bad != nil {
		o.Add(spreadPer(j.step, formula.NameRows(t, w.Table(t), bad)))
	}
	return nil
}

// keep writes the measures into the state. Where there is nothing to measure
// they are missing, with a warning.
func (j *spreadJob) keep(w *plan.Workspace, o *plan.Outcome, rows []int, values, weights []float64) {
	s := j.step
	above, all := measure.AboveZero(values)
	receive := check.Const{Kind: check.Text, Text: "some"}
	switch {
	case len(above) == 0:
		receive.Text = "none"
		o.Add(spreadNone(s))
	case all:
		receive.Text = "all"
	}
	w.SetValue(s.Receive, receive)
	set := func(v *check.Value, x float64, err error) {
		w.SetValue(v, check.Const{Kind: check.Number, Number: x, Missing: err != nil})
	}
	factor, err := measure.RangeFactor(above)
	set(s.RangeFactor, factor, err)
	factor, err = measure.QuartileFactor(above)
	set(s.QuartileFactor, factor, err)
	var few *measure.TooFewError
	if errors.As(err, &few) {
		o.Add(spreadFew(s, few.Len, few.Want))
	}
	gini, err := measure.Gini(values, weights)
	set(s.Gini, gini, err)
	t := s.Of.Table
	switch below := where(rows, values, func(x float64) bool { return x < 0 }); {
	case below != nil:
		o.Add(spreadNegative(s, formula.NameRows(t, w.Table(t), below)))
	case err != nil && len(above) > 0:
		o.Add(spreadNoWeight(s))
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

func spreadWeight(s *check.SpreadStep, rows formula.Rows) diag.Diagnostic {
	return diag.New("spread.weight", diag.Error, "The weight of `%s` cannot be below zero%s.", "Vægten i `%s` kan ikke være under nul%s.", s.Name, rows).
		At(s.Weight.At).WithHint("Write `max(0, …)`, or leave these rows out with `where`.", "Skriv `maks(0; …)`, eller hold rækkerne ude med `hvor`.")
}

func spreadNegative(s *check.SpreadStep, rows formula.Rows) diag.Diagnostic {
	return diag.New("spread.negative", diag.Warning, "`%s` is below zero%s, so there is no Gini coefficient.", "`%s` er under nul%s, så der er ingen Gini-koefficient.",
		s.Of.Name, rows).At(declared(s)).
		WithHint("Leave these rows out with `where`.", "Hold rækkerne ude med `hvor`.")
}

func spreadNoWeight(s *check.SpreadStep) diag.Diagnostic {
	return diag.New("spread.no_weight", diag.Warning, "The rows of `%s` that are above zero have no weight, so there is no Gini coefficient.",
		"Rækkerne i `%s` over nul har ingen vægt, så der er ingen Gini-koefficient.", s.Name).At(s.Weight.At)
}

func spreadNone(s *check.SpreadStep) diag.Diagnostic {
	return diag.New("spread.none", diag.Warning, "No value of `%s` is above zero, so there is no spread.", "Ingen værdi i `%s` er over nul, så der er ingen spredning.",
		s.Of.Name).At(declared(s))
}

func spreadFew(s *check.SpreadStep, have, need int) diag.Diagnostic {
	return diag.New("spread.few", diag.Warning, "`%s` has %d of the %d values above zero that the quartile factor needs.",
		"Faktoren (kvartiler) kræver %[3]d værdier over nul; `%[1]s` har %[2]d.", s.Of.Name, have, need).At(declared(s))
}
