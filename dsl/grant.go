package dsl

import (
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Grant is `grant NAME "label" { ... }`.
type Grant struct {
	Base
	Name     Name
	Label    Text
	To       Name
	Filter   *Formula
	Amount   *Formula
	Within   *Formula
	Negative bool
	Round    *Round
}

var grantHead = newHead[namedClause](&statement.Grant)

func readGrant(s *reading) Statement {
	g := &Grant{}
	x, c := readHead(s, grantHead)
	s.clauses(g.fields())
	if s.blocks {
		s.require(g.To.Text != "", "to")
		s.require(g.Amount != nil, "amount")
	}
	if x == nil {
		return nil
	}
	g.Name, g.Label = c.name(&x.Name), c.quoted(x.Label)
	g.Base = s.close()
	return g
}

// fields are the clauses of its block.
func (s *Grant) fields() []field {
	return []field{
		{"to", "", &s.To},
		{"where", RoleWhere, &s.Filter},
		{"amount", RoleAmount, &s.Amount},
		{"within", RoleWithin, &s.Within},
		{"negative", "", func(l line) { s.Negative = isYes(l.flag()) }},
		{"round", "", &s.Round},
	}
}

func isYes(flag *bool) bool { return flag != nil && *flag }

// Subject implements Statement.
func (s *Grant) Subject() (Target, Text) { return named(s.Name), s.Label }

// Accept implements Statement.
func (s *Grant) Accept(v Visitor) { v.Grant(s) }

func (s *Grant) formulas(each visit) { walk(s.fields(), each) }
