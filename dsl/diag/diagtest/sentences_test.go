package diagtest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// makers are the functions that make messages and hints, with where among their
// arguments the English and the Danish text stand.
var makers = map[string]int{"New": 2, "fault": 2, "caution": 2, "problem": 2, "WithHint": 0}

// TestConstructors reads the texts of all messages and hints in the code of all
// layers, those that no example shows too.
func TestConstructors(t *testing.T) {
	found := 0
	for _, root := range []string{"../../../dsl", "../../../engine", "../../../wasm"} {
		err := filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
			if err == nil && strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
				found += readMakers(t, path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if found < 300 {
		t.Errorf("only %d messages found", found)
	}
}

// readMakers checks the texts of a file and tells how many messages and hints it
// makes.
func readMakers(t *testing.T, path string) int {
	t.Helper()
	places := token.NewFileSet()
	file, err := parser.ParseFile(places, path, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	// Messages about data begin with their table, which is followed by a colon.
	placed := filepath.Base(filepath.Dir(path)) == "table"
	found := 0
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		name := called(call.Fun)
		first, ok := makers[name]
		if !ok || len(call.Args) < first+2 {
			return true
		}
		en, isText := text(call.Args[first])
		da, both := text(call.Args[first+1])
		if !isText || !both || name == "New" && called(call.Args[1]) == "" {
			return true
		}
		found++
		for _, said := range []string{en, da} {
			if !sentences(said, placed && name != "WithHint") {
				t.Errorf("%s: %q", places.Position(call.Pos()), said)
			}
		}
		if slices.Contains([]string{"fault", "problem", "New"}, name) && (en == "" || da == "") {
			t.Errorf("%s says nothing", places.Position(call.Pos()))
		}
		return true
	})
	return found
}

// sentences is Sentence for the text of a constructor: what it begins or ends
// with may be filled in.
func sentences(said string, goesOn bool) bool {
	first, _ := utf8.DecodeRuneInString(said)
	switch {
	case goesOn && unicode.IsUpper(first):
		return false
	case goesOn:
		return strings.HasSuffix(said, ".")
	}
	return Sentence(said) || said == "%s" || strings.HasSuffix(said, ": %s") && Sentence(said+".")
}

// called is the name of a function or constant, without its package.
func called(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

// text is a text that is written in the code.
func text(e ast.Expr) (string, bool) {
	l, ok := e.(*ast.BasicLit)
	if !ok || l.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(l.Value)
	return s, err == nil
}

func TestSentence(t *testing.T) {
	for text, want := range map[string]bool{
		"": true, "It ends.": true, "`x` is meant.": true, "3 more follow.": true, "Mente du `å`?": true, "Ændr det.": true,
		"it ends.": false, "ændr det.": false, "It ends": false, " It ends.": false,
	} {
		if Sentence(text) != want {
			t.Errorf("%q: %v", text, !want)
		}
	}
}
