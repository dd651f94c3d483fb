package describe

import (
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/formula"
)

// model tells what the model is, where it was decided, and that its figures are those
// in the rules.
func (t *teller) model() Section {
	m := t.program.Model
	s := Section{ID: Model, Heading: m.Label}
	if s.Heading == "" {
		s.Heading = t.say("The model", "Modellen")
	}
	var where []string
	for _, part := range []string{m.Municipality, t.year()} {
		if part != "" {
			where = append(where, part)
		}
	}
	text := ""
	if len(where) > 0 {
		text = stop(strings.Join(where, ", "))
	}
	if m.Adopted != "" {
		text = words(text, t.say("Adopted: ", "Vedtaget: ")+endWithStop(m.Adopted))
	}
	if text != "" {
		s.Paragraphs = append(s.Paragraphs, text)
	}
	switch {
	case len(t.set) > 0:
		s.Paragraphs = append(s.Paragraphs, t.say("The text uses the settings that are shown; they differ from the values in the rules.",
			"Teksten bruger de viste indstillinger; de afviger fra værdierne i reglerne."))
	case len(t.program.Params) > 0:
		s.Paragraphs = append(s.Paragraphs, t.say("The text uses the values in the rules. When a parameter is changed, the figures change.",
			"Teksten bruger reglernes værdier. Ændres en parameter, ændres tallene."))
	}
	return s
}

// origin tells where the model comes from.
func (t *teller) origin() []Section {
	if t.program.Model.Source == "" {
		return nil
	}
	return []Section{{ID: Source, Heading: t.say("Source", "Kilde"), Paragraphs: []string{endWithStop(t.program.Model.Source)}}}
}

func (t *teller) year() string {
	if y := t.program.Model.Year; y != nil {
		return t.plain(*y)
	}
	return ""
}

// data tells what tables the model needs, then those that it brings itself.
func (t *teller) data() []Section {
	needed := Section{ID: Data, Heading: t.say("Data that the model needs", "Data, modellen skal bruge")}
	var own []Section
	for _, table := range t.program.Tables {
		if table.Decl.HasRows {
			own = append(own, t.ownTable(table))
		} else {
			needed.Items = append(needed.Items, t.neededTable(table).at(table.Decl.Where()))
		}
	}
	if needed.Items == nil {
		return own
	}
	return append([]Section{needed}, own...)
}

func (t *teller) neededTable(table *check.Table) Item {
	var columns []string
	for _, c := range table.Columns {
		if c.Data != nil {
			columns = append(columns, t.dataColumn(c))
		}
	}
	return said(written(table.Label, table.Name), strings.Join(columns, "; "))
}

// dataColumn tells a column of data and what it holds.
func (t *teller) dataColumn(c *check.Column) string {
	text := written(c.Label, c.Name)
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
	s := Section{ID: Figures, Heading: capital(written(table.Label, table.Name)), At: table.Decl.Where()}
	text := t.say("These figures stand in the rules.", "Tallene står i reglerne.")
	if n := len(table.Decl.Rows); n > mostRows {
		text += t.say(" The first %s of %s rows:", " De første %s af %s rækker:", strconv.Itoa(mostRows), strconv.Itoa(n))
	}
	s.Paragraphs = append(s.Paragraphs, text)
	var head []string
	for _, c := range table.Decl.Columns {
		head = append(head, written(c.Label.Text, c.Name.Text))
	}
	s.Table = append(s.Table, head)
	for i, row := range table.Decl.Rows {
		if i == mostRows {
			break
		}
		s.Table = append(s.Table, t.ownRow(table, row))
	}
	return s
}

func (t *teller) ownRow(table *check.Table, row dsl.Row) []string {
	cells := make([]string, len(table.Decl.Columns))
	for i, column := range table.Decl.Columns {
		switch cell := &row.Cells[min(i, len(row.Cells)-1)]; {
		case i >= len(row.Cells):
		case cell.Kind == formula.LitNil:
			cells[i] = "–"
		case cell.Text != "" || column.Kind == dsl.KindKey:
			cells[i] = cell.Text
		default:
			cells[i] = t.literal(cell).text()
		}
	}
	return cells
}

// params tells what can be changed: its value, and what it may be.
func (t *teller) params() []Section {
	if len(t.program.Params) == 0 {
		return nil
	}
	s := Section{ID: Change, Heading: t.say("What can be changed", "Det kan ændres"),
		Table: [][]string{{"", t.say("now", "nu"), t.say("possible", "muligt")}}}
	for _, p := range t.program.Params {
		s.Table = append(s.Table, []string{capital(written(p.Label, p.Name)), t.constant(t.valueOf(p), p.Share).text(), t.possible(p)})
		s.RowsAt = append(s.RowsAt, p.Decl.Where())
		if p.Note != "" {
			s.Items = append(s.Items, said(written(p.Label, p.Name), p.Note).at(p.Decl.Where()))
		}
	}
	return []Section{s}
}

// possible tells the bounds that a parameter may be changed within, as a cell.
func (t *teller) possible(p *check.Param) string {
	show := func(x float64) quantity { return t.constant(check.Const{Kind: p.Type.Kind, Number: x}, p.Share) }
	text := ""
	switch {
	case len(p.Choices) > 0:
		var items []string
		for _, c := range p.Choices {
			items = append(items, t.constant(c, p.Share).text())
		}
		return t.or(items)
	case p.Type.Kind == check.Flag:
		return t.say("yes or no", "ja eller nej")
	case p.From != nil && p.To != nil:
		text = t.between(show(*p.From), show(*p.To))
	case p.From != nil:
		text = t.say("at least %s", "mindst %s", show(*p.From).text())
	case p.To != nil:
		text = t.say("at most %s", "højst %s", show(*p.To).text())
	default:
		return ""
	}
	if p.Step != nil {
		text += t.say(", in steps of %s", " i trin på %s", t.step(p))
	}
	return text
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
