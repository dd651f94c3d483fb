package engine

import (
	"context"
	"testing"
)

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
		"given":      {rules + handing, "huse: id p p.drift p.rest_af p.øremærket p.fri p.stillinger\n"},
		"no key":     {rules + comparing, "regnskaber: kommune årstal u.indeks\n"},
		"worked out": {rules + handing + "\nsæt regnskaber.dobbelt = udgift * 2\n", "regnskaber: kommune årstal dobbelt\nhuse: id p p.drift p.rest_af p.øremærket p.fri p.stillinger\n"},
		"all":        {rules + handing + "\nsæt huse.x = n * 2\n\nvis huse\n", "huse: id n p p.drift p.rest_af p.øremærket p.fri p.stillinger x\n"},
		"all there":  {rules + comparing + "\nvis regnskaber\n", "regnskaber: kommune årstal udgift u.indeks\n"},
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
