package dsl

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Split is `split NAME { part KEY ... }`.
type Split struct {
	Base
	Name  Name // of the pool or grant
	Parts []Part
}

// Part is one part of a split.
type Part struct {
	Name Name
	Key  *Formula
	At   diag.Range
}

type partClause struct {
	Name name `parser:"@@"`
	Key  span `parser:"@@"`
}

var (
	splitHead = newHead[nameClause](&statement.Split)
	partLine  = newGrammar[partClause](`PART KEY`, `DEL NØGLE`)
)

func readSplit(s *reading) Statement {
	sp := &Split{}
	x, c := readHead(s, splitHead)
	for _, toks := range s.lines(s.block, lex.Reserved) {
		if x, c, at := entry(s, partLine, toks); x != nil {
			sp.Parts = append(sp.Parts, Part{Name: c.name(&x.Name), Key: c.formula(&x.Key), At: at})
		}
	}
	if s.blocks && len(sp.Parts) == 0 && s.errors == s.before {
		s.report(noEntries(s.sign.Text), s.block.open.At)
	}
	if x == nil {
		return nil
	}
	sp.Name = c.name(&x.Name)
	sp.Base = s.close()
	return sp
}

// Subject implements Statement.
func (s *Split) Subject() (Target, Text) { return named(s.Name), Text{} }

// Accept implements Statement.
func (s *Split) Accept(v Visitor) { v.Split(s) }

func (s *Split) formulas(each visit) {
	for _, p := range s.Parts {
		each(RoleKey, p.Key)
	}
}
