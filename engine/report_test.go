package engine

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/view"
)

// TestReports compares what is printed of the models in testdata/models with
// testdata/reports: JSON, texts, CSV and views.
func TestReports(t *testing.T) {
	for _, path := range testFiles(t, "testdata/models/*.txtar") {
		name := strings.TrimSuffix(filepath.Base(path), ".txtar")
		s := openSections(t, readSections(t, path))
		r, _ := s.Run(context.Background(), Settings{})
		if !r.OK() {
			t.Errorf("%s has no figures", name)
			continue
		}
		views := "null"
		if text, err := json.MarshalIndent(seen(r), "", " "); err == nil {
			views = string(text)
		}
		var csv strings.Builder
		for _, tab := range s.Model().Program.Tables {
			text, _ := r.CSV(tab.Name, diag.Danish)
			csv.WriteString("== " + tab.Name + "\n" + string(text))
		}
		csv.WriteString("== pools\n" + string(r.PoolsCSV(diag.English)))
		for _, v := range r.Views() {
			csv.WriteString("== " + v.Kind + " " + v.Table + "\n" + string(r.Leave(Given{}, false, diag.English).ViewCSV(v)))
		}
		for _, out := range []struct{ kind, text string }{{"json", string(r.JSON(diag.English)) + "\n"},
			{"en.txt", r.Text(diag.English)}, {"da.txt", r.Text(diag.Danish)}, {"csv", csv.String()}, {"views.json", views + "\n"}} {
			golden(t, "testdata/reports/"+name+"."+out.kind, out.text)
		}
	}
}

// seenView is a view with the values of its rows.
type seenView struct {
	Kind    string       `json:"kind"`
	Table   string       `json:"table"`
	Label   string       `json:"label"`
	Columns []ViewColumn `json:"columns"`
	Keys    []string     `json:"keys"`
	Rows    [][]any      `json:"rows"`
}

func seen(r *Result) []seenView {
	var out []seenView
	for _, v := range r.Views() {
		s := seenView{Kind: v.Kind, Table: v.Table, Label: v.Label, Columns: v.Columns, Rows: [][]any{}}
		key := r.Key(v)
		for _, row := range v.Shown() {
			if key != nil {
				s.Keys = append(s.Keys, key.Word(int(row)))
			}
			var values []any
			for i, c := range v.Columns {
				values = append(values, view.Plain(formula.At(v.Values(i), c.Kind, int(row))))
			}
			s.Rows = append(s.Rows, values)
		}
		out = append(out, s)
	}
	return out
}

// golden compares a text with a file; with -update it becomes the file.
func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s differs; now:\n%s", path, got)
	}
}

// TestJSONIsJSON reads every report back.
func TestJSONIsJSON(t *testing.T) {
	paths := append(testFiles(t, "testdata/models/*.txtar"), testFiles(t, "testdata/errors/*.txtar")...)
	for _, path := range paths {
		s := openSections(t, readSections(t, path))
		r, _ := s.Run(context.Background(), Settings{})
		var out map[string]any
		if err := json.Unmarshal(r.JSON(diag.Danish), &out); err != nil {
			t.Errorf("%s: %v\n%s", path, err, r.JSON(diag.Danish))
			continue
		}
		for _, key := range []string{"model", "fingerprint", "params", "scenario", "tables", "values", "solutions", "pools",
			"grants", "benchmarks", "spreads", "expectations", "diagnostics"} {
			if _, ok := out[key]; !ok {
				t.Errorf("%s: no %s", path, key)
			}
		}
		if tables := out["tables"].(map[string]any); len(tables) > 0 && !r.OK() {
			t.Errorf("%s: tables in spite of errors", path)
		}
	}
}
