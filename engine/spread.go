package engine

import (
	"errors"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/measure"
	"github.com/fordel-lang/fordel/engine/table"
)

// spreadJob is `spread`: how far amounts, or amounts per something, lie apart
// over the rows that have any.
type spreadJob struct {
	step        *check.SpreadStep
	filter, per formula.Evaluator
}

func (c *compiler) spread(s *check.SpreadStep) job {
	return &spreadJob{s, c.row(s.Filter, s.Of.Table), c.row(s.Per, s.Of.Table)}
}

func (j *spreadJob) compute(w *workspace, o *outcome) error {
	t := j.step.Of.Table
	of := w.Column(j.step.Of)
	n := len(of.Numbers)
	in := allRows(n)
	if j.filter != nil {
		c, problems, err := j.filter.Column(nil)
		o.add(problems...)
		if err != nil || o.failed {
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
		o.add(spreadMissing(j.step, formula.NameRows(t, w.Table(t), unknown)))
		return nil
	}
	values := gather(of.Numbers, above)
	if j.per != nil {
		var err error
		if values, err = j.divide(w, o, of.Numbers, above); err != nil || o.failed {
			return err
		}
	}
	j.keep(w, o, values, len(above) == len(rows))
	return nil
}

// divide is the amounts of some rows per what they are measured by.
func (j *spreadJob) divide(w *workspace, o *outcome, amounts []float64, rows []int) ([]float64, error) {
	in := table.NewBits(len(amounts))
	for _, row := range rows {
		in.Set(row, true)
	}
	c, problems, err := j.per.Column(in)
	o.add(problems...)
	if err != nil || o.failed {
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
		o.add(spreadPer(j.step, formula.NameRows(t, w.Table(t), bad)))
	}
	return values, nil
}

// keep writes the measures into the state. Where there is nothing to measure
// they are missing, with a warning.
func (j *spreadJob) keep(w *workspace, o *outcome, values []float64, all bool) {
	s := j.step
	receive := check.Const{Kind: check.Text, Text: "some", Missing: len(values) == 0}
	if all {
		receive.Text = "all"
	}
	w.state.setValue(s.Receive, receive)
	for _, m := range []struct {
		value *check.Value
		of    func([]float64) (float64, error)
	}{{s.RangeFactor, measure.RangeFactor}, {s.QuartileFactor, measure.QuartileFactor}, {s.Gini, measure.Gini}} {
		x, err := m.of(values)
		w.state.setValue(m.value, check.Const{Kind: check.Number, Number: x, Missing: err != nil})
		var few *measure.TooFewError
		if errors.As(err, &few) {
			o.add(spreadFew(s, few.Len, few.Want))
		}
	}
	if len(values) == 0 {
		o.add(spreadNone(s))
	}
}
