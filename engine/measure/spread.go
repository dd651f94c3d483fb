package measure

import (
	"errors"
	"slices"

	"github.com/fordel-lang/fordel/engine/number"
)

// ErrNotPositive says that a factor or an index of spread was asked of values that are not all above zero.
var ErrNotPositive = errors.New("the values are not all above zero")

// AboveZero returns the values above zero, and whether all of them are: whether all units receive something or only
// some.
func AboveZero(xs []float64) (positive []float64, all bool) {
	for _, x := range xs {
		if x > 0 {
			positive = append(positive, x)
		}
	}
	return positive, len(positive) == len(xs)
}

// RangeFactor returns the highest value over the lowest (KORA 2017, measures of differentiation). Errors are ErrEmpty and
// ErrNotPositive.
func RangeFactor(xs []float64) (float64, error) {
	if err := positive(xs); err != nil {
		return 0, err
	}
	return slices.Max(xs) / slices.Min(xs), nil
}

// QuartileFactor returns the upper quartile over the lower (KORA 2017), quartiles as in Quartile. Errors are ErrEmpty,
// ErrNotPositive and, for fewer than three values, a *TooFewError.
func QuartileFactor(xs []float64) (float64, error) {
	if err := positive(xs); err != nil {
		return 0, err
	}
	if len(xs) < 3 {
		return 0, &TooFewError{"quartile factor", len(xs), 3}
	}
	lower, err := Quartile(xs, 1)
	if err != nil {
		return 0, err
	}
	upper, err := Quartile(xs, 3)
	return upper / lower, err
}

// Gini returns the Gini coefficient of values above zero, from 0 (all equal) to 1 - 1/n (one has everything): the mean
// difference between all pairs, over twice the mean. Errors are ErrEmpty and ErrNotPositive.
func Gini(xs []float64) (float64, error) {
	if err := positive(xs); err != nil {
		return 0, err
	}
	n := float64(len(xs))
	var weighted number.Accumulator
	for i, x := range slices.Sorted(slices.Values(xs)) {
		weighted.Add(float64((2*float64(i+1) - n - 1) * x))
	}
	return weighted.Sum() / float64(n*number.Sum(xs)), nil
}

func positive(xs []float64) error {
	if len(xs) == 0 {
		return ErrEmpty
	}
	if !(slices.Min(xs) > 0) {
		return ErrNotPositive
	}
	return nil
}
