package table

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// cellsOf is a CSV text with ; as the cells of a sheet, its whole numbers as numbers.
func cellsOf(text string) [][]SheetCell {
	var rows [][]SheetCell
	for line := range strings.Lines(text) {
		var row []SheetCell
		for _, value := range strings.Split(strings.TrimRight(line, "\n"), ";") {
			if n, ok := digits(value); ok {
				row = append(row, num(float64(n)))
			} else {
				row = append(row, SheetCell{Type: TextCell, Text: value})
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// summary is what a table holds, column by column.
func summary(t *Table) string {
	if t == nil {
		return "no table"
	}
	var b strings.Builder
	for _, c := range t.Columns {
		fmt.Fprintf(&b, "%s:", c.Spec.Name)
		for i := range t.Len {
			switch {
			case !c.Has(i):
				b.WriteString(" -")
			case c.Spec.Kind.worded():
				b.WriteString(" " + c.Word(i))
			case c.Spec.Kind == Flag:
				fmt.Fprint(&b, " ", c.Flags.Get(i))
			default:
				fmt.Fprint(&b, " ", c.Numbers[i])
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// A mapping takes a file whose headers and texts are others, as CSV and as cells
// alike.
func TestMapping(t *testing.T) {
	spec := &Spec{Name: "t", Columns: []ColumnSpec{
		column("id", Key), column("size", Whole, optional, label("Elever")), column("part", Flag, optional),
		column("education", Choice, optional, oneOf("none", "basic")),
	}}
	for name, test := range map[string]struct {
		text    string
		mapping Mapping
		want    string
	}{
		"nothing chosen": {"id;Elever\nb;2\na;1\n", Mapping{}, "id: a b\nsize: 1 2\npart: - -\neducation: - -\n"},
		"titles above":   {"Skoler;\nTrukket 5. marts;\n;\nid;elever\na;1\n", Mapping{}, "id: a\nsize: 1\npart: -\neducation: -\n"},
		"the best of two rows": {
			"id;2026\nid;elever\na;1\n", Mapping{}, "id: a\nsize: 1\npart: -\neducation: -\n"},
		"a row chosen": {"id;elever\nid;size\na;1\n", Mapping{Header: 2}, "id: a\nsize: 1\npart: -\neducation: -\n"},
		"other headers": {
			"Nr;Antal børn;size\na;1;9\n", Mapping{Columns: map[string]string{"id": "nr", "size": "Antal  børn"}}, "id: a\nsize: 1\npart: -\neducation: -\n"},
		"not in the data": {"id;size;part\na;1;ja\n", Mapping{Columns: map[string]string{"part": ""}}, "id: a\nsize: 1\npart: -\neducation: -\n"},
		"headers exchanged": {
			"id;size;x\n1;a;5\n", Mapping{Columns: map[string]string{"id": "size", "size": "x"}}, "id: a\nsize: 5\npart: -\neducation: -\n"},
		"values": {"id;size;part;education\na;9999;har;HF\nb;3;har ikke;hf\nc;;;none\n",
			Mapping{Values: map[string]map[string]string{"education": {"HF": "basic"}, "size": {"9999": ""}, "part": {"har": "ja", "Har ikke": "nej"}}},
			"id: a b c\nsize: - 3 -\npart: true false -\neducation: basic basic none\n"},
		"rows left out": {"id;size\na;1\nI alt;3\n\nb;2\n", Mapping{Skip: []int{3}}, "id: a b\nsize: 1 2\npart: - -\neducation: - -\n"},
	} {
		csv, err := ReadCSVContext(t.Context(), Origin{File: "t.csv", Mapping: &test.mapping}, []byte(test.text), spec)
		if err != nil {
			t.Fatal(err)
		}
		if got := summary(csv.Table); got != test.want {
			t.Errorf("%s, CSV:\n%s%s", name, got, render(csv.Problems.List()))
		}
		sheet, err := ReadCells(t.Context(), Origin{File: "t.xlsx", Sheet: "Ark 1", Mapping: &test.mapping}, &memorySheet{rows: cellsOf(test.text)}, spec)
		if err != nil {
			t.Fatal(err)
		}
		if got := summary(sheet.Table); got != test.want {
			t.Errorf("%s, cells:\n%s%s", name, got, render(sheet.Problems.List()))
		}
		if a, b := codes(csv.Problems.List()), codes(sheet.Problems.List()); !slices.Equal(a, b) {
			t.Errorf("%s: %v as CSV and %v as cells", name, a, b)
		}
	}
}

// An id keeps the zeros that the sheet shows; where numbers are wanted it is one.
func TestShownZeros(t *testing.T) {
	r := readCells(t, institutions(), []SheetCell{text("id"), text("name"), text("last_year")}, []SheetCell{{Type: NumberCell, Number: 7, Text: "007"}, text("a"), {Type: NumberCell, Number: 5, Text: "05"}})
	if got := summary(r.Table); got != "id: 007\nname: a\nlast_year: 5\n" {
		t.Error(got)
	}
}

// The sheet of a workbook is part of every place.
func TestSheetIsNamed(t *testing.T) {
	r, err := ReadCells(t.Context(), Origin{File: "a.xlsx", Sheet: "Børn 2026"}, &memorySheet{rows: [][]SheetCell{{text("id"), text("name")}, {num(1), wrong("#N/A")}}}, institutions())
	if err != nil {
		t.Fatal(err)
	}
	list := r.Problems.List()
	if len(list) != 1 || !strings.HasPrefix(list[0].Message.DA, "Tabel `institutions`, ark \"Børn 2026\", række 2, kolonne B (`name`): ") {
		t.Error(render(list))
	}
}
