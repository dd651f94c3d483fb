package describe

import (
	"maps"
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// scenarios tells what is tried; a grid of combinations is told as one.
func (t *teller) scenarios() []Section {
	s := Section{ID: Scenarios, Heading: t.say("Scenarios", "Scenarier")}
	told := map[*dsl.Scenario]bool{}
	for _, sc := range t.program.Scenarios {
		if !told[sc.Decl] {
			told[sc.Decl] = true
			s.Items = append(s.Items, t.scenario(sc).at(sc.Decl.Where()))
		}
	}
	if s.Items == nil {
		return nil
	}
	return []Section{s}
}

func (t *teller) scenario(sc *check.Scenario) Item {
	n := 1
	var settings []string
	for i, set := range sc.Settings {
		var values []quantity
		for j := range sc.Decl.Settings[i].Values {
			values = append(values, t.literal(&sc.Decl.Settings[i].Values[j]))
		}
		n *= max(len(values), 1)
		name := t.label(set.Param.Label, set.Param.Name)
		if sc.Decl.Grid {
			settings = append(settings, name+" ("+strings.Join(shareUnit(values), ", ")+")")
		} else {
			settings = append(settings, t.say("%s is %s", "%s er %s", name, t.or(shareUnit(values))))
		}
	}
	text := t.and(settings)
	if sc.Decl.Grid {
		text = t.say("all %s combinations of %s", "alle %s kombinationer af %s", strconv.Itoa(n), text)
	}
	item := said(sc.Decl.Label.Text, text)
	if !sc.Decl.Grid {
		item.Text = words(item.Text, t.tried(sc))
	}
	return item
}

// expects tells what must hold.
func (t *teller) expects() []Section {
	s := Section{ID: Checks, Heading: t.say("Checks", "Kontroller")}
	for _, e := range t.program.Expects {
		item := told(e.Text, t.checked(e))
		if e.Base {
			item.Text += t.say(" Only with the values in the rules.", " Kun med reglernes værdier.")
		}
		if e.In != nil {
			item.Text += stop(t.say(" Only in the scenario %s", " Kun i scenariet %s", t.quoted(e.In.Name)))
		}
		s.Items = append(s.Items, item.at(e.Decl.Where()))
	}
	if s.Items == nil {
		return nil
	}
	if text := t.passed(); text != "" {
		s.Paragraphs = append(s.Paragraphs, text)
	}
	if len(t.program.Scenarios) > 0 {
		s.Paragraphs = append(s.Paragraphs, t.say("They apply to the values in the rules and to every scenario, unless one is named. In a scenario its own values apply.",
			"De gælder reglernes værdier og alle scenarier, medmindre et scenarie er nævnt. I et scenarie gælder dets egne værdier."))
	}
	return []Section{s}
}

// checked tells what must hold; in one scenario alone with what that sets.
func (t *teller) checked(e *check.Expect) string {
	if e.In != nil {
		shown := t.set
		t.set = map[*check.Param]check.Const{}
		maps.Copy(t.set, shown)
		for _, s := range e.In.Settings {
			t.set[s.Param] = s.Value
		}
		defer func() { t.set = shown }()
	}
	return t.statement(e.Condition)
}

// solves tells what is solved for.
func (t *teller) solves() []Section {
	s := Section{ID: Goals, Heading: t.say("Goal seeking", "Målsøgning")}
	for _, x := range t.program.Solves {
		p := x.Param
		show := func(v float64) quantity { return t.constant(check.Const{Kind: p.Type.Kind, Number: v}, p.Share) }
		name := t.label(p.Label, p.Name)
		if p.From != nil && p.To != nil {
			name += " " + t.between(show(*p.From), show(*p.To))
		}
		t.sought = p
		text := t.say("the value of %s at which %s", "den værdi af %s, hvor %s", name, t.compared(check.OpEqual, x.Left, x.Right).text)
		t.sought = nil
		item := said(written(x.Label, x.Name), text)
		item.Text += t.say(" It changes no other figure.", " Den ændrer ikke modellens andre tal.")
		s.Items = append(s.Items, item.at(x.Decl.Where()))
	}
	if s.Items == nil {
		return nil
	}
	return []Section{s}
}

// shown tells what a reader sees: tables by their headings, and charts.
func (t *teller) shown() []Section {
	s := Section{ID: Shown, Heading: t.say("Tables and charts", "Tabeller og figurer")}
	for _, x := range t.program.Shows {
		s.Items = append(s.Items, t.show(x).at(x.Decl.Where()))
	}
	for _, x := range t.program.Charts {
		if x.Of != nil {
			s.Items = append(s.Items, t.chart(x).at(x.Decl.Where()))
		}
	}
	if s.Items == nil {
		return nil
	}
	return []Section{s}
}

func (t *teller) show(x *check.Show) Item {
	var columns []string
	for i := range x.Columns {
		columns = append(columns, t.headingOf(&x.Columns[i]))
	}
	item := said(written(x.Table.Label, x.Table.Name), strings.Join(columns, "; "))
	if x.Filter != nil {
		item.Text += " " + stop(t.say("only rows where %s", "kun rækker, hvor %s", t.condition(x.Filter, false).text))
	}
	if x.Order != nil {
		item.Text += " " + stop(t.say("sorted by %s, %s first", "sorteret efter %s, %s først", t.value(x.Order.By), t.direction(x.Order.Lowest)))
	}
	if x.Against != nil {
		item.Text += " " + stop(t.say("changes are measured against %s", "ændringen er i forhold til %s", t.value(x.Against)))
	}
	for _, x := range x.Totals {
		item.Text += " " + stop(t.totalled(x))
	}
	return item
}

// headingOf is what stands above a column.
func (t *teller) headingOf(x *check.Shown) string {
	e := x.Expr
	switch {
	case x.Role == check.Change:
		return t.say("Change", "Ændring")
	case x.Role == check.ChangeShare:
		return t.say("Change in per cent", "Ændring i pct.")
	case x.Said != "":
		return x.Said
	case e.Op == check.OpColumn && e.Column.Member == nil && len(e.Path) == 0:
		return written(e.Column.Label, e.Column.Name)
	case e.Op == check.OpColumn && e.Column.Member == nil:
		last := e.Path[len(e.Path)-1]
		return written(e.Column.Label, e.Column.Name) + " (" + written(last.Label, last.Name) + ")"
	}
	return t.value(x.Expr)
}

// totalled tells what the total row has for columns.
func (t *teller) totalled(x check.Totalled) string {
	columns := t.say("the other columns", "de øvrige kolonner")
	if len(x.Columns) > 0 {
		var names []string
		for _, c := range x.Columns {
			names = append(names, t.expr(c).in(nounal))
		}
		columns = t.and(names)
	}
	switch x.Kind {
	case dsl.TotalSum:
		return t.say("the total row has the sum of %s", "totalrækken har summen af %s", columns)
	case dsl.TotalMean:
		return t.say("the total row has the mean of %s", "totalrækken har gennemsnittet af %s", columns)
	}
	return t.say("the total row has no figure in %s", "totalrækken har intet tal i %s", columns)
}

// shownValue tells what a chart is drawn by: its label, if it has one, or its formula.
func (t *teller) shownValue(x *check.Shown) string {
	if x.Said != "" {
		return t.quoted(x.Said)
	}
	return t.expr(x.Expr).in(nounal)
}

func (t *teller) chart(x *check.Chart) Item {
	text := t.column(x.Of).text
	if x.Label != "" {
		text = t.quoted(x.Label)
	}
	switch by := x.By; {
	case by != nil && (x.Form == statement.Bar):
		text += t.say(", one bar per row (%s)", ", én søjle pr. række (%s)", t.shownValue(by))
	case by != nil:
		text += t.say(" by %s", " efter %s", t.shownValue(by))
	default:
		text += t.say(" for %s", " for %s", t.theRows(x.Of.Table))
	}
	switch {
	case x.Per != nil && x.Form.AddsUp():
		text += t.perUnit(x.Per.Expr)
	case x.Per != nil:
		text += t.say(", split by %s", ", opdelt efter %s", t.shownValue(x.Per))
	}
	if x.Weight != nil {
		text += t.say(", weighted by %s", ", vægtet med %s", t.shownValue(x.Weight))
	}
	if len(x.Limits) > 0 {
		var classes []string
		for i, l := range x.Decl.Limits {
			class := t.say("up to %s", "til og med %s", t.literal(&l).text())
			if i > 0 {
				class = t.say("above %s ", "over %s ", t.literal(&x.Decl.Limits[i-1]).text()) + class
			}
			classes = append(classes, class)
		}
		last := t.say("above %s", "over %s", t.literal(&x.Decl.Limits[len(classes)-1]).text())
		text += t.say(", in classes: %s", ", i klasser: %s", t.and(append(classes, last)))
	}
	return said(x.Form.Told().In(t.lang), text)
}
