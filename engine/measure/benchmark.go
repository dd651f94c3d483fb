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
	// Tick is called every thousand rows or so; its error ends the comparison. nil: not used.
	Tick func() error
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

// Comparer runs benchmarks and keeps its working memory from one call to the next. The zero value is ready. It must not
// be used by two goroutines at once. A comparison lies in its memory: it holds until the next call.
type Comparer struct {
	list, spare     []entry // see inOrder
	members         []int
	values, weights []float64 // of the rows chosen last
	deviations      []float64 // from their mean
	result          Comparison
}

// Compare runs a benchmark over rows. Errors are *GroupError, ErrShape and that of Benchmark.Tick.
func Compare(rows Rows, b Benchmark) (Comparison, error) { return new(Comparer).Compare(rows, b) }

// Compare is the function Compare with working memory kept.
func (k *Comparer) Compare(rows Rows, b Benchmark) (Comparison, error) {
	if !rows.fits(b) {
		return Comparison{}, ErrShape
	}
	n := len(rows.Values)
	r := &k.result
	r.Index, r.Outlier, r.Rank = sized(r.Index, n), sized(r.Outlier, n), sized(r.Rank, n)
	clear(r.Outlier)
	c := comparison{Rows: rows, Benchmark: b, Comparer: k}
	groups, err := c.split()
	if err != nil {
		return Comparison{}, err
	}
	r.Groups = make([]Group, len(groups))
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
	return *r, nil
}

// sized returns a list of n, in the memory of old if it is large enough, holding anything.
func sized[T any](old []T, n int) []T {
	if cap(old) < n {
		return make([]T, n)
	}
	return old[:n]
}

// comparison is one benchmark on its way to the result.
type comparison struct {
	Rows
	Benchmark
	*Comparer
	done int // rows since the last tick
}

// tick counts rows that were gone through.
func (c *comparison) tick(rows int) error {
	const many = 1024 // rows from tick to tick
	for c.done += rows; c.done >= many && c.Tick != nil; c.done -= many {
		if err := c.Tick(); err != nil {
			return err
		}
	}
	return nil
}

// counted reports whether row i has a value and is not excluded.
func (c *comparison) counted(i int) bool {
	return (len(c.Known) == 0 || c.Known[i]) && (len(c.Excluded) == 0 || !c.Excluded[i])
}

// split lists the rows with a value of each group, from the lowest value to the highest.
func (c *comparison) split() ([][]int, error) {
	rows, err := c.inOrder(c.Values, c.Known, c.tick)
	if err != nil {
		return nil, err
	}
	if len(rows) < len(c.Values) {
		for i := range c.Values {
			c.result.Index[i], c.result.Rank[i] = math.NaN(), 0
		}
	}
	if len(c.Group) == 0 {
		return [][]int{rows}, nil
	}
	groups := make([][]int, slices.Max(c.Group)+1)
	for _, row := range rows {
		groups[c.Group[row]] = append(groups[c.Group[row]], row)
	}
	return groups, nil
}

// choose looks up the values of those members that count and are no outliers, from the lowest to the highest, and their
// weights.
func (c *comparison) choose(members []int) {
	c.values, c.weights = sized(c.values, len(members))[:0], c.weights[:0]
	for _, i := range members {
		if c.result.Outlier[i] || !c.counted(i) {
			continue
		}
		c.values = append(c.values, c.Values[i])
		if c.Average == Weighted {
			c.weights = append(c.weights, c.Weights[i])
		}
	}
}

// average is the average of the chosen rows.
func (c *comparison) average() (float64, error) {
	switch c.Average {
	case OfMedian:
		return middle(c.values)
	case Weighted:
		return WeightedMean(c.values, c.weights)
	}
	return Mean(c.values)
}

// markOutliers finds the outliers of a group by standard deviations and by distance from its average.
func (c *comparison) markOutliers(g int, members []int) error {
	c.choose(members)
	average, err := c.average()
	if err != nil {
		return &GroupError{Group: g}
	}
	if c.StdDevs > 0 && len(c.values) > 1 {
		mean := average
		if c.Average != OfMean {
			mean, _ = Mean(c.values)
		}
		c.deviations = sized(c.deviations, len(c.values))
		c.markBeyond(members, mean, float64(c.StdDevs*stdDev(c.values, mean, c.deviations)))
	}
	if c.FromAverage > 0 {
		c.markBeyond(members, average, float64(c.FromAverage*math.Abs(average)))
	}
	return c.tick(len(members))
}

// markBeyond marks the members that lie more than distance from a centre: they are at both ends.
func (c *comparison) markBeyond(members []int, centre, distance float64) {
	for _, i := range members {
		if c.counted(i) && !c.markIf(i, centre, distance) {
			break
		}
	}
	for _, i := range slices.Backward(members) {
		if c.counted(i) && !c.markIf(i, centre, distance) {
			break
		}
	}
}

// markIf marks row i if it is an outlier, and reports whether it is.
func (c *comparison) markIf(i int, centre, distance float64) bool {
	is := beyond(c.Values[i], centre, distance)
	c.result.Outlier[i] = c.result.Outlier[i] || is
	return is
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
	c.choose(members)
	average, err := c.average()
	if err != nil {
		return &GroupError{Group: g}
	}
	if average == 0 {
		return &GroupError{Group: g, Zero: true}
	}
	group := Group{Average: average, N: len(c.values)}
	for _, p := range c.Percentiles {
		x, err := percentile(c.values, p)
		if err != nil {
			x = math.NaN()
		}
		group.Percentiles = append(group.Percentiles, x)
	}
	c.result.Groups[g] = group
	for _, i := range members {
		c.result.Index[i] = float64(100*c.Values[i]) / average
	}
	rank(c.Values, members, c.result.Rank)
	return c.tick(3 * len(members))
}
