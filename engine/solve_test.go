package engine_test

import (
	"context"
	"testing"

	"github.com/fordel-lang/fordel/engine"
)

// What people mean is a short decimal: doubles come only near it, most of all in a wide range.
func TestSolvesForTheShortDecimal(t *testing.T) {
	for _, test := range []struct {
		param, equation string
		want            float64
		exact           bool
	}{
		{"10 kr { from 10 kr to 10_000 kr }", "p / 7 == 5.79 kr", 40.53, true},
		{"0 { from 0 to 1_000 }", "p * p == 9", 3, true},
		{"0 { from 0 to 1 }", "floor(7 * p) == 1", 0.2, true},
		{"0 kr { from 0 kr to 1_000_000_000 kr }", "p * 3 == 0.03 kr", 0.01, true},
		{"0 kr { from 0 kr to 1_000_000_000 kr }", "p * 3 == 75 kr", 25, true},
		{"0.5 { from 0.01 to 1 }", "3 * p == 1", 0.333333333333333, true},
		{"0 { from -1_000_000 to 1_000_000 }", "p / 8 == 0.000125", 0.001, true},
		{"0 { from -1_000_000 to 1_000_000 }", "p * p * p == -0.001", -0.1, true},
		{"0 { from -1_000_000 to 1_000_000 }", "p * 7 == 0", 0, true},
		{"0 { from -1_000_000 to 1_000_000 step 0.01 }", "p * 100 == 12_345", 123.45, true},
		{"2 { from 1 to 100 }", "100 / (p - 1 + 0.5) == 8", 13, true}, // 0 would be no number, and is not looked at
		{"2 { from 0 to 100 }", "p * p == 2", 1.41421356237309, true},
		{"2 { from 0 to 100 }", "floor(p) == 2.5", 2.99999999999999, false},
		{"3 % { from 0 % to 50 % }", "1_234_567 kr * p == 43_209.845 kr", 0.035, true},
	} {
		model, problems := engine.Open("solve.fordel", "fordel 1 en\nparam p = "+test.param+"\nsolve s = p so that "+test.equation+"\n")
		if problems.HasErrors() {
			t.Fatal(test.equation, problems)
		}
		result, problems := engine.NewSession(model).Run(context.Background(), engine.Settings{})
		if problems.HasErrors() || len(result.Solutions) != 1 {
			t.Fatalf("%s: %v", test.equation, problems)
		}
		if got := result.Solutions[0]; got.Value.Number != test.want || got.Exact != test.exact {
			t.Errorf("%s: %v, exact %v, want %v", test.equation, got.Value.Number, got.Exact, test.want)
		}
	}
}
