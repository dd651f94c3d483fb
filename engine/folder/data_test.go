package folder

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
)

const rules = `fordel 1 en
table schools {
  name    key
  pupils  whole
}
table factors {
  area  key
} rows {
  "north"
}
let schools.double = pupils * 2
`

// put writes files into a new folder.
func put(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func session(t *testing.T) *engine.Session {
	t.Helper()
	model, problems := engine.Open("rules.fordel", rules)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return engine.NewSession(model)
}

const header = "name,pupils\n"

const northern = `{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"navn":"North"},"geometry":{"type":"Polygon","coordinates":[]}}]}`

func TestLoad(t *testing.T) {
	for _, c := range []struct {
		name   string
		files  map[string]string
		rows   int
		unused []string
	}{
		{"by name", map[string]string{"schools.csv": header + "a,1\nb,2\n", "readme.txt": ""}, 2, nil},
		{"whatever the case", map[string]string{"Schools.CSV": header + "a,1\n"}, 1, nil},
		{"the exact name first", map[string]string{"SCHOOLS.csv": header, "schools.csv": header + "a,1\n"}, 1, []string{"data/SCHOOLS.csv folder.no_such_table "}},
		{"a misspelt name", map[string]string{"shools.csv": header}, 0, []string{"data/shools.csv folder.no_such_table Did you mean `schools.csv`?"}},
		{"rows of the rule file's own", map[string]string{"factors.csv": "", "schools.csv": header + "a,1\n"}, 1, []string{"data/factors.csv folder.own_rows "}},
		{"areas by name, of no map", map[string]string{"schools.csv": header + "a,1\n", "Schools.GeoJSON": northern}, 1, []string{"data/Schools.GeoJSON area.unused Write `chart map schools.COLUMN`."}},
		{"areas of nothing", map[string]string{"schools.csv": header + "a,1\n", "map.geojson": northern}, 1, []string{"data/map.geojson folder.areas Call it `schools.geojson` or `factors.geojson`."}},
		{"folders", map[string]string{"schools.csv/x.csv": "", "old/schools.csv": ""}, 0,
			[]string{"data/schools.csv folder.folder Move the files in it to where it lies."}},
	} {
		s := session(t)
		list, err := Load(t.Context(), s, nil, Place{put(t, c.files), "data"})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		var unused []string
		for _, d := range list {
			unused = append(unused, d.Range.File+" "+d.Code+" "+d.Hint.EN)
			if d.Message.DA == d.Message.EN || d.Message.DA == "" {
				t.Errorf("%s: not in Danish: %s", c.name, d.Message.DA)
			}
		}
		if rows, _ := s.Rows("schools"); rows != c.rows || !slices.Equal(unused, c.unused) {
			t.Errorf("%s: %d rows, unused %q; want %d, %q", c.name, rows, unused, c.rows, c.unused)
		}
	}
	if _, err := Load(t.Context(), session(t), nil, Place{"nowhere", "data"}); err == nil {
		t.Error("a folder that is not there was read")
	}
}

// TestLoadFromMac: macOS writes å in names of files as two letters.
func TestLoadFromMac(t *testing.T) {
	model, problems := engine.Open("rules.fordel", "fordel 1 da\ntabel områder {\n  id nøgle\n}\n")
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	s := engine.NewSession(model)
	list, err := Load(t.Context(), s, nil, Place{put(t, map[string]string{"Omra\u030Ader.csv": "id\na\nb\n"}), "data"})
	if rows, _ := s.Rows("områder"); err != nil || len(list) > 0 || rows != 2 {
		t.Errorf("%d rows, %v %v", rows, list, err)
	}
}

func TestExamplesOf(t *testing.T) {
	dir := put(t, map[string]string{"b/rules.fordel": rules, "a/rules.fordel": rules, "c/other.txt": "", "rules.txt": ""})
	got, err := Examples(dir)
	if want := []string{filepath.Join(dir, "a"), filepath.Join(dir, "b")}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%v %v, want %v", got, err, want)
	}
	if got, err := Examples(filepath.Join(dir, "b")); err != nil || len(got) != 1 {
		t.Errorf("%v %v", got, err)
	}
	for _, path := range []string{filepath.Join(dir, "c"), filepath.Join(dir, "d")} {
		if got, err := Examples(path); err == nil {
			t.Errorf("%s: %v", path, got)
		}
	}
}

func TestExample(t *testing.T) {
	dir := put(t, map[string]string{"rules.fordel": rules, "data/schools.csv": header + "a,1\n"})
	for _, step := range []struct {
		what   string
		update bool
		want   string // in the first line of the problems; none where empty
	}{
		{"new", false, "there is no want.json yet"},
		{"written", true, ""},
		{"the same", false, ""},
	} {
		lines, err := Test(t.Context(), dir, step.update, diag.English)
		if got := strings.Join(lines, "\n"); err != nil || (step.want == "") != (got == "") || !strings.HasPrefix(got, step.want) {
			t.Errorf("%s: %q %v, want %q", step.what, got, err, step.want)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "data", "schools.csv"), []byte(header+"a,2\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	lines, err := Test(t.Context(), dir, false, "")
	if want := `tables.schools.columns.double["a"]: want 2, got 4`; err != nil || len(lines) != 2 ||
		!strings.HasPrefix(lines[0], "data.schools.csv: want ") || lines[1] != want {
		t.Errorf("%q %v, want the file's fingerprint and %q", lines, err, want)
	}
	if err := os.WriteFile(filepath.Join(dir, "data", "other.csv"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	lines, err = Test(t.Context(), dir, true, "")
	if err != nil || len(lines) == 0 || !strings.HasPrefix(lines[0], "data/other.csv: note[folder.no_such_table]") {
		t.Errorf("%q %v", lines, err)
	}
}

// TestExamplePins: a cell that no figure depends on, and what a scenario gives, are
// part of what is wanted.
func TestExamplePins(t *testing.T) {
	const model = "fordel 1 en\nparam k = 1\ntable schools {\n  id key\n  note text\n  pupils whole\n}\nlet all = k * sum(schools.pupils)\nscenario \"Two\" { k = %s }\n"
	dir := put(t, map[string]string{"rules.fordel": fmt.Sprintf(model, "2"), "data/schools.csv": "id,note,pupils\na,x,1\n"})
	if lines, err := Test(t.Context(), dir, true, ""); err != nil || len(lines) > 0 {
		t.Fatal(lines, err)
	}
	for name, edited := range map[string]string{"data/schools.csv": "id,note,pupils\na,y,1\n", "rules.fordel": fmt.Sprintf(model, "3")} {
		before, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		for text, want := range map[string]int{edited: 1, string(before): 0} {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
			if lines, err := Test(t.Context(), dir, false, ""); err != nil || min(len(lines), 1) != want {
				t.Errorf("%s %q: %q %v, want %d problems or more", name, text, lines, err, want)
			}
		}
		if err := os.WriteFile(filepath.Join(dir, name), before, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestExampleWithAnExpectationThatFails(t *testing.T) {
	dir := put(t, map[string]string{"rules.fordel": "fordel 1 en\nlet x = 1\nexpect \"Two\" = x == 2\n"})
	lines, err := Test(t.Context(), dir, true, "")
	if err != nil || len(lines) == 0 || !strings.HasPrefix(lines[0], "rules.fordel:3:16: error[expect.failed]") {
		t.Errorf("%q %v", lines, err)
	}
	if exists(filepath.Join(dir, wantFile)) {
		t.Error("its result became what is wanted")
	}
}
