package explain_test

import (
	"context"
	"math/big"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/explain"
	"github.com/fordel-lang/fordel/engine/folder"
	"github.com/fordel-lang/fordel/engine/generated"
)

func against(t *testing.T, r *engine.Result, x *explain.Explainer, id string, set engine.Settings, lang diag.Lang) *explain.Difference {
	t.Helper()
	from, problems := r.Setting(set, lang)
	if problems.HasErrors() {
		t.Fatal(said(problems))
	}
	d, err := r.Against(context.Background(), x, id, from, lang)
	if err != nil || d == nil {
		t.Fatalf("%s: %v", id, err)
	}
	return d
}

// additive checks that parts add up to the change: exactly what is exact, and what is
// shown as it is shown.
func additive(t *testing.T, d *explain.Difference, list []explain.Accounts) {
	t.Helper()
	if d.Change == nil || len(list) == 0 {
		return
	}
	exact, shown := new(big.Rat), new(big.Rat)
	for _, p := range list {
		x, ok := new(big.Rat).SetString(p.Part.Exact)
		if !ok {
			t.Fatalf("%s is no fraction", p.Part.Exact)
		}
		exact.Add(exact, x)
		shown.Add(shown, sixDecimals(p.Part.Shown))
	}
	if exact.RatString() != d.Change.Exact {
		t.Errorf("%s: the parts add up to %s, not %s", d.ID, exact.RatString(), d.Change.Exact)
	}
	if shown.Cmp(sixDecimals(d.Change.Shown)) != 0 {
		t.Errorf("%s: the parts shown add up to %s, not %v", d.ID, shown.FloatString(4), d.Change.Shown)
	}
}

// sixDecimals is the decimal that a shown number is.
func sixDecimals(x float64) *big.Rat {
	r, _ := new(big.Rat).SetString(new(big.Float).SetFloat64(x).Text('f', 6))
	return r
}

func texts(sentences []explain.Sentence) string {
	var out []string
	for _, s := range sentences {
		out = append(out, s.Text)
	}
	return strings.Join(out, " ")
}

// Why the pool gives three institutions another amount with other parameters: figures
// that were worked out in fractions beside the engine.
func TestAgainstSettings(t *testing.T) {
	_, session := opened(t, "../../examples/child-counting")
	r, _ := session.Run(context.Background(), engine.Settings{Params: map[string]check.Const{
		"puljeandel": {Kind: check.Number, Number: 0.04}, "højeste_beløb": {Kind: check.Money, Number: 6000}}})
	x := r.Explainer()
	for row, want := range map[string][3]string{
		"I17": {"237795", "108425/2", "367165/2"},
		"I16": {"80242", "87081/2", "73403/2"},
		"I08": {"142269", "234121/2", "50417/2"},
	} {
		d := against(t, r, x, explain.CellID("institutioner", "social", row), engine.Settings{}, diag.Danish)
		if len(d.Parts) != 2 || d.Change.Exact != want[0] || d.Parts[0].Part.Exact != want[1] || d.Parts[1].Part.Exact != want[2] {
			t.Errorf("%s: %+v", row, d)
		}
		additive(t, d, d.Parts)
	}
	d := against(t, r, x, explain.CellID("institutioner", "social", "I17"), engine.Settings{}, diag.Danish)
	want := "»Socioøkonomisk pulje« for Regnbuen går fra 713.385 kr. (grundlaget) til 951.180 kr. (de aktuelle indstillinger): 237.795 kr. mere. " +
		"Med grundlaget er beløbet ved loftet, så »Andel flyttet til den socioøkonomiske pulje« alene ville ikke ændre noget. " +
		"Heraf kan +54.213 kr. tilskrives »Andel flyttet til den socioøkonomiske pulje« (fra 3 % til 4 %) og +183.582 kr. »Loft pr. vægtet barn« (fra 4.500 kr. til 6.000 kr.)."
	if got := texts(d.Sentences); got != want {
		t.Errorf("%s\nnot %s", got, want)
	}
	// A figure that parameters do not touch, and one of the pool as a whole.
	d = against(t, r, x, explain.CellID("institutioner", "vægtede_børn", "I17"), engine.Settings{}, diag.English)
	if got := texts(d.Sentences); !strings.Contains(got, "is 158.53 with both the rules as written and the current settings") || d.Parts[0].Part.Exact != "0" {
		t.Errorf("%s %+v", got, d.Parts)
	}
	d = against(t, r, x, explain.ValueID("social.rate"), engine.Settings{Scenario: "Ét kriterium er nok"}, diag.Danish)
	additive(t, d, d.Parts)
	if len(d.Parts) != 3 || d.From.Name != "scenariet »Ét kriterium er nok«" {
		t.Errorf("%+v", d)
	}
	// A small change of large opposite parts shows both.
	r2, _ := session.Run(context.Background(), engine.Settings{Scenario: "Ti procent"})
	d = against(t, r2, r2.Explainer(), explain.CellID("institutioner", "i_alt", "I17"), engine.Settings{Scenario: "Ét kriterium er nok"}, diag.Danish)
	if d.Change.Exact != "-7262" || d.Parts[0].Part.Exact != "-214686" || d.Parts[1].Part.Exact != "207424" {
		t.Errorf("%+v", d)
	}
}

