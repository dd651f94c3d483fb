package describe

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
)

// comparisons tells benchmarks and spreads.
func (t *teller) comparisons() []Section {
	var out []Section
	for _, s := range t.steps {
		switch s := s.(type) {
		case *check.BenchmarkStep:
			out = append(out, t.benchmark(s))
		case *check.SpreadStep:
			out = append(out, t.spread(s))
		}
	}
	return out
}

// benchmark tells what is compared with what, and who is left out.
func (t *teller) benchmark(s *check.BenchmarkStep) Section {
	out := Section{ID: Comparing, Heading: t.heading("Comparison: %s", "Sammenligning: %s", s), At: s.Decl.Where()}
	if s.Of == nil {
		t.failed = true
		return out
	}
	text := stop(t.say("%s is compared with the average (index 100)", "%s sammenlignes med gennemsnittet (indeks 100)", t.columnName(s.Of)))
	if s.Per != nil {
		text += " " + stop(t.say("there is one average per %s", "der er ét gennemsnit pr. %s", t.groupedBy(s.Per)))
	}
	if s.Each != nil {
		text += " " + stop(t.say("a unit may have several rows: those with the same %s", "en enhed kan have flere rækker: dem med samme %s", t.value(s.Each)))
	}
	out.Paragraphs = append(out.Paragraphs, text)
	out.Items = append(out.Items, said(t.say("Average", "Gennemsnit"), t.average(s)))
	if s.Exclude != nil {
		out.Items = append(out.Items, said(t.say("Left out of the average (but given an index)", "Holdt ude af gennemsnittet (får stadig indeks)"),
			t.say("rows where %s", "rækker, hvor %s", t.condition(s.Exclude, false).text)))
	}
	for _, o := range s.Outliers {
		out.Items = append(out.Items, said(t.say("Outliers, left out too", "Outliers, også holdt ude"), t.outlier(o)))
	}
	if len(s.Percentiles) > 0 {
		out.Items = append(out.Items, said(t.say("Computed as well", "Opgøres også"), t.percentiles(s)))
	}
	return out
}

func (t *teller) average(s *check.BenchmarkStep) string {
	switch s.Average {
	case dsl.AverageMedian:
		return t.say("the median", "medianen")
	case dsl.AverageWeighted:
		return t.say("the mean weighted by %s", "gennemsnittet vægtet med %s", t.value(s.Weight))
	}
	return t.say("the unweighted mean (all count alike)", "det uvægtede gennemsnit (alle tæller lige meget)")
}

// outlier tells how far from what makes an outlier.
func (t *teller) outlier(o check.Outlier) string {
	limit := t.value(o.Limit)
	switch o.Kind {
	case dsl.OutlierSD:
		return t.say("more than %s standard deviations from the mean", "mere end %s standardafvigelser fra gennemsnittet", limit)
	case dsl.OutlierAverage:
		return t.say("more than %s from the average", "mere end %s fra gennemsnittet", limit)
	}
	return t.say("more than %s from the mean of the unit's other rows, where there are at least two",
		"mere end %s fra gennemsnittet af enhedens øvrige rækker, hvor der er mindst to", limit)
}

func (t *teller) percentiles(s *check.BenchmarkStep) string {
	var list []string
	for _, p := range s.Percentiles {
		list = append(list, t.say("the "+ordinal(t.plain(p)), t.plain(p)+"."))
	}
	return t.and(list) + t.say(" percentile", " percentil")
}

// spread tells what the measures of difference are taken of.
func (t *teller) spread(s *check.SpreadStep) Section {
	out := Section{ID: Comparing, Heading: t.heading("Spread: %s", "Spredning: %s", s), At: s.Decl.Where()}
	if s.Of == nil {
		t.failed = true
		return out
	}
	of := t.columnName(s.Of)
	if s.Per != nil {
		of += t.perUnit(s.Per)
	}
	and := ""
	if s.Filter != nil {
		and = t.say(" and where %s", ", og hvor %s", t.condition(s.Filter, false).text)
	}
	text := stop(t.say("the difference in %s between %s that receive anything%s", "forskellen i %s mellem %s, der får noget%s", of, t.those(s.Of.Table), and))
	text += " " + t.say("It is measured as the highest over the lowest (a factor), the upper quartile over the lower (a factor) and the Gini coefficient among all (0 when all receive the same). It is also stated whether all, some or none receive anything.",
		"Den måles som det højeste mod det laveste (faktor), øvre mod nedre kvartil (faktor) og Gini-koefficienten blandt alle (0, når alle får det samme). Det opgøres også, om alle, nogle eller ingen får noget.")
	if s.Weight != nil {
		text += " " + stop(t.say("in the Gini coefficient each row counts as often as %s says",
			"i Gini-koefficienten tæller hver række så mange gange, som %s angiver", t.value(s.Weight)))
	}
	out.Paragraphs = append(out.Paragraphs, text)
	return out
}

// perUnit is what an amount is told per: pr. vægtet barn; else in proportion to it.
func (t *teller) perUnit(e *check.Expr) string {
	if e.Op == check.OpColumn && e.Column.Member == nil && len(e.Path) == 0 {
		if one, ok := t.per(e.Column.Label, e.Column.Name); ok {
			return t.say(" per %s", " pr. %s", one)
		}
	}
	return t.say(" per %s", " i forhold til %s", t.expr(e).in(nounal))
}

// groupedBy is what groups are made of, behind "per": district; else its name.
func (t *teller) groupedBy(e *check.Expr) string {
	if e.Op != check.OpColumn {
		return t.expr(e).in(nounal)
	}
	if e.Column.Ref != nil {
		if n, ok := t.tableNoun(e.Column.Ref); ok {
			if one, ok := n.one(); ok {
				return one
			}
		}
	}
	return t.columnPhrase(e).text
}
