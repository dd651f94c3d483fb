package view

import (
	"math"
	"slices"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/statement"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/plan"
	"github.com/fordel-lang/fordel/engine/table"
)

// task is a view with its compiled formulas.
type task struct {
	*plan.Task
	at      diag.Range // the statement, or the name of a table of which nothing is said
	kind    string
	table   *check.Table
	label   string
	columns []column
	onMap   bool
	limits  []float64         // of the classes of a map; nil: they are chosen
	shown   []Column          // what readers see of columns
	further []Column          // of the table, that it does not show
	where   *check.Expr       // nil: all rows
	by      *check.Order      // nil: as they stand
	filter  formula.Evaluator // of where
	order   formula.Evaluator // of by
}

// column is a column of a view: one of the table, or a formula.
type column struct {
	Column
	of     *check.Expr
	column *check.Column     // nil for a formula
	expr   formula.Evaluator // of the formula
	said   bool              // its total is said in the rules
}

// formula is the formula that has to be computed; nil for a column of the table.
func (c *column) formula() *check.Expr {
	if c.column != nil {
		return nil
	}
	return c.of
}

// formulas are what the columns are computed by.
func (t *task) formulas() []*check.Expr {
	out := make([]*check.Expr, len(t.columns))
	for i := range t.columns {
		out[i] = t.columns[i].of
	}
	return out
}

// lowest reports whether the lowest comes first.
func (t *task) lowest() bool { return t.by != nil && t.by.Lowest }

// Compile compiles what `show` and `chart` say, in the order of the file, or else
// a choice.
func Compile(c *plan.Compiler) Views {
	program := c.Space.Program
	views := asked(program)
	if len(views) == 0 {
		views = choose(program)
	}
	if len(views) > MaxViews {
		c.Problems.Add(tooManyViews(len(views)).At(views[MaxViews].at))
		views = views[:MaxViews]
	}
	for _, t := range views {
		t.compile(c)
	}
	return views
}

// compile compiles a view.
func (t *task) compile(c *plan.Compiler) {
	if len(t.columns) > MaxColumns {
		c.Problems.Add(tooManyColumns(t.table, len(t.columns)).At(t.at))
		t.columns = t.columns[:MaxColumns]
	}
	t.filter = c.Row(t.where, t.table)
	if t.by != nil {
		t.order = c.Maybe(t.by.By, t.table)
	}
	parts := []any{t.table, t.where, t.by}
	for i := range t.columns {
		column := &t.columns[i]
		column.expr = c.Maybe(column.formula(), t.table)
		parts = append(parts, column.column, column.formula())
		t.shown = append(t.shown, column.Column)
	}
	t.further = t.furtherOf(c.Space.Program)
	t.Task = c.Question(t.kind+" "+t.table.Name, t.at, t, parts...)
}

// asked is what `show` and `chart` say.
func asked(program *check.Program) []*task {
	shows, charts := program.Shows, program.Charts
	var out []*task
	for _, s := range program.File.Statements {
		switch s.(type) {
		case *dsl.Show:
			out = append(out, show(program, shows[0]))
			out[len(out)-1].at = s.Where()
			shows = shows[1:]
		case *dsl.Chart:
			out = append(out, chart(charts[0], program.File.Lang))
			out[len(out)-1].at = s.Where()
			charts = charts[1:]
		}
	}
	return out
}

func show(program *check.Program, s *check.Show) *task {
	t := &task{kind: "table", table: s.Table, label: s.Table.Label, where: s.Filter, by: s.Order}
	if len(s.Columns) == 0 {
		for _, c := range everything(program, s.Table) {
			t.columns = append(t.columns, totalled(plainColumn(c, program.File.Lang), s))
		}
	}
	for _, column := range s.Columns {
		t.columns = append(t.columns, totalled(computedColumn(&column), s))
	}
	return t
}

