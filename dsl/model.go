package dsl

import (
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Model is `model "label" { ... }`.
type Model struct {
	Base
	Label        Text
	Municipality Text
	Year         *Literal
	Adopted      Text
	Source       Text
	Currency     Name
	Round        *Round
}

// labelClause says that nothing more may come where there is no label: a parser
// takes no clause from tokens without taking one of them.
type labelClause struct {
	Label *text `parser:"@@ | EOF"`
}

var modelHead = newHead[labelClause](&statement.Model)

func readModel(s *reading) Statement {
	m := &Model{}
	head, c := readHead(s, modelHead)
	s.clauses(m.fields())
	if head == nil {
		return nil
	}
	m.Label = c.quoted(head.Label)
	m.Base = s.close()
	return m
}

// fields are the clauses of its block.
func (s *Model) fields() []field {
	return []field{
		{"municipality", "", &s.Municipality},
		{"year", "", &s.Year},
		{"adopted", "", &s.Adopted},
		{"source", "", &s.Source},
		{"currency", "", func(l line) { s.Currency = l.currency() }},
		{"round", "", &s.Round},
	}
}

// Subject implements Statement.
func (s *Model) Subject() (Target, Text) { return Target{}, s.Label }

// Accept implements Statement.
func (s *Model) Accept(v Visitor) { v.Model(s) }

func (s *Model) formulas(visit) {}
