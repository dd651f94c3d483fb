package format

import (
	"strings"
)

const (
	maxWidth   = 100 // columns of a line, without a comment at its end
	maxAligned = 120 // columns of a line that is aligned with others
	maxCell    = 80  // columns of a cell that others make room for
	maxLabel   = 24  // columns of a label that lines without one make room for
	leastWidth = 36  // columns that must be left for a line to go on below where it began
	maxIndents = 4   // how many open brackets indent a line
	noteGap    = "  "
)

// fill sets pieces in lines of at most maxWidth columns where they allow it. The
// first line begins with what stands before it; the others are indented, and
// more so inside brackets. Comments inside end their lines and stand below them.
func fill(ps []piece, before string, indent int) []string {
	var lines []string
	for len(ps) > 0 {
		n := lineLength(ps, width(before))
		last := ps[n-1]
		lines = append(lines, strings.TrimRight(before+join(ps[:n]), " "))
		before = strings.Repeat(" ", indent+2*min(last.depth, maxIndents))
		for _, c := range last.notes {
			if c.own {
				lines = append(lines, before+c.text)
			} else {
				lines[len(lines)-1] += noteGap + c.text
			}
		}
		ps = ps[n:]
	}
	return lines
}

// lineLength is how many pieces stand on the next line, which begins at a column.
// Where not all fit, the line ends behind the sign that binds loosest, and of
// several such behind the last.
func lineLength(ps []piece, column int) int {
	best, bestRank := 0, 0
	for i, p := range ps {
		column += width(p.text)
		if i > 0 && !p.tight {
			column++
		}
		switch {
		case column > maxWidth && best > 0:
			return best
		case p.must || len(p.notes) > 0:
			return i + 1
		case p.rank > 0 && (best == 0 || p.rank <= bestRank):
			best, bestRank = i+1, p.rank
		}
	}
	return len(ps)
}
