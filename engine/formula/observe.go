package formula

import (
	"github.com/expr-lang/expr/ast"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// Every node of a formula can be asked: Observe hears the values of all that are
// computed on one row, and Node.Ask computes one alone. Both are the program that
// the formula is in a run row by row, so that the values are the same bit for bit;
// an ordinary run pays nothing for them.

// Value is what a node gives.
type Value struct {
	check.Const               // unless it is a list or rows
	List        []check.Const // of a list
	Rows        []int         // of rows: which of the table
}

// Observer hears what is computed.
type Observer struct {
	// Hear hears the value of a node on the rows it stands on: rows[0] is that of
	// the formula, each further one that of a filter or list around the node,
	// outermost first. A node is heard before the one that it is part of. What goes
	// through rows, but not through all that are at hand, is heard once and kept.
	Hear func(e *check.Expr, rows []int, v Value)
	// Within reports whether what stands inside a filter or list is heard, row by row.
	Within func(e *check.Expr) bool
}

// Observe computes a formula on a row of its table (NoRow: it is on none) as
// Compile's evaluator would and lets an observer hear the nodes that are computed
// for it: of a conditional only the branch taken, of `and`, `or` and `??` the right
// side only where the left does not decide.
func Observe(e *check.Expr, on *check.Table, data Data, row int, o Observer) (check.Const, diag.List, error) {
	m := &machine{expr: e, on: on, data: data}
	m.build(e, []*check.Table{on}, loose, &o)
	return m.At(row)
}

// Node is a node of a formula and the tables of the rows it stands on, the
// formula's own first (nil where that is on no row). A range has no value.
type Node struct {
	*check.Expr
	Scopes []*check.Table
}

// Nodes are all nodes of a formula that have a value, each before those under it.
func Nodes(e *check.Expr, on *check.Table) []Node {
	var out []Node
	var walk func(e *check.Expr, in []*check.Table)
	walk = func(e *check.Expr, in []*check.Table) {
		if e.Op != check.OpRange {
			out = append(out, Node{e, in})
		}
		for i, a := range e.Args {
			inner := in
			if i == 1 && opensScope(e) {
				inner = append(in[:len(in):len(in)], rowsOf(e.Args[0]))
			}
			walk(a, inner)
		}
	}
	walk(e, []*check.Table{on})
	return out
}

// Ask computes the node alone, whatever is around it: rows are those it stands on,
// one for each of its scopes. The value is missing where the list holds an error.
func (n Node) Ask(data Data, rows []int) (Value, diag.List, error) {
	m := &machine{expr: n.Expr, on: n.Scopes[0], data: data, inner: rows[1:]}
	m.build(n.Expr, n.Scopes, loose, nil)
	m.reset()
	faults := newFaults(m)
	value, err := m.compute(rows[0], faults)
	if err == nil {
		err = m.settle()
	}
	return m.value(n.Expr, value), faults.diagnostics(), err
}

// heard builds a node whose value the observer hears.
func (b *builder) heard(e *check.Expr, in []*check.Table, n ast.Node) ast.Node {
	o, args := b.observer, []ast.Node{n}
	for depth := range in {
		args = append(args, b.row(depth))
	}
	return b.unique(e, in, func(a ...any) (any, error) {
		rows := make([]int, len(a)-1)
		for i := range rows {
			rows[i] = a[i+1].(int)
		}
		o.Hear(e, rows, b.machine.value(e, a[0]))
		return a[0], nil
	}, args...)
}

// inside builds the part of a filter or list that stands on its rows.
func (b *builder) inside(e *check.Expr, in []*check.Table, want need) ast.Node {
	o := b.observer
	if o != nil && !o.Within(e) {
		b.observer = nil
	}
	defer func() { b.observer = o }()
	return b.node(e.Args[1], in, want)
}

// within gives a node the rows around it that the machine was told.
func (b *builder) within(n ast.Node, e *check.Expr, in []*check.Table) ast.Node {
	for depth := len(b.machine.inner); depth > 0; depth-- {
		row := b.machine.inner[depth-1]
		name := b.row(depth).(*ast.IdentifierNode).Value
		n = &ast.VariableDeclaratorNode{Name: name, Value: b.unique(e, in, func(...any) (any, error) { return row, nil }), Expr: n}
	}
	return n
}

// value is what the virtual machine gives for a node.
func (m *machine) value(e *check.Expr, value any) Value {
	switch v := value.(type) {
	case []any:
		if e.Type.Kind == check.Rows { // those of a filter
			rows := make([]int, len(v))
			for i, row := range v {
				rows[i] = row.(int)
			}
			return Value{Rows: rows}
		}
		list := make([]check.Const, len(v))
		for i, x := range v {
			list[i] = toConst(e.Type.Elem, x)
		}
		return Value{List: list}
	case []int:
		return Value{Rows: v}
	}
	return Value{Const: toConst(e.Type.Kind, value)}
}
