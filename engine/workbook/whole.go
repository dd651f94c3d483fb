package workbook

import (
	"math"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/lower"
)

// exact reports whether a number shows all its digits as it stands: what was written, or
// a whole number.
func (b *builder) exact(e *lower.Expr) bool {
	switch e.Op {
	case lower.Const, lower.Param:
		return true
	case lower.Read:
		return e.Field.Column != nil && e.Field.Column.Data != nil || b.wholes[e.Field]
	}
	return b.whole(e)
}

// whole reports whether a formula gives whole numbers only, or nothing.
func (b *builder) whole(e *lower.Expr) bool {
	switch e.Op {
	case lower.Const:
		return e.Const.Missing || e.Const.Number == math.Trunc(e.Const.Number)
	case lower.Read:
		c := e.Field.Column
		return b.wholes[e.Field] || c != nil && c.Data != nil && c.Data.Kind == dsl.KindWhole
	case lower.If:
		return b.whole(e.Args[1]) && b.whole(e.Args[2])
	case lower.Add, lower.Subtract, lower.Multiply:
		return b.whole(e.Args[0]) && b.whole(e.Args[1])
	case lower.Call:
		switch e.Func {
		case lower.RoundTo:
			return e.Args[1].Op == lower.Const && wholeUnit(e.Args[1].Const.Number)
		case "round", "floor", "ceil":
			return len(e.Args) == 1
		}
	}
	return false
}

// keep keeps that a field has whole numbers, so that formulas compare it as it stands.
func (b *builder) keep(f *lower.Field, whole bool) {
	if whole && f != nil {
		b.wholes[f] = true
	}
}

func wholeUnit(x float64) bool { return x == math.Trunc(x) && x != 0 }

// zero reports whether a formula is the number 0: whether others are more than that, all
// their digits say.
func zero(e *lower.Expr) bool {
	return e != nil && e.Op == lower.Const && !e.Const.Missing && e.Const.Number == 0 && (e.Kind == check.Number || e.Kind == check.Money)
}
