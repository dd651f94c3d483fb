package table

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/fordel-lang/fordel/dsl/diag"
)

func TestReadEveryKind(t *testing.T) {
	table := mustRead(t, "\uFEFFInstitution NR.; Name ;AGE IN YEARS;weight;household  income;part;single_parent;moved;born;education\r\n"+
		"7;\"Bo \"\"B\"\"\r\nHansen\";3;1,5;250.000 kr.;12,5 %;x;ja;1.10.2026;basic\r\n"+
		";;;;;;;;;\r\n"+
		" 8 ;;0;;;;;;;\r\n"+
		"\r\n", children())
	if table.Len != 2 || table.Lines[0] != 2 || table.Lines[1] != 5 {
		t.Fatalf("%d rows on lines %v", table.Len, table.Lines)
	}
	get := func(name string) *Column { return table.Column(name) }
	if got := get("name").Word(0); got != "Bo \"B\"\nHansen" {
		t.Errorf("name %q", got)
	}
	if got := get("institution").Word(1); got != "8" {
		t.Errorf("institution %q", got)
	}
	for name, want := range map[string]float64{"age": 3, "weight": 1.5, "income": 250_000, "part": 0.125, "born": 20727} {
		if got := get(name).Numbers[0]; got != want {
			t.Errorf("%s is %v, not %v", name, got, want)
		}
	}
	if !get("single_parent").Flags.Get(0) || get("single_parent").Flags.Get(1) || get("single_parent").Known != nil {
		t.Error("an empty flag is no")
	}
	if !get("moved").Flags.Get(0) || get("moved").Has(1) || !get("moved").Has(0) {
		t.Error("an empty flag of an optional column is unknown")
	}
	if c := get("education"); c.Codes[0] != 1 || c.Codes[1] != -1 || !slices.Equal(c.Words, c.Spec.Choices) {
		t.Errorf("education %v of %q", c.Codes, c.Words)
	}
}

// one reads a table of a key and one value and gives the value.
func one(t testing.TB, separator, cell string, c ColumnSpec) (float64, diag.List) {
	t.Helper()
	spec := &Spec{Name: "t", Columns: []ColumnSpec{column("id", Key), c}}
	if strings.ContainsAny(cell, separator+`"`) {
		cell = `"` + cell + `"`
	}
	table, _, list := ReadCSV("t.csv", []byte("id"+separator+c.Name+"\na"+separator+cell), spec)
	if table == nil {
		return 0, list
	}
	if c.Kind == Flag {
		if table.Columns[1].Flags.Get(0) {
			return 1, list
		}
		return 0, list
	}
	return table.Columns[1].Numbers[0], list
}

func TestNumbers(t *testing.T) {
	number, money, share := column("v", Number), column("v", Money), column("v", Share)
	euro := column("v", Money, func(c *ColumnSpec) { c.Currency = "EUR" })
	for _, test := range []struct {
		separator, cell string
		column          ColumnSpec
		want            float64
	}{
		{";", "75.258", number, 75258}, {";", "1.234.567,5", number, 1234567.5}, {";", "1,5", number, 1.5}, {";", "0,125", number, 0.125},
		{";", "1.5", number, 1.5}, {";", "0.125", number, 0.125}, {";", "1234.567", number, 1234.567}, {";", "1 234,5", number, 1234.5},
		{";", "1\u00A0234\u00A0567", number, 1234567}, {";", "-12,5", number, -12.5}, {";", "−12,5", number, -12.5}, {";", "+3", number, 3},
		{";", "1,5E+06", number, 1.5e6}, {";", "1e-3", number, 0.001}, {";", ",5", number, 0.5}, {";", "007", number, 7}, {";", "-0", number, 0},
		{";", "0,1234567890123456789", number, 0.1234567890123456789}, {";", "12345678901234567890", number, 12345678901234567890},
		{";", "1'234'567", number, 1234567}, {";", "1 234.5", number, 1234.5},
		{",", "1.5", number, 1.5}, {",", "1,234.5", number, 1234.5}, {",", "1,234", number, 1234}, {",", "75.258", number, 75.258},
		{",", "1e6", number, 1e6}, {",", ".5", number, 0.5}, {",", "1 234.5", number, 1234.5}, {",", "1,234,567", number, 1234567},
		{"\t", "1,5", number, 1.5}, {"\t", "1.5", number, 1.5}, {"\t", "1.234.567", number, 1234567}, {"\t", "1,234.5", number, 1234.5},
		{"\t", "12", number, 12}, {"\t", "0,125", number, 0.125},
		{";", "250.000 kr", money, 250000}, {";", "250.000,50 Kr.", money, 250000.5}, {";", "kr. 1.234,50", money, 1234.5},
		{";", "-kr. 1.234", money, -1234}, {";", "kr. -5", money, -5}, {";", "1kr", money, 1}, {",", "1,000 kr.", money, 1000},
		{",", "12.50 EUR", euro, 12.5}, {",", "eur 12", euro, 12},
		{";", "12 %", share, 0.12}, {";", "12%", share, 0.12}, {";", "0,12", share, 0.12}, {";", "12,3 %", share, 0.123}, {",", "3 %", share, 0.03},
		{",", "0.7 %", share, 0.007}, {";", "29 %", share, 0.29}, {",", "1e1 %", share, 0.1}, {",", "57.00000000000000001%", share, 0.57},
	} {
		got, list := one(t, test.separator, test.cell, test.column)
		if list.HasErrors() || got != test.want || 1/got < 0 && got == 0 {
			t.Errorf("%q with %q: %v, want %v%s", test.cell, test.separator, got, test.want, render(list))
		}
	}
}

