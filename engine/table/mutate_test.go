package table

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// mutants is how many damaged sheets are read; few enough for every run of tests.
const mutants = 10_000

// goodSheet is a sheet without anything to tell of.
func goodSheet(t *testing.T, random *rand.Rand) (*Spec, []byte, *Table) {
	t.Helper()
	spec := &Spec{Name: "houses", Columns: []ColumnSpec{
		column("id", Key), column("area", Ref, target("areas")), column("pupils", Whole, within(0, 900)), column("grant", Money, optional),
		column("part", Share, optional), column("open", Flag), column("since", Date, optional), column("kind", Choice, oneOf("school", "nursery")), column("note", Text, optional),
	}}
	areas := &Spec{Name: "areas", Columns: []ColumnSpec{column("id", Key)}}
	made, list := MakeUp([]*Spec{areas, spec}, nil, map[string]int{"areas": 3, "houses": 4 + random.IntN(8)}, random.Uint64())
	if list != nil {
		t.Fatal(render(list))
	}
	houses := made["houses"]
	for i := range houses.Key().Words {
		houses.Key().Words[i] = fmt.Sprintf("%c%s", 'A'+rune(i), []string{"sk", "lmehuset", "grø vej"}[i%3])
	}
	var out bytes.Buffer
	lang := []diag.Lang{diag.English, diag.Danish}[random.IntN(2)]
	if err := WriteTable(&out, houses, WriteOptions{Lang: lang, BOM: random.IntN(2) == 0}); err != nil {
		t.Fatal(err)
	}
	table, _, list := ReadCSV("houses.csv", out.Bytes(), spec)
	if table == nil || len(list) > 0 {
		return goodSheet(t, random) // such as a last row that happens to be the mean
	}
	return spec, out.Bytes(), table
}

// areasOf are the areas that houses lie in.
func areasOf(t *testing.T) *Table {
	return mustRead(t, "id\n1\n2\n3\n", &Spec{Name: "areas", Columns: []ColumnSpec{column("id", Key)}})
}

// damages are what people and programs do to sheets.
var damages = []func(text string, random *rand.Rand) string{
	func(text string, random *rand.Rand) string { return insert(text, random, `"`) },
	func(text string, random *rand.Rand) string { return insert(insert(text, random, `"`), random, `"`) },
	func(text string, random *rand.Rand) string {
		return insert(text, random, []string{"\n", "\r\n", "\r"}[random.IntN(3)])
	},
	func(text string, random *rand.Rand) string {
		return insert(text, random, []string{between(text), "\t"}[random.IntN(2)])
	},
	func(text string, random *rand.Rand) string {
		return insert(text, random, []string{"\u00A0", "\u200B", "\uFEFF", "\uFFFD", "\x00", "#", "?"}[random.IntN(7)])
	},
	func(text string, random *rand.Rand) string { return change(text, random, "\n", "") },
	func(text string, random *rand.Rand) string {
		return change(text, random, between(text), []string{"", "\t", "\n", ";;", ",,"}[random.IntN(5)])
	},
	func(text string, random *rand.Rand) string { // a row twice, or its key in capitals
		lines := strings.SplitAfter(text, "\n")
		i := 1 + random.IntN(len(lines)-2)
		again := lines[i]
		if random.IntN(2) == 0 {
			again = strings.ToUpper(again)
		}
		return strings.Join(lines[:i], "") + again + strings.Join(lines[i:], "")
	},
	func(text string, random *rand.Rand) string { // a cell that holds something else
		comma := between(text)
		lines := strings.Split(text, "\n")
		i := 1 + random.IntN(len(lines)-2)
		cells := strings.Split(lines[i], comma)
		cells[random.IntN(len(cells))] = []string{"#N/A", "#VÆRDI!", "#####", "Err:502", "-", "NULL", "I alt", "1,23E+11", "SÃ¸", "1.234,50-", "(5)", "?"}[random.IntN(12)]
		lines[i] = strings.Join(cells, comma)
		return strings.Join(lines, "\n")
	},
	func(text string, random *rand.Rand) string { return text[:len(text)*random.IntN(100)/100] }, // cut off
	func(text string, random *rand.Rand) string { // UTF-8 taken for Windows-1252
		var out strings.Builder
		for _, b := range []byte(text) {
			out.WriteRune(rune(b))
		}
		return out.String()
	},
}

// between is what stands between the columns of a sheet.
func between(text string) string {
	if header, _, _ := strings.Cut(text, "\n"); strings.Contains(header, ";") {
		return ";"
	}
	return ","
}

func insert(text string, random *rand.Rand, s string) string {
	at := random.IntN(len(text) + 1)
	return text[:at] + s + text[at:]
}

// change changes one of the places where something stands.
func change(text string, random *rand.Rand, from, to string) string {
	n := strings.Count(text, from)
	if n == 0 {
		return text
	}
	parts := strings.SplitN(text, from, random.IntN(n)+2)
	last := len(parts) - 1
	return strings.Join(parts[:last], from) + to + parts[last]
}

// figures are the table's rows with all that figures may come from, whatever
// their keys and texts are.
func figures(t *Table) (out []string) {
	for row := range t.Len {
		var b strings.Builder
		for _, c := range t.Columns {
			switch {
			case c.Spec.Kind == Text || c.Spec.Kind == Key:
			case c.Codes != nil:
				fmt.Fprintf(&b, " %q", c.Word(row))
			case c.Flags != nil:
				fmt.Fprintf(&b, " %v/%v", c.Flags.Get(row), c.Has(row))
			default:
				fmt.Fprintf(&b, " %v", c.Numbers[row])
			}
		}
		out = append(out, b.String())
	}
	slices.Sort(out)
	return out
}

// A damaged sheet gives the figures of the good one, or something is told.
func TestDamagedSheets(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	silent, told := 0, 0
	for range mutants {
		spec, good, table := goodSheet(t, random)
		damage := random.IntN(len(damages))
		bad := damages[damage](string(good), random)
		read, source, list := ReadCSV("houses.csv", []byte(bad), spec)
		if read != nil {
			list = append(list, link(t, map[string]*Table{"houses": read, "areas": areasOf(t)})["houses"].List()...)
		}
		for _, d := range list {
			checkRange(t, source, d.Range)
		}
		if len(list) > 0 {
			told++
			continue
		}
		silent++
		if got, want := figures(read), figures(table); fmt.Sprint(got) != fmt.Sprint(want) {
			if rowsLost := len(got) < len(want) && strings.HasPrefix(string(good), bad); !rowsLost { // no file says where it should end
				t.Errorf("damage %d of\n%s\ngives without a word\n%s", damage, good, bad)
			}
		}
	}
	if silent < mutants/20 || told < mutants/2 {
		t.Errorf("%d silent, %d told", silent, told)
	}
}
