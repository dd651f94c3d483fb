package engine

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
)

// viewTask is a view with its compiled formulas.
type viewTask struct {
	*task
	kind    string
	table   *check.Table
	label   string
	columns []viewColumn
	where   *check.Expr       // nil: all rows
	by      *check.Order      // nil: as they stand
	filter  formula.Evaluator // of where
	order   formula.Evaluator // of by
}

// viewColumn is a column of a view: one of the table, or a formula.
type viewColumn struct {
	ViewColumn
	column  *check.Column
	formula *check.Expr
	expr    formula.Evaluator // of formula
}

// lowest reports whether the lowest comes first.
func (t *viewTask) lowest() bool { return t.by != nil && t.by.Lowest }

// views compiles what `show` and `chart` say, in the order of the file, or else
// a choice.
func (c *compiler) views(program *check.Program) []*viewTask {
	views := asked(program)
	if len(views) == 0 {
		views = choose(program)
	}
	for _, t := range views {
		c.view(t)
	}
	return views
}

// view compiles a view.
func (c *compiler) view(t *viewTask) {
	t.filter = c.row(t.where, t.table)
	if t.by != nil {
		t.order = c.maybe(t.by.By, t.table)
	}
	parts := []any{t.table, t.where, t.by}
	for i := range t.columns {
		column := &t.columns[i]
		column.expr = c.maybe(column.formula, t.table)
		parts = append(parts, column.column, column.formula)
	}
	t.task = c.plan.task(t.kind+" "+t.table.Name, diag.Range{}, nil, t, parts...)
}

// asked is what `show` and `chart` say.
func asked(program *check.Program) []*viewTask {
	shows, charts := program.Shows, program.Charts
	var out []*viewTask
	for _, s := range program.File.Statements {
		switch s.(type) {
		case *dsl.Show:
			out = append(out, show(shows[0]))
			shows = shows[1:]
		case *dsl.Chart:
			out = append(out, chart(charts[0]))
			charts = charts[1:]
		}
	}
	return out
}

func show(s *check.Show) *viewTask {
	t := &viewTask{kind: "table", table: s.Table, label: s.Table.Label, where: s.Filter, by: s.Order}
	for _, column := range s.Columns {
		t.columns = append(t.columns, computedColumn(&column))
	}
	return t
}

// computedColumn is a column with the values of a formula. Its name is that of
// the table's column it shows, else the formula as written.
func computedColumn(s *check.Shown) viewColumn {
	v := viewColumn{ViewColumn: ViewColumn{Name: s.Name, Label: s.Label, Percent: s.Share, Sum: s.Adds}, formula: s.Expr}
	if s.Expr.Op == check.OpColumn && len(s.Expr.Path) == 0 {
		v.Name = s.Expr.Column.Name
	}
	return v.of(s.Expr.Type)
}

// forms are the names of charts.
var forms = map[dsl.ChartForm]string{dsl.ChartBar: "bar", dsl.ChartHistogram: "histogram", dsl.ChartLine: "line",
	dsl.ChartScatter: "scatter", dsl.ChartLorenz: "lorenz"}

func chart(s *check.Chart) *viewTask {
	of := plainColumn(s.Of)
	if s.Label != "" {
		of.Label = s.Label
	}
	t := &viewTask{kind: forms[s.Form], table: s.Of.Table, label: of.Label, columns: []viewColumn{of}}
	for _, x := range []*check.Shown{s.By, s.Per} {
		if x != nil {
			t.columns = append(t.columns, computedColumn(x))
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
func choose(program *check.Program) []*viewTask {
	given := columnsOf(program, handedOut)
	charts := len(given) > 0
	if !charts {
		given = columnsOf(program, workedOut)
	}
	var out []*viewTask
	for _, t := range program.Tables {
		if len(given[t]) == 0 {
			continue
		}
		name := nameColumn(t)
		view := &viewTask{kind: "table", table: t, label: t.Label}
		if name != nil {
			view.columns = append(view.columns, plainColumn(name))
		}
		var bars []*viewTask
		for _, c := range given[t] {
			view.columns = append(view.columns, plainColumn(c))
			if charts {
				bars = append(bars, &viewTask{kind: "bar", table: t, label: labelOf(c), columns: []viewColumn{plainColumn(c), plainColumn(name)}})
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
