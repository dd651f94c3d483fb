package share_test

import (
	"math"
	"math/big"
	"slices"
	"strconv"

	"github.com/fordel-lang/fordel/engine/share"
)

// This file is a second program for whole pools, written from the reference of the language alone, in fractions of the
// decimals that numbers show. It tries every break point and every order, so it is slow and short.

// decimal is what x shows with 15 digits.
func decimal(x float64) *big.Rat {
	d, _ := new(big.Rat).SetString(strconv.FormatFloat(x, 'e', 14, 64))
	return d
}

// second is a pool in fractions. A nil in high is no cap.
type second struct {
	share.Rows
	share.Rule
	unit, amount     *big.Rat
	key, start       []*big.Rat
	low, high        []*big.Rat // floors rounded up and caps rounded down to the unit
	rate             *big.Rat
	shares, minima   []*big.Rat
	full, isScaled   bool
	vague            bool // only digits beyond the 15th tell the amount from what all get at least or at most
	shortfall, extra bool
}

func plus(a, b *big.Rat) *big.Rat  { return new(big.Rat).Add(a, b) }
func minus(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }
func times(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }
func over(a, b *big.Rat) *big.Rat  { return new(big.Rat).Quo(a, b) }

// down and up round to whole multiples of a unit.
func down(x, unit *big.Rat) *big.Rat {
	return times(new(big.Rat).SetInt(floorRat(over(x, unit))), unit)
}
func up(x, unit *big.Rat) *big.Rat { return new(big.Rat).Neg(down(new(big.Rat).Neg(x), unit)) }

// newSecond reads a pool; ok is false where a cap lies below its floor.
func newSecond(p share.Rows, rule share.Rule) (s *second, ok bool) {
	s = &second{Rows: p, Rule: rule, amount: decimal(rule.Amount)}
	if !rule.Unit.IsZero() {
		s.unit = decimal(rule.Unit.Float())
	}
	zero := new(big.Rat)
	for i := range p.Names {
		key, start, low := big.NewRat(1, 1), zero, zero
		if !rule.Ordered {
			key = decimal(p.Keys[i])
		}
		if p.Start != nil && !rule.Ordered {
			start = decimal(p.Start[i])
		}
		if p.Floor != nil && p.Floor[i] > 0 {
			low = decimal(p.Floor[i])
		}
		var high *big.Rat
		if p.Cap != nil && !math.IsInf(p.Cap[i], 1) {
			high = decimal(p.Cap[i])
		}
		if s.unit != nil {
			low = up(low, s.unit)
			if high != nil {
				high = down(high, s.unit)
			}
		}
		if high != nil && high.Cmp(low) < 0 {
			return nil, false
		}
		s.key, s.start, s.low, s.high = append(s.key, key), append(s.start, start), append(s.low, low), append(s.high, high)
	}
	return s, true
}

// clamp is a share of row i between its floor and cap.
func (s *second) clamp(i int, x *big.Rat) *big.Rat {
	if s.high[i] != nil && x.Cmp(s.high[i]) > 0 {
		return s.high[i]
	}
	if x.Cmp(s.low[i]) < 0 {
		return s.low[i]
	}
	return x
}

func (s *second) at(rate *big.Rat) (shares []*big.Rat, total *big.Rat) {
	total = new(big.Rat)
	for i := range s.key {
		x := s.clamp(i, plus(s.start[i], times(rate, s.key[i])))
		shares, total = append(shares, x), plus(total, x)
	}
	return shares, total
}

// extreme is what all rows get at least or at most together; nil: no limit.
func (s *second) extreme(limits []*big.Rat) *big.Rat {
	total := new(big.Rat)
	for i, key := range s.key {
		switch {
		case key.Sign() == 0:
			total = plus(total, s.clamp(i, s.start[i]))
		case limits[i] == nil:
			return nil
		default:
			total = plus(total, limits[i])
		}
	}
	return total
}

// points are all rates at which a row meets a limit, rising, with zero and one rate beyond each end.
func (s *second) points() []*big.Rat {
	points := []*big.Rat{new(big.Rat)}
	for i, key := range s.key {
		for _, limit := range []*big.Rat{s.low[i], s.high[i]} {
			if limit != nil && key.Sign() > 0 {
				points = append(points, over(minus(limit, s.start[i]), key))
			}
		}
	}
	slices.SortFunc(points, (*big.Rat).Cmp)
	one := big.NewRat(1, 1)
	return append(append([]*big.Rat{minus(points[0], one)}, points...), plus(points[len(points)-1], one))
}

// shows is a sum as it is compared with an amount: by its 15 digits.
func shows(x *big.Rat) *big.Rat {
	double, _ := x.Float64()
	return decimal(double)
}

