package table

import (
	"math"
	"slices"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
)

func TestBuild(t *testing.T) {
	spec := &Spec{Name: "t", Columns: []ColumnSpec{
		column("year", Key), column("rate", Number), column("share", Share, optional), column("pay", Money), column("on", Flag),
		column("from", Date), column("area", Choice, oneOf("north", "south")), column("to", Ref, target("t"), optional),
	}}
	row := func(start int, key string, x float64, missing bool, area, ref string) []Cell {
		cells := []Cell{
			{Kind: Text, Text: key}, {Kind: Number, Number: x}, {Kind: Share, Number: x / 10, Missing: missing}, {Kind: Money, Number: 900 * x},
			{Kind: Flag, Flag: missing}, {Kind: Date, Number: 20727}, {Kind: Text, Text: area}, {Kind: Text, Text: ref, Missing: ref == ""},
		}
		for i := range cells {
			cells[i].Range = diag.Range{File: "rules.fordel", Start: start + i, End: start + i + 1}
		}
		return cells
	}
	table, list := build(spec, [][]Cell{row(100, "2010", 1.5, true, "south", "2009"), row(200, " 2009 ", 2, false, "north", "")})
	if table == nil {
		t.Fatal(render(list))
	}
	checkTable(t, table)
	if list := linked(map[string]*Table{"t": table}); list != nil {
		t.Fatal(render(list))
	}
	get := table.Column
	if !slices.Equal(get("year").Words, []string{"2009", "2010"}) || !slices.Equal(get("rate").Numbers, []float64{2, 1.5}) ||
		!slices.Equal(get("pay").Numbers, []float64{1800, 1350}) || !slices.Equal(get("area").Codes, []int32{0, 1}) ||
		get("share").Numbers[0] != 0.2 || !math.IsNaN(get("share").Numbers[1]) || get("on").Flags.Get(0) || !get("on").Flags.Get(1) ||
		!slices.Equal(get("to").Rows, []int32{-1, 0}) || get("from").Numbers[1] != 20727 {
		t.Errorf("%+v", table)
	}
	if at := table.Cell(1, 3); at.Start != 103 || table.Cell(0, 0).Start != 200 {
		t.Errorf("cells are at %v and %v", at, table.Cell(0, 0))
	}
	if get("nothing") != nil {
		t.Error("found a column that is not there")
	}
}

// TestWhichLiteralsFit checks every kind of literal in every kind of column.
func TestWhichLiteralsFit(t *testing.T) {
	fits := map[Kind][]Kind{
		Key: {Text}, Text: {Text}, Ref: {Text}, Choice: {Text}, Number: {Number, Share}, Whole: {Number, Share}, Share: {Number, Share},
		Money: {Money}, Flag: {Flag}, Date: {Date},
	}
	for kind := Key; kind <= Ref; kind++ {
		for _, literal := range []Kind{Text, Number, Share, Money, Flag, Date} {
			spec := &Spec{Name: "t", Columns: []ColumnSpec{column("v", kind, oneOf("a"))}}
			table, list := build(spec, [][]Cell{{{Kind: literal, Text: "a", Number: 2, Written: "..."}}})
			if want := slices.Contains(fits[kind], literal); (table != nil) != want || !want && list[0].Code != "data.literal" {
				t.Errorf("%v in %v:%s", literal, kind, render(list))
			}
		}
	}
}

func TestLink(t *testing.T) {
	others := mustRead(t, "id;name\nb;x\na;y\n", institutions())
	table := mustRead(t, "institution;age;single_parent\na;1;no\nb;1;no\na;1;no\n", children())
	if list := linked(map[string]*Table{"children": table, "institutions": others}); list != nil {
		t.Fatal(render(list))
	}
	if got := table.Columns[0].Rows; !slices.Equal(got, []int32{0, 1, 0}) {
		t.Errorf("rows %v", got)
	}
	if list := linked(map[string]*Table{"children": table, "institutions": nil}); list != nil || table.Columns[0].Rows[1] != -1 {
		t.Errorf("a target whose errors have been told:%s", render(list))
	}
	few := mustRead(t, "id;name\nb;x\n", institutions())
	list := linked(map[string]*Table{"children": table, "institutions": few, "none": nil})
	if got := table.Columns[0].Rows; len(list) != 1 || !slices.Equal(got, []int32{-1, 0, -1}) {
		t.Errorf("rows %v:%s", got, render(list))
	}
	noKey := &Spec{Name: "institutions", Columns: []ColumnSpec{column("id", Text)}}
	if list := linked(map[string]*Table{"children": table, "institutions": mustRead(t, "id\na\n", noKey)}); len(list) != 1 {
		t.Errorf("a target without a key:%s", render(list))
	}
}

func TestLinkTellsAtMostHundred(t *testing.T) {
	text := "institution;age;single_parent\n"
	for i := range 150 {
		text += "k" + rowNumber(i, 150) + ";1;no\n"
	}
	table := mustRead(t, text, children())
	list := linked(map[string]*Table{"children": table, "institutions": mustRead(t, "id;name\na;x\n", institutions())})
	if len(list) != MaxProblems+1 || list[MaxProblems].Code != "data.total" || list[0].Range.Start != len("institution;age;single_parent\n") {
		t.Errorf("%d diagnostics", len(list))
	}
}

func TestKinds(t *testing.T) {
	var names []string
	for k := Key; k <= Ref; k++ {
		names = append(names, k.String())
	}
	if want := []string{"key", "text", "number", "whole", "kr", "share", "flag", "date", "choice", "ref"}; !slices.Equal(names, want) {
		t.Error(names)
	}
}

// TestBounds reads the messages of ranges with one side, shares and dates.
func TestBounds(t *testing.T) {
	for _, test := range []struct {
		spec   ColumnSpec
		en, da string
	}{
		{ColumnSpec{Kind: Share, From: ptr(0.1), To: ptr(0.55)}, "from 10 % to 55 %", "fra 10 % til 55 %"},
		{ColumnSpec{Kind: Money, From: ptr(1000.5)}, "at least 1,000.5 kr", "mindst 1.000,5 kr"},
		{ColumnSpec{Kind: Money, To: ptr(5), Currency: "EUR"}, "at most 5 EUR", "højst 5 EUR"},
		{ColumnSpec{Kind: Date, From: ptr(0), To: ptr(20727)}, "from 1970-01-01 to 2026-10-01", "fra 1970-01-01 til 2026-10-01"},
	} {
		b := bounds{&test.spec}
		if b.In(diag.English) != test.en || b.In(diag.Danish) != test.da {
			t.Errorf("%s | %s", b.In(diag.English), b.In(diag.Danish))
		}
	}
}
