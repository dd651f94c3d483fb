package main

import (
	"bytes"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// TestDefect: a defect is a message with the statement's place and exit 2, in the
// language of the rules or of --lang, and never a trace of Go's.
func TestDefect(t *testing.T) {
	rules := &diag.Source{Name: "r.fordel", Text: "fordel 1 da\n\nsæt a = 1\nsæt b = 2\n"}
	second := diag.Range{File: rules.Name, Start: 24, End: 34}
	fail := func() (int, error) {
		defer diag.Within(rules, diag.Range{})
		defer diag.Within(rules, second)
		var none []int
		return none[len(none)], nil
	}
	for _, c := range []struct {
		args string
		run  func() (int, error)
		want string
	}{
		{"run r.fordel", fail, "r.fordel:4:1: error[run.defect]: Der er en fejl i Fordel, så det kan ikke fortsætte: runtime error: index out of range [0] with length 0.\n    sæt b = 2\n    ^^^^^^^^^\n"},
		{"run r.fordel --lang en", fail, "r.fordel:4:1: error[run.defect]: Fordel has a defect"},
		{"run r.fordel --lang=da", func() (int, error) { panic("of no statement") }, "error[run.defect]: Der er en fejl i Fordel, så det kan ikke fortsætte: of no statement.\n"},
	} {
		var out, told bytes.Buffer
		code, err := guarded(streams{out: &out, err: &told}, strings.Fields(c.args), c.run)
		if code != wrongUse || err != nil || !strings.HasPrefix(told.String(), c.want) || strings.Contains(told.String(), "goroutine") || out.Len() > 0 {
			t.Errorf("%s: exit %d, %v\n%swant\n%s", c.args, code, err, told.String(), c.want)
		}
	}
}
