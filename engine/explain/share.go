package explain

import (
	"math/big"
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/number/dd"
	"github.com/fordel-lang/fordel/engine/share"
)

// rounding says how the share of a row became whole units.
func (g *shared) rounding(s *spot, i int) {
	r, w := g.group.Rule, &g.group.Workings
	if r.Unit.IsZero() {
		return
	}
	units := g.group.Result.Units[i]
	s.note("unit", "unit", r.Unit.Float(), "units", float64(units))
	switch {
	case r.Ordered:
		s.Op = "turn"
	case r.Method == share.Each:
		s.Op = "each"
	case r.Method == share.LargestRemainder:
		s.Op = "largest_remainder"
		g.remainder(s, i)
	default:
		s.Op = r.Method.String()
		s.note("quotient", "rate", w.Quotient, "first_divisor", r.FirstDivisor)
	}
}

// remainder is the place of a row among the largest remainders.
func (g *shared) remainder(s *spot, i int) {
	w, result := &g.group.Workings, g.group.Result
	place, got := w.Places[i], 0
	if place > 0 && int64(place) <= w.Spare {
		got = 1
	}
	some := 0
	for _, p := range w.Places {
		if p > 0 {
			some++
		}
	}
	s.note("remainder", "whole", float64(result.Units[i])-float64(got), "rest", w.Rests[i], "place", place, "of", some, "spare", float64(w.Spare), "got", got == 1)
	if t := result.Tie; t.First > 0 && slices.Contains(t.Rows, int32(i)) {
		var in, out []string
		for _, row := range t.Rows {
			name := g.rowName(int(row))
			if int64(w.Places[row]) <= w.Spare {
				in = append(in, name)
			} else {
				out = append(out, name)
			}
		}
		s.note("tie", "equal", len(t.Rows), "first", t.First, "in", joined(in), "out", joined(out))
	}
}

// unitOf is a rounding unit as a number; 0 for none.
func unitOf(u number.Unit) float64 {
	if u.IsZero() {
		return 0
	}
	return u.Float()
}

// joined is names as one text: a program that wants them one by one asks the rows.
func joined(names []string) string {
	slices.Sort(names)
	out := ""
	for i, name := range names {
		if i > 0 {
			out += ", "
		}
		out += name
	}
	return out
}

// share is what a row gets before it is rounded to whole units.
func (g *shared) share(id string, i int) *spot {
	w, result := &g.group.Workings, g.group.Result
	s := &spot{Node: Node{ID: id, Kind: Share, Label: g.x.word("share"), Row: g.rowName(i), Unit: g.unit(), Source: g.x.rules(g.step.Decl.Where())}}
	s.exactly(g.kind(), w.Shares[i])
	s.note("bound", "bound", result.Bound[i].String())
	row := g.row(i)
	a := on(g.step.To, row)
	if g.step.Filter != nil {
		s.add("where", func(id string) *spot { return g.x.expr(id, g.step.Filter, a) })
	}
	if cut, ok := g.x.pools[g.step].Cuts[row]; ok {
		s.add("only", func(id string) *spot { return g.x.only(id, g.step, cut, row) })
	}
	switch {
	case g.group.Rule.Ordered:
		s.Kind, s.Op = Turn, "turn"
		g.turn(s, i)
	case result.Scaling != 1:
		s.Op = "scaled"
		s.add("scale", func(string) *spot { return g.scale() })
		s.deciding(true)
		g.limit(s, "floor", i)
	default:
		g.keyed(s, i, a)
	}
	return s
}

// keyed is a share by key: the rate times the key on top of a start, between floor
// and cap.
func (g *shared) keyed(s *spot, i int, a at) {
	w := &g.group.Workings
	s.Op = "rate"
	if w.Fine {
		s.Op = "rate_decimal"
	}
	bound := g.group.Result.Bound[i]
	grown := w.Shares[i]
	switch {
	case bound == share.AtFloor:
		s.Op = "at_floor"
	case bound == share.AtCap:
		s.Op = "at_cap"
	case grown != g.grown(i) && grown == dd.Of(w.Low[i]):
		s.Op = "meets_floor"
	case grown != g.grown(i) && grown == dd.Of(w.High[i]):
		s.Op = "meets_cap"
	}
	s.add("rate", func(string) *spot { return g.figure(g.step.Rate) })
	s.deciding(bound == share.None)
	s.add("key", func(id string) *spot { return g.x.expr(id, g.step.Key, a) })
	s.add("keys", func(string) *spot { return g.held("all_keys", heldBy["all_keys"]) })
	if g.step.Start != nil {
		s.add("start", func(id string) *spot { return g.x.expr(id, g.step.Start, a) })
	}
	if g.step.Floor != nil {
		g.limit(s, "floor", i)
		s.deciding(bound == share.AtFloor)
	}
	if g.step.Cap != nil {
		g.limit(s, "cap", i)
		s.deciding(bound == share.AtCap)
	}
}

