package share

import (
	"cmp"
	"slices"

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
	// Unrounded is λ before it was rounded to a unit; zero where it is not.
	Unrounded dd.Float
	// Low and High are what rows get at least and at most: floors and caps in whole units, +Inf for no cap.
	Low, High []float64
	// Fine says that numbers count as the decimals that they show, not as the doubles that they are: λ and the shares
	// come from fractions.
	Fine bool
	// Topped says that there is more than the rows can take: those with a key have their cap, whatever λ.
	Topped bool
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
	*w = Workings{Rate: p.rate, Shares: make([]dd.Float, n), Fine: p.fine, Topped: p.topped, Unrounded: p.unrounded}
	floors, caps, keyless, start, keys := total{fine: p.fine}, total{fine: p.fine}, total{fine: p.fine}, total{fine: p.fine}, total{fine: p.fine}
	for i, key := range p.Keys {
		x, bound := p.at(i)
		w.Shares[i] = x
		switch {
		case key == 0:
			keyless.add(p.minimum(i))
		case bound == AtFloor:
			floors.add(p.low[i])
		case bound == AtCap:
			caps.add(p.high[i])
		default:
			start.add(p.Start[i])
			keys.add(key)
			w.Free++
		}
	}
	w.Floors, w.Caps, w.Keyless, w.Start, w.Keys = floors.sum(), caps.sum(), keyless.sum(), start.sum(), keys.sum()
	w.explainLimits(p)
}

// explainLimits fills in what holds of the rows before λ is known.
func (w *Workings) explainLimits(p *pool) {
	w.Low, w.High = slices.Clone(p.low), slices.Clone(p.high)
	if p.minima != nil { // floors that were scaled are keys
		w.Low = slices.Clone(p.minima)
	}
}

// total is a sum of numbers, as the solver takes them when λ comes from doubles or from fractions.
type total struct {
	fine     bool
	doubles  number.Accumulator
	decimals number.Decimals
}

func (t *total) add(x float64) {
	if t.fine {
		t.decimals.Add(x)
		return
	}
	t.doubles.Add(x)
}

func (t *total) sum() dd.Float {
	if t.fine {
		return number.Doubles(t.decimals.Rat())
	}
	return t.doubles.DoubleDouble()
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
	w.explainLimits(p)
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
