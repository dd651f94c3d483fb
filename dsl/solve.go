package dsl

import (
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Solve is `solve NAME "label" = PARAM so that FORMULA == FORMULA`.
type Solve struct {
	Base
	Name      Name
	Label     Text
	Param     Name
	Condition *Formula // an equality
}

type solveClause struct {
	Name      name  `parser:"@@"`
	Label     *text `parser:"@@?"`
	Param     name  `parser:"'=' @@"`
	Condition span  `parser:"'so that' @@"`
}

var solveHead = newHead[solveClause](&statement.Solve)

func readSolve(s *reading) Statement {
	x, c := readHead(s, solveHead)
	if x == nil {
		return nil
	}
	st := &Solve{Name: c.name(&x.Name), Label: c.quoted(x.Label), Param: c.name(&x.Param), Condition: c.formula(&x.Condition)}
	st.Base = s.close()
	return st
}

// Subject implements Statement.
func (s *Solve) Subject() (Target, Text) { return named(s.Name), s.Label }

// Accept implements Statement.
func (s *Solve) Accept(v Visitor) { v.Solve(s) }

func (s *Solve) formulas(each visit) { each(RoleCondition, s.Condition) }
