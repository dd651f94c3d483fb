package engine_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// advice is a hint as a program's source has it, and the code of the problem that it
// is of, where its function makes one only.
type advice struct{ code, hint string }

// adviceIn finds the hints of packages that show what to write: those with something
// in backquotes.
func adviceIn(t *testing.T, folders ...string) map[advice]*regexp.Regexp {
	t.Helper()
	out := map[advice]*regexp.Regexp{}
	for _, folder := range folders {
		files, err := filepath.Glob(folder + "/*.go")
		if err != nil || len(files) == 0 {
			t.Fatal(folder, err)
		}
		for _, path := range files {
			if strings.HasSuffix(path, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range file.Decls {
				codes, hints := adviceOf(d)
				code := ""
				if len(codes) == 1 {
					code = codes[0]
				}
				for _, hint := range hints {
					a := advice{code, hint}
					out[a] = a.pattern()
				}
			}
		}
	}
	return out
}

// adviceOf lists the codes and hints in a declaration.
func adviceOf(d ast.Decl) (codes, hints []string) {
	ast.Inspect(d, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) == 0 {
			return true
		}
		text, ok := call.Args[0].(*ast.BasicLit)
		if !ok || text.Kind != token.STRING {
			return true
		}
		value, _ := strconv.Unquote(text.Value)
		name := ""
		switch f := call.Fun.(type) {
		case *ast.Ident:
			name = f.Name
		case *ast.SelectorExpr:
			name = f.Sel.Name
		}
		switch {
		case name == "WithHint" && strings.Contains(value, "`"):
			hints = append(hints, value)
		case name == "New" || name == "fault" || name == "caution":
			codes = append(codes, value)
		}
		return true
	})
	return codes, hints
}

var verbs = regexp.MustCompile(`%(\[\d\])?[a-z]`)

// pattern is what the advice reads as, whatever is filled in and in whichever language the rules are.
func (a advice) pattern() *regexp.Regexp {
	pattern := regexp.QuoteMeta(verbs.ReplaceAllString(strings.ReplaceAll(a.hint, "%%", "\x00"), "\x01"))
	pattern = strings.NewReplacer("\x00", "%", "\x01", "(?s:.*)").Replace(pattern)
	return regexp.MustCompile("^" + quotedParts.ReplaceAllString(pattern, "`(?s:[^`]*)`") + "$")
}

// followed is one problem, and the rules in which its advice was followed.
type followed struct {
	name, wrong, mended string
	lang                diag.Lang
	away                bool // the advice is to take something out or move it
}

// readFollowed reads testdata/advice.txt: rules that follow the model of towns or,
// behind `full`, are whole; `---`; the rules with the advice followed.
func readFollowed(t *testing.T) []followed {
	t.Helper()
	raw, err := os.ReadFile("testdata/advice.txt")
	if err != nil {
		t.Fatal(err)
	}
	var out []followed
	for _, block := range strings.Split(string(raw), "\n=== ")[1:] {
		head, body, _ := strings.Cut(block, "\n")
		wrong, mended, ok := strings.Cut(body, "\n---\n")
		if !ok {
			t.Fatalf("%s: nothing is mended", head)
		}
		f := followed{name: head, lang: diag.English}
		before := towns[diag.English]
		if strings.Contains(head, " da") {
			f.lang, before = diag.Danish, towns[diag.Danish]
		}
		if strings.Contains(head, " full") {
			before = ""
		}
		f.away = strings.Contains(head, " away")
		f.wrong, f.mended = before+wrong+"\n", before+strings.TrimRight(mended, "\n")+"\n"
		out = append(out, f)
	}
	return out
}

// triedElsewhere is advice that rules of a few lines cannot show, and the test that
// holds what it is about.
var triedElsewhere = map[string]string{
	"Compute parts of it on lines of their own with `let`.":                                                                          "limits",
	"Compute inner parts on lines of their own with `let`.":                                                                          "limits",
	"Say what matters with fewer `show` and `chart`.":                                                                                "limits",
	"Name those that matter: `show %s { columns … }`.":                                                                               "limits",
	"Load a CSV file for it, such as `%s.csv`.":                                                                                      "data",
	"Remove the `rows` block to load them from a file.":                                                                              "data",
	"What `by` gives, or else the key, must stand in one of the areas' properties: %s.":                                              "a file of areas",
	"Put the areas beside the data as `%[1]s.geojson`, or drop that file on the page; or say with `by` what names the municipality.": "a file of areas",
	"Write `chart map %s.COLUMN`.":                                                                                                   "a file of areas",
	"See to the data and to what stands behind `where`, or expect `len(…) > 0` of these rows as well.":                               "expectations on nothing",
}

