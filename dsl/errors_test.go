package dsl_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/diag/diagtest"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// describe writes a diagnostic with its place and the text it points at.
func describe(src *diag.Source, d diag.Diagnostic, lang diag.Lang) string {
	p := src.Position(d.Range.Start)
	quoted := src.Text[d.Range.Start:d.Range.End]
	return fmt.Sprintf("%d:%d %s %s %.60q\n  %s\n  %s", p.Line, p.Column, d.Severity, d.Code, quoted, d.Message.In(lang), d.Hint.In(lang))
}

// TestErrors reads files that are wrong, in English and in Danish, and compares
// what is said with what is written down. Each file is named after the code it
// is an example of.
func TestErrors(t *testing.T) {
	for _, path := range testFiles(t, "testdata/errors/*.txtar") {
		code := strings.TrimSuffix(filepath.Base(path), ".txtar")
		t.Run(code, func(t *testing.T) {
			comment, sections := readSections(t, path)
			for _, lang := range []diag.Lang{diag.English, diag.Danish} {
				file := string(lang) + ".fordel"
				f, diags := dsl.Parse(file, get(sections, file))
				diagtest.Sentences(t, diags)
				diagtest.Advice(t, f.Source.Text, diags, func(text string) diag.List {
					_, again := dsl.Parse(file, text)
					return again
				})
				var said []string
				found := false
				for _, d := range diags {
					said = append(said, describe(f.Source, d, lang))
					found = found || d.Code == "syntax."+code
				}
				if danishOnly := code == "comma" || code == "renamed"; !found && !(danishOnly && lang == diag.English) {
					t.Errorf("%s: no syntax.%s", file, code)
				}
				want := string(lang) + ".want"
				if *update {
					sections = set(sections, want, strings.Join(said, "\n"))
					continue
				}
				sameText(t, want, strings.Join(said, "\n"), strings.TrimRight(get(sections, want), "\n"))
			}
			if *update {
				writeSections(t, path, comment, sections)
			}
		})
	}
}

// large are the examples that are too long to write down.
var large = map[string]func(lang diag.Lang) string{
	"binary":     func(diag.Lang) string { return "PK\x03\x04" },
	"size":       func(lang diag.Lang) string { return strings.Repeat(" ", dsl.MaxSource+1) },
	"statements": func(lang diag.Lang) string { return lines(lang, "let a = 1\n", "sæt a = 1\n", dsl.MaxStatements+1) },
	"tokens": func(lang diag.Lang) string {
		return lines(lang, "let a = 1\n", "sæt a = 1\n", 1) + strings.Repeat("- ", lex.MaxTokens)
	},
	"long": func(lang diag.Lang) string {
		return lines(lang, "let a = 1", "sæt a = 1", 1) + strings.Repeat("+1", 5000)
	},
	"long_name": func(lang diag.Lang) string {
		return lines(lang, "let a = 1\nlet ", "sæt a = 1\nsæt ", 1) + strings.Repeat("å", lex.MaxName+1) + " = 2"
	},
	"long_text": func(lang diag.Lang) string {
		return lines(lang, "let a \"", "sæt a \"", 1) + strings.Repeat("å", lex.MaxText+1) + "\" = 2"
	},
	"columns": func(lang diag.Lang) string { return manyColumns(lang, dsl.MaxColumns+1) },
	"deep":    func(lang diag.Lang) string { return lines(lang, "let a = ", "sæt a = ", 1) + strings.Repeat("(", 101) },
}

func manyColumns(lang diag.Lang, n int) string {
	text := lines(lang, "table t {\n", "tabel t {\n", 1)
	for i := range n {
		text += fmt.Sprintf("  c%d %s\n", i, map[diag.Lang]string{diag.English: "number", diag.Danish: "tal"}[lang])
	}
	return text + "}\n"
}

func lines(lang diag.Lang, en, da string, n int) string {
	if lang == diag.Danish {
		return "fordel 1 da\n" + strings.Repeat(da, n)
	}
	return "fordel 1 en\n" + strings.Repeat(en, n)
}

func TestLimits(t *testing.T) {
	for code, text := range large {
		for _, lang := range []diag.Lang{diag.English, diag.Danish} {
			_, diags := dsl.Parse("large.fordel", text(lang))
			diagtest.Sentences(t, diags)
			if len(diags) == 0 || diags[len(diags)-1].Code != "syntax."+code {
				t.Errorf("%s, %s: %d problems without syntax.%s at the end", code, lang, len(diags), code)
			}
		}
	}
	if _, diags := dsl.Parse("large.fordel", lines(diag.English, "let a = )\n", "", 300)); len(diags) != diag.MostTold+1 ||
		diags[diag.MostTold].Message.EN != "100 more problems follow." {
		t.Errorf("%d problems of 300", len(diags))
	}
	longest := lines(diag.English, "let ", "", 1) + strings.Repeat("å", lex.MaxName) + " \"" + strings.Repeat("å", lex.MaxText) + "\" = 2"
	if _, diags := dsl.Parse("large.fordel", longest); len(diags) > 0 {
		t.Errorf("the longest name and text: %v", diags)
	}
	if _, diags := dsl.Parse("large.fordel", manyColumns(diag.English, dsl.MaxColumns)); len(diags) > 0 {
		t.Errorf("as many columns as there may be: %v", diags)
	}
	inside := lines(diag.English, "let a = 1\n", "", dsl.MaxStatements)
	if f, diags := dsl.Parse("large.fordel", inside); len(diags) > 0 || len(f.Statements) != dsl.MaxStatements {
		t.Errorf("%d statements: %v", len(f.Statements), diags)
	}
}

// TestNoOrphans finds codes without an example, examples without a code, and
// codes with more than one constructor.
func TestNoOrphans(t *testing.T) {
	owner := map[string]string{}
	for _, pattern := range []string{"*.go", "lex/*.go", "formula/*.go", "source/*.go"} {
		for _, path := range testFiles(t, pattern) {
			if strings.HasSuffix(path, "_test.go") {
				continue
			}
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range regexp.MustCompile(`"syntax\.([a-z_]+)"`).FindAllStringSubmatch(string(text), -1) {
				if o := owner[m[1]]; o != "" && o != path {
					t.Errorf("syntax.%s is made in %s and in %s", m[1], o, path)
				}
				owner[m[1]] = path
			}
		}
	}
	examples := map[string]bool{}
	for _, path := range testFiles(t, "testdata/errors/*.txtar") {
		examples[strings.TrimSuffix(filepath.Base(path), ".txtar")] = true
	}
	for code := range large {
		examples[code] = true
	}
	for _, code := range sorted(owner) {
		if !examples[code] {
			t.Errorf("syntax.%s has no example", code)
		}
	}
	for _, code := range sorted(examples) {
		if owner[code] == "" {
			t.Errorf("the example %s has no code", code)
		}
	}
}

func sorted[V any](m map[string]V) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}
