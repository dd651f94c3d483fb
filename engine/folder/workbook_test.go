package folder

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/engine"
	"github.com/xuri/excelize/v2"
)

// workbook is a file with these sheets, whose rows are texts and numbers.
func workbook(t *testing.T, sheets map[string][][]any) string {
	t.Helper()
	f := excelize.NewFile()
	for name, rows := range sheets {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			cell, _ := excelize.CoordinatesToCellName(1, i+1)
			if err := f.SetSheetRow(name, cell, &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	out, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

var schools = [][]any{{"Skoler i kommunen"}, {}, {"name", "pupils"}, {"a", 1}, {"b", 2}}

// A table's rows come from the sheet that is called as it, in whatever workbook, and
// from a CSV file before that.
func TestWorkbooks(t *testing.T) {
	csv := header + "c,3\n"
	for name, c := range map[string]struct {
		files map[string]string
		rows  int
		told  []string
	}{
		"a sheet by name":      {map[string]string{"all.xlsx": workbook(t, map[string][][]any{"Readme": {{"x"}}, "Schools": schools})}, 2, nil},
		"a sheet by label":     {map[string]string{"all.xlsx": workbook(t, map[string][][]any{"Readme": {{"x"}}, "the schools": schools})}, 2, nil},
		"a workbook by name":   {map[string]string{"schools.xlsx": workbook(t, map[string][][]any{"Ark1": schools})}, 2, nil},
		"the only sheet":       {map[string]string{"export.xlsx": workbook(t, map[string][][]any{"Ark1": schools})}, 2, []string{"folder.only_sheet"}},
		"CSV first":            {map[string]string{"schools.csv": csv, "all.xlsx": workbook(t, map[string][][]any{"schools": schools})}, 1, []string{"folder.taken"}},
		"CSV by label":         {map[string]string{"The schools.csv": csv}, 1, nil},
		"no sheet of the name": {map[string]string{"all.xlsx": workbook(t, map[string][][]any{"x": schools, "y": schools})}, 0, []string{"folder.no_such_sheet"}},
		"what Excel leaves":    {map[string]string{"~$all.xlsx": "", "schools.csv": csv}, 1, nil},
		"no workbook":          {map[string]string{"schools.xlsx": header}, 0, []string{"workbook.damaged"}},
		"a mapping": {map[string]string{"x.xlsx": workbook(t, map[string][][]any{"Ark1": {{"Skole", "Elever"}, {"a", 1}, {"I alt", 1}}, "schools": schools}),
			"support.map.json": `{"fordel-map": 1, "tables": {"schools": {"file": "X.xlsx", "sheet": "Ark1", "columns": {"name": "Skole", "pupils": "elever"}, "skip": [3]}}}`}, 1, []string{"folder.taken"}},
		"a mapping of nothing": {map[string]string{"schools.csv": csv, "x.map.json": `{"fordel-map": 1, "tables": {"scools": {}}}`}, 1, []string{"folder.map.table"}},
		"a broken mapping":     {map[string]string{"schools.csv": csv, "x.map.json": `{"fordel-map": 1, "tables": {"schools": {"colums": {}}}}`}, 1, []string{"folder.map"}},
		"a later mapping":      {map[string]string{"schools.csv": csv, "x.map.json": `{"fordel-map": 2, "tables": {}}`}, 1, []string{"folder.map.version"}},
	} {
		model, problems := engine.Open("rules.fordel", strings.Replace(rules, "table schools {", "table schools \"The schools\" {", 1))
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		s := engine.NewSession(model)
		list, err := Load(t.Context(), s, nil, Place{put(t, c.files), "data"})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		var told []string
		for _, d := range list {
			told = append(told, d.Code)
			if d.Message.DA == d.Message.EN || d.Message.DA == "" || !strings.HasPrefix(d.Range.File, "data") && d.Code != "folder.map.table" {
				t.Errorf("%s: %+v", name, d)
			}
		}
		if rows, _ := s.Rows("schools"); rows != c.rows || !slices.Equal(told, c.told) {
			t.Errorf("%s: %d rows, told %v; want %d, %v (%v)", name, rows, told, c.rows, c.told, s.Ready())
		}
	}
}

// A workbook may be given alone, and beside a folder; mappings lie beside the rules.
func TestPlaces(t *testing.T) {
	dir := put(t, map[string]string{"book.xlsx": workbook(t, map[string][][]any{"Ark1": {{"Skole", "pupils"}, {"a", 1}}}), "other/x.txt": "",
		"support.fordel": rules, "support.map.json": `{"fordel-map": 1, "tables": {"schools": {"columns": {"name": "Skole"}}}}`})
	maps, wrong, err := MappingsFor(filepath.Join(dir, "support.fordel"))
	if err != nil || len(wrong) > 0 {
		t.Fatal(err, wrong)
	}
	s := session(t)
	if _, err := Load(t.Context(), s, maps, Place{filepath.Join(dir, "other"), "other"}, Place{filepath.Join(dir, "book.xlsx"), "book.xlsx"}); err != nil {
		t.Fatal(err)
	}
	if rows, _ := s.Rows("schools"); rows != 1 {
		t.Error(rows, s.Ready())
	}
	if maps, wrong, err := MappingsFor(filepath.Join(dir, "other.fordel")); err != nil || len(wrong) > 0 || len(maps.Tables) > 0 {
		t.Error(maps, wrong, err)
	}
	if err := os.Remove(filepath.Join(dir, "book.xlsx")); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(t.Context(), s, nil, Place{filepath.Join(dir, "book.xlsx"), "book.xlsx"}); err == nil {
		t.Error("a workbook that is not there was read")
	}
}

// A CSV file that is named itself gives the rows of the only table without data, whatever it is called; one that merely lies there does not.
func TestNamedFile(t *testing.T) {
	dir := put(t, map[string]string{"export.csv": header + "a,1\n"})
	for _, c := range []struct {
		place string
		rows  int
		told  string
	}{{"export.csv", 1, "folder.only_sheet"}, {".", 0, "folder.no_such_table"}} {
		s := session(t)
		list, err := Load(t.Context(), s, nil, Place{filepath.Join(dir, c.place), c.place})
		if rows, _ := s.Rows("schools"); err != nil || rows != c.rows || len(list) != 1 || list[0].Code != c.told {
			t.Errorf("%s: %d rows, %v %v", c.place, rows, list, err)
		}
	}
}
