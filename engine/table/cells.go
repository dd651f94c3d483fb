package table

import (
	"context"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// CellType is what a cell of a sheet holds.
type CellType uint8

const (
	EmptyCell   CellType = iota
	TextCell             // Text
	NumberCell           // Number
	PercentCell          // Number, as a fraction: 0.12 where 12 % is shown
	DateCell             // Number, as days since 1970-01-01; a time of day is a fraction
	FlagCell             // Number, 1 or 0
	ErrorCell            // Text, such as #N/A
)

// SheetCell is a cell of a sheet, with its value as the workbook stores it and
// not as it shows it.
type SheetCell struct {
	Type   CellType
	Number float64
	Text   string
}

// Cells are the rows of a sheet of a workbook, one after the other.
type Cells interface {
	// Next is the next row that has any cells: its number from 1, and the cells
	// from column A on, good until the next call. The error is io.EOF at the end,
	// and any other if the sheet cannot be read any further.
	Next() (row int, cells []SheetCell, err error)
}

// ReadCells reads a table from a sheet of a workbook. Numbers, dates, percentages
// and flags are taken as they are stored, texts as they would be read in a CSV
// file; numbers in texts only where they can be read in one way. The error is
// that of the cells or the context.
func ReadCells(ctx context.Context, file string, cells Cells, spec *Spec) (*Reading, error) {
	r := newReader(ctx, spec, file)
	s := &sheetSource{reader: r, rows: cells}
	r.from = s
	out, err := r.read()
	if s.failed != nil {
		return nil, s.failed
	}
	return out, err
}

// sheetSource gives the rows of a sheet to a reader.
type sheetSource struct {
	*reader
	rows   Cells
	cells  []SheetCell // of the batch
	first  []int32     // of each row of the batch, and behind the last, where its cells begin
	head   int         // number of the row with the headers
	failed error       // other than io.EOF
}

// next is the next row with anything in it.
func (s *sheetSource) next() (row int, cells []SheetCell, ok bool) {
	for {
		row, cells, err := s.rows.Next()
		switch {
		case err == io.EOF:
			return 0, nil, false
		case err != nil:
			s.failed = err
			return 0, nil, false
		}
		for _, c := range cells {
			if !c.empty() {
				return row, cells, true
			}
		}
	}
}

func (s *sheetSource) header() []string {
	row, cells, ok := s.next()
	if !ok {
		return nil
	}
	s.head = row
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = c.String()
	}
	return out
}

func (s *sheetSource) check() {}

// capacity is not known before all rows are there.
func (s *sheetSource) capacity(int) int { return batchRows }

func (s *sheetSource) batch() (int, error) {
	s.cells, s.first = s.cells[:0], s.first[:0]
	for len(s.first) < batchRows {
		if len(s.first)%rowsPerTick == 0 {
			s.meter.At(s.top.cell.File, len(s.lines), 0)
			if err := s.meter.Tick(); err != nil {
				return 0, err
			}
		}
		row, cells, ok := s.next()
		if !ok {
			break
		}
		s.first, s.lines = append(s.first, int32(len(s.cells))), append(s.lines, int32(row))
		s.cells = append(s.cells, cells[:min(len(cells), s.width)]...)
		for i, c := range cells[min(len(cells), s.width):] {
			if !c.empty() {
				s.beyond.see(c.String(), float64(s.width+i), len(s.lines)-1)
			}
		}
	}
	n := len(s.first)
	s.first = append(s.first, int32(len(s.cells)))
	return n, s.failed
}

func (s *sheetSource) locate(row, field int) place {
	at := place{sheet: true, line: s.head, field: field, cell: s.top.cell}
	if row >= 0 {
		at.line = int(s.lines[row])
	}
	return at
}

// cell is the cell of a column in a row of the batch.
func (s *sheetSource) cell(i int, c *readColumn) SheetCell {
	at := int(s.first[i]) + c.field
	if at >= int(s.first[i+1]) {
		return SheetCell{}
	}
	return s.cells[at]
}

func (s *sheetSource) fill(c *readColumn) {
	n := len(s.first) - 1
	switch kind := c.column.Spec.Kind; {
	case kind == Flag:
		flags := c.moreFlags(n)
		for i := range n {
			if s.flag(c, s.base+i, s.cell(i, c)) {
				flags.Set(s.base+i, true)
			}
		}
	case kind.worded():
		for i, out := 0, c.moreCodes(n); i < n; i++ {
			out[i] = s.word(c, s.base+i, s.cell(i, c))
		}
	default:
		for i, out := 0, c.moreNumbers(n); i < n; i++ {
			out[i] = s.number(c, s.base+i, s.cell(i, c))
		}
	}
}

// flag is the flag of a cell.
func (s *sheetSource) flag(c *readColumn, row int, cell SheetCell) bool {
	if cell.Type == FlagCell {
		return cell.Number != 0
	}
	return s.reader.flag(c, row, cell.String())
}

// word is the code of what a cell holds as a text.
func (s *sheetSource) word(c *readColumn, row int, cell SheetCell) int32 {
	return s.reader.word(c, row, cell.String())
}

// number is the number or date of a cell. A percentage is a share or a plain
// number, but neither an amount nor a count.
func (s *sheetSource) number(c *readColumn, row int, cell SheetCell) float64 {
	kind, x := c.column.Spec.Kind, cell.Number
	plain := cell.Type == NumberCell && kind.numeric()
	percent := cell.Type == PercentCell && (kind == Share || kind == Number)
	date := cell.Type == DateCell && kind == Date && x == math.Trunc(x)
	if !plain && !percent && !date || math.IsNaN(x) || math.IsInf(x, 0) {
		return s.reader.number(c, row, cell.String())
	}
	if x = stored(x); c.column.Spec.takes(x) && kind != Share {
		return x
	}
	s.checkNumber(c, row, x, cell.String())
	if plain && kind == Share {
		c.note(row, cell.String(), x, 0, false)
	}
	return x
}

// empty reports whether nothing stands in a cell.
func (c SheetCell) empty() bool {
	return c.Type == EmptyCell || c.Type == TextCell && strings.TrimSpace(c.Text) == ""
}

// String is the cell as a CSV file would have it: numbers with all their digits,
// 15 at most, and dates as 2026-10-01.
func (c SheetCell) String() string {
	switch c.Type {
	case NumberCell:
		return numberText(c.Number)
	case PercentCell:
		return numberText(c.Number*100) + " %"
	case DateCell:
		return dateTimeText(c.Number)
	case FlagCell:
		return map[bool]string{true: "TRUE", false: "FALSE"}[c.Number != 0]
	}
	return strings.TrimSpace(c.Text)
}

// numberText is a number with at most 15 digits that count.
func numberText(x float64) string { return strconv.FormatFloat(stored(x), 'f', -1, 64) }

// stored is a number of a workbook as the program shows it, with 15 digits: what
// a formula gave as 0.30000000000000004 is 0.3.
func stored(x float64) float64 {
	if x == math.Trunc(x) && math.Abs(x) < 1e15 {
		return x + 0 // makes -0 a zero like any other
	}
	return shown(x, 15)
}

// dateTimeText is a point in time, as a date if it is midnight.
func dateTimeText(days float64) string {
	day := math.Floor(days)
	if math.Abs(day) > 1e7 {
		return numberText(days)
	}
	minutes := int(math.Round((days - day) * 24 * 60))
	if minutes == 0 {
		return dateText(day)
	}
	return fmt.Sprintf("%s %02d:%02d", dateText(day), minutes/60, minutes%60)
}
