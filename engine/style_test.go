package engine

import (
	"context"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// TestColumnStyles: a column has as many decimals as it needs, small numbers
// those of three digits, and what is only noise has none.
func TestColumnStyles(t *testing.T) {
	for _, test := range []struct {
		numbers []float64
		kind    check.Kind
		percent bool
		want    string
	}{
		{[]float64{1, 20_000}, check.Number, false, "1 20,000"},
		{[]float64{1.5, 2}, check.Number, false, "1.5 2.0"},
		{[]float64{1.5, 2}, check.Money, false, "1.50 2.00"},
		{[]float64{1.0 / 3, 200}, check.Number, false, "0.33 200.00"},
		{[]float64{0.05, 0}, check.Number, false, "0.05 0.00"},
		{[]float64{1.4142e-6, 3e-7}, check.Number, false, "0.00000141 0.00000030"},
		{[]float64{1e-13, 0}, check.Money, false, "0 0"},
		{[]float64{1.4142e-6, 3}, check.Number, false, "0 3"},
		{[]float64{0.6, 0.012}, check.Number, true, "60.0 % 1.2 %"},
		{[]float64{2024, 2025}, check.Number, false, "2024 2025"},
	} {
		style := styleOf(test.numbers, test.kind, test.percent)
		var got []string
		for _, x := range test.numbers {
			got = append(got, style.write(x, diag.English))
		}
		if got := strings.Join(got, " "); got != test.want {
			t.Errorf("%v: %s, want %s", test.numbers, got, test.want)
		}
	}
	for x, want := range map[float64]float64{1234.5678: 1234.57, 0.123456: 0.1235, 0.0123456: 0.0123, 0.00123456: 0.00123, 1.4142e-6: 1.41e-6, 1e-13: 0, 0: 0} {
		if got := rounded2(x); got != want {
			t.Errorf("%v is shown as %v, want %v", x, got, want)
		}
	}
}

// TestDefaultViews: `show` without columns shows all of them; without `show` the
// rows of a table without a key are told apart, and parts, earmarks and positions
// stand beside what they are made of.
func TestDefaultViews(t *testing.T) {
	const rules = `fordel 1 da

tabel regnskaber {
  kommune  tekst
  årstal   heltal
  udgift   kr
} rækker {
  "Elm"; 2024; 100 kr
  "Elm"; 2025; 200 kr
}

tabel huse {
  id  nøgle
  n   tal
} rækker {
  "a"; 1
  "b"; 3
}
`
	const handing = `
pulje p {
  beløb 100 kr
  til huse
  fordelingsnøgle n
}

opdel p {
  drift 60 %
  rest_af 40 %
}

øremærk p {
  andel 25 %
}

stillinger p {
  løn 50 kr
}
`
	const comparing = "\nsammenligning u af regnskaber.udgift {\n}\n"
	for name, test := range map[string]struct{ rules, want string }{
		"given":     {rules + handing, "huse: id p p.drift p.rest_af p.øremærket p.fri p.stillinger\n"},
		"no key":    {rules + comparing, "regnskaber: kommune årstal u.indeks\n"},
		"all":       {rules + handing + "\nsæt huse.x = n * 2\n\nvis huse\n", "huse: id n p p.drift p.rest_af p.øremærket p.fri p.stillinger x\n"},
		"all there": {rules + comparing + "\nvis regnskaber\n", "regnskaber: kommune årstal udgift u.indeks\n"},
	} {
		m, problems := Open("rules.fordel", test.rules)
		if problems.HasErrors() {
			t.Fatal(name, problems)
		}
		r, _ := NewSession(m).Run(context.Background(), Settings{})
		got := ""
		for _, v := range r.Views() {
			if v.Kind == "table" {
				got += v.Table + ":"
				for _, c := range v.Columns {
					got += " " + c.Label
				}
				got += "\n"
			}
		}
		if got != test.want {
			t.Errorf("%s: %swant %s", name, got, test.want)
		}
	}
}
