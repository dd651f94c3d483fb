package workbook

import (
	"fmt"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/book"
	"github.com/fordel-lang/fordel/engine/lower"
)

// measure is a measure of the values that count: of a column that has only those, or by
// group of the place of each value in its group.
func (b *builder) measure(n *lower.Fold, over *column, own string, counts, values *column, size string) string {
	chosen := values.here()
	if counts != nil {
		chosen = "IF(" + counts.here() + "," + chosen + `,"")`
	}
	name := b.said(n.Out)
	if n.Func == lower.Gini {
		return b.gini(n, counts, values)
	}
	if over != nil {
		return b.byGroup(n, over, own, counts, values, size)
	}
	list := values.all()
	if counts != nil {
		list = b.extra(n.Over, name+b.say(": among", ": iblandt"), chosen).all()
	}
	switch n.Func {
	case lower.Min, lower.Max, lower.Median:
		return "IF(" + size + "=0,NA()," + map[lower.Func]string{lower.Min: "MIN", lower.Max: "MAX", lower.Median: "MEDIAN"}[n.Func] + "(" + list + "))"
	case lower.StdDev:
		if n.Out.Missing == lower.MayBe {
			return "IF(" + size + `<2,"",STDEV(` + list + "))"
		}
		return "STDEV(" + list + ")"
	case lower.Percentile, lower.PercentileInc:
		at := func(k string) string { return "SMALL(" + list + "," + k + ")" }
		return b.quantile(n, size, at)
	}
	b.refuse(n.Out.At, diag.Format("`%s`", "`%s`", n.Func.String()), diag.Text{EN: "Use `fordel sql`.", DA: "Brug `fordel sql`."})
	return "NA()"
}

// end is the first or the last of the rows that count, in the order of their keys: the one whose number
// among them is 1, or as many as there are.
func (b *builder) end(n *lower.Fold, over *column, ifs []string, counts, values *column, size string) string {
	t, name := n.Over, b.said(n.Out)
	b.ordered(t)
	row := "1"
	if n.Func == lower.Last {
		row = size
	}
	if ifs != nil {
		var so []string // the conditions, of the rows down to this one
		down := func(c *column, has string) {
			so = append(so, "$"+book.Column(c.at)+"$"+fmt.Sprint(above+1)+":"+c.here(), has)
		}
		counted := "TRUE"
		if over != nil {
			down(over, over.here())
		}
		if counts != nil {
			counted = counts.here()
			down(counts, "TRUE")
		}
		nr := b.extra(t, name+b.say(": number", ": nummer"), "IF("+counted+",COUNTIFS("+strings.Join(so, ",")+"),0)")
		at := b.extra(t, b.say("Row", "Række"), fmt.Sprintf("ROW()-%d", above))
		row = "SUMIFS(" + at.all() + "," + strings.Join(ifs, ",") + "," + nr.all() + "," + row + ")"
	}
	x := "INDEX(" + values.all() + "," + row + ")"
	if n.Of.MayBeMissing() {
		x = "IF(" + x + `="","",` + x + ")"
	}
	return "IF(" + size + "=0,NA()," + x + ")"
}

// quantile lies between two values in their order; missing or an error beyond the ends.
func (b *builder) quantile(n *lower.Fold, size string, at func(string) string) string {
	part := "0.5"
	if n.Part != nil {
		part = b.on(n.Out.Table).print(n.Part)
	}
	h := "((" + size + "+1)*" + part + ")"
	if n.Func == lower.PercentileInc {
		h = "((" + size + "-1)*" + part + "+1)"
	}
	h = sig(h)
	none := "NA()"
	if n.Out.Missing == lower.MayBe {
		none = `""`
	}
	low, high := at("INT("+h+")"), at("MIN("+size+",INT("+h+")+1)")
	return "IF(OR(" + size + "=0," + h + "<1," + h + ">" + size + ")," + none + "," + low + "+(" + h + "-INT(" + h + "))*(" + high + "-" + low + "))"
}

// byGroup is a measure of each group.
func (b *builder) byGroup(n *lower.Fold, over *column, own string, counts, values *column, size string) string {
	name, t := b.said(n.Out), n.Over
	ifs := over.all() + "," + own
	mine := over.all() + "," + over.here()
	if counts != nil {
		ifs += "," + counts.all() + ",TRUE"
		mine += "," + counts.all() + ",TRUE"
	}
	counted := "TRUE"
	if counts != nil {
		counted = counts.here()
	}
	none := "NA()"
	if n.Out.Missing == lower.MayBe {
		none = `""`
	}
	if n.Func == lower.StdDev {
		apart := b.extra(t, name+b.say(": distance squared", ": afstand i anden"), "IF("+counted+",("+values.here()+"-SUMIFS("+values.all()+","+mine+")/COUNTIFS("+mine+"))^2,0)")
		return "IF(" + size + "<2," + none + ",SQRT(SUMIFS(" + apart.all() + "," + ifs + ")/(" + size + "-1)))"
	}
	numbers := b.extra(t, name+b.say(": compared", ": sammenlignet"), "IF("+counted+","+values.here()+",9E+299)")
	place := b.extra(t, name+b.say(": place", ": plads"), fmt.Sprintf("IF(%s,1+SUMPRODUCT((%s=%s)*(%s<%s))+SUMPRODUCT((%[2]s=%[3]s)*(%[4]s=%[5]s)*(ROW(%[4]s)<ROW())),0)",
		counted, over.all(), over.here(), numbers.all(), numbers.here()))
	at := func(k string) string { return "SUMIFS(" + values.all() + "," + ifs + "," + place.all() + "," + k + ")" }
	switch n.Func {
	case lower.Min:
		return "IF(" + size + "=0," + none + "," + at("1") + ")"
	case lower.Max:
		return "IF(" + size + "=0," + none + "," + at(size) + ")"
	case lower.Median, lower.Percentile, lower.PercentileInc:
		return b.quantile(n, size, at)
	}
	b.refuse(n.Out.At, diag.Format("`%s`", "`%s`", n.Func.String()), diag.Text{EN: "Use `fordel sql`.", DA: "Brug `fordel sql`."})
	return "NA()"
}

// gini adds up what each value and those below it make of the whole.
func (b *builder) gini(n *lower.Fold, counts, values *column) string {
	t, name := n.Over, b.said(n.Out)
	weight := "1"
	if n.Weight != nil {
		weight = b.on(t).print(n.Weight)
	}
	x := b.extra(t, name+": x", "IF("+counts.here()+","+values.here()+",0)")
	w := b.extra(t, name+b.say(": weight", ": vægt"), "IF("+counts.here()+","+weight+",0)")
	below := b.extra(t, name+b.say(": below", ": under"), fmt.Sprintf("SUMPRODUCT((%s<%s)*%s)+SUMPRODUCT((%[1]s=%[2]s)*(ROW(%[1]s)<ROW())*%[3]s)", x.all(), x.here(), w.all()))
	whole, total := "SUM("+w.all()+")", "SUMPRODUCT("+w.all()+"*"+x.all()+")"
	sum := "SUMPRODUCT((2*" + below.all() + "+" + w.all() + "-" + whole + ")*" + w.all() + "*" + x.all() + ")"
	return "IF(OR(MIN(" + x.all() + ")<0,MIN(" + w.all() + ")<0," + total + "<=0),\"\"," + sum + "/(" + whole + "*" + total + "))"
}