func TestNotNumbers(t *testing.T) {
	for _, test := range []struct{ separator, cell string }{
		{";", "NaN"}, {";", "Inf"}, {";", "-inf"}, {";", "0x10"}, {";", "1_000"}, {";", "1e"}, {";", "e5"}, {";", "1,"}, {";", "."}, {";", ","}, {";", "-"},
		{";", "1.23.456"}, {";", "1,5,5"}, {";", "12 34"}, {";", "1.234,5.6"}, {";", "5-"}, {";", "(5)"}, {";", "1e999"}, {";", "1e1000000"},
		{";", "1.5e"}, {";", "1,234.5"}, {";", "12 %"}, {";", "5 kr"}, {";", "--5"}, {";", "١٢"}, {",", "1,5"}, {",", "12,34"}, {",", "0,125"}, {",", "1.234.567"},
		{"\t", "1.234"}, {"\t", "1,234"}, {"\t", "1.2.3"}, {";", "#N/A"}, {";", "1.5.5"}, {";", "12."},
	} {
		if got, list := one(t, test.separator, test.cell, column("v", Number)); !list.HasErrors() {
			t.Errorf("%q with %q is read as %v", test.cell, test.separator, got)
		}
	}
}

func TestFlags(t *testing.T) {
	for want, cells := range []string{"no,No,n,N,NEJ,nej,false,FALSK,0,", "yes,YES,y,ja,Ja,j,J,true,TRUE,sand,1,x,X"} {
		for _, cell := range strings.Split(cells, ",") {
			if got, list := one(t, ";", cell, column("v", Flag)); list.HasErrors() || got != float64(want) {
				t.Errorf("%q is %v%s", cell, got, render(list))
			}
		}
	}
	for _, cell := range []string{"2", "maybe", "-", "xx", "01"} {
		if _, list := one(t, ";", cell, column("v", Flag)); !list.HasErrors() {
			t.Errorf("%q is a flag", cell)
		}
	}
}

func TestDates(t *testing.T) {
	for cell, want := range map[string]float64{
		"1970-01-01": 0, "1.1.1970": 0, "01.01.1970": 0, "2026-10-01": 20727, "1.10.2026": 20727, "01-10-2026": 20727, "29.2.2024": 19782, "1969-12-31": -1,
	} {
		if got, list := one(t, ";", cell, column("v", Date)); list.HasErrors() || got != want {
			t.Errorf("%q is %v, want %v%s", cell, got, want, render(list))
		}
		if text := dateText(want); text != "1970-01-01" && !strings.Contains(cell, text[:4]) {
			t.Errorf("%v is written %s", want, text)
		}
	}
	for _, cell := range []string{"29.2.2023", "31.4.2024", "2024-13-01", "2024-00-10", "0000-01-01", "1.10.26", "1/10/2026", "2026-10", "2026-10-011",
		"20261001", "100.1.2026", "1.2.3.2026", "-1-1-2026", "2026-1-", "45000"} {
		if got, list := one(t, ";", cell, column("v", Date)); !list.HasErrors() {
			t.Errorf("%q is the date %v", cell, got)
		}
	}
	if got, list := one(t, ",", "10-01-2026", column("v", Date)); !list.HasErrors() {
		t.Errorf("with commas 10-01-2026 may be October or January, and is %v", got)
	}
}

