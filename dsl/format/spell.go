package format

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// sentence is a statement in pieces.
type sentence struct {
	*formatter
	stmt   dsl.Statement
	lines  []dsl.Line
	pieces []piece
}

// spell turns a statement's tokens into pieces in the new language. ok is false
// where it cannot be printed anew.
func (f *formatter) spell(s dsl.Statement, toks []lex.Token) (sentence, bool) {
	if !f.sound(s) || len(toks) == 0 {
		return sentence{}, false
	}
	roles := f.rolesOf(s)
	if roles.lost {
		return sentence{}, false
	}
	out := sentence{formatter: f, stmt: s, lines: baseOf(s).Lines, pieces: make([]piece, 0, len(toks))}
	for _, l := range out.lines {
		roles.starts[l.At.Start] = true
	}
	for i, line := 0, 0; i < len(toks); {
		for line < len(out.lines) && toks[i].At.Start >= out.lines[line].At.End {
			line++
		}
		p, n := f.piece(roles, toks[i:], out.context(i, toks[i].At.Start, line))
		out.pieces = append(out.pieces, p)
		i += n
	}
	if !out.complete() {
		return sentence{}, false
	}
	if !f.plain {
		f.annotate(&out)
	}
	out.bracketDecimals()
	spacing(out.pieces, roles.starts)
	out.tightenBounds()
	return out, true
}

// complete reports whether the lines of the blocks hold everything in them, and
// nothing stands behind the last: then setting them loses nothing.
func (s *sentence) complete() bool {
	line, inside := 0, false
	for i, p := range s.pieces {
		for line < len(s.lines) && p.at.Start >= s.lines[line].At.End {
			line++
		}
		switch {
		case p.typ == lex.LeftBrace, p.typ == lex.RightBrace:
			inside = p.typ == lex.LeftBrace
		case inside && (line == len(s.lines) || p.at.Start < s.lines[line].At.Start):
			return false
		}
		if last := i == len(s.pieces)-1; last && inside || !last && p.typ == lex.RightBrace && !s.rowsFollow(i+1) {
			return false
		}
	}
	return true
}

// rowsFollow reports whether a table's own data begin with piece i.
func (s *sentence) rowsFollow(i int) bool {
	return s.pieces[i].sort == keyword && i+1 < len(s.pieces) && s.pieces[i+1].typ == lex.LeftBrace
}

// tightenBounds takes out the space before the colon behind the bounds of a band.
func (s *sentence) tightenBounds() {
	if s.stmt.Kind() != &statement.Bands {
		return
	}
	for _, l := range s.lines {
		from := s.pieceFrom(l.At.Start)
		s.pieces[from+slices.IndexFunc(s.pieces[from:], isColon)].tight = true
	}
}

func isColon(p piece) bool { return p.typ == lex.Colon }

// piece makes the next piece and says of how many tokens.
func (f *formatter) piece(roles *roles, toks []lex.Token, context lex.Context) (piece, int) {
	t := toks[0]
	p := piece{text: t.Text, typ: t.Type, at: t.At}
	what, known := roles.words[t.At.Start]
	switch english, n := lex.Match(f.from, context, toks); {
	case known:
		p.sort = what.sort
		if what.text != "" {
			p.text = what.text
		}
	case n > 0 && (t.Type == lex.Word || n > 1):
		p.text, p.sort = lex.Spell(f.to, context, english), keyword
		p.at = t.At.To(toks[n-1].At)
		return p, n
	default:
		p.text = f.sign(t)
		p.fract = fractional(t, f.from)
	}
	return p, 1
}

// reservedWords are the reserved words by what they are.
var reservedWords = map[lex.Type]string{
	lex.Yes: "yes", lex.No: "no", lex.Nil: "nil", lex.And: "and", lex.Or: "or", lex.Not: "not",
	lex.In: "in", lex.If: "if", lex.Then: "then", lex.Else: "else",
}

// sign spells what is neither a name nor a keyword.
func (f *formatter) sign(t lex.Token) string {
	switch t.Type {
	case lex.Number, lex.Percent, lex.Money:
		if f.plain {
			return plainNumber(t)
		}
		return number(t, f.from, f.to)
	case lex.Unit:
		if f.plain {
			return "kr"
		}
	case lex.Caret:
		return "^"
	case lex.Comma:
		return lex.Pair{EN: ",", DA: ";"}.Spelling(f.to)
	}
	if english, ok := reservedWords[t.Type]; ok {
		return lex.Spell(f.to, lex.Reserved, english)
	}
	return t.Text
}

// context is where the keywords that may stand at token i come from; line is the
// first line of the block that does not end before it. (Reserved words are no
// keywords of a place.)
func (s *sentence) context(i, offset, line int) lex.Context {
	kind := s.stmt.Kind()
	if i == 0 {
		return lex.Statements
	}
	if line == len(s.lines) || offset < s.lines[line].At.Start {
		return cmp.Or(kind.Head, kind.Behind)
	}
	if l := s.lines[line]; l.Word != "" && offset > l.Sign.Start {
		return kind.Lines.Word(l.Word).Then
	}
	return kind.Lines
}

// annotate hangs the comments inside a statement on the pieces before them.
func (f *formatter) annotate(s *sentence) {
	whole := s.stmt.Where()
	i := 0
	for _, c := range f.comments[f.commentFrom(whole.Start):f.commentFrom(whole.End)] {
		for i+1 < len(s.pieces) && s.pieces[i+1].at.Start < c.At.Start {
			i++
		}
		p := &s.pieces[i]
		p.notes = append(p.notes, f.note(c.At, p.at.End))
	}
}

// commentFrom is the index of the first comment that starts at an offset or later.
func (f *formatter) commentFrom(offset int) int {
	i, _ := slices.BinarySearchFunc(f.comments, offset, func(c lex.Comment, at int) int { return c.At.Start - at })
	return i
}

// note makes a note of a comment; before is where what stands before it ends.
func (f *formatter) note(at diag.Range, before int) note {
	text := strings.TrimRightFunc(f.text[at.Start:at.End], unicode.IsSpace)
	if first, size := utf8.DecodeRuneInString(text[len("//"):]); size > 0 && first != '/' && !unicode.IsSpace(first) {
		text = "// " + text[len("//"):]
	}
	return note{text: text, own: strings.Contains(f.text[before:at.Start], "\n"), at: at}
}
