package report

import (
	"math"
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/conceal"
	"github.com/fordel-lang/fordel/engine/table"
	"github.com/fordel-lang/fordel/engine/view"
)

// SmallCount is the count from which on people are told of: below it somebody could be known
// by it.
const SmallCount = 5

// Hidden is what is not told of a run's tables where small counts are hidden. Tables that
// no view shows are not told at all: their rows may be people. nil hides nothing.
type Hidden struct {
	tables map[*check.Table]*hiddenTable
}

// hiddenTable is what is not told of a table and of the formulas that views show of it.
type hiddenTable struct {
	*conceal.Hidden
	columns  []*check.Column
	formulas map[*check.Expr]int
}

// Conceal decides what is not told of a run. Counts are the columns of numbers that
// are counted or whole in the data, and sums of those.
func Conceal(r *Run) *Hidden {
	h := &Hidden{tables: map[*check.Table]*hiddenTable{}}
	read := readsOf(r.Program)
	forced := map[*check.Table][]conceal.Cell{}
	for _, t := range finestFirst(shownTables(r)) {
		c := hiddenTable{formulas: map[*check.Expr]int{}}
		given := c.given(r, t, read)
		group, to := groupsOf(r, t)
		given.Group, given.Forced = group, forced[t]
		c.Hidden = conceal.Hide(given, SmallCount)
		for _, row := range c.Groups {
			if row < 0 {
				continue
			}
			for i, column := range columnsOf(r, to) {
				if read[column].over[t] {
					forced[to] = append(forced[to], conceal.Cell{Row: row, Column: i})
				}
			}
		}
		h.tables[t] = &c
	}
	return h
}

