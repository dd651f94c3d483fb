package examples

import (
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"
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

// TestAnotherTown has seven institutions more, like some of those there are but larger or smaller, with children and
// applications like theirs, and the amounts of last year in other proportions: what a check says must be true of any town.
func TestAnotherTown(t *testing.T) {
	inEachTown(t, func(t *testing.T, dir string) {
		if dir == "worked-example-2017" {
			t.Skip("these are the study's own institutions")
		}
		m := readModel(t, dir)
		r, founded := rand.New(rand.NewPCG(1, 7)), map[string][]string{}
		m.data["institutioner.csv"] = grown(m.data["institutioner.csv"], 7, r, func(i int, cells []string) {
			key := fmt.Sprintf("NY%d", i+1)
			founded[cells[0]] = append(founded[cells[0]], key)
			cells[0], cells[1] = key, fmt.Sprintf("Hus %d", i+1)
			for k, cell := range cells[2:] {
				n, err := strconv.ParseFloat(strings.NewReplacer(".", "", ",", ".").Replace(cell), 64)
				if err == nil && n >= 10 { // what is less may be marks on a scale
					cells[k+2] = strconv.Itoa(int(math.Round(n * (0.6 + 0.8*r.Float64()))))
				}
			}
		})
		for name, sheet := range m.data {
			if name != "institutioner.csv" {
				m.data[name] = followed(sheet, founded)
			}
		}
		for _, d := range m.problems(t) {
			if d.Severity == diag.Error {
				t.Error(d)
			}
		}
	})
}

// grown is a sheet with so many rows more, each made of one of those there are.
func grown(sheet string, n int, r *rand.Rand, change func(i int, cells []string)) string {
	sheet = strings.TrimSuffix(sheet, "\n") + "\n"
	rows := strings.Split(strings.TrimSuffix(sheet, "\n"), "\n")[1:]
	for i := range n {
		cells := strings.Split(rows[r.IntN(len(rows))], ";")
		change(i, cells)
		sheet += strings.Join(cells, ";") + "\n"
	}
	return sheet
}

// followed is a sheet whose second column names institutions, with the rows of some again for new ones.
func followed(sheet string, founded map[string][]string) string {
	sheet = strings.TrimSuffix(sheet, "\n") + "\n"
	for i, row := range strings.Split(strings.TrimSuffix(sheet, "\n"), "\n")[1:] {
		cells := strings.Split(row, ";")
		for k, key := range founded[cells[1]] {
			again := slices.Clone(cells)
			again[0], again[1] = fmt.Sprintf("NY%d-%d", i, k), key
			sheet += strings.Join(again, ";") + "\n"
		}
	}
	return sheet
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
