package bridge

import (
	"encoding/binary"
	"io"
	"math"

	"github.com/fordel-lang/fordel/engine/table"
)

// Cells are what the page has read of a sheet, in bytes:
//
//	 0  "FCEL"
//	 4  version of the format: 1
//	 8  how many texts there are
//	12  how many rows
//	16  the texts: of each its length in bytes, and it in UTF-8
//	    the rows: of each its number from 1, how many cells it has, and they, from
//	    column A on: a byte for the type (table.CellType), then of
//	        text, error, formula    the number of a text, from 0
//	        number                  8 bytes, IEEE 754; the number of the text that
//	                                it is shown as, from 1, or 0 for none
//	        percent, date, flag     8 bytes
//	        empty                   nothing
//
// Numbers are little-endian, of 4 bytes where nothing else is said.
// www/src/sheet/cells.ts writes them.
type cells struct {
	data  []byte
	texts []string
	left  uint32 // rows to come
	row   []table.SheetCell
}

const (
	cellsMagic   = "FCEL"
	cellsVersion = 1
)

var errCells = failf("the cells of the sheet cannot be read", "arkets celler kan ikke læses")

// readCells begins to read cells.
func readCells(data []byte) (*cells, error) {
	c := &cells{data: data}
	if len(data) < 16 || string(data[:4]) != cellsMagic || binary.LittleEndian.Uint32(data[4:]) != cellsVersion {
		return nil, errCells
	}
	n := binary.LittleEndian.Uint32(data[8:])
	c.left = binary.LittleEndian.Uint32(data[12:])
	c.data = data[16:]
	if uint64(n)*4 > uint64(len(c.data)) {
		return nil, errCells
	}
	c.texts = make([]string, 0, n)
	for range n {
		size, ok := c.uint32()
		if !ok || uint64(size) > uint64(len(c.data)) {
			return nil, errCells
		}
		c.texts = append(c.texts, string(c.data[:size]))
		c.data = c.data[size:]
	}
	return c, nil
}

func (c *cells) uint32() (uint32, bool) {
	if len(c.data) < 4 {
		return 0, false
	}
	n := binary.LittleEndian.Uint32(c.data)
	c.data = c.data[4:]
	return n, true
}

func (c *cells) float64() (float64, bool) {
	if len(c.data) < 8 {
		return 0, false
	}
	x := math.Float64frombits(binary.LittleEndian.Uint64(c.data))
	c.data = c.data[8:]
	return x, true
}

// Next implements table.Cells.
func (c *cells) Next() (int, []table.SheetCell, error) {
	if c.left == 0 {
		return 0, nil, io.EOF
	}
	c.left--
	number, ok := c.uint32()
	n, too := c.uint32()
	if !ok || !too || number == 0 || number > math.MaxInt32 || uint64(n) > uint64(len(c.data)) {
		return 0, nil, errCells
	}
	c.row = c.row[:0]
	for range n {
		cell, ok := c.cell()
		if !ok {
			return 0, nil, errCells
		}
		c.row = append(c.row, cell)
	}
	return int(number), c.row, nil
}

// cell is the next cell of the row.
func (c *cells) cell() (table.SheetCell, bool) {
	if len(c.data) == 0 {
		return table.SheetCell{}, false
	}
	cell := table.SheetCell{Type: table.CellType(c.data[0])}
	c.data = c.data[1:]
	ok := true
	switch cell.Type {
	case table.EmptyCell:
	case table.TextCell, table.ErrorCell, table.FormulaCell:
		cell.Text, ok = c.text(0)
	case table.NumberCell:
		if cell.Number, ok = c.float64(); ok {
			cell.Text, ok = c.text(1)
		}
	case table.PercentCell, table.DateCell, table.FlagCell:
		cell.Number, ok = c.float64()
	default:
		return cell, false
	}
	return cell, ok
}

// text is the text of the number that comes, which is counted from first; none
// where it is less.
func (c *cells) text(first uint32) (string, bool) {
	n, ok := c.uint32()
	if !ok || n >= first && uint64(n-first) >= uint64(len(c.texts)) {
		return "", false
	}
	if n < first {
		return "", true
	}
	return c.texts[n-first], true
}
