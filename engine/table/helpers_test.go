package table

import (
	"context"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/progress"
)

func ptr(x float64) *float64 { return &x }

// column makes a column spec of a kind; change alters it.
func column(name string, kind Kind, change ...func(*ColumnSpec)) ColumnSpec {
	c := ColumnSpec{Name: name, Kind: kind}
	for _, f := range change {
		f(&c)
	}
	return c
}

func optional(c *ColumnSpec) { c.Optional = true }

func label(s string) func(*ColumnSpec) { return func(c *ColumnSpec) { c.Label = s } }

func within(from, to float64) func(*ColumnSpec) {
	return func(c *ColumnSpec) { c.From, c.To = &from, &to }
}

func oneOf(choices ...string) func(*ColumnSpec) { return func(c *ColumnSpec) { c.Choices = choices } }

func target(name string) func(*ColumnSpec) { return func(c *ColumnSpec) { c.Target = name } }

// children is a table with a column of every kind but key.
func children() *Spec {
	return &Spec{Name: "children", Label: "Enrolled children", Columns: []ColumnSpec{
		column("institution", Ref, target("institutions"), label("Institution nr.")),
		column("name", Text, optional),
		column("age", Whole, within(0, 5), label("Age in years")),
		column("weight", Number, optional),
		column("income", Money, optional, label("Household income")),
		column("part", Share, optional),
		column("single_parent", Flag),
		column("moved", Flag, optional),
		column("born", Date, optional),
		column("education", Choice, optional, oneOf("none", "basic", "higher")),
	}}
}

func institutions() *Spec {
	return &Spec{Name: "institutions", Columns: []ColumnSpec{
		column("id", Key, label("Nummer")), column("name", Text), column("last_year", Money, optional, label("Sidste år")),
	}}
}

// mustRead reads a CSV that has to be without errors.
func mustRead(t testing.TB, text string, spec *Spec) *Table {
	t.Helper()
	table, _, list := ReadCSV("data.csv", []byte(text), spec)
	if table == nil {
		t.Fatalf("%q gave %s", text, render(list))
	}
	checkTable(t, table)
	return table
}

// render is a list for a failed test.
func render(list diag.List) string {
	var b strings.Builder
	for _, d := range list {
		b.WriteString("\n" + d.Severity.String() + " " + d.Code + ": " + d.Message.EN + " " + d.Hint.EN)
	}
	return b.String()
}

// checkTable checks what has to hold for every table.
func checkTable(t testing.TB, table *Table) {
	t.Helper()
	if len(table.Columns) != len(table.Spec.Columns) || len(table.Lines) != table.Len {
		t.Fatalf("%d columns and %d lines for %d columns and %d rows", len(table.Columns), len(table.Lines), len(table.Spec.Columns), table.Len)
	}
	for i, c := range table.Columns {
		if c.Spec != &table.Spec.Columns[i] {
			t.Fatalf("column %d has another spec", i)
		}
		checkColumn(t, c, table.Len)
	}
	if key := table.Key(); key != nil && !slices.IsSorted(key.Words) {
		t.Fatalf("keys not in order: %q", key.Words)
	}
}

func checkColumn(t testing.TB, c *Column, n int) {
	t.Helper()
	words := (n + 63) / 64
	if c.Known != nil && (len(c.Known) != words || c.Known.Count() >= n) {
		t.Fatalf("%s: Known has %d words, %d of %d rows", c.Spec.Name, len(c.Known), c.Known.Count(), n)
	}
	kind := c.Spec.Kind
	if n > 0 && ((len(c.Codes) == n) != kind.worded() || (len(c.Flags) == words) != (kind == Flag) ||
		(len(c.Numbers) == n) != (kind != Flag && !kind.worded())) {
		t.Fatalf("%s: %d codes, %d words of flags, %d numbers for %d rows", c.Spec.Name, len(c.Codes), len(c.Flags), len(c.Numbers), n)
	}
	next := int32(0)
	for row := range n {
		switch {
		case kind.worded() && (c.Codes[row] >= 0) != c.Has(row), c.Numbers != nil && math.IsNaN(c.Numbers[row]) == c.Has(row),
			!c.Has(row) && !c.Spec.Optional:
			t.Fatalf("%s: row %d known: %v", c.Spec.Name, row, c.Has(row))
		case kind.worded() && kind != Choice && c.Codes[row] > next:
			t.Fatalf("%s: words are not in the order of first appearance: %v", c.Spec.Name, c.Codes)
		case kind.worded() && c.Codes[row] == next:
			next++
		}
	}
	if kind.worded() && kind != Choice && int(next) != len(c.Words) {
		t.Fatalf("%s: %d words, %d used", c.Spec.Name, len(c.Words), next)
	}
}

// differ says where two tables hold different data, "" if nowhere.
func differ(a, b *Table) string {
	if a.Len != b.Len || len(a.Columns) != len(b.Columns) {
		return "shape"
	}
	bits := func(xs []float64) (out []uint64) {
		for _, x := range xs {
			out = append(out, math.Float64bits(x))
		}
		return out
	}
	for i, x := range a.Columns {
		y := b.Columns[i]
		if !slices.Equal(bits(x.Numbers), bits(y.Numbers)) || !slices.Equal(x.Codes, y.Codes) || !slices.Equal(x.Words, y.Words) ||
			!slices.Equal(x.Flags, y.Flags) || !slices.Equal(x.Known, y.Known) || !slices.Equal(x.Rows, y.Rows) {
			return x.Spec.Name
		}
	}
	return ""
}

// codes are the codes of a list, in order.
func codes(list diag.List) (out []string) {
	for _, d := range list {
		out = append(out, d.Code)
	}
	return out
}

// linked is Link to its end.
func linked(tables map[string]*Table) diag.List {
	problems, _ := Link(progress.NewMeter(context.Background()), tables)
	var list diag.List
	for _, name := range slices.Sorted(maps.Keys(problems)) {
		list.Add(problems[name].List()...)
	}
	return list
}

// build is Build as its table and list.
func build(spec *Spec, rows [][]Cell) (*Table, diag.List) {
	r := Build(spec, rows)
	return r.Table, r.Problems.List()
}

// link is Link to its end.
func link(t testing.TB, tables map[string]*Table) map[string]Problems {
	t.Helper()
	problems, err := Link(progress.NewMeter(t.Context()), tables)
	if err != nil {
		t.Fatal(err)
	}
	return problems
}
