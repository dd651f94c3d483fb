package format

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// entry is a statement, a comment or the header, ready to be set among others.
type entry struct {
	row   row                    // of a statement on one line; else without cells
	lines []string               // of everything else
	kind  *statement.Declaration // statements of one kind align
	sort  entrySort
	note  string // a comment behind it on its last line
	blank bool   // the author left a blank line before it
}

type entrySort int

const (
	headerEntry entrySort = iota
	commentEntry
	oneLineEntry  // a statement without an open block
	blockEntry    // a statement whose block stands on several lines
	verbatimEntry // a statement that is left as it is
)

// blockAt finds the next block from piece i on: where its braces are. There is
// none where open is len(s.pieces).
func (s *sentence) blockAt(i int) (open, end int) {
	open = i
	for open < len(s.pieces) && s.pieces[open].typ != lex.LeftBrace {
		open++
	}
	end = open
	for end < len(s.pieces) && s.pieces[end].typ != lex.RightBrace {
		end++
	}
	return open, end
}

// layout sets a statement in lines.
func (s *sentence) layout() entry {
	open, end := s.blockAt(0)
	if open > 0 && open < len(s.pieces) {
		s.moveNotes(open-1, open)
	}
	head := s.pieces[:open]
	e := entry{kind: s.stmt.Kind(), sort: oneLineEntry}
	line := row{s.headCells(head)}
	switch {
	case open < len(s.pieces) && s.staysOnLine(open, end) && s.fits():
		e.row = row{append(line.cells, join(s.pieces[open:end+1]))}
		return e
	case open == len(s.pieces) && !hasNotes(head) && width(line.natural()) <= maxWidth:
		e.row = line
		return e
	case open == len(s.pieces):
		e.lines = fill(breakAfterAssign(head), "", 2)
		return e
	}
	e.sort = blockEntry
	brace := s.pieces[open]
	brace.notes = nil
	e.lines = s.block(fill(append(head[:open:open], brace), "", 2*len(indent)), open, end, s.setLines)
	if next, last := s.blockAt(end + 1); next < len(s.pieces) {
		s.moveNotes(end, next)
		top := append(e.lines[:len(e.lines)-1], join(s.pieces[end:next+1]))
		e.lines = s.block(top, next, last, s.setRows)
	}
	return e
}

// moveNotes moves the comments behind some pieces behind the brace that follows,
// where only one has room on the line.
func (s *sentence) moveNotes(from, brace int) {
	var notes []note
	for i := from; i < brace; i++ {
		notes = append(notes, s.pieces[i].notes...)
		s.pieces[i].notes = nil
	}
	notes = append(notes, s.pieces[brace].notes...)
	for i := range notes {
		notes[i].own = notes[i].own || i > 0
	}
	s.pieces[brace].notes = notes
}

// breakAfterAssign makes the line end behind the `=` of a statement.
func breakAfterAssign(head []piece) []piece {
	head = slices.Clone(head)
	for i := range head {
		if head[i].typ == lex.Assign {
			head[i].must = true
			break
		}
	}
	return head
}

// headCells parts the first line of a statement into what aligns with its
// neighbours: the name, the label with what follows it, and the rest from `=` on.
func (s *sentence) headCells(head []piece) []string {
	assign := slices.IndexFunc(head, func(p piece) bool { return p.typ == lex.Assign })
	if assign < 0 {
		return []string{join(head)}
	}
	label := 2
	if s.stmt.Kind().Names != statement.Nothing {
		label = 1 + slices.IndexFunc(head[1:], func(p piece) bool {
			return p.typ == lex.Quoted || p.typ == lex.Assign || p.sort == keyword
		})
	}
	return []string{join(head[:label]), join(head[label:assign]), join(head[assign:])}
}

// staysOnLine reports whether a block stays on one line: it stood on one, and
// holds nothing but constants, or nothing at all.
func (s *sentence) staysOnLine(open, end int) bool {
	inside := s.pieces[open+1 : end]
	if hasNotes(s.pieces) {
		return false
	}
	if len(inside) == 0 {
		return end+1 == len(s.pieces)
	}
	if strings.Contains(s.text[s.pieces[open].at.Start:s.pieces[end].at.End], "\n") {
		return false
	}
	if s.stmt.Kind().Entries {
		return false
	}
	if s.stmt.Kind() == &statement.Scenario {
		return len(s.lines) == 1
	}
	return !slices.ContainsFunc(inside, func(p piece) bool { return p.sort == name || p.sort == function })
}

// fits reports whether the whole statement fits on a line in either language, so
// that translating it there and back opens no block.
func (s *sentence) fits() bool {
	for _, lang := range [2]diag.Lang{diag.English, diag.Danish} {
		f := *s.formatter
		f.to = lang
		if other, ok := f.spell(s.stmt, f.tokensOf(s.stmt)); !ok || width(join(other.pieces)) > maxAligned {
			return false
		}
	}
	return true
}

// canonical writes the statement for Canonical: one space between words, every
// block open.
func (s *sentence) canonical() string {
	var b strings.Builder
	line := 0
	for i := 0; i < len(s.pieces); {
		open, end := s.blockAt(i)
		b.WriteString(join(s.pieces[i:min(open+1, len(s.pieces))]) + "\n")
		if open == len(s.pieces) {
			break
		}
		for ; line < len(s.lines) && s.lines[line].At.Start < s.pieces[end].at.Start; line++ {
			from, to := s.pieceFrom(s.lines[line].At.Start), s.pieceFrom(s.lines[line].At.End)
			b.WriteString(indent + join(s.pieces[from:to]) + "\n")
		}
		i = end
	}
	return b.String()
}
