package workbook

import (
	"fmt"
	"math"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/book"
	"github.com/fordel-lang/fordel/engine/lower"
)

// none is the number that stands for no cap.
const none = "9E+299"

// mostShared is how many rows a pool may have: each is compared with all others.
const mostShared = 5_000

// pool is a pool on a sheet of its own, whose rows are those of its table, and the figures
// of its groups: named cells, or without groups columns of the groups' table.
//
// Everything but the amounts is in units of rounding. The share of a row is se + l * ke inside le
// and hi; ke, se, le are key, start and floor, or where floors are scaled the minima as keys. Rows meet
// their limits at break points of the rate; beside each stands what all would get there, so that the last one at
// which that does not exceed the amount is seen, and the rate lies on the line behind it.
type pool struct {
	*builder
	n       *lower.Pool
	sheet   *sheet
	columns map[string]*column // on the pool's sheet
	figures map[string]*column // of the groups
	u       string
}

// Pool writes the sheet of a pool.
func (b *builder) Pool(n *lower.Pool) {
	rows := b.length(n.Step.To)
	b.keep(n.Column, wholeUnit(n.Step.Round.Unit))
	if rows > mostShared {
		b.refuse(n.Step.Amount.At, diag.Format("A pool over %s rows", "En pulje over %s rækker", diag.Number(rows)),
			diag.Text{EN: "Use `fordel sql`, or `fordel run`.", DA: "Brug `fordel sql` eller `fordel run`."})
		return
	}
	p := &pool{builder: b, n: n, columns: map[string]*column{}, figures: map[string]*column{}, u: "1"}
	if n.Step.Round.Unit > 0 {
		p.u = number(n.Step.Round.Unit)
	}
	p.sheet = b.sheet(n.Column.Label(), b.say("How the pool is shared, step by step.", "Hvordan puljen fordeles, trin for trin."), rows)
	p.sheet.below = [][]book.Cell{{{Value: b.say("Figures of the pool", "Puljens tal"), Style: b.head}, {Value: b.say("Value", "Værdi"), Style: b.head},
		{Value: b.say("Name in formulas", "Navn i formler"), Style: b.head}}}
	if n.Step.Group != nil {
		p.sheet.below = nil
	}
	p.sheet.free = [][]book.Cell{{{Value: n.Column.Label(), Style: b.title, Note: b.note(n.Column)}},
		{{Value: p.told()}}}
	p.inputs()
	p.state()
	if n.Place != nil {
		p.turns()
	} else {
		p.shares()
	}
	p.units()
	p.outcome()
}

// told says how the sheet is to be read.
func (p *pool) told() string {
	where := p.say("the pool's own figures stand below the rows", "puljens egne tal står under rækkerne")
	if g := p.n.Step.Group; g != nil {
		where = p.say("each group's figures stand on the sheet ", "gruppernes tal står på arket ") + p.tables[g].name
	}
	return p.say("Left to right: who takes part, shares, rounding, and the amount in the last column. Counted in units of ", "Fra venstre mod højre: hvem der er med, andele, afrunding og beløbet i sidste kolonne. Regnet i enheder på ") +
		p.u + "; " + where + "."
}

// col adds a column to the pool's sheet; names in braces are columns in the same row, names in
// brackets whole columns, and names in angles figures of the row's group.
func (p *pool) col(name, en, da, formula string) {
	c := p.sheet.add(p.say(en, da), steps[name].In(p.lang), p.head)
	p.columns[name] = c
	c.fill(p.filled(formula, false), 0)
}

// fig adds a figure of the groups.
func (p *pool) fig(name, en, da, formula string) {
	said, note := p.say(en, da), steps["<"+name+">"].In(p.lang)
	var c *column
	if t := p.n.Step.Group; t != nil {
		c = p.tables[t].add(p.said(p.n.Column)+": "+said, note, p.helper)
	} else {
		c = p.sheet.named(p.builder, book.Cell{Value: said, Note: note}, p.n.Column.Name+"_"+said)
	}
	p.figures[name] = c
	c.fill(p.filled(formula, true), 0)
}

