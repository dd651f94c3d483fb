package engine_test

import (
	"context"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/difference"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/explain"
)

const otherRules = `fordel 1 en
model "M" { round 1 kr }
table districts {
  id key
  price kr
}
table houses {
  id key
  district -> districts
  area number
  last kr
}
table children {
  id key
  house -> houses
  poor flag
}
param amount = 10_000 kr
param least = 1_000 kr
let houses.key_ "Key" = len(children where poor) + area / 10
let houses.floor_ = least + 10% * last
pool social "Social" {
  amount amount
  to houses
  key key_
  floor floor_
  shortfall scale
}
let houses.rent "Rent" = area * district.price
let total "Total" = sum(houses.social)
show houses {
  columns social, rent, social + rent "All"
}
`

// town is data as lines by table.
type town map[string][]string

var otherTowns = [2]town{
	{"districts": {"id,price", "N,100", "S,90"},
		"houses":   {"id,district,area,last", "A,N,50,3000", "B,S,20,0", "C,S,30,1000"},
		"children": {"id,house,poor", "a1,A,yes", "a2,A,no", "b1,B,yes", "b2,B,yes", "c1,C,yes"}},
	{"districts": {"id,price", "N,110", "S,90"},
		"houses":   {"id,district,area,last", "A,S,60,3000", "B,S,20,500", "D,N,10,0"},
		"children": {"id,house,poor", "a1,B,yes", "a3,A,yes", "a4,A,yes", "b2,A,yes", "b3,B,yes", "d1,D,yes"}},
}

func computedOn(t *testing.T, rules string, on town) (*engine.Session, *engine.Result) {
	t.Helper()
	model, problems := engine.Open("m.fordel", rules)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	session := engine.NewSession(model)
	for name, lines := range on {
		session.Load(name, name+".csv", []byte(strings.Join(lines, "\n")+"\n"))
	}
	r, problems := session.Run(context.Background(), engine.Settings{})
	if !r.OK() {
		t.Fatal(problems)
	}
	return session, r
}

// with is the town with other lines of a table in the place of those that are about
// something.
func (w town) with(name string, about func(line string) bool, lines ...string) town {
	out := town{}
	for n, l := range w {
		out[n] = l
	}
	kept := slices.DeleteFunc(slices.Clone(w[name][1:]), about)
	out[name] = slices.Concat(w[name][:1], kept, lines)
	return out
}

func otherOf(t *testing.T, here, there [2]string) (*engine.Result, engine.Other) { // rules, and the town's number
	t.Helper()
	of := func(side [2]string) town { return otherTowns[side[1][0]-'0'] }
	_, r := computedOn(t, here[0], of(here))
	_, o := computedOn(t, there[0], of(there))
	out := engine.Other{Result: o, Name: "there", Here: "here", Rules: here[0] != there[0], Data: here[1] != there[1]}
	if out.Rules {
		d, _ := difference.Compare(difference.Of(o.Model.Program.File, o.Model.Program), difference.Of(r.Model.Program.File, r.Model.Program), diag.English)
		out.Was = d.Was
	}
	if out.Rules && out.Data {
		out.Crossed[0], _ = computedOn(t, there[0], of(here))
		out.Crossed[1], _ = computedOn(t, here[0], of(there))
	}
	return r, out
}

func otherwise(t *testing.T, r *engine.Result, other engine.Other, id string, lang diag.Lang) *explain.Difference {
	t.Helper()
	x := r.Explainer()
	d, err := r.AgainstOther(context.Background(), x, id, other, lang)
	if err != nil || d == nil {
		t.Fatalf("%s: %v", id, err)
	}
	sum := new(big.Rat)
	for _, p := range d.Parts {
		exact, _ := new(big.Rat).SetString(p.Part.Exact)
		sum.Add(sum, exact)
	}
	if d.Change != nil && sum.RatString() != d.Change.Exact {
		t.Errorf("%s: the parts add up to %s, not %s", id, sum.RatString(), d.Change.Exact)
	}
	return d
}

func toldOf(d *explain.Difference) string {
	var out []string
	for _, s := range d.Sentences {
		out = append(out, s.Text)
	}
	return strings.Join(out, " ")
}

