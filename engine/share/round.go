package share

import (
	"fmt"
	"math"

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
	total := p.wholeParts(rate)
	p.target = min(p.target, p.reachable(total))
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
		p.result.Units[i] = max(p.lowUnits[i], min(n, p.highUnits[i]))
		p.result.Bound[i] = bound
	}
	return nil
}

// wholeParts fills in the whole units of each row and, in p.rest, what remains, from 0 to 1. It returns the sum of
// the shares. A share within one millionth of a whole number counts as it: just above it remains nothing, just below
// it remains 1, so that it comes before all others.
func (p *pool) wholeParts(rate dd.Float) dd.Float {
	p.rest = room(p.rest, p.Len())
	var total number.Accumulator
	for i := range p.rest {
		x, bound := p.at(i, rate)
		p.result.Bound[i] = bound
		total.Add(x.Hi)
		total.Add(x.Lo)
		switch {
		case x.Hi == p.low[i]:
			p.result.Units[i] = p.lowUnits[i]
		case x.Hi == p.high[i]:
			p.result.Units[i] = p.highUnits[i]
		default:
			whole, rest := p.Unit.Count(x).Floor()
			if rest <= tie {
				rest = 0
			} else if rest >= 1-tie {
				rest = 1
			}
			p.result.Units[i], p.rest[i] = int64(whole), rest
		}
	}
	return total.DoubleDouble()
}

// reachable returns the whole units in the sum of the shares: the nearest number of them if the rate was rounded, for
// rows then keep their own sum.
func (p *pool) reachable(total dd.Float) int64 {
	whole, rest := p.Unit.Count(total).Floor()
	if rest >= 1-tie || !p.RateUnit.IsZero() && rest >= 0.5-tie {
		whole++
	}
	return int64(whole)
}

// largestRemainder gives the units that whole parts leave to the largest remainders.
//
// More money can lower a share by one unit here (the Alabama paradox); with the divisor methods it cannot.
func (p *pool) largestRemainder() {
	left := p.target
	p.order = p.order[:0]
	for i, n := range p.result.Units {
		left -= n
		if p.rest[i] > 0 && n < p.highUnits[i] {
			p.order = append(p.order, int32(i))
		}
	}
	if left <= 0 {
		return
	}
	for _, i := range p.first(int(min(left, int64(len(p.order))))) {
		p.result.Units[i]++
	}
}

// first returns the count rows of p.order with the largest remainders. Whoever lies within one millionth of the last
// of them is equal with it, and equals go by name.
func (p *pool) first(count int) []int32 {
	order := p.order
	if count == len(order) {
		return order
	}
	partition(order, count, func(a, b int32) bool { return p.rest[a] > p.rest[b] })
	least := math.Inf(1)
	for _, i := range order[:count] {
		least = min(least, p.rest[i])
	}
	// Sure winners to the front, then those equal to the last, then the rest.
	sure, equal := 0, 0
	for at, i := range order {
		switch d := p.rest[i] - least; {
		case d > tie:
			order[at], order[equal] = order[equal], order[at]
			order[equal], order[sure] = order[sure], order[equal]
			sure++
			equal++
		case d >= -tie:
			order[at], order[equal] = order[equal], order[at]
			equal++
		}
	}
	partition(order[sure:equal], count-sure, func(a, b int32) bool { return p.Names[a] < p.Names[b] })
	return order[:count]
}

// partition puts the count first elements by less in front, in any order (Hoare's selection).
func partition(list []int32, count int, less func(a, b int32) bool) {
	for count > 0 && count < len(list) {
		pivot := median(list[0], list[len(list)/2], list[len(list)-1], less)
		i, j := 0, len(list)-1
		for i <= j {
			for less(list[i], pivot) {
				i++
			}
			for less(pivot, list[j]) {
				j--
			}
			if i <= j {
				list[i], list[j] = list[j], list[i]
				i++
				j--
			}
		}
		switch {
		case count <= j:
			list = list[:j+1]
		case count < i:
			return
		default:
			list, count = list[i:], count-i
		}
	}
}

func median(a, b, c int32, less func(a, b int32) bool) int32 {
	if less(b, a) {
		a, b = b, a
	}
	switch {
	case less(c, a):
		return a
	case less(c, b):
		return c
	}
	return b
}
