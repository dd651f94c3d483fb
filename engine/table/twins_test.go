package table

import (
	"fmt"
	"reflect"
	"testing"
)

func TestFold(t *testing.T) {
	for _, words := range [][]string{
		{"nord vest", "Nord Vest", "NORD  VEST", "Nord\u00A0Vest", " nord vest ", "No\u00ADrd\u200B Vest", "“Nord Vest”", "'Nord` \tVest´", "\uFEFFnord vest"},
		{"a-1", "A–1", "A‑1"}, {"ærø", "ÆRØ"}, {"", " ", "\u200B", "\""},
	} {
		for _, word := range words {
			if got := Fold(word); got != words[0] {
				t.Errorf("%q is folded to %q, not %q", word, got, words[0])
			}
		}
	}
}

func TestAlike(t *testing.T) {
	if got := alike([]string{"a", "b", "A", "c", "B", "“a”", "ab"}); !reflect.DeepEqual(got, [][]int{{0, 2, 5}, {1, 4}}) {
		t.Error(got)
	}
	for _, pair := range [][2]string{{"1 000", "1000"}, {"1.000", "1000"}, {"12 345 678", "12345678"}, {"a b", "a-b"}} {
		if got := alike(pair[:]); len(got) != 1 {
			t.Errorf("%q are not alike", pair)
		}
	}
	for _, pair := range [][2]string{{"1 00", "100"}, {"a 100", "a100"}, {"1-1", "11"}, {"1-000", "1000"}, {"1 0000", "10000"}} {
		if got := alike(pair[:]); len(got) != 0 {
			t.Errorf("%q are alike", pair)
		}
	}
	var many []string
	for i := range 100_000 {
		many = append(many, fmt.Sprint("house ", i))
	}
	if got := alike(append(many, "HOUSE 5")); !reflect.DeepEqual(got, [][]int{{5, 100_000}}) {
		t.Error(got)
	}
	if got := alike(nil); len(got) != 0 {
		t.Error(got)
	}
}
