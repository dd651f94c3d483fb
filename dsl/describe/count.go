package describe

import (
	"strconv"

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
	text := t.countedBy(d.Form, set, names, len(names) > 1 && len(names) == indicatorsOf(rows.Table), k)
	switch {
	case len(set.where) == 0:
		return text
	case d.Form == dsl.CountRows:
		return text + set.condition()
	}
	return text + t.say("; only those count where %s", "; kun dem, hvor %s", t.both(set.where).text)
}

// countedBy tells what of the rows is counted by their indicators, k of which it takes
// where the form asks for a number; every says that they are all there are.
func (t *teller) countedBy(form dsl.CountForm, set rowSet, names []string, every bool, k *check.Expr) string {
	of := func(en, da, all, alle string) string {
		if every {
			return t.say(all, alle, strconv.Itoa(len(names)))
		}
		return t.say(en, da, t.and(names))
	}
	text := t.say("the number of %s", "antallet af %s", set.named())
	switch {
	case form == dsl.CountMarks:
		text = t.say("the weights of the criteria that %s meet%s, added up", "vægtene af de kriterier, %s opfylder%s, lagt sammen",
			set.named(), of(", of %s", ", blandt %s", "", ""))
	case form != dsl.CountRows && len(names) == 1:
		text += t.say(" that meet %s", ", der opfylder %s", names[0])
	case form == dsl.CountAtLeast:
		text += t.say(" that meet at least %s of ", ", der opfylder mindst %s af ", t.expr(k).in(nounal)) + of("%s", "kriterierne %s", "the %s criteria", "de %s kriterier")
	case form == dsl.CountAny:
		text += t.say(" that meet ", ", der opfylder ") + of("at least one of %s", "mindst ét af kriterierne %s", "at least one of the %s criteria", "mindst ét af de %s kriterier")
	case form == dsl.CountAll:
		text += t.say(" that meet ", ", der opfylder ") + of("all of %s", "alle kriterierne %s", "all %s criteria", "alle %s kriterier")
	}
	return text
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
func (t *teller) bands(s *check.BandsStep) Item {
	item := said(written(s.Column.Label, s.Column.Name), t.say("depends on %s", "afhænger af %s", t.expr(s.By).in(nounal)))
	d, ok := s.Decl.(*dsl.Bands)
	if !ok || len(d.Bands) != len(s.Bands) {
		t.failed = true
		return item
	}
	open := true
	for i, b := range d.Bands {
		item.More = append(item.More, said(t.band(&b), t.value(s.Bands[i].Value)).at(b.At))
		open = b.Kind != dsl.BandElse
	}
	if open {
		item.More = append(item.More, Item{Text: t.say("Any other value is an error.", "Enhver anden værdi er en fejl.")})
	}
	return item
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
