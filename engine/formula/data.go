// Package formula computes checked formulas on rows of data. It is the only
// package that runs expr: a formula becomes an expr program whose operations
// are Fordel's own (15-digit comparison, exact sums, errors for what is
// missing), and expr's machine runs it row by row.
package formula

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/progress"
	"github.com/fordel-lang/fordel/engine/table"
)

// Data is what formulas read: the data and all that is computed so far.
type Data interface {
	// Table is the data of a table.
	Table(t *check.Table) *table.Table
	// Column is a column of the data or one computed before, one value a row.
	Column(c *check.Column) *table.Column
	// Param is the value of a parameter in this run.
	Param(p *check.Param) check.Const
	// Value is a single value computed before.
	Value(v *check.Value) check.Const
	// Groups gives the rows of path[0].Table by the row that the references lead to.
	// The error is like Spend's.
	Groups(path []*check.Column) (*Groups, error)
	// Buffers are for computed columns; nil allocates all.
	Buffers() *table.Buffers
	// Reserve asks for memory, in bytes, that an evaluation uses until its end; Hold
	// for memory that an evaluator keeps for the next. The error is like Spend's.
	Reserve(bytes int) error
	Hold(bytes int) error
	// Spend counts n steps of work. An error (cancelled, or too much work) ends
	// the evaluation and is handed back as it is.
	Spend(n int) error
}

// Groups are the rows of a table by the row of another that a path of
// references leads to. Rows that lead nowhere are in no group.
type Groups struct {
	Target []int32 // for each row, the row it leads to; -1 for none
	Start  []int32 // group g is Rows[Start[g]:Start[g+1]]
	Rows   []int32 // in each group rising
}

// Of is the rows of group g, rising.
func (g *Groups) Of(group int) []int32 { return g.Rows[g.Start[group]:g.Start[group+1]] }

// NewGroups sorts rows into groups: target[i] is the group of row i, below n,
// or -1. The error is the meter's.
func NewGroups(m *progress.Meter, target []int32, n int) (*Groups, error) {
	g := &Groups{Target: target, Start: make([]int32, n+1)}
	err := m.Stretches(len(target), func(from, to int) {
		for _, t := range target[from:to] {
			if t >= 0 {
				g.Start[t+1]++
			}
		}
	})
	if err != nil {
		return nil, err
	}
	for i := range n {
		g.Start[i+1] += g.Start[i]
	}
	g.Rows = make([]int32, g.Start[n])
	next := append([]int32(nil), g.Start[:n]...)
	err = m.Stretches(len(target), func(from, to int) {
		for row := from; row < to; row++ {
			if t := target[row]; t >= 0 {
				g.Rows[next[t]] = int32(row)
				next[t]++
			}
		}
	})
	return g, err
}

// Follow gives for each row the row that a path of references leads to, -1
// where one is missing. rows(c) is the target rows of one reference column.
func Follow(path []*check.Column, rows func(*check.Column) []int32) []int32 {
	target := rows(path[0])
	for _, c := range path[1:] {
		next, further := rows(c), make([]int32, len(target))
		for i, t := range target {
			further[i] = -1
			if t >= 0 {
				further[i] = next[t]
			}
		}
		target = further
	}
	return target
}
