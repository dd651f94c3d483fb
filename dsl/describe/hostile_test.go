package describe_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/describe"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// TestHostileNames calls everything in every model by names in which all the words
// stand that this package writes itself, first as parts of one word and then as
// words between quotation marks. The text must be the one with harmless names, with
// the names exchanged: no word of a name is ever taken for one of the text.
func TestHostileNames(t *testing.T) {
	fixed := fixedWords(t)
	ascii := slices.DeleteFunc(slices.Clone(fixed), func(w string) bool { return strings.ContainsAny(w, "æøåÆØÅ") })
	plural := map[diag.Lang]string{diag.English: "icians", diag.Danish: "ikanter"}
	for name, path := range models(t) {
		for lang, ending := range plural {
			for _, names := range [][2]string{
				{"qzq", "ma" + strings.Join(ascii, "ma")},
				{"qzqø", "mø" + strings.Join(fixed, "mø")},
				{"qzq / æ", "ma " + strings.Join(fixed, " ") + ", " + strings.Join(fixed, ",") + " / æ"},
			} {
				harmless, hostile := called(t, path, lang, names[0], ending), called(t, path, lang, names[1], ending)
				large := func(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
				want := strings.NewReplacer(names[0], names[1], large(names[0]), large(names[1])).Replace(harmless)
				if hostile != want {
					t.Errorf("%s, %s, names %.20s: %s", name, lang, names[1], around(hostile, want))
				}
			}
		}
	}
}

// called tells a model in which everything that can have a label is called by a
// name, a number in letters and an ending.
func called(t *testing.T, path string, lang diag.Lang, name, ending string) string {
	p, n := program(t, path), 0
	set := func(label *string) {
		n++
		*label = name + string(rune('a'+n/676%26)) + string(rune('a'+n/26%26)) + string(rune('a'+n%26)) + ending
	}
	for _, table := range p.Tables {
		set(&table.Label)
		for _, c := range table.Columns {
			set(&c.Label)
		}
	}
	for _, param := range p.Params {
		set(&param.Label)
	}
	for _, value := range p.Values {
		set(&value.Label)
	}
	for _, step := range p.Steps {
		if _, ok := step.(*check.ColumnStep); !ok {
			set(&step.Head().Label)
		}
	}
	return describe.Text(describe.Describe(p, lang))
}

// fixedWords are the words in the texts of this package's source.
func fixedWords(t *testing.T) []string {
	paths, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, path := range paths {
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
				text, _ := strconv.Unquote(literal.Value)
				for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) }) {
					found[word] = true
				}
			}
			return true
		})
	}
	var words []string
	for word := range found {
		words = append(words, word)
	}
	slices.Sort(words)
	if len(words) < 500 {
		t.Fatalf("only %d words are found", len(words))
	}
	return words
}

// around is where two texts part.
func around(got, want string) string {
	at := 0
	for at < len(got) && at < len(want) && got[at] == want[at] {
		at++
	}
	cut := func(s string) string { return strconv.Quote(s[max(0, at-60):min(len(s), at+60)]) }
	return "got " + cut(got) + ", want " + cut(want)
}
