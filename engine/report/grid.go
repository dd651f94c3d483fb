package report

import (
	"strings"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// grid is lines of cells that stand under each other. Each line is asked for
// twice, to measure it and to write it, so that a large table takes no memory but
// that of its text.
type grid struct {
	lines int
	line  func(n int, buffer []cell) []cell // the n-th line, appended to the buffer
	ruled bool                              // a rule stands above the last line
}

// cell is a text; numbers stand to the right.
type cell struct {
	text  string
	right bool
}

// widestCell is how many characters of a cell are shown: a longer text would push
// all that stands beside it out of sight.
const widestCell = 100

// gridOf is a grid of lines.
func gridOf(rows [][]cell) grid {
	return grid{lines: len(rows), line: func(n int, buffer []cell) []cell { return append(buffer, rows[n]...) }}
}

// with is the grid with one more line below.
func (g grid) with(last []cell) grid {
	lines, line := g.lines, g.line
	g.lines, g.line = lines+1, func(n int, buffer []cell) []cell {
		if n == lines {
			return append(buffer, last...)
		}
		return line(n, buffer)
	}
	return g
}

// shown is what is seen of a cell: one line of characters that a terminal shows
// instead of obeying them.
func (c cell) shown() string {
	text := diag.Printable(strings.ReplaceAll(c.text, "\t", " "))
	if len(text) > widestCell && utf8.RuneCountInString(text) > widestCell {
		text = string([]rune(text)[:widestCell-1]) + "…"
	}
	return text
}

func (g grid) write(to *strings.Builder) {
	var widths []int
	var buffer []cell
	for n := range g.lines {
		buffer = g.line(n, buffer[:0])
		for i, c := range buffer {
			if i == len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], utf8.RuneCountInString(c.shown()))
		}
	}
	var line strings.Builder
	for n := range g.lines {
		if g.ruled && n == g.lines-1 {
			to.WriteString(rule(widths))
		}
		line.Reset()
		buffer = g.line(n, buffer[:0])
		for i, c := range buffer {
			text := c.shown()
			pad := strings.Repeat(" ", widths[i]-utf8.RuneCountInString(text))
			if i > 0 {
				line.WriteString("  ")
			}
			if c.right {
				text = pad + text
			} else if i < len(buffer)-1 {
				text += pad
			}
			line.WriteString(text)
		}
		to.WriteString(strings.TrimRight(line.String(), " ") + "\n")
	}
}

// rule is a line under every column.
func rule(widths []int) string {
	var line strings.Builder
	for i, w := range widths {
		if i > 0 {
			line.WriteString("  ")
		}
		line.WriteString(strings.Repeat("-", w))
	}
	return line.String() + "\n"
}
