package dsl_test

import (
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/format"
	"github.com/fordel-lang/fordel/dsl/function"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// exampleTable is the table that the examples of functions go over.
var exampleTable = diag.Text{
	EN: `fordel 1 en

table houses {
  id      key
  places  whole
  open    flag
} rows {
  "Ash", 10, yes
  "Elm", 40, no
  "Oak", 30, yes
  "Yew", 20, no
}
`,
	DA: `fordel 1 da

tabel huse {
  id       nøgle
  pladser  heltal
  åben     ja_nej
} rækker {
  "Ask";  10; ja
  "Elm";  40; nej
  "Lind"; 30; ja
  "Pil";  20; nej
}
`,
}

// functionTable is the table of all functions, from their declarations.
func functionTable(lang diag.Lang) string {
	var b strings.Builder
	b.WriteString(diag.Text{EN: "| function | gives |\n", DA: "| funktion | giver |\n"}.In(lang) + "|---|---|\n")
	for _, f := range function.All() {
		told := f.Doc.In(lang)
		if more := f.More.In(lang); more != "" {
			told += "; " + more
		}
		b.WriteString("| `" + strings.Join(f.Calls(lang), "`, `") + "` | " + told + " |\n")
	}
	return b.String()
}

// functionExamples is a file of all examples, from the declarations.
func functionExamples(t testing.TB, lang diag.Lang) string {
	let, expect := lex.Spell(lang, lex.Statements, "let"), lex.Spell(lang, lex.Statements, "expect")
	lets, expects := "", ""
	for _, f := range function.All() {
		if column := f.Example.Let.In(lang); column != "" {
			lets += let + " " + column + "\n"
		}
		expects += expect + " \"" + f.Name.In(lang) + "\" = " + f.Example.Holds.In(lang) + "\n"
	}
	file, diags := dsl.Parse("examples.fordel", exampleTable.In(lang)+"\n"+lets+"\n"+expects)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	text, _ := format.Format(file, "")
	return "```fordel\n" + text + "```\n"
}

// TestReferenceFunctions holds the table of functions and the file of their
// examples, which is run like all others, against the declarations; with -update
// they are written anew.
func TestReferenceFunctions(t *testing.T) {
	for _, p := range readPages(t) {
		for part, want := range map[string]string{"functions": functionTable(p.lang), "examples of functions": functionExamples(t, p.lang)} {
			switch {
			case between(t, p, part) == want:
			case *update:
				p.rewrite(t, part, want)
			default:
				t.Errorf("%s: the part %q is not as the functions are declared; run with -update", p.path, part)
			}
		}
	}
}
