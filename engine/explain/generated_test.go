package explain_test

import (
	"context"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/explain"
	"github.com/fordel-lang/fordel/engine/generated"
)

// TestGeneratedModels computes every node of models with made-up data from the nodes
// below it, at several amounts: floors scaled, some held, all full.
func TestGeneratedModels(t *testing.T) {
	kinds, ops := map[explain.Kind]int{}, 0
	runs := 0
	for seed := range uint64(8) {
		r := rand.New(rand.NewPCG(seed, 29))
		model, problems := engine.Open("generated.fordel", generated.Rules(generated.Methods[seed%5]))
		if problems.HasErrors() {
			t.Fatal(said(problems))
		}
		session := engine.NewSession(model)
		for name, text := range generated.Data(r) {
			if list := session.Load(name, name+".csv", []byte(text)); list.HasErrors() {
				t.Fatal(said(list))
			}
		}
		for _, budget := range []float64{float64(r.IntN(1_000_000)), float64(r.IntN(10_000_000))} {
			result, problems := session.Run(context.Background(), engine.Settings{Params: map[string]check.Const{"budget": {Kind: check.Money, Number: budget}}})
			if !result.OK() {
				t.Log(seed, budget, said(problems))
				continue
			}
			runs++
			w := newWalk(t, result, 1)
			w.everything(model, result, 4)
			if w.wrong > 0 {
				t.Errorf("seed %d, %v kr: %d of %d nodes are wrong", seed, budget, w.wrong, w.nodes)
			}
			for k, n := range w.kinds {
				kinds[k] += n
			}
			ops += w.nodes
			result.Release()
		}
	}
	t.Logf("%d runs, %d nodes: %v", runs, ops, kinds)
	if runs < 10 {
		t.Error("too few runs have figures")
	}
}

func said(list diag.List) string {
	var out []string
	for _, d := range list {
		if d.Severity == diag.Error {
			out = append(out, d.Message.EN+" "+d.Hint.EN)
		}
	}
	return strings.Join(out, "\n")
}
