package format

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// cells parts a line of a block into what aligns with other lines and the rest:
// the keyword of a property, the name and label of a column, the bounds of a
// band, the name of a part. A comment in the middle leaves nothing to align.
func (s *sentence) cells(line []piece) (cells []string, rest []piece) {
	first, second := 1, 1
	switch s.stmt.Kind() {
	case &statement.Table:
		if line[1].typ == lex.Quoted {
			second = 2
		}
	case &statement.Bands:
		first = 1 + slices.IndexFunc(line, isColon)
		second = first
	}
	if hasNotes(line[:second]) {
		return nil, line
	}
	return []string{join(line[:first]), join(line[first:second])}, line[second:]
}

// labelCell is the cell of the labels of columns.
const labelCell = 1

// setLines sets the lines of a block below each other. What does not fit on a
// line goes on below where it began, if that leaves room. Columns without a label
// leave room for the others' only where those are short.
func (s *sentence) setLines(lines []blockLine) []string {
	rows := make([]row, len(lines))
	rests := make([][]piece, len(lines))
	for i, l := range lines {
		cells, rest := s.cells(l.pieces)
		rows[i], rests[i] = row{cells: append(cells, join(rest))}, rest
	}
	widths, gap := columns(rows), s.gap()
	texts := make([]string, len(lines))
	for i, r := range rows {
		before := indent
		for j, cell := range r.cells[:len(r.cells)-1] {
			if cell != "" || widths[j] > 0 && !(j == labelCell && widths[j] > maxLabel) {
				before += cell + padding(cell, widths[j]) + strings.Repeat(" ", gap)
			}
		}
		below := width(before)
		if below > maxWidth-leastWidth || below == len(indent) {
			below = 2 * len(indent)
		}
		texts[i] = strings.Join(fill(rests[i], before, below), "\n")
	}
	return texts
}

// gap is how far the columns of a block are apart.
func (s *sentence) gap() int {
	switch s.stmt.Kind() {
	case &statement.Bands, &statement.Scenario, &statement.Param:
		return 1
	}
	return 2
}

// setRows sets the rows of a table's own data in columns: numbers to the right,
// everything else to the left. They are never broken.
func (s *sentence) setRows(lines []blockLine) []string {
	var widths []int
	var numeric []bool
	cells := make([][]cell, len(lines))
	for i, l := range lines {
		if hasNotes(l.pieces) {
			continue
		}
		cells[i] = cellsOf(l.pieces)
		for j, c := range cells[i] {
			if j == len(widths) {
				widths, numeric = append(widths, 0), append(numeric, true)
			}
			if w := width(c.text); w <= maxCell {
				widths[j] = max(widths[j], w)
			}
			numeric[j] = numeric[j] && c.numeric
		}
	}
	texts := make([]string, len(lines))
	for i, l := range lines {
		if cells[i] == nil {
			texts[i] = strings.Join(fill(l.pieces, indent, 2*len(indent)), "\n")
			continue
		}
		texts[i] = s.rowText(cells[i], widths, numeric)
	}
	return texts
}

// cell is one value of a row.
type cell struct {
	text    string
	numeric bool // a number, amount or share; nil goes with anything
}

func cellsOf(line []piece) []cell {
	var out []cell
	from, numeric := 0, true
	for i, p := range line {
		switch p.typ {
		case lex.Quoted, lex.Date, lex.Yes, lex.No:
			numeric = false
		case lex.Comma:
			out = append(out, cell{join(line[from:i]), numeric})
			from, numeric = i+1, true
		}
	}
	return append(out, cell{join(line[from:]), numeric})
}

// rowText writes a row of data, its values parted by the language's separator.
func (s *sentence) rowText(cells []cell, widths []int, numeric []bool) string {
	line, comma := indent, s.sign(lex.Token{Type: lex.Comma})
	for j, c := range cells {
		if j > 0 {
			line += " "
		}
		if j == len(cells)-1 {
			comma = ""
		}
		if numeric[j] {
			line += padding(c.text, widths[j]) + c.text + comma
		} else {
			line += c.text + comma + padding(c.text, widths[j])
		}
	}
	return strings.TrimRight(line, " ")
}
