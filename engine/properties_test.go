package engine

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/number"
)

// randomRules has every kind of statement; data are made up for it.
const randomRules = `fordel 1 en
model "Random" { round 1 kr }
table areas {
  area key
}
table houses {
  id    key
  area  -> areas
  last  kr
  rank_by number
}
table children {
  house  -> houses
  age    whole
  income kr optional
  need   flag
}
param budget = 1_000_000 kr { from 0 kr to 10_000_000 kr }
param scale  = 1            { from 0.001 to 1_000_000 }
let children.weight = if age <= 2 then 1.797 else 1
let houses.weighted = sum(children.weight) * scale
let houses.income   = sum(children, .income ?? 0 kr)
let houses.rank     = rank(income)
let houses.share    = if sum(houses.weighted) > 0 then share(weighted) else 0
indicator children.poor weight 1.3 = (income ?? 900 kr) < 500 kr
indicator children.needy = need
count houses.marks = marks of (poor, needy) in children where age > 0
count houses.any   = children with any of (poor, needy)

pool base {
  amount    budget * 0.8
  to        houses
  key       weighted
  floor     last
  cap       2 * last + 40_000 kr
  shortfall scale
  surplus   to extra
}
pool extra {
  amount  budget * 0.1
  to      houses
  key     marks + any / 3
  where   any > 0
  round   0.01 kr
  surplus keep
}
pool local {
  amount  budget * 0.05
  to      houses
  per     area
  key     weighted
  only    3 highest rank_by
  round   none
  surplus keep
}
pool funded {
  amount  budget * 0.05
  to      houses
  first   lowest rank_by
  cap     last + 100 kr
  surplus keep
}
pool loose {
  amount  budget * 0.1
  to      houses
  key     weighted
  round   none
  floor   0.001 * last
  shortfall scale
  surplus keep
}
split base {
  young weighted
  old   1
}
earmark base {
  share 37.5 %
}
benchmark cost of houses.base {
  outliers 2 sd
}
spread lot of houses.extra
`

// randomData makes up tables; the rows of children come in a random order, and
// those of the others too if shuffle is given.
func randomData(r *rand.Rand) map[string][]string {
	data := map[string][]string{"areas": {"area"}, "houses": {"id,area,last,rank_by"}, "children": {"house,age,income,need"}}
	areas, houses := 1+r.IntN(3), 1+r.IntN(12)
	for i := range areas {
		data["areas"] = append(data["areas"], fmt.Sprintf("A%d", i))
	}
	for i := range houses {
		data["houses"] = append(data["houses"], fmt.Sprintf("H%02d,A%d,%d,%d", i, r.IntN(areas), r.IntN(200_000), r.IntN(4)))
	}
	for range houses * (1 + r.IntN(8)) {
		income := ""
		if r.IntN(5) > 0 {
			income = fmt.Sprint(r.IntN(1_000))
		}
		data["children"] = append(data["children"], fmt.Sprintf("H%02d,%d,%s,%d", r.IntN(houses), r.IntN(6), income, r.IntN(2)))
	}
	return data
}

// shuffled is the same rows in another order.
func shuffled(r *rand.Rand, data map[string][]string) map[string][]string {
	out := map[string][]string{}
	for name, lines := range data {
		rows := append([]string(nil), lines[1:]...)
		r.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		out[name] = append([]string{lines[0]}, rows...)
	}
	return out
}

func runData(t *testing.T, m *Model, data map[string][]string, params map[string]float64) *Result {
	t.Helper()
	s := NewSession(m)
	for name, lines := range data {
		if list := s.Load(name, name+".csv", []byte(strings.Join(lines, "\n"))); list.HasErrors() {
			t.Fatal(list)
		}
	}
	set := Settings{Params: map[string]check.Const{}}
	for name, x := range params {
		set.Params[name] = check.Const{Kind: m.Param(name).Type.Kind, Number: x}
	}
	r, _ := s.Run(context.Background(), set)
	return r
}

// numbersOf is a column of numbers.
func numbersOf(t *testing.T, r *Result, name string) []float64 {
	t.Helper()
	tab, col, _ := strings.Cut(name, ".")
	c, _, ok := r.Column(tab, col)
	if !ok {
		t.Fatalf("no %s", name)
	}
	return c.Numbers
}

func valueOf(t *testing.T, r *Result, name string) float64 {
	t.Helper()
	v, ok := r.Value(name)
	if !ok {
		t.Fatalf("no %s", name)
	}
	return v.Number
}

// keyed is the JSON of the result without what is said of rows of tables without
// keys, and without places in files.
func keyed(r *Result) string {
	text := string(r.JSON(diag.English))
	start := strings.Index(text, `    "children": {`)
	end := start + strings.Index(text[start:], "\n    }")
	return text[:start] + text[end:strings.Index(text, `  "diagnostics"`)]
}

