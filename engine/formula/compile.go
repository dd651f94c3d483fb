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
// data anew at every evaluation; its program is made for the first, as most formulas
// are computed by kernels alone.
func Compile(e *check.Expr, on *check.Table, data Data) Evaluator {
	return &machine{expr: e, on: on, data: data, want: loose}
}

// Require is Compile for a formula that must give a value on every row it is
// computed on: a missing one is a problem like any other.
func Require(e *check.Expr, on *check.Table, data Data) Evaluator {
	return &machine{expr: e, on: on, data: data, want: strict}
}

// open makes the program of the formula if there is none yet, and forgets what was
// kept of an earlier state of the data.
func (m *machine) open() {
	if m.program == nil {
		m.build(m.expr, []*check.Table{m.on}, m.want, nil)
	}
	m.reset()
}

// build makes the machine's program: of a formula, or of one of its nodes in the
// scopes it stands in. What expr's compiler refuses is a defect of the tree.
func (m *machine) build(e *check.Expr, in []*check.Table, want need, o *Observer) {
	b := &builder{machine: m, functions: conf.FunctionsTable{}, free: map[*check.Expr]scopes{}, observer: o}
	root := b.within(b.node(e, in, want), e, in)
	config := &conf.Config{ShortCircuit: true, Functions: b.functions}
	program, err := compiler.Compile(&parser.Tree{Node: root}, config)
	if err != nil {
		panic(err)
	}
	m.program = program
	m.vm.MemoryBudget = math.MaxUint // lists are bounded by the rows of tables, and work by Data.Spend
}

// builder turns a checked formula into an expr tree.
type builder struct {
	machine   *machine
	functions conf.FunctionsTable
	free      map[*check.Expr]scopes // the scopes each node reads from outside itself
	base      int                    // scopes below it play no part in what is being built
	kept      int                    // parts standing in this many scopes are inside one that is kept
	observer  *Observer              // nil: nobody hears
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
	n := check.Visit(e, plainNode{b, in, want})
	if b.observer != nil {
		n = b.heard(e, in, n)
	}
	if want == strict && mayMiss(e) {
		return b.call(e, in, "present", present, n)
	}
	return n
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

// rowsOf is the table of a formula that gives rows.
func rowsOf(e *check.Expr) *check.Table {
	for e.Op != check.OpRows && len(e.Args) > 0 {
		e = e.Args[0]
	}
	return e.Table
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
