package generated_test

import (
	"context"
	"math/rand/v2"
	"testing"

	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/enginetest"
	"github.com/fordel-lang/fordel/engine/generated"
)

// Most models that are drawn give figures: there is something to compare.
func TestMostHaveFigures(t *testing.T) {
	const tries = 60
	wrong, failed := 0, 0
	for seed := range uint64(tries) {
		r := rand.New(rand.NewPCG(seed, 1))
		model, problems := engine.Open("varied.fordel", generated.Varied(r))
		if problems.HasErrors() {
			wrong++
			t.Log(seed, enginetest.Said(problems))
			continue
		}
		session := engine.NewSession(model)
		for name, text := range generated.Data(r) {
			session.Load(name, name+".csv", []byte(text))
		}
		if result, problems := session.Run(context.Background(), engine.Settings{}); !result.OK() {
			failed++
			t.Log(seed, enginetest.Said(problems))
		}
	}
	if wrong > tries/4 || failed > tries/4 {
		t.Errorf("%d of %d are wrong, %d have no figures", wrong, tries, failed)
	}
}
