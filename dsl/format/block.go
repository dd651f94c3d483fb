package format

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/statement"
)

// blockLine is a line of a block: a property or an entry.
type blockLine struct {
	pieces []piece
	note   string  // the comment behind it
	above  []above // comments since the line before
	blank  bool    // a blank line stood before it
}

// above is a comment above a line.
type above struct {
	text  string
	blank bool // a blank line stood before it
}

// indent is what the lines of a block begin with.
const indent = "  "

// block sets a block in lines, from the line that ends in its brace on.
func (s *sentence) block(head []string, open, end int, set func([]blockLine) []string) []string {
	lines, tail := s.blockLines(open, end)
	notes := make([]string, len(lines))
	for i, l := range lines {
		notes[i] = l.note
	}
	texts := withNotes(set(lines), notes)
	out := slices.Clone(head)
	if n := s.pieces[open].notes; len(n) > 0 && !n[0].own {
		out[len(out)-1] += noteGap + n[0].text
	}
	add := func(line string, blank bool) {
		if blank && len(out) > len(head) {
			out = append(out, "")
		}
		out = append(out, line)
	}
	for i, l := range append(lines, tail) {
		for _, a := range l.above {
			add(indent+a.text, a.blank)
		}
		if i < len(lines) {
			add(texts[i], l.blank)
		}
	}
	return append(out, "}")
}

// blockLines gives the lines of a block, and one that holds nothing but the
// comments below the last.
func (s *sentence) blockLines(open, end int) (lines []blockLine, tail blockLine) {
	last := open
	for _, at := range s.spans(open, end) {
		run := slices.Clone(s.pieces[at[0]:at[1]])
		run[len(run)-1].notes = nil
		l := blockLine{pieces: run}
		s.placeNotes(&l, last, at[0])
		if n := s.pieces[at[1]-1].notes; len(n) > 0 && !n[0].own {
			l.note = n[0].text
		}
		lines, last = append(lines, l), at[1]-1
	}
	s.placeNotes(&tail, last, end)
	return lines, tail
}

// placeNotes puts the comments between two pieces above the line that the second
// begins, but for one that stands behind the first.
func (s *sentence) placeNotes(l *blockLine, last, next int) {
	end := s.pieces[last].at.End
	for _, n := range s.pieces[last].notes {
		if n.own {
			l.above = append(l.above, above{n.text, s.blankLine(end, n.at.Start)})
		}
		end = n.at.End
	}
	l.blank = s.blankLine(end, s.pieces[next].at.Start)
}

// blankLine reports whether a blank line stands between two offsets.
func (f *formatter) blankLine(end, start int) bool {
	return start > end && strings.Count(f.text[end:start], "\n") > 1
}

// spans gives the pieces of each line of a block, from and to. The bounds and the
// step of a parameter share a line.
func (s *sentence) spans(open, end int) [][2]int {
	var out [][2]int
	before := ""
	for _, l := range s.lines {
		from, to := s.pieceFrom(l.At.Start), s.pieceFrom(l.At.End)
		if from < open || from > end {
			continue
		}
		goesOn := s.stmt.Kind() == &statement.Param && (l.Word == "to" && before == "from" || l.Word == "step" && before == "to")
		if goesOn && len(s.pieces[from-1].notes) == 0 {
			out[len(out)-1][1] = to
		} else {
			out = append(out, [2]int{from, to})
		}
		before = l.Word
	}
	return out
}

func (s *sentence) pieceFrom(offset int) int {
	i, _ := slices.BinarySearchFunc(s.pieces, offset, func(p piece, at int) int { return p.at.Start - at })
	return i
}
