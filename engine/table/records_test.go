package table

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// recordTexts are texts whose records are easily cut wrong.
var recordTexts = []string{
	"", "\n", "\r\n", "\r", "a", "a;b", "a;b\n", "a;b\r\n", "a;b\r", "a\rb;c\n", "a;b\r\r\n", "\r;\r\n", ";", ";;\n;\n", "\n\r\n\n;a\n", "a\n\n\r\n\r\rb\r\n\r",
	`"a"`, `"a";b`, `a;"b"` + "\r\n", `"a;b";c`, `"a""b";""""` + "\n", `""`, `"";""`, `"`, `""";`, "\"a\nb\";c\nd", "\"a\r\nb\r\n\r\nc\";d\r\ne", "\"a\r\r\nb\";\"\r\"\r",
	`a"b;c` + "\nd", `"a"b;c` + "\nd", `a;"b`, "a;\"b\n", "a;\"b\r\nc\rd\r", "a;\"b\nc\"d\ne", "\"a\n\n\n\"\"\n;b\";c\nd\n", "\"a\nb\";c\"d\ne", "\"a\"\r;b\nc",
	"  a ; \"b\" ;\t\"c\"\nd", "  \"a;\n b\" ;  c", "\"a\";  \nb", "a; \r\nb;\u00A0\"c\"\n\u2003\"d\"", " \n;", " \"a\"\n", "ø;\xFF;\"\xC3\"\n\x00;é",
}

// sameRecords compares how a text is cut with encoding/csv: values, lines, where
// records and fields stand, mistakes with quotation marks, and where they end.
func sameRecords(t *testing.T, text string, comma byte, padded bool) {
	t.Helper()
	s := &sheet{decoded: decoded{text: text, marks: strings.Contains(text, `"`), padded: padded}, comma: comma}
	want := csv.NewReader(strings.NewReader(text))
	want.Comma, want.FieldsPerRecord, want.TrimLeadingSpace = rune(comma), -1, padded && comma != '\t'
	got := s.records(0, 0)
	for n := 0; ; n++ {
		record, err := want.Read()
		where := fmt.Sprintf("record %d of %q cut at %q, padded %v", n, text, comma, padded)
		if mine := got.read(); err != nil || mine != nil {
			sameMistake(t, where, &got, mine, err)
		}
		if err == io.EOF {
			return
		}
		if got.next != int(want.InputOffset()) {
			t.Fatalf("%s: ends at %d, not at %d", where, got.next, want.InputOffset())
		}
		if values := got.values(); fmt.Sprintf("%q", values) != fmt.Sprintf("%q", record) {
			t.Fatalf("%s: %q, not %q", where, values, record)
		}
		for i, value := range record {
			if bare := got.bare(i); bare != strings.TrimSpace(value) {
				t.Fatalf("%s: %q without blanks around it is %q", where, value, bare)
			}
			line, column := want.FieldPos(i)
			if first, _ := want.FieldPos(0); got.line != first {
				t.Fatalf("%s: on line %d, not %d", where, got.line, first)
			}
			if at := lineStart(text, line) + column - 1; int(got.fields[i].from) != at {
				t.Fatalf("%s: field %d at %d, not %d", where, i, got.fields[i].from, at)
			}
		}
	}
}

// sameMistake compares an error with that of encoding/csv.
func sameMistake(t *testing.T, where string, got *records, mine, err error) {
	t.Helper()
	var parse *csv.ParseError
	if !errors.As(err, &parse) {
		if mine != err {
			t.Fatalf("%s: %v, not %v", where, mine, err)
		}
		return
	}
	mark, ok := mine.(quoteError)
	if !ok || got.line != parse.StartLine {
		t.Fatalf("%s: %v on line %d, not %v", where, mine, got.line, err)
	}
	at := lineStart(got.text, parse.Line) + parse.Column - 1
	if open := at >= len(got.text) || got.text[at] != '"'; open != (mark.at < 0) || !open && mark.at != at {
		t.Fatalf("%s: %v at %d, not %d", where, mine, mark.at, at)
	}
}

// lineStart is the byte offset at which a line begins, counted from 1.
func lineStart(text string, line int) int {
	at := 0
	for range line - 1 {
		at += strings.IndexByte(text[at:], '\n') + 1
	}
	return at
}

func everyWay(t *testing.T, text string) {
	t.Helper()
	for _, comma := range []byte(";,\t") {
		sameRecords(t, text, comma, false)
		sameRecords(t, text, comma, true)
	}
}

