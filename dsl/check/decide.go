package check

import (
	"math"
	"slices"
	"time"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/interval"
)

// outcome is what is known of a condition before there are data.
type outcome int

const (
	open outcome = iota
	never
	always
)

// not is the outcome of what holds where the condition does not.
func (o outcome) not() outcome {
	switch o {
	case never:
		return always
	case always:
		return never
	}
	return open
}

// ruling is an outcome and what it rests on; why is empty for what is written out.
type ruling struct {
	outcome outcome
	why     diag.Text
}

// foreseeConditions warns of conditions whose outcome is known, and of per cent
// compared with what is none. A check may say what always holds.
func (c *checker) foreseeConditions() {
	for _, f := range c.program.Formulas() {
		_, expected := f.Decl.(*dsl.Expect)
		c.foreseeIn(f.Expr, expected)
	}
}

func (c *checker) foreseeIn(e *Expr, expected bool) {
	if c.foreseen[e] {
		return
	}
	c.foreseen[e] = true
	for _, a := range e.Args {
		c.foreseeIn(a, expected)
	}
	if e.At == e.Sign { // written by nobody: a count of marks, say
		return
	}
	if d, ok := c.perCentAmiss(e); ok {
		c.add(d)
		return
	}
	switch e.Op {
	case OpEqual, OpUnequal, OpLess, OpLessEqual, OpGreater, OpGreaterEqual, OpIn:
		if r := c.decide(e); r.outcome != open && !(expected && r.outcome == always) {
			c.add(conditionDecided(e.At, c.quoted(e.At), r))
		}
	case OpAnd, OpOr:
		if p, q := c.clash(e); p != nil {
			c.add(c.clashing(e, p, q))
		}
	}
}

// decide tells what is known of a condition.
func (c *checker) decide(e *Expr) ruling {
	switch e.Op {
	case OpConst:
		if e.Type.Kind == Flag && !e.Const.Missing {
			if e.Const.Flag {
				return ruling{outcome: always}
			}
			return ruling{outcome: never}
		}
	case OpNot:
		r := c.decide(e.Args[0])
		return ruling{r.outcome.not(), r.why}
	case OpAnd:
		return c.decideChain(e, never)
	case OpOr:
		return c.decideChain(e, always)
	case OpIn:
		return c.decideIn(e)
	case OpEqual, OpUnequal, OpLess, OpLessEqual, OpGreater, OpGreaterEqual:
		return c.decideComparison(e)
	}
	return ruling{}
}

// decideChain: one side with the outcome decides, and with the opposite both do.
func (c *checker) decideChain(e *Expr, one outcome) ruling {
	a, b := c.decide(e.Args[0]), c.decide(e.Args[1])
	switch {
	case a.outcome == one || a.outcome == one.not() && a.outcome == b.outcome:
		return a
	case b.outcome == one:
		return b
	}
	if p, q := c.clash(e); p != nil {
		return ruling{one, clashText(c.quoted(p.At), c.quoted(q.At), e.Op == OpAnd)}
	}
	return ruling{}
}

func (c *checker) decideComparison(e *Expr) ruling {
	a, b := e.Args[0], e.Args[1]
	if _, amiss := c.perCentAmiss(e); amiss || fixed(a) && fixed(b) {
		return ruling{}
	}
	if e.Op == OpUnequal {
		r := c.decideEqual(a, b)
		return ruling{r.outcome.not(), r.why}
	} else if e.Op == OpEqual {
		return c.decideEqual(a, b)
	}
	return ruling{ordered(e.Op, c.certain.interval(a), c.certain.interval(b)), c.liesIn(a, b)}
}

// fixed reports whether a formula is made of what is written out, by name or not: a
// figure that the author changes in the rules.
func fixed(e *Expr) bool {
	if s, ok := stepOf(e).(*ValueStep); ok {
		return fixed(s.Expr)
	}
	return e.Op == OpConst || e.Op >= OpList && len(e.Args) > 0 && !slices.ContainsFunc(e.Args, func(a *Expr) bool { return !fixed(a) })
}

// stepOf is the step that computes a value; nil for any other formula.
func stepOf(e *Expr) Step {
	if e.Op != OpValue {
		return nil
	}
	return e.Value.Step
}

