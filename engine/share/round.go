package share

import (
	"cmp"
	"fmt"
	"math"
	"math/big"
	"slices"

	"github.com/fordel-lang/fordel/engine/number/dd"
)

// Method is how shares become whole units.
type Method uint8

// The methods. All but Each give out as many whole units as the amount holds.
const (
	LargestRemainder Method = iota // whole parts first, then one each to the largest remainders (Hamilton)
	SainteLague                    // divisor method, rounding at n + 1/2 (Webster)
	DHondt                         // divisor method, rounding down (Jefferson)
	Adams                          // divisor method, rounding up
	HuntingtonHill                 // divisor method, rounding at √(n(n+1)) (equal proportions)
	Each                           // every row half away from zero, alone
)

func (m Method) String() string {
	names := [...]string{"largest_remainder", "sainte_lague", "dhondt", "adams", "huntington_hill", "each"}
	if int(m) < len(names) {
		return names[m]
	}
	return fmt.Sprintf("Method(%d)", uint8(m))
}

// round turns the shares into whole units.
func (p *pool) round() {
	if p.Method == Each {
		p.roundEach()
		p.explain()
		return
	}
	p.wholeParts()
	if !p.pass(2) {
		return
	}
	if p.topped || !p.RateUnit.IsZero() {
		p.target = min(p.target, p.reachable())
	}
	p.explainRests()
	if p.Method == LargestRemainder {
		p.largestRemainder()
		return
	}
	p.divisor()
}

// roundEach rounds each share alone, half up. Limits are whole units: rounding cannot cross them.
func (p *pool) roundEach() {
	for i := range p.result.Units {
		x, bound := p.at(i)
		if p.result.Bound[i] = bound; !p.atLimit(i, x) {
			p.result.Units[i] = p.nearest(i, x)
		}
	}
}

// nearest rounds the share x of row i half up.
func (p *pool) nearest(i int, x dd.Float) int64 {
	whole, rest := p.Unit.Count(x).Floor()
	half := 0.5
	switch noise := p.noise(i); {
	case math.Abs(rest-half) > noise && noise < half:
	case p.clear(x, p.Start[i]):
		half -= p.gap() / 4
	default:
		n, part := p.fractions().units(i)
		return n + floor(new(big.Rat).Add(part, big.NewRat(1, 2))).Int64()
	}
	if rest >= half {
		whole++
	}
	return int64(whole)
}

// noise bounds how far the share of row i may be wrong, in units.
func (p *pool) noise(i int) float64 {
	return float64(slack*(math.Abs(p.Start[i])+math.Abs(float64(p.rate.Hi*p.Keys[i]))))/p.Unit.Float() + least
}

// wholeParts fills in the whole units of each row and, in p.rest, what remains, from 0 up to 1; just below 1 it may
// be rounded to it. What remains is 0 only where nothing does.
func (p *pool) wholeParts() {
	n := p.Len()
	p.rest = cleared(p.rest, n)
	rests, units, bounds, unit := p.rest, p.result.Units[:n], p.result.Bound[:n], p.Unit
	keys, starts, lows, highs := p.Keys[:n], p.Start[:n], p.low[:n], p.high[:n]
	rate, noisy, plain := p.rate, slack/unit.Float(), !p.topped && !p.fine
	widest := 0.0
	for i := range rests {
		start, low, high := starts[i], lows[i], highs[i]
		grown := float64(rate.Hi * keys[i])
		size := math.Abs(start) + math.Abs(grown)
		near, clear := grown+start, float64(slack*size)
		var x dd.Float
		switch {
		case plain && low-near > clear:
			units[i], bounds[i] = p.lowUnits[i], AtFloor
			continue
		case plain && near-high > clear:
			units[i], bounds[i] = p.highUnits[i], AtCap
			continue
		case plain && near-low > clear && high-near > clear:
			x, bounds[i] = rate.MulFloat(keys[i]).AddFloat(start), None
		default:
			if x, bounds[i] = p.at(i); p.atLimit(i, x) {
				continue
			}
		}
		whole, rest := unit.Count(x).Floor()
		if noise := float64(noisy*size) + least; rest <= noise || rest >= 1-noise {
			whole, rest = p.nearWhole(i, x)
		}
		if units[i], rests[i] = int64(whole), rest; size > widest {
			widest = size
		}
	}
	p.blur = 2 * (float64(noisy*widest) + least)
}

// atLimit fills in the units of row i if its share x is its floor or its cap.
func (p *pool) atLimit(i int, x dd.Float) bool {
	switch x {
	case dd.Of(p.low[i]):
		p.result.Units[i] = p.lowUnits[i]
	case dd.Of(p.high[i]):
		p.result.Units[i] = p.highUnits[i]
	default:
		return false
	}
	return true
}

