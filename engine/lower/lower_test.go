package lower_test

import (
	"context"
	"math"
	"math/rand/v2"
	"path/filepath"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/enginetest"
	"github.com/fordel-lang/fordel/engine/folder"
	"github.com/fordel-lang/fordel/engine/generated"
	"github.com/fordel-lang/fordel/engine/lower"
)

// compared holds the machine's fields against the engine's, number by number.
func compared(t *testing.T, m *lower.Model, r *engine.Result) {
	t.Helper()
	c := newMachine(m, r)
	c.run()
	if c.failed != nil {
		t.Errorf("what the engine has figures for fails: %v", c.failed)
	}
	for _, f := range m.Fields {
		if f.Helper() {
			continue
		}
		for i, want := range wanted(r, f) {
			if got := c.fields[f][i]; !near(got, want) {
				t.Errorf("row %d of %s is %v, not %v", i, f.Name, got, want)
				break
			}
		}
	}
	for i, e := range m.Checks {
		if e.When != nil && !isTrue(c.at(e.When, [2]int{})) {
			continue
		}
		for _, got := range r.Expectations {
			if got.Expect == e.Expect && got.Scenario == r.Scenario && isTrue(c.at(e.Condition, [2]int{})) != got.OK {
				t.Errorf("expectation %d (%s) is not %v", i, e.Expect.Text, got.OK)
			}
		}
	}
}

// near allows for the last of 15 digits.
func near(a, b check.Const) bool {
	if a.Missing || b.Missing || a.Kind == check.Text || a.Kind == check.Flag {
		return same(a, b)
	}
	return same(a, b) || math.Abs(a.Number-b.Number) <= 1e-13*math.Max(math.Abs(a.Number), math.Abs(b.Number))
}

// TestExamples computes all examples node by node, in each scenario.
func TestExamples(t *testing.T) {
	dirs, err := folder.Examples("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range dirs {
		t.Run(filepath.Base(dir), func(t *testing.T) {
			session := enginetest.Open(t, dir)
			m, problems := lower.Lower(session.Model().Program)
			if problems.HasErrors() {
				t.Fatal(enginetest.Said(problems))
			}
			names := []string{""}
			for _, s := range session.Model().Program.Scenarios {
				names = append(names, s.Name)
			}
			for _, name := range names[:min(len(names), 2)] {
				r, problems := session.Run(context.Background(), engine.Settings{Scenario: name})
				if !r.OK() {
					t.Fatal(enginetest.Said(problems))
				}
				compared(t, m, r)
			}
		})
	}
}

// TestGeneratedModels computes models with made-up data, at amounts that floors exceed
// and that caps leave something of.
func TestGeneratedModels(t *testing.T) {
	runs := 0
	for seed := range uint64(15) {
		r := rand.New(rand.NewPCG(seed, 29))
		model, problems := engine.Open("generated.fordel", generated.Rules(generated.Methods[seed%5]))
		if problems.HasErrors() {
			t.Fatal(enginetest.Said(problems))
		}
		m, problems := lower.Lower(model.Program)
		if problems.HasErrors() {
			t.Fatal(enginetest.Said(problems))
		}
		session := engine.NewSession(model)
		for name, text := range generated.Data(r) {
			if list := session.Load(name, name+".csv", []byte(text)); list.HasErrors() {
				t.Fatal(enginetest.Said(list))
			}
		}
		for _, budget := range []float64{float64(r.IntN(1_000_000)), float64(r.IntN(10_000_000))} {
			result, _ := session.Run(context.Background(), engine.Settings{Params: map[string]check.Const{"budget": {Kind: check.Money, Number: budget}}})
			if result.OK() {
				compared(t, m, result)
				runs++
			}
			result.Release()
		}
	}
	if runs < 20 {
		t.Errorf("only %d runs have figures", runs)
	}
}
