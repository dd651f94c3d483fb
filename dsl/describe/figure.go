package describe

import (
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// columnPhrase tells a column, and through which references it is reached.
func (t *teller) columnPhrase(e *check.Expr) phrase {
	p := t.column(e.Column)
	switch n := len(e.Path); {
	case n > 0 && !t.ownGroup(e):
		p.text, p.many = t.through(p.text, e.Path), false
	case n == 0 && e.Depth < t.depth:
		p.text += " (" + t.tableName(e.Column.Table) + ")"
	}
	return p
}

// ownGroup reports whether a path leads to the group of a pool's own row, as
// for the rate of a pool with `per`: that needs no saying.
func (t *teller) ownGroup(e *check.Expr) bool {
	pool, ok := e.Column.Step.(*check.PoolStep)
	return ok && pool.Group == e.Column.Table && !main(e.Column.Name)
}

// through is a column of the row that a path leads to: district's name.
func (t *teller) through(name string, path []*check.Column) string {
	var steps []string
	for _, c := range path {
		steps = append(steps, t.columnName(c))
	}
	if last := steps[len(steps)-1]; len(steps) == 1 && t.lang == diag.English && !strings.ContainsAny(last+name, " “") {
		return last + "'s " + name
	}
	return name + " (" + strings.Join(steps, ", ") + ")"
}

// column is a column: its name, or what it is among the figures of a result.
func (t *teller) column(c *check.Column) phrase {
	if base, suffix, ok := strings.Cut(c.Name, "."); ok && c.Step != nil {
		return t.figureOf(c.Step, base, suffix)
	}
	return t.named(t.columnName(c))
}

// valuePhrase is a single value: its name, or what it is among the figures of a
// result.
func (t *teller) valuePhrase(v *check.Value) phrase {
	if base, suffix, ok := strings.Cut(v.Name, "."); ok && v.Step != nil {
		return t.figureOf(v.Step, base, suffix)
	}
	return t.named(t.valueName(v))
}

// figures are the figures that results carry, as they are told of %s.
var figures = map[string][2]string{
	"amount":          {"the amount of %s", "beløbet i %s"},
	"rate":            {"the rate of %s", "satsen i %s"},
	"left":            {"what is left over in %s", "resten i %s"},
	"passed":          {"what %s passes on", "det videreførte fra %s"},
	"unbound":         {"%s without floor and cap", "%s uden bund og loft"},
	"bound":           {"what holds %s (floor, cap, neither or out)", "det, der bestemmer %s (bund, loft, ingen af delene eller ude)"},
	"total":           {"the total of %s", "%s i alt"},
	"earmarked":       {"the earmarked part of %s", "den øremærkede del af %s"},
	"free":            {"the free part of %s", "den frie del af %s"},
	"positions":       {"%s in staff positions", "%s i stillinger"},
	"index":           {"the index in %s", "indekset i %s"},
	"outlier":         {"whether it is an outlier in %s", "om rækken er afviger i %s"},
	"rank":            {"the rank in %s", "placeringen i %s"},
	"average":         {"the average of %s", "gennemsnittet i %s"},
	"n":               {"the number of rows in the average of %s", "antallet af rækker i gennemsnittet i %s"},
	"range_factor":    {"the range factor of %s", "spændfaktoren i %s"},
	"quartile_factor": {"the quartile factor of %s", "kvartilfaktoren i %s"},
	"gini":            {"the Gini coefficient of %s", "Gini-koefficienten i %s"},
	"receive":         {"who receives in %s (all or some)", "hvem der får noget i %s (alle eller nogle)"},
	"weight":          {"the weight of %s", "vægten af %s"},
}

// figureOf is a figure of a result: socio.rate, base.public, cost.p10.
func (t *teller) figureOf(s check.Step, base, suffix string) phrase {
	of := t.stepName(t.result(s))
	if c, ok := s.(*check.ColumnStep); ok { // the weight of an indicator
		of = t.quoted(written(t.weighted(c, base)))
	}
	if split, ok := s.(*check.SplitStep); ok {
		return phrase{text: t.partName(split, suffix), bind: figure}
	}
	if text, ok := figures[suffix]; ok {
		return phrase{text: t.say(text[0], text[1], of), bind: figure}
	}
	p, _ := strconv.ParseFloat(strings.Replace(strings.TrimPrefix(suffix, "p"), "_", ".", 1), 64)
	return phrase{text: t.percentile(p, of), bind: figure}
}

// percentile is a percentile of something, p from 0 to 100.
func (t *teller) percentile(p float64, of string) string {
	if t.lang == diag.Danish {
		return t.plain(p) + "-percentilen i " + of
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
		"floor": {{"the floor of %s applies", "bunden i %s gælder"}, {"the floor of %s does not apply", t.negated("bunden i %s ikke gælder")}},
		"cap":   {{"the cap of %s applies", "loftet i %s gælder"}, {"the cap of %s does not apply", t.negated("loftet i %s ikke gælder")}},
		"out":   {{"it is not in %s", t.negated("rækken ikke er med i %s")}, {"it is in %s", "rækken er med i %s"}},
		"none": {{"it is in %s, at neither floor nor cap", "rækken er med i %s, uden at bund eller loft gælder"},
			{"it is not in %s, or at its floor or cap", t.negated("rækken ikke er med i %s, eller bund eller loft gælder")}},
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
