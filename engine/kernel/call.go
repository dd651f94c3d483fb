package kernel

import (
	"slices"
	"sort"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/measure"
	"github.com/fordel-lang/fordel/engine/number"
)

// call builds a call of one of the language's functions.
func (c *compiler) call(e *check.Expr, f *frame) node {
	first := e.Args[0]
	overRows := first.Type.Kind == check.List || first.Type.Kind == check.Rows
	switch {
	case e.Func == "rank":
		return c.rank(e, f)
	case e.Func == "lookup" || e.Type.Kind == check.Text:
		return c.fail()
	case overRows && first.Op == check.OpList:
		return c.several(e, first.Args, f)
	case overRows:
		return c.listFigure(e, f)
	case e.Func == "min" || e.Func == "max":
		return c.several(e, e.Args, f)
	}
	return c.plain(e, f)
}

// listFigure is a figure of a list over rows.
func (c *compiler) listFigure(e *check.Expr, f *frame) node {
	first := e.Args[0]
	switch e.Func {
	case "len":
		return c.group(first, f, &tallied{name: e.Func}, false)
	case "count", "any", "all", "none":
		return c.group(first, f, &tallied{name: e.Func}, true)
	}
	if !numeric(first.Type.Elem) {
		return c.fail()
	}
	switch e.Func {
	case "sum", "mean":
		return c.group(first, f, &sum{mean: e.Func == "mean"}, true)
	case "min", "max":
		return c.group(first, f, &extreme{most: e.Func == "max"}, true)
	}
	if of := c.measure(e); of != nil {
		return c.group(first, f, &measured{of: of}, true)
	}
	return c.fail()
}

// measure is a figure of a list that package measure computes.
func (c *compiler) measure(e *check.Expr) func([]float64) (float64, bool) {
	plain := map[string]func([]float64) (float64, error){"median": measure.Median, "stddev": measure.StdDev}
	if f := plain[e.Func]; f != nil {
		return func(xs []float64) (float64, bool) {
			x, err := f(xs)
			return x, err == nil && x-x == 0
		}
	}
	quantiles := map[string]func([]float64, float64) (float64, error){
		"percentile": measure.Percentile, "percentile_inc": measure.PercentileInc, "quartile": measure.Percentile}
	f := quantiles[e.Func]
	if f == nil || e.Args[1].Op != check.OpConst && e.Args[1].Op != check.OpParam {
		return nil
	}
	return func(xs []float64) (float64, bool) {
		p := e.Args[1].Const.Number
		if e.Args[1].Op == check.OpParam {
			p = c.data.Param(e.Args[1].Param).Number
		}
		if e.Func == "quartile" {
			if p != 1 && p != 2 && p != 3 {
				return 0, false
			}
			p /= 4
		}
		if p < 0 || p > 1 {
			return 0, false
		}
		x, err := f(xs, p)
		return x, err == nil
	}
}

// plain is a function of numbers, row by row.
type plain struct {
	of   func(...float64) (float64, bool)
	args []node
	out  [size]float64
}

func (c *compiler) plain(e *check.Expr, f *frame) node {
	n := &plain{of: formula.Numeric(e.Func)}
	if n.of == nil {
		return c.fail()
	}
	for _, a := range e.Args {
		if !numeric(a.Type.Kind) {
			return c.fail()
		}
		n.args = append(n.args, c.node(a, f, true))
	}
	return n
}

func (n *plain) eval(b *block) value {
	args := evalAll(b, n.args)
	xs := make([]float64, len(args))
	b.each(func(i int) {
		for k, a := range args {
			xs[k] = a.numbers[i]
		}
		x, ok := n.of(xs...)
		if !ok {
			b.bad = true
		}
		n.out[i] = x
	})
	return value{numbers: n.out[:b.n]}
}

func evalAll(b *block, nodes []node) []value {
	out := make([]value, len(nodes))
	for i, n := range nodes {
		out[i] = n.eval(b)
	}
	return out
}

// several is a figure of a few values on each row: max(a, b), sum([a, b]).
type several struct {
	of   func(xs []float64) (float64, bool)
	args []node
	xs   []float64
	out  [size]float64
}

func (c *compiler) several(e *check.Expr, args []*check.Expr, f *frame) node {
	if weights, flags, ok := weighed(e, args); ok {
		return c.marks(weights, flags, f)
	}
	n := &several{xs: make([]float64, len(args))}
	switch {
	case len(args) == 0:
		return c.fail()
	case e.Func == "sum":
		n.of = func(xs []float64) (float64, bool) {
			x := number.Sum(xs)
			return x, x-x == 0
		}
	case e.Func == "mean":
		n.of = func(xs []float64) (float64, bool) {
			x := number.Sum(xs) / float64(len(xs))
			return x, x-x == 0
		}
	case e.Func == "min":
		n.of = func(xs []float64) (float64, bool) { return slices.Min(xs), true }
	case e.Func == "max":
		n.of = func(xs []float64) (float64, bool) { return slices.Max(xs), true }
	default:
		if n.of = c.measure(e); n.of == nil {
			return c.fail()
		}
	}
	for _, a := range args {
		if !numeric(a.Type.Kind) {
			return c.fail()
		}
		n.args = append(n.args, c.node(a, f, true))
	}
	return n
}

func (n *several) eval(b *block) value {
	args := evalAll(b, n.args)
	b.each(func(i int) {
		for k, a := range args {
			n.xs[k] = a.numbers[i]
		}
		x, ok := n.of(n.xs)
		if !ok {
			b.bad = true
		}
		n.out[i] = x
	})
	return value{numbers: n.out[:b.n]}
}

// rank is the place of a value in the list of its column: one more than how
// many are greater.
type rank struct {
	x      node
	list   *group
	sorted *measured
	out    [size]float64
}

func (c *compiler) rank(e *check.Expr, f *frame) node {
	if !numeric(e.Args[0].Type.Kind) {
		return c.fail()
	}
	n := &rank{x: c.node(e.Args[0], f, true), sorted: &measured{of: func([]float64) (float64, bool) { return 0, true }}}
	list, ok := c.group(e.Args[1], f, n.sorted, true).(*group)
	if !ok {
		return c.fail()
	}
	n.list = list
	return n
}

func (n *rank) eval(b *block) value {
	fresh := !n.list.done
	if n.list.eval(b); b.bad || b.err != nil {
		return value{numbers: n.out[:b.n]}
	}
	list := n.sorted.values
	if fresh {
		for i, x := range list {
			list[i] = number.Show15(x)
		}
		slices.Sort(list)
	}
	x := n.x.eval(b).numbers
	b.each(func(i int) {
		shown := number.Show15(x[i])
		greater := len(list) - sort.Search(len(list), func(k int) bool { return list[k] > shown })
		n.out[i] = float64(greater + 1)
	})
	return value{numbers: n.out[:b.n]}
}
