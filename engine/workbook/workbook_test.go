//go:build !js

package workbook

import (
	"context"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/enginetest"
	"github.com/fordel-lang/fordel/engine/lower"
	"github.com/fordel-lang/fordel/engine/view"
)

// allowed are the functions that Excel 2016 and LibreOffice share.
var allowed = strings.Fields("ABS AND AVERAGE COUNT COUNTIF COUNTIFS DATE DAY EDATE EXACT EXP IF IFERROR INDEX INT ISERROR ISNUMBER LN LOG10 LOWER MATCH MAX MEDIAN MIN MONTH NA NOT OR ROUND ROW " +
	"SIGN SMALL SQRT STDEV SUBSTITUTE SUM SUMIFS SUMPRODUCT UPPER YEAR")

var called = regexp.MustCompile(`([A-Z][A-Z0-9]*)\(`)

// Every field of the model has a cell with the engine's value and, where it is computed, a formula
// of functions that all workbook programs have, short enough for them.
func TestStored(t *testing.T) {
	for _, example := range []string{"child-counting", "average-municipality", "positions-and-steering"} {
		session := enginetest.Open(t, filepath.Join("../../examples", example))
		r, _ := session.Run(context.Background(), engine.Settings{})
		m, _ := lower.Lower(session.Model().Program)
		b, problems := build(m, r, diag.English)
		if problems.HasErrors() {
			t.Fatal(problems)
		}
		for _, f := range m.Fields {
			x := try{example, b, r}
			for i, cell := range b.cells[f].cells {
				if !f.Helper() && cell.Value != value(f.Kind, x.of(f, i)) {
					t.Fatalf("%s: %s in row %d is %v", example, f.Name, i, cell.Value)
				}
				if (f.Column == nil || f.Column.Data == nil) && cell.Formula == "" {
					t.Fatalf("%s: %s in row %d has no formula", example, f.Name, i)
				}
			}
		}
		for _, s := range b.book.Sheets {
			for _, row := range s.Cells {
				for _, c := range row {
					for _, f := range called.FindAllStringSubmatch(c.Formula, -1) {
						if !slices.Contains(allowed, f[1]) {
							t.Fatalf("%s: %s is no function that all have: %s", example, f[1], c.Formula)
						}
					}
				}
			}
		}
	}
}

// No two columns of a sheet of a table have heads that are read as one: dropped back, the sheet is the data.
func TestHeads(t *testing.T) {
	x, _ := made(t, "../../examples/child-counting")
	for _, table := range x.build.model.Program.Tables {
		s, seen := x.build.tables[table], map[string]bool{}
		for _, c := range s.columns {
			head, _ := c.head.Value.(string)
			if of := view.Folded(head); seen[of] {
				t.Errorf("%s: %q stands above two columns", s.name, head)
			} else {
				seen[of] = true
			}
		}
	}
}

// What a workbook would compute wrongly is refused where it stands.
func TestRefused(t *testing.T) {
	table := "fordel 1 en\ntable towns {\n  id key\n  n whole\n} rows {\n"
	for rules, want := range map[string]string{
		table + "  \"A\", 1\n  \"a\", 2\n}\nlet x = lookup(towns, \"A\", \"n\")\n":                  "takes for the same",
		"fordel 1 en\ntable days {\n  day date\n} rows {\n  1899-12-31\n}\nlet x = max(days.day)\n": "1 March 1900",
		table + "  \"A\", 1\n}\nlet towns.t = trim(id)\n":                                           "`trim`",
		table + "  \"A\", 1\n}\nlet towns.m = max(towns where .n <= n, .n)\n":                       "compared with each row",
	} {
		model, problems := engine.Open("rules.fordel", rules)
		r, more := engine.NewSession(model).Run(context.Background(), engine.Settings{})
		if !r.OK() {
			t.Fatal(rules, problems, more)
		}
		m, _ := lower.Lower(model.Program)
		_, refused := Build(m, r, diag.English)
		if len(refused) == 0 || !strings.Contains(refused[0].Message.EN, want) || refused[0].Range == (diag.Range{}) || refused[0].Hint.DA == "" {
			t.Errorf("%s\nis refused: %v", rules, refused)
		}
	}
}

// Numbers are shown as a reader can take them in: no limit as a dash, large ones with their thousands set
// apart, fractions with four digits; what bounds a share in the language of the workbook.
func TestLooks(t *testing.T) {
	x, _ := made(t, "../../examples/hold-harmless")
	seen := map[string]bool{}
	for _, s := range x.build.book.Sheets {
		for _, row := range s.Cells {
			for _, c := range row {
				v, number := c.Value.(float64)
				format := x.build.book.Styles[c.Style].Format
				switch {
				case number && v >= endless && !strings.Contains(format, "–"):
					t.Fatalf("%s: no limit is shown by %q: %s", s.Name, format, c.Formula)
				case number && c.Formula != "" && v != float64(int64(v)) && v < endless && format == "":
					t.Fatalf("%s: %v has no format: %s", s.Name, v, c.Formula)
				}
				if text, ok := c.Value.(string); ok {
					seen[text] = true
				}
			}
		}
	}
	for _, want := range []string{"garanti", "fra 3.000.000, til 6.000.000", "puljebeløb", "Socioøkonomisk pulje: grænse"} {
		if !seen[want] {
			t.Errorf("nowhere stands %q", want)
		}
	}
}
