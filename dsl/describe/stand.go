package describe

import (
	"math"
	"slices"
	"strconv"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/function"
)

// roundTo rounds to a part of one.
func roundTo(x, parts float64) float64 { return math.Round(float64(x*parts)) / parts }

// near reports whether two numbers are the same to people.
func near(a, b float64) bool { return math.Abs(a-b) <= float64(1e-12*math.Abs(b)) }

// fold computes a formula of constants, parameters and single values made of
// them; ok is false for any other, where a computation would fail, and for what
// depends on the parameter that is sought.
func (t *teller) fold(e *check.Expr, depth int) (x check.Const, ok bool) {
	if e == nil || depth > 100 {
		return check.Const{}, false
	}
	switch e.Op {
	case check.OpConst:
		return e.Const, true
	case check.OpParam:
		return t.valueOf(e.Param), e.Param != t.sought
	case check.OpValue:
		if s, ok := e.Value.Step.(*check.ValueStep); ok {
			return t.fold(s.Expr, depth+1)
		}
		return check.Const{}, false
	case check.OpCall:
		if e.Func == "lookup" {
			return t.foldLookup(e, depth)
		}
	case check.OpIf:
		c, ok := t.fold(e.Args[0], depth+1)
		if !ok || c.Missing || c.Kind != check.Flag {
			return check.Const{}, false
		}
		if c.Flag {
			return t.fold(e.Args[1], depth+1)
		}
		return t.fold(e.Args[2], depth+1)
	}
	var args []check.Const
	for _, a := range e.Args {
		x, ok := t.fold(a, depth+1)
		if !ok || x.Missing {
			return check.Const{}, false
		}
		args = append(args, x)
	}
	return compute(e, args)
}

// valueOf is a parameter's value: the one in the rules, or that of the scenario that is
// told about.
func (t *teller) valueOf(p *check.Param) check.Const {
	if x, ok := t.set[p]; ok {
		return x
	}
	return p.Value
}

// foldLookup finds a row of a table in the rules.
func (t *teller) foldLookup(e *check.Expr, depth int) (check.Const, bool) {
	key, ok := t.fold(e.Args[0], depth+1)
	if !ok || key.Missing || !e.Table.Decl.HasRows || e.Column.Data == nil {
		return check.Const{}, false
	}
	at := func(c *check.Column) int { return slices.Index(e.Table.Decl.Columns, c.Data) }
	if e.Table.Key == nil || at(e.Table.Key) < 0 || at(e.Column) < 0 {
		return check.Const{}, false
	}
	wanted := key.Text
	if key.Kind == check.Number {
		wanted = strconv.FormatFloat(key.Number, 'f', -1, 64)
	}
	for _, row := range e.Table.Decl.Rows {
		if at(e.Table.Key) >= len(row.Cells) || at(e.Column) >= len(row.Cells) || row.Cells[at(e.Table.Key)].Text != wanted {
			continue
		}
		l := row.Cells[at(e.Column)]
		return check.Const{Kind: e.Column.Type.Kind, Number: l.Number, Text: l.Text, Flag: l.Flag, Missing: l.Kind == formula.LitNil}, true
	}
	return check.Const{}, false
}

// compute applies an operator or function to constants.
func compute(e *check.Expr, args []check.Const) (check.Const, bool) {
	if len(args) == 0 {
		return check.Const{}, false
	}
	a, b := args[0], args[len(args)-1]
	out := check.Const{Kind: e.Type.Kind}
	switch e.Op {
	case check.OpNegate:
		out.Number = -a.Number
	case check.OpAdd:
		out.Number = a.Number + b.Number
	case check.OpSubtract:
		out.Number = a.Number - b.Number
	case check.OpMultiply:
		out.Number = float64(a.Number * b.Number)
	case check.OpDivide:
		out.Number = a.Number / b.Number
	case check.OpEqual:
		out.Flag = a.Equal(b)
	case check.OpUnequal:
		out.Flag = !a.Equal(b)
	case check.OpCall:
		f := function.Named(e.Func)
		if f == nil || f.Fixed == nil || len(args) < 2 {
			return check.Const{}, false
		}
		xs := make([]float64, len(args))
		for i, x := range args {
			xs[i] = x.Number
		}
		out.Number = f.Fixed(xs)
	default:
		return check.Const{}, false
	}
	return out, !math.IsNaN(out.Number) && !math.IsInf(out.Number, 0)
}
