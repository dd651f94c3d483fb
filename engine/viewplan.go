package engine

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
)

// viewTask is a view with its compiled formulas.
type viewTask struct {
	kind    string
	table   *check.Table
	label   string
	columns []viewColumn
	filter  formula.Evaluator // nil: all rows
	order   formula.Evaluator // nil: as they stand
	lowest  bool              // the lowest first
}

// viewColumn is a column of a view: one of the table, or a formula.
type viewColumn struct {
	ViewColumn
	column *check.Column
	expr   formula.Evaluator
}

// views compiles what `show` and `chart` say, in the order of the file, or else
// a choice.
func (c *compiler) views(program *check.Program) []viewTask {
	shows, charts := program.Shows, program.Charts
	if len(shows)+len(charts) == 0 {
		return choose(program)
	}
	var out []viewTask
	for _, s := range program.File.Statements {
		switch s.(type) {
		case *dsl.Show:
			out = append(out, c.show(shows[0]))
			shows = shows[1:]
		case *dsl.Chart:
			out = append(out, c.chart(charts[0]))
			charts = charts[1:]
		}
	}
	return out
}

func (c *compiler) show(s *check.Show) viewTask {
	t := viewTask{kind: "table", table: s.Table, label: s.Table.Label, filter: c.row(s.Filter, s.Table)}
	for _, shown := range s.Columns {
		t.columns = append(t.columns, c.shown(&shown, s.Table))
	}
	if s.Order != nil {
		t.order, t.lowest = c.maybe(s.Order.By, s.Table), s.Order.Lowest
	}
	return t
}

// shown is a column with the values of a formula. Its name is that of the
// table's column it shows, else the formula as written.
func (c *compiler) shown(s *check.Shown, t *check.Table) viewColumn {
	v := viewColumn{ViewColumn: ViewColumn{Name: s.Name, Label: s.Label, Percent: s.Share, Sum: s.Adds}, expr: c.maybe(s.Expr, t)}
	if s.Expr.Op == check.OpColumn && len(s.Expr.Path) == 0 {
		v.Name = s.Expr.Column.Name
	}
	return v.of(s.Expr.Type)
}

// forms are the names of charts.
var forms = map[dsl.ChartForm]string{dsl.ChartBar: "bar", dsl.ChartHistogram: "histogram", dsl.ChartLine: "line",
	dsl.ChartScatter: "scatter", dsl.ChartLorenz: "lorenz"}

func (c *compiler) chart(s *check.Chart) viewTask {
	of := plainColumn(s.Of)
	if s.Label != "" {
		of.Label = s.Label
	}
	t := viewTask{kind: forms[s.Form], table: s.Of.Table, label: of.Label, columns: []viewColumn{of}}
	for _, x := range []*check.Shown{s.By, s.Per} {
		if x != nil {
			t.columns = append(t.columns, c.shown(x, s.Of.Table))
		}
	}
	return t
}

// of is the column with its type.
func (v viewColumn) of(t check.Type) viewColumn {
	v.Type, v.kind = TypeName(t), t.Kind
	return v
}

// plainColumn shows a column of the table as it is.
func plainColumn(c *check.Column) viewColumn {
	v := viewColumn{ViewColumn: ViewColumn{Name: c.Name, Label: labelOf(c), Percent: c.Share, Sum: c.Adds}, column: c}
	return v.of(c.Type)
}

// labelOf is a column's label, or its name where none is written.
func labelOf(c *check.Column) string {
	if c.Label != "" {
		return c.Label
	}
	return c.Name
}

// choose shows each table's pools and grants by name and as bars; in a model
// without any, its computed columns.
func choose(program *check.Program) []viewTask {
	given := columnsOf(program, handedOut)
	charts := len(given) > 0
	if !charts {
		given = columnsOf(program, workedOut)
	}
	var out []viewTask
	for _, t := range program.Tables {
		if len(given[t]) == 0 {
			continue
		}
		name := nameColumn(t)
		view := viewTask{kind: "table", table: t, label: t.Label}
		if name != nil {
			view.columns = append(view.columns, plainColumn(name))
		}
		var bars []viewTask
		for _, c := range given[t] {
			view.columns = append(view.columns, plainColumn(c))
			if charts {
				bars = append(bars, viewTask{kind: "bar", table: t, label: labelOf(c), columns: []viewColumn{plainColumn(c), plainColumn(name)}})
			}
		}
		out = append(append(out, view), bars...)
	}
	return out
}

// handedOut is the column of a pool or grant.
func handedOut(s check.Step) *check.Column {
	switch s := s.(type) {
	case *check.PoolStep:
		return s.Column
	case *check.GrantStep:
		return s.Column
	}
	return nil
}

// workedOut is the column of a statement that computes one figure a row.
func workedOut(s check.Step) *check.Column {
	switch s := s.(type) {
	case *check.ColumnStep:
		return s.Column
	case *check.BandsStep:
		return s.Column
	case *check.BenchmarkStep:
		return s.Index
	}
	return nil
}

// columnsOf is the columns that statements give, by table and in the order of
// the file.
func columnsOf(program *check.Program, column func(check.Step) *check.Column) map[*check.Table][]*check.Column {
	out := map[*check.Table][]*check.Column{}
	for _, s := range inFileOrder(program.Steps) {
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
