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
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/book"
	"github.com/fordel-lang/fordel/engine/book/calculate"
	"github.com/fordel-lang/fordel/engine/lower"
	"github.com/fordel-lang/fordel/engine/view"
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
		wholes: map[*lower.Field]bool{}, cells: map[*lower.Field]*column{}, worded: map[*lower.Field]*column{}, rows: map[*lower.Field]*column{}, tables: map[*check.Table]*sheet{}, names: map[string]bool{}}
	b.styled()
	b.guard()
	if b.problems != nil {
		return nil, b.problems
	}
	b.about = b.sheet(b.say("About", "Om beregningen"), "", 0)
	b.checked = b.sheet(b.say("Checks", "Kontroller"), b.say("What must hold, and in one cell whether all of it does.", "Det, der skal gælde, og i én celle, om det hele gør."), 0)
	b.parameters()
	b.announce()
	b.place()
	for _, n := range m.Nodes {
		n.Accept(b)
	}
	b.wordings()
	b.views()
	b.checks()
	b.tell()
	if b.problems != nil {
		return nil, b.problems
	}
	for _, s := range b.sheets {
		s.finish(b)
	}
	for i, n := range b.book.Names {
		b.book.Names[i].To = on(b.about, n.To)
	}
	if err := calculate.Fill(b.book); err != nil {
		panic("workbook: a formula of its own cannot be read: " + err.Error())
	}
	b.looks()
	return b, nil
}

// builder is a workbook as it grows.
type builder struct {
	model     *lower.Model
	result    *engine.Result
	lang      diag.Lang
	book      *book.Book
	sheets    []*sheet
	tables    map[*check.Table]*sheet // nil: the single values
	about     *sheet
	checked   *sheet
	cells     map[*lower.Field]*column // where a field is
	worded    map[*lower.Field]*column // where it stands in the words of the language, of one that says some
	rows      map[*lower.Field]*column // the row that a reference leads to, from 1
	names     map[string]bool          // defined, in small letters
	params    []string                 // names of parameters, by slot
	guards    []guard
	announced []*sheet              // of what the rules show, in their order; nil for one without a sheet
	wholes    map[*lower.Field]bool // whose values are whole numbers
	problems  diag.List

	title, head, helper, wrap, over int // styles
}

// guard is something that must hold for the workbook to be right.
type guard struct{ what, formula string }

// sheet is rows of columns: first the rows above the data, then one for each row of a table.
type sheet struct {
	name    string
	has     string       // what is on it, in a sentence
	length  int          // rows of data
	heads   view.Headers // of a table
	columns []*column
	fixed   []*column     // cells among these
	free    [][]book.Cell // cells in rows, of a sheet that is none of columns; else what stands above the heads
	rows    bool          // is of columns
	halves  bool          // narrows an interval down to the last digits of doubles
	below   [][]book.Cell // further lines behind the rows
	lists   []book.List
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
	style int // of its cells, where it shows values
}

func (b *builder) say(en, da string) string { return diag.Text{EN: en, DA: da}.In(b.lang) }

func (b *builder) styled() {
	b.title = b.book.Style(book.Style{Bold: true})
	b.head = b.book.Style(book.Style{Bold: true, Fill: book.Head, Wrap: true})
	b.over = b.book.Style(book.Style{Bold: true, Fill: book.Head, Wrap: true, Right: true})
	b.helper = b.book.Style(book.Style{Fill: book.Head, Wrap: true})
	b.wrap = b.book.Style(book.Style{Wrap: true})
}

// must adds a guard.
func (b *builder) must(what, formula string) { b.guards = append(b.guards, guard{what, formula}) }

// sheet adds a sheet; has says what is on it.
func (b *builder) sheet(name, has string, length int) *sheet {
	s := &sheet{name: b.book.SheetName(name), has: has, length: length, rows: length > 0}
	b.book.Sheets = append(b.book.Sheets, book.Sheet{Name: s.name})
	b.sheets = append(b.sheets, s)
	return s
}

