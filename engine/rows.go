package engine

import (
	"math/bits"

	"github.com/fordel-lang/fordel/dsl/check"
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

// keys is the key of each row of a table that has one.
func (w *workspace) keys(t *check.Table) []string {
	if names, ok := w.names[t]; ok {
		return names
	}
	data := w.Table(t)
	key, names := data.Key(), make([]string, data.Len)
	for row := range names {
		names[row] = key.Word(row)
	}
	w.names[t] = names
	return names
}

// everyRow is all rows of a table, rising. They are made once and must stay as
// they are.
func (w *workspace) everyRow(t *check.Table) []int32 {
	if rows, ok := w.rows[t]; ok {
		return rows
	}
	rows := make([]int32, w.Table(t).Len)
	for i := range rows {
		rows[i] = int32(i)
	}
	w.rows[t] = rows
	return rows
}
