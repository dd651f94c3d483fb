package generated

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Varied are rules for the same tables whose clauses and formulas are drawn. Few are wrong:
// the clauses of a pool can contradict one another.
func Varied(r *rand.Rand) string {
	d := drawn{r}
	var b strings.Builder
	b.WriteString(tables)
	columns := []string{"weighted", "marks", "any", "two", "place", "part", "rank"}
	for i := range 3 + r.IntN(3) {
		name := fmt.Sprint("x", i)
		fmt.Fprintf(&b, "let houses.%s = %s\n", name, d.number(columns, 3))
		columns = append(columns, name)
	}
	for i := range 2 {
		name := fmt.Sprint("y", i)
		fmt.Fprintf(&b, "let houses.%s = %s\n", name, d.ofChildren())
		columns = append(columns, name)
	}
	groups := make([]bool, 2+r.IntN(4)) // whether a pool is one for each area; the first is not
	for i := range groups[1:] {
		groups[i+1] = r.IntN(5) == 0
	}
	for i := range groups {
		d.pool(&b, i, groups, columns)
	}
	fmt.Fprintf(&b, "let total = sum(houses.p0) + sum(houses where %s, .p1)\n", d.condition(columns))
	fmt.Fprintf(&b, "spread lot of houses.p%d\n", r.IntN(len(groups)))
	fmt.Fprintf(&b, "expect \"No more than there is\" = sum(houses.p0) <= p0.amount\n")
	fmt.Fprintf(&b, "show houses {\n  columns id, p0, %s * 2, area.part\n  order %s %s\n  where %s\n}\n", d.one(columns...), d.one("highest", "lowest"), d.one(columns...), d.condition(columns))
	return b.String()
}

// drawn draws words.
type drawn struct{ *rand.Rand }

func (d drawn) one(words ...string) string { return words[d.IntN(len(words))] }

// maybe is a line of a statement, or with this chance none.
func (d drawn) maybe(chance float64, word string, words ...string) string {
	if d.Float64() < chance {
		return ""
	}
	return "  " + word + " " + d.one(words...) + "\n"
}

// number is a formula of columns.
func (d drawn) number(columns []string, depth int) string {
	if depth == 0 || d.IntN(4) == 0 {
		return d.one(append([]string{"0.1", "3", "2.5", "len(children)", "area.part"}, columns...)...)
	}
	a, b := d.number(columns, depth-1), d.number(columns, depth-1)
	switch d.IntN(12) {
	case 0:
		return "(" + a + " + " + b + ")"
	case 1:
		return "(" + a + " - " + b + ")"
	case 2:
		return "(" + a + " * 0.37)"
	case 3:
		return "(" + a + " / (1 + abs(" + b + ")))"
	case 4:
		return "min(" + a + ", " + b + ")"
	case 5:
		return "round(" + a + ", 1)"
	case 6:
		return "mod(" + a + ", 3)"
	case 7:
		return "clamp(" + a + ", 0, 5)"
	case 8:
		return "floor(" + a + ")"
	case 9:
		return "ceil(" + a + ")"
	}
	return "(if " + d.condition(columns) + " then " + a + " else " + b + ")"
}

// condition is about columns.
func (d drawn) condition(columns []string) string {
	x := d.one(columns...)
	switch d.IntN(6) {
	case 0:
		return x + " >= " + d.one("1", "2.5", "3")
	case 1:
		return x + " != " + d.one("1", "2")
	case 2:
		return x + " in 1..4"
	case 3:
		return "not (" + x + " < " + d.one("2", "0.5") + ")"
	case 4:
		return "area != \"A1\" or " + x + " > 2"
	}
	return x + " > 0 and " + d.one(columns...) + " <= 9"
}

// ofChildren is a value of the rows that refer to a row.
func (d drawn) ofChildren() string {
	which := "children where " + d.one(".age > 1", ".need", ".age in 1..3 and not .need", ".income != nil", ".weight > 1.2")
	value := d.one(".age", ".weight", ".step", ".age * .weight")
	switch d.IntN(7) {
	case 0:
		return "len(" + which + ")"
	case 1:
		return "sum(" + which + ", " + value + ")"
	case 2:
		return "sum(children, if .need then .age else 0.1 * .age)"
	case 3:
		return "if any(children, .need) then 1 else 0"
	}
	return "if len(" + which + ") > 2 then " + d.one("mean", "max", "min", "median", "stddev") + "(" + which + ", " + value + ") else 0.25"
}

// pool writes one of some pools.
func (d drawn) pool(b *strings.Builder, at int, groups []bool, columns []string) {
	per, taker := groups[at], at+1 < len(groups) && !groups[at+1]
	amount := d.one("budget * 0.3", "budget * 0.1", "budget / 3", "budget * 0.01 + 0.5 kr", "most")
	if per {
		amount = d.one("budget * 0.05 * part", "most * part")
	}
	fmt.Fprintf(b, "pool p%d {\n  amount %s\n  to houses\n", at, amount)
	if per {
		b.WriteString("  per area\n")
	}
	b.WriteString(d.maybe(0.5, "where", "any > 0", "rank >= 2", "weighted > 3", "last > 50_000 kr", d.condition(columns)))
	b.WriteString(d.maybe(0.8, "only", "3 highest rank", "2 lowest weighted", "4 highest last"))
	if d.IntN(6) == 0 {
		b.WriteString("  first " + d.one("lowest rank", "highest weighted", "highest last") + "\n  cap " + d.one("last + 100 kr", "last + most / 3", "last * 1.5 + 10 kr") + "\n")
		b.WriteString(d.maybe(0.6, "partly", "no"))
		b.WriteString(d.maybe(0.5, "floor", "0.01 * last", "10 kr") + "  shortfall scale\n" + d.surplus(at, taker))
		b.WriteString(d.maybe(0.4, "round", "1 kr", "0.01 kr", "none") + "}\n")
		return
	}
	b.WriteString("  key " + d.one("weighted", "marks", "any", "1", "max(0, "+d.one(columns...)+")", "weighted / 7") + "\n")
	divisor := d.IntN(4) == 0
	if !divisor {
		b.WriteString(d.maybe(0.7, "start", "0.1 * last", "1_000 kr", "rank * 10 kr"))
		b.WriteString(d.maybe(0.8, "rate", "to 0.5 kr", "to 1 kr"))
	}
	if floor := d.maybe(0.5, "floor", "last", "0.01 * last", "0.3 * last"); floor != "" {
		b.WriteString(floor + d.maybe(0.3, "cap", "2 * last + most", "last + 1_000 kr * weighted", "last + most / 3"))
	} else {
		b.WriteString(d.maybe(0.5, "cap", "2 * last + most", "most / 3", "last / 7", "1_000 kr * weighted"))
	}
	b.WriteString("  shortfall scale\n" + d.surplus(at, taker))
	round := d.maybe(0.3, "round", "none", "1 kr", "0.01 kr", "100 kr", "0.05 kr", "10 kr each")
	if divisor {
		round = "  round " + d.one("1_000 kr ", "10_000 kr ") + d.one(Methods...) + "\n"
	}
	b.WriteString(round + "}\n")
}

// surplus is what happens to what nobody can take.
func (d drawn) surplus(at int, taker bool) string {
	if taker && d.IntN(3) == 0 {
		return fmt.Sprintf("  surplus to p%d\n", at+1)
	}
	return "  surplus keep\n"
}
