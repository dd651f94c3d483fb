package share

import (
	"cmp"
	"math"

	"github.com/fordel-lang/fordel/engine/number"
)

// fund gives every row its floor, then raises one after the other to its cap in the order of rank until the money is
// gone. Rows whose ranks show the same 15 digits go by name.
func (p *pool) fund() Result {
	if p.Unit.IsZero() {
		p.result.Left = p.fundMoney(p.low, p.high, p.result.Amounts)
		for i, x := range p.result.Amounts {
			p.result.Bound[i] = funded(x, p.low[i], p.high[i])
		}
	} else {
		p.fundUnits()
		for i, n := range p.result.Units {
			p.result.Bound[i] = funded(float64(n), float64(p.lowUnits[i]), float64(p.highUnits[i]))
		}
		p.finish()
	}
	return p.result
}

// funded tells what holds a row that got x.
func funded(x, low, high float64) Bound {
	switch {
	case x >= high:
		return AtCap
	case x <= low && low > 0:
		return AtFloor
	}
	return None
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
	var left number.Accumulator
	left.Add(p.Amount)
	for i, least := range low {
		amounts[i] = least
		left.Subtract(least)
	}
	for _, i := range p.order {
		money, more := left.Sum(), high[i]-low[i]
		if number.Equal(p.Amount-money, p.Amount) {
			return 0
		}
		if number.Compare(more, money) > 0 {
			if p.Whole {
				break
			}
			left.Add(low[i])
			amounts[i] = left.Sum()
			return 0
		}
		amounts[i] = high[i]
		left.Add(low[i])
		left.Subtract(high[i])
	}
	return p.leftOf(number.Sum(amounts))
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
