package function

import (
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// TestDeclarations: every function says in both languages what people read of it,
// and what it may leave out stands last.
func TestDeclarations(t *testing.T) {
	for _, f := range All() {
		texts := map[string]diag.Text{"name": f.Name, "doc": f.Doc, "example": f.Example.Holds, "sentence": {EN: f.Told.EN, DA: f.Told.DA}}
		if f.More.EN+f.More.DA != "" {
			texts["more"] = f.More
		}
		if f.Example.Let.EN+f.Example.Let.DA != "" {
			texts["column"] = f.Example.Let
		}
		for what, text := range texts {
			if text.EN == "" || text.DA == "" {
				t.Errorf("%s: its %s is %q and %q", f.Name.EN, what, text.EN, text.DA)
			}
		}
		if !strings.Contains(f.Example.Holds.EN+f.Example.Let.EN, f.Name.EN+"(") || !strings.Contains(f.Example.Holds.DA+f.Example.Let.DA, f.Name.DA+"(") {
			t.Errorf("%s: the example does not call it", f.Name.EN)
		}
		if len(f.Params) == 0 {
			t.Errorf("%s takes nothing", f.Name.EN)
		}
		for i, p := range f.Params {
			if p.Name.EN == "" || i > 0 && f.Params[i-1].Optional && !p.Optional {
				t.Errorf("%s: argument %d", f.Name.EN, i+1)
			}
		}
		if Named(f.Name.EN) != f {
			t.Errorf("%s is declared twice", f.Name.EN)
		}
	}
}

// TestWritten: a word that stands for two functions is told apart by the number
// of arguments, in either language.
func TestWritten(t *testing.T) {
	for _, f := range All() {
		for _, lang := range []diag.Lang{diag.English, diag.Danish} {
			for _, args := range []int{f.Least(), max(f.Most(), f.Least())} {
				if got := Written(lang, f.Name.In(lang), args); got != f {
					t.Errorf("%s with %d arguments is %s", f.Name.In(lang), args, got.Name.EN)
				}
			}
		}
	}
	for args, want := range map[int]string{0: "len", 1: "len", 2: "count", 3: "count"} {
		if got := Written(diag.Danish, "antal", args); got.Name.EN != want {
			t.Errorf("antal with %d arguments is %s", args, got.Name.EN)
		}
	}
}

// TestCalls: the ways to call a function, as the reference has them.
func TestCalls(t *testing.T) {
	for name, want := range map[string]string{"round": "afrund(værdi) afrund(værdi; decimaler)", "min": "min(liste) min(a; b)", "sum": "sum(liste)"} {
		if got := strings.Join(Named(name).Calls(diag.Danish), " "); got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
}
