package table

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// place is where in the data something is wrong, as a message begins: the table
// and, as far as there are any, the line of a file or row of a sheet and the column.
type place struct {
	table   string
	line    int // from 1; 0 for none
	column  string
	cell    diag.Range
	cells   bool   // of a workbook
	asSheet bool   // shown with rows and lettered columns, as workbooks always are
	sheet   string // its name; empty where there is none to tell
	field   int    // -1 for all of the row
}

// inData is the place for tools.
func (p place) inData() diag.Cell {
	if p.line == 0 {
		return diag.Cell{Table: p.table}
	}
	return diag.Cell{Table: p.table, Row: p.line, Field: p.field + 1}
}

// In renders the place for a language.
func (p place) In(lang diag.Lang) string {
	words := [2]string{"Table", "column"}
	if lang == diag.Danish {
		words = [2]string{"Tabel", "kolonne"}
	}
	s := words[0] + " `" + p.table + "`"
	if p.sheet != "" {
		s += ", " + diag.Text{EN: "sheet ", DA: "ark "}.In(lang) + quote(p.sheet)
	}
	if p.line > 0 {
		s += ", " + lineOf{p}.In(lang)
	}
	switch {
	case p.asSheet && p.line > 0 && p.field >= 0:
		s += fmt.Sprintf(", %s %s", words[1], letters(p.field))
		if p.column != "" {
			s += fmt.Sprintf(" (`%s`)", p.column)
		}
	case p.column != "":
		s += fmt.Sprintf(", %s `%s`", words[1], p.column)
	}
	return s
}

// lineOf is the line or row of a place in a message.
type lineOf struct{ at place }

// In renders the line for a language.
func (l lineOf) In(lang diag.Lang) string {
	word := diag.Text{EN: "line", DA: "linje"}
	if l.at.asSheet {
		word = diag.Text{EN: "row", DA: "række"}
	}
	return fmt.Sprintf("%s %d", word.In(lang), l.at.line)
}

// onLine is the same in the middle of a sentence.
type onLine struct{ at place }

// In renders the line for a language.
func (l onLine) In(lang diag.Lang) string {
	word := diag.Text{EN: "on ", DA: "på "}
	if l.at.asSheet {
		word = diag.Text{EN: "in ", DA: "i "}
	}
	return word.In(lang) + lineOf(l).In(lang)
}

// letters name a column of a sheet, counted from 0: A to Z, AA and on.
func letters(column int) string {
	s := ""
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}

// quote puts a value into a message: in quotation marks, on one line, shortened.
func quote(s string) string {
	const most = 60
	if utf8.RuneCountInString(s) > most {
		s = string([]rune(s)[:most]) + "…"
	}
	return strconv.Quote(s)
}

// inCell is what stands in a cell, in quotation marks. A workbook holds numbers, not how
// they are written, so their decimal sign is that of the language.
type inCell struct {
	at   place
	text string
	bare bool // without the quotation marks
}

// In renders the text for a language.
func (w inCell) In(lang diag.Lang) string {
	text := w.text
	if _, err := strconv.ParseFloat(text, 64); err == nil && w.at.cells && lang == diag.Danish {
		text = strings.Replace(text, ".", ",", 1)
	}
	if w.bare {
		return text
	}
	return quote(text)
}

// value is a number of a column in a message: with its unit, or as a date.
type value struct {
	column *ColumnSpec
	x      float64
}

// In renders the value for a language.
func (v value) In(lang diag.Lang) string {
	switch v.column.Kind {
	case Share:
		return diag.Number(v.x*100).In(lang) + " %"
	case Date:
		if math.Abs(v.x) < 1e7 {
			return dateText(v.x)
		}
	case Money:
		return diag.Number(v.x).In(lang) + " " + v.column.unit()
	}
	return diag.Number(v.x).In(lang)
}

// bounds is the range that a column allows, in a message.
type bounds struct{ spec *ColumnSpec }

// In renders the range for a language.
func (b bounds) In(lang diag.Lang) string {
	both, least, most := "from %s to %s", "at least %s", "at most %s"
	if lang == diag.Danish {
		both, least, most = "fra %s til %s", "mindst %s", "højst %s"
	}
	text := func(x *float64) string { return value{b.spec, *x}.In(lang) }
	switch {
	case b.spec.To == nil:
		return fmt.Sprintf(least, text(b.spec.From))
	case b.spec.From == nil:
		return fmt.Sprintf(most, text(b.spec.To))
	}
	return fmt.Sprintf(both, text(b.spec.From), text(b.spec.To))
}

// choices is a list of the texts that may stand in a cell, in a message.
type choices []string

// In renders the list for a language; beyond eight the rest are counted.
func (c choices) In(lang diag.Lang) string {
	or, more := " or ", " more"
	if lang == diag.Danish {
		or, more = " eller ", " flere"
	}
	var quoted []string
	for i, choice := range c {
		if i == 8 {
			quoted = append(quoted, strconv.Itoa(len(c)-i)+more)
			break
		}
		quoted = append(quoted, quote(choice))
	}
	if len(quoted) < 2 {
		return strings.Join(quoted, "")
	}
	return strings.Join(quoted[:len(quoted)-1], ", ") + or + quoted[len(quoted)-1]
}

// twins is a list of texts with their lines, in a message; more are counted only.
type twins struct {
	names []string
	at    []place
	more  int
}

// In renders the list for a language.
func (t twins) In(lang diag.Lang) string {
	and, more := " and ", " more"
	if lang == diag.Danish {
		and, more = " og ", " flere"
	}
	var out []string
	for i, name := range t.names {
		out = append(out, quote(name)+" ("+lineOf{t.at[i]}.In(lang)+")")
	}
	if t.more > 0 {
		out = append(out, strconv.Itoa(t.more)+more)
	}
	return strings.Join(out[:len(out)-1], ", ") + and + out[len(out)-1]
}

// headersOf lists the columns of a table by name, in a message.
func headersOf(spec *Spec) diag.Names {
	names := make(diag.Names, len(spec.Columns))
	for i, c := range spec.Columns {
		names[i] = c.heading()
	}
	return names
}

// heading is what a person calls a column: its label, or its name.
func (c *ColumnSpec) heading() string {
	if c.Label != "" {
		return c.Label
	}
	return c.Name
}

// numberExample is a number as a cell of the column may hold it.
func numberExample(c *ColumnSpec, st style) string {
	number := "1234.5"
	if st == commaStyle {
		number = "1234,5"
	}
	switch c.Kind {
	case Whole:
		return "1234"
	case Share:
		return "12 %"
	}
	return number
}

// literalExample is what an inline row may hold for a column.
func literalExample(c *ColumnSpec) diag.Text {
	switch c.Kind {
	case Number:
		return diag.Text{EN: "a number such as 1.5", DA: "et tal som 1,5"}
	case Whole:
		return diag.Text{EN: "a whole number such as 3", DA: "et helt tal som 3"}
	case Money:
		return diag.Text{EN: "an amount such as 900 " + c.unit(), DA: "et beløb som 900 " + c.unit()}
	case Share:
		return diag.Text{EN: "a share such as 12 %", DA: "en andel som 12 %"}
	case Flag:
		return diag.Text{EN: "yes or no", DA: "ja eller nej"}
	case Date:
		return diag.Text{EN: "a date such as 2026-10-01", DA: "en dato som 2026-10-01"}
	}
	return diag.Text{EN: `text in quotation marks, such as "north"`, DA: `tekst i anførselstegn, som "nord"`}
}
