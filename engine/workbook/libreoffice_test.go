//go:build !js

package workbook

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/book"
	"github.com/fordel-lang/fordel/engine/enginetest"
	"github.com/fordel-lang/fordel/engine/folder"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/generated"
	"github.com/fordel-lang/fordel/engine/lower"
	digits "github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/view"
	"github.com/fordel-lang/fordel/engine/xlsx"
)

// usual are the examples that are recalculated every time. FORDEL_WORKBOOKS=all does all of them
// and made-up models, any other word the made-up models.
var usual = []string{"top-per-district", "whole-positions"}

// TestLibreOffice turns three parameters in the workbook of each example, lets LibreOffice compute
// it from nothing, and holds every cell against the engine.
func TestLibreOffice(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		enginetest.Skip(t, "LibreOffice is not installed, so workbooks were not recalculated")
	}
	dirs, err := folder.Examples("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	var tries []try
	for _, example := range dirs {
		name := filepath.Base(example)
		if os.Getenv("FORDEL_WORKBOOKS") != "all" && !slices.Contains(usual, name) {
			continue
		}
		if x, ok := made(t, example); ok {
			tries = append(tries, save(t, x, dir))
		}
	}
	for name, session := range enginetest.Strange(t, "../enginetest") {
		if x, ok := madeOf(t, name, session); ok {
			tries = append(tries, save(t, x, dir))
		}
	}
	if os.Getenv("FORDEL_WORKBOOKS") != "" {
		for seed := range seeds() {
			if x, ok := madeUp(t, seed); ok {
				tries = append(tries, save(t, x, dir))
			}
		}
	}
	recalculate(t, office, dir)
	for _, x := range tries {
		t.Run(x.name, func(t *testing.T) {
			f, err := excelize.OpenFile(filepath.Join(dir, "out", x.name+".xlsx"))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			cells := func(sheet string, row, column int) string {
				v, _ := f.GetCellValue(sheet, book.Address(row, column), excelize.Options{RawCellValue: true})
				return v
			}
			x.compare(t, cells)
			x.compareSteps(t, cells)
		})
	}
}

// reader gives the value of a cell as a file holds it.
type reader func(sheet string, row, column int) string

// try is a workbook whose parameters were turned, and what the engine gives with these.
type try struct {
	name   string
	build  *builder
	wanted *engine.Result
}

// made is the workbook of an example.
func made(t *testing.T, example string) (try, bool) {
	t.Helper()
	return madeOf(t, filepath.Base(example), enginetest.Open(t, example))
}

// madeOf is the workbook of a session.
func madeOf(t *testing.T, name string, session *engine.Session) (try, bool) {
	t.Helper()
	base, problems := session.Run(context.Background(), engine.Settings{})
	m, more := lower.Lower(session.Model().Program)
	if !base.OK() || more.HasErrors() {
		t.Fatal(name, problems, more)
	}
	b, problems := build(m, base, diag.Danish)
	if problems.HasErrors() {
		for _, d := range problems {
			t.Logf("%s is refused: %s", name, d.Message.EN)
		}
		return try{}, false
	}
	return try{name, b, turnedResult(session)}, true
}

// seeds is how many made-up models are tried; FORDEL_SEEDS says it.
func seeds() uint64 {
	if n, err := strconv.ParseUint(os.Getenv("FORDEL_SEEDS"), 10, 64); err == nil {
		return n
	}
	return 25
}

