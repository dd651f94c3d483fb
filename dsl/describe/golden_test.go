package describe_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/describe"
	"github.com/fordel-lang/fordel/dsl/diag"
)

var update = flag.Bool("update", false, "rewrite the texts in testdata")

// program reads and checks a rule file that must be without errors.
func program(t testing.TB, path string) *check.Program {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return checked(t, string(text))
}

func checked(t testing.TB, text string) *check.Program {
	t.Helper()
	file, list := dsl.Parse("rules.fordel", text)
	p, more := check.Check(file)
	if list = append(list, more...); list.HasErrors() {
		var b strings.Builder
		_ = diag.Render(&b, list, diag.English, diag.Sources{file.Source})
		t.Fatal(b.String())
	}
	return p
}

// models are the rule files told in testdata: the examples, the file of every
// construct, and those of this package; by the name of their text.
func models(t testing.TB) map[string]string {
	t.Helper()
	out := map[string]string{"canonical": "../testdata/canonical.fordel"}
	for _, pattern := range []string{"../../examples/*/rules.fordel", "testdata/*.fordel"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatal(pattern, err)
		}
		for _, p := range paths {
			name := strings.TrimSuffix(filepath.Base(p), ".fordel")
			if name == "rules" {
				name = filepath.Base(filepath.Dir(p))
			}
			out[name] = p
		}
	}
	return out
}

// TestGolden tells every model in both languages.
func TestGolden(t *testing.T) {
	for name, path := range models(t) {
		p := program(t, path)
		for _, lang := range []diag.Lang{diag.English, diag.Danish} {
			golden := filepath.Join("testdata", name+"."+string(lang)+".md")
			got := describe.Text(describe.Describe(p, lang))
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				continue
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s is not as %s has it:\n%s", name, golden, firstDifference(got, string(want)))
			}
		}
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range g {
		if i >= len(w) || g[i] != w[i] {
			other := ""
			if i < len(w) {
				other = w[i]
			}
			return "got  " + g[i] + "\nwant " + other
		}
	}
	return "lines are missing at the end"
}
