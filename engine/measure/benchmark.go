package measure

import (
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/fordel-lang/fordel/engine/number"
)

// Rows are the rows of a benchmark, as columns of one length.
type Rows struct {
	Values   []float64
	Known    []bool    // whether a row has a value; nil: all have
	Excluded []bool    // out of the average, still indexed; nil: none
	Group    []int     // the average each row is compared with, from 0; nil: one for all
	Unit     []int     // the unit each row is of, from 0, where a unit has several rows; nil: each row its own
	Weights  []float64 // with Weighted; at least 0
}

// Average is how the value of the average unit is found.
type Average uint8

// The averages.
const (
	OfMean Average = iota
	OfMedian
	Weighted
)

// Benchmark says what rows are compared with. Criteria for outliers look at the same rows, those not excluded, once;
// a row is an outlier if one of them says so. Equality is that of 15 digits.
type Benchmark struct {
	Average Average
	// StdDevs: more than so many standard deviations from the mean of the group; 0: not used. A group of fewer than
	// two rows has no such outliers.
	StdDevs float64
	// FromAverage: more than this share of the group's average, before outliers are left out, from it; 0: not used.
	FromAverage float64
	// FromOwnMean: more than this share of the unit's mean over its other rows from it, where there are at least two
	// others; 0: not used.
	FromOwnMean float64
	Percentiles []float64 // shares
}

// Group is what the rows of a group are compared with.
type Group struct {
	Average     float64
	N           int       // rows in the average
	Percentiles []float64 // among the rows in the average; not a number beyond the lowest or highest value
}

// Comparison is the result of a benchmark.
type Comparison struct {
	Index   []float64 // 100 = the average; not a number where there is no value
	Outlier []bool
	Rank    []int // within the group, among all rows with a value, 1 the highest; 0 where there is no value
	Groups  []Group
}

// GroupError says that a group has no average, or an average of zero that nothing can be compared with.
type GroupError struct {
	Group int
	Zero  bool // the average is zero; else there is none
}

func (e *GroupError) Error() string {
	if e.Zero {
		return fmt.Sprintf("the average of group %d is zero: it has no index", e.Group)
	}
	return fmt.Sprintf("group %d has no rows to take the average of", e.Group)
}

// ErrShape says that columns have different lengths, or that a group or unit is below 0.
var ErrShape = errors.New("the columns of a benchmark do not fit together")

// fits reports whether columns have one length and numbers of groups and units can be counted from 0.
func (r Rows) fits(b Benchmark) bool {
	n := len(r.Values)
	ok := func(len int) bool { return len == 0 || len == n }
	return ok(len(r.Known)) && ok(len(r.Excluded)) && ok(len(r.Group)) && ok(len(r.Unit)) &&
		(len(r.Weights) == n || b.Average != Weighted) &&
		(len(r.Group) == 0 || slices.Min(r.Group) >= 0) && (len(r.Unit) == 0 || slices.Min(r.Unit) >= 0)
}

// Compare runs a benchmark over rows. Errors are *GroupError and ErrShape.
func Compare(rows Rows, b Benchmark) (Comparison, error) {
	if !rows.fits(b) {
		return Comparison{}, ErrShape
	}
	n := len(rows.Values)
	c := comparison{rows, b, Comparison{Index: make([]float64, n), Outlier: make([]bool, n), Rank: make([]int, n)}}
	groups := c.split()
	c.result.Groups = make([]Group, len(groups))
	for i := range c.result.Index {
		c.result.Index[i] = math.NaN()
	}
	for g, members := range groups {
		if err := c.markOutliers(g, members); err != nil {
			return Comparison{}, err
		}
	}
	c.markByOwnMean()
	for g, members := range groups {
		if err := c.summarize(g, members); err != nil {
			return Comparison{}, err
		}
	}
	return c.result, nil
}

type comparison struct {
	Rows
	Benchmark
	result Comparison
}

func (c *comparison) known(i int) bool { return len(c.Known) == 0 || c.Known[i] }

