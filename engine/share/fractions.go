package share

import (
	"math"
	"math/big"
	"slices"

	"github.com/fordel-lang/fordel/engine/number"
)

// fractions is a pool in exact fractions, where each number is the decimal that it shows with 15 digits. They settle
// what doubles cannot: who has the larger remainder, whether λ reaches a step, whether a share is its limit. Most pools
// never need them.
type fractions struct {
	*pool
	unit  *big.Rat            // 1 without rounding
	rate  *big.Rat            // λ
	known map[[2]float64]part // by key and start
}

// part is a share, and it in whole units and what remains, from 0 up to 1. Its fractions must not be changed.
type part struct {
	share, rest *big.Rat
	units       int64
}

// fractions returns the pool in fractions, with λ found anew from p.rate.
func (p *pool) fractions() *fractions {
	if p.exact == nil {
		p.exact = &fractions{pool: p, unit: big.NewRat(1, 1), known: map[[2]float64]part{}}
		if !p.Unit.IsZero() {
			p.exact.unit = p.Unit.Rat()
		}
		p.exact.rate = p.exact.solve(number.Exact(p.Amount), p.rate.Hi, p.full)
	}
	return p.exact
}

// share returns start + λ·key of row i, outside its floor and cap as inside.
func (x *fractions) share(i int) *big.Rat { return x.part(i).share }

// units returns the whole units in the share of row i and what remains.
func (x *fractions) units(i int) (int64, *big.Rat) {
	s := x.part(i)
	return s.units, s.rest
}

func (x *fractions) part(i int) part {
	of := [2]float64{x.Keys[i], x.Start[i]}
	s, ok := x.known[of]
	if !ok {
		s.share = x.grown(i, x.rate)
		count := new(big.Rat).Quo(s.share, x.unit)
		whole := floor(count)
		s.units, s.rest = whole.Int64(), count.Sub(count, new(big.Rat).SetInt(whole))
		x.known[of] = s
	}
	return s
}

// grown returns start + rate·key of row i.
func (x *fractions) grown(i int, rate *big.Rat) *big.Rat {
	s := number.Exact(x.Keys[i])
	return s.Add(s.Mul(s, rate), number.Exact(x.Start[i]))
}

// floor returns the greatest whole number not above x.
func floor(x *big.Rat) *big.Int { return new(big.Int).Div(x.Num(), x.Denom()) }

// solve returns the λ for which the shares add up to amount, nearest zero if several do. It lies close to a guess in
// doubles, so only the rows that meet a limit close to it are looked at one by one; should it not, all rows are. If all
// are full, it is the least at which they are.
func (x *fractions) solve(amount *big.Rat, guess float64, full bool) *big.Rat {
	keys := number.Sum(x.Keys)
	if keys == 0 {
		return new(big.Rat)
	}
	if !full {
		size := math.Abs(guess) + x.Amount/keys
		for _, width := range [...]float64{0x1p-30, 0x1p30} {
			reach := float64(width * size)
			if rate := x.between(max(guess-reach, -farthest), min(guess+reach, farthest), amount); rate != nil {
				return rate
			}
		}
	}
	switch low, high := x.sums(-farthest, -farthest), x.sums(farthest, farthest); {
	case full || len(high.open) == 0 && high.keys.Sign() == 0 && high.fixed.Cmp(amount) <= 0:
		return x.edge(x.high, 1)
	case low.fixed.Cmp(amount) >= 0:
		return x.edge(x.low, -1)
	}
	return x.between(-farthest, farthest, amount)
}

// sums are what rows have together at the rates from one to another.
type sums struct {
	fixed *big.Rat // of those that have the same at all of them, and the starts of those between floor and cap
	keys  *big.Rat // of those between floor and cap at all of them
	open  []int    // the others, and those of which doubles cannot tell
}

func (x *fractions) sums(lo, hi float64) sums {
	var fixed, keys number.Decimals
	var open []int
	far := max(math.Abs(lo), math.Abs(hi))
	x.pass(1)
	for i, key := range x.Keys {
		low, high, start := x.low[i], x.high[i], x.Start[i]
		clear := float64(slack * (math.Abs(start) + float64(far*key)))
		least, most := start+float64(lo*key), start+float64(hi*key)
		switch {
		case key == 0:
			fixed.Add(x.minimum(i))
		case low == high || low-most > clear:
			fixed.Add(low)
		case least-high > clear:
			fixed.Add(high)
		case least-low > clear && high-most > clear:
			fixed.Add(start)
			keys.Add(key)
		default:
			open = append(open, i)
		}
	}
	return sums{fixed.Rat(), keys.Rat(), open}
}

