package guide_test

import (
	"context"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/guide"
	"github.com/fordel-lang/fordel/engine"
)

const (
	mostLines = 250
	patterns  = 15
	mistakes  = 10
)

// blocks are the texts of a page's blocks of a kind.
func blocks(page, kind string) (out []string) {
	for _, part := range strings.Split(page, "\n```"+kind+"\n")[1:] {
		text, _, _ := strings.Cut(part, "```")
		out = append(out, text)
	}
	return out
}

// run computes rules and gives what is wrong with them.
func run(t *testing.T, rules string) (diag.List, *engine.Result) {
	t.Helper()
	model, _ := engine.Open("guide.fordel", rules)
	result, list := engine.NewSession(model).Run(context.Background(), engine.Settings{})
	return append(list, result.Failures()...), result
}

// TestGuide runs every rule of the page, in both languages: the file, each pattern
// behind it, and each mistake, which must be told of where its right form is not.
func TestGuide(t *testing.T) {
	for _, lang := range []diag.Lang{diag.English, diag.Danish} {
		page := guide.Text(lang)
		if n := strings.Count(page, "\n"); n > mostLines {
			t.Errorf("%s: %d lines", lang, n)
		}
		if strings.Contains(page, "{{") {
			t.Errorf("%s: a list is missing", lang)
		}
		base := blocks(page, "fordel")[0]
		all := strings.Split(blocks(page, "fordel-patterns")[0], "// ")
		if len(all) != 1+patterns {
			t.Fatalf("%s: %d patterns", lang, len(all)-1)
		}
		for _, more := range all {
			if more != "" {
				more = "// " + more
			}
			if list, result := run(t, base+more); len(list) > 0 || !result.OK() {
				t.Errorf("%s: %v\n%s", lang, told(list, lang), more)
			}
		}
		list := strings.Split(strings.TrimSpace(blocks(page, "fordel-mistakes")[0]), "\n")
		if len(list) != mistakes {
			t.Errorf("%s: %d mistakes", lang, len(list))
		}
		for _, line := range list {
			wrong, right, _ := strings.Cut(line, " → ")
			if problems, _ := run(t, base+wrong+"\n"); len(problems) == 0 {
				t.Errorf("%s: %s is taken", lang, wrong)
			}
			if problems, _ := run(t, base+right+"\n"); len(problems) > 0 {
				t.Errorf("%s: %s: %v", lang, right, told(problems, lang))
			}
		}
	}
}

func told(list diag.List, lang diag.Lang) (out []string) {
	for _, d := range list {
		out = append(out, d.Message.In(lang)+" "+d.Hint.In(lang))
	}
	return out
}
