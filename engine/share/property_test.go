package share_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/share"
)

// anyPool is a pool of any kind: children and kroner of every size, many or few floors and caps, sometimes starts.
func anyPool(r *rand.Rand) share.Rows {
	n := 1 + r.IntN(30)
	p := share.Rows{Names: make([]string, n), Keys: make([]float64, n)}
	scale := math.Pow(10, float64(r.IntN(12)-4))
	for i := range n {
		p.Names[i] = fmt.Sprintf("%x", r.Uint32())
		switch r.IntN(5) {
		case 0:
			p.Keys[i] = float64(r.IntN(4))
		case 1:
			p.Keys[i] = math.Exp(r.NormFloat64() * 6)
		default:
			p.Keys[i] = float64(r.IntN(300)) / 7
		}
	}
	column := func(of func(i int) float64) []float64 {
		if r.IntN(3) == 0 {
			return nil
		}
		list := make([]float64, n)
		for i := range list {
			list[i] = of(i)
		}
		return list
	}
	p.Floor = column(func(int) float64 { return float64(r.IntN(2)) * r.Float64() * scale })
	p.Cap = column(func(i int) float64 {
		if r.IntN(3) == 0 {
			return inf
		}
		return r.ExpFloat64()*scale*2 + ifNil(p.Floor, i)
	})
	p.Start = column(func(int) float64 { return r.NormFloat64() * scale })
	p.Rank = make([]float64, n)
	for i := range p.Rank {
		p.Rank[i] = float64(r.IntN(5))
	}
	return p
}

func ifNil(list []float64, i int) float64 {
	if list == nil {
		return 0
	}
	return list[i]
}

func anyRule(r *rand.Rand, p share.Rows) share.Rule {
	rule := share.Rule{
		Amount: number.Sum(p.Floor) + r.ExpFloat64()*math.Pow(10, float64(r.IntN(9)-2)), Method: share.Method(r.IntN(6)), FirstDivisor: 1.4 * float64(r.IntN(2)),
		Keep: r.IntN(2) == 0, Scale: r.IntN(2) == 0, Lowest: r.IntN(2) == 0, Whole: r.IntN(2) == 0, Ordered: r.IntN(5) == 0,
	}
	if r.IntN(2) == 0 {
		rule.Amount = math.Round(rule.Amount)
	}
	if r.IntN(4) > 0 {
		rule.Unit = unit([]float64{1, 0.01, 100, 0.05}[r.IntN(4)])
	}
	if r.IntN(5) == 0 {
		rule.RateUnit = unit([]float64{0.01, 1}[r.IntN(2)])
	}
	return rule
}

// eachPool runs a property over many random pools that have a result.
func eachPool(t *testing.T, seed uint64, check func(*rand.Rand, share.Rows, share.Rule, share.Result)) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, seed))
	var solver share.Solver
	solved := 0
	for range 1500 {
		p := anyPool(r)
		rule := anyRule(r, p)
		got, err := solver.Share(p, rule)
		if err != nil {
			explained(t, p, rule, err)
			continue
		}
		solved++
		check(r, p, rule, got)
		if t.Failed() {
			t.Fatalf("rows %#v\nrule %+v\ngot %+v", p, rule, got)
		}
	}
	if solved < 750 {
		t.Errorf("only %d pools had a result", solved)
	}
}

// explained checks that an error is true.
func explained(t *testing.T, p share.Rows, rule share.Rule, err error) {
	t.Helper()
	var short *share.Shortfall
	var left *share.Surplus
	var keys *share.NoKeys
	var crossed *share.CapBelowFloor
	var caps *share.NoCaps
	var huge *number.RangeError
	ok := false
	switch {
	case errors.As(err, &short):
		ok = !rule.Scale && short.Floors > short.Amount && short.Amount == rule.Amount
	case errors.As(err, &left):
		ok = !rule.Keep && left.Caps < left.Amount && left.Amount == rule.Amount
	case errors.As(err, &keys):
		ok = !rule.Keep && (slices.Max(p.Keys) == 0 || p.Len() == 0)
	case errors.As(err, &crossed):
		for _, row := range crossed.Rows {
			ok = row.Cap < row.Floor || math.Ceil(row.Floor/crossed.Unit) > math.Floor(row.Cap/crossed.Unit)
		}
	case errors.As(err, &caps):
		ok = rule.Ordered && (p.Cap == nil || slices.Contains(p.Cap, inf))
	case errors.As(err, &huge):
		ok = huge.Amount/huge.Unit > 9e14 || huge.Amount/rule.RateUnit.Float() > 9e14 || math.Abs(huge.Amount) > 9e12
	}
	if !ok || err.Error() == "" {
		t.Fatalf("rows %#v\nrule %+v\ngives %T: %v", p, rule, err, err)
	}
}