// grown is the rate times the key on top of the start, as the solver has it.
func (g *shared) grown(i int) dd.Float {
	w, p := &g.group.Workings, g.group.Problem
	if w.Fine {
		return w.Rate.Mul(number.Decimal(p.Keys[i])).Add(number.Decimal(at0(p.Start, i)))
	}
	return w.Rate.MulFloat(p.Keys[i]).AddFloat(at0(p.Start, i))
}

// limit adds the floor or cap of a row.
func (g *shared) limit(s *spot, name string, i int) {
	s.add(name, func(id string) *spot { return g.limitOf(id, name, i) })
}

func (g *shared) limitOf(id, name string, i int) *spot {
	w := &g.group.Workings
	e, value := g.step.Floor, w.Low[i]
	if name == "cap" {
		e, value = g.step.Cap, w.High[i]
	}
	s := &spot{Node: Node{ID: id, Kind: Limit, Op: name, Label: g.x.word(name), Row: g.rowName(i), Unit: g.unit()}}
	s.number(g.kind(), value)
	s.note("unit", "unit", unitOf(g.group.Rule.Unit))
	if e == nil {
		return s
	}
	a := on(g.step.To, g.row(i))
	s.Formula, s.Filled, s.Source = g.x.text(e.At), g.x.filled(e, a), g.x.rules(e.At)
	s.add("limit", func(id string) *spot { return g.x.expr(id, e, a) })
	return s
}

// turn is what a row takes when its turn comes.
func (g *shared) turn(s *spot, i int) {
	w, r := &g.group.Workings, g.group.Rule
	place := slices.Index(w.Turns, int32(i))
	s.note("turn", "place", place+1, "of", len(w.Turns), "whole", r.Whole, "lowest", r.Lowest)
	s.note("unit", "unit", unitOf(r.Unit))
	s.note("before", "money", w.Before[place], "stopped", r.Whole && g.stoppedBefore(place))
	s.add("by", func(id string) *spot { return g.x.expr(id, g.step.First.By, on(g.step.To, g.row(i))) })
	s.add("floor", func(id string) *spot { return g.limitOf(id, "floor", i) })
	s.add("cap", func(id string) *spot { return g.limitOf(id, "cap", i) })
}

// stoppedBefore reports whether funding ended before a turn, at a row for whose whole
// cap there was not enough.
func (g *shared) stoppedBefore(place int) bool {
	w := &g.group.Workings
	for _, i := range w.Turns[:place] {
		if g.group.Result.Amounts[i] < w.High[i] {
			return true
		}
	}
	return false
}

// scale is what floors are multiplied by to fit in the amount.
func (g *shared) scale() *spot {
	w := &g.group.Workings
	s := &spot{Node: Node{ID: g.id("scale"), Kind: Scale, Label: g.x.word("scale"), Unit: "share"}}
	s.exactly(check.Number, w.Rate)
	s.add("amount", func(string) *spot { return g.figure(g.step.Given) })
	s.add("floors", func(string) *spot { return g.held("all_floors", heldBy["all_floors"]) })
	return s
}

// rate says what a point of the key gives.
func (g *shared) rate(s *spot) {
	w, r := &g.group.Workings, g.group.Rule
	s.Kind = Rate
	s.Exact = []float64{w.Rate.Hi, w.Rate.Lo}
	switch {
	case r.Ordered, g.group.Result.Scaling != 1, len(g.group.Rows) == 0:
		s.Op, s.Exact = "none", nil
		return
	case !r.RateUnit.IsZero():
		s.Op = "rounded"
		s.note("unit", "unit", r.RateUnit.Float())
		s.add("unrounded", func(id string) *spot { return g.unrounded(id) })
		return
	}
	s.add("amount", func(string) *spot { return g.figure(g.step.Given) })
	if w.Free > 0 {
		s.Op = "quotient"
		if w.Fine {
			s.Op = "quotient_decimal"
		}
		for _, name := range []string{"floors", "caps", "keyless", "start", "keys"} {
			s.add(name, func(string) *spot { return g.held(name, heldBy[name]) })
		}
		return
	}
	g.meets(s)
}

// meets is a rate at which no row lies between its floor and its cap: it is that at
// which the last one meets a limit.
func (g *shared) meets(s *spot) {
	w, p := &g.group.Workings, g.group.Problem
	s.Op = "zero"
	if w.Rate.Hi == 0 {
		return
	}
	s.Op = "meets"
	if w.Fine {
		s.Op = "meets_decimal"
	}
	for i, key := range p.Keys {
		for _, name := range []string{"floor", "cap"} {
			limit := w.Low[i]
			if name == "cap" {
				limit = w.High[i]
			}
			if key > 0 && !infinite(limit) && meets(limit, at0(p.Start, i), key, w.Fine) == w.Rate {
				row := g.row(i)
				s.note("meets", "row", g.x.keyOf(g.step.To, row), "name", g.x.rowLabel(g.step.To, row), "limit", name, "full", g.group.Result.Full)
				s.add("limit", func(id string) *spot { return g.limitOf(id, name, i) })
				s.add("key", func(id string) *spot { return g.x.expr(id, g.step.Key, on(g.step.To, row)) })
				if g.step.Start != nil {
					s.add("start", func(id string) *spot { return g.x.expr(id, g.step.Start, on(g.step.To, row)) })
				}
				return
			}
		}
	}
}

