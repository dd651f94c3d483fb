package kernel

import (
	"fmt"
	"maps"
	"math"
	"math/rand"
	"slices"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number"
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
			slow, fast := evaluators(t, s.Expr, s.Column.Table, d)
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
			slow, fast := evaluators(t, s.Expr, nil, d)
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

func evaluators(t *testing.T, e *check.Expr, on *check.Table, d *town) (slow, fast formula.Evaluator) {
	slow, err := formula.Compile(e, on, d)
	if err != nil {
		t.Fatal(err)
	}
	if fast, err = Compile(e, on, d); err != nil {
		t.Fatal(err)
	}
	return slow, fast
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
		"people.x = age / mean(people.age)", "people.x = rank(age)", "people.x = share(age)", "people.x = born > 2010-01-01", "people.x = born - 2000-01-01",
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

// TestSumsAddedAnew: the one row whose weight is no multiple of what the others
// are comes last.
func TestSumsAddedAnew(t *testing.T) {
	p := parse("let people.weight = 1\nlet houses.x = sum(people.weight)\n")
	d := newTown(t, p, 2*size+100, 1)
	weight := p.Steps[0].(*check.ColumnStep).Column
	d.columns[weight] = &table.Column{Numbers: make([]float64, 2*size+100)}
	for i := range d.columns[weight].Numbers {
		d.columns[weight].Numbers[i] = 1
	}
	d.columns[weight].Numbers[2*size+50] = 1.0 / 3
	step := p.Steps[1].(*check.ColumnStep)
	slow, quick := evaluators(t, step.Expr, step.Column.Table, d)
	want, _, _ := slow.Column(nil)
	got, err := quick.(*kernel).compute(nil)
	if err != nil || got == nil || !slices.Equal(got.Numbers, want.Numbers) {
		t.Errorf("%v, %v; want %v", got, err, want)
	}
}

// TestMarks: more indicators than are looked up at a time, and weights that are
// no whole numbers.
func TestMarks(t *testing.T) {
	text, names := "", ""
	for i, condition := range []string{"single", "age > 1", "age > 2", "age > 3", "area == \"north\"", "(score ?? 1) > 4", "age == 0", "(working ?? no)", "age < 5", "born > 2012-05-01"} {
		text += fmt.Sprintf("indicator people.i%d weight %g = %s\n", i, 1+float64(i)/4, condition)
		names += fmt.Sprintf(", i%d", i)
	}
	names = names[2:]
	for _, some := range []string{names, "i0, i3", "i0, i1, i2, i3, i4, i5, i6, i7", "i9"} {
		p := parse(text + "count houses.marks = marks of (" + some + ") in people\ncount houses.some = people with at least 2 of (" + some + ")\n" +
			"let people.met = met(" + some + ")\nlet people.marks = marks(" + some + ")\n" +
			"let people.a = marks(" + some + ") > 2\nlet people.b = marks(" + some + ") <= factor\nlet people.c = met(" + some + ") == 1\nlet people.d = met(" + some + ") != 1\nlet people.e = marks(" + some + ") < 2.25\n")
		for _, n := range []int{1, 7, 8, 9, 64, 65, 1030} {
			if compared, quick := compareWays(t, newTown(t, p, n, int64(n)), some); compared != quick {
				t.Errorf("%s, %d people: %d of %d formulas have kernels", some, n, quick, compared)
			}
		}
	}
}

// TestMixedSums: blocks of whole numbers, coarse ones and others in every order,
// with some rows and with all.
func TestMixedSums(t *testing.T) {
	kinds := map[string]func(i int) float64{
		"whole":  func(i int) float64 { return float64(i) },
		"marks":  func(i int) float64 { return float64(i)*1024 + 1.0/1024 },
		"tenths": func(i int) float64 { return float64(i) / 10 },
		"wide":   func(i int) float64 { return math.Ldexp(1, i%24) / 3 },
		"zero":   func(i int) float64 { return 0 },
	}
	names := slices.Sorted(maps.Keys(kinds))
	for order := range 5 * 5 * 5 {
		most := every(1, 3*size)
		most.Set(100, false)
		for _, only := range []table.Bits{nil, every(3, 3*size), most} {
			turns := []string{names[order%5], names[order/5%5], names[order/25]}
			s, exact := &sum{}, number.Accumulator{}
			for again := true; again; again = s.anew {
				exact = number.Accumulator{}
				s.open(1, 3*size)
				for turn, name := range turns {
					b := &block{}
					b.start(turn*size, turn*size+size, only)
					v := value{numbers: make([]float64, size)}
					for i := range v.numbers {
						v.numbers[i] = kinds[name](i)
					}
					b.each(func(i int) { exact.Add(v.numbers[i]) })
					if s.take(b, v, nil); b.bad {
						break
					}
				}
			}
			if out, ok := s.close(); !ok || out.numbers[0] != exact.Sum() {
				t.Errorf("%v: %v (%v), exactly %v", turns, out.numbers, ok, exact.Sum())
			}
		}
	}
}

// every is every nth of some rows.
func every(n, rows int) table.Bits {
	set := table.NewBits(rows)
	for i := 0; i < rows; i += n {
		set.Set(i, true)
	}
	return set
}

// FuzzFormulas compares both ways on formulas and data that bytes choose.
func FuzzFormulas(f *testing.F) {
	for seed := range int64(8) {
		choices := make([]byte, 400)
		rand.New(rand.NewSource(seed)).Read(choices)
		f.Add(choices, uint16(seed*40), seed)
	}
	f.Fuzz(func(t *testing.T, choices []byte, people uint16, seed int64) {
		g := &generator{Rand: rand.New(&given64{choices})}
		text := g.statements()
		p := parse(text)
		if p == nil {
			t.Fatalf("generated rules have errors:\n%s", text)
		}
		compareWays(t, newTown(t, p, 1+int(people%1200), seed, emptied(seed)...), text)
	})
}

// emptied is the tables without rows in a town of a seed: none mostly.
func emptied(seed int64) []string {
	var list []string
	for i, name := range []string{"districts", "houses", "people"} {
		if seed>>2&3 == 3 && seed>>(4+i)&1 != 0 {
			list = append(list, name)
		}
	}
	return list
}

// given64 is a source of numbers that are given, and zero after them.
type given64 struct{ bytes []byte }

func (g *given64) Seed(int64) {}
func (g *given64) Int63() int64 {
	if len(g.bytes) == 0 {
		return 0
	}
	n := int64(g.bytes[0]) << 55
	g.bytes = g.bytes[1:]
	return n | n>>8
}

// TestRandomFormulas compares both ways on generated formulas and data.
func TestRandomFormulas(t *testing.T) {
	compared, quick := 0, 0
	for seed := range int64(400) {
		g := &generator{Rand: rand.New(rand.NewSource(seed))}
		text := g.statements()
		p := parse(text)
		if p == nil {
			t.Fatalf("seed %d: generated rules have errors:\n%s", seed, text)
		}
		a, b := compareWays(t, newTown(t, p, 1+g.Intn(150), seed, emptied(seed)...), text)
		compared, quick = compared+a, quick+b
		if t.Failed() {
			return
		}
	}
	if quick < compared/3 {
		t.Errorf("only %d of %d formulas ran on kernels to the end", quick, compared)
	}
	t.Logf("%d of %d formulas ran on kernels to the end", quick, compared)
}

// generator writes formulas of each kind.
type generator struct {
	*rand.Rand
}

func (g *generator) pick(options ...string) string { return options[g.Intn(len(options))] }

// statements are a few columns and values.
func (g *generator) statements() string {
	out := ""
	for i := range 3 {
		table := g.pick("people", "houses", "districts", "")
		name := fmt.Sprintf("x%d", i)
		if table != "" {
			name = table + "." + name
		}
		body := g.number(table, 3)
		if g.Intn(3) == 0 {
			body = g.flag(table, 3)
		}
		out += "let " + name + " = " + body + "\n"
	}
	return out
}

// number is a formula on a row of a table that gives a plain number.
func (g *generator) number(on string, depth int) string {
	if depth == 0 || g.Intn(5) == 0 {
		return g.leaf(on)
	}
	n := func() string { return g.number(on, depth-1) }
	switch g.Intn(9) {
	case 0:
		return "(" + n() + g.pick(" + ", " - ", " * ", " / ") + n() + ")"
	case 1:
		return "(if " + g.flag(on, depth-1) + " then " + n() + " else " + n() + ")"
	case 2:
		return g.pick("max", "min") + "(" + n() + ", " + n() + ")"
	case 3:
		return "round(" + n() + ", 1)"
	case 4:
		return "(" + g.maybe(on) + " ?? " + n() + ")"
	case 5:
		return "(-" + n() + ")"
	}
	return g.list(on, depth)
}

// list is a figure of related rows.
func (g *generator) list(on string, depth int) string {
	inner := map[string][]string{"people": {"people"}, "houses": {"people", "houses"}, "districts": {"houses", "people", "friends", "districts"}, "": {"people", "houses"}}[on]
	rows := g.pick(inner...)
	table := rows
	if rows == "friends" {
		table = "people"
	}
	if g.Intn(3) == 0 {
		rows += " where " + g.flag(table, 1)
	}
	dotted := func(names ...string) string { return "." + g.pick(names...) }
	column := map[string]string{"people": dotted("age", "age * 1.1", "age / 3", "age * 10 ^ (.age * 2 - 5)"), "houses": dotted("size", "size * 0.7"), "districts": ".id == \"d1\" ? 1 : 2"}[table]
	if table == "districts" {
		return "len(" + rows + ")"
	}
	switch g.Intn(5) {
	case 0:
		return "len(" + rows + ")"
	case 1:
		return "count(" + rows + ", " + column + " > 2)"
	}
	return g.pick("sum", "sum", "sum", "mean", "max", "median") + "(" + rows + ", " + column + ")"
}

func (g *generator) leaf(on string) string {
	own := map[string][]string{"people": {"age", "age", "(house.size ?? 2)"}, "houses": {"size"}, "districts": {"len(houses)"}, "": {"factor"}}[on]
	return g.pick(append(own, "1", "0.1", "2.5", "factor")...)
}

// maybe is a number that may be missing.
func (g *generator) maybe(on string) string {
	switch on {
	case "people":
		return g.pick("score", "house.size")
	case "houses":
		return "(if old then size else nil)"
	}
	return "nil"
}

// flag is a condition on a row of a table.
func (g *generator) flag(on string, depth int) string {
	own := map[string][]string{"people": {"single", "area == \"north\"", "area in [\"south\", \"north\"]", "score == nil", "(working ?? no)", "age in 1..4", "born > 2012-05-01"},
		"houses": {"old", "size == 2", "district == nil"}, "districts": {"id == \"d2\"", "budget != nil"}, "": {"chosen"}}[on]
	if depth == 0 || g.Intn(4) == 0 {
		return g.pick(own...)
	}
	f := func() string { return g.flag(on, depth-1) }
	switch g.Intn(4) {
	case 0:
		return "(" + f() + g.pick(" and ", " or ") + f() + ")"
	case 1:
		return "not (" + f() + ")"
	}
	return g.number(on, depth-1) + g.pick(" < ", " <= ", " > ", " >= ", " == ", " != ") + g.number(on, depth-1)
}

// TestBands: bands give what conditions written out give on expr's machine, and
// leave rows outside all bands, and missing numbers, to the slow way.
func TestBands(t *testing.T) {
	for bands, written := range map[string]string{
		"by age {\n  0..2: 1.8\n  3..6: 1\n}":                                                                                   "if age in 0..2 then 1.8 else if age in 3..6 then 1 else nil",
		"by age {\n  under 2: age / 3\n  2..4: house.size ?? 9\n  else: 7\n}":                                                   "if age < 2 then age / 3 else if age <= 4 then house.size ?? 9 else 7",
		"by age * 1.1 {\n  up to 3.3: 1\n  up to 5: nil\n  else: 1 / age\n}":                                                    "if age * 1.1 <= 3.3 then 1 else if age * 1.1 <= 5 then nil else 1 / age",
		"by age / 10 + 0.2 {\n  under 0.3: 1\n  0.3..0.5: 2\n  under 0.6: 3\n  up to 0.7: factor\n  under 0.8: 5\n  else: 6\n}": "if age / 10 + 0.2 < 0.3 then 1 else if age / 10 + 0.2 <= 0.5 then 2 else if age / 10 + 0.2 < 0.6 then 3 else if age / 10 + 0.2 <= 0.7 then factor else if age / 10 + 0.2 < 0.8 then 5 else 6",
		"by age * 1.1 {\n  1..2: 1\n  else: 0\n}":                                                                               "if age * 1.1 in 1..2 then 1 else 0",
		"by age {\n  1..2: 1\n  else: 0\n}":                                                                                     "if age in 1..2 then 1 else 0",
	} {
		p := parse("bands people.x " + bands + "\nlet people.y = " + written + "\n")
		if p == nil {
			t.Fatalf("%s: has errors", bands)
		}
		for _, n := range []int{1, 64, 130, 1100} {
			d := newTown(t, p, n, int64(n))
			got, err := NewBands(p.Steps[0].(*check.BandsStep), d).Column()
			step := p.Steps[1].(*check.ColumnStep)
			slow, _ := evaluators(t, step.Expr, step.Column.Table, d)
			want, problems, _ := slow.Column(nil)
			if err != nil || (got == nil) != (len(problems) > 0) {
				t.Fatalf("%s: %v, %v, problems %v", bands, got, err, problems)
			}
			if got != nil {
				sameColumn(t, bands, step.Column, n, want, got)
			}
		}
	}
	p := parse("bands people.x by age {\n  1..2: 1\n}\nbands people.y by score ?? 99 {\n  0..100: 1\n}\n")
	d := newTown(t, p, 100, 1)
	if got, err := NewBands(p.Steps[0].(*check.BandsStep), d).Column(); got != nil || err != nil {
		t.Error("rows outside all bands are to be told of")
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
		_, quick := evaluators(t, s.(*check.ColumnStep).Expr, s.(*check.ColumnStep).Column.Table, d)
		fast = append(fast, quick)
	}
	bands := NewBands(p.Steps[3].(*check.BandsStep), d)
	for turn, place := range []string{"north", "south", "north"} {
		p.Params[0].Value.Number, p.Params[1].Value.Number = float64(turn), float64(turn*100_000)
		p.Params[len(p.Params)-1].Value.Text = place
		for i, s := range steps {
			column := s.(*check.ColumnStep).Column
			slow, _ := evaluators(t, s.(*check.ColumnStep).Expr, column.Table, d)
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

// TestClimb: every row that lies in a gap is found, wherever it is in a block.
func TestClimb(t *testing.T) {
	s := &steps{edges: []float64{0, 10}, values: [256]float64{0, 7, 0}, gaps: [256]uint8{1, 0, 1}, fours: [][4]float64{{0, 10, math.NaN(), math.NaN()}}}
	for n := 1; n < 20; n++ {
		for outside := -1; outside < n; outside++ {
			xs, out := make([]float64, n), make([]float64, n)
			if outside >= 0 {
				xs[outside] = 10
			}
			if gap := climb(out, xs, s); gap != (outside >= 0) {
				t.Fatalf("%d rows, row %d outside: %v", n, outside, gap)
			}
			for i, x := range out {
				if i != outside && x != 7 {
					t.Fatalf("row %d of %d: %v", i, n, x)
				}
			}
		}
	}
}

// TestPick: whole numbers that are listed are given what their step gives, and
// any other number, or one in a gap, is noticed wherever it is in a block.
func TestPick(t *testing.T) {
	s := &steps{}
	for _, b := range []struct{ from, to, value float64 }{{0, 3, 1.8}, {4, 17.5, 1}, {17.5, math.Inf(1), 0.25}} {
		s.add(band{b.from, b.to, &constant{fresh: true, filled: size, value: value{numbers: []float64{b.value}, same: true}}})
	}
	s.close()
	b := &block{}
	if b.start(0, 8, nil); !s.read(b) {
		t.Fatal("the values are not the same on all rows")
	}
	for n := 1; n < 10; n++ {
		for _, other := range []float64{0, 255, 3, 256, 0.5, -1, math.NaN(), math.Inf(1), 1 << 62, 1 << 63, -1 << 63, 1e300} {
			for at := range n {
				xs, out, want := make([]float64, n), make([]float64, n), make([]float64, n)
				for i := range xs {
					xs[i] = float64(i + 9)
				}
				xs[at] = other
				climb(want, xs, s)
				if ok := pick(out, xs, s); ok != (other == 0 || other == 255) || ok && !slices.Equal(out, want) {
					t.Fatalf("%v: %v, %v; want %v", xs, out, ok, want)
				}
			}
		}
	}
}

// TestCutsNotice: a number that is too large or has digits too small for the cut
// is noticed wherever it is.
func TestCutsNotice(t *testing.T) {
	c := cutAt(1, 1000)
	groups := make([]int32, 20)
	for n := 1; n < 14; n++ {
		for at := range n {
			for _, k := range []struct {
				x            float64
				whole, split bool
			}{{1, true, true}, {-1, true, true}, {0, true, true}, {0.1, false, true}, {-0.1, false, true}, {1.5 * c.limit, false, false},
				{-1.5 * c.limit, false, false}, {0x1p-200, false, false}, {math.NaN(), false, false}, {math.Inf(-1), false, false}} {
				xs := make([]float64, n)
				xs[at] = k.x
				sums := make([]pair, 1)
				if ok := addWhole(sums, xs, groups, &c); ok != k.whole || ok && sums[0] != (pair{k.x, 0}) {
					t.Errorf("%v as whole numbers: %v, %v", xs, ok, sums)
				}
				sums[0] = pair{}
				if ok := addSplit(sums, xs, groups, &c); ok != k.split || ok && sums[0].hi+sums[0].lo != k.x {
					t.Errorf("%v in two parts: %v, %v", xs, ok, sums)
				}
			}
		}
	}
}

// TestWholeEqual: whole numbers equal what shows the same 15 digits, be it whole
// or all but whole.
func TestWholeEqual(t *testing.T) {
	for _, y := range []float64{0, 3, -3, math.Nextafter(3, 4), math.Nextafter(3, 2), 2.5, 1e13, 123456789012345678} {
		xs := []float64{0, 3, -3, 2, 4, 1e13, 1e13 + 1, 123456789012345678, 123456789012345600, 123456789012346000}
		var l limits
		l.of(y)
		out := make([]uint64, 1)
		l.compare(out, xs, check.OpEqual, true)
		for i, x := range xs {
			if got := out[0]>>i&1 != 0; got != number.Equal(x, y) {
				t.Errorf("%v == %v: %v", x, y, got)
			}
		}
	}
}