// over is an amount in units, times one in kroner.
func (p *pool) over(amount string) string {
	if p.u == "1" {
		return amount
	}
	return "(" + amount + "/{u})"
}

func (p *pool) times(units string) string {
	if p.u == "1" {
		return units
	}
	return units + "*{u}"
}

// filled puts cells into a formula that stands in a row, or beside a group.
func (p *pool) filled(formula string, beside bool) string {
	var pairs []string
	for name, c := range p.columns {
		pairs = append(pairs, "{"+name+"}", c.here(), "["+name+"]", c.all())
	}
	for name, c := range p.figures {
		cell := ""
		switch {
		case c.fixed:
			cell = c.name
		case beside:
			cell = c.here()
		default:
			cell = "INDEX(" + c.all() + "," + p.columns["g"].here() + ")"
		}
		pairs = append(pairs, "<"+name+">", cell)
	}
	group := "1"
	if p.n.Step.Group != nil {
		group = "(ROW()-" + fmt.Sprint(above) + ")"
	}
	pairs = append(pairs, "{group}", group, "{u}", p.u)
	return strings.NewReplacer(pairs...).Replace(formula)
}

// beside is a cell of the table's row on the pool's sheet.
func (p *pool) beside(f *lower.Field) string {
	c := p.cells[f]
	return book.In(c.sheet.name, c.here())
}

// inputs are who takes part, with key, start and limits.
func (p *pool) inputs() {
	n := p.n
	key := p.key(n.Step.To)
	p.col("name", "Unit", "Enhed", book.In(key.sheet.name, key.here()))
	group := "1"
	if n.Step.Group != nil {
		c := p.way(n.Step.To, n.By)
		group = book.In(c.sheet.name, c.here())
	}
	p.col("g", "Group", "Gruppe", group)
	p.col("in", "Takes part", "Er med", "IF("+p.beside(n.In)+",1,0)")
	in := func(formula, otherwise string) string {
		if formula == otherwise {
			return formula
		}
		return "IF({in}=1," + formula + "," + otherwise + ")"
	}
	k, s, lo, hi := "1", "0", "0", none
	if n.Key != nil {
		k = p.beside(n.Key)
		if !p.wholes[n.Key] {
			k = sig(k)
		}
	}
	if n.Start != nil {
		s = sig(p.over(p.beside(n.Start)))
	}
	if n.Floor != nil {
		if lo = "MAX(0," + p.beside(n.Floor) + ")"; n.Step.Round.Unit > 0 {
			lo = "-INT(-" + sig(p.over(lo)) + ")"
		}
	}
	if n.Cap != nil {
		if hi = p.beside(n.Cap); n.Step.Round.Unit > 0 {
			hi = "INT(" + sig(p.over(hi)) + ")"
		}
	}
	p.col("k", "Key", "Nøgle", in(k, "0"))
	p.col("s", "Start", "Forlods", in(s, "0"))
	p.col("lo", "Floor", "Garanti", in(lo, "0"))
	p.col("hi", "Cap", "Loft", in(hi, none))
	p.col("base", "Least", "Mindst", "IF({k}>0,{lo},MAX({lo},MIN({hi},{s})))")
	p.col("most", "Most", "Højst", "IF({k}>0,{hi},{base})")
}

