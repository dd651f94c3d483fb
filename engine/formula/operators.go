package formula

import (
	"cmp"
	"math"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/number"
)

// What stands for the operators, on values that are never missing but for equality.

func equal(a ...any) (any, error)        { return same(a[0], a[1]), nil }
func unequal(a ...any) (any, error)      { return !same(a[0], a[1]), nil }
func less(a ...any) (any, error)         { return compare(a[0], a[1]) < 0, nil }
func lessEqual(a ...any) (any, error)    { return compare(a[0], a[1]) <= 0, nil }
func greater(a ...any) (any, error)      { return compare(a[0], a[1]) > 0, nil }
func greaterEqual(a ...any) (any, error) { return compare(a[0], a[1]) >= 0, nil }
func negate(a ...any) (any, error)       { return -a[0].(float64), nil }
func add(a ...any) (any, error)          { return finite(number.Plus(a[0].(float64), a[1].(float64))) }
func subtract(a ...any) (any, error)     { return finite(number.Minus(a[0].(float64), a[1].(float64))) }
func multiply(a ...any) (any, error)     { return finite(a[0].(float64) * a[1].(float64)) }

// finite lets a number through that a double can hold.
func finite(x float64) (any, error) {
	if math.IsInf(x, 0) || math.IsNaN(x) {
		return nil, tooLarge
	}
	return x, nil
}

func divide(a ...any) (any, error) {
	by := a[1].(float64)
	if by == 0 {
		return nil, dividedByZero(a[0].(float64))
	}
	return finite(a[0].(float64) / by)
}

func dividedByZero(x float64) error {
	return &fault{"zero divisor", func(e *check.Expr, rows Rows) diag.Diagnostic { return divisionByZero(e, diag.Number(x), rows.Led()) }}
}

func power(a ...any) (any, error) {
	base, exponent := a[0].(float64), a[1].(float64)
	if base == 0 && exponent < 0 || base < 0 && exponent != math.Trunc(exponent) {
		return nil, refused("no power", func(rows Rows) diag.Diagnostic {
			return impossiblePower(diag.Number(base), diag.Number(exponent), rows)
		})
	}
	return finite(number.Pow(base, exponent))
}

// same reports whether two values are equal; numbers that show the same 15
// digits are, and nil equals only nil.
func same(a, b any) bool {
	x, isNumber := a.(float64)
	y, both := b.(float64)
	if isNumber && both {
		return number.Equal(x, y)
	}
	return a == b
}

// compare orders two numbers, or two texts by code points.
func compare(a, b any) int {
	if x, ok := a.(float64); ok {
		return number.Compare(x, b.(float64))
	}
	return cmp.Compare(a.(string), b.(string))
}

// Order compares two constants of one kind: numbers and dates by size as read
// with 15 digits, texts by code points, no before yes, what is missing first.
func Order(a, b check.Const) int {
	if a.Missing || b.Missing {
		return order(!a.Missing, !b.Missing)
	}
	switch a.Kind {
	case check.Text:
		return cmp.Compare(a.Text, b.Text)
	case check.Flag:
		return order(a.Flag, b.Flag)
	}
	return number.Compare(a.Number, b.Number)
}

func order(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// shown is a value as it is compared: numbers with 15 digits.
func shown(v any) any {
	if x, ok := v.(float64); ok {
		return number.Show15(x)
	}
	return v
}

// contains reports whether a value is in a list.
func contains(a ...any) (any, error) {
	for _, v := range a[1].([]any) {
		if same(a[0], v) {
			return true, nil
		}
	}
	return false, nil
}

// between reports whether lowest ≤ value ≤ highest.
func between(a ...any) (any, error) {
	return compare(a[0], a[1]) >= 0 && compare(a[0], a[2]) <= 0, nil
}

// present lets a value through that is there.
func present(a ...any) (any, error) {
	if a[0] == nil {
		return nil, absent
	}
	return a[0], nil
}
