package engine

import (
	"context"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/format"
)

// changing is a model with statements over children, over schools and over
// nothing, one of each kind that can be asked for.
const changing = `fordel 1 en
model "Changing" { round 1 kr }
table areas {
  id      key
  factor  number
}
table schools {
  name   key
  area   -> areas
  rooms  whole
}
table children {
  school  -> schools
  age     whole
  income  kr
}
param budget = 1_000 kr
param share  = 10 %   { from 0 % to 100 % }
param low    = 300 kr { from 0 kr to 900 kr }
scenario "Generous" { share = 50 % }
scenario "Poor" { low = 500 kr }

let children.poor "Poor children" = income < low
let schools.pupils = len(children)
let schools.needy = count(children, .poor)
let schools.points = rooms * area.factor
pool base "Base" {
  amount budget * (1 - share)
  to     schools
  key    pupils
}
pool extra {
  amount budget * share
  to     schools
  key    needy + points
}
let schools.total = base + extra
solve fair "Fair" = share so that sum(schools.extra) == 300 kr
expect "All" = sum(schools.total) == budget
expect "Children" = count(children, .poor) <= len(children)
show schools { columns name, total "In all" }
chart bar schools.needy by name
`

var changingData = map[string]string{
	"areas":    "id,factor\nnorth,1\nsouth,2\n",
	"schools":  "name,area,rooms\nA,north,3\nB,south,4\nC,south,0\n",
	"children": "school,age,income\nA,3,100\nA,4,400\nB,3,200\nB,5,800\nC,4,350\n",
}

func mustOpen(t testing.TB, rules string) *Model {
	t.Helper()
	m, list := Open("rules.fordel", rules)
	if list.HasErrors() {
		t.Fatal(list[0].Message.EN, rules)
	}
	return m
}

func loadAll(t testing.TB, s *Session, data map[string]string) {
	t.Helper()
	for _, table := range s.Model().Program.Tables {
		if text, ok := data[table.Name]; ok {
			if list := s.Load(table.Name, table.Name+".csv", []byte(text)); list.HasErrors() {
				t.Fatal(list[0].Message.EN)
			}
		}
	}
}

// replaced is a text with one part of it, which it must have, replaced.
func replaced(t testing.TB, text, old, new string) string {
	t.Helper()
	if !strings.Contains(text, old) {
		t.Fatalf("there is no %s", old)
	}
	return strings.Replace(text, old, new, 1)
}

// translated is the rules in Danish.
func translated(t testing.TB, rules string) string {
	t.Helper()
	file, _ := dsl.Parse("rules.fordel", rules)
	danish, list := format.Format(file, diag.Danish)
	if list.HasErrors() || !strings.Contains(danish, "pulje base") {
		t.Fatal(list, danish)
	}
	return danish
}

// change does something to a session that has computed `changing` and gives the
// session to go on with.
type change func(*testing.T, *Session) *Session

// reload loads a table again with a part of its text replaced.
func reload(name, old, new string) change {
	return func(t *testing.T, s *Session) *Session {
		s.Load(name, "again.csv", []byte(replaced(t, changingData[name], old, new)))
		return s
	}
}

// edit replaces parts of the rules, pairs of old and new.
func edit(pairs ...string) change {
	return func(t *testing.T, s *Session) *Session {
		rules := changing
		for i := 0; i < len(pairs); i += 2 {
			rules = replaced(t, rules, pairs[i], pairs[i+1])
		}
		return s.Revise(mustOpen(t, rules))
	}
}

// turn sets a parameter.
func turn(name string, kind check.Kind, x float64) Settings {
	return Settings{Params: map[string]check.Const{name: {Kind: kind, Number: x}}}
}

