package statement

import (
	"errors"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/plan"
	"github.com/fordel-lang/fordel/engine/share"
)

// splitJob is `split`: each row's amount in parts by keys.
type splitJob struct {
	step *check.SplitStep
	keys []formula.Evaluator
	unit number.Unit
}

func (c *compiler) Split(s *check.SplitStep) {
	j := &splitJob{step: s, unit: c.unit(s.Round.Unit, s)}
	for _, p := range s.Parts {
		j.keys = append(j.keys, c.Row(p.Key, s.Of.Table))
	}
	c.made = j
}

func (j *splitJob) Compute(w *plan.Workspace, o *plan.Outcome) error {
	amounts := w.Column(j.step.Of).Numbers
	keys, err := j.evaluate(w, o, amounts)
	if err != nil || o.Failed {
		return err
	}
	out := make([][]float64, len(keys))
	for i := range out {
		out[i] = make([]float64, len(amounts))
	}
	bad := splitFaults{negative: make([][]int, len(keys))}
	row, ties := newSplitRow(len(keys), j.unit), splitTies{}
	for i, amount := range amounts {
		for part := range keys {
			row.keys[part] = keys[part][i]
		}
		if amount == 0 {
			continue
		}
		if err := row.split(amount); err != nil {
			bad.add(i, err)
			continue
		}
		if j.step.Of.Type.Kind != check.Money {
			ties.see(i, row)
		}
		for part := range out {
			out[part][i] = row.parts[part] + 0
		}
	}
	if bad.report(j.step, w, o); o.Failed {
		return nil
	}
	ties.report(j.step, w, o)
	for part, p := range j.step.Parts {
		w.SetColumn(p.Column, numbers(out[part]))
	}
	return nil
}

// evaluate computes the keys of the parts on the rows that have an amount.
func (j *splitJob) evaluate(w *plan.Workspace, o *plan.Outcome, amounts []float64) ([][]float64, error) {
	in := allRows(len(amounts))
	for row, x := range amounts {
		in.Set(row, x != 0)
	}
	var keys [][]float64
	for _, e := range j.keys {
		c, problems, err := e.Column(in)
		o.Add(problems...)
		if err != nil {
			return nil, err
		}
		keys = append(keys, c.Numbers)
	}
	return keys, nil
}

// splitRow splits one amount after another.
type splitRow struct {
	unit  number.Unit
	keys  []float64
	parts []float64 // of the last amount
	units []int64
}

func newSplitRow(parts int, unit number.Unit) *splitRow {
	return &splitRow{unit: unit, keys: make([]float64, parts), parts: make([]float64, parts), units: make([]int64, parts)}
}

// split splits an amount by the keys. Without a rounding unit parts are exact
// but for the last digits of the largest, which takes up what the others leave.
func (r *splitRow) split(amount float64) error {
	if r.unit.IsZero() {
		return r.exact(amount)
	}
	n, err := r.unit.Round(amount)
	if err != nil {
		return err
	}
	if err := share.Split(r.units, n, r.keys); err != nil {
		return err
	}
	for i, u := range r.units {
		r.parts[i] = r.unit.Value(u)
	}
	return nil
}

func (r *splitRow) exact(amount float64) error {
	if err := share.Split(r.units, 1, r.keys); err != nil { // for its checks
		return err
	}
	sum := number.Sum(r.keys)
	largest := 0
	var others number.Accumulator
	for i, key := range r.keys {
		r.parts[i] = float64(amount * (key / sum))
		others.Add(-r.parts[i])
		if key > r.keys[largest] {
			largest = i
		}
	}
	others.Add(r.parts[largest])
	others.Add(amount)
	r.parts[largest] = others.Sum()
	return nil
}

// splitTies are rows whose parts were equal where one of them got a unit more. Of money
// that is a matter of rounding, of places and seats it is not.
type splitTies struct {
	row, first, after int // the first such row and its parts
	rows              int
}

func (t *splitTies) see(i int, row *splitRow) {
	if row.unit.IsZero() {
		return
	}
	var units int64
	for _, n := range row.units {
		units += n
	}
	if first, after, tied := share.SplitTie(row.units, units, row.keys); tied {
		if t.rows++; t.rows == 1 {
			t.row, t.first, t.after = i, first, after
		}
	}
}

