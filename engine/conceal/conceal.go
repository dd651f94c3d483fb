// Package conceal decides which figures of tables are not told where counts of few people
// are hidden, so that none of them can be worked out from those that are told: from a
// total and its parts, from what is computed from it, or from what it is computed from. It
// knows numbers only.
//
// A count is small from just above 0 up to but not including a limit. Those who read are taken
// to know the rules, the limit, and which of the hidden counts are small.
package conceal

import (
	"math"
	"slices"
)

// Table is what would be told of a table.
type Table struct {
	Rows    int
	Columns []Column
	Group   []int  // by row: the group whose sums are told elsewhere; nil: no such sums are
	Forced  []Cell // hidden, whatever they hold
}

// Column is a column of numbers.
type Column struct {
	Count  bool      // counts of people
	Total  bool      // the sum of its rows is told
	Values []float64 // by row; NaN where there is nothing
	From   []int     // the columns whose values on the same row it is computed from
	Alone  bool      // it is computed from those and from what everybody knows
}

// Cell is a cell of a table.
type Cell struct{ Row, Column int }

// Reason is why a cell is not told.
type Reason uint8

// Why cells are not told.
const (
	Told  Reason = iota
	Small        // it is a small count, and nothing of another is told by that
	Other        // it would give another away, or tell more of one
)

// Hidden is what is not told of a table.
type Hidden struct {
	Cells  [][]Reason // by column and row
	Totals []bool     // by column: its sum is not told either
	Groups []int      // those of which no sum of a column with hidden cells may be told elsewhere
	Count  int        // cells that are not told
}

// Hide decides what is not told of a table whose counts below a limit are hidden.
func Hide(t Table, limit float64) *Hidden {
	h := &hiding{Table: t, limit: limit}
	h.Cells, h.Totals = make([][]Reason, len(t.Columns)), make([]bool, len(t.Columns))
	for i := range t.Columns {
		h.Cells[i] = make([]Reason, t.Rows)
	}
	h.parts = partsOf(t)
	for _, c := range t.Forced {
		h.hide(c.Row, c.Column)
	}
	for i, c := range t.Columns {
		for row, x := range c.Values {
			if c.Count && h.small(x) {
				h.hide(row, i)
			}
		}
	}
	for h.protect() {
	}
	return &h.Hidden
}

// hiding is a decision under way.
type hiding struct {
	Table
	Hidden
	limit float64
	parts []part
}

// part is rows whose sums are told.
type part struct {
	rows   []int
	groups []int // that are in it
}

// partsOf are the groups of a table's rows, or all of them as one.
func partsOf(t Table) []part {
	if t.Group == nil {
		all := make([]int, t.Rows)
		for i := range all {
			all[i] = i
		}
		return []part{{rows: all}}
	}
	var parts []part
	at := map[int]int{}
	for row, g := range t.Group {
		if _, ok := at[g]; !ok {
			at[g] = len(parts)
			parts = append(parts, part{groups: []int{g}})
		}
		parts[at[g]].rows = append(parts[at[g]].rows, row)
	}
	return parts
}

func (h *hiding) small(x float64) bool { return x > 0 && x < h.limit }

func (h *hiding) hidden(row, column int) bool { return h.Cells[column][row] != Told }

// hide hides a cell and what it could be worked out from on its row.
func (h *hiding) hide(row, column int) {
	c := h.Columns[column]
	if h.hidden(row, column) || math.IsNaN(c.Values[row]) {
		return
	}
	h.Cells[column][row] = Other
	if c.Count && h.small(c.Values[row]) && !h.countsHidden(row, c) {
		h.Cells[column][row] = Small
	}
	h.Count++
	for other, o := range h.Columns { // nothing, computed from something, tells nothing of it
		if slices.Contains(o.From, column) && (o.Values[row] != 0 || c.Values[row] == 0) {
			h.hide(row, other)
		}
	}
	if c.Alone {
		h.hideSource(row, c)
	}
}

// countsHidden reports whether a cell is computed from a count that is hidden: that it is small
// would tell more of that count.
func (h *hiding) countsHidden(row int, c Column) bool {
	return slices.ContainsFunc(c.From, func(from int) bool {
		x := h.Columns[from].Values[row]
		return h.Columns[from].Count && (h.hidden(row, from) || h.small(x))
	})
}

