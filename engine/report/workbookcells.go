package report

import (
	"strings"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/book"
	"github.com/fordel-lang/fordel/engine/conceal"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/table"
	"github.com/fordel-lang/fordel/engine/view"
)

// sheetColumn is a column of a sheet.
type sheetColumn struct {
	view.Column
	values *table.Column // on all rows of the table
}

// firstDay is 1970-01-01 as workbooks count days.
const firstDay = 25569

// narrowest and widest are how wide columns are, in characters.
const narrowest, widest = 9, 44

// column writes a column's cells below each other and gives its width.
func (w *workbook) column(cells [][]book.Cell, i int, name string, c sheetColumn, s sheetOf) float64 {
	var numbers []float64
	var sum number.Accumulator
	hides := false
	longest := min(utf8.RuneCountInString(name), widest/2)
	for n, row := range s.rows {
		if reason := w.hidden.In(s.table, c.Column, int(row)); reason != conceal.Told {
			cells[aboveRows+n][i] = book.Cell{Value: w.concealed(reason), Style: w.book.Style(book.Style{Right: true})}
			sum.Add(c.values.Numbers[row])
			hides = true
			continue
		}
		x := w.plain(c.Column, formula.At(c.values, c.Kind, int(row)))
		switch x := x.(type) {
		case float64:
			numbers = append(numbers, x)
			sum.Add(x)
		case string:
			longest = max(longest, utf8.RuneCountInString(x))
		}
		cells[aboveRows+n][i] = book.Cell{Value: x}
	}
	format := w.format(c.Column, numbers)
	style := w.book.Style(book.Style{Format: format})
	for n, row := range s.rows {
		if w.hidden.In(s.table, c.Column, int(row)) == conceal.Told && cells[aboveRows+n][i].Value != nil {
			cells[aboveRows+n][i].Style = style
		}
	}
	cells[aboveRows-1] = append(cells[aboveRows-1], book.Cell{Value: name, Style: w.head, Note: noteOf(c.Of)})
	cells[aboveRows-2] = append(cells[aboveRows-2], w.sumOf(i, c, s, sum.Sum(), len(numbers), hides, format))
	return float64(min(max(longest+2, narrowest, len(format)), widest))
}

// concealed is what stands in the place of a figure that is not told.
func (t *textReport) concealed(reason conceal.Reason) string { return Concealed(reason, t.lang) }

// Concealed is what stands in the place of a figure that is not told, in a language.
func Concealed(reason conceal.Reason, lang diag.Lang) string {
	if reason == conceal.Small {
		return table.Under(SmallCount).In(lang)
	}
	return table.Hidden.In(lang)
}

// noteOf is the name of a column in the rules, for whoever points at its label.
func noteOf(c *check.Column) string {
	if c == nil || c.Label == "" || c.Label == c.Name {
		return ""
	}
	return c.Table.Name + "." + c.Name
}

// plain is a value as a cell has it. Dates count days as workbooks do.
func (w *workbook) plain(c view.Column, x check.Const) any {
	switch {
	case x.Missing:
		return nil
	case c.Kind == check.Date:
		return x.Number + firstDay
	case c.Kind == check.Text:
		return w.word(c.Says, x.Text)
	}
	return view.Plain(x)
}

// format is how a workbook shows the numbers of a column.
func (w *workbook) format(c view.Column, numbers []float64) string {
	switch {
	case c.Kind == check.Date:
		return w.say("yyyy-mm-dd", "dd-mm-yyyy")
	case !numeric(c.Kind):
		return ""
	}
	style := styleOf(numbers, c.Kind, c.Percent)
	if style.years {
		return "0"
	}
	format := "#,##0"
	if style.percent {
		format = "0"
	}
	if style.decimals > 0 {
		format += "." + strings.Repeat("0", style.decimals)
	}
	if style.percent {
		format += "%"
	}
	return format
}

// sumOf is what stands above a column: its total, computed over the rows that a filter leaves in
// sight. Where figures of the column are hidden it is the number alone, and nothing where that would
// tell one.
func (w *workbook) sumOf(i int, c sheetColumn, s sheetOf, sum float64, n int, hides bool, format string) book.Cell {
	style := w.book.Style(book.Style{Bold: true, Fill: book.Total, Format: format})
	switch {
	case i == 0 && !numeric(c.Kind):
		return book.Cell{Value: w.say("In all", "I alt"), Style: w.total}
	case c.Total == view.None || !numeric(c.Kind) || n == 0 && !hides:
		return book.Cell{Style: w.total}
	case w.hidden.Total(s.table, c.Column):
		return book.Cell{Value: w.concealed(conceal.Other), Style: w.total}
	case hides && c.Total == view.Mean:
		return book.Cell{Style: w.total}
	}
	value, function := sum, "SUBTOTAL(109,"
	if c.Total == view.Mean {
		value, function = sum/float64(n), "SUBTOTAL(101,"
	}
	cell := book.Cell{Value: value, Style: style}
	if !hides {
		cell.Formula = function + book.Address(aboveRows, i) + ":" + book.Address(aboveRows+len(s.rows)-1, i) + ")"
	}
	return cell
}
