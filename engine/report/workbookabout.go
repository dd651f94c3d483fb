package report

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/book"
	"github.com/fordel-lang/fordel/engine/view"
)

// about is the sheet that tells what the figures are of, and which checks hold.
func (w *workbook) about() {
	s := book.Sheet{Name: w.book.SheetName(w.say("About the figures", "Om beregningen")), Widths: []float64{34, 70, 12}}
	line := func(cells ...book.Cell) { s.Cells = append(s.Cells, append([]book.Cell{}, cells...)) }
	line(book.Cell{Value: w.origin.Heading, Style: w.title})
	if w.origin.MadeUp != "" {
		line(book.Cell{Value: w.origin.MadeUp, Style: w.warn})
	}
	line()
	for _, f := range w.origin.Facts {
		line(book.Cell{Value: f.Name, Style: w.bold}, book.Cell{Value: f.Text, Style: w.wrap})
	}
	if source := w.run.Program.Model.Source; source != "" {
		line(book.Cell{Value: w.say("Source of the rules", "Reglernes kilde"), Style: w.bold}, book.Cell{Value: source, Style: w.wrap})
	}
	if w.hidden != nil {
		line(book.Cell{}, book.Cell{Value: w.say("Tables whose rows may be people are left out.", "Tabeller, hvis rækker kan være personer, er udeladt."), Style: w.wrap})
	}
	if len(w.run.Expectations) > 0 {
		line()
		line(book.Cell{Value: w.say("Check", "Kontrol"), Style: w.head}, book.Cell{Value: w.say("In scenario", "I scenariet"), Style: w.head}, book.Cell{Value: w.say("Passes", "I orden"), Style: w.head})
		for _, e := range w.run.Expectations {
			in := ""
			if e.Scenario != nil {
				in = e.Scenario.Name
			}
			line(book.Cell{Value: e.Expect.Text, Style: w.wrap}, book.Cell{Value: in}, book.Cell{Value: w.yes(e.OK)})
		}
	}
	w.book.Sheets = append(w.book.Sheets, s)
}

func (w *workbook) yes(ok bool) string {
	if ok {
		return w.say("yes", "ja")
	}
	return w.say("no", "nej")
}

// parameters is the sheet with all parameters: what they are, and what the rules say.
func (w *workbook) parameters() {
	params := w.run.Program.Params
	if len(params) == 0 {
		return
	}
	s := book.Sheet{Name: w.book.SheetName(w.say("Parameters", "Parametre")), Widths: []float64{40, 18, 18, 20, 60}, Frozen: book.Place{Rows: 1}}
	var head []book.Cell
	for _, name := range []string{w.say("Parameter", "Parameter"), w.say("Value", "Værdi"), w.say("Base", "Grundlag"), w.say("Name in the rules", "Navn i reglerne"), w.say("Note", "Note")} {
		head = append(head, book.Cell{Value: name, Style: w.head})
	}
	s.Cells = append(s.Cells, head)
	for _, p := range params {
		label := p.Label
		if label == "" {
			label = p.Name
		}
		s.Cells = append(s.Cells, []book.Cell{{Value: label}, w.param(p, w.run.Params[p.Slot]), w.param(p, p.Value), {Value: p.Name}, {Value: p.Note, Style: w.wrap}})
	}
	w.book.Sheets = append(w.book.Sheets, s)
}

// param is a value of a parameter.
func (w *workbook) param(p *check.Param, c check.Const) book.Cell {
	of := view.Column{Kind: p.Type.Kind, Percent: p.Share}
	x := w.plain(of, c)
	var numbers []float64
	if number, ok := x.(float64); ok {
		numbers = []float64{number}
	}
	return book.Cell{Value: x, Style: w.book.Style(book.Style{Format: w.format(of, numbers)})}
}

// rules is the sheet with the rules as they are written, a line a row.
func (w *workbook) rules() {
	s := book.Sheet{Name: w.book.SheetName(w.say("Rules", "Regler")), Widths: []float64{120}}
	for _, line := range strings.Split(w.run.Program.File.Source.Text, "\n") {
		s.Cells = append(s.Cells, []book.Cell{{Value: strings.ReplaceAll(line, "\t", "    ")}})
	}
	w.book.Sheets = append(w.book.Sheets, s)
}
