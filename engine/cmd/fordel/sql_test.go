package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// fordel sql prints a script, with the rows where data are given, and refuses what has no
// place in SQL where it stands.
func TestSQL(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"rules.fordel": "fordel 1 en\ntable towns {\n  id key\n  n whole\n}\npool p {\n  amount 9 kr\n  to towns\n  key n\n}\n",
		"odd.fordel":   "fordel 1 en\nlet x = median([1, 2])\n",
		"towns.csv":    "id,n\nA,1\nB,2\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out, problems, code := fordel(t, "sql "+dir+"/rules.fordel --dialect duckdb --schema town --data "+dir+"/towns.csv", "")
	if code != fine || problems != "" || !strings.Contains(out, `INSERT INTO "town"."towns" ("id", "n") VALUES`) || !strings.Contains(out, "('B', 2)") {
		t.Errorf("exit %d: %s\n%.500s", code, problems, out)
	}
	out, problems, code = fordel(t, "sql "+dir+"/rules.fordel", "")
	if code != fine || problems != "" || !strings.Contains(out, `\copy "fordel"."towns" ("id", "n") FROM 'towns.csv'`) {
		t.Errorf("exit %d: %s\n%.500s", code, problems, out)
	}
	out, problems, code = fordel(t, "sql "+dir+"/odd.fordel", "")
	if code != wrong || out != "" || !strings.Contains(problems, "odd.fordel:2:9: error[lower.refused]") {
		t.Errorf("exit %d: %s\n%s", code, problems, out)
	}
}
