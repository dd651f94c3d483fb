package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const shared = `fordel 1 en
table houses {
  id     key
  name   text
  places whole
}
param share = 50 % { from 0 % to 100 % }
param money = 100 kr
let houses.base = 10 kr * places
pool extra "Extra" {
  amount  money * share
  to      houses
  key     places
}
let houses.total "Total" = base + extra
show houses { columns name, extra, total }
`

// diffFolder is two rule files, the second with replacements, and data.
func diffFolder(t *testing.T, changes ...string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"a.fordel": shared, "b.fordel": strings.NewReplacer(changes...).Replace(shared),
		"houses.csv": "id,name,places\n1,North,3\n2,South,1\n3,West,0\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestDiff(t *testing.T) {
	dir := diffFolder(t, "share = 50 %", "share = 60 %", "total", "in_all", "columns name, extra, in_all", "columns name, extra, in_all")
	line := "diff " + filepath.Join(dir, "a.fordel") + " " + filepath.Join(dir, "b.fordel")
	out, err, code := fordel(t, line+" --data "+dir, "")
	want := `The rules differ in one thing:
- param share: 50 % → 60 %

Other names for the same things:
- houses.total is now called houses.in_all

Total
houses  before  after  change     %
North       68     75       7  10.3
South       22     25       3  13.6
------  ------  -----  ------  ----
In all      90    100      10  11.1
2 gain (10 in all, at most 7), 0 lose. 1 are as they were.
`
	if code != fine || out != want {
		t.Errorf("exit %d, %s\n%s\nwant\n%s", code, err, out, want)
	}
	if out, _, code := fordel(t, line+" --lang da", ""); code != fine || out != "Reglerne er forskellige på ét punkt:\n- parameter share: 50 % → 60 %\n\nAndre navne for det samme:\n- houses.total hedder nu houses.in_all\n" {
		t.Errorf("exit %d\n%s", code, out)
	}
	out, _, code = fordel(t, line+" --format json --data "+dir, "")
	var told struct {
		Changes []struct {
			What, Before, After string
			Lines               []int
		}
		Effects []struct {
			Before, After float64
			Rows          []struct {
				Key           string
				Before, After float64
			}
		}
	}
	if e := json.Unmarshal([]byte(out), &told); e != nil || code != fine {
		t.Fatal(e, out)
	}
	if c := told.Changes; len(c) != 1 || c[0].Before != "50 %" || c[0].After != "60 %" || c[0].Lines[0] != 7 {
		t.Errorf("%+v", c)
	}
	if e := told.Effects; len(e) != 1 || e[0].Before != 90 || e[0].After != 100 || len(e[0].Rows) != 3 || e[0].Rows[0].Key != "1" || e[0].Rows[0].After != 75 {
		t.Errorf("%+v", e)
	}
}

func TestDiffRefuses(t *testing.T) {
	dir := diffFolder(t, "places", "plaecs", "key     plaecs", "key     places")
	a, b := filepath.Join(dir, "a.fordel"), filepath.Join(dir, "b.fordel")
	for _, test := range []struct {
		line, err string
		code      int
	}{
		{"diff " + a, "which two rule files?", wrongUse},
		{"diff " + a + " " + filepath.Join(dir, "none.fordel"), "none.fordel", wrongUse},
	} {
		if _, err, code := fordel(t, test.line, ""); code != test.code || !strings.Contains(err, test.err) {
			t.Errorf("%s: exit %d, %s", test.line, code, err)
		}
	}
	if out, err, code := fordel(t, "diff "+a+" "+b+" --data "+dir, ""); code != wrong || out != "" || !strings.Contains(err, "plaecs") {
		t.Errorf("data for one only: exit %d, %s%s", code, out, err)
	}
}
