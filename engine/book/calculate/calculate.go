// Package calculate gives the cells of a described workbook the values of their formulas, as
// Excel and LibreOffice would: for readers that show what is kept in a file and compute
// nothing. It knows the operators and functions that package workbook writes, and no others.
//
// Numbers are doubles; where a formula rounds, what counts is the decimal that a number shows
// with 15 digits.
package calculate

import (
	"fmt"
	"strings"

	"github.com/fordel-lang/fordel/engine/book"
)

// Fill gives each cell that has a formula and no value yet the value of the formula. Values that are
// there stay, and others are computed from them. What a formula cannot give is a book.Fault.
// The error tells of a formula that cannot be read.
func Fill(b *book.Book) error {
	c := &calculation{book: b, functions: functions(), sheets: map[string]int{}, names: map[string]area{}, lists: map[area]*list{}, found: map[area]map[string]int{}, counted: map[string]map[string][]int{}, sorted: map[area][]float64{}}
	for i, s := range b.Sheets {
		c.sheets[strings.ToLower(s.Name)] = i
	}
	for _, n := range b.Names {
		to, err := c.parse(n.To, place{})
		at, ok := to.(area)
		if err != nil || !ok {
			return fmt.Errorf("the name %s stands for no cells: %s", n.Name, n.To)
		}
		c.names[strings.ToLower(n.Name)] = at
	}
	for i := range b.Sheets {
		for r := range b.Sheets[i].Cells {
			for j := range b.Sheets[i].Cells[r] {
				c.cell(place{i, r, j})
			}
		}
	}
	return c.wrong
}

// calculation is a workbook as it is computed. A cell is computed when it is first asked for.
type calculation struct {
	book      *book.Book
	functions map[string]function
	sheets    map[string]int
	names     map[string]area
	lists     map[area]*list              // the values of ranges
	found     map[area]map[string]int     // where each value first stands in them
	counted   map[string]map[string][]int // rows by what they have in some ranges
	sorted    map[area][]float64          // the numbers of ranges, the smallest first
	wrong     error
}

// place is a cell: sheet, row and column from 0.
type place struct{ sheet, row, column int }

// area is a range of cells, or one.
type area struct {
	from place
	rows int
	cols int
}

// cell is the value of a cell.
func (c *calculation) cell(at place) value {
	rows := c.book.Sheets[at.sheet].Cells
	if at.row >= len(rows) || at.column >= len(rows[at.row]) {
		return value{}
	}
	cell := &rows[at.row][at.column]
	if cell.Value != nil || cell.Formula == "" {
		return valueOf(cell.Value)
	}
	cell.Value = book.Fault("#REF!") // what a formula gets that asks for itself
	n, err := c.parse(cell.Formula, at)
	if err != nil {
		if c.wrong == nil {
			c.wrong = fmt.Errorf("%s: %w: %s", book.In(c.book.Sheets[at.sheet].Name, book.Address(at.row, at.column)), err, cell.Formula)
		}
		return valueOf(cell.Value)
	}
	v := n.value(c)
	if v.kind == empty { // a formula that is a reference to nothing gives 0
		v = number(0)
	}
	cell.Value = v.kept()
	return v
}

// list is the values of a range, row by row.
func (c *calculation) list(a area) *list {
	if known := c.lists[a]; known != nil {
		return known
	}
	out := newList(a.rows * a.cols)
	for i := range a.rows {
		for j := range a.cols {
			out.set(i*a.cols+j, c.cell(place{a.from.sheet, a.from.row + i, a.from.column + j}))
		}
	}
	c.lists[a] = out
	return out
}
