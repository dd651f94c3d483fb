package dsl_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
)

var update = flag.Bool("update", false, "rewrite the expected parts of testdata")

// section is one part of a test file: `-- NAME --` and the text under it.
type section struct{ name, text string }

// readSections reads a test file: a comment, then sections.
func readSections(t testing.TB, path string) (comment string, sections []section) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i, part := range strings.Split("\n"+string(raw), "\n-- ") {
		if i == 0 {
			comment = strings.TrimPrefix(part, "\n")
			continue
		}
		name, text, _ := strings.Cut(part, " --\n")
		sections = append(sections, section{name, text + "\n"})
	}
	return comment, sections
}

func writeSections(t testing.TB, path, comment string, sections []section) {
	t.Helper()
	out := strings.TrimRight(comment, "\n") + "\n\n"
	for _, s := range sections {
		out += "-- " + s.name + " --\n" + strings.TrimRight(s.text, "\n") + "\n"
	}
	if err := os.WriteFile(path, []byte(out), 0o644); err != nil {
		t.Fatal(err)
	}
}

// get is the text of a section, "" where there is none.
func get(sections []section, name string) string {
	for _, s := range sections {
		if s.name == name {
			return s.text
		}
	}
	return ""
}

// set gives a section a text, at the end where it is new.
func set(sections []section, name, text string) []section {
	for i, s := range sections {
		if s.name == name {
			sections[i].text = text
			return sections
		}
	}
	return append(sections, section{name, text})
}

// testFiles lists the test files under a pattern; there must be some.
func testFiles(t testing.TB, pattern string) []string {
	t.Helper()
	paths, err := filepath.Glob(pattern)
	if err != nil || len(paths) == 0 {
		t.Fatalf("no test files %s", pattern)
	}
	return paths
}

// clean parses a text that must be without problems.
func clean(t *testing.T, name, text string) *dsl.File {
	t.Helper()
	f, diags := dsl.Parse(name, text)
	for _, d := range diags {
		t.Errorf("%s: %s", name, describe(f.Source, d, f.Lang))
	}
	return f
}

// TestTrees parses every construct in English and in Danish: without problems,
// with equal trees, and with the tree written down.
func TestTrees(t *testing.T) {
	for _, path := range testFiles(t, "testdata/tree/*.txtar") {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			comment, sections := readSections(t, path)
			en := clean(t, "en.fordel", get(sections, "en.fordel"))
			da := clean(t, "da.fordel", get(sections, "da.fordel"))
			if en.Lang != diag.English || da.Lang != diag.Danish {
				t.Errorf("languages %s and %s", en.Lang, da.Lang)
			}
			got := dsl.Dump(en)
			sameText(t, "the Danish tree", dsl.Dump(da), got)
			if *update {
				writeSections(t, path, comment, set(sections, "tree", got))
				return
			}
			sameText(t, "the tree", strings.TrimRight(got, "\n"), strings.TrimRight(get(sections, "tree"), "\n"))
		})
	}
}

// sameText reports the first line in which two texts differ.
func sameText(t *testing.T, what, got, want string) {
	t.Helper()
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range max(len(g), len(w)) {
		a, b := at(g, i), at(w, i)
		if a != b {
			t.Errorf("%s: line %d is\n  %s\nnot\n  %s", what, i+1, a, b)
			return
		}
	}
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(nothing)"
}
