package examples

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
)

// inEachTown runs a test for every example with a sheet of institutions.
func inEachTown(t *testing.T, test func(t *testing.T, dir string)) {
	files, err := filepath.Glob("*/data/institutioner.csv")
	if err != nil || len(files) < 15 {
		t.Fatal(err, files)
	}
	for _, file := range files {
		dir := filepath.Dir(filepath.Dir(file))
		t.Run(dir, func(t *testing.T) { test(t, dir) })
	}
}

// TestANewHouseWithoutChildren adds an institution that nobody is enrolled in yet,
// with zeros in its row: models take it, and tell no error.
func TestANewHouseWithoutChildren(t *testing.T) {
	inEachTown(t, func(t *testing.T, dir string) {
		m := readModel(t, dir)
		m.data["institutioner.csv"] += newHouse(m.data["institutioner.csv"])
		for _, d := range m.problems(t) {
			if d.Severity == diag.Error {
				t.Error(d)
			}
		}
	})
}

// TestFewerHouses closes every third institution, and its children and
// applications with it: models take that too.
func TestFewerHouses(t *testing.T) {
	inEachTown(t, func(t *testing.T, dir string) {
		m := readModel(t, dir)
		closed := map[string]bool{}
		m.data["institutioner.csv"] = without(m.data["institutioner.csv"], func(i int, cells []string) bool {
			closed[cells[0]] = i%3 == 1
			return i%3 == 1
		})
		for name, sheet := range m.data {
			if name != "institutioner.csv" {
				m.data[name] = without(sheet, func(_ int, cells []string) bool { return closed[cells[1]] })
			}
		}
		for _, d := range m.problems(t) {
			if d.Severity == diag.Error {
				t.Error(d)
			}
		}
	})
}

// without leaves out the rows of a sheet that are gone, which are counted from 0.
func without(sheet string, gone func(i int, cells []string) bool) string {
	heading, rows, _ := strings.Cut(strings.TrimSuffix(sheet, "\n"), "\n")
	kept := heading + "\n"
	for i, row := range strings.Split(rows, "\n") {
		if !gone(i, strings.Split(row, ";")) {
			kept += row + "\n"
		}
	}
	return kept
}

// newHouse is the first row again, under another key and with zeros for numbers.
func newHouse(sheet string) string {
	cells := strings.Split(strings.Split(sheet, "\n")[1], ";")
	for i, cell := range cells {
		if i == 0 {
			cells[i] = "NY"
		} else if strings.Trim(cell, "0123456789., %") == "" {
			cells[i] = "0"
		}
	}
	return strings.Join(cells, ";") + "\n"
}

// problems are the diagnostics of a run.
func (m model) problems(t *testing.T) diag.List {
	_, list := m.run(t)
	return list
}

func (m model) run(t *testing.T) (*engine.Result, diag.List) {
	opened, _ := engine.Open("rules.fordel", m.rules)
	session := engine.NewSession(opened)
	for file, text := range m.data {
		session.Load(strings.TrimSuffix(file, ".csv"), file, []byte(text))
	}
	return session.Run(t.Context(), engine.Settings{})
}
