package share

import (
	"cmp"

	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/number/dd"
)

// Workings are the steps on the way to a result, for those who explain it: the numbers that the solver used, not ones
// that are computed beside it. They hold for as long as they are not filled in anew.
type Workings struct {
	// Rate is λ to about 32 digits; where floors are scaled it is what they are multiplied by.
	Rate dd.Float
	// Shares are what rows get before they are rounded, in kroner: the floor, the cap, or start + λ·key.
	Shares []dd.Float
	// Held is what rows have together that λ does not move: those at their floor, at their cap, and without key. Start
	// and Keys are the sums of those that it moves, Free is how many they are. Unless the rate was rounded, or the rows
	// cannot take all of the amount, λ is (amount - Floors - Caps - Keyless - Start) / Keys. With nobody free it is where a row meets a limit.
	Floors, Caps, Keyless, Start, Keys dd.Float
	Free                               int
	// Rests are what remains of the shares beyond whole units, from 0 up to 1, and Places the places among those, 1 for
	// the largest, 0 where nothing remains; nil without rounding, or where each row is rounded alone.
	Rests  []float64
	Places []int
	// Spare is how many units the whole parts of the shares leave: as many of the places get one by largest remainder.
	Spare int64
	// Quotient is the rate at which the last unit was earned by a divisor method; 0 if none was.
	Quotient float64
	// Turns are the rows in the order of funding, with Rule.Ordered, and Before the money left when their turn came.
	Turns  []int32
	Before []float64
}

// explain fills in the workings of a pool that is shared by key.
func (p *pool) explain() {
	w := p.Workings
	if w == nil || p.stop != nil {
		return
	}
	n := p.Len()
	*w = Workings{Rate: p.rate, Shares: make([]dd.Float, n)}
	var floors, caps, keyless, start, keys number.Decimals
	for i, key := range p.Keys {
		x, bound := p.at(i)
		w.Shares[i] = x
		switch {
		case key == 0:
			keyless.Add(p.minimum(i))
		case bound == AtFloor:
			floors.Add(p.low[i])
		case bound == AtCap:
			caps.Add(p.high[i])
		default:
			start.Add(p.Start[i])
			keys.Add(key)
			w.Free++
		}
	}
	w.Floors, w.Caps, w.Keyless = number.Doubles(floors.Rat()), number.Doubles(caps.Rat()), number.Doubles(keyless.Rat())
	w.Start, w.Keys = number.Doubles(start.Rat()), number.Doubles(keys.Rat())
}

// explainRests fills in the places among remainders, when rows have the whole parts of their shares only.
func (p *pool) explainRests() {
	w := p.Workings
	if w == nil || p.stop != nil {
		return
	}
	p.explain()
	w.Rests, w.Places = append([]float64(nil), p.rest...), make([]int, p.Len())
	w.Spare = p.target
	var order []int32
	for i, rest := range w.Rests {
		w.Spare -= p.result.Units[i]
		if rest > 0 {
			order = append(order, int32(i))
		}
	}
	sort(p, order, func(a, b int32) int { return cmp.Or(p.byRemainder(a, b), cmp.Compare(p.Names[a], p.Names[b])) })
	for place, i := range order {
		w.Places[i] = place + 1
	}
}

// explainTurns fills in the workings of a pool that was funded in order.
func (p *pool) explainTurns() {
	w := p.Workings
	if w == nil || p.stop != nil {
		return
	}
	*w = Workings{Shares: make([]dd.Float, p.Len()), Turns: append([]int32(nil), p.order...)}
	var left number.Decimals
	left.Add(p.Amount)
	for _, low := range p.low {
		left.Subtract(low)
	}
	for _, i := range w.Turns {
		before, _ := left.Rat().Float64()
		w.Before = append(w.Before, before)
		w.Shares[i] = dd.Of(p.result.Amounts[i])
		left.Add(p.low[i])
		left.Subtract(p.result.Amounts[i])
	}
}
