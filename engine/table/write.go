package table

import (
	"encoding/csv"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// WriteOptions say how a CSV file is written.
type WriteOptions struct {
	// Lang: Danish has ; between columns, decimal commas and ja/nej; English has
	// commas, decimal points and yes/no. Dates are ISO dates in both.
	Lang diag.Lang
	BOM  bool    // begin with a byte order mark, by which Excel knows UTF-8
	Rows []int32 // which rows, in which order; nil: all as they stand

	Instead func(column, row int) (text string, ok bool) // what stands for a value; nil: nothing does
	Below   [][]string                                   // lines below the rows; the first begins with EndMark
}

// WriteCSV writes results for people and spreadsheets: a line of headers and n
// rows of the columns. Numbers show at most 15 significant digits, missing values
// are empty, and texts that a spreadsheet would run as formulas (= + - @ |, of
// full width too, tab or line end first) begin with an apostrophe, which ReadCSV takes away again. It
// fails if w does, if a known number is not finite or if headers and columns are
// not as many.
func WriteCSV(w io.Writer, header []string, columns []*Column, n int, opts WriteOptions) error {
	return newCellFormat(opts, 15).write(w, header, columns, n, opts)
}

// WriteTable writes a table so that ReadCSV with the same Spec reads it again:
// with column names as headers and every number to the last bit.
func WriteTable(w io.Writer, t *Table, opts WriteOptions) error {
	header := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		header[i] = c.Spec.Name
	}
	f := newCellFormat(opts, -1)
	f.declared = len(t.Columns) == 1 // no separator tells how its numbers are written
	return f.write(w, header, t.Columns, t.Len, opts)
}

// cellFormat is how values are written.
type cellFormat struct {
	no, yes, point string
	comma          rune
	digits         int  // most significant digits; -1: as many as it takes
	declared       bool // begin with a line that says the separator
}

func newCellFormat(opts WriteOptions, digits int) cellFormat {
	if opts.Lang == diag.Danish {
		return cellFormat{no: "nej", yes: "ja", point: ",", comma: ';', digits: digits}
	}
	return cellFormat{no: "no", yes: "yes", point: ".", comma: ',', digits: digits}
}

func (f cellFormat) write(w io.Writer, header []string, columns []*Column, n int, opts WriteOptions) error {
	if len(header) != len(columns) {
		return fmt.Errorf("%d headers for %d columns", len(header), len(columns))
	}
	if _, err := io.WriteString(w, f.lead(opts)); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma = f.comma
	if err := out.Write(safe(header, len(header))); err != nil {
		return err
	}
	if opts.Rows != nil {
		n = len(opts.Rows)
	}
	record := make([]string, len(columns))
	for row := range n {
		if opts.Rows != nil {
			row = int(opts.Rows[row])
		}
		if err := f.row(record, columns, row, opts.Instead); err != nil {
			return err
		}
		if err := out.Write(record); err != nil {
			return err
		}
	}
	for _, line := range opts.Below {
		if err := out.Write(safe(line, len(columns))); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// lead is what stands before the headers.
func (f cellFormat) lead(opts WriteOptions) (lead string) {
	if opts.BOM {
		lead = "\uFEFF"
	}
	if f.declared {
		lead += "sep=" + string(f.comma) + "\n"
	}
	return lead
}

// safe is a line of texts, of so many columns at least, none of which a spreadsheet runs.
func safe(line []string, columns int) []string {
	out := make([]string, max(len(line), columns))
	for i, text := range line {
		out[i] = guard(text)
	}
	return out
}

// row writes the values of a row into record.
func (f cellFormat) row(record []string, columns []*Column, row int, instead func(column, row int) (string, bool)) (err error) {
	for i, c := range columns {
		if instead != nil {
			if text, ok := instead(i, row); ok {
				record[i] = text
				continue
			}
		}
		if record[i], err = f.text(c, row); err != nil {
			return fmt.Errorf("column %s, row %d: %w", c.Spec.Name, row, err)
		}
	}
	return nil
}

// text is the value of a row as it stands in a file.
func (f cellFormat) text(c *Column, row int) (string, error) {
	if !c.Has(row) {
		return "", nil
	}
	switch kind := c.Spec.Kind; {
	case kind.worded():
		return guard(c.Word(row)), nil
	case kind == Flag:
		if c.Flags.Get(row) {
			return f.yes, nil
		}
		return f.no, nil
	case kind == Date:
		return dateText(c.Numbers[row]), nil
	}
	x := c.Numbers[row]
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return "", fmt.Errorf("%v cannot be written", x)
	}
	return f.number(x), nil
}

// NumberText is a number as a CSV file in a language has it.
func NumberText(x float64, lang diag.Lang) string {
	return newCellFormat(WriteOptions{Lang: lang}, 15).number(x)
}

func (f cellFormat) number(x float64) string {
	if f.digits > 0 {
		x = shown(x, f.digits)
	}
	format := byte('f')
	if size := math.Abs(x); size >= 1e21 || size > 0 && size < 1e-9 {
		format = 'e'
	}
	return strings.Replace(strconv.FormatFloat(x+0, format, -1, 64), ".", f.point, 1)
}

// shown is the decimal nearest to x with at most so many significant digits.
func shown(x float64, digits int) float64 {
	y, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', digits, 64), 64)
	if err != nil {
		return x
	}
	return y
}
