package dsl

import (
	"errors"
	"io"
	"reflect"
	"strings"
	"sync"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// The kinds of token the grammars know. A keyword's value is its English
// spelling, whatever language it was written in, so the grammars below read
// like English and know no other language. Names have no value: no grammar can
// mistake one for a keyword.
const (
	wordToken lexer.TokenType = iota + 1
	keywordToken
	literalToken
	textToken
	reservedToken
	signToken
)

// reservedLiteral is the value of the literals that are words: yes, no and nil.
const reservedLiteral = "word"

// definition names the kinds for participle; the tokens come from package lex.
type definition struct{}

func (definition) Symbols() map[string]lexer.TokenType {
	return map[string]lexer.TokenType{
		"EOF": lexer.EOF, "Word": wordToken, "Keyword": keywordToken, "Literal": literalToken,
		"Text": textToken, "Reserved": reservedToken, "Sign": signToken,
	}
}

func (definition) Lex(string, io.Reader) (lexer.Lexer, error) {
	return nil, errors.New("tokens come from package lex")
}

// signText is how the grammars write the signs they use.
var signText = map[lex.Type]string{
	lex.Assign: "=", lex.Comma: ",", lex.Colon: ":", lex.Dot: ".", lex.DotDot: "..", lex.Arrow: "->",
	lex.Minus: "-", lex.LeftParen: "(", lex.RightParen: ")", lex.LeftBracket: "[", lex.RightBracket: "]",
	lex.In: "in", lex.Else: "else", lex.Unit: "unit",
}

// A grammar reads one clause, into a T: the first line of a statement, or what
// follows a property's keyword.
type grammar[T any] struct{ rule }

// rule is what grammars are whatever they read into. Participle's code is
// compiled once for every type of parser, so all are parsers of one type.
type rule struct {
	contexts []lex.Context // whose words are keywords in it
	usage    lex.Pair      // how the clause is written
	value    bool          // it follows a property's keyword, which usage leaves out
	clause   reflect.Type  // the struct whose tags are the grammar
	parser   func() *participle.Parser[root]
}

// root is what every parser reads into.
type root struct {
	Clause anyClause `parser:"@@"`
}

// anyClause is a clause of a type that a parser is told.
type anyClause interface{}

// newGrammar makes a grammar from the struct T, whose tags hold it. The parser
// is built when it is first used.
func newGrammar[T any](usageEN, usageDA string, contexts ...lex.Context) *grammar[T] {
	return &grammar[T]{newRule(*new(T), lex.Pair{EN: usageEN, DA: usageDA}, contexts)}
}

// newHead makes the grammar of a statement's first line.
func newHead[T any](d *statement.Declaration) *grammar[T] {
	var contexts []lex.Context
	if d.Head != nil {
		contexts = append(contexts, d.Head)
	}
	return newGrammar[T](d.Usage.EN, d.Usage.DA, contexts...)
}

// newValue makes the grammar of what follows a property's keyword.
func newValue[T any](usageEN, usageDA string, contexts ...lex.Context) *grammar[T] {
	g := newGrammar[T](usageEN, usageDA, contexts...)
	g.value = true
	return g
}

func newRule(empty anyClause, usage lex.Pair, contexts []lex.Context) rule {
	build := func() *participle.Parser[root] {
		return participle.MustBuild[root](participle.Lexer(definition{}), participle.Union(empty))
	}
	return rule{contexts: contexts, usage: usage, clause: reflect.TypeOf(empty), parser: sync.OnceValue(build)}
}

// read reads tokens; the clause is a value of the rule's type. old are the keywords
// among them that were written otherwise earlier.
func (r rule) read(toks []lex.Token, lang diag.Lang) (out anyClause, old []oldWord, err error) {
	stream := &tokenStream{toks: toks, lang: lang, contexts: r.contexts}
	peeking, err := lexer.Upgrade(stream)
	if err != nil {
		return nil, nil, err
	}
	read, err := r.parser().ParseFromLexer(peeking)
	if err != nil {
		return nil, nil, err
	}
	return read.Clause, stream.old, nil
}

// misfit finds the first of a clause's tokens that does not fit, and what could
// have stood there.
func (r rule) misfit(toks []lex.Token, lang diag.Lang) (at int, want []pattern) {
	peeking, err := lexer.Upgrade(&tokenStream{toks: toks, lang: lang, contexts: r.contexts})
	if err != nil {
		return 0, nil
	}
	return misfit(patternOf(r.clause), peeking)
}

// tokenStream hands tokens to participle. A token's offset is its index in the
// clause.
type tokenStream struct {
	toks     []lex.Token
	lang     diag.Lang
	contexts []lex.Context
	i        int
	value    bool      // a value begins here: words that belong together are names
	old      []oldWord // what was handed on
}

func (s *tokenStream) Next() (lexer.Token, error) {
	pos := lexer.Position{Offset: s.i}
	if s.i >= len(s.toks) {
		return lexer.EOFToken(pos), nil
	}
	t := s.toks[s.i]
	value := s.value
	s.value = false
	for _, c := range s.contexts {
		if english, n := lex.Match(s.lang, c, s.toks[s.i:]); n > 0 && !(value && n > 1) {
			if now := lex.Old(s.lang, c, s.toks[s.i:]); now != "" {
				s.old = append(s.old, oldWord{s.i, n, now})
			}
			s.i += n
			s.value = english == "at least"
			return lexer.Token{Type: keywordToken, Value: english, Pos: pos}, nil
		}
	}
	s.i++
	out := lexer.Token{Type: signToken, Value: signText[t.Type], Pos: pos}
	switch {
	case t.Type == lex.Word:
		out.Type = wordToken
	case t.Type == lex.Quoted:
		out.Type = textToken
	case t.Literal():
		out.Type = literalToken
		if t.Reserved() {
			out.Value = reservedLiteral
		}
	case t.Reserved():
		out.Type = reservedToken
		if t.Text == "mio" {
			out.Value = t.Text
		}
	}
	return out, nil
}

// name takes any word, reserved ones too: whoever reads it reports those.
type name struct{ at int }

// Parse takes the name.
func (n *name) Parse(l *lexer.PeekingLexer) error {
	t := l.Peek()
	switch t.Type {
	case wordToken, keywordToken, reservedToken:
	case literalToken:
		if t.Value != reservedLiteral {
			return participle.NextMatch
		}
	default:
		return participle.NextMatch
	}
	n.at = l.Next().Pos.Offset
	return nil
}

// text takes a quoted text.
type text struct{ at int }

// Parse takes the text.
func (x *text) Parse(l *lexer.PeekingLexer) error {
	if l.Peek().Type != textToken {
		return participle.NextMatch
	}
	x.at = l.Next().Pos.Offset
	return nil
}

// literal takes a constant, with a minus before it perhaps.
type literal struct{ from, to int }

// Parse takes the constant.
func (x *literal) Parse(l *lexer.PeekingLexer) error {
	start := l.MakeCheckpoint()
	x.from = l.Peek().Pos.Offset
	if t := l.Peek(); t.Type == signToken && t.Value == "-" {
		l.Next()
	}
	if t := l.Peek(); t.Type != literalToken && t.Type != textToken {
		l.LoadCheckpoint(start)
		return participle.NextMatch
	}
	l.Next()
	x.to = l.Peek().Pos.Offset
	return nil
}

// unit takes the word for money.
type unit struct{ at int }

// Parse takes the word.
func (u *unit) Parse(l *lexer.PeekingLexer) error {
	if t := l.Peek(); t.Type != reservedToken || t.Value != "unit" {
		return participle.NextMatch
	}
	u.at = l.Next().Pos.Offset
	return nil
}

// span takes the tokens of a formula: up to a comma or, where an operator could
// stand, a keyword of the clause, outside all brackets.
type span struct{ from, to int }

// Parse takes the formula's tokens.
func (x *span) Parse(l *lexer.PeekingLexer) error { return x.take(l, ",", false) }

// weight is a span that a `=` ends too.
type weight struct{ span }

// Parse takes the formula's tokens.
func (w *weight) Parse(l *lexer.PeekingLexer) error { return w.take(l, ",=", false) }

// shown is a span that a label ends too: a text where an operator could stand.
type shown struct{ span }

// Parse takes the formula's tokens.
func (s *shown) Parse(l *lexer.PeekingLexer) error { return s.take(l, ",", true) }

// take takes tokens up to one of the signs in ends, a keyword, or a label.
func (x *span) take(l *lexer.PeekingLexer, ends string, labelled bool) error {
	x.from = l.Peek().Pos.Offset
	depth, operand := 0, false
	for t := l.Peek(); !t.EOF(); t = l.Peek() {
		if depth == 0 && (t.Value != "" && strings.Contains(ends, t.Value) || operand && (t.Type == keywordToken || labelled && t.Type == textToken)) {
			break
		}
		switch t.Value {
		case "(", "[":
			depth++
		case ")", "]":
			depth = max(0, depth-1)
		}
		operand = t.Type == wordToken || t.Type == keywordToken || t.Type == literalToken || t.Type == textToken ||
			t.Value == ")" || t.Value == "]"
		l.Next()
	}
	if x.to = l.Peek().Pos.Offset; x.to == x.from {
		return participle.NextMatch
	}
	return nil
}
