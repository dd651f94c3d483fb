package dsl_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms are the packages of the language; each knows only those before it, and nothing
// of the engine.
var rooms = []string{"interval", "diag", "source", "statement", "function", "lex", "formula", ".", "check", "format", "describe", "editor", "difference", "guide", "lsp"}

// TestImportsPointOneWay reads the imports of every package.
func TestImportsPointOneWay(t *testing.T) {
	const module = "github.com/fordel-lang/fordel/"
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return err
		}
		at := slices.Index(rooms, path.Dir(name))
		if at < 0 && path.Dir(name) != "diag/diagtest" { // a helper of tests
			t.Errorf("%s: the package is not in the list", name)
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range file.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			imported, ours := strings.CutPrefix(imported, module)
			room, language := strings.CutPrefix(imported+"/", "dsl/")
			if ours && at >= 0 && !(language && slices.Contains(rooms[:at], path.Clean(room))) {
				t.Errorf("%s knows %s", name, imported)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestArchitectureNamesRooms holds the table of packages against the list, whose order it has.
func TestArchitectureNamesRooms(t *testing.T) {
	page, err := os.ReadFile("ARCHITECTURE.md")
	if err != nil {
		t.Fatal(err)
	}
	last := -1
	for _, room := range rooms {
		link := "[" + room + "](" + room + ")"
		if room == "." {
			link = "| dsl (this folder)"
		}
		at := strings.Index(string(page), link)
		if at <= last {
			t.Errorf("%s is missing, or not where the order of imports has it", room)
		}
		last = at
	}
}
