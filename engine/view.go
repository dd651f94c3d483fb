package engine

import (
	"cmp"
	"slices"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/table"
)

// View is what a reader sees: a table, or the numbers of a chart.
type View struct {
	Kind    string       `json:"kind"` // table, bar, histogram, line, scatter, lorenz
	Table   string       `json:"table"`
	Label   string       `json:"label"`
	Columns []ViewColumn `json:"columns"` // of a chart: the value, then `by` and `per` where said
	Keys    []string     `json:"keys"`    // of the rows; nil for a table without a key
	Rows    [][]any      `json:"rows"`    // numbers, texts, flags; dates as ISO text, nil where missing

	values []*table.Column // of the columns, on all rows of the table
	rows   []int32         // the rows shown, in their order
}

// ViewColumn is a column of a view. Type is number, kr, text, flag or date.
type ViewColumn struct {
	Name    string `json:"name"`
	Label   string `json:"label"`
	Type    string `json:"type"`
	Percent bool   `json:"percent,omitempty"`
	Sum     bool   `json:"sum"` // whether its sum over the rows means something

	kind check.Kind
}

// typeNames are the names of kinds where results are told to programs.
var typeNames = map[check.Kind]string{check.Number: "number", check.Money: "kr", check.Text: "text", check.Flag: "flag",
	check.Date: "date", check.Nil: "number"}

// TypeName is the name of a type where results are told to programs: number, kr,
// text, flag or date.
func TypeName(t check.Type) string { return typeNames[t.Kind] }

// Views are what `show` and `chart` say, in the order of the file, or where they
// say nothing a choice of what matters. There are none without figures.
func (r *Result) Views() []*View { return r.views }

// show computes the views. Problems in their formulas are told; such a view is
// left out.
func (r *Result) show() error {
	b := &viewBuilder{result: r, compiler: &compiler{space: r.session.space}}
	program := r.Model.Program
	shows, charts := program.Shows, program.Charts
	if len(shows)+len(charts) == 0 {
		b.choose()
	}
	for _, s := range program.File.Statements {
		switch s.(type) {
		case *dsl.Show:
			b.show(shows[0])
			shows = shows[1:]
		case *dsl.Chart:
			b.chart(charts[0])
			charts = charts[1:]
		}
	}
	r.views = b.views
	return b.err
}

// viewBuilder computes views one by one until a run has to end.
type viewBuilder struct {
	result   *Result
	compiler *compiler
	views    []*View
	err      error
}

// column computes a formula on some rows of a table. It gives false with
// problems told where it cannot.
func (b *viewBuilder) column(e formula.Evaluator, rows table.Bits) (*table.Column, bool) {
	if b.err != nil || e == nil {
		return nil, false
	}
	c, problems, err := e.Column(rows)
	b.result.Diagnostics.Add(problems...)
	b.err = err
	return c, err == nil && !problems.HasErrors()
}

// show computes a `show`.
func (b *viewBuilder) show(s *check.Show) {
	view := &View{Kind: "table", Table: s.Table.Name, Label: s.Table.Label}
	in := allRows(b.result.tables[s.Table.Slot].Len)
	if s.Filter != nil {
		c, ok := b.column(b.compiler.row(s.Filter, s.Table), nil)
		if !ok {
			return
		}
		in = c.Flags
	}
	for _, shown := range s.Columns {
		values, ok := b.column(b.compiler.maybe(shown.Expr, s.Table), in)
		if !ok {
			return
		}
		view.add(ViewColumn{Name: nameOf(shown), Label: shown.Label, Percent: shown.Share, Sum: shown.Adds}, shown.Expr.Type, values)
	}
	var by *table.Column
	if s.Order != nil {
		var ok bool
		if by, ok = b.column(b.compiler.maybe(s.Order.By, s.Table), in); !ok {
			return
		}
	}
	b.finish(view, s.Table, in, s.Order, by)
}

// nameOf is the name of a shown column: that of the column, else its label.
func nameOf(s check.Shown) string {
	if s.Expr.Op == check.OpColumn && len(s.Expr.Path) == 0 {
		return s.Expr.Column.Name
	}
	return s.Label
}

// chart computes a `chart`.
func (b *viewBuilder) chart(c *check.Chart) {
	names := map[dsl.ChartForm]string{dsl.ChartBar: "bar", dsl.ChartHistogram: "histogram", dsl.ChartLine: "line",
		dsl.ChartScatter: "scatter", dsl.ChartLorenz: "lorenz"}
	t := c.Of.Table
	view := &View{Kind: names[c.Form], Table: t.Name, Label: labelOf(c.Of)}
	view.addColumn(c.Of, b.result.values(c.Of))
	for _, e := range []*check.Expr{c.By, c.Per} {
		if e == nil {
			continue
		}
		values, ok := b.column(b.compiler.maybe(e, t), nil)
		if !ok {
			return
		}
		if e.Op == check.OpColumn {
			view.addColumn(e.Column, values)
		} else {
			view.add(ViewColumn{}, e.Type, values)
		}
	}
	b.finish(view, t, allRows(b.result.tables[t.Slot].Len), nil, nil)
}

