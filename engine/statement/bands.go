package statement

import (
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/kernel"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/plan"
	"github.com/fordel-lang/fordel/engine/table"
)

// bandsJob is `bands`.
type bandsJob struct {
	step   *check.BandsStep
	quick  *kernel.Bands
	by     formula.Evaluator
	values []formula.Evaluator
}

func (c *compiler) Bands(s *check.BandsStep) {
	j := &bandsJob{step: s, by: c.Row(s.By, s.Column.Table), quick: kernel.NewBands(s, c.Space)}
	for _, b := range s.Bands {
		j.values = append(j.values, c.Maybe(b.Value, s.Column.Table))
	}
	c.made = j
}

func (j *bandsJob) Compute(w *plan.Workspace, o *plan.Outcome) error {
	c, err := j.quick.Column()
	if c != nil {
		w.SetColumn(j.step.Column, c)
	}
	if c != nil || err != nil {
		return err
	}
	return j.byRow(w, o)
}

// bandSize is how many bytes a row takes in each band: its value, and whether it is
// in it.
const bandSize = 9

// byRow finds each row's band and then computes each band's value on its rows.
func (j *bandsJob) byRow(w *plan.Workspace, o *plan.Outcome) error {
	by, problems, err := j.by.Column(nil)
	o.Add(problems...)
	if err != nil || o.Failed {
		return err
	}
	n := w.Table(j.step.Column.Table).Len
	if err := w.Reserve(bandSize * len(j.values) * n); err != nil {
		return err
	}
	if err := w.Spend(n * (1 + len(j.values)/16)); err != nil { // a band is a comparison
		return err
	}
	rows := make([]table.Bits, len(j.values))
	for i := range rows {
		rows[i] = table.NewBits(n)
	}
	var outside []int
	for row, x := range by.Numbers {
		i := slices.IndexFunc(j.step.Bands, func(b check.Band) bool { return holds(b, x) })
		if i < 0 {
			outside = append(outside, row)
			continue
		}
		rows[i].Set(row, true)
	}
	if len(outside) > 0 {
		t := j.step.Column.Table
		o.Add(noBand(j.step, by.Numbers[outside[0]], formula.NameRows(t, w.Table(t), outside)))
		return nil
	}
	columns := make([]*table.Column, len(j.values))
	for i, value := range j.values {
		columns[i], problems, err = value.Column(rows[i])
		o.Add(problems...)
		if err != nil {
			return err
		}
	}
	w.SetColumn(j.step.Column, formula.Pick(j.step.Column.Type.Kind, n, columns, rows))
	return nil
}

// holds reports whether a band holds a number; all are read with 15 digits.
func holds(b check.Band, x float64) bool {
	if number.Compare(x, b.Low) < 0 {
		return false
	}
	over := number.Compare(x, b.High)
	return over < 0 || over == 0 && !b.Under
}

func noBand(s *check.BandsStep, x float64, rows formula.Rows) diag.Diagnostic {
	return diag.New("bands.none", diag.Error, "No band of `%s` holds %s%s.", "Intet interval i `%s` dækker %s%s.", s.Column.Name, diag.Number(x), rows.Led()).
		At(s.By.At).WithHint("Widen a band, or end with `else: …`.", "Gør et interval bredere, eller slut med `ellers: …`.")
}
