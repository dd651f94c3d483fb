package describe

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
)

// count tells which rows are counted. The checker writes a count out as a
// formula; its parts are found in that again.
func (t *teller) count(s *check.ColumnStep, d *dsl.Count) string {
	rows := countRows(s.Expr)
	if rows == nil {
		t.failed = true
		return "…"
	}
	set := t.rows(rows)
	filter, k := countConditions(s.Expr, d)
	if filter != nil {
		t.depth++
		set.where = append(set.where, t.condition(filter, false))
		t.depth--
	}
	var names []string
	for _, n := range d.Indicators {
		names = append(names, t.indicatorName(rows.Table, n.Text))
	}
	text := t.say("the number of %s", "antallet af %s", set.named())
	switch d.Form {
	case dsl.CountAtLeast:
		text += t.say(" that meet at least %s of %s", ", der opfylder mindst %s af kriterierne %s", t.term(k).in(noun), t.and(names))
	case dsl.CountAny:
		text += t.say(" that meet %s", ", der opfylder %s", t.meets(names, "at least one of %s", "mindst ét af kriterierne %s"))
	case dsl.CountAll:
		text += t.say(" that meet %s", ", der opfylder %s", t.meets(names, "all of %s", "alle kriterierne %s"))
	case dsl.CountMarks:
		text = t.say("the marks of %s: the weights of what each meets of %s, added up",
			"point for %s: vægtene af de kriterier, hver opfylder af %s, lagt sammen", set.named(), t.and(names))
	}
	if len(set.where) > 0 && d.Form == dsl.CountRows {
		return text + set.condition()
	} else if len(set.where) > 0 {
		text += t.say("; only those count where %s", "; kun de tæller, hvor %s", t.both(set.where).text)
	}
	return text
}

// meets is a list of indicators; one alone stands for itself.
func (t *teller) meets(names []string, en, da string) string {
	if len(names) == 1 {
		return names[0]
	}
	return t.say(en, da, t.and(names))
}

// indicatorName is an indicator of a count's source table.
func (t *teller) indicatorName(table *check.Table, name string) string {
	for _, c := range table.Columns {
		if c.Name == name {
			return t.columnName(c)
		}
	}
	return t.quoted(name)
}

// countRows is the rows of which some are counted.
func countRows(e *check.Expr) *check.Expr {
	for e != nil && e.Op != check.OpRows {
		if len(e.Args) == 0 {
			return nil
		}
		e = e.Args[0]
	}
	return e
}

// countConditions are what a count's `where` asks, and how many indicators must
// be met; nil where that is not said.
func countConditions(e *check.Expr, d *dsl.Count) (filter, k *check.Expr) {
	for e.Op != check.OpFilter {
		if len(e.Args) == 0 {
			return nil, nil
		}
		e = e.Args[0]
	}
	condition := e.Args[1]
	switch d.Form {
	case dsl.CountRows, dsl.CountMarks:
		return condition, nil
	}
	if d.Filter != nil {
		filter, condition = condition.Args[0], condition.Args[1]
	}
	if d.Form == dsl.CountAtLeast {
		k = condition.Args[1]
	}
	return filter, k
}

// bands tells the value for each band of what is looked at.
func (t *teller) bands(s *check.BandsStep) string {
	text := t.say("depends on %s", "afhænger af %s", t.term(s.By).in(noun))
	d, ok := s.Decl.(*dsl.Bands)
	if !ok || len(d.Bands) != len(s.Bands) {
		t.failed = true
		return "…"
	}
	open := true
	for i, b := range d.Bands {
		text += map[bool]string{true: " – ", false: "; "}[i == 0] + t.band(&b) + ": " + t.term(s.Bands[i].Value).in(noun)
		open = b.Kind != dsl.BandElse
	}
	if open {
		text += t.say("; any other value is an error", "; enhver anden værdi er en fejl")
	}
	return text
}

// band tells the bounds of a band.
func (t *teller) band(b *dsl.Band) string {
	switch b.Kind {
	case dsl.BandUnder:
		return t.say("below %s", "under %s", t.literal(b.High).text())
	case dsl.BandUpTo:
		return t.say("up to and including %s", "til og med %s", t.literal(b.High).text())
	case dsl.BandElse:
		return t.say("else", "ellers")
	case dsl.BandOne:
		return t.say("at %s", "ved %s", t.literal(b.Low).text())
	}
	return t.between(t.literal(b.Low), t.literal(b.High))
}
