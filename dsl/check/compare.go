package check

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// maxScenarios is how many scenarios a model may have.
const maxScenarios = 1000

func (c *checker) Scenario(s *dsl.Scenario) {
	var axes [][]Setting
	combinations := newCount(maxScenarios - len(c.program.Scenarios))
	seen := map[*Param]bool{}
	for _, set := range s.Settings {
		p, ok := c.global[set.Param.Text].what.(*Param)
		switch {
		case !ok && c.lost[set.Param.Text]:
			return
		case !ok:
			c.add(scenarioNotParam(set.Param, c.closest(set.Param.Text, c.paramNames)))
			return
		case seen[p]:
			c.add(settingTwice(set.Param))
			return
		}
		seen[p] = true
		axis := c.settings(p, set)
		combinations.times(len(axis))
		axes = append(axes, axis)
	}
	if combinations.over() {
		c.add(tooManyScenarios(s.At, maxScenarios))
		return
	}
	c.combine(s, axes, nil, nil)
}

func (c *checker) settings(p *Param, set dsl.Setting) []Setting {
	var out []Setting
	for i := range set.Values {
		v := constOf(&set.Values[i])
		if problem, ok := p.Problem(v, c.currency()); !ok && p.Type.Kind != Invalid {
			c.add(problem.At(set.Values[i].At))
		} else if p.Share {
			c.shareWritten(&set.Values[i], p.Name)
		}
		out = append(out, Setting{p, v, set.Values[i].At})
	}
	return out
}

// combine adds the scenario of the settings chosen so far for every choice of
// the remaining axes; a grid's are named by their values as in the file.
func (c *checker) combine(s *dsl.Scenario, axes [][]Setting, chosen []Setting, names []string) {
	if n := len(chosen); n < len(axes) {
		for i, setting := range axes[n] {
			name := setting.Param.Name + " = " + c.text(s.Settings[n].Values[i].At)
			c.combine(s, axes, append(chosen[:n:n], setting), append(names[:n:n], name))
		}
		return
	}
	name := s.Label.Text
	if s.Grid {
		name = strings.Join(names, ", ")
	}
	for _, other := range c.program.Scenarios {
		if other.Name == name {
			c.add(duplicateScenario(s.At, name))
			return
		}
	}
	c.program.Scenarios = append(c.program.Scenarios, &Scenario{Name: name, Settings: chosen, Decl: s})
}

func (c *checker) paramNames() []string {
	var names []string
	for _, p := range c.program.Params {
		names = append(names, p.Name)
	}
	return names
}

func (c *checker) Expect(s *dsl.Expect) {
	e := &Expect{Text: s.Text.Text, Decl: s}
	if s.In.Text != "" {
		if e.Base = c.isBase(s.In.Text); !e.Base {
			e.In = c.scenarioNamed(s.In)
		}
	}
	e.Condition = c.flag(s.Condition, nil)
	if op := e.Condition.Op; op >= OpEqual && op <= OpGreaterEqual && len(e.Condition.Args) == 2 {
		e.Left, e.Right = e.Condition.Args[0], e.Condition.Args[1]
		e.Share = isShare(e.Left) || isShare(e.Right)
	}
	c.program.Expects = append(c.program.Expects, e)
}

func (c *checker) Solve(s *dsl.Solve) {
	p, ok := c.global[s.Param.Text].what.(*Param)
	if !ok {
		if !c.lost[s.Param.Text] {
			c.add(scenarioNotParam(s.Param, c.closest(s.Param.Text, c.paramNames)))
		}
		return
	}
	c.used[p] = true
	if p.From == nil || p.To == nil || !p.Type.Kind.numeric() {
		c.add(solveNeedsRange(s.Param))
		return
	}
	e := c.flag(s.Condition, nil)
	if e.Type.Kind == Invalid || e.Op == OpEqual && (e.Args[0].Type.Kind == Invalid || e.Args[1].Type.Kind == Invalid) {
		return
	}
	if e.Op != OpEqual || !e.Args[0].Type.Kind.numeric() {
		c.add(solveNotEquation(s.Condition.At))
		return
	}
	solve := &Solve{Name: s.Name.Text, Label: s.Label.Text, Param: p, Left: e.Args[0], Right: e.Args[1],
		Share: isShare(e.Args[0]) || isShare(e.Args[1]), Decl: s}
	if c.name(s.Name, solve) {
		c.program.Solves = append(c.program.Solves, solve)
	}
}

func (e *Expect) formulas(l *formulaList) { l.add("", nil, e.Condition) }

func (s *Solve) formulas(l *formulaList) { l.add("so that", nil, s.Left, s.Right) }

func (c *Chart) formulas(l *formulaList) {
	if c.Of == nil {
		return
	}
	for _, x := range []struct {
		says  string
		shown *Shown
	}{{"by", c.By}, {"per", c.Per}, {"weight", c.Weight}} {
		if x.shown != nil {
			l.add(x.says, c.Of.Table, x.shown.Expr)
		}
	}
}