// totalled is a column with the total that `show` says, if it says one.
func totalled(v column, s *check.Show) column {
	if kind, said := s.Total(v.of); said {
		v.Total, v.said = Total(kind.String()), true
	}
	return v
}

// addsUp is the total of a column of which nothing is said.
func addsUp(adds bool) Total {
	if adds {
		return Sum
	}
	return None
}

// yearsAlone takes the total from columns of years of which nothing is said: they
// are whole numbers whose sum means nothing.
func (v *View) yearsAlone(t *task) {
	for i, c := range v.Columns {
		if c.Kind != check.Number || c.Total != Sum || t.columns[i].said || !Years(v.values[i], v.rows) {
			continue
		}
		v.Columns = slices.Clone(v.Columns)
		v.Columns[i].Total = None
	}
}

// Years reports whether the numbers of a column on some rows are years, all from
// 1900 to 2100; those that are missing are left out.
func Years(c *table.Column, rows []int32) bool {
	any := false
	for _, row := range rows {
		if !c.Has(int(row)) {
			continue
		}
		if x := c.Numbers[row]; x != math.Trunc(x) || x < 1900 || x > 2100 {
			return false
		}
		any = true
	}
	return any
}

// computedColumn is a column with the values of a formula. Its name is that of
// the table's column it shows, else the formula as written.
func computedColumn(s *check.Shown) column {
	v := column{Column: Column{Name: s.Name, Label: s.Label, Percent: s.Share, Total: addsUp(s.Adds || s.Role == check.Change), Says: s.Says, Role: s.Role, Expr: s.Expr}, of: s.Expr}
	if s.Expr.Op == check.OpColumn && len(s.Expr.Path) == 0 {
		v.Name = s.Expr.Column.Name
		v.Of, v.Expr = s.Expr.Column, nil
		v.WorkedOut = workedOutAmount(s.Expr.Column)
	} else {
		v.WorkedOut = s.Adds && s.Expr.Type.Kind == check.Money
	}
	return v.typed(s.Expr.Type)
}

func chart(s *check.Chart, lang diag.Lang) *task {
	of := plainColumn(s.Of, lang)
	if s.Label != "" {
		of.Label = s.Label
	}
	t := &task{kind: s.Form.String(), table: s.Of.Table, label: of.Label, columns: []column{of}}
	with := []*check.Shown{s.By, s.Per}
	if s.Form.AddsUp() {
		with = []*check.Shown{s.Weight}
		if s.Ratio != nil {
			t.columns[0] = computedColumn(&check.Shown{Name: of.Name, Label: of.Label, Expr: s.Ratio})
		}
	}
	for _, x := range with {
		if x != nil {
			t.columns = append(t.columns, computedColumn(x))
		}
	}
	if t.onMap, t.limits = s.Form.Classed(), s.Limits; t.onMap && s.By == nil {
		t.columns = append(t.columns, plainColumn(s.Of.Table.Key, lang))
	}
	return t
}

// typed is the column with its type.
func (v column) typed(t check.Type) column {
	v.Type, v.Kind = TypeName(t), t.Kind
	return v
}

// plainColumn shows a column of the table as it is; lang is that of the rules.
func plainColumn(c *check.Column, lang diag.Lang) column {
	v := column{Column: Column{Name: c.Name, Label: labelOf(c, lang), Percent: c.Share, Total: addsUp(c.Adds), Says: c.Says, Of: c},
		of: &check.Expr{Op: check.OpColumn, Column: c, Type: c.Type}, column: c}
	v.WorkedOut = workedOutAmount(c)
	return v.typed(c.Type)
}

// workedOutAmount reports whether a column is an amount that a formula adds up,
// such as a total: nothing rounds it.
func workedOutAmount(c *check.Column) bool {
	_, formula := c.Step.(*check.ColumnStep)
	return formula && c.Adds && c.Type.Kind == check.Money
}