// decideEqual tells whether two values can be equal.
func (c *checker) decideEqual(a, b *Expr) ruling {
	if a.Op == OpConst || a.Type.Kind == Nil {
		a, b = b, a
	}
	switch {
	case b.Op == OpConst && b.Const.Missing:
		if isRequired(a) {
			return ruling{never, isThere(c.quoted(a.At))}
		}
	case c.isFraction(b) && c.isWhole(a):
		return ruling{never, isNotWhole(c.quoted(a.At), c.quoted(b.At))}
	case a.Type.Kind.ordered():
		x, y := c.certain.interval(a), c.certain.interval(b)
		if ordered(OpLess, x, y) == always || ordered(OpGreater, x, y) == always {
			return ruling{never, c.liesIn(a, b)}
		}
	case a.Type.Kind == Text:
		x, y := choicesOf(a), choicesOf(b)
		if len(x) > 0 && len(y) > 0 && !slices.ContainsFunc(x, func(s string) bool { return slices.Contains(y, s) }) {
			return ruling{never, noChoiceInCommon(c.quoted(a.At), c.quoted(b.At))}
		}
	}
	return ruling{}
}

// decideIn tells of a value in a list that is written out, or in a range.
func (c *checker) decideIn(e *Expr) ruling {
	x, set := e.Args[0], e.Args[1]
	if _, amiss := c.perCentAmiss(e); amiss || fixed(x) {
		return ruling{}
	}
	switch set.Op {
	case OpRange:
		low, high := set.Args[0], set.Args[1]
		from, to, in := c.certain.interval(low), c.certain.interval(high), c.certain.interval(x)
		switch {
		case ordered(OpGreater, from, to) == always:
			return ruling{never, emptyText(c.quoted(set.At))}
		case ordered(OpLess, in, from) == always || ordered(OpGreater, in, to) == always:
			return ruling{never, c.liesIn(x)}
		case ordered(OpGreaterEqual, in, from) == always && ordered(OpLessEqual, in, to) == always:
			return ruling{always, c.liesIn(x)}
		}
	case OpList:
		return c.decideListed(x, set.Args)
	}
	return ruling{}
}

func (c *checker) decideListed(x *Expr, items []*Expr) ruling {
	var excluded ruling
	possible, left := 0, choicesOf(x)
	for _, item := range items {
		left = slices.DeleteFunc(left, func(s string) bool { return item.Op == OpConst && s == item.Const.Text })
		if r := c.decideEqual(x, item); r.outcome == never {
			excluded = r
		} else {
			possible++
		}
	}
	switch {
	case possible == 0:
		return excluded
	case len(choicesOf(x)) > 0 && len(left) == 0 && isRequired(x):
		return ruling{always, allChoices(c.quoted(x.At))}
	}
	return ruling{}
}

// ordered is the outcome of a comparison of numbers that lie in two intervals;
// those that show the same 15 digits are equal.
func ordered(op Op, a, b interval.Interval) outcome {
	if a.Low > a.High || b.Low > b.High {
		return open
	}
	below := func(x, y float64) bool { return x < y && !sameNumber(x, y) }
	switch op {
	case OpGreater:
		return ordered(OpLess, b, a)
	case OpGreaterEqual:
		return ordered(OpLessEqual, b, a)
	case OpLessEqual:
		return ordered(OpLess, b, a).not()
	}
	switch {
	case below(a.High, b.Low):
		return always
	case !below(a.Low, b.High):
		return never
	}
	return open
}

// isRequired reports whether a formula is a column of the data in which no value
// may be missing, on a row that is surely there.
func isRequired(e *Expr) bool {
	return e.Op == OpColumn && e.Column.Data != nil && !e.Column.Data.Optional &&
		!slices.ContainsFunc(e.Path, func(ref *Column) bool { return ref.Data == nil || ref.Data.Optional })
}

// liesIn says where the values lie that are compared, but for those written out.
func (c *checker) liesIn(sides ...*Expr) diag.Text {
	var out diag.Text
	for _, e := range sides {
		in := c.certain.interval(e)
		if constant(e) || math.IsInf(in.Low, -1) && math.IsInf(in.High, 1) {
			continue
		}
		text := rangeText(c.quoted(e.At), in, c.figures(e))
		if out.EN != "" {
			text = diag.Format("%s and %s", "%s, og %s", out, text)
		}
		out = text
	}
	return out
}

// figures says how values of a formula are told, in per cent or with a currency.
func (c *checker) figures(e *Expr) func(x float64) diag.Localized {
	return func(x float64) diag.Localized {
		switch {
		case isShare(e):
			return withUnit{x * 100, "%"}
		case e.Type.Kind == Money:
			return withUnit{x, c.currency()}
		case e.Type.Kind == Date:
			return date(x)
		}
		return diag.Number(x)
	}
}

// date is a date in a message, as rules have it.
type date float64

// In gives the date; it is the same in both languages.
func (d date) In(diag.Lang) string { return time.Unix(int64(d)*86400, 0).UTC().Format(time.DateOnly) }
