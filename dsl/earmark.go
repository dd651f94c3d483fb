package dsl

import (
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Earmark is `earmark NAME { ... }`.
type Earmark struct {
	Base
	Name      Name // of the pool or grant
	Share     *Formula
	Amount    *Formula
	Purpose   Text
	Input     Input
	Content   Text
	Announced *bool
	Followup  *bool
}

// Input is a requirement on what an earmark is spent on.
type Input int

const (
	InputNone Input = iota
	InputStaff
	InputTrainedStaff
)

var inputWords = []string{"none", "staff", "trained_staff"}

func (i Input) String() string { return inputWords[i] }

var earmarkHead = newHead[nameClause](&statement.Earmark)

func readEarmark(s *reading) Statement {
	e := &Earmark{}
	x, c := readHead(s, earmarkHead)
	s.clauses(e.fields())
	if s.blocks {
		s.require(e.Share != nil || e.Amount != nil, "share", "amount")
	}
	s.exclude(e.Share != nil && e.Amount != nil, "share", "amount")
	if x == nil {
		return nil
	}
	e.Name = c.name(&x.Name)
	e.Base = s.close()
	return e
}

// fields are the clauses of its block.
func (s *Earmark) fields() []field {
	return []field{
		{"share", RoleShare, &s.Share},
		{"amount", RoleAmount, &s.Amount},
		{"purpose", "", &s.Purpose},
		{"input", "", &s.Input},
		{"content", "", &s.Content},
		{"announced", "", &s.Announced},
		{"followup", "", &s.Followup},
	}
}

// Subject implements Statement.
func (s *Earmark) Subject() (Target, Text) { return named(s.Name), s.Purpose }

// Accept implements Statement.
func (s *Earmark) Accept(v Visitor) { v.Earmark(s) }

func (s *Earmark) formulas(each visit) { walk(s.fields(), each) }