// total returns what all rows have at a rate.
func (x *fractions) total(s sums, rate *big.Rat) *big.Rat {
	x.work(len(s.open))
	sum := new(big.Rat).Mul(s.keys, rate)
	sum.Add(sum, s.fixed)
	for _, i := range s.open {
		sum.Add(sum, x.clamp(i, x.grown(i, rate)))
	}
	return sum
}

// clamp brings a share of row i between its floor and cap.
func (x *fractions) clamp(i int, share *big.Rat) *big.Rat {
	if low := number.Exact(x.low[i]); share.Cmp(low) < 0 {
		return low
	}
	if math.IsInf(x.high[i], 1) {
		return share
	}
	if high := number.Exact(x.high[i]); share.Cmp(high) > 0 {
		return high
	}
	return share
}

// meets returns the rate at which row i reaches a limit.
func (x *fractions) meets(i int, limit float64) *big.Rat {
	at := number.Exact(limit)
	at.Sub(at, number.Exact(x.Start[i]))
	return at.Quo(at, number.Exact(x.Keys[i]))
}

// between returns λ if it lies between two rates, else nil. What all rows have rises from break point to break point
// in straight lines, so halving the list of break points finds the line.
func (x *fractions) between(lo, hi float64, amount *big.Rat) *big.Rat {
	s := x.sums(lo, hi)
	points := x.breakPoints(s.open, new(big.Rat).SetFloat64(lo), new(big.Rat).SetFloat64(hi))
	at := func(n int) int { return x.total(s, points[n]).Cmp(amount) }
	first, reached := slices.BinarySearchFunc(indices(len(points)), 0, func(n, _ int) int { return at(n) })
	switch {
	case x.stop != nil:
		return points[0]
	case first == len(points) || first == 0 && !reached:
		return nil
	case !reached:
		return x.onLine(s, points[first-1], points[first], amount)
	case points[first].Sign() >= 0:
		if first == 0 && points[0].Sign() > 0 {
			return nil // it may be reached below as well
		}
		return points[first]
	}
	last := first
	for last+1 < len(points) && points[last].Sign() < 0 && at(last+1) == 0 {
		last++
	}
	if points[last].Sign() >= 0 {
		return new(big.Rat)
	}
	if last == len(points)-1 {
		return nil // it may be reached above as well
	}
	return points[last]
}

// breakPoints returns the rates from lo to hi at which a row reaches its floor or cap, rising, with lo and hi.
func (x *fractions) breakPoints(open []int, lo, hi *big.Rat) []*big.Rat {
	points := []*big.Rat{lo, hi}
	add := func(i int, limit float64) {
		if math.IsInf(limit, 1) {
			return
		}
		if at := x.meets(i, limit); at.Cmp(lo) > 0 && at.Cmp(hi) < 0 {
			points = append(points, at)
		}
	}
	for _, i := range open {
		add(i, x.low[i])
		add(i, x.high[i])
	}
	sort(x.pool, points, (*big.Rat).Cmp)
	return points
}

// onLine returns the rate between two neighbouring break points at which the shares add up to amount.
func (x *fractions) onLine(s sums, from, to, amount *big.Rat) *big.Rat {
	below, above := x.total(s, from), x.total(s, to)
	part := new(big.Rat).Sub(amount, below)
	part.Quo(part, above.Sub(above, below))
	rate := new(big.Rat).Sub(to, from)
	return rate.Add(rate.Mul(rate, part), from)
}

// indices returns the numbers from 0 up to n.
func indices(n int) []int {
	list := make([]int, n)
	for i := range list {
		list[i] = i
	}
	return list
}

// edge returns the rate nearest zero from which on, upwards or downwards, all rows are at the given limits.
func (x *fractions) edge(limits []float64, sign float64) *big.Rat {
	best, nearly := new(big.Rat), 0.0
	x.pass(1)
	for i, key := range x.Keys {
		if key == 0 || x.low[i] == x.high[i] {
			continue
		}
		limit, start := limits[i], x.Start[i]
		about, noise := (limit-start)/key, float64(slack*(math.Abs(limit)+math.Abs(start)))/key
		if float64(sign*(about-nearly)) < -noise-float64(slack*math.Abs(nearly)) {
			continue
		}
		if at := x.meets(i, limit); at.Cmp(best) == int(sign) {
			best = at
			nearly, _ = at.Float64()
		}
	}
	return best
}
