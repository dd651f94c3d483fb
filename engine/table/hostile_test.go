package table

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// TestHostileFiles reads files made to cost much: each takes a tenth of a second
// or so, and would take minutes or gigabytes if the cost grew with the square of
// the size or with rows times columns that are not there.
func TestHostileFiles(t *testing.T) {
	wide := &Spec{Name: "wide"}
	for i := range 5000 {
		wide.Columns = append(wide.Columns, column(fmt.Sprintf("c%d", i), Number, optional))
	}
	const size = 2 << 20
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	for name, test := range map[string]struct {
		text string
		spec *Spec
		code string
	}{
		"one row":           {fill(";"), institutions(), "data.row.long"},
		"long header":       {fill("a;") + "\n1\n", wide, "data.row.long"},
		"stray quotes":      {"id;name\n" + fill("\"a\" b\n"), institutions(), "data.quote.stray"},
		"bare quotes":       {"id;name\n" + fill("a\"\n"), institutions(), "data.quote.stray"},
		"quoted lines":      {"id;name\n" + fill("\"\n\";"), institutions(), "data.row.long"},
		"empty lines":       {fill("\n"), institutions(), "data.file.empty"},
		"open quote":        {"id;name\n\"" + fill("\n"), institutions(), "data.quote.open"},
		"errors":            {"id;name\n" + fill(";x\n"), institutions(), "data.total"},
		"same key":          {"id;name\n" + fill("a;b\n"), institutions(), "data.total"},
		"long numbers":      {"institution;age;single_parent\n" + fill("1;"+strings.Repeat("1.", 1<<18)+";no\n"), children(), "data.number"},
		"columns cut off":   {"c1;c2\n" + fill("1\n"), wide, "data.rows.many"},
		"nothing tells":     {"id\tname\tlast_year\n" + fill("1\t2\t1.234\n"), institutions(), "data.total"},
		"extra columns":     {"c1;" + strings.Repeat("x;", 1<<18) + "\n1\n", wide, "data.header.unknown"},
		"unknown in header": {strings.Repeat("d1;", 9000) + "\n1\n", wide, "data.header.none"},
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, _, list := ReadCSV("x.csv", []byte(test.text), test.spec)
		runtime.ReadMemStats(&after)
		if megabytes := (after.TotalAlloc - before.TotalAlloc) >> 20; megabytes > 800 {
			t.Errorf("%s: %d MB", name, megabytes)
		}
		if len(list) == 0 || list[len(list)-1].Code != test.code && list[0].Code != test.code {
			t.Errorf("%s: not %s but%.300s", name, test.code, render(list))
		}
	}
}
