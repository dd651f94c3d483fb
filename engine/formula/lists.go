package formula

import (
	"slices"
	"sort"

	"github.com/expr-lang/expr/ast"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/measure"
	"github.com/fordel-lang/fordel/engine/number"
)

// numbers is a list of known numbers.
func numbers(list any) []float64 {
	values := list.([]any)
	out := make([]float64, len(values))
	for i, v := range values {
		out[i] = v.(float64)
	}
	return out
}

// size is the number of values of a list, or of rows.
func size(list any) int {
	if rows, ok := list.([]int); ok {
		return len(rows)
	}
	return len(list.([]any))
}

func length(a ...any) (any, error) { return float64(size(a[0])), nil }

// met is how many flags of a list are set. All are looked at.
func met(list any) int {
	n := 0
	for _, v := range list.([]any) {
		if v.(bool) {
			n++
		}
	}
	return n
}

func count(a ...any) (any, error)   { return float64(met(a[0])), nil }
func anyMet(a ...any) (any, error)  { return met(a[0]) > 0, nil }
func allMet(a ...any) (any, error)  { return met(a[0]) == size(a[0]), nil }
func noneMet(a ...any) (any, error) { return met(a[0]) == 0, nil }

func sum(list, _ []float64) (float64, error) { return bounded(number.Total(list)) }

func lowest(xs []float64) (float64, error)  { return slices.Min(xs), nil }
func highest(xs []float64) (float64, error) { return slices.Max(xs), nil }

// atLeast is a measure of a list of at least n numbers.
func atLeast(n int, f func([]float64) (float64, error)) func(list, more []float64) (float64, error) {
	return func(list, _ []float64) (float64, error) {
		if len(list) < n {
			return 0, tooFew(n, len(list))
		}
		x, err := f(list)
		if err != nil {
			return 0, err
		}
		return bounded(x)
	}
}

// tooFew is the failure of a list that has not the values needed.
func tooFew(need, have int) error {
	return &fault{"too few", func(e *check.Expr, rows Rows) diag.Diagnostic {
		return tooFewValues(spelled(e.Func), need, have, rows.Led())
	}}
}

// quantile is a function of a list and a share.
func quantile(f func([]float64, float64) (float64, error)) func(list, more []float64) (float64, error) {
	return func(list, more []float64) (float64, error) {
		p, n := more[0], len(list)
		if p < 0 || p > 1 {
			return 0, &fault{"no share", func(e *check.Expr, rows Rows) diag.Diagnostic {
				return percentileShare(spelled(e.Func), diag.Number(p), rows.Led())
			}}
		}
		x, err := f(list, p)
		if err != nil {
			return 0, refused("beyond", func(rows Rows) diag.Diagnostic { return percentileBeyond(p, diag.Number(n), rows) })
		}
		return x, nil
	}
}

var percentile = quantile(measure.Percentile)

// quartile is the lower, middle or upper quartile: 1, 2 or 3.
func quartile(list, more []float64) (float64, error) {
	q := more[0]
	if q != 1 && q != 2 && q != 3 {
		return 0, refused("quartile", func(rows Rows) diag.Diagnostic { return impossibleQuartile(diag.Number(q), rows) })
	}
	return percentile(list, []float64{q / 4})
}

func first(a ...any) (any, error) { return element(a[0], 0) }
func last(a ...any) (any, error)  { return element(a[0], size(a[0])-1) }

// element is one value of a list, which may be nil.
func element(list any, i int) (any, error) {
	values := list.([]any)
	if len(values) == 0 {
		return nil, tooFew(1, 0)
	}
	return values[i], nil
}

// known is a list without its missing values.
func known(a ...any) (any, error) {
	values := a[0].([]any)
	out := make([]any, 0, len(values))
	for _, v := range values {
		if v != nil {
			out = append(out, v)
		}
	}
	return out, nil
}

// rank builds the rank of a value in a list, which is sorted once.
func (b *builder) rank(e *check.Expr, in []*check.Table) ast.Node {
	list := e.Args[1]
	sorted := func(n ast.Node) ast.Node { return b.unique(list, in, b.counted(sorted, list, 0), n) }
	var of ast.Node
	if b.keeps(list, in) {
		of = b.keep(list, in, loose, sorted)
	} else {
		of = sorted(b.node(list, in, loose))
	}
	return b.call(e, in, "rank", rank, b.node(e.Args[0], in, strict), of)
}

// sorted is the known values of a list read with 15 digits, rising.
func sorted(a ...any) (any, error) {
	list, _ := known(a[0])
	xs := numbers(list)
	for i, x := range xs {
		xs[i] = number.Show15(x)
	}
	slices.Sort(xs)
	return xs, nil
}

// rank is one more than how many values of a sorted list are greater.
func rank(a ...any) (any, error) {
	x, list := number.Show15(a[0].(float64)), a[1].([]float64)
	greater := len(list) - sort.Search(len(list), func(i int) bool { return list[i] > x })
	return float64(greater + 1), nil
}

// lookup finds the row of another table by its key.
type lookup struct {
	machine *machine
	table   *check.Table
	load    *load
	key     string
	row     int
}

// lookup builds `if find(key) then fetch() else default`; without a default a
// key that is not there is an error.
func (b *builder) lookup(e *check.Expr, in []*check.Table) ast.Node {
	l := &lookup{machine: b.machine, table: e.Table, load: &load{machine: b.machine, column: e.Column}}
	b.machine.loads = append(b.machine.loads, l.load)
	otherwise := b.unique(e, in, func(...any) (any, error) { return nil, noSuchKey(l.key) })
	if len(e.Args) > 1 {
		otherwise = b.node(e.Args[1], in, loose)
	}
	return b.at(&ast.ConditionalNode{Ternary: true,
		Cond: b.unique(e, in, l.find, b.node(e.Args[0], in, strict)),
		Exp1: b.unique(e, in, func(...any) (any, error) { return l.load.value(l.row) }),
		Exp2: otherwise,
	}, e, in)
}

func noSuchKey(key string) error {
	return &fault{"no key", func(e *check.Expr, rows Rows) diag.Diagnostic { return keyNotFound(key, e.Table, rows.Led()) }}
}

// find reports whether the table has a row with the key, and remembers it.
func (l *lookup) find(a ...any) (any, error) {
	switch key := a[0].(type) {
	case string:
		l.key = key
	case float64:
		l.key = Plain(key)
	}
	row, ok := l.machine.data.Table(l.table).Index(l.key)
	l.row = row
	return ok, nil
}
