package workbook

import (
	"fmt"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/book"
	"github.com/fordel-lang/fordel/engine/lower"
)

// longest is how many characters a formula may have.
const longest = 8000

// write puts a formula into the cells of a field.
func (b *builder) write(f *lower.Field, formula string) {
	if len(formula) > longest {
		b.tooLong(f.At)
		return
	}
	c := b.cells[f]
	style := b.format(f, book.Plain, false)
	c.fill(formula, style)
	if f.Demand {
		b.demand(f, c)
	}
	if f.Missing != lower.MayBe && !f.Helper() {
		b.computed(f, c)
	}
}

// demand and computed are guards: what must hold on every row, and that there is a value.
func (b *builder) demand(f *lower.Field, c *column) {
	formula := c.name
	if !c.fixed {
		formula = "COUNTIF(" + c.all() + ",TRUE)=" + fmt.Sprint(len(c.cells))
	}
	b.must(b.say("Must hold: ", "Skal gælde: ")+b.said(f), formula)
}

func (b *builder) computed(f *lower.Field, c *column) {
	cells := c.name
	if !c.fixed {
		cells = c.all()
	}
	b.must(b.say("Has a value: ", "Har en værdi: ")+b.said(f), "SUMPRODUCT(--ISERROR("+cells+"))=0")
}

// Map is a formula in each row.
func (b *builder) Map(n *lower.Map) {
	b.keep(n.Out, b.whole(n.Of))
	b.write(n.Out, b.on(n.Out.Table).print(n.Of))
}

// Ref is the row of a key.
func (b *builder) Ref(n *lower.Ref) {
	b.write(n.Out, "IFERROR("+b.found(b.on(n.Out.Table).print(n.Key), b.key(n.Table))+",\"\")")
}

// group is a column with the row, or the first row alike, that rows of a fold belong to; nil
// for all rows.
func (b *builder) group(n *lower.Fold) (over *column, own string) {
	switch {
	case len(n.By) > 0:
		return b.way(n.Over, n.By), "(ROW()-" + fmt.Sprint(above) + ")"
	case len(n.Within) > 0:
		c := b.alike(n.Over, n.Within)
		return c, c.here()
	}
	return nil, ""
}

// way is the column with the row that a path of references leads to.
func (b *builder) way(t *check.Table, path []*lower.Field) *column {
	if len(path) == 1 {
		return b.rowsOf(path[0])
	}
	w := b.on(t)
	row := w.row(path[0], 0)
	for _, p := range path[1:] {
		row = "INDEX(" + b.rowsOf(p).all() + "," + row + ")"
	}
	return b.extra(t, "→ "+b.tables[path[len(path)-1].Ref].name, row)
}

// extra is a further column of a table for a formula; one that is there is taken.
func (b *builder) extra(t *check.Table, head, formula string) *column {
	s := b.tables[t]
	for _, c := range s.columns {
		if c.said == formula {
			return c
		}
	}
	c := s.add(head, "", b.helper)
	c.said = formula
	c.fill(formula, 0)
	return c
}

// alike is a column with the number of the first row that has the same in some fields.
func (b *builder) alike(t *check.Table, fields []*lower.Field) *column {
	var first []*column
	for _, f := range fields {
		c := b.cells[f]
		formula := "IF(" + c.here() + `="",0,` + b.found(c.here(), c) + ")"
		first = append(first, b.extra(t, b.said(f)+b.say(" (first row)", " (første række)"), formula))
	}
	if len(first) == 1 {
		return first[0]
	}
	var parts []string
	for i, c := range first {
		parts = append(parts, c.here()+"*"+fmt.Sprint(1_000_000*i+1))
	}
	return b.extra(t, b.say("alike", "ens"), strings.Join(parts, "+"))
}

