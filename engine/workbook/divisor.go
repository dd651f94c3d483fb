package workbook

import (
	"fmt"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/book"
)

// mostSeated is how many rows a pool may have that is rounded by a divisor method: each
// has a column for each unit that it may have more or less than its share.
const mostSeated = 150

// divisors rounds by moving the rate: a row earns each unit at a rate of its own, and those of the
// lowest rates are given. Beside the row stand the rates of the units that may be the last
// ones; equal rates go in the order of rows, at the rate zero to the largest keys first.
func (p *pool) divisors() {
	s := p.n.Step
	rows := p.sheet.length
	if s.Group != nil || rows > mostSeated {
		p.refuse(s.Amount.At, diag.Format("A divisor method in groups, or over more than %s rows,", "En divisormetode i grupper eller over mere end %s rækker", diag.Number(mostSeated)),
			diag.Text{EN: "Use `fordel sql`, or `round ... largest_remainder`.", DA: "Brug `fordel sql` eller `afrund ... største_brøk`."})
		return
	}
	apart := fmt.Sprint(rows + 2)
	p.col("n0", "Sure units", "Sikre enheder", "IF({ke}>0,MAX({le},MIN(INT({x})-"+apart+",{hi})),INT({low}+1E-6))")
	first := len(p.sheet.columns)
	for j := 1; j <= 2*rows+5; j++ {
		nr := fmt.Sprintf("({n0}+%d)", j)
		name := fmt.Sprintf("p%d", j)
		p.col(name, fmt.Sprint("+", j), fmt.Sprint("+", j), "IF(AND({ke}>0,"+nr+"<={hi},"+nr+"<=INT({x})+"+apart+"),("+p.post(nr)+"-{se})/{ke},"+none+")")
	}
	from, to := book.Column(first), book.Column(len(p.sheet.columns)-1)
	block := book.In(p.sheet.name, fmt.Sprintf("$%s$%d:$%s$%d", from, above+1, to, above+max(rows, 1)))
	own := "$" + from + "{r}:$" + to + "{r}"
	p.fig("more", "units to give", "enheder at give", p.target()+"-SUMIFS([n0],[g],{group})")
	p.fig("last", "rate of the last unit", "den sidste enheds sats", "IF(<more><1,-"+none+",SMALL("+block+",<more>))")
	near := "1E-9*MAX(1,ABS(<last>))"
	p.col("won", "Before that rate", "Før den sats", "SUMPRODUCT(--("+own+"<<last>-"+near+"))")
	p.col("tied", "At that rate", "Ved den sats", "SUMPRODUCT(--(ABS("+own+"-<last>)<="+near+"))")
	p.fig("open", "units for equals", "enheder til lige", "<more>-SUM([won])")
	ahead := "SUMPRODUCT([tied]*(ROW([tied])<ROW()))"
	if s.Round.Method == dsl.Adams || s.Round.Method == dsl.HuntingtonHill {
		ahead = "IF(ABS(<last>)<=1E-9,SUMPRODUCT([tied]*([ke]>{ke}))+SUMPRODUCT([tied]*([ke]={ke})*(ROW([tied])<ROW()))," + ahead + ")"
	}
	p.col("units", "Units", "Enheder", "{n0}+{won}+MAX(0,MIN({tied},<open>-"+ahead+"))")
}

// post is where the share of a row must be for it to earn a unit.
func (p *pool) post(nr string) string {
	switch r := p.n.Step.Round; r.Method {
	case dsl.DHondt:
		return nr
	case dsl.Adams:
		return "(" + nr + "-1)"
	case dsl.HuntingtonHill:
		return "SQRT(" + nr + "*(" + nr + "-1))"
	default:
		if r.FirstDivisor > 0 {
			return "IF(" + nr + "=1," + number(r.FirstDivisor/2) + "," + nr + "-0.5)"
		}
		return "(" + nr + "-0.5)"
	}
}
