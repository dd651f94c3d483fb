package share

import (
	"cmp"
	"math"

	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/number/dd"
)

// largest is the size that numbers may have, so that no product of three leaves the range of a double.
const largest = 1e90

// validate looks at everything that does not depend on rounding.
func (p *pool) validate() error {
	n := p.Len()
	columns := []struct {
		name     string
		values   []float64
		required bool
	}{
		{"key", p.Keys, !p.Ordered}, {"rank", p.Rank, p.Ordered}, {"start", p.Start, false},
		{"floor", p.Floor, false}, {"cap", p.Cap, false},
	}
	for _, c := range columns {
		if len(c.values) != n && (c.required || c.values != nil) {
			return &LengthError{c.name, len(c.values), n}
		}
		if ordinary(c.values) {
			continue
		}
		for _, x := range c.values {
			if !usable(c.name, x) {
				return &UnusableError{c.name, p.entries(c.values, func(x float64) bool { return !usable(c.name, x) })}
			}
		}
	}
	switch {
	case !(math.Abs(p.Amount) <= largest):
		return &UnusableError{"amount", []Entry{{-1, "", p.Amount}}}
	case p.Amount < 0:
		return &NegativeAmount{p.Amount}
	}
	if p.Ordered || ordinary(p.Keys) {
		return nil
	}
	if bad := p.entries(p.Keys, func(x float64) bool { return x < 0 }); bad != nil {
		return &NegativeKey{bad}
	}
	return nil
}

// ordinary reports whether all values are usable in any column and none is below zero. Doubles above zero have the
// order of their bits, so that is one comparison a value.
func ordinary(values []float64) bool {
	least, most := math.Float64bits(1/largest), math.Float64bits(largest)
	for _, x := range values {
		if bits := math.Float64bits(x); bits-least > most-least && bits != 0 {
			return false
		}
	}
	return true
}

// usable reports whether products of three such numbers stay in the range of a double.
func usable(column string, x float64) bool {
	size := math.Abs(x)
	switch column {
	case "cap":
		return size <= largest || x > 0 // +Inf is no cap
	case "key":
		return size <= largest && (size >= 1/largest || x == 0)
	}
	return size <= largest
}

// entries returns the rows whose value is bad, by name.
func (p *pool) entries(values []float64, bad func(float64) bool) []Entry {
	var list []Entry
	for i, x := range values {
		if bad(x) {
			list = append(list, Entry{i, p.Names[i], x})
		}
	}
	sort(p, list, func(a, b Entry) int { return cmp.Compare(a.Name, b.Name) })
	return list
}

// limits fills in what each row gets at least and at most: floors rounded up and caps rounded down to the unit.
func (p *pool) limits() error {
	n := p.Len()
	p.low, p.high = sized(p.low, n), sized(p.high, n)
	lows, highs, rows := p.low, p.high[:n], p.Rows
	crossed := false
	for i := range lows {
		floor, ceiling := rows.limits(i)
		if ceiling < floor {
			crossed = crossed || !number.Equal(ceiling, floor)
			ceiling = floor
		}
		lows[i], highs[i] = floor, ceiling
	}
	if crossed {
		return p.crossing(0, func(_ int, l Limits) bool { return l.Cap < l.Floor && !number.Equal(l.Cap, l.Floor) })
	}
	if !p.Unit.IsZero() && !p.roundLimits() {
		return p.crossing(p.Unit.Float(), func(i int, _ Limits) bool { return p.highUnits[i] < p.lowUnits[i] })
	}
	return nil
}

// limits returns the floor and the cap of row i as they are before rounding.
func (r *Rows) limits(i int) (floor, ceiling float64) {
	ceiling = math.Inf(1)
	if r.Floor != nil && r.Floor[i] > 0 {
		floor = r.Floor[i]
	}
	if r.Cap != nil {
		ceiling = r.Cap[i]
	}
	return floor, ceiling
}

