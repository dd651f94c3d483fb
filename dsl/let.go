package dsl

import (
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Let is `let NAME "label" = FORMULA` or `let TABLE.NAME "label" = FORMULA`.
type Let struct {
	Base
	Target  Target
	Label   Text
	Formula *Formula
}

type letClause struct {
	Target  targetClause `parser:"@@"`
	Label   *text        `parser:"@@?"`
	Formula span         `parser:"'=' @@"`
}

var letHead = newHead[letClause](&statement.Let)

func readLet(s *reading) Statement {
	x, c := readHead(s, letHead)
	if x == nil {
		return nil
	}
	st := &Let{Target: c.target(x.Target), Label: c.quoted(x.Label), Formula: c.formula(&x.Formula)}
	st.Base = s.close()
	return st
}

// Subject implements Statement.
func (s *Let) Subject() (Target, Text) { return s.Target, s.Label }

// Accept implements Statement.
func (s *Let) Accept(v Visitor) { v.Let(s) }

func (s *Let) formulas(each visit) { each(RoleValue, s.Formula) }
