package explain

import (
	"slices"
	"strconv"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
)

// counting is a `count` by indicators, on a row.
type counting struct {
	x        *Explainer
	decl     *dsl.Count
	at       at
	table    *check.Table
	from     *check.Expr   // the rows that are looked at
	filter   *check.Expr   // nil: all
	flags    []*check.Expr // the indicators, on a row of the table
	required *check.Expr   // how many of them; nil where that is not said
	rows     []int         // that the filter lets in
	met      []int         // how many indicators each of them meets
	counts   []bool        // whether it counts
}

// count explains how rows are counted by indicators. It is false for a count that
// is a sum or a number of rows like any other.
func (x *Explainer) count(f *figure, s *check.ColumnStep, decl *dsl.Count) bool {
	if decl.Form == dsl.CountRows || decl.Form == dsl.CountMarks {
		x.compute(f.s, s.Expr, f.on(s.Column.Table))
		f.s.Formula, f.s.Filled = x.text(decl.Where()), ""
		return true
	}
	c := x.counting(s, decl, f.on(s.Column.Table))
	f.s.Kind, f.s.Op, f.s.Formula = Count, decl.Form.String(), x.text(decl.Where())
	f.s.note("indicators", "n", len(c.flags))
	f.s.add("of", func(id string) *spot { return c.of(id) })
	if c.filter != nil {
		f.s.add("where", func(id string) *spot { return x.where(id, c.filtered(), c.at) })
	}
	if c.required != nil {
		f.arg("required", c.required, c.at)
	}
	for n := 0; n <= len(c.flags); n++ {
		if c.tallied(n) > 0 {
			f.s.addAs("tally", "met/"+strconv.Itoa(n), func(id string) *spot { return c.tally(id, n) })
		}
	}
	for i, flag := range c.flags {
		f.s.addAs("indicator", "indicator/"+segment(decl.Indicators[i].Text), func(id string) *spot { return c.indicator(id, flag, i) })
	}
	order := c.countedFirst()
	rows := make([]int, len(order))
	for i, place := range order {
		rows[i] = c.rows[place]
	}
	l := x.byRow(c.table, rows, func(row int, id string) *spot { return c.counted(id, row) })
	f.s.list = l.listing("row")
	return true
}

// counting reads a count from the formula that it was written out as.
func (x *Explainer) counting(s *check.ColumnStep, decl *dsl.Count, a at) *counting {
	c := &counting{x: x, decl: decl, at: a, from: s.Expr.Args[0]}
	condition := c.from.Args[1]
	c.from = c.from.Args[0]
	c.table = tableOf(c.from)
	if decl.Filter != nil {
		c.filter, condition = condition.Args[0], condition.Args[1]
	}
	switch decl.Form {
	case dsl.CountAtLeast:
		c.required = condition.Args[1]
		for _, term := range condition.Args[0].Args[0].Args {
			c.flags = append(c.flags, term.Args[0])
		}
	case dsl.CountAny, dsl.CountAll:
		for range decl.Indicators[1:] {
			c.flags = append(c.flags, condition.Args[1])
			condition = condition.Args[0]
		}
		c.flags = append(c.flags, condition)
		slices.Reverse(c.flags)
	}
	c.look(s)
	return c
}

// look finds what each row meets.
func (c *counting) look(s *check.ColumnStep) {
	c.rows = c.x.rowsOf(c.filtered(), c.at)
	counted := c.x.rowsOf(s.Expr.Args[0], c.at)
	c.met, c.counts = make([]int, len(c.rows)), make([]bool, len(c.rows))
	for i, row := range c.rows {
		for _, flag := range c.flags {
			if c.meets(flag, row) {
				c.met[i]++
			}
		}
		_, c.counts[i] = slices.BinarySearch(counted, row)
	}
}

// filtered are the rows that the filter lets in.
func (c *counting) filtered() *check.Expr {
	if c.filter == nil {
		return c.from
	}
	return &check.Expr{Op: check.OpFilter, Type: c.from.Type, Args: []*check.Expr{c.from, c.filter}, At: c.from.At, Sign: c.from.At}
}

