package editor

import (
	"maps"
	"math/rand"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// TestEveryNameIsKnown finds every name of every syntax tree among the marks,
// and every function call.
func TestEveryNameIsKnown(t *testing.T) {
	for path, text := range files(t) {
		d := Open(path, text)
		marks := map[diag.Range]mark{}
		for _, m := range d.marks {
			marks[m.at] = m
		}
		for _, s := range d.file.Statements {
			for _, at := range namesIn(s) {
				if m, ok := marks[at]; !ok || m.kind == TokenName {
					t.Errorf("%s: `%s` at %d is %q (%v)", path, d.text(at), d.file.Source.Position(at.Start), m.kind, ok)
				}
			}
		}
	}
}

// namesIn are the places of all names and functions of a statement.
func namesIn(s dsl.Statement) []diag.Range {
	var out []diag.Range
	var walk func(v reflect.Value)
	walk = func(v reflect.Value) {
		switch x := v.Interface().(type) {
		case dsl.Name:
			if _, model := s.(*dsl.Model); x.Text != "" && !model {
				out = append(out, x.At)
			}
			return
		case *dsl.Formula:
			x.Walk(func(n *formula.Node) bool {
				switch n.Op {
				case formula.Name, formula.Member, formula.Dot, formula.Call:
					out = append(out, n.Sign)
				}
				return true
			})
			return
		}
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() {
				walk(v.Elem())
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if v.Type().Field(i).IsExported() {
					walk(v.Field(i))
				}
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		}
	}
	walk(reflect.ValueOf(s).Elem())
	return out
}

// TestNamesMeanWhatTheCheckerSays compares each name of each formula with what
// the checker resolved it to.
func TestNamesMeanWhatTheCheckerSays(t *testing.T) {
	for path, text := range files(t) {
		d := Open(path, text)
		last := map[int]mark{}
		for _, m := range d.marks {
			last[m.at.End] = m
		}
		seen := 0
		for _, step := range d.program.Steps {
			eachExpr(reflect.ValueOf(step), func(e *check.Expr) {
				name := ""
				switch e.Op {
				case check.OpColumn:
					name = e.Column.Name
				case check.OpParam:
					name = e.Param.Name
				case check.OpValue:
					name = e.Value.Name
				default:
					return
				}
				m, ok := last[e.At.End]
				base, _, figure := strings.Cut(name, ".")
				if strings.HasSuffix(name, ".weight") || m.kind == TokenFunction || figure && (!ok || m.symbol != nil && m.symbol.Name == base) {
					return // written by the checker, which gives the list of a figure the place of the result
				}
				seen++
				if s := m.symbol; s == nil || s.Column != e.Column || e.Param != nil && s.Param != e.Param || !strings.HasSuffix(name, s.Name) {
					t.Errorf("%s: `%s` at %v is %s for the checker, %+v here", path, d.text(e.At), d.file.Source.Position(e.At.Start), name, s)
				}
			})
		}
		if seen == 0 {
			t.Errorf("%s: no names", path)
		}
	}
}

// eachExpr visits the formulas of a step.
func eachExpr(v reflect.Value, visit func(*check.Expr)) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		switch x := v.Interface().(type) {
		case *check.Expr:
			if x != nil {
				visit(x)
				eachExpr(reflect.ValueOf(x.Args), visit)
			}
		case *check.Table, *check.Column, *check.Value, *check.Param, dsl.Statement, *dsl.Earmark:
		case nil:
		default:
			if !v.IsNil() {
				eachExpr(v.Elem(), visit)
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Type().Field(i); f.IsExported() && f.Name != "Needs" && f.Name != "SurplusTo" && f.Name != "From" {
				eachExpr(v.Field(i), visit)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			eachExpr(v.Index(i), visit)
		}
	}
}

// TestWhatStandsIsOffered puts the cursor behind the first letter of every name,
// keyword and function of every file: what stands there is offered.
func TestWhatStandsIsOffered(t *testing.T) {
	for path, text := range files(t) {
		if strings.HasSuffix(path, "old.da.fordel") {
			continue // words of earlier are read, not offered
		}
		d := Open(path, text)
		for i, m := range d.marks {
			if m.declares || m.kind == TokenText || m.kind == TokenNumber || m.kind == TokenOperator || i%3 != 0 && len(text) > 8_000 {
				continue
			}
			word := d.text(m.at)
			line := text[strings.LastIndexByte(text[:m.at.Start], '\n')+1 : m.at.Start]
			if m.keyword == "kr" || strings.Count(line, `"`)%2 == 1 {
				continue // behind a number, and names inside quotation marks
			}
			if !slices.Contains(offeredAt(d, m.at.Start+1), strings.Join(strings.Fields(word), " ")) {
				place := d.file.Source.Position(m.at.Start)
				t.Errorf("%s: `%s` is not offered in line %d: %s", path, word, place.Line, d.file.Source.Line(place.Line))
			}
		}
	}
}

// TestTokens are rising, apart, and cover what they are about.
func TestTokens(t *testing.T) {
	for path, text := range files(t) {
		checkTokens(t, path, text)
	}
	d := Open("r", "fordel 1 en\n// note\nlet x \"X\" = 1 + sum(y)\n")
	var got []string
	for _, token := range d.Tokens() {
		got = append(got, d.text(token.At)+" "+string(token.Kind))
	}
	want := `fordel 1 en keyword, // note comment, let keyword, x value, "X" text, 1 number, + operator, sum function, y name`
	if strings.Join(got, ", ") != want {
		t.Errorf("got %s", strings.Join(got, ", "))
	}
}

func checkTokens(t testing.TB, path, text string) {
	end := 0
	for _, token := range Open(path, text).Tokens() {
		if token.At.Start < end || token.At.End <= token.At.Start || token.At.End > len(text) || token.Kind == "" {
			t.Errorf("%s: %+v behind %d of %d", path, token, end, len(text))
		}
		end = token.At.End
	}
}

// TestRenameKeepsMeaning renames things of every file: the rules stay the same
// but for the name, and renaming back gives the file as it was.
func TestRenameKeepsMeaning(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	all := files(t)
	for _, path := range slices.Sorted(maps.Keys(all)) {
		text := all[path]
		d := Open(path, text)
		tree := dsl.Dump(d.file)
		seen := map[*Symbol]bool{}
		for _, i := range random.Perm(len(d.marks)) {
			m := d.marks[i]
			if m.symbol == nil || m.symbol.Kind == SymbolFigure || seen[m.symbol] || len(seen) >= 1 && path != "base" {
				continue
			}
			seen[m.symbol] = true
			renamed := rename(t, d, m.at.Start, m.symbol.Name+"qq")
			if got := strings.ReplaceAll(unplaced(dsl.Dump(renamed.file)), "qq", ""); got != unplaced(tree) {
				t.Errorf("%s: `%s` renamed changes the tree", path, m.symbol.Name)
			}
			at := slices.IndexFunc(renamed.marks, func(x mark) bool { return x.symbol != nil && x.symbol.Name == m.symbol.Name+"qq" })
			if back := rename(t, renamed, renamed.marks[at].at.Start, m.symbol.Name); back.file.Source.Text != text {
				t.Errorf("%s: `%s` renamed and back is another file", path, m.symbol.Name)
			}
		}
	}
}

// unplaced is a tree without where names stand in texts, which longer names move.
func unplaced(tree string) string {
	return regexp.MustCompile(`(?m)^ *(Start|End) \d+$`).ReplaceAllString(tree, "")
}

// TestRenameInQuotes: lookup names a figure of a result in quotes, also by its
// earlier Danish name.
func TestRenameInQuotes(t *testing.T) {
	const rules = `fordel 1 da
tabel huse {
  id nøgle
  børn tal
}
pulje støtte {
  beløb 100 kr
  til huse
  fordelingsnøgle børn
  højst 60 kr
}
sæt a = opslag(huse; "x"; "støtte.uden_grænser") + opslag(huse; "x"; "støtte.ubegrænset") + opslag(huse; "x"; "støtte")
`
	d := Open("r.fordel", rules)
	for at := 0; ; {
		next := strings.Index(rules[at:], "støtte")
		if next < 0 {
			break
		}
		at += next + 1
		if got := rename(t, d, at, "hjælp").file.Source.Text; got != strings.ReplaceAll(rules, "støtte", "hjælp") {
			t.Errorf("renamed at %d:\n%s", at, got)
		}
	}
}

// TestNamesInLetters: a name in the braces of a letter is known, and renamed with the
// others; in a text with escaped signs it is left alone.
func TestNamesInLetters(t *testing.T) {
	const rules = `fordel 1 en
table houses {
  house     key
  children  whole
}
pool base {
  amount  10 kr
  to      houses
  key     children
}
letter houses {
  heading   "{house}: { base } for {children} in {model.year}"
  figures   base "Yours"
  per       children
}
`
	d := Open("r.fordel", rules)
	for name, want := range map[string]TokenKind{"house}": TokenColumn, " base }": TokenResult, "children}": TokenColumn, "model.": TokenKeyword} {
		at := strings.Index(rules, name) + len(name) - len(strings.TrimLeft(name, " "))
		if i := slices.IndexFunc(d.marks, func(m mark) bool { return m.at.Start == at }); i < 0 || d.marks[i].kind != want {
			t.Errorf("%q is no %s", name, want)
		}
	}
	got := rename(t, d, strings.Index(rules, "children}"), "pupils").file.Source.Text
	if got != strings.ReplaceAll(rules, "children", "pupils") {
		t.Error(got)
	}
}

func rename(t *testing.T, d *Document, offset int, name string) *Document {
	t.Helper()
	edits, problems := d.Rename(offset, name)
	if len(problems) > 0 || len(edits) == 0 {
		t.Fatalf("%s cannot be renamed at %d: %v", name, offset, problems)
	}
	return Open(d.file.Source.Name, apply(d.file.Source.Text, edits))
}

// TestRename renames what is at the cursor, wherever it stands.
func TestRename(t *testing.T) {
	for text, want := range map[string]string{
		"let houses.x = pla|ces + sum(houses.places)":                "let houses.x = new_name + sum(houses.new_name)",
		"let houses.x = soc|ial.rate * 1":                            "let houses.x = new_name.rate * 1",
		"let houses.x = lookup(pri|ces, \"2025\", \"rate\")":         "let houses.x = lookup(new_name, \"2025\", \"rate\")",
		"let houses.x = lookup(prices, \"2025\", \"ra|te\")":         "let houses.x = lookup(prices, \"2025\", \"new_name\")",
		"let areas.x = count(residents, .age > 1) + len(resid|ents)": "let areas.x = count(new_name, .age > 1) + len(new_name)",
	} {
		source, offset := marked(t, base, text)
		edits, problems := Open("r", source).Rename(offset, "new_name")
		if got := apply(source, edits); !strings.HasSuffix(got, want) || len(problems) > 0 {
			t.Errorf("%q gives %s %v", text, got[strings.LastIndex(got, "\n"):], problems)
		}
	}
}

// TestRenameRefuses says why a name will not do.
func TestRenameRefuses(t *testing.T) {
	for text, want := range map[string]string{
		"let houses.x = pla|ces > rent":          "rent rename.taken",
		"let houses.x = pla|ces ":                "if syntax.reserved",
		"let houses.x = plac|es":                 "eller syntax.reserved",
		"let houses.x = place|s":                 "kr syntax.reserved",
		"let x = bud|get":                        "houses rename.taken",
		"let x = budge|t":                        "total rename.taken",
		"let houses.x = |places":                 "two words rename.name",
		"let houses.x = places|":                 "1st rename.name",
		"let houses.x = p|laces":                 " rename.name",
		"let x = social.ra|te":                   "speed rename.nothing",
		"l|et x = 1":                             "speed rename.nothing",
		"let houses.x = places + bu|dget / 1 kr": "places rename.meaning",
		"let houses.x = social.pub|lic":          "private rename.taken",

		// The rules would stay without problems, but mean other rows.
		"let areas.x = len(houses) + len(resid|ents)": "houses rename.meaning",
	} {
		source, offset := marked(t, base, text)
		name, code, _ := strings.Cut(want, " ")
		if i := strings.LastIndex(want, " "); true {
			name, code = want[:i], want[i+1:]
		}
		edits, problems := Open("r", source).Rename(offset, name)
		if len(edits) > 0 || len(problems) != 1 || problems[0].Code != code || problems[0].Message.DA == "" {
			t.Errorf("%q to %q: %v %v", text, name, problems, edits)
		}
	}
}

// TestEveryWordIsExplained has a line in both languages for every keyword in
// every place and every figure.
func TestEveryWordIsExplained(t *testing.T) {
	for _, p := range statement.Places() {
		for _, w := range p.List() {
			if w.Doc.EN == "" || w.Doc.DA == "" {
				t.Errorf("`%s` is not explained", w.EN)
			}
		}
	}
	for _, d := range statement.All {
		for _, f := range d.Figures {
			if f.EN != "" && !f.Hidden && (f.Doc.EN == "" || f.Doc.DA == "") || f.EN != "" && (f.Told.EN == "" || f.Told.DA == "") {
				t.Errorf("%s.%s is not explained", d.EN, f.EN)
			}
		}
	}
}

// TestUnfinishedFiles ends the file of every construct at random places: nothing
// panics, and the start of the next word brings something up mostly.
func TestUnfinishedFiles(t *testing.T) {
	text := files(t)["../testdata/canonical.fordel"]
	random := rand.New(rand.NewSource(2))
	for range 20 {
		end := random.Intn(len(text))
		ask(t, text[:end], end)
		cut := min(len(text), end+1+random.Intn(40))
		ask(t, text[:end]+text[cut:], end)
	}
}

// ask asks everything at an offset.
func ask(t testing.TB, text string, offset int) {
	d := Open("r", text)
	for _, lang := range []diag.Lang{diag.English, diag.Danish} {
		c := d.Complete(offset, lang)
		if c.At.Start > c.At.End || c.At.Start < 0 || c.At.End > len(text) {
			t.Errorf("completion replaces %+v of %d", c.At, len(text))
		}
		if h, ok := d.Hover(offset, lang); ok && (h.Title == "" || h.At.End > len(text)) {
			t.Errorf("hover %+v", h)
		}
	}
	d.Definition(offset)
	d.References(offset)
	d.Outline()
	checkTokens(t, "r", text)
}

// FuzzDocument asks everything of any text.
func FuzzDocument(f *testing.F) {
	f.Add(unmark.Replace(base), 200)
	for text := range completions {
		f.Add("fordel 1 en\n"+strings.Replace(text, "|", "", 1), 14+strings.Index(text, "|"))
	}
	f.Add("fordel 1 da\nsæt børn.x = antal(børn; .alder > 1,5)\n", 30)
	f.Fuzz(func(t *testing.T, text string, offset int) {
		if len(text) > 4_000 {
			return
		}
		ask(t, text, min(max(offset, 0), len(text)))
		d := Open("r", text)
		for _, m := range d.marks {
			if m.symbol != nil && m.symbol.Kind != SymbolFigure {
				d.Rename(m.at.Start, "zz")
				break
			}
		}
	})
}
