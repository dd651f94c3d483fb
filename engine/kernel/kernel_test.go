package kernel

import (
	"fmt"
	"math"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/table"
)

// compareWays computes every column and value of a program with kernels and on expr's
// machine and reports where they differ by a single bit. It returns how many
// had a kernel that saw it through.
func compareWays(t *testing.T, d *town, text string) (compared, quick int) {
	t.Helper()
	for _, step := range d.program.Steps {
		switch s := step.(type) {
		case *check.ColumnStep:
			slow, fast := evaluators(s.Expr, s.Column.Table, d)
			rows := d.Table(s.Column.Table).Len
			for _, only := range []table.Bits{every(3, rows), nil} {
				want, problems, err := slow.Column(only)
				if err != nil {
					t.Fatal(err)
				}
				d.columns[s.Column] = want
				got, found, err := fast.Column(only)
				if err != nil {
					t.Fatal(err)
				}
				sameProblems(t, text, problems, found)
				if len(problems) == 0 {
					sameColumn(t, text, s.Column, rows, want, got)
				}
			}
			compared++
			if k, ok := fast.(*kernel); ok {
				if c, _ := k.compute(nil); c != nil {
					quick++
				}
			}
		case *check.ValueStep:
			slow, fast := evaluators(s.Expr, nil, d)
			want, problems, _ := slow.At(formula.NoRow)
			got, found, _ := fast.At(formula.NoRow)
			d.values[s.Value] = want
			sameProblems(t, text, problems, found)
			if len(problems) == 0 && !identical(want, got) {
				t.Errorf("%s\nmachine %v, kernel %v", text, want, got)
			}
			compared++
			if k, ok := fast.(*kernel); ok {
				if c, _ := k.compute(nil); c != nil {
					quick++
				}
			}
		}
	}
	return compared, quick
}

func evaluators(e *check.Expr, on *check.Table, d *town) (slow, fast formula.Evaluator) {
	return formula.Compile(e, on, d), Compile(e, on, d)
}

func sameProblems(t *testing.T, text string, want, got diag.List) {
	t.Helper()
	if len(want) != len(got) {
		t.Errorf("%s\nmachine has %d problems, kernel %d", text, len(want), len(got))
		return
	}
	for i := range want {
		if want[i] != got[i] {
			t.Errorf("%s\nmachine: %s\nkernel: %s", text, want[i].Message.EN, got[i].Message.EN)
		}
	}
}

func sameColumn(t *testing.T, text string, c *check.Column, n int, want, got *table.Column) {
	t.Helper()
	for row := range n {
		a, b := formula.At(want, c.Type.Kind, row), formula.At(got, c.Type.Kind, row)
		if !identical(a, b) {
			t.Errorf("%s\nrow %d: machine %+v, kernel %+v", text, row, a, b)
			return
		}
	}
}

func identical(a, b check.Const) bool {
	if a.Missing || b.Missing {
		return a.Missing == b.Missing
	}
	return a.Text == b.Text && a.Flag == b.Flag && math.Float64bits(a.Number) == math.Float64bits(b.Number)
}

