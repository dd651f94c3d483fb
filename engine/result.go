package engine

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/book"
	"github.com/fordel-lang/fordel/engine/report"
	"github.com/fordel-lang/fordel/engine/statement"
	"github.com/fordel-lang/fordel/engine/table"
	"github.com/fordel-lang/fordel/engine/view"
)

// What a run answers and shows.
type (
	// Expectation is how an `expect` turned out.
	Expectation = statement.Expectation
	// Solution is what a `solve` found: the value of its parameter.
	Solution = statement.Solution
	// View is what a reader sees: a table, or the numbers of a chart.
	View = view.View
	// Map is where the rows of a map lie, and how they are coloured.
	Map = view.Map
	// ViewColumn is a column of a view.
	ViewColumn = view.Column
	// Slice is some columns and rows of a table.
	Slice = view.Slice
	// SliceColumn is a column of a Slice.
	SliceColumn = view.SliceColumn
	// Effect is what another model gives the rows of a table than a first one does.
	Effect = report.Effect
	// EffectRow is a row of an effect.
	EffectRow = report.EffectRow
)

// TypeName is the name of a type where results are told to programs: number, kr,
// text, flag or date.
func TypeName(t check.Type) string { return view.TypeName(t) }

// Result is what a run gave. It stays as it is whatever the session does next,
// until it is released.
type Result struct {
	Model        *Model
	Diagnostics  diag.List       // of the rules, the data and the run
	Params       []check.Const   // the values computed with, by slot
	Scenario     *check.Scenario // nil: none
	Expectations []Expectation   // in the order of the file; for each the base first, then scenarios
	Solutions    []Solution      // in the order of the file
	Computed     []string        // the statements that the run computed, by name; others were known from before

	session *Session
	figures *statement.Figures
	views   []*View
	sources diag.Sources
}

// newResult is a result of which nothing is computed yet.
func newResult(s *Session, problems diag.List) *Result {
	tables := make([]*table.Table, len(s.tables))
	for i, l := range s.tables {
		tables[i] = l.table
	}
	return &Result{session: s, Model: s.model, Diagnostics: problems, Params: s.defaults(), sources: s.Sources(), figures: statement.NewFigures(tables)}
}

// OK reports whether there are figures.
func (r *Result) OK() bool { return r.figures.Computed() }

// Release gives the buffers of the figures to the session, whose next runs use
// them again: afterwards the result has none, and columns that were read from it
// hold anything. Results that are not released are left to the garbage collector.
func (r *Result) Release() {
	r.figures.Release(r.session.cache)
	r.views = nil
}

// Sources are the texts that the diagnostics point into.
func (r *Result) Sources() diag.Sources { return r.sources }

// Column is a column, of the data or computed, by the names of table and column.
// It gives false where there is none or it has no values. A flag of the data
// that may be missing has Known bits like any other.
func (r *Result) Column(tableName, name string) (*table.Column, check.Type, bool) {
	t := r.Model.Table(tableName)
	if t == nil {
		return nil, check.Type{}, false
	}
	for _, c := range t.Columns {
		if c.Name == name {
			values := r.figures.Column(c)
			return values, c.Type, values != nil
		}
	}
	return nil, check.Type{}, false
}

// Value is a single value by its name: a `let`, or a figure such as "socio.rate".
func (r *Result) Value(name string) (check.Const, bool) {
	for _, v := range r.Model.Program.Values {
		if v.Name == name && r.OK() {
			return r.figures.Value(v), true
		}
	}
	return check.Const{}, false
}

// Failures tells the expectations that do not hold.
func (r *Result) Failures() diag.List {
	return statement.Failures(r.Expectations, r.Model.Program.Model.Currency).Bounded()
}

// Views are what `show` and `chart` say, in the order of the file, or where they
// say nothing a choice of what matters. There are none without figures.
func (r *Result) Views() []*View { return r.views }

// Key is the key column of a view's table; nil where it has none.
func (r *Result) Key(v *View) *table.Column { return r.figures.Column(r.Model.Table(v.Table).Key) }

// Further are the numbers of a view's table that it does not show, and that what it
// shows can be measured against.
func (r *Result) Further(v *View) []view.FurtherColumn { return v.Further(r.figures) }