func TestPoolsClose(t *testing.T) {
	eachPool(t, 11, func(_ *rand.Rand, p share.Rows, rule share.Rule, got share.Result) {
		handed := number.Sum(got.Amounts)
		if off := math.Abs(handed + got.Left - rule.Amount); off > 1e-14*(rule.Amount+handed) {
			t.Errorf("%v handed out and %v left are not %v", handed, got.Left, rule.Amount)
		}
		if got.Left < 0 && rule.Method != share.Each {
			t.Errorf("more handed out than there is: %v left", got.Left)
		}
		atMost := rule.Unit.Float()
		partly := rule.Keep || rule.Method == share.Each || !rule.RateUnit.IsZero() || rule.Ordered && rule.Whole
		if rule.Unit.IsZero() {
			atMost = 1e-300
		}
		if !partly && got.Left >= atMost {
			t.Errorf("%v is left", got.Left)
		}
		if !rule.Unit.IsZero() && !partly {
			total := int64(0)
			for _, n := range got.Units {
				total += n
			}
			if whole, _ := rule.Unit.Floor(rule.Amount); total != whole {
				t.Errorf("%d units, want %d", total, whole)
			}
		}
	})
}

func TestFloorsAndCapsHoldAfterRounding(t *testing.T) {
	eachPool(t, 12, func(_ *rand.Rand, p share.Rows, rule share.Rule, got share.Result) {
		for i, x := range got.Amounts {
			if got.Scaling == 1 && number.Compare(x, ifNil(p.Floor, i)) < 0 || x < 0 {
				t.Errorf("row %d gets %v, below its floor", i, x)
			}
			if p.Cap != nil && number.Compare(x, p.Cap[i]) > 0 {
				t.Errorf("row %d gets %v, above its cap %v", i, x, p.Cap[i])
			}
			if rule.Unit.IsZero() && got.Bound[i] == share.AtFloor && got.Scaling == 1 && x != ifNil(p.Floor, i) {
				t.Errorf("row %d is said to be at its floor, but gets %v", i, x)
			}
			if rule.Unit.IsZero() && got.Bound[i] == share.AtCap && x != p.Cap[i] {
				t.Errorf("row %d is said to be at its cap, but gets %v", i, x)
			}
		}
	})
}

func TestOrderOfRowsChangesNothing(t *testing.T) {
	eachPool(t, 13, func(r *rand.Rand, p share.Rows, rule share.Rule, got share.Result) {
		order := r.Perm(p.Len())
		shuffled, err := share.Share(reorder(p, order), rule)
		if err != nil {
			t.Errorf("in the order %v: %v", order, err)
			return
		}
		for to, from := range order {
			same := shuffled.Amounts[to] == got.Amounts[from] && shuffled.Bound[to] == got.Bound[from] && shuffled.Unbound[to] == got.Unbound[from]
			if !same {
				t.Errorf("row %d gets %v in another order", from, shuffled.Amounts[to])
			}
		}
		if shuffled.Rate != got.Rate || shuffled.Left != got.Left {
			t.Errorf("rate %v and %v left in another order", shuffled.Rate, shuffled.Left)
		}
	})
}

func reorder(p share.Rows, order []int) share.Rows {
	pick := func(list []float64) []float64 {
		if list == nil {
			return nil
		}
		var to []float64
		for _, i := range order {
			to = append(to, list[i])
		}
		return to
	}
	q := share.Rows{Keys: pick(p.Keys), Start: pick(p.Start), Floor: pick(p.Floor), Cap: pick(p.Cap), Rank: pick(p.Rank)}
	for _, i := range order {
		q.Names = append(q.Names, p.Names[i])
	}
	return q
}

