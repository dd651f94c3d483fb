package share_test

import (
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/fordel-lang/fordel/engine/share"
)

// This file holds second programs, written for clarity in exact fractions, that results are compared with.

func rat(x float64) *big.Rat { return new(big.Rat).SetFloat64(x) }

func ratOf(values []float64, i int) *big.Rat {
	if values == nil {
		return new(big.Rat)
	}
	return rat(values[i])
}

func ratLimits(r share.Rows, i int) (low, high *big.Rat) {
	low = ratOf(r.Floor, i)
	if low.Sign() < 0 {
		low = new(big.Rat)
	}
	if r.Cap != nil && !math.IsInf(r.Cap[i], 1) {
		high = rat(r.Cap[i])
	}
	return low, high
}

// ratShare is the share of row i at a rate.
func ratShare(r share.Rows, i int, rate *big.Rat) *big.Rat {
	x := new(big.Rat).Mul(rate, rat(r.Keys[i]))
	x.Add(x, ratOf(r.Start, i))
	low, high := ratLimits(r, i)
	if high != nil && x.Cmp(high) > 0 {
		x = high
	}
	if x.Cmp(low) < 0 {
		x = low
	}
	return x
}

func ratTotal(r share.Rows, rate *big.Rat) *big.Rat {
	total := new(big.Rat)
	for i := range r.Names {
		total.Add(total, ratShare(r, i, rate))
	}
	return total
}

// ratRate finds λ from all break points in order, or nil if there is none.
func ratRate(r share.Rows, amount *big.Rat) *big.Rat {
	points := []*big.Rat{new(big.Rat)}
	for i, key := range r.Keys {
		if key == 0 {
			continue
		}
		low, high := ratLimits(r, i)
		for _, limit := range []*big.Rat{low, high} {
			if limit != nil {
				at := new(big.Rat).Sub(limit, ratOf(r.Start, i))
				points = append(points, at.Quo(at, rat(key)))
			}
		}
	}
	slices.SortFunc(points, (*big.Rat).Cmp)
	// beyond the last break point the sum is a straight line too
	points = append(points, new(big.Rat).Add(points[len(points)-1], big.NewRat(1, 1)))
	for i := len(points) - 1; i > 0; i-- {
		a, b := points[i-1], points[i]
		at, bt := ratTotal(r, a), ratTotal(r, b)
		last := i == len(points)-1
		if at.Cmp(amount) > 0 || !last && bt.Cmp(amount) < 0 || at.Cmp(bt) == 0 {
			if at.Cmp(amount) == 0 && bt.Cmp(amount) == 0 {
				return nearestZero(r, amount, points)
			}
			continue
		}
		rise := new(big.Rat).Quo(new(big.Rat).Sub(amount, at), new(big.Rat).Sub(bt, at))
		rate := new(big.Rat).Add(a, rise.Mul(rise, new(big.Rat).Sub(b, a)))
		if rise.Sign() == 0 || rate.Cmp(b) == 0 {
			return nearestZero(r, amount, points)
		}
		return rate
	}
	return nearestZero(r, amount, points)
}

// nearestZero is the break point nearest zero at which the shares add up to the amount.
func nearestZero(r share.Rows, amount *big.Rat, points []*big.Rat) *big.Rat {
	var best *big.Rat
	for _, p := range points {
		if ratTotal(r, p).Cmp(amount) == 0 && (best == nil || new(big.Rat).Abs(p).Cmp(new(big.Rat).Abs(best)) < 0) {
			best = p
		}
	}
	return best
}

func floorRat(x *big.Rat) *big.Int { return new(big.Int).Div(x.Num(), x.Denom()) }

