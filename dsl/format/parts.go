package format

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// Part is a statement in its parts, for who compares two files.
type Part struct {
	Statement dsl.Statement
	Head      Phrase // its first line, from the statement word to before its brace
	Lines     []PartLine
}

// PartLine is a line of a statement's blocks: a property or an entry.
type PartLine struct {
	Word string // the property's English keyword; "" for an entry
	Data bool   // a row of a table's own data
	Phrase
}

// Phrase is a stretch of a statement.
type Phrase struct {
	Words []Word // spelled plainly, the same for every spelling of the same rules
	shown []piece
}

// Word is a word or sign. A keyword of several words is one.
type Word struct {
	Text   string
	Name   bool // a name of the author's, or a figure's
	Quoted bool // a text
	At     diag.Range
}

// From is what stands at an offset of the file and behind it, as the formatter
// writes it on one line.
func (p Phrase) From(offset int) string {
	i := 0
	for i < len(p.shown) && p.shown[i].at.Start < offset {
		i++
	}
	return join(p.shown[i:])
}

// Parts gives the statements of a file in their parts, spelled in a language. ok is
// false where one of them cannot be read or spelled.
func Parts(file *dsl.File, lang diag.Lang) (parts []Part, ok bool) {
	if !readable(file) {
		return nil, false
	}
	shown, plain := newFormatter(file, lang), newFormatter(file, diag.English)
	plain.plain = true
	for _, s := range file.Statements {
		a, ok := shown.spell(s, shown.tokensOf(s))
		b, same := plain.spell(s, plain.tokensOf(s))
		if !ok || !same {
			return nil, false
		}
		parts = append(parts, part(&a, &b))
	}
	return parts, true
}

// part cuts a statement, as it is shown and as it is plainly spelled.
func part(shown, plain *sentence) Part {
	open, end := shown.blockAt(0)
	head, behind := shown.stmt.Where(), shown.stmt.Where().End
	if open < len(shown.pieces) {
		head.End, behind = shown.pieces[open].at.Start, shown.pieces[end].at.Start
	}
	out := Part{Statement: shown.stmt, Head: phrase(shown, plain, head)}
	for _, l := range shown.lines {
		out.Lines = append(out.Lines, PartLine{Word: l.Word, Data: l.At.Start > behind, Phrase: phrase(shown, plain, l.At)})
	}
	return out
}

func phrase(shown, plain *sentence, at diag.Range) Phrase {
	out := Phrase{shown: shown.pieces[shown.pieceFrom(at.Start):shown.pieceFrom(at.End)]}
	for _, p := range plain.pieces[plain.pieceFrom(at.Start):plain.pieceFrom(at.End)] {
		out.Words = append(out.Words, Word{p.text, p.sort == name, p.typ == lex.Quoted, p.at})
	}
	return out
}
