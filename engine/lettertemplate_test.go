package engine

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// What a letter holds by default or by the rules can be written into the rules: it gives the same
// letters, and the same template again.
func TestLetterTemplates(t *testing.T) {
	dirs, _ := filepath.Glob("../examples/*/rules.fordel")
	tried := 0
	for _, path := range dirs {
		name := filepath.Base(filepath.Dir(path))
		session, r := opened(t, name, Settings{})
		lang := r.Model.Lang()
		for i, template := range first(r.Model.LetterTemplates(lang)) {
			written := r.Model.WithLetter(template)
			m, problems := Open(path, written)
			if problems.HasErrors() {
				t.Fatalf("%s: %v\n%s", name, problems, written)
			}
			if again := first(m.LetterTemplates(lang)); strings.Join(again[i].Figures, ";") != strings.Join(template.Figures, ";") ||
				again[i].Heading != template.Heading || again[i].Greeting != template.Greeting || again[i].Closing != template.Closing || again[i].Per != template.Per {
				t.Errorf("%s: %+v\nis not %+v", name, again[i], template)
			}
			same(t, name, r, session.Revise(m))
			tried++
		}
		r.Release()
	}
	if tried < 20 {
		t.Errorf("only %d templates", tried)
	}
}

func first[A, B any](a A, _ B) A { return a }

// same checks that another session gives the letters that a result does.
func same(t *testing.T, name string, r *Result, other *Session) {
	t.Helper()
	ctx, lang := context.Background(), r.Model.Lang()
	result, list := other.Run(ctx, Settings{})
	if !result.OK() {
		t.Fatalf("%s: %v", name, list)
	}
	defer result.Release()
	leaving := r.Leave(Given{}, false, lang)
	was, _ := leaving.Letters(ctx, "", nil)
	is, _ := leaving.Of(result).Letters(ctx, "", nil)
	if len(was) != len(is) {
		t.Fatalf("%s: %d letters, not %d", name, len(is), len(was))
	}
	for i := range was {
		if printed(was[i].Page) != printed(is[i].Page) {
			t.Errorf("%s, %s:\n%s\nis not\n%s", name, was[i].Name, printed(is[i].Page), printed(was[i].Page))
			return
		}
	}
}

// A text may hold quotes and several lines; names in its braces are checked.
func TestWithLetter(t *testing.T) {
	_, r := opened(t, "child-counting", Settings{})
	template := first(r.Model.LetterTemplates(diag.Danish))[0]
	template.Heading, template.Figures = "Kære \"{navn}\",\n{model.år}", []string{"social"}
	m, problems := Open("r.fordel", r.Model.WithLetter(template))
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	if again := first(m.LetterTemplates(diag.Danish))[0]; again.Heading != `Kære "{navn}", {model.år}` || strings.Join(again.Figures, ";") != "social" {
		t.Errorf("%+v", again)
	}
	template.Heading = "Kære {nvn}"
	if _, problems = Open("r.fordel", r.Model.WithLetter(template)); !problems.HasErrors() {
		t.Error("a name that is not there is taken")
	}
}
