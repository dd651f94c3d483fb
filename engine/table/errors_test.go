package table

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/diag/diagtest"
)

// failure is an example of a diagnostic: where it points and what its English
// and Danish sentences and hints have in them.
type failure struct {
	code string
	run  func() (*diag.Source, diag.List)
	at   string // "line: the text pointed at", "" for nowhere in a text
	en   []string
	da   []string
}

func reading(text string, spec *Spec) func() (*diag.Source, diag.List) {
	return func() (*diag.Source, diag.List) {
		_, source, list := ReadCSV("data.csv", []byte(text), spec)
		return source, list
	}
}

// child is a file of children with these values, which are institution, age,
// single_parent and one more.
func child(column, value string) func() (*diag.Source, diag.List) {
	return reading("institution;age;single_parent;"+column+"\n1;2;ja;"+value+"\n", children())
}

// ofCells are the problems of children, or of institutions where there are few columns.
func ofCells(rows ...[]SheetCell) func() (*diag.Source, diag.List) {
	return ofChosen(Mapping{}, rows...)
}

// ofChosen is ofCells with a mapping.
func ofChosen(m Mapping, rows ...[]SheetCell) func() (*diag.Source, diag.List) {
	return func() (*diag.Source, diag.List) {
		spec := children()
		if len(rows[0]) < len(spec.Columns) {
			spec = institutions()
		}
		r, err := ReadCells(context.Background(), Origin{File: "data.xlsx", Mapping: &m}, &memorySheet{rows: rows}, spec)
		if err != nil {
			panic(err)
		}
		return diag.NewSource("data.xlsx", ""), r.Problems.List()
	}
}

// chosen is reading with a mapping.
func chosen(text string, m Mapping) func() (*diag.Source, diag.List) {
	return func() (*diag.Source, diag.List) {
		r, err := ReadCSVContext(context.Background(), Origin{File: "data.csv", Mapping: &m}, []byte(text), institutions())
		if err != nil {
			panic(err)
		}
		return r.Source, r.Problems.List()
	}
}

func building(spec *Spec, rows ...[]Cell) func() (*diag.Source, diag.List) {
	return func() (*diag.Source, diag.List) {
		_, list := build(spec, rows)
		return diag.NewSource("rules.fordel", strings.Repeat(".", 100)), list
	}
}

func linking(childText string, others map[string]*Table) func() (*diag.Source, diag.List) {
	return func() (*diag.Source, diag.List) {
		table, source, list := ReadCSV("data.csv", []byte(childText), children())
		if table == nil {
			return source, list
		}
		tables := map[string]*Table{"children": table}
		for name, t := range others {
			tables[name] = t
		}
		return source, linked(tables)
	}
}

func making(spec *Spec, rows int) func() (*diag.Source, diag.List) {
	return func() (*diag.Source, diag.List) {
		_, list := MakeUp([]*Spec{spec}, nil, map[string]int{spec.Name: rows}, 1)
		return diag.NewSource("", ""), list
	}
}

func literal(kind Kind, written string, start int) Cell {
	return Cell{Kind: kind, Text: strings.Trim(written, `"`), Written: written, Range: diag.Range{File: "rules.fordel", Start: start, End: start + len(written)}}
}

