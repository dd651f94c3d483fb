package formula

import (
	"fmt"
	"math"
	"reflect"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/builtin"
	"github.com/expr-lang/expr/compiler"
	"github.com/expr-lang/expr/conf"
	"github.com/expr-lang/expr/file"
	"github.com/expr-lang/expr/parser"
	"github.com/expr-lang/expr/vm"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/function"
)

// Compile makes an evaluator of a formula on the rows of a table; on is nil for
// a formula that stands on no row. Its value may be missing. The evaluator reads
// data anew at every evaluation. An error means that the formula is beyond
// expr's limits.
func Compile(e *check.Expr, on *check.Table, data Data) (Evaluator, error) {
	return compile(e, on, data, loose)
}

// Require is Compile for a formula that must give a value on every row it is
// computed on: a missing one is a problem like any other.
func Require(e *check.Expr, on *check.Table, data Data) (Evaluator, error) {
	return compile(e, on, data, strict)
}

func compile(e *check.Expr, on *check.Table, data Data, want need) (Evaluator, error) {
	m := &machine{expr: e, on: on, data: data}
	return m, m.build(e, []*check.Table{on}, want, nil)
}

// build makes the machine's program: of a formula, or of one of its nodes in the
// scopes it stands in.
func (m *machine) build(e *check.Expr, in []*check.Table, want need, hear Observer) error {
	b := &builder{machine: m, functions: conf.FunctionsTable{}, free: map[*check.Expr]scopes{}, hear: hear}
	root := b.within(b.node(e, in, want), e, in)
	config := &conf.Config{ShortCircuit: true, Functions: b.functions}
	program, err := compiler.Compile(&parser.Tree{Node: root}, config)
	if err != nil {
		return fmt.Errorf("compiling a formula: %w", err)
	}
	m.program = program
	m.vm.MemoryBudget = math.MaxUint // lists are bounded by the rows of tables, and work by Data.Spend
	return nil
}

// builder turns a checked formula into an expr tree.
type builder struct {
	machine   *machine
	functions conf.FunctionsTable
	free      map[*check.Expr]scopes // the scopes each node reads from outside itself
	base      int                    // scopes below it play no part in what is being built
	kept      int                    // parts standing in this many scopes are inside one that is kept
	hear      Observer               // nil: nobody
}

// place is what a location in the program stands for.
type place struct {
	expr   *check.Expr
	scopes []*check.Table // the tables whose rows are at hand, outermost first
	base   int            // the first of them that plays a part; above 0, what fails here fails on every row
}

// need says what may become of a missing value.
type need int

const (
	loose  need = iota // it may be nil
	strict             // nil is an error; in a list, at the row it is missing on
)

// typed keeps expr's compiler from unwrapping values by reflection: it asks
// only whether a type is an interface.
var typed = reflect.TypeFor[float64]()

// node builds the tree of a formula in its scopes.
func (b *builder) node(e *check.Expr, in []*check.Table, want need) ast.Node {
	if b.keeps(e, in) {
		return b.keep(e, in, want, asItIs)
	}
	return b.fresh(e, in, want)
}

// fresh builds a node that is computed each time it is reached.
func (b *builder) fresh(e *check.Expr, in []*check.Table, want need) ast.Node {
	n := b.plain(e, in, want)
	if b.hear != nil {
		n = b.heard(e, in, n)
	}
	if want == strict && mayMiss(e) {
		return b.call(e, in, "present", present, n)
	}
	return n
}

// plain builds a node that may give nil.
func (b *builder) plain(e *check.Expr, in []*check.Table, want need) ast.Node {
	switch e.Op {
	case check.OpConst:
		return b.at(&ast.ConstantNode{Value: fromConst(e.Const)}, e, in)
	case check.OpParam:
		return b.unique(e, in, func(...any) (any, error) { return fromConst(b.machine.data.Param(e.Param)), nil })
	case check.OpValue:
		return b.unique(e, in, func(...any) (any, error) { return fromConst(b.machine.data.Value(e.Value)), nil })
	case check.OpColumn:
		return b.column(e, in)
	case check.OpRows:
		return b.rows(e, in)
	case check.OpFilter:
		return b.predicate("filter", e, in, strict)
	case check.OpMap:
		return b.predicate("map", e, in, want)
	case check.OpList:
		return b.list(e, in, want)
	case check.OpCall:
		return b.function(e, in)
	case check.OpIf:
		return b.at(&ast.ConditionalNode{Ternary: true, Cond: b.node(e.Args[0], in, strict),
			Exp1: b.node(e.Args[1], in, want), Exp2: b.node(e.Args[2], in, want)}, e, in)
	case check.OpNot:
		return b.at(&ast.UnaryNode{Operator: "not", Node: b.node(e.Args[0], in, strict)}, e, in)
	case check.OpAnd:
		return b.binary("and", e, in, strict, strict)
	case check.OpOr:
		return b.binary("or", e, in, strict, strict)
	case check.OpCoalesce:
		return b.binary("??", e, in, loose, want)
	}
	return b.operator(e, in)
}

// at gives a node its place and a type that keeps expr from unwrapping it.
func (b *builder) at(n ast.Node, e *check.Expr, in []*check.Table) ast.Node {
	n.SetLocation(b.place(e, in))
	n.SetType(typed)
	return n
}

