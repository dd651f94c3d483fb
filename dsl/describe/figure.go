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

// sayingIs tells that a figure of a result says a text: `socio.bound == "floor"`. It
// is false for other texts, and for columns and values that are no figures.
func (t *teller) sayingIs(step check.Step, m *check.Member, text string, not bool) (phrase, bool) {
	if m == nil {
		return phrase{}, false
	}
	choice, ok := m.Figure.Choice(text)
	if !ok || choice.Is.EN == "" {
		return phrase{}, false
	}
	says, bind := choice.Is, comparison
	if not {
		says = choice.IsNot
	}
	if choice.Either {
		bind = disjunction
	}
	return phrase{text: t.say(says.EN, t.clauseOrder(says.DA), t.stepName(step)), bind: bind}, true
}

// clauseOrder puts the words in braces in the order of the clause: {er ikke}.
func (t *teller) clauseOrder(text string) string {
	before, rest, ok := strings.Cut(text, "{")
	if !ok {
		return text
	}
	words, after, _ := strings.Cut(rest, "}")
	verb, adverb, _ := strings.Cut(words, " ")
	return before + t.with(adverb, verb) + after
}
