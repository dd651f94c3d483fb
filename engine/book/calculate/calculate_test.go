package calculate_test

import (
	"testing"

	"github.com/fordel-lang/fordel/engine/book"
	"github.com/fordel-lang/fordel/engine/book/calculate"
)

// given are cells that the formulas below are about: columns A to D.
var given = [][]book.Cell{
	{{Value: 3.0}, {Value: "b"}, {Value: true}, {Value: 0.1}},
	{{Value: 1.0}, {Value: "B"}, {Value: false}, {Value: 0.2}},
	{{Value: 2.0}, {Value: ""}, {Value: true}, {}},
	{{Value: 2.0}, {Value: "a"}, {Value: true}, {Value: book.Fault("#N/A")}},
}

// What workbooks give for each formula.
func TestFormulas(t *testing.T) {
	for formula, want := range map[string]book.Value{
		"-2^2": 4.0, "2^3^2": 64.0, "1+2*3": 7.0, "(1+2)*3": 9.0, "--TRUE": 1.0, "1E-3*1E+3": 1.0, `"a""b"&1.5`: `a"b1.5`, "2<>3": true, "1=2": false,
		"0.1+0.2-0.3": 0.0, "0.1+0.2=0.3": true, "1/0": book.Fault("#DIV/0!"), `1+"x"`: book.Fault("#VALUE!"), "D4+1": book.Fault("#N/A"), "IFERROR(D4,7)": 7.0,
		`D3=""`: true, "D3=0": true, "D3+1": 1.0, "E9": 0.0, `B1="B"`: true, "EXACT(B1,B2)": false, "IF(A1>2,1,D4)": 1.0, "IF(FALSE,1)": false,
		"AND(TRUE,D4)": book.Fault("#N/A"), "OR(FALSE,1)": true, "NOT(0)": true, "INT(-1.5)": -2.0, "INT(0.3/0.1)": 3.0, "ROUND(2.5,0)": 3.0, "ROUND(-2.5,0)": -3.0, "ROUND(1.005,2)": 1.01, "ROUND(1234,-2)": 1200.0,
		"INT(LOG10(1000))": 3.0, "INT(LOG10(999.9999))": 2.0, "INT(LOG10(1E-9))": -9.0, "SIGN(-3)": -1.0, "ABS(-3)": 3.0, "ROW()": 1.0, "LN(EXP(2))": 2.0, "SQRT(-1)": book.Fault("#NUM!"),
		"SUM(A1:A4)": 8.0, "SUM(A1:A4,2)": 10.0, "SUM(C1:C4)": 0.0, "COUNT(A1:D3)": 5.0, "AVERAGE(A1:A4)": 2.0, "MEDIAN(A1:A4)": 2.0, "STDEV(A1:A2)": 1.4142135623730951, "MIN(B1:B4)": 0.0, "MAX(A1,5)": 5.0,
		"SMALL(A1:A4,2)": 2.0, "SMALL(A1:A4,5)": book.Fault("#NUM!"), "INDEX(A1:A4,3)": 2.0, "INDEX(A1:D1,1,2)": "b", "INDEX(A1:A4,5)": book.Fault("#REF!"), `INDEX(A1:A4,"")`: book.Fault("#VALUE!"),
		"MATCH(2,A1:A4,0)": 3.0, `MATCH("A",B1:B4,0)`: 4.0, "MATCH(9,A1:A4,0)": book.Fault("#N/A"), "COUNTIF(C1:C4,TRUE)": 3.0, `COUNTIFS(C1:C4,TRUE,A1:A4,"<3")`: 2.0, `COUNTIFS(A1:A4,2,B1:B4,"a")`: 1.0, `COUNTIFS(C1:C4,TRUE,A1:A4,">2")`: 1.0,
		"SUMIFS(A1:A4,C1:C4,TRUE)": 7.0, "SUMPRODUCT((A1:A4=2)*(C1:C4))": 2.0, "SUMPRODUCT(--(A1:A4>A2))": 3.0, "SUMPRODUCT((A1:A4=2)*(ROW(A1:A4)<4))": 1.0, "SUMPRODUCT(MAX(A1:A4*2))": 6.0,
		"SUMPRODUCT(--ISERROR(D1:D4))": 1.0, "SUMPRODUCT(--EXACT(B1:B4,B1:B4))": 4.0, "SUMPRODUCT(ABS(A1:A4-2))": 2.0, "SUMPRODUCT(ROUND(D1:D2,0))": 0.0, `UPPER("æb")`: "ÆB", "name": "b", "'Two'!A1": 9.0,
		"DATE(2024,2,30)": 45352.0, "YEAR(45352)": 2024.0, "MONTH(45352)": 3.0, "DAY(45352)": 1.0, "EDATE(DATE(2024,1,31),1)": 45351.0, "ISNUMBER(A1)": true, "ISNUMBER(B1)": false, "G1": book.Fault("#REF!"),
	} {
		sheet := book.Sheet{Name: "One", Cells: [][]book.Cell{append(append([]book.Cell(nil), given[0]...), book.Cell{}, book.Cell{Formula: formula}, book.Cell{Formula: "G1"})}}
		sheet.Cells = append(sheet.Cells, given[1:]...)
		b := &book.Book{Sheets: []book.Sheet{sheet, {Name: "Two", Cells: [][]book.Cell{{{Value: 9.0}}}}}, Names: []book.Name{{Name: "name", To: "'One'!$B$1"}}}
		if err := calculate.Fill(b); err != nil {
			t.Errorf("%s: %v", formula, err)
		} else if got := b.Sheets[0].Cells[0][5].Value; got != want {
			t.Errorf("%s is %v, not %v", formula, got, want)
		}
	}
}

// What it does not know it says.
func TestUnreadable(t *testing.T) {
	for _, formula := range []string{"1+", "FOO(1)", "(1", `"a`, "1 2", "'No'!A1", "A", "ABCD1"} {
		b := &book.Book{Sheets: []book.Sheet{{Name: "One", Cells: [][]book.Cell{{{Formula: formula}}}}}}
		if err := calculate.Fill(b); err == nil {
			t.Errorf("%s is %v", formula, b.Sheets[0].Cells[0][0].Value)
		}
	}
}