// state is the amount, what rows must and can get, and whether floors are scaled or the
// amount is more than rows can take.
func (p *pool) state() {
	c := p.cells[p.n.Amount]
	p.figures["a"] = c
	p.fig("au", "amount in units", "beløb i enheder", sig(p.over("<a>")))
	whole := "INT(<au>)"
	if p.n.Step.Round.Unit == 0 {
		whole = "<au>"
	}
	p.fig("t", "whole units", "hele enheder", whole)
	p.fig("least", "least of all", "mindst i alt", "SUMIFS([base],[g],{group})")
	p.fig("largest", "most of all", "højst i alt", "SUMIFS([most],[g],{group})")
	p.fig("keys", "keys", "nøgler i alt", "SUMIFS([k],[g],{group})")
	p.fig("starts", "starts", "forlods i alt", "SUMIFS([s],[g],{group})")
	p.fig("scaled", "floors are scaled", "garantier nedsættes", "IF("+sig("<least>")+">"+sig("<au>")+",1,0)")
	p.fig("topped", "more than can be taken", "mere end der kan fordeles", "IF(AND(<scaled>=0,"+sig("<largest>")+"<"+sig("<t>")+"),1,0)")
}

// shares finds the rate and what each row has at it.
func (p *pool) shares() {
	p.col("ke", "Key used", "Anvendt nøgle", "IF(<scaled>=1,{base},{k})")
	p.col("se", "Start used", "Anvendt forlods", "IF(<scaled>=1,0,{s})")
	p.col("le", "Floor used", "Anvendt garanti", "IF(<scaled>=1,0,{lo})")
	p.col("low", "At a low rate", "Ved lav sats", "IF({ke}>0,{le},MAX({le},MIN({hi},{se})))")
	p.col("blo", "Rate at floor", "Sats ved garanti", "IF({ke}>0,({le}-{se})/{ke},"+none+")")
	p.col("bhi", "Rate at cap", "Sats ved loft", "IF(AND({ke}>0,{hi}<1E+298),({hi}-{se})/{ke},"+none+")")
	all := "SUMPRODUCT(([g]={g})*(([blo]>@)*[low]+([blo]<=@)*([bhi]<=@)*[hi]+([blo]<=@)*([bhi]>@)*([se]+@*[ke])))"
	p.col("slo", "All at that floor", "I alt ved den garanti", "IF({blo}<1E+298,"+strings.ReplaceAll(all, "@", "{blo}")+","+none+")")
	p.col("shi", "All at that cap", "I alt ved det loft", "IF({bhi}<1E+298,"+strings.ReplaceAll(all, "@", "{bhi}")+","+none+")")
	p.col("best", "Reached", "Nås", "MAX(IF({slo}<=<au>,{blo},-"+none+"),IF({shi}<=<au>,{bhi},-"+none+"))")
	p.col("top", "Is the last reached", "Er den sidste, der nås", "IF(SUMPRODUCT(([g]={g})*([best]>{best}))+SUMPRODUCT(([g]={g})*([best]={best})*(ROW([best])<ROW()))=0,1,0)")
	p.fig("b", "rate from which", "sats, fra hvilken", "SUMIFS([best],[g],{group},[top],1)")
	p.fig("fixed", "held by limits", "holdt af grænser", "SUMPRODUCT(([g]={group})*(([blo]><b>)*[low]+([blo]<=<b>)*([bhi]<=<b>)*[hi]+([blo]<=<b>)*([bhi]><b>)*[se]))")
	p.fig("slope", "keys between limits", "nøgler mellem grænser", "SUMPRODUCT(([g]={group})*([blo]<=<b>)*([bhi]><b>)*[ke])")
	p.fig("l", "rate in units", "sats i enheder", "IF(<slope>>0,(<au>-<fixed>)/<slope>,IF(<b><-1E+298,0,<b>))")
	p.col("raw", "By the rate", "Efter satsen", "IF({ke}>0,{se}+<l>*{ke},{se})")
	limit := sig
	if p.n.Step.Round.Unit > 0 { // they are whole
		limit = func(x string) string { return x }
	}
	p.col("held", "1 floor, 2 cap", "1 garanti, 2 loft", "IF({ke}=0,0,IF("+sig("{raw}")+"<="+limit("{le}")+",1,IF("+sig("{raw}")+">="+limit("{hi}")+",2,0)))")
	p.nearest()
}

