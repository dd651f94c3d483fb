package diag

import (
	"sort"
	"sync"
	"unicode/utf8"
)

// Range is a stretch of a file, from byte offset Start up to and not including
// End, both from 0. The zero Range is "nowhere in particular".
type Range struct {
	File       string
	Start, End int
}

// IsZero reports whether the range points nowhere.
func (r Range) IsZero() bool { return r == Range{} }

// To is the range from the start of r to the end of s.
func (r Range) To(s Range) Range { return Range{File: r.File, Start: r.Start, End: s.End} }

// Position is a place as people count: line and column from 1, the column in
// characters (Unicode code points).
type Position struct{ Line, Column int }

// Source is the text of a file with an index of its lines. It is the one place
// where byte offsets become lines, columns and UTF-16 offsets.
type Source struct {
	Name string
	Text string

	index sync.Once // makes the next, when it is first needed
	line  []int     // byte offset at which each line starts
	count sync.Once // makes the next, when it is first needed
	units []int     // how many UTF-16 code units stand before each unitStretch bytes
}

// NewSource is the text of a file, as package source gives it: in UTF-8, with lines
// that end in \n.
func NewSource(name, text string) *Source { return &Source{Name: name, Text: text} }

// lines is the index. Most texts of data are never asked for a line.
func (s *Source) lines() []int {
	s.index.Do(func() {
		s.line = []int{0}
		for i := range len(s.Text) {
			if s.Text[i] == '\n' {
				s.line = append(s.line, i+1)
			}
		}
	})
	return s.line
}

// Position turns a byte offset into line and column. Offsets outside the text
// are moved to its nearest end, those inside a character to where it begins.
func (s *Source) Position(offset int) Position {
	offset = s.boundary(offset)
	line := s.lines()
	n := sort.SearchInts(line, offset+1) - 1
	return Position{Line: n + 1, Column: utf8.RuneCountInString(s.Text[line[n]:offset]) + 1}
}

// boundary is where the character begins that a byte offset lies in. Bytes that
// are no text are one character each.
func (s *Source) boundary(offset int) int {
	offset = min(max(offset, 0), len(s.Text))
	for back := 1; back < utf8.UTFMax && back <= offset; back++ {
		if _, size := utf8.DecodeRuneInString(s.Text[offset-back:]); size > back {
			return offset - back
		}
	}
	return offset
}

// Line is the text of a line, counted from 1, without its line end.
func (s *Source) Line(n int) string {
	line := s.lines()
	if n < 1 || n > len(line) {
		return ""
	}
	start, end := line[n-1], len(s.Text)
	if n < len(line) {
		end = line[n] - 1
	}
	if end > start && s.Text[end-1] == '\r' {
		end--
	}
	return s.Text[start:end]
}

// around gives the characters of a line next to a byte offset in it, on either
// side at least so many where there are, and how many stand before the offset.
// Bytes that are no text count as one character each.
func (s *Source) around(offset, line, characters int) (text []rune, before int) {
	all := s.Line(line)
	start := s.lines()[line-1]
	offset = min(max(s.boundary(offset)-start, 0), len(all))
	from, to := max(0, offset-utf8.UTFMax*characters), min(len(all), offset+utf8.UTFMax*characters)
	for n := 1; n < utf8.UTFMax && from > 0 && !utf8.RuneStart(all[from]); n++ {
		from--
	}
	before = utf8.RuneCountInString(all[from:offset])
	return append([]rune(all[from:offset]), []rune(all[offset:to])...), before
}
