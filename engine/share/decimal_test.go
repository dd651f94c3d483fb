package share_test

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/fordel-lang/fordel/engine/share"
)

// decimals is a made-up number as people write it: up to so many digits before the point and up to six behind it.
func decimals(r *rand.Rand, before int) float64 {
	places := r.IntN(7)
	if r.IntN(3) == 0 {
		places = 0
	}
	n := r.Int64N(int64(math.Pow10(1 + r.IntN(min(15, before+places)))))
	return float64(n) / math.Pow10(places)
}

// decimalPool is a made-up pool of decimals: small and national, with exact ties and near ones.
func decimalPool(r *rand.Rand) (share.Rows, share.Rule) {
	n := 1 + r.IntN(7)
	before := 1 + r.IntN(11)
	p := share.Rows{}
	column := func(often int, of func(i int) float64) []float64 {
		if r.IntN(often) > 0 {
			return nil
		}
		list := make([]float64, n)
		for i := range list {
			list[i] = of(i)
		}
		return list
	}
	common := decimals(r, before)
	likes := r.IntN(3)
	p.Keys = column(1, func(i int) float64 {
		switch {
		case r.IntN(8) == 0:
			return 0
		case likes == 0 && r.IntN(2) == 0:
			return common
		case likes == 1:
			return common * float64(1+r.IntN(3))
		}
		return decimals(r, before)
	})
	for i := range n {
		p.Names = append(p.Names, fmt.Sprintf("%c%d", 'a'+r.IntN(26), i))
	}
	p.Start = column(2, func(int) float64 { return decimals(r, before) * float64(r.IntN(5)-2) / 2 })
	p.Floor = column(2, func(int) float64 { return decimals(r, before) * float64(r.IntN(2)) })
	p.Cap = column(2, func(i int) float64 {
		if r.IntN(3) == 0 {
			return inf
		}
		return ifNil(p.Floor, i) + decimals(r, before)
	})
	p.Rank = column(1, func(int) float64 { return float64(r.IntN(3)) })
	rule := share.Rule{Method: share.Method(r.IntN(6)), FirstDivisor: 1.4 * float64(r.IntN(2)), Keep: r.IntN(3) > 0, Scale: r.IntN(2) == 0,
		Ordered: r.IntN(6) == 0, Whole: r.IntN(2) == 0, Lowest: r.IntN(2) == 0}
	if r.IntN(6) > 0 {
		rule.Unit = unit([]float64{1, 0.01, 1, 100, 0.05, 1000, 0.5}[r.IntN(7)])
	}
	if r.IntN(4) == 0 {
		rule.RateUnit = unit([]float64{0.01, 1, 10, 0.25}[r.IntN(4)])
	}
	rule.Amount = decimalAmount(r, p, rule, before)
	return p, rule
}

// decimalAmount is any amount, or one with a rate that people would write.
func decimalAmount(r *rand.Rand, p share.Rows, rule share.Rule, before int) float64 {
	s, ok := newSecond(p, rule)
	if r.IntN(3) == 0 || !ok {
		return decimals(r, before+1)
	}
	rate := decimal(decimals(r, 4) * float64(r.IntN(3)-1))
	_, total := s.at(rate)
	x, _ := total.Float64()
	return x
}

const rounds = 5_000

// TestPoolsAreThoseOfDecimals compares with the second program.
func TestPoolsAreThoseOfDecimals(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 21))
	var solver share.Solver
	solved := 0
	for round := range rounds {
		p, rule := decimalPool(r)
		got, err := solver.Share(p, rule)
		problem := differs(p, rule, got, err)
		if problem != "" {
			t.Fatalf("%d: %s\nrows %#v\nrule %+v\ngot %+v\n%v", round, problem, p, rule, got, err)
		}
		if err == nil {
			solved++
		}
	}
	if solved < rounds/2 {
		t.Errorf("only %d pools had a result", solved)
	}
}

// differs tells in what a result is not that of the second program.
func differs(p share.Rows, rule share.Rule, got share.Result, err error) string {
	var crossed *share.CapBelowFloor
	var caps *share.NoCaps
	var short *share.Shortfall
	var surplus *share.Surplus
	var keys *share.NoKeys
	if errors.As(err, &caps) {
		return ""
	}
	s, ok := newSecond(p, rule)
	if !ok || errors.As(err, &crossed) {
		if ok || !errors.As(err, &crossed) {
			return "a cap lies below its floor, or not"
		}
		return ""
	}
	s.run()
	if s.shortfall || s.extra || err != nil {
		if s.shortfall != errors.As(err, &short) || s.extra != (errors.As(err, &surplus) || errors.As(err, &keys)) {
			return fmt.Sprintf("shortfall %v, surplus %v", s.shortfall, s.extra)
		}
		return ""
	}
	if rule.Ordered && !s.isScaled {
		s.shares = nil
		s.fund()
	} else if problem := differsInRate(s, got); problem != "" {
		return problem
	}
	return differsInShares(s, got)
}

func differsInRate(s *second, got share.Result) string {
	rate, _ := s.rate.Float64()
	if s.vague && s.unit == nil {
		return ""
	}
	if math.Abs(got.Rate-rate) > 6e-15*math.Abs(rate) {
		return fmt.Sprintf("rate %v, want %v", got.Rate, rate)
	}
	if got.Full != s.full {
		return "full or not"
	}
	for i := range s.shares {
		if got.Bound[i] != s.bound(i) {
			return fmt.Sprintf("row %d is bound by %v, want %v", i, got.Bound[i], s.bound(i))
		}
	}
	return ""
}

func differsInShares(s *second, got share.Result) string {
	var want []int64
	switch {
	case s.unit == nil:
		for i, x := range s.shares {
			size, _ := plus(plus(new(big.Rat).Abs(s.start[i]), new(big.Rat).Abs(x)), s.amount).Float64()
			if want, _ := x.Float64(); math.Abs(got.Amounts[i]-want) > 1e-14*size {
				return fmt.Sprintf("row %d gets %v, want %v", i, got.Amounts[i], want)
			}
		}
		return ""
	case s.Method == share.Each || s.Ordered && !s.isScaled:
		want = s.each()
	case s.Method == share.LargestRemainder:
		want = s.remainders()
	default:
		total := new(big.Int)
		for _, n := range got.Units {
			total.Add(total, big.NewInt(n))
		}
		if has, wants := s.contested(got.Units); has >= 0 || total.Cmp(s.target()) != 0 {
			return fmt.Sprintf("row %d has a unit that %d should have; %v units, want %v", has, wants, total, s.target())
		}
		return ""
	}
	if !slices.Equal(got.Units, want) {
		return fmt.Sprintf("want %v", want)
	}
	return ""
}
