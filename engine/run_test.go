package engine

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/plan"
)

func TestExpectationsInScenarios(t *testing.T) {
	s := openSections(t, readSections(t, "testdata/models/trying.txtar"))
	r, _ := s.Run(context.Background(), Settings{})
	var got []string
	for _, e := range r.Expectations {
		scenario := ""
		if e.Scenario != nil {
			scenario = e.Scenario.Name
		}
		line := fmt.Sprintf("%s/%s %v", e.Expect.Text, scenario, e.OK)
		if e.Left != nil {
			line += " " + shownConst(*e.Left) + " " + shownConst(*e.Right)
		}
		got = append(got, line)
	}
	want := []string{
		"All is handed out/ true 1000 1000",
		"All is handed out/Rich true 2000 2000",
		"All is handed out/Steep true 1000 1000",
		"All is handed out/share = 0 %, budget = 500 kr true 500 500",
		"All is handed out/share = 0 %, budget = 700 kr true 700 700",
		"All is handed out/share = 50 %, budget = 500 kr true 500 500",
		"All is handed out/share = 50 %, budget = 700 kr true 700 700",
		"Nobody has 1,000/ true 750 1000",
		"Nobody has 1,000/Rich false 1500 1000",
		"Nobody has 1,000/Steep true 765 1000",
		"Nobody has 1,000/share = 0 %, budget = 500 kr true 375 1000",
		"Nobody has 1,000/share = 0 %, budget = 700 kr true 525 1000",
		"Nobody has 1,000/share = 50 %, budget = 500 kr true 374 1000",
		"Nobody has 1,000/share = 50 %, budget = 700 kr true 524 1000",
		"Rich is rich/Rich true 2000 1500",
		"Yes or no/ true",
		"Yes or no/Rich true",
		"Yes or no/Steep true",
	}
	for i := range want {
		if i >= len(got) || got[i] != want[i] {
			t.Fatalf("%d: got %q", i, got)
		}
	}
	if list := r.Failures(); len(list) != 1 || list[0].Message.DA != `Kontrollen »Nobody has 1,000« er ikke opfyldt i scenariet "Rich": 1.500 kr. på venstre side, 1.000 kr. på højre.` {
		t.Errorf("%v", list)
	}
}

// TestFailedInPerCent: the sides of a comparison of shares are told in per cent, as
// they are written in rules.
func TestFailedInPerCent(t *testing.T) {
	m, list := Open("shares.fordel", `fordel 1 en
param least = 7 %
expect "Shares" = least == 12.5 %
expect "Numbers" = least * 100 == 8
`)
	if list.HasErrors() {
		t.Fatal(list)
	}
	r, _ := NewSession(m).Run(context.Background(), Settings{})
	var told []string
	for _, d := range r.Failures() {
		told = append(told, d.Message.DA)
	}
	if got := strings.Join(told, "\n"); got != `Kontrollen »Shares« er ikke opfyldt: 7 % på venstre side, 12,5 % på højre.
Kontrollen »Numbers« er ikke opfyldt: 7 på venstre side, 8 på højre.` {
		t.Errorf("told:\n%s", got)
	}
}

