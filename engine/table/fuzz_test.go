package table

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// FuzzReadCSV checks that any bytes give a table or errors, that every range lies
// in the source, and that a table is written and read again as it was.
func FuzzReadCSV(f *testing.F) {
	for _, failure := range failures(f) {
		if source, _ := failure.run(); len(source.Text) < 10_000 {
			f.Add([]byte(source.Text))
		}
	}
	for _, seed := range []string{
		"id;name;last_year\n1;a;2,5 kr.\n", "sep=,\nid,name\n\"1\",\"a\nb\"\n", "\xFF\xFEi\x00d\x00\n\x00", "id\tname\n\xE5\tb\n", "\uFEFFid;name\r\n;;;\r\n1;'=x;1.234",
		"institution,age,single_parent,born\n1,2,x,2026-10-01\n", "id;name\n1;\"a\" \n", "id;name\n 1 ; \"a", "id;name\n1;" + strings.Repeat("\"\n", 50),
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, spec := range []*Spec{institutions(), children()} {
			table, source, list := ReadCSV("data.csv", data, spec)
			if (table == nil) != list.HasErrors() || len(list) > MaxProblems+2+2*len(spec.Columns) {
				t.Fatalf("table: %v, %d diagnostics%s", table != nil, len(list), render(list))
			}
			for _, d := range list {
				checkRange(t, source, d.Range)
			}
			if table != nil {
				checkRead(t, table, source)
			}
		}
	})
}

func checkRange(t *testing.T, source *diag.Source, at diag.Range) {
	t.Helper()
	text := source.Text
	if at.File != source.Name || at.Start < 0 || at.Start > at.End || at.End > len(text) {
		t.Fatalf("%v is not in the source of %d bytes", at, len(text))
	}
	if !utf8.ValidString(text[:at.Start]) || !utf8.ValidString(text[at.Start:at.End]) {
		t.Fatalf("%v cuts a character", at)
	}
}

// checkRead checks a table against the source it was read from.
func checkRead(t *testing.T, table *Table, source *diag.Source) {
	checkTable(t, table)
	for row := range min(table.Len, 50) {
		for column := range table.Columns {
			at := table.Cell(row, column)
			checkRange(t, source, at)
			if line := source.Position(at.Start).Line; line < int(table.Lines[row]) {
				t.Fatalf("row %d begins on line %d, its column %d is on line %d", row, table.Lines[row], column, line)
			}
		}
	}
	for _, lang := range []diag.Lang{diag.English, diag.Danish} {
		var out bytes.Buffer
		if err := WriteTable(&out, table, WriteOptions{Lang: lang}); err != nil {
			t.Fatal(err)
		}
		again, _, list := ReadCSV("again.csv", out.Bytes(), table.Spec)
		if again == nil {
			t.Fatalf("%q is not read again:%s", out.String(), render(list))
		}
		if where := differ(table, again); where != "" {
			t.Fatalf("column %s is read again otherwise from %q", where, out.String())
		}
	}
}
