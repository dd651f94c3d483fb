package editor

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// frame is an open bracket of a formula.
type frame struct {
	call   string       // the function's English name; "" for other brackets
	commas int          // so far
	rows   *check.Table // the rows that the first argument is
	scope  scope        // around the bracket
	lookup *check.Table // the table of `lookup`
}

// formulaWalk is a formula on its way.
type formulaWalk struct {
	*walker
	scope   scope
	frames  []frame
	rows    *check.Table // the rows that the last operand is
	column  *Symbol      // the column that was compared last, for its choices
	operand bool         // an operator may follow
	shown   bool         // a label may follow
	denied  bool         // `not` stands behind a value: `in` must follow
	ifs     int          // `if` and `then` without their `else`
}

// formula reads a formula in a scope. It ends with the line, before a comma
// outside brackets, before a colon or `=`, and before a keyword of one of the
// contexts where an operator could stand.
func (w *walker) formula(s scope, stops ...lex.Context) { w.formulaUntil(s, false, stops...) }

// formulaUntil is formula, where shown up to a label too: a text where an
// operator could stand.
func (w *walker) formulaUntil(s scope, shown bool, stops ...lex.Context) {
	f := &formulaWalk{walker: w, scope: s, shown: shown}
	start := w.i
	for !w.end() && !f.stops(stops) {
		f.token()
	}
	if w.atCursor() {
		f.suggest(w.i == start)
	}
}

// stops reports whether the formula ends before the next token.
func (f *formulaWalk) stops(contexts []lex.Context) bool {
	t := f.toks[f.i]
	if len(f.frames) > 0 {
		return false
	}
	switch t.Type {
	case lex.Comma, lex.Colon, lex.Assign, lex.LeftBrace, lex.RightBrace:
		return true
	case lex.Quoted:
		if f.shown && f.operand {
			return true
		}
	}
	if f.oneLine != lex.Reserved {
		contexts = append(contexts[:len(contexts):len(contexts)], f.oneLine)
	}
	return f.operand && slices.ContainsFunc(contexts, func(c lex.Context) bool {
		_, n := lex.Match(f.lang(), c, f.toks[f.i:])
		return n > 0
	})
}

// token reads one token, or a whole dotted path.
func (f *formulaWalk) token() {
	t := f.toks[f.i]
	switch {
	case t.Type == lex.Word && f.isWhere():
		f.where()
	case t.Type == lex.Word, t.Type == lex.Dot && !f.operand:
		f.path()
	case t.Opens():
		f.open("")
	case t.Closes():
		f.close()
	case t.Type == lex.Comma:
		f.comma()
	case t.Type == lex.Quoted && f.lookupColumn():
		f.operand = true
	case t.Literal():
		f.literal()
		f.operand, f.rows = true, nil
	default:
		f.operator(t)
	}
}

// operator reads a sign or reserved word.
func (f *formulaWalk) operator(t lex.Token) {
	switch t.Type {
	case lex.If:
		f.ifs++
	case lex.Else:
		f.ifs = max(0, f.ifs-1)
	}
	f.denied = t.Type == lex.Not && f.operand
	if word := wordOf(t.Type); word != "" {
		f.note(1, mark{kind: TokenKeyword, keyword: word, context: lex.Reserved})
	} else {
		f.note(1, mark{kind: TokenOperator})
	}
	if t.Type != lex.Equal && t.Type != lex.Unequal && t.Type != lex.In && t.Type != lex.Not {
		f.column = nil
	}
	f.operand, f.rows = false, nil
}

func (f *formulaWalk) isWhere() bool {
	word, n := lex.Match(f.lang(), lex.InFormulas, f.toks[f.i:])
	return n > 0 && word == "where" && f.rows != nil
}

// where opens the row of its table.
func (f *formulaWalk) where() {
	f.note(1, mark{kind: TokenKeyword, keyword: "where", context: lex.InFormulas})
	if n := len(f.frames); n > 0 && f.frames[n-1].commas == 0 {
		f.frames[n-1].rows = f.rows
	}
	f.scope = f.scope.push(level{table: f.rows, bare: !f.dots(), dot: true})
	f.operand, f.rows = false, nil
}

// open reads an opening bracket, of a call where a function is given.
func (f *formulaWalk) open(call string) {
	f.frames = append(f.frames, frame{call: call, scope: f.scope})
	f.i++
	f.operand, f.rows = false, nil
}

func (f *formulaWalk) close() {
	if n := len(f.frames); n > 0 {
		f.scope = f.frames[n-1].scope
		f.frames = f.frames[:n-1]
	}
	f.i++
	f.operand, f.rows, f.column = true, nil, nil
}

