package explain_test

import (
	"fmt"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/function"
	"github.com/fordel-lang/fordel/engine/explain"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/measure"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/number/dd"
	"github.com/fordel-lang/fordel/engine/share"
)

// step is a node with all its children, to be computed from them.
type step struct {
	explain.Node
	below []explain.Node
}

// recompute computes the value of a node from those of its children. It is false
// for a node that has none, such as a cell of the data.
func (s step) recompute() (check.Const, bool) {
	switch s.Kind {
	case explain.Cell, explain.Param, explain.Const, explain.List, explain.Untaken, explain.Taken:
		return check.Const{}, false
	case explain.Row:
		return s.one("key")
	case explain.Ref:
		return s.ref()
	case explain.Op:
		return s.op()
	case explain.If, explain.Bands, explain.Band:
		return s.decided()
	case explain.Fold:
		return s.fold()
	case explain.Equal:
		return s.below[0].Is(), true
	case explain.Where, explain.Count:
		return s.number(s.trues("row")), true
	case explain.Tally, explain.Indicator:
		n := s.all("row", "element")
		if s.Kind == explain.Indicator && s.trues("row") != float64(len(n)) {
			return s.number(-1), true
		}
		return s.number(float64(len(n))), true
	case explain.Counted:
		return s.counted(), true
	}
	return s.result()
}

// result is the value of a node of a statement's result.
func (s step) result() (check.Const, bool) {
	switch s.Kind {
	case explain.Out:
		return s.out(), true
	case explain.Round:
		return s.number(s.round()), true
	case explain.Share:
		return s.number(s.share()), true
	case explain.Limit:
		return s.limit()
	case explain.Rate:
		return s.number(s.rate()), true
	case explain.Rate0:
		return s.number(s.rate0()), true
	case explain.Held:
		return s.number(s.held()), true
	case explain.Alone:
		return s.number(s.x("start") + float64(s.x("rate0")*s.x("key"))), true
	case explain.Part:
		return s.number(s.part()), true
	case explain.Gap:
		if s.Op == "floor" {
			return s.number(s.x("share") - s.x("alone")), true
		}
		return s.number(s.x("alone") - s.x("share")), true
	case explain.Moved, explain.Amount:
		return s.number(number.Sum(numbers(s.below))), true
	case explain.Scale:
		return s.number(dd.Of(number.Show15(s.x("amount"))).Div(s.double("floors")).Hi), true
	case explain.Turn:
		return s.number(s.turn()), true
	case explain.Only:
		return truth(s.Node.Note("place")["place"].(float64) <= s.x("limit")), true
	case explain.Bound:
		return check.Const{}, false // the share says it
	case explain.Left:
		return s.number(s.left()), true
	case explain.Sum:
		return s.number(number.Sum(numbers(s.below))), true
	}
	return s.compared()
}

// compared is the value of a node of a benchmark, a spread or a part of an amount.
func (s step) compared() (check.Const, bool) {
	switch s.Kind {
	case explain.Index:
		if v, _ := s.one("value"); v.Missing {
			return missing(s), true
		}
		return s.number(float64(100*s.x("value")) / s.x("average")), true
	case explain.Average:
		return s.average()
	case explain.Outlier:
		return s.outlier(), true
	case explain.Rank:
		return s.rank(), true
	case explain.Split:
		return s.number(s.split()), true
	case explain.Earmark:
		return s.number(s.earmark()), true
	case explain.Factor:
		return s.factor()
	}
	panic("no way to recompute " + string(s.Kind))
}

func missing(s step) check.Const { return check.Const{Kind: s.Is().Kind, Missing: true} }

func truth(on bool) check.Const { return check.Const{Kind: check.Flag, Flag: on} }

func (s step) number(x float64) check.Const { return check.Const{Kind: s.Is().Kind, Number: x + 0} }

// all are the children of some roles.
func (s step) all(roles ...string) (out []explain.Node) {
	for _, n := range s.below {
		if slices.Contains(roles, n.Role) {
			out = append(out, n)
		}
	}
	return out
}

// one is the value of the child of a role.
func (s step) one(role string) (check.Const, bool) {
	for _, n := range s.below {
		if n.Role == role {
			return n.Is(), true
		}
	}
	return check.Const{}, false
}

// x is the number of the child of a role; 0 without one.
func (s step) x(role string) float64 { v, _ := s.one(role); return v.Number }

// double is the exact number of the child of a role.
func (s step) double(role string) dd.Float {
	for _, n := range s.below {
		if n.Role == role {
			return n.Double()
		}
	}
	return dd.Float{}
}

func (s step) noted(code, name string) float64 { x, _ := s.Node.Note(code)[name].(float64); return x }

func (s step) trues(role string) float64 {
	n := 0.0
	for _, c := range s.all(role) {
		if c.Is().Flag {
			n++
		}
	}
	return n
}

func numbers(nodes []explain.Node) []float64 {
	xs := make([]float64, len(nodes))
	for i, n := range nodes {
		xs[i] = n.Is().Number
	}
	return xs
}

func (s step) ref() (check.Const, bool) {
	if v, ok := s.one("value"); ok {
		return v, true
	}
	return missing(s), true
}

