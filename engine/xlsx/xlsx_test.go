package xlsx

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/fordel-lang/fordel/engine/table"
)

// expected says, by file and address (SHEET!A1, of the first sheet without SHEET),
// what stands in a cell: its kind and value. Kinds: s text, n number, p per cent,
// z a number by how it is shown, d date, b flag, e empty, f formula without its result, x error. Under "refused"
// stands the code of a file or its first sheet that is not read. The page's tests
// read the same file.
func expected(t testing.TB) map[string]map[string]json.RawMessage {
	t.Helper()
	data, err := os.ReadFile("testdata/cells.json")
	if err != nil {
		t.Fatal(err)
	}
	var out map[string]map[string]json.RawMessage
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// read gives the cells of a sheet, by address.
func read(b *Book, sheet Sheet) (map[string]table.SheetCell, error) {
	cells, err := b.Cells(sheet)
	if err != nil {
		return nil, err
	}
	out := map[string]table.SheetCell{}
	for {
		row, list, err := cells.Next()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		for i, c := range list {
			if c.Type != table.EmptyCell {
				out[address(row, i)] = c
			}
		}
	}
}

func address(row, col int) string {
	letters := ""
	for n := col + 1; n > 0; n = (n - 1) / 26 {
		letters = string(rune('A'+(n-1)%26)) + letters
	}
	return fmt.Sprint(letters, row)
}

// same reports whether a cell is the one expected.
func same(got table.SheetCell, want []any) bool {
	kinds := map[string][]table.CellType{"s": {table.TextCell}, "n": {table.NumberCell, table.PercentCell}, "p": {table.PercentCell}, "z": {table.NumberCell}, "d": {table.DateCell},
		"b": {table.FlagCell}, "e": {table.EmptyCell}, "f": {table.FormulaCell}, "x": {table.ErrorCell}}
	fits := false
	for _, kind := range kinds[want[0].(string)] {
		fits = fits || got.Type == kind
	}
	switch value := want[1].(type) {
	case nil:
		return fits
	case float64:
		return fits && math.Abs(got.Number-value) <= 1e-15*math.Abs(value)
	case bool:
		return fits && got.Number == map[bool]float64{true: 1}[value]
	case string:
		if want[0] == "d" {
			return fits && got.Number == dayOf(value)
		}
		return fits && got.Text == value
	}
	return false
}

func dayOf(text string) float64 {
	at, err := time.Parse("2006-01-02T15:04", text)
	if err != nil {
		at, _ = time.Parse("2006-01-02", text)
	}
	return float64(at.Unix()) / 86400
}

// check compares a workbook with what is expected of it.
func check(t *testing.T, data []byte, want map[string]json.RawMessage) {
	t.Helper()
	var refused string
	if code, ok := want["refused"]; ok {
		_ = json.Unmarshal(code, &refused)
	}
	book, err := Open(data)
	sheets := map[string]map[string]table.SheetCell{}
	if err == nil {
		for i, s := range book.Sheets {
			cells, wrong := read(book, s)
			if i == 0 {
				sheets[""], err = cells, wrong
			}
			sheets[s.Name] = cells
		}
	}
	var refusal *Refusal
	if errors.As(err, &refusal); err != nil && refusal == nil {
		t.Fatal(err)
	}
	if code := codeOf(refusal); code != refused {
		t.Fatalf("refused as %q, want %q", code, refused)
	}
	for at, text := range want {
		var cell []any
		if at == "refused" || json.Unmarshal(text, &cell) != nil {
			continue
		}
		sheet, ref, named := strings.Cut(at, "!")
		if !named {
			sheet, ref = "", at
		}
		if got := sheets[sheet][ref]; !same(got, cell) {
			t.Errorf("%s is %+v, want %s", at, got, text)
		}
	}
}

func codeOf(r *Refusal) string {
	if r == nil {
		return ""
	}
	return strings.TrimPrefix(r.Code, "workbook.")
}

func TestCells(t *testing.T) {
	want := expected(t)
	files, _ := filepath.Glob("testdata/*.xlsx")
	for _, file := range files {
		name := filepath.Base(file)
		t.Run(name, func(t *testing.T) {
			cells, ok := want[name]
			if !ok {
				t.Fatal("nothing is expected of it")
			}
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			check(t, data, cells)
		})
	}
	if len(files) != len(want) {
		t.Errorf("%d files, %d expected", len(files), len(want))
	}
}

func newRandom() *rand.Rand { return rand.New(rand.NewPCG(3, 4)) }
