package formula

import (
	"errors"
	"math"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/number"
)

// bounded lets a number through that a double can hold.
func bounded(x float64) (float64, error) {
	if math.IsInf(x, 0) || math.IsNaN(x) {
		return 0, tooLarge
	}
	return x, nil
}

// decimals is the second argument of round, ceil and floor; 0 if unsaid.
func decimals(a []float64) (int, error) {
	if len(a) < 2 {
		return 0, nil
	}
	d := a[1]
	if d != math.Trunc(d) || math.Abs(d) > 15 {
		return 0, refused("decimals", func(rows Rows) diag.Diagnostic { return impossibleDecimals(diag.Number(d), rows) })
	}
	return int(d), nil
}

func round(a []float64) (float64, error) {
	d, err := decimals(a)
	if err != nil {
		return 0, err
	}
	return bounded(number.Round(a[0], d))
}

func floor(a []float64) (float64, error) {
	d, err := decimals(a)
	if err != nil || d == 0 {
		return number.Floor(a[0]), err
	}
	return floorTo(a[0], d)
}

func ceil(a []float64) (float64, error) {
	d, err := decimals(a)
	if err != nil || d == 0 {
		return number.Ceil(a[0]), err
	}
	x, err := floorTo(-a[0], d)
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

func abs(a []float64) (float64, error) { return math.Abs(a[0]), nil }

func clamp(a []float64) (float64, error) {
	low, high := a[1], a[2]
	if number.Compare(low, high) > 0 {
		return 0, refused("crossed", func(rows Rows) diag.Diagnostic { return crossedBounds(diag.Number(low), diag.Number(high), rows) })
	}
	return min(max(a[0], low), high), nil
}

func exp(a []float64) (float64, error) { return bounded(number.Exp(a[0])) }

func ln(a []float64) (float64, error) {
	x := a[0]
	if x <= 0 {
		return 0, refused("logarithm", func(rows Rows) diag.Diagnostic { return impossibleLogarithm(diag.Number(x), rows) })
	}
	return number.Ln(x), nil
}

func sqrt(a []float64) (float64, error) {
	x := a[0]
	if x < 0 {
		return 0, refused("root", func(rows Rows) diag.Diagnostic { return impossibleRoot(diag.Number(x), rows) })
	}
	return math.Sqrt(x), nil
}

// mod is what is left of a when b is taken off a whole number of times, with
// the sign of b; the quotient is read with 15 digits.
func mod(a []float64) (float64, error) {
	x, by := a[0], a[1]
	if by == 0 {
		return 0, dividedByZero(x)
	}
	times := number.Floor(x / by)
	return bounded(number.Difference(x, float64(times*by)))
}

func upper(a ...any) (any, error) { return strings.ToUpper(a[0].(string)), nil }
func lower(a ...any) (any, error) { return strings.ToLower(a[0].(string)), nil }
func trim(a ...any) (any, error)  { return strings.TrimSpace(a[0].(string)), nil }