// picked are the columns of a fold: whether a row counts, and its value.
func (b *builder) picked(n *lower.Fold) (counts, values *column) {
	w := b.on(n.Over)
	name := b.said(n.Out)
	if n.Where != nil {
		counts = b.columnOf(n.Over, name+b.say(": counts", ": tæller"), n.Where, w.needed(n.Where))
	}
	if n.Of != nil {
		value := w.needed(n.Of)
		if (n.Func == lower.First || n.Func == lower.Last) && n.Of.MayBeMissing() { // which may be none
			value = "IF(" + w.print(n.Of) + `="","",` + w.print(n.Of) + ")"
		}
		values = b.columnOf(n.Over, name+b.say(": value", ": værdi"), n.Of, value)
	}
	return counts, values
}

// columnOf is the column of a formula: that of a field, where it is one alone.
func (b *builder) columnOf(t *check.Table, head string, e *lower.Expr, formula string) *column {
	if e.Op == lower.Read && len(e.Path) == 0 && e.Field.Table == t && e.Field.Missing != lower.MayBe {
		return b.cells[e.Field]
	}
	return b.extra(t, head, formula)
}

// Fold is a sum or count by conditions, or a measure of what counts.
func (b *builder) Fold(n *lower.Fold) {
	if n.Correlated() {
		b.write(n.Out, b.compared(n))
		return
	}
	over, own := b.group(n)
	counts, values := b.picked(n)
	var ifs []string
	if over != nil {
		ifs = append(ifs, over.all()+","+own)
	}
	if counts != nil {
		ifs = append(ifs, counts.all()+",TRUE")
	}
	several := func(more ...string) string {
		list := append(append([]string(nil), ifs...), more...)
		if len(list) == 0 {
			return fmt.Sprint(b.length(n.Over))
		}
		return "COUNTIFS(" + strings.Join(list, ",") + ")"
	}
	bad := ""
	if counts != nil && !sure(n.Where) {
		bad = "SUMPRODUCT(--ISERROR(" + counts.all() + "))"
	}
	out := ""
	b.keep(n.Out, n.Func == lower.Count || n.Func == lower.Sum && b.whole(n.Of))
	switch n.Func {
	case lower.Count:
		out = several()
	case lower.Any:
		out = "(" + several(values.all()+",TRUE") + ">0)"
	case lower.All:
		out = "(" + several(values.all()+",FALSE") + "=0)"
	case lower.Sum:
		out = b.sum(ifs, values)
	case lower.Mean:
		out = "(" + b.sum(ifs, values) + "/" + several() + ")"
	case lower.First, lower.Last:
		out = b.end(n, over, ifs, counts, values, several())
	default:
		out = b.measure(n, over, own, counts, values, several())
	}
	if n.Out.Missing == lower.MayBe {
		out = "IF(" + several() + "=0,\"\"," + out + ")"
	}
	if bad != "" {
		out = "IF(" + bad + ">0,NA()," + out + ")"
	}
	b.write(n.Out, out)
}

func sure(e *lower.Expr) bool { return e.Fault() == nil && !e.MayBeMissing() }

func (b *builder) sum(ifs []string, values *column) string {
	if len(ifs) == 0 {
		return "SUM(" + values.all() + ")"
	}
	return "SUMIFS(" + values.all() + "," + strings.Join(ifs, ",") + ")"
}

// compared is a fold over rows that are compared with the row at hand.
func (b *builder) compared(n *lower.Fold) string {
	w := b.on(n.Out.Table)
	w.array = true
	var factors []string
	over, own := b.group(n)
	if over != nil {
		factors = append(factors, "("+over.all()+"="+own+")")
	}
	if n.Where != nil {
		factors = append(factors, w.print(n.Where))
	}
	if n.Of != nil {
		of := w.print(n.Of)
		if n.Func == lower.All {
			of = "(1-" + of + ")"
		}
		factors = append(factors, of)
	}
	if len(factors) == 1 {
		factors[0] = "1*" + factors[0]
	}
	out := "SUMPRODUCT(" + strings.Join(factors, "*") + ")"
	switch n.Func {
	case lower.Count, lower.Sum:
		return out
	case lower.Any:
		return "(" + out + ">0)"
	case lower.All:
		return "(" + out + "=0)"
	}
	b.refuse(n.Out.At, diag.Format("`%s` of rows that are compared with each row", "`%s` af rækker, der sammenlignes med hver række,", n.Func.String()),
		diag.Text{EN: "Use `sum` or `count`, or `fordel sql`.", DA: "Brug `sum` eller `antal`, eller `fordel sql`."})
	return "NA()"
}

