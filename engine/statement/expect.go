package statement

import (
	"sort"
	"sync"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/plan"
)

// Expectation is how an `expect` turned out.
type Expectation struct {
	Expect      *check.Expect
	Scenario    *check.Scenario // nil: base
	OK          bool
	Untried     bool         // it, or what it rests on, could not be computed, of which there are errors
	Left, Right *check.Const // the two sides of a comparison; nil where there is none or it could not be computed
	Failed      *check.Expr  // of `A and B`: the first part that does not hold; nil where none is to blame
	Exceptions  formula.Rows // for which what must hold for all rows, or for none, does not
}

// Failures tells the expectations that do not hold. Of those that could not be
// tried the errors tell that kept them from it.
func Failures(list []Expectation, currency string) diag.List {
	var out diag.List
	for i := range list {
		if e := &list[i]; !e.OK && !e.Untried {
			out.Add(expectFailed(e, currency))
		}
	}
	return out
}

// expectTask is an `expect` with its compiled formulas.
type expectTask struct {
	*check.Expect
	*plan.Task
	condition   formula.Evaluator
	left, right formula.Evaluator // nil where there are no sides
	parts       []expectPart      // of `A and B`; else the whole
	grounds     func() []ground   // what it rests on, compiled when it is first asked for
}

// expectPart is one of the conditions that `and` joins.
type expectPart struct {
	expr       *check.Expr
	eval       formula.Evaluator
	exceptions func() *exceptions // compiled when they are first asked for
}

// joined are the conditions that `and` joins into one; none of any other.
func joined(e *check.Expr) []*check.Expr {
	if e.Op != check.OpAnd {
		return nil
	}
	var out []*check.Expr
	for _, arg := range e.Args {
		if parts := joined(arg); parts != nil {
			out = append(out, parts...)
		} else {
			out = append(out, arg)
		}
	}
	return out
}

func (c *compiler) expect(e *check.Expect) *expectTask {
	t := &expectTask{Expect: e, condition: c.Row(e.Condition, nil), left: c.Maybe(e.Left, nil), right: c.Maybe(e.Right, nil)}
	whole := inlined(e.Condition)
	t.grounds = sync.OnceValue(func() []ground { return c.grounds(whole) })
	part := func(expr *check.Expr, eval formula.Evaluator) {
		t.parts = append(t.parts, expectPart{expr, eval, sync.OnceValue(func() *exceptions { return c.exceptions(expr) })})
	}
	for _, expr := range joined(e.Condition) {
		part(expr, c.Row(expr, nil))
	}
	if t.parts == nil {
		part(e.Condition, t.condition)
	}
	t.Task = c.Question("expect "+e.Text, e.Condition.At, t, e.Condition, e.Left, e.Right, whole)
	return t
}

// Expect tries every expectation in the base and in each scenario it is for.
// Params gives the values of the parameters in one of these, nil for the base.
// The expectations come in the order of the file; for each the base first. Limit
// tells of a run's limit, by which a scenario other than the base is left untried.
func (q *Questions) Expect(w *plan.Workspace, params func(*check.Scenario) []check.Const, limit func(error) (diag.Diagnostic, bool)) ([]Expectation, diag.List, error) {
	t := &trials{w: w, params: params, limit: limit}
	for _, scenario := range append([]*check.Scenario{nil}, w.Program.Scenarios...) {
		name := ""
		if scenario != nil {
			name = scenario.Name
		}
		if err := w.Next("", name); err != nil {
			return nil, nil, err
		}
		var list []*expectTask
		for _, e := range q.expects {
			if e.In == scenario || e.In == nil && !e.Base {
				list = append(list, e)
			}
		}
		if len(list) == 0 {
			continue
		}
		if err := t.within(scenario, list); err != nil {
			return nil, nil, err
		}
	}
	place := func(i int) int { return t.tried[i].Expect.Decl.At.Start }
	sort.SliceStable(t.tried, func(i, j int) bool { return place(i) < place(j) })
	return t.tried, t.problems, nil
}

// trials are the expectations of a run as they are tried.
type trials struct {
	w        *plan.Workspace
	params   func(*check.Scenario) []check.Const
	tried    []Expectation
	problems diag.List
	limit    func(error) (diag.Diagnostic, bool)
	full     bool // a scenario went beyond a limit of the run
}

// within tries expectations in one scenario, which may go beyond a limit of the run
// without ending it: then what is expected there and in those after it is untried.
func (t *trials) within(scenario *check.Scenario, list []*expectTask) error {
	if t.full {
		t.untried(scenario, list)
		return nil
	}
	err := t.w.Apart(func() error { return t.in(scenario, list) })
	told, full := t.limit(err)
	if !full || scenario == nil {
		return err
	}
	t.full = true
	t.problems.Add(inScenario(scenario, diag.List{told})...)
	t.untried(scenario, list)
	return nil
}

// toldSize is how many bytes an expectation in a scenario takes in a result and its
// reports, about.
const toldSize = 512

