package dsl

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// CutStatements cuts the tokens of a file in a language into statements: each begins with a word in the first
// column. A statement word always begins one; any other word only where no
// brace or bracket is open and the line before is complete.
func CutStatements(lang diag.Lang, toks []lex.Token) [][]lex.Token {
	r := splitter{lang}
	var out [][]lex.Token
	start, open := 0, nesting{}
	for i, t := range toks {
		if i > start && (t.Line > toks[i-1].Line && r.begins(toks, i, open) || r.followsBlock(toks, i, open)) {
			out = append(out, toks[start:i])
			start, open = i, nesting{}
		}
		open.pass(t)
	}
	if start < len(toks) {
		out = append(out, toks[start:])
	}
	return out
}

// splitter finds where statements begin in a language.
type splitter struct{ lang diag.Lang }

// nesting is what is open at a place. A brace closes brackets that were forgotten
// inside it, but a bracket no brace.
type nesting struct{ braces, brackets int }

func (n *nesting) pass(t lex.Token) {
	switch t.Type {
	case lex.LeftBrace:
		n.braces, n.brackets = n.braces+1, 0
	case lex.RightBrace:
		n.braces, n.brackets = max(0, n.braces-1), 0
	case lex.LeftParen, lex.LeftBracket:
		n.brackets++
	case lex.RightParen, lex.RightBracket:
		n.brackets = max(0, n.brackets-1)
	}
}

// begins reports whether a statement begins with the token at i, which is the
// first of its line. A statement word further in begins one too where nothing
// else could stand, though it is reported.
func (r splitter) begins(toks []lex.Token, i int, open nesting) bool {
	if lex.Begins(r.lang, toks[i:]) && toks[i].First {
		return true
	}
	if open.braces == 0 && open.brackets > 0 && toks[i].First && !carriesOn(toks[i-1]) && r.looksLikeStatement(toks[i:]) {
		return true
	}
	if open != (nesting{}) || carriesOn(toks[i-1]) {
		return false
	}
	if toks[i].Type != lex.Word { // a stray sign before a statement
		_, next := lex.Match(r.lang, lex.Statements, toks[i+1:])
		return toks[i].First && !toks[i].Closes() && next > 0 && toks[i+1].Line == toks[i].Line
	}
	if !toks[i].First {
		_, word := lex.Match(r.lang, lex.Statements, toks[i:])
		return word > 0 || declares(toks[i:])
	}
	_, rows := lex.Match(r.lang, statement.Table.Behind, toks[i:])
	return rows == 0 || toks[i-1].Type != lex.RightBrace
}

// looksLikeStatement reports whether the tokens of a line are those of a statement
// with a misspelled word: two words follow each other, or a name is given a value. No
// formula goes on like that, although a bracket is open that was forgotten.
func (r splitter) looksLikeStatement(toks []lex.Token) bool {
	if _, infix := lex.Match(r.lang, lex.InFormulas, toks); toks[0].Type != lex.Word || infix > 0 {
		return false
	}
	if declares(toks) {
		return true
	}
	if len(toks) < 2 || toks[1].Type != lex.Word || toks[1].Line != toks[0].Line {
		return false
	}
	_, infix := lex.Match(r.lang, lex.InFormulas, toks[1:])
	return infix == 0
}

// followsBlock reports whether a statement begins with the token at i behind the
// brace that ends another, on the same line, which is reported.
func (r splitter) followsBlock(toks []lex.Token, i int, open nesting) bool {
	_, word := lex.Match(r.lang, lex.Statements, toks[i:])
	return word > 0 && open == (nesting{}) && toks[i-1].Type == lex.RightBrace && toks[i].Line == toks[i-1].Line
}

// declares reports whether a line looks like a statement without its word: a name,
// perhaps a label, then `=` or `{`.
func declares(toks []lex.Token) bool {
	i := 1
	if len(toks) > 2 && toks[1].Type == lex.Dot && toks[2].Type == lex.Word {
		i = 3
	}
	if i < len(toks) && toks[i].Type == lex.Quoted {
		i++
	}
	return i < len(toks) && toks[i].Line == toks[0].Line && (toks[i].Type == lex.Assign || toks[i].Type == lex.LeftBrace)
}

// body is the block of a statement.
type body struct {
	open, close lex.Token // close is the zero token where the block is not closed
	toks        []lex.Token
}

// cutBlock parts a statement's tokens into those before its first block, the
// block, and those behind it. has is false where there is no block.
func (r *reader) cutBlock(toks []lex.Token) (head []lex.Token, b body, rest []lex.Token, has bool) {
	depth, open := 0, 0
	for i, t := range toks {
		switch t.Type {
		case lex.LeftBrace:
			if depth++; depth == 1 {
				open = i
			}
		case lex.RightBrace:
			if depth--; depth == 0 {
				return toks[:open], body{toks[open], t, toks[open+1 : i]}, toks[i+1:], true
			}
			depth = max(0, depth)
		}
	}
	if depth == 0 {
		return toks, body{}, nil, false
	}
	r.report(openBlock(), toks[open].At)
	return toks[:open], body{open: toks[open], toks: toks[open+1:]}, nil, true
}

