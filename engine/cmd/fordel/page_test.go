package main

import (
	"archive/zip"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/engine"
)

// inFile are the rules of a model for persons, with a text that would end a script.
const inFile = `fordel 1 en
table children {
  id   key
  born date
}
table schools "Schools </script><!--" {
  id     key
  pupils whole
}
pool support {
  amount 10 kr
  to     schools
  key    pupils
}
let first = min(children.born)
`

// pageFolder is a folder with the rules, data, and a page to put them into.
func pageFolder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	t.Chdir(dir)
	for name, text := range map[string]string{
		"rules.fordel": inFile, "data/children.csv": "id,born\na,2020-03-01\n", "data/schools.csv": "id,pupils\nA,1\nB,4\n",
		"data/schools.geojson":         "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"properties\": {\"name\": \"A\"}, \"geometry\": {\"type\": \"Polygon\", \"coordinates\": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}}]}",
		"www/dist/onefile/fordel.html": "<html>" + noModel + "</html>",
	} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// modelIn is the model that a page holds, in which nothing may end its script.
func modelIn(t *testing.T, page string) (e engine.Enclosed) {
	t.Helper()
	begin, end, found := strings.Cut(noModel, "null")
	text := strings.TrimSuffix(strings.TrimPrefix(page, "<html>"+begin), end+"</html>")
	if !found || strings.ContainsAny(text, "<>") {
		t.Fatalf("the model may end its script: %s", text)
	}
	if err := json.Unmarshal([]byte(text), &e); err != nil {
		t.Fatalf("%v: %s", err, page)
	}
	return e
}

func TestPage(t *testing.T) {
	pageFolder(t)
	out, errors, code := fordel(t, "page rules.fordel --out model.html", "")
	page, err := os.ReadFile("model.html")
	if err != nil || code != fine || errors != "" || !strings.Contains(out, "no data for `children` and `schools`") {
		t.Fatalf("exit %d, %v: %s%s", code, err, out, errors)
	}
	if e := modelIn(t, string(page)); e.Rules != inFile || e.File != "rules.fordel" || e.Lang != "en" || len(e.Tables) != 0 || len(e.Areas) != 0 {
		t.Errorf("without data the page holds %+v", e)
	}

	out, errors, code = fordel(t, "page rules.fordel --data data --out model.html --zip --lang da", "")
	if code != fine || out != "model.zip rummer reglerne og 3 rækker data.\n" || !strings.Contains(errors, "Rækker i `children` ligner personer") || strings.Contains(errors, "`schools` ligner") {
		t.Errorf("exit %d: %s%s", code, out, errors)
	}
	z, err := zip.OpenReader("model.zip")
	if err != nil || len(z.File) != 1 || z.File[0].Name != "model.html" {
		t.Fatalf("%v: %v", z, err)
	}
	defer z.Close()
	f, err := z.File[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	if page, err = io.ReadAll(f); err != nil {
		t.Fatal(err)
	}
	if e := modelIn(t, string(page)); e.Lang != "da" || len(e.Tables) != 2 || len(e.Areas) != 1 || e.Areas[0].File != "schools.geojson" || !strings.Contains(e.Areas[0].Text, "Polygon") || e.Tables[0].Text != "id,born\na,2020-03-01\n" {
		t.Errorf("with data the page holds %+v", e)
	}
}

func TestPageRefuses(t *testing.T) {
	dir := pageFolder(t)
	if err := os.WriteFile("broken.fordel", []byte(inFile+"let x = y\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args string
		code int
		said string
	}{
		{"page rules.fordel", wrongUse, "where to? give a file with --out FILE"},
		{"page broken.fordel --out model.html", wrong, "broken.fordel:16"},
		{"page rules.fordel --data data/schools.csv --out model.html", wrong, "children"},
	} {
		if _, errors, code := fordel(t, c.args, ""); code != c.code || !strings.Contains(errors, c.said) {
			t.Errorf("%s: exit %d: %s", c.args, code, errors)
		}
		if _, err := os.Stat("model.html"); err == nil {
			t.Errorf("%s wrote a file", c.args)
		}
	}
	if err := os.RemoveAll(filepath.Join(dir, "www")); err != nil {
		t.Fatal(err)
	}
	if _, errors, code := fordel(t, "page rules.fordel --out model.html", ""); code != wrongUse || !strings.Contains(errors, "make page") {
		t.Errorf("without a built page: exit %d: %s", code, errors)
	}
}
