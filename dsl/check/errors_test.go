package check_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/diag/diagtest"
	"github.com/fordel-lang/fordel/dsl/format"
)

var update = flag.Bool("update", false, "rewrite the golden messages")

// example is one rule file with one mistake, marked «like this», and the
// messages it gives.
type example struct {
	code, source string
	want         []string // lines beginning with ">"
}

func readExamples(t *testing.T) []example {
	data, err := os.ReadFile("testdata/errors.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []example
	for _, block := range strings.Split(string(data), "=== ")[1:] {
		head, body, _ := strings.Cut(block, "\n")
		e := example{code: head}
		for _, line := range strings.SplitAfter(body, "\n") {
			if strings.HasPrefix(line, "> ") {
				e.want = append(e.want, strings.TrimRight(line, "\n"))
			} else {
				e.source += line
			}
		}
		out = append(out, e)
	}
	return out
}

// unmark takes the marks out of a source and gives the range between them.
func unmark(marked string) (source string, start, end int) {
	marked = "fordel 1 en\n\n" + marked
	start = strings.Index(marked, "«")
	source = strings.Replace(marked, "«", "", 1)
	end = strings.Index(source, "»")
	return strings.Replace(source, "»", "", 1), start, end
}

// TestErrors holds every example against its code, its place and its sentences
// in both languages.
func TestErrors(t *testing.T) {
	examples := readExamples(t)
	var out strings.Builder
	for _, e := range examples {
		source, start, end := unmark(e.source)
		file, diags := dsl.Parse("test.fordel", source)
		for _, d := range diags {
			t.Errorf("%s: does not parse: %s at %d..%d in\n%s", e.code, d.Message.EN, d.Range.Start, d.Range.End, source)
		}
		_, diags = check.Check(file)
		diagtest.Sentences(t, diags)
		diagtest.Advice(t, file.Source.Text, diags, problems)
		got := []string{}
		for _, d := range diags {
			if d.Code != e.code || d.Range.Start != start || d.Range.End != end {
				t.Errorf("%s: got %s at %q: %s\n%s", e.code, d.Code, source[d.Range.Start:d.Range.End], d.Message.EN, source)
			}
			for _, lang := range []diag.Lang{diag.English, diag.Danish} {
				got = append(got, strings.TrimRight(fmt.Sprintf("> %s: %s %s", d.Severity, d.Message.In(lang), d.Hint.In(lang)), " "))
			}
		}
		if len(diags) != 1 {
			t.Errorf("%s: %d diagnostics, want one\n%s", e.code, len(diags), source)
		}
		if !*update && strings.Join(got, "\n") != strings.Join(e.want, "\n") {
			t.Errorf("%s: got\n%s\nwant\n%s", e.code, strings.Join(got, "\n"), strings.Join(e.want, "\n"))
		}
		fmt.Fprintf(&out, "=== %s\n%s%s\n", e.code, e.source, strings.Join(got, "\n"))
	}
	if *update {
		if err := os.WriteFile("testdata/errors.txt", []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// problems are all there are in a text.
func problems(text string) diag.List {
	file, list := dsl.Parse("test.fordel", text)
	_, more := check.Check(file)
	return append(list, more...)
}

// TestEveryCodeHasAnExample finds codes without an example, and examples of
// codes that no longer exist.
func TestEveryCodeHasAnExample(t *testing.T) {
	pattern := regexp.MustCompile(`(?:fault|caution)\("([a-z_.]+)"`)
	codes := map[string]int{}
	names, _ := filepath.Glob("messages*.go")
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range pattern.FindAllStringSubmatch(string(text), -1) {
			codes[m[1]]++
		}
	}
	shown := map[string]bool{}
	for _, e := range readExamples(t) {
		shown[e.code] = true
		if codes[e.code] == 0 {
			t.Errorf("%s: no constructor", e.code)
		}
	}
	for code, n := range codes {
		if !shown[code] {
			t.Errorf("%s: no example", code)
		}
		if n > 1 {
			t.Errorf("%s: %d constructors", code, n)
		}
	}
}

// TestErrorsInDanish: every mistake is the same one in a Danish file.
func TestErrorsInDanish(t *testing.T) {
	for _, e := range readExamples(t) {
		if e.code == "call.count" { // in Danish `antal` of one value is len
			continue
		}
		source, _, _ := unmark(e.source)
		english, _ := dsl.Parse("test.fordel", source)
		text, _ := format.Format(english, diag.Danish)
		danish, diags := dsl.Parse("test.fordel", text)
		if diags.HasErrors() {
			t.Errorf("%s: %s\n%s", e.code, diags[0].Message.EN, text)
			continue
		}
		_, diags = check.Check(danish)
		if len(diags) != 1 || diags[0].Code != e.code {
			t.Errorf("%s: %d diagnostics in\n%s", e.code, len(diags), text)
			for _, d := range diags {
				t.Log(d.Code, d.Message.EN)
			}
		}
	}
}
