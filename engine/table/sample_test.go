package table

import (
	"bytes"
	"hash/fnv"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
)

func sampleSpecs() []*Spec {
	spec := children()
	for i := range spec.Columns {
		switch c := &spec.Columns[i]; c.Name {
		case "single_parent":
			c.Sample = &Sample{Weights: []float64{0.18}}
		case "income":
			c.Sample = &Sample{From: ptr(100_000), To: ptr(900_000)}
		case "education":
			c.Sample = &Sample{Weights: []float64{50, 30, 20}}
		case "weight":
			c.To = ptr(2)
			c.Sample = &Sample{From: ptr(1.5), To: ptr(7)}
		}
	}
	inner := institutions()
	inner.Columns = append(inner.Columns, column("parent", Ref, target("institutions")), column("year", Ref, target("years")))
	return []*Spec{spec, inner}
}

func years(t testing.TB) *Table {
	table, list := build(&Spec{Name: "years", Columns: []ColumnSpec{column("year", Key)}},
		[][]Cell{{{Kind: Text, Text: "2026"}}, {{Kind: Text, Text: "2025"}}})
	if table == nil {
		t.Fatal(render(list))
	}
	return table
}

// makeUp makes up the sample specs and checks that the tables are what the specs
// say and link.
func makeUp(t testing.TB, seed uint64) map[string]*Table {
	t.Helper()
	given := map[string]*Table{"years": years(t)}
	made, list := MakeUp(sampleSpecs(), given, map[string]int{"children": 20_000, "institutions": 120}, seed)
	if len(list) > 0 {
		t.Fatal(render(list))
	}
	for _, table := range made {
		checkTable(t, table)
		for _, c := range table.Columns {
			for row, x := range c.Numbers {
				if c.Has(row) && !c.Spec.inRange(x) || c.Has(row) && c.Spec.Kind == Whole && x != math.Trunc(x) {
					t.Fatalf("%s is %v", c.Spec.Name, x)
				}
			}
		}
	}
	all := maps.Clone(made)
	maps.Copy(all, given)
	if list := linked(all); len(list) > 0 {
		t.Fatal(render(list))
	}
	return made
}

func share(c *Column, n int, is func(row int) bool) float64 {
	yes, known := 0, 0
	for row := range n {
		if c.Has(row) {
			known++
			if is(row) {
				yes++
			}
		}
	}
	return float64(yes) / float64(known)
}

func TestMakeUp(t *testing.T) {
	made := makeUp(t, 1)
	table := made["children"]
	if table.Len != 20_000 || made["institutions"].Len != 120 || made["institutions"].Key().Word(7) != "008" {
		t.Fatalf("%d and %d rows, key %q", table.Len, made["institutions"].Len, made["institutions"].Key().Word(7))
	}
	near := func(what string, got, want float64) {
		t.Helper()
		if math.Abs(got-want) > 0.015 {
			t.Errorf("%s: %v, want about %v", what, got, want)
		}
	}
	flags := table.Column("single_parent")
	near("single parents", share(flags, table.Len, flags.Flags.Get), 0.18)
	education := table.Column("education")
	for i, want := range []float64{0.5, 0.3, 0.2} {
		near(education.Words[i], share(education, table.Len, func(row int) bool { return education.Codes[row] == int32(i) }), want)
	}
	income, weight := table.Column("income"), table.Column("weight")
	near("incomes below the middle", share(income, table.Len, func(row int) bool { return income.Numbers[row] < 500_000 }), 0.5)
	if low, high := slices.Min(known(weight)), slices.Max(known(weight)); low != 1.5 || high != 2 {
		t.Errorf("weights from %v to %v, want 1.5 to 2", low, high)
	}
	if low, high := slices.Min(known(income)), slices.Max(known(income)); low != 100_000 || high != 900_000 || math.Mod(low, 1000) != 0 {
		t.Errorf("incomes from %v to %v", low, high)
	}
	near("unknown incomes", float64(income.Known.Count())/20_000, 1-missingShare)
	if refs := table.Column("institution"); len(refs.Words) != 120 {
		t.Errorf("children are in %d institutions", len(refs.Words))
	}
	if age := table.Column("age"); slices.Min(age.Numbers) != 0 || slices.Max(age.Numbers) != 5 {
		t.Error("ages are from 0 to 5")
	}
}