// nearest is the rate that is reported, and rounded down where that is asked for.
func (p *pool) nearest() {
	p.fig("inside", "rows between limits", "rækker mellem grænser", "SUMPRODUCT(([g]={group})*([ke]>0)*([held]=0)*([le]<[hi]))")
	p.fig("from", "last cap", "sidste loft", "SUMPRODUCT(MAX(([g]={group})*([held]=2)*([le]<[hi])*([bhi]>0)*([bhi]<1E+298)*[bhi]))")
	p.fig("to", "next floor", "næste garanti", "-SUMPRODUCT(MAX(([g]={group})*([held]=1)*([le]<[hi])*([blo]<0)*(-[blo])))")
	rate := "IF(OR(<scaled>=1,<keys>=0),0,IF(<inside>>0,<l>,IF(<from>>0,<from>,<to>)))"
	used := "<l>"
	if r := p.n.Step.RateUnit; r > 0 {
		step := number(r)
		p.fig("exact", "rate nearest zero", "sats nærmest nul", rate)
		rate = "IF(OR(<scaled>=1,<keys>=0),0,INT(" + sig("(<exact>*{u}/"+step+")") + "+1E-9)*" + step + "/{u})"
		used = "IF(<scaled>=1,<l>,<rate>)"
		near := strings.ReplaceAll("ABS(@-ROUND(@,0))<1E-8", "@", p.times("<exact>")+"/"+step)
		p.fig("doubt", "too close to a step", "for tæt på et trin", "IF(AND(<scaled>=0,<keys>>0,"+near+",SUMPRODUCT(([g]={group})*([k]<>ROUND([k],6)))>0),1,0)")
	}
	p.fig("rate", "rate", "sats", rate)
	p.fig("used", "rate used", "anvendt sats", used)
	topped := "<topped>=1"
	if p.n.Step.RateUnit > 0 {
		topped = "FALSE"
	}
	p.col("x", "Share", "Andel", "IF(AND("+topped+",{ke}>0),{hi},IF({ke}>0,MAX({le},MIN({hi},{se}+<used>*{ke})),{low}))")
	at := "({se}+IF({ke}>0,<used>*{ke},0))"
	p.held(`IF({in}=0,"out",IF(<scaled>=1,IF({base}>0,"floor","none"),IF(AND(` + topped + `,{ke}>0),"cap",IF(` + at + `<{le}-1E-6,"floor",IF(` + at + `>{hi}+1E-6,"cap","none")))))`)
	p.col("free", "Without limits", "Uden grænser", "IF({in}=0,0,{s}+IF(<keys>>0,(<au>-<starts>)/<keys>*{k},0))")
}

// held is the column of what bounds a share, in words.
func (p *pool) held(formula string) {
	for _, c := range p.n.Bound.Says().Choices {
		formula = strings.ReplaceAll(formula, text(c.EN), text(c.Shown.In(p.lang)))
	}
	p.col("bound", "Held by", "Holdt af", formula)
}

