package kernel

import (
	"slices"
	"sort"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number"
)

// call builds a call of one of the language's functions, as its entry in package
// formula says.
func (c *compiler) call(e *check.Expr, f *frame) node {
	how := formula.Computed(e.Func)
	first := e.Args[0]
	overRows := first.Type.Kind == check.List || first.Type.Kind == check.Rows
	switch {
	case how == nil || how.Loop == formula.ByMachine:
		return c.fail()
	case how.Loop == formula.RankInTable:
		return c.rank(e, f)
	case overRows && first.Op == check.OpList:
		return c.several(e, how, first.Args, f)
	case overRows:
		return c.listFigure(e, how, f)
	}
	return c.plain(e, how, f)
}

// listFigure is a figure of a list over rows.
func (c *compiler) listFigure(e *check.Expr, how *formula.Function, f *frame) node {
	first := e.Args[0]
	switch how.Loop {
	case formula.Length:
		return c.group(first, f, &tallied{of: how.Loop}, false)
	case formula.Count, formula.Any, formula.All, formula.None:
		return c.group(first, f, &tallied{of: how.Loop}, true)
	}
	if !numeric(first.Type.Elem) {
		return c.fail()
	}
	switch how.Loop {
	case formula.Sum, formula.Mean:
		return c.group(first, f, &sum{mean: how.Loop == formula.Mean}, true)
	case formula.Lowest, formula.Highest:
		return c.group(first, f, &extreme{most: how.Loop == formula.Highest}, true)
	case formula.Gathered:
		if of := c.ofList(e, how); of != nil {
			return c.group(first, f, &measured{of: of}, true)
		}
	}
	return c.fail()
}

// ofList is a function of a list as kernels call it; its other arguments are the
// same on all rows. It is nil where they are not, and where it has none.
func (c *compiler) ofList(e *check.Expr, how *formula.Function) func([]float64) (float64, bool) {
	if how.OfList == nil {
		return nil
	}
	more := make([]float64, len(e.Args)-1)
	for _, a := range e.Args[1:] {
		if a.Op != check.OpConst && a.Op != check.OpParam {
			return nil
		}
	}
	return func(xs []float64) (float64, bool) {
		for i, a := range e.Args[1:] {
			more[i] = a.Const.Number
			if a.Op == check.OpParam {
				more[i] = c.data.Param(a.Param).Number
			}
		}
		x, err := how.OfList(xs, more)
		return x, err == nil && x-x == 0
	}
}

// plain is a function of numbers, row by row.
type plain struct {
	of   func([]float64) (float64, error)
	args []node
	out  [size]float64
}

func (c *compiler) plain(e *check.Expr, how *formula.Function, f *frame) node {
	n := &plain{of: how.OfNumbers}
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
		x, err := n.of(xs)
		if err != nil || x != x {
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

// several is a figure of a list of a few values on each row: sum([a, b]).
type several struct {
	of   func(xs []float64) (float64, bool)
	args []node
	xs   []float64
	out  [size]float64
}

func (c *compiler) several(e *check.Expr, how *formula.Function, args []*check.Expr, f *frame) node {
	if weights, flags, ok := weighed(e, args); ok {
		return c.marks(weights, flags, f)
	}
	of := c.ofList(e, how)
	if of == nil || len(args) == 0 {
		return c.fail()
	}
	n := &several{of: of, xs: make([]float64, len(args))}
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