// labelOf is a column's label, or its name where none is written.
func labelOf(c *check.Column) string {
	if c.Label != "" {
		return c.Label
	}
	return c.Name
}

func (v *View) addColumn(c *check.Column, values *table.Column) {
	v.add(ViewColumn{Name: c.Name, Label: labelOf(c), Percent: c.Share, Sum: c.Adds}, c.Type, values)
}

func (v *View) add(c ViewColumn, t check.Type, values *table.Column) {
	c.Type, c.kind = TypeName(t), t.Kind
	v.Columns = append(v.Columns, c)
	v.values = append(v.values, values)
}

// finish puts the rows in order and their values in place.
func (b *viewBuilder) finish(v *View, t *check.Table, in table.Bits, order *check.Order, by *table.Column) {
	for _, row := range chosen(in, b.result.tables[t.Slot].Len) {
		v.rows = append(v.rows, int32(row))
	}
	if order != nil {
		slices.SortStableFunc(v.rows, func(x, y int32) int { return before(by, int(x), int(y), order.Lowest) })
	}
	keys := b.result.keys(t)
	for _, row := range v.rows {
		if keys != nil {
			v.Keys = append(v.Keys, keys[row])
		}
		v.Rows = append(v.Rows, v.row(int(row)))
	}
	b.views = append(b.views, v)
}

// before compares two rows by a column, the missing last.
func before(by *table.Column, x, y int, lowest bool) int {
	hasX, hasY := by.Has(x), by.Has(y)
	switch {
	case !hasX || !hasY:
		if hasX == hasY {
			return 0
		} else if hasX {
			return -1
		}
		return 1
	case lowest:
		return cmp.Compare(number.Show15(by.Numbers[x]), number.Show15(by.Numbers[y]))
	}
	return cmp.Compare(number.Show15(by.Numbers[y]), number.Show15(by.Numbers[x]))
}

// row is the values of one row.
func (v *View) row(row int) []any {
	out := make([]any, len(v.Columns))
	for i, c := range v.Columns {
		out[i] = plainValue(formula.At(v.values[i], c.kind, row))
	}
	return out
}

// plainValue is a constant as programs take it.
func plainValue(c check.Const) any {
	switch {
	case c.Missing:
		return nil
	case c.Kind == check.Text:
		return c.Text
	case c.Kind == check.Flag:
		return c.Flag
	case c.Kind == check.Date:
		return formula.Day(c.Number)
	}
	return c.Number
}

// choose shows each table's pools and grants by name and as bars; in a model
// without any, its computed columns.
func (b *viewBuilder) choose() {
	given := b.given(func(s check.Step) *check.Column {
		switch s := s.(type) {
		case *check.PoolStep:
			return s.Column
		case *check.GrantStep:
			return s.Column
		}
		return nil
	})
	charts := len(given) > 0
	if !charts {
		given = b.given(func(s check.Step) *check.Column {
			switch s := s.(type) {
			case *check.ColumnStep:
				return s.Column
			case *check.BandsStep:
				return s.Column
			case *check.BenchmarkStep:
				return s.Index
			}
			return nil
		})
	}
	for _, t := range b.result.Model.Program.Tables {
		if len(given[t]) == 0 {
			continue
		}
		name := nameColumn(t)
		view := &View{Kind: "table", Table: t.Name, Label: t.Label}
		if name != nil {
			view.addColumn(name, b.result.values(name))
		}
		for _, c := range given[t] {
			view.addColumn(c, b.result.values(c))
		}
		all := allRows(b.result.tables[t.Slot].Len)
		b.finish(view, t, all, nil, nil)
		for _, c := range given[t] {
			if !charts {
				break
			}
			bars := &View{Kind: "bar", Table: t.Name, Label: labelOf(c)}
			bars.addColumn(c, b.result.values(c))
			bars.addColumn(name, b.result.values(name))
			b.finish(bars, t, all, nil, nil)
		}
	}
}

// given is the columns that statements give, by table and in the order of the file.
func (b *viewBuilder) given(column func(check.Step) *check.Column) map[*check.Table][]*check.Column {
	out := map[*check.Table][]*check.Column{}
	for _, s := range b.result.Model.steps() {
		if c := column(s); c != nil {
			out[c.Table] = append(out[c.Table], c)
		}
	}
	return out
}

// nameColumn is what names the rows of a table: a column of text called name or
// navn, else the key; nil where there is neither.
func nameColumn(t *check.Table) *check.Column {
	for _, c := range t.Columns {
		if c.Data != nil && c.Data.Kind == dsl.KindText && (c.Name == "name" || c.Name == "navn") {
			return c
		}
	}
	return t.Key
}
