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
	before = t.groups(first, "What counts: %s", "Hvad der tæller: %s", "Figures for the whole model", "Tal for hele modellen")
	after = t.groups(last, "Results: %s", "Resultater: %s", "Results for the whole model", "Resultater for hele modellen")
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
func (t *teller) groups(steps []check.Step, en, da, wholeEN, wholeDA string) []Section {
	var sections []*Section
	byTable := map[*check.Table]*Section{}
	values := &Section{Heading: t.say(wholeEN, wholeDA)}
	for _, s := range steps {
		table := tableOf(s)
		section := byTable[table]
		switch {
		case table == nil:
			section = values
		case section == nil:
			section = &Section{Heading: t.say(en, da, t.label(table.Label, table.Name))}
			byTable[table] = section
			sections = append(sections, section)
		}
		section.Items = append(section.Items, t.formula(s))
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
func (t *teller) formula(s check.Step) string {
	switch s := s.(type) {
	case *check.ValueStep:
		return t.item(s.Value.Label, s.Value.Name, t.value(s.Expr))
	case *check.BandsStep:
		return t.item(s.Column.Label, s.Column.Name, t.onRows(func() string { return t.bands(s) }))
	case *check.ColumnStep:
		said := t.onRows(func() string {
			switch d := s.Decl.(type) {
			case *dsl.Indicator:
				return t.indicator(s)
			case *dsl.Count:
				return t.count(s, d)
			}
			return t.value(s.Expr)
		})
		return t.item(s.Column.Label, s.Column.Name, said)
	}
	return ""
}

// item is a list item about something with a label and name.
func (t *teller) item(label, name, said string) string {
	about := written(label, name)
	if t.foreign {
		about = t.quoted(about)
	}
	return labelled(about, said)
}

// onRows tells something that is computed on the rows of a table.
func (t *teller) onRows(tell func() string) string {
	t.onRow = true
	defer func() { t.onRow = false }()
	return tell()
}

// rowValue tells a formula on a row.
func (t *teller) rowValue(e *check.Expr) string {
	return t.onRows(func() string { return t.value(e) })
}

// rowCondition tells a condition on a row.
func (t *teller) rowCondition(e *check.Expr) string {
	return t.onRows(func() string { return t.condition(e, false).text })
}

// indicator tells what meets it and what it weighs.
func (t *teller) indicator(s *check.ColumnStep) string {
	text := t.say("met if %s", "opfyldt, hvis %s", t.condition(s.Expr, false).text)
	if s.Weight != nil {
		text += t.say("; its weight is %s", "; vægten er %s", t.weight(s.Weight))
	}
	return text
}
