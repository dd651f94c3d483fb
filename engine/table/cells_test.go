package table

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// memorySheet is a sheet in memory; rows without cells have no number of their own.
type memorySheet struct {
	rows [][]SheetCell
	at   int
	end  error // in place of io.EOF
}

func (m *memorySheet) Next() (int, []SheetCell, error) {
	if m.at == len(m.rows) {
		if m.end != nil {
			return 0, nil, m.end
		}
		return 0, nil, io.EOF
	}
	m.at++
	return m.at, m.rows[m.at-1], nil
}

func text(s string) SheetCell      { return SheetCell{Type: TextCell, Text: s} }
func num(x float64) SheetCell      { return SheetCell{Type: NumberCell, Number: x} }
func percent(x float64) SheetCell  { return SheetCell{Type: PercentCell, Number: x} }
func day(days float64) SheetCell   { return SheetCell{Type: DateCell, Number: days} }
func yes(on float64) SheetCell     { return SheetCell{Type: FlagCell, Number: on} }
func wrong(error string) SheetCell { return SheetCell{Type: ErrorCell, Text: error} }

var headerCells = []SheetCell{text("institution"), text("name"), text("age"), text("weight"), text("income"), text("part"),
	text("single_parent"), text("moved"), text("born"), text("education")}

func readCells(t testing.TB, spec *Spec, rows ...[]SheetCell) *Reading {
	t.Helper()
	r, err := ReadCells(t.Context(), Origin{File: "data.xlsx"}, &memorySheet{rows: rows}, spec)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// asCSV is a sheet as a Danish spreadsheet saves it as CSV.
func asCSV(rows [][]SheetCell) string {
	var b strings.Builder
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				b.WriteByte(';')
			}
			s := cell.String()
			if cell.Type == NumberCell || cell.Type == PercentCell {
				s = strings.Replace(s, ".", ",", 1)
			}
			if strings.ContainsAny(s, "\";\n") {
				s = `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
			}
			b.WriteString(s)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// madeUpCells is a row as it may stand in a sheet, most of it good.
func madeUpCells(random *rand.Rand) []SheetCell {
	one := func(cells ...SheetCell) SheetCell { return cells[random.IntN(len(cells))] }
	mostly := func(good SheetCell, bad ...SheetCell) SheetCell {
		if random.IntN(40) == 0 {
			return one(bad...)
		}
		return good
	}
	return []SheetCell{
		mostly(one(text("a"), num(101001), text("Søgården")), SheetCell{}, wrong("#N/A"), text("x")),
		one(text("Bo \"B\"\nHansen"), text(" æ "), SheetCell{}, num(7), day(20727)),
		mostly(num(float64(random.IntN(6))), num(6), num(1.5), text("3"), text("many"), percent(0.5), wrong("#VÆRDI!")),
		one(num(random.Float64()), num(-2.5), SheetCell{}, num(0.1+0.2)),
		mostly(num(float64(random.IntN(900000))), text("12,5 kr."), text("-"), yes(1), day(3)),
		mostly(percent(float64(random.IntN(100))/100), num(0.25), num(12), text("7 %"), text("?")),
		mostly(one(yes(1), yes(0), text("ja"), num(0), SheetCell{}), num(2), text("maybe")),
		one(yes(1), SheetCell{}, text("nej")),
		mostly(one(day(20000), day(0), SheetCell{}, text("1.10.2026")), day(1.25), num(45000), text("1/2/2026")),
		mostly(one(text("basic"), text("HIGHER"), SheetCell{}), text("phd"), num(1)),
	}
}

// The cells of a sheet give the same table and the same problems as the same
// sheet saved as CSV, but for where they say these stand.
func TestCellsAreReadAsCSV(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	bad := 0
	for range 300 {
		rows := [][]SheetCell{headerCells}
		for range random.IntN(30) {
			if random.IntN(9) == 0 {
				rows = append(rows, make([]SheetCell, 10))
			}
			rows = append(rows, madeUpCells(random))
		}
		for _, row := range rows[1:] {
			row[1].Text = strings.ReplaceAll(row[1].Text, "\n", " ") // so that lines are rows
		}
		sheet := readCells(t, children(), rows...)
		csv, err := ReadCSVContext(t.Context(), Origin{File: "data.csv"}, []byte(asCSV(rows)), children())
		if err != nil {
			t.Fatal(err)
		}
		if got, want := inRows(sheet), inRows(csv); got != want {
			t.Fatalf("%s\n%s\nnot\n%s", asCSV(rows), got, want)
		}
		if sheet.Table == nil {
			bad++
			continue
		}
		checkTable(t, sheet.Table)
		if where := differ(sheet.Table, csv.Table); where != "" {
			t.Fatalf("%s: column %s differs", asCSV(rows), where)
		}
	}
	if bad < 50 || bad > 250 {
		t.Errorf("%d of 300 sheets have errors", bad)
	}
}

var commaInNumber = regexp.MustCompile(`("-?\d+),(\d+)`)

// inRows are problems without what differs between sheets and CSV by intent.
func inRows(r *Reading) string {
	var b strings.Builder
	for _, d := range r.Problems.List() {
		message := commaInNumber.ReplaceAllString(d.Message.EN, "$1.$2")
		message = strings.NewReplacer(", row ", ", line ", "in row", "on line").Replace(message)
		for i, c := range headerCells {
			message = strings.Replace(message, fmt.Sprintf("column %s (`%s`)", letters(i), c.Text), "column `"+c.Text+"`", 1)
		}
		fmt.Fprintln(&b, d.Severity, d.Code, message)
	}
	return b.String()
}

// What a workbook stores is taken as it is, where its text would lose something.
func TestStoredValues(t *testing.T) {
	r := readCells(t, children(), headerCells, []SheetCell{num(98500001234567), num(2.5), num(3), percent(0.125), num(1e-7), percent(0.07), yes(1), yes(0), day(20727), text("basic")})
	if r.Table == nil {
		t.Fatal(render(r.Problems.List()))
	}
	for name, want := range map[string]float64{"age": 3, "weight": 0.125, "income": 1e-7, "part": 0.07, "born": 20727} {
		if got := r.Table.Column(name).Numbers[0]; got != want {
			t.Errorf("%s is %v, not %v", name, got, want)
		}
	}
	if id, name := r.Table.Column("institution").Word(0), r.Table.Column("name").Word(0); id != "98500001234567" || name != "2.5" {
		t.Errorf("texts %q, %q", id, name)
	}
	if !r.Table.Column("single_parent").Flags.Get(0) || r.Table.Column("moved").Flags.Get(0) || !r.Table.Column("moved").Has(0) {
		t.Error("flags")
	}
}

// Problems of a sheet say row and column as the spreadsheet does.
func TestPlacesInSheets(t *testing.T) {
	blank := make([]SheetCell, 10)
	row := func(change int, to SheetCell) []SheetCell {
		r := []SheetCell{text("a"), text("n"), num(3), {}, {}, {}, yes(1), {}, {}, {}}
		r[change] = to
		return r
	}
	r := readCells(t, children(), blank, headerCells, blank, row(2, text("x")), row(5, num(12)), append(row(0, text("b")), SheetCell{}, text("source: us")))
	for i, want := range []diag.Text{
		{EN: "Table `children`, row 4, column C (`age`): ", DA: "Tabel `children`, række 4, kolonne C (`age`): "},
		{EN: "Table `children`, row 5, column F (`part`): ", DA: "Tabel `children`, række 5, kolonne F (`part`): "},
		{EN: "Table `children`, row 6, column L: ", DA: "Tabel `children`, række 6, kolonne L: "},
	} {
		list := r.Problems.List()
		if len(list) != 3 || !strings.HasPrefix(list[i].Message.EN, want.EN) || !strings.HasPrefix(list[i].Message.DA, want.DA) {
			t.Errorf("problem %d%s", i, render(list))
		}
	}
	spec := institutions()
	twice := readCells(t, spec, []SheetCell{text("id"), text("name")}, []SheetCell{num(7), text("a")}, []SheetCell{text("7"), text("b")}).Problems.List()
	if len(twice) != 1 || twice[0].Hint.EN != "It is in row 2. Give each row a key of its own." {
		t.Error(render(twice))
	}
	for column, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 701: "ZZ", 702: "AAA", 16383: "XFD"} {
		if got := letters(column); got != want {
			t.Errorf("column %d is %s, not %s", column, got, want)
		}
	}
}

func TestSheetsThatEndEarly(t *testing.T) {
	broken := errors.New("broken")
	rows := [][]SheetCell{{text("id"), text("name")}, {num(1), text("a")}}
	for _, rows := range [][][]SheetCell{nil, rows[:1], rows} {
		if r, err := ReadCells(t.Context(), Origin{File: "x"}, &memorySheet{rows: rows, end: broken}, institutions()); r != nil || err != broken {
			t.Error(r, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if r, err := ReadCells(ctx, Origin{File: "x"}, &memorySheet{rows: rows}, institutions()); r != nil || err != context.Canceled {
		t.Error(r, err)
	}
	if r := readCells(t, institutions()); r.Table != nil || codes(r.Problems.List())[0] != "data.file.empty" {
		t.Error(render(r.Problems.List()))
	}
}

// TestWordsOfSheets: a CSV file that is shown as a sheet has rows and letters, and a number
// in a workbook the decimal sign of who reads of it.
func TestWordsOfSheets(t *testing.T) {
	spec := &Spec{Name: "t", Columns: []ColumnSpec{column("id", Key), column("part", Share)}}
	data := []byte("id;part\n\"a\nb\";0,1\na;0,2\na;x\n")
	for _, c := range []struct {
		asSheet  bool
		has, not string
	}{
		{true, "Table `t`, row 5, column B (`part`): \"x\"|It is in row 4.", "line"},
		{false, "Table `t`, line 5, column `part`: \"x\"|It is on line 4.", "row 4"},
	} {
		r, err := ReadCSVContext(t.Context(), Origin{File: "t.csv", AsSheet: c.asSheet}, data, spec)
		if err != nil {
			t.Fatal(err)
		}
		got := render(r.Problems.List())
		for _, want := range strings.Split(c.has, "|") {
			if !strings.Contains(got, want) || strings.Contains(got, c.not) {
				t.Errorf("as a sheet %t: %s, want %s and not %s", c.asSheet, got, want, c.not)
			}
		}
	}
	share := readCells(t, spec, []SheetCell{text("id"), text("part")}, []SheetCell{text("a"), num(8.3)}).Problems.List()[0]
	got := share.Message.EN + share.Hint.EN + share.Message.DA + share.Hint.DA
	for _, want := range []string{`"8.3" is read`, "write 8.3 %", `"8,3" læses`, "Skriv 8,3 %"} {
		if !strings.Contains(got, want) {
			t.Errorf("%s lacks %s", got, want)
		}
	}
}
