package table

import (
	"slices"
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
		at := place{asSheet: s.top.asSheet, table: s.spec.Name, line: first, field: i, cell: diag.Range{File: s.file, Start: int(f.from), End: int(f.from) + 1}}
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
	first int // the first row that is too short
	least int // the values of the shortest
}

// cutRow is a run of rows: the first, how many, their values and the last line.
type cutRow struct{ row, rows, values, line int }

// add adds a row that is too short.
func (c *cutRows) add(row, line, has, width int) {
	if c.short++; c.short == 1 {
		c.first, c.least = row, has
	}
	c.least = min(c.least, has)
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

// checkEnds notes that rows end before columns that may be missing, whose values are then none.
func (s *csvSource) checkEnds() {
	var names diag.Names
	for i := range s.columns {
		if c := &s.columns[i]; c.field >= s.cut.least && s.cut.short > 0 {
			if !c.column.Spec.Optional {
				return // that is an error
			}
			names = append(names, c.column.Spec.Name)
		}
	}
	if len(names) > 0 {
		s.problems.caution(int(s.reader.lines[s.cut.first]), -1, rowsEnd(s.place(s.cut.first, nil), names, s.cut.short))
	}
}

// checkPoints refuses what was read as thousands where a column that nothing reads shows that the point is the
// decimal sign: 0.85.
func (s *csvSource) checkPoints() {
	if s.comma == ',' {
		return
	}
	for i := range s.columns {
		c := &s.columns[i]
		seen := c.signs[groupedNumber]
		if seen.cells == 0 || c.signs[pointedNumber].cells > 0 {
			continue
		}
		if row, field, text, ok := s.pointBeside(); ok {
			s.error(seen.row, c, func(at place) diag.Diagnostic { return mixedPoints(at, seen.text, text, s.locate(row, field)) })
		}
	}
}

// pointBeside finds a value such as 0.85 in a column that nothing reads.
func (s *csvSource) pointBeside() (row, field int, text string, ok bool) {
	read := make([]bool, s.width)
	for i := range s.columns {
		if at := s.columns[i].field; at >= 0 {
			read[at] = true
		}
	}
	if !slices.Contains(read, false) {
		return 0, 0, "", false
	}
	for row := range s.starts {
		fields := strings.Split(strings.TrimRight(s.text[s.starts[row]:s.lineEnd(row)], "\r\n"), string(s.comma))
		for field, text := range fields {
			digits, pointed := strings.CutPrefix(strings.TrimSpace(text), "0.")
			if pointed && field < len(read) && !read[field] && digits != "" && allDigits(digits) {
				return row, field, text, true
			}
		}
	}
	return 0, 0, "", false
}

// lineEnd is where a row ends.
func (s *csvSource) lineEnd(row int) int {
	if row+1 < len(s.starts) {
		return int(s.starts[row+1])
	}
	return len(s.text)
}

// mostCut is how many rows cut in pieces are told of.
const mostCut = 10

// check warns of rows cut in pieces, unless the file has other rows that are too
// short, or no others: then leaving out the last values is its way of writing.
func (s *csvSource) check() {
	s.cut.end()
	s.checkPoints()
	s.checkEnds()
	if s.cut.short > s.cut.cut || s.cut.cut == len(s.starts) {
		return
	}
	for _, run := range s.cut.found[:min(mostCut, len(s.cut.found))] {
		at := s.place(run.row, nil)
		if run.values == 1 {
			s.lone = append(s.lone, run.row)
			s.problems.caution(at.line, -1, loneValue(at, s.width))
		} else {
			s.problems.caution(at.line, -1, cutInPieces(at, run.line))
		}
	}
}
