package engine

import (
	"context"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
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

// TestTotals: sums and means stand below the rows of a table, each told as what it is, in the text and in the sheet;
// programs are told which a column has.
func TestTotals(t *testing.T) {
	m, list := Open("rules.fordel", `fordel 1 en

table houses {
  id     key
  n      whole
  price  number
  extra  number optional
} rows {
  "Ash", 20, 1, 3
  "Elm", 60, 2, nil
}

let houses.third = n / 3

show houses {
  columns  id, n, price, extra, third
  total    mean price, extra
}

show houses {
  columns  price, extra
  total    none
}
`)
	if list.HasErrors() {
		t.Fatal(list)
	}
	s := NewSession(m)
	r, list := s.Run(context.Background(), Settings{})
	if !r.OK() {
		t.Fatal(list)
	}
	var kinds []string
	for _, c := range r.Views()[0].Columns {
		kinds = append(kinds, string(c.Total))
	}
	if got := strings.Join(kinds, " "); got != "none sum mean mean sum" {
		t.Errorf("what programs are told: %s", got)
	}
	leaving := r.Leave(Given{}, false, diag.English)
	if text := string(leaving.ViewCSV(r.Views()[0])); !strings.Contains(text, "\nIn all,80,,,26.6666666666667\nMean,,1.5,3,\n") {
		t.Errorf("the sheet:\n%s", text)
	}
	if text := string(leaving.ViewCSV(r.Views()[1])); !strings.Contains(text, "\nIn all,,,80\n") || strings.Contains(text, "Mean") {
		t.Errorf("totals that were not wanted:\n%s", text)
	}
	page, err := leaving.Meeting(context.Background(), s, "")
	if err != nil || !strings.Contains(printed(page), "In all 80 mean 1.50 mean 3.00") {
		t.Errorf("the paper, %v:\n%s", err, printed(page))
	}
	if text := r.Text(diag.English); !strings.Contains(text, "80  mean 1.5") {
		t.Errorf("the text:\n%s", text)
	}
}
