package table

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// awkward are texts that writing and reading could change.
var awkward = []string{
	"a", "Søgården", "b;c,d\te", `5" pipe`, "two\nlines", "=1+1", "+45 12 34 56 78", "-", "@x", "'=x", "''-a", "'", "sep=;", "-2,5", "+1.234", "1e5",
	"x\ry", "x\r\r\ny", "\uFEFF", "😀", "\\.", " padded ", "\u00A0", "nej", "#", "a\x00b", "\xFF", "'\t=", "=", "1.234",
}

func randomWord(r *rand.Rand) string {
	word := awkward[r.IntN(len(awkward))]
	if r.IntN(2) == 0 {
		word += string(rune(r.IntN(0x300) + 1))
	}
	return word
}

func randomNumber(r *rand.Rand) float64 {
	switch r.IntN(6) {
	case 0:
		return float64(r.IntN(3))
	case 1:
		return float64(r.IntN(2_000_000)-1_000_000) / 1000
	case 2:
		return float64(r.IntN(1_000_000_000))
	case 3:
		return r.NormFloat64()
	case 4:
		return math.Copysign(0, -1)
	}
	for {
		if x := math.Float64frombits(r.Uint64()); !math.IsNaN(x) && !math.IsInf(x, 0) {
			return x
		}
	}
}

// randomSpec is a table of up to six columns of any kind.
func randomSpec(r *rand.Rand) *Spec {
	spec := &Spec{Name: "t"}
	for i := range 1 + r.IntN(6) {
		c := ColumnSpec{Name: fmt.Sprintf("c%d", i), Kind: Kind(r.IntN(int(Ref) + 1)), Optional: r.IntN(2) == 0, Target: "t"}
		if c.Kind == Key && spec.key() >= 0 {
			c.Kind = Text
		}
		c.Choices = []string{"north", "=south", "b;c"}
		spec.Columns = append(spec.Columns, c)
	}
	return spec
}

func randomCell(r *rand.Rand, c *ColumnSpec, row int) Cell {
	cell := Cell{Kind: Text, Missing: c.Optional && c.Kind != Key && r.IntN(4) == 0}
	switch c.Kind {
	case Key:
		cell.Text = fmt.Sprintf("%s %d", randomWord(r), row)
	case Choice:
		cell.Text = c.Choices[r.IntN(len(c.Choices))]
	case Text, Ref:
		if cell.Text = clean(randomWord(r)); cell.Text == "" {
			cell.Text = "x"
		}
	case Flag:
		cell.Kind, cell.Flag = Flag, r.IntN(2) == 0
	case Date:
		cell.Kind, cell.Number = Date, float64(r.IntN(100_000)-50_000)
	case Whole:
		cell.Kind, cell.Number = Number, math.Trunc(randomNumber(r))
	default:
		cell.Kind, cell.Number = c.Kind, randomNumber(r)
	}
	return cell
}

// randomTable is a table of inline rows.
func randomTable(t testing.TB, r *rand.Rand) *Table {
	spec := randomSpec(r)
	var rows [][]Cell
	for row := range 1 + r.IntN(100) {
		cells, known := make([]Cell, len(spec.Columns)), false
		for i := range cells {
			cells[i] = randomCell(r, &spec.Columns[i], row)
			known = known || !cells[i].none()
		}
		if known {
			rows = append(rows, cells)
		}
	}
	if len(rows) == 0 {
		return randomTable(t, r)
	}
	table, list := build(spec, rows)
	if table == nil {
		t.Fatal(render(list))
	}
	checkTable(t, table)
	return table
}

func TestWrittenTableIsReadAgain(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for i := range 2000 {
		table := randomTable(t, r)
		opts := WriteOptions{Lang: []diag.Lang{diag.English, diag.Danish}[i%2], BOM: i%3 == 0}
		var out bytes.Buffer
		if err := WriteTable(&out, table, opts); err != nil {
			t.Fatal(err)
		}
		again := mustRead(t, out.String(), table.Spec)
		if where := differ(table, again); where != "" {
			t.Fatalf("column %s of\n%s", where, out.String())
		}
	}
}