// oneLine reports whether the whole block stands on one line.
func (b body) oneLine() bool { return b.open.Line == b.close.Line }

// carriesOn reports whether a token at the end of a line makes the line go on.
func carriesOn(t lex.Token) bool {
	return joins(t) || t.Type == lex.Not || t.Type == lex.Comma
}

// joins reports whether a token stands between two others of one line: an
// operator or sign that needs something on both sides.
func joins(t lex.Token) bool {
	switch t.Type {
	case lex.PercentSign, lex.Dot:
		return false
	case lex.And, lex.Or, lex.In, lex.Then, lex.Else, lex.Arrow, lex.Assign:
		return true
	}
	return t.Type >= lex.Plus && t.Type <= lex.Colon
}

// lines cuts a block into its properties: a new one begins with each line that
// does not carry on the one before.
func (r *reader) lines(b body, words lex.Context) [][]lex.Token {
	return lex.Lines(b.toks, func(i, depth int) bool {
		prev, next := b.toks[i-1], b.toks[i]
		if _, where := lex.Match(r.lang, lex.InFormulas, b.toks[i:]); depth > 0 && where > 0 {
			return false
		}
		if r.startsProperty(b.toks, i, words) {
			return true
		}
		if depth > 0 {
			return adjacent(b.toks, i)
		}
		denied := next.Type == lex.Not && i+1 < len(b.toks) && b.toks[i+1].Type == lex.In
		return !carriesOn(prev) && !joins(next) && next.Type != lex.Comma && !denied
	})
}

// entries cuts a block of bands or rows: every line is an entry, unless a
// bracket is open or the line before ends with a comma or an operator.
func (r *reader) entries(b body) [][]lex.Token {
	start := 0
	return lex.Lines(b.toks, func(i, depth int) bool {
		prev := b.toks[i-1]
		if depth > 0 && !adjacent(b.toks, i) {
			return false
		}
		alone := i-start == 1 // `else` on a line of its own is no operator
		if depth == 0 && carriesOn(prev) && prev.Type != lex.Colon && prev.Type != lex.Assign && !(alone && prev.Type == lex.Else) {
			return false
		}
		start = i
		return true
	})
}

// adjacent reports whether the last token of a line and the first of the next,
// at i, are two values. No formula has that: the line between them ends one,
// although a bracket is open that was forgotten.
func adjacent(toks []lex.Token, i int) bool {
	return toks[i-1].EndsOperand() && (toks[i].Type == lex.Word || toks[i].Literal())
}

// startsProperty reports whether the line that begins at i can only be a
// property of its own, even if the one before is not complete: a word of the
// block with a value right behind it.
func (r *reader) startsProperty(toks []lex.Token, i int, words lex.Context) bool {
	_, n := lex.Match(r.lang, words, toks[i:])
	if n == 0 || words == lex.Reserved || i+n >= len(toks) || toks[i+n].Line != toks[i].Line {
		return false // with lex.Reserved the block has no words: `if` may begin any value
	}
	if word, _ := lex.Match(r.lang, words, toks[i:]); word != "" && words.Word(word).Then == &statement.Ordering {
		if _, way := lex.Match(r.lang, &statement.Ordering, toks[i+n:]); way > 0 {
			return true
		}
	}
	for _, c := range []lex.Context{lex.InFormulas, &statement.Ordering, &statement.Choosing, &statement.Outlyingness} {
		if _, infix := lex.Match(r.lang, c, toks[i+n:]); infix > 0 {
			return false
		}
	}
	return toks[i+n].Type == lex.Word || toks[i+n].Literal()
}

// spread cuts a line on which several properties stand one after the other. A
// property begins with one of its words where the one before could end.
func (r *reader) spread(line []lex.Token, words lex.Context) [][]lex.Token {
	var out [][]lex.Token
	start, depth := 0, 0
	for i := 0; i < len(line); {
		if words == statement.Benchmark.Lines && i > start {
			if _, infix := lex.Match(r.lang, &statement.Outlyingness, line[i:]); infix > 1 { // `from average`
				i += infix
				continue
			}
		}
		_, n := lex.Match(r.lang, words, line[i:])
		if n > 0 && depth == 0 && i > start && line[i-1].EndsOperand() {
			out = append(out, line[start:i])
			start = i
		}
		if i == start && n > 0 {
			i += n
			if i < len(line) && line[i].Type == lex.Word { // its value, whatever it looks like
				i++
			}
			continue
		}
		switch {
		case line[i].Opens():
			depth++
		case line[i].Closes():
			depth = max(0, depth-1)
		}
		i++
	}
	return append(out, line[start:])
}
