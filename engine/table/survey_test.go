package table

import (
	"slices"
	"testing"
)

// What a file holds is shown before it is taken, with the row that the headers are
// found in; it is the one that reading takes.
func TestSurvey(t *testing.T) {
	file := "Skoler 2026\n\nid;name;\"x\"\"y\"\n1;\"a\nb\";\n;;\n2;c;d\n"
	s, err := SurveyCSV(t.Context(), Origin{File: "a.csv"}, []byte(file), institutions())
	if err != nil || s.Header != 3 || s.Separator != ";" || !slices.Equal(s.Lines, []int{1, 3, 4, 7}) {
		t.Fatalf("%+v %v", s, err)
	}
	for i, want := range [][]string{{"Skoler 2026"}, {"id", "name", `x"y`}, {"1", "a\nb", ""}, {"2", "c", "d"}} {
		if !slices.Equal(s.Records[i], want) {
			t.Errorf("record %d is %q, not %q", i, s.Records[i], want)
		}
	}
	for want, rows := range map[int][][]SheetCell{2: {{text("Skoler")}, {text("id"), text("name")}}, 1: {{text("x"), text("y")}}, 0: nil} {
		s, err := SurveyCells(t.Context(), Origin{File: "a.xlsx", Sheet: "x"}, &memorySheet{rows: rows}, institutions())
		if err != nil || s.Header != want {
			t.Errorf("%+v %v, want row %d", s, err, want)
		}
	}
	sums := file + "3;Gennemsnit;x\nI alt;;x\n;Total 2026;x\nalt;I alt;x\n"
	if s, err := SurveyCSV(t.Context(), Origin{File: "a.csv"}, []byte(sums), institutions()); err != nil || !slices.Equal(s.Totals, []int{9, 10}) {
		t.Errorf("%+v %v", s, err)
	}
	rows := [][]SheetCell{{text("I alt")}, {text("id"), text("name")}, {text("1"), text("Sum")}, {{}, text("Gennemsnit")}, {text("Hovedtotal")}}
	if s, err := SurveyCells(t.Context(), Origin{File: "a.xlsx", Sheet: "x"}, &memorySheet{rows: rows}, institutions()); err != nil || !slices.Equal(s.Totals, []int{4, 5}) {
		t.Errorf("%+v %v", s, err)
	}
	chosen, err := SurveyCSV(t.Context(), Origin{File: "a.csv", Mapping: &Mapping{Header: 4}}, []byte(file), institutions())
	if err != nil || chosen.Header != 4 {
		t.Errorf("%+v %v", chosen, err)
	}
}