// turns raises rows to their caps one after the other.
func (p *pool) turns() {
	p.col("place", "Turn", "Tur", p.beside(p.n.Place))
	p.col("ahead", "Before it", "Før den", "IF({in}=1,SUMPRODUCT(([g]={g})*([in]=1)*([place]<{place})*([hi]-[lo])),0)")
	total := "<t>"
	if p.n.Step.Round.Method == dsl.Each {
		total = "<au>"
	}
	turn := "MAX(0,MIN({hi}-{lo}," + total + "-<least>-{ahead}))"
	limit := "{hi}"
	if p.n.Step.Round.Unit > 0 {
		limit = sig(p.over(p.beside(p.n.Cap)))
	}
	p.col("cap", "Cap, not rounded", "Loft, ikke afrundet", "IF({in}=1,"+limit+",0)")
	p.col("before", "Caps before it", "Lofter før det", "IF({in}=1,SUMPRODUCT(([g]={g})*([in]=1)*([place]<{place})*[cap]),0)")
	free := "MAX(0,MIN({cap},<au>-{before}))"
	if p.n.Step.Whole {
		turn = "IF({hi}-{lo}<=" + total + "-<least>-{ahead},{hi}-{lo},0)"
		free = "IF({cap}<=<au>-{before},{cap},0)"
	}
	p.col("x", "Share", "Andel", "IF({in}=0,0,IF(<scaled>=1,{base}*<au>/<least>,{lo}+"+turn+"))")
	p.held(`IF({in}=0,"out",IF(<scaled>=1,IF({base}>0,"floor","none"),IF({x}>={hi},"cap",IF(AND({x}<={lo},{lo}>0),"floor","none"))))`)
	p.col("free", "Without floors", "Uden garantier", "IF({in}=0,0,"+free+")")
	p.fig("rate", "rate", "sats", "0")
}

// units rounds shares: whole units first, then one each to the largest remainders, equals
// in the order of rows.
func (p *pool) units() {
	s := p.n.Step
	switch {
	case s.Round.Unit == 0:
		p.col("units", "Units", "Enheder", "{x}")
		return
	case s.Round.Method == dsl.Each:
		p.col("units", "Units", "Enheder", "ROUND("+sig("{x}")+",0)")
		return
	case p.n.Divisor():
		p.divisors()
		return
	}
	p.col("n", "Whole", "Hele", "INT({x}+1E-6)")
	p.col("rest", "Remainder", "Rest", "IF(OR({x}-INT({x})<=1E-6,{x}-INT({x})>=1-1E-6),0,{x}-INT({x}))")
	p.fig("more", "units for remainders", "enheder til rester", p.target()+"-SUMIFS([n],[g],{group})")
	p.col("nr", "Its turn", "Nummer i køen", "IF({rest}>0,1+SUMPRODUCT(([g]={g})*([rest]>{rest}+1E-6))+SUMPRODUCT(([g]={g})*([rest]>0)*(ABS([rest]-{rest})<=1E-6)*(ROW([rest])<ROW())),0)")
	p.col("units", "Units", "Enheder", "{n}+IF(AND({rest}>0,{nr}<=<more>),1,0)")
}

// target is how many units there are to give: a rounded rate leaves some, to the nearest, and
// so do caps, rounded down.
func (p *pool) target() string {
	switch {
	case p.n.Step.RateUnit > 0:
		return "IF(<scaled>=1,<t>,MIN(<t>,INT(SUMIFS([x],[g],{group})+0.5+1E-6)))"
	case p.n.Place == nil:
		return "IF(<topped>=1,MIN(<t>,INT(SUMIFS([x],[g],{group})+1E-6)),<t>)"
	}
	return "<t>"
}

