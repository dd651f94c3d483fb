package engine

import (
	"reflect"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/digest"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/kernel"
	"github.com/fordel-lang/fordel/engine/measure"
	"github.com/fordel-lang/fordel/engine/share"
	"github.com/fordel-lang/fordel/engine/table"
)

// plan is a program ready to be computed: a task for each statement, in an
// order in which every task needs only earlier ones, then what is asked beyond.
type plan struct {
	tasks   []*task
	of      map[check.Step]*task
	expects []*expectTask
	solves  []*solveTask
	views   []*viewTask

	inputs    []any // *check.Param, *check.Table, *check.Column: what some task depends on
	places    map[any]int
	fields    map[reflect.Type][]int // see meaning
	outcomes  int                    // how many tasks there are of all kinds
	scenarios int                    // of the model
}

// task is a statement with its compiled formulas.
type task struct {
	index   int
	name    string
	at      diag.Range // in the rules; zero for what is not written there
	step    check.Step // nil for what only asks
	needs   []*task    // directly
	inputs  []int      // of the plan: all that its result depends on, directly or through others
	gives   []any      // *check.Column, *check.Value
	meaning [digest.Size]byte
	job     job
}

// job computes a statement into the state of a workspace. Problems go to the
// outcome; the error is only that of a run that has to end.
type job interface {
	compute(w *workspace, o *outcome) error
}

// newPlan compiles a program. Rounding units that cannot be are problems.
func newPlan(w *workspace) (*plan, diag.List) {
	p := &plan{of: map[check.Step]*task{}, places: map[any]int{}, fields: map[reflect.Type][]int{}, scenarios: len(w.program.Scenarios)}
	c := &compiler{space: w, plan: p}
	for _, step := range w.program.Steps {
		t := p.task(step.Head().Name, step.Head().Decl.Where(), step, c.within(step), step)
		p.tasks, p.of[step] = append(p.tasks, t), t
	}
	for _, e := range w.program.Expects {
		p.expects = append(p.expects, c.expect(e))
	}
	for _, s := range w.program.Solves {
		p.solves = append(p.solves, c.solve(s))
	}
	p.views = c.views(w.program)
	return p, c.diags
}

// task is a new task, which computes with some parts of the program.
func (p *plan) task(name string, at diag.Range, step check.Step, job job, parts ...any) *task {
	t := &task{index: p.outcomes, name: name, at: at, step: step, job: job}
	p.mean(t, parts...)
	p.outcomes++
	return t
}

// input is the place of an input.
func (p *plan) input(x any) int {
	place, known := p.places[x]
	if !known {
		place = len(p.inputs)
		p.places[x], p.inputs = place, append(p.inputs, x)
	}
	return place
}

// parts is how many parts a run has: statements, solves, the base and the
// scenarios in which something is expected, views.
func (p *plan) parts() int { return p.firstView() + len(p.views) }

// firstExpect is the first part after statements and solves, that of the base.
func (p *plan) firstExpect() int { return len(p.tasks) + len(p.solves) }

func (p *plan) firstView() int { return p.firstExpect() + 1 + p.scenarios }

// bring brings a task's outcome into the workspace's state: from what is known,
// or computed after what it needs. What needs a failed task is not computed.
func (w *workspace) bring(t *task) error {
	s := w.state
	if s.outcomes[t.index] != nil {
		return nil
	}
	w.key = s.key(w.key[:0], t)
	o := w.memo.find(w.key, w)
	if o != nil && o.clean {
		s.take(t, o)
		return nil
	}
	key := string(w.key)
	for _, n := range t.needs {
		if err := w.bring(n); err != nil {
			return err
		}
	}
	if o == nil {
		o = &outcome{clean: true}
		if err := w.compute(t, o, key); err != nil {
			return err
		}
	}
	s.take(t, o)
	return nil
}

// compute computes a task whose needs are there.
func (w *workspace) compute(t *task, o *outcome, key string) error {
	s := w.state
	for _, n := range t.needs {
		o.failed = o.failed || s.outcomes[n.index].failed
		o.clean = o.clean && s.outcomes[n.index].clean
	}
	if o.failed {
		o.clean = false
		return nil
	}
	lent := w.memo.memory.Lend()
	err := t.within(w, o)
	o.memory = lent()
	if err != nil {
		w.memo.free(o)
		return t.stop(err)
	}
	if o.diags != nil {
		o.clean, o.space = false, w
	}
	s.hand(t, o)
	if s.use != trial {
		w.computed = append(w.computed, t.name)
		w.memo.keep(key, o, s.use == shown)
	}
	return nil
}

// within computes the task; a defect in it knows its place.
func (t *task) within(w *workspace, o *outcome) error {
	defer diag.Within(w.program.File.Source, t.at)
	return t.job.compute(w, o)
}

// within compiles a statement; a defect in it knows its place.
func (c *compiler) within(step check.Step) job {
	defer diag.Within(c.space.program.File.Source, step.Head().Decl.Where())
	return c.job(step)
}

// compiler compiles the formulas of statements.
type compiler struct {
	space *workspace
	plan  *plan
	diags diag.List
	room  scratch
}

// scratch is the working memory of pools and benchmarks, which use it one after
// the other.
type scratch struct {
	rows     []int
	solver   share.Solver
	comparer measure.Comparer
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
	defer diag.Within(c.space.program.File.Source, e.At)
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
