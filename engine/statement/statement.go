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
	switch s := step.(type) {
	case *check.ValueStep:
		return &valueJob{s, c.Maybe(s.Expr, nil)}
	case *check.ColumnStep:
		if _, indicator := s.Decl.(*dsl.Indicator); indicator {
			return &columnJob{s.Column, c.Row(s.Expr, s.Column.Table)}
		}
		return &columnJob{s.Column, c.Maybe(s.Expr, s.Column.Table)}
	case *check.BandsStep:
		return c.bands(s)
	case *check.PoolStep:
		return c.pool(s)
	case *check.GrantStep:
		return c.grant(s)
	case *check.SplitStep:
		return c.split(s)
	case *check.EarmarkStep:
		return c.earmark(s)
	case *check.PositionsStep:
		return c.positions(s)
	case *check.BenchmarkStep:
		return c.benchmark(s)
	case *check.SpreadStep:
		return c.spread(s)
	}
	return nothing{}
}

// nothing is a statement with nothing to compute.
type nothing struct{}

func (nothing) Compute(*plan.Workspace, *plan.Outcome) error { return nil }

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
