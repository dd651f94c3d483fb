package dsl

import (
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Chart is `chart FORM TABLE.COLUMN "label" [by COLUMN "label"] [per COLUMN "label"] [weight COLUMN "label"]`.
type Chart struct {
	Base
	Form   ChartForm
	Of     Target
	Label  Text
	By     *Shown
	Per    *Shown
	Weight *Shown // of a Lorenz curve: how many times each row counts
}

// ChartForm is the form of a chart.
type ChartForm int

const (
	ChartBar ChartForm = iota
	ChartHistogram
	ChartLine
	ChartScatter
	ChartLorenz
)

var chartWords = []string{"bar", "histogram", "line", "scatter", "lorenz"}

func (f ChartForm) String() string { return chartWords[f] }

type chartClause struct {
	Form   string        `parser:"@( 'bar' | 'histogram' | 'line' | 'scatter' | 'lorenz' )"`
	Of     measureClause `parser:"@@"`
	Label  *text         `parser:"@@?"`
	By     *shownClause  `parser:"( 'by' @@ )?"`
	Per    *shownClause  `parser:"( 'per' @@ )?"`
	Weight *shownClause  `parser:"( 'weight' @@ )?"`
}

var chartHead = newHead[chartClause](&statement.Chart)

func readChart(s *reading) Statement {
	x, c := readHead(s, chartHead)
	if x == nil {
		return nil
	}
	st := &Chart{Form: choice[ChartForm](chartWords, x.Form), Of: c.measure(x.Of), Label: c.quoted(x.Label), By: c.shown(x.By), Per: c.shown(x.Per), Weight: c.shown(x.Weight)}
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
