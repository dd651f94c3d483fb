package format

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// mustParse reads a text that must be without errors.
func mustParse(t *testing.T, what, text string) *dsl.File {
	t.Helper()
	f, list := dsl.Parse(what, text)
	for _, d := range list {
		if d.Severity == diag.Error {
			at := f.Source.Position(d.Range.Start)
			t.Fatalf("%s:%d:%d: %s\n%s\n\n%s", what, at.Line, at.Column, d.Message.EN, f.Source.Line(at.Line), text)
		}
	}
	return f
}

// formatted gives the text in a language; nothing may be left untranslated.
func formatted(t *testing.T, f *dsl.File, lang diag.Lang) string {
	t.Helper()
	text, kept := Format(f, lang)
	for _, d := range kept {
		t.Fatalf("%s: %s: %s", f.Source.Name, d.Message.EN, f.Source.Text[d.Range.Start:d.Range.End])
	}
	return text
}

// sameText reports the first line in which two texts differ.
func sameText(t *testing.T, what, got, want string) {
	t.Helper()
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		if i >= len(g) || i >= len(w) || g[i] != w[i] {
			t.Fatalf("%s: line %d is\n%s\nnot\n%s", what, i+1, strings.Join(g[min(i, len(g)):min(i+3, len(g))], "\n"), strings.Join(w[min(i, len(w)):min(i+3, len(w))], "\n"))
		}
	}
}

var members = regexp.MustCompile(`\(member \S+|(?m)^ +Figure \S+`)

// tree is a file's tree, with figures by their English names: a Danish file may
// use either.
func tree(f *dsl.File) string {
	text := dsl.Dump(f)
	for _, figure := range statement.Figures() {
		if figure.Old != "" { // in a lookup
			text = strings.ReplaceAll(text, "."+figure.Old+`"`, "."+figure.DA+`"`)
		}
		for _, c := range figure.Choices {
			text = strings.ReplaceAll(text, strconv.Quote(c.DA), strconv.Quote(c.EN))
		}
	}
	return members.ReplaceAllStringFunc(text, func(member string) string {
		start, word := member[:strings.LastIndexByte(member, ' ')+1], member[strings.LastIndexByte(member, ' ')+1:]
		for _, figure := range [2]func(diag.Lang, string) (string, bool){lex.Special, lex.OldSpecial} {
			if english, ok := figure(diag.Danish, word); ok {
				return start + english
			}
		}
		return member
	})
}

func comments(f *dsl.File) []string {
	var out []string
	for _, c := range f.Comments {
		out = append(out, c.Text)
	}
	return out
}

// keeps checks what formatting promises for a file without errors: in either
// language and there and back the tree and the comments stay, and a second time
// changes nothing.
func keeps(t *testing.T, f *dsl.File) {
	t.Helper()
	name := f.Source.Name
	own := formatted(t, f, "")
	again := mustParse(t, name+" formatted", own)
	sameText(t, name+": tree formatted", tree(again), tree(f))
	sameText(t, name+": formatted twice", formatted(t, again, ""), own)

	to := lex.Other(f.Lang)
	foreign := formatted(t, f, to)
	twin := mustParse(t, name+" in "+string(to), foreign)
	sameText(t, name+": formatted, then translated", formatted(t, again, to), foreign)
	sameText(t, name+": translated, then formatted", formatted(t, twin, ""), foreign)
	if !doubtful(f) {
		sameText(t, name+": there and back", formatted(t, twin, f.Lang), own)
	}
	for _, g := range []*dsl.File{again, twin} {
		if !slices.Equal(comments(f), comments(g)) {
			t.Fatalf("%s: comments changed:\n%s\n%s", name, strings.Join(comments(f), " | "), strings.Join(comments(g), " | "))
		}
	}
	canonical := Canonical(f)
	plain := mustParse(t, name+" canonical", canonical)
	sameText(t, name+": canonical text of the twin", Canonical(twin), canonical)
	sameText(t, name+": canonical text of the canonical text", Canonical(plain), canonical)
	english := f
	if f.Lang == diag.Danish {
		english = twin
	}
	sameText(t, name+": canonical tree", tree(plain), tree(english))
	if len(plain.Comments) > 0 {
		t.Fatalf("%s: comments in the canonical text", name)
	}
}

// doubtful reports whether a file is warned of a decimal comma. The formatter
// leaves it as it is; translating the file there and back takes the doubt away.
func doubtful(f *dsl.File) bool {
	_, list := dsl.Parse(f.Source.Name, f.Source.Text)
	return slices.ContainsFunc(list, func(d diag.Diagnostic) bool { return d.Code == "syntax.comma" })
}

// TestDecimals: what has decimals in English is not warned of in Danish.
func TestDecimals(t *testing.T) {
	for en, da := range map[string]string{
		"max([1.5])": "maks([(1,5)])", "round(x / 12.25)": "afrund(x / (12,25))", "round(8.2 * x)": "afrund(8,2 * x)",
		"round(x * 8.2, 1)": "afrund(x * 8,2; 1)", "(x + 1.5)": "(x + 1,5)", "x in [1.5 %]": "x i [(1,5 %)]",
		"x in [-1.5 kr]": "x i [-(1,5 kr)]", "abs(if x > 1 then x else 2.5)": "abs(hvis x > 1 så x ellers (2,5))",
		"round(1_000.5)": "afrund((1.000,5))", "round(1_000)": "afrund(1.000)",
	} {
		english, danish := "fordel 1 en\n\nlet a = "+en+"\n", "fordel 1 da\n\nsæt a = "+da+"\n"
		f, g := mustParse(t, en, english), mustParse(t, da, danish)
		if doubtful(g) {
			t.Errorf("%s is warned of", da)
		}
		sameText(t, en, formatted(t, f, diag.Danish), danish)
		sameText(t, da, formatted(t, g, diag.English), english)
		sameText(t, "canonical "+da, Canonical(g), Canonical(f))
		keeps(t, f)
		keeps(t, g)
	}
	doubt := mustParse(t, "doubt", "fordel 1 da\n\nsæt a = afrund(x / 12,2)\n")
	if sameText(t, "left as it is", formatted(t, doubt, ""), doubt.Source.Text); !doubtful(doubt) {
		t.Error("no doubt")
	}
	around := mustParse(t, "around", "fordel 1 en\n\nlet a = round(( // why\n1.5))\n")
	keeps(t, around)
}

