package explain_test

import (
	"fmt"
	"math"
	"math/big"
	"strconv"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/measure"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/number/dd"
	"github.com/fordel-lang/fordel/engine/share"
)

func unit(x float64) number.Unit {
	if x == 0 {
		return number.Unit{}
	}
	u, err := number.NewUnit(x)
	if err != nil {
		panic(err)
	}
	return u
}

// round is an amount in whole units.
func (s step) round() float64 {
	u := unit(s.noted("unit", "unit"))
	if s.Op == "positions" {
		if s.x("amount") == 0 {
			return 0
		}
		return wholes(s.x("amount")/s.x("pay"), u)
	}
	exact := s.double("share")
	if _, ok := s.one("amount"); ok && len(s.all("share")) == 0 { // of a grant
		return wholes(s.x("amount"), u)
	}
	switch s.Op {
	case "none":
		return exact.Hi
	case "turn":
		return exact.Hi
	case "each":
		whole, rest := u.Count(exact).Floor()
		if rest >= 0.5-1e-12 {
			whole++
		}
		return u.Value(int64(whole))
	case "largest_remainder":
		whole, rest := u.Count(exact).Floor()
		if rest > 1-1e-9 || rest < 1e-9 {
			whole = math.Round(u.Count(exact).Hi)
			if s.noted("remainder", "rest") > 0.5 { // just below a whole unit
				whole--
			}
		}
		if place := s.noted("remainder", "place"); place > 0 && place <= s.noted("remainder", "spare") {
			whole++
		}
		return u.Value(int64(whole))
	}
	return u.Value(int64(s.noted("unit", "units"))) // of a divisor method: the solver's own, held by the tests of package share
}

func wholes(x float64, u number.Unit) float64 {
	if u.IsZero() {
		return x
	}
	n, err := u.Round(x)
	if err != nil {
		panic(err)
	}
	return u.Value(n)
}

func (s step) share() float64 {
	rate, key, start := s.double("rate"), s.x("key"), s.x("start")
	switch s.Op {
	case "rate":
		return rate.MulFloat(key).AddFloat(start).Hi
	case "rate_decimal":
		return rate.Mul(number.Decimal(key)).Add(number.Decimal(start)).Hi
	case "scaled":
		return s.double("scale").MulFloat(s.x("floor")).Hi
	case "at_floor", "meets_floor":
		return s.x("floor")
	}
	return s.x("cap")
}

func (s step) limit() (check.Const, bool) {
	v, said := s.one("limit")
	if !said {
		return check.Const{}, false
	}
	x, u := v.Number, unit(s.noted("unit", "unit"))
	if s.Op == "floor" {
		x = max(x, 0)
	}
	if u.IsZero() {
		return s.number(x), true
	}
	round := u.Ceil
	if s.Op == "cap" {
		round = u.Floor
	}
	n, err := round(x)
	if err != nil {
		return s.number(x), true
	}
	return s.number(u.Value(n)), true
}

func (s step) rate() float64 {
	switch s.Op {
	case "none", "zero":
		return 0
	case "rounded":
		u := unit(s.noted("unit", "unit")).Rat()
		exact := new(big.Rat).Add(new(big.Rat).SetFloat64(s.double("unrounded").Hi), new(big.Rat).SetFloat64(s.double("unrounded").Lo))
		n := new(big.Rat).Quo(exact, u)
		whole := new(big.Int).Div(n.Num(), n.Denom())
		x, _ := new(big.Rat).Mul(u, new(big.Rat).SetInt(whole)).Float64()
		return x
	case "meets":
		return dd.Sum(s.x("limit"), -s.x("start")).Div(dd.Of(s.x("key"))).Hi
	}
	if s.Op == "meets_decimal" {
		x := new(big.Rat).Sub(number.Exact(s.x("limit")), number.Exact(s.x("start")))
		return number.Doubles(x.Quo(x, number.Exact(s.x("key")))).Hi
	}
	left := dd.Of(number.Show15(s.x("amount")))
	if s.Op == "quotient_decimal" {
		left = number.Decimal(s.x("amount"))
	}
	for _, name := range []string{"floors", "caps", "keyless", "start"} {
		left = left.Sub(s.double(name))
	}
	return left.Div(s.double("keys")).Hi
}

func (s step) rate0() float64 {
	if s.x("keys") == 0 {
		return 0
	}
	return dd.Of(s.x("amount")).Sub(s.double("start")).Div(s.double("keys")).Hi
}

func (s step) held() float64 {
	if s.Has("decimal") {
		var sum number.Decimals
		for _, n := range s.below {
			sum.Add(n.Is().Number)
		}
		return number.Doubles(sum.Rat()).Hi
	}
	return number.Sum(numbers(s.below))
}

func (s step) part() float64 {
	switch s.Op {
	case "others":
		return s.double("rate").Sub(s.double("rate0")).MulFloat(s.x("key")).Hi
	case "own":
		return s.double("share").Sub(s.double("rate").MulFloat(s.x("key")).AddFloat(s.x("start"))).Hi
	}
	return dd.Of(s.x("amount")).Sub(s.double("share")).Hi
}

