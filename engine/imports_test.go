package engine

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

// wordless are the packages of the engine that know nothing of the language but its
// problems and texts, worded the others; each knows only those before it.
var (
	wordless = []string{"digest", "jsontext", "progress", "book", "conceal", "number/dd", "number", "book/calculate", "measure", "share", "attribution", "table", "xlsx", "area"}
	worded   = []string{"formula", "kernel", "plan", "statement", "view", "report", "explain", "paper", "lower", "sql", "generated", ".", "workbook", "folder", "enginetest", "cmd/fordel", "bench", "bench/tasks"}
)

// TestImportsPointOneWay reads the imports of every package.
func TestImportsPointOneWay(t *testing.T) {
	const module = "github.com/fordel-lang/fordel/"
	packages := slices.Concat(wordless, worded)
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
			return err
		}
		at := slices.Index(packages, path.Dir(name))
		if at < 0 {
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
			below, engine := strings.CutPrefix(imported+"/", "engine/")
			switch {
			case below == "xlsx/" && ours && path.Dir(name) != "folder" && path.Dir(name) != "cmd/fordel":
				t.Errorf("%s knows %s, which only the command may: it brings a library that the page must not load", name, imported)
			case !ours, !engine && (at >= len(wordless) || imported == "dsl/diag" || imported == "dsl/source"):
			case !engine || !slices.Contains(packages[:at], path.Clean(below)):
				t.Errorf("%s knows %s", name, imported)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// The page reads workbooks with a library of its own: what it loads must not have
// that of the command.
func TestThePageHasNoWorkbooks(t *testing.T) {
	files, err := fs.Glob(os.DirFS("../wasm"), "*.go")
	inside, wrong := fs.Glob(os.DirFS("../wasm"), "bridge/*.go")
	if err != nil || wrong != nil || len(files) == 0 || len(inside) == 0 {
		t.Fatal(err, wrong)
	}
	for _, name := range append(files, inside...) {
		file, err := parser.ParseFile(token.NewFileSet(), path.Join("../wasm", name), nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range file.Imports {
			imported, _ := strconv.Unquote(spec.Path.Value)
			if !strings.HasSuffix(name, "_test.go") && (strings.HasSuffix(imported, "engine/folder") || strings.HasSuffix(imported, "engine/xlsx")) {
				t.Errorf("%s knows %s", name, imported)
			}
		}
	}
}
