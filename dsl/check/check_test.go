package check_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// program checks a rule file that must have no errors.
func program(t *testing.T, text string) *check.Program {
	t.Helper()
	file, diags := dsl.Parse("test.fordel", "fordel 1 en\n\n"+text)
	p, more := check.Check(file)
	for _, d := range append(diags, more...) {
		if d.Severity == diag.Error {
			t.Fatalf("%s: %s\n%s", d.Code, d.Message.EN, text)
		}
	}
	return p
}

func names(steps []check.Step) []string {
	var out []string
	for _, s := range steps {
		out = append(out, s.Head().Name)
	}
	return out
}

// TestOrder: statements may stand in any order; a step comes after all it needs.
func TestOrder(t *testing.T) {
	p := program(t, `
pool base {
  amount  total - sum(d.social)
  to      d
  key     1
}
let total = 2 * half
pool social {
  amount  10 kr
  to      d
  key     d_weight
  cap     3 kr
  surplus to base
}
let d.d_weight = 2
let half = 50 kr
table d { id key }
`)
	at := map[string]int{}
	for i, n := range names(p.Steps) {
		at[n] = i
	}
	for _, pair := range [][2]string{{"half", "total"}, {"total", "base"}, {"d.d_weight", "social"}, {"social", "base"}} {
		if at[pair[0]] >= at[pair[1]] {
			t.Errorf("%s must come before %s: %v", pair[0], pair[1], names(p.Steps))
		}
	}
	for _, s := range p.Steps {
		if b, ok := s.(*check.PoolStep); ok && b.Name == "base" {
			if len(b.From) != 1 || b.From[0].Name != "social" {
				t.Errorf("base takes the surplus of %d pools", len(b.From))
			}
		}
	}
}

// TestTypes holds the kind of formulas over all operators against their table.
func TestTypes(t *testing.T) {
	const tables = `
table d { id key }
table p {
  home   -> d
  born   date
  income kr
  age    number optional
  single flag
  name   text
}
`
	for formula, want := range map[string]check.Kind{
		"1 + 2":                                  check.Number,
		"1 kr + 2 kr":                            check.Money,
		"3 * 2 kr":                               check.Money,
		"6 kr / 2":                               check.Money,
		"6 kr / 2 kr":                            check.Number,
		"2 ^ 3":                                  check.Number,
		"-(3 kr)":                                check.Money,
		"1 < 2":                                  check.Flag,
		"1 kr >= 2 kr and not (1 == 2)":          check.Flag,
		"if 1 < 2 then 3 kr else 4 kr":           check.Money,
		"if 1 < 2 then nil else 4 kr":            check.Money,
		"nil ?? 4":                               check.Number,
		"2026-10-01 - 2026-09-01":                check.Number,
		"2026-10-01 + 31":                        check.Date,
		"months(2026-01-01, 2026-10-01)":         check.Number,
		"3 in 1..5":                              check.Flag,
		"\"a\" in [\"a\", \"b\"]":                check.Flag,
		"sum(p.income)":                          check.Money,
		"mean(known(p.age))":                     check.Number,
		"count(p, .single)":                      check.Number,
		"len(p where single and income > 10 kr)": check.Number,
		"sum(p where age > 3, .income * 2)":      check.Money,
		"any(p, .age > 3)":                       check.Flag,
		"max(1 kr, 2 kr, 3 kr)":                  check.Money,
		"max(p, .income)":                        check.Money,
		"max(p.born)":                            check.Date,
		"round(1.5 kr, 0)":                       check.Money,
		"sum(d, sum(.p.income))":                 check.Money,
		"lower(\"A\")":                           check.Text,
		"percentile(p.income, 10 %)":             check.Money,
		"lookup(d, \"x\", \"people\")":           check.Number,
	} {
		p := program(t, tables+"let d.people = len(p)\nlet x = "+formula+"\n")
		v := p.Values[len(p.Values)-1]
		if v.Type.Kind != want {
			t.Errorf("%s: kind %d, want %d", formula, v.Type.Kind, want)
		}
	}
}

