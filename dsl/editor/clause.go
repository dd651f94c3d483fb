package editor

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// result reads a statement that hands out money, measures it, or is about what
// another hands out: its first line, then its clauses as they are declared.
func (w *walker) result() {
	if w.kind.Names == statement.Parts {
		of := w.use(w.doc.names.results(&statement.Pool, &statement.Grant))
		w.clauses(w.rowsOf(of), nil)
		return
	}
	w.declare(w.global)
	w.label()
	if w.kind.Head.Word("of") != nil {
		if w.keyword(w.kind.Head, "of") == "" {
			w.required()
		}
		w.clauses(rowScope(w.of()), nil)
		return
	}
	to := w.recipients()
	w.clauses(rowScope(to), w.groupScope(to))
}

// recipients is the table behind `to`, wherever that stands in the statement.
func (w *walker) recipients() *check.Table {
	behind := w.property(w.kind.Lines, "to")
	if len(behind) == 0 {
		return nil
	}
	if s := w.doc.names.tables[behind[0].Text]; s != nil {
		return s.Table
	}
	return nil
}

// groupScope is the row of the group that `per` leads to; none without.
func (w *walker) groupScope(to *check.Table) scope {
	behind := w.property(w.kind.Lines, "per")
	var words []lex.Token
	for i := 0; i < len(behind) && behind[i].Type == lex.Word; i += 2 {
		words = append(words, behind[i])
		if i+1 >= len(behind) || behind[i+1].Type != lex.Dot {
			break
		}
	}
	if len(words) == 0 || to == nil {
		return nil
	}
	_, end := w.doc.path(words, false, rowScope(to))
	return rowScope(end.row)
}

// clauses reads the block of the statement; row and group are the scopes of the
// formulas that are computed on a row of its table, and of the groups' table.
func (w *walker) clauses(row, group scope) {
	w.block(w.kind.Lines, func(word string) {
		c := w.kind.Lines.Word(word)
		on := map[statement.Row]scope{statement.OnRow: row, statement.OnGroup: group}[c.On]
		w.clause(c, on, row)
	})
}

// clause reads what follows a clause's keyword; on is the scope of its formula.
func (w *walker) clause(c *statement.Word, on, row scope) {
	switch c.Takes {
	case statement.AFormula:
		w.formula(on)
	case statement.ATableName:
		w.table()
	case statement.AFilledText:
		w.required()
		w.filled(row)
	case statement.AText, statement.AValue, statement.Values:
		w.required()
		w.literals()
	case statement.ACurrency:
		w.required()
		w.skip()
	case statement.AFlag:
		w.offerOrReadFlag()
	case statement.ARound:
		w.round()
	case statement.Columns:
		w.shown(row)
		for w.is(lex.Comma) {
			w.i++
			w.shown(row)
		}
	default:
		w.choice(c, on, row)
	}
}

// filled reads a text with names in braces. With an escaped sign in it the text is not
// what stands in the file, and its names have no places of their own.
func (w *walker) filled(row scope) {
	if !w.is(lex.Quoted) {
		return
	}
	t := w.toks[w.i]
	w.i++
	rest := t.At
	text := func(to int) {
		at := rest
		at.End = to
		w.marks = append(w.marks, mark{at: at, kind: TokenText})
	}
	for t.At.End-t.At.Start == len(t.Value)+2 {
		before, behind, open := strings.Cut(w.doc.text(rest), "{")
		inside, _, closed := strings.Cut(behind, "}")
		if !open || !closed {
			break
		}
		words := wordsOf(inside, diag.Range{File: rest.File, Start: rest.Start + len(before) + 1})
		text(words[0].At.Start)
		symbols, _ := w.doc.path(words, false, row)
		w.noted(words, symbols)
		rest.Start = words[len(words)-1].At.End
	}
	text(t.At.End)
}

// wordsOf are the names of a text that begins at a place, with points and perhaps blanks
// between.
func wordsOf(text string, at diag.Range) []lex.Token {
	var words []lex.Token
	for _, part := range strings.Split(text, ".") {
		word := strings.TrimSpace(part)
		place := at
		place.Start += strings.Index(part, word)
		place.End = place.Start + len(word)
		words = append(words, lex.Token{Type: lex.Word, Text: word, At: place})
		at.Start += len(part) + 1
	}
	return words
}

// choice reads what follows a keyword that has keywords of its own behind it.
func (w *walker) choice(c *statement.Word, on, row scope) {
	switch c.Takes {
	case statement.AnOrder:
		w.order(c.Then, row)
	case statement.Chosen:
		w.formula(on, c.Then)
		w.order(c.Then, row)
		if w.keyword(c.Then, "per") != "" {
			w.formula(row)
		}
	case statement.ASurplus:
		if w.keyword(c.Then) == "to" {
			w.use(w.doc.names.results(&statement.Pool))
		}
	case statement.Totalling:
		if w.keyword(c.Then) == "" {
			w.required()
		}
		w.formula(row)
		for w.is(lex.Comma) {
			w.i++
			w.formula(row)
		}
	case statement.AnAverage:
		if w.keyword(c.Then) == "weighted by" {
			w.formula(row)
		}
	case statement.Outlying:
		w.formula(on, c.Then)
		w.keyword(c.Then)
		w.required()
	case statement.ARate:
		w.keyword(c.Then)
		w.required()
		w.literals()
	default:
		w.keyword(c.Then)
		w.required()
	}
}

// offerOrReadFlag reads yes or no.
func (w *walker) offerOrReadFlag() {
	if w.atCursor() {
		w.offerFlags()
		w.closed = true
	}
	w.literals()
}
