//go:build !js

package workbook

import (
	"bytes"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/book"
	"github.com/fordel-lang/fordel/engine/book/calculate"
	"github.com/fordel-lang/fordel/engine/enginetest"
	"github.com/fordel-lang/fordel/engine/folder"
	"github.com/fordel-lang/fordel/engine/xlsx"
)

// TestCalculated turns three parameters in the workbook of each example, and the amount in those of
// made-up models, computes all its formulas from nothing and holds every cell against the
// engine. LibreOffice is asked for the same by TestLibreOffice.
func TestCalculated(t *testing.T) {
	dirs, err := folder.Examples("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	for _, example := range dirs {
		if x, ok := made(t, example); ok {
			t.Run(x.name, x.calculated)
		}
	}
	for name, session := range enginetest.Strange(t, "../enginetest") {
		if x, ok := madeOf(t, name, session); ok {
			t.Run(x.name, x.calculated)
		}
	}
	covered := enginetest.Covered{}
	for seed := range uint64(max(seeds(), 100)) {
		if x, ok := madeUp(t, seed); ok {
			t.Run(x.name, x.calculated)
			covered.Add(x.build.model.Program)
		}
	}
	t.Log("what they have: ", covered)
	if lacks := covered.Lacks(); lacks != nil {
		t.Errorf("no made-up model has %v", lacks)
	}
}

// TestEveryFormulaHasItsValue reads files as one does who computes nothing: each formula has a value, a
// number where LibreOffice would show one.
func TestEveryFormulaHasItsValue(t *testing.T) {
	for _, example := range []string{"child-counting", "average-municipality", "positions-and-steering", "concentration-factor"} {
		x, ok := made(t, filepath.Join("../../examples", example))
		if !ok {
			t.Fatal(example)
		}
		text, err := xlsx.Write(x.build.book)
		if err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		formulas := 0
		for _, s := range x.build.book.Sheets {
			for i, row := range s.Cells {
				for j, c := range row {
					if c.Formula == "" {
						continue
					}
					formulas++
					at := book.Address(i, j)
					if v, _ := f.GetCellValue(s.Name, at, excelize.Options{RawCellValue: true}); c.Value == nil || v == "" && c.Value != "" {
						t.Fatalf("%s: %s!%s has no value: %s", example, s.Name, at, c.Formula)
					}
				}
			}
		}
		t.Logf("%s: %d formulas", example, formulas)
		_ = f.Close()
	}
}

// A divisor method goes over any number of rows, with many equals and shares far apart.
func TestManySeats(t *testing.T) {
	for i, method := range []string{"adams", "dhondt", "sainte_lague", "huntington_hill"} {
		rules := "fordel 1 en\nparam seats = 2_000\ntable lists {\n  id key\n  votes number\n} rows {\n"
		for row := range 400 {
			rules += fmt.Sprintf("  \"L%03d\", %d\n", row, row*row*(i+1)%997+(row%7)*(row%3)*40_000)
		}
		model, problems := engine.Open("rules.fordel", rules+"}\npool p {\n  amount seats\n  to lists\n  key votes\n  round 1 "+method+"\n}\n")
		if problems.HasErrors() {
			t.Fatal(enginetest.Said(problems))
		}
		if x, ok := madeOf(t, method, engine.NewSession(model)); ok {
			t.Run(method, x.calculated)
		} else {
			t.Error(method, "is refused")
		}
	}
}

// calculated computes a workbook anew and compares.
func (x try) calculated(t *testing.T) {
	x.turn()
	if err := calculate.Fill(x.build.book); err != nil {
		t.Fatal(err)
	}
	x.compare(t, x.inMemory())
}

// inMemory reads the cells of the description itself.
func (x try) inMemory() reader {
	cells := x.build.book.Sheets
	at := map[string]int{}
	for i, s := range cells {
		at[s.Name] = i
	}
	return func(sheet string, row, column int) string {
		if rows := cells[at[sheet]].Cells; row < len(rows) && column < len(rows[row]) {
			return shownCell(rows[row][column].Value)
		}
		return ""
	}
}

// compareSteps holds every cell with a formula, also those of steps on the way, against what
// the description computes by itself.
func (x try) compareSteps(t *testing.T, cells reader) {
	t.Helper()
	x.turn()
	if err := calculate.Fill(x.build.book); err != nil {
		t.Fatal(err)
	}
	ours, compared := x.inMemory(), 0
	for n, s := range x.build.book.Sheets {
		wrong := 0
		for i, row := range s.Cells {
			for j, c := range row {
				if c.Formula == "" || x.build.sheets[n].halves && i > above+40 { // the last digits of doubles
					continue
				}
				compared++
				if got, want := cells(s.Name, i, j), ours(s.Name, i, j); !alike(got, want) {
					if wrong++; wrong < 4 {
						t.Errorf("%s!%s is %q in LibreOffice, %q here: %.300s", s.Name, book.Address(i, j), got, want, c.Formula)
					}
				}
			}
		}
	}
	t.Logf("%d formulas", compared)
}
