package enginetest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/engine"
)

// Strange are models that try what other programs may take differently: names that are words or
// cells there, texts with their signs, ties, tables without rows, nothing at all. A table
// that has no rows in the rules has none. By the name of the file.
func Strange(t testing.TB, dir string) map[string]*engine.Session {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "testdata/strange/*.fordel"))
	if err != nil || len(files) == 0 {
		t.Fatal("no strange models", err)
	}
	out := map[string]*engine.Session{}
	for _, file := range files {
		rules, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		model, problems := engine.Open(filepath.Base(file), string(rules))
		if problems.HasErrors() {
			t.Fatal(file, Said(problems))
		}
		session := engine.NewSession(model)
		for _, table := range model.Program.Tables {
			var heads []string
			for _, c := range table.Columns {
				if c.Data != nil {
					heads = append(heads, c.Name)
				}
			}
			if !table.Decl.HasRows {
				session.Load(table.Name, table.Name+".csv", []byte(strings.Join(heads, ",")+"\n"))
			}
		}
		out[strings.TrimSuffix(filepath.Base(file), ".fordel")] = session
	}
	return out
}
