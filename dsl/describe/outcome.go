package describe

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// Outcome is what a run gave, for the parts of the text that tell it.
type Outcome struct {
	Rows    func(*check.Table) int
	Cell    func(*check.Column, int) check.Const // of a row; Missing where nothing is known
	Persons func(*check.Table) bool              // its rows look like persons: none is told by name
	Value   func(*check.Value) check.Const
	Figure  func(check.Figure) check.Const // of a statement without groups

	// Shared is how the groups of a pool were shared; nil where nobody asks for an example.
	Shared func(*check.PoolStep) []Shared

	// Try lets f read what a scenario gives; false where it has an error.
	Try func(in *check.Scenario, f func(*Outcome)) bool

	Checks, Passed int // how many there are, and how many hold in the base and every scenario
}

// mostNames is how many rows are told by name.
const mostNames = 5

// Tell tells a program as Describe does, with other values of parameters than those in the rules, and with what a run
// with them gave: in short, who gets what, how averages and checks came out. Both may be nil.
func Tell(p *check.Program, lang diag.Lang, set map[*check.Param]check.Const, o *Outcome) []Section {
	if p == nil || p.File == nil {
		return nil
	}
	t := newTeller(p, lang)
	t.set, t.outcome = set, o
	return t.all()
}

// short tells in few sentences how much goes to how many, and what averages are; of a
// model that shares nothing also between which values what it draws lies.
func (t *teller) short() []Section {
	if t.outcome == nil {
		return nil
	}
	var lines []string
	shares := false
	for _, s := range t.steps {
		switch s := s.(type) {
		case *check.PoolStep:
			shares = true
			lines = append(lines, stop(t.inShort(s, s.To, s.Column, s.Type)+t.inShortBy(s)))
		case *check.GrantStep:
			shares = true
			lines = append(lines, stop(t.inShort(s, s.To, s.Column, s.Type)))
		case *check.BenchmarkStep:
			if text := t.averaged(s); text != "" {
				lines = append(lines, text)
			}
		}
	}
	for _, c := range t.drawn(map[*check.Column]bool{}) {
		if !shares && len(lines) < mostNames && t.ranging(c, t.known(c)) != "" {
			lines = append(lines, t.charted(c))
		}
	}
	if len(lines) == 0 || len(lines) > mostNames {
		return nil
	}
	return []Section{{ID: Short, Heading: t.say("In short", "Kort fortalt"), Paragraphs: []string{strings.Join(lines, " ")}}}
}

// inShort tells how much a pool or grant hands out, and to how many.
func (t *teller) inShort(s check.Step, to *check.Table, column *check.Column, kind check.Type) string {
	got, total := t.receivers(to, column)
	if len(got) == 0 {
		return t.say("%s gives nothing", "%s giver ikke noget", t.stepName(s))
	}
	all := t.outcome.Rows(to)
	show := func(x float64) string { return t.constant(check.Const{Kind: kind.Kind, Number: x}, false).text() }
	back, paid := 0, 0.0
	for _, row := range got {
		if x := t.outcome.Cell(column, row).Number; x < 0 {
			back, paid = back+1, paid-x
		}
	}
	who := t.counting(to, all)
	if len(got)-back < all {
		who = t.say("%s of %s", "%s af %s", strconv.Itoa(len(got)-back), who)
	}
	text := t.say("%s gives %s to %s", "%s giver %s til %s", t.stepName(s), show(total+paid), who)
	if back > 0 {
		text += t.say(" and takes back %s from %s", " og tager %s tilbage fra %s", show(paid), strconv.Itoa(back))
	}
	return text
}

// inShortBy tells what a pool is shared by, where that has a name.
func (t *teller) inShortBy(s *check.PoolStep) string {
	if key := t.key(s); s.First == nil && s.Start == nil && key.text != "" && key.line.Text == "" {
		return t.say(" by %s", " efter %s", key.text)
	}
	return ""
}

// counting is a number of rows: 30 institutions.
func (t *teller) counting(table *check.Table, n int) string {
	if one, _, ok := t.oneRow(table); ok && n == 1 {
		return "1 " + one
	}
	return t.digits(float64(n)) + " " + t.tableName(table)
}

// receivers are the rows that a column gives anything, and what it gives in all.
func (t *teller) receivers(table *check.Table, column *check.Column) (rows []int, total float64) {
	for row := range t.outcome.Rows(table) {
		if x := t.outcome.Cell(column, row); !x.Missing && x.Number != 0 {
			rows = append(rows, row)
			total += x.Number
		}
	}
	return rows, total
}