func failures(t testing.TB) []failure {
	t.Helper()
	ints, _ := build(institutions(), [][]Cell{
		{{Kind: Text, Text: "007"}, {Kind: Text, Text: "Nord"}, {Missing: true}},
		{{Kind: Text, Text: "Sydhavn"}, {Kind: Text, Text: "Syd"}, {Missing: true}},
	})
	twoNumbers := &Spec{Name: "t", Columns: []ColumnSpec{column("id", Key), column("one", Number), column("two", Number)}}
	narrow := &Spec{Name: "narrow", Columns: []ColumnSpec{column("first", Text, optional)}}
	tooLarge := func() (*diag.Source, diag.List) {
		_, source, list := ReadCSV("data.csv", make([]byte, MaxBytes+1), narrow)
		return source, list
	}
	rate := &Spec{Name: "deflators", Columns: []ColumnSpec{column("year", Key), column("rate", Number, within(0, 2))}}
	year := literal(Text, `"2009"`, 5)
	return []failure{
		{"data.file.large", tooLarge, "1:", []string{"larger than 256 MB"}, []string{"større end 256 MB"}},
		{"data.file.lines", reading(strings.Repeat("\n", MaxLines+1), institutions()), "1:", []string{"8,000,000"}, []string{"8.000.000"}},
		{"data.file.binary", reading("PK\x03\x04\x14\x00", institutions()), "1:", []string{"Excel workbook (.xlsx)", "CSV UTF-8"}, []string{"Excel-projektmappe", "Gem som"}},
		{"data.file.binary", reading("\xD0\xCF\x11\xE0\xA1", institutions()), "1:", []string{"old Excel"}, []string{"ældre Excel"}},
		{"data.file.binary", reading("%PDF-1.7", institutions()), "1:", []string{"PDF"}, []string{"PDF"}},
		{"data.file.binary", reading("\x1F\x8B\x08", institutions()), "1:", []string{"compressed"}, []string{"komprimeret"}},
		{"data.file.binary", reading("id;name\n1;\x00", institutions()), "1:", []string{"no text"}, []string{"ikke tekst"}},
		{"data.file.encoding", reading("id;name\nå;ø\næ;\xE6\n", institutions()), "1:", []string{"line 3", "UTF-8"}, []string{"linje 3"}},
		{"data.file.empty", reading("", institutions()), "1:", []string{"empty", "`Nummer`, `name` and `Sidste år`"}, []string{"tom", "`Nummer`, `name` og `Sidste år`"}},
		{"data.file.empty", reading("\uFEFF;;\n\n  \n", institutions()), "1:", []string{"empty"}, []string{"tom"}},
		{"data.rows.none", reading("id;name;last_year\n;;\n", institutions()), "1:", []string{"no rows"}, []string{"ingen rækker"}},
		{"data.rows.none", building(rate), "", []string{"`deflators`: there are no rows"}, []string{"ingen rækker"}},
		{"data.rows.many", reading("first\n"+strings.Repeat("1\n", MaxRows)+"last\n", narrow), "2000002:last", []string{"line 2000002", "2,000,000 rows"}, []string{"2.000.000 rækker"}},
		{"data.rows.many", making(institutions(), MaxRows+1), "", []string{"2,000,000"}, []string{"2.000.000"}},
		{"data.rows.many", building(narrow, make([][]Cell, MaxRows+1)...), "", []string{"2,000,000 rows"}, []string{"2.000.000 rækker"}},
		{"data.row.long", reading("id;name\n1;\"open\n"+strings.Repeat("x;y\n", MaxRow/2), institutions()), "2:1;\"open", []string{"line 2", "quotation mark"}, []string{"anførselstegn"}},
		{"data.quote.stray", reading("id;name\n1;a\n2;5\" pipe\n", institutions()), `3:"`, []string{"line 3", "inside"}, []string{"linje 3", "inde i"}},
		{"data.quote.open", reading("id;name\n1;a\n2;\"b\n3;c\n", institutions()), `3:2;"b`, []string{"line 3", "not closed"}, []string{"lukkes ikke"}},
		{"data.quote.open", reading("id;name\n1;\"a\n\" b\n2;x\n", institutions()), `2:1;"a`, []string{"line 2"}, []string{"linje 2"}},
		{"data.header.none", reading("Nr.;Hus;I fjor\n1;Nord;5\n", institutions()), "1:Nr.;Hus;I fjor",
			[]string{`It is {"fordel-map": 1, "tables": {"institutions": {"columns": {"id": "Nr.", "name": "Hus", "last_year": "I fjor"}}}}, if they stand`}, []string{"Det er {"}},
		{"data.header.none", reading("1;Nord;5\n2;Syd;6\n", institutions()), "1:1;Nord;5", []string{"names none", "`Nummer`"}, []string{"navngiver ingen"}},
		{"data.header.missing", reading("id;last_year\n1;2\n", institutions()), "1:id;last_year", []string{"no column `name`", `"name"`}, []string{"ingen kolonne `name`"}},
		{"data.header.missing", reading("id;nmae\n1;2\n", institutions()), "1:id;nmae", []string{"no column `name`", `called "nmae"`}, []string{`hedder "nmae"`}},
		{"data.header.missing", reading("zzz;name\n1;2\n", institutions()), "1:zzz;name", []string{"no column `id`", `"id" or "Nummer"`}, []string{`"id" eller "Nummer"`}},
		{"data.header.near", reading("id;name;Last_year (1.000 kr.)\n1;2;3\n", institutions()), "1:Last_year (1.000 kr.)", []string{"`last_year` has no values", `called "Last_year (1.000 kr.)"`, "to whole kr."}, []string{"til hele kr"}},
		{"data.header.duplicate", reading("id;name;NUMMER\n1;2;3\n", institutions()), "1:NUMMER", []string{`both "id" and "NUMMER"`, "`id`"}, []string{"både"}},
		{"data.header.unknown", reading("id;name;x;;y\n1;2;3;4;5\n", institutions()), "1:x", []string{"ignored: `x` and `y`"}, []string{"`x` og `y`"}},
		{"data.row.sum", reading("id;name;last_year\na;x;1\nb;y;2\nc;z;3\nd;æ;6\n", institutions()), "5:6", []string{"line 5", "the sum of the 3 rows above"}, []string{"summen af de 3 rækker ovenfor"}},
		{"data.row.sum", reading("id;name;last_year\nd;æ;7\na;x;1\nb;y;2\nc;z;4\n", institutions()), "2:7", []string{"line 2", "the sum of the 3 rows below"}, []string{"summen af de 3 rækker nedenfor"}},
		{"data.row.sum", reading("id;one;two\na;1;5\nb;2;6\nc;3;11\nd;4;7\ne;5;8\nf;9;15\ng;8;8\n", twoNumbers), "4:3", []string{"line 4", "the sum of the 2 rows above", "1 more"}, []string{"summen af de 2 rækker ovenfor", "yderligere 1"}},
		{"data.row.total", reading("id;name;last_year\na;x;1\nI alt;;y\n", institutions()), "3:I alt", []string{`"I alt"`, "their sum"}, []string{"ligner en sumlinje"}},
		{"data.row.cut", reading("id;name;last_year\na;x;1\nb;y\ny;\n", institutions()), "3:b;y", []string{"lines 3 to 4", "Join them"}, []string{"linje 3 til 4"}},
		{"data.row.lone", reading("id;name\na;x\nSource: us\n", &Spec{Name: "t", Columns: []ColumnSpec{column("id", Key), column("name", Text, optional)}}), "3:Source: us", []string{"one value", "remark"}, []string{"én værdi"}},
		{"data.row.ends", reading("id;name;last_year\na;x\nb;y;2\nc;z\n", institutions()), "2:a;x", []string{"this row and 1 more end", "`last_year`"}, []string{"denne række og 1 til"}},
		{"data.quote.rows", reading("id;name;last_year\na;\"x;1\nb;y;2\nc;z\";3\n", institutions()), "2:\"", []string{"lines 2 to 4", `before "x;1"`}, []string{"linje 2 til 4"}},
		{"data.row.bare", reading("id;district\na;x\nb;x\nc;x\nSource: us;\n", &Spec{Name: "t", Columns: []ColumnSpec{column("id", Key), column("district", Text)}}), "5:Source: us", []string{`nothing but "Source: us"`, "Remove it"}, []string{"rummer kun", "Fjern den"}},
		{"data.row.headers", reading("id;name\na;x\nid;name\n", institutions()), "3:id", []string{"once more"}, []string{"en gang til"}},
		{"data.formula.text", reading("id;name\na;=B2\n", institutions()), "2:=B2", []string{`"=B2" is a formula`}, []string{`"=B2" er en formel`}},
		{"data.share.mixed", reading("id;part\na;12 %\nb;0,8\n", &Spec{Name: "t", Columns: []ColumnSpec{column("id", Key), column("part", Share)}}), "3:0,8", []string{`"0,8" is read as 80 %`, "write 0,8 %"}, []string{`"0,8" læses som 80 %`}},
		{"data.key.date", reading("id;name\n2-3b;x\n02-mar;x\n", institutions()), "3:02-mar", []string{`"02-mar" may be`, "text"}, []string{`"02-mar" kan`}},
		{"data.quote.stray", reading("id;name\n=\"0103\";x\n", institutions()), `2:"`, []string{"Write the value alone: 0103"}, []string{"Skriv værdien alene: 0103"}},
		{"data.key.twins", reading("id;name\nNord;x\nnord;y\n", institutions()), "3:nord", []string{`"Nord" (line 2) and "nord" (line 3)`, "capitals"}, []string{"store og små"}},
		{"data.digits", reading("id;name\n1,23E+11;x\n", institutions()), "2:1,23E+11", []string{"digits may be lost"}, []string{"cifre"}},
		{"data.letters", reading("id,name\nS&#248;nder&oslash;,x\n", institutions()), "2:S&#248;nder&oslash;", []string{"damaged", `probably "Sønderø"`}, []string{"beskadigede", `nok "Sønderø"`}},
		{"data.letters", reading("id;name\nSÃ¸;x\n", institutions()), "2:SÃ¸", []string{"damaged", `probably "Sø"`}, []string{"beskadigede", `nok "Sø"`}},
		{"data.hidden", reading("institution;age;single_parent;weight;part\n1;under 5;no;2;0.5\n", children()), "2:under 5", []string{"hidden when the file was made", "without hiding"}, []string{"blev skjult"}},
		{"data.hidden", reading("institution;age;single_parent;weight;part\n1;2;no;hidden;0.5\n", children()), "2:hidden", []string{"was hidden"}, []string{"blev skjult"}},
		{"data.hidden", reading("institution;age;single_parent;weight;part\n1;2;no;Skjult;0.5\n", children()), "2:Skjult", []string{"hidden"}, []string{"skjule små antal"}},
		{"data.unknown.text", reading("id;name\n1;NULL\n", institutions()), "2:NULL", []string{"missing value", "Leave the cell empty"}, []string{"manglende"}},
		{"data.unknown.text", reading("id;name\n-;x\n", institutions()), "2:-", []string{"remove the row"}, []string{"fjern rækken"}},
		{"data.number.signs", reading("institution;age;single_parent;weight;part\n1;2;no;2,375;0.5\n", children()), "2:2,375", []string{`"2,375"`, `"0.5" on line 2`}, []string{`"0.5" på linje 2`}},
		{"data.row.short", reading("id;name\n1;a\n2\n", institutions()), "3:", []string{"line 3, column `name`", "one value", "are 2"}, []string{"linje 3, kolonne `name`"}},
		{"data.row.extra", reading("id;name\n1;a;b\n", institutions()), "2:b", []string{"line 2", "3 values", "separator"}, []string{"3 værdier"}},
		{"data.row.extra", reading("id;name\nS&#248;nd;x\n", institutions()), "2:x", []string{`"Sønd;x"`, "web page"}, []string{"webside"}},
		{"data.row.extra", reading("id,name,last_year\n1,a,1,5\n", institutions()), "2:5", []string{"4 values", "decimal comma"}, []string{"decimalkomma"}},
		{"data.missing", reading("id;name\n1;\n", institutions()), "2:", []string{"line 2, column `name`", "`optional`"}, []string{"`må mangle`"}},
		{"data.missing", building(rate, []Cell{year, {Missing: true, Range: diag.Range{File: "rules.fordel", Start: 13, End: 16}}}), "1:...", []string{"column `rate`"}, []string{"kolonne `rate`"}},
		{"data.key.missing", reading("id;name\n;b\n", institutions()), "2:", []string{"line 2, column `id`"}, []string{"ingen nøgle"}},
		{"data.key.missing", building(rate, []Cell{literal(Text, `" "`, 5), literal(Number, "1", 13)}), "1:...", []string{"no key"}, []string{"ingen nøgle"}},
		{"data.key.duplicate", reading("id;name\nb;x\na;y\n b ;z\n", institutions()), "4:b", []string{`key "b"`, "line 2"}, []string{`nøglen "b"`, "linje 2"}},
		{"data.key.duplicate", building(rate, []Cell{year, literal(Number, "1", 13)}, []Cell{year, literal(Number, "1", 13)}), "1:......", []string{`"2009"`}, []string{`"2009"`}},
		{"data.number", child("weight", "abc"), "2:abc", []string{"line 2, column `weight`", `"abc"`, "1234,5", "empty"}, []string{`"abc" er ikke et tal`, "tom"}},
		{"data.number", reading("institution,age,single_parent,part\n1,x,no,y\n", children()), "2:x", []string{`"x"`, "1234."}, []string{`"x"`}},
		{"data.number", child("income", "$900000"), "2:$900000", []string{"Write 900000,"}, []string{"Skriv 900000,"}},
		{"data.number", child("income", "450.000,-"), "2:450.000,-", []string{"Write 450.000,"}, []string{"Skriv 450.000,"}},
		{"data.number", child("income", "450,5 t.kr."), "2:450,5 t.kr.", []string{"Write 450500,"}, []string{"Skriv 450500,"}},
		{"data.number", child("income", "1,2345 mio. kr."), "2:1,2345 mio. kr.", []string{"Write 1234500,"}, []string{"Skriv 1234500,"}},
		{"data.number", child("weight", "(450,5)"), "2:(450,5)", []string{"Write -450,5,"}, []string{"Skriv -450,5,"}},
		{"data.unknown", child("weight", "#N/A"), "2:#N/A", []string{`"#N/A" is no value`, "Leave the cell empty if"}, []string{"Lad cellen være tom"}},
		{"data.unknown", child("born", "-"), "2:-", []string{"empty"}, []string{"tom"}},
		{"data.unknown", reading("institution,age,single_parent\n1,-,no\n", children()), "2:-", []string{"`optional`"}, []string{"`må mangle`"}},
		{"data.row.total", reading("id;name;last_year\na;x;1\nI alt:;y;1\n", institutions()), "3:I alt:", []string{`"I alt:"`, "their sum", "line 3"}, []string{"ligner en sumlinje"}},
		{"data.row.total", reading("first\na\ntotal\n", narrow), "3:total", []string{"sum"}, []string{"sum"}},
		{"data.number.comma", reading("institution,age,single_parent,income\n1,2,no,\"1.234,5 kr\"\n", children()), "2:\"1.234,5 kr\"", []string{`"1.234,5 kr"`, "Write 1234.5"}, []string{"Skriv 1234.5"}},
		{"data.number.ambiguous", ofCells(headerCells, []SheetCell{text("a"), {}, num(1), text("1.234"), {}, {}, yes(1)}), "1:", []string{"row 2, column D (`weight`)", "Make the cell a number"}, []string{"række 2, kolonne D", "Gør cellen"}},
		{"data.header.above", reading("Skoler 2026\n\nid;name\n1;a\n", institutions()), "3:id;name", []string{"line 3", "above"}, []string{"linje 3", "over dem"}},
		{"data.header.chosen", chosen("id;name\n1;a\n", Mapping{Columns: map[string]string{"name": "Skole"}}), "1:id;name", []string{"`name`", `"Skole"`}, []string{`"Skole"`}},
		{"data.header.row", ofChosen(Mapping{Header: 3}, []SheetCell{text("id"), text("name")}, []SheetCell{num(1), text("a")}), "1:", []string{"row 3"}, []string{"række 3"}},
		{"data.rows.left", chosen("id;name\n1;a\n2;b\nI alt;c\n", Mapping{Skip: []int{4, 2}}), "1:id;name", []string{"lines 2, 4"}, []string{"linjer 2, 4"}},
		{"data.rows.left", ofChosen(Mapping{Skip: []int{3}}, []SheetCell{text("id"), text("name")}, []SheetCell{num(1), text("a")}, []SheetCell{text("I alt"), text("b")}), "1:", []string{"row 3."}, []string{"række 3."}},
		{"data.formula", ofCells([]SheetCell{text("id"), text("name")}, []SheetCell{num(1), {Type: FormulaCell, Text: "A1&B1"}}), "1:", []string{`"=A1&B1"`, "row 2, column B", "Excel"}, []string{"kolonne B"}},
		{"data.row.beyond", ofCells([]SheetCell{text("id"), text("name")}, []SheetCell{num(1), text("a"), {}, text("remark")}, []SheetCell{num(2), text("b"), num(3)}), "1:", []string{`"remark"`, "column D", "(2 such"}, []string{"kolonne D", "(2 af"}},
		{"data.number.ambiguous", reading("institution\tage\tsingle_parent\tweight\n1\t2\tno\t1.234\n", children()), "2:1.234", []string{`"1.234"`, "thousands"}, []string{"tusinder"}},
		{"data.number.mixed", reading("institution;age;single_parent;weight\n1;2;no;1.5\n1;2;no;2.375\n", children()), "3:2.375", []string{"line 3", `"2.375"`, `"1.5" on line 2`}, []string{`"1.5" på linje 2`}},
		{"data.number.thousands", reading("institution,age,single_parent,income\n1,2,no,75.258 kr.\n1,2,no,8.000\n", children()), "2:75.258 kr.", []string{"75.258 kr", "(2 such", "write 75258 kr."}, []string{"75,258 kr", "Skriv 75258 kr."}},
		{"data.share.large", child("part", "12"), "2:12", []string{"1,200 %", "write 12 %"}, []string{"1.200 %"}},
		{"data.whole", reading("institution;age;single_parent\n1;2,5;no\n", children()), "2:2,5", []string{`"2,5" has decimals`}, []string{"hele tal"}},
		{"data.flag", child("moved", "måske"), "2:måske", []string{`"måske"`, "yes or no"}, []string{"ja eller nej"}},
		{"data.date", child("born", "1/10/2026"), "2:1/10/2026", []string{"not written as a date"}, []string{"ikke skrevet som en dato"}},
		{"data.date.none", child("born", "31.4.2026"), "2:31.4.2026", []string{"no such day"}, []string{"findes ikke"}},
		{"data.choice", child("education", "Bsic"), "2:Bsic", []string{`"Bsic"`, `Did you mean "basic"?`}, []string{`Mente du "basic"?`}},
		{"data.choice", child("education", "phd"), "2:phd", []string{`"none", "basic" or "higher"`}, []string{`"none", "basic" eller "higher"`}},
		{"data.range", reading("institution;age;single_parent\n1;6;no\n", children()), "2:6", []string{`"6"`, "from 0 to 5"}, []string{"fra 0 til 5"}},
		{"data.range", building(rate, []Cell{year, {Kind: Number, Number: 3, Written: "3", Range: diag.Range{File: "rules.fordel", Start: 13, End: 14}}}), "1:.", []string{`"3"`, "from 0 to 2"}, []string{"fra 0 til 2"}},
		{"data.reference", linking("institution;age;single_parent\n007;1;no\n7;1;no\n7;2;no\n", map[string]*Table{"institutions": ints}), "3:7", []string{`"7" is not a key`, "`institutions`", "2 rows", `Did you mean "007"`}, []string{"2 rækker"}},
		{"data.reference", linking("institution;age;single_parent\n8;1;no\n", map[string]*Table{"institutions": ints}), "2:8", []string{"line 2, column `institution`", "Add a row"}, []string{"Tilføj en række"}},
		{"data.reference", linking("institution;age;single_parent\nSyd;1;no\n", map[string]*Table{"institutions": ints}), "2:Syd", []string{"stands under `name`", `the key "Sydhavn"`, "keys of `institutions`"}, []string{"under `name`", `nøglen "Sydhavn"`}},
		{"data.reference", linking("institution;age;single_parent\nSydhvan;1;no\n", map[string]*Table{"institutions": ints}), "2:Sydhvan", []string{`Did you mean "Sydhavn"`}, []string{`Mente du "Sydhavn"`}},
		{"data.reference.table", linking("institution;age;single_parent\n1;1;no\n", nil), "1:", []string{"`institutions`, which has no data"}, []string{"ikke har data"}},
		{"data.literal", building(rate, []Cell{year, literal(Money, "3 kr", 13)}), "1:....", []string{`"3 kr"`, "1.5"}, []string{"1,5"}},
		{"data.literal.count", building(rate, []Cell{year}), "1:......", []string{"one value", "2 columns"}, []string{"2 kolonner"}},
		{"data.literal.empty", building(rate, []Cell{{Missing: true, Range: year.Range}, {Missing: true, Range: year.Range}}), "1:......", []string{"Leave the row out"}, []string{"Udelad rækken"}},
		{"data.sample", making(&Spec{Name: "t", Columns: []ColumnSpec{column("v", Whole, within(0.2, 0.8))}}, 1), "", []string{"column `v`"}, []string{"kolonne `v`"}},
		{"data.total", reading("id;name;last_year\n"+strings.Repeat("1;a;x\n", 2000), institutions()), "1:", []string{"3,999 errors in all; the first 100"}, []string{"3.999 fejl i alt"}},
	}
}

