package dsl

import (
	"strings"
	"unicode"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Letter is `letter TABLE { ... }`.
type Letter struct {
	Base
	Table    Name
	Heading  *Filled
	Greeting *Filled
	Figures  []Shown
	Per      *Formula
	Closing  *Filled
}

// Filled is a text with names in braces, for whose values it has room. Figures of
// results have their name in either language there, as texts are not translated.
type Filled struct {
	Text  Text
	Names []Braced
}

// Braced is a name in the braces of a text.
type Braced struct {
	Formula    *Formula
	Start, End int // of the braces in the text, in bytes
}

var letterHead = newHead[nameClause](&statement.Letter)

func readLetter(s *reading) Statement {
	l := &Letter{}
	x, c := readHead(s, letterHead)
	s.clauses(l.fields())
	if x == nil {
		return nil
	}
	l.Table = c.name(&x.Name)
	l.Base = s.close()
	return l
}

// fields are the clauses of its block.
func (s *Letter) fields() []field {
	return []field{
		{"heading", RoleText, &s.Heading},
		{"greeting", RoleText, &s.Greeting},
		{"figures", RoleColumn, &s.Figures},
		{"per", RolePer, &s.Per},
		{"closing", RoleText, &s.Closing},
	}
}

// Subject implements Statement.
func (s *Letter) Subject() (Target, Text) { return named(s.Table), Text{} }

// Accept implements Statement.
func (s *Letter) Accept(v Visitor) { v.Letter(s) }

func (s *Letter) formulas(each visit) { walk(s.fields(), each) }

// filled reads a text with names in braces; nil where there is none, or it cannot be read.
func (l line) filled() *Filled {
	text := l.quoted()
	if text.At.IsZero() {
		return nil
	}
	f := &Filled{Text: text}
	// With an escaped sign in it the text is not what stands in the file, byte for byte.
	straight := text.At.End-text.At.Start == len(text.Text)+2
	for from := 0; ; {
		open := strings.IndexAny(text.Text[from:], "{}")
		if open < 0 {
			return f
		}
		start := from + open
		length := strings.IndexAny(text.Text[start+1:], "{}")
		at := text.At
		if straight {
			at.Start += 1 + start
			at.End = at.Start + 1
		}
		if text.Text[start] == '}' || length < 0 || text.Text[start+1+length] == '{' {
			l.report(openBrace(), at)
			return nil
		}
		end := start + length + 2
		if straight {
			at.End = at.Start + end - start
		}
		node := l.braced(text.Text[start+1:end-1], at, straight)
		if node == nil {
			l.report(notBraced(text.Text[start:end]), at)
			return nil
		}
		f.Names = append(f.Names, Braced{Formula: node, Start: start, End: end})
		from = end
	}
}

// braced is the formula of a name between braces, as `district.name`; nil for anything
// else. Its place is that of the braces.
func (l line) braced(text string, at diag.Range, straight bool) *Formula {
	var node *Formula
	offset := 1
	for i, word := range strings.Split(text, ".") {
		if !isName(strings.TrimSpace(word)) {
			return nil
		}
		place := at
		if straight {
			place.Start = at.Start + offset + strings.Index(word, strings.TrimSpace(word))
			place.End = place.Start + len(strings.TrimSpace(word))
		}
		offset += len(word) + 1
		word = strings.TrimSpace(word)
		if i == 0 {
			node = &Formula{Op: formula.Name, Text: word, At: place, Sign: place}
			continue
		}
		if english, ok := lex.Special(lex.Other(l.lang), word); ok {
			word = lex.SpellSpecial(l.lang, english)
		}
		node = &Formula{Op: formula.Member, Text: word, Args: []*Formula{node}, At: node.At.To(place), Sign: place}
	}
	return node
}

// isName reports whether a text is a name, as the scanner has it.
func isName(text string) bool {
	for i, r := range text {
		if r != '_' && !unicode.IsLetter(r) && !unicode.IsMark(r) && (i == 0 || !unicode.IsDigit(r)) {
			return false
		}
	}
	return text != ""
}
