package xlsx

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/engine/book"
	"github.com/fordel-lang/fordel/engine/table"
	"github.com/xuri/excelize/v2"
)

// someBook is a workbook with every kind of cell.
func someBook() *book.Book {
	b := &book.Book{Title: "Puljer", Names: []book.Name{{Name: "loft", To: "'Børn''s'!$B$2"}}}
	head, amount := b.Style(book.Style{Bold: true, Fill: book.Head}), b.Style(book.Style{Format: "#,##0"})
	percent, day := b.Style(book.Style{Format: "0.0%"}), b.Style(book.Style{Format: "yyyy-mm-dd"})
	b.Sheets = []book.Sheet{{
		Name: "Børn's", Widths: []float64{20, 12}, Frozen: book.Place{Rows: 1, Columns: 1}, Filter: "A1:D3", Lists: []book.List{{At: "A2", Of: "$A$1:$D$1"}},
		Cells: [][]book.Cell{
			{{Value: "navn", Style: head, Note: "nøglen"}, {Value: "beløb", Style: head}, {Value: "andel", Style: head}, {Value: "dag", Style: head}},
			{{Value: "007"}, {Value: 1234567.0, Style: amount}, {Value: 0.125, Style: percent}, {Value: 46000.0, Style: day}},
			{{Value: "=1+1"}, {Value: 1234567.0, Formula: "SUM(B2:B2)", Style: amount}, {Value: 377777.7777777778}, {Value: true}},
		},
	}, {Name: "Tom"}}
	return b
}

func TestWhatIsWrittenIsReadAgain(t *testing.T) {
	data, err := Write(someBook())
	if err != nil {
		t.Fatal(err)
	}
	b, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	cells, err := read(b, b.Sheets[0])
	if err != nil {
		t.Fatal(err)
	}
	for at, want := range map[string]table.SheetCell{
		"A2": {Type: table.TextCell, Text: "007"},
		"B2": {Type: table.NumberCell, Number: 1234567},
		"C2": {Type: table.PercentCell, Number: 0.125},
		"D2": {Type: table.DateCell, Number: 46000 + from1900},
		"A3": {Type: table.TextCell, Text: "=1+1"},
		"B3": {Type: table.NumberCell, Number: 1234567},
		"C3": {Type: table.NumberCell, Number: 377777.777777778},
		"D3": {Type: table.FlagCell, Number: 1},
	} {
		if got := cells[at]; got != want {
			t.Errorf("%s: %+v, want %+v", at, got, want)
		}
	}
}

func TestWhatStandsBesideTheCellsIsWritten(t *testing.T) {
	data, err := Write(someBook())
	if err != nil {
		t.Fatal(err)
	}
	again, err := Write(someBook())
	if err != nil || !bytes.Equal(data, again) {
		t.Errorf("the same workbook gives other bytes the second time (%v)", err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	panes, _ := f.GetPanes("Børn's")
	notes, _ := f.GetComments("Børn's")
	formula, _ := f.GetCellFormula("Børn's", "B3")
	names := f.GetDefinedName()
	sheet := unpacked(t, data, "xl/worksheets/sheet1.xml")
	if !strings.Contains(sheet, `<autoFilter ref="$A$1:$D$3"`) || !strings.Contains(sheet, "<legacyDrawing ") {
		t.Errorf("no filter, or notes that nothing leads to: %s", sheet[strings.Index(sheet, "</sheetData>"):])
	}
	lists, _ := f.GetDataValidations("Børn's")
	if len(lists) != 1 || lists[0].Sqref != "A2" || lists[0].Formula1 != "$A$1:$D$1" {
		t.Errorf("lists %+v", lists)
	}
	if !panes.Freeze || panes.XSplit != 1 || panes.YSplit != 1 || len(notes) != 1 || notes[0].Text != "nøglen" || formula != "SUM(B2:B2)" {
		t.Errorf("panes %+v, notes %+v, formula %q", panes, notes, formula)
	}
	found := false
	for _, n := range names {
		found = found || n.Name == "loft" && n.RefersTo == "'Børn''s'!$B$2"
	}
	if !found {
		t.Errorf("names %+v", names)
	}
}

// unpacked is a file of an archive.
func unpacked(t *testing.T, archive []byte, name string) string {
	t.Helper()
	files, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	file, err := files.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	text, err := io.ReadAll(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