// TestAdviceFollowed: every hint that shows what to write has a case in which it is
// followed: the problem is then gone, no other has come, and what the rules gained is
// what the hint shows, its placeholders filled in.
func TestAdviceFollowed(t *testing.T) {
	all := adviceIn(t, "../dsl", "../dsl/lex", "../dsl/formula", "../dsl/check", ".", "formula", "statement", "plan", "view")
	seen := map[advice]bool{}
	for _, f := range readFollowed(t) {
		list, _ := outcome(t, f.wrong)
		var told diag.List
		for _, d := range list {
			for a, pattern := range all {
				if (a.code == "" || a.code == d.Code) && pattern.MatchString(d.Hint.EN) {
					seen[a] = true
					told.Add(d)
				}
			}
		}
		if len(told) == 0 {
			t.Errorf("%s: no advice in backquotes: %v\n%s", f.name, list, f.wrong)
			continue
		}
		left, _ := outcome(t, f.mended)
		for _, d := range left {
			if d.Severity == diag.Error || d.Code == told[0].Code {
				t.Errorf("%s: followed, there is still %s: %s %s", f.name, d.Code, d.Message.EN, d.Hint.EN)
			}
		}
		if !f.away && !shows(told, f) {
			t.Errorf("%s: what was written is not what is advised: %s", f.name, told[0].Hint.In(f.lang))
		}
	}
	for a := range all {
		if !seen[a] && triedElsewhere[a.hint] == "" {
			t.Errorf("no case follows %s %q", a.code, a.hint)
		}
	}
}

var quotedParts = regexp.MustCompile("`([^`]*)`")

// shows reports whether something in backquotes stands in the mended rules more often
// than in the wrong ones.
func shows(told diag.List, f followed) bool {
	for _, d := range told {
		for _, part := range quotedParts.FindAllStringSubmatch(d.Hint.In(f.lang), -1) {
			written := filledIn(part[1])
			if strings.Count(f.mended, part[1]) > strings.Count(f.wrong, part[1]) {
				return true
			}
			if len(written.FindAllString(f.mended, -1)) > len(written.FindAllString(f.wrong, -1)) {
				return true
			}
		}
	}
	return false
}

var placeholder = regexp.MustCompile(`"[^"]*"|…|\.\.\.|[\pL\pN_.\\]+(\|("[^"]*"|[\pL\pN_.\\]+|->)( TABLE)?)+|\pL[\pL\pN_]*|[0-9][0-9._,]*`)

// fills are the words in advice that stand for what the author has.
var fills = regexp.MustCompile(`^(\p{Lu}[\p{Lu}_]*|\pL|[0-9].*|….*|\.\.\.|.*\|.*|condition|value|lines|kind|amount|children|weight|age|table|column|income|lowest|highest|home|residents|floor|cap|least|most|betingelse|værdi|linjer|art|beløb|børn|vægt|alder|tabel|kolonne)$`)

// filledIn is a pattern of what an advice is once its placeholders are filled in.
func filledIn(advised string) *regexp.Regexp {
	var b strings.Builder
	at := 0
	literal := func(text string) {
		for _, r := range text {
			if r == ' ' {
				b.WriteString(`[ \t]+`)
			} else {
				b.WriteString(regexp.QuoteMeta(string(r)))
			}
		}
	}
	for _, m := range placeholder.FindAllStringIndex(advised, -1) {
		literal(advised[at:m[0]])
		switch word := advised[m[0]:m[1]]; {
		case word == `"label"` || word == `"tekst"`:
			b.WriteString(`(?:"[^"]*")?`)
		case word[0] == '"':
			b.WriteString(`"[^"\n]*"`)
		case fills.MatchString(word):
			b.WriteString(`[^\n]+?`)
		default:
			literal(word)
		}
		at = m[1]
	}
	literal(advised[at:])
	return regexp.MustCompile(b.String())
}
