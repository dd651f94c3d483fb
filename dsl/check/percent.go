package check

import (
	"math"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/function"
)

// perCentAmiss tells of per cent that stand beside what they do not go with: a
// count, or a number that would be hundreds of per cent.
func (c *checker) perCentAmiss(e *Expr) (diag.Diagnostic, bool) {
	switch e.Op {
	case OpEqual, OpUnequal, OpLess, OpLessEqual, OpGreater, OpGreaterEqual:
		return c.perCentBeside(e, e.Args[0], e.Args[1])
	case OpIn:
		for _, item := range e.Args[1].Args {
			if e.Args[1].Op != OpList && e.Args[1].Op != OpRange {
				break
			}
			if d, ok := c.perCentBeside(e, e.Args[0], item); ok {
				return d, true
			}
		}
	case OpAdd, OpSubtract:
		if a, b := e.Args[0], e.Args[1]; c.percent(b) && c.isWhole(a) && !constant(a) {
			return percentOfWhole(c.quoted(a.At), c.quoted(b.At), b.Const.Number, e.At).Write(c.changed(a, e.Op, b)), true
		}
	}
	return diag.Diagnostic{}, false
}

func (c *checker) perCentBeside(e, a, b *Expr) (diag.Diagnostic, bool) {
	if isShare(a) {
		a, b = b, a
	}
	if isShare(a) || !isShare(b) || a.Type.Kind != Number || constant(a) && constant(b) {
		return diag.Diagnostic{}, false
	}
	switch {
	case c.isWhole(a) && !constant(a) && a.Op != OpParam:
		if c.percent(b) {
			text := c.quoted(b.At)
			return numberOrPart(percentOfWhole(c.quoted(a.At), text, b.Const.Number, b.At), text), true
		}
		return shareOfWhole(c.quoted(a.At), c.quoted(b.At), e.At), true
	case a.Op == OpConst && c.beyondShares(b, a.Const.Number):
		return plainShare(c.quoted(b.At), c.text(a.At), a.Const.Number, a.At), true
	case a.Op == OpParam && c.beyondShares(b, a.Param.Value.Number) && a.Param.Type.Kind == Number:
		at := a.Param.Decl.Value.At
		return plainShare(c.quoted(b.At), c.text(at), a.Param.Value.Number, at), true
	}
	return diag.Diagnostic{}, false
}

// beyondShares reports whether a plain number is none that a share would be
// compared with: it is above 100 per cent, and the share is not said to reach it.
func (c *checker) beyondShares(share *Expr, x float64) bool {
	in := c.certain.interval(share)
	return math.Abs(x) > 1 && (math.IsInf(in.High, 1) || in.High < x)
}

// shareWritten warns of a number that stands for per cent and is written without.
func (c *checker) shareWritten(l *dsl.Literal, of string) {
	if l != nil && l.Kind == formula.LitNumber && math.Abs(l.Number) > 1 {
		c.add(plainShare(of, c.text(l.At), l.Number, l.At))
	}
}

// isFraction reports whether a formula is a number written out that is not whole.
func (c *checker) isFraction(e *Expr) bool {
	return e.Op == OpConst && e.Type.Kind == Number && e.Const.Number != math.Trunc(e.Const.Number)
}

// isWhole reports whether a formula gives whole numbers only.
func (c *checker) isWhole(e *Expr) bool {
	if e.Type.Kind != Number || isShare(e) {
		return false
	}
	switch e.Op {
	case OpConst:
		return e.Const.Number == math.Trunc(e.Const.Number)
	case OpParam:
		return e.Param.whole()
	case OpColumn:
		return c.wholeColumn(e.Column)
	case OpValue:
		s, ok := e.Value.Step.(*ValueStep)
		return ok && c.wholeOf(e.Value, s.Expr)
	case OpIf:
		return c.isWhole(e.Args[1]) && c.isWhole(e.Args[2])
	case OpCoalesce, OpAdd, OpSubtract, OpMultiply:
		return c.isWhole(e.Args[0]) && c.isWhole(e.Args[1])
	case OpNegate:
		return c.isWhole(e.Args[0])
	case OpCall:
		return c.wholeCall(e)
	}
	return false
}

// whole reports whether a parameter can only be turned to whole numbers.
func (p *Param) whole() bool {
	whole := func(x *float64) bool { return x == nil || *x == math.Trunc(*x) }
	for i := range p.Choices {
		if !whole(&p.Choices[i].Number) {
			return false
		}
	}
	return whole(&p.Value.Number) && (len(p.Choices) > 0 || p.Step != nil && whole(p.Step) && whole(p.From))
}

func (c *checker) wholeColumn(col *Column) bool {
	switch s := col.Step.(type) {
	case nil:
		return col.Data != nil && col.Data.Kind == dsl.KindWhole
	case *ColumnStep:
		return c.wholeOf(col, s.Expr)
	case *BandsStep:
		for _, b := range s.Bands {
			if !c.isWhole(b.Value) {
				return false
			}
		}
		return true
	}
	return false
}

// wholeOf is found once for a column or value.
func (c *checker) wholeOf(of any, e *Expr) bool {
	known, ok := c.wholes[of]
	if !ok {
		known = c.isWhole(e)
		c.wholes[of] = known
	}
	return known
}

func (c *checker) wholeCall(e *Expr) bool {
	f := function.Named(e.Func)
	switch {
	case f == nil:
		return false
	case f.Whole == function.Counts:
		return true
	case f.Whole == function.NoDecimals:
		return len(e.Args) == 1 || e.Args[1].Op == OpConst && e.Args[1].Const.Number <= 0
	case f.Whole == function.OfWhole:
		for _, a := range e.Args {
			if !c.wholeList(a) {
				return false
			}
		}
		return true
	}
	return false
}

// wholeList reports whether a value, or each of a list, is a whole number.
func (c *checker) wholeList(e *Expr) bool {
	switch {
	case e.Type.Kind != List:
		return c.isWhole(e)
	case e.Op == OpMap:
		return c.isWhole(e.Args[1])
	case e.Op == OpCall:
		return c.wholeCall(e)
	case e.Op != OpList:
		return false
	}
	for _, a := range e.Args {
		if !c.isWhole(a) {
			return false
		}
	}
	return true
}