// place notes a node of the formula and gives the location that stands for it.
func (b *builder) place(e *check.Expr, in []*check.Table) file.Location {
	m := b.machine
	m.nodes = append(m.nodes, place{expr: e, scopes: in, base: b.base})
	return file.Location{From: len(m.nodes) - 1}
}

// call is a call of a Fordel function that programs share by its name.
func (b *builder) call(e *check.Expr, in []*check.Table, name string, f vm.Function, args ...ast.Node) ast.Node {
	b.functions[name] = &builtin.Function{Name: name, Func: f}
	return b.at(&ast.CallNode{Callee: &ast.IdentifierNode{Value: name}, Arguments: args}, e, in)
}

// unique is a call of a function that belongs to this node alone.
func (b *builder) unique(e *check.Expr, in []*check.Table, f vm.Function, args ...ast.Node) ast.Node {
	return b.call(e, in, fmt.Sprintf("f%d", len(b.machine.nodes)), f, args...)
}

// row is the row number of a scope.
func (b *builder) row(depth int) ast.Node {
	if depth == 0 {
		return &ast.IdentifierNode{Value: "$env"}
	}
	return &ast.IdentifierNode{Value: fmt.Sprintf("row%d", depth)}
}

// column loads a column on the row of a scope.
func (b *builder) column(e *check.Expr, in []*check.Table) ast.Node {
	l := &load{machine: b.machine, column: e.Column, path: e.Path}
	b.machine.loads = append(b.machine.loads, l)
	return b.unique(e, in, l.value, b.row(e.Depth))
}

// rows is all rows of a table, or those that belong to the row of a scope.
func (b *builder) rows(e *check.Expr, in []*check.Table) ast.Node {
	if len(e.Path) == 0 {
		return b.unique(e, in, func(...any) (any, error) { return b.machine.wholeTable(e.Table) })
	}
	r := &related{machine: b.machine, path: e.Path}
	b.machine.groups = append(b.machine.groups, r)
	return b.unique(e, in, r.rows, b.row(e.Depth))
}

// predicate is expr's filter or map with the second argument on each row. The
// row gets a name, so that predicates inside can tell it from their own.
func (b *builder) predicate(name string, e *check.Expr, in []*check.Table, want need) ast.Node {
	inner := append(in[:len(in):len(in)], rowsOf(e.Args[0]))
	body := b.node(e.Args[1], inner, want)
	body = &ast.VariableDeclaratorNode{Name: fmt.Sprintf("row%d", len(in)), Value: &ast.PointerNode{}, Expr: body}
	return b.at(&ast.BuiltinNode{Name: name, Arguments: []ast.Node{
		b.node(e.Args[0], in, loose), &ast.PredicateNode{Node: body}}}, e, in)
}

// rowsOf is the table of a formula that gives rows.
func rowsOf(e *check.Expr) *check.Table {
	for e.Op != check.OpRows && len(e.Args) > 0 {
		e = e.Args[0]
	}
	return e.Table
}

// list is a list of values; one made of constants is made once.
func (b *builder) list(e *check.Expr, in []*check.Table, want need) ast.Node {
	constants, all := make([]any, 0, len(e.Args)), true
	for _, a := range e.Args {
		all = all && a.Op == check.OpConst && !a.Const.Missing
		constants = append(constants, fromConst(a.Const))
	}
	if all && b.hear == nil {
		return b.at(&ast.ConstantNode{Value: constants}, e, in)
	}
	var nodes []ast.Node
	for _, a := range e.Args {
		nodes = append(nodes, b.node(a, in, want))
	}
	return b.at(&ast.ArrayNode{Nodes: nodes}, e, in)
}

// binary is one of expr's operators that leave the right side alone once they
// are decided.
func (b *builder) binary(operator string, e *check.Expr, in []*check.Table, left, right need) ast.Node {
	return b.at(&ast.BinaryNode{Operator: operator,
		Left: b.node(e.Args[0], in, left), Right: b.node(e.Args[1], in, right)}, e, in)
}

// operator is an operation on values that must not be missing, done by a
// function of ours.
func (b *builder) operator(e *check.Expr, in []*check.Table) ast.Node {
	if e.Op == check.OpIn && e.Args[1].Op == check.OpRange {
		bounds := e.Args[1].Args
		return b.call(e, in, "between", between, b.node(e.Args[0], in, strict),
			b.node(bounds[0], in, strict), b.node(bounds[1], in, strict))
	}
	if e.Op == check.OpIn {
		return b.isIn(e, in)
	}
	op, ok := operators[e.Op]
	if !ok {
		return b.unique(e, in, func(...any) (any, error) { return nil, unsupported })
	}
	var args []ast.Node
	for _, a := range e.Args {
		want := strict
		if e.Op == check.OpEqual || e.Op == check.OpUnequal {
			want = loose
		}
		args = append(args, b.node(a, in, want))
	}
	n := b.call(e, in, op.name, op.do, args...)
	if e.Type.Kind == check.Date {
		return b.call(e, in, "calendar", calendar, n)
	}
	return n
}

// mayMiss reports whether a formula may give nil although its parts have been
// asked for values already.
func mayMiss(e *check.Expr) bool {
	switch e.Op {
	case check.OpColumn, check.OpValue:
		return true
	case check.OpConst:
		return e.Const.Missing
	case check.OpCall:
		f := function.Named(e.Func)
		return f != nil && f.MayBeMissing
	}
	return false
}