// TestNamesOnRows: what a name means on a row.
func TestNamesOnRows(t *testing.T) {
	const tables = `
table districts { id key }
table houses {
  id       key
  district -> districts
}
table people {
  house -> houses
  second -> districts as friends
  age   number
}
`
	cases := []struct{ table, formula, want string }{
		{"people", "age", "people.age@0"},
		{"people", "house.district", "houses.district@0 by house"},
		{"people", "house.district.id", "districts.id@0 by house.district"},
		{"houses", "len(people)", "len(people of 0 by house)"},
		{"districts", "len(houses)", "len(houses of 0 by district)"},
		{"districts", "len(people)", "len(people of 0 by second)"},
		{"districts", "len(friends)", "len(friends of 0 by second)"},
		{"people", "sum(people.age)", "sum(map(people, people.age@1))"},
		{"houses", "sum(people, .age * 2)", "sum(map(people of 0 by house, people.age@1 2))"},
		{"houses", "len(people where age > 2 and district == \"x\")", "len(filter(people of 0 by house, people.age@1 2 houses.district@0 x))"},
	}
	for _, c := range cases {
		p := program(t, tables+"let "+c.table+".x = "+c.formula+"\n")
		step := p.Steps[len(p.Steps)-1].(*check.ColumnStep)
		got := strings.ReplaceAll(spell(step.Expr), "friends", "people")
		if want := strings.ReplaceAll(c.want, "friends", "people"); got != want {
			t.Errorf("%s: %s: got %s, want %s", c.table, c.formula, got, want)
		}
	}
}

// spell writes the resolved names of a formula.
func spell(e *check.Expr) string {
	path := func(cols []*check.Column) string {
		var out []string
		for _, c := range cols {
			out = append(out, c.Name)
		}
		return strings.Join(out, ".")
	}
	var args []string
	for _, a := range e.Args {
		args = append(args, spell(a))
	}
	switch e.Op {
	case check.OpColumn:
		s := e.Column.Table.Name + "." + e.Column.Name + "@" + string(rune('0'+e.Depth))
		if len(e.Path) > 0 {
			s += " by " + path(e.Path)
		}
		return s
	case check.OpRows:
		if e.Path == nil {
			return e.Table.Name
		}
		return e.Table.Name + " of " + string(rune('0'+e.Depth)) + " by " + path(e.Path)
	case check.OpConst:
		if e.Const.Kind == check.Text {
			return e.Const.Text
		}
		return diag.Number(e.Const.Number).In(diag.English)
	case check.OpMap:
		return "map(" + strings.Join(args, ", ") + ")"
	case check.OpFilter:
		return "filter(" + strings.Join(args, ", ") + ")"
	case check.OpCall:
		return e.Func + "(" + strings.Join(args, ", ") + ")"
	}
	return strings.Join(args, " ")
}

// TestScenarioGrid: all combinations, named by their values as in the file.
func TestScenarioGrid(t *testing.T) {
	p := program(t, `
param part = 3 % { from 0 % to 10 % }
param factor = 2
let x = part * factor
scenarios "grid" {
  part = 1 %, 10 %
  factor = 2, 3.5
}
`)
	var got []string
	for _, s := range p.Scenarios {
		got = append(got, s.Name)
	}
	want := "part = 1 %, factor = 2|part = 1 %, factor = 3.5|part = 10 %, factor = 2|part = 10 %, factor = 3.5"
	if strings.Join(got, "|") != want {
		t.Errorf("got %v", got)
	}
}

// TestDanishFigures: in a Danish file the figures of results have Danish names.
func TestDanishFigures(t *testing.T) {
	file, diags := dsl.Parse("test.fordel", `fordel 1 da

tabel huse { id nøgle }
pulje grund {
  beløb           100 kr
  til             huse
  fordelingsnøgle 1
}
sæt sats_i_alt = grund.sats + grund.rest
`)
	p, more := check.Check(file)
	for _, d := range append(diags, more...) {
		t.Errorf("%s: %s", d.Code, d.Message.EN)
	}
	if n := len(p.Steps); n != 2 {
		t.Errorf("%d steps", n)
	}
}

// TestOneMistakeOneMessage: a mistake is reported once, not again wherever its
// result is used.
func TestOneMistakeOneMessage(t *testing.T) {
	file, _ := dsl.Parse("test.fordel", `fordel 1 en
table d { id key }
let a = nothing + 1
let b = a * 2
let d.x = b + a
pool p {
  amount b
  to     d
  key    x
  cap    a
}
let broken =
let c = broken + 1
let e = sum([a, 1]) + min(a, 2) + max([1, broken])
expect "e" = c > b or a in [b, c] or any([a > 1, yes])
`)
	_, diags := check.Check(file)
	if len(diags) != 1 || diags[0].Code != "name.unknown" {
		for _, d := range diags {
			t.Errorf("%s: %s", d.Code, d.Message.EN)
		}
	}
}

