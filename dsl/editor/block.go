package editor

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// inside cuts out the tokens of the block that begins with the next brace, and
// moves behind it.
func (w *walker) inside() (toks []lex.Token, ok bool) {
	if !w.sign(lex.LeftBrace) {
		return nil, false
	}
	start, depth := w.i, 1
	for ; w.i < len(w.toks); w.i++ {
		switch w.toks[w.i].Type {
		case lex.LeftBrace:
			depth++
		case lex.RightBrace:
			if depth--; depth == 0 {
				w.i++
				return w.toks[start : w.i-1], true
			}
		}
	}
	return w.toks[start:], true
}

// each reads lines one after the other, each by itself.
func (w *walker) each(lines [][]lex.Token, read func()) {
	toks, i := w.toks, w.i
	for _, line := range lines {
		w.toks, w.i = line, 0
		read()
		w.skip()
	}
	w.toks, w.i = toks, i
}

// block reads a block of properties; value reads what follows a property's
// keyword. The keywords that stand in the block already are not offered again.
func (w *walker) block(c lex.Context, value func(word string)) {
	toks, ok := w.inside()
	if !ok {
		return
	}
	w.oneLine = lex.Reserved
	if len(toks) > 0 && toks[0].Line == toks[len(toks)-1].Line && w.openLine(toks) == toks[0].Line {
		w.oneLine = c
	}
	if c == statement.Param.Lines {
		w.oneLine = c
	}
	used := w.properties(c)
	w.each(w.lines(toks, c), func() {
		for !w.end() || w.atCursor() {
			if w.atCursor() {
				w.offerProperties(c, used)
				w.closed = true
				return
			}
			word := w.keyword(c)
			if word == "" {
				return
			}
			used[word] = true
			value(word)
			if w.oneLine == lex.Reserved {
				return
			}
		}
	})
	w.oneLine = lex.Reserved
}

// openLine is the line of the brace before the tokens of a block.
func (w *walker) openLine(toks []lex.Token) int {
	for i, t := range w.toks {
		if t.Type == lex.LeftBrace && i+1 < len(w.toks) && w.toks[i+1].At == toks[0].At {
			return t.Line
		}
	}
	return 0
}

// properties are the keywords that begin the lines of the whole statement.
func (w *walker) properties(c lex.Context) map[string]bool {
	used := map[string]bool{}
	for i, t := range w.all {
		if i > 0 && t.Line > w.all[i-1].Line {
			if word, n := lex.Match(w.lang(), c, w.all[i:]); n > 0 && !w.cursorIn(t) {
				used[word] = true
			}
		}
	}
	return used
}

// cursorIn reports whether the cursor stands in the place of a token.
func (w *walker) cursorIn(t lex.Token) bool {
	last := w.toks[len(w.toks)-1]
	return last.Type == cursor && t.At.Start <= last.At.Start && last.At.Start <= t.At.End
}

// property is the tokens behind a property's keyword, in the whole statement.
func (w *walker) property(c lex.Context, word string) []lex.Token {
	depth := 0
	for i, t := range w.all {
		switch {
		case t.Type == lex.LeftBrace:
			depth++
		case depth == 1 && t.Line > w.all[i-1].Line || depth == 1 && w.all[i-1].Type == lex.LeftBrace:
			if english, n := lex.Match(w.lang(), c, w.all[i:]); n > 0 && english == word {
				return w.all[i+n:]
			}
		}
	}
	return nil
}

// entries reads a block in which every line is an entry of its own.
func (w *walker) entries(read func()) {
	toks, ok := w.inside()
	if ok {
		w.each(w.lines(toks, lex.Reserved), read)
	}
}

// lines cuts a block into its lines, as dsl does: one that is not complete goes
// on in the next.
func (w *walker) lines(toks []lex.Token, c lex.Context) [][]lex.Token {
	return lex.Lines(toks, func(i, depth int) bool { return w.begins(toks, i, depth, c) })
}

// begins reports whether a line begins with token i, the first in its line.
func (w *walker) begins(toks []lex.Token, i, depth int, c lex.Context) bool {
	prev, next := toks[i-1], toks[i]
	_, n := lex.Match(w.lang(), c, toks[i:])
	property := n > 0 && c != lex.Reserved && i+n < len(toks) && toks[i+n].Line == next.Line &&
		(toks[i+n].Type == lex.Word || toks[i+n].Literal())
	if _, where := lex.Match(w.lang(), lex.InFormulas, toks[i:]); depth > 0 && where > 0 {
		property = false
	}
	switch {
	case property:
		return true
	case depth > 0:
		return false
	}
	denied := next.Type == lex.Not && i+1 < len(toks) && toks[i+1].Type == lex.In
	return !carriesOn(prev) && !joins(next) && next.Type != lex.Comma && !denied
}

// carriesOn reports whether a token at the end of a line makes the line go on.
func carriesOn(t lex.Token) bool {
	return joins(t) || t.Type == lex.Not || t.Type == lex.Comma
}

// joins reports whether a token stands between two others of one line.
func joins(t lex.Token) bool {
	switch t.Type {
	case lex.PercentSign, lex.Dot:
		return false
	case lex.And, lex.Or, lex.In, lex.Then, lex.Else, lex.Arrow, lex.Assign:
		return true
	}
	return t.Type >= lex.Plus && t.Type <= lex.Colon
}

// tableStatement reads a table with its columns and rows.
func (w *walker) tableStatement() {
	var t *check.Table
	if s := w.declare(func(name string) *Symbol { return w.doc.names.tables[name] }); s != nil {
		t = s.Table
	}
	w.label()
	toks, ok := w.inside()
	if !ok {
		return
	}
	w.each(w.lines(toks, statement.Table.Lines), func() { w.column(t) })
	if w.keyword(statement.Table.Behind, "rows") != "" {
		w.entries(w.row)
	}
}

// column reads one column of a table.
func (w *walker) column(t *check.Table) {
	w.declare(func(name string) *Symbol { return w.doc.names.columns[t][name] })
	w.label()
	if w.is(lex.Arrow) {
		w.i++
		w.reference(w.table())
	} else if w.atCursor() {
		w.offerKinds()
	} else if w.is(lex.Unit) {
		w.note(1, mark{kind: TokenKeyword, keyword: "kr", context: lex.Reserved})
	} else if w.keyword(statement.Table.Lines, "key", "text", "number", "whole", "share", "flag", "date", "one of") != "" {
		w.literals()
	}
	for w.keyword(statement.Table.Lines, "from", "to", "optional", "sample") != "" {
		w.literals()
	}
}

// reference reads `as NAME` behind a reference to a table.
func (w *walker) reference(target *check.Table) {
	if w.keyword(statement.Table.Lines, "as") != "" {
		w.declare(func(name string) *Symbol { return w.doc.names.aliases[target][name] })
	}
}

// split reads the parts of a pool or grant.
func (w *walker) split() {
	of := w.use(w.doc.names.results(&statement.Pool, &statement.Grant))
	w.entries(func() {
		w.declare(func(name string) *Symbol {
			if of == nil {
				return nil
			}
			return w.doc.names.figures[of.Name][name]
		})
		w.formula(w.rowsOf(of))
	})
}

// rowsOf is the scope of a formula on the rows of a result.
func (w *walker) rowsOf(s *Symbol) scope {
	if s == nil {
		return nil
	}
	return rowScope(s.Table)
}
