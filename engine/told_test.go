package engine_test

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/describe"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/folder"
)

// TestTold holds two models, one that shares money and one that compares costs, told
// with what they give, against their texts.
func TestTold(t *testing.T) {
	for _, name := range []string{"child-counting", "rate-method", "average-municipality"} {
		dir := filepath.Join("../examples", name)
		text, err := os.ReadFile(filepath.Join(dir, "rules.fordel"))
		if err != nil {
			t.Fatal(err)
		}
		model, list := engine.Open("rules.fordel", string(text))
		if list.HasErrors() {
			t.Fatal(list)
		}
		s := engine.NewSession(model)
		data := filepath.Join(dir, "data")
		if list, err := folder.Load(t.Context(), s, nil, folder.Place{Path: data, Shown: data}); err != nil || list.HasErrors() {
			t.Fatal(err, list)
		}
		for _, lang := range []diag.Lang{diag.Danish, diag.English} {
			got := describe.Text(s.Told(t.Context(), engine.Settings{}, lang))
			golden := filepath.Join("testdata", "told", name+"."+string(lang)+".md")
			if flag.Lookup("update").Value.String() == "true" {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil || got != string(want) {
				t.Errorf("%s is told otherwise (%v):\n%s", golden, err, got)
			}
		}
	}
}

// TestToldWithoutData tells the rules alone.
func TestToldWithoutData(t *testing.T) {
	model, _ := engine.Open("rules.fordel", "fordel 1 en\ntable t {\n  id key\n}\npool p {\n  amount 5 kr\n  to t\n  key 1\n}\n")
	s := engine.NewSession(model)
	if got, want := describe.Text(s.Told(t.Context(), engine.Settings{}, diag.English)), describe.Text(describe.Describe(model.Program, diag.English)); got != want {
		t.Errorf("got %s want %s", got, want)
	}
}

// TestToldSettings tells a model with settings: the values they give, what a run with them gives, and that they are not
// those of the rules. A check that is tried in a scenario is told with what that sets.
func TestToldSettings(t *testing.T) {
	const rules = `fordel 1 en
table houses "Houses" { id key
  places number }
param total "Total" = 100 kr
param least "Least" = 1 kr
pool p "Pool" { amount total
  to houses
  key places }
scenario "Twice" { total = 200 kr }
expect "None is empty" in "Twice" = all(houses, .p >= least)
`
	model, list := engine.Open("rules.fordel", rules)
	if list.HasErrors() {
		t.Fatal(list)
	}
	s := engine.NewSession(model)
	if list := s.Load("houses", "houses.csv", []byte("id,places\na,1\nb,3\n")); list.HasErrors() {
		t.Fatal(list)
	}
	least := map[string]check.Const{"least": {Kind: check.Money, Number: 3}}
	for name, c := range map[string]struct {
		set  engine.Settings
		want []string
	}{
		"a scenario": {engine.Settings{Scenario: "Twice"}, []string{"“Pool” gives 200 kr to 2 houses", "| Total | 200 kr |", "they differ from the values in the rules", "from 50 kr (a) to 150 kr (b)"}},
		"turned":     {engine.Settings{Params: least}, []string{"“Pool” gives 100 kr to 2 houses", "| Least | 3 kr |", "“Pool” is at least 3 kr"}},
		"the base":   {engine.Settings{Params: map[string]check.Const{"total": {Kind: check.Money, Number: 100}}}, []string{"The text uses the values in the rules."}},
	} {
		text := describe.Text(s.Told(t.Context(), c.set, diag.English))
		for _, want := range c.want {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is not in\n%s", name, want, text)
			}
		}
	}
}