// ratRemainders is the method of the largest remainder with a unit of 1, ties by name.
func ratRemainders(names []string, shares []*big.Rat, total int64) []int64 {
	units := make([]int64, len(names))
	rests := make([]*big.Rat, len(names))
	order := make([]int, len(names))
	for i, x := range shares {
		whole := floorRat(x)
		units[i], order[i] = whole.Int64(), i
		rests[i] = new(big.Rat).Sub(x, new(big.Rat).SetInt(whole))
		total -= units[i]
	}
	slices.SortFunc(order, func(a, b int) int {
		if c := rests[b].Cmp(rests[a]); c != 0 {
			return c
		}
		if names[a] < names[b] {
			return -1
		}
		return 1
	})
	for _, i := range order[:total] {
		units[i]++
	}
	return units
}

// ratDivisor gives out units one by one to the row that earns its next one at the lowest rate; ties by name. A rate is
// compared by its square, for Huntington-Hill's signposts are roots; starts must be 0.
func ratDivisor(r share.Rows, m share.Method, first float64, total int64) []int64 {
	units := make([]int64, r.Len())
	most := make([]int64, r.Len())
	for i := range units {
		low, high := ratLimits(r, i)
		units[i], most[i] = low.Num().Int64(), math.MaxInt64
		if high != nil {
			most[i] = high.Num().Int64()
		}
		if r.Keys[i] == 0 {
			most[i] = units[i]
		}
		total -= units[i]
	}
	square := func(i int) *big.Rat {
		n := big.NewRat(units[i], 1)
		switch m {
		case share.SainteLague:
			if units[i] == 0 && first > 0 {
				n.Quo(rat(first), big.NewRat(2, 1))
			} else {
				n.Add(n, big.NewRat(1, 2))
			}
		case share.DHondt:
			n.Add(n, big.NewRat(1, 1))
		}
		q := new(big.Rat).Mul(n, n)
		if m == share.HuntingtonHill {
			q.Mul(n, new(big.Rat).Add(n, big.NewRat(1, 1)))
		}
		key := rat(r.Keys[i])
		return q.Quo(q, key.Mul(key, key))
	}
	for ; total > 0; total-- {
		best := -1
		for i := range units {
			if units[i] >= most[i] {
				continue
			}
			if best < 0 {
				best = i
				continue
			}
			c := square(i).Cmp(square(best))
			if c == 0 && square(i).Sign() == 0 && r.Keys[i] != r.Keys[best] {
				c = 1 // the first unit of every row: the largest key first
				if r.Keys[i] > r.Keys[best] {
					c = -1
				}
			}
			if c < 0 || c == 0 && r.Names[i] < r.Names[best] {
				best = i
			}
		}
		units[best]++
	}
	return units
}

// wholePool is a pool of whole numbers, where ties are common and fractions exact.
func wholePool(r *rand.Rand, n int) share.Rows {
	p := share.Rows{}
	for i := range n {
		p.Names = append(p.Names, strconv.Itoa((i*7919+r.IntN(3))%1000)+"/"+strconv.Itoa(i))
		p.Keys = append(p.Keys, float64(r.IntN(12)))
		p.Floor = append(p.Floor, float64(r.IntN(2)*r.IntN(20)))
		p.Cap = append(p.Cap, p.Floor[i]+float64(r.IntN(40)))
		if r.IntN(3) == 0 {
			p.Cap[i] = math.Inf(1)
		}
		if r.IntN(3) == 0 {
			p.Cap[i] = p.Floor[i] + float64(r.IntN(3))
		}
		p.Start = append(p.Start, float64(r.IntN(60)-20)/4)
	}
	p.Keys[r.IntN(n)] = 3
	p.Cap[slices.Index(p.Keys, 3)] = math.Inf(1)
	if r.IntN(2) == 0 {
		p.Start = nil
	}
	if r.IntN(4) == 0 {
		p.Floor, p.Cap = nil, nil
	}
	return p
}

