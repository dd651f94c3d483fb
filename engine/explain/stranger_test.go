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
  columns  id, girls, boys, all, girls - boys "More girls"
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