// TestOnlyWhatChanged tells what is computed again after a change of parameters,
// data or rules: the statements in the base, then solves, what is expected in the
// base and in each scenario, views.
func TestOnlyWhatChanged(t *testing.T) {
	const afterChildren = "children.poor, schools.needy, extra, schools.total, fair, expect All, expect Children, extra, schools.total, " +
		"expect All, children.poor, schools.needy, extra, schools.total, expect All, expect Children, table schools, bar schools"
	const afterExtra = "extra, schools.total, fair, expect All, extra, schools.total, expect All, extra, schools.total, expect All, table schools"
	same := edit()
	for _, c := range []struct {
		what   string
		change change
		set    Settings
		want   string
	}{
		{"nothing", same, Settings{}, ""},
		{"a parameter to what it was", same, turn("low", check.Money, 300), ""},
		{"a parameter of pools", same, turn("share", check.Number, 0.2),
			"base, extra, schools.total, expect All, extra, schools.total, expect All, table schools"},
		{"a parameter of children", same, turn("low", check.Money, 450), "children.poor, schools.needy, extra, schools.total, fair, " +
			"expect All, expect Children, extra, schools.total, expect All, table schools, bar schools"},
		{"a scenario in which something was expected", same, Settings{Scenario: "Generous"}, "table schools"},
		{"a table as it was", reload("children", "", ""), Settings{}, ""},
		{"a table with its rows in another order", reload("areas", "north,1\nsouth,2", "south,2\nnorth,1"), Settings{}, ""},
		{"a cell that nothing reads", reload("children", "A,3,", "A,2,"), Settings{}, ""},
		{"a cell of children", reload("children", "A,3,100", "A,3,700"), Settings{}, afterChildren},
		{"a reference", reload("children", "C,4,350", "A,4,350"), Settings{}, "schools.pupils, schools.needy, base, extra, schools.total, fair, " +
			"expect All, base, extra, schools.total, expect All, schools.needy, extra, schools.total, expect All, table schools, bar schools"},
		{"a row", reload("areas", "south,2", "south,2\nwest,3"), Settings{}, "schools.points, " + afterExtra},
		{"a key", reload("areas", "id,factor\nnorth,1", "id,factor\neast,3\nnorth,1"), Settings{}, "schools.points, " + afterExtra},
		{"a label", edit(`"Base"`, `"Basic"`, `"Poor children"`, "", `"Fair"`, `"Just"`, `"In all"`, `"Sum"`), Settings{}, ""},
		{"a comment", edit("let schools.pupils", "// How many.\nlet schools.pupils"), Settings{}, ""},
		{"what an expectation is called", edit(`"All"`, `"Everything"`), Settings{}, ""},
		{"the order of statements", edit("let schools.pupils = len(children)\n", "", "pool base", "let schools.pupils = len(children)\npool base",
			"scenario \"Poor\" { low = 500 kr }\n", "", "scenario \"Gen", "scenario \"Poor\" { low = 500 kr }\nscenario \"Gen"), Settings{}, ""},
		{"the language", func(t *testing.T, s *Session) *Session { return s.Revise(mustOpen(t, translated(t, changing))) }, Settings{}, ""},
		{"the name of a pool", edit("pool base", "pool basis", "base + extra", "basis + extra"), Settings{}, ""},
		{"the spelling of a formula", edit("needy + points", "(needy  +  (points))"), Settings{}, ""},
		{"a formula", edit("rooms * area.factor", "rooms + area.factor"), Settings{}, "schools.points, " + afterExtra},
		{"a clause of one pool", edit("key    needy + points", "key    needy + points\n  round  10 kr"), Settings{}, afterExtra},
		{"a parameter's value in the rules", edit("share  = 10 %", "share  = 20 %"), Settings{},
			"base, extra, schools.total, expect All, extra, schools.total, expect All, table schools"},
		{"where a solution may lie", edit("from 0 % to 100 %", "from 0 % to 90 %"), Settings{}, "fair"},
		{"an expectation", edit("<= len(children)", "< 4 + len(children)"), Settings{}, "expect Children, expect Children"},
		{"a view", edit("needy by name", "pupils by name"), Settings{}, "bar schools"},
		{"a statement more", edit("solve fair", "let more = 1\nsolve fair"), Settings{}, "more"},
		{"a statement less", edit("chart bar schools.needy by name\n", ""), Settings{}, ""},
	} {
		t.Run(c.what, func(t *testing.T) {
			s := NewSession(mustOpen(t, changing))
			loadAll(t, s, changingData)
			if first, list := s.Run(context.Background(), Settings{}); !first.OK() || len(first.Failures()) > 0 {
				t.Fatal(list, first.Failures())
			}
			s = c.change(t, s)
			r, list := s.Run(context.Background(), c.set)
			if !r.OK() {
				t.Fatal(list)
			}
			if got := strings.Join(r.Computed, ", "); got != c.want {
				t.Errorf("computed again: %s\nwant: %s", got, c.want)
			}
			if want, _ := anew(s).Run(context.Background(), c.set); shownBy(r) != shownBy(want) {
				t.Errorf("not what a new session gives: %s", firstDifference(shownBy(r), shownBy(want)))
			}
		})
	}
}

