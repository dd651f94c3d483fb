package bridge

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
)

// saved is rules with mistakes behind characters of every length, and bytes that
// editors make of the same text.
const saved = "fordel 1 da\n// 😀 å\nsæt små = 3 // 😀\n\nsæt bå = 1 + smaa // 😀 𝄞\nsæt c = gal\n"

func savings() map[string]string {
	var wide strings.Builder
	for _, unit := range utf16.Encode([]rune("\uFEFF" + saved)) {
		wide.Write([]byte{byte(unit), byte(unit >> 8)})
	}
	return map[string]string{
		"LF": saved, "CRLF": strings.ReplaceAll(saved, "\n", "\r\n"), "CR": strings.ReplaceAll(saved, "\n", "\r"), "a mark": "\uFEFF" + saved,
		"UTF-16": wide.String(), "decomposed": strings.ReplaceAll(saved, "å", "a\u030A"),
	}
}

// TestRulesHoweverSaved: the same rules have the same text and problems at the
// same places, here and in the command.
func TestRulesHoweverSaved(t *testing.T) {
	model, want := engine.Open("r.fordel", saved)
	located := want.Locate(diag.Danish, diag.Sources{model.Source})
	if len(located) != 2 || located[0].Line != 5 {
		t.Fatalf("%+v", located)
	}
	for name, data := range savings() {
		reply := ask(t, New(), "rules", `{"file": "r.fordel", "lang": "da"}`, []byte(data)...)
		text, _ := at(t, reply, "text").(string)
		if text != saved {
			t.Errorf("%s: the text is %q", name, text)
		}
		units := utf16.Encode([]rune(text))
		for i, word := range []string{"smaa", "gal"} {
			d := at(t, reply, "diagnostics", i)
			from, to := int(at(t, d, "from").(float64)), int(at(t, d, "to").(float64))
			if got := string(utf16.Decode(units[from:to])); got != word {
				t.Errorf("%s: problem %d is at %q", name, i, got)
			}
			if at(t, d, "line") != float64(located[i].Line) || at(t, d, "column") != float64(located[i].Column) || at(t, d, "message") != located[i].Message {
				t.Errorf("%s: %v, want %+v", name, d, located[i])
			}
		}
		for _, method := range []string{"tokens", "outline"} {
			given := ask(t, New(), method, params(t, map[string]any{"text": data}))
			if again := ask(t, New(), method, params(t, map[string]any{"text": saved})); name != "UTF-16" && !reflect.DeepEqual(given, again) {
				t.Errorf("%s of %s: %v, want %v", method, name, given, again)
			}
		}
	}
}

// TestDamagedRules: a stray byte is told at its place, and the rest is as it was.
func TestDamagedRules(t *testing.T) {
	reply := ask(t, New(), "rules", `{"file": "r.fordel", "lang": "da"}`, []byte(strings.Replace(saved, "smaa", "sm\xE5a", 1))...)
	same(t, reply, `"syntax.encoding"`, "diagnostics", 0, "code")
	same(t, reply, `5`, "diagnostics", 0, "line")
	same(t, reply, `16`, "diagnostics", 0, "column")
	if text := at(t, reply, "text"); text != strings.Replace(saved, "smaa", "sm\uFFFDa", 1) {
		t.Errorf("the text is %q", text)
	}
	reply = ask(t, New(), "rules", `{"file": "r.fordel", "lang": "da"}`, []byte("PK\x03\x04\x00\xFF")...)
	same(t, reply, `""`, "text")
	same(t, reply, `"syntax.binary"`, "diagnostics", 0, "code")
	same(t, reply, `null`, "model")
}