func TestScalingTheKeysChangesNothing(t *testing.T) {
	eachPool(t, 14, func(r *rand.Rand, p share.Rows, rule share.Rule, got share.Result) {
		if !rule.RateUnit.IsZero() {
			return // a rate per point is rounded: there the size of points matters
		}
		scaled := p
		scaled.Keys = slices.Clone(p.Keys)
		factor := r.ExpFloat64() * math.Pow(10, float64(r.IntN(20)-10))
		for i := range scaled.Keys {
			scaled.Keys[i] *= factor
		}
		again, err := share.Share(scaled, rule)
		same := func(a, b float64) bool { // but for the 15th digit of the keys, which the starts may have cancelled
			return math.Abs(a-b) <= 1e-12*max(1, math.Abs(b))+1e-14*number.Sum(absolute(p.Start))
		}
		if err != nil || !slices.EqualFunc(again.Amounts, got.Amounts, same) || !rule.Unit.IsZero() && !slices.Equal(again.Units, got.Units) {
			t.Errorf("with keys times %v: %v (%v)", factor, again.Amounts, err)
		}
	})
}

func absolute(list []float64) []float64 {
	var sizes []float64
	for _, x := range list {
		sizes = append(sizes, math.Abs(x))
	}
	return sizes
}

// The sum of the shares rises with the rate, so halving a range finds it as well, only more slowly and less exactly.
func TestRateEqualsAnIndependentBisection(t *testing.T) {
	eachPool(t, 15, func(_ *rand.Rand, p share.Rows, rule share.Rule, got share.Result) {
		if rule.Ordered || !rule.RateUnit.IsZero() || !rule.Unit.IsZero() || got.Left != 0 || got.Scaling != 1 {
			return
		}
		at := func(rate float64) (shares []float64) {
			for i, key := range p.Keys {
				x := max(ifNil(p.Start, i)+rate*key, ifNil(p.Floor, i), 0)
				if p.Cap != nil {
					x = min(x, p.Cap[i])
				}
				shares = append(shares, x)
			}
			return shares
		}
		low, high := -1e18, 1e18
		for range 200 {
			if middle := (low + high) / 2; number.Sum(at(middle)) < rule.Amount {
				low = middle
			} else {
				high = middle
			}
		}
		for i, x := range at(high) {
			if math.Abs(x-got.Amounts[i]) > 1e-9*(rule.Amount+math.Abs(ifNil(p.Start, i))) {
				t.Errorf("row %d gets %v, by bisection %v", i, got.Amounts[i], x)
			}
		}
	})
}

// With the largest remainder a share may fall by one unit when there is more money: the Alabama paradox.
func TestMoreMoneyNeverLowersAShare(t *testing.T) {
	eachPool(t, 16, func(r *rand.Rand, p share.Rows, rule share.Rule, got share.Result) {
		more := rule
		more.Amount += math.Round(r.ExpFloat64()*100) * max(rule.Unit.Float(), 0.01)
		again, err := share.Share(p, more)
		if err != nil || rule.Ordered && rule.Whole || !rule.RateUnit.IsZero() {
			return
		}
		for i, x := range got.Amounts {
			lost := x - again.Amounts[i]
			allowed := 1e-12 * (x + math.Abs(ifNil(p.Start, i)))
			if rule.Method == share.LargestRemainder && !rule.Unit.IsZero() {
				allowed += rule.Unit.Float()
			}
			if got.Scaling == 1 && lost > allowed {
				t.Errorf("with %v in all row %d gets %v less: %v", more.Amount, i, lost, again.Amounts)
			}
		}
	})
}

func TestAlabamaParadox(t *testing.T) {
	states := rows(6, 6, 2)
	at := func(seats float64, m share.Method) []float64 {
		got, err := share.Share(states, share.Rule{Amount: seats, Unit: unit(1), Method: m})
		if err != nil {
			t.Fatal(err)
		}
		return got.Amounts
	}
	if a, b := at(10, share.LargestRemainder), at(11, share.LargestRemainder); !slices.Equal(a, []float64{4, 4, 2}) || !slices.Equal(b, []float64{5, 5, 1}) {
		t.Errorf("10 seats %v, 11 seats %v", a, b)
	}
	for m := share.SainteLague; m <= share.HuntingtonHill; m++ {
		for seats := range 60 {
			for i, n := range at(float64(seats), m) {
				if n > at(float64(seats+1), m)[i] {
					t.Errorf("%v: state %d loses a seat when there are %d", m, i, seats+1)
				}
			}
		}
	}
}

func TestASolverKeepsNothingBetweenPools(t *testing.T) {
	eachPool(t, 17, func(_ *rand.Rand, p share.Rows, rule share.Rule, got share.Result) {
		before := fmt.Sprint(p)
		fresh, err := share.Share(p, rule)
		if err != nil || !reflect.DeepEqual(got, fresh) {
			t.Errorf("a fresh solver gives %+v, %v", fresh, err)
		}
		if fmt.Sprint(p) != before {
			t.Error("the rows were changed")
		}
	})
}
