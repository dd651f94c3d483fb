package source

import (
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestCompose(t *testing.T) {
	for _, test := range [][2]string{
		{"A\u030Aby", "Åby"}, {"sma\u030A", "små"}, {"Mu\u0308nchen", "München"}, {"Ame\u0301lie", "Amélie"}, {"Fac\u0327ade", "Façade"},
		{"Æblehaven", "Æblehaven"}, {"", ""}, {"\u030A", "\u030A"}, {"q\u030A", "q\u030A"}, {"a\u030A\u030A", "å\u030A"},
		{"o\u0304", "ō"}, {"Vie\u0323\u0302t", "Việt"}, {"Й\u0301И\u0306", "Й\u0301Й"}, {"\u212Bby 3 \u212A \u2126", "Åby 3 K Ω"}, {"€ ℃", "€ ℃"},
	} {
		if got := Compose(test[0]); got != test[1] || Compose(got) != got {
			t.Errorf("%+q is composed to %+q, want %+q", test[0], got, test[1])
		}
	}
}

// TestMarks: every mark begins with a byte that Compose looks for, and stands with
// pairs of letters.
func TestMarks(t *testing.T) {
	for mark, pairs := range marks {
		if utf8.RuneCountInString(pairs)%2 != 0 || !unicode.IsMark(mark) || mark >= '\u0370' {
			t.Errorf("%+q: %s", mark, pairs)
		}
		for _, letter := range pairs {
			if !unicode.IsLetter(letter) {
				t.Errorf("%+q: %+q is no letter", mark, letter)
			}
		}
	}
}
