package workbook

import (
	"fmt"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/book"
	"github.com/fordel-lang/fordel/engine/formula"
	digits "github.com/fordel-lang/fordel/engine/number"
)

// parameters writes the sheet with what may be turned. A cell names the scenario; each
// parameter has a cell for a value of one's own, the scenarios beside it, and the value
// in use, which has a name that formulas take.
func (b *builder) parameters() {
	s := b.sheet(b.say("Parameters", "Parametre"), b.say("What may be turned, and the scenarios.", "Det, der kan ændres, og scenarierne."), 0)
	own := b.say("Own values", "Egne værdier")
	program := b.model.Program
	input := b.book.Style(book.Style{Fill: book.Given, Input: true})
	heads := []string{b.say("Parameter", "Parameter"), b.say("In use", "I brug"), own}
	s.widths, s.frozen = []float64{40, 16, 16}, book.Place{Rows: 4, Columns: 1}
	for _, sc := range program.Scenarios {
		heads = append(heads, sc.Name)
		s.widths = append(s.widths, float64(max(16, min(utf8.RuneCountInString(sc.Name)+2, 36))))
	}
	heads = append(heads, b.say("Allowed", "Tilladt"), b.say("Name in formulas", "Navn i formler"), b.say("Note", "Note"))
	s.widths = append(s.widths, 28, 24, 40)
	s.free = [][]book.Cell{{{Value: b.say("Parameters", "Parametre"), Style: b.title}},
		{{Value: b.say("Scenario: choose from the list", "Scenarie: vælg på listen")}, {Value: b.chosen(own), Style: input}}, nil, b.heads(heads...)}
	last := book.Column(2 + len(program.Scenarios))
	s.lists = []book.List{{At: "B2", Of: "$C$4:$" + last + "$4"}}
	for _, p := range program.Params {
		s.free = append(s.free, b.parameter(s, p, len(s.free)+1, last))
	}
}

// heads are cells that name what is below them.
func (b *builder) heads(words ...string) (out []book.Cell) {
	for _, w := range words {
		out = append(out, book.Cell{Value: w, Style: b.head})
	}
	return out
}

// parameter is the line of a parameter: the value in use is looked up among those of one's own and of the
// scenarios, which end in the column last.
func (b *builder) parameter(s *sheet, p *check.Param, row int, last string) []book.Cell {
	label := p.Label
	if label == "" {
		label = p.Name
	}
	name := b.define(p.Name)
	b.params = append(b.params, name)
	b.book.Names = append(b.book.Names, book.Name{Name: name, To: book.In(s.name, fmt.Sprintf("$B$%d", row))})
	b.inRange(p, name)
	style := b.shape(p.Type.Kind, p.Share, p.Value.Number != math.Trunc(p.Value.Number))
	given := style
	given.Fill, given.Input = book.Given, true
	own := b.result.Params[p.Slot]
	used := value(p.Type.Kind, own)
	if b.result.Scenario != nil {
		own = p.Value
	}
	line := []book.Cell{{Value: label, Note: b.result.Model.Text(p.Decl.Where())}, {Value: used, Style: b.book.Style(style),
		Formula: fmt.Sprintf("INDEX($C%d:$%s%[1]d,1,MATCH($B$2,$C$4:$%[2]s$4,0))", row, last)}, {Value: value(p.Type.Kind, own), Style: b.book.Style(given)}}
	for _, sc := range b.model.Program.Scenarios {
		x := p.Value
		for _, set := range sc.Settings {
			if set.Param == p {
				x = set.Value
			}
		}
		line = append(line, book.Cell{Value: value(p.Type.Kind, x), Style: b.book.Style(given)})
	}
	return append(line, book.Cell{Value: b.allowed(p)}, book.Cell{Value: name}, book.Cell{Value: p.Note})
}

// chosen is the scenario that the result has.
func (b *builder) chosen(own string) string {
	if b.result.Scenario != nil {
		return b.result.Scenario.Name
	}
	return own
}

