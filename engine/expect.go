package engine

import (
	"sort"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
)

// Expectation is how an `expect` turned out.
type Expectation struct {
	Expect      *check.Expect
	Scenario    *check.Scenario // nil: base
	OK          bool
	Left, Right *check.Const // the two sides of a comparison; nil where there is none or it could not be computed
	Failed      *check.Expr  // of `A and B`: the first part that does not hold; nil where none is to blame
}

// scenario is its scenario's name, "" for base.
func (e *Expectation) scenario() string {
	if e.Scenario == nil {
		return ""
	}
	return e.Scenario.Name
}

// Failures tells the expectations that do not hold.
func (r *Result) Failures() diag.List {
	var list diag.List
	for i := range r.Expectations {
		if e := &r.Expectations[i]; !e.OK {
			list.Add(expectFailed(e, r.Model.Program.Model.Currency))
		}
	}
	return list
}

// expectTask is an `expect` with its compiled formulas.
type expectTask struct {
	*check.Expect
	*task
	condition   formula.Evaluator
	left, right formula.Evaluator // nil where there are no sides
	parts       []expectPart      // of `A and B`
}

// expectPart is one of the conditions that `and` joins.
type expectPart struct {
	expr *check.Expr
	eval formula.Evaluator
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
	t := &expectTask{Expect: e, condition: c.row(e.Condition, nil), left: c.maybe(e.Left, nil), right: c.maybe(e.Right, nil)}
	for _, part := range joined(e.Condition) {
		t.parts = append(t.parts, expectPart{part, c.row(part, nil)})
	}
	t.task = c.plan.task("expect "+e.Text, e.Condition.At, nil, t, e.Condition, e.Left, e.Right)
	return t
}

// expect tries every expectation in the base and in each scenario it is for.
func (r *Result) expect(given map[string]check.Const) error {
	own := r.session.space.state
	for i, scenario := range append([]*check.Scenario{nil}, r.Model.Program.Scenarios...) {
		if err := r.expecting(i, scenario); err != nil {
			return err
		}
		var list []*expectTask
		for _, e := range r.plan.expects {
			if e.In == scenario || e.In == nil && !e.Base {
				list = append(list, e)
			}
		}
		if len(list) == 0 {
			continue
		}
		if err := r.expectIn(scenario, list, own, given); err != nil {
			return err
		}
	}
	place := func(i int) int { return r.Expectations[i].Expect.Decl.At.Start }
	sort.SliceStable(r.Expectations, func(i, j int) bool { return place(i) < place(j) })
	return nil
}

// expecting says that the base or a scenario is next; i counts both from 0.
func (r *Result) expecting(i int, s *check.Scenario) error {
	name := ""
	if s != nil {
		name = s.Name
	}
	return r.session.space.doing(r.plan.firstExpect()+i, "", name)
}

// expectIn tries expectations in one scenario, computing what they need of it
// that is not in the run's own state. If some of that fails none is tried.
func (r *Result) expectIn(scenario *check.Scenario, list []*expectTask, own *state, given map[string]check.Const) error {
	w := r.session.space
	w.state = w.newState(r.params(scenario, r.Scenario, given), beside)
	beside := w.state
	defer func() {
		beside.free(w.memo)
		w.state = own
	}()
	for _, e := range list {
		if err := w.bring(e.task); err != nil {
			return err
		}
	}
	problems := w.state.problems(own)
	r.Diagnostics.Add(inScenario(scenario, problems)...)
	for _, e := range list {
		out := Expectation{Expect: e.Expect, Scenario: scenario}
		if !problems.HasErrors() {
			o := w.state.outcomes[e.index]
			r.Diagnostics.Add(inScenario(scenario, o.diags)...)
			how, _ := o.detail.(tried)
			out.OK, out.Left, out.Right = how.ok, how.left, how.right
			if how.failed > 0 {
				out.Failed = e.parts[how.failed-1].expr
			}
		}
		r.Expectations = append(r.Expectations, out)
	}
	return nil
}

// tried is how an expectation turned out, the detail of its outcome.
type tried struct {
	ok          bool
	left, right *check.Const
	failed      int // the part that does not hold, counted from 1; 0: none
}

// compute computes a condition and its sides.
func (t *expectTask) compute(_ *workspace, o *outcome) error {
	v, problems, err := t.condition.At(formula.NoRow)
	if err != nil {
		return err
	}
	o.add(problems...)
	out := tried{ok: v.Flag && !o.failed}
	for i, part := range t.parts {
		if out.ok || o.failed || out.failed > 0 {
			break
		}
		v, _, err := part.eval.At(formula.NoRow)
		if err != nil {
			return err
		}
		if !v.Flag {
			out.failed = i + 1
		}
	}
	for _, side := range []struct {
		from formula.Evaluator
		to   **check.Const
	}{{t.left, &out.left}, {t.right, &out.right}} {
		if side.from == nil || o.failed {
			continue
		}
		v, _, err := side.from.At(formula.NoRow)
		if err != nil {
			return err
		}
		*side.to = &v
	}
	o.detail = out
	return nil
}

// inScenario says in which scenario problems turned up.
func inScenario(s *check.Scenario, problems diag.List) diag.List {
	if s == nil {
		return problems
	}
	var out diag.List
	for _, d := range problems {
		d.Message = diag.Format("In the scenario \"%s\": %s", "I scenariet \"%s\": %s", s.Name, d.Message)
		out.Add(d)
	}
	return out
}