func TestRecordsAreThoseOfCSV(t *testing.T) {
	for _, text := range recordTexts {
		everyWay(t, text)
		everyWay(t, strings.ReplaceAll(text, ";", ","))
		everyWay(t, strings.ReplaceAll(text, ";", "\t"))
	}
	pieces := []string{"a", ";", "\n", "\r\n", "\r", `"`, `""`, ` "`, `";"`, " ", "é", "\u00A0"}
	random := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		var b strings.Builder
		for range random.IntN(20) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		sameRecords(t, b.String(), ';', random.IntN(2) == 0)
	}
}

// sameRows compares the rows of a file, cut in batches, with its records one by one.
func sameRows(t *testing.T, text string) {
	t.Helper()
	d := decoded{text: text, lines: strings.Count(text, "\n"), marks: strings.Contains(text, `"`)}
	s := &sheet{file: "t.csv", decoded: d, comma: ';'}
	r := newReader(t.Context(), &Spec{Name: "t"}, Origin{File: "t.csv"})
	rows, one := &csvSource{reader: r, records: s.records(0, 0)}, s.records(0, 0)
	for {
		n, err := rows.batch()
		if err != nil {
			t.Fatal(err)
		}
		for i := range n {
			for err := one.read(); err != nil || one.blank(0); err = one.read() {
				if err == io.EOF {
					t.Fatalf("row %d of %q is no record", i, text)
				}
			}
			cut := rows.fields[rows.first[i]:rows.first[i+1]]
			line, start := rows.reader.lines[r.base+i], rows.starts[r.base+i]
			if !slices.Equal(cut, one.fields) || int(line) != one.line || int(start) != one.start {
				t.Fatalf("row %d of %q: %v on line %d, not %v on line %d", i, text, cut, line, one.fields, one.line)
			}
		}
		if r.base += n; n == 0 {
			break
		}
	}
	for {
		if err := one.read(); err == io.EOF {
			return
		} else if err == nil && !one.blank(0) {
			t.Fatalf("a row of %q is missing: %q", text, one.values())
		}
	}
}

func TestRowsAreRecords(t *testing.T) {
	for _, text := range recordTexts {
		sameRows(t, text)
		sameRows(t, strings.Repeat(text+"\n", 20))
	}
	pieces := []string{"a", ";", "\n", "\r\n", "\r", `"b"`, "long word", " ", "é", "\u00A0", ";;;;", "\n\n"}
	random := rand.New(rand.NewPCG(3, 4))
	for range 5_000 {
		var b strings.Builder
		for range random.IntN(60) {
			b.WriteString(pieces[random.IntN(len(pieces))])
		}
		sameRows(t, b.String())
	}
	sameRows(t, strings.Repeat("a;b\nc;\"d\"\n\n", 3000))
	sameRows(t, "a;b\n"+strings.Repeat("x", MaxRow)+"\nb;c\n"+strings.Repeat("y", MaxRow-3)+";\n\nz\nz\nz\n")
}

func TestLineEnds(t *testing.T) {
	for _, text := range append(recordTexts, "\n\v\x0B\x8A\n\n\x09\n\x0A", strings.Repeat("\n\xFF\r", 11)) {
		for from := range len(text) {
			if got, want := lineEnds(text[from:]), strings.Count(text[from:], "\n"); got != want {
				t.Errorf("%d line ends in %q, not %d", got, text[from:], want)
			}
		}
	}
}

// FuzzRecords looks for a text that is cut otherwise than by encoding/csv.
func FuzzRecords(f *testing.F) {
	for _, text := range recordTexts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) < MaxRow {
			everyWay(t, text)
		}
	})
}

// A row may have MaxRow bytes, line ends apart, whether in one line or in many.
func TestLongestRow(t *testing.T) {
	plain := strings.Repeat("x", MaxRow-2) + ";y"
	lines := `"` + strings.Repeat("\r\n\r\n12345678", (MaxRow-8)/8) + `123456"`
	for _, end := range []string{"", "\n", "\r\n", "\nb\n"} {
		for _, row := range []string{plain, lines} {
			last := len(row) - 1
			for text, want := range map[string]error{row + end: nil, row[:last] + "x" + row[last:] + end: errRowTooLong} {
				s := &sheet{decoded: decoded{text: "a\n" + text, marks: true}, comma: ';'}
				r := s.records(0, 0)
				if err := r.read(); err != nil {
					t.Fatal(err)
				}
				if err := r.read(); err != want {
					t.Errorf("%d bytes that begin with %.3q and end with %q: %v, not %v", len(text), text, end, err, want)
				}
			}
		}
	}
}
