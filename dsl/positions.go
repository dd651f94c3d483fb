package dsl

import (
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Positions is `positions NAME { pay FORMULA round 0.01 }`.
type Positions struct {
	Base
	Name  Name
	Pay   *Formula
	Round *Literal
}

var positionsHead = newHead[nameClause](&statement.Positions)

func readPositions(s *reading) Statement {
	p := &Positions{}
	x, c := readHead(s, positionsHead)
	s.clauses(p.fields())
	if s.blocks {
		s.require(p.Pay != nil, "pay")
	}
	if x == nil {
		return nil
	}
	p.Name = c.name(&x.Name)
	p.Base = s.close()
	return p
}

// fields are the clauses of its block.
func (s *Positions) fields() []field {
	return []field{
		{"pay", RolePay, &s.Pay},
		{"round", "", &s.Round},
	}
}

// Subject implements Statement.
func (s *Positions) Subject() (Target, Text) { return named(s.Name), Text{} }

// Accept implements Statement.
func (s *Positions) Accept(v Visitor) { v.Positions(s) }

func (s *Positions) formulas(each visit) { walk(s.fields(), each) }