// Rank counts the rows before each.
func (b *builder) Rank(n *lower.Rank) {
	t := n.Out.Table
	w := b.on(t)
	b.keep(n.Out, true)
	none, sign := "-9E+299", ">"
	if n.Lowest {
		none, sign = "9E+299", "<"
	}
	by := w.print(n.By)
	has := by + `<>""`
	if n.Where != nil {
		has = "IF(" + w.print(n.Where) + "," + has + ",FALSE)"
	}
	value := sig(by)
	if b.exact(n.By) {
		value = by
	}
	c := b.extra(t, b.said(n.Out)+b.say(": by", ": efter"), "IF("+has+","+value+","+none+")")
	group := ""
	for _, f := range n.Within {
		g := b.alike(t, []*lower.Field{f})
		group += "(" + g.all() + "=" + g.here() + ")*"
	}
	place := "1+SUMPRODUCT(" + group + "(" + c.all() + sign + c.here() + "))"
	if n.ByKey {
		b.ordered(t)
		place += "+SUMPRODUCT(" + group + "(" + c.all() + "=" + c.here() + ")*(ROW(" + c.all() + ")<ROW()))"
	}
	b.write(n.Out, "IF("+c.here()+"="+none+`,"",`+place+")")
}

// Split is an amount in parts, by largest remainder.
func (b *builder) Split(n *lower.Split) {
	t := n.Of.Table
	of, u := b.cells[n.Of].here(), n.Step.Round.Unit
	var keys []string
	for _, f := range n.Keys {
		keys = append(keys, b.cells[f].here())
	}
	sum := "(" + strings.Join(keys, "+") + ")"
	if u == 0 {
		for i, f := range n.Parts {
			b.write(f, "IF("+of+"=0,0,"+of+"*"+keys[i]+"/"+sum+")")
		}
		return
	}
	name := b.said(n.Of)
	units := b.extra(t, name+b.say(": units to split", ": enheder at opdele"), "ROUND("+sig("(ABS("+of+")/"+number(u)+")")+",0)").here()
	var whole, rest []string
	for i, k := range keys {
		share := "(" + units + "*" + k + "/" + sum + ")"
		part := n.Step.Parts[i].Column.Member.Name
		w := b.extra(t, part+b.say(": whole", ": hele"), "IF("+of+"=0,0,INT("+share+"+1E-6))").here()
		whole = append(whole, w)
		rest = append(rest, b.extra(t, part+b.say(": rest", ": rest"), "IF("+of+"=0,0,MAX(0,"+share+"-"+w+"))").here())
	}
	left := "(" + units + "-" + strings.Join(whole, "-") + ")"
	for i, f := range n.Parts {
		place := "0"
		for j := range n.Parts {
			if j < i {
				place += "+(" + rest[j] + ">=" + rest[i] + "-1E-6)"
			} else if j > i {
				place += "+(" + rest[j] + ">" + rest[i] + "+1E-6)"
			}
		}
		b.write(f, "IF("+of+"=0,0,SIGN("+of+")*("+whole[i]+"+IF("+place+"<"+left+",1,0))*"+number(u)+")")
	}
}

// tooLong refuses a formula.
func (b *builder) tooLong(at diag.Range) {
	b.refuse(at, diag.Text{EN: "A formula as long as this", DA: "En formel så lang som denne"},
		diag.Text{EN: "Put parts of it in a `let` of their own.", DA: "Skriv dele af den som en `lad` for sig."})
}
