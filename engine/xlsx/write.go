package xlsx

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/engine/book"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/xuri/excelize/v2"
)

// Write is a workbook as a file. Formulas keep the values that were given with them
// and are computed anew when the file is opened.
func Write(b *book.Book) ([]byte, error) {
	w := writer{book: b, file: excelize.NewFile()}
	defer w.file.Close()
	if err := w.all(); err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := w.file.Write(&out); err != nil {
		return nil, err
	}
	return inOrder(out.Bytes())
}

// inOrder is an archive with its files by name: the library has them in any order.
func inOrder(archive []byte) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return nil, err
	}
	slices.SortFunc(in.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	var out bytes.Buffer
	to := zip.NewWriter(&out)
	for _, f := range in.File {
		if err := to.Copy(f); err != nil {
			return nil, err
		}
	}
	if err := to.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// writer is a workbook on its way out.
type writer struct {
	book   *book.Book
	file   *excelize.File
	styles []int // the library's, by ours
}

func (w *writer) all() error {
	for _, s := range w.book.Styles {
		id, err := w.file.NewStyle(styleOf(s))
		if err != nil {
			return err
		}
		w.styles = append(w.styles, id)
	}
	for i := range w.book.Sheets {
		if err := w.sheet(i, &w.book.Sheets[i]); err != nil {
			return err
		}
	}
	for _, n := range w.book.Names {
		if err := w.file.SetDefinedName(&excelize.DefinedName{Name: n.Name, RefersTo: n.To}); err != nil {
			return err
		}
	}
	always := true
	if err := w.file.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &always}); err != nil {
		return err
	}
	return w.file.SetDocProps(&excelize.DocProperties{Title: w.book.Title, Creator: "Fordel"})
}

// styleOf is a style as the library has it.
func styleOf(s book.Style) *excelize.Style {
	out := &excelize.Style{Font: &excelize.Font{Bold: s.Bold, Family: "Calibri", Size: 11}}
	if s.Format != "" {
		out.CustomNumFmt = &s.Format
	}
	if colour := s.Fill.Colour(); colour != "" {
		out.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
	}
	if s.Wrap || s.Right {
		out.Alignment = &excelize.Alignment{WrapText: s.Wrap, Vertical: "top"}
		if s.Right {
			out.Alignment.Horizontal = "right"
		}
	}
	if s.Input {
		out.Protection = &excelize.Protection{Locked: false}
	}
	return out
}

func (w *writer) sheet(at int, s *book.Sheet) error {
	if at == 0 {
		if err := w.file.SetSheetName("Sheet1", s.Name); err != nil {
			return err
		}
	} else if _, err := w.file.NewSheet(s.Name); err != nil {
		return err
	}
	stream, err := w.file.NewStreamWriter(s.Name)
	if err != nil {
		return err
	}
	for i, width := range s.Widths {
		if err := stream.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if f := s.Frozen; f != (book.Place{}) {
		if err := stream.SetPanes(panes(f)); err != nil {
			return err
		}
	}
	if err := w.rows(stream, s); err != nil {
		return err
	}
	// What is added behind the flush would not be in the file.
	if err := w.beside(s); err != nil {
		return err
	}
	return stream.Flush()
}

// panes keep rows and columns in sight.
func panes(f book.Place) *excelize.Panes {
	pane := "bottomRight"
	if f.Columns == 0 {
		pane = "bottomLeft"
	} else if f.Rows == 0 {
		pane = "topRight"
	}
	return &excelize.Panes{Freeze: true, XSplit: f.Columns, YSplit: f.Rows, TopLeftCell: book.Address(f.Rows, f.Columns), ActivePane: pane}
}

func (w *writer) rows(stream *excelize.StreamWriter, s *book.Sheet) error {
	for r, row := range s.Cells {
		cells := make([]any, len(row))
		for i, c := range row {
			if c.Value == nil && c.Formula == "" && c.Style == 0 {
				continue
			}
			out := excelize.Cell{Value: shown(c.Value), Formula: c.Formula}
			if c.Style > 0 {
				out.StyleID = w.styles[c.Style]
			}
			cells[i] = out
		}
		if err := stream.SetRow(book.Address(r, 0), cells); err != nil {
			return err
		}
	}
	return nil
}

// noteWidth is that of a note, in pixels.
const noteWidth = 360

// noteHeight is that of a note which shows all of its text, in pixels.
func noteHeight(text string) uint {
	lines := 1
	for _, line := range strings.Split(text, "\n") {
		lines += 1 + utf8.RuneCountInString(line)/50
	}
	return uint(18 * lines)
}

// shown is a value with its first 15 digits, rounded: the library would cut the others off.
func shown(v book.Value) any {
	switch v := v.(type) {
	case float64:
		return number.Show15(v)
	case book.Fault:
		return string(v)
	}
	return v
}

// beside is what does not stand in the rows: filters, lists and notes.
func (w *writer) beside(s *book.Sheet) error {
	if s.Filter != "" {
		if err := w.file.AutoFilter(s.Name, s.Filter, nil); err != nil {
			return err
		}
	}
	for _, l := range s.Lists {
		list := excelize.NewDataValidation(true)
		list.Sqref = l.At
		list.ShowErrorMessage = true
		list.SetSqrefDropList(l.Of)
		if err := w.file.AddDataValidation(s.Name, list); err != nil {
			return err
		}
	}
	for r, row := range s.Cells {
		for i, c := range row {
			if c.Note == "" {
				continue
			}
			if err := w.file.AddComment(s.Name, excelize.Comment{Cell: book.Address(r, i), Text: c.Note, Width: noteWidth, Height: noteHeight(c.Note)}); err != nil {
				return err
			}
		}
	}
	return nil
}