// TestBrokenGroups: where the groups of a pool cannot be read, its amount, which is
// a group's, is not called unknown above the line that is to be mended.
func TestBrokenGroups(t *testing.T) {
	const rules = "fordel 1 da\ntabel d {\n  id nøgle\n  penge kr\n}\ntabel h {\n  id nøgle\n  d -> d\n}\n" +
		"pulje p {\n  beløb penge\n  til h\n  LINE\n  fordelingsnøgle 1\n}\nsæt d.mere = p.rest + 1 kr\n"
	for line, want := range map[string][]string{
		"pr d":                            nil,
		"pr dd":                           {"name.unknown"},
		"pr d +":                          {"syntax.value"},
		"pr":                              {"syntax.expected"},
		"pr = d":                          {"syntax.sign"},
		"per d":                           {"syntax.property"},
		"kun 2 med højeste d.penge per d": {"name.unknown", "syntax.adjacent"},
	} {
		file, list := dsl.Parse("test.fordel", strings.Replace(rules, "LINE", line, 1))
		_, found := check.Check(file)
		var got []string
		for _, d := range append(list, found...) {
			if d.Severity == diag.Error {
				got = append(got, d.Code)
				t.Log(line, d.Code, d.Message.EN)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", line, got, want)
		}
	}
}

// TestUnusedAfterBroken: what only a broken statement uses is not called unused.
func TestUnusedAfterBroken(t *testing.T) {
	const head = "fordel 1 en\nparam a = 1\ntable d { id key\n  n number }\nlet b = 1\n"
	for _, broken := range []string{"let c = a *\nlet d.x = b + 1\n", "pool p {\n  amount a\n  key n\n}\n"} {
		file, _ := dsl.Parse("test.fordel", head+broken)
		if _, diags := check.Check(file); len(diags) != 0 {
			t.Errorf("%s%s: %s", broken, diags[0].Code, diags[0].Message.EN)
		}
	}
	if _, diags := check.Check(first(dsl.Parse("test.fordel", head))); len(diags) != 2 {
		t.Errorf("%d messages, want a and n to be called unused", len(diags))
	}
}

// TestGuessesAreFew: thousands of unknown names among thousands of known ones are
// all reported, without comparing each with each.
func TestGuessesAreFew(t *testing.T) {
	var text strings.Builder
	text.WriteString("fordel 1 en\n")
	for i := range 2000 {
		fmt.Fprintf(&text, "let a%d = b%d + c%d\n", i, i, i)
	}
	file, _ := dsl.Parse("test.fordel", text.String())
	_, diags := check.Check(file)
	guessed := 0
	for _, d := range diags {
		if strings.Contains(d.Hint.EN, "Did you mean") {
			guessed++
		}
	}
	if last := diags[len(diags)-1]; last.Message.EN != "3,800 more problems follow." || guessed != 100 {
		t.Errorf("%d messages with %d guesses, want 4000 with 100", len(diags), guessed)
	}
}

func first(file *dsl.File, _ diag.List) *dsl.File { return file }

// FuzzCheck: whatever can be parsed gives a program or messages, never a panic,
// and every message lies in the file.
func FuzzCheck(f *testing.F) {
	f.Add("table d { id key }\npool p {\n  amount 1 kr\n  to d\n  key 1\n  surplus to p\n}\n")
	f.Add("let a = a\nlet d.x = rank(d.x)\ntable d { id key\n other -> d }\n")
	f.Add("benchmark b of d.x { each id\n per id\n outliers 2 sd\n percentiles 10, 90 }\ntable d { id key\n x kr }\nspread s of d.x { per x }\nshow d { columns x, b.index }\nsolve q = z so that z == 2")
	f.Add("bands d.x by y { under 3: 1\n up to 4: 2\n else: 3 }\ntable d { id key\n y number }\nsplit p { a 1\n b 2 }\nearmark p { share 50 % }\npositions p { pay 1 kr }\ngrant p { to d\n amount 1 kr }")
	f.Fuzz(func(t *testing.T, text string) {
		file, _ := dsl.Parse("fuzz.fordel", "fordel 1 en\n"+text)
		_, diags := check.Check(file)
		for _, d := range diags {
			if d.Range.Start < 0 || d.Range.End > len(file.Source.Text) || d.Range.Start > d.Range.End {
				t.Fatalf("%s at %d..%d", d.Code, d.Range.Start, d.Range.End)
			}
		}
	})
}

// TestMeasureOfFigure: benchmarks, spreads and charts can be of a figure beside
// a result, in a Danish file by its Danish name.
func TestMeasureOfFigure(t *testing.T) {
	p := program(t, `
table d { id key }
pool social {
  amount 10 kr
  to     d
  key    1
}
benchmark cost of d.social.unbound { average mean }
chart bar d.cost.index by id
`)
	if got := p.Charts[0].Of.Name; got != "cost.index" {
		t.Errorf("the chart is of %s", got)
	}
}

// TestRounding: a unit, a method, both or none; what is not said is the model's.
func TestRounding(t *testing.T) {
	for line, want := range map[string]check.Rounding{
		"":                             {Unit: 100, Method: dsl.LargestRemainder},
		"round 10 kr":                  {Unit: 10, Method: dsl.LargestRemainder},
		"round dhondt":                 {Unit: 100, Method: dsl.DHondt},
		"round 10 kr dhondt":           {Unit: 10, Method: dsl.DHondt},
		"round none":                   {Unit: 0, Method: dsl.LargestRemainder},
		"round sainte_lague 1.4":       {Unit: 100, Method: dsl.SainteLague, FirstDivisor: 1.4},
		"round 10 kr sainte_lague 1.2": {Unit: 10, Method: dsl.SainteLague, FirstDivisor: 1.2},
	} {
		p := program(t, "model \"m\" {\n  round 100 kr\n}\ntable d { id key }\npool p {\n  amount 5 kr\n  to d\n  key 1\n  "+line+"\n}\n")
		if got := p.Steps[0].(*check.PoolStep).Round; got != want {
			t.Errorf("%q: %+v, want %+v", line, got, want)
		}
	}
}

// TestShares: what is written in per cent is shown in per cent, in all of its
// cases or beside plain numbers; what is computed with it is not.
func TestShares(t *testing.T) {
	for formula, want := range map[string]bool{
		"3 %": true, "0.03": false, "3 % * n": false, "if n > 3 then 5 % else 0": true, "if n > 3 then 5 % else n": false,
		"if n > 3 then 5 else 0": false, "part ?? 0 %": true, "part ?? n": false, "if n > 1 then part else 5 %": true,
	} {
		p := program(t, "table d {\n  id key\n  n number\n  part share optional\n}\nlet d.x = "+formula+"\n"+
			"bands d.y by n {\n  under 5: "+formula+"\n  else: 1\n}\n")
		for i, name := range []string{"let", "bands"} {
			var c *check.Column
			switch s := p.Steps[i].(type) {
			case *check.ColumnStep:
				c = s.Column
			case *check.BandsStep:
				c = s.Column
			}
			if c.Share != want {
				t.Errorf("%s %s: %v", name, formula, c.Share)
			}
		}
	}
}

// TestForeseen: of keys only those are warned of that can be told to go below
// zero.
func TestForeseen(t *testing.T) {
	for key, want := range map[string]bool{
		"w - v": true, "1 - v": true, "-w": true, "w - 1": true,
		"w": false, "if w > v then w - v else 0": false, "1 - share(w)": false, "1 - u / 5": false, "max(w - v, 0)": false,
		"len(t) - rank(w)": false, "w * (5 - u)": false, "abs(w - v)": false,
	} {
		file, _ := dsl.Parse("test.fordel", "fordel 1 en\ntable t {\n  id key\n  w number\n  v number\n  u number from 0 to 5\n}\nlet x = sum(t.w) + sum(t.v) + sum(t.u)\npool p {\n  amount 5 kr\n  to t\n  key "+key+"\n}\n")
		_, diags := check.Check(file)
		warned := false
		for _, d := range diags {
			warned = warned || d.Code == "pool.key_negative"
		}
		if warned != want {
			t.Errorf("%s: warned %v", key, warned)
		}
	}
}

// TestMeantInDanish: what was probably meant is said in the file's language.
func TestMeantInDanish(t *testing.T) {
	for source, want := range map[string]string{
		"sæt a = maxs(1; 2)": "Mente du `maks`?", "sæt a = MIDDEL([1; 2])": "Skriv `gennemsnit`.", "sæt a = sand": "Skriv `ja`.",
		"sæt a = kvadratrood(4)": "Mente du `kvadratrod`?", "sæt a = MAKS([1; 2])": "Skriv `maks`.",
	} {
		file, _ := dsl.Parse("r", "fordel 1 da\n"+source+"\n")
		_, list := check.Check(file)
		if len(list) != 1 || list[0].Hint.DA != want {
			t.Errorf("%s: %v", source, list)
		}
	}
}