func (s step) turn() float64 {
	low, high, before := s.x("floor"), s.x("cap"), s.noted("before", "money")
	if s.Node.Note("before")["stopped"] == true {
		return low
	}
	u := unit(s.noted("unit", "unit"))
	more := high - low
	if !u.IsZero() {
		n, _ := u.Floor(before)
		before = u.Value(n)
	}
	if number.Compare(more, before) > 0 {
		if s.Node.Note("turn")["whole"] == true {
			return low
		}
		more = before
	}
	return number.Plus(low, more)
}

// left is what a pool does not hand out: no more than a unit, unless the rows cannot
// take more.
func (s step) left() float64 {
	u := unit(s.noted("unit", "unit"))
	if s.Op == "within" {
		return number.Difference(s.x("within"), s.x("given"))
	}
	rest := number.Difference(s.x("amount"), s.x("given"))
	if !u.IsZero() {
		n, err := u.Round(s.x("given"))
		if err != nil {
			panic(err)
		}
		rest = u.Rest(s.x("amount"), n)
	} else if number.Equal(s.x("amount"), s.x("given")) {
		rest = 0
	}
	if s.Op == "left" && len(s.all("passed")) > 0 {
		if s.x("passed") != 0 {
			return 0
		}
		return rest
	}
	if s.Op == "passed" && s.Is().Number == 0 {
		return 0
	}
	return rest
}

func (s step) average() (check.Const, bool) {
	rows := s.all("element")
	if len(rows) == 0 {
		return missing(s), true
	}
	xs := numbers(rows)
	var x float64
	switch s.Op {
	case "mean":
		x, _ = measure.Mean(xs)
	case "median":
		x, _ = measure.Median(xs)
	default:
		weights := make([]float64, len(rows))
		for i, n := range rows {
			weights[i] = n.Note("weight")["weight"].(float64)
		}
		x, _ = measure.WeightedMean(xs, weights)
	}
	return s.number(x), true
}

func (s step) outlier() check.Const {
	if limits := s.Node.Note("limits"); limits != nil {
		centre, distance, x := limits["centre"].(float64), limits["distance"].(float64), s.x("value")
		return truth(number.Compare(x, centre+distance) > 0 || number.Compare(x, centre-distance) < 0)
	}
	return truth(s.trues("criterion") > 0)
}

func (s step) rank() check.Const {
	v, _ := s.one("value")
	if v.Missing {
		return missing(s)
	}
	place := 1.0
	for _, x := range numbers(s.all("element")) {
		if number.Compare(x, v.Number) > 0 {
			place++
		}
	}
	return s.number(place)
}

func (s step) split() float64 {
	u := unit(s.noted("unit", "unit"))
	amount, keys := s.x("amount"), numbers(s.all("key"))
	if amount == 0 {
		return 0
	}
	place := int(s.noted("part", "place")) - 1
	if !u.IsZero() {
		units := make([]int64, len(keys))
		n, _ := u.Round(amount)
		if err := share.Split(units, n, keys); err != nil {
			panic(err)
		}
		return u.Value(units[place])
	}
	sum, largest := number.Sum(keys), 0
	parts := make([]float64, len(keys))
	terms := []float64{amount}
	for i, key := range keys {
		parts[i] = amount * (key / sum)
		if key > keys[largest] {
			largest = i
		}
	}
	for i, p := range parts {
		if i != largest {
			terms = append(terms, -p)
		}
	}
	if place == largest {
		return number.Sum(terms)
	}
	return parts[place]
}

func (s step) earmark() float64 {
	u := unit(s.noted("unit", "unit"))
	amount, part := s.x("amount"), s.x("part")
	if len(s.all("part")) == 0 {
		part = amount * s.x("share")
	}
	if u.IsZero() {
		if s.Op == "free" {
			return amount - part
		}
		return part
	}
	whole, _ := u.Round(amount)
	n, _ := u.Round(part)
	if s.Op == "free" {
		n = whole - n
	}
	return u.Value(n)
}

func (s step) factor() (check.Const, bool) {
	rows := s.all("element")
	xs := numbers(rows)
	switch s.Op {
	case "range_factor":
		if s.Is().Missing {
			return missing(s), true
		}
		return s.number(s.x("highest") / s.x("lowest")), true
	case "quartile_factor":
		x, err := measure.QuartileFactor(xs)
		if err != nil {
			return missing(s), true
		}
		return s.number(x), true
	case "gini":
		var weights []float64
		for _, n := range rows {
			if w := n.Note("weight"); w != nil {
				weights = append(weights, w["weight"].(float64))
			}
		}
		x, err := measure.Gini(xs, weights)
		if err != nil {
			return missing(s), true
		}
		return s.number(x), true
	}
	above, all := measure.AboveZero(xs)
	text := "some"
	switch {
	case len(above) == 0:
		text = "none"
	case all:
		text = "all"
	}
	return check.Const{Kind: check.Text, Text: text}, true
}

// rankIn is the place of a value in the list beside it.
func rankIn(value float64, list []check.Const) float64 {
	place := 1.0
	for _, v := range list {
		if !v.Missing && number.Compare(v.Number, value) > 0 {
			place++
		}
	}
	return place
}

func shown(c check.Const) string {
	return fmt.Sprintf("%d %s %x %q %v %v", c.Kind, strconv.FormatFloat(c.Number, 'g', -1, 64), math.Float64bits(c.Number), c.Text, c.Flag, c.Missing)
}