func TestWriteCSV(t *testing.T) {
	table := mustRead(t, "institution;name;age;weight;income;part;single_parent;moved;born\n"+
		"a;\"=HYPERLINK(\"\"x\"\")\";1;0,1;1234567,5;12 %;ja;;1.2.2024\nb;-2,5;2;;;;;nej;\n", children())
	table.Columns[3].Numbers[0] = math.Nextafter(0.3, 1)
	header := []string{"Institution", "@name", "Age", "Weight", "Income", "Part", "Single", "Moved", "Born"}
	for _, test := range []struct {
		opts WriteOptions
		want string
	}{
		{WriteOptions{Lang: diag.Danish, BOM: true}, "\uFEFFInstitution;'@name;Age;Weight;Income;Part;Single;Moved;Born\n" +
			"a;\"'=HYPERLINK(\"\"x\"\")\";1;0,3;1234567,5;0,12;ja;;2024-02-01\nb;-2,5;2;;;;nej;nej;\n"},
		{WriteOptions{Lang: diag.English, Rows: []int32{1, 0, 1}}, "Institution,'@name,Age,Weight,Income,Part,Single,Moved,Born\n" +
			"b,\"-2,5\",2,,,,no,no,\na,\"'=HYPERLINK(\"\"x\"\")\",1,0.3,1234567.5,0.12,yes,,2024-02-01\nb,\"-2,5\",2,,,,no,no,\n"},
	} {
		var out strings.Builder
		if err := WriteCSV(&out, header, table.Columns[:9], table.Len, test.opts); err != nil || out.String() != test.want {
			t.Errorf("%v, got\n%s\nwant\n%s", err, out.String(), test.want)
		}
	}
}

// TestNothingWrittenIsAFormula writes any texts and looks at every cell as a
// spreadsheet would.
func TestNothingWrittenIsAFormula(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	spec := &ColumnSpec{Name: "x", Kind: Text}
	for range 2000 {
		signs := []rune("=+-@|＝＋－＠｜\t\r\n'")
		word := string(signs[r.IntN(len(signs))]) + randomWord(r)
		var out strings.Builder
		c := &Column{Spec: spec, Codes: []int32{0}, Words: []string{word}}
		if err := WriteCSV(&out, []string{word, ""}, []*Column{c, c}, 1, WriteOptions{}); err != nil {
			t.Fatal(err)
		}
		records, err := csv.NewReader(strings.NewReader(out.String())).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, cell := range []string{records[0][0], records[1][0], records[1][1]} {
			if first, _ := utf8.DecodeRuneInString(cell); strings.ContainsRune("=@|＝＋－＠｜\t\r\n", first) {
				t.Errorf("%q is written as %q", word, cell)
			}
			if strings.ContainsRune("+-", rune(cell[0])) && strings.Trim(cell[1:], "0123456789.,eE+ ") != "" {
				t.Errorf("%q is written as %q", word, cell)
			}
		}
	}
}

func TestWriteFails(t *testing.T) {
	c := &Column{Spec: &ColumnSpec{Name: "x", Kind: Number}, Numbers: []float64{1, math.Inf(1)}}
	if err := WriteCSV(&strings.Builder{}, []string{"x"}, []*Column{c}, 2, WriteOptions{}); err == nil || !strings.Contains(err.Error(), "row 1") {
		t.Errorf("an infinite number: %v", err)
	}
	if err := WriteCSV(&strings.Builder{}, []string{"x", "y"}, []*Column{c}, 1, WriteOptions{}); err == nil {
		t.Error("two headers for one column")
	}
	for after := range 2 {
		if err := WriteCSV(&broken{after}, []string{"x"}, []*Column{c}, 1, WriteOptions{BOM: true}); !errors.Is(err, errBroken) {
			t.Errorf("a disk that is full after %d writes: %v", after, err)
		}
	}
}

var errBroken = errors.New("disk full")

// broken is a writer that fails after some writes.
type broken struct{ after int }

func (b *broken) Write(p []byte) (int, error) {
	if b.after--; b.after < 0 {
		return 0, errBroken
	}
	return len(p), nil
}
