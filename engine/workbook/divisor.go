package workbook

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/book"
)

// halvings is how often the interval of the last unit's rate is halved: from what moves the smallest key by
// more units than there are rows to less than the millionth part of a unit of the largest.
const halvings = 70

// mostHalved is how many rows all halvings may go through.
const mostHalved = 50_000_000

// divisors rounds by moving the rate: a row earns each unit at a rate of its own, and those of the lowest
// rates are given. The rate of the last one is found by halving on a sheet of its own. Rows that
// earn a unit at that rate go by their order, at the rate zero the largest keys first.
func (p *pool) divisors() {
	s := p.n.Step
	if steps := halvings * p.length(s.Group) * p.sheet.length; steps > mostHalved {
		p.refuse(s.Amount.At, diag.Format("A divisor method over %s rows in %s groups", "En divisormetode over %s rækker i %s grupper", diag.Number(p.sheet.length), diag.Number(p.length(s.Group))),
			diag.Text{EN: "Use `fordel sql`, or `round ... largest_remainder`.", DA: "Brug `fordel sql` eller `afrund ... største_brøk`."})
		return
	}
	p.fig("target", "units to give", "enheder at give", p.target())
	p.fig("least key", "smallest key", "mindste nøgle", "IF(COUNTIFS([g],{group},[ke],\">0\")=0,0,1/SUMPRODUCT(MAX(([g]={group})*([ke]>0)/([ke]+([ke]<=0)))))")
	p.fig("reach", "how far to look", "hvor langt der søges", fmt.Sprintf("IF(<least key>>0,%d/<least key>,0)", p.sheet.length+2))
	last := p.halved()
	p.fig("last", "rate of the last unit", "den sidste enheds sats", last)
	p.col("at", "Share at that rate", "Andel ved den sats", "{se}+<last>*{ke}")
	near := "(1E-9+1E-12*ABS({at}))"
	earned := func(at string) string {
		return "IF({ke}>0,MAX({le},MIN({hi}," + p.earnedAt(at) + ")),INT({low}+1E-6))"
	}
	p.col("won", "Units before that rate", "Enheder før den sats", earned("({at}-"+near+")"))
	p.col("tied", "At that rate", "Ved den sats", earned("({at}+"+near+")")+"-{won}")
	p.fig("open", "units for equals", "enheder til lige", "<target>-SUMIFS([won],[g],{group})")
	ahead := "SUMPRODUCT(([g]={g})*[tied]*(ROW([tied])<ROW()))"
	if s.Round.Method == dsl.Adams || s.Round.Method == dsl.HuntingtonHill {
		ahead = "IF(<last>=0,SUMPRODUCT(([g]={g})*[tied]*([ke]>{ke}))+SUMPRODUCT(([g]={g})*[tied]*([ke]={ke})*(ROW([tied])<ROW()))," + ahead + ")"
	}
	p.col("units", "Units", "Enheder", "{won}+MAX(0,MIN({tied},<open>-"+ahead+"))")
}

// halved writes the sheet on which the rate of the last unit is found, and gives where it stands: for each group
// the interval in which it lies, and how many units rows have earned in its middle.
func (p *pool) halved() string {
	s := p.builder.sheet(p.n.Column.Label()+p.say(" rate", " sats"), p.say("How the rate of a pool's last unit is found: by halving the interval in which it lies.", "Hvordan satsen for en puljes sidste enhed findes: ved at halvere det interval, den ligger i."), 0)
	s.halves = true
	groups := p.length(p.n.Step.Group)
	s.free = make([][]book.Cell, above+halvings+1)
	s.free[0] = []book.Cell{{Value: s.name, Style: p.title}}
	s.free[1] = []book.Cell{{Value: p.say("Each line halves the interval above it: where rows have earned fewer units in its middle than there are to give, the rate lies in the upper half.",
		"Hver linje halverer intervallet over den: har rækkerne i midten optjent færre enheder, end der er at give, ligger satsen i den øverste halvdel.")}}
	s.free[2] = p.heads(p.say("Line", "Linje"))
	for i := range halvings + 1 {
		s.free[above+i] = []book.Cell{{Value: float64(i + 1)}}
	}
	s.widths, s.frozen = []float64{8}, book.Place{Rows: above, Columns: 1}
	for g := range groups {
		p.halvedFor(s, g)
	}
	last := in(s, fmt.Sprintf("$B$%d:$%s$%[1]d", above+halvings+1, book.Column(3*max(groups, 1))))
	at := func(column int) string { return fmt.Sprintf("INDEX(%s,1,3*{group}-%d)", last, 3-column) }
	return "IF(AND(" + at(1) + "<=0," + at(2) + ">=0),0," + at(2) + ")"
}

