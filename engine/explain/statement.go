package explain

import (
	"slices"
	"strconv"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/number"
)

// figure is a computed column on a row, or a single value, that is being explained.
type figure struct {
	x      *Explainer
	s      *spot
	column *check.Column // nil for a value
	value  *check.Value  // nil for a column
	row    int
}

var _ check.StepVisitor = (*figure)(nil)

// statement says how a statement computes a figure.
func (x *Explainer) statement(s *spot, step check.Step, column *check.Column, value *check.Value, row int) {
	s.Kind, s.Source = Taken, x.rules(step.Head().Decl.Where())
	step.Accept(&figure{x, s, column, value, row})
}

// on is where formulas of the figure's row stand.
func (f *figure) on(t *check.Table) at { return on(t, f.row) }

// arg adds a formula as a child; none where it is not said.
func (f *figure) arg(role string, e *check.Expr, a at) {
	if e != nil {
		f.s.add(role, func(id string) *spot { return f.x.expr(id, e, a) })
	}
}

// cell adds a column on the figure's row.
func (f *figure) cell(role string, c *check.Column) {
	f.s.add(role, func(string) *spot { return f.x.cell(c, f.row) })
}

func (f *figure) Value(s *check.ValueStep) { f.x.compute(f.s, s.Expr, on(nil, 0)) }

func (f *figure) Column(s *check.ColumnStep) {
	if decl, ok := s.Decl.(*dsl.Count); ok && f.x.count(f, s, decl) {
		return
	}
	f.x.compute(f.s, s.Expr, f.on(s.Column.Table))
}

// Bands is the value of the band that holds what is looked up.
func (f *figure) Bands(s *check.BandsStep) {
	a := f.on(s.Column.Table)
	f.s.Kind, f.s.Formula = Bands, f.x.text(s.By.At)
	f.s.Filled = f.x.filled(s.By, a)
	f.arg("by", s.By, a)
	by := f.x.valueOf(s.By, a).Number
	holds := slices.IndexFunc(s.Bands, func(b check.Band) bool { return inBand(b, by) })
	for i, b := range s.Bands {
		f.s.addAs("band", "band/"+strconv.Itoa(i+1), func(id string) *spot { return f.x.band(id, b, i == holds, a) })
		f.s.deciding(i == holds)
	}
}

// inBand reports whether a band holds a number, read with 15 digits.
func inBand(b check.Band, x float64) bool {
	over := number.Compare(x, b.High)
	return number.Compare(x, b.Low) >= 0 && (over < 0 || over == 0 && !b.Under)
}

// band is one band; its value is that of its formula where it holds.
func (x *Explainer) band(id string, b check.Band, holds bool, a at) *spot {
	s := &spot{Node: Node{ID: id, Kind: Band, Label: x.text(b.At), Unit: x.unit(b.Value.Type, b.Value.Op == check.OpConst && b.Value.Share), Formula: x.text(b.Value.At), Source: x.rules(b.At)}}
	s.note("band", "from", finite(b.Low), "to", finite(b.High), "under", b.Under)
	if holds {
		s.set(x.valueOf(b.Value, a))
		s.add("value", func(id string) *spot { return x.expr(id, b.Value, a) })
	}
	return s
}

// finite is a number, or nil for what has no end.
func finite(x float64) Value {
	if x-x != 0 {
		return nil
	}
	return x
}

// Grant is an amount by a rule.
func (f *figure) Grant(s *check.GrantStep) {
	switch {
	case f.value == s.Total:
		f.total(s.To, s.Column)
	case f.value != nil:
		f.s.Kind, f.s.Op = Left, "within"
		f.arg("within", s.Within, on(nil, 0))
		f.s.add("given", func(string) *spot { return f.x.value(s.Total) })
	default:
		f.grantRow(s)
	}
}

func (f *figure) grantRow(s *check.GrantStep) {
	a := f.on(s.To)
	if s.Filter != nil {
		f.arg("where", s.Filter, a)
		if in := f.x.valueOf(s.Filter, a).Flag; !in {
			f.s.deciding(true)
			f.s.Kind, f.s.Op = Out, "where"
			return
		}
	}
	f.s.Formula, f.s.Filled = f.x.text(s.Amount.At), f.x.filled(s.Amount, a)
	f.arg("amount", s.Amount, a)
	f.rounded(s.Round)
}

// rounded says that the figure is its amount in whole units, half away from zero.
func (f *figure) rounded(r check.Rounding) {
	f.s.Kind, f.s.Op = Round, "each"
	if r.Unit == 0 {
		f.s.Op = "none"
		return
	}
	f.s.note("unit", "unit", r.Unit)
}

// total is the sum of a column.
func (f *figure) total(t *check.Table, c *check.Column) {
	f.s.Kind, f.s.Op = Fold, "sum"
	rows := f.x.everyRow(t)
	l := f.x.byRow(t, rows, func(row int, _ string) *spot { return f.x.cell(c, row) })
	f.s.note("n", "rows", len(rows))
	f.s.list = l.listing("element")
}

// everyRow are all rows of a table.
func (x *Explainer) everyRow(t *check.Table) []int {
	rows := make([]int, x.figures.Table(t).Len)
	for i := range rows {
		rows[i] = i
	}
	return rows
}

// Split is a part of an amount by the keys of all parts.
func (f *figure) Split(s *check.SplitStep) {
	f.s.Kind, f.s.Op = Split, "remainder"
	f.s.note("unit", "unit", s.Round.Unit)
	f.cell("amount", s.Of)
	if f.x.figures.Column(s.Of).Numbers[f.row] == 0 {
		f.s.Op = "nothing"
		return
	}
	for i, p := range s.Parts {
		if p.Column == f.column {
			f.s.note("part", "place", i+1)
			f.s.Formula, f.s.Filled = f.x.text(p.Key.At), f.x.filled(p.Key, f.on(s.Of.Table))
		}
		f.s.addAs("key", "key/"+strconv.Itoa(i+1), func(id string) *spot { return f.x.expr(id, p.Key, f.on(s.Of.Table)) })
		f.s.deciding(p.Column == f.column)
	}
}

// Earmark is what is earmarked of an amount, or what is free.
func (f *figure) Earmark(s *check.EarmarkStep) {
	f.s.Kind, f.s.Op = Earmark, "earmarked"
	if f.column == s.Free {
		f.s.Op = "free"
	}
	f.s.note("unit", "unit", s.Round.Unit)
	a := f.on(s.Of.Table)
	f.cell("amount", s.Of)
	part, role := s.Share, "share"
	if part == nil {
		part, role = s.Amount, "part"
	}
	if role == "share" && f.x.figures.Column(s.Of).Numbers[f.row] == 0 {
		f.s.note("nothing")
		return
	}
	f.s.Formula, f.s.Filled = f.x.text(part.At), f.x.filled(part, a)
	f.arg(role, part, a)
}

// Positions is an amount as positions.
func (f *figure) Positions(s *check.PositionsStep) {
	f.s.Formula = f.x.text(s.Pay.At)
	f.cell("amount", s.Of)
	f.rounded(check.Rounding{Unit: s.Unit})
	f.s.Op = "positions"
	if f.x.figures.Column(s.Of).Numbers[f.row] == 0 {
		f.s.note("nothing")
		return
	}
	a := f.on(s.Of.Table)
	f.s.Filled = f.x.filled(s.Pay, a)
	f.arg("pay", s.Pay, a)
}
