package check

import (
	"math"

	"github.com/fordel-lang/fordel/dsl/function"
	"github.com/fordel-lang/fordel/dsl/interval"
)

// intervals finds what numbers, amounts and dates lie in: what they usually do, in
// which columns of data without a range hold nothing below zero and parameters
// without one stay as they are, or what is certain.
type intervals struct {
	certain bool
	known   map[any]interval.Interval // of computed columns and values
}

func newIntervals(certain bool) *intervals {
	return &intervals{certain, map[any]interval.Interval{}}
}

func (c *intervals) interval(e *Expr) interval.Interval {
	if !e.Type.Kind.ordered() {
		return interval.Any
	}
	switch e.Op {
	case OpConst:
		return interval.Point(e.Const.Number)
	case OpParam:
		return c.param(e.Param)
	case OpColumn:
		return c.columnInterval(e.Column)
	case OpValue:
		if s, ok := e.Value.Step.(*ValueStep); ok {
			return c.computed(e.Value, s.Expr)
		}
	case OpIf:
		out := c.interval(e.Args[1]).Or(c.interval(e.Args[2]))
		out.Vague = out.Vague || out.Low < 0 // the condition may see to it
		return out
	case OpCoalesce:
		return c.interval(e.Args[0]).Or(c.interval(e.Args[1]))
	case OpNegate:
		return c.interval(e.Args[0]).Negate()
	case OpAdd, OpSubtract, OpMultiply, OpDivide:
		if isShareCall(e) && c.interval(e.Args[0]).Low >= 0 {
			return interval.Interval{Low: 0, High: 1}
		}
		return arithmeticInterval(e.Op, c.interval(e.Args[0]), c.interval(e.Args[1]))
	case OpPower:
		return c.interval(e.Args[0]).Sign()
	case OpCall:
		return c.callInterval(e)
	}
	return interval.Any
}

func (c *intervals) param(p *Param) interval.Interval {
	out := interval.Point(p.Value.Number)
	if c.certain && len(p.Choices) == 0 {
		out = interval.Any
	}
	for _, v := range p.Choices {
		out = out.Or(interval.Point(v.Number))
	}
	if p.From != nil || p.To != nil {
		out = interval.Interval{Low: math.Inf(-1), High: math.Inf(1)}
	}
	if p.From != nil {
		out.Low = *p.From
	}
	if p.To != nil {
		out.High = *p.To
	}
	return out
}

func (c *intervals) columnInterval(col *Column) interval.Interval {
	switch s := col.Step.(type) {
	case nil:
		return c.dataInterval(col)
	case *ColumnStep:
		return c.computed(col, s.Expr)
	case *BandsStep:
		out := interval.Nothing
		for _, b := range s.Bands {
			out = out.Or(c.interval(b.Value))
		}
		return out
	case *PoolStep:
		if !c.certain || s.Start == nil && s.Cap == nil {
			return interval.NotNegative
		}
	case *GrantStep:
		if !s.Negative {
			return interval.NotNegative
		}
	}
	return interval.Any
}

// computed is the interval of a column or value that a formula computes; it is
// found once.
func (c *intervals) computed(of any, e *Expr) interval.Interval {
	if known, ok := c.known[of]; ok {
		return known
	}
	out := c.interval(e)
	c.known[of] = out
	return out
}

func (c *intervals) dataInterval(col *Column) interval.Interval {
	if col.Data == nil || c.certain && col.Data.From == nil && col.Data.To == nil {
		return interval.Any
	}
	out := interval.NotNegative
	if c.certain || col.Type.Kind == Date {
		out = interval.Interval{Low: math.Inf(-1), High: math.Inf(1)}
	}
	if col.Data.From != nil {
		out.Low = col.Data.From.Number
	}
	if col.Data.To != nil {
		out.High = col.Data.To.Number
	}
	return out
}

// callInterval is what the function's declaration makes of its arguments.
func (c *intervals) callInterval(e *Expr) interval.Interval {
	f := function.Named(e.Func)
	if f == nil || f.Range == nil {
		return interval.Any
	}
	args := make([]interval.Interval, len(e.Args))
	for i, a := range e.Args {
		if args[i] = c.interval(a); a.Type.Kind == List {
			args[i] = c.listInterval(a)
		}
	}
	return f.Range(args)
}

// listInterval is what each value of a list lies in.
func (c *intervals) listInterval(l *Expr) interval.Interval {
	switch l.Op {
	case OpMap:
		return c.interval(l.Args[1])
	case OpList:
		out := interval.Nothing
		for _, a := range l.Args {
			out = out.Or(c.interval(a))
		}
		return out
	case OpCall:
		return c.listInterval(l.Args[0])
	}
	return interval.Any
}

func arithmeticInterval(op Op, a, b interval.Interval) interval.Interval {
	switch op {
	case OpAdd:
		return a.Add(b)
	case OpSubtract:
		return a.Subtract(b)
	case OpMultiply:
		return a.Multiply(b)
	}
	return a.Divide(b)
}

// foresee warns of what can be told to go wrong before there are data: keys that
// can be below zero, caps below floors, conditions that never hold.
func (c *checker) foresee() {
	if c.diags.HasErrors() {
		return
	}
	for _, s := range c.program.Steps {
		s.foresee(c)
	}
	for _, filter := range c.filters {
		c.foreseeFilter(filter)
	}
	c.foreseeConditions()
}

func (c *checker) foreseeFilter(e *Expr) {
	if e == nil {
		return
	}
	if r := c.decide(e); r.outcome == never {
		c.add(neverHolds(e.At, c.quoted(e.At), r.why))
		c.foreseen[e] = true
	}
}
