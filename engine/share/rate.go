package share

import (
	"math"

	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/number/dd"
)

// farthest bounds λ: no keys and amounts within 1e90 need more.
const farthest = 0x1p700

// solve returns the λ for which the shares add up to an amount, nearest zero if several do.
//
// The sum of the shares rises with λ, in straight lines between break points where a row meets its floor or cap. On
// one line λ is (amount - fixed shares) / (keys of the others), so from a guess one finds the line, from the line a
// better guess, and stops when the guess stays. A bracket that every step narrows, and halvings of it (in the order
// of the doubles, so 64 suffice) when guesses converge slowly, bound the work to a fixed number of passes over the
// rows; on real data there are three or four. The sums being exact, the order of rows cannot matter.
func (p *pool) solve(e extremes, amount float64) dd.Float {
	p.left = amount
	switch {
	case number.Compare(e.least, amount) >= 0:
		return p.nearestZero(math.Inf(-1), dd.Of(math.Inf(-1)))
	case number.Compare(e.most, amount) <= 0:
		return p.nearestZero(math.Inf(1), dd.Of(math.Inf(1)))
	}
	lower, upper := -farthest, farthest
	guess := dd.Of(amount).Sub(e.start).Div(e.keys)
	for step := 0; ; step++ {
		at := guess.Hi
		left, keys := p.line(at, amount)
		p.left = left.Hi
		if !p.pass(1) {
			return guess
		}
		if keys.Hi > 0 {
			guess = left.Div(keys)
			if guess.Hi == at {
				return p.nearestZero(at, guess)
			}
		} else if number.Equal(amount-left.Hi, amount) {
			return p.nearestZero(at, guess)
		}
		if keys.Hi > 0 && guess.Hi > at || keys.Hi == 0 && left.Hi > 0 {
			lower = at
		} else {
			upper = at
		}
		slow := step > 8 && step%2 == 1
		if keys.Hi == 0 || slow || !(lower < guess.Hi && guess.Hi < upper) {
			guess = dd.Of(between(lower, upper))
		}
		if guess.Hi == lower || guess.Hi == upper {
			return p.nearestZero(upper, dd.Of(upper))
		}
	}
}

// line returns what an amount leaves, at a rate, to the rows between floor and cap beyond their start, and the sum of
// their keys.
func (p *pool) line(rate, amount float64) (left, keys dd.Float) {
	p.passes++
	n := p.Len()
	fixed, growing := p.terms[:n], p.others[:n]
	lows, highs, starts := p.low[:n], p.high[:n], p.Start[:n]
	inside := 0
	for i, key := range p.Keys[:n] {
		low, high, start := lows[i], highs[i], starts[i]
		switch x := start + float64(rate*key); {
		case x <= low:
			fixed[i] = -low
		case x >= high:
			fixed[i] = -high
		default:
			fixed[i] = -start
			growing[inside] = key
			inside++
		}
	}
	var rest, slope number.Accumulator
	rest.Add(amount)
	rest.AddAll(fixed)
	slope.AddAll(growing[:inside])
	return rest.DoubleDouble(), slope.DoubleDouble()
}

// nearestZero returns the rate nearest zero that gives the same shares as rate does. Unless some row lies between its
// floor and its cap, that is a whole range, from where the last row came to its cap to where the next leaves its floor.
func (p *pool) nearestZero(at float64, rate dd.Float) dd.Float {
	from, to := math.Inf(-1), math.Inf(1)
	first, last := -1, -1
	for i, key := range p.Keys {
		low, high := p.low[i], p.high[i]
		if key == 0 || low == high {
			continue
		}
		x := p.Start[i] + float64(at*key)
		switch {
		case number.Compare(x, low) <= 0:
			if b := (low - p.Start[i]) / key; b < to {
				to, last = b, i
			}
		case number.Compare(x, high) >= 0:
			if b := (high - p.Start[i]) / key; b > from {
				from, first = b, i
			}
		default:
			return rate
		}
	}
	switch {
	case from > 0:
		return p.breakPoint(first, p.high[first])
	case to < 0:
		return p.breakPoint(last, p.low[last])
	}
	return dd.Float{}
}

// breakPoint returns the rate at which row i reaches a limit.
func (p *pool) breakPoint(i int, limit float64) dd.Float {
	return dd.Sum(limit, -p.Start[i]).Div(dd.Of(p.Keys[i]))
}

// between returns the middle of two doubles in the order of all doubles.
func between(a, b float64) float64 {
	x, y := ordered(a), ordered(b)
	return unordered(x>>1 + y>>1 + x&y&1)
}

// ordered numbers the doubles in their order; unordered is its inverse.
func ordered(x float64) int64 {
	n := int64(math.Float64bits(x))
	if n < 0 {
		return math.MinInt64 - n
	}
	return n
}

func unordered(n int64) float64 {
	if n < 0 {
		n = math.MinInt64 - n
	}
	return math.Float64frombits(uint64(n))
}
