package engine

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/diag/diagtest"
)

var update = flag.Bool("update", false, "rewrite the messages in testdata/errors")

// TestErrors runs every model in testdata/errors, which is named after the one
// problem it has, and compares what is told with the messages beside it.
func TestErrors(t *testing.T) {
	for _, path := range testFiles(t, "testdata/errors/*.txtar") {
		code := strings.TrimSuffix(filepath.Base(path), ".txtar")
		t.Run(code, func(t *testing.T) {
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			input, want, _ := strings.Cut(string(raw), "-- told --\n")
			list, sources := problemsOf(t, path)
			diagtest.Sentences(t, list)
			got := renderBoth(t, list, sources)
			if !strings.Contains(got, "["+code+"]: ") || strings.Contains(got, "%!") {
				t.Errorf("told:\n%s", got)
			}
			for _, d := range list {
				if d.Range.IsZero() && !strings.HasPrefix(code, "run.") && !strings.HasPrefix(code, "data.") {
					t.Errorf("%s has no place", d.Code)
				}
			}
			if *update {
				if err := os.WriteFile(path, []byte(input+"-- told --\n"+got), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if got != want {
				t.Errorf("told:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

// problemsOf loads and runs a test file and gives everything told but notes on
// what is unused.
func problemsOf(t *testing.T, path string) (diag.List, diag.Sources) {
	sections := readSections(t, path)
	m, _ := Open(sections[0].name, sections[0].text)
	s := NewSession(m)
	var list diag.List
	set := Settings{}
	for _, sec := range sections {
		if name, ok := strings.CutSuffix(sec.name, ".csv"); ok {
			if loaded := s.Load(name, sec.name, []byte(sec.text)); m.Table(name) == nil || m.Table(name).Decl.HasRows {
				list.Add(loaded...)
			}
		}
		if name, ok := strings.CutSuffix(sec.name, ".geojson"); ok {
			list.Add(s.LoadAreas(name, sec.name, []byte(sec.text))...)
		}
		if sec.name == "run" {
			set = wantedBy(m, strings.TrimSpace(sec.text))
		}
	}
	r, run := s.Run(context.Background(), set)
	for _, d := range append(run, r.Failures()...) {
		if !strings.HasPrefix(d.Code, "unused.") {
			list.Add(d)
		}
	}
	file := filepath.Base(path)
	besides := len(r.Failures()) > 0 || len(list) > len(run) || strings.HasPrefix(file, "solve.") // what leaves the figures as they are
	if list.HasErrors() != (!r.OK() || besides && list.HasErrors()) && !strings.HasPrefix(file, "data.") && !strings.HasPrefix(file, "area.") {
		t.Errorf("figures: %v, errors: %v", r.OK(), list.HasErrors())
	}
	return list, r.Sources()
}

// renderBoth is the list for people in English and then in Danish.
func renderBoth(t *testing.T, list diag.List, sources diag.Sources) string {
	t.Helper()
	var b strings.Builder
	for _, lang := range []diag.Lang{diag.English, diag.Danish} {
		if err := diag.Render(&b, list, lang, sources); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// shownElsewhere are the codes that no model in testdata/errors can show, and
// the tests that do.
var shownElsewhere = map[string]string{
	"run.cancelled":   "TestCancelled",
	"run.limit":       "TestTooMuchWork",
	"run.memory":      "TestTooMuchMemory",
	"view.many":       "TestViewsAreBounded",
	"view.columns":    "TestViewsAreBounded",
	"view.groups":     "TestGroupsAreBounded",
	"data.text.never": "TestTextsThatDataDoNotHold",
	"area.many":       "TestManyAreas",
	"value.formula":   "TestUnknownFunction",
}

// TestEveryCodeIsShown finds codes without an example and examples without a
// code, and codes with two constructors.
func TestEveryCodeIsShown(t *testing.T) {
	made := regexp.MustCompile(`diag\.New\("([^"]+)"`)
	codes := map[string]int{}
	var sources []string
	for _, room := range []string{"", "plan/", "statement/", "view/", "report/", "formula/"} {
		sources = append(sources, testFiles(t, room+"*.go")...)
	}
	for _, path := range sources {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(path, "_test.go") {
			continue
		}
		for _, m := range made.FindAllStringSubmatch(string(raw), -1) {
			codes[m[1]]++
		}
	}
	tests := ""
	for _, path := range sources {
		if raw, _ := os.ReadFile(path); strings.HasSuffix(path, "_test.go") {
			tests += string(raw)
		}
	}
	for code, test := range shownElsewhere {
		if codes[code] == 0 || !strings.Contains(tests, "func "+test+"(") {
			t.Errorf("%s: no %s", code, test)
		}
	}
	for code, n := range codes {
		_, elsewhere := shownElsewhere[code]
		_, err := os.Stat("testdata/errors/" + code + ".txtar")
		if n != 1 || elsewhere == (err == nil) {
			t.Errorf("%s: %d constructors, example: %v", code, n, err == nil)
		}
	}
	for _, path := range testFiles(t, "testdata/errors/*.txtar") {
		if code := strings.TrimSuffix(filepath.Base(path), ".txtar"); codes[code] == 0 {
			t.Errorf("%s: nothing gives this code", path)
		}
	}
}

// TestProblemsInOrder: whichever stage finds them, problems are told from the
// top of the file to its end.
func TestProblemsInOrder(t *testing.T) {
	_, list := Open("rules.fordel", "fordel 1 en\nlet a = unknown\nlet b = 80 pct.\nlet c = missing\nlet d = (1\n")
	lines := 0
	for i := range list {
		if i > 0 && list[i].Range.Start < list[i-1].Range.Start {
			t.Errorf("%s stands before %s", list[i].Code, list[i-1].Code)
		}
		lines++
	}
	if lines < 4 {
		t.Errorf("%d problems", lines)
	}
}