// TestUntried: an expectation that rests on what cannot be computed in a scenario
// is not said to fail there; the error that kept it from being tried is told.
func TestUntried(t *testing.T) {
	m, list := Open("untried.fordel", `fordel 1 en
table houses {
  id key
} rows {
  "Ash"
}
param most = 900 kr
pool social {
  amount 500 kr
  to     houses
  key    1
  cap    most
}
expect "All is shared out" = sum(houses.social) == 500 kr
expect "Divides" = 1 / (most / 1 kr - 900) > 0
expect "At least 900" = most >= 900 kr
scenario "Low" { most = 100 kr }
`)
	if list.HasErrors() {
		t.Fatal(list)
	}
	r, list := NewSession(m).Run(context.Background(), Settings{})
	var codes []string
	for _, d := range append(list, r.Failures()...) {
		codes = append(codes, d.Code)
	}
	if got := strings.Join(codes, " "); got != "value.zero_divisor pool.surplus" {
		t.Errorf("told: %s", got)
	}
	for _, want := range []string{"Ash     500", "ERROR  Divides\n", "ERROR  All is shared out (Low)\n"} {
		if text := r.Text(diag.English); !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	for _, told := range [][]byte{r.JSON(diag.English), r.Summary(diag.English)} {
		for _, want := range []string{`"social"`, `"scenario": "Low"`, `"untried": true`, `In the scenario \"Low\"`} {
			if text := strings.ReplaceAll(string(told), `":`, `": `); !strings.Contains(strings.ReplaceAll(text, ":  ", ": "), want) {
				t.Errorf("%s is not in\n%s", want, told)
			}
		}
	}
}

// heavyRules takes some four million steps for a hundred rows.
const heavyRules = `fordel 1 en
table rows {
  id key
  x  number
}
let rows.y = sum(rows where x <= 1, .x) + sum(rows, .x * count(rows, .x > 0))
let rows.z = sum(rows where id != "", x * .x)
let total = sum(rows, .z * sum(rows, .x * sum(rows, .x)))
`

func heavySession(t testing.TB) *Session {
	t.Helper()
	m, list := Open("heavy.fordel", heavyRules)
	if list.HasErrors() {
		t.Fatal(list)
	}
	s := NewSession(m)
	csv := "id,x\n"
	for i := range 100 {
		csv += fmt.Sprintf("r%03d,%d\n", i, i)
	}
	if list := s.Load("rows", "rows.csv", []byte(csv)); list.HasErrors() {
		t.Fatal(list)
	}
	return s
}

// TestSumsThatFail: a sum that meets a missing value is told of wherever it is
// compared or chosen.
func TestSumsThatFail(t *testing.T) {
	for _, formula := range []string{"sum(t.n) > 5", "5 < sum(t.n)", "sum(t.n) == 5", "sum(t.n) == sum(t.m)", "sum(t.m) == sum(t.n)", "sum(t.n) in 1..5",
		"sum(t.n) in [1, 5]", "(if len(t) > 1 then sum(t.n) else 5) > 3", "len(t) > 1 and sum(t.n) > 5", "all(t, (if .m > 1 then sum(t.n) else 5) > 3)",
		"all(t, (if .m > 1 then 5 else sum(t.n)) > .m)", "any(t, .m > 5 or .m < sum(t.n))"} {
		m, problems := Open("rules.fordel", "fordel 1 en\ntable t {\n  id key\n  n number optional\n  m number\n} rows {\n"+
			"  \"a\", 1, 1\n  \"b\", nil, 2\n}\nexpect \"x\" = "+formula+"\n")
		if problems.HasErrors() {
			t.Fatal(formula, problems)
		}
		r, _ := NewSession(m).Run(context.Background(), Settings{})
		if len(r.Diagnostics) == 0 || r.Diagnostics[0].Code != "value.missing" {
			t.Errorf("%s: %v", formula, r.Diagnostics)
		}
	}
}

func TestCancelled(t *testing.T) {
	s := heavySession(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	r, list := s.Run(ctx, Settings{})
	if r.OK() || !list.HasErrors() || list[len(list)-1].Code != "run.cancelled" {
		t.Errorf("%v %v", r.OK(), list)
	}
	if r, list = s.Run(context.Background(), Settings{}); !r.OK() {
		t.Errorf("the session cannot be used after a run that was cancelled: %v", list)
	}
}

// TestSquares: a formula that goes through its own table on every row is given up
// long before the billionth row it reads, but not on a table of ordinary size.
func TestSquares(t *testing.T) {
	const rules = "fordel 1 en\ntable t {\n  id key\n  n  number\n}\nlet t.m = n + 1\nlet t.above = count(t, .n > m)\n"
	for size, want := range map[int]string{100: "", 1000: "run.limit"} {
		var csv strings.Builder
		csv.WriteString("id,n\n")
		for i := range size {
			fmt.Fprintf(&csv, "%d,%d\n", i, i)
		}
		s := openSections(t, []section{{"squares.fordel", rules}, {"t.csv", csv.String()}})
		s.Ready()
		s.space.Limit = plan.MaxSteps / 100 // and a thousand rows, so that the test is quick
		_, list := s.Run(context.Background(), Settings{})
		code := ""
		if len(list) > 0 {
			code = list[len(list)-1].Code
		}
		if code != want {
			t.Errorf("%d rows: %q, want %q", size, code, want)
		}
	}
}

func TestTooMuchWork(t *testing.T) {
	s := heavySession(t)
	s.Ready()
	s.space.Limit = 10_000
	r, list := s.Run(context.Background(), Settings{})
	if r.OK() || !list.HasErrors() || list[len(list)-1].Code != "run.limit" {
		t.Fatalf("%v %v", r.OK(), list)
	}
	at := list[len(list)-1].Range
	if text := r.Sources().Find(at.File).Text[at.Start:at.End]; !strings.HasPrefix(text, "let ") {
		t.Errorf("given up at %q", text)
	}
}

// TestRowByRow runs every model with kernels and on expr's machine alone: the
// bytes are the same, of figures and of problems.
func TestRowByRow(t *testing.T) {
	paths := append(testFiles(t, "testdata/models/*.txtar"), testFiles(t, "testdata/errors/*.txtar")...)
	for _, path := range paths {
		sections := readSections(t, path)
		for _, scenario := range append([]*check.Scenario{{}}, openSections(t, sections).Model().Program.Scenarios...) {
			var got [2]string
			for i := range got {
				s := openSections(t, sections)
				s.RowByRow = i == 1
				r, _ := s.Run(context.Background(), Settings{Scenario: scenario.Name})
				got[i] = string(r.JSON(diag.English)) + r.Text(diag.Danish)
			}
			if got[0] != got[1] {
				t.Errorf("%s, %s: with kernels\n%s\nrow by row\n%s", path, scenario.Name, got[0], got[1])
			}
		}
	}
}

// TestRerun turns every parameter and compares a session that was run before
// with a new one: only what depends on the parameters is computed again, and the
// bytes are the same.
func TestRerun(t *testing.T) {
	for _, path := range testFiles(t, "testdata/models/*.txtar") {
		sections := readSections(t, path)
		used := openSections(t, sections)
		for range 2 {
			for _, sec := range sections {
				if !strings.HasPrefix(sec.name, "want") {
					continue
				}
				set := wanted(t, used.Model(), sec.name)
				again, _ := used.Run(context.Background(), set)
				anew, _ := openSections(t, sections).Run(context.Background(), set)
				if a, b := again.JSON(diag.Danish), anew.JSON(diag.Danish); !bytes.Equal(a, b) {
					t.Errorf("%s, %s: run again\n%s\nrun anew\n%s", path, sec.name, a, b)
				}
				if again.Text(diag.Danish) != anew.Text(diag.Danish) {
					t.Errorf("%s, %s: the texts differ", path, sec.name)
				}
			}
		}
	}
}

// TestResultsStay looks at a result again after its session went on.
func TestResultsStay(t *testing.T) {
	for _, path := range testFiles(t, "testdata/models/*.txtar") {
		s := openSections(t, readSections(t, path))
		r, _ := s.Run(context.Background(), Settings{})
		before, views := string(r.JSON(diag.English)), fmt.Sprint(r.Views())
		for _, sc := range s.Model().Program.Scenarios {
			s.Run(context.Background(), Settings{Scenario: sc.Name})
		}
		s.Clear("")
		if string(r.JSON(diag.English)) != before || fmt.Sprint(r.Views()) != views {
			t.Errorf("%s: a later run changed a result", path)
		}
		s.Run(context.Background(), Settings{})
		if string(r.JSON(diag.English)) != before || r.Text(diag.English) == "" {
			t.Errorf("%s: a run without data changed a result", path)
		}
	}
}

// TestSettings tries values of parameters that are none.
func TestSettings(t *testing.T) {
	s := openSections(t, readSections(t, "testdata/models/trying.txtar"))
	for _, c := range []struct {
		name  string
		value check.Const
		code  string // "" for a value that may be
	}{
		{"share", check.Const{Kind: check.Number, Number: 0.125}, ""},
		{"share", check.Const{Kind: check.Number, Number: 0.1 + 0.2}, ""}, // 0.3 with 15 digits
		{"share", check.Const{Kind: check.Number, Number: 0.123}, "param.step"},
		{"share", check.Const{Kind: check.Number, Number: 0.505}, "param.range"},
		{"share", check.Const{Kind: check.Number, Number: math.NaN()}, "param.kind"},
		{"share", check.Const{Kind: check.Number, Number: math.Inf(1)}, "param.kind"},
		{"share", check.Const{Kind: check.Money, Number: 0.1}, "param.kind"},
		{"share", check.Const{Kind: check.Number, Missing: true}, "param.kind"},
		{"budget", check.Const{Kind: check.Money, Number: 9_999.99}, ""},
		{"budget", check.Const{Kind: check.Money, Number: -1}, "param.range"},
		{"method", check.Const{Kind: check.Text, Text: "steep"}, ""},
		{"method", check.Const{Kind: check.Text, Text: "steeper"}, "param.choice"},
		{"methods", check.Const{Kind: check.Text, Text: "steep"}, "run.param"},
	} {
		r, list := s.Run(context.Background(), Settings{Params: map[string]check.Const{c.name: c.value}})
		found := c.code == ""
		for _, d := range list {
			found = found || d.Code == c.code
		}
		if !found || r.OK() != (c.code == "") {
			t.Errorf("%s = %v: %v", c.name, c.value, list)
		}
	}
}

// TestExpectationOfTheBase: one that holds in the base alone is tried there alone.
func TestExpectationOfTheBase(t *testing.T) {
	m := mustOpen(t, "fordel 1 en\nparam a = 1\nscenario \"S\" { a = 2 }\nexpect \"x\" in \"base\" = a == 1\n")
	r, _ := NewSession(m).Run(context.Background(), Settings{})
	if len(r.Expectations) != 1 || !r.Expectations[0].OK || r.Expectations[0].Scenario != nil {
		t.Errorf("%+v", r.Expectations)
	}
}
