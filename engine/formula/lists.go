package formula

import (
	"slices"
	"sort"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/vm"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/measure"
	"github.com/fordel-lang/fordel/engine/number"
)

// listFunction is a function of a list. Unless it is loose every value of the
// list is known.
type listFunction struct {
	do    vm.Function
	loose bool
}

var listFunctions = map[string]listFunction{
	"sum":            {do: func(a ...any) (any, error) { return finite(number.Sum(numbers(a[0]))) }},
	"mean":           {do: ofSome(1, measured(measure.Mean))},
	"median":         {do: ofSome(1, measured(measure.Median))},
	"stddev":         {do: ofSome(2, measured(measure.StdDev))},
	"min":            {do: ofSome(1, func(xs []float64) (any, error) { return slices.Min(xs), nil })},
	"max":            {do: ofSome(1, func(xs []float64) (any, error) { return slices.Max(xs), nil })},
	"percentile":     {do: percentile},
	"percentile_inc": {do: quantile(measure.PercentileInc)},
	"quartile":       {do: quartile},
	"count":          {do: func(a ...any) (any, error) { return float64(met(a[0])), nil }},
	"any":            {do: func(a ...any) (any, error) { return met(a[0]) > 0, nil }},
	"all":            {do: func(a ...any) (any, error) { return met(a[0]) == length(a[0]), nil }},
	"none":           {do: func(a ...any) (any, error) { return met(a[0]) == 0, nil }},
	"first":          {do: func(a ...any) (any, error) { return element(a[0], 0) }, loose: true},
	"last":           {do: func(a ...any) (any, error) { return element(a[0], length(a[0])-1) }, loose: true},
	"len":            {do: func(a ...any) (any, error) { return float64(length(a[0])), nil }, loose: true},
	"known":          {do: known, loose: true},
}

// length is the number of values of a list, or of rows.
func length(list any) int {
	if rows, ok := list.([]int); ok {
		return len(rows)
	}
	return len(list.([]any))
}

// numbers is a list of known numbers.
func numbers(list any) []float64 {
	values := list.([]any)
	out := make([]float64, len(values))
	for i, v := range values {
		out[i] = v.(float64)
	}
	return out
}

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

// ofSome is a function of at least n numbers.
func ofSome(n int, f func([]float64) (any, error)) vm.Function {
	return func(a ...any) (any, error) {
		xs := numbers(a[0])
		if len(xs) < n {
			return nil, fault{kind: tooFew, numbers: [2]float64{float64(n), float64(len(xs))}}
		}
		return f(xs)
	}
}

// measured is a measure of enough numbers, which has no errors.
func measured(f func([]float64) (float64, error)) func([]float64) (any, error) {
	return func(xs []float64) (any, error) {
		x, err := f(xs)
		if err != nil {
			return nil, err
		}
		return finite(x)
	}
}

// quantile is a function of a list and a share.
func quantile(f func([]float64, float64) (float64, error)) vm.Function {
	return func(a ...any) (any, error) {
		xs, p := numbers(a[0]), a[1].(float64)
		if p < 0 || p > 1 {
			return nil, fault{kind: noShare, numbers: [2]float64{p}}
		}
		x, err := f(xs, p)
		if err != nil {
			return nil, fault{kind: noQuantile, numbers: [2]float64{p, float64(len(xs))}}
		}
		return x, nil
	}
}

var percentile = quantile(measure.Percentile)

// quartile is the lower, middle or upper quartile: 1, 2 or 3.
func quartile(a ...any) (any, error) {
	q := a[1].(float64)
	if q != 1 && q != 2 && q != 3 {
		return nil, fault{kind: noQuartile, numbers: [2]float64{q}}
	}
	return percentile(a[0], q/4)
}

// element is one value of a list, which may be nil.
func element(list any, i int) (any, error) {
	values := list.([]any)
	if len(values) == 0 {
		return nil, fault{kind: tooFew, numbers: [2]float64{1, 0}}
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
	sorted := func(n ast.Node) ast.Node { return b.call(list, in, "sorted", sorted, n) }
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
	otherwise := b.unique(e, in, func(...any) (any, error) { return nil, fault{kind: noKey, text: l.key} })
	if len(e.Args) > 1 {
		otherwise = b.node(e.Args[1], in, loose)
	}
	return b.at(&ast.ConditionalNode{Ternary: true,
		Cond: b.unique(e, in, l.find, b.node(e.Args[0], in, strict)),
		Exp1: b.unique(e, in, func(...any) (any, error) { return l.load.value(l.row) }),
		Exp2: otherwise,
	}, e, in)
}

// find reports whether the table has a row with the key, and remembers it.
func (l *lookup) find(a ...any) (any, error) {
	switch key := a[0].(type) {
	case string:
		l.key = key
	case float64:
		l.key = plain(key)
	}
	row, ok := l.machine.data.Table(l.table).Index(l.key)
	l.row = row
	return ok, nil
}
