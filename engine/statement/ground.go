package statement

import (
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
)

// ground is rows that an expectation says something of: all(rows, ...), and what
// becomes of the expectation if that were otherwise.
type ground struct {
	rows      *check.Expr
	count     formula.Evaluator // of the rows gone through
	otherwise formula.Evaluator // the condition, if the call gave what it never gives of no rows
}

// ofNothing is what the functions that say something of rows cannot give of none.
var ofNothing = map[string]check.Const{
	"all": {Kind: check.Flag}, "none": {Kind: check.Flag}, "any": {Kind: check.Flag, Flag: true}, "count": {Kind: check.Number, Number: 1},
}

// mostGrounds is how many of an expectation are looked into: the whole condition
// is computed for each.
const mostGrounds = 20

// grounds are the rows that a condition says something of.
func (c *compiler) grounds(condition *check.Expr) []ground {
	var out []ground
	walkCalls(condition, nil, func(call *check.Expr, around []*check.Expr) {
		never, says := ofNothing[call.Func]
		if call.Func == "sum" && againstConstant(condition, call) {
			never, says = check.Const{Kind: call.Type.Kind, Number: 1}, true
		}
		if !says || call.Args[0].Op != check.OpMap || len(out) == mostGrounds {
			return
		}
		rows := call.Args[0].Args[0]
		number := check.Type{Kind: check.Number}
		count := &check.Expr{Op: check.OpCall, Func: "len", Type: number, Args: []*check.Expr{rows}, At: rows.At}
		for _, outer := range slices.Backward(around) {
			each := &check.Expr{Op: check.OpMap, Type: check.Type{Kind: check.List, Elem: check.Number}, Args: []*check.Expr{outer, count}, At: rows.At}
			count = &check.Expr{Op: check.OpCall, Func: "sum", Type: number, Args: []*check.Expr{each}, At: rows.At}
		}
		other := replaced(condition, call, &check.Expr{Op: check.OpConst, Type: call.Type, Const: never, At: call.At})
		out = append(out, ground{rows, c.Row(count, nil), c.Row(other, nil)})
	})
	return out
}

// againstConstant reports whether a call, rounded perhaps, is all that a constant is compared with. Beside others a sum
// of no rows may well be one of several that add up.
func againstConstant(e, call *check.Expr) bool {
	switch e.Op {
	case check.OpAnd, check.OpOr, check.OpNot:
		return slices.ContainsFunc(e.Args, func(a *check.Expr) bool { return againstConstant(a, call) })
	case check.OpEqual, check.OpUnequal, check.OpLess, check.OpLessEqual, check.OpGreater, check.OpGreaterEqual:
		for i, side := range e.Args {
			for side.Op == check.OpCall && side != call && len(side.Args) > 0 {
				side = side.Args[0]
			}
			if side == call && e.Args[1-i].Op == check.OpConst {
				return true
			}
		}
	}
	return false
}

// walkCalls finds the calls of a formula, and for each the rows gone through
// around it, the outermost first. Conditions of rows are left out: what they say
// decides which rows there are.
func walkCalls(e *check.Expr, around []*check.Expr, found func(call *check.Expr, around []*check.Expr)) {
	switch e.Op {
	case check.OpFilter:
		return
	case check.OpMap:
		walkCalls(e.Args[1], append(around[:len(around):len(around)], e.Args[0]), found)
		return
	case check.OpCall:
		found(e, around)
	}
	for _, a := range e.Args {
		walkCalls(a, around, found)
	}
}

// replaced is a formula with another in the place of one of its parts.
func replaced(e, part, by *check.Expr) *check.Expr {
	if e == part {
		return by
	}
	for i, a := range e.Args {
		if with := replaced(a, part, by); with != a {
			out := *e
			out.Args = slices.Clone(e.Args)
			out.Args[i] = with
			return &out
		}
	}
	return e
}

// empty are the rows without which an expectation that holds would not: there
// are none of them, so that it says nothing. The error is the data's.
func (t *expectTask) empty() (*check.Expr, error) {
	for _, g := range t.grounds() {
		n, problems, err := g.count.At(formula.NoRow)
		if err != nil {
			return nil, err
		}
		if problems.HasErrors() || n.Missing || n.Number > 0 {
			continue
		}
		holds, problems, err := g.otherwise.At(formula.NoRow)
		if err != nil {
			return nil, err
		}
		if !problems.HasErrors() && !holds.Flag {
			return g.rows, nil
		}
	}
	return nil, nil
}

func expectNothing(e *check.Expect, rows *check.Expr) diag.Diagnostic {
	return diag.New("expect.nothing", diag.Warning, "The expectation “%s” holds, but says nothing: there are no rows here that it could be about.",
		"Kontrollen »%s« er opfyldt, men siger intet: Der er ingen rækker her, som det kunne handle om.", e.Text).At(rows.At).
		WithHint("See to the data and to what stands behind `where`, or expect `len(…) > 0` of these rows as well.",
			"Se på data og på det, der står efter `hvor`, eller kræv også `antal(…) > 0` af disse rækker.")
}