// halvedFor writes the columns of a group.
func (p *pool) halvedFor(s *sheet, g int) {
	group := fmt.Sprint(g + 1)
	of := "" // which group it is
	if t := p.n.Step.Group; t != nil {
		of = fmt.Sprint(p.key(t).cells[g].Value) + ": "
	}
	for _, name := range []string{p.say("from", "fra"), p.say("to", "til"), p.say("units in the middle", "enheder i midten")} {
		s.free[2] = append(s.free[2], book.Cell{Value: of + name, Style: p.builder.over})
		s.widths = append(s.widths, float64(max(20, utf8.RuneCountInString(of+name)+2)))
	}
	first, digits := 3*g+1, p.book.Style(book.Style{Format: "0.00000000000000"})
	cell := func(line, column int) string { return book.Address(above+line, first+column) }
	for i := range halvings + 1 {
		middle := "((" + cell(i, 0) + "+" + cell(i, 1) + ")/2)"
		from, to := p.ofGroup("<used>-<reach>", g), p.ofGroup("<used>+<reach>", g)
		if i > 0 {
			before := "((" + cell(i-1, 0) + "+" + cell(i-1, 1) + ")/2)"
			fewer := cell(i-1, 2) + "<" + p.ofGroup("<target>", g)
			from, to = "IF("+fewer+","+before+","+cell(i-1, 0)+")", "IF("+fewer+","+cell(i-1, 1)+","+before+")"
		}
		at := "([se]+" + middle + "*[ke])"
		raw := p.earnedAt(at)
		sum := "SUMPRODUCT(([g]=" + group + ")*([ke]>0)*([le]+(" + raw + ">[le])*((" + raw + "<[hi])*(" + raw + "-[le])+(" + raw + ">=[hi])*([hi]-[le]))))" +
			"+SUMPRODUCT(([g]=" + group + ")*([ke]<=0)*INT([low]+1E-6))"
		s.free[above+i] = append(s.free[above+i], book.Cell{Formula: from, Style: digits}, book.Cell{Formula: to, Style: digits}, book.Cell{Formula: p.filled(sum, true)})
	}
}

// ofGroup puts the cells of a group's figures into a formula that stands on another sheet.
func (p *pool) ofGroup(formula string, g int) string {
	for name, c := range p.figures {
		cell := c.name
		if !c.fixed {
			cell = in(c.sheet, fmt.Sprintf("$%s$%d", book.Column(c.at), above+g+1))
		}
		formula = strings.ReplaceAll(formula, "<"+name+">", cell)
	}
	return formula
}

// earnedAt is how many units a row has earned with a share, before its limits.
func (p *pool) earnedAt(share string) string {
	whole := "INT(" + share + ")"
	switch r := p.n.Step.Round; r.Method {
	case dsl.DHondt:
		return whole
	case dsl.Adams:
		return "(" + whole + "+1)"
	case dsl.HuntingtonHill:
		return "(" + whole + "+(" + share + ">=SQRT(" + whole + "*(" + whole + "+1))))"
	default:
		half := "INT(" + share + "+0.5)"
		if r.FirstDivisor > 0 {
			first := number(r.FirstDivisor / 2)
			return "((" + share + ">=" + first + ")*(" + half + "+(" + share + "<0.5)))"
		}
		return half
	}
}
