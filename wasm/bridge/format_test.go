package bridge

import (
	"reflect"
	"testing"
)

func TestFormat(t *testing.T) {
	b := New()
	for _, c := range []struct{ text, lang, want string }{
		{"fordel 1 en\nlet  a=1.5 // æ", "", "fordel 1 en\n\nlet a = 1.5  // æ\n"},
		{"fordel 1 en\nlet  a=1.5 // æ", "da", "fordel 1 da\n\nsæt a = 1,5  // æ\n"},
		{"fordel 1 en\nlet  a=1.5 // æ", "fr", "fordel 1 en\n\nlet a = 1.5  // æ\n"},
		{"fordel 1 da\nsæt  a=1,5", "en", "fordel 1 en\n\nlet a = 1.5\n"},
	} {
		reply := ask(t, b, "format", params(t, map[string]any{"text": c.text, "lang": c.lang}))
		if want := map[string]any{"text": c.want, "diagnostics": []any{}}; !reflect.DeepEqual(reply, want) {
			t.Errorf("%q in %q: %v", c.text, c.lang, reply)
		}
	}
}

// Mistakes stay and are reported with their places in UTF-16.
func TestFormatMistakes(t *testing.T) {
	b := New()
	reply := ask(t, b, "format", params(t, map[string]any{"text": "fordel 1 en\n// 😀\nlet  a  1\nlet  b=1", "file": "r.fordel", "lang": "da"}))
	if reply["text"] != "fordel 1 da\n\n// 😀\nlet  a  1\nsæt b = 1\n" {
		t.Errorf("%q", reply["text"])
	}
	list := reply["diagnostics"].([]any)
	if len(list) != 2 {
		t.Fatalf("%v", list)
	}
	for i, want := range []map[string]any{
		{"code": "syntax.expected", "severity": "error", "file": "r.fordel", "line": 3.0, "column": 9.0, "from": 26.0},
		{"code": "format.kept", "severity": "warning", "file": "r.fordel", "line": 3.0, "column": 1.0, "from": 18.0,
			"message": "Her er der fejl, så det bliver stående uændret på engelsk."},
	} {
		for key, value := range want {
			if got := list[i].(map[string]any)[key]; got != value {
				t.Errorf("%d: %s is %v, want %v", i, key, got, value)
			}
		}
	}
}

// Old words of Danish rules are told of with what to write, and formatting writes it.
func TestOldWords(t *testing.T) {
	b, text := New(), "fordel 1 da\nparameter x = 1\nforvent \"😀 en\" = x == 1\n"
	reply := ask(t, b, "rules", params(t, map[string]any{"text": text, "file": "r.fordel", "lang": "da"}))
	same(t, at(t, reply, "diagnostics", 0, "code"), `"syntax.renamed"`)
	same(t, at(t, reply, "diagnostics", 0, "severity"), `"warning"`)
	same(t, at(t, reply, "diagnostics", 0, "replacement"), `"kontrol"`)
	same(t, at(t, reply, "diagnostics", 0, "to"), `35`)
	same(t, at(t, ask(t, b, "run", `{"lang": "da"}`), "expectations", 0, "ok"), `true`)
	same(t, at(t, ask(t, b, "tokens", params(t, map[string]any{"text": text})), "tokens", 4), `{"from": 28, "to": 35, "kind": "keyword", "declares": false}`)
	reply = ask(t, b, "format", params(t, map[string]any{"text": text}))
	same(t, reply, `{"text": "fordel 1 da\n\nparameter x = 1\nkontrol \"😀 en\" = x == 1\n", "diagnostics": []}`)
}

// The rules of the session stay those that were given.
func TestFormatChangesNoSession(t *testing.T) {
	b := loaded(t)
	before := b.Call(t.Context(), "run", `{"lang": "en"}`, nil)
	b.Call(t.Context(), "format", params(t, map[string]any{"text": "fordel 1 en\n"}), nil)
	if after := b.Call(t.Context(), "run", `{"lang": "en"}`, nil); after != before {
		t.Errorf("the run changed: %s", after)
	}
}
