package dsl

import (
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Indicator is `indicator TABLE.NAME "label" weight W = CONDITION`.
type Indicator struct {
	Base
	Target    Target
	Label     Text
	Weight    *Formula // nil: 1
	Condition *Formula
}

type indicatorClause struct {
	Target    targetClause `parser:"@@"`
	Label     *text        `parser:"@@?"`
	Weight    *weight      `parser:"( 'weight' @@ )?"`
	Condition span         `parser:"'=' @@"`
}

var indicatorHead = newHead[indicatorClause](&statement.Indicator)

func readIndicator(s *reading) Statement {
	x, c := readHead(s, indicatorHead)
	if x == nil {
		return nil
	}
	st := &Indicator{Target: c.target(x.Target), Label: c.quoted(x.Label), Condition: c.formula(&x.Condition)}
	if x.Weight != nil {
		st.Weight = c.formula(&x.Weight.span)
	}
	st.Base = s.close()
	return st
}

// Subject implements Statement.
func (s *Indicator) Subject() (Target, Text) { return s.Target, s.Label }

// Accept implements Statement.
func (s *Indicator) Accept(v Visitor) { v.Indicator(s) }

func (s *Indicator) formulas(each visit) {
	each(RoleWeight, s.Weight)
	each(RoleCondition, s.Condition)
}
