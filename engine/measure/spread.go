package measure

import (
	"cmp"
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

// ErrNegative says that a coefficient was asked of values or weights below zero, or of values or weights that add up to
// nothing.
var ErrNegative = errors.New("the values are below zero or add up to nothing")

// Gini returns the Gini coefficient of values of zero or more, from 0 (all equal) to 1 - 1/n (one has everything): the
// mean difference between all pairs, over twice the mean. Each value counts as many times as its weight says, so that
// of amounts per child weighted by children it is that of the children; nil weighs all alike. Errors are ErrEmpty and
// ErrNegative.
func Gini(xs, weights []float64) (float64, error) {
	if len(xs) == 0 {
		return 0, ErrEmpty
	}
	weight := func(i int) float64 {
		if weights == nil {
			return 1
		}
		return weights[i]
	}
	order := make([]int, len(xs))
	var whole, total number.Accumulator
	for i, x := range xs {
		if !(x >= 0) || !(weight(i) >= 0) {
			return 0, ErrNegative
		}
		order[i] = i
		whole.Add(weight(i))
		total.Add(float64(weight(i) * x))
	}
	w, sum := whole.Sum(), total.Sum()
	if !(sum > 0) {
		return 0, ErrNegative
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(xs[a], xs[b]) })
	below := 0.0 // the weight of the values before
	var apart number.Accumulator
	for _, i := range order {
		own := weight(i)
		apart.Add(float64(float64(2*below+own-w) * float64(own*xs[i])))
		below += own
	}
	return apart.Sum() / float64(w*sum), nil
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
