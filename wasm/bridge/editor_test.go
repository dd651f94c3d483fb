package bridge

import (
	"strings"
	"testing"
	"unicode/utf16"
)

// TestDescribe tells the rules in sentences; rules with errors are not told.
func TestDescribe(t *testing.T) {
	b := loaded(t)
	reply := ask(t, b, "describe", `{"lang": "en"}`)
	same(t, reply, `"Support"`, "sections", 0, "heading")
	same(t, reply, `"model"`, "sections", 0, "id")
	same(t, reply, `["Eksempelkøbing, 2026.", "The text uses the values in the rules. When a parameter is changed, the figures change."]`, "sections", 0, "paragraphs")
	danish := b.Call(t.Context(), "describe", `{"lang": "da"}`, nil)
	if !strings.Contains(danish, "500 EUR (50 pct. af »Budget«) fordeles") || !strings.Contains(danish, `"items":[`) {
		t.Error(danish)
	}
	about := b.Call(t.Context(), "about", `{"lang": "en"}`, nil)
	if !strings.Contains(about, `"id":"who"`) || strings.Contains(danish, `"id":"who"`) {
		t.Error(about)
	}
	turned := b.Call(t.Context(), "describe", `{"lang": "en", "params": {"budget": 800}}`, nil)
	if !strings.Contains(turned, "400 EUR (50 per cent of “Budget”)") {
		t.Error(turned)
	}
	ask(t, b, "rules", params(t, map[string]any{"text": "fordel 1 en\nlet a = b\n"}))
	same(t, ask(t, b, "about", `{"lang": "en"}`), `{"sections": []}`)
	same(t, ask(t, b, "describe", `{"lang": "en"}`), `{"sections": []}`)
	refused(t, New().Call(t.Context(), "describe", `{"lang": "en"}`, nil))
}

// at16 is a text without its cursor `|`, and where that was in UTF-16 code
// units.
func at16(text string) (string, int) {
	before, after, _ := strings.Cut(text, "|")
	return before + after, len(utf16.Encode([]rune(before)))
}

// A text with letters that take two and four bytes, and two UTF-16 code units:
// offsets in replies are those of the page.
func TestEditor(t *testing.T) {
	b := loaded(t)
	call := func(method, text string, fields map[string]any) any {
		t.Helper()
		source, offset := at16("fordel 1 en // 😀 æ\nparam budget \"Børnebudget\" = 3 kr\n" + text)
		all := map[string]any{"text": source, "offset": offset, "lang": "en"}
		for k, v := range fields {
			all[k] = v
		}
		return ask(t, b, method, params(t, all))
	}
	same(t, call("complete", "let x = b|", nil), `{"text": "budget", "kind": "parameter", "detail": "Børnebudget", "type": "kr"}`, "items", 0)
	reply := call("complete", "let x = b|", nil)
	same(t, reply, `62`, "from")
	same(t, reply, `63`, "to")
	same(t, call("hover", "let x = bu|dget", nil), `{"from": 62, "to": 68, "title": "budget – kr, parameter", "lines": ["Børnebudget", "3 kr", "line 2"]}`, "hover")
	same(t, call("hover", "let x = 1|", nil), `{"hover": null}`)
	same(t, call("definition", "let x = bu|dget", nil), `{"definition": {"from": 26, "to": 32}, "references": [{"from": 26, "to": 32}, {"from": 62, "to": 68}]}`)
	same(t, call("definition", "let x = 1|", nil), `{"definition": null, "references": []}`)
	same(t, call("rename", "let x = bu|dget", map[string]any{"name": "ramme"}),
		`{"edits": [{"from": 26, "to": 32, "text": "ramme"}, {"from": 62, "to": 68, "text": "ramme"}], "diagnostics": []}`)
	refusal := call("rename", "let x = bu|dget", map[string]any{"name": "x"})
	same(t, refusal, `[]`, "edits")
	same(t, refusal, `"rename.taken"`, "diagnostics", 0, "code")
	same(t, call("outline", "let x = |", nil), `{"word": "param", "name": "budget", "label": "Børnebudget", "line": 2, "from": 20, "to": 53}`, "outline", 0)
	tokens := call("tokens", "let x = |budget", nil)
	same(t, tokens, `{"from": 12, "to": 19, "kind": "comment", "declares": false}`, "tokens", 1)
	same(t, tokens, `{"from": 26, "to": 32, "kind": "parameter", "declares": true}`, "tokens", 3)
}

// Places outside a text are at its nearest end, be it empty.
func TestEditorOutsideTheText(t *testing.T) {
	b := loaded(t)
	for _, text := range []string{`""`, quoted} {
		for _, offset := range []string{"-5", "99999999"} {
			ask(t, b, "complete", `{"text": `+text+`, "offset": `+offset+`}`)
			ask(t, b, "hover", `{"text": `+text+`, "offset": `+offset+`}`)
		}
	}
}
