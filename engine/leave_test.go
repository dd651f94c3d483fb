package engine

import (
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/book"
	"github.com/fordel-lang/fordel/engine/table"
)

// opened is an example with its data, computed.
func opened(t *testing.T, name string, set Settings) (*Session, *Result) {
	t.Helper()
	dir := filepath.Join("..", "examples", name)
	rules, err := os.ReadFile(filepath.Join(dir, "rules.fordel"))
	if err != nil {
		t.Fatal(err)
	}
	m, list := Open("rules.fordel", string(rules))
	if list.HasErrors() {
		t.Fatal(list)
	}
	s := NewSession(m)
	for _, tb := range m.Program.Tables {
		if data, err := os.ReadFile(filepath.Join(dir, "data", tb.Name+".csv")); err == nil {
			s.Load(tb.Name, tb.Name+".csv", data)
		}
	}
	r, list := s.Run(context.Background(), set)
	if !r.OK() {
		t.Fatal(name, list)
	}
	return s, r
}

// figuresOf is what a run gives, without what tells of its data's files.
func figuresOf(t *testing.T, r *Result) string {
	t.Helper()
	var all map[string]any
	if err := json.Unmarshal(r.JSON(diag.English), &all); err != nil {
		t.Fatal(err)
	}
	delete(all, "diagnostics")
	text, _ := json.Marshal(all)
	return string(text)
}

// sheetRows are the rows of a described sheet, as a reader of workbooks gives them.
type sheetRows struct {
	*book.Sheet
	formats []book.Style
	at      int
}

func (s *sheetRows) Next() (int, []table.SheetCell, error) {
	if s.at == len(s.Cells) {
		return 0, nil, io.EOF
	}
	row := s.Cells[s.at]
	s.at++
	out := make([]table.SheetCell, len(row))
	for i, c := range row {
		out[i] = cellOf(c, s.formats[c.Style].Format)
	}
	return s.at, out, nil
}

func cellOf(c book.Cell, format string) table.SheetCell {
	switch v := c.Value.(type) {
	case string:
		return table.SheetCell{Type: table.TextCell, Text: v}
	case bool:
		return table.SheetCell{Type: table.FlagCell, Number: map[bool]float64{true: 1}[v]}
	case float64:
		switch {
		case strings.Contains(format, "yy"):
			return table.SheetCell{Type: table.DateCell, Number: v - 25569}
		case strings.Contains(format, "%"):
			return table.SheetCell{Type: table.PercentCell, Number: v}
		}
		return table.SheetCell{Type: table.NumberCell, Number: v}
	}
	return table.SheetCell{}
}

// TestAWorkbookGivesTheSameResults reads every example again from the workbook that is
// made of it.
func TestAWorkbookGivesTheSameResults(t *testing.T) {
	for _, name := range exampleNames(t) {
		s, r := opened(t, name, Settings{})
		b := r.Leave(Given{}, false, diag.Danish).Workbook()
		again := NewSession(s.Model())
		for _, tb := range s.Model().Program.Tables {
			if tb.Decl.HasRows {
				continue
			}
			for i := range b.Sheets {
				if name := b.Sheets[i].Name; name != tb.Label && name != tb.Name {
					continue
				}
				list, err := again.LoadCells(context.Background(), tb.Name, table.Origin{File: "out.xlsx", Sheet: b.Sheets[i].Name}, &sheetRows{Sheet: &b.Sheets[i], formats: b.Styles})
				if err != nil || list.HasErrors() {
					t.Errorf("%s, %s: %v %v", name, tb.Name, err, errorsOf(list))
				}
			}
		}
		read, list := again.Run(context.Background(), Settings{})
		if !read.OK() {
			t.Errorf("%s: %v", name, errorsOf(list))
			continue
		}
		if got, want := figuresOf(t, read), figuresOf(t, r); got != want {
			t.Errorf("%s: the workbook gives other results", name)
		}
	}
}

// exampleNames are the folders of the examples.
func exampleNames(t *testing.T) (out []string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join("..", "examples"))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if _, err := os.Stat(filepath.Join("..", "examples", e.Name(), "rules.fordel")); err == nil {
			out = append(out, e.Name())
		}
	}
	return out
}

func errorsOf(list diag.List) (out []string) {
	for _, d := range list {
		if d.Severity == diag.Error {
			out = append(out, d.Message.EN)
		}
	}
	return out
}

// TestASheetGivesTheSameResults reads tables again from the CSV files that are made of
// their views.
func TestASheetGivesTheSameResults(t *testing.T) {
	for _, lang := range []diag.Lang{diag.Danish, diag.English} {
		for _, name := range []string{"child-counting", "cluster-leader", "positions-and-steering", "ranked-applications"} {
			s, r := opened(t, name, Settings{})
			leaving := r.Leave(Given{Version: "1", Date: "1. maj 2026", Against: "scenariet »A; B«"}, false, lang)
			replaced := 0
			for _, v := range r.Views() {
				if v.Kind != "table" || s.Spec(v.Table) == nil || len(v.Shown()) != r.figures.Table(s.Model().Table(v.Table)).Len {
					continue
				}
				if list := s.Load(v.Table, "out.csv", leaving.ViewCSV(v)); list.HasErrors() {
					t.Errorf("%s, %s: %v", name, v.Table, errorsOf(list))
				}
				replaced++
			}
			read, list := s.Run(context.Background(), Settings{})
			if replaced == 0 || !read.OK() {
				t.Fatalf("%s: %d tables read again, %v", name, replaced, errorsOf(list))
			}
			if figuresOf(t, read) != figuresOf(t, r) {
				t.Errorf("%s: the sheet gives other results", name)
			}
		}
	}
}

