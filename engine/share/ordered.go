package share

import (
	"cmp"
	"math"

	"github.com/fordel-lang/fordel/engine/number"
)

// fund gives every row its floor, then raises one after the other to its cap in the order of rank until the money is
// gone. Rows whose ranks show the same 15 digits go by name.
func (p *pool) fund() Result {
	switch {
	case p.Unit.IsZero():
		p.result.Left = p.fundMoney(p.low, p.high, p.result.Amounts)
		funded(p, p.result.Amounts, p.low, p.high)
		return p.result
	case p.Method == Each:
		p.fundMoney(p.low, p.high, p.result.Amounts)
		funded(p, p.result.Amounts, p.low, p.high)
		for i, x := range p.result.Amounts {
			p.result.Units[i], _ = p.Unit.Round(x) // no more than the amount, which can be counted
		}
	default:
		p.fundUnits()
		funded(p, p.result.Units, p.lowUnits, p.highUnits)
	}
	return p.finish()
}

// funded tells what holds each row, and which equals were told apart by name only.
func funded[T int64 | float64](p *pool, got, low, high []T) {
	for i, x := range got {
		switch {
		case x >= high[i]:
			p.result.Bound[i] = AtCap
		case x <= low[i] && low[i] > 0:
			p.result.Bound[i] = AtFloor
		default:
			p.result.Bound[i] = None
		}
	}
	for from, to := 0, 0; from < len(p.order); from = to {
		var equals []int32 // that could be raised
		full, some := 0, 0
		for ; to < len(p.order) && number.Equal(p.Rank[p.order[to]], p.Rank[p.order[from]]); to++ {
			i := p.order[to]
			if low[i] == high[i] {
				continue
			}
			equals = append(equals, i)
			if got[i] >= high[i] {
				full++
			} else if got[i] > low[i] {
				some++
			}
		}
		if first := max(full, some); first > 0 && first < len(equals) { // no more than one has a part of it
			p.result.Tie = Tie{equals, first}
			return
		}
	}
}

// capped returns an error unless every row has a cap.
func (p *pool) capped() error {
	caps := p.Cap
	if caps == nil {
		caps = make([]float64, p.Len())
		for i := range caps {
			caps[i] = math.Inf(1)
		}
	}
	if open := p.entries(caps, func(x float64) bool { return math.IsInf(x, 1) }); open != nil {
		return &NoCaps{open}
	}
	return nil
}

// rankOrder puts the rows in the order of funding.
func (p *pool) rankOrder() {
	p.order = p.order[:0]
	for i := range p.Names {
		p.order = append(p.order, int32(i))
	}
	sort(p, p.order, func(a, b int32) int {
		by := number.Compare(p.Rank[b], p.Rank[a])
		if p.Lowest {
			by = -by
		}
		return cmp.Or(by, cmp.Compare(p.Names[a], p.Names[b]))
	})
}

// fundMoney funds in p.order without rounding. It returns the money left.
func (p *pool) fundMoney(low, high, amounts []float64) float64 {
	var about number.Accumulator
	var left number.Decimals
	take := func(x float64) {
		about.Subtract(x)
		left.Subtract(x)
	}
	take(-p.Amount)
	for i, least := range low {
		amounts[i] = least
		take(least)
	}
	for _, i := range p.order {
		take(-low[i])
		if !p.suffices(high[i], about.Sum(), &left) {
			if p.Whole {
				break
			}
			money, _ := left.Rat().Float64()
			amounts[i] = max(low[i], money)
			return 0
		}
		amounts[i] = high[i]
		take(high[i])
	}
	return p.leftOf(number.Sum(amounts))
}

// suffices reports whether money of about so much, and exactly what is left, is enough.
func (p *pool) suffices(wanted, about float64, left *number.Decimals) bool {
	if apart := about - wanted; math.Abs(apart) > float64(slack*p.Amount) {
		return apart > 0
	}
	return number.Exact(wanted).Cmp(left.Rat()) <= 0
}

// fundUnits funds in p.order in whole units.
func (p *pool) fundUnits() {
	left := p.target
	for i, n := range p.lowUnits {
		p.result.Units[i] = n
		left -= n
	}
	for _, i := range p.order {
		more := p.highUnits[i] - p.lowUnits[i]
		if more > left {
			if p.Whole {
				return
			}
			more = left
		}
		p.result.Units[i] += more
		left -= more
	}
}