// labelOf is a column's label, or its name where none is written.
func labelOf(c *check.Column, lang diag.Lang) string {
	if c.Label != "" {
		return c.Label
	}
	return NameIn(c, lang)
}

// choose shows every table with computed columns: what it is given by name, and
// pools and grants as bars too; a table that is given nothing, its computed columns.
func choose(program *check.Program) []*task {
	lang := program.File.Lang
	columns := columnsOf(program, given)
	for t, computed := range columnsOf(program, workedOut) {
		if len(columns[t]) == 0 {
			columns[t] = computed
		}
	}
	bars := columnsOf(program, handedOut)
	var out []*task
	for _, t := range program.Tables {
		if len(columns[t]) == 0 {
			continue
		}
		names := nameColumns(t)
		view := &task{at: t.Decl.Name.At, kind: "table", table: t, label: t.Label}
		for _, c := range append(names, columns[t]...) {
			view.columns = append(view.columns, plainColumn(c, lang))
		}
		out = append(out, view)
		for _, c := range bars[t] {
			bar := &task{at: t.Decl.Name.At, kind: statement.Bar.String(), table: t, label: labelOf(c, lang), columns: []column{plainColumn(c, lang)}}
			for _, name := range names[:min(len(names), 1)] {
				bar.columns = append(bar.columns, plainColumn(name, lang))
			}
			out = append(out, bar)
		}
	}
	return out
}

// everything is the columns that a `show` without columns shows: those of the
// data, and what statements give on the row.
func everything(program *check.Program, t *check.Table) []*check.Column {
	var out []*check.Column
	for _, c := range t.Columns {
		if c.Data != nil {
			out = append(out, c)
		}
	}
	return append(out, columnsOf(program, func(s check.Step) []*check.Column { return append(given(s), workedOut(s)...) })[t]...)
}

// handedOut is the column of a pool or grant.
func handedOut(s check.Step) []*check.Column {
	switch s := s.(type) {
	case *check.PoolStep:
		return []*check.Column{s.Column}
	case *check.GrantStep:
		return []*check.Column{s.Column}
	}
	return nil
}

// given is the columns of what is handed out and of what it is made into.
func given(s check.Step) []*check.Column {
	switch s := s.(type) {
	case *check.SplitStep:
		var out []*check.Column
		for _, part := range s.Parts {
			out = append(out, part.Column)
		}
		return out
	case *check.EarmarkStep:
		return []*check.Column{s.Earmarked, s.Free}
	case *check.PositionsStep:
		return []*check.Column{s.Column}
	}
	return handedOut(s)
}

// workedOut is the column of a statement that computes one figure a row.
func workedOut(s check.Step) []*check.Column {
	switch s := s.(type) {
	case *check.ColumnStep:
		return []*check.Column{s.Column}
	case *check.BandsStep:
		return []*check.Column{s.Column}
	case *check.BenchmarkStep:
		return []*check.Column{s.Index}
	}
	return nil
}

// columnsOf is the columns that statements give, by table and in the order of
// the file.
func columnsOf(program *check.Program, columns func(check.Step) []*check.Column) map[*check.Table][]*check.Column {
	out := map[*check.Table][]*check.Column{}
	for _, s := range program.InFileOrder() {
		for _, c := range columns(s) {
			out[c.Table] = append(out[c.Table], c)
		}
	}
	return out
}

// nameColumns is what names the rows of a table: a column of text called name or
// navn, else the key, else the first columns of the data, two at most.
func nameColumns(t *check.Table) []*check.Column {
	var first []*check.Column
	for _, c := range t.Columns {
		if c.Data == nil {
			continue
		}
		if c.Data.Kind == dsl.KindText && (c.Name == "name" || c.Name == "navn") {
			return []*check.Column{c}
		}
		if len(first) < 2 {
			first = append(first, c)
		}
	}
	if t.Key != nil {
		return []*check.Column{t.Key}
	}
	return first
}
