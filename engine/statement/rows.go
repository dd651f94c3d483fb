package statement

import (
	"math/bits"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/table"
)

// allRows is the set of all of n rows.
func allRows(n int) table.Bits {
	b := table.NewBits(n)
	for i := range b {
		b[i] = ^uint64(0)
	}
	if n%64 != 0 {
		b[len(b)-1] = 1<<(n%64) - 1
	}
	return b
}

// chosen is the rows of a set among n rows, rising.
func chosen(set table.Bits, n int) []int { return chosenIn(make([]int, 0, set.Count()), set, n) }

// chosenIn is chosen in the memory of a list.
func chosenIn(list []int, set table.Bits, n int) []int {
	list = list[:0]
	for at, word := range set {
		for ; word != 0; word &= word - 1 {
			if row := at*64 + bits.TrailingZeros64(word); row < n {
				list = append(list, row)
			}
		}
	}
	return list
}

// gather is the values of some rows, rising; nil stays nil. All rows share the
// memory of the values.
func gather[T any](values []T, rows []int) []T {
	if values == nil || len(rows) == len(values) {
		return values
	}
	out := make([]T, len(rows))
	for i, row := range rows {
		out[i] = values[row]
	}
	return out
}

// label is the text of a value where it names a group: a text as it is, a
// number plainly.
func label(c *table.Column, kind check.Kind, row int) string {
	v := formula.At(c, kind, row)
	switch {
	case v.Missing:
		return ""
	case kind == check.Text:
		return v.Text
	case kind == check.Flag && v.Flag:
		return "yes"
	case kind == check.Flag:
		return "no"
	case kind == check.Date:
		return formula.Day(v.Number)
	}
	return formula.Plain(v.Number)
}

// constant is a constant that is a number of a type.
func constant(t check.Type, x float64) check.Const { return check.Const{Kind: t.Kind, Number: x + 0} }

// numbers is a column of known numbers.
func numbers(xs []float64) *table.Column { return &table.Column{Numbers: xs} }
