package dsl

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// reading is a statement as it is being read.
type reading struct {
	*reader
	word   string // the statement word in English
	sign   lex.Token
	head   []lex.Token // behind the word, without the block
	block  body
	blocks bool        // it has a block
	rest   []lex.Token // behind the block
	base   Base
	before int // how many errors there were before it

	missing diag.List // properties that must be there and are not
}

// statement reads the tokens of one statement.
func (r *reader) statement(toks []lex.Token) Statement {
	base := Base{At: toks[0].At.To(toks[len(toks)-1].At)}
	word, n := lex.Match(r.lang, lex.Statements, toks)
	if n == 0 {
		if toks[0].Type != lex.Bad {
			r.report(unknownStatement(r.lang, toks), toks[0].At)
		}
		base.Flawed = true
		return broken(base, nil, toks)
	}
	r.warnIfOld(lex.Statements, toks)
	base.kind = statement.Of(word)
	s := &reading{reader: r, word: word, sign: toks[0], head: toks[n:], base: base, before: r.errors}
	if !toks[0].First {
		r.report(indented(toks[0].Text), toks[0].At)
	}
	if base.kind.Block != statement.NoBlock {
		s.cut(base.kind.Block == statement.HasBlock)
	}
	if st := forms[base.kind](s); st != nil {
		return st
	}
	base.Flawed, base.Lines = true, s.base.Lines
	return broken(base, base.kind, toks[n:])
}

// broken is the statement of a first line that could not be read, given without
// the statement word; of is nil where what it is, is unknown.
func broken(base Base, of *statement.Declaration, toks []lex.Token) *Broken {
	base.kind = &statement.Broken
	b := &Broken{Base: base, Of: of, Target: declared(toks)}
	for _, t := range toks {
		if t.Type == lex.Assign || t.Type == lex.LeftBrace && len(b.Names) > 0 || t.Line > toks[0].Line {
			break
		}
		switch {
		case t.Type == lex.Word:
			b.Names = append(b.Names, t.Text)
		case t.Type == lex.Quoted:
			b.Names = append(b.Names, t.Value)
		}
	}
	return b
}

// cut finds the statement's block.
func (s *reading) cut(required bool) {
	s.head, s.block, s.rest, s.blocks = s.cutBlock(s.head)
	if required && !s.blocks && s.errors == s.before && len(firstLine(s.sign.Line, s.head)) > 0 {
		last := s.sign
		if first := firstLine(s.sign.Line, s.head); len(first) > 0 {
			last = first[len(first)-1]
		}
		s.report(noBlock(s.sign.Text), last.At)
	}
}

// noMore reports what stands behind the block of a statement.
func (s *reading) noMore() {
	switch {
	case len(s.rest) == 0:
	case s.rest[0].Type == lex.Bad:
		s.errors++ // reported by the scanner
	default:
		s.report(afterBlock(s.rest[0]), s.rest[0].At)
	}
}

// close gives the statement's base once everything has been read. Things that
// must not be missing are reported by now.
func (s *reading) close() Base {
	for _, d := range s.missing {
		s.report(d, s.sign.At)
	}
	s.noMore()
	s.base.Flawed = s.errors > s.before
	return s.base
}

// readHead reads the first line. A statement that lacks its block is read by
// what stands before the next line, so that what follows is not reported too.
func readHead[T any](s *reading, g *grammar[T]) (*T, clause) {
	head := s.head
	if !s.blocks && s.base.kind.Block == statement.HasBlock {
		head = firstLine(s.sign.Line, head)
	}
	return readClause(s.reader, g, s.sign.At, head)
}

func firstLine(line int, toks []lex.Token) []lex.Token {
	for i, t := range toks {
		if t.Line > line {
			return toks[:i]
		}
	}
	return toks
}

// declared is the name that a statement would have declared, as far as its
// beginning can be read: NAME or TABLE.NAME.
func declared(toks []lex.Token) Target {
	if len(toks) == 0 || toks[0].Type != lex.Word {
		return Target{}
	}
	t := Target{Name: Name{Text: toks[0].Text, At: toks[0].At}, At: toks[0].At}
	if len(toks) > 2 && toks[1].Type == lex.Dot && toks[2].Type == lex.Word {
		t.Table, t.Name = t.Name, Name{Text: toks[2].Text, At: toks[2].At}
		t.At = t.At.To(t.Name.At)
	}
	return t
}

// line is a property in a block.
type line struct {
	*reader
	sign diag.Range  // the keyword
	toks []lex.Token // behind it
}

// entry reads a line of a block by a grammar.
func entry[T any](s *reading, g *grammar[T], toks []lex.Token) (*T, clause, diag.Range) {
	at := toks[0].At.To(toks[len(toks)-1].At)
	s.base.Lines = append(s.base.Lines, Line{Sign: toks[0].At, At: at})
	out, c := readClause(s.reader, g, toks[0].At, toks)
	return out, c, at
}

