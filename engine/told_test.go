package engine_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/fordel-lang/fordel/dsl/describe"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/folder"
)

// TestTold holds two models, one that shares money and one that compares costs, told
// with what they give, against their texts.
func TestTold(t *testing.T) {
	for _, name := range []string{"child-counting", "rate-method", "average-municipality"} {
		dir := filepath.Join("../examples", name)
		text, err := os.ReadFile(filepath.Join(dir, "rules.fordel"))
		if err != nil {
			t.Fatal(err)
		}
		model, list := engine.Open("rules.fordel", string(text))
		if list.HasErrors() {
			t.Fatal(list)
		}
		s := engine.NewSession(model)
		data := filepath.Join(dir, "data")
		if list, err := folder.Load(t.Context(), s, nil, folder.Place{Path: data, Shown: data}); err != nil || list.HasErrors() {
			t.Fatal(err, list)
		}
		for _, lang := range []diag.Lang{diag.Danish, diag.English} {
			got := describe.Text(s.Told(t.Context(), lang))
			golden := filepath.Join("testdata", "told", name+"."+string(lang)+".md")
			if flag.Lookup("update").Value.String() == "true" {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil || got != string(want) {
				t.Errorf("%s is told otherwise (%v):\n%s", golden, err, got)
			}
		}
	}
}

// TestToldWithoutData tells the rules alone.
func TestToldWithoutData(t *testing.T) {
	model, _ := engine.Open("rules.fordel", "fordel 1 en\ntable t {\n  id key\n}\npool p {\n  amount 5 kr\n  to t\n  key 1\n}\n")
	s := engine.NewSession(model)
	if got, want := describe.Text(s.Told(t.Context(), diag.English)), describe.Text(describe.Describe(model.Program, diag.English)); got != want {
		t.Errorf("got %s want %s", got, want)
	}
}
