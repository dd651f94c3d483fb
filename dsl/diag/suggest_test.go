package diag

import (
	"strings"
	"testing"
)

func TestClosest(t *testing.T) {
	names := []string{"weighted", "weight", "income", "single", "a", "børn", "rate"}
	for word, want := range map[string]string{
		"wieght":                       "weight",
		"weigthed":                     "weighted",
		"Incom":                        "income",
		"SINGLE":                       "single",
		"bærn":                         "børn",
		"ratw":                         "rate",
		"b":                            "", // all of it would have to change
		"":                             "",
		"completely":                   "",
		strings.Repeat("weight", 1000): "",
	} {
		if got := Closest(word, names); got != want {
			t.Errorf("Closest(%.20q) = %q, want %q", word, got, want)
		}
	}
}

func TestClosestTakesTheFirstOfEquals(t *testing.T) {
	if got := Closest("floot", []string{"floor", "flood"}); got != "floor" {
		t.Errorf("got %q", got)
	}
	if got := Closest("floot", []string{"flood", "floor"}); got != "flood" {
		t.Errorf("got %q", got)
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "abc", 3}, {"abc", "abc", 0}, {"abc", "acb", 1}, {"abc", "ab", 1}, {"abc", "xbc", 1},
		{"kitten", "sitting", 3}, {"abcd", "badc", 2}, {"børn", "barn", 1},
	} {
		if got := distance([]rune(c.a), []rune(c.b), 10); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
		if got := distance([]rune(c.b), []rune(c.a), 10); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.b, c.a, got, c.want)
		}
	}
}
