package table

import (
	"math"
	"slices"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// checkSums warns of a last row that is the sum or the average of the rows above
// it in every column of numbers, from three rows on; without a name from two.
func (r *reader) checkSums() {
	last := len(r.lines) - 1
	if last < 2 {
		return
	}
	named := slices.ContainsFunc(r.columns, func(c readColumn) bool {
		return c.field >= 0 && c.column.Spec.Kind.worded() && c.column.Codes[last] >= 0
	})
	if named && last < 3 || slices.Contains(r.totals, last) {
		return
	}
	var told *readColumn
	sum, mean, varied := true, true, false
	for i := range r.columns {
		c := &r.columns[i]
		if kind := r.spec.Columns[i].Kind; c.field < 0 || kind != Number && kind != Whole && kind != Money || math.IsNaN(c.column.Numbers[last]) {
			continue
		}
		n := r.above(c, last)
		sum = sum && n.isSum(c.column.Numbers[last])
		mean = mean && n.isMean(c.column.Numbers[last])
		if !sum && !mean {
			return
		}
		varied = varied || n.varied
		if told == nil {
			told = c
		}
	}
	if told != nil && varied {
		r.caution(last, told, func(at place) diag.Diagnostic { return summedRow(at, sum, last-len(r.totals)) })
	}
}

// numbersAbove is what a column has above a row.
type numbersAbove struct {
	sum    float64
	rows   int
	varied bool // the numbers are not all the same
}

// above adds up a column above a row, but for rows that are totals by name.
func (r *reader) above(c *readColumn, row int) numbersAbove {
	var n numbersAbove
	first := math.NaN()
	for _, x := range c.column.Numbers[:row] {
		if x != x { // missing
			continue
		}
		if n.sum, n.rows = n.sum+x, n.rows+1; n.rows == 1 {
			first = x
		}
		n.varied = n.varied || x != first
	}
	for _, total := range r.totals {
		if x := c.column.Numbers[total]; x == x {
			n.sum, n.rows = n.sum-x, n.rows-1
		}
	}
	return n
}

func (n numbersAbove) isSum(x float64) bool { return n.rows > 1 && shown(n.sum, 12) == shown(x, 12) }

// isMean reports whether a number is the mean, or the mean at one or two decimals.
func (n numbersAbove) isMean(x float64) bool {
	if n.rows < 2 {
		return false
	}
	mean := n.sum / float64(n.rows)
	tens, hundreds := math.Round(mean*10)/10, math.Round(mean*100)/100
	return shown(mean, 12) == shown(x, 12) || x != math.Trunc(x) && (shown(tens, 12) == shown(x, 12) || shown(hundreds, 12) == shown(x, 12))
}
