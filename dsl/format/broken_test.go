package format

import (
	"math/rand"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// survives checks what formatting promises for any file at all: statements with
// mistakes stay as they are, in their order, a second time changes nothing, and
// so it is in the other language.
func survives(t *testing.T, f *dsl.File) string {
	t.Helper()
	out, kept := Format(f, "")
	if len(kept) > 0 {
		t.Fatalf("%q in its own language: %s", f.Source.Text, kept[0].Message.EN)
	}
	again, _ := dsl.Parse("formatted", out)
	if twice, _ := Format(again, ""); twice != out {
		sameText(t, "formatted twice: "+f.Source.Text, twice, out)
	}
	foreign, kept := Format(f, lex.Other(f.Lang))
	rest, restForeign := out, foreign
	for _, s := range mistaken(f) {
		for _, text := range []*string{&rest, &restForeign} {
			i := strings.Index(*text, s)
			if i < 0 {
				t.Fatalf("a statement with a mistake changed:\n%s\n\n%s", s, *text)
			}
			*text = (*text)[i+len(s):]
		}
	}
	if readable(f) && len(mistaken(f)) > len(kept) {
		t.Fatalf("%d statements with mistakes, %d reported:\n%s", len(mistaken(f)), len(kept), f.Source.Text)
	}
	Canonical(f)
	return out
}

// mistaken gives the texts of the statements that could not be read whole.
func mistaken(f *dsl.File) []string {
	var out []string
	for _, s := range f.Statements {
		if at := s.Where(); s.Kind() == &statement.Broken || flawed(s) {
			out = append(out, f.Source.Text[at.Start:at.End])
		}
	}
	return out
}

// TestMistakesStay damages single statements of the canonical file. The damaged
// one stays as it is, and with blank lines around all of them nothing else moves.
func TestMistakesStay(t *testing.T) {
	raw, err := os.ReadFile("../testdata/canonical.fordel")
	if err != nil {
		t.Fatal(err)
	}
	text := apart(t, mustParse(t, "canonical", string(raw)))
	f := mustParse(t, "apart", text)
	damages := []string{"¤", " § ", " 1 2 ", " ) ", "  \"  ", " && "}
	r := rand.New(rand.NewSource(1))
	for n := 0; n < len(f.Statements); n += 5 {
		at := f.Statements[n].Where()
		i := at.Start + r.Intn(at.End-at.Start)
		damage := damages[r.Intn(len(damages))]
		damaged, list := dsl.Parse("damaged", text[:i]+damage+text[i:])
		if list.HasErrors() && len(damaged.Statements) == len(f.Statements) {
			sameText(t, "damaged by "+damage, survives(t, damaged), damaged.Source.Text)
		}
	}
}

// apart gives a file with a blank line before every statement.
func apart(t *testing.T, f *dsl.File) string {
	text := f.Source.Text
	for _, s := range slices.Backward(f.Statements) {
		text = text[:s.Where().Start] + "\n" + text[s.Where().Start:]
	}
	return formatted(t, mustParse(t, "apart", text), "")
}

// TestDamagedFiles damages generated files anywhere.
func TestDamagedFiles(t *testing.T) {
	const garbage = "\x00 \n{}()\"=.,;%/\\#\xffax1"
	r := rand.New(rand.NewSource(2))
	for seed := range int64(20) {
		text := []byte(generate(seed, seed, []diag.Lang{diag.English, diag.Danish}[seed%2], 30))
		for range 4 {
			i := len("fordel 1 en\n") + r.Intn(len(text)-20)
			switch r.Intn(3) {
			case 0:
				text = slices.Delete(text, i, i+1+r.Intn(5))
			case 1:
				text[i] = garbage[r.Intn(len(garbage))]
			case 2:
				text = slices.Insert(text, i, text[r.Intn(len(text)):][:1+r.Intn(10)]...)
			}
		}
		f, _ := dsl.Parse("damaged", string(text))
		survives(t, f)
	}
}

// TestNothingToGoBy leaves a file alone that does not say its language.
func TestNothingToGoBy(t *testing.T) {
	for _, text := range []string{"", "let  a=1", "fordel 2 en\nlet  a=1", "fordel 1 english\nlet  a=1", "\n\n// x\nsæt a=1\n", strings.Repeat("// x\n", dsl.MaxSource/5+1)} {
		f, _ := dsl.Parse("unknown", text)
		for _, lang := range []diag.Lang{"", diag.English, diag.Danish} {
			if out, _ := Format(f, lang); out != text {
				t.Errorf("%.40q became %.40q", text, out)
			}
		}
		if out := Canonical(f); out != text {
			t.Errorf("%.40q is %.40q canonically", text, out)
		}
	}
}

// TestKept translates no statement with a mistake, be it one of the checker's,
// that would become something else.
func TestKept(t *testing.T) {
	mistakes := "let a = count(b)\nlet  c = len(b, d)\nlet e = 1 +\nlet  g = p.rest\n"
	text := "fordel 1 en\n\n" + mistakes + "let f = p.left\npool p { amount 1 to t key k }\n"
	f, _ := dsl.Parse("kept", text)
	out, kept := Format(f, diag.Danish)
	want := "fordel 1 da\n\n" + mistakes + "sæt f = p.rest\npulje p {\n  beløb            1\n  til              t\n  fordelingsnøgle  k\n}\n"
	sameText(t, "Danish", out, want)
	if len(kept) != 4 {
		t.Fatalf("%d statements reported", len(kept))
	}
	for i, d := range kept {
		if d.Code != "format.kept" || d.Severity != diag.Warning || d.Range != f.Statements[i].Where() {
			t.Errorf("%s at %v", d.Code, d.Range)
		}
	}
	if got := kept[0].Message; !strings.Contains(got.EN, "English") || !strings.Contains(got.DA, "engelsk") {
		t.Errorf("%v", got)
	}
}

// TestNothingIsLost leaves a statement alone of which the tree does not hold all.
func TestNothingIsLost(t *testing.T) {
	const text = "fordel 1 en\n\npool p {\n amount 1\n to t\n key k\n}\n"
	for _, forget := range []func(*dsl.Pool){
		func(p *dsl.Pool) { p.Lines = p.Lines[1:] },
		func(p *dsl.Pool) { p.Lines = p.Lines[:2] },
		func(p *dsl.Pool) { p.Lines[1].At.End-- },
	} {
		f := mustParse(t, "pool", text)
		if forget(f.Statements[0].(*dsl.Pool)); formatted(t, f, "") != text {
			t.Errorf("became %s", formatted(t, f, ""))
		}
	}
}

// TestTooManyStatements copies what is beyond the limit.
func TestTooManyStatements(t *testing.T) {
	text := "fordel 1 en\n\n" + strings.Repeat("let a = 1\n", dsl.MaxStatements) + "// rest\nlet  b=2 // x\n  // y\nlet c  =3  // z\n"
	f, _ := dsl.Parse("many", text)
	sameText(t, "beyond the limit", survives(t, f), text)
}

// TestHostile formats what was made to take long or to grow: the work and the
// result stay in proportion to the file.
func TestHostile(t *testing.T) {
	const n = 1000
	many := func(line string) string { return strings.Repeat(line, n) }
	long := strings.Repeat("x", 50_000)
	for name, text := range map[string]string{
		"a long list":         "show t {\n columns a" + many(", b") + "\n}\n",
		"a long formula":      "let a = b" + many(" + c") + "\n",
		"a wide label":        "table t {\n a \"" + long + "\" key\n" + many("b kr\n") + "}\n",
		"a wide cell":         "table t { a key\n b text }\nrows {\n \"" + long + "\", 1\n" + many("1, 2\n") + "}\n",
		"a wide name":         "let " + long + " = 1\n" + many("let b = 1\n"),
		"a wide band":         "bands t.a by b {\n \"" + long + "\": 1\n" + many("1: 2\n") + "}\n",
		"a wide line":         "pool p {\n amount " + long + " // x\n to t // x\n key k // x\n // y\n" + many("// z\n") + "}\n",
		"many comments":       many("let a = 1 // x\n// y\n"),
		"many to one table":   "table t {\n id key\n rest kr\n" + many("rate kr\n") + "}\ntable u {\n id key\n" + many("left -> t as x\n") + "}\n",
		"many settings":       "scenarios \"s\" {\n" + many("a = 1, 2\n") + "}\n",
		"many open brackets":  "let a = " + strings.Repeat("(", 90) + "1" + many(" + 1") + strings.Repeat(")", 90) + "\n",
		"many small blocks":   many("split p { a 1 }\n"),
		"a long broken thing": "let a = b b" + many(" + c // x\n"),
	} {
		f, list := dsl.Parse(name, "fordel 1 en\n"+text)
		tooMuch := strings.HasPrefix(name, "a wide") || name == "many to one table" // of a text, of columns
		if broken := name == "a long broken thing" || tooMuch; list.HasErrors() != broken {
			t.Fatalf("%s: %v", name, list)
		}
		if out := survives(t, f); len(out) > 30*len(text) {
			t.Errorf("%s: %d bytes became %d", name, len(text), len(out))
		}
	}
}

// FuzzFormat formats anything at all.
func FuzzFormat(f *testing.F) {
	for name, text := range sources(f) {
		if strings.Contains(name, "testdata/tree") {
			f.Add(text)
		}
	}
	f.Add(generate(1, 1, diag.English, 10))
	f.Add(generate(1, 1, diag.Danish, 10))
	f.Add("fordel 1 da\npulje p { beløb 1 kr til t\n")
	f.Fuzz(func(t *testing.T, text string) {
		file, list := dsl.Parse("fuzz", text)
		if _, kept := Format(file, lex.Other(file.Lang)); list.HasErrors() || len(kept) > 0 {
			survives(t, file)
		} else {
			keeps(t, file)
		}
	})
}
