package check

import (
	"math"
)

// interval is what the value of a formula lies in, as far as it can be told
// without data, both ends included; vague where nothing can be told.
type interval struct {
	low, high float64
	vague     bool
}

var (
	anyNumber   = interval{low: math.Inf(-1), high: math.Inf(1), vague: true}
	notNegative = interval{low: 0, high: math.Inf(1)}
	nothing     = interval{low: math.Inf(1), high: math.Inf(-1)}
)

// point is the interval of one number.
func point(x float64) interval { return interval{low: x, high: x} }

// interval tells what a number or amount lies in. Columns of data without a
// range are taken to hold nothing below zero.
func (c *checker) interval(e *Expr) interval {
	if !e.Type.Kind.numeric() {
		return anyNumber
	}
	switch e.Op {
	case OpConst:
		return point(e.Const.Number)
	case OpParam:
		return e.Param.interval()
	case OpColumn:
		return c.columnInterval(e.Column)
	case OpValue:
		if s, ok := e.Value.Step.(*ValueStep); ok {
			return c.interval(s.Expr)
		}
	case OpIf:
		out := c.interval(e.Args[1]).or(c.interval(e.Args[2]))
		out.vague = out.vague || out.low < 0 // the condition may see to it
		return out
	case OpCoalesce:
		return c.interval(e.Args[0]).or(c.interval(e.Args[1]))
	case OpNegate:
		x := c.interval(e.Args[0])
		return interval{-x.high, -x.low, x.vague}
	case OpAdd, OpSubtract, OpMultiply, OpDivide:
		if isShareCall(e) && c.interval(e.Args[0]).low >= 0 {
			return interval{low: 0, high: 1}
		}
		return arithmeticInterval(e.Op, c.interval(e.Args[0]), c.interval(e.Args[1]))
	case OpPower:
		if c.interval(e.Args[0]).low >= 0 {
			return notNegative
		}
	case OpCall:
		return c.callInterval(e)
	}
	return anyNumber
}

func (p *Param) interval() interval {
	out := point(p.Value.Number)
	for _, v := range p.Choices {
		out = out.or(point(v.Number))
	}
	if p.From != nil || p.To != nil {
		out = interval{low: math.Inf(-1), high: math.Inf(1)}
	}
	if p.From != nil {
		out.low = *p.From
	}
	if p.To != nil {
		out.high = *p.To
	}
	return out
}

func (c *checker) columnInterval(col *Column) interval {
	switch s := col.Step.(type) {
	case nil:
		return dataInterval(col)
	case *ColumnStep:
		if known, ok := c.intervals[col]; ok {
			return known
		}
		out := c.interval(s.Expr)
		c.intervals[col] = out
		return out
	case *BandsStep:
		out := nothing
		for _, b := range s.Bands {
			out = out.or(c.interval(b.Value))
		}
		return out
	case *PoolStep:
		return notNegative
	case *GrantStep:
		if !s.Negative {
			return notNegative
		}
	}
	return anyNumber
}

func dataInterval(col *Column) interval {
	out := notNegative
	if col.Data == nil {
		return anyNumber
	}
	if col.Data.From != nil {
		out.low = col.Data.From.Number
	}
	if col.Data.To != nil {
		out.high = col.Data.To.Number
	}
	return out
}

// callInterval: counts and sums of nothing negative are not negative.
func (c *checker) callInterval(e *Expr) interval {
	switch e.Func {
	case "len", "count", "abs", "exp", "sqrt", "stddev":
		return notNegative
	case "sum", "mean", "median", "percentile", "percentile_inc", "quartile", "first", "last":
		if c.listInterval(e.Args[0]).low >= 0 {
			return notNegative
		}
	case "round", "floor", "ceil":
		if x := c.interval(e.Args[0]); x.low >= 0 {
			return notNegative
		}
	case "min", "max":
		return c.extremeInterval(e)
	case "clamp":
		return interval{low: c.interval(e.Args[1]).low, high: c.interval(e.Args[2]).high}
	}
	return anyNumber
}

// listInterval is what each value of a list lies in.
func (c *checker) listInterval(l *Expr) interval {
	switch l.Op {
	case OpMap:
		return c.interval(l.Args[1])
	case OpList:
		out := nothing
		for _, a := range l.Args {
			out = out.or(c.interval(a))
		}
		return out
	case OpCall:
		return c.listInterval(l.Args[0])
	}
	return anyNumber
}

