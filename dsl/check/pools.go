package check

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/lex"
)

func (c *checker) pool(s *dsl.Pool) {
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
	step.Column = c.newColumn(step.To, s.Name.Text, s.Label, s.Name.At, step)
	step.Bound = c.newColumn(step.To, s.Name.Text+".bound", dsl.Text{}, s.Name.At, step)
	step.Unbound = c.newColumn(step.To, s.Name.Text+".unbound", dsl.Text{}, s.Name.At, step)
	if s.Per != nil {
		c.poolGroups(step, s)
	}
	for _, f := range []struct {
		name   string
		figure *Figure
	}{{"amount", &step.Given}, {"rate", &step.Rate}, {"left", &step.Left}, {"passed", &step.Passed}} {
		*f.figure = c.poolFigure(step, s.Name, f.name)
	}
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
		c.add(perNotReference(c.quoted(s.Per.At), s.Per.At))
	}
}

// poolFigure is a figure of the whole pool, or of each group.
func (c *checker) poolFigure(step *PoolStep, name dsl.Name, figure string) Figure {
	full := name.Text + "." + figure
	if step.Group != nil {
		return Figure{Column: c.newColumn(step.Group, full, dsl.Text{}, name.At, step)}
	}
	return Figure{Value: c.newValue(full, "", step)}
}

// setType gives a figure its type.
func (f Figure) setType(t Type) {
	if f.Column != nil {
		f.Column.Type = t
	}
	if f.Value != nil {
		f.Value.Type = t
	}
}

