package formula

import (
	"errors"
	"math"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/vm"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/number"
)

// functions are the language's functions on values that are never missing;
// lists are in lists.go.
var functions = map[string]vm.Function{
	"abs":   func(a ...any) (any, error) { return math.Abs(a[0].(float64)), nil },
	"round": round,
	"ceil":  ceil,
	"floor": floor,
	"clamp": clamp,
	"exp":   func(a ...any) (any, error) { return finite(number.Exp(a[0].(float64))) },
	"ln":    ln,
	"sqrt":  sqrt,
	"mod":   mod,
	"upper": func(a ...any) (any, error) { return strings.ToUpper(a[0].(string)), nil },
	"lower": func(a ...any) (any, error) { return strings.ToLower(a[0].(string)), nil },
	"trim":  func(a ...any) (any, error) { return strings.TrimSpace(a[0].(string)), nil },
	"years": func(a ...any) (any, error) {
		return math.Trunc(months(a[0].(float64), a[1].(float64)) / 12), nil
	},
	"months": func(a ...any) (any, error) { return months(a[0].(float64), a[1].(float64)), nil },
	"date":   date,
}

// function builds a call of one of the language's functions.
func (b *builder) function(e *check.Expr, in []*check.Table) ast.Node {
	switch e.Func {
	case "lookup":
		return b.lookup(e, in)
	case "rank":
		return b.rank(e, in)
	}
	f, want := functions[e.Func], strict
	if l, ok := listFunctions[e.Func]; ok {
		f = l.do
		if l.loose {
			want = loose
		}
		if (e.Func == "min" || e.Func == "max") && len(e.Args) > 1 {
			f = several(f)
		}
	}
	if f == nil {
		return b.unique(e, in, func(...any) (any, error) { return nil, fault{kind: unsupported} })
	}
	var args []ast.Node
	for _, a := range e.Args {
		args = append(args, b.node(a, in, want))
	}
	return b.unique(e, in, f, args...)
}

// several makes a function of one list one of several values.
func several(f vm.Function) vm.Function {
	return func(values ...any) (any, error) { return f(values) }
}

// decimals is the second argument of round, ceil and floor; 0 if unsaid.
func decimals(a []any) (int, error) {
	if len(a) < 2 {
		return 0, nil
	}
	d := a[1].(float64)
	if d != math.Trunc(d) || math.Abs(d) > 15 {
		return 0, fault{kind: badDecimals, numbers: [2]float64{d}}
	}
	return int(d), nil
}

func round(a ...any) (any, error) {
	d, err := decimals(a)
	if err != nil {
		return nil, err
	}
	return finite(number.Round(a[0].(float64), d))
}

func floor(a ...any) (any, error) {
	d, err := decimals(a)
	if err != nil {
		return nil, err
	}
	if d == 0 {
		return number.Floor(a[0].(float64)), nil
	}
	return floorTo(a[0].(float64), d)
}

func ceil(a ...any) (any, error) {
	d, err := decimals(a)
	if err != nil {
		return nil, err
	}
	if d == 0 {
		return number.Ceil(a[0].(float64)), nil
	}
	x, err := floorTo(-a[0].(float64), d)
	return -x, err
}

// floorTo is the greatest number with d decimals not above x, read with 15 digits.
func floorTo(x float64, d int) (float64, error) {
	floor, err := number.RoundDown(x, number.Pow(10, float64(-d)))
	var beyond *number.RangeError
	if errors.As(err, &beyond) {
		return x, nil // no digits that far behind the point
	}
	return floor, err
}

func clamp(a ...any) (any, error) {
	low, high := a[1].(float64), a[2].(float64)
	if number.Compare(low, high) > 0 {
		return nil, fault{kind: crossed, numbers: [2]float64{low, high}}
	}
	return min(max(a[0].(float64), low), high), nil
}

func ln(a ...any) (any, error) {
	x := a[0].(float64)
	if x <= 0 {
		return nil, fault{kind: noLogarithm, numbers: [2]float64{x}}
	}
	return number.Ln(x), nil
}

func sqrt(a ...any) (any, error) {
	x := a[0].(float64)
	if x < 0 {
		return nil, fault{kind: noRoot, numbers: [2]float64{x}}
	}
	return math.Sqrt(x), nil
}

// mod is what is left of a when b is taken off a whole number of times, with
// the sign of b; the quotient is read with 15 digits.
func mod(a ...any) (any, error) {
	x, by := a[0].(float64), a[1].(float64)
	if by == 0 {
		return nil, fault{kind: zeroDivisor, numbers: [2]float64{x}}
	}
	times := number.Floor(x / by)
	return finite(number.Difference(x, float64(times*by)))
}
