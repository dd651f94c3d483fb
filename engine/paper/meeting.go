package paper

import (
	"context"
	"math"
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/describe"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/explain"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/report"
	"github.com/fordel-lang/fordel/engine/statement"
	"github.com/fordel-lang/fordel/engine/view"
)

// Meeting is the paper for a meeting: what is shared and by which rules, who gains and
// loses, all rows, and what was checked. Told is the rules in sentences. The error is the
// context's.
func Meeting(ctx context.Context, r *report.Run, x *explain.Explainer, o Options, told []describe.Section) (string, error) {
	m := &meeting{Run: r, Options: o, x: x, told: told, page: &page{lang: o.Lang}}
	if err := m.compare(ctx); err != nil {
		return "", err
	}
	m.raw(`<section class="page paper">`)
	m.heading()
	m.figures()
	m.turned()
	m.changes()
	m.rules(describe.Sharing)
	m.checks()
	m.rules(describe.Counting, describe.Results, describe.Comparing, describe.Rounding)
	m.sources()
	m.foot(o.Origin)
	m.raw("</section>")
	m.everybody()
	return m.String(), nil
}

// meeting is a paper being written.
type meeting struct {
	*report.Run
	Options
	*page
	x    *explain.Explainer
	told []describe.Section

	measure *check.Column // what rows get; nil where the model hands out nothing
	label   string
	against string   // what it is measured against; empty for nothing
	places  []int    // of the columns of the table of all: decimals
	rows    []change // those that both are known of, the largest change first
}

// change is what a row gets, and by how much that is more than before.
type change struct {
	row          int
	name         string
	before, here float64
}

func (c change) by() float64 { return c.here - c.before }

// compare works out what changes for whom: against the rules as written where parameters
// are turned, else against what the rules say that an amount is measured against.
func (m *meeting) compare(ctx context.Context) error {
	plans := plans(m.Program, m.Lang)
	if len(plans) == 0 {
		return nil
	}
	figures := plans[0].Figures
	for _, f := range slices.Backward(figures) {
		if c := columnOf(f.Expr); c != nil && m.measure == nil {
			m.measure, m.label = c, f.Label
		}
	}
	if m.measure == nil {
		return nil
	}
	before, err := m.before(ctx, figures)
	if err != nil {
		return err
	}
	values := m.Column(m.measure)
	for row := range m.Table(m.measure.Table).Len {
		here := formula.At(values, m.measure.Type.Kind, row)
		one := change{row: row, name: m.x.Name(m.measure.Table, row), here: here.Number, before: here.Number}
		if before != nil {
			one.before = before[row].Number
		}
		if !here.Missing && (before == nil || !before[row].Missing) {
			m.rows = append(m.rows, one)
		}
	}
	slices.SortStableFunc(m.rows, func(a, b change) int {
		switch {
		case m.against == "" && a.here != b.here:
			return map[bool]int{true: -1, false: 1}[a.here > b.here]
		case a.by() != b.by():
			return map[bool]int{true: -1, false: 1}[a.by() > b.by()]
		}
		return 0
	})
	return nil
}

// before is what the measured amount is measured against, by row; nil for nothing. Without
// turned parameters that may be another of the amounts, which is then the one measured.
func (m *meeting) before(ctx context.Context, figures []check.Shown) ([]check.Const, error) {
	base := make([]check.Const, len(m.Params))
	for _, p := range m.Program.Params {
		base[p.Slot] = p.Value
	}
	if !slices.Equal(base, m.Params) {
		m.against = m.pick("the rules as written", "grundlaget")
		return m.x.ValuesIn(ctx, base, m.measure)
	}
	for _, f := range slices.Backward(figures) {
		c := columnOf(f.Expr)
		if e := lastYear(m.Program, c); e != nil {
			m.measure, m.label, m.against = c, f.Label, m.pick("before", "sidst")
			if column := columnOf(e); column != nil {
				m.against = m.x.Label(column)
			}
			return m.x.Values(ctx, e, c.Table)
		}
	}
	return nil, nil
}

// heading is what the paper is about, in a sentence or two.
func (m *meeting) heading() {
	model := m.Program.Model
	m.raw(`<div class="from near"><div>`, escape(strings.Join(filledIn(m.pick("Paper for the meeting", "Bilag til mødet"), model.Municipality, m.Date), " · ")), `</div><div class="right">`)
	m.some(`span class="stamp"`, m.Origin.MadeUp)
	m.raw("</div></div>")
	title := model.Label
	if title == "" {
		title = m.pick("Allocation", "Fordeling")
	}
	if m.Origin.Turned {
		title = m.pick("Proposal: ", "Forslag: ") + title
	}
	m.text("h1", title)
	for _, s := range m.told {
		if s.ID == describe.Short && !m.Origin.Turned {
			m.some("p", strings.Join(s.Paragraphs, " "))
		}
	}
	m.some("p", m.movement())
}

