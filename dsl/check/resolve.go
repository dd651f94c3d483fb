package check

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// invalid stands for a formula with an error; nothing more is said about it.
func invalid(n *formula.Node) *Expr {
	if n == nil {
		return &Expr{Op: OpConst, Type: Type{Kind: Invalid}}
	}
	return &Expr{Op: OpConst, Type: Type{Kind: Invalid}, At: n.At, Sign: n.Sign}
}

// resolve checks a formula in a scope. It never gives nil; a formula that is
// missing because its line could not be read is invalid.
func (c *checker) resolve(n *formula.Node, s scope) *Expr {
	if n == nil {
		return invalid(n)
	}
	e := c.resolveOp(n, s)
	e.At, e.Sign = n.At, n.Sign
	c.warnSame(e, s)
	return e
}

func (c *checker) resolveOp(n *formula.Node, s scope) *Expr {
	switch n.Op {
	case formula.Constant:
		k := constOf(n.Literal)
		return &Expr{Op: OpConst, Type: Type{Kind: k.Kind}, Const: k, Share: n.Literal.Kind == literalPercent}
	case formula.Name, formula.Member, formula.Dot:
		return c.path(n, s)
	case formula.Call:
		return c.call(n, s)
	case formula.List:
		return c.list(n, s)
	case formula.If:
		return c.conditional(n, s)
	case formula.Where:
		return c.where(n, s)
	case formula.Range: // stands only after `in`; the parser has said so
		return invalid(n)
	case formula.Not, formula.Negate:
		return c.unary(n, s)
	case formula.In:
		return c.in(n, s)
	}
	return c.binary(n, s)
}

// value resolves a formula that must give a single value.
func (c *checker) value(n *formula.Node, s scope) *Expr {
	e := c.resolve(n, s)
	if own := s.own(); n != nil && own != nil && len(s) == 1 {
		if column := whole(e, own); column != nil {
			c.add(listNotValue(c.quoted(n.At), column.Name, n.At))
			return invalid(n)
		}
	}
	return c.alone(e, n)
}

// alone sees that what a formula gives is a single value.
func (c *checker) alone(e *Expr, n *formula.Node) *Expr {
	switch e.Type.Kind {
	case List:
		c.add(listNotValue(c.quoted(n.At), "", n.At))
	case Rows:
		c.add(rowsNotValue(c.quoted(n.At), n.At))
	default:
		return e
	}
	return invalid(n)
}

// text is what the author wrote at a place.
func (c *checker) text(r diag.Range) string { return c.file.Source.Text[r.Start:r.End] }

// quoted is what is written at a place, on one line and short enough for a message.
func (c *checker) quoted(r diag.Range) string {
	return lex.Shorten(strings.Join(strings.Fields(c.text(r)), " "))
}

// flag resolves a condition.
func (c *checker) flag(n *formula.Node, s scope) *Expr {
	e := c.value(n, s)
	if k := e.Type.Kind; k != Flag && k != Invalid {
		text := c.quoted(n.At)
		if e.Op == OpIf || e.Op == OpCoalesce {
			text = "(" + text + ")"
		}
		c.add(notCondition(text, c.kindName(k), e.Op == OpConst, n.At))
		return invalid(n)
	}
	return e
}

func (c *checker) kindName(k Kind) kindName { return kindName{kind: k, currency: c.currency()} }

// wanted is how messages call what may be one of some kinds.
func (c *checker) wanted(kinds []Kind) kindName {
	name := c.kindName(kinds[0])
	name.either = slices.Contains(kinds, Number) && slices.Contains(kinds, Money)
	return name
}

// of resolves a formula that must give one of some kinds; nil is allowed.
func (c *checker) of(n *formula.Node, s scope, what diag.Text, kinds ...Kind) *Expr {
	return c.ofKinds(c.value(n, s), n, s, what, kinds...)
}