// TestProperties runs random models and holds them against what every allocation
// must fulfil.
func TestProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 11))
	ran := 0
	m, list := Open("random.fordel", randomRules)
	if list.HasErrors() {
		t.Fatal(list)
	}
	for trial := range 80 {
		data := randomData(r)
		budget := float64(r.IntN(3_000_000))
		base := runData(t, m, data, map[string]float64{"budget": budget})
		if !base.OK() {
			for _, d := range base.Diagnostics {
				if d.Severity == diag.Error && d.Code != "pool.shortfall" && d.Code != "benchmark.empty" && d.Code != "benchmark.zero" {
					t.Fatalf("trial %d: %s: %s", trial, d.Code, d.Message.EN)
				}
			}
			continue
		}
		ran++
		if other := runData(t, m, shuffled(r, data), map[string]float64{"budget": budget}); keyed(other) != keyed(base) {
			t.Fatalf("trial %d: the order of rows changes the result:\n%s\n%s", trial, keyed(base), keyed(other))
		}
		if again := runData(t, m, data, map[string]float64{"budget": budget}); string(again.JSON(diag.English)) != string(base.JSON(diag.English)) {
			t.Fatalf("trial %d: not the same again", trial)
		}
		poolsClose(t, base)
		boundsHold(t, base)
		partsAddUp(t, base)
		scaleChangesNothing(t, m, r, data, budget, base)
		more := runData(t, m, data, map[string]float64{"budget": budget + 1000})
		neverLess(t, base, more)
	}
	if ran < 50 {
		t.Errorf("only %d of 80 models ran", ran)
	}
}

// poolsClose: what is handed out, left and passed on is the amount.
func poolsClose(t *testing.T, r *Result) {
	for _, name := range []string{"base", "extra", "funded", "loose"} {
		parts := append([]float64{valueOf(t, r, name+".left"), valueOf(t, r, name+".passed")}, numbersOf(t, r, "houses."+name)...)
		if got, want := number.Sum(parts), valueOf(t, r, name+".amount"); !near(got, want) {
			t.Fatalf("%s hands out %v of %v", name, got, want)
		}
	}
	amounts, left := numbersOf(t, r, "areas.local.amount"), numbersOf(t, r, "areas.local.left")
	if got, want := number.Sum(append(left, numbersOf(t, r, "houses.local")...)), number.Sum(amounts); !near(got, want) {
		t.Fatalf("local hands out %v of %v", got, want)
	}
}

// near allows for the last digits of sums that are not rounded.
func near(a, b float64) bool { return math.Abs(a-b) <= 1e-12*math.Max(1, math.Abs(b)) }

// boundsHold: floors, caps and what `bound` says of them.
func boundsHold(t *testing.T, r *Result) {
	last, base := numbersOf(t, r, "houses.last"), numbersOf(t, r, "houses.base")
	bound, _, _ := r.Column("houses", "base.bound")
	scaled := valueOf(t, r, "base.amount") < number.Sum(last)
	for i := range base {
		if !scaled && base[i] < last[i] || base[i] > 2*last[i]+40_000 {
			t.Fatalf("row %d gets %v, floor %v", i, base[i], last[i])
		}
		if w := bound.Word(i); w == "cap" && base[i] != 2*last[i]+40_000 || w == "floor" && !scaled && base[i] != last[i] {
			t.Fatalf("row %d: bound %s at %v", i, w, base[i])
		}
	}
	extra, any := numbersOf(t, r, "houses.extra"), numbersOf(t, r, "houses.any")
	for i := range extra {
		if any[i] == 0 && extra[i] != 0 {
			t.Fatalf("row %d is out and gets %v", i, extra[i])
		}
	}
}

// partsAddUp: parts and earmarks make up the amount to the krone.
func partsAddUp(t *testing.T, r *Result) {
	base := numbersOf(t, r, "houses.base")
	young, old := numbersOf(t, r, "houses.base.young"), numbersOf(t, r, "houses.base.old")
	earmarked, free := numbersOf(t, r, "houses.base.earmarked"), numbersOf(t, r, "houses.base.free")
	for i := range base {
		if young[i]+old[i] != base[i] || earmarked[i]+free[i] != base[i] {
			t.Fatalf("row %d: %v + %v, %v + %v of %v", i, young[i], old[i], earmarked[i], free[i], base[i])
		}
	}
}

// scaleChangesNothing: all keys multiplied by the same give the same amounts.
func scaleChangesNothing(t *testing.T, m *Model, r *rand.Rand, data map[string][]string, budget float64, base *Result) {
	scale := []float64{0.001, 0.7, 3, 1e5}[r.IntN(4)]
	other := runData(t, m, data, map[string]float64{"budget": budget, "scale": scale})
	for i, x := range numbersOf(t, base, "houses.base") {
		if y := numbersOf(t, other, "houses.base")[i]; x != y {
			t.Fatalf("keys times %v: %v becomes %v", scale, x, y)
		}
	}
}

// neverLess: more money lowers nobody's share of a pool that is not rounded.
func neverLess(t *testing.T, base, more *Result) {
	if !more.OK() {
		return
	}
	for i, x := range numbersOf(t, base, "houses.loose") {
		if y := numbersOf(t, more, "houses.loose")[i]; y < x && !near(x, y) {
			t.Fatalf("more money lowers %v to %v", x, y)
		}
	}
}