func TestEveryProblemIsTold(t *testing.T) {
	for _, f := range failures(t) {
		source, list := f.run()
		i := slices.IndexFunc(list, func(d diag.Diagnostic) bool { return d.Code == f.code })
		if i < 0 {
			t.Errorf("%s: got%s", f.code, render(list))
			continue
		}
		d := list[i]
		diagtest.Sentences(t, diag.List{d}.Rules(diag.English))
		en, da := d.Message.EN+" "+d.Hint.EN, d.Message.DA+" "+d.Hint.DA
		for _, part := range f.en {
			if !strings.Contains(en, part) {
				t.Errorf("%s: no %q in %s", f.code, part, en)
			}
		}
		for _, part := range f.da {
			if !strings.Contains(da, part) {
				t.Errorf("%s: no %q in %s", f.code, part, da)
			}
		}
		if strings.Contains(en+da, "%!") || !strings.HasPrefix(en, "Table `") || !strings.HasPrefix(da, "Tabel `") {
			t.Errorf("%s: %s | %s", f.code, en, da)
		}
		if (d.Hint.EN == "" || d.Hint.DA == "") && f.code != "data.total" && d.Severity != diag.Note {
			t.Errorf("%s does not say what to write instead", f.code)
		}
		checkPlace(t, f, source, d)
	}
}

