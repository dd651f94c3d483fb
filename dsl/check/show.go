package check

import (
	"slices"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/statement"
)

func (c *checker) show(s *dsl.Show) {
	t := c.tableNamed(s.Table)
	if t == nil {
		return
	}
	row := rowScope(t)
	show := &Show{Table: t, Decl: s}
	for _, n := range s.Columns {
		show.Columns = append(show.Columns, *c.shown(&n, row, clause(statement.Show.Lines, "columns")))
	}
	if s.Order != nil {
		o := c.order(s.Order, row)
		show.Order = &o
	}
	show.Filter = c.optional(s.Filter, func(n *formula.Node) *Expr { return c.flag(n, row) })
	for _, total := range s.Totals {
		c.total(show, total, row)
	}
	c.program.Shows = append(c.program.Shows, show)
}

// total adds what is said of the totals of some columns of a table.
func (c *checker) total(show *Show, s dsl.Totalled, row scope) {
	if len(s.Columns) == 0 {
		if slices.ContainsFunc(show.Totals, func(t Totalled) bool { return len(t.Columns) == 0 }) {
			c.add(totalTwice(s.At))
			return
		}
		show.Totals = append(show.Totals, Totalled{Kind: s.Kind})
		return
	}
	out := Totalled{Kind: s.Kind}
	for _, n := range s.Columns {
		e := c.of(n, row, clause(statement.Show.Lines, "total"), Number, Money)
		switch {
		case n == nil || e.Type.Kind == Invalid:
			continue
		case !show.shows(e):
			c.add(totalOfNothing(n.At, c.quoted(n.At), len(show.Columns) > 0))
		case slices.ContainsFunc(append(show.Totals, out), func(t Totalled) bool {
			return slices.ContainsFunc(t.Columns, func(x *Expr) bool { return same(x, e) })
		}):
			c.add(totalTwice(n.At))
		default:
			out.Columns = append(out.Columns, e)
		}
	}
	if len(out.Columns) > 0 {
		show.Totals = append(show.Totals, out)
	}
}

// shows reports whether a formula on the row is a column that is shown.
func (s *Show) shows(e *Expr) bool {
	if len(s.Columns) > 0 {
		return slices.ContainsFunc(s.Columns, func(x Shown) bool { return same(x.Expr, e) })
	}
	return e.Op == OpColumn && len(e.Path) == 0 && e.Column.Member == nil
}
