package describe

import (
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
)

// scenarios tells what is tried; a grid of combinations is told as one.
func (t *teller) scenarios() []Section {
	s := Section{Heading: t.say("Scenarios", "Scenarier")}
	told := map[*dsl.Scenario]bool{}
	for _, sc := range t.program.Scenarios {
		if !told[sc.Decl] {
			told[sc.Decl] = true
			s.Items = append(s.Items, t.scenario(sc))
		}
	}
	if s.Items == nil {
		return nil
	}
	return []Section{s}
}

func (t *teller) scenario(sc *check.Scenario) string {
	n := 1
	var settings []string
	for i, set := range sc.Settings {
		var values []quantity
		for j := range sc.Decl.Settings[i].Values {
			values = append(values, t.literal(&sc.Decl.Settings[i].Values[j]))
		}
		n *= max(len(values), 1)
		settings = append(settings, t.say("%s is %s", "%s er %s", t.quoted(written(set.Param.Label, set.Param.Name)), t.or(shareUnit(values))))
	}
	text := t.and(settings)
	if sc.Decl.Grid {
		text = t.say("all %s combinations where %s", "alle %s kombinationer, hvor %s", strconv.Itoa(n), text)
	}
	return labelled(sc.Decl.Label.Text, text)
}

// expects tells what must hold.
func (t *teller) expects() []Section {
	s := Section{Heading: t.say("What must hold", "Hvad der skal gælde")}
	for _, e := range t.program.Expects {
		text := t.statement(e.Condition)
		if e.Base {
			text += t.say(" – with the values in the rules alone", " – alene med reglernes værdier")
		}
		if e.In != nil {
			text += t.say(" – in the scenario %s", " – i scenariet %s", t.quoted(e.In.Name))
		}
		s.Items = append(s.Items, labelled(e.Text, text))
	}
	if s.Items == nil {
		return nil
	}
	if len(t.program.Scenarios) > 0 {
		s.Paragraphs = append(s.Paragraphs, t.say("This is checked with the values in the rules and in every scenario, unless one is named.",
			"Det kontrolleres med reglernes værdier og i alle scenarier, medmindre ét er nævnt."))
	}
	return []Section{s}
}

// solves tells what is solved for.
func (t *teller) solves() []Section {
	s := Section{Heading: t.say("What is found", "Hvad der findes")}
	for _, x := range t.program.Solves {
		p := x.Param
		show := func(v float64) quantity { return t.constant(check.Const{Kind: p.Type.Kind, Number: v}, p.Share) }
		text := stop(t.say("the value of %s at which %s", "den værdi af %s, hvor %s", t.quoted(written(p.Label, p.Name)), t.compared(check.OpEqual, x.Left, x.Right).text))
		if p.From != nil && p.To != nil {
			text += " " + stop(t.say("it is looked for %s", "der søges %s", t.between(show(*p.From), show(*p.To))))
		}
		text += " " + t.say("It changes no other figure.", "Den ændrer ingen andre tal.")
		s.Items = append(s.Items, capital(written(x.Label, x.Name))+": "+text)
	}
	if s.Items == nil {
		return nil
	}
	return []Section{s}
}

// shown tells what a reader sees first.
func (t *teller) shown() []Section {
	s := Section{Heading: t.say("What is shown first", "Hvad der vises først")}
	for _, x := range t.program.Shows {
		s.Items = append(s.Items, t.show(x))
	}
	for _, x := range t.program.Charts {
		if x.Of != nil {
			s.Items = append(s.Items, t.chart(x))
		}
	}
	if s.Items == nil {
		return nil
	}
	return []Section{s}
}

func (t *teller) show(x *check.Show) string {
	var columns []string
	for _, c := range x.Columns {
		columns = append(columns, t.shownValue(&c))
	}
	text := t.label(x.Table.Label, x.Table.Name)
	if len(columns) > 0 {
		text += t.say(" with ", " med ") + strings.Join(columns, "; ")
	}
	if x.Filter != nil {
		text += t.say("; only those where %s", "; kun dem, hvor %s", t.rowCondition(x.Filter))
	}
	if x.Order != nil {
		text += t.say("; by %[2]s, the %[1]s first", "; efter %[2]s, %[1]s først", t.direction(x.Order.Lowest), t.rowValue(x.Order.By))
	}
	for _, x := range x.Totals {
		text += t.say("; below ", "; under ") + t.totalled(x)
	}
	return labelled(t.say("Table", "Tabel"), text)
}

// totalled tells what stands below columns.
func (t *teller) totalled(x check.Totalled) string {
	columns := t.say("each other column of numbers", "hver af de øvrige kolonner med tal")
	if len(x.Columns) > 0 {
		var names []string
		for _, c := range x.Columns {
			names = append(names, t.rowValue(c))
		}
		columns = strings.Join(names, "; ")
	}
	return columns + map[dsl.TotalKind]string{
		dsl.TotalSum:  t.say(" its sum", " summen"),
		dsl.TotalMean: t.say(" its mean", " gennemsnittet"),
		dsl.TotalNone: t.say(" nothing", " ingenting"),
	}[x.Kind]
}

// shownValue tells a column of a table or chart.
func (t *teller) shownValue(x *check.Shown) string { return t.headed(x.Said, t.rowValue(x.Expr)) }

// headed tells a value with the label that a reader sees above it, if it has one.
func (t *teller) headed(label, value string) string {
	if label == "" {
		return value
	}
	return t.quoted(label) + " (" + value + ")"
}

func (t *teller) chart(x *check.Chart) string {
	text := t.say("%s of %s", "%s for %s", t.headed(x.Label, t.column(x.Of).text), t.tableName(x.Of.Table))
	if x.By != nil {
		text += t.say(" by %s", " efter %s", t.shownValue(x.By))
	}
	switch {
	case x.Per != nil && x.Form.AddsUp():
		text += t.say(" per %s", " pr. %s", t.shownValue(x.Per))
	case x.Per != nil:
		text += t.say(" for each %s", " for hver %s", t.shownValue(x.Per))
	}
	if x.Weight != nil {
		text += t.say(", weighted by %s", ", vægtet med %s", t.shownValue(x.Weight))
	}
	return labelled(x.Form.Told().In(t.lang), text)
}