// roundLimits rounds the limits to the unit; it is false if some cross by that. What is more than can be counted stays
// as it is: it exceeds the amount, which can be.
func (p *pool) roundLimits() bool {
	n := p.Len()
	p.lowUnits, p.highUnits = sized(p.lowUnits, n), sized(p.highUnits, n)
	lows, highs, lowUnits, highUnits := p.low, p.high[:n], p.lowUnits[:n], p.highUnits[:n]
	unit, fit := p.Unit, true
	for i, low := range lows {
		least, most := int64(0), int64(number.MaxUnits)
		if low != 0 {
			least = number.MaxUnits
			if n, err := unit.Ceil(low); err == nil {
				least, lows[i] = n, unit.Value(n)
			}
		}
		if high := highs[i]; high <= largest {
			if n, err := unit.Floor(high); err == nil {
				most, highs[i] = n, unit.Value(n)
			}
		}
		fit = fit && most >= least
		lowUnits[i], highUnits[i] = least, most
	}
	return fit
}

// crossing returns the error for rows whose cap is below their floor, with the unit that made it so.
func (p *pool) crossing(unit float64, crosses func(int, Limits) bool) error {
	var rows []Limits
	for i, name := range p.Names {
		floor, ceiling := p.Rows.limits(i)
		if l := (Limits{i, name, floor, ceiling}); crosses(i, l) {
			rows = append(rows, l)
		}
	}
	sort(p, rows, func(a, b Limits) int { return cmp.Compare(a.Name, b.Name) })
	return &CapBelowFloor{rows, unit}
}

// minimum returns the least that row i can get: its floor, or its start within the limits if it has no key.
func (p *pool) minimum(i int) float64 {
	if p.Keys[i] > 0 {
		return p.low[i]
	}
	return max(p.low[i], min(p.Start[i], p.high[i]))
}

// extremes are exact sums over all rows.
type extremes struct {
	least, most float64 // what rows get at least and at most; most is +Inf if a row with a key has no cap
	keys, start dd.Float
}

func (p *pool) extremes() extremes {
	var least, most, keys, start number.Accumulator
	keys.AddAll(p.Keys)
	if p.started {
		start.AddAll(p.Start)
	}
	n := p.Len()
	p.terms, p.others = sized(p.terms, n), sized(p.others, n)
	lows, highs, lowers, uppers := p.low[:n], p.high[:n], p.terms[:n], p.others[:n]
	unlimited := false
	for i, key := range p.Keys[:n] {
		lower, upper := lows[i], highs[i]
		if key == 0 {
			lower = p.minimum(i)
			upper = lower
		}
		unlimited = unlimited || upper > largest
		lowers[i], uppers[i] = lower, upper
	}
	least.AddAll(lowers)
	e := extremes{least.Sum(), math.Inf(1), keys.DoubleDouble(), start.DoubleDouble()}
	if !unlimited {
		most.AddAll(uppers)
		e.most = most.Sum()
	}
	return e
}

// exceeds reports whether there is more money, in whole units, than the most that rows can take.
func (p *pool) exceeds(most float64) bool {
	whole := p.Amount
	if !p.Unit.IsZero() {
		whole = p.Unit.Value(p.target)
	}
	return number.Compare(most, whole) < 0
}

// surplus returns the error for an amount that exceeds what rows can take.
func (p *pool) surplus(e extremes) error {
	if e.keys.Hi == 0 {
		return &NoKeys{Amount: number.Difference(p.Amount, e.most), Rows: p.Len()}
	}
	var rows []Entry
	for i, key := range p.Keys {
		if key > 0 {
			rows = append(rows, Entry{i, p.Names[i], p.high[i]})
		}
	}
	p.sortBySize(rows)
	return &Surplus{e.most, p.Amount, rows}
}

// shortfall returns the error for minima that exceed the amount.
func (p *pool) shortfall(e extremes) error {
	var rows []Entry
	for i := range p.Keys {
		if least := p.minimum(i); least > 0 {
			rows = append(rows, Entry{i, p.Names[i], least})
		}
	}
	p.sortBySize(rows)
	return &Shortfall{e.least, p.Amount, rows}
}

// sortBySize puts the largest first.
func (p *pool) sortBySize(list []Entry) {
	sort(p, list, func(a, b Entry) int { return cmp.Or(cmp.Compare(b.Value, a.Value), cmp.Compare(a.Name, b.Name)) })
}
