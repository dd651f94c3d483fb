package engine

import (
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/kernel"
	"github.com/fordel-lang/fordel/engine/table"
)

// plan is a program ready to be computed: a task for each statement, in an
// order in which every task needs only earlier ones.
type plan struct {
	tasks   []*task
	of      map[check.Step]*task
	expects []*expectTask
	solves  []*solveTask
	views   []viewTask

	scenarios int // of the model
}

// task is a statement with its compiled formulas.
type task struct {
	index  int
	step   check.Step
	needs  []*task
	params []bool // by slot: the parameters that its result depends on
	job    job
}

// job computes a statement into the state of a workspace. Problems go to the
// outcome; the error is only that of a run that has to end.
type job interface {
	compute(w *workspace, o *outcome) error
}

// newPlan compiles a program. Rounding units that cannot be are problems.
func newPlan(w *workspace) (*plan, diag.List) {
	p := &plan{of: map[check.Step]*task{}}
	c := &compiler{space: w}
	for i, step := range w.program.Steps {
		t := &task{index: i, step: step, params: make([]bool, len(w.program.Params))}
		u := usesOf(step)
		for _, need := range u.steps {
			if n := p.of[need]; n != nil {
				t.needs = append(t.needs, n)
				for slot, depends := range n.params {
					t.params[slot] = t.params[slot] || depends
				}
			}
		}
		for _, param := range u.params {
			t.params[param.Slot] = true
		}
		t.job = c.job(step)
		p.tasks, p.of[step] = append(p.tasks, t), t
	}
	for _, e := range w.program.Expects {
		p.expects = append(p.expects, c.expect(p, e))
	}
	for _, s := range w.program.Solves {
		p.solves = append(p.solves, c.solve(p, s))
	}
	p.views, p.scenarios = c.views(w.program), len(w.program.Scenarios)
	return p, c.diags
}

// wanted marks the tasks that some formulas need, directly or through others.
func (p *plan) wanted(exprs ...*check.Expr) []bool {
	var u uses
	for _, e := range exprs {
		u.add(e)
	}
	wanted := make([]bool, len(p.tasks))
	for _, s := range u.steps {
		wanted[p.of[s].index] = true
	}
	for i := len(p.tasks) - 1; i >= 0; i-- {
		if wanted[i] {
			for _, n := range p.tasks[i].needs {
				wanted[n.index] = true
			}
		}
	}
	return wanted
}

// parts is how many parts a run has: statements, solves, the base and the
// scenarios in which something is expected, views.
func (p *plan) parts() int { return p.firstView() + len(p.views) }

// firstExpect is the first part after statements and solves, that of the base.
func (p *plan) firstExpect() int { return len(p.tasks) + len(p.solves) }

func (p *plan) firstView() int { return p.firstExpect() + 1 + p.scenarios }

// compute brings the workspace's state up to date: the tasks wanted (nil: all)
// that are not computed yet, in order. What needs a failed task is not computed.
func (p *plan) compute(w *workspace, wanted []bool) error {
	for i, t := range p.tasks {
		if wanted != nil && !wanted[i] || w.state.outcomes[i] != nil {
			continue
		}
		o := &outcome{}
		w.state.outcomes[i] = o
		if slices.ContainsFunc(t.needs, func(n *task) bool { return w.state.outcomes[n.index].failed }) {
			o.failed = true
			continue
		}
		if wanted == nil {
			if err := w.doing(i, t.step.Head().Label, t.step.Head().Name); err != nil {
				return err
			}
		}
		if err := t.job.compute(w, o); err != nil {
			return stop{err, t.step.Head().Decl.Where()}
		}
	}
	return nil
}

// with is a state with other values of parameters, in which what depends on
// them is yet to be computed.
func (p *plan) with(s *state, params []check.Const) *state {
	f := s.fork()
	for slot, v := range params {
		if f.params[slot] == v {
			continue
		}
		f.params[slot] = v
		for i, t := range p.tasks {
			if t.params[slot] {
				f.outcomes[i] = nil
			}
		}
	}
	return f
}

// uses is what formulas read.
type uses struct {
	steps  []check.Step
	params []*check.Param
}