// outcome is whether the pool could be shared, what is left, and the amounts.
func (p *pool) outcome() {
	s := p.n.Step
	p.fig("given", "units handed out", "uddelte enheder", "SUMIFS([units],[g],{group})")
	p.fig("status", "status", "status", p.status())
	left := "ROUND(<a>-" + p.times("<given>") + ",14-INT(LOG10(MAX(1E-9,<a>))))"
	if s.Round.Unit == 0 && s.RateUnit == 0 && p.n.Place == nil {
		left = "IF(<topped>=1," + left + ",0)"
	}
	p.fig("rest", "left in all", "tilbage i alt", left)
	passes := "FALSE"
	if s.Surplus == dsl.SurplusTo {
		if passes = "<topped>=1"; s.Whole {
			passes = "OR(<topped>=1,AND(<rest>>0,<rest>>={u}))"
			if s.Round.Unit == 0 {
				passes = "OR(<topped>=1,<rest>>0)"
			}
		}
	}
	p.col("amount", "Amount", "Beløb", `IF(<status>="ok",`+p.times("{units}")+`,NA())`)
	at := func(f *lower.Field, formula string) {
		c := p.cells[f]
		c.fill(p.filled(formula, true), p.format(f, book.Plain, false))
	}
	ok := func(formula string) string { return `IF(<status>="ok",` + formula + ",NA())" }
	at(p.n.Rate, ok(p.times("<rate>")))
	at(p.n.Left, ok("IF("+passes+",0,<rest>)"))
	at(p.n.Passed, ok("IF("+passes+",<rest>,0)"))
	there := func(name string) string { return book.In(p.sheet.name, p.columns[name].here()) }
	p.cells[p.n.Column].fill(there("amount"), p.format(p.n.Column, book.Plain, false))
	p.cells[p.n.Unbound].fill(p.filled(p.times(there("free")), false), p.format(p.n.Unbound, book.Plain, false))
	words := p.worded[p.n.Bound]
	words.fill(there("bound"), 0)
	p.cells[p.n.Bound].fill(p.unworded(words.here(), p.n.Bound.Says()), 0)
	status := p.figures["status"]
	holds := status.name + `="ok"`
	if !status.fixed {
		holds = "COUNTIF(" + status.all() + `,"ok")=` + fmt.Sprint(status.sheet.length)
	}
	p.must(p.say("Can be shared: ", "Kan fordeles: ")+p.said(p.n.Column), holds)
	p.small()
	p.ordered(s.To)
}

// small refuses a pool whose shares are more units than doubles count exactly.
func (p *pool) small() {
	u := p.n.Step.Round.Unit
	values, _, ok := p.result.Column(p.n.Column.Table.Name, p.n.Column.Name)
	if u == 0 || !ok {
		return
	}
	for _, x := range values.Numbers {
		if math.Abs(x) > mostUnits*u {
			p.refuse(p.n.Step.Amount.At, diag.Format("A share of more than %s units", "En andel på mere end %s enheder", diag.Number(mostUnits)),
				diag.Text{EN: "Round to a larger unit, or use `fordel run`.", DA: "Afrund til en større enhed, eller brug `fordel run`."})
			return
		}
	}
}

// status is ok, or what is wrong.
func (p *pool) status() string {
	s := p.n.Step
	cases := []string{"<a><0", p.say("amount below zero", "beløbet er under nul"), "SUMIFS([in],[g],{group},[k],\"<0\")>0", p.say("key below zero", "en nøgle er under nul"), "SUMPRODUCT(([g]={group})*([hi]<[lo]))>0", p.say("cap below floor", "et loft er under garantien")}
	if !s.Scale {
		cases = append(cases, "<scaled>=1", p.say("floors exceed the amount", "garantierne er mere end beløbet"))
	}
	if s.Surplus == dsl.SurplusStop {
		cases = append(cases, "<topped>=1", p.say("rows cannot take the amount", "lofterne er mindre end beløbet"))
	}
	if p.n.Divisor() {
		cases = append(cases, "SUMPRODUCT(([k]=0)*([in]=1)*([s]<>INT([s]))*([s]>[lo])*([s]<[hi]))>0", p.say("start between two units without a key", "forlods mellem to enheder uden nøgle"))
	}
	if p.figures["doubt"] != nil {
		cases = append(cases, "<doubt>=1", p.say("rate closer to a step than a workbook tells", "satsen er tættere på et trin, end en projektmappe kan skelne"))
	}
	cases = append(cases, "SUMPRODUCT(MAX(([g]={group})*ABS([x])))>"+fmt.Sprint(mostUnits), p.say("more units than a workbook counts exactly", "flere enheder, end en projektmappe regner nøjagtigt"))
	out := `"ok"`
	for i := len(cases) - 2; i >= 0; i -= 2 {
		out = "IF(" + cases[i] + "," + text(cases[i+1]) + "," + out + ")"
	}
	return out
}