// clauses reads the lines of a block whose lines begin with keywords, each into
// its field.
func (s *reading) clauses(fields []field) {
	words := s.base.kind.Lines
	lines := s.lines(s.block, words)
	if s.base.kind.Abreast || s.block.oneLine() && len(lines) == 1 {
		lines = s.spreadAll(lines, words)
	}
	seen := map[string]lex.Token{}
	for _, toks := range lines {
		word, n := lex.Match(s.lang, words, toks)
		if n == 0 {
			s.unknownProperty(words, toks)
			continue
		}
		sign := toks[0].At.To(toks[n-1].At)
		s.base.Lines = append(s.base.Lines, Line{Word: word, Sign: sign, At: toks[0].At.To(toks[len(toks)-1].At)})
		if first, twice := seen[word]; twice && !words.Word(word).Several {
			if words.Word(word).Takes == statement.Columns {
				s.report(duplicateList(s.text(sign), first.Line, s.lang), sign)
			} else {
				s.report(duplicate(s.text(sign), first.Line), sign)
			}
			continue
		}
		seen[word] = toks[0]
		if n < len(toks) && (toks[n].Type == lex.Assign || toks[n].Type == lex.Colon) {
			s.report(noSign(s.text(sign), toks[n].Text), toks[n].At)
			continue
		}
		s.warnIfOld(words, toks)
		before := len(s.diags)
		fieldOf(fields, word).read(line{s.reader, sign, toks[n:]})
		s.hintOwnLine(before, word, toks[n:])
	}
}

// hintOwnLine looks at the problems of a line since before: a property's word in
// the middle of it probably was to begin a line. The bounds of a parameter share
// one.
func (s *reading) hintOwnLine(before int, word string, toks []lex.Token) {
	words := s.base.kind.Lines
	for i := before; i < len(s.diags); i++ {
		if s.base.kind.Abreast && isUnexpected(s.diags[i]) && toks[0].Type != lex.Quoted {
			s.diags[i] = boundsUsage(s.diags[i], s.lang)
			continue
		}
		for j, t := range toks {
			_, n := lex.Match(s.lang, words, toks[j:])
			if n > 0 && t.At == s.diags[i].Range && s.diags[i].Replacement == "" && words.Word(word).Then.Meant(t.Text) == nil {
				s.diags[i] = onOwnLine(s.diags[i], s.text(t.At))
			}
		}
	}
}

// spreadAll cuts lines that hold several properties each. Those of a block on
// one line hold values, not formulas, as formulas end with their line.
func (s *reading) spreadAll(lines [][]lex.Token, words lex.Context) [][]lex.Token {
	var out [][]lex.Token
	for _, l := range lines {
		out = append(out, s.spread(l, words)...)
	}
	if len(out) == 1 {
		return out
	}
	for _, l := range out {
		if t, ok := formulaSign(s.lang, words, l); ok {
			s.report(ownLine(s.text(l[0].At)), t.At)
			return nil
		}
	}
	return out
}

// formulaSign finds what makes a property's value more than a constant or a
// single word.
func formulaSign(lang diag.Lang, words lex.Context, toks []lex.Token) (lex.Token, bool) {
	english, n := lex.Match(lang, words, toks)
	word, names := words.Word(english), 0
	for i, t := range toks[n:] {
		if word != nil && word.Takes == statement.Outlying {
			if _, last := lex.Match(lang, word.Then, toks[n+i:]); last > 1 {
				break // `from average` ends its line
			}
		}
		if t.Type == lex.Word {
			names++
		}
		if names > 1 || t.Opens() || t.Type >= lex.And && t.Type <= lex.Colon && t.Type != lex.Minus {
			return t, true
		}
	}
	return lex.Token{}, false
}

func (s *reading) unknownProperty(words lex.Context, toks []lex.Token) {
	s.base.Strange = true
	if toks[0].Type == lex.Bad || toks[0].Foreign {
		s.errors++ // reported by the scanner
		return
	}
	s.report(unknownProperty(s.lang, words, s.sign.Text, toks), toks[0].At)
}

// require reports a property that must not be missing, given with those that
// can stand for it. A block in which something could not be read may have held
// it.
func (s *reading) require(has bool, properties ...string) {
	if has || s.errors > s.before {
		return
	}
	for i, p := range properties {
		properties[i] = lex.Spell(s.lang, s.base.kind.Lines, p)
	}
	s.missing = append(s.missing, missingProperty(s.sign.Text, properties))
}

// exclude reports two properties that contradict each other.
func (s *reading) exclude(both bool, one, other string) {
	if words := s.base.kind.Lines; both {
		s.report(excluding(lex.Spell(s.lang, words, one), lex.Spell(s.lang, words, other)), s.sign.At)
	}
}
