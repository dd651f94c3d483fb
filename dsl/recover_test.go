package dsl_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
)

const elevenMistakes = `fordel 1 en

model {
  municipality Aarhus
  year 2026
}
table children {
  age hole from 0 to 5
  income kr
}
param budget = 100 mio kr
let a = (1 + 2
let b = budget *
count children.c = children with some of (x)
pool p {
  amount sum(children.income
  to children
  key age age
  flor 80 % * income
  cap 5 kr
}
bands children.d by age {
  0..2 1.8
  else: 1
}
lett c = 5
show children {
  columns age, income
}
chart pie children.income
`

// TestMistakes finds eleven mistakes on their lines, and everything between
// them.
func TestMistakes(t *testing.T) {
	f, diags := dsl.Parse("eleven.fordel", elevenMistakes)
	var got []int
	for _, d := range diags {
		got = append(got, f.Source.Position(d.Range.Start).Line)
	}
	want := []int{4, 8, 12, 13, 14, 16, 18, 19, 23, 26, 30}
	if len(got) != len(want) {
		t.Fatalf("problems on lines %v, not %v", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Fatalf("problems on lines %v, not %v", got, want)
		}
	}
	dump := dsl.Dump(f)
	for _, kept := range []string{"Year 2026", "Name income", "Value money:1e+08", "To children", "Cap money:5", `Kind "else"`, "- income"} {
		if !strings.Contains(dump, kept) {
			t.Errorf("%q is lost:\n%s", kept, dump)
		}
	}
}

// TestForgottenBracket forgets a bracket before a statement whose word is
// misspelled: each is reported on its own line, and what follows is read.
func TestForgottenBracket(t *testing.T) {
	for text, want := range map[string]struct {
		lines      []int
		statements int
	}{
		"let b = (1_000 kr + 2\nlett c = 5\nlet d = 1\n":                        {[]int{2, 3}, 3},
		"let b = max(1, [2\npoool c {\n  amount 1 kr\n}\nlet d = 1\n":           {[]int{2, 3}, 3},
		"let b = (1\nc = 5\nlet d = 1\n":                                        {[]int{2, 3}, 3},
		"model {\n  year (2026\n}\nlett c = 5\nlet d = 1\n":                     {[]int{3, 5}, 3},
		"bands t.b by x {\n  0..2: (1.8\n  else: 1\n}\nlett c = 5\nlet d = 1\n": {[]int{3, 6}, 3},
		"let b = sum(t\nwhere x > 1, .y)\nlet d = 1\n":                          {[]int{}, 2},
		"let b = max(\na\n,\nc)\nlet d = 1\n":                                   {[]int{}, 2},
		"model {\n  year (2026\n} let c = 5\nlet d = 1\n":                       {[]int{3, 4}, 3},
		"model {\n  year (2026\n}\n  lett = 5\nlet d = 1\n":                     {[]int{3, 5}, 3},
		"let b = (a\n+ c)\nlet d = 1\n":                                         {[]int{}, 2},
	} {
		f, diags := dsl.Parse("bracket.fordel", "fordel 1 en\n"+text)
		got := []int{}
		for _, d := range diags {
			got = append(got, f.Source.Position(d.Range.Start).Line)
		}
		if !slices.Equal(got, want.lines) || len(f.Statements) != want.statements {
			t.Errorf("%q: problems on lines %v, not %v, and %d statements, not %d", text, got, want.lines, len(f.Statements), want.statements)
		}
		last, ok := f.Statements[len(f.Statements)-1].(*dsl.Let)
		if !ok || last.Target.Name.Text != "d" || last.Flawed {
			t.Errorf("%q: the last statement is lost", text)
		}
	}
}

// TestBrokenStatements sees that what could not be read is marked, with the name
// it would have declared.
func TestBrokenStatements(t *testing.T) {
	f, _ := dsl.Parse("eleven.fordel", elevenMistakes)
	flawed := map[string]bool{}
	for _, s := range f.Statements {
		switch s := s.(type) {
		case *dsl.Broken:
			flawed[s.Target.Table.Text+"."+s.Target.Name.Text] = s.Flawed
		case *dsl.Let:
			flawed[s.Target.Name.Text] = s.Flawed
		case *dsl.Param:
			flawed[s.Name.Text] = s.Flawed
		case *dsl.Pool:
			flawed[s.Name.Text] = s.Flawed
		}
	}
	for name, want := range map[string]bool{"children.c": true, ".lett": true, "children.income": false, "a": true, "b": true, "budget": false, "p": true} {
		if flawed[name] != want {
			t.Errorf("%s: flawed is %v", name, flawed[name])
		}
	}
}

// TestDamage spoils each line of the clean files in several ways. What is
// reported must be on that line, and every other statement must be read as
// before.
func TestDamage(t *testing.T) {
	damages := map[string]func(string) string{
		"stray bracket": func(l string) string { return l + " )" },
		"open text":     func(l string) string { return l + ` "` },
		"odd sign":      func(l string) string { return l + " ###" },
		"two values":    func(l string) string { return l + " 5 6" },
	}
	for name, text := range trees(t) {
		if strings.Contains(name, "layout") || strings.Contains(name, "values") {
			continue // their lines go on over several
		}
		before := dumps(clean(t, name, text))
		for kind, damage := range damages {
			list := strings.Split(strings.TrimRight(text, "\n"), "\n")
			for i := 1; i < len(list); i++ {
				if list[i] == "" || strings.HasPrefix(list[i], "//") || strings.HasSuffix(list[i], ",") || strings.HasSuffix(list[i], ";") || strings.HasSuffix(list[i], "=") {
					continue
				}
				spoilt := append([]string(nil), list...)
				spoilt[i] = damage(list[i])
				checkDamage(t, name+": "+kind, strings.Join(spoilt, "\n"), i+1, before)
			}
		}
	}
}

func dumps(f *dsl.File) []string {
	var out []string
	for _, s := range f.Statements {
		out = append(out, dsl.Dump(&dsl.File{Statements: []dsl.Statement{s}}))
	}
	return out
}

func checkDamage(t *testing.T, what, text string, line int, before []string) {
	t.Helper()
	f, diags := dsl.Parse("damaged.fordel", text)
	if !diags.HasErrors() {
		t.Errorf("%s: nothing is said about line %d: %s", what, line, f.Source.Line(line))
	}
	for _, d := range diags {
		if at := f.Source.Position(d.Range.Start).Line; at != line {
			t.Errorf("%s: line %d is damaged (%s), but this is said:\n%s", what, line, f.Source.Line(line), describe(f.Source, d, f.Lang))
		}
	}
	after := dumps(f)
	if len(after) != len(before) {
		t.Errorf("%s: line %d (%s): %d statements, not %d", what, line, f.Source.Line(line), len(after), len(before))
		return
	}
	for i, s := range f.Statements {
		start, end := f.Source.Position(s.Where().Start).Line, f.Source.Position(s.Where().End).Line
		if (line < start || line > end) && after[i] != before[i] {
			t.Errorf("%s: line %d (%s) changes another statement:\n%s", what, line, f.Source.Line(line), after[i])
		}
	}
}
