package engine

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/table"
)

// allRows is the set of all of n rows.
func allRows(n int) table.Bits {
	b := table.NewBits(n)
	for row := range n {
		b.Set(row, true)
	}
	return b
}

// chosen is the rows of a set, rising.
func chosen(set table.Bits, n int) []int {
	rows := make([]int, 0, set.Count())
	for row := range n {
		if set.Get(row) {
			rows = append(rows, row)
		}
	}
	return rows
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