// shown is headed by what is written behind it, else by its column's label, else
// by the formula as written. It is nil where nothing is to be shown.
func (c *checker) shown(s *dsl.Shown, row scope, what diag.Text, kinds ...Kind) *Shown {
	if s == nil {
		return nil
	}
	if kinds == nil {
		kinds = anything
	}
	e := c.of(s.Formula, row, what, kinds...)
	out := &Shown{Name: c.text(s.Formula.At), Expr: e, Said: s.Label.Text, Share: isShare(e), Says: says(e)}
	out.Label = out.Name
	switch {
	case out.Said != "":
		out.Label = out.Said
	case e.Op == OpColumn && e.Column.Label != "":
		out.Label = e.Column.Label
	}
	return out
}

func (c *checker) Chart(s *dsl.Chart) {
	t := c.target(s.Of)
	if t == nil {
		return
	}
	chart := &Chart{Form: s.Form, Decl: s, Of: c.measured(s.Of, t), Label: s.Label.Text}
	row := rowScope(t)
	chart.By = c.shown(s.By, row, clause(statement.Chart.Head, "by"))
	per, weight := clause(statement.Chart.Head, "per"), clause(statement.Chart.Head, "weight")
	if s.Form.AddsUp() {
		chart.Per = c.shown(s.Per, row, per, Number, Money)
		chart.Ratio = ratio(chart.Of, chart.Per)
	} else {
		chart.Per = c.shown(s.Per, row, per)
	}
	if chart.Weight = c.shown(s.Weight, row, weight, Number); s.Weight != nil && !s.Form.AddsUp() {
		c.add(weightWithoutLorenz(s.Weight.Formula.At))
	}
	c.classes(s, chart)
	c.program.Charts = append(c.program.Charts, chart)
}

// classes checks what only a chart in classes has, and what it cannot have.
func (c *checker) classes(s *dsl.Chart, chart *Chart) {
	switch {
	case s.Form.Classed() && s.By == nil && chart.Of != nil && chart.Of.Table.Key == nil:
		c.add(mapWithoutNames(s.Of.At))
	case s.Form.Classed() && s.Per != nil:
		c.add(perOnMap(s.Per.Formula.At))
	case len(s.Limits) == 0:
		return
	case !s.Form.Classed():
		c.add(classesWithoutMap(s.Limits[0].At))
	case len(s.Limits) >= MaxClasses:
		c.add(manyClasses(s.Limits[0].At, len(s.Limits)+1))
	default:
		for i, l := range s.Limits {
			if chart.Of != nil && chart.Of.Type.Kind != Invalid && constKind(&l) != chart.Of.Type.Kind {
				c.add(wrongBound(l.At, chart.Of.Name, chart.Of.Type.Kind, c.currency()))
				return
			}
			if i > 0 && l.Number <= s.Limits[i-1].Number {
				c.add(classesFall(l.At))
				return
			}
			chart.Limits = append(chart.Limits, l.Number)
		}
	}
}

// MaxClasses bounds the classes of a map: eyes tell no more colours apart.
const MaxClasses = 9

// ratio is a column per something on its row: what is nothing is nothing per
// whatever it is. It is nil where one of them is missing or has an error.
func ratio(of *Column, per *Shown) *Expr {
	if of == nil || per == nil || per.Expr.Type.Kind == Invalid {
		return nil
	}
	at := per.Expr.At
	column := &Expr{Op: OpColumn, Type: of.Type, Column: of, At: at, Sign: at}
	zero := &Expr{Op: OpConst, Type: of.Type, Const: Const{Kind: of.Type.Kind}, At: at, Sign: at}
	kind := of.Type.Kind
	if kind == Money && per.Expr.Type.Kind == Money {
		kind = Number
	}
	none := &Expr{Op: OpEqual, Type: Type{Kind: Flag}, Args: []*Expr{column, zero}, At: at, Sign: at}
	nothing := &Expr{Op: OpConst, Type: Type{Kind: kind}, Const: Const{Kind: kind}, At: at, Sign: at}
	each := &Expr{Op: OpDivide, Type: Type{Kind: kind}, Args: []*Expr{column, per.Expr}, At: at, Sign: at}
	return &Expr{Op: OpIf, Type: Type{Kind: kind}, Args: []*Expr{none, nothing, each}, At: at, Sign: at}
}

// warnUnused warns of what is declared and never used: parameters, indicators,
// and columns of data that are no names of things. A statement that could not be
// read may be the one that uses them.
func (c *checker) warnUnused() {
	if c.diags.HasErrors() || slices.ContainsFunc(c.file.Statements, dsl.Statement.Partial) {
		return
	}
	for _, p := range c.program.Params {
		if !c.used[p] {
			c.add(unusedParam(p))
		}
	}
	for _, t := range c.program.Tables {
		for _, col := range t.Columns {
			if c.used[col] || col == t.Key {
				continue
			}
			if d, ok := stepDecl(col.Step).(*dsl.Indicator); ok && col.Member == nil {
				c.add(unusedIndicator(col, d))
			}
			if d := col.Data; d != nil && d.Kind != dsl.KindText && d.Kind != dsl.KindRef && !t.Decl.HasRows {
				c.add(unusedColumn(col))
			}
		}
	}
}

func stepDecl(s Step) dsl.Statement {
	if s == nil {
		return nil
	}
	return s.Head().Decl
}
