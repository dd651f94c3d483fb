package explain_test

import (
	"context"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/explain"
	"github.com/fordel-lang/fordel/engine/view"
)

// computed runs rules that carry their rows.
func computed(t *testing.T, rules string) *engine.Result {
	t.Helper()
	model, problems := engine.Open("m.fordel", "fordel 1 en\n"+rules)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	r, problems := engine.NewSession(model).Run(context.Background(), engine.Settings{})
	if !r.OK() {
		t.Fatal(problems)
	}
	t.Cleanup(r.Release)
	return r
}

// found is the address of what a reader names.
func found(t *testing.T, x *explain.Explainer, names ...string) string {
	t.Helper()
	id, err := x.Find(context.Background(), names...)
	if err != nil {
		t.Fatal(names, err)
	}
	return id
}

const fewKids = `
table houses {
  id    key
  girls whole
  boys  whole
} rows {
  "Ash", 30, 3
  "Elm", 40, 9
}
let houses.all = girls + boys
show houses {
  columns  id, girls, boys, all, girls - boys "More girls", boys - girls "Fewer"
  total    mean all
}
`

// What a view computes is found by what it is called, and compared with another row.
func TestComputedByAView(t *testing.T) {
	x := computed(t, fewKids).Explainer()
	d := againstRow(t, x, found(t, x, "houses", "Elm", "more girls"), "Ash", diag.English)
	if text := texts(d.Sentences); len(d.Parts) != 2 || !strings.Contains(text, "+10") || !strings.Contains(text, "−6") {
		t.Error(text)
	}
	less := texts(againstRow(t, x, found(t, x, "houses", "Ash", "fewer"), "Elm", diag.Danish).Sentences)
	if !strings.Contains(less, "er −27 for Ash og −31 for Elm") {
		t.Error(less)
	}
	told, _, err := x.Tell(context.Background(), found(t, x, "houses", "-", "More girls"), diag.English)
	if text := texts(told); err != nil || !strings.Contains(text, "58") {
		t.Error(err, text)
	}
	if _, err := x.Find(context.Background(), "houses", "Elm", "More boys"); err == nil {
		t.Error("a column that is not there was found")
	}
}

// A total that does not leave is not told by explaining it, as the sum of a column either.
func TestHideTotals(t *testing.T) {
	r := computed(t, fewKids)
	leaving, x := r.Leave(engine.Given{}, true, diag.English), r.ExplainerHiding()
	v := r.Views()[0]
	_, totals, _ := leaving.Hidden(v)
	some := false
	for i, c := range v.Columns {
		ids := []string{explain.TotalID(0, c.Name)}
		if c.Of != nil && c.Total == view.Sum {
			ids = append(ids, explain.SumID("houses", c.Name))
		}
		for _, id := range ids {
			l, ok, err := x.Explain(context.Background(), id, 0, explain.Page)
			if err != nil {
				t.Fatal(err)
			}
			if ok && (l.Node.Hidden != "") != totals[i] {
				t.Errorf("%s: %+v, hidden %t", id, l.Node, totals[i])
			}
			some = some || ok && totals[i]
		}
	}
	if !some {
		t.Errorf("no total is hidden: %v", totals)
	}
}

const oneEach = `
table houses "Houses" {
  id       key
  children "Children" whole
  need     "Need"     whole
  last     "Last year" kr optional
} rows {
  "Ash", 60, 24, 10_000 kr
  "Elm", 90, 12, 20_000 kr
  "Fir", 20,  4, 28_000 kr
  "Oak", 40,  0, nil
}
let houses.extra  "Extra"  = if children < 30 then 5_000 kr else if need / children > 0.3 then 2_000 kr else 0 kr
let houses.before "Before" = last ?? (100 kr * children)
pool social "Social" {
  amount  240_000 kr
  to      houses
  where   need > 0
  key     need
  floor   last ?? 0 kr
  cap     2_200 kr * children
}
pool hours "Hours" {
  amount  100_000 kr
  to      houses
  key     children
  start   extra
  round   100 kr
}
pool applied "Applied" {
  amount  100_000 kr
  to      houses
  first   highest (if need > 4 then 2 else 1)
  cap     1_000 kr * children
  floor   1_000 kr
}
`

// Where there is one of something it is told as one; what is given beforehand, what is guaranteed
// beside an order, who is equal in it and the unit of what is left over are told.
func TestTellOneOfEach(t *testing.T) {
	x := computed(t, oneEach).Explainer()
	for _, c := range []struct {
		row, column string
		en, da      string
	}{
		{"Elm", "social", "the guarantee of one costs 4,000 kr. What that comes to goes to the only other", "garantien for én koster 4.000 kr. Forskellen går til den eneste anden"},
		{"Fir", "social", "The only guarantee costs 4,000 kr, and the cap of one other leaves 12,000 kr.", "Den eneste garanti koster 4.000 kr., og loftet for én anden frigør 12.000 kr."},
		{"Elm", "hours", "They have 7,000 kr of it beforehand in all; then the key gives 442.86 kr", "Forlods får de tilsammen 7.000 kr.; derefter giver fordelingsnøglen 442,86 kr."},
		{"Elm", "applied", "Ash has the same; the order of their keys decides. Everybody has the guarantee first, and that of Elm is 1,000 kr. There was 37,000 kr more left",
			"Ash har det samme; rækkefølgen af deres nøgler afgør det. Alle får først deres garanti, og den er 1.000 kr. for Elm. Der var 37.000 kr. mere tilbage"},
		{"Oak", "applied", "Nothing more was left when its turn came, so it gets 1,000 kr.", "Der var ikke mere tilbage, da turen kom, så den får 1.000 kr."},
		{"Ash", "extra", "Here the condition is met: 24 / 60 > 0.3.", "Her er betingelsen opfyldt: 24 / 60 > 0,3."},
		{"Elm", "extra", "Here none of the conditions is met: 90 < 30; 12 / 90 > 0.3.", "Her er ingen af betingelserne opfyldt: 90 < 30; 12 / 90 > 0,3."},
		{"Oak", "before", "The value is missing in the data, so 100 kr per child stands in for it.", "Værdien mangler i data, så 100 kr. gange »Children« træder i stedet."},
	} {
		for lang, want := range map[diag.Lang]string{diag.English: c.en, diag.Danish: c.da} {
			told, _, err := x.Tell(context.Background(), found(t, x, "houses", c.row, c.column), lang)
			if text := texts(told); err != nil || !strings.Contains(text, want) {
				t.Errorf("%s of %s: %s\nwant %s", c.column, c.row, text, want)
			}
		}
	}
	told, _, _ := x.Tell(context.Background(), found(t, x, "houses", "Ash", "hours"), diag.English)
	if text := texts(told); !strings.Contains(text, "× 100 kr") {
		t.Error(text)
	}
}