func known(c *Column) (out []float64) {
	for row, x := range c.Numbers {
		if c.Has(row) {
			out = append(out, x)
		}
	}
	return out
}

// TestMakeUpIsTheSameEverywhere compares with what was made up on linux/amd64
// when this was written; js/wasm and arm64 have to make up the same.
func TestMakeUpIsTheSameEverywhere(t *testing.T) {
	hash := fnv.New64a()
	made := makeUp(t, 42)
	for _, name := range []string{"children", "institutions"} {
		if err := WriteTable(hash, made[name], WriteOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := hash.Sum64(), uint64(0x6a99d305c7ef6fd3); got != want {
		t.Errorf("the data hash to %#x, want %#x", got, want)
	}
	if where := differ(made["children"], makeUp(t, 42)["children"]); where != "" {
		t.Errorf("the same seed gives another %s", where)
	}
	if differ(made["children"], makeUp(t, 43)["children"]) == "" {
		t.Error("another seed gives the same")
	}
}

func TestAnotherColumnChangesNone(t *testing.T) {
	spec := func(names ...string) *Spec {
		s := &Spec{Name: "t"}
		for _, name := range names {
			s.Columns = append(s.Columns, column(name, Number))
		}
		return s
	}
	made := func(s *Spec) *Column {
		tables, _ := MakeUp([]*Spec{s}, nil, nil, 7)
		return tables["t"].Column("a")
	}
	a, b := made(spec("a")), made(spec("new", "a"))
	if len(a.Numbers) != SampleRowsWithoutKey || !slices.Equal(a.Numbers, b.Numbers) {
		t.Error("column a is made up otherwise when another stands before it")
	}
}

func TestMadeUpTableIsReadAgain(t *testing.T) {
	for _, table := range makeUp(t, 9) {
		var out bytes.Buffer
		if err := WriteTable(&out, table, WriteOptions{Lang: "da"}); err != nil {
			t.Fatal(err)
		}
		again := mustRead(t, out.String(), table.Spec)
		for _, c := range table.Columns {
			c.Rows = nil
		}
		if where := differ(table, again); where != "" {
			t.Errorf("%s of %s", where, table.Spec.Name)
		}
	}
}

func TestNothingToMakeUp(t *testing.T) {
	nan := math.NaN()
	for name, c := range map[string]ColumnSpec{
		"sample above the range": {Kind: Number, To: ptr(1), Sample: &Sample{From: ptr(2)}}, "not a number": {Kind: Number, From: &nan},
		"endless": {Kind: Money, From: ptr(-math.MaxFloat64), To: ptr(math.MaxFloat64)}, "no choices": {Kind: Choice},
		"no weight": {Kind: Choice, Choices: []string{"a"}, Sample: &Sample{Weights: []float64{0}}}, "no target": {Kind: Ref, Target: "none"},
	} {
		c.Name = "c"
		made, list := MakeUp([]*Spec{{Name: "t", Columns: []ColumnSpec{c}}}, nil, nil, 1)
		if made != nil || len(list) != 1 || !strings.Contains(list[0].Message.EN, "column `c`") {
			t.Errorf("%s:%s", name, render(list))
		}
	}
	many, _ := MakeUp([]*Spec{{Name: "t", Columns: []ColumnSpec{column("c", Flag, optional)}}}, nil, nil, 1)
	if many["t"].Columns[0].Known != nil {
		t.Error("rows without any value are made up")
	}
	one, list := MakeUp([]*Spec{{Name: "t", Columns: []ColumnSpec{column("c", Share, within(0.25, 0.25))}}}, nil, nil, 1)
	if list != nil || one["t"].Columns[0].Numbers[9] != 0.25 {
		t.Errorf("a range of one value:%s", render(list))
	}
}
