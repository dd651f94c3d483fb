package format

import (
	"strings"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// piece is a word, literal or sign as it is printed; a keyword of several words
// is one piece.
type piece struct {
	text  string
	typ   lex.Type // of its first token
	sort  sort
	fract bool // it is a number that the author wrote with decimals, however it is printed
	tight bool // nothing stands between it and the piece before
	depth int  // brackets open behind it
	// rank says how well a line may end behind it: 0 not at all, else the lower
	// the better. Signs that bind loosely are better, and so are outer brackets.
	rank  int
	must  bool       // a line ends behind it
	at    diag.Range // what it was made of
	notes []note     // comments behind it, before the next piece
}

// note is a comment.
type note struct {
	text string // with its slashes
	own  bool   // it has the line to itself
	at   diag.Range
}

// operand reports whether a minus behind the piece takes something away.
func (p piece) operand() bool {
	t := lex.Token{Type: p.typ}
	return p.sort != keyword && t.EndsOperand()
}

// ranks says which signs a line may end with, the loosest first.
var ranks = map[lex.Type]int{
	lex.Comma: 1, lex.Else: 2, lex.Then: 3, lex.Or: 4, lex.And: 5, lex.Coalesce: 6,
	lex.Equal: 7, lex.Unequal: 7, lex.Less: 7, lex.LessEqual: 7, lex.Greater: 7, lex.GreaterEqual: 7,
	lex.Plus: 8, lex.Minus: 8, lex.Star: 9, lex.Slash: 9,
}

const ranksPerDepth = 10

// spacing sets the space before each piece and where lines may end. reset tells
// at which offsets something new starts, so that a minus there is a sign.
func spacing(ps []piece, reset map[int]bool) {
	depth, unary := 0, false
	for i := range ps {
		p := &ps[i]
		var before piece
		if i > 0 {
			before = ps[i-1]
		}
		p.tight = unary || touches(before, *p)
		unary = (p.typ == lex.Minus || p.typ == lex.Plus) && (reset[p.at.Start] || !before.operand())
		t := lex.Token{Type: p.typ}
		switch {
		case t.Opens() && p.typ != lex.LeftBrace:
			depth++
		case t.Closes() && p.typ != lex.RightBrace:
			depth--
		}
		p.depth = depth
		if rank := ranks[p.typ]; rank > 0 && !unary {
			p.rank = depth*ranksPerDepth + rank
		}
	}
}

// touches reports whether no space stands between two pieces.
func touches(a, b piece) bool {
	switch {
	case a.typ == lex.LeftParen || a.typ == lex.LeftBracket:
		return true
	case b.typ == lex.RightParen || b.typ == lex.RightBracket || b.typ == lex.Comma:
		return true
	case a.typ == lex.DotDot && b.typ != lex.Dot || b.typ == lex.DotDot || b.typ == lex.LeftParen && a.sort == function:
		return true
	case a.typ == lex.Dot:
		return true
	}
	return b.typ == lex.Dot && a.operand()
}

// join writes pieces on one line.
func join(ps []piece) string {
	var b strings.Builder
	for i, p := range ps {
		if i > 0 && !p.tight {
			b.WriteByte(' ')
		}
		b.WriteString(p.text)
	}
	return b.String()
}

// hasNotes reports whether comments stand behind any of the pieces.
func hasNotes(ps []piece) bool {
	for _, p := range ps {
		if len(p.notes) > 0 {
			return true
		}
	}
	return false
}

// width is how many characters a text has.
func width(text string) int { return utf8.RuneCountInString(text) }
