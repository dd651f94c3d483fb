// Package workbook writes a lowered model as a workbook whose formulas compute it: a sheet
// for each table with a column for each field, the single values and the parameters as
// cells with names, a sheet for each pool with its steps, and the expectations. The
// functions are those that Excel 2016 and LibreOffice share, without macros and without
// array formulas. Values that are kept with the formulas are the engine's.
//
// Ranges end where the data end: a workbook is for the rows that it was made with. What it
// cannot compute is refused with its place in the rules.
package workbook

import (
	"fmt"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/book"
	"github.com/fordel-lang/fordel/engine/lower"
)

// Build describes the workbook of a result, which must have figures.
func Build(m *lower.Model, r *engine.Result, lang diag.Lang) (*book.Book, diag.List) {
	b, problems := build(m, r, lang)
	if problems != nil {
		return nil, problems
	}
	return b.book, nil
}

// build is Build with what it knows of where things are.
func build(m *lower.Model, r *engine.Result, lang diag.Lang) (*builder, diag.List) {
	b := &builder{model: m, result: r, lang: lang, book: &book.Book{Title: m.Program.Model.Label},
		cells: map[*lower.Field]*column{}, rows: map[*lower.Field]*column{}, tables: map[*check.Table]*sheet{}, names: map[string]bool{}}
	b.styled()
	b.guard()
	if b.problems != nil {
		return nil, b.problems
	}
	b.about = b.sheet(b.say("About", "Om beregningen"), 0)
	b.checked = b.sheet(b.say("Checks", "Kontroller"), 0)
	b.parameters()
	b.place()
	for _, n := range m.Nodes {
		n.Accept(b)
	}
	b.checks()
	b.tell()
	if b.problems != nil {
		return nil, b.problems
	}
	for _, s := range b.sheets {
		s.finish(b)
	}
	return b, nil
}

// builder is a workbook as it grows.
type builder struct {
	model    *lower.Model
	result   *engine.Result
	lang     diag.Lang
	book     *book.Book
	sheets   []*sheet
	tables   map[*check.Table]*sheet // nil: the single values
	about    *sheet
	checked  *sheet
	cells    map[*lower.Field]*column // where a field is
	rows     map[*lower.Field]*column // the row that a reference leads to, from 1
	names    map[string]bool          // defined, in small letters
	params   []string                 // names of parameters, by slot
	guards   []guard
	problems diag.List

	title, head, helper, wrap int // styles
}

// guard is something that must hold for the workbook to be right.
type guard struct{ what, formula string }

// sheet is rows of columns: first the rows above the data, then one for each row of a table.
type sheet struct {
	name    string
	length  int // rows of data
	columns []*column
	fixed   []*column     // cells among these
	free    [][]book.Cell // cells in rows, of a sheet that is none of columns
	widths  []float64
	frozen  book.Place
}

// above is how many rows stand above the data: a title, an empty one, the headers.
const above = 3

// column is a column of a sheet, or with fixed a cell of the sheet of single values.
type column struct {
	sheet *sheet
	at    int // the column, from 0
	row   int // of a single value, from 0
	fixed bool
	name  string // of a single value
	said  string // the formula of a column that others may take, too
	head  book.Cell
	cells []book.Cell
	width float64
}

func (b *builder) say(en, da string) string { return diag.Text{EN: en, DA: da}.In(b.lang) }

func (b *builder) styled() {
	b.title = b.book.Style(book.Style{Bold: true})
	b.head = b.book.Style(book.Style{Bold: true, Fill: book.Head, Wrap: true})
	b.helper = b.book.Style(book.Style{Fill: book.Head, Wrap: true})
	b.wrap = b.book.Style(book.Style{Wrap: true})
}

// sheet adds a sheet.
func (b *builder) sheet(name string, length int) *sheet {
	s := &sheet{name: b.book.SheetName(name), length: length}
	b.book.Sheets = append(b.book.Sheets, book.Sheet{Name: s.name})
	b.sheets = append(b.sheets, s)
	return s
}

// add adds a column to a sheet.
func (s *sheet) add(head string, note string, style int) *column {
	c := &column{sheet: s, at: len(s.columns), head: book.Cell{Value: head, Note: note, Style: style}, cells: make([]book.Cell, s.length), width: 14}
	s.columns = append(s.columns, c)
	return c
}

// fill writes a formula into every row of a column; {r} is the number of the row.
func (c *column) fill(formula string, style int) {
	if c.fixed {
		c.cells[0].Formula, c.cells[0].Style = strings.ReplaceAll(formula, "{r}", fmt.Sprint(c.row+1)), style
		return
	}
	for i := range c.cells {
		c.cells[i].Formula, c.cells[i].Style = strings.ReplaceAll(formula, "{r}", fmt.Sprint(above+i+1)), style
	}
}

// all is the range of a column, as other sheets name it.
func (c *column) all() string {
	name := book.Column(c.at)
	return book.In(c.sheet.name, fmt.Sprintf("$%s$%d:$%s$%d", name, above+1, name, above+max(c.sheet.length, 1)))
}

// here is the column's cell in the row of a formula on the same sheet.
func (c *column) here() string { return "$" + book.Column(c.at) + "{r}" }

// single is the cell of a single value.
func (c *column) single() string {
	return book.In(c.sheet.name, fmt.Sprintf("$%s$%d", book.Column(c.at), c.row+1))
}

// finish puts a sheet into the book.
func (s *sheet) finish(b *builder) {
	out := &b.book.Sheets[0]
	for i := range b.book.Sheets {
		if b.book.Sheets[i].Name == s.name {
			out = &b.book.Sheets[i]
		}
	}
	if s.columns == nil {
		for _, c := range s.fixed {
			s.free[c.row][c.at] = c.cells[0]
		}
		out.Cells, out.Widths, out.Frozen = s.free, s.widths, s.frozen
		return
	}
	head := make([]book.Cell, len(s.columns))
	for i, c := range s.columns {
		head[i] = c.head
		out.Widths = append(out.Widths, c.width)
	}
	out.Frozen = book.Place{Rows: above, Columns: 1}
	out.Cells = append(s.free, head)
	for i := range s.length {
		row := make([]book.Cell, len(s.columns))
		for j, c := range s.columns {
			row[j] = c.cells[i]
		}
		out.Cells = append(out.Cells, row)
	}
}

// refuse says that the workbook cannot compute something.
func (b *builder) refuse(at diag.Range, what, hint diag.Text) {
	b.problems.Add(diag.New("workbook.refused", diag.Error, "%s cannot be computed in a workbook.", "%s kan ikke beregnes i en projektmappe.", what).
		At(at).WithHint("%s", "%s", hint))
}