func (c *checker) extremeInterval(e *Expr) interval {
	if len(e.Args) == 1 {
		return c.listInterval(e.Args[0])
	}
	out := c.interval(e.Args[0])
	for _, a := range e.Args[1:] {
		x := c.interval(a)
		if e.Func == "max" {
			out = interval{max(out.low, x.low), max(out.high, x.high), out.vague || x.vague}
		} else {
			out = interval{min(out.low, x.low), min(out.high, x.high), out.vague || x.vague}
		}
	}
	return out
}

// or is an interval that holds both.
func (a interval) or(b interval) interval {
	return interval{min(a.low, b.low), max(a.high, b.high), a.vague || b.vague}
}

func arithmeticInterval(op Op, a, b interval) interval {
	vague := a.vague || b.vague
	switch op {
	case OpAdd:
		return sound(interval{a.low + b.low, a.high + b.high, vague})
	case OpSubtract:
		return sound(interval{a.low - b.high, a.high - b.low, vague})
	case OpMultiply:
		return corners(a, b, func(x, y float64) float64 {
			if x == 0 || y == 0 {
				return 0
			}
			return x * y
		})
	}
	switch {
	case b.low > 0 && !math.IsInf(b.high, 1):
		return corners(a, b, func(x, y float64) float64 { return x / y })
	case b.low >= 0 && a.low >= 0:
		return notNegative
	}
	return anyNumber
}

// corners is the interval of an operation that is monotone in each side.
func corners(a, b interval, f func(x, y float64) float64) interval {
	out := nothing
	for _, x := range []float64{a.low, a.high} {
		for _, y := range []float64{b.low, b.high} {
			out = out.or(point(f(x, y)))
		}
	}
	out.vague = a.vague || b.vague
	return sound(out)
}

// sound is anything where an end is no number.
func sound(x interval) interval {
	if math.IsNaN(x.low) || math.IsNaN(x.high) {
		return anyNumber
	}
	return x
}

// never reports whether a condition can be told to hold on no row.
func (c *checker) never(e *Expr) bool {
	switch e.Op {
	case OpConst:
		return e.Type.Kind == Flag && !e.Const.Missing && !e.Const.Flag
	case OpAnd:
		return c.never(e.Args[0]) || c.never(e.Args[1])
	case OpOr:
		return c.never(e.Args[0]) && c.never(e.Args[1])
	case OpLess, OpLessEqual, OpGreater, OpGreaterEqual, OpEqual:
		if len(e.Args) == 2 && e.Args[0].Type.Kind.numeric() && e.Args[1].Type.Kind.numeric() {
			return neverCompares(e.Op, c.interval(e.Args[0]), c.interval(e.Args[1]))
		}
	}
	return false
}

func neverCompares(op Op, a, b interval) bool {
	switch op {
	case OpLess:
		return a.low >= b.high
	case OpLessEqual:
		return a.low > b.high
	case OpGreater:
		return a.high <= b.low
	case OpGreaterEqual:
		return a.high < b.low
	}
	return a.low > b.high || a.high < b.low
}

// foresee warns of what can be told to go wrong before there are data: keys that
// can be below zero, caps below floors, conditions that never hold.
func (c *checker) foresee() {
	if c.diags.HasErrors() {
		return
	}
	for _, s := range c.program.Steps {
		switch s := s.(type) {
		case *PoolStep:
			c.foreseePool(s)
		case *GrantStep:
			c.foreseeFilter(s.Filter)
		case *SpreadStep:
			c.foreseeFilter(s.Filter)
		}
	}
	for _, filter := range c.filters {
		c.foreseeFilter(filter)
	}
}

func (c *checker) foreseePool(s *PoolStep) {
	c.foreseeFilter(s.Filter)
	if s.Floor != nil && s.Cap != nil {
		if low, high := c.interval(s.Floor).low, c.interval(s.Cap).high; high < low {
			c.add(capBelowFloor(s.Cap.At, high, low))
		}
	}
	if s.Key == nil {
		return
	}
	if key := c.interval(s.Key); key.low < 0 && !key.vague {
		c.add(keyNegative(s.Key.At, c.quoted(s.Key.At)))
	}
}

func (c *checker) foreseeFilter(e *Expr) {
	if e != nil && c.never(e) {
		c.add(neverHolds(e.At, c.quoted(e.At)))
	}
}