// TestFormulas: formulas of every kind give the same with kernels as on expr's
// machine, and have kernels.
func TestFormulas(t *testing.T) {
	for _, let := range []string{
		"people.x = age", "people.x = score ?? 0", "people.x = score == nil", "people.x = score != nil and score > 3",
		"people.x = age * factor + 1", "people.x = -(age - 3)", "people.x = age ^ 2 / 4", "people.x = (age + 0.1 + 0.2) == age + 0.3",
		"people.x = if age > 0 then 6 / age else 0", "people.x = if single and age > 2 then 1 else if chosen then 2 else 3",
		"people.x = if single then nil else age", "people.x = working ?? no", "people.x = area == \"north\"", "people.x = area in [\"north\", \"south\"]",
		"people.x = age in 2..4.5", "people.x = age in [1, 3, 5]", "people.x = not (single or age > 3)", "people.x = single == chosen",
		"people.x = income < limit", "people.x = (income ?? 0 kr) / 1000", "people.x = round(age / 7, 2)", "people.x = clamp(age, 2, 4)", "people.x = mod(age, 4)",
		"people.x = max(age, 3, factor)", "people.x = sum([age, 0.1, 0.2])", "people.x = met(single)", "people.x = house.size", "people.x = house.size ?? -1",
		"people.x = house.district.budget ?? 7 kr", "people.x = house.old == nil", "people.x = sqrt(age) + exp(age) + ln(age + 1)",
		"people.x = age / mean(people.age)", "people.x = rank(age)", "people.x = share(age)", "people.x = born > 2010-01-01", "people.x = add_months(born, age * 12 + 1)", "people.x = months(born, add_months(born, age))", "people.x = add_months(born, age / 2)", "houses.x = max(people, add_months(.born, .age))", "people.x = born - 2000-01-01",
		"houses.x = len(people)", "houses.x = sum(people.age)", "houses.x = sum(people, .age * 0.1)", "houses.x = count(people, .age > 3)",
		"houses.x = len(people where single and age > 1)", "houses.x = sum(people where not single, .age * size)", "houses.x = any(people, .single)",
		"houses.x = all(people, .age < 6)", "houses.x = none(people, .age > 5)", "houses.x = if len(people) > 0 then mean(people.age) else 0",
		"houses.x = sum(known(people.score))", "houses.x = sum(people, .score ?? 0.1)", "houses.x = if any(people, .age > 0) then max(people.age) else nil",
		"houses.x = if len(people) > 3 then median(people.age) else 0", "houses.x = rent * share(size + 1)", "houses.x = district.budget == nil",
		"districts.x = len(people)", "districts.x = sum(houses, len(.people))", "districts.x = sum(friends.age)", "districts.x = sum(houses, .size * len(.people where age > 2))",
		"districts.x = sum(houses where old, .rent)", "x = sum(people.age)", "x = mean(known(people.income))", "x = count(houses, .size > mean(houses.size))",
		"x = sum(districts, sum(.houses, sum(.people.age)))", "x = percentile(people.age, 10 %)", "x = sum(houses.rent) / len(houses)", "x = max(factor, 3)",
		"people.x = 1 / age", "people.x = score + 1", "houses.x = mean(people.age)", "people.x = 10 ^ (300 + age) * 10 ^ 10", "people.x = area", "people.x = house",
		"people.x = age / 10 + 0.2 == 0.3", "people.x = age / 10 + 0.2 <= 0.3", "people.x = 0.3 < age / 10 + 0.2", "people.x = 0.5 >= age / 10 + 0.1 + 0.1",
		"people.x = score < 4.2 or score > 7", "people.x = factor != age / 2", "people.x = \"south\" == area", "people.x = area != \"north\"",
		"houses.x = sum(people, .age / 3 + (if .single then 10 ^ 12 else 0))",
		"houses.x = sum(people, 10 ^ (.age * 3 - 9) / 3)", "houses.x = sum(people, if .age > 5 then 10 ^ 15 / 3 else 0.1)", "x = sum(people, 10 ^ (.age * 5) / 7)",
		"x = if len(people) > 0 then mean(people, 10 ^ (.age * 2) / 7) else 0", "x = sum(people, -.age / 3)", "houses.x = sum(people where age > 7, .age)",
		"houses.x = sum(people, sum([if .single then -2 else 0, if .age > 3 then 1 else 0]))", "x = sum(people, sum([if .single then 0.25 else 0, if .age > 3 then 1 else 0]))",
		"houses.x = if len(people) > 0 then mean(people where .age > 1, sum([if .single then 0.25 else 0, if .age > 3 then 6 else 0])) else 7",
		"x = sum(people where single, if .age > 2 then 0 else 1 / 3)", "x = sum(people, 10 ^ -200 * .age)",
	} {
		p := parse("let " + let + "\n")
		if p == nil {
			t.Errorf("%s: has errors", let)
			continue
		}
		for _, n := range []int{1, 63, 64, 200, 1100} {
			d := newTown(t, p, n, int64(n))
			compareWays(t, d, fmt.Sprintf("%d people: %s", n, let))
		}
		for _, empty := range [][]string{{"districts"}, {"houses"}, {"people"}, {"districts", "houses"}, {"houses", "people"}, {"districts", "houses", "people"}} {
			compareWays(t, newTown(t, p, 70, 1, empty...), fmt.Sprintf("no %s: %s", empty, let))
		}
	}
}

// TestCovered: the formulas that models are made of have kernels.
func TestCovered(t *testing.T) {
	p := parse(`
let people.weight = if age <= 2 then 1.8 else 1
indicator people.one = single
indicator people.poor weight 2 = (income ?? 0 kr) < limit
indicator people.north = area in ["north", "harbour"]
let houses.weighted = sum(people.weight)
count houses.some = people with at least factor of (one, poor, north)
count houses.marks = marks of (one, poor, north) in people where age > 0
let houses.share = some / max(len(people), 1)
let total = sum(houses.weighted)
`)
	d := newTown(t, p, 500, 1)
	if compared, quick := compareWays(t, d, "covered"); compared != quick {
		t.Errorf("%d of %d formulas have kernels", quick, compared)
	}
}

// TestParametersTurn: a kernel is used again with other values of parameters.
func TestParametersTurn(t *testing.T) {
	p := parse(`param place = "north" { one of "north", "south" }
let people.there = area in [place, "harbour"]
let people.same  = area == place
let people.rich  = (income ?? 0 kr) >= limit
bands people.step by age {
  under 3: factor
  else:    1
}
`)
	d := newTown(t, p, 300, 4)
	steps := p.Steps[:3]
	var fast []formula.Evaluator
	for _, s := range steps {
		_, quick := evaluators(s.(*check.ColumnStep).Expr, s.(*check.ColumnStep).Column.Table, d)
		fast = append(fast, quick)
	}
	bands := NewBands(p.Steps[3].(*check.BandsStep), d)
	for turn, place := range []string{"north", "south", "north"} {
		p.Params[0].Value.Number, p.Params[1].Value.Number = float64(turn), float64(turn*100_000)
		p.Params[len(p.Params)-1].Value.Text = place
		for i, s := range steps {
			column := s.(*check.ColumnStep).Column
			slow, _ := evaluators(s.(*check.ColumnStep).Expr, column.Table, d)
			want, _, _ := slow.Column(nil)
			got, _, _ := fast[i].Column(nil)
			sameColumn(t, fmt.Sprintf("%s in turn %d", column.Name, turn), column, 300, want, got)
		}
		got, _ := bands.Column()
		ages := d.tables["people"].Columns[2].Numbers
		for i, age := range ages {
			if want := map[bool]float64{true: float64(turn), false: 1}[age < 3]; got.Numbers[i] != want {
				t.Fatalf("turn %d, age %v: %v", turn, age, got.Numbers[i])
			}
		}
	}
}
