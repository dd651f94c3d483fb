package kernel

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
)

// node computes its part of a formula on a block of its frame. What it gives
// holds until it is called again.
type node interface{ eval(b *block) value }

// compiler builds the nodes of one formula.
type compiler struct {
	data   formula.Data
	frames []*frame // besides the formula's own, outer ones first
	resets []resetter
	failed bool // some part has no kernel
}

// fail gives up: the formula is left to expr's machine.
func (c *compiler) fail() node {
	c.failed = true
	return nil
}

// node builds a part of a formula on a frame. With strict its value must be
// known on every live row.
func (c *compiler) node(e *check.Expr, f *frame, strict bool) node {
	f.nodes++
	n := c.loose(e, f, strict)
	if strict && mayMiss(e) {
		return &present{n}
	}
	return n
}

// mayMiss reports whether a part can give nil.
func mayMiss(e *check.Expr) bool {
	switch e.Op {
	case check.OpConst, check.OpParam:
		return e.Const.Missing
	case check.OpColumn, check.OpValue, check.OpIf, check.OpCoalesce, check.OpCall:
		return true
	}
	return false
}

// loose builds a part that may give nil where its ingredients do.
func (c *compiler) loose(e *check.Expr, f *frame, strict bool) node {
	if e.Type.Kind == check.Nil {
		return c.fail()
	}
	switch e.Op {
	case check.OpConst:
		return c.constant(e, func() check.Const { return e.Const })
	case check.OpParam:
		return c.constant(e, func() check.Const { return c.data.Param(e.Param) })
	case check.OpValue:
		return c.constant(e, func() check.Const { return c.data.Value(e.Value) })
	case check.OpColumn:
		return c.column(e, f)
	case check.OpCall:
		return c.call(e, f)
	case check.OpIf:
		return c.conditional(e, f, strict)
	case check.OpCoalesce:
		return c.coalesce(e, f, strict)
	case check.OpNot, check.OpAnd, check.OpOr:
		return c.logic(e, f)
	case check.OpEqual, check.OpUnequal, check.OpLess, check.OpLessEqual, check.OpGreater, check.OpGreaterEqual, check.OpIn:
		return c.comparison(e, f)
	case check.OpNegate, check.OpAdd, check.OpSubtract, check.OpMultiply, check.OpDivide, check.OpPower:
		return c.arithmetic(e, f)
	}
	return c.fail()
}

// present lets values through that are known on every live row.
type present struct{ of node }

func (p *present) eval(b *block) value {
	v := p.of.eval(b)
	b.need(v.known)
	return v
}

// numeric reports whether values of a kind are doubles.
func numeric(k check.Kind) bool { return k == check.Number || k == check.Money || k == check.Date }