func (u *uses) add(e *check.Expr) {
	if e == nil {
		return
	}
	switch {
	case e.Param != nil:
		u.params = append(u.params, e.Param)
	case e.Value != nil:
		u.step(e.Value.Step)
	case e.Column != nil:
		u.step(e.Column.Step)
	}
	for _, a := range e.Args {
		u.add(a)
	}
}

func (u *uses) step(s check.Step) {
	if s != nil && !slices.Contains(u.steps, s) {
		u.steps = append(u.steps, s)
	}
}

// usesOf is what a statement reads.
func usesOf(step check.Step) uses {
	var u uses
	for _, s := range step.Head().Needs {
		u.step(s)
	}
	for _, e := range formulas(step) {
		u.add(e)
	}
	switch s := step.(type) {
	case *check.PoolStep:
		for _, from := range s.From {
			u.step(from)
		}
	case *check.SplitStep:
		u.step(s.Of.Step)
	case *check.EarmarkStep:
		u.step(s.Of.Step)
	case *check.PositionsStep:
		u.step(s.Of.Step)
	case *check.BenchmarkStep:
		u.step(s.Of.Step)
	case *check.SpreadStep:
		u.step(s.Of.Step)
	}
	return u
}

// formulas are all formulas of a statement; some may be nil.
func formulas(step check.Step) []*check.Expr {
	switch s := step.(type) {
	case *check.ValueStep:
		return []*check.Expr{s.Expr}
	case *check.ColumnStep:
		return []*check.Expr{s.Expr}
	case *check.BandsStep:
		out := []*check.Expr{s.By}
		for _, b := range s.Bands {
			out = append(out, b.Value)
		}
		return out
	case *check.PoolStep:
		out := []*check.Expr{s.Amount, s.Filter, s.Key, s.Start, s.Floor, s.Cap}
		if s.Only != nil {
			out = append(out, s.Only.N, s.Only.Order.By, s.Only.Per)
		}
		if s.First != nil {
			out = append(out, s.First.By)
		}
		return out
	case *check.GrantStep:
		return []*check.Expr{s.Filter, s.Amount, s.Within}
	case *check.SplitStep:
		var out []*check.Expr
		for _, p := range s.Parts {
			out = append(out, p.Key)
		}
		return out
	case *check.EarmarkStep:
		return []*check.Expr{s.Share, s.Amount}
	case *check.PositionsStep:
		return []*check.Expr{s.Pay}
	case *check.BenchmarkStep:
		out := []*check.Expr{s.Each, s.Per, s.Exclude, s.Weight}
		for _, o := range s.Outliers {
			out = append(out, o.Limit)
		}
		return out
	case *check.SpreadStep:
		return []*check.Expr{s.Per, s.Filter}
	}
	return nil
}

// compiler compiles the formulas of statements.
type compiler struct {
	space *workspace
	diags diag.List
}

// compile is how package formula and package kernel make evaluators.
type compile func(*check.Expr, *check.Table, formula.Data) (formula.Evaluator, error)

// row compiles a formula that must give a value on the rows of a table, or on
// none; nil stays nil.
func (c *compiler) row(e *check.Expr, on *check.Table) formula.Evaluator {
	if c.space.rowByRow {
		return c.compile(e, on, formula.Require)
	}
	return c.compile(e, on, kernel.Require)
}

// maybe compiles a formula whose value may be missing.
func (c *compiler) maybe(e *check.Expr, on *check.Table) formula.Evaluator {
	if c.space.rowByRow {
		return c.compile(e, on, formula.Compile)
	}
	return c.compile(e, on, kernel.Compile)
}

func (c *compiler) compile(e *check.Expr, on *check.Table, how compile) formula.Evaluator {
	if e == nil {
		return nil
	}
	ev, err := how(e, on, c.space)
	if err != nil {
		return tooLarge{e}
	}
	return ev
}

// tooLarge stands for a formula that cannot be compiled.
type tooLarge struct{ expr *check.Expr }

// At implements formula.Evaluator.
func (t tooLarge) At(int) (check.Const, diag.List, error) {
	return check.Const{Missing: true}, diag.List{formulaTooLarge(t.expr)}, nil
}

// Column implements formula.Evaluator.
func (t tooLarge) Column(table.Bits) (*table.Column, diag.List, error) {
	return &table.Column{}, diag.List{formulaTooLarge(t.expr)}, nil
}
