package share

import (
	"cmp"
	"fmt"

	"github.com/fordel-lang/fordel/engine/number"
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

// tie is how near, in units, two shares are equal.
const tie = 1e-6

// round turns the shares at a rate into whole units.
func (p *pool) round(rate dd.Float) error {
	if p.Method == Each {
		return p.roundEach(rate)
	}
	p.wholeParts(rate)
	if !p.pass(2) {
		return nil
	}
	if p.full || !p.RateUnit.IsZero() {
		p.target = min(p.target, p.reachable(rate))
	}
	if p.Method == LargestRemainder {
		p.largestRemainder()
		return nil
	}
	p.divisor()
	return nil
}

func (p *pool) roundEach(rate dd.Float) error {
	for i := range p.result.Units {
		x, bound := p.at(i, rate)
		n, err := p.Unit.Round(x.Hi)
		if err != nil {
			return err
		}
		p.result.Units[i], p.result.Bound[i] = n, bound // limits are whole units: rounding cannot cross them
	}
	return nil
}

// wholeParts fills in the whole units of each row and, in p.rest, what remains, from 0 to 1. A share within one
// millionth of a whole number counts as it: just above it remains nothing, just below it remains 1, so that it comes
// before all others.
func (p *pool) wholeParts(rate dd.Float) {
	n := p.Len()
	p.rest = room(p.rest, n)
	rests, units, bounds, unit := p.rest, p.result.Units[:n], p.result.Bound[:n], p.Unit
	keys, starts, lows, highs := p.Keys[:n], p.Start[:n], p.low[:n], p.high[:n]
	for i, low := range lows {
		key, high := keys[i], highs[i]
		x, bound := dd.Of(high), AtCap
		if !p.full || key == 0 {
			x, bound = clamp(rate, key, starts[i], low, high)
		}
		bounds[i] = bound
		switch x.Hi {
		case low:
			units[i] = p.lowUnits[i]
		case high:
			units[i] = p.highUnits[i]
		default:
			whole, rest := unit.Count(x).Floor()
			if rest <= tie {
				rest = 0
			} else if rest >= 1-tie {
				rest = 1
			}
			units[i], rests[i] = int64(whole), rest
		}
	}
}

// reachable returns the whole units in the sum of the shares at a rate: the nearest number of them if the rate was
// rounded, for rows then keep their own sum.
func (p *pool) reachable(rate dd.Float) int64 {
	var total number.Accumulator
	for i := range p.Names {
		x, _ := p.at(i, rate)
		total.Add(x.Hi)
		total.Add(x.Lo)
	}
	whole, rest := p.Unit.Count(total.DoubleDouble()).Floor()
	if rest >= 1-tie || !p.RateUnit.IsZero() && rest >= 0.5-tie {
		whole++
	}
	return int64(whole)
}

// largestRemainder gives the units that whole parts leave to the largest remainders. Whoever lies within one millionth
// of the last of them is equal with it, and equals go by name.
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
	last := smallest(candidates[:some], some-count)
	above, equal := last+tie, last-tie
	p.order = p.order[:0]
	for i, rest := range rests {
		switch {
		case rest > above:
			units[i]++
			count--
		case rest >= equal:
			p.order = append(p.order, int32(i))
		}
	}
	p.giveByName(count)
}

// giveByName gives one unit each to the count rows of p.order that come first by name.
func (p *pool) giveByName(count int) {
	if count <= 0 {
		return
	}
	last := ""
	if count < len(p.order) {
		p.names = p.names[:0]
		for _, i := range p.order {
			p.names = append(p.names, p.Names[i])
		}
		last = smallest(p.names, count-1)
	}
	for _, i := range p.order {
		if count >= len(p.order) || p.Names[i] <= last {
			p.result.Units[i]++
		}
	}
}

// smallest returns the element of list that has n smaller ones, by Hoare's selection. It changes the order of list.
func smallest[T cmp.Ordered](list []T, n int) T {
	for {
		a, b, c := list[0], list[len(list)/2], list[len(list)-1]
		pivot := max(min(a, b), min(max(a, b), c)) // the median
		i, j := 0, len(list)-1
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
}