// in tries expectations in one scenario, computing what they need of it that is
// not in the run's own state. If some of that fails none is tried.
func (t *trials) in(scenario *check.Scenario, list []*expectTask) error {
	own := t.w.State
	if err := t.w.Reserve(toldSize * (len(t.tried) + len(list))); err != nil {
		return list[0].Stop(err)
	}
	return t.w.In(t.params(scenario), func() error {
		outcomes := make([]*plan.Outcome, len(list))
		for i, e := range list {
			var err error
			if outcomes[i], err = t.w.Evaluate(e.Task); err != nil {
				return err
			}
		}
		problems := t.w.State.Problems(own)
		t.problems.Add(inScenario(scenario, problems)...)
		for i, e := range list {
			out := Expectation{Expect: e.Expect, Scenario: scenario, Untried: problems.HasErrors() || outcomes[i].Failed}
			if !problems.HasErrors() {
				t.problems.Add(inScenario(scenario, e.of(outcomes[i].Problems, scenario))...)
				how, _ := outcomes[i].Detail.(tried)
				out.OK, out.Left, out.Right, out.Exceptions = how.ok, how.left, how.right, how.exceptions
				if how.failed > 0 && len(e.parts) > 1 {
					out.Failed = e.parts[how.failed-1].expr
				}
			}
			t.tried = append(t.tried, out)
		}
		return nil
	})
}

// untried notes expectations of a scenario that was not computed.
func (t *trials) untried(scenario *check.Scenario, list []*expectTask) {
	for _, e := range list {
		t.tried = append(t.tried, Expectation{Expect: e.Expect, Scenario: scenario, Untried: true})
	}
}

// of are the problems of an expectation in a scenario. That it says nothing there
// is told where it belongs: in another scenario there may be no such rows.
func (e *expectTask) of(problems diag.List, scenario *check.Scenario) diag.List {
	var out diag.List
	for _, d := range problems {
		if d.Severity == diag.Error || e.In == scenario {
			out.Add(d)
		}
	}
	return out
}

// tried is how an expectation turned out, the detail of its outcome.
type tried struct {
	ok          bool
	left, right *check.Const
	failed      int // the part that does not hold, counted from 1; 0: none
	exceptions  formula.Rows
}

// compute computes a condition and its sides.
func (t *expectTask) Compute(w *plan.Workspace, o *plan.Outcome) error {
	v, problems, err := t.condition.At(formula.NoRow)
	if err != nil {
		return err
	}
	o.Add(problems...)
	out := tried{ok: v.Flag && !o.Failed}
	if !out.ok && !o.Failed {
		if out.failed, err = t.toBlame(); err != nil {
			return err
		}
		if out.exceptions, err = t.exceptions(w, out.failed); err != nil {
			return err
		}
	}
	if out.ok {
		rows, err := t.empty()
		if err != nil {
			return err
		}
		if rows != nil {
			o.Add(expectNothing(t.Expect, rows))
		}
	}
	if !o.Failed {
		if out.left, err = worth(t.left); err != nil {
			return err
		}
		if out.right, err = worth(t.right); err != nil {
			return err
		}
	}
	o.Detail = out
	return nil
}

// toBlame is the number, from 1, of the first part that does not hold; 0 for none.
func (t *expectTask) toBlame() (int, error) {
	for i, part := range t.parts {
		v, _, err := part.eval.At(formula.NoRow)
		if err != nil {
			return 0, err
		}
		if !v.Flag {
			return i + 1, nil
		}
	}
	return 0, nil
}

// exceptions are the rows for which a part, counted from 1, does not hold.
func (t *expectTask) exceptions(w *plan.Workspace, part int) (formula.Rows, error) {
	if part == 0 {
		return formula.Rows{}, nil
	}
	if x := t.parts[part-1].exceptions(); x != nil {
		return x.find(w)
	}
	return formula.Rows{}, nil
}

// worth is what a side of a comparison comes to; nil where there is none.
func worth(e formula.Evaluator) (*check.Const, error) {
	if e == nil {
		return nil, nil
	}
	v, _, err := e.At(formula.NoRow)
	return &v, err
}

// inScenario says in which scenario problems turned up.
func inScenario(s *check.Scenario, problems diag.List) diag.List {
	if s == nil {
		return problems
	}
	var out diag.List
	for _, d := range problems {
		d.Message = diag.Format("In the scenario %q: %s", "I scenariet %q: %s", s.Name, d.Message)
		out.Add(d)
	}
	return out
}

func expectFailed(e *Expectation, currency string) diag.Diagnostic {
	in := diag.Text{}
	if e.Scenario != nil {
		in = diag.Format(" in the scenario %q", " i scenariet %q", e.Scenario.Name)
	}
	what := diag.Text{}
	if e.Left != nil {
		left, right := sides(*e.Left, *e.Right, currency, e.Expect.Share)
		what = diag.Format(": %s on the left, %s on the right", ": %s på venstre side, %s på højre", left, right)
	}
	at := e.Expect.Condition.At
	if e.Failed != nil {
		at = e.Failed.At
		what = diag.Text{EN: ": see the part marked", DA: ": Se den markerede del"}
	}
	return diag.New("expect.failed", diag.Error, "The expectation “%s” is not met%s%s%s.", "Kontrollen »%s« er ikke opfyldt%s%s%s.", e.Expect.Text, in, e.Exceptions, what).At(at)
}