// who tells what counts come to, the lowest and highest of each pool and grant, and who is on the floor, at
// the cap or not in it.
func (t *teller) who() []Section {
	if t.outcome == nil {
		return nil
	}
	out := Section{ID: Who, Heading: t.say("Who gets what", "Hvem får hvad")}
	var counts []Item
	for _, s := range t.steps {
		switch s := s.(type) {
		case *check.ColumnStep:
			if d, is := s.Decl.(*dsl.Count); is && (d.Form != dsl.CountRows || d.Filter != nil) {
				counts = append(counts, said(written(s.Label, s.Name), t.countedUp(s, d)))
			}
		case *check.PoolStep:
			if text := t.extremes(s.To, s.Column); text != "" {
				item := said(written(s.Label, s.Name), text)
				item.Text = words(item.Text, t.bounds(s))
				out.Items = append(out.Items, item)
			}
		case *check.GrantStep:
			if text := t.extremes(s.To, s.Column); text != "" {
				out.Items = append(out.Items, said(written(s.Label, s.Name), text))
			}
		case *check.SpreadStep:
			if text := t.factors(s); text != "" {
				out.Items = append(out.Items, said(written(s.Label, s.Name), text))
			}
		}
	}
	if out.Items == nil {
		return nil
	}
	out.Items = append(counts, out.Items...)
	return []Section{out}
}

// countedUp tells what a count comes to, and of how many rows.
func (t *teller) countedUp(s *check.ColumnStep, d *dsl.Count) string {
	_, total := t.receivers(s.Column.Table, s.Column)
	source := slices.IndexFunc(t.program.Tables, func(table *check.Table) bool { return table.Name == d.Source.Text })
	if d.Form == dsl.CountMarks || source < 0 {
		return t.say("%s in all", "%s i alt", t.digits(total))
	}
	table := t.program.Tables[source]
	return t.say("%s of %s", "%s af %s", t.digits(total), t.counting(table, t.outcome.Rows(table)))
}

// extremes tells the lowest and the highest that the receivers of a column get.
func (t *teller) extremes(table *check.Table, column *check.Column) string {
	got, _ := t.receivers(table, column)
	if len(got) == 0 {
		return ""
	}
	if between := t.ranging(column, got); between != "" {
		return t.say("%s get %s", "%s får %s", t.counting(table, len(got)), between)
	}
	return t.say("%s get %s each", "%s får hver %s", t.counting(table, len(got)), t.amountAt(column, got[0]))
}

// ranging is the lowest and the highest of some rows, by name; empty where they are
// the same.
func (t *teller) ranging(column *check.Column, rows []int) string {
	by := func(a, b int) int {
		return cmp.Compare(t.outcome.Cell(column, a).Number, t.outcome.Cell(column, b).Number)
	}
	if len(rows) == 0 {
		return ""
	}
	low, high := slices.MinFunc(rows, by), slices.MaxFunc(rows, by)
	if by(low, high) == 0 {
		return ""
	}
	amount := func(row int) string {
		return t.amountAt(column, row) + t.namedRow(column.Table, row)
	}
	return t.say("from %s to %s", "fra %s til %s", amount(low), amount(high))
}

// amountAt is what a row has in a column; what is handed out is told exactly.
func (t *teller) amountAt(column *check.Column, row int) string {
	x := t.outcome.Cell(column, row)
	switch column.Step.(type) {
	case *check.PoolStep, *check.GrantStep:
		return t.constant(x, false).text()
	}
	return t.shortly(x, column.Share)
}

// shortly is a figure as a sentence has it, rounded.
func (t *teller) shortly(x check.Const, share bool) string {
	x.Number = shorter(x, share)
	return t.constant(x, share).text()
}

// shorter is a figure in whole kroner where it is large, in tenths of a per cent, or
// else in hundredths.
func shorter(x check.Const, share bool) float64 {
	switch {
	case x.Kind == check.Money && math.Abs(x.Number) >= 100:
		return roundTo(x.Number, 1)
	case share:
		return roundTo(x.Number, 1000)
	}
	return roundTo(x.Number, 100)
}

// namedRow is the name of a row in brackets, where it has one.
func (t *teller) namedRow(table *check.Table, row int) string {
	if name := t.rowName(table, row); name != "" {
		return " (" + name + ")"
	}
	return ""
}

// rowName is what a row is called: its name, or else its key; empty for persons.
func (t *teller) rowName(table *check.Table, row int) string {
	if t.outcome.Persons(table) {
		return ""
	}
	for _, c := range table.Columns {
		if c.Data != nil && c.Data.Kind == dsl.KindText && slices.Contains([]string{"navn", "name"}, strings.ToLower(written(c.Label, c.Name))) {
			return t.outcome.Cell(c, row).Text
		}
	}
	if table.Key != nil {
		return t.outcome.Cell(table.Key, row).Text
	}
	return ""
}

