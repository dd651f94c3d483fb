package explain_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/explain"
	"github.com/fordel-lang/fordel/engine/folder"
)

func whatIf(t *testing.T, x *explain.Explainer, id string) *explain.WhatIf {
	t.Helper()
	w, err := x.WhatIf(context.Background(), id, diag.Danish)
	if err != nil || w == nil {
		t.Fatalf("%s: %v", id, err)
	}
	return w
}

// thresholds are the turns of a thing: the value, the state and the figure there.
func thresholds(list []explain.Change, name string) string {
	var out []string
	for _, c := range list {
		if c.Param == name || c.Column == name {
			out = append(out, fmt.Sprintf("%v %s %v", c.To, c.State, c.Value))
		}
	}
	return strings.Join(out, ", ")
}

// One more child, and the next thresholds up and down, of four institutions: figures that
// were worked out with counts put in the place of those of the data.
func TestWhatIf(t *testing.T) {
	_, session := opened(t, "../../examples/child-counting")
	r, _ := session.Run(context.Background(), engine.Settings{})
	x := r.Explainer()
	for row, want := range map[string]struct{ more, children, cap string }{
		"I17": {"40 cap 713385", "30 none 694946", "5400 none 842755"},
		"I16": {"15 floor 359146", "16 cap 365985, 6 out 0", ""},
		"I08": {"18 none 410977", "21 cap 459207, 10 floor 251403", ""},
		"I03": {"6 out 0", "7 none 151853", ""},
	} {
		w := whatIf(t, x, explain.CellID("institutioner", "social", row))
		if got := thresholds(w.More, "udsatte"); got != want.more {
			t.Errorf("%s: one more gives %s, not %s", row, got, want.more)
		}
		if got := thresholds(w.Turns, "udsatte"); got != want.children {
			t.Errorf("%s: thresholds are %s, not %s", row, got, want.children)
		}
		if got := thresholds(w.Turns, "højeste_beløb"); want.cap != "" && !strings.HasPrefix(got, want.cap) {
			t.Errorf("%s: thresholds of the cap are %s, not %s", row, got, want.cap)
		}
	}
	d := whatIf(t, x, explain.CellID("institutioner", "social", "I08"))
	for _, want := range []string{"Er »Udsatte børn« 18 i stedet for 17, giver det 19.703 kr. mere.", "Er »Udsatte børn« 21 i stedet for 17, er Anemonen ved loftet: 459.207 kr."} {
		if got := texts(d.Sentences); !strings.Contains(got, want) {
			t.Errorf("no %q in %s", want, got)
		}
	}
}

// Each change is made in the rules or the data and computed anew: there the figure is what
// was told and in another state, and at the value before in that of now.
func TestWhatIfIsTrue(t *testing.T) {
	dirs, err := folder.Examples("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	tried := 0
	for _, dir := range dirs {
		model, session := opened(t, dir)
		r, _ := session.Run(context.Background(), engine.Settings{})
		if !r.OK() {
			continue
		}
		x := r.Explainer()
		for _, step := range model.Program.Steps {
			pool, ok := step.(*check.PoolStep)
			if !ok {
				continue
			}
			for row := 0; row < x.Rows(pool.To); row += 1 + x.Rows(pool.To)/3 {
				id := explain.CellID(pool.To.Name, pool.Column.Name, keyOf(r, pool.To, row))
				w := whatIf(t, x, id)
				for _, c := range w.Turns {
					if c.Param == "" {
						continue
					}
					tried++
					at := func(v float64) (string, any) {
						kind := model.Param(c.Param).Type.Kind
						other, _ := session.Run(context.Background(), engine.Settings{Params: map[string]check.Const{c.Param: {Kind: kind, Number: v}}})
						defer other.Release()
						state, _, _ := other.Column(pool.To.Name, pool.Bound.Name)
						value, _, _ := other.Column(pool.To.Name, pool.Column.Name)
						return state.Word(row), value.Numbers[row]
					}
					if state, _ := at(c.Before); state != w.State {
						t.Errorf("%s %s: at %v of %s it is %s, not %s", dir, id, c.Before, c.Param, state, w.State)
					}
					if state, value := at(c.To); state != c.State || state == w.State || value != c.Value {
						t.Errorf("%s %s: at %v of %s it is %s %v, not %s %v", dir, id, c.To, c.Param, state, value, c.State, c.Value)
					}
				}
			}
		}
	}
	if tried < 40 {
		t.Errorf("only %d changes were tried", tried)
	}
}

// The same of whole numbers in the data, of pools and of bands.
func TestWhatIfOfData(t *testing.T) {
	const rules = `fordel 1 en
table houses {
  house    key
  children whole from 0 to 200
}
bands houses.extra by children {
  under 20: 5_000 kr
  20..50:   2_000 kr
  else:     0 kr
}
pool base {
  amount 100_000 kr
  to     houses
  key    children
  floor  10_000 kr
  cap    50_000 kr
  shortfall scale
  surplus keep
}
`
	run := func(children [3]int) (*engine.Result, *explain.Explainer) {
		model, problems := engine.Open("m.fordel", rules)
		if problems.HasErrors() {
			t.Fatal(said(problems))
		}
		s := engine.NewSession(model)
		s.Load("houses", "houses.csv", []byte(fmt.Sprintf("house,children\na,%d\nb,%d\nc,%d\n", children[0], children[1], children[2])))
		r, _ := s.Run(context.Background(), engine.Settings{})
		if !r.OK() {
			t.Fatal(children)
		}
		return r, r.Explainer()
	}
	random, tried := rand.New(rand.NewPCG(5, 6)), 0
	for range 20 {
		children := [3]int{random.IntN(100), random.IntN(100), random.IntN(100)}
		_, x := run(children)
		for _, column := range []string{"base", "extra"} {
			id := explain.CellID("houses", column, "a")
			now := whatIf(t, x, id)
			for _, c := range now.Turns {
				tried++
				for _, one := range []struct {
					at    float64
					state string
				}{{c.To, c.State}, {c.Before, now.State}} {
					changed := children
					changed[0] = int(one.at)
					_, there := run(changed)
					if w := whatIf(t, there, id); w.State != one.state || one.at == c.To && w.Value != c.Value {
						t.Errorf("%v %s: with %v it is %s %v, not %s %v", children, column, one.at, w.State, w.Value, one.state, c.Value)
					}
				}
			}
		}
	}
	if tried < 40 {
		t.Errorf("only %d changes were tried", tried)
	}
}
