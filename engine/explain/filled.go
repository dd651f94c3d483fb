package explain

import (
	"cmp"
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// filling is a value for a place in the rules.
type filling struct {
	at   diag.Range
	text string
}

// filled is a formula as written with the values put in: of parameters, cells and
// values, and of what goes through rows as a whole. It has the same shape as the
// formula, and what was not computed stays as it is.
func (x *Explainer) filled(e *check.Expr, a at) string {
	var all []filling
	x.fillings(e, a, &all)
	slices.SortStableFunc(all, func(p, q filling) int {
		return cmp.Or(cmp.Compare(p.at.Start, q.at.Start), cmp.Compare(q.at.End, p.at.End))
	})
	var out strings.Builder
	from := e.At.Start
	for _, f := range all {
		if f.at.Start < from || f.at.End > e.At.End { // what a function was written out as stands where the function does
			continue
		}
		out.WriteString(x.text(diag.Range{Start: from, End: f.at.Start}) + f.text)
		from = f.at.End
	}
	return out.String() + x.text(diag.Range{Start: from, End: e.At.End})
}

func (x *Explainer) fillings(e *check.Expr, a at, out *[]filling) {
	put := func(share bool) { *out = append(*out, filling{e.At, x.literal(x.valueOf(e, a), share)}) }
	switch e.Op {
	case check.OpConst:
		if x.spelling != x.program.File.Lang { // 0.3 is 0,3 in a sentence in Danish
			put(strings.Contains(x.text(e.At), "%"))
		}
	case check.OpRange, check.OpRows, check.OpFilter, check.OpMap:
	case check.OpParam:
		put(e.Param.Share)
	case check.OpValue:
		put(e.Value.Share)
	case check.OpColumn:
		put(e.Column.Share)
	case check.OpIf:
		x.fillings(e.Args[0], a, out)
		taken := 2
		if x.valueOf(e.Args[0], a).Flag {
			taken = 1
		}
		x.fillings(e.Args[taken], a, out)
	case check.OpAnd, check.OpOr, check.OpCoalesce:
		x.fillings(e.Args[0], a, out)
		if !x.leftDecides(e, a) {
			x.fillings(e.Args[1], a, out)
		}
	default:
		if e.Op == check.OpCall && (e.Func == "lookup" || goesThrough(e)) {
			if e.Type.Kind != check.List && e.Type.Kind != check.Rows {
				put(false)
			}
			return
		}
		for _, arg := range e.Args {
			x.fillings(arg, a, out)
		}
	}
}

// goesThrough reports whether a call is of a list or of rows.
func goesThrough(e *check.Expr) bool {
	return slices.ContainsFunc(e.Args, func(a *check.Expr) bool { return a.Type.Kind == check.List || a.Type.Kind == check.Rows })
}

// leftDecides reports whether the right side of `and`, `or` or `??` is left alone.
func (x *Explainer) leftDecides(e *check.Expr, a at) bool {
	left := e.Args[0]
	if left.Type.Kind == check.List {
		return true
	}
	v := x.valueOf(left, a)
	switch e.Op {
	case check.OpAnd:
		return !v.Flag
	case check.OpOr:
		return v.Flag
	}
	return !v.Missing
}
