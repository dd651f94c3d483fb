package report

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/book"
	"github.com/fordel-lang/fordel/engine/view"
)

// Workbook is a run as a workbook: a sheet for each table, with what its view shows first
// and all other columns behind, so that the data can be read from it again; one for each
// further view, for the parameters, for what the figures are of, and for the rules.
func Workbook(r *Run, o Origin, hidden *Hidden, lang diag.Lang) *book.Book {
	w := &workbook{textReport: textReport{run: r, lang: lang}, origin: o, hidden: hidden, book: &book.Book{Title: o.Heading, Names: []book.Name{}}}
	w.styled()
	for _, s := range w.shown() {
		w.add(s.label, s)
	}
	if hidden == nil {
		for _, s := range w.others() {
			w.add(s.label, s)
		}
	}
	w.about()
	w.parameters()
	w.rules()
	return w.book
}

// workbook is a workbook on its way.
type workbook struct {
	textReport
	origin Origin
	hidden *Hidden
	book   *book.Book
	taken  map[*check.Table]bool // tables that have a sheet of their own

	title, head, total, bold, wrap, warn int // styles
}

func (w *workbook) styled() {
	w.title = w.book.Style(book.Style{Bold: true})
	w.head = w.book.Style(book.Style{Bold: true, Fill: book.Head, Wrap: true})
	w.total = w.book.Style(book.Style{Bold: true, Fill: book.Total})
	w.bold = w.title
	w.wrap = w.book.Style(book.Style{Wrap: true})
	w.warn = w.book.Style(book.Style{Bold: true, Fill: book.Warn})
	w.taken = map[*check.Table]bool{}
}

// sheetOf is what becomes a sheet: rows of a table and columns.
type sheetOf struct {
	label   string
	table   *check.Table
	rows    []int32
	columns []sheetColumn
}

// shown are the views that are tables. The first of a table that has all of its rows
// stands for it, with its other columns behind.
func (w *workbook) shown() (out []sheetOf) {
	for _, v := range w.run.Views {
		if v.Kind != "table" {
			continue
		}
		t := w.run.Program.Table(v.Table)
		s := sheetOf{label: v.Label, table: t, rows: v.Shown()}
		for i, c := range v.Columns {
			s.columns = append(s.columns, sheetColumn{Column: c, values: v.Values(i)})
		}
		if len(v.Shown()) == w.run.Table(t).Len && !w.taken[t] {
			w.taken[t] = true
			s.label = labelOfTable(t)
			s.columns = append(s.columns, w.rest(t, s.columns)...)
		} else if view.Folded(s.label) == view.Folded(t.Label) || view.Folded(s.label) == view.Folded(t.Name) || s.label == "" {
			s.label = labelOfTable(t) + w.say(" (selection)", " (udvalg)") // the table's own name is for all of it
		}
		out = append(out, s)
	}
	return out
}

// others are the tables with data of which no view shows all rows.
func (w *workbook) others() (out []sheetOf) {
	for _, t := range w.run.Program.Tables {
		if w.taken[t] || w.run.Table(t) == nil {
			continue
		}
		rows := make([]int32, w.run.Table(t).Len)
		for i := range rows {
			rows[i] = int32(i)
		}
		w.taken[t] = true
		out = append(out, sheetOf{labelOfTable(t), t, rows, w.rest(t, nil)})
	}
	return out
}

func labelOfTable(t *check.Table) string {
	if t.Label != "" {
		return t.Label
	}
	return t.Name
}

// sheetName is the name of a table's sheet, by which it is found again: the label where a sheet
// may be called so.
func (w *workbook) sheetName(label string, t *check.Table) string {
	if name := w.book.SheetName(label); name == label || !w.taken[t] || label != labelOfTable(t) {
		return name
	}
	return w.book.SheetName(t.Name)
}

// rest are the columns of a table that are not among some.
func (w *workbook) rest(t *check.Table, some []sheetColumn) (out []sheetColumn) {
	has := map[*check.Column]bool{}
	for _, c := range some {
		has[c.Of] = true
	}
	for _, c := range view.Named(t, w.run.Figures, nil) {
		if !has[c] {
			out = append(out, sheetColumn{Column: view.Plainly(c, w.lang), values: w.run.Column(c)})
		}
	}
	return out
}

// aboveRows is how many rows stand above those of a table: a title, what the figures are of,
// totals, headers.
const aboveRows = 4

// add writes a sheet. What stands above the headers is not taken for rows when it is read
// again, as a line of totals below them would be.
func (w *workbook) add(label string, s sheetOf) {
	if len(s.columns) == 0 || !w.hidden.Shows(s.table) {
		return
	}
	out := book.Sheet{Name: w.sheetName(label, s.table), Frozen: book.Place{Rows: aboveRows, Columns: 1}}
	last := book.Address(aboveRows+len(s.rows)-1, len(s.columns)-1)
	out.Filter = book.Address(aboveRows-1, 0) + ":" + last
	title := strings.Join(nonEmpty([]string{label, w.origin.Heading}), " · ")
	out.Cells = [][]book.Cell{{{Value: title, Style: w.title}}, {{Value: w.origin.Line()}}, nil, nil}
	if w.origin.MadeUp != "" {
		out.Cells[1][0].Style = w.warn
	}
	for range s.rows {
		out.Cells = append(out.Cells, make([]book.Cell, len(s.columns)))
	}
	names := headersOf(s, w.lang)
	for i, c := range s.columns {
		out.Widths = append(out.Widths, w.column(out.Cells, i, names[i], c, s))
	}
	if len(s.rows) == 0 {
		out.Filter = ""
	}
	w.book.Sheets = append(w.book.Sheets, out)
}
