package table

import (
	"context"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// CellType is what a cell of a sheet holds.
type CellType uint8

const (
	EmptyCell   CellType = iota
	TextCell             // Text
	NumberCell           // Number; Text is how it is shown where that has more than its digits, as 00123
	PercentCell          // Number, as a fraction: 0.12 where 12 % is shown
	DateCell             // Number, as days since 1970-01-01; a time of day is a fraction
	FlagCell             // Number, 1 or 0
	ErrorCell            // Text, such as #N/A
	FormulaCell          // a formula without its result: Text
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
// file; numbers in texts only where they can be read in one way. The headers are
// the first row with anything in it, or the one of the first that names most
// columns. The error is that of the cells or the context.
func ReadCells(ctx context.Context, from Origin, cells Cells, spec *Spec) (*Reading, error) {
	r := newReader(ctx, spec, from)
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
	ahead  []sheetRow  // read when the headers were looked for
	cells  []SheetCell // of the batch
	first  []int32     // of each row of the batch, and behind the last, where its cells begin
	head   int         // number of the row with the headers
	ended  bool        // by a mark
	failed error       // other than io.EOF
}

// sheetRow is a row with anything in it.
type sheetRow struct {
	number int
	cells  []SheetCell
}

// next is the next row with anything in it.
func (s *sheetSource) next() (row int, cells []SheetCell, ok bool) {
	if len(s.ahead) > 0 {
		first := s.ahead[0]
		s.ahead = s.ahead[1:]
		return first.number, first.cells, true
	}
	for !s.ended {
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
				s.ended = isEnd(c.Text)
				return row, cells, !s.ended
			}
		}
	}
	return 0, nil, false
}

func (s *sheetSource) header() []string {
	s.left.sheet = true
	if chosen := s.mapping.headerRow(); chosen > 0 {
		return s.headerAt(chosen)
	}
	var rows []sheetRow
	var texts [][]string
	for len(rows) < mostHeaderRows {
		number, cells, ok := s.next()
		if !ok {
			break
		}
		rows = append(rows, sheetRow{number, slices.Clone(cells)})
		texts = append(texts, cellTexts(cells))
	}
	if len(rows) == 0 {
		return nil
	}
	at := headerAmong(texts, s.known)
	if at < 0 {
		at = 0
	}
	s.head, s.ahead = rows[at].number, rows[at+1:]
	if at > 0 {
		s.titled()
	}
	return texts[at]
}

// headerAt is the row that was chosen for the headers.
func (s *sheetSource) headerAt(chosen int) []string {
	for {
		number, cells, ok := s.next()
		if ok && number < chosen {
			continue
		}
		s.head = chosen
		if !ok || number > chosen {
			s.problems.error(chosen, -1, func() diag.Diagnostic { return noHeaderRow(s.reader.headerAt(-1)) })
			return nil
		}
		return cellTexts(cells)
	}
}

// cellTexts is what stands in the cells of a row.
func cellTexts(cells []SheetCell) []string {
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
		if s.mapping.skips(row) {
			s.left.add(row)
			continue
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
	at := place{cells: true, asSheet: true, sheet: s.top.sheet, line: s.head, field: field, cell: s.top.cell}
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
	if s.unstored(c, row, cell) {
		return false
	}
	if to, ok := c.translated(cell); ok {
		return s.reader.flag(c, row, to)
	}
	if cell.Type == FlagCell {
		return cell.Number != 0
	}
	return s.reader.flag(c, row, cell.String())
}

// word is the code of what a cell holds as a text.
func (s *sheetSource) word(c *readColumn, row int, cell SheetCell) int32 {
	if s.unstored(c, row, cell) {
		s.keysLost = s.keysLost || c.column.Spec.Kind == Key
		return -1
	}
	return s.reader.word(c, row, c.says(cell.String()))
}

// unstored tells of a formula without its result, and whether the cell is one.
func (s *sheetSource) unstored(c *readColumn, row int, cell SheetCell) bool {
	if cell.Type != FormulaCell {
		return false
	}
	c.missing = append(c.missing, int32(row))
	s.error(row, c, func(at place) diag.Diagnostic { return noFormulaValue(at, cell.Text) })
	return true
}

// translated is what a cell stands for, if the mapping has it.
func (c *readColumn) translated(cell SheetCell) (to string, ok bool) {
	if c.values == nil {
		return "", false
	}
	to, ok = c.values[foldHeader(cell.String())]
	return to, ok
}

// number is the number or date of a cell. A percentage is a share or a plain
// number, but neither an amount nor a count.
func (s *sheetSource) number(c *readColumn, row int, cell SheetCell) float64 {
	if s.unstored(c, row, cell) {
		return math.NaN()
	}
	if to, ok := c.translated(cell); ok {
		return s.reader.number(c, row, to)
	}
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
	if kind == Share {
		c.note(row, cell.String(), x, 0, percent)
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
	case FormulaCell:
		return "=" + c.Text
	case NumberCell:
		if c.Text != "" {
			return c.Text
		}
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