// What stands below a column is compared like a cell, and so is a cell that a view
// computes.
func TestAgainstSettingsOfTotals(t *testing.T) {
	_, session := opened(t, "../../examples/child-counting")
	r, _ := session.Run(context.Background(), engine.Settings{Params: map[string]check.Const{
		"puljeandel": {Kind: check.Number, Number: 0.04}, "højeste_beløb": {Kind: check.Money, Number: 6000}}})
	x := r.Explainer()
	d := against(t, r, x, explain.SumID("institutioner", "social"), engine.Settings{}, diag.Danish)
	additive(t, d, d.Parts)
	want := "»Socioøkonomisk pulje« i alt går fra 4.800.000 kr. (grundlaget) til 6.400.000 kr. (de aktuelle indstillinger): 1.600.000 kr. mere. »Loft pr. vægtet barn« alene ville ikke ændre noget. " +
		"Heraf kan +1.411.256 kr. tilskrives »Andel flyttet til den socioøkonomiske pulje« (fra 3 % til 4 %) og +188.744 kr. »Loft pr. vægtet barn« (fra 4.500 kr. til 6.000 kr.)."
	if got := texts(d.Sentences); got != want {
		t.Errorf("%s\nnot %s", got, want)
	}
	// The parts of the rows add up to those of their sum.
	sums := [2]*big.Rat{new(big.Rat), new(big.Rat)}
	values, _, _ := r.Column("institutioner", "id")
	for row := range values.Codes {
		of := against(t, r, x, explain.CellID("institutioner", "social", values.Word(row)), engine.Settings{}, diag.Danish)
		for i, p := range of.Parts {
			exact, _ := new(big.Rat).SetString(p.Part.Exact)
			sums[i].Add(sums[i], exact)
		}
	}
	for i, p := range d.Parts {
		if sums[i].RatString() != p.Part.Exact {
			t.Errorf("%s: the rows have %s, their sum %s", p.Label, sums[i].RatString(), p.Part.Exact)
		}
	}
	for n, v := range r.Views() {
		for _, c := range v.Columns {
			for _, id := range []string{explain.TotalID(n, c.Name), explain.PlaceID(n, c.Name, 0)} {
				level, ok, _ := x.Explain(context.Background(), id, 0, 0)
				if !ok || v.Kind != "table" {
					continue
				}
				d := against(t, r, x, id, engine.Settings{}, diag.English)
				additive(t, d, d.Parts)
				if d.To.Value != level.Node.Value {
					t.Errorf("%s: %v, not %v", id, d.To.Value, level.Node.Value)
				}
			}
		}
	}
}

// Where a mixed setting cannot be computed, what fails together is told together.
func TestAgainstWhatFailsTogether(t *testing.T) {
	model, problems := engine.Open("m.fordel", `fordel 1 en
model "M" { round 1 kr }
table houses {
  house key
  last kr
}
param budget = 1_000 kr
param part   = 100 %
param idle   = 1
pool social {
  amount budget
  to     houses
  key    1
  floor  part * last
}
`)
	if problems.HasErrors() {
		t.Fatal(said(problems))
	}
	session := engine.NewSession(model)
	session.Load("houses", "houses.csv", []byte("house,last\na,500\nb,400\n"))
	r, _ := session.Run(context.Background(), engine.Settings{Params: map[string]check.Const{
		"budget": {Kind: check.Money, Number: 2000}, "part": {Kind: check.Number, Number: 1.2}, "idle": {Kind: check.Number, Number: 2}}})
	d := against(t, r, r.Explainer(), explain.CellID("houses", "social", "a"), engine.Settings{}, diag.English)
	additive(t, d, d.Parts)
	if len(d.Parts) != 2 || len(d.Parts[0].Inputs) != 2 || d.Parts[1].Part.Exact != "0" {
		t.Errorf("%+v", d.Parts)
	}
	if got := texts(d.Sentences); !strings.Contains(got, "“budget” and “part” are told together") || !strings.Contains(got, "“idle”: no part in it") {
		t.Error(got)
	}
}

