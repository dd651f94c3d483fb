package engine

import (
	"slices"
	"strconv"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/kernel"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/table"
)

// job compiles a statement.
func (c *compiler) job(step check.Step) job {
	switch s := step.(type) {
	case *check.ValueStep:
		return &valueJob{s, c.maybe(s.Expr, nil)}
	case *check.ColumnStep:
		if _, indicator := s.Decl.(*dsl.Indicator); indicator {
			return &columnJob{s.Column, c.row(s.Expr, s.Column.Table)}
		}
		return &columnJob{s.Column, c.maybe(s.Expr, s.Column.Table)}
	case *check.BandsStep:
		return c.bands(s)
	case *check.PoolStep:
		return c.pool(s)
	case *check.GrantStep:
		return c.grant(s)
	case *check.SplitStep:
		return c.split(s)
	case *check.EarmarkStep:
		return c.earmark(s)
	case *check.PositionsStep:
		return c.positions(s)
	case *check.BenchmarkStep:
		return c.benchmark(s)
	case *check.SpreadStep:
		return c.spread(s)
	}
	return nothing{}
}

// nothing is a statement with nothing to compute.
type nothing struct{}

func (nothing) compute(*workspace, *outcome) error { return nil }

// valueJob is `let NAME`.
type valueJob struct {
	step *check.ValueStep
	expr formula.Evaluator
}

func (j *valueJob) compute(w *workspace, o *outcome) error {
	v, problems, err := j.expr.At(formula.NoRow)
	o.add(problems...)
	w.state.setValue(j.step.Value, v)
	return err
}

// columnJob is `let TABLE.NAME`, `indicator` and `count`.
type columnJob struct {
	column *check.Column
	expr   formula.Evaluator
}

func (j *columnJob) compute(w *workspace, o *outcome) error {
	c, problems, err := j.expr.Column(nil)
	o.add(problems...)
	w.state.setColumn(j.column, c)
	return err
}

// bandsJob is `bands`.
type bandsJob struct {
	step   *check.BandsStep
	quick  *kernel.Bands
	by     formula.Evaluator
	values []formula.Evaluator
}

func (c *compiler) bands(s *check.BandsStep) job {
	j := &bandsJob{step: s, by: c.row(s.By, s.Column.Table), quick: kernel.NewBands(s, c.space)}
	for _, b := range s.Bands {
		j.values = append(j.values, c.maybe(b.Value, s.Column.Table))
	}
	return j
}

func (j *bandsJob) compute(w *workspace, o *outcome) error {
	c, err := j.quick.Column()
	if c != nil {
		w.state.setColumn(j.step.Column, c)
	}
	if c != nil || err != nil {
		return err
	}
	return j.byRow(w, o)
}

// byRow finds each row's band and then computes each band's value on its rows.
func (j *bandsJob) byRow(w *workspace, o *outcome) error {
	by, problems, err := j.by.Column(nil)
	o.add(problems...)
	if err != nil || o.failed {
		return err
	}
	n := w.Table(j.step.Column.Table).Len
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
		o.add(noBand(j.step, by.Numbers[outside[0]], formula.NameRows(t, w.Table(t), outside)))
		return nil
	}
	columns := make([]*table.Column, len(j.values))
	for i, value := range j.values {
		columns[i], problems, err = value.Column(rows[i])
		o.add(problems...)
		if err != nil {
			return err
		}
	}
	w.state.setColumn(j.step.Column, formula.Pick(j.step.Column.Type.Kind, n, columns, rows))
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

// label is the text of a value where it names a group: a text as it is, a
// number plainly.
func label(c *table.Column, kind check.Kind, row int) string {
	v := formula.At(c, kind, row)
	switch {
	case v.Missing:
		return ""
	case kind == check.Text:
		return v.Text
	case kind == check.Flag && v.Flag:
		return "yes"
	case kind == check.Flag:
		return "no"
	case kind == check.Date:
		return formula.Day(v.Number)
	}
	return strconv.FormatFloat(number.Show15(v.Number), 'f', -1, 64)
}