// TestToldScenarios tells of each scenario what a run of it gives, or that it cannot be
// computed, and leaves the values in the rules as they were.
func TestToldScenarios(t *testing.T) {
	const rules = `fordel 1 en
table houses "Houses" { id key
  places number }
param total "Total" = 100 kr
param per "Divisor" = 1
let all "All" = sum(houses.places) / per
pool p "Pool" { amount total
  to houses
  key places }
scenario "Twice" { total = 200 kr }
scenario "None" { per = 0 }
scenario "Same" { per = 1 }
scenarios "Grid" { per = 1, 2 }
`
	model, list := engine.Open("rules.fordel", rules)
	if list.HasErrors() {
		t.Fatal(list)
	}
	s := engine.NewSession(model)
	if list := s.Load("houses", "houses.csv", []byte("id,places\na,1\nb,3\n")); list.HasErrors() {
		t.Fatal(list)
	}
	text := describe.Text(s.Told(t.Context(), engine.Settings{}, diag.English))
	for _, want := range []string{
		"“Pool” gives 100 kr to 2 houses by places.",
		"- Twice: “Total” is 200 kr. “Pool” gives 200 kr to 2 houses, from 50 kr (a) to 150 kr (b).\n",
		"- None: “Divisor” is 0. It cannot be computed with these data.\n",
		"- Same: “Divisor” is 1. The main figures are the same.\n",
		"- Grid: all 2 combinations of “Divisor” (1, 2).\n",
		"from 25 kr (a) to 75 kr (b)",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
	r, _ := s.Run(t.Context(), engine.Settings{Scenario: "Twice"})
	if given, _ := r.Value("p.amount"); given.Number != 200 {
		t.Errorf("a run of the scenario gives %v", given.Number)
	}
	again := describe.Text(s.Told(t.Context(), engine.Settings{}, diag.English))
	if again != text {
		t.Errorf("told again:\n%s", again)
	}
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	if got, want := describe.Text(s.Told(stopped, engine.Settings{}, diag.English)), describe.Text(describe.Describe(model.Program, diag.English)); got != want {
		t.Errorf("stopped, it is told as\n%s", got)
	}
}

// loaded is a session of rules with the data of a table.
func loaded(t *testing.T, rules, table, data string) *engine.Session {
	t.Helper()
	model, list := engine.Open("rules.fordel", rules)
	if list.HasErrors() {
		t.Fatal(list)
	}
	s := engine.NewSession(model)
	if list := s.Load(table, table+".csv", []byte(data)); list.HasErrors() {
		t.Fatal(list)
	}
	return s
}

// TestToldBack tells what a settlement takes back apart from what it gives, and a model
// that shares nothing by what it draws.
func TestToldBack(t *testing.T) {
	const rules = `fordel 1 en
table houses "Houses" { id key
  before number
  after number }
%s
`
	for statements, want := range map[string]string{
		"grant settled \"Settlement\" { to houses\n  amount 10 kr * (after - before)\n  negative yes }": "“Settlement” gives 30 kr to 1 of 3 houses and takes back 20 kr from 1.\n",
		"let houses.change \"Change\" = after - before\nchart bar houses.change by id":                  "## In short\n\n“Change” runs from −2 (b) to 3 (a).\n",
	} {
		s := loaded(t, fmt.Sprintf(rules, statements), "houses", "id,before,after\na,1,4\nb,3,1\nc,2,2\n")
		if text := describe.Text(s.Told(t.Context(), engine.Settings{}, diag.English)); !strings.Contains(text, want) {
			t.Errorf("%q is not in\n%s", want, text)
		}
	}
}

// TestToldRow puts the figures of a row into a formula: the first that can be told as it
// is, with ≈ where the result is rounded, and of persons none.
func TestToldRow(t *testing.T) {
	const rules = `fordel 1 en
table %s "%[1]s" { id key
  rate kr
  months number
  part share }
let %[1]s.cost "Cost" = rate * (12 - months) / part
`
	const data = "id,rate,months,part\na,300,0,30 %\nb,400,2.123,30 %\nc,500.5,2,30 %\nd,401,2,30 %\n"
	for name, want := range map[string]string{
		"houses":   "\n  - Example (d): 401 kr × (12 − 2) / 30 per cent ≈ 13,367 kr\n",
		"children": "",
	} {
		s := loaded(t, fmt.Sprintf(rules, name), name, data)
		text := describe.Text(s.Told(t.Context(), engine.Settings{}, diag.English))
		if want == "" && strings.Contains(text, "Example") || !strings.Contains(text, want) {
			t.Errorf("%s: %q is not in\n%s", name, want, text)
		}
	}
}

// TestToldShare tells of each pool what one row has of its key and gets for it: one that
// neither floor nor cap holds, in the first group that has one, and of persons none.
func TestToldShare(t *testing.T) {
	const rules = `fordel 1 en
table areas "Areas" { id key
  name text
  money kr }
table %[1]s "%[1]s" { id key
  area -> areas
  weeks number }
pool plain "Plain" { amount 100 kr
  to %[1]s
  key weeks }
pool alike "Alike" { amount 100 kr
  to %[1]s
  key 1 }
pool mixed "Mixed" { amount 100 kr
  to %[1]s
  key 2 * weeks }
pool held "Held" { amount 100 kr
  to %[1]s
  key weeks
  floor 12 kr
  cap 50 kr }
pool each "Each" { amount money
  per area
  to %[1]s
  key weeks }
`
	text := func(table string) string {
		model, list := engine.Open("rules.fordel", fmt.Sprintf(rules, table))
		if list.HasErrors() {
			t.Fatal(list)
		}
		s := engine.NewSession(model)
		for name, data := range map[string]string{"areas": "id,name,money\nn,North,0\ns,South,30\n", table: "id,area,weeks\na,n,1\nb,s,2.125\nc,s,2\nd,s,4.875\n"} {
			if list := s.Load(name, name+".csv", []byte(data)); list.HasErrors() {
				t.Fatal(list)
			}
		}
		return describe.Text(s.Told(t.Context(), engine.Settings{}, diag.English))
	}
	got := text("houses")
	for _, want := range []string{
		"by weeks.\n   - Example (a): 1 of 10 weeks, or 10 per cent of 100 kr: 10 kr\n",
		"by 2 times “Weeks”.\n   - Example (a): 2 of 20 in the key, or 10 per cent of 100 kr: 10 kr\n",
		"Example (c): 2 of 9 weeks among those not on the guarantee, or 22.2 per cent of 88 kr: 19 kr\n",
		"Example (c, South): 2 of 9 weeks, or 22.2 per cent of 30 kr: 7 kr\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
	if persons := text("children"); strings.Contains(persons, "Example (") {
		t.Errorf("persons are told of:\n%s", persons)
	}
}