// ofKinds sees that a value is of one of some kinds.
func (c *checker) ofKinds(e *Expr, n *formula.Node, s scope, what diag.Text, kinds ...Kind) *Expr {
	if e.Type.Kind == Invalid {
		return e
	}
	for _, k := range kinds {
		if e.Type.Kind == k {
			return e
		}
	}
	d := wrongKind(what, c.quoted(n.At), c.kindName(e.Type.Kind), c.wanted(kinds), e, n.At)
	if kinds[0] == Money && c.percent(e) {
		d = percentOfWhat(d, c.quoted(n.At), c.amounts(s))
	}
	c.add(c.unquoted(d, e, s))
	return invalid(n)
}

func (c *checker) list(n *formula.Node, s scope) *Expr {
	e := &Expr{Op: OpList, Type: listOf(Nil)}
	for _, a := range n.Args {
		item := c.value(a, s)
		k, ok := unify(e.Type.Elem, item.Type.Kind)
		if !ok {
			c.mixed(e.Args[0], item)
			return invalid(n)
		}
		e.Type.Elem = k
		e.Args = append(e.Args, item)
	}
	sayAlike(e.Args...)
	if e.Type.Elem == Invalid {
		return invalid(n) // reported already
	}
	return e
}

func (c *checker) conditional(n *formula.Node, s scope) *Expr {
	cond, yes, no := c.flag(n.Args[0], s), c.value(n.Args[1], s), c.value(n.Args[2], s)
	k, ok := unify(yes.Type.Kind, no.Type.Kind)
	if !ok {
		c.mixed(yes, no)
		return invalid(n)
	}
	sayAlike(yes, no)
	return &Expr{Op: OpIf, Type: Type{Kind: k}, Args: []*Expr{cond, yes, no}}
}

// where is `TABLE where CONDITION`. Names without dot mean the row gone through,
// unless the condition holds names with one: then they are what they are outside.
func (c *checker) where(n *formula.Node, s scope) *Expr {
	rows := c.resolve(n.Args[0], s)
	if rows.Type.Kind != Rows {
		if rows.Type.Kind != Invalid {
			c.add(whereWithoutTable(c.quoted(n.Args[0].At), c.columnLast(n, rows), n.Args[0].At))
		}
		return invalid(n)
	}
	cond := c.flag(n.Args[1], s.push(rows.Type.Table, !c.dots(n.Args[1])))
	return &Expr{Op: OpFilter, Type: rows.Type, Args: []*Expr{rows, cond}}
}

// columnLast gives what is meant by `TABLE.COLUMN where TABLE.COLUMN > 0`: the rows
// `TABLE where COLUMN > 0`, and `.COLUMN`. They are "" where something else than a
// column stands before `where`.
func (c *checker) columnLast(n *formula.Node, rows *Expr) (last [2]string) {
	of := n.Args[0]
	if of.Op != formula.Member || rows.Type.Kind != List {
		return last
	}
	table := c.quoted(of.Args[0].At)
	onRow := strings.NewReplacer(" "+table+".", " ", "("+table+".", "(")
	return [2]string{table + onRow.Replace(" "+c.quoted(n.Sign)+" "+c.quoted(n.Args[1].At)), "." + of.Text}
}

func (c *checker) unary(n *formula.Node, s scope) *Expr {
	if n.Op == formula.Not {
		return &Expr{Op: OpNot, Type: Type{Kind: Flag}, Args: []*Expr{c.flag(n.Args[0], s)}}
	}
	a := c.of(n.Args[0], s, operand("-"), Number, Money)
	return &Expr{Op: OpNegate, Type: a.Type, Args: []*Expr{a}}
}