// shownTables are the tables that views show.
func shownTables(r *Run) (out []*check.Table) {
	for _, v := range r.Views {
		if t := r.Program.Table(v.Table); v.Kind == "table" && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// finestFirst has tables before those that they refer to.
func finestFirst(tables []*check.Table) []*check.Table {
	var out []*check.Table
	var add func(*check.Table)
	add = func(t *check.Table) {
		if slices.Contains(out, t) {
			return
		}
		for _, other := range tables {
			if other != t && refersTo(other, t) != nil && refersTo(t, other) == nil {
				add(other)
			}
		}
		out = append(out, t)
	}
	for _, t := range tables {
		add(t)
	}
	return out
}

// refersTo is the first column of a table that leads to another; nil for none.
func refersTo(t, other *check.Table) *check.Column {
	for _, c := range t.Columns {
		if c.Ref == other {
			return c
		}
	}
	return nil
}

// columnsOf are a table's columns of numbers that have values.
func columnsOf(r *Run, t *check.Table) (out []*check.Column) {
	for _, c := range t.Columns {
		if numeric(c.Type.Kind) && r.Column(c) != nil {
			out = append(out, c)
		}
	}
	return out
}

// given is what would be told of a table.
func (h *hiddenTable) given(r *Run, t *check.Table, read map[*check.Column]reads) conceal.Table {
	out := conceal.Table{Rows: r.Table(t).Len}
	h.columns = columnsOf(r, t)
	for _, c := range h.columns {
		out.Columns = append(out.Columns, conceal.Column{
			Count:  c.Type.Kind == check.Number && c.Adds && !c.Share,
			Total:  c.Adds,
			Values: known(r.Column(c), out.Rows),
			From:   h.places(read[c].row),
			Alone:  read[c].alone,
		})
	}
	for _, v := range r.Views {
		for i, c := range v.Columns {
			if v.Table != t.Name || c.Expr == nil || !numeric(c.Kind) {
				continue
			}
			of := reads{alone: true, over: map[*check.Table]bool{}}
			of.formula(c.Expr)
			h.formulas[c.Expr] = len(out.Columns)
			out.Columns = append(out.Columns, conceal.Column{
				Total: c.Total != view.None, Values: known(v.Values(i), out.Rows), From: h.places(of.row), Alone: of.alone,
			})
		}
	}
	addSums(out.Columns, h.columns)
	return out
}

// places are the numbers of columns.
func (h *hiddenTable) places(columns []*check.Column) (out []int) {
	for _, c := range columns {
		if i := slices.Index(h.columns, c); i >= 0 {
			out = append(out, i)
		}
	}
	return out
}

// known are the numbers of a column, NaN where there are none.
func known(c *table.Column, n int) []float64 {
	out := make([]float64, n)
	for i := range out {
		if out[i] = math.NaN(); c.Has(i) {
			out[i] = c.Numbers[i]
		}
	}
	return out
}

// mostParts is how many counts of the data are tried for being the sum of two others.
const mostParts = 24

// addSums finds counts in the data that are the sums of two others on every row, such as all
// of girls and boys: nothing in the rules says so, but everybody sees it.
func addSums(columns []conceal.Column, of []*check.Column) {
	var counts []int
	for i, c := range of {
		if columns[i].Count && c.Data != nil && len(counts) < mostParts {
			counts = append(counts, i)
		}
	}
	for _, all := range counts {
		for n, a := range counts {
			for _, b := range counts[n+1:] {
				if a != all && b != all && adds(columns[all].Values, columns[a].Values, columns[b].Values) {
					columns[all].From, columns[all].Alone = append(columns[all].From, a, b), true
				}
			}
		}
	}
}

// adds reports whether numbers are the sums of two others, which are not all nothing.
func adds(all, a, b []float64) bool {
	some := false
	for i, x := range all {
		if x != a[i]+b[i] {
			return false
		}
		some = some || a[i] != 0 && b[i] != 0
	}
	return some
}

// groupsOf are the rows of a shown table to which those of another lead, by the first
// reference that leads to one; nil where none does.
func groupsOf(r *Run, t *check.Table) ([]int, *check.Table) {
	for _, c := range t.Columns {
		if c.Ref == nil || c.Ref == t || !slices.Contains(shownTables(r), c.Ref) || r.Column(c) == nil {
			continue
		}
		out := make([]int, r.Table(t).Len)
		for i := range out {
			out[i] = int(r.Column(c).Rows[i])
		}
		return out, c.Ref
	}
	return nil, nil
}

// Reason is why a cell of a column is not told.
func (h *Hidden) Reason(c *check.Column, row int) conceal.Reason {
	if h == nil || h.tables[c.Table] == nil {
		return conceal.Told
	}
	return h.tables[c.Table].reason(slices.Index(h.tables[c.Table].columns, c), row)
}

// In is why a cell of a view's column is not told, its row in the table.
func (h *Hidden) In(t *check.Table, c view.Column, row int) conceal.Reason {
	if h == nil || h.tables[t] == nil {
		return conceal.Told
	}
	return h.tables[t].reason(h.tables[t].place(c), row)
}

// Total reports whether the total of a view's column is not told.
func (h *Hidden) Total(t *check.Table, c view.Column) bool {
	if h == nil || h.tables[t] == nil {
		return false
	}
	at := h.tables[t].place(c)
	return at >= 0 && h.tables[t].Totals[at]
}

// Shows reports whether anything is told of a table.
func (h *Hidden) Shows(t *check.Table) bool { return h == nil || h.tables[t] != nil }

// Count is how many figures are not told.
func (h *Hidden) Count() int {
	n := 0
	if h != nil {
		for _, t := range h.tables {
			n += t.Count
		}
	}
	return n
}

// place is the number of a view's column; -1 for one that is never hidden.
func (h *hiddenTable) place(c view.Column) int {
	if at, ok := h.formulas[c.Expr]; ok && c.Expr != nil {
		return at
	}
	return slices.Index(h.columns, c.Of)
}

func (h *hiddenTable) reason(column, row int) conceal.Reason {
	if column < 0 {
		return conceal.Told
	}
	return h.Cells[column][row]
}