// counted reports whether row i has a value and is not excluded.
func (c *comparison) counted(i int) bool {
	return c.known(i) && (len(c.Excluded) == 0 || !c.Excluded[i])
}

// split lists the rows with a value of each group.
func (c *comparison) split() [][]int {
	groups := make([][]int, 1)
	for i := range c.Values {
		g := 0
		if len(c.Group) > 0 {
			g = c.Group[i]
		}
		for len(groups) <= g {
			groups = append(groups, nil)
		}
		if c.known(i) {
			groups[g] = append(groups[g], i)
		}
	}
	return groups
}

// values returns the values of those members that are chosen, and their weights.
func (c *comparison) values(members []int, chosen func(int) bool) (values, weights []float64) {
	values = make([]float64, 0, len(members))
	for _, i := range members {
		if chosen(i) {
			values = append(values, c.Values[i])
			if c.Average == Weighted {
				weights = append(weights, c.Weights[i])
			}
		}
	}
	return values, weights
}

func (c *comparison) average(values, weights []float64) (float64, error) {
	switch c.Average {
	case OfMedian:
		return Median(values)
	case Weighted:
		return WeightedMean(values, weights)
	}
	return Mean(values)
}

// markOutliers finds the outliers of a group by standard deviations and by distance from its average.
func (c *comparison) markOutliers(g int, members []int) error {
	values, weights := c.values(members, c.counted)
	average, err := c.average(values, weights)
	if err != nil {
		return &GroupError{Group: g}
	}
	mean, _ := Mean(values)
	deviation, _ := StdDev(values)
	for _, i := range members {
		if !c.counted(i) {
			continue
		}
		x := c.Values[i]
		c.result.Outlier[i] = c.StdDevs > 0 && len(values) > 1 && beyond(x, mean, float64(c.StdDevs*deviation)) ||
			c.FromAverage > 0 && beyond(x, average, float64(c.FromAverage*math.Abs(average)))
	}
	return nil
}

// beyond reports whether x lies more than distance from a centre.
func beyond(x, centre, distance float64) bool {
	return number.Compare(x, centre+distance) > 0 || number.Compare(x, centre-distance) < 0
}

// markByOwnMean finds the outliers by distance from the mean over the other rows of the same unit.
func (c *comparison) markByOwnMean() {
	if c.FromOwnMean <= 0 {
		return
	}
	var sums []number.Accumulator
	var counts []int
	for i, unit := range c.Unit {
		for len(sums) <= unit {
			sums, counts = append(sums, number.Accumulator{}), append(counts, 0)
		}
		if c.counted(i) {
			sums[unit].Add(c.Values[i])
			counts[unit]++
		}
	}
	for i, unit := range c.Unit {
		others := counts[unit] - 1
		if !c.counted(i) || others < 2 {
			continue
		}
		x := c.Values[i]
		sums[unit].Subtract(x)
		mean := sums[unit].Sum() / float64(others)
		sums[unit].Add(x)
		if beyond(x, mean, float64(c.FromOwnMean*math.Abs(mean))) {
			c.result.Outlier[i] = true
		}
	}
}

// summarize finds the average of a group without its outliers, and what its rows are in comparison.
func (c *comparison) summarize(g int, members []int) error {
	values, weights := c.values(members, func(i int) bool { return c.counted(i) && !c.result.Outlier[i] })
	average, err := c.average(values, weights)
	if err != nil {
		return &GroupError{Group: g}
	}
	if average == 0 {
		return &GroupError{Group: g, Zero: true}
	}
	group := Group{Average: average, N: len(values)}
	if len(c.Percentiles) > 0 {
		values = rising(values)
	}
	for _, p := range c.Percentiles {
		x, err := percentile(values, p)
		if err != nil {
			x = math.NaN()
		}
		group.Percentiles = append(group.Percentiles, x)
	}
	c.result.Groups[g] = group
	all, _ := c.values(members, c.known)
	ranks := Rank(all)
	for at, i := range members {
		c.result.Index[i] = float64(100*c.Values[i]) / average
		c.result.Rank[i] = ranks[at]
	}
	return nil
}
