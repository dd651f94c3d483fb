package share

import (
	"math"

	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/number/dd"
)

// slack bounds how far a share in doubles lies from the one in decimals, relative to the sizes of start and growth: the
// last of 15 digits of key, start and λ, which may have lost a few more.
const slack = 4e-14

// at returns the share of row i, and what holds it.
func (p *pool) at(i int) (dd.Float, Bound) {
	key, start, low, high := p.Keys[i], p.Start[i], p.low[i], p.high[i]
	if p.topped && key > 0 {
		return dd.Of(high), AtCap
	}
	grown := float64(p.rate.Hi * key)
	size := math.Abs(start) + math.Abs(grown)
	near, clear := grown+start, float64(slack*size)
	switch {
	case low-near > clear:
		return dd.Of(low), AtFloor
	case near-high > clear:
		return dd.Of(high), AtCap
	}
	x := p.rate.MulFloat(key).AddFloat(start)
	if p.fine {
		x = p.rate.Mul(number.Decimal(key)).Add(number.Decimal(start))
	}
	if near-low > clear && high-near > clear {
		return x, None
	}
	return p.nearLimit(i, x)
}

// nearLimit is at for shares that lie close to a limit.
func (p *pool) nearLimit(i int, x dd.Float) (dd.Float, Bound) {
	low, high := p.low[i], p.high[i]
	switch toLow, toHigh := p.against(i, x, low), p.against(i, x, high); {
	case toLow < 0:
		return dd.Of(low), AtFloor
	case toHigh > 0:
		return dd.Of(high), AtCap
	case toLow == 0:
		return dd.Of(low), None
	case toHigh == 0:
		return dd.Of(high), None
	case p.Unit.IsZero() && number.Equal(x.Hi, low): // what shows the digits of a limit is held as it
		return dd.Of(low), None
	case p.Unit.IsZero() && number.Equal(x.Hi, high):
		return dd.Of(high), None
	}
	return x, None
}

// against returns -1, 0 or 1 as the share x of row i is below, at or above a limit.
func (p *pool) against(i int, x dd.Float, limit float64) int {
	if math.IsInf(limit, 1) {
		return -1
	}
	if p.rate.Hi == 0 || p.Keys[i] == 0 {
		return number.Compare(p.Start[i], limit)
	}
	if p.clear(x, p.Start[i]) {
		switch beyond := p.Unit.Count(x.AddFloat(-limit)).Hi; {
		case beyond < -p.gap()/2:
			return -1
		case beyond > p.gap()/2:
			return 1
		}
		return 0
	}
	return p.fractions().share(i).Cmp(number.Exact(limit))
}

// least bounds how far a remainder is wrong that is rounded to a double.
const least = 2.5e-16

// precision bounds how far double-doubles are wrong that come from whole numbers, relative to their size.
const precision = 1e-28

// clear reports whether a share of a row is known well enough to tell by gap what it equals.
func (p *pool) clear(x dd.Float, start float64) bool {
	size := p.Unit.Count(dd.Of(math.Abs(x.Hi) + float64(2*math.Abs(start)))).Hi
	return float64(precision*size) < p.gap()/4
}

// gap is how far apart, in units, shares and whole units and remainders lie at least that are not equal. It is known
// where all numbers are whole: then λ is a fraction whose denominator is a sum of keys. It is 0 where it is not known.
func (p *pool) gap() float64 {
	if p.grid < 0 {
		p.grid = p.findGap()
	}
	return p.grid
}

func (p *pool) findGap() float64 {
	if p.Unit.IsZero() || !number.Whole(p.Unit.Float()) || !number.Whole(p.Amount) || !whole(p.Keys) || p.started && !whole(p.Start) {
		return 0
	}
	parts := max(1, number.Sum(p.Keys))
	if !p.RateUnit.IsZero() {
		parts, _ = p.RateUnit.Rat().Denom().Float64()
	}
	if gap := 1 / (parts * p.Unit.Float()); gap > 16*least {
		return gap
	}
	return 0
}
