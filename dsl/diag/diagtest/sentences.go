// Package diagtest holds what the tests of all layers ask of their messages.
package diagtest

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// Sentences checks that every message and hint is written out as sentences, in
// both languages.
func Sentences(t testing.TB, list diag.List) {
	t.Helper()
	for _, d := range list {
		if d.Message.EN == "" || d.Message.DA == "" || (d.Hint.EN == "") != (d.Hint.DA == "") {
			t.Errorf("%s is not said in both languages: %q, %q", d.Code, d.Message, d.Hint)
		}
		for _, text := range []diag.Text{d.Message, d.Hint} {
			if en, da := quoted(text.EN), quoted(text.DA); !slices.Equal(en, da) {
				t.Errorf("%s quotes %q in English and %q in Danish; one of them is not as the rules are written", d.Code, en, da)
			}
		}
		for _, text := range []string{d.Message.EN, d.Message.DA, d.Hint.EN, d.Hint.DA} {
			if !Sentence(text) {
				t.Errorf("%s: %q does not begin with a capital letter and end with a full stop", d.Code, text)
			}
		}
	}
}

// quoted is what stands between backquotes in a text.
func quoted(text string) []string {
	var out []string
	for i, part := range strings.Split(text, "`") {
		if i%2 == 1 {
			out = append(out, part)
		}
	}
	return out
}

// Sentence reports whether a text, if there is any, begins with a capital letter
// (or a number, or something quoted) and ends with a full stop or question mark.
func Sentence(text string) bool {
	if text == "" {
		return true
	}
	first, _ := utf8.DecodeRuneInString(text)
	return !unicode.IsLower(first) && !unicode.IsSpace(first) && (strings.HasSuffix(text, ".") || strings.HasSuffix(text, "?"))
}