// anew is a session with the same rules and data that knows nothing.
func anew(s *Session) *Session {
	m, _ := Open("rules.fordel", s.Model().Source.Text)
	out := NewSession(m)
	for i, l := range s.tables {
		if l.source != nil {
			out.Load(s.specs[i].Name, l.source.Name, []byte(l.source.Text))
		}
	}
	return out
}

// TestChangesAreSeen makes changes that are easily overlooked and compares with
// a session that is made anew.
func TestChangesAreSeen(t *testing.T) {
	const houses = "fordel 1 en\ntable houses {\n  id key\n  code text\n  x whole\n  y whole\n  z whole optional\n  on flag optional\n}\n"
	const data = "id,code,x,y,z,on\nA,P,1,5,2,no\nB,Q,2,7,,\nC,R,4,9,3,yes\n"
	for _, c := range []struct{ what, rules, old, new string }{
		{"a row of a table of which no column is read", "let houses.one = 1\n", "C,R,4,9,3,yes\n", "C,R,4,9,3,yes\nD,S,1,1,1,no\n"},
		{"a missing flag", "let houses.off = not (on ?? yes)\n", "2,no", "2,"},
		{"a missing number", "let houses.zz = z ?? 0\n", "2,no", ",no"},
		{"a word", "let houses.p = code == \"P\"\nlet houses.c = code\n", "A,P", "A,S"},
		{"a key", "let houses.n = x\npool p { amount 1 kr to houses key y round 1 kr }\nlet k = lookup(houses, \"A\", \"x\", 0)\n", "A,P", "0,P"},
		{"another column of the same kind", "let houses.d = x - y - x\n", "y - x", "y - y"},
		{"two columns in each other's place", "let houses.d = x - y\n", "x - y", "y - x"},
		{"another statement of the same meaning", "let houses.a = x\nlet houses.b = y\nlet houses.d = a - b - a\n", "b - a", "b - b"},
		{"another figure of the same statement", "pool p { amount 1 kr to houses key y round 1 kr }\nlet r = p.rate\n", "p.rate", "p.left"},
		{"another parameter", "param p = 1\nparam q = 2\nlet r = p - q\n", "p - q", "q - p"},
		{"a function", "let m = max(houses.x)\n", "max", "min"},
		{"a text", "let t = \"a\"\n", "\"a\"", "\"b\""},
		{"what may be missing", "let houses.f = on\n", "let", "indicator"},
		{"which column is the key", "let k = lookup(houses, \"A\", \"x\", 0)\n", "id key\n  code text", "id text\n  code key"},
		{"which rows there are", "let n = len(houses where x > 1)\n", "x > 1", "x > 2"},
		{"the rounding of a pool", "pool p { amount 10 kr to houses key x round 1 kr }\n", "round 1 kr", "round 3 kr"},
		{"the order of bands", "bands houses.w by x {\n  0..1: 1\n  2..9: 5\n}\n", "0..1: 1\n  2..9", "0..2: 1\n  3..9"},
		{"where a surplus goes", "pool p {\n  amount 9 kr\n  to houses\n  key x\n  cap 1 kr\n  surplus to q\n}\npool q {\n  amount 1 kr\n" +
			"  to houses\n  key x\n}\npool r {\n  amount 1 kr\n  to houses\n  key x\n}\n", "to q", "to r"},
		{"who is expected to have it", "param p = 1\nscenario \"S\" { p = 2 }\nexpect \"e\" in \"S\" = p == 2\n", "p == 2", "p == 1"},
		{"the values of a scenario", "param p = 1\nscenario \"S\" { p = 2 }\nexpect \"e\" = p > 0\n", "{ p = 2", "{ p = -1"},
		{"the order of a view", "show houses {\n  columns x\n  order highest x\n}\n", "highest x", "lowest x"},
		{"what a view leaves out", "show houses {\n  columns x\n  where x > 1\n}\n", "x > 1", "x > 2"},
		{"the step of a solution", "param p = 2 { from 0 to 8 step 1 }\nlet t = p * 2\nsolve s = p so that t == 6\n", "step 1", "step 2"},
		{"the place of a warning", "spread few of houses.x {\n  where x > 9\n}\nlet g = few.gini ?? 1\n", "spread", "// Few.\n\nspread"},
	} {
		t.Run(c.what, func(t *testing.T) {
			s := NewSession(mustOpen(t, houses+c.rules))
			s.Load("houses", "houses.csv", []byte(data))
			before, list := s.Run(context.Background(), Settings{})
			if !before.OK() {
				t.Fatal(list[0].Message.EN)
			}
			if strings.Contains(houses+c.rules, c.old) {
				s = s.Revise(mustOpen(t, replaced(t, houses+c.rules, c.old, c.new)))
				if _, ok := s.Rows("houses"); !ok {
					s.Load("houses", "houses.csv", []byte(data))
				}
			} else {
				s.Load("houses", "houses.csv", []byte(replaced(t, data, c.old, c.new)))
			}
			got, _ := s.Run(context.Background(), Settings{})
			want, _ := anew(s).Run(context.Background(), Settings{})
			if a, b := shownBy(got), shownBy(want); a != b {
				t.Errorf("not what a new session gives: %s", firstDifference(a, b))
			} else if a == shownBy(before) {
				t.Error("the change changes nothing")
			}
		})
	}
}

