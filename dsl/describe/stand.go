package describe

import (
	"math"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/function"
)

// standing tells what a formula comes to with the parameters as the rules have
// them: ", that is 4.8 million kr.". It is empty where the formula is told by
// its value already, or needs data.
func (t *teller) standing(e *check.Expr) string {
	if e == nil || e.Op == check.OpParam || e.Op == check.OpConst {
		return ""
	}
	x, ok := fold(e, 0)
	if !ok || x.Missing || x.Kind != check.Number && x.Kind != check.Money {
		return ""
	}
	about := ""
	if whole := math.Round(x.Number*100) / 100; !near(whole, x.Number) {
		x.Number, about = whole, t.say("about ", "ca. ")
	}
	if e.Op == check.OpIf {
		return t.say(" – with the values in the rules %s%s", " – med reglernes værdier %s%s", about, t.constant(x, false).text())
	}
	return t.say(", that is %s%s", ", dvs. %s%s", about, t.constant(x, false).text())
}

// near reports whether two numbers are the same to people.
func near(a, b float64) bool { return math.Abs(a-b) <= float64(1e-12*math.Abs(b)) }

// fold computes a formula of constants, parameters and single values made of
// them; ok is false for any other, and where a computation would fail.
func fold(e *check.Expr, depth int) (x check.Const, ok bool) {
	if e == nil || depth > 100 {
		return check.Const{}, false
	}
	switch e.Op {
	case check.OpConst:
		return e.Const, true
	case check.OpParam:
		return e.Param.Value, true
	case check.OpValue:
		if s, ok := e.Value.Step.(*check.ValueStep); ok {
			return fold(s.Expr, depth+1)
		}
		return check.Const{}, false
	case check.OpIf:
		c, ok := fold(e.Args[0], depth+1)
		if !ok || c.Missing || c.Kind != check.Flag {
			return check.Const{}, false
		}
		if c.Flag {
			return fold(e.Args[1], depth+1)
		}
		return fold(e.Args[2], depth+1)
	}
	var args []check.Const
	for _, a := range e.Args {
		x, ok := fold(a, depth+1)
		if !ok || x.Missing {
			return check.Const{}, false
		}
		args = append(args, x)
	}
	return compute(e, args)
}

// compute applies an operator or function to constants.
func compute(e *check.Expr, args []check.Const) (check.Const, bool) {
	if len(args) == 0 {
		return check.Const{}, false
	}
	a, b := args[0], args[len(args)-1]
	out := check.Const{Kind: e.Type.Kind}
	switch e.Op {
	case check.OpNegate:
		out.Number = -a.Number
	case check.OpAdd:
		out.Number = a.Number + b.Number
	case check.OpSubtract:
		out.Number = a.Number - b.Number
	case check.OpMultiply:
		out.Number = float64(a.Number * b.Number)
	case check.OpDivide:
		out.Number = a.Number / b.Number
	case check.OpEqual:
		out.Flag = a.Equal(b)
	case check.OpUnequal:
		out.Flag = !a.Equal(b)
	case check.OpCall:
		f := function.Named(e.Func)
		if f == nil || f.Fixed == nil || len(args) < 2 {
			return check.Const{}, false
		}
		xs := make([]float64, len(args))
		for i, x := range args {
			xs[i] = x.Number
		}
		out.Number = f.Fixed(xs)
	default:
		return check.Const{}, false
	}
	return out, !math.IsNaN(out.Number) && !math.IsInf(out.Number, 0)
}
