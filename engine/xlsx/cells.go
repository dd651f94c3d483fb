package xlsx

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/fordel-lang/fordel/engine/table"
	"github.com/xuri/excelize/v2"
)

// Cells are the rows of a sheet. The error is a *Refusal.
func (b *Book) Cells(sheet Sheet) (table.Cells, error) {
	data, refusal := b.parts.read(sheet.part)
	if refusal != nil {
		return nil, refusal
	}
	if data == nil {
		return nil, valuesLost(sheet.Name)
	}
	layout, refusal := scan(data, sheet.Name)
	if refusal != nil {
		return nil, refusal
	}
	rows, err := b.file.Rows(sheet.Name)
	if err != nil {
		return nil, valuesLost(sheet.Name)
	}
	return &cells{book: b, sheet: sheet.Name, layout: *layout, rows: rows}, nil
}

// cells goes through a sheet row by row: the layout says what is there, the
// library what it is.
type cells struct {
	layout // of the rows to come
	book   *Book
	sheet  string
	rows   *excelize.Rows
	at     int32    // the row that the library is at, from 1
	texts  []string // that it has in this row
	merged []area   // that reach into it
	row    []table.SheetCell
}

// Next implements table.Cells.
func (c *cells) Next() (int, []table.SheetCell, error) {
	if len(c.heads) == 0 {
		return 0, nil, io.EOF
	}
	row := c.heads[0].row
	if err := c.turnTo(row); err != nil {
		return 0, nil, err
	}
	c.row = c.row[:0]
	for len(c.heads) > 0 && c.heads[0].row == row {
		h := c.heads[0]
		c.heads = c.heads[1:]
		for int32(len(c.row)) <= h.col {
			c.row = append(c.row, table.SheetCell{})
		}
		if !h.value && !h.computed || c.covered(h) {
			continue
		}
		cell, err := c.read(h)
		if err != nil {
			return 0, nil, err
		}
		c.row[h.col] = cell
	}
	return int(row) + 1, c.row, nil
}

// turnTo has the library go on to a row, from 0.
func (c *cells) turnTo(row int32) error {
	for c.at <= row {
		if !c.rows.Next() {
			return valuesLost(c.sheet)
		}
		c.at++
	}
	texts, err := c.rows.Columns()
	if err != nil {
		return valuesLost(c.sheet)
	}
	c.texts = texts
	c.merged = slices.DeleteFunc(c.merged, func(m area) bool { return m.bottom < row })
	for len(c.merges) > 0 && c.merges[0].top <= row {
		if c.merges[0].bottom >= row {
			c.merged = append(c.merged, c.merges[0])
		}
		c.merges = c.merges[1:]
	}
	return nil
}

// covered reports whether a cell lies under another: a merge shows that in its
// first corner only.
func (c *cells) covered(h head) bool {
	for _, m := range c.merged {
		if h.col >= m.left && h.col <= m.right {
			return h.row != m.top || h.col != m.left
		}
	}
	return false
}

// read is the cell that stands there.
func (c *cells) read(h head) (table.SheetCell, error) {
	if !h.value {
		if h.kind == "str" { // the formula gives an empty text
			return table.SheetCell{}, nil
		}
		return table.SheetCell{Type: table.FormulaCell, Text: h.formula}, nil
	}
	text := ""
	if int(h.col) < len(c.texts) {
		text = c.texts[h.col]
	}
	if text == "" && h.kind != "s" || h.kind == "s" && int(h.shared) >= c.book.strings {
		return table.SheetCell{}, valuesLost(c.sheet)
	}
	switch h.kind {
	case "s", "str", "inlineStr":
		return table.SheetCell{Type: table.TextCell, Text: text}, nil
	case "b":
		return table.SheetCell{Type: table.FlagCell, Number: onOff(text)}, nil
	case "e":
		return table.SheetCell{Type: table.ErrorCell, Text: text}, nil
	case "d":
		return isoDate(text), nil
	}
	x, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
		return table.SheetCell{Type: table.TextCell, Text: text}, nil
	}
	return c.book.number(x, c.book.format(h.style)), nil
}

func onOff(text string) float64 {
	if text == "1" || strings.EqualFold(text, "true") {
		return 1
	}
	return 0
}

// isoDate is a date that is written out, as some programs do.
func isoDate(text string) table.SheetCell {
	for _, layout := range []string{"2006-01-02", "2006-01-02T15:04", "2006-01-02T15:04:05.999999999", "2006-01-02T15:04:05.999999999Z07:00"} {
		if t, err := time.Parse(layout, text); err == nil {
			return table.SheetCell{Type: table.DateCell, Number: float64(t.UnixMilli()) / (24 * 60 * 60 * 1000)}
		}
	}
	return table.SheetCell{Type: table.TextCell, Text: text}
}

// number is a number as its format shows it.
func (b *Book) number(x float64, f format) table.SheetCell {
	switch {
	case f.date:
		return table.SheetCell{Type: table.DateCell, Number: days(x, b.from)}
	case f.percent:
		return table.SheetCell{Type: table.PercentCell, Number: x}
	case f.time:
		return table.SheetCell{Type: table.NumberCell, Number: x, Text: clock(x)}
	case f.zeros > 0 && x >= 0 && x == math.Trunc(x) && x < 1e15:
		return table.SheetCell{Type: table.NumberCell, Number: x, Text: fmt.Sprintf("%0*.0f", f.zeros, x)}
	}
	return table.SheetCell{Type: table.NumberCell, Number: x}
}

// days are days since 1970-01-01, of a number that counts from another day.
func days(x, from float64) float64 {
	if from == from1900 && x < 60 { // before the 29 February 1900 that never was
		x++
	}
	return x + from
}

// clock is a part of a day, or more, as hours and minutes, with seconds if there are any.
func clock(x float64) string {
	seconds := int64(math.Round(x * 24 * 60 * 60))
	sign := ""
	if seconds < 0 {
		sign, seconds = "-", -seconds
	}
	out := fmt.Sprintf("%s%02d:%02d", sign, seconds/3600, seconds/60%60)
	if seconds%60 != 0 {
		out += fmt.Sprintf(":%02d", seconds%60)
	}
	return out
}