// TestRowsWithoutKeys adds a row to a table that has no keys.
func TestRowsWithoutKeys(t *testing.T) {
	s := NewSession(mustOpen(t, "fordel 1 en\ntable marks {\n  x whole\n}\nlet marks.one = 1\nlet n = len(marks)\n"))
	for rows, text := range []string{"x\n", "x\n1\n", "x\n1\n2\n"} {
		s.Load("marks", "marks.csv", []byte(text))
		if r, _ := s.Run(context.Background(), Settings{}); r.OK() && (valueOf(t, r, "n") != float64(rows) || len(numbersOf(t, r, "marks.one")) != rows) {
			t.Errorf("%d rows: %s", rows, shownBy(r))
		}
	}
}

// TestWarningsAreTold again and again, also those of scenarios.
func TestWarningsAreTold(t *testing.T) {
	s := NewSession(mustOpen(t, `fordel 1 en
table houses {
  id  key
  x   number
} rows {
  "A", 1
  "B", 3
}
param least = 0
param other = 1
scenario "Few" { least = 2 }
spread far of houses.x { where x >= least }
let unequal = far.gini ?? 0
expect "Not far" = unequal * 0 + other > 0
`))
	for i := range 4 {
		set := turn("other", check.Number, float64(1+i/2))
		got, _ := s.Run(context.Background(), set)
		want, _ := anew(s).Run(context.Background(), set)
		if a, b := shownBy(got), shownBy(want); a != b || !strings.Contains(a, "scenariet") {
			t.Errorf("run %d: %s", i, firstDifference(a, b))
		}
	}
}

// TestForthAndBack switches to a scenario and back: what was known of either is
// not computed again, however often.
func TestForthAndBack(t *testing.T) {
	s := NewSession(mustOpen(t, changing))
	loadAll(t, s, changingData)
	for i, scenario := range []string{"", "Poor", "", "Poor", ""} {
		r, list := s.Run(context.Background(), Settings{Scenario: scenario})
		if !r.OK() || i > 1 && len(r.Computed) > 0 {
			t.Errorf("%d: %v, computed %q", i, list, r.Computed)
		}
	}
	s.Forget()
	if r, _ := s.Run(context.Background(), Settings{}); len(r.Computed) < 10 {
		t.Errorf("only %q was computed by a session that knows nothing", r.Computed)
	}
}