func TestEncodings(t *testing.T) {
	text := "id;name;last_year\r\nå1;Søgården – “A” €;1.000 kr.\r\n"
	units := utf16.Encode([]rune(text))
	little, big := []byte("\xFF\xFE"), []byte("\xFE\xFF")
	for _, u := range units {
		little, big = append(little, byte(u), byte(u>>8)), append(big, byte(u>>8), byte(u))
	}
	for name, data := range map[string][]byte{
		"UTF-8": []byte(text), "UTF-8 with mark": []byte("\uFEFF" + text), "UTF-16 LE": little, "UTF-16 BE": big,
		"Windows-1252": []byte("id;name;last_year\r\n\xE51;S\xF8g\xE5rden \x96 \x93A\x94 \x80;1.000 kr.\r\n"),
		"CR only":      []byte(strings.ReplaceAll(text, "\r\n", "\r")),
	} {
		table, source, list := ReadCSV("i.csv", data, institutions())
		if table == nil {
			t.Errorf("%s: %s", name, render(list))
			continue
		}
		if got := table.Column("name").Word(0); got != "Søgården – “A” €" || table.Column("id").Word(0) != "å1" {
			t.Errorf("%s: %q", name, got)
		}
		if at := table.Cell(0, 1); source.Text[at.Start:at.End] != "Søgården – “A” €" {
			t.Errorf("%s: the cell is at %q", name, source.Text[at.Start:at.End])
		}
	}
	half := append(slices.Clone(little), 0x3D, 0xD8, 'a', 0)
	if _, _, list := ReadCSV("i.csv", half, institutions()); len(list) != 1 || list[0].Code != "data.file.encoding" {
		t.Errorf("half a pair: %s", render(list))
	}
}

func TestSeparators(t *testing.T) {
	for name, text := range map[string]string{
		"semicolon":              "id;name;last_year\n1;a,b,c,d;2",
		"comma":                  "id,name,last_year\n1,a;b,2",
		"tab":                    "id\tname\tlast_year\n1\ta;b\t2",
		"said":                   "sep=,\nid,name,last_year\n1,a,2",
		"said in capitals":       "SEP=\t\r\nid\tname\tlast_year\r\n1\ta\t2\r\n",
		"more of another":        "id;name, with, some, commas, in, it;name;last_year\n1;a;b;2",
		"empty first":            ";;\n\n  \nid;name;last_year\n1;b;2\n;;\n\n",
		"blanks before quotes":   "id, name, last_year\n1, \"a, b\", 2\n",
		"header with line break": "id,\"last\nyear\",last_year,name\n1,2,3,4\n",
	} {
		table := mustRead(t, text, institutions())
		if table.Len != 1 || table.Key().Word(0) != "1" {
			t.Errorf("%s: %d rows", name, table.Len)
		}
		row := strings.Split(text, "\n")[table.Lines[0]-1]
		if !strings.HasPrefix(row, "1") {
			t.Errorf("%s: the row is said to be %q", name, row)
		}
	}
}

