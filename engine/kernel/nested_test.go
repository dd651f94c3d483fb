package kernel

import (
	"math/rand"
	"slices"
	"strings"
	"testing"
)

// nestable are calls over rows: what stands for ROWS, NUMBER and FLAG is made up,
// for calls too, so that each gets into each.
var nestable = []string{
	"sum(ROWS, NUMBER)", "mean(ROWS, NUMBER)", "median(ROWS, NUMBER)", "stddev(ROWS, NUMBER)", "min(ROWS, NUMBER)", "max(ROWS, NUMBER)",
	"percentile(known(ROWS, NUMBER), 50 %)", "percentile_inc(known(ROWS, NUMBER), 20 %)", "quartile(known(ROWS, NUMBER), 2)",
	"first(ROWS, NUMBER)", "last(ROWS, NUMBER)", "len(ROWS)", "len(known(ROWS, NUMBER))", "len(known(ROWS, FLAG))",
	"sum(known(ROWS, NUMBER))", "count(ROWS, FLAG)", "(if any(ROWS, FLAG) then 1 else 2)", "(if all(ROWS, FLAG) then 1 else 2)",
	"(if none(ROWS, FLAG) then 1 else 2)", "max(NUMBER, NUMBER)", "clamp(NUMBER, 1, 3)", "round(NUMBER / 3, 1)",
	"rank(NUMBER)", "share(NUMBER)",
	"lookup(districts, \"d1\", \"budget\", 3 kr) / 1 kr * (NUMBER)",
}

// nester writes calls within calls, in a statement on the rows of a table.
type nester struct {
	generator
	base string
}

// call fills in a call on a row of a table; deeper are the calls inside it, the
// next one first.
func (g *nester) call(pattern, on string, inside bool, deeper []string) string {
	table, rows := on, inside
	if strings.Contains(pattern, "ROWS") {
		var text string
		text, table = g.rows()
		pattern, rows = strings.Replace(pattern, "ROWS", text, 1), true
	}
	fill := func() string {
		if len(deeper) == 0 {
			return g.number(table, rows)
		}
		return g.pick("", g.number(table, rows)+" + ") + g.call(deeper[0], table, rows, deeper[1:])
	}
	pattern = strings.Replace(pattern, "FLAG", fill()+g.pick(" > ", " < ", " == ")+g.number(table, rows), 1)
	for strings.Contains(pattern, "NUMBER") {
		pattern = strings.Replace(pattern, "NUMBER", fill(), 1)
	}
	return pattern
}

// rows is some rows and their table.
func (g *nester) rows() (rows, table string) {
	table = g.pick("people", "houses", "districts")
	if g.base == "houses" {
		table = g.pick("people", "houses")
	}
	rows = table
	if g.Intn(3) == 0 {
		rows += " where " + map[string]string{"people": ".age > 2", "houses": ".size > 0", "districts": ".id != \"d1\""}[table]
	}
	return rows, table
}

// number reads the row at hand, with a dot inside rows, or the one that the
// statement stands on.
func (g *nester) number(table string, inside bool) string {
	base := map[string][]string{"people": {"age", "months(born, 2026-01-31)"}, "houses": {"size"}, "": {"factor"}, "districts": {"(budget ?? 2 kr) / 1 kr"}}[g.base]
	own := map[string][]string{"people": {".age", ".age", ".score"}, "houses": {".size"}, "districts": {"(.budget ?? 1 kr) / 1 kr"}}[table]
	if !inside {
		own = nil
	}
	return g.pick(append(own, append(base, g.pick(append(own, "2")...)+" + "+g.pick(base...))...)...)
}

// TestNested compares both ways on functions in functions: every pair, and more
// of them in each other. Problems are compared too.
func TestNested(t *testing.T) {
	g := &nester{generator: generator{rand.New(rand.NewSource(11))}}
	compared := 0
	try := func(chain ...string) bool {
		for range 60 {
			g.base = g.pick("people", "houses", "districts", "")
			name := "x"
			if g.base != "" {
				name = g.base + ".x"
			}
			text := "let " + name + " = " + g.call(chain[0], g.base, false, chain[1:]) + "\n"
			p := parse(text)
			if p == nil {
				continue
			}
			compared++
			compareWays(t, newTown(t, p, 3+g.Intn(4), int64(compared), emptied(int64(g.Intn(64)))...), text)
			return true
		}
		return false
	}
	own := func(call string) bool { return strings.HasPrefix(call, "rank") || strings.HasPrefix(call, "share") }
	for _, outer := range nestable {
		for _, inner := range nestable {
			if outer == "len(ROWS)" || own(inner) && (own(outer) || strings.Contains(outer, "ROWS")) {
				continue // nothing goes into it; of a column's own rows only outside others
			}
			if !try(outer, inner) {
				t.Errorf("no `%s` with `%s` in it", outer, inner)
			}
		}
	}
	deep := slices.DeleteFunc(slices.Clone(nestable), own)
	for range 500 {
		chain := make([]string, 3+g.Intn(2))
		for i := range chain {
			chain[i] = g.pick(deep...)
		}
		if !try(chain...) {
			t.Errorf("nothing of %v", chain)
		}
	}
	t.Logf("%d formulas compared", compared)
}
