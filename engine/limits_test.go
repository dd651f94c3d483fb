package engine

import (
	"context"
	"fmt"
	"sort"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/plan"
	"github.com/fordel-lang/fordel/engine/report"
	"github.com/fordel-lang/fordel/engine/view"
)

// limited is a session with a table of n rows.
func limited(t *testing.T, n int, statements string) *Session {
	t.Helper()
	var csv strings.Builder
	csv.WriteString("id,g,n\n")
	for i := range n {
		fmt.Fprintf(&csv, "%d,%d,%d\n", i, i/10, i*7919%n)
	}
	groups := "id\n"
	for i := range n/10 + 1 {
		groups += fmt.Sprintf("%d\n", i)
	}
	rules := "fordel 1 en\ntable g {\n  id key\n}\ntable t {\n  id key\n  g  -> g\n  n  number\n}\n" + statements
	s := openSections(t, []section{{"limited.fordel", rules}, {"t.csv", csv.String()}, {"g.csv", groups}})
	if list := s.Ready(); list.HasErrors() {
		t.Fatal(list)
	}
	return s
}

// lastCode runs a session and gives the code of its last problem, and what it
// marks.
func lastCode(s *Session) (code, marked string) {
	r, list := s.Run(context.Background(), Settings{})
	if len(list) == 0 {
		return "", ""
	}
	last := list[len(list)-1]
	return last.Code, r.Sources().Find(last.Range.File).Text[last.Range.Start:last.Range.End]
}

// TestSquaresOfLists: whatever goes through a list for every row of a table costs
// the square of it, on whichever evaluator; what only looks a value up does not.
func TestSquaresOfLists(t *testing.T) {
	for formula, square := range map[string]bool{
		"let t.x = count(t, .n > n)\n":                                 true,
		"let t.x = percentile(t.n, n / 1_000)\n":                       true,
		"let t.x = median(t.n) + n\n":                                  false,
		"let t.x = if n in t.n then 1 else 0\n":                        false,
		"let t.x = if n + 0 in t.n then 1 else 0\n":                    false,
		"let g.x = if len(t) > 0 then percentile(t.n, 50 %) else 0\n":  false,
		"let g.x = count(t, .n > 500) + (if 7 in t.n then 1 else 0)\n": false,
		"let t.x = rank(n)\n":                                          false,
	} {
		for _, byRow := range []bool{false, true} {
			s := limited(t, 1000, formula)
			s.RowByRow, s.fresh = byRow, false
			s.Ready()
			s.space.Limit = 5_000_000
			code, _ := lastCode(s)
			if (code == "run.limit") != square || !square && code != "" {
				t.Errorf("%s, row by row %v: %q", formula, byRow, code)
			}
		}
	}
}

// TestTooMuchMemory: a run ends at the statement that would take more memory than
// there may be, and not before.
func TestTooMuchMemory(t *testing.T) {
	const rules = "let t.a = n + 1\nlet t.b = n + 2\nlet t.c = n + 3\n"
	s := limited(t, 1000, rules)
	works := func(bytes int) bool {
		s.Forget()
		s.space.Memory = bytes
		code, marked := lastCode(s)
		return code == "" || !strings.HasPrefix(marked, "let") // what is shown takes some, too
	}
	least := sort.Search(100_000, works)
	if least < 3*8*1000 || least > 4*8*1000 {
		t.Errorf("three columns of 1,000 numbers take %d bytes", least)
	}
	for bytes, want := range map[int]string{least - 1: "let t.c = n + 3", 2*8*1000 - 1: "let t.b = n + 2", 8*1000 - 1: "let t.a = n + 1"} {
		s.Forget()
		s.space.Memory = bytes
		if code, marked := lastCode(s); code != "run.memory" || marked != want {
			t.Errorf("with %d bytes: %s at %q, want it at %q", bytes, code, marked, want)
		}
	}
}

// TestMemoryOfScenarios: what a scenario shares with the run counts once, what it
// has of its own beside it.
func TestMemoryOfScenarios(t *testing.T) {
	const rules = "param p = 1 { from 0 to 9 }\nscenario \"S\" { p = 2 }\nlet t.a = n + 1\nlet t.b = n + 2\nlet t.c = n + 3\n" +
		"let total = sum(t.a) + p\nexpect \"One\" = total + sum(t.b) + sum(t.c) > 0\nshow t { columns id }\n"
	for statements, code := range map[string]string{rules: "", rules + "let t.d = n + p\nexpect \"Two\" = sum(t.d) > 0\n": "run.memory"} {
		s := limited(t, 1000, statements)
		s.space.Memory = 46_000
		if got, _ := lastCode(s); got != code {
			t.Errorf("%q, want %q in\n%s", got, code, statements)
		}
	}
}

// TestMemoryOfEvaluators: lists that a formula keeps from row to row, and figures
// of many groups, count too.
func TestMemoryOfEvaluators(t *testing.T) {
	for formula, least := range map[string]int{
		"let t.x = percentile(t.n, 0.4 + n / 1_000_000)\n": 24*1000 - 1,
		"let a = median(t.n)\n":                            8 * 1000,
		"let g.x = sum(t, .n)\n":                           24 * 100,
		"let t.x = if n + 1 in t.n then 1 else 0\n":        24*1000 - 1,
	} {
		s := limited(t, 1000, formula)
		if s.space.Memory = least; true {
			if code, _ := lastCode(s); code != "run.memory" {
				t.Errorf("%s with %d bytes: %q", formula, least, code)
			}
		}
		s.space.Memory = plan.MaxMemory
		if code, _ := lastCode(s); code != "" {
			t.Errorf("%s: %q", formula, code)
		}
	}
}

