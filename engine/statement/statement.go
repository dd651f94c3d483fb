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
	j := &jobs{compiler: c}
	step.Accept(j)
	return j.made
}

// jobs makes the job of a step: one for each kind, or it would not be a visitor.
type jobs struct {
	*compiler
	made plan.Job
}

var _ check.StepVisitor = (*jobs)(nil)

func (j *jobs) Value(s *check.ValueStep) { j.made = &valueJob{s, j.Maybe(s.Expr, nil)} }

// Column is a let, which may be missing, an indicator, which may not, or a count.
func (j *jobs) Column(s *check.ColumnStep) {
	if _, indicator := s.Decl.(*dsl.Indicator); indicator {
		j.made = &columnJob{s.Column, j.Row(s.Expr, s.Column.Table)}
		return
	}
	j.made = &columnJob{s.Column, j.Maybe(s.Expr, s.Column.Table)}
}

func (j *jobs) Bands(s *check.BandsStep)         { j.made = j.bands(s) }
func (j *jobs) Pool(s *check.PoolStep)           { j.made = j.pool(s) }
func (j *jobs) Grant(s *check.GrantStep)         { j.made = j.grant(s) }
func (j *jobs) Split(s *check.SplitStep)         { j.made = j.split(s) }
func (j *jobs) Earmark(s *check.EarmarkStep)     { j.made = j.earmark(s) }
func (j *jobs) Positions(s *check.PositionsStep) { j.made = j.positions(s) }
func (j *jobs) Benchmark(s *check.BenchmarkStep) { j.made = j.benchmark(s) }
func (j *jobs) Spread(s *check.SpreadStep)       { j.made = j.spread(s) }

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
