package engine

import (
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms are the packages of the engine, each of which knows only those before it.
// The first know nothing of the language.
var rooms = []string{"digest", "jsontext", "progress", "number/dd", "number", "measure", "share", "table", "formula", "kernel", "plan", "statement", "view", "report", "",
	"folder", "cmd/fordel"}

// wordless are the rooms that know nothing of the language but its problems and texts.
var wordless = rooms[:8]

// TestNobodyKnowsARoomAbove reads the imports of every package.
func TestNobodyKnowsARoomAbove(t *testing.T) {
	const module = "github.com/fordel-lang/fordel/"
	for at, room := range rooms {
		for _, path := range testFiles(t, strings.TrimPrefix(room+"/*.go", "/")) {
			if strings.HasSuffix(path, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
			if err != nil {
				t.Fatal(err)
			}
			for _, spec := range file.Imports {
				name, _ := strconv.Unquote(spec.Path.Value)
				name, ours := strings.CutPrefix(name, module)
				below, engine := strings.CutPrefix(name+"/", "engine/")
				below = strings.TrimSuffix(below, "/")
				if ours && engine && !slices.Contains(rooms[:at], below) {
					t.Errorf("%s knows %s", path, name)
				}
				if ours && !engine && name != "dsl/diag" && name != "dsl/source" && slices.Contains(wordless, room) {
					t.Errorf("%s knows %s", path, name)
				}
			}
		}
	}
}
