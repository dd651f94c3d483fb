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
	out := Section{Heading: t.heading("Comparison: %s", "Sammenligning: %s", s)}
	if s.Of == nil {
		t.failed = true
		return out
	}
	text := stop(t.say("%s is compared across all %s; index 100 is the average",
		"%s sammenlignes på tværs af alle %s; indeks 100 er gennemsnittet", t.columnName(s.Of), t.tableName(s.Of.Table)))
	if s.Per != nil {
		text += " " + stop(t.say("there is one average for each %s", "der er ét gennemsnit for hver %s", t.rowValue(s.Per)))
	}
	if s.Each != nil {
		text += " " + stop(t.say("rows with the same %s are of one unit", "rækker med samme %s hører til samme enhed", t.rowValue(s.Each)))
	}
	out.Paragraphs = append(out.Paragraphs, text)
	out.Items = append(out.Items, labelled(t.say("Average", "Gennemsnit"), t.average(s)))
	if s.Exclude != nil {
		out.Items = append(out.Items, labelled(t.say("Not in the average, but still given an index", "Ikke med i gennemsnittet, men får stadig indeks"),
			t.say("those where %s", "dem, hvor %s", t.rowCondition(s.Exclude))))
	}
	for _, o := range s.Outliers {
		out.Items = append(out.Items, labelled(t.say("Outliers, not in the average either", "Outliers, som heller ikke er med i gennemsnittet"), t.outlier(o)))
	}
	if len(s.Percentiles) > 0 {
		out.Items = append(out.Items, labelled(t.say("Reported as well", "Opgøres også"), t.percentiles(s)))
	}
	return out
}

func (t *teller) average(s *check.BenchmarkStep) string {
	switch s.Average {
	case dsl.AverageMedian:
		return t.say("the median", "medianen")
	case dsl.AverageWeighted:
		return t.say("the mean weighted by %s", "gennemsnittet vægtet med %s", t.rowValue(s.Weight))
	}
	return t.say("the plain mean, in which all count alike", "det uvægtede gennemsnit, hvor alle tæller lige meget")
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
		list = append(list, t.say("the "+ordinal(t.plain(p))+" percentile", t.plain(p)+"-percentilen"))
	}
	return t.and(list)
}

// spread tells what the measures of inequality are taken of.
func (t *teller) spread(s *check.SpreadStep) Section {
	out := Section{Heading: t.heading("Spread: %s", "Spredning: %s", s)}
	if s.Of == nil {
		t.failed = true
		return out
	}
	of := t.columnName(s.Of)
	if s.Per != nil {
		of = t.say("%s per %s", "%s pr. %s", of, t.rowValue(s.Per))
	}
	among := t.say("all %s", "alle %s", t.tableName(s.Of.Table))
	if s.Filter != nil {
		among += t.say(" where %s", ", hvor %s", t.rowCondition(s.Filter))
	}
	text := stop(t.say("this measures how unequally %s is spread over %s", "her måles, hvor ulige %s er fordelt mellem %s", of, among))
	out.Paragraphs = append(out.Paragraphs, text+" "+t.say(
		"Told as the highest over the lowest and the upper quartile over the lower, both among those above zero, the Gini coefficient among all (0 is all alike), and whether all, some or none get anything.",
		"Det opgøres som den højeste i forhold til den laveste og øvre kvartil i forhold til nedre, begge blandt dem over nul, Gini-koefficienten blandt alle (0, når alle får det samme), samt om alle, nogle eller ingen får noget."))
	if s.Weight != nil {
		out.Paragraphs = append(out.Paragraphs, stop(t.say("in the Gini coefficient each row counts as often as %s says",
			"i Gini-koefficienten tæller hver række så mange gange, som %s siger", t.rowValue(s.Weight))))
	}
	return out
}