// filledIn are the texts that say something.
func filledIn(texts ...string) []string {
	return slices.DeleteFunc(texts, func(s string) bool { return s == "" })
}

// sides are how many rows gain and lose, and how much.
func (m *meeting) sides() (gain, lose view.Side) {
	var t view.Tally
	for _, c := range m.rows {
		t.Add(c.by())
	}
	change := t.Change()
	return change.Gain, change.Lose
}

// movement says who gains and loses, in a sentence.
func (m *meeting) movement() string {
	if m.against == "" || len(m.rows) == 0 {
		return ""
	}
	gain, lose := m.sides()
	n := func(x int) string { return m.number(float64(x), 0) }
	amount := func(x float64) string { return m.money(math.Abs(x)) }
	out := diag.Format("Measured against %s, “%s” is more for %s (%s in all) and less for %s (%s in all).",
		"Målt mod %s er »%s« større for %s (i alt %s) og mindre for %s (i alt %s).", m.against, m.label,
		n(gain.Rows), amount(gain.Sum), n(lose.Rows), amount(lose.Sum)).In(m.Lang)
	if same := len(m.rows) - gain.Rows - lose.Rows; same > 0 {
		out += diag.Format(" It is the same for %s.", " For %s er det uændret.", n(same)).In(m.Lang)
	}
	return strings.ReplaceAll(out, "..", ".")
}

// money is an amount with the currency.
func (m *meeting) money(x float64) string {
	currency := m.Program.Model.Currency
	text := m.number(x, amounts([]float64{x})) + " " + currency
	if currency == "kr" && m.Lang == diag.Danish {
		text += "."
	}
	return text
}

// figures are what is handed out of each pool and grant, to how many, and how far apart
// rows are.
func (m *meeting) figures() {
	m.raw(`<div class="figs">`)
	n := 0
	fig := func(label, value, note string) {
		if n++; n > 8 {
			return
		}
		m.raw(`<div class="fig">`)
		m.text("h2", label)
		m.text(`div class="big"`, value)
		m.text("p", note)
		m.raw("</div>")
	}
	for _, step := range m.Program.InFileOrder() {
		to, c := sharing(step)
		if to == nil {
			continue
		}
		sum, got := 0.0, 0
		for row := range m.Table(to).Len {
			if v := formula.At(m.Column(c), c.Type.Kind, row); !v.Missing && v.Number != 0 {
				sum, got = sum+v.Number, got+1
			}
		}
		value := m.number(sum, amounts([]float64{sum}))
		if c.Type.Kind == check.Money {
			value = m.money(sum)
		}
		fig(named(step.Head().Label, step.Head().Name), value, diag.Format("to %s of %s", "til %s ud af %s", m.number(float64(got), 0), m.number(float64(m.Table(to).Len), 0)).In(m.Lang))
	}
	for _, step := range m.Program.InFileOrder() {
		if s, ok := step.(*check.SpreadStep); ok {
			if v := m.Value(s.RangeFactor); !v.Missing {
				fig(named(s.Label, s.Name), m.number(v.Number, 2), m.pick("the highest in relation to the lowest", "højeste i forhold til laveste"))
			}
		}
	}
	m.raw("</div>")
}

func named(label, name string) string {
	if label != "" {
		return label
	}
	return strings.ReplaceAll(name, "_", " ")
}

// turned are the parameters that are not as in the rules.
func (m *meeting) turned() {
	first := true
	for _, p := range m.Program.Params {
		now := m.Params[p.Slot]
		if now == p.Value {
			continue
		}
		if first {
			m.text("h2", m.pick("What is different in the rules", "Hvad der er forskelligt i reglerne"))
			m.raw("<table>")
			m.head(m.pick("Parameter", "Parameter"), m.pick("The rules", "Grundlag"), m.pick("Here", "Forslag"))
			first = false
		}
		m.row("", named(p.Label, p.Name), m.x.Written(p.Value, p.Type, p.Share, m.Lang), m.x.Written(now, p.Type, p.Share, m.Lang))
	}
	if !first {
		m.raw("</table>")
	}
}

// most is how many of those that gain and lose most are named.
const most = 5

