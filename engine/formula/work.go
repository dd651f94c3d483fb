package formula

import (
	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/vm"

	"github.com/fordel-lang/fordel/dsl/check"
)

// again is how many steps a row counts for where a formula goes through tables
// more than few times. The machine takes about a hundred times as long for a row
// as a kernel does for a step, and this work grows with the square of the data.
const (
	few   = 16
	again = 100
)

// longFormula is how many nodes take as long as what else there is to do for a row.
const longFormula = 16

// valueSize is about how many bytes a value of a list takes, with what it points
// to.
const valueSize = 24

// see lets a table be gone through a few times at a step a row.
func (m *machine) see(t *check.Table) {
	if t != nil && !m.seen[t] {
		m.seen[t] = true
		m.linear += few * m.data.Table(t).Len
	}
}

// visit counts n rows or values of a list that are gone through inside the
// virtual machine.
func (m *machine) visit(n int) error {
	plain := min(n, m.linear)
	m.linear -= plain
	return m.spendIn(plain + again*(n-plain))
}

// spendIn is spend inside the virtual machine.
func (m *machine) spendIn(n int) error {
	if err := m.spend(n); err != nil {
		return stop{err}
	}
	return nil
}

// wholeTable is all rows of a table.
func (m *machine) wholeTable(t *check.Table) (any, error) {
	m.see(t)
	all, ok := m.whole[t]
	if ok {
		return all, m.visit(len(all))
	}
	all = make([]int, m.data.Table(t).Len)
	for i := range all {
		all[i] = i
	}
	if m.whole == nil {
		m.whole = map[*check.Table][]int{}
	}
	m.whole[t] = all
	return all, m.visit(len(all))
}

// counted is a function of a list, as its argument at a place, whose values count
// as visited. A list that is written out counts for the words it takes.
func (b *builder) counted(f vm.Function, list *check.Expr, place int) vm.Function {
	m, count := b.machine, b.machine.visit
	if list.Op == check.OpList {
		count = m.spendIn
	}
	return func(args ...any) (any, error) {
		if err := count(size(args[place])); err != nil {
			return nil, err
		}
		return f(args...)
	}
}

// hold counts the memory of a value that is kept from row to row.
func (m *machine) hold(value any) error {
	switch list := value.(type) {
	case []any:
		m.held += valueSize * len(list)
	case []float64:
		m.held += 8 * len(list)
	case set:
		m.held += 2 * valueSize * len(list)
	default:
		return nil
	}
	if err := m.data.Reserve(m.held); err != nil {
		return stop{err}
	}
	return nil
}

// set is the values of a list, for `in` that asks for every row; numbers are read
// with 15 digits.
type set map[any]struct{}

// setOf is a list as a set.
func setOf(a ...any) (any, error) {
	list := a[0].([]any)
	out := make(set, len(list))
	for _, v := range list {
		out[shown(v)] = struct{}{}
	}
	return out, nil
}

// inSet reports whether a value is in a set.
func inSet(a ...any) (any, error) {
	_, ok := a[1].(set)[shown(a[0])]
	return ok, nil
}

// isIn builds `x in list`. A list that is kept from row to row is kept as a set.
func (b *builder) isIn(e *check.Expr, in []*check.Table) ast.Node {
	list := e.Args[1]
	if b.keeps(list, in) {
		wrap := func(n ast.Node) ast.Node { return b.unique(list, in, b.counted(setOf, list, 0), n) }
		return b.call(e, in, "inSet", inSet, b.node(e.Args[0], in, strict), b.keep(list, in, strict, wrap))
	}
	return b.unique(e, in, b.counted(contains, list, 1), b.node(e.Args[0], in, strict), b.node(list, in, strict))
}