// meets reports whether a row meets an indicator.
func (c *counting) meets(flag *check.Expr, row int) bool {
	if flag.Op == check.OpColumn && len(flag.Path) == 0 && flag.Depth == len(c.at.rows) {
		return c.x.figures.Column(flag.Column).Flags.Get(row) // of thousands of rows
	}
	return c.x.valueOf(flag, c.at.push(c.table, row)).Flag
}

// countedFirst are the places of the rows, those that count first.
func (c *counting) countedFirst() []int {
	var first, then []int
	for i, counts := range c.counts {
		if counts {
			first = append(first, i)
		} else {
			then = append(then, i)
		}
	}
	return append(first, then...)
}

// number is a node that counts some of the rows, with those below it.
func (c *counting) number(s *spot, in func(i int) bool, make func(row int, id string) *spot) *spot {
	var rows []int
	for i, row := range c.rows {
		if in(i) {
			rows = append(rows, row)
		}
	}
	s.Unit = "number"
	s.number(check.Number, float64(len(rows)))
	s.note("of", "rows", len(c.rows), "out", len(c.rows)-len(rows))
	l := c.x.byRow(c.table, rows, make)
	s.list = l.listing("row")
	return s
}

// of is the rows that are looked at.
func (c *counting) of(id string) *spot {
	s := &spot{Node: Node{ID: id, Kind: Fold, Op: "len", Label: label(c.table.Label, c.table.Name), Unit: "number"}}
	l := c.x.rowElements(c.from, c.at)
	s.list = l.listing("element")
	return s.number(check.Number, float64(l.n))
}

// tallied is how many rows meet so many indicators.
func (c *counting) tallied(n int) (rows int) {
	for _, met := range c.met {
		if met == n {
			rows++
		}
	}
	return rows
}

// tally is how many rows meet so many indicators.
func (c *counting) tally(id string, n int) *spot {
	s := &spot{Node: Node{ID: id, Kind: Tally, Label: c.x.word("met") + " " + strconv.Itoa(n)}}
	s.note("met", "n", n, "of", len(c.flags))
	return c.number(s, func(i int) bool { return c.met[i] == n }, func(row int, id string) *spot { return c.counted(id, row) })
}

// indicator is how many rows meet one indicator.
func (c *counting) indicator(id string, flag *check.Expr, i int) *spot {
	s := &spot{Node: Node{ID: id, Kind: Indicator, Label: c.decl.Indicators[i].Text, Source: c.x.rules(flag.At)}}
	if flag.Op == check.OpColumn {
		s.Label = c.x.columnLabel(flag.Column)
	}
	return c.number(s, func(i int) bool { return c.meets(flag, c.rows[i]) },
		func(row int, id string) *spot { return c.x.expr(id, flag, c.at.push(c.table, row)) })
}

// counted is whether a row counts, with all its indicators.
func (c *counting) counted(id string, row int) *spot {
	s := &spot{Node: Node{ID: id, Kind: Counted, Op: c.decl.Form.String(), Label: label(c.decl.Label.Text, c.decl.Target.Name.Text), Row: c.x.rowLabel(c.table, row), Unit: "flag"}}
	i := slices.Index(c.rows, row)
	s.set(check.Const{Kind: check.Flag, Flag: i >= 0 && c.counts[i]})
	inside := c.at.push(c.table, row)
	if i >= 0 {
		s.note("met", "n", c.met[i], "of", len(c.flags))
	}
	for i, flag := range c.flags {
		s.addAs("indicator", "indicator/"+segment(c.decl.Indicators[i].Text), func(id string) *spot { return c.x.expr(id, flag, inside) })
	}
	if c.required != nil {
		s.add("required", func(id string) *spot { return c.x.expr(id, c.required, c.at) })
	}
	s.add("row", func(string) *spot { return c.x.row(c.table, row) })
	return s
}
