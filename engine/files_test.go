package engine

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number"
)

// section is one part of a test file: `-- NAME --` and the text under it.
type section struct{ name, text string }

func readSections(t testing.TB, path string) []section {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []section
	for _, part := range strings.Split("\n"+string(raw), "\n-- ")[1:] {
		name, text, _ := strings.Cut(part, " --\n")
		out = append(out, section{name, strings.TrimSuffix(text, "\n") + "\n"})
	}
	return out
}

func testFiles(t testing.TB, pattern string) []string {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no test files %s", pattern)
	}
	return paths
}

// openSections is a session with the rules and CSV files of a test file.
func openSections(t testing.TB, sections []section) *Session {
	t.Helper()
	m, _ := Open(sections[0].name, sections[0].text)
	s := NewSession(m)
	for _, sec := range sections {
		if name, ok := strings.CutSuffix(sec.name, ".csv"); ok {
			s.Load(name, sec.name, []byte(sec.text))
		}
	}
	return s
}

// wanted reads a section name such as `want pool_share=0.1 in Ten per cent`.
func wanted(t testing.TB, m *Model, name string) Settings {
	t.Helper()
	set := wantedBy(m, name)
	for param := range set.Params {
		if m.Param(param) == nil {
			t.Fatalf("no parameter %s", param)
		}
	}
	return set
}

func wantedBy(m *Model, name string) Settings {
	set := Settings{Params: map[string]check.Const{}}
	name, set.Scenario, _ = strings.Cut(name, " in ")
	for _, field := range strings.Fields(name)[1:] {
		param, value, _ := strings.Cut(field, "=")
		p := m.Param(param)
		if p == nil {
			p = &check.Param{}
		}
		c := check.Const{Kind: p.Type.Kind, Text: value}
		if x, err := strconv.ParseFloat(value, 64); err == nil {
			c = check.Const{Kind: p.Type.Kind, Number: x}
		}
		set.Params[param] = c
	}
	return set
}

// told is what a result has under a name: a column's values in the order of its
// rows, a single value, a solution.
func told(r *Result, name string) string {
	for _, s := range r.Solutions {
		if s.Solve.Name == name {
			return shownConst(s.Value)
		}
	}
	if v, ok := r.Value(name); ok {
		return shownConst(v)
	}
	tab, col, _ := strings.Cut(name, ".")
	c, typ, ok := r.Column(tab, col)
	if !ok {
		return "nothing"
	}
	var values []string
	for row := range r.figures.Table(r.Model.Table(tab)).Len {
		values = append(values, shownConst(formula.At(c, typ.Kind, row)))
	}
	return strings.Join(values, ", ")
}

func shownConst(c check.Const) string {
	switch {
	case c.Missing:
		return "nil"
	case c.Kind == check.Text:
		return c.Text
	case c.Kind == check.Flag:
		return map[bool]string{true: "yes", false: "no"}[c.Flag]
	case c.Kind == check.Date:
		return formula.Day(c.Number)
	}
	return strconv.FormatFloat(number.Show15(c.Number), 'f', -1, 64)
}

// TestModels runs every model in testdata/models and compares figures with those
// worked out by hand beside it.
func TestModels(t *testing.T) {
	for _, path := range testFiles(t, "testdata/models/*.txtar") {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			sections := readSections(t, path)
			s := openSections(t, sections)
			runs := 0
			for _, sec := range sections {
				if !strings.HasPrefix(sec.name, "want") {
					continue
				}
				runs++
				r, list := s.Run(context.Background(), wanted(t, s.Model(), sec.name))
				compareRun(t, sec, r)
				for _, d := range append(list, r.Failures()...) {
					if d.Severity == diag.Error && !strings.Contains(sec.text, "! "+d.Code+"\n") {
						t.Errorf("%s: %s at %v: %s", sec.name, d.Code, d.Range, d.Message.EN)
					}
				}
			}
			if runs == 0 {
				t.Error("nothing wanted")
			}
		})
	}
}

// compareRun holds a result against lines `NAME: values` and `! code`.
func compareRun(t *testing.T, sec section, r *Result) {
	t.Helper()
	if !r.OK() && !strings.Contains(sec.text, "! ") {
		t.Errorf("%s: no figures", sec.name)
	}
	for _, line := range strings.Split(sec.text, "\n") {
		if code, ok := strings.CutPrefix(line, "! "); ok {
			found := false
			for _, d := range append(r.Diagnostics, r.Failures()...) {
				found = found || d.Code == code
			}
			if !found {
				t.Errorf("%s: no %s", sec.name, code)
			}
			continue
		}
		if name, want, ok := strings.Cut(line, ": "); ok && r.OK() && !strings.HasPrefix(line, "//") {
			if got := told(r, name); got != want {
				t.Errorf("%s: %s: %s\nwant %s", sec.name, name, got, want)
			}
		}
	}
}