func (t *splitTies) report(s *check.SplitStep, w *plan.Workspace, o *plan.Outcome) {
	if t.rows == 0 {
		return
	}
	o.Add(splitTie(s, s.Parts[t.first], s.Parts[t.after], w.Keys(s.Of.Table)[t.row], otherRows(t.rows-1)))
}

func splitTie(s *check.SplitStep, first, after check.Part, row string, more otherRows) diag.Diagnostic {
	whole := diag.Format("In `%s`, `%s` and `%s` have an equal claim to one unit more of `%s`. It goes to the one listed first.%s",
		"I `%s` har `%s` og `%s` lige stort krav på én enhed mere for `%s`. Den går til den, der står først.%s",
		s.Of.Name, first.Column.Name, after.Column.Name, row, more)
	return diag.New("split.tie", diag.Note, "%s", "%s", whole).At(first.Key.At)
}

// otherRows is on how many other rows the same happened, in a message.
type otherRows int

// In renders it for a language, as a sentence of its own.
func (n otherRows) In(lang diag.Lang) string {
	switch {
	case n == 0:
		return ""
	case lang == diag.Danish && n == 1:
		return " Det samme sker på én række mere."
	case lang == diag.Danish:
		return " Det samme sker på " + diag.Number(float64(n)).In(lang) + " andre rækker."
	case n == 1:
		return " The same happens on one other row."
	}
	return " The same happens on " + diag.Number(float64(n)).In(lang) + " other rows."
}

// splitFaults collects the rows that cannot be split.
type splitFaults struct {
	negative [][]int // by part
	noKey    []int
	other    []int
}

func (f *splitFaults) add(row int, err error) {
	var negative *share.NegativeKey
	var noKeys *share.NoKeys
	switch {
	case errors.As(err, &negative):
		part := negative.Rows[0].Row
		f.negative[part] = append(f.negative[part], row)
	case errors.As(err, &noKeys):
		f.noKey = append(f.noKey, row)
	default:
		f.other = append(f.other, row)
	}
}

func (f *splitFaults) report(s *check.SplitStep, w *plan.Workspace, o *plan.Outcome) {
	named := func(rows []int) formula.Rows { return formula.NameRows(s.Of.Table, w.Table(s.Of.Table), rows) }
	for part, rows := range f.negative {
		if rows != nil {
			o.Add(splitNegative(s.Parts[part], named(rows)))
		}
	}
	if f.noKey != nil {
		o.Add(splitNoKey(s, named(f.noKey)))
	}
	if f.other != nil {
		o.Add(splitUnusable(s, named(f.other)))
	}
}

func splitNegative(p check.Part, rows formula.Rows) diag.Diagnostic {
	return diag.New("split.negative", diag.Error, "The key of `%s` is below zero%s.", "Fordelingsnøglen for `%s` er under nul%s.", p.Column.Name, rows).
		At(p.Key.At).WithHint("Write `max(0, …)`.", "Skriv `maks(0; …)`.")
}

func splitNoKey(s *check.SplitStep, rows formula.Rows) diag.Diagnostic {
	return diag.New("split.no_key", diag.Error, "The keys of all parts of `%s` are zero%s, but there is an amount to split.",
		"Fordelingsnøglen er nul for alle dele af `%s`%s, men der er et beløb at opdele.", s.Of.Name, rows).
		At(s.Parts[0].Key.At).WithHint("Let one part take it: `if … == 0 then 1 else …`.", "Lad én del få det: `hvis … == 0 så 1 ellers …`.")
}

func splitUnusable(s *check.SplitStep, rows formula.Rows) diag.Diagnostic {
	return diag.New("split.unusable", diag.Error, "The keys or amounts of `%s` are too large or too close to zero%s.",
		"Fordelingsnøglerne eller beløbene for `%s` er for store eller for tæt på nul%s.", s.Of.Name, rows).
		At(s.Parts[0].Key.At).WithHint("Look for a mistake in the formula.", "Se efter en fejl i formlen.")
}