// madeUp is the workbook of a made-up model with another amount: of every clause, or of
// clauses that are drawn.
func madeUp(t *testing.T, seed uint64) (try, bool) {
	t.Helper()
	random := rand.New(rand.NewPCG(seed, 41))
	rules := generated.Rules(generated.Methods[seed%5])
	if seed%5 > 0 {
		rules = generated.Varied(random)
	}
	model, problems := engine.Open("generated.fordel", rules)
	if problems.HasErrors() {
		return try{}, false
	}
	session := engine.NewSession(model)
	for name, text := range generated.Data(random) {
		session.Load(name, name+".csv", []byte(text))
	}
	budget := func() *engine.Result {
		set := engine.Settings{Params: map[string]check.Const{"budget": {Kind: check.Money, Number: float64(random.IntN(6_000_000))}}}
		r, _ := session.Run(context.Background(), set)
		return r
	}
	base, wanted := budget(), budget()
	if !base.OK() || !wanted.OK() {
		return try{}, false
	}
	m, problems := lower.Lower(model.Program)
	if problems.HasErrors() {
		t.Fatal(enginetest.Said(problems))
	}
	b, problems := build(m, base, diag.Danish)
	if problems.HasErrors() {
		t.Logf("seed %d is refused: %s", seed, enginetest.Said(problems))
		return try{}, false
	}
	return try{fmt.Sprint("seed", seed), b, wanted}, true
}

// save writes a workbook with parameters turned and no values of formulas.
func save(t *testing.T, x try, dir string) try {
	t.Helper()
	x.turn()
	text, err := xlsx.Write(x.build.book)
	if err != nil {
		t.Fatal(x.name, err)
	}
	if err := os.WriteFile(filepath.Join(dir, x.name+".xlsx"), text, 0o644); err != nil {
		t.Fatal(err)
	}
	return x
}

// turn leaves a workbook with the parameters that are wanted, and no values of formulas.
func (x try) turn() {
	b, m, wanted := x.build, x.build.model, x.wanted
	for i := range b.book.Sheets {
		for _, row := range b.book.Sheets[i].Cells {
			for j := range row {
				if row[j].Formula != "" {
					row[j].Value = nil
				}
			}
		}
		if b.book.Sheets[i].Name == "Parametre" {
			for slot, p := range m.Program.Params {
				b.book.Sheets[i].Cells[4+slot][2].Value = value(p.Type.Kind, wanted.Params[slot])
			}
		}
	}
}

// turnedResult is a run with three parameters turned, or as many as there are figures with.
func turnedResult(s *engine.Session) *engine.Result {
	values := map[string]check.Const{}
	best, _ := s.Run(context.Background(), engine.Settings{})
	for _, p := range s.Model().Program.Params {
		v, ok := enginetest.Turned(p)
		if !ok || len(values) == 3 {
			continue
		}
		values[p.Name] = v
		if r, _ := s.Run(context.Background(), engine.Settings{Params: values}); r.OK() {
			best = r
		} else {
			delete(values, p.Name)
		}
	}
	return best
}

// recalculate lets LibreOffice compute all workbooks in a folder, into its folder out.
func recalculate(t *testing.T, office, dir string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.xlsx"))
	if err != nil || len(files) == 0 {
		t.Fatal("no workbooks", err)
	}
	ctx, stop := context.WithTimeout(context.Background(), 8*time.Minute)
	defer stop()
	args := append([]string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML",
		"--outdir", filepath.Join(dir, "out")}, files...)
	cmd := exec.CommandContext(ctx, office, args...)
	cmd.Env = append(os.Environ(), "HOME="+dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, out)
	}
}

// compare holds every cell of a field of the model, and every check, against the engine.
func (x try) compare(t *testing.T, cells reader) {
	t.Helper()
	if x.doubtful(cells) {
		t.Log("a pool is refused, as doubles do not tell its rate")
		return
	}
	wrong := 0
	for _, field := range x.build.model.Fields {
		if field.Helper() {
			continue
		}
		c := x.build.cells[field]
		for i := range c.cells {
			row := above + i
			if c.fixed {
				row = c.row
			}
			if got, want := cells(c.sheet.name, row, c.at), shownAs(field, x.of(field, i)); !alike(got, want) {
				if wrong++; wrong < 12 {
					t.Errorf("%s!%s (%s) is %q, not %q: %.300s", c.sheet.name, book.Address(row, c.at), field.Name, got, want, c.cells[i].Formula)
				}
				break
			}
		}
	}
	x.compareWords(t, cells)
	x.compareViews(t, cells)
	if got := cells(x.build.checked.name, 1, 1); got != "ja" && x.holds() {
		for r, line := range x.build.checked.free {
			if v := cells(x.build.checked.name, r, 1); r >= 4 && v != "ja" && len(line) > 1 && line[1].Formula != "" {
				t.Errorf("check %v is %q: %.300s", line[0].Value, v, line[1].Formula)
			}
		}
	}
}