// nearWhole returns the whole units in a share that may be a whole number of them, and what remains.
func (p *pool) nearWhole(i int, x dd.Float) (whole, rest float64) {
	if !p.clear(x, p.Start[i]) {
		n, part := p.fractions().units(i)
		rest, _ = part.Float64()
		return float64(n), rest
	}
	whole, rest = p.Unit.Count(x).Floor()
	switch gap := p.gap() / 2; {
	case rest < gap:
		rest = 0
	case rest > 1-gap:
		whole, rest = whole+1, 0
	}
	return whole, rest
}

// reachable returns the whole units that the shares have together. With a rounded rate rows keep their own sum to the
// nearest unit, half up; at their caps they have it rounded down, or each its own by a divisor method. Expects
// wholeParts.
func (p *pool) reachable() int64 {
	if !p.RateUnit.IsZero() {
		x := p.fractions()
		rate, _ := x.rate.Float64()
		sum := x.total(x.sums(math.Nextafter(rate, math.Inf(-1)), math.Nextafter(rate, math.Inf(1))), x.rate)
		return floor(sum.Add(sum.Quo(sum, x.unit), big.NewRat(1, 2))).Int64()
	}
	total, rests := int64(0), new(big.Rat)
	for i, rest := range p.rest {
		total += p.result.Units[i]
		if rest == 0 {
			continue
		}
		if p.Method != LargestRemainder {
			total += p.rounded(i)
			continue
		}
		_, part := p.fractions().units(i)
		rests.Add(rests, part)
	}
	return total + floor(rests).Int64()
}

// largestRemainder gives the units that whole parts leave to the largest remainders; equals go by name.
//
// More money can lower a share by one unit here (the Alabama paradox); with the divisor methods it cannot.
func (p *pool) largestRemainder() {
	n := p.Len()
	rests, units, candidates := p.rest[:n], p.result.Units[:n], sized(p.candidates, n)
	left, some := p.target, 0
	for i, rest := range rests {
		left -= units[i]
		if rest > 0 {
			candidates[some] = rest
			some++
		}
	}
	p.candidates = candidates
	count := min(int(left), some)
	if count <= 0 {
		return
	}
	last := smallest(candidates[:some], some-count, &p.steps)
	above, below := last+p.blur, last-p.blur
	p.order = p.order[:0]
	for i, rest := range rests {
		switch {
		case rest > above:
			units[i]++
			count--
		case rest >= below && rest > 0:
			p.order = append(p.order, int32(i))
		}
	}
	p.settle(p.order, count)
}

// byRemainder orders rows by what remains of their shares, the largest first.
func (p *pool) byRemainder(a, b int32) int {
	if p.Keys[a] == p.Keys[b] && p.Start[a] == p.Start[b] {
		return 0
	}
	if gap := p.gap(); float64(p.blur*(precision/slack)) < gap/4 {
		if apart := p.rest[b] - p.rest[a]; math.Abs(apart) > gap/2 {
			return cmp.Compare(apart, 0)
		}
		return 0
	}
	_, x := p.fractions().units(int(a))
	_, y := p.fractions().units(int(b))
	return y.Cmp(x)
}

// settle gives one unit each to the count rows with the largest remainders of some, equals by name.
func (p *pool) settle(rows []int32, count int) {
	if count <= 0 {
		return
	}
	if count < len(rows) {
		sort(p, rows, p.byRemainder)
		from, to := count-1, count
		for from > 0 && p.byRemainder(rows[from-1], rows[count-1]) == 0 {
			from--
		}
		for to < len(rows) && p.byRemainder(rows[to], rows[count-1]) == 0 {
			to++
		}
		for _, i := range rows[:from] {
			p.result.Units[i]++
		}
		rows, count = rows[from:to], count-from
	}
	p.giveByName(rows, count)
}

// giveByName gives one unit each to the count rows that come first by name.
func (p *pool) giveByName(rows []int32, count int) {
	last := ""
	if count < len(rows) {
		p.names = p.names[:0]
		for _, i := range rows {
			p.names = append(p.names, p.Names[i])
		}
		last = smallest(p.names, count-1, &p.steps)
		p.result.Tie = Tie{rows, count}
	}
	for _, i := range rows {
		if count >= len(rows) || p.Names[i] <= last {
			p.result.Units[i]++
		}
	}
}

// smallest returns the element of list that has n smaller ones, by Hoare's selection. It changes the order of list.
// Should the middle it guesses be far from it again and again, the rest is sorted. It counts what it looks at.
func smallest[T cmp.Ordered](list []T, n int, steps *int) T {
	for range guesses {
		a, b, c := list[0], list[len(list)/2], list[len(list)-1]
		pivot := max(min(a, b), min(max(a, b), c)) // the median
		i, j := 0, len(list)-1
		*steps += len(list)
		for i <= j {
			for list[i] < pivot {
				i++
			}
			for pivot < list[j] {
				j--
			}
			if i <= j {
				list[i], list[j] = list[j], list[i]
				i++
				j--
			}
		}
		switch {
		case n <= j:
			list = list[:j+1]
		case n < i:
			return pivot
		default:
			list, n = list[i:], n-i
		}
	}
	slices.Sort(list)
	return list[n]
}

// guesses is how often smallest guesses the middle: of real data half remains after each.
const guesses = 64