// solve finds the rate nearest zero at which the shares add up to an amount.
func (s *second) solve(amount *big.Rat) *big.Rat {
	var best *big.Rat
	try := func(rate *big.Rat) {
		if _, total := s.at(rate); total.Cmp(amount) == 0 && (best == nil || new(big.Rat).Abs(rate).Cmp(new(big.Rat).Abs(best)) < 0) {
			best = rate
		}
	}
	points := s.points()
	for i, p := range points {
		try(p)
		if i == 0 {
			continue
		}
		// on the straight line through the two, also beyond the ends
		_, from := s.at(points[i-1])
		_, to := s.at(p)
		if from.Cmp(to) != 0 {
			try(plus(points[i-1], times(over(minus(amount, from), minus(to, from)), minus(p, points[i-1]))))
		}
	}
	return best
}

// run shares by key.
func (s *second) run() {
	least, most := s.extreme(s.low), s.extreme(s.high)
	whole := s.amount
	if s.unit != nil {
		whole = down(s.amount, s.unit)
	}
	switch {
	case shows(least).Cmp(s.amount) > 0:
		s.scale(least)
		return
	case most != nil && shows(most).Cmp(whole) < 0:
		s.full = true
		s.extra = !s.Keep
	}
	target := s.amount
	if least.Cmp(target) > 0 {
		target = least
	}
	s.vague = least.Cmp(target) != 0 && shows(least).Cmp(target) == 0
	if most != nil {
		s.vague = s.vague || most.Cmp(target) != 0 && shows(most).Cmp(target) == 0
		if most.Cmp(target) < 0 {
			target = most
		}
	}
	s.rate = s.solve(target)
	if s.full && s.rate.Sign() < 0 {
		s.rate = new(big.Rat)
	}
	if !s.RateUnit.IsZero() {
		s.rate = down(s.rate, decimal(s.RateUnit.Float()))
	}
	s.shares, _ = s.at(s.rate)
}

// scale shares in proportion to what rows get at least.
func (s *second) scale(least *big.Rat) {
	if s.shortfall = !s.Scale; s.shortfall {
		return
	}
	s.isScaled, s.rate = true, new(big.Rat)
	for i, key := range s.key {
		minimum := s.low[i]
		if key.Sign() == 0 {
			minimum = s.clamp(i, s.start[i])
		}
		s.minima = append(s.minima, minimum)
		s.shares = append(s.shares, times(minimum, over(s.amount, least)))
	}
	for i, minimum := range s.minima { // what they share by is no longer the key
		s.key[i], s.start[i], s.low[i] = minimum, new(big.Rat), new(big.Rat)
	}
}

// bound is what holds row i.
func (s *second) bound(i int) share.Bound {
	x := plus(s.start[i], times(s.rate, s.key[i]))
	switch {
	case s.isScaled && s.minima[i].Sign() > 0:
		return share.AtFloor
	case s.isScaled:
		return share.None
	case s.full && s.RateUnit.IsZero() && s.key[i].Sign() > 0:
		return share.AtCap
	case x.Cmp(s.low[i]) < 0:
		return share.AtFloor
	case s.high[i] != nil && x.Cmp(s.high[i]) > 0:
		return share.AtCap
	}
	return share.None
}

// target is how many whole units are to be given.
func (s *second) target() *big.Int {
	total, rounded := new(big.Rat), new(big.Int)
	for i, x := range s.shares {
		total = plus(total, over(x, s.unit))
		rounded.Add(rounded, floorRat(over(x, s.unit)))
		if s.roundsUp(i) {
			rounded.Add(rounded, big.NewInt(1))
		}
	}
	whole := floorRat(over(s.amount, s.unit))
	own := whole
	switch {
	case s.isScaled:
	case !s.RateUnit.IsZero():
		own = floorRat(plus(total, big.NewRat(1, 2)))
	case s.full && s.Method == share.LargestRemainder:
		own = floorRat(total)
	case s.full:
		own = rounded
	}
	if own.Cmp(whole) < 0 {
		return own
	}
	return whole
}

// remainders is the method of the largest remainder.
func (s *second) remainders() []int64 {
	units, rests := make([]int64, len(s.shares)), make([]*big.Rat, len(s.shares))
	order := make([]int, len(s.shares))
	left := s.target().Int64()
	for i, x := range s.shares {
		whole := floorRat(over(x, s.unit))
		units[i], rests[i], order[i] = whole.Int64(), minus(over(x, s.unit), new(big.Rat).SetInt(whole)), i
		left -= units[i]
	}
	slices.SortFunc(order, func(a, b int) int {
		if c := rests[b].Cmp(rests[a]); c != 0 {
			return c
		}
		if s.Names[a] < s.Names[b] {
			return -1
		}
		return 1
	})
	for _, i := range order[:left] {
		units[i]++
	}
	return units
}

// each rounds every share alone, half up.
func (s *second) each() []int64 {
	var units []int64
	for _, x := range s.shares {
		units = append(units, floorRat(plus(over(x, s.unit), big.NewRat(1, 2))).Int64())
	}
	return units
}