// TestProblemsOfARunAreCounted: a run tells the first problems of a file and how
// many more there are.
func TestProblemsOfARunAreCounted(t *testing.T) {
	for n, want := range map[int]int{diag.MostTold: diag.MostTold, diag.MostTold + 1: diag.MostTold + 1, 1000: diag.MostTold + 1} {
		var rules strings.Builder
		rules.WriteString("let zero = len(t where .n > 100_000)\n")
		for i := range n {
			fmt.Fprintf(&rules, "let a%d = 1 / zero\n", i)
		}
		s := limited(t, 10, rules.String())
		_, list := s.Run(context.Background(), Settings{})
		var told diag.List
		for _, d := range list {
			if d.Severity == diag.Error {
				told.Add(d)
			}
		}
		if len(told) != want || n > diag.MostTold && told[want-1].Code != "problems.more" {
			t.Errorf("%d problems: %d told", n, len(told))
		}
	}
}

// TestViewsAreBounded: so many views and columns are shown, and it is said that
// there are more.
func TestViewsAreBounded(t *testing.T) {
	for _, c := range []struct {
		views, columns, wantViews, wantColumns int
		code                                   string
	}{
		{view.MaxViews, 1, view.MaxViews, 1, ""},
		{view.MaxViews + 1, 1, view.MaxViews, 1, "view.many"},
		{1, view.MaxColumns, 1, view.MaxColumns, ""},
		{1, view.MaxColumns + 1, 1, view.MaxColumns, "view.columns"},
	} {
		rules := strings.Repeat("show t { columns n"+strings.Repeat(", n + 1", c.columns-1)+" }\n", c.views)
		r, list := limited(t, 3, rules).Run(context.Background(), Settings{})
		code := ""
		for _, d := range list {
			if strings.HasPrefix(d.Code, "view.") {
				code = d.Code
			}
		}
		if !r.OK() || len(r.Views()) != c.wantViews || len(r.Views()[0].Columns) != c.wantColumns || code != c.code {
			t.Errorf("%+v: %d views, %d columns, %q", c, len(r.Views()), len(r.Views()[0].Columns), code)
		}
	}
}

// TestGroupsAreBounded: of a measure by group the page is told of so many groups, and
// that there are more; JSON has them all.
func TestGroupsAreBounded(t *testing.T) {
	m, _ := Open("r.fordel", `fordel 1 en
table towns {
  name key
  cost kr
}
benchmark costs of towns.cost {
  per     name
  average mean
}
`)
	for groups, told := range map[int]bool{report.MaxGroups: false, report.MaxGroups + 100: true} {
		s := NewSession(m)
		data := "name,cost\n"
		for i := range groups {
			data += fmt.Sprintf("t%03d,%d\n", i, i+1)
		}
		s.Load("towns", "towns.csv", []byte(data))
		r, list := s.Run(context.Background(), Settings{})
		summary, all := string(r.Summary(diag.English)), string(r.JSON(diag.English))
		const each = `"average":`
		if n := strings.Count(strings.ReplaceAll(summary, `": `, `":`), each); n != report.MaxGroups || strings.Contains(summary, "first 500 of 600 groups of `costs`") != told {
			t.Errorf("%d groups: the page is told of %d: %v", groups, n, list)
		}
		if n := strings.Count(strings.ReplaceAll(all, `": `, `":`), each); n != groups {
			t.Errorf("%d groups: JSON has %d", groups, n)
		}
	}
}

// TestALimitInAScenario: a scenario that is too much is told of and leaves the base as it is; what is expected there and
// in those after it is untried.
func TestALimitInAScenario(t *testing.T) {
	s := limited(t, 1000, "param deep = no\nlet t.x = if deep then count(t, .n > n) else n\nlet total = sum(t.x)\n"+
		"scenario \"Deep\" { deep = yes }\nscenario \"Flat\" { deep = no }\nexpect \"Something\" = total > 0\nexpect \"Base\" in \"base\" = total > 1\n")
	s.space.Limit = 500_000
	r, list := s.Run(context.Background(), Settings{})
	if len(list) != 1 || list[0].Code != "run.limit" || !strings.HasPrefix(list[0].Message.EN, `In the scenario "Deep": `) {
		t.Fatal(list)
	}
	if text := string(r.Text(diag.English)); !strings.Contains(text, "total  499,500") {
		t.Errorf("the base is not shown:\n%s", text)
	}
	got := ""
	for _, e := range r.Expectations {
		got += fmt.Sprintf("%s %v %v, ", e.Expect.Text, e.OK, e.Untried)
	}
	if got != "Something true false, Something false true, Something false true, Base true false, " {
		t.Error(got)
	}
	if r, list := s.Run(context.Background(), Settings{Scenario: "Deep"}); r.OK() || lastOf(list) != "run.limit" {
		t.Error("the scenario itself is refused", list)
	}
}

func lastOf(list diag.List) string { return list[len(list)-1].Code }
