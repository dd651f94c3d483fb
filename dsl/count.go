package dsl

import (
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Count is `count TABLE.NAME "label" = ...`.
type Count struct {
	Base
	Target     Target
	Label      Text
	Form       CountForm
	Source     Name
	AtLeast    *Formula // K of CountAtLeast
	Indicators []Name
	Filter     *Formula // where; nil: all
}

// CountForm is which of the ways of counting.
type CountForm int

const (
	CountRows    CountForm = iota // SOURCE
	CountAtLeast                  // SOURCE with at least K of (...)
	CountAny                      // SOURCE with any of (...)
	CountAll                      // SOURCE with all of (...)
	CountMarks                    // marks of (...) in SOURCE
)

var countWords = []string{"rows", "at least", "any of", "all of", "marks of"}

func (f CountForm) String() string { return countWords[f] }

type countClause struct {
	Target     targetClause `parser:"@@"`
	Label      *text        `parser:"@@? '='"`
	Marks      bool         `parser:"( @'marks of'"`
	Marked     []name       `parser:"  '(' @@ ( ',' @@ )* ')'"`
	In         *name        `parser:"  'in' @@"`
	Source     *name        `parser:"| @@"`
	AtLeast    *span        `parser:"  ( 'with' ( 'at least' @@ 'of'"`
	Any        bool         `parser:"           | @'any of'"`
	All        bool         `parser:"           | @'all of' )"`
	Indicators []name       `parser:"    '(' @@ ( ',' @@ )* ')' )? )"`
	Filter     *span        `parser:"( 'where' @@ )?"`
}

var countHead = newHead[countClause](&statement.Count)

func readCount(s *reading) Statement {
	x, c := readHead(s, countHead)
	if x == nil {
		return nil
	}
	st := &Count{Target: c.target(x.Target), Label: c.quoted(x.Label), Source: c.name(x.Source), Filter: c.formula(x.Filter)}
	st.Indicators = c.names(x.Indicators)
	switch {
	case x.Marks:
		st.Form, st.Source, st.Indicators = CountMarks, c.name(x.In), c.names(x.Marked)
	case x.Any:
		st.Form = CountAny
	case x.All:
		st.Form = CountAll
	case x.AtLeast != nil:
		st.Form, st.AtLeast = CountAtLeast, c.formula(x.AtLeast)
	}
	st.Base = s.close()
	return st
}

// Subject implements Statement.
func (s *Count) Subject() (Target, Text) { return s.Target, s.Label }

// Accept implements Statement.
func (s *Count) Accept(v Visitor) { v.Count(s) }

func (s *Count) formulas(each visit) {
	each(RoleAtLeast, s.AtLeast)
	each(RoleWhere, s.Filter)
}
