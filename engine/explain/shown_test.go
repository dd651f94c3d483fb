package explain_test

import (
	"context"
	"fmt"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/explain"
)

// shares has a table without a key, a formula in a view, groups, and a pool with a limit.
const shares = `fordel 1 en

table towns {
  name  key
}

table schools {
  id          key
  town        -> towns
  vulnerable  whole
  pupils      whole
}

table notes {
  amount  kr
}

let schools.part = vulnerable / pupils

pool social {
  amount  1000 kr
  to      schools
  where   part %s %s
  key     vulnerable
}

benchmark cost of schools.pupils {
  average  mean
}

pool local {
  amount  6 kr
  per     town
  to      schools
  key     pupils
}

show schools {
  columns  id, social, social + 1 kr "More"
  order    highest social
}
show notes {
  columns  amount
  order    highest amount
}
`

func sharesWith(t *testing.T, op, limit, schools string) *engine.Result {
	t.Helper()
	model, problems := engine.Open("r.fordel", fmt.Sprintf(shares, op, limit))
	if problems.HasErrors() {
		t.Fatal(said(problems))
	}
	session := engine.NewSession(model)
	for name, text := range map[string]string{"towns": "name\nEast\n", "schools": "id,town,vulnerable,pupils\n" + schools, "notes": "amount\n5\n9\n"} {
		if list := session.Load(name, name+".csv", []byte(text)); list.HasErrors() {
			t.Fatal(said(list))
		}
	}
	result, problems := session.Run(context.Background(), engine.Settings{})
	if !result.OK() {
		t.Fatal(said(problems))
	}
	return result
}

// What a reader points at has an address: cells of formulas and of tables without a key,
// totals, sums, figures.
func TestAddresses(t *testing.T) {
	x := sharesWith(t, ">=", "10 %", "A,East,9,60\nB,East,1,60\nC,East,6,60\n").Explainer()
	for id, want := range map[string]struct {
		id    string
		value explain.Value
	}{
		explain.PlaceID(0, "social", 0):                   {"cell/schools/social/A", 600.0},
		explain.CellID("schools", "social + 1 kr", "C"):   {"cell/schools/social + 1 kr/C", 401.0},
		explain.PlaceID(1, "amount", 0):                   {"cell/notes/amount/2", 9.0},
		explain.TotalID(0, "social"):                      {"view/0/social/total", 1000.0},
		explain.SumID("notes", "amount"):                  {"sum/notes/amount", 14.0},
		explain.FigureID("social", "amount", ""):          {"value/social.amount", 1000.0},
		explain.FigureID("cost", "n", ""):                 {"value/cost.n", 3.0},
		explain.FigureID("local", "amount", "East"):       {"cell/towns/local.amount/East", 6.0},
		explain.FigureID("local", "amount", "West"):       {},
		explain.PlaceID(1, "amount", 2):                   {},
		explain.PlaceID(7, "amount", 0):                   {},
		explain.TotalID(0, "id"):                          {},
		explain.FigureID("social", "nothing", ""):         {},
		explain.CellID("schools", "nothing of that", "A"): {},
	} {
		l, ok, err := x.Explain(context.Background(), id, 0, 1)
		if err != nil || ok != (want.id != "") {
			t.Errorf("%s: %v, %v", id, ok, err)
		} else if ok && (l.Node.ID != want.id || l.Node.Value != want.value) {
			t.Errorf("%s: %s is %v, not %s and %v", id, l.Node.ID, l.Node.Value, want.id, want.value)
		}
	}
}

// What would be enough to be in a pool is enough, and one less is not.
func TestEnough(t *testing.T) {
	for _, op := range []string{">", ">="} {
		for _, limit := range []string{"10 %", "0.1", "33.3 %", "0 %", "99 %"} {
			for _, pupils := range []int{1, 3, 10, 60, 61} {
				school := func(n int) string { return fmt.Sprintf("A,East,%d,%d\nB,East,100,100\n", n, pupils) }
				in := func(n int) bool {
					values, _, _ := sharesWith(t, op, limit, school(n)).Column("schools", "social")
					return values.Numbers[0] > 0
				}
				x := sharesWith(t, op, limit, school(0)).Explainer()
				l, _, _ := x.Explain(context.Background(), explain.CellID("schools", "social", "A"), 0, 1)
				n, told := l.Node.Note("enough")["n"].(float64)
				if l.Node.Kind != explain.Out {
					continue
				}
				if !told && in(pupils) || told && (!in(int(n)) || in(int(n)-1)) {
					t.Errorf("%s %s of %d: %v is told (%v)", op, limit, pupils, n, told)
				}
			}
		}
	}
}

// A number is as short as says what it is, and no rounder than that.
func TestReadable(t *testing.T) {
	for x, want := range map[float64]string{
		666.666666666667: "666.67", 0.0806451612903226: "0.0806452", 23016.1451612903: "23,016.15", 0.1 + 0.2: "0.3", 0: "0",
		0.0999999997: "0.0999999997", 158.53: "158.53", 1.0 / 3: "0.333333", -1e-7 / 3: "-0.0000000333333", 1e15: "1,000,000,000,000,000",
	} {
		if got := explain.Readable(x).In(diag.English); got != want {
			t.Errorf("%v: %s, not %s", x, got, want)
		}
	}
}
