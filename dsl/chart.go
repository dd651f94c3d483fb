package dsl

import (
	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"

	"github.com/fordel-lang/fordel/dsl/statement"
)

// Chart is `chart FORM TABLE.COLUMN "label" [by COLUMN "label"] [per COLUMN "label"] [weight COLUMN "label"] [classes LIMIT, ...]`.
type Chart struct {
	Base
	Form   statement.ChartForm
	Of     Target
	Label  Text
	By     *Shown
	Per    *Shown
	Weight *Shown    // of a Lorenz curve: how many times each row counts
	Limits []Literal // of a map: where the classes but the last end
}

type chartClause struct {
	Form   chartForm     `parser:"@@"`
	Of     measureClause `parser:"@@"`
	Label  *text         `parser:"@@?"`
	By     *shownClause  `parser:"( 'by' @@ )?"`
	Per    *shownClause  `parser:"( 'per' @@ )?"`
	Weight *shownClause  `parser:"( 'weight' @@ )?"`
	Limits []literal     `parser:"( 'classes' @@ ( ',' @@ )* )?"`
}

// chartForm takes the word for a form.
type chartForm struct{ form statement.ChartForm }

// Parse takes the word.
func (f *chartForm) Parse(l *lexer.PeekingLexer) error {
	form, ok := statement.ChartFormOf(l.Peek().Value)
	if !ok {
		return participle.NextMatch
	}
	l.Next()
	f.form = form
	return nil
}

func (*chartForm) words() []string { return statement.ChartForms() }

var chartHead = newHead[chartClause](&statement.Chart)

func readChart(s *reading) Statement {
	x, c := readHead(s, chartHead)
	if x == nil {
		return nil
	}
	st := &Chart{Form: x.Form.form, Of: c.measure(x.Of), Label: c.quoted(x.Label), By: c.shown(x.By), Per: c.shown(x.Per), Weight: c.shown(x.Weight), Limits: c.literals(x.Limits)}
	st.Base = s.close()
	return st
}

// Subject implements Statement.
func (s *Chart) Subject() (Target, Text) { return s.Of, Text{} }

// Accept implements Statement.
func (s *Chart) Accept(v Visitor) { v.Chart(s) }

func (s *Chart) formulas(each visit) {
	each(RoleChartBy, s.By.formula())
	each(RolePer, s.Per.formula())
	each(RoleWeight, s.Weight.formula())
}
