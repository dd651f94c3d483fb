package table

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// A quotation mark too many makes one row of several, and a line break without
// quotation marks several of one. Both may give a table without errors.

// checkLines warns of the row read last, which lies on several lines, if two or
// more of them look like rows of their own: they have all the separators of one.
func (s *csvSource) checkLines(from int) {
	rows := 0
	text := s.text[s.start:s.end]
	for line := range strings.Lines(text) {
		if strings.Count(line, string(s.comma)) >= s.width-1 {
			rows++
		}
	}
	if rows < 2 || s.width == 1 && rows < 3 {
		return
	}
	for i, f := range s.fields[from:] {
		value := s.text[f.from:f.to]
		if !strings.Contains(value, "\n") {
			continue
		}
		first := s.line + strings.Count(s.text[s.start:f.from], "\n")
		at := place{table: s.spec.Name, line: first, field: i, cell: diag.Range{File: s.file, Start: int(f.from), End: int(f.from) + 1}}
		opened, _, _ := strings.Cut(value, "\n")
		s.problems.caution(s.line, i, swallowedRows(at, first+strings.Count(value, "\n"), opened))
		return
	}
}

// cutRows are rows on following lines that are too short, of which each run that
// together has the values of one row may be one; and rows of a single value, which
// may be a part of their neighbour.
type cutRows struct {
	found []cutRow
	run   cutRow
	short int // rows that are too short
	cut   int // how many of them are such pieces
}

// cutRow is a run of rows: the first, how many, their values and the last line.
type cutRow struct{ row, rows, values, line int }

// add adds a row that is too short.
func (c *cutRows) add(row, line, has, width int) {
	c.short++
	if c.run.rows > 0 && c.run.row+c.run.rows == row && c.run.line+1 == line && c.run.values+has-1 <= width {
		c.run.rows, c.run.values, c.run.line = c.run.rows+1, c.run.values+has-1, line
	} else {
		c.end()
		c.run = cutRow{row, 1, has, line}
	}
	if c.run.values == width {
		c.end()
	}
}

// end ends a run, and keeps it if it is one row in pieces or of single values.
func (c *cutRows) end() {
	if c.run.rows > 1 || c.run.values == 1 {
		c.found, c.cut = append(c.found, c.run), c.cut+c.run.rows
	}
	c.run = cutRow{}
}

// mostCut is how many rows cut in pieces are told of.
const mostCut = 10

// check warns of rows cut in pieces, unless the file has other rows that are too
// short, or no others: then leaving out the last values is its way of writing.
func (s *csvSource) check() {
	s.cut.end()
	if s.cut.short > s.cut.cut || s.cut.cut == len(s.starts) {
		return
	}
	for _, run := range s.cut.found[:min(mostCut, len(s.cut.found))] {
		at := s.place(run.row, nil)
		if run.values == 1 {
			s.problems.caution(at.line, -1, loneValue(at, s.width))
		} else {
			s.problems.caution(at.line, -1, cutInPieces(at, run.line))
		}
	}
}