// TestTheOriginSaysWhatWasTurned holds what goes with figures.
func TestTheOriginSaysWhatWasTurned(t *testing.T) {
	_, r := opened(t, "child-counting", Settings{})
	plain := r.Leave(Given{}, false, diag.Danish).Origin
	set := Settings{Params: map[string]check.Const{}}
	p := r.Model.Program.Params[1]
	turned := p.Value
	turned.Number *= 2
	set.Params[p.Name] = turned
	_, other := opened(t, "child-counting", set)
	leaving := other.Leave(Given{Version: "0.1.0", Date: "30. november 2026", MadeUp: true, Against: "grundlaget"}, false, diag.Danish)
	line := leaving.Origin.Line()
	for _, want := range []string{"Opdigtede tal", p.Label, "(grundlag: ", "Viser: aktuelle indstillinger", "Mod: grundlaget", "Vedtaget: ændret siden Børneudvalget 12. maj 2026",
		"børn.csv (", "Kontroller: ", "Reglernes fingeraftryk: " + r.Model.Fingerprint()[:4] + " ", "Dato: 30. november 2026", "Fordel 0.1.0"} {
		if !strings.Contains(line, want) {
			t.Errorf("the origin lacks %q: %s", want, line)
		}
	}
	if text := plain.Line(); plain.Turned || strings.Contains(text, "(grundlag: ") || !strings.Contains(text, "Vedtaget: Børneudvalget") {
		t.Errorf("the origin of the base: %s", text)
	}
	if got, want := leaving.FileName("Tilskud til børn"), "fordel-tilskud-til-boern-eksempelkoebing-2026-forslag-"+r.Model.Fingerprint()[:8]; got != want {
		t.Errorf("file name %s, want %s", got, want)
	}
}

// TestSmallCountsAreHidden takes a table whose counts, shares and amounts tell of few, and holds
// what leaves to what conceal decides.
func TestSmallCountsAreHidden(t *testing.T) {
	m, list := Open("rules.fordel", `fordel 1 en
table areas { name key }
table schools {
  name    key
  area    -> areas
  girls   whole
  boys    whole
  pupils  whole
}
table pupils_of "Pupils" {
  id      key
  school  -> schools
  poor    flag
}
indicator pupils_of.needs = poor
count schools.poor = pupils_of with all of (needs)
let schools.share = poor / pupils
let areas.poor = sum(schools.poor)
pool support {
  amount  100_000 kr
  to      schools
  key     poor
}
show schools {
  columns  name, area, girls, boys, pupils, poor, share, support
  total    mean share
}
show areas { columns name, poor }
`)
	if list.HasErrors() {
		t.Fatal(list)
	}
	s := NewSession(m)
	load := func(table, text string) {
		if list := s.Load(table, table+".csv", []byte(text)); list.HasErrors() {
			t.Fatal(table, errorsOf(list))
		}
	}
	load("areas", "name\nNorth\nSouth\n")
	load("schools", "name;area;girls;boys;pupils\nA;North;30;31;61\nB;North;3;40;43\nC;South;20;20;40\nD;South;25;20;45\nE;South;30;31;61\n")
	var pupils strings.Builder
	pupils.WriteString("id;school;poor\n")
	for school, poor := range map[string]int{"A": 12, "B": 2, "C": 0, "D": 9, "E": 15} {
		for i := range poor {
			pupils.WriteString(school + strconv.Itoa(i) + ";" + school + ";yes\n")
		}
	}
	load("pupils_of", pupils.String())
	r, list := s.Run(context.Background(), Settings{})
	if !r.OK() {
		t.Fatal(list)
	}
	leaving := r.Leave(Given{}, true, diag.English)
	text := string(leaving.ViewCSV(r.Views()[0]))
	rows, _, _ := strings.Cut(text, "Fordel ·")
	want := `name,area,girls,boys,pupils,poor,share,support
A,North,hidden,31,hidden,hidden,hidden,hidden
B,North,under 5,40,hidden,under 5,hidden,hidden
C,South,20,20,40,0,0,0
D,South,25,20,45,9,0.2,23684
E,South,30,31,61,15,0.245901639344262,39474
`
	if rows != want {
		t.Errorf("what leaves:\n%s\nwant\n%s", rows, want)
	}
	if _, totals, _ := leaving.Hidden(r.Views()[0]); !totals[6] || strings.Contains(text, "Mean") {
		t.Errorf("a mean of which some are hidden is told: %v\n%s", totals, text)
	}
	for _, sheet := range leaving.Workbook().Sheets {
		if sheet.Name == "pupils" {
			t.Error("rows that are people leave")
		}
		for _, row := range sheet.Cells {
			for _, c := range row {
				if sheet.Name == "schools" && c.Value == 2.0 {
					t.Error("a small count leaves in the workbook")
				}
			}
		}
	}
	if all := string(r.Leave(Given{}, false, diag.English).ViewCSV(r.Views()[0])); strings.Contains(all, "under 5") {
		t.Error("counts are hidden that need not be")
	}
}
