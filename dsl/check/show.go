package check

import (
	"cmp"
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/statement"
)

func (c *checker) Show(s *dsl.Show) {
	t := c.tableNamed(s.Table)
	if t == nil {
		return
	}
	row := rowScope(t)
	show := &Show{Table: t, Decl: s}
	for _, n := range s.Columns {
		if c.joinedTexts(n.Formula, row) {
			continue
		}
		show.Columns = append(show.Columns, *c.shown(&n, row, clause(statement.Show.Lines, "columns")))
	}
	if s.Order != nil {
		o := c.order(s.Order, row)
		show.Order = &o
	}
	show.Filter = c.optional(s.Filter, func(n *formula.Node) *Expr { return c.flag(n, row) })
	c.against(show, s, row)
	for _, total := range s.Totals {
		c.total(show, total, row)
	}
	c.program.Shows = append(c.program.Shows, show)
}

// joinedTexts reports a column that puts texts together, with those that it shows as
// columns of their own.
func (c *checker) joinedTexts(n *formula.Node, row scope) bool {
	if n == nil || n.Op != formula.Add {
		return false
	}
	var names []string
	text := invalid(n)
	for _, part := range terms(n) {
		switch e := c.resolve(part, row); {
		case e.Type.Kind != Text:
			return false
		case e.Op != OpConst:
			names, text = append(names, c.text(part.At)), e
		}
	}
	if len(names) == 0 {
		return false
	}
	d := wrongKind(operand("+"), c.quoted(text.At), c.kindName(Text), c.wanted([]Kind{Number, Money}), text, n.At)
	c.add(ownColumns(d, strings.Join(names, map[diag.Lang]string{diag.English: ", ", diag.Danish: "; "}[c.file.Lang])))
	return true
}

// terms are the parts of a sum.
func terms(n *formula.Node) []*formula.Node {
	if n.Op != formula.Add {
		return []*formula.Node{n}
	}
	return append(terms(n.Args[0]), terms(n.Args[1])...)
}

// against adds the change of the shown total, in money and as a share, to the
// columns of a table.
func (c *checker) against(show *Show, s *dsl.Show, row scope) {
	if s.Against == nil {
		return
	}
	before := c.of(s.Against, row, clause(statement.Show.Lines, "against"), Money)
	now, others := show.measure(before)
	switch {
	case before.Type.Kind == Invalid:
		return
	case now == nil:
		c.add(againstNothing(s.Against.At))
		return
	}
	if others {
		c.add(againstLast(s.Against.At, cmp.Or(now.Label, now.Name)))
	}
	now.Role, show.Against = Measured, before
	change, share := changes(now.Expr, before)
	label := diag.Text{EN: "Change", DA: "Ændring"}.In(c.file.Lang)
	percent := diag.Text{EN: "Change, %", DA: "Ændring i pct."}.In(c.file.Lang)
	show.Columns = append(show.Columns, Shown{Name: label, Label: label, Said: label, Expr: change, Role: Change},
		Shown{Name: percent, Label: percent, Said: percent, Expr: share, Share: true, Role: ChangeShare})
}

// changes are by how much an amount is more than one before, and that as a share of
// it; missing where one of them is, and the share where there was nothing before.
func changes(now, before *Expr) (change, share *Expr) {
	at, flag := before.At, Type{Kind: Flag}
	op := func(op Op, t Type, args ...*Expr) *Expr { return &Expr{Op: op, Type: t, Args: args, At: at, Sign: at} }
	constant := func(kind Kind, missing bool) *Expr {
		return &Expr{Op: OpConst, Type: Type{Kind: kind}, Const: Const{Kind: kind, Missing: missing}, At: at, Sign: at}
	}
	unknown := op(OpOr, flag, op(OpEqual, flag, before, constant(Nil, true)), op(OpEqual, flag, now, constant(Nil, true)))
	difference := op(OpSubtract, now.Type, now, before)
	change = op(OpIf, now.Type, unknown, constant(Money, true), difference)
	nothing := op(OpOr, flag, unknown, op(OpEqual, flag, before, constant(Money, false)))
	number := Type{Kind: Number}
	return change, op(OpIf, number, nothing, constant(Number, true), op(OpDivide, number, difference, before))
}

// measure is the shown total: the column labelled so, else the last one of money that is
// not what it is measured against; others tells that another is what is handed out.
func (s *Show) measure(before *Expr) (last *Shown, others bool) {
	for i := range s.Columns {
		x := &s.Columns[i]
		if x.Expr.Type.Kind != Money || same(x.Expr, before) {
			continue
		}
		if InAll(x.Label) {
			return x, false
		}
		others = others || last != nil && handedOut(last.Expr)
		last = x
	}
	return last, others
}

// handedOut reports whether a formula is the amounts of a pool or a grant.
func handedOut(e *Expr) bool {
	if e.Op != OpColumn || e.Column.Member != nil {
		return false
	}
	switch e.Column.Step.(type) {
	case *PoolStep, *GrantStep:
		return true
	}
	return false
}

// InAll reports whether a label is what people call a total.
func InAll(label string) bool {
	return slices.Contains([]string{"i alt", "in all", "total"}, strings.ToLower(label))
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

func (s *Show) formulas(l *formulaList) {
	for _, c := range s.Columns {
		l.add("columns", s.Table, c.Expr)
	}
	if s.Order != nil {
		l.add("order", s.Table, s.Order.By)
	}
	l.add("where", s.Table, s.Filter)
	for _, t := range s.Totals {
		l.add("total", s.Table, t.Columns...)
	}
}
