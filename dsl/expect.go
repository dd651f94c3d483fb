package dsl

import (
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Expect is `expect "text" [in "scenario"] = CONDITION`.
type Expect struct {
	Base
	Text      Text
	In        Text
	Condition *Formula
}

type expectClause struct {
	Text      text  `parser:"@@"`
	In        *text `parser:"( 'in' @@ )?"`
	Condition span  `parser:"'=' @@"`
}

var expectHead = newHead[expectClause](&statement.Expect)

func readExpect(s *reading) Statement {
	x, c := readHead(s, expectHead)
	if x == nil {
		return nil
	}
	st := &Expect{Text: c.quoted(&x.Text), In: c.quoted(x.In), Condition: c.formula(&x.Condition)}
	st.Base = s.close()
	return st
}

// Subject implements Statement.
func (s *Expect) Subject() (Target, Text) { return Target{}, s.Text }

// Accept implements Statement.
func (s *Expect) Accept(v Visitor) { v.Expect(s) }

func (s *Expect) formulas(each visit) { each(RoleCondition, s.Condition) }