// allowed says what values a parameter may have.
func (b *builder) allowed(p *check.Param) string {
	var out []string
	limit := func(x float64) string {
		switch {
		case p.Share:
			return diag.Number(digits.Show15(100*x)).In(b.lang) + " %"
		case p.Type.Kind == check.Date:
			return formula.Day(x)
		}
		return diag.Number(x).In(b.lang)
	}
	for _, c := range p.Choices {
		if p.Type.Kind == check.Text {
			out = append(out, c.Text)
			continue
		}
		out = append(out, limit(c.Number))
	}
	if p.From != nil {
		out = append(out, b.say("from ", "fra ")+limit(*p.From))
	}
	if p.To != nil {
		out = append(out, b.say("to ", "til ")+limit(*p.To))
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
		b.must(b.say("In its range: ", "Inden for sine grænser: ")+p.Name, "AND("+strings.Join(rules, ",")+")")
	}
	var choices []string
	for _, c := range p.Choices {
		choices = append(choices, "EXACT("+name+","+literal(p.Type.Kind, c)+")")
	}
	if choices != nil && p.Type.Kind == check.Text {
		b.must(b.say("One of its choices: ", "En af sine valgmuligheder: ")+p.Name, "OR("+strings.Join(choices, ",")+")")
	}
}

// checks writes the sheet of expectations and guards, with one cell that says whether all
// hold.
func (b *builder) checks() {
	s := b.checked
	yes, no := b.say("yes", "ja"), b.say("NO", "NEJ")
	holds := func(formula string) string {
		return "IFERROR(IF(" + formula + "," + text(yes) + "," + text(no) + ")," + text(no) + ")"
	}
	s.free = [][]book.Cell{{{Value: b.say("Checks", "Kontroller"), Style: b.title}}, {{Value: b.say("All hold", "Alle holder")}}, nil,
		b.heads(b.say("What must hold", "Det, der skal gælde"), b.say("Holds", "Holder"), b.say("Left side", "Venstre side"), b.say("Right side", "Højre side"))}
	w := b.on(nil)
	for _, c := range b.model.Checks {
		condition := w.print(c.Condition)
		if c.When != nil {
			condition = "IF(" + w.print(c.When) + "," + condition + ",TRUE)"
		}
		line := []book.Cell{{Value: c.Expect.Text, Note: b.result.Model.Text(c.Expect.Condition.At), Style: b.wrap}, {Formula: holds(condition)}}
		if c.Left != nil {
			shape := b.book.Style(b.shape(c.Left.Kind, false, false))
			line = append(line, book.Cell{Formula: w.print(c.Left), Style: shape}, book.Cell{Formula: w.print(c.Right), Style: shape})
		}
		for _, e := range b.result.Expectations {
			if e.Expect == c.Expect && e.Scenario == b.result.Scenario {
				line[1].Value = map[bool]string{true: yes, false: no}[e.OK]
			}
		}
		s.free = append(s.free, line)
	}
	if b.guards != nil {
		s.free = append(s.free, nil, b.heads(b.say("What the workbook can compute", "Det, projektmappen kan beregne"), b.say("Holds", "Holder")))
	}
	for _, g := range b.guards {
		s.free = append(s.free, []book.Cell{{Value: g.what, Style: b.wrap}, {Value: yes, Formula: holds(g.formula)}})
	}
	all := fmt.Sprintf("IF(COUNTIF($B$5:$B$%d,%s)=0,%s,%s)", max(len(s.free), 5), text(no), text(yes), text(no))
	s.free[1] = append(s.free[1], book.Cell{Formula: all, Style: b.title})
	widest := 50
	for _, line := range s.free {
		if len(line) > 1 {
			said, _ := line[0].Value.(string)
			widest = max(widest, min(utf8.RuneCountInString(said)+2, 110))
		}
	}
	s.widths, s.frozen = []float64{float64(widest), 12, 18, 18}, book.Place{Rows: 4, Columns: 1}
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