// in is `x in [a, b]`, `x in a..b` and `x in LIST`.
func (c *checker) in(n *formula.Node, s scope) *Expr {
	x := c.value(n.Args[0], s)
	var set *Expr
	if r := n.Args[1]; r.Op == formula.Range {
		low, high := c.value(r.Args[0], s), c.value(r.Args[1], s)
		for _, bound := range []*Expr{low, high} {
			c.comparable(n, x, bound, true)
		}
		set = &Expr{Op: OpRange, Type: listOf(low.Type.Kind), Args: []*Expr{low, high}, At: r.At, Sign: r.Sign}
	} else {
		set = c.resolve(r, s)
		if set.Type.Kind != List {
			if set.Type.Kind != Invalid {
				c.add(inNeedsList(c.quoted(r.At), r.At))
			}
			return invalid(n)
		}
		if _, ok := unify(x.Type.Kind, set.Type.Elem); !ok {
			c.mixed(x, elementOf(x, set))
			return invalid(n)
		}
		if set.Op == OpList {
			for _, item := range set.Args {
				c.choice(x, item)
			}
		}
	}
	return &Expr{Op: OpIn, Type: Type{Kind: Flag}, Args: []*Expr{x, set}}
}

var binaryOps = map[formula.Op]Op{
	formula.And: OpAnd, formula.Or: OpOr, formula.Coalesce: OpCoalesce, formula.Equal: OpEqual, formula.Unequal: OpUnequal,
	formula.Less: OpLess, formula.LessEqual: OpLessEqual, formula.Greater: OpGreater, formula.GreaterEqual: OpGreaterEqual,
	formula.Add: OpAdd, formula.Subtract: OpSubtract, formula.Multiply: OpMultiply, formula.Divide: OpDivide, formula.Power: OpPower,
}

func (c *checker) binary(n *formula.Node, s scope) *Expr {
	op := binaryOps[n.Op]
	if op == OpAnd || op == OpOr {
		return &Expr{Op: op, Type: Type{Kind: Flag}, Args: []*Expr{c.flag(n.Args[0], s), c.flag(n.Args[1], s)}}
	}
	a, b := c.sides(n, op, s)
	kind, ok := c.resultKind(n, op, a, b, s)
	if !ok {
		return invalid(n)
	}
	return &Expr{Op: op, Type: Type{Kind: kind}, Args: []*Expr{a, b}}
}

// resultKind is the kind that an operator gives for its sides.
func (c *checker) resultKind(n *formula.Node, op Op, a, b *Expr, s scope) (Kind, bool) {
	if a.Type.Kind == Invalid || b.Type.Kind == Invalid {
		if op >= OpEqual && op <= OpGreaterEqual {
			return Flag, true
		}
		return Invalid, true
	}
	switch op {
	case OpCoalesce:
		sayAlike(a, b)
		k, ok := unify(a.Type.Kind, b.Type.Kind)
		if !ok {
			c.mixed(a, b)
		}
		return k, ok
	case OpEqual, OpUnequal:
		c.choice(a, b)
		c.choice(b, a)
		return Flag, c.comparable(n, a, b, false)
	case OpLess, OpLessEqual, OpGreater, OpGreaterEqual:
		return Flag, c.comparable(n, a, b, true)
	}
	return c.arithmetic(n, op, a, b, s)
}

// comparable reports sides that cannot be compared; sized asks for an order.
func (c *checker) comparable(n *formula.Node, a, b *Expr, sized bool) bool {
	k, ok := unify(a.Type.Kind, b.Type.Kind)
	if !ok {
		c.mixed(a, b)
		return false
	}
	if sized && !k.ordered() && k != Invalid {
		c.add(noOrder(c.quoted(n.Sign), c.kindName(k), n.Sign))
		return false
	}
	return true
}

