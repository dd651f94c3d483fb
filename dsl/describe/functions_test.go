package describe_test

import (
	"os"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/describe"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/function"
)

// TestEveryFunctionIsTold tells the reference's example of each function in both
// languages.
func TestEveryFunctionIsTold(t *testing.T) {
	for _, page := range []string{"../README.md", "../README.da.md"} {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(string(text), "<!-- examples of functions -->\n```fordel\n")
		rules, _, found := strings.Cut(rest, "```")
		if !found {
			t.Fatalf("%s has no examples of functions", page)
		}
		for _, lang := range []diag.Lang{diag.English, diag.Danish} {
			told := 0
			for _, s := range describe.Describe(checked(t, rules), lang) {
				for _, item := range s.Items {
					if strings.Contains(item.String(), "…") || strings.Contains(item.String(), "%!") {
						t.Errorf("%s: %s", page, item)
					}
					told++
				}
			}
			if told < len(function.All()) {
				t.Errorf("%s: only %d sentences", page, told)
			}
		}
	}
}
