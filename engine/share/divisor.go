package share

import (
	"cmp"
	"math"
	"math/big"

	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/number/dd"
)

// seat is a unit that a row may get with a divisor method: its unit n+1, earned at a rate.
type seat struct {
	row  int32
	n    int64
	rate float64 // below all others for a share without key that the method rounds up, above them where it does not
	turn int32   // among seats close together: the place of its rate, exactly
}

// signpost returns how many units, with a fraction, a row must have for its unit n+1.
func (r *Rule) signpost(n float64) float64 {
	switch r.Method {
	case SainteLague:
		if n == 0 && r.FirstDivisor > 0 {
			return r.FirstDivisor / 2
		}
		return n + 0.5
	case DHondt:
		return n + 1
	case HuntingtonHill:
		return math.Sqrt(float64(n * (n + 1)))
	}
	return n // Adams
}

// firstFree reports whether a row has its first unit as soon as it has anything.
func (m Method) firstFree() bool { return m == Adams || m == HuntingtonHill }

// bias bounds how far the method rounds down and up.
func (r *Rule) bias() (down, up float64) {
	switch {
	case r.Method == DHondt:
		return 1, 0
	case r.Method == SainteLague && r.FirstDivisor > 0:
		return 1, 0.5
	case r.Method == SainteLague:
		return 0.5, 0.5
	case r.Method == HuntingtonHill:
		return 0.5, 1
	}
	return 0, 1 // Adams
}

// divisor gives out the units one by one to the row that earns its next one at the lowest rate. Row i earns its unit
// n+1 at the rate where start + λ·key reaches signpost(n), inside its floor and cap. A share without key lies at one of
// the whole units beside it: rounded the method's way before all others are, or the other way once all others are.
//
// What a method makes of all rows differs from their sum by less than one unit a row. So all units are given that are
// earned at a rate too low by that much, and of those that may be earned up to one too high, no more than a few for
// each row, as many as are left, the lowest rates first. Expects wholeParts.
func (p *pool) divisor() {
	if p.topped {
		p.keyless(p.giveCaps())
		return
	}
	down, up := p.bias()
	n := float64(p.Len())
	given := p.earned(-float64(up*n) - 2)
	p.seats = p.seats[:0]
	p.listSeats(float64(down*n) + 2)
	if !p.pass(4) {
		return
	}
	p.giveSeats(int(min(p.target-given, int64(len(p.seats)))))
}

// giveCaps gives every row with a key its cap, and the others the whole units of their shares. It returns what is left.
func (p *pool) giveCaps() int64 {
	left := p.target
	for i, key := range p.Keys {
		if key > 0 {
			p.result.Units[i] = p.highUnits[i]
		}
		left -= p.result.Units[i]
	}
	return left
}

// keyless gives the units left to the rows without key.
func (p *pool) keyless(left int64) {
	p.seats = p.seats[:0]
	for i, key := range p.Keys {
		if key == 0 {
			p.addKeyless(int32(i))
		}
	}
	p.giveSeats(int(min(left, int64(len(p.seats)))))
}

// addKeyless lists the unit that the share of a row without key may be rounded up by.
func (p *pool) addKeyless(i int32) {
	if p.rest[i] == 0 {
		return
	}
	s := seat{row: i, n: p.result.Units[i], rate: math.Inf(1)}
	if p.rounded(int(i)) > 0 {
		s.rate = math.Inf(-1)
	}
	p.seats = append(p.seats, s)
}

// rounded returns 1 if the method rounds the share of row i up, else 0.
func (p *pool) rounded(i int) int64 {
	n := p.result.Units[i]
	whole, part := p.fractions().units(i)
	share := new(big.Rat).Add(part, new(big.Rat).SetInt64(whole))
	post, root := p.post(n)
	if root {
		share.Mul(share, share)
	}
	if share.Cmp(post) >= 0 {
		return 1
	}
	return 0
}

// post returns signpost(n) exactly: itself or, if it is the root of one, its square.
func (r *Rule) post(n int64) (post *big.Rat, root bool) {
	post = new(big.Rat).SetInt64(n)
	switch r.Method {
	case SainteLague:
		if n == 0 && r.FirstDivisor > 0 {
			return post.Mul(number.Exact(r.FirstDivisor), big.NewRat(1, 2)), false
		}
		return post.Add(post, big.NewRat(1, 2)), false
	case DHondt:
		return post.Add(post, big.NewRat(1, 1)), false
	case HuntingtonHill:
		return post.Mul(post, new(big.Rat).SetInt64(n+1)), true
	}
	return post, false
}

// earned gives each row the units that it surely has when the shares add up to the amount less (below zero) some units,
// and returns their sum. Rows without key have the whole units of their share.
func (p *pool) earned(beside float64) int64 {
	total := int64(0)
	at := p.rateAt(beside)
	for i, key := range p.Keys {
		if key > 0 {
			p.result.Units[i] = at.units(i, -1)
		}
		total += p.result.Units[i]
	}
	return total
}

// listSeats lists the units beyond those given that rows may have when the shares add up to some units more.
func (p *pool) listSeats(beside float64) {
	at := p.rateAt(beside)
	for i, key := range p.Keys {
		if key == 0 {
			p.addKeyless(int32(i))
			continue
		}
		most := at.units(i, 1)
		for n := p.result.Units[i]; n < most; n++ {
			post := float64(p.signpost(float64(n)) * p.Unit.Float())
			p.seats = append(p.seats, seat{row: int32(i), n: n, rate: (post - p.Start[i]) / key})
		}
		if len(p.seats) > many && !p.work(int(most-p.result.Units[i])) {
			return
		}
	}
}

