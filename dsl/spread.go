package dsl

import (
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Spread is `spread NAME "label" of TABLE.COLUMN { per FORMULA weight FORMULA where CONDITION }`.
type Spread struct {
	Base
	Name   Name
	Label  Text
	Of     Target
	Per    *Formula
	Weight *Formula
	Filter *Formula
}

var spreadHead = newHead[ofClause](&statement.Spread)

func readSpread(s *reading) Statement {
	sp := &Spread{}
	if !s.measuring(spreadHead, sp.fields(), &sp.Name, &sp.Label, &sp.Of) {
		return nil
	}
	sp.Base = s.close()
	return sp
}

// fields are the clauses of its block.
func (s *Spread) fields() []field {
	return []field{
		{"per", RolePer, &s.Per},
		{"weight", RoleWeight, &s.Weight},
		{"where", RoleWhere, &s.Filter},
	}
}

// Subject implements Statement.
func (s *Spread) Subject() (Target, Text) { return named(s.Name), s.Label }

// Accept implements Statement.
func (s *Spread) Accept(v Visitor) { v.Spread(s) }

func (s *Spread) formulas(each visit) { walk(s.fields(), each) }
