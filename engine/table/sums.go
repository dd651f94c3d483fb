package table

import (
	"math"
	"slices"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// checkSums warns of a last row that is the sum or the average of the rows above
// it in every column of numbers, from three rows on, without a name from two; of a
// first row that is that of the rows below it; and of several rows that are each the
// sum of those since the one before.
func (r *reader) checkSums() {
	last := len(r.lines) - 1
	if last < 2 {
		return
	}
	named := slices.ContainsFunc(r.columns, func(c readColumn) bool {
		return c.field >= 0 && c.column.Spec.Kind.worded() && c.column.Codes[last] >= 0
	})
	if last > 2 || !named {
		if c, sum, _ := r.summed(last, 0, last); c != nil {
			r.caution(last, c, func(at place) diag.Diagnostic { return summedRow(at, sum, last-len(r.totals), false, 0) })
			return
		}
	}
	if last < 3 {
		return
	}
	if c, sum, _ := r.summed(0, 1, last+1); c != nil {
		r.caution(0, c, func(at place) diag.Diagnostic { return summedRow(at, sum, last-len(r.totals), true, 0) })
		return
	}
	r.checkSubtotals()
}

// mostSummed is over how many times its rows a sheet is looked through for subtotals:
// where so many rows could be one, as in a column of zeros, none is meant.
const mostSummed = 20

// checkSubtotals warns of two or more rows that are each the sum of the rows since the
// one before, in two or more columns of numbers.
func (r *reader) checkSubtotals() {
	first := r.firstNumbers()
	if first == nil {
		return
	}
	type subtotal struct{ row, rows int }
	var found []subtotal
	sum, from, left := 0.0, 0, mostSummed*len(first.column.Numbers)
	for row, x := range first.column.Numbers {
		if row-from > 1 && left > 0 && math.Abs(sum-x) <= 1e-9*math.Abs(x) {
			left -= row - from
			if c, isSum, columns := r.summed(row, from, row); c != nil && isSum && columns > 1 {
				found = append(found, subtotal{row, row - from})
				sum, from = 0, row+1
				continue
			}
		}
		if x == x {
			sum += x
		}
	}
	if len(found) > 1 {
		r.caution(found[0].row, first, func(at place) diag.Diagnostic { return summedRow(at, true, found[0].rows, false, len(found)-1) })
	}
}

// firstNumbers is the first column of numbers; nil where there is none.
func (r *reader) firstNumbers() *readColumn {
	for i := range r.columns {
		if r.addsUp(i) {
			return &r.columns[i]
		}
	}
	return nil
}

// addsUp reports whether a column is one of numbers whose sums mean something.
func (r *reader) addsUp(i int) bool {
	kind := r.spec.Columns[i].Kind
	return r.columns[i].field >= 0 && (kind == Number || kind == Whole || kind == Money)
}

// summed gives the first column of numbers if a row holds in every one of them the
// sum of some rows, or their mean, and how many there are; nil if it does not, or is
// told of by its name.
func (r *reader) summed(row, from, to int) (first *readColumn, sum bool, columns int) {
	sum, mean, varied := true, true, false
	if slices.Contains(r.totals, row) {
		return nil, false, 0
	}
	for i := range r.columns {
		c := &r.columns[i]
		if !r.addsUp(i) || math.IsNaN(c.column.Numbers[row]) {
			continue
		}
		n := r.among(c, from, to)
		sum = sum && n.isSum(c.column.Numbers[row])
		mean = mean && n.isMean(c.column.Numbers[row])
		if !sum && !mean {
			return nil, false, 0
		}
		varied = varied || n.varied
		if columns++; first == nil {
			first = c
		}
	}
	if !varied {
		return nil, false, 0
	}
	return first, sum, columns
}

// numbersAmong is what a column has in some rows.
type numbersAmong struct {
	sum    float64
	rows   int
	varied bool // the numbers are not all the same
}

// among adds up a column over some rows, but for those that are totals by name.
func (r *reader) among(c *readColumn, from, to int) numbersAmong {
	var n numbersAmong
	first := math.NaN()
	for _, x := range c.column.Numbers[from:to] {
		if x != x { // missing
			continue
		}
		if n.sum, n.rows = n.sum+x, n.rows+1; n.rows == 1 {
			first = x
		}
		n.varied = n.varied || x != first
	}
	for _, total := range r.totals {
		if x := c.column.Numbers[total]; x == x && total >= from && total < to {
			n.sum, n.rows = n.sum-x, n.rows-1
		}
	}
	return n
}

func (n numbersAmong) isSum(x float64) bool { return n.rows > 1 && shown(n.sum, 12) == shown(x, 12) }

// isMean reports whether a number is the mean, or the mean at one or two decimals.
func (n numbersAmong) isMean(x float64) bool {
	if n.rows < 2 {
		return false
	}
	mean := n.sum / float64(n.rows)
	tens, hundreds := math.Round(mean*10)/10, math.Round(mean*100)/100
	return shown(mean, 12) == shown(x, 12) || x != math.Trunc(x) && (shown(tens, 12) == shown(x, 12) || shown(hundreds, 12) == shown(x, 12))
}
