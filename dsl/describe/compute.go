package describe

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
)

// computed tells what is computed: what stands on data and parameters alone,
// and what comes out of pools, grants and comparisons.
func (t *teller) computed() (before, after []Section) {
	results := map[check.Step]bool{}
	var first, last []check.Step
	for _, s := range t.steps {
		switch {
		case !isFormula(s):
		case fromResults(s, results):
			last = append(last, s)
		default:
			first = append(first, s)
		}
	}
	before = t.groups(first, Counting, "Computed for %s", "Beregnes for %s", "Computed for the whole model", "Beregnes for hele modellen")
	after = t.groups(last, Results, "Results for %s", "Resultater for %s", "Results for the whole model", "Resultater for hele modellen")
	return before, after
}

// isFormula reports whether a step is a let, bands, an indicator or a count.
func isFormula(s check.Step) bool {
	switch s := s.(type) {
	case *check.ValueStep, *check.BandsStep:
		return true
	case *check.ColumnStep:
		return s.Column.Member == nil
	}
	return false
}

// fromResults reports whether a step uses, through others perhaps, a pool, a
// grant or a comparison; known holds what has been found.
func fromResults(s check.Step, known map[check.Step]bool) bool {
	if found, ok := known[s]; ok {
		return found
	}
	known[s] = false
	switch s.(type) {
	case *check.ValueStep, *check.BandsStep, *check.ColumnStep:
	default:
		known[s] = true
	}
	for _, need := range s.Head().Needs {
		known[s] = fromResults(need, known) || known[s]
	}
	return known[s]
}

// groups tells steps by the table they are computed on, in the order in which
// the tables come up; single values last.
func (t *teller) groups(steps []check.Step, id, en, da, wholeEN, wholeDA string) []Section {
	var sections []*Section
	byTable := map[*check.Table]*Section{}
	values := &Section{ID: id, Heading: t.say(wholeEN, wholeDA)}
	for _, s := range steps {
		table := tableOf(s)
		section := byTable[table]
		switch {
		case table == nil:
			section = values
		case section == nil:
			section = &Section{ID: id, Heading: t.say(en, da, t.tableName(table))}
			byTable[table] = section
			sections = append(sections, section)
		}
		item := t.formula(s).at(s.Head().Decl.Where())
		if item.Formula {
			item.More = append(item.More, t.worked(s)...)
		}
		section.Items = append(section.Items, item)
	}
	if values.Items != nil {
		sections = append(sections, values)
	}
	var out []Section
	for _, s := range sections {
		out = append(out, *s)
	}
	return out
}

// tableOf is the table that a formula is computed on; nil for a single value.
func tableOf(s check.Step) *check.Table {
	switch s := s.(type) {
	case *check.ColumnStep:
		return s.Column.Table
	case *check.BandsStep:
		return s.Column.Table
	}
	return nil
}

// formula tells a let, bands, an indicator or a count.
func (t *teller) formula(s check.Step) Item {
	switch s := s.(type) {
	case *check.ValueStep:
		return t.item(s.Value.Label, s.Value.Name, t.expr(s.Expr), "")
	case *check.BandsStep:
		return t.bands(s)
	case *check.ColumnStep:
		switch d := s.Decl.(type) {
		case *dsl.Indicator:
			return t.indicator(s)
		case *dsl.Count:
			return t.item(s.Column.Label, s.Column.Name, phrase{text: t.count(s, d)}, "")
		}
		return t.item(s.Column.Label, s.Column.Name, t.expr(s.Expr), "")
	}
	return Item{}
}

// item is about something with a label and name: a formula in signs, or a sentence.
func (t *teller) item(label, name string, p phrase, after string) Item {
	if p.signs && after == "" {
		return Item{About: capital(written(label, name)), Formula: true, Text: p.text}
	}
	return said(written(label, name), p.text+after)
}

// indicator tells what meets it and what it weighs.
func (t *teller) indicator(s *check.ColumnStep) Item {
	text, after := t.say("met if %s", "opfyldt, når %s", t.condition(s.Expr, false).text), ""
	if s.Weight != nil {
		after = t.say("; its weight is %s", "; vægten er %s", t.weight(s.Weight))
	}
	return t.item(s.Column.Label, s.Column.Name, phrase{text: text}, after)
}