// meets is the rate at which a row meets a limit.
func meets(limit, start, key float64, fine bool) dd.Float {
	if fine {
		x := new(big.Rat).Sub(number.Exact(limit), number.Exact(start))
		return number.Doubles(x.Quo(x, number.Exact(key)))
	}
	return dd.Sum(limit, -start).Div(dd.Of(key))
}

// unrounded is the rate before it is rounded down.
func (g *shared) unrounded(id string) *spot {
	s := &spot{Node: Node{ID: id, Kind: Taken, Op: "rate", Label: g.x.word("unrounded"), Unit: g.x.unit(g.rateType(), false)}}
	return s.exactly(g.rateType().Kind, g.group.Workings.Unrounded)
}

// holding says which rows a sum is over, and what of each.
type holding struct {
	in   func(g *shared, i int) bool
	of   func(g *shared, i int) float64
	what string // "share", "key" or "start": the node of a row
}

// heldBy are the sums of a pool by their names.
var heldBy = map[string]holding{
	"floors":  {func(g *shared, i int) bool { return g.keyOf(i) > 0 && g.bound(i) == share.AtFloor }, (*shared).shareOf, "share"},
	"caps":    {func(g *shared, i int) bool { return g.keyOf(i) > 0 && g.bound(i) == share.AtCap }, (*shared).shareOf, "share"},
	"keyless": {func(g *shared, i int) bool { return g.keyOf(i) == 0 }, (*shared).shareOf, "share"},
	"start":   {(*shared).free, func(g *shared, i int) float64 { return at0(g.group.Problem.Start, i) }, "start"},
	"keys":    {(*shared).free, (*shared).keyOf, "key"},

	"all_start":  {everybody, func(g *shared, i int) float64 { return at0(g.group.Problem.Start, i) }, "start"},
	"all_keys":   {everybody, (*shared).keyOf, "key"},
	"all_floors": {everybody, func(g *shared, i int) float64 { return g.group.Workings.Low[i] }, "floor"},
}

func everybody(*shared, int) bool { return true }

func (g *shared) keyOf(i int) float64       { return at0(g.group.Problem.Keys, i) }
func (g *shared) shareOf(i int) float64     { return g.group.Workings.Shares[i].Hi }
func (g *shared) bound(i int) share.Bound   { return g.group.Result.Bound[i] }
func (g *shared) free(i int) bool           { return g.keyOf(i) > 0 && g.bound(i) == share.None }
func (g *shared) decimals(name string) bool { return g.group.Workings.Fine && name[:2] != "al" }

// held is the sum of what some rows have.
func (g *shared) held(name string, h holding) *spot {
	kind, unit := g.kind(), g.unit()
	if h.what == "key" && g.step.Key != nil {
		kind, unit = g.step.Key.Type.Kind, g.x.unit(g.step.Key.Type, false)
	}
	s := &spot{Node: Node{ID: g.id(name), Kind: Held, Op: h.what, Label: g.x.word(name), Unit: unit}}
	var doubles number.Accumulator
	var exact number.Decimals
	rows := g.rows(func(i int) bool {
		in := h.in(g, i)
		if in {
			doubles.Add(h.of(g, i))
			exact.Add(h.of(g, i))
		}
		return in
	})
	sum := doubles.DoubleDouble()
	if g.decimals(name) {
		s.note("decimal")
		sum = number.Doubles(exact.Rat())
	}
	s.exactly(kind, sum)
	g.list(s, rows, func(row int, id string) *spot { return g.heldRow(h.what, row, id) })
	return s
}

// heldRow is what one row adds to a sum.
func (g *shared) heldRow(what string, row int, id string) *spot {
	i := g.group.At(row)
	a := on(g.step.To, row)
	switch what {
	case "share":
		return g.share(CellID(g.step.To.Name, g.step.Column.Name, g.x.keyOf(g.step.To, row))+"/share", i)
	case "floor":
		return g.limitOf(id, "floor", i)
	case "start":
		if g.step.Start != nil {
			return g.x.expr(id, g.step.Start, a)
		}
	case "key":
		return g.x.expr(id, g.step.Key, a)
	}
	s := &spot{Node: Node{ID: id, Kind: Const, Label: g.x.word("start"), Row: g.rowName(i), Unit: g.unit()}}
	return s.number(g.kind(), 0)
}
