// Package statement computes the statements of a program: for each kind a job with
// its messages, and what is asked beyond them, expectations and solved parameters.
package statement

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/measure"
	"github.com/fordel-lang/fordel/engine/plan"
	"github.com/fordel-lang/fordel/engine/share"
)

// Compile adds all statements of a program to its plan and gives what is asked
// beyond them.
func Compile(c *plan.Compiler) *Questions {
	own := &compiler{Compiler: c}
	for _, step := range c.Space.Program.Steps {
		c.Statement(step, own.job)
	}
	return own.questions(c.Space.Program)
}

// compiler compiles the formulas of statements.
type compiler struct {
	*plan.Compiler
	scratch scratch
	made    plan.Job // of the statement that was visited last
}

// scratch is the working memory of pools and benchmarks, which use it one after
// the other.
type scratch struct {
	rows     []int
	solver   share.Solver
	comparer measure.Comparer
}

// job compiles a statement.
func (c *compiler) job(step check.Step) plan.Job {
	step.Accept(c)
	return c.made
}

// The compiler has a method for each kind of statement, in the file of its job, or it
// would not be a visitor.
var _ check.StepVisitor = (*compiler)(nil)

func (c *compiler) Value(s *check.ValueStep) { c.made = &valueJob{s, c.Maybe(s.Expr, nil)} }

// Column is a let, which may be missing, an indicator, which may not, or a count.
func (c *compiler) Column(s *check.ColumnStep) {
	compile := c.Maybe
	if _, indicator := s.Decl.(*dsl.Indicator); indicator {
		compile = c.Row
	}
	c.made = &columnJob{s.Column, compile(s.Expr, s.Column.Table)}
}

// valueJob is `let NAME`.
type valueJob struct {
	step *check.ValueStep
	expr formula.Evaluator
}

func (j *valueJob) Compute(w *plan.Workspace, o *plan.Outcome) error {
	v, problems, err := j.expr.At(formula.NoRow)
	o.Add(problems...)
	w.SetValue(j.step.Value, v)
	return err
}

// columnJob is `let TABLE.NAME`, `indicator` and `count`.
type columnJob struct {
	column *check.Column
	expr   formula.Evaluator
}

func (j *columnJob) Compute(w *plan.Workspace, o *plan.Outcome) error {
	c, problems, err := j.expr.Column(nil)
	o.Add(problems...)
	w.SetColumn(j.column, c)
	return err
}
