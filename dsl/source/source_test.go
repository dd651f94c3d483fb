package source

import (
	"context"
	"errors"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/diag"
)

func never() error { return nil }

// wide is a text in UTF-16, the low byte of each unit first, and the other way round.
func wide(text string) (little, big string) {
	for _, unit := range utf16.Encode([]rune(text)) {
		little += string([]byte{byte(unit), byte(unit >> 8)})
		big += string([]byte{byte(unit >> 8), byte(unit)})
	}
	return little, big
}

const text = "fordel 1 da\nsæt små = \"€ – 😀\"\n\n// Å\n"

func TestDecode(t *testing.T) {
	little, big := wide(text)
	windows := "fordel 1 da\nsæt små = \"€ – x\"\n\n// Å\n"
	narrow := strings.NewReplacer("€", "\x80", "–", "\x96", "æ", "\xE6", "å", "\xE5", "Å", "\xC5").Replace(windows)
	for name, test := range map[string][2]string{
		"UTF-8":                     {text, text},
		"UTF-8 with a mark":         {"\uFEFF" + text, text},
		"UTF-16, low byte first":    {"\xFF\xFE" + little, text},
		"UTF-16, high byte first":   {"\xFE\xFF" + big, text},
		"without a mark, low first": {little, text},
		"without a mark, high":      {big, text},
		"Windows-1252":              {narrow, windows},
		"CRLF":                      {strings.ReplaceAll(text, "\n", "\r\n"), text},
		"CR":                        {strings.ReplaceAll(text, "\n", "\r"), text},
		"all ends of lines":         {"a\r\nb\rc\nd\r\r\ne\n\rf", "a\nb\nc\nd\n\ne\n\nf"},
		"a short one":               {"a", "a"},
		"nothing":                   {"", ""},
	} {
		d, err := Decode([]byte(test[0]), never)
		if d.Text != test[1] || d.Damaged >= 0 || d.Zero >= 0 || d.Binary != nil || err != nil {
			t.Errorf("%s: %+v %v", name, d, err)
		}
		if again, _ := Decode([]byte(d.Text), never); again != d {
			t.Errorf("%s: read again it is %+v", name, again)
		}
	}
}

func TestDamaged(t *testing.T) {
	little, _ := wide("æ\r\na")
	for name, test := range map[string]struct {
		data, text    string
		damaged, zero int
	}{
		"a stray byte":         {"æ\r\nø\xE5!", "æ\nø\uFFFD!", len("æ\nø"), -1},
		"half a character":     {"æø\xC3", "æø\uFFFD", len("æø"), -1},
		"half a pair":          {"\xFF\xFE" + little + "\x3D\xD8b\x00", "æ\na\uFFFDb", len("æ\na"), -1},
		"half a unit":          {"\xFF\xFE" + little + "b", "æ\na\uFFFD", len("æ\na"), -1},
		"zero bytes":           {"a\r\n\x00b\x00", "a\n\x00b\x00", -1, 2},
		"more damage than æ's": {"æ\xE5\xF8", "Ã¦åø", -1, -1},
	} {
		d, _ := Decode([]byte(test.data), never)
		if d.Text != test.text || d.Damaged != test.damaged || d.Zero != test.zero {
			t.Errorf("%s: %+v", name, d)
		}
	}
	stop := errors.New("stop")
	for _, data := range []string{text, "\xFF\xFE" + little} {
		if d, err := Decode([]byte(data), func() error { return stop }); err != stop || d.Text != "" {
			t.Errorf("%q %v", d.Text, err)
		}
	}
	if _, err := Decode([]byte(text), context.Background().Err); err != nil {
		t.Error(err)
	}
}

// TestRules: what is damaged is told where it stands, the rest is text.
func TestRules(t *testing.T) {
	src, list := Rules("r.fordel", "\uFEFFæ = \xE5\xFF \r\n// a\x00A\u030A "+strings.Repeat("ø", 200))
	if !strings.HasPrefix(src.Text, "æ = \uFFFD \n// a\uFFFDÅ ø") || len(list) != 2 {
		t.Fatalf("%q %v", src.Text, list)
	}
	for i, want := range []diag.Position{{Line: 1, Column: 5}, {Line: 2, Column: 5}} {
		if got := src.Position(list[i].Range.Start); got != want || src.Text[list[i].Range.Start:list[i].Range.End] != "\uFFFD" {
			t.Errorf("%d: %v", i, list[i].Range)
		}
	}
	if again, more := Rules("r.fordel", src.Text); again.Text != src.Text || len(more) != 2 {
		t.Errorf("read again: %q %v", again.Text, more)
	}
	if src, list := Rules("r.fordel", "fordel 1 en\nlet a\x00 = 1\n"); len(list) != 1 || src.Position(list[0].Range.Start) != (diag.Position{Line: 2, Column: 6}) {
		t.Errorf("a stray zero byte in a short file: %v", list)
	}
	for _, data := range []string{"PK\x03\x04", "%PDF-1.4", "a\x00\x00b", "\x89PNG"} {
		if src, list := Rules("r.fordel", data); src.Text != "" || len(list) != 1 || list[0].Code != "syntax.binary" || list[0].Range.File != "r.fordel" {
			t.Errorf("%q: %q %v", data, src.Text, list)
		}
	}
}

func FuzzRules(f *testing.F) {
	little, big := wide("a😀\r\n")
	for _, s := range []string{text, little, big, "\xFF\xFE" + little, "\xFE\xFF" + big + "x", "a\r\n\rA\u030A\xFF\x00", "\xEF\xBB\xBF\xEF\xBB\xBF", "PK"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, data string) {
		src, list := Rules("f", data)
		if !utf8.ValidString(src.Text) || strings.ContainsAny(src.Text, "\r\x00") {
			t.Errorf("%q is read as %q", data, src.Text)
		}
		for _, d := range list {
			if at := d.Range; at.Start < 0 || at.End > len(src.Text) || at.Start > at.End {
				t.Errorf("%q: %v", src.Text, at)
			}
		}
	})
}
