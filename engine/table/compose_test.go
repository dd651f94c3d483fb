package table

import (
	"strings"
	"testing"
)

// TestComposedNames: headers, keys, references and choices match however their
// letters are written.
func TestComposedNames(t *testing.T) {
	spec := &Spec{Name: "t", Columns: []ColumnSpec{column("område", Key), column("slags", Choice, oneOf("små", "store"))}}
	got := mustRead(t, "omra\u030Ade;Slags\nA\u030Aby;sma\u030A\nBy;STORE\nCy;Små\n", spec)
	if key := got.Key(); key.Word(2) != "Åby" {
		t.Errorf("the key is %+q", key.Words)
	}
	if kinds := got.Columns[1]; kinds.Word(0) != "store" || kinds.Word(1) != "små" || kinds.Word(2) != "små" || len(kinds.Words) != 2 {
		t.Errorf("choices are %v of %q", kinds.Codes, kinds.Words)
	}
}

// TestChoicesThatDifferInCase: where case tells choices apart it counts.
func TestChoicesThatDifferInCase(t *testing.T) {
	spec := &Spec{Name: "t", Columns: []ColumnSpec{column("k", Choice, oneOf("a", "A", "b"))}}
	got := mustRead(t, "k\nA\na\nB\n", spec)
	if c := got.Columns[0]; c.Word(0) != "A" || c.Word(1) != "a" || c.Word(2) != "b" {
		t.Errorf("choices are %v", c.Codes)
	}
	three := &Spec{Name: "t", Columns: []ColumnSpec{column("k", Choice, oneOf("aa", "aA", "AA", "b"))}}
	if table, _, _ := ReadCSV("data.csv", []byte("k\nAa\n"), three); table != nil {
		t.Error("Aa is read as one of aa, aA and AA")
	}
}

func TestMidnight(t *testing.T) {
	for text, want := range map[string]bool{
		"2020-08-01 00:00:00": true, "2020-08-01T00:00:00Z": true, "2020-08-01T00:00:00.000": true, "1.8.2020 00:00": true, "1.8.2020 0:00": true,
		"2020-08-01 12:00:00": false, "2020-08-01 0": false, "2020-08-01 ": true, "2020-08-01 00.00.00": false, "2020-08-01T": false,
	} {
		days, ok, exists := readDate(strings.TrimSpace(text), false)
		if (ok && exists) != want || want && dateText(days) != "2020-08-01" {
			t.Errorf("%q: %v %v %v", text, dateText(days), ok, exists)
		}
	}
}

// TestNoTotals: names that only have the word in them are no sums, nor are texts
// beside a key.
func TestNoTotals(t *testing.T) {
	for _, text := range []string{"id;name\nTotalhuset;a\n", "id;name\na;total\n"} {
		if _, _, list := ReadCSV("data.csv", []byte(text), institutions()); len(list) > 0 {
			t.Errorf("%q: %s", text, render(list))
		}
	}
}
