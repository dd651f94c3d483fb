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
			"message": "Denne sætning har fejl og bliver derfor stående uændret på engelsk."},
	} {
		for key, value := range want {
			if got := list[i].(map[string]any)[key]; got != value {
				t.Errorf("%d: %s is %v, want %v", i, key, got, value)
			}
		}
	}
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
