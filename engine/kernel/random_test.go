package kernel

import (
	"fmt"
	"math/rand"
	"testing"
)

// FuzzFormulas compares both ways on formulas and data that bytes choose.
func FuzzFormulas(f *testing.F) {
	for seed := range int64(8) {
		choices := make([]byte, 400)
		rand.New(rand.NewSource(seed)).Read(choices)
		f.Add(choices, uint16(seed*40), seed)
	}
	f.Fuzz(func(t *testing.T, choices []byte, people uint16, seed int64) {
		g := &generator{Rand: rand.New(&given64{choices})}
		text := g.statements()
		p := parse(text)
		if p == nil {
			t.Fatalf("generated rules have errors:\n%s", text)
		}
		compareWays(t, newTown(t, p, 1+int(people%1200), seed, emptied(seed)...), text)
	})
}

// emptied is the tables without rows in a town of a seed: none mostly.
func emptied(seed int64) []string {
	var list []string
	for i, name := range []string{"districts", "houses", "people"} {
		if seed>>2&3 == 3 && seed>>(4+i)&1 != 0 {
			list = append(list, name)
		}
	}
	return list
}

// given64 is a source of numbers that are given, and zero after them.
type given64 struct{ bytes []byte }

func (g *given64) Seed(int64) {}

func (g *given64) Int63() int64 {
	if len(g.bytes) == 0 {
		return 0
	}
	n := int64(g.bytes[0]) << 55
	g.bytes = g.bytes[1:]
	return n | n>>8
}

// TestRandomFormulas compares both ways on generated formulas and data.
func TestRandomFormulas(t *testing.T) {
	compared, quick := 0, 0
	for seed := range int64(400) {
		g := &generator{Rand: rand.New(rand.NewSource(seed))}
		text := g.statements()
		p := parse(text)
		if p == nil {
			t.Fatalf("seed %d: generated rules have errors:\n%s", seed, text)
		}
		a, b := compareWays(t, newTown(t, p, 1+g.Intn(150), seed, emptied(seed)...), text)
		compared, quick = compared+a, quick+b
		if t.Failed() {
			return
		}
	}
	if quick < compared/3 {
		t.Errorf("only %d of %d formulas ran on kernels to the end", quick, compared)
	}
	t.Logf("%d of %d formulas ran on kernels to the end", quick, compared)
}

// generator writes formulas of each kind.
type generator struct {
	*rand.Rand
}

func (g *generator) pick(options ...string) string { return options[g.Intn(len(options))] }

// statements are a few columns and values.
func (g *generator) statements() string {
	out := ""
	for i := range 3 {
		table := g.pick("people", "houses", "districts", "")
		name := fmt.Sprintf("x%d", i)
		if table != "" {
			name = table + "." + name
		}
		body := g.number(table, 3)
		if g.Intn(3) == 0 {
			body = g.flag(table, 3)
		}
		out += "let " + name + " = " + body + "\n"
	}
	return out
}

// number is a formula on a row of a table that gives a plain number.
func (g *generator) number(on string, depth int) string {
	if depth == 0 || g.Intn(5) == 0 {
		return g.leaf(on)
	}
	n := func() string { return g.number(on, depth-1) }
	switch g.Intn(9) {
	case 0:
		return "(" + n() + g.pick(" + ", " - ", " * ", " / ") + n() + ")"
	case 1:
		return "(if " + g.flag(on, depth-1) + " then " + n() + " else " + n() + ")"
	case 2:
		return g.pick("max", "min") + "(" + n() + ", " + n() + ")"
	case 3:
		return "round(" + n() + ", 1)"
	case 4:
		return "(" + g.maybe(on) + " ?? " + n() + ")"
	case 5:
		return "(-" + n() + ")"
	}
	return g.list(on, depth)
}

// list is a figure of related rows.
func (g *generator) list(on string, depth int) string {
	inner := map[string][]string{"people": {"people"}, "houses": {"people", "houses"}, "districts": {"houses", "people", "friends", "districts"}, "": {"people", "houses"}}[on]
	rows := g.pick(inner...)
	table := rows
	if rows == "friends" {
		table = "people"
	}
	if g.Intn(3) == 0 {
		rows += " where " + g.flag(table, 1)
	}
	dotted := func(names ...string) string { return "." + g.pick(names...) }
	column := map[string]string{"people": dotted("age", "age * 1.1", "age / 3", "age * 10 ^ (.age * 2 - 5)"), "houses": dotted("size", "size * 0.7"), "districts": ".id == \"d1\" ? 1 : 2"}[table]
	if table == "districts" {
		return "len(" + rows + ")"
	}
	switch g.Intn(5) {
	case 0:
		return "len(" + rows + ")"
	case 1:
		return "count(" + rows + ", " + column + " > 2)"
	}
	return g.pick("sum", "sum", "sum", "mean", "max", "median") + "(" + rows + ", " + column + ")"
}

func (g *generator) leaf(on string) string {
	own := map[string][]string{"people": {"age", "age", "(house.size ?? 2)"}, "houses": {"size"}, "districts": {"len(houses)"}, "": {"factor"}}[on]
	return g.pick(append(own, "1", "0.1", "2.5", "factor")...)
}

// maybe is a number that may be missing.
func (g *generator) maybe(on string) string {
	switch on {
	case "people":
		return g.pick("score", "house.size")
	case "houses":
		return "(if old then size else nil)"
	}
	return "nil"
}

// flag is a condition on a row of a table.
func (g *generator) flag(on string, depth int) string {
	own := map[string][]string{"people": {"single", "area == \"north\"", "area in [\"south\", \"north\"]", "score == nil", "(working ?? no)", "age in 1..4", "born > 2012-05-01"},
		"houses": {"old", "size == 2", "district == nil"}, "districts": {"id == \"d2\"", "budget != nil"}, "": {"chosen"}}[on]
	if depth == 0 || g.Intn(4) == 0 {
		return g.pick(own...)
	}
	f := func() string { return g.flag(on, depth-1) }
	switch g.Intn(4) {
	case 0:
		return "(" + f() + g.pick(" and ", " or ") + f() + ")"
	case 1:
		return "not (" + f() + ")"
	}
	return g.number(on, depth-1) + g.pick(" < ", " <= ", " > ", " >= ", " == ", " != ") + g.number(on, depth-1)
}
