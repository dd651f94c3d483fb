package format

import "strings"

// row is a line in columns; a cell may be empty.
type row struct{ cells []string }

// columns gives the width of each column: that of its widest cell which is not
// the last of its row. Cells beyond maxCell stand out.
func columns(rows []row) []int {
	var widths []int
	for _, r := range rows {
		for i := range r.cells[:r.last()] {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			if w := width(r.cells[i]); w <= maxCell {
				widths[i] = max(widths[i], w)
			}
		}
	}
	return widths
}

// last is the index of the last cell that is not empty.
func (r row) last() int {
	i := len(r.cells) - 1
	for i > 0 && r.cells[i] == "" {
		i--
	}
	return i
}

// line writes a row with its cells in columns that many spaces apart; columns in
// which no row has anything take no room.
func (r row) line(widths []int, gap int) string {
	var b strings.Builder
	last := r.last()
	for i, cell := range r.cells[:last+1] {
		b.WriteString(cell)
		if i < last && (widths[i] > 0 || cell != "") {
			b.WriteString(padding(cell, widths[i]) + strings.Repeat(" ", gap))
		}
	}
	return b.String()
}

// padding is the space that fills a cell up to a width.
func padding(cell string, to int) string { return strings.Repeat(" ", max(0, to-width(cell))) }

// natural writes a row with one space between its cells.
func (r row) natural() string {
	var cells []string
	for _, c := range r.cells {
		if c != "" {
			cells = append(cells, c)
		}
	}
	return strings.Join(cells, " ")
}

// withNotes writes the comments behind lines below each other. A comment behind
// several lines stands behind the last of them.
func withNotes(lines []string, notes []string) []string {
	most := 0
	for i, n := range notes {
		if w := width(lines[i]); n != "" && w <= maxAligned && !strings.Contains(lines[i], "\n") {
			most = max(most, w)
		}
	}
	out := make([]string, len(lines))
	for i, n := range notes {
		out[i] = lines[i]
		switch {
		case n == "":
		case strings.Contains(lines[i], "\n"):
			out[i] += noteGap + n
		default:
			out[i] += padding(lines[i], most) + noteGap + n
		}
	}
	return out
}