// sharesAt counts units at a rate.
type sharesAt struct {
	*pool
	all  int      // 1: every row has its cap, -1: its floor
	rate float64  // λ, where doubles suffice
	fine *big.Rat // λ, where they do not
}

// rateAt returns the shares when they add up to the units to give and some beside.
func (p *pool) rateAt(beside float64) sharesAt {
	e := p.extremes()
	amount := p.Unit.Value(p.target) + float64(beside*p.Unit.Float())
	switch {
	case number.Compare(amount, e.least) <= 0:
		return sharesAt{pool: p, all: -1}
	case number.Compare(amount, e.most) >= 0:
		return sharesAt{pool: p, all: 1}
	}
	rate := p.solve(e, amount).Hi
	size := amount + float64(math.Abs(rate)*e.keys.Hi)
	for _, s := range p.Start {
		size += math.Abs(s)
	}
	if float64(slack*size) < p.Unit.Float() {
		return sharesAt{pool: p, rate: rate}
	}
	return sharesAt{pool: p, fine: p.fractions().solve(number.Exact(amount), rate, false)}
}

// units returns the least (side -1) or the most (1) units that row i can have, within one of what the method gives it.
func (s sharesAt) units(i int, side float64) int64 {
	low, high := s.lowUnits[i], s.highUnits[i]
	switch {
	case s.all < 0:
		return low
	case s.all > 0:
		return high
	case s.fine != nil:
		whole := floor(new(big.Rat).Quo(s.pool.exact.grown(i, s.fine), s.pool.exact.unit))
		if side > 0 {
			whole.Add(whole, big.NewInt(1))
		}
		switch {
		case whole.Cmp(big.NewInt(low)) <= 0:
			return low
		case whole.Cmp(big.NewInt(high)) >= 0:
			return high
		}
		return whole.Int64()
	}
	grown, start := float64(s.rate*s.Keys[i]), s.Start[i]
	noise := float64(slack*(math.Abs(start)+math.Abs(grown)))/s.Unit.Float() + least
	count := s.Unit.Count(dd.Of(start+grown)).Hi + float64(side*noise)
	switch {
	case count <= float64(low):
		return low
	case count >= float64(high):
		return high
	}
	return max(low, min(s.whole(count), high))
}

// whole rounds x >= 0 the method's way.
func (r *Rule) whole(x float64) int64 {
	n := math.Floor(x)
	if x >= r.signpost(n) {
		n++
	}
	return int64(n)
}

// giveSeats gives the count seats of the lowest rates.
func (p *pool) giveSeats(count int) {
	if count <= 0 {
		return
	}
	rates, noise := sized(p.candidates, len(p.seats)), 0.0
	for k, s := range p.seats {
		rates[k] = s.rate
		if !math.IsInf(s.rate, 0) {
			size := float64(p.signpost(float64(s.n))*p.Unit.Float()) + math.Abs(p.Start[s.row])
			noise = max(noise, float64(slack*size)/p.Keys[s.row])
		}
	}
	p.candidates = rates
	p.steps += 2 * len(rates)
	cut := smallest(rates, count-1, &p.steps)
	if p.Workings != nil {
		p.Workings.Quotient = cut
	}
	near := p.seats[:0]
	for _, s := range p.seats {
		switch {
		case s.rate == cut || math.Abs(s.rate-cut) <= noise:
			near = append(near, s)
		case s.rate < cut:
			p.result.Units[s.row]++
			count--
		}
	}
	p.seats = near
	if count == len(near) {
		for _, s := range near {
			p.result.Units[s.row]++
		}
		return
	}
	p.settleSeats(count)
}

// settleSeats gives count of the seats that lie too close together for doubles, equals by name.
func (p *pool) settleSeats(count int) {
	p.takeTurns()
	sort(p, p.seats, func(a, b seat) int { return cmp.Compare(a.turn, b.turn) })
	last := p.seats[count-1].turn
	p.order = p.order[:0]
	for _, s := range p.seats {
		switch {
		case s.turn < last:
			p.result.Units[s.row]++
			count--
		case s.turn == last:
			p.order = append(p.order, s.row)
		}
	}
	p.giveByName(p.order, count)
}

// takeTurns numbers the seats by their rates, exactly. Rows with equal keys and starts are looked at once.
func (p *pool) takeTurns() {
	of := func(s seat) [3]float64 { return [3]float64{p.Keys[s.row], p.Start[s.row], float64(s.n)} }
	turns, different := map[[3]float64]int32{}, []seat{}
	for _, s := range p.seats {
		if _, ok := turns[of(s)]; !ok {
			turns[of(s)] = 0
			different = append(different, s)
		}
	}
	sort(p, different, p.earlier)
	for i, s := range different {
		turn := int32(i)
		if i > 0 && p.earlier(different[i-1], s) == 0 {
			turn = turns[of(different[i-1])]
		}
		turns[of(s)] = turn
	}
	for i, s := range p.seats {
		p.seats[i].turn = turns[of(s)]
	}
}

// earlier orders seats by their rate exactly. Where methods give all their first unit at the rate zero, the largest key
// comes first there, and of shares without key the largest remainder.
func (p *pool) earlier(a, b seat) int {
	switch {
	case math.IsInf(a.rate, 0) || math.IsInf(b.rate, 0):
		if a.rate != b.rate {
			return number.Compare(a.rate, b.rate)
		}
		return p.byRemainder(a.row, b.row)
	}
	c := p.compareRates(a, b)
	if c == 0 && p.Method.firstFree() && p.rateSign(a) == 0 {
		return number.Compare(p.Keys[b.row], p.Keys[a.row])
	}
	return c
}
