package share

import (
	"math"
	"slices"

	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/number/dd"
)

// largest is the size that numbers may have, so that no product of three leaves the range of a double.
const largest = 1e90

// validate looks at everything that does not depend on rounding.
func validate(rows Rows, rule Rule) error {
	n := rows.Len()
	columns := []struct {
		name     string
		values   []float64
		required bool
	}{
		{"key", rows.Keys, !rule.Ordered}, {"rank", rows.Rank, rule.Ordered}, {"start", rows.Start, false},
		{"floor", rows.Floor, false}, {"cap", rows.Cap, false},
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
				return &UnusableError{c.name, rows.entries(c.values, func(x float64) bool { return !usable(c.name, x) })}
			}
		}
	}
	switch {
	case !(math.Abs(rule.Amount) <= largest):
		return &UnusableError{"amount", []Entry{{-1, "", rule.Amount}}}
	case rule.Amount < 0:
		return &NegativeAmount{rule.Amount}
	}
	if n > 0 && !rule.Ordered && slices.Min(rows.Keys) < 0 {
		return &NegativeKey{rows.entries(rows.Keys, func(x float64) bool { return x < 0 })}
	}
	return nil
}

// ordinary reports whether all values are usable in any column.
func ordinary(values []float64) bool {
	for _, x := range values {
		if x != 0 && !(x >= 1/largest && x <= largest) {
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
func (r Rows) entries(values []float64, bad func(float64) bool) []Entry {
	var list []Entry
	for i, x := range values {
		if bad(x) {
			list = append(list, Entry{i, r.Names[i], x})
		}
	}
	sortByName(list)
	return list
}

// limits fills in what each row gets at least and at most: floors rounded up and caps rounded down to the unit.
func (p *pool) limits() error {
	n := p.Len()
	p.low, p.high = room(p.low, n), room(p.high, n)
	if !p.Unit.IsZero() {
		p.lowUnits, p.highUnits = room(p.lowUnits, n), room(p.highUnits, n)
	}
	var crossed, rounding []Limits
	for i := range n {
		floor, ceiling := p.given(i)
		p.low[i], p.high[i] = floor, max(floor, ceiling)
		switch {
		case ceiling < floor && !number.Equal(ceiling, floor):
			crossed = append(crossed, Limits{i, p.Names[i], floor, ceiling})
		case !p.Unit.IsZero() && !p.roundLimits(i):
			rounding = append(rounding, Limits{i, p.Names[i], floor, ceiling})
		}
	}
	if crossed != nil {
		sortLimits(crossed)
		return &CapBelowFloor{Rows: crossed}
	}
	if rounding != nil {
		sortLimits(rounding)
		return &CapBelowFloor{Rows: rounding, Unit: p.Unit.Float()}
	}
	return nil
}

// given returns the floor and the cap of row i as they are before rounding.
func (p *pool) given(i int) (floor, ceiling float64) {
	ceiling = math.Inf(1)
	if p.Floor != nil {
		floor = max(p.Floor[i], 0)
	}
	if p.Cap != nil {
		ceiling = p.Cap[i]
	}
	return floor, ceiling
}

// roundLimits rounds the limits of row i to the unit; it is false if they cross by that. What is more than can be
// counted stays as it is: it exceeds the amount, which can be.
func (p *pool) roundLimits(i int) bool {
	p.highUnits[i] = number.MaxUnits
	if p.low[i] != 0 {
		p.lowUnits[i] = number.MaxUnits
		if n, err := p.Unit.Ceil(p.low[i]); err == nil {
			p.lowUnits[i], p.low[i] = n, p.Unit.Value(n)
		}
	}
	if p.high[i] <= largest {
		if n, err := p.Unit.Floor(p.high[i]); err == nil {
			p.highUnits[i], p.high[i] = n, p.Unit.Value(n)
		}
	}
	return p.highUnits[i] >= p.lowUnits[i]
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
	unlimited := false
	for i, key := range p.Keys {
		lower := p.minimum(i)
		upper := lower
		if key > 0 {
			upper = p.high[i]
		}
		if lower != 0 {
			least.Add(lower)
		}
		if unlimited = unlimited || upper > largest; !unlimited {
			most.Add(upper)
		}
	}
	e := extremes{least.Sum(), most.Sum(), keys.DoubleDouble(), start.DoubleDouble()}
	if unlimited {
		e.most = math.Inf(1)
	}
	return e
}

// surplus returns an error if there is more money, in whole units, than the rows can take.
func (p *pool) surplus(e extremes) error {
	whole := p.Amount
	if !p.Unit.IsZero() {
		whole = p.Unit.Value(p.target)
	}
	if number.Compare(e.most, whole) >= 0 {
		return nil
	}
	if e.keys.Hi == 0 {
		return &NoKeys{Amount: number.Difference(p.Amount, e.most), Rows: p.Len()}
	}
	var rows []Entry
	for i, key := range p.Keys {
		if key > 0 {
			rows = append(rows, Entry{i, p.Names[i], p.high[i]})
		}
	}
	sortBySize(rows)
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
	sortBySize(rows)
	return &Shortfall{e.least, p.Amount, rows}
}
