package engine

import (
	"cmp"
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/table"
)

// bothData are the data of two sides in the shape of one rule file, with the rows that
// belong to one row of a table: its own, and those that refer to it.
type bothData struct {
	program *check.Program
	of      [2][]*table.Table   // by side and slot
	own     [2][]map[int32]bool // likewise; nil where no row belongs to it
	table   *check.Table        // that the row is of; nil where there is none
}

// newBothData finds what belongs to a row, by its key; to none where the table is nil.
func newBothData(program *check.Program, of [2][]*table.Table, t *check.Table, key string) *bothData {
	out := &bothData{program: program, of: of, table: t}
	for side := range of {
		out.own[side] = make([]map[int32]bool, len(program.Tables))
		if t == nil {
			continue
		}
		if row, ok := of[side][t.Slot].Index(key); ok {
			out.own[side][t.Slot] = map[int32]bool{int32(row): true}
		}
		for _, other := range program.Tables {
			out.belonging(side, other, map[*check.Table]bool{t: true})
		}
	}
	return out
}

// belonging finds the rows of a table that lead to the row.
func (w *bothData) belonging(side int, t *check.Table, seen map[*check.Table]bool) map[int32]bool {
	if seen[t] {
		return w.own[side][t.Slot]
	}
	seen[t] = true
	for _, c := range t.Columns {
		if c.Data == nil || c.Ref == nil || c.Ref == t {
			continue
		}
		to := w.belonging(side, c.Ref, seen)
		for row, target := range w.of[side][t.Slot].Columns[c.Slot].Rows {
			if to[target] {
				if w.own[side][t.Slot] == nil {
					w.own[side][t.Slot] = map[int32]bool{}
				}
				w.own[side][t.Slot][int32(row)] = true
			}
		}
	}
	return w.own[side][t.Slot]
}

// rows are those of a table on a side that belong to the row, or that do not.
func (w *bothData) rows(side int, t *check.Table, own bool) (out []int32) {
	for row := range int32(w.of[side][t.Slot].Len) {
		if w.own[side][t.Slot][row] == own {
			out = append(out, row)
		}
	}
	return out
}

// differ reports whether the rows of a table that belong to the row differ between the
// sides, or those that do not.
func (w *bothData) differ(t *check.Table, own bool) bool {
	return !table.Alike(w.of[0][t.Slot], w.of[1][t.Slot], w.rows(0, t, own), w.rows(1, t, own))
}

// sides say which side each part of the data is from: the rows of a table that do not
// belong to the row, those that do, and single columns of the row itself.
type sides struct {
	others func(t *check.Table) int
	own    func(t *check.Table) int
	column func(c *check.Column) int
}

// mixed are the tables with each part from its side, by slot.
func (w *bothData) mixed(s sides) []*table.Table {
	var out []*table.Table
	for _, t := range w.program.Tables {
		out = append(out, w.mix(t, s).Unlinked())
	}
	return out
}

func (w *bothData) mix(t *check.Table, s sides) *table.Table {
	others, own := s.others(t), s.own(t)
	if t == w.table {
		own = others
	}
	from := [2]*table.Table{w.of[0][t.Slot], w.of[1][t.Slot]}
	columns := w.elsewhere(t, own, s)
	if others == own && len(columns) == 0 || from[0] == from[1] {
		return from[others]
	}
	rows := w.picked(t, from, others, own)
	cells := map[int]map[int]table.Pick{}
	if len(columns) > 0 {
		at := slices.IndexFunc(rows, func(p table.Pick) bool { return int(p.Of) == own && w.own[own][t.Slot][p.Row] })
		for c, p := range columns {
			cells[c] = map[int]table.Pick{at: p}
		}
	}
	return table.Mixed(from, rows, cells)
}

// elsewhere are the columns of the row itself that are from the other side.
func (w *bothData) elsewhere(t *check.Table, own int, s sides) map[int]table.Pick {
	if t != w.table {
		return nil
	}
	out := map[int]table.Pick{}
	for _, c := range t.Columns {
		if c.Data == nil || c == t.Key {
			continue
		}
		if side := s.column(c); side != own {
			for row := range w.own[side][t.Slot] {
				out[c.Slot] = table.Pick{Of: int32(side), Row: row}
			}
		}
	}
	return out
}

// picked are the rows of a table that belong to the row from one side, and the others
// from another; of a key that both have, that which belongs to the row.
func (w *bothData) picked(t *check.Table, from [2]*table.Table, others, own int) (rows []table.Pick) {
	key := func(p table.Pick) string { return from[p.Of].Key().Word(int(p.Row)) }
	var mine []table.Pick
	taken := map[string]bool{}
	for _, row := range w.rows(own, t, true) {
		p := table.Pick{Of: int32(own), Row: row}
		if mine = append(mine, p); t.Key != nil {
			taken[key(p)] = true
		}
	}
	for row := range int32(from[others].Len) {
		p := table.Pick{Of: int32(others), Row: row}
		switch {
		case w.own[others][t.Slot][row]:
			rows, mine = append(rows, mine...), nil // in the place of those of this side
		case t.Key == nil || !taken[key(p)]:
			rows = append(rows, p)
		}
	}
	rows = append(rows, mine...)
	if t.Key != nil {
		slices.SortStableFunc(rows, func(a, b table.Pick) int { return cmp.Compare(key(a), key(b)) })
	}
	return rows
}