// arithmetic is the kind of + - * / ^ over numbers, money and dates.
func (c *checker) arithmetic(n *formula.Node, op Op, a, b *Expr, s scope) (Kind, bool) {
	x, y := a.Type.Kind, b.Type.Kind
	for _, side := range []*Expr{a, b} {
		if !side.Type.Kind.ordered() {
			d := wrongKind(operand(c.quoted(n.Sign)), c.quoted(side.At), c.kindName(side.Type.Kind), c.wanted([]Kind{Number, Money}), side, side.At)
			if side.Type.Kind == Text && op == OpAdd {
				d = notJoined(d)
			}
			c.add(c.unquoted(d, side, s))
			return Invalid, false
		}
	}
	switch {
	case x == Number && y == Number:
		return Number, true
	case op == OpAdd || op == OpSubtract:
		return c.sumKind(n, op, a, b)
	case op == OpMultiply && x != y && x.numeric() && y.numeric():
		return Money, true
	case op == OpDivide && x == Money && y == Money:
		return Number, true
	case op == OpDivide && x == Money && y == Number:
		return Money, true
	}
	c.add(moneyArithmetic(c.quoted(n.At), c.quoted(n.Sign), c.kindName(x), c.kindName(y), n.At))
	return Invalid, false
}

// sumKind is the kind of a sum or difference that is not of two plain numbers.
func (c *checker) sumKind(n *formula.Node, op Op, a, b *Expr) (Kind, bool) {
	x, y := a.Type.Kind, b.Type.Kind
	switch {
	case x == Money && y == Money:
		return Money, true
	case op == OpSubtract && x == Date && y == Date:
		return Number, true
	case x == Date && y == Number:
		return Date, true
	case op == OpAdd && x == Number && y == Date:
		return Date, true
	}
	if x == Money && c.percent(b) {
		c.add(changeInPercent(c.quoted(a.At), c.quoted(b.At), c.changed(a, op, b), n.At))
	} else {
		c.mixed(a, b)
	}
	return Invalid, false
}

// elementOf is what in a list does not go with x: the value written there, else
// the list as if it were one.
func elementOf(x, list *Expr) *Expr {
	if list.Op == OpList {
		for _, item := range list.Args {
			if _, ok := unify(x.Type.Kind, item.Type.Kind); !ok {
				return item
			}
		}
	}
	return &Expr{Type: Type{Kind: list.Type.Elem}, At: list.At, Op: list.Op, Args: list.Args}
}

// choice reports a text that is none of the choices of the column it is
// compared with.
func (c *checker) choice(col, text *Expr) {
	c.compared(col, text)
	if f := says(col); f != nil {
		if !said(f, text) && isFigure(col) {
			c.notChoice(col, text, c.choicesOfFigure(f))
		}
		return
	}
	c.notChoice(col, text, choicesOf(col))
}

func (c *checker) notChoice(col, text *Expr, choices []string) {
	if len(choices) == 0 || text.Op != OpConst || text.Const.Missing || text.Const.Kind != Text || slices.Contains(choices, text.Const.Text) {
		return
	}
	near := diag.Closest(text.Const.Text, choices)
	if english, ok := lex.Find(diag.Danish, statement.Pool.Lines, text.Const.Text); ok && says(col) != nil {
		if choice, ok := says(col).Choice(english); ok { // "mindst"
			near = choice.Spelling(c.file.Lang)
		}
	}
	c.add(notChoice(text.Const.Text, strings.TrimPrefix(c.quoted(col.At), "."), choices, near, text.At))
}

// isFigure reports whether a formula is a figure itself, not computed from one: it
// says nothing but its words.
func isFigure(e *Expr) bool {
	return e.Op == OpColumn && e.Column.Member != nil || e.Op == OpValue && e.Value.Member != nil
}

// choicesOfFigure are the words of a figure in the file's language.
func (c *checker) choicesOfFigure(f *statement.Figure) (choices []string) {
	for _, choice := range f.Choices {
		choices = append(choices, choice.Spelling(c.file.Lang))
	}
	return choices
}

// choicesOf gives the texts that a column, figure or parameter can hold, none
// where it can hold any.
func choicesOf(e *Expr) (choices []string) {
	switch e.Op {
	case OpColumn:
		if e.Column.Data != nil {
			for _, ch := range e.Column.Data.Choices {
				choices = append(choices, ch.Text)
			}
		}
		return choices
	case OpParam:
		for _, ch := range e.Param.Choices {
			if ch.Kind == Text {
				choices = append(choices, ch.Text)
			}
		}
		return choices
	}
	return nil
}