// compareWords holds what stands in words against the words for what the engine gives.
func (x try) compareWords(t *testing.T, cells reader) {
	t.Helper()
	for f, c := range x.build.worded {
		for i := range c.cells {
			row := above + i
			if c.fixed {
				row = c.row
			}
			choice, ok := f.Says().Choice(x.of(f, i).Text)
			if got := cells(c.sheet.name, row, c.at); ok && got != choice.Shown.In(x.build.lang) {
				t.Errorf("%s!%s (%s) is %q, not %q", c.sheet.name, book.Address(row, c.at), f.Name, got, choice.Shown.In(x.build.lang))
				return
			}
		}
	}
}

// doubtful reports whether a pool says that doubles would share it out wrongly.
func (x try) doubtful(cells reader) bool {
	for _, s := range x.build.sheets {
		for _, c := range s.fixed {
			if strings.HasSuffix(c.name, "_for_tæt_på_et_trin") && cells(s.name, c.row, c.at) == "1" {
				return true
			}
		}
	}
	return false
}

// compareViews holds what the rules show against the engine: the rows, their order, every value.
func (x try) compareViews(t *testing.T, cells reader) {
	t.Helper()
	at := 0
	for _, v := range x.wanted.Views() {
		if v.Kind != "table" || at == len(x.build.announced) {
			continue
		}
		s := x.build.announced[at]
		if at++; s == nil {
			continue
		}
		for i := range s.length {
			for j, c := range v.Columns {
				want := ""
				if i < len(v.Shown()) {
					want = inWords(c, formula.At(v.Values(j), c.Kind, int(v.Shown()[i])), x.build.lang)
				}
				if got := cells(s.name, above+i, j); !alike(got, want) {
					t.Errorf("%s!%s (%s) is %q, not %q: %.300s", s.name, book.Address(above+i, j), c.Label, got, want, s.columns[j].cells[i].Formula)
					return
				}
			}
		}
	}
}

// inWords is a value as a view shows it.
func inWords(c view.Column, v check.Const, lang diag.Lang) string {
	if choice, ok := c.Says.Choice(v.Text); ok {
		return choice.Shown.In(lang)
	}
	return shownAs(&lower.Field{Kind: c.Kind}, v)
}

// holds reports whether all expectations do in the engine.
func (x try) holds() bool {
	for _, e := range x.wanted.Expectations {
		if e.Scenario == nil && !e.OK {
			return false
		}
	}
	return true
}

func (x try) of(f *lower.Field, row int) check.Const {
	if f.Value != nil {
		v, _ := x.wanted.Value(f.Value.Name)
		return v
	}
	c, kind, _ := x.wanted.Column(f.Table.Name, f.Column.Name)
	return formula.At(c, kind.Kind, row)
}

// shownAs is a value as a cell holds it.
func shownAs(f *lower.Field, c check.Const) string {
	return shownCell(value(f.Kind, c))
}

// shownCell is what a cell has as a file holds it.
func shownCell(v any) string {
	switch v := v.(type) {
	case bool:
		return map[bool]string{true: "1", false: "0"}[v]
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	case nil:
		return ""
	}
	return fmt.Sprint(v)
}

// alike reports whether two cells are the same but for what doubles are off by: what is left of an amount
// of millions that is not rounded is known to a ten-millionth.
func alike(a, b string) bool {
	x, wrong := strconv.ParseFloat(strings.NewReplacer("TRUE", "1", "FALSE", "0").Replace(a), 64)
	y, wrong2 := strconv.ParseFloat(b, 64)
	if wrong != nil || wrong2 != nil {
		return a == b
	}
	return digits.Equal(x, y) || math.Abs(x-y) <= 1e-12*math.Max(math.Abs(x), math.Abs(y)) || math.Abs(x-y) < 1e-7
}