// signpost is where the method rounds up to n+1, to a thousand bits.
func (s *second) signpost(n int64) *big.Float {
	x := new(big.Float).SetPrec(1000).SetInt64(n)
	add := func(y float64) *big.Float { return x.Add(x, big.NewFloat(y)) }
	switch s.Method {
	case share.SainteLague:
		if n == 0 && s.FirstDivisor > 0 {
			return x.SetRat(over(decimal(s.FirstDivisor), big.NewRat(2, 1)))
		}
		return add(0.5)
	case share.DHondt:
		return add(1)
	case share.HuntingtonHill:
		next := new(big.Float).SetPrec(1000).SetInt64(n + 1)
		return x.Sqrt(x.Mul(x, next))
	}
	return x
}

func wide(x *big.Rat) *big.Float { return new(big.Float).SetPrec(1000).SetRat(x) }

// compare is the order of two numbers, equal if they agree to 600 bits or so.
func compare(a, b *big.Float) int {
	apart := new(big.Float).Sub(a, b)
	size := new(big.Float).SetPrec(1000).Add(new(big.Float).Abs(a), new(big.Float).Abs(b))
	size.Add(size, big.NewFloat(1e-150))
	if apart.Sign() == 0 || apart.MantExp(nil) < size.MantExp(nil)-400 {
		return 0
	}
	return apart.Sign()
}

func (s *second) roundsUp(i int) bool {
	x := over(s.shares[i], s.unit)
	n := floorRat(x)
	return new(big.Rat).SetInt(n).Cmp(x) < 0 && compare(wide(x), s.signpost(n.Int64())) >= 0
}

// claim is a row's to a unit: at a rate, after the classes 0 (rounded up without key), before 2 (rounded down).
type claim struct {
	class int
	rate  *big.Float
	by    *big.Rat // the larger the earlier among equals, before the name
	name  string
}

func (a claim) before(b claim) bool {
	if a.class != b.class {
		return a.class < b.class
	}
	if a.class == 1 {
		if c := compare(a.rate, b.rate); c != 0 {
			return c < 0
		}
	}
	if c := a.by.Cmp(b.by); c != 0 {
		return c > 0
	}
	return a.name < b.name
}

// claim is that of row i to its unit n+1; ok is false if it can have none.
func (s *second) claim(i int, n int64) (c claim, ok bool) {
	c = claim{class: 1, by: new(big.Rat), name: s.Names[i]}
	unit := s.unit
	if s.key[i].Sign() == 0 {
		x := over(s.shares[i], unit)
		c.by = minus(x, new(big.Rat).SetInt(floorRat(x)))
		if c.class = 2; s.roundsUp(i) {
			c.class = 0
		}
		return c, c.by.Sign() > 0 && n == floorRat(x).Int64()
	}
	high := s.high[i]
	if n < over(s.low[i], unit).Num().Int64() || high != nil && n >= over(high, unit).Num().Int64() {
		return c, false
	}
	x := new(big.Float).SetPrec(1000).Mul(s.signpost(n), wide(unit))
	x.Sub(x, wide(s.start[i]))
	c.rate = x.Quo(x, wide(s.key[i]))
	if compare(c.rate, new(big.Float)) == 0 && (s.Method == share.Adams || s.Method == share.HuntingtonHill) {
		c.by = s.key[i]
	}
	return c, true
}

// contested returns two rows of which the first has a unit that the second has an earlier claim to, or -1, -1.
func (s *second) contested(units []int64) (has, wants int) {
	has, wants = -1, -1
	var last, next claim
	for i, n := range units {
		if c, ok := s.claim(i, n-1); ok && (has < 0 || last.before(c)) {
			has, last = i, c
		}
		if c, ok := s.claim(i, n); ok && (wants < 0 || c.before(next)) {
			wants, next = i, c
		}
	}
	if has < 0 || wants < 0 || !next.before(last) {
		return -1, -1
	}
	return has, wants
}

// fund raises one row after the other from its floor to its cap.
func (s *second) fund() {
	left := new(big.Rat).Set(s.amount)
	if s.unit != nil && s.Method != share.Each {
		left = down(left, s.unit)
	}
	order := make([]int, len(s.key))
	for i := range order {
		order[i] = i
		s.shares = append(s.shares, s.low[i])
		left = minus(left, s.low[i])
	}
	slices.SortFunc(order, func(a, b int) int {
		c := decimal(s.Rank[b]).Cmp(decimal(s.Rank[a]))
		if s.Lowest {
			c = -c
		}
		if c == 0 && s.Names[a] < s.Names[b] {
			return -1
		}
		if c == 0 {
			return 1
		}
		return c
	})
	for _, i := range order {
		more := minus(s.high[i], s.low[i])
		if more.Cmp(left) > 0 {
			if s.Whole {
				return
			}
			more = left
		}
		s.shares[i] = plus(s.shares[i], more)
		left = minus(left, more)
	}
}