// Parts add up between the base and every scenario of every example, for every number
// that is computed, and are the other way round with the sign changed.
func TestAgainstScenariosAddsUp(t *testing.T) {
	dirs, err := folder.Examples("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	told := 0
	for _, dir := range dirs {
		model, session := opened(t, dir)
		for i, scenario := range model.Program.Scenarios {
			base, _ := session.Run(context.Background(), engine.Settings{})
			other, _ := session.Run(context.Background(), engine.Settings{Scenario: scenario.Name})
			if !base.OK() || !other.OK() || i > 1 {
				continue
			}
			x, y := base.Explainer(), other.Explainer()
			for _, id := range someNumbers(model, base, 2) {
				d := against(t, other, y, id, engine.Settings{}, diag.English)
				additive(t, d, d.Parts)
				back := against(t, base, x, id, engine.Settings{Scenario: scenario.Name}, diag.Danish)
				for i := range d.Parts {
					p, _ := new(big.Rat).SetString(d.Parts[i].Part.Exact)
					q, _ := new(big.Rat).SetString(back.Parts[i].Part.Exact)
					if p.Cmp(q.Neg(q)) != 0 {
						t.Errorf("%s %s: %s there and %s back", filepath.Base(dir), id, d.Parts[i].Part.Exact, back.Parts[i].Part.Exact)
					}
				}
				if d.Change != nil && d.Change.Exact != "0" {
					told++
				}
			}
		}
	}
	if told < 100 {
		t.Errorf("only %d figures changed", told)
	}
}

// someNumbers are addresses of all values, and of the computed columns on some rows.
func someNumbers(m *engine.Model, r *engine.Result, rows int) (ids []string) {
	for _, v := range m.Program.Values {
		ids = append(ids, explain.ValueID(v.Name))
	}
	for _, t := range m.Program.Tables {
		for _, c := range t.Columns {
			if _, _, ok := r.Column(t.Name, c.Name); !ok || c.Data != nil {
				continue
			}
			slice, _ := r.Slice(t.Name, []string{c.Name}, 0, 1)
			for i := 0; i < slice.Total; i += max(1, slice.Total/rows) {
				ids = append(ids, explain.CellID(t.Name, c.Name, keyOf(r, t, i)))
			}
		}
	}
	return ids
}

// The same holds of made-up models, with several parameters turned at once.
func TestAgainstGenerated(t *testing.T) {
	for seed := range uint64(4) {
		r := rand.New(rand.NewPCG(seed, 31))
		model, _ := engine.Open("generated.fordel", generated.Rules("largest_remainder"))
		session := engine.NewSession(model)
		for name, text := range generated.Data(r) {
			session.Load(name, name+".csv", []byte(text))
		}
		result, _ := session.Run(context.Background(), engine.Settings{Params: map[string]check.Const{
			"budget": {Kind: check.Money, Number: float64(r.IntN(2_000_000))}, "most": {Kind: check.Money, Number: float64(r.IntN(100_000))}}})
		if !result.OK() {
			continue
		}
		x := result.Explainer()
		for _, id := range someNumbers(model, result, 3) {
			d := against(t, result, x, id, engine.Settings{}, diag.English)
			additive(t, d, d.Parts)
		}
	}
}

// parts are the exact parts of accounts by the name of what they are put down to.
func byInput(list []explain.Accounts) map[string]string {
	out := map[string]string{}
	for _, p := range list {
		name := p.Label
		if len(p.Inputs) > 0 {
			name = p.Inputs[0].Name
		}
		out[name] = p.Part.Exact
	}
	return out
}

func againstRow(t *testing.T, x *explain.Explainer, id, row string, lang diag.Lang) *explain.Difference {
	t.Helper()
	d, ok, err := x.AgainstRow(context.Background(), id, row, lang)
	if err != nil || !ok {
		t.Fatalf("%s against %s: %v", id, row, err)
	}
	additive(t, d, d.Terms)
	additive(t, d, d.Parts)
	return d
}

// Why an institution does not get what another gets: figures that were worked out beside
// the engine.
func TestAgainstRow(t *testing.T) {
	_, session := opened(t, "../../examples/child-counting")
	r, _ := session.Run(context.Background(), engine.Settings{})
	x := r.Explainer()
	social := func(row, other string) *explain.Difference {
		return againstRow(t, x, explain.CellID("institutioner", "social", row), other, diag.Danish)
	}
	d := social("I17", "I08")
	var shown []string
	for _, term := range d.Terms {
		shown = append(shown, term.Part.Text)
	}
	if got := strings.Join(shown, " "); got != "+488.888,89 kr. +17.466,30 kr. −184.244,66 kr. +0,47 kr." {
		t.Error(got)
	}
	shown = nil
	for _, part := range d.Parts {
		if part.Part.Shown != 0 {
			shown = append(shown, part.Inputs[0].Name+" "+part.Part.Text)
		}
	}
	if got := strings.Join(shown, ", "); got != "udsatte +91.848 kr., vægtede_børn +171.877 kr., sidste_år +58.386 kr." {
		t.Error(got)
	}
	// Simple pairs stay simple.
	for _, one := range []struct{ row, other, input, part string }{
		{"Birkehuset", "Fyrtårnet", "vægtede_børn", "-66142"}, {"Lærkereden", "Havnens Børnehus", "sidste_år", "36920"},
	} {
		row, _ := x.FindRow(context.Background(), explain.CellID("institutioner", "social", "I17"), one.row)
		other, _ := x.FindRow(context.Background(), explain.CellID("institutioner", "social", "I17"), one.other)
		for name, part := range byInput(social(row, other).Parts) {
			if name == one.input && part != one.part || name != one.input && part != "0" {
				t.Errorf("%s against %s: %s %s", one.row, one.other, name, part)
			}
		}
	}
	// One that is out has no parts, and both sides of what decides.
	kvisten, _ := x.FindRow(context.Background(), explain.CellID("institutioner", "social", "I17"), "Børnehuset Kvisten")
	d = social("I08", kvisten)
	if got := texts(d.Sentences); len(d.Parts) > 0 || !strings.Contains(got, "8,1 % (5 af 62), og grænsen er 10 %. For Anemonen er den 21,8 % (17 af 78).") {
		t.Error(got)
	}
}

// With everything exchanged a row gets exactly what the other had: nothing is left over but the place among equals.
func TestAgainstRowKeepsTheTown(t *testing.T) {
	for dir, column := range map[string]string{"child-counting": "i_alt", "two-steps": ""} {
		model, session := opened(t, "../../examples/"+dir)
		r, _ := session.Run(context.Background(), engine.Settings{})
		x := r.Explainer()
		table := model.Program.Table("institutioner")
		n, told := x.Rows(table), 0
		for _, c := range table.Columns {
			if column != "" && c.Name != column || c.Step == nil || c.Says != nil {
				continue
			}
			for row := 0; row < n; row += 4 {
				d := againstRow(t, x, explain.CellID(table.Name, c.Name, keyOf(r, table, row)), keyOf(r, table, (row+7)%n), diag.English)
				for _, p := range d.Parts {
					told++
					if len(p.Inputs) == 0 {
						t.Errorf("%s %s: %s is left over", dir, d.ID, p.Part.Exact)
					}
				}
			}
		}
		if told < 20 {
			t.Errorf("%s: %d parts", dir, told)
		}
	}
}

// The difference between rows adds up for every column of every example, of generated
// models too, and nothing of a comparison stays behind.
func TestAgainstRowAddsUp(t *testing.T) {
	dirs, err := folder.Examples("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range dirs {
		model, session := opened(t, dir)
		r, _ := session.Run(context.Background(), engine.Settings{})
		if r.OK() {
			compareSomeRows(t, model, r)
		}
	}
	for seed := range uint64(4) {
		random := rand.New(rand.NewPCG(seed, 37))
		model, _ := engine.Open("generated.fordel", generated.Rules("sainte_lague"))
		session := engine.NewSession(model)
		for name, text := range generated.Data(random) {
			session.Load(name, name+".csv", []byte(text))
		}
		if r, _ := session.Run(context.Background(), engine.Settings{}); r.OK() {
			compareSomeRows(t, model, r)
		}
	}
}

func compareSomeRows(t *testing.T, m *engine.Model, r *engine.Result) {
	x := r.Explainer()
	for _, table := range m.Program.Tables {
		n := x.Rows(table)
		for _, c := range table.Columns {
			if _, _, ok := r.Column(table.Name, c.Name); !ok || n < 2 {
				continue
			}
			id := explain.CellID(table.Name, c.Name, keyOf(r, table, n-1))
			before, _, _ := x.Explain(context.Background(), id, 0, 0)
			for row := range min(n-1, 1) {
				againstRow(t, x, id, keyOf(r, table, row), diag.Danish)
			}
			after, _, _ := x.Explain(context.Background(), id, 0, 0)
			if before.Node.Value != after.Node.Value {
				t.Errorf("%s was %v and is %v", id, before.Node.Value, after.Node.Value)
			}
		}
	}
}
