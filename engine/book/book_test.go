package book

import (
	"strings"
	"testing"
	"unicode/utf16"
)

func TestSheetNamesAreOnesThatWorkbooksTake(t *testing.T) {
	b := &Book{}
	for _, tt := range []struct{ wanted, name string }{
		{"Børn", "Børn"},
		{"børn", "børn 2"},
		{"a/b: c?", "a b  c"},
		{"''", "Ark"},
		{"History", "History 2"},
		{"🏠" + strings.Repeat("x", 40), "🏠" + strings.Repeat("x", 29)},
		{"🏠" + strings.Repeat("x", 40), "🏠" + strings.Repeat("x", 27) + " 2"},
	} {
		got := b.SheetName(tt.wanted)
		if got != tt.name || len(utf16.Encode([]rune(got))) > longest {
			t.Errorf("SheetName(%q) = %q, want %q", tt.wanted, got, tt.name)
		}
		b.Sheets = append(b.Sheets, Sheet{Name: got})
	}
}

func TestAddresses(t *testing.T) {
	for column, want := range map[int]string{0: "A1", 25: "Z1", 26: "AA1", 701: "ZZ1", 702: "AAA1", 16383: "XFD1"} {
		if got := Address(0, column); got != want {
			t.Errorf("Address(0, %d) = %s, want %s", column, got, want)
		}
	}
	if got := In("Børn's", "$A$1"); got != "'Børn''s'!$A$1" {
		t.Errorf("In = %s", got)
	}
}

func TestAStyleIsKeptOnce(t *testing.T) {
	b := &Book{}
	bold := b.Style(Style{Bold: true})
	if bold != 1 || b.Style(Style{}) != 0 || b.Style(Style{Bold: true}) != bold || len(b.Styles) != 2 {
		t.Errorf("styles %v", b.Styles)
	}
}
