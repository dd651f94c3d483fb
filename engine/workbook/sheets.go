package workbook

import (
	"fmt"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/book"
)

// parameters writes the sheet with what may be turned. A cell names the scenario; each
// parameter has a cell for a value of one's own, the scenarios beside it, and the value
// in use, which has a name that formulas take.
func (b *builder) parameters() {
	s := b.sheet(b.say("Parameters", "Parametre"), 0)
	own := b.say("Own values", "Egne værdier")
	program := b.model.Program
	input := b.book.Style(book.Style{Fill: book.Given, Input: true})
	s.free = [][]book.Cell{{{Value: b.say("Parameters", "Parametre"), Style: b.title}},
		{{Value: b.say("Scenario (write one of the heads below)", "Scenarie (skriv et af hovederne nedenfor)")}, {Value: b.chosen(own), Style: input}}, nil}
	heads := []book.Cell{{Value: b.say("Parameter", "Parameter"), Style: b.head}, {Value: b.say("In use", "I brug"), Style: b.head}, {Value: own, Style: b.head}}
	for _, sc := range program.Scenarios {
		heads = append(heads, book.Cell{Value: sc.Name, Style: b.head})
	}
	heads = append(heads, book.Cell{Value: b.say("Allowed", "Tilladt"), Style: b.head}, book.Cell{Value: b.say("Note", "Note"), Style: b.head})
	s.free = append(s.free, heads)
	last := book.Column(2 + len(program.Scenarios))
	for i, p := range program.Params {
		row := len(s.free) + 1
		label := p.Label
		if label == "" {
			label = p.Name
		}
		name := b.define(p.Name)
		b.params = append(b.params, name)
		b.book.Names = append(b.book.Names, book.Name{Name: name, To: book.In(s.name, fmt.Sprintf("$B$%d", row))})
		style := b.shown(p)
		given := style
		given.Fill, given.Input = book.Given, true
		v := b.result.Params[p.Slot]
		ownValue := v
		if b.result.Scenario != nil {
			ownValue = p.Value
		}
		line := []book.Cell{{Value: label, Note: name}, {Value: value(p.Type.Kind, v), Style: b.book.Style(style),
			Formula: fmt.Sprintf("INDEX($C%d:$%s%[1]d,1,MATCH($B$2,$C$4:$%[2]s$4,0))", row, last)}, {Value: value(p.Type.Kind, ownValue), Style: b.book.Style(given)}}
		for _, sc := range program.Scenarios {
			x := p.Value
			for _, set := range sc.Settings {
				if set.Param == p {
					x = set.Value
				}
			}
			line = append(line, book.Cell{Value: value(p.Type.Kind, x), Style: b.book.Style(given)})
		}
		s.free = append(s.free, append(line, book.Cell{Value: b.allowed(i)}, book.Cell{Value: p.Note}))
		b.inRange(p, name)
	}
	s.widths = []float64{40, 16, 16}
	for range program.Scenarios {
		s.widths = append(s.widths, 16)
	}
	s.widths, s.frozen = append(s.widths, 28, 40), book.Place{Rows: 4, Columns: 1}
}

// chosen is the scenario that the result has.
func (b *builder) chosen(own string) string {
	if b.result.Scenario != nil {
		return b.result.Scenario.Name
	}
	return own
}

// shown is how a parameter is shown.
func (b *builder) shown(p *check.Param) book.Style {
	switch {
	case p.Type.Kind == check.Date:
		return book.Style{Format: b.say("yyyy-mm-dd", "dd-mm-yyyy")}
	case p.Share:
		return book.Style{Format: "0.0%"}
	case p.Type.Kind == check.Money:
		return book.Style{Format: "#,##0"}
	}
	return book.Style{}
}

// allowed says what values a parameter may have.
func (b *builder) allowed(slot int) string {
	p := b.model.Program.Params[slot]
	var out []string
	for _, c := range p.Choices {
		out = append(out, fmt.Sprint(value(p.Type.Kind, c)))
	}
	if p.From != nil {
		out = append(out, b.say("from ", "fra ")+fmt.Sprint(value(p.Type.Kind, check.Const{Number: *p.From})))
	}
	if p.To != nil {
		out = append(out, b.say("to ", "til ")+fmt.Sprint(value(p.Type.Kind, check.Const{Number: *p.To})))
	}
	return strings.Join(out, ", ")
}