func checkPlace(t *testing.T, f failure, source *diag.Source, d diag.Diagnostic) {
	t.Helper()
	line, text, somewhere := strings.Cut(f.at, ":")
	if d.Range.IsZero() {
		if somewhere {
			t.Errorf("%s points nowhere", f.code)
		}
		return
	}
	if d.Range.File != source.Name {
		t.Errorf("%s points into %q", f.code, d.Range.File)
	}
	got := source.Text[d.Range.Start:d.Range.End]
	if at := source.Position(d.Range.Start); line != strconv.Itoa(at.Line) || got != text {
		t.Errorf("%s points at line %d, %q, want %s", f.code, at.Line, got, f.at)
	}
}

func TestAtMostHundredErrors(t *testing.T) {
	table, _, list := ReadCSV("i.csv", []byte("id;name;extra\n"+strings.Repeat(";\n1;\n", 300)), institutions())
	errors := 0
	for _, d := range list {
		if d.Severity == diag.Error {
			errors++
		}
	}
	if last := list[len(list)-1]; table != nil || errors != MaxProblems+1 || last.Code != "data.total" {
		t.Errorf("%d errors, last %s", errors, last.Code)
	}
	if _, _, list := ReadCSV("i.csv", []byte("id;name\n"+strings.Repeat("a;\n", 50)), institutions()); len(list) != 99 {
		t.Errorf("50 missing names and 49 keys too many are %d diagnostics", len(list))
	}
}

// TestEveryCodeHasOneMessageAndAnExample finds codes that are made in two places
// or outside messages*.go, and those without a failing example here.
func TestEveryCodeHasOneMessageAndAnExample(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(err, files)
	}
	code := regexp.MustCompile(`"(data\.[a-z.]+)"`)
	made := map[string]int{}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, match := range code.FindAllStringSubmatch(string(text), -1) {
			if made[match[1]]++; !strings.HasPrefix(file, "messages") || made[match[1]] > 1 {
				t.Errorf("%s is made in %s, and %d times", match[1], file, made[match[1]])
			}
		}
	}
	shown := map[string]bool{}
	for _, f := range failures(t) {
		shown[f.code] = true
		if made[f.code] == 0 {
			t.Errorf("%s has an example and no message", f.code)
		}
	}
	for code := range made {
		if !shown[code] {
			t.Errorf("%s has no example", code)
		}
	}
}