// Slice gives the rows from up to but not including to of a table's columns, by
// name; all columns where none are named. Columns without values are left out.
// It gives false where there is no such table or it has no data.
func (r *Result) Slice(name string, columns []string, from, to int) (*Slice, bool) {
	return view.Rows(r.Model.Program, r.figures, name, columns, from, to)
}

// JSON is the result as `fordel run --format json` prints it, without a line end
// at its end. The same rules, data and settings give the same bytes everywhere.
// Messages of diagnostics are in lang. Without figures the parts for them are
// empty.
func (r *Result) JSON(lang diag.Lang) []byte { return report.JSON(r.run(), lang) }

// Summary is JSON for a page that shows columns some other way: the model and the
// tables are left out. In their place "handedOut" tells of every pool and grant
// the "sum" of what it gave, how many "rows" it went to and how many of them are
// "receivers", who got anything; "computed" tells whether there are figures.
func (r *Result) Summary(lang diag.Lang) []byte { return report.Summary(r.run(), lang) }

// Text is the result for people to read: what the model is, its tables, pools
// and grants, figures, and which expectations hold. Without figures it is empty.
func (r *Result) Text(lang diag.Lang) string { return report.Text(r.run(), lang) }

// CSV is a table with all its columns, of the data and computed, under their
// names, those of figures in the language. In Danish it has ; and decimal commas.
// It gives false where there is no such table or it has no data.
func (r *Result) CSV(name string, lang diag.Lang) ([]byte, bool) {
	return report.CSV(r.run(), name, lang)
}

// Given is what is to be told of figures and is not known from their run.
type Given = report.Given

// Origin is what figures are of: it goes with everything that leaves.
type Origin = report.Origin

// Leaving is what goes out of a run, and what it is of. Small counts are hidden in all of it,
// or in none.
type Leaving struct {
	Origin Origin
	run    *report.Run
	hidden *report.Hidden
	lang   diag.Lang
}

// Leave is what a run gives to take away, in a language.
func (r *Result) Leave(given Given, hideSmall bool, lang diag.Lang) *Leaving {
	l := &Leaving{run: r.run(), lang: lang}
	if hideSmall && r.OK() {
		l.hidden = report.Conceal(l.run)
		given.Hidden = l.hidden.Count()
	}
	l.Origin = report.OriginOf(l.run, given, lang)
	return l
}

// Of is the same of another result, with what this says that it is of: of rules that
// differ only in what they say to readers.
func (l *Leaving) Of(r *Result) *Leaving {
	out := *l
	if out.run = r.run(); l.hidden != nil {
		out.hidden = report.Conceal(out.run)
	}
	return &out
}

// Workbook is all tables as a workbook, with parameters, checks and rules.
func (l *Leaving) Workbook() *book.Book { return report.Workbook(l.run, l.Origin, l.hidden, l.lang) }

// ViewCSV is a view as a table, its rows in the order shown, under the labels of its columns;
// below an end mark its totals and what it is of.
func (l *Leaving) ViewCSV(v *View) []byte {
	return report.ViewCSV(v, l.run, l.Origin, l.hidden, l.lang)
}

// FileName is a name for a file with what leaves, without its ending.
func (l *Leaving) FileName(what string) string {
	return report.FileName(l.run, what, l.Origin, l.lang)
}

// Hidden is which figures of a view are not told: by column, the further ones behind those shown, its rows, by their places in the view,
// and whether its total is; and what stands in their place.
func (l *Leaving) Hidden(v *View) (rows [][]int, totals []bool, word string) {
	return l.hidden.Of(l.run, v, l.lang)
}

// Effects compares the result with that of another model on the same data, which came
// before; was tells what a table and a column are called there.
func (r *Result) Effects(before *Result, was func(table, column string) (string, string)) []Effect {
	return report.Effects(before.run(), r.run(), was)
}

// PoolsCSV is the figures of all pools and grants, one or each group a row.
func (r *Result) PoolsCSV(lang diag.Lang) []byte { return report.PoolsCSV(r.run(), lang) }

// run is what reports tell of.
func (r *Result) run() *report.Run {
	return &report.Run{Figures: r.figures, Program: r.Model.Program, Fingerprint: r.Model.Fingerprint, Steps: r.Model.inOrder, Params: r.Params,
		Scenario: r.Scenario, Views: r.views, Expectations: r.Expectations, Solutions: r.Solutions, Diagnostics: r.Diagnostics, Sources: r.sources}
}