// sources are the rule files there are: examples, and the parts of the parser's
// tests that are whole files.
func sources(t testing.TB) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, pattern := range []string{"../../examples/*/rules.fordel", "../testdata/*.fordel", "../testdata/tree/*.txtar"} {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatalf("no files %s", pattern)
		}
		for _, path := range paths {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			parts := strings.Split("\n"+string(raw), "\n-- ")
			if len(parts) == 1 {
				out[path] = string(raw)
			}
			for _, part := range parts[1:] {
				if name, text, _ := strings.Cut(part, " --\n"); strings.HasSuffix(name, ".fordel") {
					out[path+"/"+name] = text + "\n"
				}
			}
		}
	}
	return out
}

func TestFilesKeepTheirTree(t *testing.T) {
	for name, text := range sources(t) {
		keeps(t, mustParse(t, name, text))
	}
}

func TestGeneratedFilesKeepTheirTree(t *testing.T) {
	for seed := range int64(8) {
		for _, lang := range []diag.Lang{diag.English, diag.Danish} {
			keeps(t, mustParse(t, "generated", generate(seed, seed+1000, lang, 40)))
		}
	}
}

// TestGeneratorKnowsAll sees that no kind of statement is left out.
func TestGeneratorKnowsAll(t *testing.T) {
	knowsAll(t, "generated", mustParse(t, "generated", generate(1, 1, diag.English, 40)))
}

// knowsAll sees that a file has every kind of statement.
func knowsAll(t *testing.T, what string, file *dsl.File) {
	t.Helper()
	for _, kind := range statement.All {
		if !slices.ContainsFunc(file.Statements, func(s dsl.Statement) bool { return s.Kind() == kind }) {
			t.Errorf("%s: there is no %v", what, kind)
		}
	}
}

// TestSpellings writes the same rules in English and in Danish, each in its own
// way, and wants one text and one fingerprint of both.
func TestSpellings(t *testing.T) {
	for seed := range int64(8) {
		en := mustParse(t, "English", generate(seed, seed, diag.English, 40))
		da := mustParse(t, "Danish", generate(seed, seed, diag.Danish, 40))
		if !doubtful(da) {
			sameText(t, "Danish", formatted(t, en, diag.Danish), formatted(t, da, diag.Danish))
		}
		sameText(t, "English", formatted(t, da, diag.English), formatted(t, en, diag.English))
		other := mustParse(t, "another layout", generate(seed, seed+1, diag.Danish, 40))
		sameText(t, "canonical", Canonical(other), Canonical(en))
	}
}

// TestCurrency has one canonical text for a model's currency and for kr.
func TestCurrency(t *testing.T) {
	en := mustParse(t, "en", "fordel 1 en\nmodel { currency EUR }\ntable t { id key\n a EUR }\nlet b = 1000 EUR + 2 kr")
	da := mustParse(t, "da", "fordel 1 da\nmodel { valuta EUR }\ntabel t { id nøgle\n a kr }\nsæt b = 1.000 kr + 2 EUR")
	const want = "fordel 1 en\nmodel {\n  currency EUR\n}\ntable t {\n  id key\n  a kr\n}\nlet b = 1000 kr + 2 kr\n"
	sameText(t, "English", Canonical(en), want)
	sameText(t, "Danish", Canonical(da), want)
	sameText(t, "kept", formatted(t, en, ""), "fordel 1 en\n\nmodel {\n  currency  EUR\n}\n\ntable t {\n  id  key\n  a   EUR\n}\nlet b = 1_000 EUR + 2 kr\n")
	keeps(t, en)
}

func TestCanonicalFiles(t *testing.T) {
	const path, danish = "../testdata/canonical.fordel", "../testdata/canonical.da.fordel"
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	f := mustParse(t, path, string(raw))
	knowsAll(t, path, f)
	own, translated := formatted(t, f, ""), formatted(t, f, diag.Danish)
	if *update {
		for name, text := range map[string]string{path: own, danish: translated} {
			if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		return
	}
	want, err := os.ReadFile(danish)
	if err != nil {
		t.Fatal(err)
	}
	sameText(t, path, own, string(raw))
	sameText(t, danish, translated, string(want))
}

func BenchmarkFormat(b *testing.B) {
	benchmark(b, func(f *dsl.File) { Format(f, diag.Danish) })
}

func BenchmarkCanonical(b *testing.B) {
	benchmark(b, func(f *dsl.File) { Canonical(f) })
}

// benchmark takes the canonical file.
func benchmark(b *testing.B, work func(*dsl.File)) {
	raw, err := os.ReadFile("../testdata/canonical.fordel")
	if err != nil {
		b.Fatal(err)
	}
	f, _ := dsl.Parse("canonical", string(raw))
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		work(f)
	}
}
