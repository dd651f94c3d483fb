package check

import (
	"slices"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// PoolStep is `pool`. Its amount is Money or Number; so are start, floor and cap.
type PoolStep struct {
	StepHead
	To        *Table
	Type      Type
	Per       []*Column // path of references from To to the group's table; nil: one pool
	Group     *Table    // the group's table; nil
	Amount    *Expr     // without a row, or on the group's row
	Filter    *Expr     // on the row, like all below; nil where not said
	Only      *Only
	Key       *Expr
	Start     *Expr
	Floor     *Expr
	Cap       *Expr
	Scale     bool // shortfall scale
	Surplus   dsl.Surplus
	SurplusTo *PoolStep
	From      []*PoolStep // pools whose surplus comes here, in the order declared
	First     *Order
	Whole     bool    // partly no
	RateUnit  float64 // rate to; 0: not said
	Round     Rounding

	Column, Bound, Unbound    *Column // on To
	Given, Rate, Left, Passed Figure  // Given is NAME.amount: the amount with what other pools passed
}

// Accept implements Step.
func (s *PoolStep) Accept(v StepVisitor) { v.Pool(s) }

func (s *PoolStep) formulas(l *formulaList) {
	l.add("amount", s.Group, s.Amount)
	l.add("where", s.To, s.Filter)
	if s.Only != nil {
		l.add("only", s.Group, s.Only.N)
		l.add("only", s.To, s.Only.Order.By, s.Only.Per)
	}
	l.add("key", s.To, s.Key)
	l.add("start", s.To, s.Start)
	l.add("floor", s.To, s.Floor)
	l.add("cap", s.To, s.Cap)
	if s.First != nil {
		l.add("first", s.To, s.First.By)
	}
}

func (c *checker) Pool(s *dsl.Pool) {
	step := &PoolStep{StepHead: StepHead{Name: s.Name.Text, Label: s.Label.Text, Decl: s}}
	step.To = c.keyedTable(s.To)
	if step.To == nil {
		c.lost[s.Name.Text] = true
		return
	}
	if !c.name(s.Name, step) {
		return
	}
	step.Scale, step.Surplus = s.Shortfall == dsl.ShortfallScale, s.Surplus
	step.Over = step.To
	step.Column = c.newColumn(step.To, s.Name.Text, s.Label, s.Name.At, step)
	row := func(english string) *Column {
		return c.columnFigure(step.To, figureOf(&statement.Pool, s.Name, english), s.Name.At, step)
	}
	step.Bound, step.Unbound = row("bound"), row("unbound")
	if s.Per != nil {
		c.poolGroups(step, s)
	}
	group := func(english string) Figure {
		return c.groupFigure(step.Group, figureOf(&statement.Pool, s.Name, english), s.Name.At, step)
	}
	step.Given, step.Rate, step.Left, step.Passed = group("amount"), group("rate"), group("left"), group("passed")
	c.later(step, func() { c.poolBody(step, s) })
	c.after = append(c.after, func() { c.surplusTypes(step, s) })
}

// poolGroups finds the table that `per` leads to.
func (c *checker) poolGroups(step *PoolStep, s *dsl.Pool) {
	e := c.resolve(s.Per, rowScope(step.To))
	if e.Op == OpColumn && e.Column.Ref != nil {
		step.Per = append(e.Path[:len(e.Path):len(e.Path)], e.Column)
		step.Group = e.Column.Ref
	} else if e.Type.Kind != Invalid {
		reference := ""
		if e.Op == OpColumn && len(e.Path) > 0 && s.Per.Op == formula.Member {
			reference = c.quoted(s.Per.Args[0].At)
		}
		c.add(perNotReference(c.quoted(s.Per.At), reference, s.Per.At))
	}
}

// mayBePer reports whether a pool is by groups, or would be if a line could be read.
func mayBePer(s *dsl.Pool) bool {
	return s.Per != nil || s.Strange || slices.ContainsFunc(s.Lines, func(l dsl.Line) bool { return l.Word == "per" })
}

func (c *checker) poolBody(step *PoolStep, s *dsl.Pool) {
	for _, from := range c.passesTo(step) {
		step.From = append(step.From, from)
		c.need(from)
	}
	step.Amount = invalid(s.Amount)
	if step.Group != nil || !mayBePer(s) { // else it is not clear on what row it stands
		c.grouped = step
		step.Amount = c.of(s.Amount, rowScope(step.Group), clause(statement.Pool.Lines, "amount"), Money, Number)
		c.grouped = nil
	}
	step.Type = step.Amount.Type
	kind := step.Type.Kind
	row := rowScope(step.To)
	money := []Kind{kind}
	if kind == Invalid || kind == Number && step.Amount.unit() != nil {
		money = []Kind{Number, Money}
	}
	step.Filter = c.optional(s.Filter, func(n *formula.Node) *Expr { return c.flag(n, row) })
	step.Key = c.optional(s.Key, func(n *formula.Node) *Expr {
		c.inKey = true
		defer func() { c.inKey = false }()
		return c.of(n, row, clause(statement.Pool.Lines, "key"), Number, Money)
	})
	for _, part := range []struct {
		word string
		from *formula.Node
		to   **Expr
	}{{"start", s.Start, &step.Start}, {"floor", s.Floor, &step.Floor}, {"cap", s.Cap, &step.Cap}} {
		*part.to = c.optional(part.from, func(n *formula.Node) *Expr {
			return c.of(n, row, clause(statement.Pool.Lines, part.word), money...)
		})
	}
	for _, limit := range []*Expr{step.Start, step.Floor, step.Cap} {
		if kind == Number && limit != nil && limit.Type.Kind == Money {
			c.add(amountNotMoney(c.quoted(s.Amount.At), step.Amount, step.Amount.unit(), c.quoted(limit.At), c.currency()))
			step.Type, kind = Type{Kind: Invalid}, Invalid
		}
	}
	c.poolOrder(step, s, row)
	step.Round = c.poolRounding(s.Round, kind)
	c.poolTypes(step)
}

// poolOrder checks `only`, `first` and `rate to`.
func (c *checker) poolOrder(step *PoolStep, s *dsl.Pool, row scope) {
	if s.Only != nil {
		step.Only = &Only{
			N:     c.of(s.Only.N, rowScope(step.Group), clause(statement.Pool.Lines, "only"), Number),
			Order: c.order(&s.Only.Order, row),
			Per: c.optional(s.Only.Per, func(n *formula.Node) *Expr {
				return c.of(n, row, clause(statement.Pool.Lines, "per"), Text, Number, Flag)
			}),
		}
	}
	if s.First != nil {
		o := c.order(s.First, row)
		step.First, step.Whole = &o, s.Whole
		c.firstClauses(s)
	}
	if s.RateUnit != nil {
		step.RateUnit = s.RateUnit.Number
		if kind := step.Type.Kind; constKind(s.RateUnit) != kind && kind != Invalid {
			c.add(wrongUnit(s.RateUnit.At, kind, unitless(s.RateUnit), c.currency()))
		} else if !(step.RateUnit > 0) {
			c.add(unitNotPositive(s.RateUnit.At))
		}
	}
}

// firstClauses checks what may stand with `first`.
func (c *checker) firstClauses(s *dsl.Pool) {
	if s.Start != nil {
		c.add(firstWithKey(s.Start.At))
	}
	if s.RateUnit != nil {
		c.add(firstWithKey(s.RateUnit.At))
	}
	if s.Cap == nil && !s.Flawed {
		c.add(firstWithoutCap(s.First.At))
	}
}

func (c *checker) order(o *dsl.Order, row scope) Order {
	return Order{Lowest: o.Direction == dsl.Lowest, By: c.of(o.By, row, clause(statement.Show.Lines, "order"), Number, Money, Date)}
}

// unit is the number in a formula of one, or of products and sums of some, that would be
// an amount with its unit: the largest. It is nil where there is none.
func (e *Expr) unit() (found *Expr) {
	switch e.Op {
	case OpConst, OpParam:
		return e
	case OpMultiply, OpDivide, OpAdd, OpSubtract, OpNegate:
		for _, a := range e.Args {
			if f := a.unit(); f != nil && (found == nil || f.value() > found.value()) {
				found = f
			}
		}
	}
	return found
}

// value is the number of a constant or a parameter.
func (e *Expr) value() float64 {
	if e.Op == OpParam {
		return e.Param.Value.Number
	}
	return e.Const.Number
}

// optional resolves a clause that may be absent.
func (c *checker) optional(n *formula.Node, check func(*formula.Node) *Expr) *Expr {
	if n == nil {
		return nil
	}
	return check(n)
}

// poolRounding: money takes the model's rounding, plain numbers whole ones by
// the model's method.
func (c *checker) poolRounding(r *dsl.Round, kind Kind) Rounding {
	fallback := c.program.Model.Round
	if kind == Number {
		fallback.Unit = 1
	}
	return c.rounding(r, kind, fallback)
}

func (c *checker) poolTypes(step *PoolStep) {
	step.Column.Type, step.Unbound.Type = step.Type, step.Type
	for _, f := range []Figure{step.Given, step.Left, step.Passed} {
		f.setType(step.Type)
	}
	step.Rate.setType(rateType(step))
}

// rateType: kroner per point, or kroner per krone where the key is money.
func rateType(step *PoolStep) Type {
	if step.Type.Kind == Money && step.Key != nil && step.Key.Type.Kind == Money {
		return Type{Kind: Number}
	}
	return step.Type
}

func (s *PoolStep) foresee(c *checker) {
	c.foreseeFilter(s.Filter)
	if s.Group != nil && s.Amount.Type.Kind != Invalid && !s.Amount.readsRow() {
		c.add(sameAmount(s.Amount.At, c.quoted(s.Amount.At), s.Group, summed(s.Amount, s.Group)))
	}
	if s.Floor != nil && s.Cap != nil {
		if low, high := c.usual.interval(s.Floor).Low, c.usual.interval(s.Cap).High; high < low {
			c.add(capBelowFloor(s.Cap.At, high, low))
		}
	}
	if s.Key == nil {
		return
	}
	if key := c.usual.interval(s.Key); key.Low < 0 && !key.Vague {
		c.add(keyNegative(s.Key.At, c.quoted(s.Key.At)))
	}
}
