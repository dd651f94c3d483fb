package share

import (
	"cmp"
	"math"

	"github.com/fordel-lang/fordel/engine/number/dd"
)

// seat is the next unit of a row with a divisor method: the rate at which the row earns it.
type seat struct {
	row  int32
	rate float64
	// second settles equal rates that are no ties: the first unit of every row where methods give one to all (the
	// largest key first), and the unit that a share without key is rounded up by (the largest remainder first).
	second float64
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

// bias bounds how far the method rounds up.
func (m Method) bias() float64 {
	switch m {
	case DHondt:
		return 0
	case SainteLague:
		return 0.5
	}
	return 1
}

// whole rounds x >= 0 the method's way.
func (r *Rule) whole(x float64) int64 {
	n := math.Floor(x)
	if x >= r.signpost(n) {
		n++
	}
	return int64(n)
}

// divisor gives out the units one by one to the row that earns its next one at the lowest rate, from a rate where too
// few units are given. Row i earns its unit n+1 at the rate where start + λ·key reaches signpost(n), inside its floor
// and cap. A share without key lies at one of the whole units beside it. Expects wholeParts.
func (p *pool) divisor() {
	for i, key := range p.Keys {
		switch {
		case key == 0:
			p.lowUnits[i] = p.result.Units[i]
			p.highUnits[i] = min(p.highUnits[i], p.lowUnits[i]+int64(math.Ceil(p.rest[i])))
		case p.full:
			p.lowUnits[i] = p.highUnits[i]
		}
	}
	left := p.target - p.headStart()
	p.seats = p.seats[:0]
	for i, n := range p.result.Units {
		if n < p.highUnits[i] {
			p.seats = append(p.seats, p.next(int32(i)))
		}
	}
	for i := len(p.seats)/2 - 1; i >= 0; i-- {
		if i%many == 0 && !p.work(many) {
			return
		}
		p.sink(i)
	}
	var last seat
	var signpost float64
	for ; left > 0 && len(p.seats) > 0; left-- {
		if left%many == 0 && !p.work(many) {
			return
		}
		last = p.seats[0]
		i := last.row
		signpost = p.signpost(float64(p.result.Units[i]))
		p.result.Units[i]++
		if p.result.Units[i] < p.highUnits[i] {
			p.seats[0] = p.next(i)
		} else {
			p.seats[0] = p.seats[len(p.seats)-1]
			p.seats = p.seats[:len(p.seats)-1]
		}
		p.sink(0)
	}
	if signpost > 0 && p.Keys[last.row] > 0 {
		p.settle(p.breakPoint(int(last.row), p.Unit.Float()*signpost))
	}
}

// headStart gives each row the units it has at a rate that is surely too low, and returns their sum.
func (p *pool) headStart() int64 {
	e := p.extremes()
	amount := p.Amount
	spare := float64(p.Method.bias()*float64(p.Len())) + 1
	p.Amount = p.Unit.Value(p.target) - float64(spare*p.Unit.Float())
	low := p.full || p.Amount <= e.least
	var rate dd.Float
	if !low {
		rate = p.solve(e)
	}
	p.Amount = amount
	total := int64(0)
	for i, key := range p.Keys {
		n := p.lowUnits[i]
		if !low && key > 0 {
			n = p.wholeAt(i, p.Unit.Count(dd.Of(p.Start[i]+float64(rate.Hi*key))).Hi)
		}
		p.result.Units[i] = n
		total += n
	}
	return total
}

// wholeAt rounds x units for row i, inside its floor and cap.
func (p *pool) wholeAt(i int, x float64) int64 {
	switch {
	case x <= float64(p.lowUnits[i]):
		return p.lowUnits[i]
	case x >= float64(p.highUnits[i]):
		return p.highUnits[i]
	}
	return max(p.lowUnits[i], min(p.whole(x), p.highUnits[i]))
}

// next returns the next unit of a row.
func (p *pool) next(i int32) seat {
	key, signpost := p.Keys[i], p.signpost(float64(p.result.Units[i]))
	if key > 0 {
		s := seat{row: i, rate: (float64(signpost*p.Unit.Float()) - p.Start[i]) / key}
		if signpost == 0 {
			s.second = -key
		}
		return s
	}
	// The method rounds a share without key up before all others, or down: then it comes after them.
	s := seat{i, math.Inf(1), -p.rest[i]}
	if float64(p.result.Units[i])+p.rest[i] >= signpost {
		s.rate = math.Inf(-1)
	}
	return s
}

// sink restores the heap, lowest rate first, below position i.
func (p *pool) sink(i int) {
	for {
		child := 2*i + 1
		if child >= len(p.seats) {
			return
		}
		if child+1 < len(p.seats) && p.earlier(p.seats[child+1], p.seats[child]) {
			child++
		}
		if !p.earlier(p.seats[child], p.seats[i]) {
			return
		}
		p.seats[i], p.seats[child] = p.seats[child], p.seats[i]
		i = child
	}
}

func (p *pool) earlier(a, b seat) bool {
	if c := cmp.Or(cmp.Compare(a.rate, b.rate), cmp.Compare(a.second, b.second)); c != 0 {
		return c < 0
	}
	return p.Names[a.row] < p.Names[b.row]
}

// settle looks again at all rows at the rate of the last unit given: who lies within one millionth of a unit of
// earning one there is equal with its owner, and equals go by name.
func (p *pool) settle(rate dd.Float) {
	left := p.target
	p.order = p.order[:0]
	for i, key := range p.Keys {
		if key > 0 {
			x := p.Unit.Count(rate.MulFloat(key).AddFloat(p.Start[i]))
			if n := p.tiedAt(i, x); n >= 0 {
				p.result.Units[i] = n
				p.order = append(p.order, int32(i))
			} else {
				p.result.Units[i] = p.wholeAt(i, x.Hi)
			}
		}
		left -= p.result.Units[i]
	}
	p.giveByName(int(left))
}

// tiedAt returns the units of row i, of which x counts, if it lies at the signpost of the next one; else -1.
func (p *pool) tiedAt(i int, x dd.Float) int64 {
	near := math.Floor(x.Hi)
	for n := max(near-1, 0); n <= near+1; n++ {
		post := p.signpost(n)
		if post > 0 && math.Abs(x.Hi-post+x.Lo) <= tie && int64(n) >= p.lowUnits[i] && int64(n) < p.highUnits[i] {
			return int64(n)
		}
	}
	return -1
}