// Between two data sets what differs of a row is each column, the rows of each table that
// refer to it, and all others: each alone does what the same change of the files does.
func TestOtherData(t *testing.T) {
	r, other := otherOf(t, [2]string{otherRules, "1"}, [2]string{otherRules, "0"})
	before, after := otherTowns[0], otherTowns[1]
	aboutA := func(line string) bool { return strings.Contains(line, ",A,") }
	others := town{"districts": after["districts"], // all but A's own
		"houses":   {"id,district,area,last", "A,N,50,3000", "B,S,20,500", "D,N,10,0"},
		"children": {"id,house,poor", "a1,A,yes", "a2,A,no", "b3,B,yes", "d1,D,yes"}}
	alone := map[string]town{
		"district": before.with("houses", func(l string) bool { return l[0] == 'A' }, "A,S,50,3000"),
		"area":     before.with("houses", func(l string) bool { return l[0] == 'A' }, "A,N,60,3000"),
		"children": before.with("children", func(l string) bool { return aboutA(l) || strings.HasPrefix(l, "b2") }, "a3,A,yes", "a4,A,yes", "b2,A,yes"),
		"others":   others,
	}
	for _, column := range []string{"social", "rent", "social + rent"} {
		d := otherwise(t, r, other, explain.CellID("houses", column, "A"), diag.English)
		from := d.From.Value.(float64)
		seen := 0
		for _, p := range d.Parts {
			if len(p.Inputs) != 1 || p.Part.Exact == "0" && *p.Alone == 0 {
				continue
			}
			seen++
			_, run := computedOn(t, otherRules, alone[p.Inputs[0].Name])
			v, ok, err := run.Explainer().Number(context.Background(), explain.CellID("houses", column, "A"))
			if err != nil || !ok || v.Number != from+*p.Alone {
				t.Errorf("%s: %s alone gives %v, not %v", column, p.Inputs[0].Name, from+*p.Alone, v.Number)
			}
		}
		if seen < 2 {
			t.Errorf("%s: %+v", column, d.Parts)
		}
	}
	d := otherwise(t, r, other, explain.CellID("houses", "social", "A"), diag.Danish)
	if text := toldOf(d); !strings.Contains(text, "»children« (fra 2 til 3)") || !strings.Contains(text, "»area« (fra 50 til 60)") || !strings.Contains(text, "de andre rækkers oplysninger") ||
		!strings.Contains(text, "»district« betyder intet her") {
		t.Error(text)
	}
}

// Figures of no row differ by the tables; a row that is only in one of them has nothing
// to compare.
func TestOtherWholeTables(t *testing.T) {
	r, other := otherOf(t, [2]string{otherRules, "1"}, [2]string{otherRules, "0"})
	for _, id := range []string{explain.SumID("houses", "rent"), explain.TotalID(0, "social"), explain.ValueID("total"), explain.ValueID("social.rate")} {
		if d := otherwise(t, r, other, id, diag.English); len(d.Parts) == 0 || d.Parts[0].Label == "" {
			t.Errorf("%s: %+v", id, d)
		}
	}
	d := otherwise(t, r, other, explain.CellID("houses", "social", "D"), diag.English)
	if d.Change != nil || !strings.Contains(toldOf(d), "The row is not there with there.") {
		t.Errorf("%+v", d)
	}
}

// Other rules are one input beside the parameters that both have; what is called
// otherwise is found again.
func TestOtherRules(t *testing.T) {
	rules := strings.NewReplacer("houses.key_", "houses.points", "key key_", "key points", "10% *", "20% *", "10_000 kr", "12_000 kr", "least", "lowest").Replace(otherRules)
	for _, towns := range []string{"11", "10"} {
		r, other := otherOf(t, [2]string{otherRules, towns[:1]}, [2]string{rules, towns[1:]})
		for _, id := range []string{explain.CellID("houses", "social", "A"), explain.CellID("houses", "key_", "A"), explain.SumID("houses", "key_"), explain.TotalID(0, "social"), explain.ValueID("total")} {
			d := otherwise(t, r, other, id, diag.English)
			text := toldOf(d)
			if !strings.Contains(text, "rules otherwise") || !strings.Contains(fmt.Sprint(d.Parts), "amount") {
				t.Errorf("%s: %s", id, text)
			}
		}
	}
	r, other := otherOf(t, [2]string{otherRules, "1"}, [2]string{strings.Replace(strings.Replace(otherRules, `let houses.rent "Rent" = area * district.price`, "", 1), `rent, social + rent "All"`, "area", 1), "1"})
	if text := toldOf(otherwise(t, r, other, explain.CellID("houses", "rent", "A"), diag.Danish)); !strings.Contains(text, "Tallet findes ikke med there") {
		t.Error(text)
	}
}
