package explain_test

import (
	"context"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/bench"
	"github.com/fordel-lang/fordel/engine/explain"
)

// all is what is asked of all children at once.
const all = `
let all_weights = sum(children.weight)
let all_low     = count(children, .income < low)
`

// BenchmarkOpen opens nodes of the workload: 40,000 children in 400 institutions.
// Each time the explainer is new, as after a run.
func BenchmarkOpen(b *testing.B) {
	model, problems := engine.Open("workload.fordel", bench.Rules+all)
	if problems.HasErrors() {
		b.Fatal(said(problems))
	}
	session := engine.NewSession(model)
	for name, data := range bench.Data(1) {
		session.Load(name, name+".csv", data)
	}
	result, problems := session.Run(context.Background(), engine.Settings{})
	if !result.OK() {
		b.Fatal(said(problems))
	}
	institutions := model.Table("institutions")
	key := keyOf(result, institutions, 7)
	for name, id := range map[string]string{
		"pool":  explain.CellID("institutions", "social", key),
		"count": explain.CellID("institutions", "vulnerable", key),
		"sum":   explain.ValueID("all_weights"),
		"met":   explain.ValueID("all_low"),
		"rank":  explain.CellID("institutions", "cost.rank", key),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				x := result.Explainer()
				if l, ok, err := x.Explain(context.Background(), id, 0, explain.Page); !ok || err != nil || l.Node.ID != id {
					b.Fatal(l, err)
				}
				if _, ok, err := x.Tell(context.Background(), id, diag.Danish); !ok || err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
