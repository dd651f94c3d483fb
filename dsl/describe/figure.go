package describe

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// columnPhrase tells a column, and through which references it is reached.
func (t *teller) columnPhrase(e *check.Expr) phrase {
	if name := t.alias[e.Column]; name != "" && len(e.Path) == 0 && e.Depth == t.depth {
		return atomic(name)
	}
	p := t.column(e.Column)
	switch n := len(e.Path); {
	case n > 0 && !t.ownGroup(e):
		p.text = t.through(p.text, e)
	case n == 0 && e.Depth < t.depth:
		if owner, ok := t.rowOf(e.Column.Table); ok && e.Column.Member == nil {
			p.text = owner + " " + p.text
		} else {
			p.text += " (" + t.tableName(e.Column.Table) + ")"
		}
	}
	return p
}

// ownGroup reports whether a path leads to the group of a pool's own row, as
// for the rate of a pool with `per`: that needs no saying.
func (t *teller) ownGroup(e *check.Expr) bool {
	pool, ok := e.Column.Step.(*check.PoolStep)
	return ok && pool.Group == e.Column.Table && e.Column.Member != nil
}

// through is a column of the row that a path leads to: the district's “Name”. Where
// a table refers to another in more than one way, the reference is named.
func (t *teller) through(name string, e *check.Expr) string {
	path := e.Path
	only := len(path) == 1
	for _, c := range path[0].Table.Columns {
		only = only && (c == path[0] || c.Ref != path[0].Ref)
	}
	if owner, ok := t.rowOf(path[len(path)-1].Ref); ok && only && e.Column.Member == nil {
		return owner + " " + name
	}
	var steps []string
	for _, c := range path {
		steps = append(steps, t.columnName(c))
	}
	return t.say("%s (%s)", "%s (%s)", name, strings.Join(steps, ", "))
}

// column is a column: its name, or what it is among the figures of a result.
func (t *teller) column(c *check.Column) phrase {
	if c.Member != nil {
		return t.figureOf(c.Step, c.Member)
	}
	return atomic(t.columnName(c))
}

// valuePhrase is a single value: its name, or what it is among the figures of a
// result.
func (t *teller) valuePhrase(v *check.Value) phrase {
	if v.Member != nil {
		return t.figureOf(v.Step, v.Member)
	}
	return atomic(t.valueName(v))
}

// figureOf is a figure of a result: socio.rate, base.public, cost.p10.
func (t *teller) figureOf(s check.Step, m *check.Member) phrase {
	of := t.stepName(t.result(s))
	if c, ok := s.(*check.ColumnStep); ok { // the weight of an indicator
		of = t.quoted(written(t.weighted(c, m.Of)))
	}
	switch {
	case m.Figure == nil:
		return phrase{text: t.partName(s.(*check.SplitStep), m.Name), bind: figure}
	case m.Figure.EN == "":
		return phrase{text: t.percentile(statement.PercentileOf(m.Name), of), bind: figure}
	}
	return phrase{text: t.say(m.Figure.Told.EN, m.Figure.Told.DA, of), bind: figure}
}

// percentile is a percentile of something, p from 0 to 100.
func (t *teller) percentile(p float64, of string) string {
	if t.lang == diag.Danish {
		return t.plain(p) + ". percentil i " + of
	}
	return "the " + ordinal(t.plain(p)) + " percentile of " + of
}

// ordinal is an English ordinal number.
func ordinal(number string) string {
	ending := "th"
	switch {
	case strings.HasSuffix(number, "11"), strings.HasSuffix(number, "12"), strings.HasSuffix(number, "13"), strings.Contains(number, "."):
	case strings.HasSuffix(number, "1"):
		ending = "st"
	case strings.HasSuffix(number, "2"):
		ending = "nd"
	case strings.HasSuffix(number, "3"):
		ending = "rd"
	}
	return number + ending
}

// result is the pool or grant that a split, an earmark or positions are about;
// any other step is about itself.
func (t *teller) result(s check.Step) check.Step {
	switch s := s.(type) {
	case *check.SplitStep:
		return s.Of.Step
	case *check.EarmarkStep:
		return s.Of.Step
	case *check.PositionsStep:
		return s.Of.Step
	}
	return s
}

// weighted is the label and name of the indicator whose weight a step computes.
func (t *teller) weighted(s *check.ColumnStep, name string) (label, fallback string) {
	for _, c := range s.Column.Table.Columns {
		if c.Name == name {
			return c.Label, c.Name
		}
	}
	return "", name
}

// partName is a part of a split.
func (t *teller) partName(s *check.SplitStep, part string) string {
	name := t.quoted(strings.ReplaceAll(part, "_", " "))
	return t.say("the part %s of %s", "delen %s af %s", name, t.stepName(s.Of.Step))
}

func isOutlier(c *check.Column) bool {
	b, ok := c.Step.(*check.BenchmarkStep)
	return ok && b.Outlier == c
}

// boundIs tells `socio.bound == "floor"`; ok is false for other columns and
// words.
func (t *teller) boundIs(c *check.Column, word string, not bool) (phrase, bool) {
	pool, ok := c.Step.(*check.PoolStep)
	text, known := map[string][2][2]string{
		"floor": {{"it is on the floor of %s", "rækken er på garantien i %s"}, {"it is not on the floor of %s", "rækken " + t.with("ikke", "er") + " på garantien i %s"}},
		"cap":   {{"it is at the cap of %s", "rækken er ved loftet i %s"}, {"it is not at the cap of %s", "rækken " + t.with("ikke", "er") + " ved loftet i %s"}},
		"out":   {{"it is not in %s", "rækken " + t.with("ikke", "er") + " med i %s"}, {"it is in %s", "rækken er med i %s"}},
		"none": {{"it is in %s, at neither floor nor cap", "rækken er med i %s, hverken på garantien eller ved loftet"},
			{"it is not in %s, or at its floor or cap", "rækken " + t.with("ikke", "er") + " med i %s, eller den er på garantien eller ved loftet"}},
	}[word]
	if !ok || !known || pool.Bound != c {
		return phrase{}, false
	}
	form := text[0]
	if not {
		form = text[1]
	}
	bind := comparison
	if word == "none" {
		bind = disjunction
	}
	return phrase{text: t.say(form[0], form[1], t.stepName(pool)), bind: bind}, true
}

// receiveIs tells `gap.receive == "all"`.
func (t *teller) receiveIs(v *check.Value, word string, not bool) (phrase, bool) {
	spread, ok := v.Step.(*check.SpreadStep)
	if !ok || spread.Receive != v || word != "all" && word != "some" {
		return phrase{}, false
	}
	en, da := "all receive something in %s", "alle får noget i %s"
	switch {
	case word == "all" && not:
		en, da = "not all receive something in %s", "ikke alle får noget i %s"
	case word == "some" && not:
		en, da = "it is not so that only some receive something in %s", "det ikke kun er nogle, der får noget i %s"
	case word == "some":
		en, da = "only some receive something in %s", "kun nogle får noget i %s"
	}
	return phrase{text: t.say(en, da, t.stepName(spread)), bind: comparison}, true
}