// changes draws what changes for every row, and names those that gain and lose most;
// without anything to measure against it draws what they get.
func (m *meeting) changes() {
	if len(m.rows) == 0 {
		return
	}
	xs := make([]float64, len(m.rows))
	for i, c := range m.rows {
		if xs[i] = c.here; m.against != "" {
			xs[i] = c.by()
		}
	}
	unit := m.Program.Model.Currency
	title := diag.Format("%s, %s, largest first", "%s, %s, størst først", m.label, unit).In(m.Lang)
	if m.against != "" {
		title = diag.Format("Change of “%s” against %s, %s, largest first", "Ændring i »%s« mod %s, %s, størst først", m.label, m.against, unit).In(m.Lang)
	}
	m.text("h2", title)
	m.bars(xs, title+m.pick(". The same figures stand in the table of all.", ". De samme tal står i tabellen over alle."))
	if m.against == "" {
		return
	}
	gain, lose := m.sides()
	m.raw(`<div class="two">`)
	m.extremes(m.pick("Largest gains", "Størst fremgang"), m.rows[:min(most, gain.Rows)])
	losers := slices.Clone(m.rows[len(m.rows)-min(most, lose.Rows):])
	slices.Reverse(losers)
	m.extremes(m.pick("Largest losses", "Størst tilbagegang"), losers)
	m.raw("</div>")
}

func (m *meeting) extremes(title string, rows []change) {
	if len(rows) == 0 {
		return
	}
	m.raw("<div><table>")
	m.head(title, capital(m.against), m.label, m.pick("Change", "Ændring"), "%")
	for _, c := range rows {
		m.row("", m.changeCells(c)...)
	}
	m.raw("</table></div>")
}

func (m *meeting) changeCells(c change) []string {
	decimals := amounts([]float64{c.before, c.here})
	share := ""
	if c.before != 0 {
		share = m.signed(100*c.by()/c.before, 1)
	}
	return []string{c.name, m.number(c.before, decimals), m.number(c.here, decimals), m.signed(c.by(), decimals), share}
}

// rules are parts of the rules in sentences, in the order in which they are asked for: how money
// is shared out, how things are counted.
func (m *meeting) rules(parts ...string) {
	if m.Origin.Turned && parts[0] == describe.Sharing {
		m.text(`p class="warn apart"`, m.pick("Below the rules are told with the values that they were adopted with; what is changed stands above.",
			"Nedenfor fortælles reglerne med de værdier, de er vedtaget med; det ændrede står ovenfor."))
	}
	for _, part := range parts {
		for _, s := range m.told {
			if s.ID == part {
				m.section(s)
			}
		}
	}
}

// section is a section of the rules in sentences.
func (m *meeting) section(s describe.Section) {
	if s.Heading != "" {
		m.text("h2", s.Heading)
	}
	for _, p := range s.Paragraphs {
		m.text("p", p)
	}
	m.items(s.Items)
}

func (m *meeting) items(items []describe.Item) {
	if m.Hidden != nil {
		items = slices.DeleteFunc(slices.Clone(items), func(i describe.Item) bool { return i.OfRow })
	}
	if len(items) == 0 {
		return
	}
	m.raw("<ul>")
	for _, i := range items {
		m.raw("<li>")
		switch {
		case i.About == "":
		case i.Formula:
			m.raw(escape(i.About), " = ")
		default:
			m.raw("<b>", escape(i.About), ":</b> ")
		}
		m.raw(escape(i.Text))
		m.items(i.More)
		m.raw("</li>")
	}
	m.raw("</ul>")
}

// checks are what must hold, and whether it does.
func (m *meeting) checks() {
	if len(m.Expectations) == 0 {
		return
	}
	passed, failed := passedChecks(m.Expectations)
	m.text("h2", diag.Format("Checks: %s of %s pass", "Kontroller: %s af %s er i orden", m.number(float64(len(passed)), 0), m.number(float64(len(passed)+len(failed)), 0)).In(m.Lang))
	if len(failed) > 0 {
		m.text(`p class="warn"`, m.pick("Not met: ", "Ikke opfyldt: ")+strings.Join(failed, " · "))
	}
	m.some("p", strings.Join(passed, " · "))
}

// passedChecks are the texts of checks that hold wherever they are tried, and of others.
func passedChecks(list []statement.Expectation) (passed, failed []string) {
	bad := map[*check.Expect]bool{}
	var order []*check.Expect
	for _, e := range list {
		if _, seen := bad[e.Expect]; !seen {
			order = append(order, e.Expect)
		}
		bad[e.Expect] = bad[e.Expect] || !e.OK
	}
	for _, e := range order {
		if bad[e] {
			failed = append(failed, e.Text)
		} else {
			passed = append(passed, e.Text)
		}
	}
	return passed, failed
}

// sources say where the rules come from.
func (m *meeting) sources() {
	if source := m.Program.Model.Source; source != "" {
		m.text("h2", m.pick("Source", "Kilde"))
		m.text("p", trimmed(source)+".")
	}
}
