package editor

import (
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// cursor is the token that stands where the cursor is, in place of the word
// being written there and all that follows. Nothing is read beyond it: what
// would be read next is what may stand there.
const cursor lex.Type = -1

// walker reads the tokens of one statement, good or bad, and notes what each
// word is. At the cursor it notes what may stand there instead.
type walker struct {
	doc   *Document
	kind  *statement.Declaration
	all   []lex.Token // the whole statement, also behind the cursor
	toks  []lex.Token // what is being read: the statement, or one line of it
	i     int
	marks []mark

	offered []offer // at the cursor
	closed  bool    // nothing more may stand there
	oneLine lex.Context
}

// end reports whether there is nothing more to read.
func (w *walker) end() bool { return w.i >= len(w.toks) || w.toks[w.i].Type == cursor }

// atCursor reports whether what would be read next may stand at the cursor.
func (w *walker) atCursor() bool {
	return !w.closed && w.i < len(w.toks) && w.toks[w.i].Type == cursor
}

func (w *walker) lang() diag.Lang { return w.doc.lang() }

// is reports whether the next token is of a type.
func (w *walker) is(typ lex.Type) bool { return !w.end() && w.toks[w.i].Type == typ }

// required ends what may stand at the cursor: something that must be there is
// not.
func (w *walker) required() {
	if w.atCursor() {
		w.closed = true
	}
}

// note marks n tokens from the next on and moves behind them.
func (w *walker) note(n int, m mark) {
	m.at = w.toks[w.i].At.To(w.toks[w.i+n-1].At)
	w.marks = append(w.marks, m)
	w.i += n
}

// keyword reads one of some keywords of a context, all where none are given,
// and gives it in English; "" where none stands next.
func (w *walker) keyword(c lex.Context, words ...string) string {
	if w.atCursor() {
		w.offerKeywords(c, words)
		return ""
	}
	if w.end() {
		return ""
	}
	english, n := lex.Match(w.lang(), c, w.toks[w.i:])
	if n == 0 || len(words) > 0 && !slices.Contains(words, english) {
		return ""
	}
	w.note(n, mark{kind: TokenKeyword, keyword: english, context: c})
	return english
}

// sign reads a sign; where it is missing, nothing may stand at the cursor.
func (w *walker) sign(typ lex.Type) bool {
	if w.is(typ) {
		w.i++
		return true
	}
	w.required()
	return false
}

// label reads a quoted text if there is one.
func (w *walker) label() {
	if w.is(lex.Quoted) {
		w.note(1, mark{kind: TokenText})
	}
}

// declare reads the name that a statement or entry declares.
func (w *walker) declare(find func(name string) *Symbol) *Symbol {
	w.required()
	if !w.is(lex.Word) {
		return nil
	}
	s := find(w.toks[w.i].Text)
	if s != nil && s.At.Start != w.toks[w.i].At.Start {
		s = nil // another of the same name
	}
	w.note(1, mark{kind: kindOf(s), symbol: s, declares: true})
	return s
}

// use reads a name that stands for one of some symbols.
func (w *walker) use(candidates []*Symbol) *Symbol {
	if w.atCursor() {
		w.offerSymbols(candidates)
		w.closed = true
		return nil
	}
	if !w.is(lex.Word) {
		return nil
	}
	var found *Symbol
	for _, s := range candidates {
		if s.Name == w.toks[w.i].Text {
			found = s
			break
		}
	}
	w.note(1, mark{kind: kindOf(found), symbol: found})
	return found
}

// table reads the name of a table.
func (w *walker) table() *check.Table {
	if s := w.use(w.doc.names.allTables()); s != nil {
		return s.Table
	}
	return nil
}

// target reads `TABLE.NAME` or `NAME` where it is declared; nil for a name
// without a table.
func (w *walker) target() *check.Table {
	if w.atCursor() {
		w.offerSymbols(w.doc.names.allTables())
		w.closed = true
		return nil
	}
	if w.i+1 < len(w.toks) && w.toks[w.i+1].Type == lex.Dot {
		t := w.table()
		w.sign(lex.Dot)
		w.declare(func(name string) *Symbol { return w.doc.names.columns[t][name] })
		return t
	}
	w.declare(func(name string) *Symbol { return w.doc.names.globals[name] })
	return nil
}

// of reads `TABLE.COLUMN` where it is used, or `TABLE.RESULT.FIGURE`.
func (w *walker) of() *check.Table {
	t := w.table()
	if w.sign(lex.Dot) {
		if of := w.use(append(w.doc.names.columnsOf(t), w.doc.names.resultsOn(t)...)); of != nil && w.is(lex.Dot) {
			w.i++
			w.figure(of)
		}
	}
	return t
}

// figure reads the name of a figure beside a column that a result gives.
func (w *walker) figure(of *Symbol) {
	if w.atCursor() {
		w.offerFigures(of)
		w.closed = true
	}
	if w.is(lex.Word) {
		found := w.doc.figureOf([]lex.Token{{Text: of.Name}, w.toks[w.i]})
		w.note(1, mark{kind: kindOf(found), symbol: found})
	}
}

// literals reads constants with what parts them.
func (w *walker) literals() {
	for !w.end() {
		t := w.toks[w.i]
		if !t.Literal() && t.Type != lex.Comma && t.Type != lex.Minus {
			break
		}
		w.literal()
	}
	if w.atCursor() && len(w.toks) > 0 {
		w.offerFlags()
	}
}

// row reads a row of a table's own data, in which values may be missing.
func (w *walker) row() {
	w.literals()
	if w.atCursor() {
		w.offerReserved("nil")
	}
}

// literal marks one token that is a constant; any other is passed over.
func (w *walker) literal() {
	switch t := w.toks[w.i]; {
	case t.Type == lex.Quoted:
		w.note(1, mark{kind: TokenText})
	case t.Type == lex.Yes || t.Type == lex.No || t.Type == lex.Nil:
		w.note(1, mark{kind: TokenKeyword, keyword: wordOf(t.Type), context: lex.Reserved})
	case t.Literal():
		w.note(1, mark{kind: TokenNumber})
	default:
		w.i++
	}
}

// wordOf is the English spelling of a reserved word's token.
func wordOf(typ lex.Type) string {
	return map[lex.Type]string{lex.Yes: "yes", lex.No: "no", lex.Nil: "nil", lex.And: "and", lex.Or: "or", lex.Not: "not",
		lex.In: "in", lex.If: "if", lex.Then: "then", lex.Else: "else"}[typ]
}

// skip passes over what is left.
func (w *walker) skip() {
	for !w.end() {
		w.literal()
	}
	w.required()
}
