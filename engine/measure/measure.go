// Package measure compares units with each other: averages, quantiles, ranks, spread, and benchmarks that leave
// outliers out. It knows numbers only, neither the language nor its tables.
//
// Values must be finite. No result depends on the order of the values.
package measure

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/number/dd"
)

// ErrEmpty says that there are no values to measure.
var ErrEmpty = errors.New("there are no values")

// TooFewError says that a measure needs more values than there are.
type TooFewError struct {
	Measure   string // "standard deviation"
	Len, Want int
}

func (e *TooFewError) Error() string {
	return fmt.Sprintf("the %s needs at least %d values, and there are %d", e.Measure, e.Want, e.Len)
}

// BeyondError says that a quantile lies beyond the lowest or the highest value, or that P is no share.
type BeyondError struct {
	P   float64 // the share asked for
	Len int     // how many values there are
}

func (e *BeyondError) Error() string {
	if !(e.P >= 0 && e.P <= 1) {
		return fmt.Sprintf("a percentile is a share from 0 %% to 100 %%, not %v", e.P)
	}
	return fmt.Sprintf("the %v %% percentile lies beyond the lowest or highest of %d values", number.Show15(100*e.P), e.Len)
}

// Mean returns the total of xs over their number. The error is ErrEmpty.
func Mean(xs []float64) (float64, error) {
	if len(xs) == 0 {
		return 0, ErrEmpty
	}
	return number.Total(xs) / float64(len(xs)), nil
}

// WeightedMean returns the sum of xs times weights over the sum of weights, which are at least 0. The error is ErrEmpty
// where the weights add up to 0.
func WeightedMean(xs, weights []float64) (float64, error) {
	var total, weight number.Accumulator
	weight.AddAll(weights)
	for i, x := range xs {
		product, rest := dd.TwoProduct(x, weights[i])
		total.Add(product)
		total.Add(rest)
	}
	if weight.Sum() == 0 {
		return 0, ErrEmpty
	}
	return total.DoubleDouble().Div(weight.DoubleDouble()).Hi, nil
}

// Median returns the middle value, or the mean of the two in the middle. The error is ErrEmpty.
func Median(xs []float64) (float64, error) { return middle(rising(xs)) }

// middle is Median of sorted values.
func middle(sorted []float64) (float64, error) {
	if len(sorted) == 0 {
		return 0, ErrEmpty
	}
	middle := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[middle], nil
	}
	return (sorted[middle-1] + sorted[middle]) / 2, nil
}

// StdDev returns the standard deviation of xs as a sample (n - 1), from exact sums of deviations from the mean. The
// error is a *TooFewError for fewer than two values.
func StdDev(xs []float64) (float64, error) {
	if len(xs) < 2 {
		return 0, &TooFewError{"standard deviation", len(xs), 2}
	}
	mean, _ := Mean(xs)
	return stdDev(xs, mean, make([]float64, len(xs))), nil
}

// stdDev is StdDev of two values or more with their mean; buffer is as long and is written over.
func stdDev(xs []float64, mean float64, buffer []float64) float64 {
	var off, squares number.Accumulator
	for i, x := range xs {
		buffer[i] = x - mean
	}
	off.AddAll(buffer)
	for i, d := range buffer {
		buffer[i] = float64(d * d)
	}
	squares.AddAll(buffer)
	n := float64(len(xs))
	correction := float64(off.Sum()*off.Sum()) / n // the mean was rounded
	return math.Sqrt((squares.Sum() - correction) / (n - 1))
}

// Percentile returns the p quantile of xs at position (n+1)p: type 6 of Hyndman and Fan, PERCENTILE.EXC in
// spreadsheets. p is a share. Errors are ErrEmpty and, beyond the lowest or highest value, a *BeyondError.
func Percentile(xs []float64, p float64) (float64, error) {
	return percentile(rising(xs), p)
}

// percentile is Percentile of sorted values.
func percentile(sorted []float64, p float64) (float64, error) {
	return quantile(sorted, p, float64(float64(len(sorted)+1)*p))
}

// rising returns the values in rising order.
func rising(xs []float64) []float64 {
	out := slices.Clone(xs)
	slices.Sort(out)
	return out
}

// PercentileInc returns the p quantile of xs at position (n-1)p + 1: type 7, PERCENTILE.INC. p is a share. Errors are
// ErrEmpty and, where p is no share, a *BeyondError.
func PercentileInc(xs []float64, p float64) (float64, error) {
	return quantile(rising(xs), p, float64(float64(len(xs)-1)*p)+1)
}

// Quartile returns the lower quartile (1), the median (2) or the upper quartile (3) of xs, as Percentile does. Errors
// are those of Percentile.
func Quartile(xs []float64, q int) (float64, error) { return Percentile(xs, float64(q)/4) }

// quantile returns the value at a position from 1 to n among sorted values, between two in proportion.
func quantile(sorted []float64, p, position float64) (float64, error) {
	n := len(sorted)
	if n == 0 {
		return 0, ErrEmpty
	}
	position = number.Show15(position)
	if !(p >= 0 && p <= 1 && position >= 1 && position <= float64(n)) {
		return 0, &BeyondError{p, n}
	}
	whole := math.Floor(position)
	below := sorted[int(whole)-1]
	if whole == position {
		return below, nil
	}
	return below + float64((position-whole)*(sorted[int(whole)]-below)), nil
}

// Rank returns the place of each value: 1 is the highest, and values that show the same 15 digits share the better
// place.
func Rank(xs []float64) []int {
	rows, _ := new(Comparer).inOrder(xs, nil, func(int) error { return nil })
	ranks := make([]int, len(xs))
	rank(xs, rows, ranks)
	return ranks
}

// rank writes the places of some rows, given from the lowest value to the highest.
func rank(values []float64, rows, ranks []int) {
	place, above := 0, 0.0
	for i := len(rows) - 1; i >= 0; i-- {
		row := rows[i]
		x := values[row]
		if at := len(rows) - i; at == 1 || !number.Equal(above, x) {
			place = at
		}
		ranks[row], above = place, x
	}
}