func (c *checker) poolBody(step *PoolStep, s *dsl.Pool) {
	for _, from := range c.passesTo(step) {
		step.From = append(step.From, from)
		c.need(from)
	}
	step.Amount = c.of(s.Amount, rowScope(step.Group), clause("amount", "beløb"), Money, Number)
	step.Type = step.Amount.Type
	kind := step.Type.Kind
	row := rowScope(step.To)
	money := []Kind{kind}
	if kind == Invalid || kind == Number && step.Amount.constant() {
		money = []Kind{Number, Money}
	}
	step.Filter = c.optional(s.Filter, func(n *formula.Node) *Expr { return c.flag(n, row) })
	step.Key = c.optional(s.Key, func(n *formula.Node) *Expr {
		return c.of(n, row, clause("key", "fordelingsnøgle"), Number, Money)
	})
	for _, part := range []struct {
		en, da string
		from   *formula.Node
		to     **Expr
	}{{"start", "udgangspunkt", s.Start, &step.Start}, {"floor", "mindst", s.Floor, &step.Floor}, {"cap", "højst", s.Cap, &step.Cap}} {
		*part.to = c.optional(part.from, func(n *formula.Node) *Expr {
			return c.of(n, row, clause(part.en, part.da), money...)
		})
	}
	for _, limit := range []*Expr{step.Start, step.Floor, step.Cap} {
		if kind == Number && limit != nil && limit.Type.Kind == Money {
			c.add(amountNotMoney(c.quoted(s.Amount.At), step.Amount, c.quoted(limit.At), c.currency()))
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
			N:     c.of(s.Only.N, rowScope(step.Group), clause("only", "kun"), Number),
			Order: c.order(&s.Only.Order, row),
			Per:   c.optional(s.Only.Per, func(n *formula.Node) *Expr { return c.of(n, row, clause("per", "pr"), Text, Number, Flag) }),
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
			c.add(wrongUnit(s.RateUnit.At, kind, c.currency()))
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
	return Order{Lowest: o.Direction == dsl.Lowest, By: c.of(o.By, row, clause("order", "rækkefølge"), Number, Money, Date)}
}

// constant reports whether a formula is a number as written, or a parameter.
func (e *Expr) constant() bool { return e.Op == OpConst || e.Op == OpParam }

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
	step.Bound.Type = Type{Kind: Text}
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

// passesTo lists the pools whose surplus goes to this one.
func (c *checker) passesTo(to *PoolStep) []*PoolStep {
	var out []*PoolStep
	for _, w := range c.queue {
		p, ok := w.step.(*PoolStep)
		if !ok || p.Surplus != dsl.SurplusTo {
			continue
		}
		if ent := c.global[p.Decl.(*dsl.Pool).SurplusTo.Text]; ent.what == any(to) {
			p.SurplusTo = to
			out = append(out, p)
		}
	}
	return out
}

// surplusTypes checks that a surplus can be added where it goes.
func (c *checker) surplusTypes(step *PoolStep, s *dsl.Pool) {
	if step.Surplus != dsl.SurplusTo {
		return
	}
	to := step.SurplusTo
	if to == nil {
		_, grant := c.global[s.SurplusTo.Text].what.(*GrantStep)
		switch {
		case grant:
			c.add(surplusToGrant(s.SurplusTo))
		case !c.lost[s.SurplusTo.Text]:
			c.add(unknownPool(s.SurplusTo, c.closest(s.SurplusTo.Text, c.poolNames)))
		}
		return
	}
	if to.Type.Kind != step.Type.Kind && to.Type.Kind != Invalid && step.Type.Kind != Invalid {
		c.add(surplusKind(s.SurplusTo.At, c.kindName(step.Type.Kind), c.kindName(to.Type.Kind)))
	}
	if to.Group != nil && to.Group != step.Group {
		c.add(surplusGroups(s.SurplusTo.At, s.SurplusTo.Text, to.Group))
	}
}

func (c *checker) poolNames() []string {
	var names []string
	for _, w := range c.queue {
		switch w.step.(type) {
		case *PoolStep:
			names = append(names, w.step.Head().Name)
		}
	}
	return names
}

func (c *checker) grant(s *dsl.Grant) {
	step := &GrantStep{StepHead: StepHead{Name: s.Name.Text, Label: s.Label.Text, Decl: s}, Negative: s.Negative}
	step.To = c.keyedTable(s.To)
	if step.To == nil {
		c.lost[s.Name.Text] = true
		return
	}
	if !c.name(s.Name, step) {
		return
	}
	step.Column = c.newColumn(step.To, s.Name.Text, s.Label, s.Name.At, step)
	step.Total = c.newValue(s.Name.Text+".total", "", step)
	if s.Within != nil {
		step.Left = c.newValue(s.Name.Text+".left", "", step)
	}
	c.later(step, func() {
		row := rowScope(step.To)
		step.Filter = c.optional(s.Filter, func(n *formula.Node) *Expr { return c.flag(n, row) })
		step.Amount = c.of(s.Amount, row, clause("amount", "beløb"), Money, Number)
		step.Type = step.Amount.Type
		step.Column.Type, step.Total.Type = step.Type, step.Type
		if s.Within != nil {
			kinds := []Kind{step.Type.Kind}
			if step.Type.Kind == Invalid {
				kinds = []Kind{Money, Number}
			}
			step.Within = c.of(s.Within, nil, clause("within", "inden for"), kinds...)
			step.Left.Type = step.Type
		}
		step.Round = c.poolRounding(s.Round, step.Type.Kind)
	})
}

// result finds the pool or grant that a statement is about.
func (c *checker) result(name dsl.Name) (step Step, col *Column, round func() Rounding) {
	switch what := c.global[name.Text].what.(type) {
	case *PoolStep:
		return what, what.Column, func() Rounding { return what.Round }
	case *GrantStep:
		return what, what.Column, func() Rounding { return what.Round }
	}
	if !c.lost[name.Text] {
		c.add(unknownPool(name, c.closest(name.Text, c.poolNames)))
	}
	return nil, nil, nil
}

// figureNamed is the figure of a result that has a name in the file's language or
// in the other: a file keeps its meaning when it is translated. It is "" where there
// is none.
func (c *checker) figureNamed(of Step, result, name string) (english string, lang diag.Lang) {
	for _, lang := range [2]diag.Lang{c.file.Lang, lex.Other(c.file.Lang)} {
		english, ok := lex.Special(lang, name)
		if ok && c.singleFigure(of, []segment{{text: result}, {text: english}}) != nil {
			return english, lang
		}
	}
	return "", ""
}

func (c *checker) split(s *dsl.Split) {
	of, col, round := c.result(s.Name)
	if of == nil {
		return
	}
	step := &SplitStep{StepHead: StepHead{Name: "split " + s.Name.Text, Decl: s}, Of: col}
	for _, p := range s.Parts {
		if english, lang := c.figureNamed(of, s.Name.Text, p.Name.Text); english != "" {
			c.add(partIsFigure(p.Name, s.Name.Text, english, c.file.Lang, lang != c.file.Lang))
		}
		part := c.newColumn(col.Table, s.Name.Text+"."+p.Name.Text, dsl.Text{}, p.Name.At, step)
		step.Parts = append(step.Parts, Part{Column: part})
	}
	c.later(step, func() {
		if !c.need(of) {
			return
		}
		step.Round = round()
		for i, p := range s.Parts {
			step.Parts[i].Key = c.of(p.Key, rowScope(col.Table), clause("key", "fordelingsnøgle"), Number, Money)
			step.Parts[i].Column.Type = col.Type
		}
	})
}

func (c *checker) earmark(s *dsl.Earmark) {
	of, col, round := c.result(s.Name)
	if of == nil {
		return
	}
	step := &EarmarkStep{StepHead: StepHead{Name: "earmark " + s.Name.Text, Decl: s}, Of: col, Terms: s, Steering: steering(s)}
	step.Earmarked = c.newColumn(col.Table, s.Name.Text+".earmarked", dsl.Text{}, s.Name.At, step)
	step.Free = c.newColumn(col.Table, s.Name.Text+".free", dsl.Text{}, s.Name.At, step)
	c.later(step, func() {
		if !c.need(of) {
			return
		}
		row := rowScope(col.Table)
		step.Round = round()
		step.Earmarked.Type, step.Free.Type = col.Type, col.Type
		step.Share = c.optional(s.Share, func(n *formula.Node) *Expr { return c.of(n, row, clause("share", "andel"), Number) })
		step.Amount = c.optional(s.Amount, func(n *formula.Node) *Expr { return c.of(n, row, clause("amount", "beløb"), col.Type.Kind) })
	})
}

// steering is the type of steering by the requirements that are set (KORA 2017,
// the four types): 1 input and content, 2 input, 3 content, 4 neither.
func steering(s *dsl.Earmark) int {
	input, content := s.Input != dsl.InputNone, s.Content.Text != ""
	switch {
	case input && content:
		return 1
	case input:
		return 2
	case content:
		return 3
	}
	return 4
}

func (c *checker) positions(s *dsl.Positions) {
	of, col, _ := c.result(s.Name)
	if of == nil {
		return
	}
	step := &PositionsStep{StepHead: StepHead{Name: "positions " + s.Name.Text, Decl: s}, Of: col}
	step.Column = c.newColumn(col.Table, s.Name.Text+".positions", dsl.Text{}, s.Name.At, step)
	step.Column.Type = Type{Kind: Number}
	if s.Round != nil {
		step.Unit = s.Round.Number
		if constKind(s.Round) != Number {
			c.add(wrongUnit(s.Round.At, Number, c.currency()))
		} else if !(step.Unit > 0) {
			c.add(unitNotPositive(s.Round.At))
		}
	}
	c.later(step, func() {
		if !c.need(of) {
			return
		}
		if k := col.Type.Kind; k != Money && k != Invalid {
			c.add(positionsOfNumber(s.Name.At, s.Name.Text))
		}
		step.Pay = c.of(s.Pay, rowScope(col.Table), diag.Text{EN: "`pay`", DA: "`løn`"}, Money)
	})
}
