package describe

import (
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
)

// model tells what the model is and where it comes from.
func (t *teller) model() Section {
	m := t.program.Model
	s := Section{Heading: m.Label}
	if s.Heading == "" {
		s.Heading = t.say("The model", "Modellen")
	}
	for _, line := range []struct{ about, said string }{
		{t.say("Municipality", "Kommune"), m.Municipality},
		{t.say("Year", "År"), t.year()},
		{t.say("Adopted", "Vedtaget"), m.Adopted},
		{t.say("Source", "Kilde"), m.Source},
	} {
		if line.said != "" {
			s.Items = append(s.Items, labelled(line.about, line.said))
		}
	}
	if len(t.program.Params) > 0 {
		s.Paragraphs = append(s.Paragraphs, t.say(
			"The figures below are those written in the rules. Whoever turns a parameter changes them.",
			"Tallene nedenfor er dem, der står i reglerne. Skruer man på en parameter, ændrer de sig."))
	}
	return s
}

func (t *teller) year() string {
	if y := t.program.Model.Year; y != nil {
		return t.plain(*y)
	}
	return ""
}

// data tells what tables the model needs, then those that it brings itself.
func (t *teller) data() []Section {
	needed := Section{Heading: t.say("Data the model needs", "Data, modellen skal bruge")}
	var own []Section
	for _, table := range t.program.Tables {
		if table.Decl.HasRows {
			own = append(own, t.ownTable(table))
		} else {
			needed.Items = append(needed.Items, t.neededTable(table))
		}
	}
	if needed.Items == nil {
		return own
	}
	return append([]Section{needed}, own...)
}

func (t *teller) neededTable(table *check.Table) string {
	var columns []string
	for _, c := range table.Columns {
		if c.Data != nil {
			columns = append(columns, t.dataColumn(c))
		}
	}
	return labelled(written(table.Label, table.Name), strings.Join(columns, "; "))
}

// dataColumn tells a column of data and what it holds.
func (t *teller) dataColumn(c *check.Column) string {
	text := t.label(c.Label, c.Name)
	var notes []string
	if kind := t.kind(c); kind != "" {
		notes = append(notes, kind)
	}
	if c.Data.Optional {
		notes = append(notes, t.say("may be missing", "må mangle"))
	}
	if len(notes) == 0 {
		return text
	}
	return text + " (" + strings.Join(notes, ", ") + ")"
}

// kind tells what a column holds; nothing for text.
func (t *teller) kind(c *check.Column) string {
	d := c.Data
	if d.From != nil && d.To != nil {
		between := t.between(t.literal(d.From), t.literal(d.To))
		if d.Kind == dsl.KindWhole {
			return t.say("a whole number %s", "et helt tal %s", between)
		}
		return between
	}
	switch d.Kind {
	case dsl.KindKey:
		return t.say("unique", "entydig")
	case dsl.KindNumber:
		return t.say("a number", "et tal")
	case dsl.KindWhole:
		return t.say("a whole number", "et helt tal")
	case dsl.KindMoney:
		return t.say("in %s", "i %s", t.unit())
	case dsl.KindShare:
		return t.say("in per cent", "i pct.")
	case dsl.KindFlag:
		return t.say("yes or no", "ja eller nej")
	case dsl.KindDate:
		return t.say("a date", "en dato")
	case dsl.KindChoice:
		return t.choices(d.Choices)
	case dsl.KindRef:
		if c.Ref != nil {
			return t.say("refers to %s", "henviser til %s", t.tableName(c.Ref))
		}
	}
	return ""
}

func (t *teller) choices(list []dsl.Text) string {
	var items []string
	for _, c := range list {
		items = append(items, t.quoted(c.Text))
	}
	return t.or(items)
}

// mostRows is how many rows of a table in the rules are told.
const mostRows = 20

// ownTable tells a table that carries its rows.
func (t *teller) ownTable(table *check.Table) Section {
	s := Section{Heading: capital(written(table.Label, table.Name))}
	n := len(table.Decl.Rows)
	s.Paragraphs = append(s.Paragraphs, t.say("These figures stand in the rules themselves.", "Disse tal står i selve reglerne."))
	for i, row := range table.Decl.Rows {
		if i == mostRows {
			s.Paragraphs = append(s.Paragraphs, t.say("The first %s of %s rows:", "De første %s af %s rækker:", strconv.Itoa(mostRows), strconv.Itoa(n)))
			break
		}
		s.Items = append(s.Items, t.ownRow(table, row, i))
	}
	return s
}

// ownRow is a row by its key, or else its number: what its other columns hold.
func (t *teller) ownRow(table *check.Table, row dsl.Row, i int) string {
	head := t.say("Row %s", "Række %s", strconv.Itoa(i+1))
	var cells []string
	for c, column := range table.Decl.Columns {
		switch {
		case c >= len(row.Cells):
		case column.Kind == dsl.KindKey:
			head = row.Cells[c].Text
		default:
			cells = append(cells, t.label(column.Label.Text, column.Name.Text)+" "+t.literal(&row.Cells[c]).text())
		}
	}
	return head + ": " + endWithStop(strings.Join(cells, "; "))
}

// params tells what a reader can turn.
func (t *teller) params() []Section {
	s := Section{Heading: t.say("What can be turned", "Hvad der kan skrues på")}
	for _, p := range t.program.Params {
		s.Items = append(s.Items, t.param(p))
	}
	if s.Items == nil {
		return nil
	}
	return []Section{s}
}

// param tells a parameter's value and the bounds it may be turned within.
func (t *teller) param(p *check.Param) string {
	text := t.constant(p.Value, p.Share).text()
	show := func(x float64) quantity { return t.constant(check.Const{Kind: p.Type.Kind, Number: x}, p.Share) }
	switch {
	case p.From != nil && p.To != nil && p.Step != nil:
		text += t.say("; can be set %s in steps of %s", "; kan sættes %s i trin på %s", t.between(show(*p.From), show(*p.To)), t.step(p))
	case p.From != nil && p.To != nil:
		text += t.say("; can be set %s", "; kan sættes %s", t.between(show(*p.From), show(*p.To)))
	case len(p.Choices) > 0:
		var items []string
		for _, c := range p.Choices {
			items = append(items, t.constant(c, p.Share).text())
		}
		text += t.say("; can be set to %s", "; kan sættes til %s", t.or(items))
	}
	text = endWithStop(text)
	if p.Note != "" {
		text += " " + stop(p.Note)
	}
	return capital(written(p.Label, p.Name)) + ": " + text
}

// step is how far a parameter moves at a time.
func (t *teller) step(p *check.Param) string {
	switch {
	case p.Share:
		points := t.digits(100 * *p.Step)
		if points == "1" {
			return t.say("1 percentage point", "1 procentpoint")
		}
		return points + t.say(" percentage points", " procentpoint")
	case p.Type.Kind == check.Date:
		return strconv.Itoa(int(*p.Step)) + t.say(" days", " dage")
	}
	return t.constant(check.Const{Kind: p.Type.Kind, Number: *p.Step}, false).text()
}