func TestOneColumnNeedsNoSeparator(t *testing.T) {
	spec := &Spec{Name: "t", Columns: []ColumnSpec{column("v", Number)}}
	for text, want := range map[string]float64{"v\n1.5\n": 1.5, "v\n1,5\n": 1.5, "v\n12\n": 12, "sep=;\nv\n1,234\n": 1.234, "sep=,\nv\n1.234\n": 1.234} {
		if got := mustRead(t, text, spec).Columns[0].Numbers[0]; got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
	if got := mustRead(t, "v\n1.234\n1,5\n", spec).Columns[0].Numbers[0]; got != 1234 {
		t.Errorf("another cell tells that the comma is the decimal sign, but 1.234 is %v", got)
	}
}

func TestHeadersOfSameName(t *testing.T) {
	spec := &Spec{Name: "t", Columns: []ColumnSpec{
		column("a", Text, label("b")), column("b", Text, label("Same")), column("c", Text, label("Same")), column("A", Text),
	}}
	table := mustRead(t, "A;c;b;a\n1;2;3;4\n", spec)
	for i, want := range []string{"4", "3", "2", "1"} {
		if got := table.Columns[i].Word(0); got != want {
			t.Errorf("column %s holds %s, want %s", table.Columns[i].Spec.Name, got, want)
		}
	}
	if _, _, list := ReadCSV("t.csv", []byte("a;A;b;same\n1;2;3;4\n"), spec); !slices.Contains(codes(list), "data.header.missing") {
		t.Errorf("a label of two columns names neither:%s", render(list))
	}
}

func TestShortRows(t *testing.T) {
	table := mustRead(t, "id;name;last_year\n1;a\n2;b;3\n", institutions())
	if table.Column("last_year").Has(0) || table.Column("last_year").Numbers[1] != 3 {
		t.Error("what is cut off an optional column is unknown")
	}
	mustRead(t, "id;name;last_year\n1;a;3;;;\n", institutions())
}

func TestAbsentOptionalColumn(t *testing.T) {
	table := mustRead(t, "id;name\n1;a\n", institutions())
	if c := table.Column("last_year"); c.Has(0) || table.Cell(0, 2).Start != len("id;name\n") {
		t.Errorf("known: %v, at %v", c.Has(0), table.Cell(0, 2))
	}
}

func TestOrderOfRowsChangesNothing(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	rows := []string{"ø;Øst;1", "a;Vest;", "10;Nord;5", "9;Vest;7", "B;Syd;", "å;Nord;2", "aa;Øst;3"}
	var first *Table
	for range 50 {
		random.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		table, source, _ := ReadCSV("i.csv", []byte("id;name;last_year\n"+strings.Join(rows, "\n")), institutions())
		checkTable(t, table)
		if first == nil {
			first = table
		}
		if where := differ(first, table); where != "" {
			t.Fatalf("the order %q changes %s", rows, where)
		}
		for row := range table.Len {
			at, line := table.Cell(row, 0), source.Line(int(table.Lines[row]))
			key := table.Key().Word(row)
			if source.Text[at.Start:at.End] != key || !strings.HasPrefix(line, key+";") {
				t.Fatalf("row %s is said to be at %q, line %q", key, source.Text[at.Start:at.End], line)
			}
			if i, ok := table.Index(key); !ok || i != row {
				t.Fatalf("key %s is in row %d, found %d", key, row, i)
			}
		}
	}
	if got := first.Key().Words; !slices.Equal(got, []string{"10", "9", "B", "a", "aa", "å", "ø"}) {
		t.Errorf("code-point order: %q", got)
	}
	if _, ok := first.Index("c"); ok {
		t.Error("found a key that is not there")
	}
}

func TestCellRanges(t *testing.T) {
	text := "institution;name;age;single_parent\n\n\"1\";\"two\nlines\";  3 ;ja\n;;;\n2;;4;\n"
	table, source, list := ReadCSV("c.csv", []byte(text), children())
	if table == nil {
		t.Fatal(render(list))
	}
	for _, test := range []struct {
		row, column int
		want        string
	}{{0, 0, `"1"`}, {0, 1, "\"two\nlines\""}, {0, 2, "3"}, {0, 6, "ja"}, {1, 0, "2"}, {1, 1, ""}, {1, 2, "4"}, {1, 6, ""}} {
		at := table.Cell(test.row, test.column)
		if got := source.Text[at.Start:at.End]; got != test.want || at.File != "c.csv" {
			t.Errorf("cell %d, %d is %q, want %q", test.row, test.column, got, test.want)
		}
	}
	if at := table.Cell(1, 1); at.Start != strings.Index(text, "2;;4")+2 {
		t.Errorf("the empty cell is at %d", at.Start)
	}
}
