package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/engine/folder"
)

// TestCatalogue: rule files below a folder are listed by what they say of themselves,
// a translation with its original; one with errors is told instead.
func TestCatalogue(t *testing.T) {
	t.Chdir(t.TempDir())
	const body = `table schools {
  name   key
  pupils whole
}
pool support {
  amount 10 kr
  to     schools
  key    pupils
}
`
	for name, text := range map[string]string{
		"a/rules.fordel":    "fordel 1 da\nmodel \"Støtte\" {\n  kommune \"By\"\n  år 2026\n  vedtaget \"Byrådet\"\n  kilde \"VIVE\"\n}\n" + inDanishWords.Replace(body),
		"a/rules.en.fordel": "fordel 1 en\nmodel \"Støtte\" {\n  municipality \"By\"\n  year 2026\n  adopted \"Byrådet\"\n  source \"VIVE\"\n}\n" + body,
		"b/plain.fordel":    "fordel 1 en\nlet a = 1\n",
		"b/broken.fordel":   "fordel 1 en\nlet a = b\n",
		".hidden/x.fordel":  "fordel 1 en\nlet a = 2\n",
		"b/rules.txt":       "fordel 1 en\n",
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out, errors, code := fordel(t, "catalogue .", "")
	if code != wrong || out != "index.json lists 2 models.\n" || !strings.Contains(errors, "b/broken.fordel:2") || strings.Contains(errors, "plain") {
		t.Fatalf("exit %d: %s%s", code, out, errors)
	}
	raw, err := os.ReadFile("index.json")
	if err != nil {
		t.Fatal(err)
	}
	var c folder.Catalogue
	if err := json.Unmarshal(raw, &c); err != nil || c.Version != 1 || len(c.Models) != 2 {
		t.Fatalf("%v: %s", err, raw)
	}
	m, plain := c.Models[0], c.Models[1]
	if m.File != "a/rules.fordel" || m.Title != "Støtte" || m.Municipality != "By" || *m.Year != 2026 || m.Decision != "Byrådet" || m.Source != "VIVE" ||
		len(m.Fingerprint) != 64 || len(m.Also) != 1 || m.Also[0].File != "a/rules.en.fordel" || m.Method == nil || !strings.Contains(m.Method.DA[0], "10 kr.") {
		t.Errorf("the first is %+v\n%s", m, raw)
	}
	if plain.File != "b/plain.fordel" || plain.Title != "plain" || plain.Method != nil || plain.Year != nil {
		t.Errorf("the second is %+v", plain)
	}
	if _, errors, code := fordel(t, "catalogue .hidden/..", ""); code != wrong || errors == "" {
		t.Errorf("again: exit %d", code)
	}
	if err := os.Mkdir("none", 0o755); err != nil {
		t.Fatal(err)
	}
	for _, args := range []string{"catalogue", "catalogue none", "catalogue a b", "catalogue nowhere"} {
		if _, errors, code := fordel(t, args, ""); code != wrongUse || errors == "" {
			t.Errorf("%s: exit %d: %s", args, code, errors)
		}
	}
}

var inDanishWords = strings.NewReplacer("table", "tabel", "key    pupils", "fordelingsnøgle pupils", "name   key", "name   nøgle", "whole", "heltal", "pool", "pulje", "amount", "beløb", "to ", "til ")
