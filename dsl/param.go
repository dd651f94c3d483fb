package dsl

import (
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Param is `param NAME "label" = LITERAL { from A to B step C note "..." }`.
type Param struct {
	Base
	Name           Name
	Label          Text
	Value          Literal
	From, To, Step *Literal
	Choices        []Literal
	Note           Text
}

type paramClause struct {
	Name  name    `parser:"@@"`
	Label *text   `parser:"@@?"`
	Value literal `parser:"'=' @@"`
}

var paramHead = newHead[paramClause](&statement.Param)

func readParam(s *reading) Statement {
	p := &Param{}
	head, c := readHead(s, paramHead)
	s.clauses(p.fields())
	s.require(p.From == nil || p.To != nil, "to")
	s.require(p.To == nil || p.From != nil, "from")
	s.exclude(p.From != nil && p.Choices != nil, "from", "one of")
	if head == nil {
		return nil
	}
	p.Name, p.Label, p.Value = c.name(&head.Name), c.quoted(head.Label), *c.literal(&head.Value)
	p.Base = s.close()
	return p
}

// fields are the clauses of its block.
func (s *Param) fields() []field {
	return []field{
		{"from", "", &s.From},
		{"to", "", &s.To},
		{"step", "", &s.Step},
		{"one of", "", &s.Choices},
		{"note", "", &s.Note},
	}
}

// Subject implements Statement.
func (s *Param) Subject() (Target, Text) { return named(s.Name), s.Label }

// Accept implements Statement.
func (s *Param) Accept(v Visitor) { v.Param(s) }

func (s *Param) formulas(visit) {}