// add adds a column to a sheet.
func (s *sheet) add(head string, note string, style int) *column {
	c := &column{sheet: s, at: len(s.columns), head: book.Cell{Value: head, Note: note, Style: style}, cells: make([]book.Cell, s.length)}
	s.columns, s.rows = append(s.columns, c), true
	return c
}

// fill writes a formula into every row of a column; {r} is the number of the row, {above} the
// column's cell in the row above.
func (c *column) fill(formula string, style int) {
	if c.fixed {
		c.cells[0].Formula, c.cells[0].Style = strings.ReplaceAll(formula, "{r}", fmt.Sprint(c.row+1)), style
		return
	}
	for i := range c.cells {
		rows := strings.NewReplacer("{r}", strconv.Itoa(above+i+1), "{above}", book.Address(above+i-1, c.at))
		c.cells[i].Formula, c.cells[i].Style = rows.Replace(formula), style
	}
}

// all is the range of a column, as other sheets name it.
func (c *column) all() string {
	name := book.Column(c.at)
	return in(c.sheet, fmt.Sprintf("$%s$%d:$%s$%d", name, above+1, name, above+max(c.sheet.length, 1)))
}

// here is the column's cell in the row of a formula on the same sheet.
func (c *column) here() string { return "$" + book.Column(c.at) + "{r}" }

// single is the cell of a single value.
func (c *column) single() string {
	return in(c.sheet, fmt.Sprintf("$%s$%d", book.Column(c.at), c.row+1))
}

// in is cells of a sheet, in marks that tell its name from texts: see on.
func in(s *sheet, cells string) string { return "\x01" + book.In(s.name, "") + "\x02" + cells }

// on is a formula as it stands on a sheet, whose own cells go without its name.
func on(s *sheet, formula string) string {
	own := strings.ReplaceAll(formula, "\x01"+book.In(s.name, "")+"\x02", "")
	return strings.NewReplacer("\x01", "", "\x02", "").Replace(own)
}

// finish puts a sheet into the book.
func (s *sheet) finish(b *builder) {
	out := &b.book.Sheets[0]
	for i := range b.book.Sheets {
		if b.book.Sheets[i].Name == s.name {
			out = &b.book.Sheets[i]
		}
	}
	lines := s.free
	if s.rows {
		lines = s.below
	}
	for _, c := range s.fixed {
		lines[c.row-s.start()][c.at] = c.cells[0]
	}
	out.Cells, out.Widths, out.Frozen, out.Lists = s.free, s.widths, s.frozen, s.lists
	if s.rows {
		s.filled(out)
	}
	for _, row := range out.Cells {
		for i := range row {
			row[i].Formula = on(s, row[i].Formula)
		}
	}
}

// filled puts the rows of a sheet of columns into the book.
func (s *sheet) filled(out *book.Sheet) {
	head := make([]book.Cell, len(s.columns))
	for i, c := range s.columns {
		head[i] = c.head
		out.Widths = append(out.Widths, c.wide())
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
	if s.below != nil {
		out.Cells = append(append(out.Cells, make([][]book.Cell, s.start()-len(out.Cells))...), s.below...)
	}
}

// wide is how many characters a column shows: its head, and the texts that are kept in it.
func (c *column) wide() float64 {
	most := 12
	if head, ok := c.head.Value.(string); ok {
		most = max(most, min(utf8.RuneCountInString(head)+2, 44))
	}
	if c.at == 2 && c.sheet.below != nil { // the names of figures in formulas
		most = 16
	}
	if c.at == 0 {
		for _, line := range c.sheet.below {
			label, _ := line[0].Value.(string)
			most = max(most, min(utf8.RuneCountInString(label)+2, 40))
		}
	}
	for i := range c.cells {
		if text, ok := c.cells[i].Value.(string); ok {
			most = max(most, min(utf8.RuneCountInString(text)+2, 40))
		}
	}
	return float64(most)
}

// refuse says that the workbook cannot compute something.
func (b *builder) refuse(at diag.Range, what, hint diag.Text) {
	b.problems.Add(diag.New("workbook.refused", diag.Error, "%s cannot be computed in a workbook.", "%s kan ikke beregnes i en projektmappe.", what).
		At(at).WithHint("%s", "%s", hint))
}
