package explain_test

import (
	"fmt"
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/function"
	"github.com/fordel-lang/fordel/engine/explain"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/number/dd"
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