// hideSource hides one of the figures that a cell is computed from, unless one is hidden:
// the smallest count, if there is one.
func (h *hiding) hideSource(row int, c Column) {
	best := -1
	for _, from := range c.From {
		if h.hidden(row, from) {
			return
		}
		if best < 0 || h.before(row, from, row, best) {
			best = from
		}
	}
	if best >= 0 {
		h.hide(row, best)
	}
}

// before reports whether a cell is better hidden than another: a count rather than what is
// none, something rather than nothing, little rather than much.
func (h *hiding) before(row, column, otherRow, otherColumn int) bool {
	a, b := h.Columns[column], h.Columns[otherColumn]
	x, y := math.Abs(a.Values[row]), math.Abs(b.Values[otherRow])
	if a.Count != b.Count {
		return a.Count
	}
	if (x == 0) != (y == 0) {
		return x != 0
	}
	return x < y
}

// protect hides one more figure where a sum would give a hidden one away, and whether it
// had to.
func (h *hiding) protect() bool {
	for at := range h.parts {
		for column := range h.Columns {
			if h.givenAway(h.parts[at], column) {
				h.cover(at, column)
				return true
			}
		}
	}
	return false
}

// givenAway reports whether the sum of a column over some rows tells one of its hidden
// cells there.
func (h *hiding) givenAway(p part, column int) bool {
	c := h.Columns[column]
	if h.Totals[column] || !c.Total && h.Group == nil {
		return false
	}
	sum, small, others := 0.0, 0, 0
	for _, row := range p.rows {
		switch h.Cells[column][row] {
		case Small:
			small++
		case Other:
			others++
		default:
			continue
		}
		sum += c.Values[row]
	}
	switch n := small + others; {
	case n < 2:
		return n == 1
	case !c.Count:
		return false
	case others == 0: // all of them are 1 at least, and below the limit
		return sum <= float64(small) || sum >= float64(small)*(h.limit-1)
	}
	return sum < float64(small)+float64(others)*h.limit+1
}

// cover hides one more row of a column among those whose sum is told. Where there is none, the
// sum goes, or that of another group with it.
func (h *hiding) cover(at, column int) {
	best := -1
	for _, row := range h.parts[at].rows {
		if h.hidden(row, column) || math.IsNaN(h.Columns[column].Values[row]) {
			continue
		}
		if best < 0 || h.before(row, column, best, column) {
			best = row
		}
	}
	switch {
	case best >= 0:
		h.hideAll(best, at, column)
	case len(h.parts) > 1:
		h.merge(at)
	default:
		h.hideTotal(column)
	}
}

// hideTotal hides the sum of a column, those of columns computed from it, and one that it is
// the sum of.
func (h *hiding) hideTotal(column int) {
	if h.Totals[column] {
		return
	}
	h.Totals[column] = true
	for other, o := range h.Columns {
		if slices.Contains(o.From, column) {
			h.hideTotal(other)
		}
	}
	c := h.Columns[column]
	known := func(from int) bool { return h.Totals[from] }
	if c.Alone && len(c.From) > 0 && !slices.ContainsFunc(c.From, known) {
		h.hideTotal(c.From[0])
	}
}

// hideAll hides a cell together with the counts that are hidden in the same part and that it
// is computed from: with them it would be told again.
func (h *hiding) hideAll(row, at, column int) {
	for _, source := range h.sources(column) {
		if !h.Columns[source].Count {
			continue
		}
		for _, other := range h.parts[at].rows {
			if h.hidden(other, source) {
				h.hide(row, source)
				break
			}
		}
	}
	h.hide(row, column)
}

// sources are all columns that a column is computed from, through others too.
func (h *hiding) sources(column int) []int {
	seen := make([]bool, len(h.Columns))
	var out []int
	var follow func(int)
	follow = func(c int) {
		for _, from := range h.Columns[c].From {
			if !seen[from] {
				seen[from] = true
				out = append(out, from)
				follow(from)
			}
		}
	}
	follow(column)
	return out
}

// merge makes one part of two: their sums may no longer be told, only that of both.
func (h *hiding) merge(at int) {
	with := -1
	for i, p := range h.parts {
		if i != at && (with < 0 || len(p.rows) < len(h.parts[with].rows)) {
			with = i
		}
	}
	for _, i := range []int{at, with} {
		if len(h.parts[i].groups) == 1 {
			h.Groups = append(h.Groups, h.parts[i].groups...)
		}
	}
	h.parts[at].rows = append(h.parts[at].rows, h.parts[with].rows...)
	h.parts[at].groups = append(h.parts[at].groups, h.parts[with].groups...)
	h.parts = append(h.parts[:with], h.parts[with+1:]...)
}
