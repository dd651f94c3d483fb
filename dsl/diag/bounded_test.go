package diag

import (
	"strings"
	"testing"
)

func TestBounded(t *testing.T) {
	of := func(file string, n int, s Severity) (list List) {
		for i := range n {
			list.Add(New("a.b", s, "One.", "En.").At(Range{File: file, Start: i, End: i + 1}))
		}
		return list
	}
	if list := of("a", MostTold, Error).Bounded(); len(list) != MostTold || list[MostTold-1].Code != "a.b" {
		t.Errorf("%d problems of as many as are told", len(list))
	}
	list := append(of("a", MostTold+1, Warning), of("b", 3, Note)...)
	list = append(list, of("a", 1233, Error)...).Bounded()
	if len(list) != MostTold+1+3 || !list.HasErrors() {
		t.Fatalf("%d problems, errors: %v", len(list), list.HasErrors())
	}
	if more := list[MostTold]; more.Message.EN != "1,234 more problems follow." || more.Range.Start != MostTold || more.Range.File != "a" {
		t.Errorf("%+v", more)
	}
	if more := of("a", MostTold+1, Note).Bounded()[MostTold]; more.Message.EN != "One more problem follows." {
		t.Errorf("%+v", more)
	}
	if of("a", MostTold+9, Note).Bounded().HasErrors() {
		t.Error("notes that are only counted became errors")
	}
}

// A sentence is told up to a length, and never cut within a character.
func TestLongSentences(t *testing.T) {
	word := strings.Repeat("å, ", longestText/4)
	if got := Format("%s", "%s", word).EN; got != word {
		t.Errorf("%d bytes were cut", len(word))
	}
	d := New("a.b", Error, "%s", "%s", strings.Repeat("å, ", 10_000)).WithHint("%s", "%s", strings.Repeat("€ ", 10_000))
	for _, text := range []string{d.Message.EN, d.Message.DA, d.Hint.EN} {
		if len(text) > longestText+len("…") || !strings.HasSuffix(text, "…") || strings.ToValidUTF8(text, "?") != text {
			t.Errorf("%d bytes, ends in %q", len(text), text[len(text)-9:])
		}
	}
}