// comma goes on to the next argument. After the first argument of a call, if
// that is rows, a leading dot means one of them.
func (f *formulaWalk) comma() {
	f.i++
	n := len(f.frames)
	if n == 0 {
		return
	}
	top := &f.frames[n-1]
	if top.commas == 0 && top.rows == nil {
		top.rows = f.rows
	}
	f.scope = top.scope
	if top.rows != nil {
		f.scope = f.scope.push(level{table: top.rows, dot: true})
	}
	top.commas++
	f.operand, f.rows = false, nil
}

// path reads names with dots between them, or a function with its bracket.
func (f *formulaWalk) path() {
	leading := f.is(lex.Dot)
	if leading {
		f.i++
	}
	var words []lex.Token
	for f.is(lex.Word) {
		words = append(words, f.toks[f.i])
		f.i++
		if !f.is(lex.Dot) {
			break
		}
		f.i++
	}
	if f.atCursor() && f.toks[f.i-1].Type == lex.Dot {
		f.members(words, leading)
		return
	}
	if len(words) == 1 && !leading && f.is(lex.LeftParen) {
		f.function(words[0])
		return
	}
	f.names(words, leading)
}

// names marks the names of a path.
func (f *formulaWalk) names(words []lex.Token, leading bool) {
	f.operand, f.rows = true, nil
	if len(words) == 0 {
		return
	}
	symbols, end := f.resolve(words, leading)
	f.noted(words, symbols)
	f.rows = end.rows
	f.column = end.last
}

// noted marks the names of a path by what they stand for.
func (w *walker) noted(words []lex.Token, symbols []*Symbol) {
	for i, word := range words {
		m := mark{at: word.At, kind: kindOf(symbols[i]), symbol: symbols[i]}
		if symbols[i] == nil && (words[0].Text == "model" && i < 2) {
			m.kind, m.keyword, m.context = TokenKeyword, "model", lex.Statements
			if i == 1 {
				m.keyword, m.context = "year", statement.Model.Lines
			}
		}
		w.marks = append(w.marks, m)
	}
}

// resolve is the document's path; the first argument of lookup is a table
// whatever else bears its name.
func (f *formulaWalk) resolve(words []lex.Token, leading bool) ([]*Symbol, place) {
	if n := len(f.frames); n > 0 && f.frames[n-1].call == "lookup" && f.frames[n-1].commas == 0 && len(words) == 1 {
		if t := f.doc.names.tables[words[0].Text]; t != nil {
			f.frames[n-1].lookup = t.Table
			return []*Symbol{t}, place{last: t}
		}
	}
	return f.doc.path(words, leading, f.scope)
}

// lookupColumn marks the third argument of lookup, the name of a column or of a
// figure of a result in quotes.
func (f *formulaWalk) lookupColumn() bool {
	n := len(f.frames)
	if n == 0 || f.frames[n-1].lookup == nil || f.frames[n-1].commas != 2 {
		return false
	}
	t := f.toks[f.i]
	result, figure, dotted := strings.Cut(t.Value, ".")
	s := f.doc.names.columns[f.frames[n-1].lookup][result]
	if s == nil {
		return false
	}
	at := t.At
	at.Start, at.End = at.Start+1, at.Start+1+len(result)
	f.marks = append(f.marks, mark{at: at, kind: kindOf(s), symbol: s})
	if dotted {
		at.Start, at.End = at.End+1, t.At.End-1
		words := []lex.Token{{Type: lex.Word, Text: result}, {Type: lex.Word, Text: figure}}
		of := f.doc.figureOf(words)
		f.marks = append(f.marks, mark{at: at, kind: kindOf(of), symbol: of})
	}
	f.i++
	return true
}

// function reads a function and its opening bracket.
func (f *formulaWalk) function(name lex.Token) {
	english, ok := lex.Function(f.lang(), name.Text, f.arguments())
	m := mark{at: name.At, kind: TokenFunction, function: english}
	if !ok {
		m.kind = TokenName
	}
	f.marks = append(f.marks, m)
	f.open(english)
	if english == "" {
		f.frames[len(f.frames)-1].call = name.Text
	}
}

// arguments counts the arguments of the call whose bracket is next; of an
// unfinished one those that are there.
func (f *formulaWalk) arguments() int {
	depth, n := 0, 1
	for _, t := range f.toks[f.i:] {
		switch {
		case t.Opens():
			depth++
		case t.Closes():
			if depth--; depth == 0 {
				return n
			}
		case t.Type == lex.Comma && depth == 1:
			n++
		}
	}
	return n
}