// listed is which rows in brackets, where they are few.
func (t *teller) listed(table *check.Table, rows []int) string {
	if len(rows) > mostNames || t.outcome.Persons(table) {
		return ""
	}
	var names []string
	for _, row := range rows {
		names = append(names, t.rowName(table, row))
	}
	return " (" + strings.Join(names, ", ") + ")"
}

// bounds tells how many rows of a pool are on the floor, at the cap and not in it.
func (t *teller) bounds(s *check.PoolStep) string {
	rows := map[string][]int{}
	for row := range t.outcome.Rows(s.To) {
		word := t.outcome.Cell(s.Bound, row).Text
		rows[word] = append(rows[word], row)
	}
	var out []string
	for _, b := range [][3]string{{"floor", "%s %s on the guarantee%s", "%s er på garantien%[3]s"}, {"cap", "%s %s at the cap%s", "%s er ved loftet%[3]s"}} {
		if n := rows[b[0]]; len(n) > 0 {
			out = append(out, t.say(b[1], b[2], strconv.Itoa(len(n)), be(n), t.listed(s.To, n)))
		}
	}
	switch n := rows["out"]; {
	case len(n) == 0:
	case s.Filter != nil && s.Only == nil && s.Group == nil && s.Filter.Op == check.OpGreaterEqual && t.isThreshold(s.Filter):
		out = append(out, t.say("%s %s below the threshold", "%s er under minimumsgrænsen", strconv.Itoa(len(n)), be(n)))
	default:
		out = append(out, t.say("%s %s not in it", "%s er ikke med", strconv.Itoa(len(n)), be(n)))
	}
	if out == nil {
		return ""
	}
	return stop(t.and(out))
}

// be is the English verb for how many rows are somewhere.
func be(rows []int) string {
	if len(rows) == 1 {
		return "is"
	}
	return "are"
}

// factors tells how far apart the receivers are.
func (t *teller) factors(s *check.SpreadStep) string {
	one := func(v *check.Value) string {
		x := t.outcome.Value(v)
		if x.Missing {
			return ""
		}
		return t.digits(roundTo(x.Number, 10))
	}
	high, quartiles := one(s.RangeFactor), one(s.QuartileFactor)
	switch {
	case high == "":
		return ""
	case quartiles == "":
		return t.say("the highest is %s times the lowest", "det højeste er %s gange det laveste", high)
	}
	return t.say("the highest is %s times the lowest (upper quartile over lower: %s)", "det højeste er %s gange det laveste (øvre kvartil mod nedre: %s)", high, quartiles)
}

// averaged tells an average, over how many rows, and who is left out.
func (t *teller) averaged(s *check.BenchmarkStep) string {
	if s.Per != nil || s.Of == nil {
		return ""
	}
	mean, n, all := t.outcome.Figure(s.Mean), t.outcome.Figure(s.N), t.outcome.Rows(s.Of.Table)
	if mean.Missing || n.Missing {
		return ""
	}
	text := stop(t.say("%s is %s on average, over %s of %s", "%s er %s i gennemsnit for %s af %s", t.stepName(s), t.shortly(mean, false), t.digits(n.Number), t.counting(s.Of.Table, all)))
	var outliers []int
	for row := range all {
		if x := t.outcome.Cell(s.Outlier, row); !x.Missing && x.Flag {
			outliers = append(outliers, row)
		}
	}
	if len(s.Outliers) > 0 && len(outliers) > 0 {
		text += " " + stop(t.say("outliers: %s", "outliers: %s", strconv.Itoa(len(outliers))+t.listed(s.Of.Table, outliers)))
	}
	return text
}

// passed tells how many checks hold.
func (t *teller) passed() string {
	if t.outcome == nil {
		return ""
	}
	n, of := strconv.Itoa(t.outcome.Passed), strconv.Itoa(t.outcome.Checks)
	switch scenarios := len(t.program.Scenarios); {
	case scenarios == 1:
		return stop(t.say("%s of %s pass, in the base and in the scenario", "%s af %s er i orden, i grundlaget og i scenariet", n, of))
	case scenarios > 1:
		return stop(t.say("%s of %s pass, in the base and in all %s scenarios", "%s af %s er i orden, i grundlaget og i alle %s scenarier", n, of, strconv.Itoa(scenarios)))
	}
	return stop(t.say("%s of %s pass", "%s af %s er i orden", n, of))
}
