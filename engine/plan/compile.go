package plan

import (
	"reflect"
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/kernel"
)

// Compiler makes the plan of a workspace's program. Statements are added in the
// order in which they can be computed, then what is asked beyond them.
type Compiler struct {
	Space    *Workspace
	Problems diag.List // of statements that cannot be compiled

	plan *Plan
}

// NewCompiler begins the plan of a workspace.
func NewCompiler(w *Workspace) *Compiler {
	w.Plan = &Plan{of: map[check.Step]*Task{}, places: map[any]int{}, fields: map[reflect.Type][]int{}}
	return &Compiler{Space: w, plan: w.Plan}
}

// Statement adds a statement with the job that is compiled for it. A defect in
// compiling knows its place.
func (c *Compiler) Statement(step check.Step, compile func(check.Step) Job) {
	head := step.Head()
	defer diag.Within(c.Space.Program.File.Source, head.Decl.Where())
	t := c.plan.task(head.Name, head.Decl.Where(), step, compile(step), step)
	c.plan.Tasks, c.plan.of[step] = append(c.plan.Tasks, t), t
}

// Question adds a task that gives no columns or values but answers something. It
// computes with some parts of the program, which may be nil.
func (c *Compiler) Question(name string, at diag.Range, job Job, parts ...any) *Task {
	return c.plan.task(name, at, nil, job, parts...)
}

// Without takes a parameter from what a task depends on, as its job sets it.
func (c *Compiler) Without(p *check.Param, t *Task) {
	own := c.plan.input(p)
	t.inputs = slices.DeleteFunc(t.inputs, func(i int) bool { return i == own })
}

// compile is how package formula and package kernel make evaluators.
type compile func(*check.Expr, *check.Table, formula.Data) formula.Evaluator

// Row compiles a formula that must give a value on the rows of a table, or on
// none; nil stays nil.
func (c *Compiler) Row(e *check.Expr, on *check.Table) formula.Evaluator {
	if c.Space.RowByRow {
		return c.compile(e, on, formula.Require)
	}
	return c.compile(e, on, kernel.Require)
}

// Maybe compiles a formula whose value may be missing.
func (c *Compiler) Maybe(e *check.Expr, on *check.Table) formula.Evaluator {
	if c.Space.RowByRow {
		return c.compile(e, on, formula.Compile)
	}
	return c.compile(e, on, kernel.Compile)
}

func (c *Compiler) compile(e *check.Expr, on *check.Table, how compile) formula.Evaluator {
	if e == nil {
		return nil
	}
	defer diag.Within(c.Space.Program.File.Source, e.At)
	return how(e, on, c.Space)
}