func TestRateIsThatOfTheBreakPoints(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	solved := 0
	for range 1500 {
		p := wholePool(r, 1+r.IntN(9))
		amount := float64(r.IntN(400)) / 2
		if r.IntN(2) == 0 { // an amount at a break point
			amount, _ = ratTotal(p, big.NewRat(r.Int64N(80)-40, 4)).Float64()
		}
		got, err := share.Share(p, share.Rule{Amount: amount})
		want := ratRate(p, rat(amount))
		if want == nil {
			if err == nil {
				t.Fatalf("%+v of %v: got %+v, but no rate exists", p, amount, got)
			}
			continue
		}
		solved++
		rate, _ := want.Float64()
		if err != nil || math.Abs(got.Rate-rate) > 1e-13*max(1, math.Abs(rate)) {
			t.Fatalf("%+v of %v: rate %v, %v, want %v", p, amount, got.Rate, err, rate)
		}
		for i, x := range got.Amounts {
			want, _ := ratShare(p, i, want).Float64()
			if math.Abs(x-want) > 1e-12*max(1, want) {
				t.Fatalf("%+v of %v: shares %v, want %v for row %d", p, amount, got.Amounts, want, i)
			}
		}
	}
	if solved < 700 {
		t.Errorf("only %d pools had a solution", solved)
	}
}

func TestLargestRemainderIsThatOfFractions(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 2))
	compared := 0
	for range 1500 {
		p := wholePool(r, 1+r.IntN(12))
		amount := float64(r.IntN(300))
		got, err := share.Share(p, share.Rule{Amount: amount, Unit: unit(1)})
		if err != nil {
			continue
		}
		compared++
		rate := ratRate(p, rat(amount))
		shares := make([]*big.Rat, p.Len())
		for i := range shares {
			shares[i] = ratShare(p, i, rate)
		}
		if want := ratRemainders(p.Names, shares, int64(amount)); !slices.Equal(got.Units, want) {
			t.Fatalf("%+v of %v: %v, want %v", p, amount, got.Units, want)
		}
	}
	if compared < 700 {
		t.Errorf("only %d pools compared", compared)
	}
}

// National amounts to the øre: beyond what the digits of a double could decide.
func TestLargestRemainderOfLargeAmounts(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	for range 100 {
		p := share.Rows{}
		total, n := new(big.Rat), 2+r.IntN(98)
		for i := range n {
			p.Names = append(p.Names, strconv.Itoa(i*7919%1000))
			p.Keys = append(p.Keys, float64(1+r.IntN(700_000)))
			total.Add(total, rat(p.Keys[i]))
		}
		ore := int64(1e13) + r.Int64N(1e13)
		ore -= ore % 100 // whole kroner, which a double holds exactly
		got, err := share.Share(p, share.Rule{Amount: float64(ore / 100), Unit: unit(0.01)})
		if err != nil {
			t.Fatal(err)
		}
		shares := make([]*big.Rat, n)
		for i, key := range p.Keys {
			shares[i] = new(big.Rat).Quo(new(big.Rat).Mul(rat(key), big.NewRat(ore, 1)), total)
		}
		if want := ratRemainders(p.Names, shares, ore); !slices.Equal(got.Units, want) {
			t.Fatalf("%v of %v: %v, want %v", p.Keys, ore, got.Units, want)
		}
	}
}

func TestDivisorMethodsAreThoseOfFractions(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	compared := 0
	for round := range 700 {
		p := wholePool(r, 1+r.IntN(12))
		p.Start = nil
		m := share.SainteLague + share.Method(round%4)
		total := int64(r.IntN(150))
		first := []float64{0, 1.2, 1.4, 1.875}[r.IntN(4)]
		got, err := share.Share(p, share.Rule{Amount: float64(total), Unit: unit(1), Method: m, FirstDivisor: first})
		if err != nil {
			continue
		}
		compared++
		if want := ratDivisor(p, m, first, total); !slices.Equal(got.Units, want) {
			t.Fatalf("%v, %+v of %v: %v, want %v", m, p, total, got.Units, want)
		}
	}
	if compared < 350 {
		t.Errorf("only %d pools compared", compared)
	}
}