// inRange is the guard that a parameter has a value that it may have.
func (b *builder) inRange(p *check.Param, name string) {
	var rules []string
	if p.From != nil {
		rules = append(rules, name+">="+number(*p.From))
	}
	if p.To != nil {
		rules = append(rules, name+"<="+number(*p.To))
	}
	if rules != nil && p.Type.Kind != check.Date {
		b.guards = append(b.guards, guard{p.Name, "AND(" + strings.Join(rules, ",") + ")"})
	}
}

// checks writes the sheet of expectations and guards, with one cell that says whether all
// hold.
func (b *builder) checks() {
	s := b.checked
	s.free = [][]book.Cell{{{Value: b.say("Checks", "Kontroller"), Style: b.title}}, {{Value: b.say("All hold", "Alle holder")}}, nil,
		{{Value: b.say("What must hold", "Det, der skal gælde"), Style: b.head}, {Value: b.say("Holds", "Holder"), Style: b.head},
			{Value: b.say("Left side", "Venstre side"), Style: b.head}, {Value: b.say("Right side", "Højre side"), Style: b.head}}}
	w := b.on(nil)
	for _, c := range b.model.Checks {
		holds := w.print(c.Condition)
		if c.When != nil {
			holds = "IF(" + w.print(c.When) + "," + holds + ",TRUE)"
		}
		line := []book.Cell{{Value: c.Expect.Text, Note: b.result.Model.Text(c.Expect.Condition.At)}, {Formula: holds}}
		if c.Left != nil {
			line = append(line, book.Cell{Formula: w.print(c.Left)}, book.Cell{Formula: w.print(c.Right)})
		}
		for _, e := range b.result.Expectations {
			if e.Expect == c.Expect && e.Scenario == b.result.Scenario {
				line[1].Value = e.OK
			}
		}
		s.free = append(s.free, line)
	}
	for _, g := range b.guards {
		s.free = append(s.free, []book.Cell{{Value: b.say("Can be computed: ", "Kan beregnes: ") + g.what}, {Value: true, Formula: g.formula}})
	}
	n := len(s.free)
	s.free[1] = append(s.free[1], book.Cell{Formula: fmt.Sprintf("IF(COUNTIF($B$5:$B$%d,TRUE)=%d,%s,%s)", max(n, 5), n-4, text(b.say("yes", "ja")), text(b.say("NO", "NEJ"))), Style: b.title})
	s.widths, s.frozen = []float64{70, 12, 18, 18}, book.Place{Rows: 4, Columns: 1}
	b.written(s)
}

// written refuses formulas that are too long for a workbook.
func (b *builder) written(s *sheet) {
	for i, row := range s.free {
		for _, c := range row {
			if len(c.Formula) > longest && i-4 < len(b.model.Checks) {
				b.tooLong(b.model.Checks[i-4].Expect.Condition.At)
			}
		}
	}
}

// tell writes what the workbook is.
func (b *builder) tell() {
	m := b.model.Program.Model
	s := b.about
	line := func(text string) { s.free = append(s.free, []book.Cell{{Value: text, Style: b.wrap}}) }
	title := m.Label
	if title == "" {
		title = b.say("A model of Fordel", "En model fra Fordel")
	}
	s.free = [][]book.Cell{{{Value: title, Style: b.title}}}
	for _, fact := range []string{m.Municipality, m.Adopted, m.Source} {
		if fact != "" {
			line(fact)
		}
	}
	line(b.say("This workbook computes the model: change parameters on their sheet, or data in the cells with a colour, and all else follows. Point at a head to read the rule.",
		"Projektmappen beregner modellen: ret parametre på deres ark eller data i de farvede celler, så følger resten med. Peg på et hoved for at læse reglen."))
	line(b.say("Each pool has a sheet with its steps, in units of rounding. Equals go by the order of rows, which is that of their keys when the workbook was made: rows that are added later are not computed.",
		"Hver pulje har et ark med sine trin, regnet i afrundingsenheder. Lige går efter rækkernes orden, som er nøglernes, da projektmappen blev lavet: rækker, der føjes til senere, beregnes ikke."))
	line(b.say("The sheet with checks says in one cell whether all that must hold does.", "Arket med kontroller siger i én celle, om alt det, der skal gælde, gælder."))
	for _, solve := range b.model.Solves {
		line(b.say("Solved by Fordel, not here: ", "Løst af Fordel, ikke her: ") + solve.Solve.Name)
	}
	line(b.say("Rules: ", "Regler: ") + b.result.Model.Fingerprint())
	s.widths = []float64{110}
}
