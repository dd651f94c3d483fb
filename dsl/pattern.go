package dsl

import (
	"reflect"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"

	"github.com/fordel-lang/fordel/dsl/lex"
)

// A pattern is what a grammar says, as a tree. Participle reads clauses by the
// tags of structs, but keeps to itself what it tried where it could not go on. So
// for a clause that could not be read the tags are made a pattern, and the tokens
// take the same way through it as through participle; tests compare the two.
type pattern interface {
	match(m *matcher) outcome
	// first gives what the pattern can begin with, and reports whether it may be
	// left out.
	first(add func(pattern)) bool
}

// outcome is what came of a pattern where some tokens stand.
type outcome int

const (
	absent  outcome = iota // they do not begin it
	partial                // they begin it and do not go on
	matched                // they are what it says, which may be nothing
)

type (
	// word is a keyword or sign, in English.
	word string
	// keyword is any keyword.
	keyword struct{}
	// end is the end of the clause.
	end struct{}
	// part is what a type of ours takes, such as a name or a formula.
	part struct{ reflect.Type }
	// sequence is patterns one after the other.
	sequence []pattern
	// choices is one of several patterns.
	choices []pattern
	// repeated is a pattern that may be left out, or stand many times.
	repeated struct {
		pattern
		many bool
	}
)

// partReader is what every type is that takes tokens itself.
type partReader interface {
	participle.Parseable
	// called is what messages call it.
	called() lex.Pair
}

// wordReader is what a type is that takes one of some keywords.
type wordReader interface {
	participle.Parseable
	// words are the keywords, in English.
	words() []string
}

func (p part) reader() partReader { return reflect.New(p.Type).Interface().(partReader) }

// matcher takes a clause's tokens through a pattern.
type matcher struct {
	*lexer.PeekingLexer
	at   int       // the furthest token at which something was missing
	want []pattern // what that could have been
}

// misfit finds the first token of a clause that does not fit, and what could have
// stood there; nothing where the clause could have ended.
func misfit(p pattern, toks *lexer.PeekingLexer) (at int, want []pattern) {
	m := &matcher{PeekingLexer: toks}
	switch p.match(m) {
	case absent:
		m.miss(p)
	case matched:
		m.miss(sequence{})
	}
	return m.at, m.want
}

// miss notes that a pattern does not begin where it must.
func (m *matcher) miss(p pattern) {
	if at := m.Peek().Pos.Offset; at >= m.at {
		m.at, m.want = at, nil
		p.first(func(p pattern) { m.want = append(m.want, p) })
	}
}

// try takes a pattern beside which there are others, or nothing.
func (m *matcher) try(p pattern) outcome {
	start := m.MakeCheckpoint()
	o := p.match(m)
	if o != matched {
		m.LoadCheckpoint(start)
	}
	return o
}

func (p word) match(m *matcher) outcome { return m.take(m.Peek().Value == string(p)) }

func (keyword) match(m *matcher) outcome { return m.take(m.Peek().Type == keywordToken) }

func (end) match(m *matcher) outcome { return m.take(m.Peek().EOF()) }

// take takes the next token if it fits.
func (m *matcher) take(fits bool) outcome {
	if !fits {
		return absent
	}
	m.Next()
	return matched
}

func (p part) match(m *matcher) outcome {
	if p.reader().Parse(m.PeekingLexer) != nil {
		return absent
	}
	return matched
}

func (s sequence) match(m *matcher) outcome {
	for i, p := range s {
		switch o := p.match(m); {
		case o == partial || o == absent && i == 0:
			return o
		case o == absent:
			m.miss(s[i:])
			return partial
		}
	}
	return matched
}

func (c choices) match(m *matcher) outcome {
	out := absent
	for _, p := range c {
		o := m.try(p)
		if o == matched {
			return o
		}
		out = max(out, o)
	}
	return out
}

func (r repeated) match(m *matcher) outcome {
	for m.try(r.pattern) == matched && r.many {
	}
	return matched
}

func (p word) first(add func(pattern)) bool    { add(p); return false }
func (p keyword) first(add func(pattern)) bool { add(p); return false }
func (p end) first(add func(pattern)) bool     { add(p); return false }
func (p part) first(add func(pattern)) bool    { add(p); return false }

func (s sequence) first(add func(pattern)) bool {
	for _, p := range s {
		if !p.first(add) {
			return false
		}
	}
	return true
}

func (c choices) first(add func(pattern)) bool {
	optional := false
	for _, p := range c {
		optional = p.first(add) || optional
	}
	return optional
}

func (r repeated) first(add func(pattern)) bool {
	r.pattern.first(add)
	return true
}