func (s step) decided() (check.Const, bool) {
	if s.Kind == explain.Band {
		return s.one("value")
	}
	for _, n := range s.below {
		if n.Decides {
			return n.Is(), true
		}
	}
	return missing(s), true
}

// binary are operators of two numbers.
var binary = map[string]func(a, b float64) float64{
	"add": number.Plus, "subtract": number.Minus, "power": number.Pow,
	"multiply": func(a, b float64) float64 { return a * b },
	"divide":   func(a, b float64) float64 { return a / b },
}

// ordered are operators that compare.
var ordered = map[string]func(c int) bool{
	"equal": func(c int) bool { return c == 0 }, "unequal": func(c int) bool { return c != 0 },
	"less": func(c int) bool { return c < 0 }, "less_equal": func(c int) bool { return c <= 0 },
	"greater": func(c int) bool { return c > 0 }, "greater_equal": func(c int) bool { return c >= 0 },
}

func (s step) op() (check.Const, bool) {
	arg := func(i int) check.Const { return s.below[i].Is() }
	switch {
	case s.Op == "same":
		return arg(0), true
	case s.Op == "not":
		return truth(!arg(0).Flag), true
	case s.Op == "negate":
		return s.number(-arg(0).Number), true
	case binary[s.Op] != nil:
		return s.number(binary[s.Op](arg(0).Number, arg(1).Number)), true
	case ordered[s.Op] != nil:
		a, b := arg(0), arg(1)
		if a.Missing || b.Missing {
			return truth(ordered[s.Op](map[bool]int{true: 0, false: 1}[a.Missing == b.Missing])), true
		}
		return truth(ordered[s.Op](formula.Order(a, b))), true
	case s.Op == "between":
		return truth(formula.Order(arg(0), arg(1)) >= 0 && formula.Order(arg(0), arg(2)) <= 0), true
	case s.Op == "in":
		if s.below[1].Role == "list" {
			return check.Const{}, false
		}
		in := false
		for _, n := range s.below[1:] {
			in = in || formula.Order(arg(0), n.Is()) == 0
		}
		return truth(in), true
	case s.Op == "rank":
		return check.Const{}, false // rankIn
	}
	return s.function()
}

// function is a function of values that are no lists.
func (s step) function() (check.Const, bool) {
	first := s.below[0].Is()
	switch s.Op {
	case "upper":
		return check.Const{Kind: check.Text, Text: strings.ToUpper(first.Text)}, true
	case "lower":
		return check.Const{Kind: check.Text, Text: strings.ToLower(first.Text)}, true
	case "trim":
		return check.Const{Kind: check.Text, Text: strings.TrimSpace(first.Text)}, true
	}
	how := formula.Computed(s.Op)
	if how == nil || how.OfNumbers == nil {
		panic("no way to compute " + s.Op)
	}
	x, err := how.OfNumbers(numbers(s.below))
	if err != nil {
		panic(err)
	}
	return s.number(x), true
}

// elements are the values of a list: equal ones as often as they stand in it.
func (s step) elements() (out []check.Const) {
	for _, n := range s.all("element") {
		for range max(1, n.Times) {
			out = append(out, n.Is())
		}
	}
	return out
}

func (s step) fold() (check.Const, bool) {
	list := s.elements()
	met := 0
	for _, v := range list {
		if v.Flag {
			met++
		}
	}
	switch s.Op {
	case "len":
		return s.number(float64(len(list))), true
	case "count":
		return s.number(float64(met)), true
	case "any":
		return truth(met > 0), true
	case "all":
		return truth(met == len(list)), true
	case "none":
		return truth(met == 0), true
	case "first":
		return list[0], true
	case "last":
		return list[len(list)-1], true
	}
	var more []float64
	for _, n := range s.all("arg") {
		more = append(more, n.Is().Number)
	}
	if x, ok := s.Node.Note("share")["share"].(float64); ok {
		more = append(more, x)
		if s.Is().Missing {
			return missing(s), true
		}
	}
	xs := make([]float64, len(list))
	for i, v := range list {
		xs[i] = v.Number
	}
	if function.Named(s.Op) == nil {
		panic(s.Op)
	}
	x, err := formula.Computed(s.Op).OfList(xs, more)
	if err != nil {
		panic(fmt.Sprint(s.ID, s.Op, err))
	}
	return s.number(x), true
}

func (s step) counted() check.Const {
	met := int(s.trues("indicator"))
	switch s.Op {
	case "at least":
		return truth(number.Compare(float64(met), s.x("required")) >= 0)
	case "any of":
		return truth(met > 0)
	}
	return truth(met == len(s.all("indicator")))
}

func (s step) out() check.Const {
	switch s.Op {
	case "where":
		if v, _ := s.one("where"); v.Flag {
			return s.number(-1)
		}
	case "only":
		if v, _ := s.one("only"); v.Flag {
			return s.number(-1)
		}
	default:
		return s.number(s.x("amount"))
	}
	return s.number(0)
}

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
	return u.Value(int64(s.noted("unit", "units"))) // a divisor method: see TestDivisors
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
		return s.double("rate").Sub(dd.Of(s.x("rate0"))).MulFloat(s.x("key")).Hi
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
