package diagtest

import (
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// Advice follows what each problem of a file says to write in its place: read
// again, the file must be without that problem, and with no other in the place of
// it. It gives how many problems say so.
func Advice(t testing.TB, text string, list diag.List, read func(text string) diag.List) int {
	t.Helper()
	followed := 0
	for _, d := range list {
		if d.Replacement == "" {
			continue
		}
		followed++
		mended := text[:d.Range.Start] + d.Replacement + text[d.Range.End:]
		end := d.Range.Start + len(d.Replacement)
		for _, left := range read(mended) {
			if left.Code == "syntax.required" {
				continue // a statement can be read now, and what it lacks stands elsewhere
			}
			if left.Range.Start < end && left.Range.End > d.Range.Start {
				t.Errorf("%s at %q: advised to write %q, which gives %s: %s\n%s", d.Code, text[d.Range.Start:d.Range.End],
					d.Replacement, left.Code, left.Message.EN, around(text, d.Range.Start))
			}
		}
	}
	return followed
}

// around is the line of a text that holds a place.
func around(text string, at int) string {
	start, end := at, at
	for start > 0 && text[start-1] != '\n' {
		start--
	}
	for end < len(text) && text[end] != '\n' {
		end++
	}
	return text[start:end]
}
