package formula

import (
	"fmt"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/vm"

	"github.com/fordel-lang/fordel/dsl/check"
)

// plainNode builds a node that may give nil: a method for each kind.
type plainNode struct {
	*builder
	in   []*check.Table
	want need
}

// Const implements check.ExprVisitor, and so do all below.
func (p plainNode) Const(e *check.Expr) ast.Node {
	return p.at(&ast.ConstantNode{Value: fromConst(e.Const)}, e, p.in)
}

func (p plainNode) Param(e *check.Expr) ast.Node {
	return p.unique(e, p.in, func(...any) (any, error) { return fromConst(p.machine.data.Param(e.Param)), nil })
}

func (p plainNode) Value(e *check.Expr) ast.Node {
	return p.unique(e, p.in, func(...any) (any, error) { return fromConst(p.machine.data.Value(e.Value)), nil })
}

// Column loads a column on the row of a scope.
func (p plainNode) Column(e *check.Expr) ast.Node {
	l := &load{machine: p.machine, column: e.Column, path: e.Path}
	p.machine.loads = append(p.machine.loads, l)
	return p.unique(e, p.in, l.value, p.row(e.Depth))
}

// Rows is all rows of a table, or those that belong to the row of a scope.
func (p plainNode) Rows(e *check.Expr) ast.Node {
	if len(e.Path) == 0 {
		return p.unique(e, p.in, func(...any) (any, error) { return p.machine.wholeTable(e.Table) })
	}
	r := &related{machine: p.machine, path: e.Path}
	p.machine.groups = append(p.machine.groups, r)
	return p.unique(e, p.in, r.rows, p.row(e.Depth))
}

func (p plainNode) Filter(e *check.Expr) ast.Node { return p.predicate("filter", e, strict) }
func (p plainNode) Map(e *check.Expr) ast.Node    { return p.predicate("map", e, p.want) }

// predicate is expr's filter or map with the second argument on each row. The
// row gets a name, so that predicates inside can tell it from their own.
func (p plainNode) predicate(name string, e *check.Expr, want need) ast.Node {
	inner := append(p.in[:len(p.in):len(p.in)], rowsOf(e.Args[0]))
	body := p.inside(e, inner, want)
	body = &ast.VariableDeclaratorNode{Name: fmt.Sprintf("row%d", len(p.in)), Value: &ast.PointerNode{}, Expr: body}
	return p.at(&ast.BuiltinNode{Name: name, Arguments: []ast.Node{
		p.node(e.Args[0], p.in, loose), &ast.PredicateNode{Node: body}}}, e, p.in)
}

// List is a list of values; one made of constants is made once.
func (p plainNode) List(e *check.Expr) ast.Node {
	constants, all := make([]any, 0, len(e.Args)), true
	for _, a := range e.Args {
		all = all && a.Op == check.OpConst && !a.Const.Missing
		constants = append(constants, fromConst(a.Const))
	}
	if all && p.observer == nil {
		return p.at(&ast.ConstantNode{Value: constants}, e, p.in)
	}
	return p.at(&ast.ArrayNode{Nodes: p.parts(e, p.want)}, e, p.in)
}

// parts builds the arguments of a node.
func (p plainNode) parts(e *check.Expr, want need) []ast.Node {
	var nodes []ast.Node
	for _, a := range e.Args {
		nodes = append(nodes, p.node(a, p.in, want))
	}
	return nodes
}

func (p plainNode) Call(e *check.Expr) ast.Node { return p.function(e, p.in) }

func (p plainNode) If(e *check.Expr) ast.Node {
	return p.at(&ast.ConditionalNode{Ternary: true, Cond: p.node(e.Args[0], p.in, strict),
		Exp1: p.node(e.Args[1], p.in, p.want), Exp2: p.node(e.Args[2], p.in, p.want)}, e, p.in)
}

func (p plainNode) Not(e *check.Expr) ast.Node {
	return p.at(&ast.UnaryNode{Operator: "not", Node: p.node(e.Args[0], p.in, strict)}, e, p.in)
}

func (p plainNode) And(e *check.Expr) ast.Node      { return p.decided("and", e, strict, strict) }
func (p plainNode) Or(e *check.Expr) ast.Node       { return p.decided("or", e, strict, strict) }
func (p plainNode) Coalesce(e *check.Expr) ast.Node { return p.decided("??", e, loose, p.want) }

// decided is one of expr's operators that leave the right side alone once they are
// decided.
func (p plainNode) decided(operator string, e *check.Expr, left, right need) ast.Node {
	return p.at(&ast.BinaryNode{Operator: operator,
		Left: p.node(e.Args[0], p.in, left), Right: p.node(e.Args[1], p.in, right)}, e, p.in)
}

// Equal compares nil too; all other operators take values that are not missing.
func (p plainNode) Equal(e *check.Expr) ast.Node { return p.operator(e, loose, "equal", equal) }

func (p plainNode) Unequal(e *check.Expr) ast.Node { return p.operator(e, loose, "unequal", unequal) }
func (p plainNode) Less(e *check.Expr) ast.Node    { return p.operator(e, strict, "less", less) }
func (p plainNode) LessEqual(e *check.Expr) ast.Node {
	return p.operator(e, strict, "lessEqual", lessEqual)
}
func (p plainNode) Greater(e *check.Expr) ast.Node { return p.operator(e, strict, "greater", greater) }
func (p plainNode) GreaterEqual(e *check.Expr) ast.Node {
	return p.operator(e, strict, "greaterEqual", greaterEqual)
}
func (p plainNode) Negate(e *check.Expr) ast.Node { return p.operator(e, strict, "negate", negate) }
func (p plainNode) Add(e *check.Expr) ast.Node    { return p.operator(e, strict, "add", add) }
func (p plainNode) Subtract(e *check.Expr) ast.Node {
	return p.operator(e, strict, "subtract", subtract)
}
func (p plainNode) Multiply(e *check.Expr) ast.Node {
	return p.operator(e, strict, "multiply", multiply)
}
func (p plainNode) Divide(e *check.Expr) ast.Node { return p.operator(e, strict, "divide", divide) }
func (p plainNode) Power(e *check.Expr) ast.Node  { return p.operator(e, strict, "power", power) }

// operator is a call of the function that stands for an operator. What it gives as
// a date is one.
func (p plainNode) operator(e *check.Expr, want need, name string, do vm.Function) ast.Node {
	n := p.call(e, p.in, name, do, p.parts(e, want)...)
	if e.Type.Kind == check.Date {
		return p.call(e, p.in, "calendar", calendar, n)
	}
	return n
}

func (p plainNode) In(e *check.Expr) ast.Node {
	if e.Args[1].Op == check.OpRange {
		value := p.node(e.Args[0], p.in, strict)
		return p.call(e, p.in, "between", between, append([]ast.Node{value}, p.parts(e.Args[1], strict)...)...)
	}
	return p.isIn(e, p.in)
}

// Range stands only behind `in`, which builds its bounds.
func (p plainNode) Range(e *check.Expr) ast.Node {
	return p.unique(e, p.in, func(...any) (any, error) { return nil, unsupported })
}
