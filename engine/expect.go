package engine

import (
	"slices"

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
	condition   formula.Evaluator
	left, right formula.Evaluator // nil where there are no sides
	wanted      []bool            // the tasks that its condition needs
}

func (c *compiler) expect(p *plan, e *check.Expect) *expectTask {
	return &expectTask{e, c.row(e.Condition, nil), c.maybe(e.Left, nil), c.maybe(e.Right, nil), p.wanted(e.Condition)}
}

// expect tries every expectation in the base and in each scenario it is for.
func (r *Result) expect(shown *state, given map[string]check.Const) error {
	for i, scenario := range append([]*check.Scenario{nil}, r.Model.Program.Scenarios...) {
		if err := r.expecting(i, scenario); err != nil {
			return err
		}
		var list []*expectTask
		for _, e := range r.plan.expects {
			if e.In == nil || e.In == scenario {
				list = append(list, e)
			}
		}
		if len(list) == 0 {
			continue
		}
		if err := r.expectIn(scenario, list, shown, given); err != nil {
			return err
		}
	}
	place := func(e Expectation) int { return e.Expect.Decl.At.Start }
	slices.SortStableFunc(r.Expectations, func(a, b Expectation) int { return place(a) - place(b) })
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

// expectIn tries expectations in one scenario, computing what they need of it.
func (r *Result) expectIn(scenario *check.Scenario, list []*expectTask, shown *state, given map[string]check.Const) error {
	wanted := make([]bool, len(r.plan.tasks))
	for _, e := range list {
		for i, w := range e.wanted {
			wanted[i] = wanted[i] || w
		}
	}
	at := r.plan.with(shown, r.params(scenario, r.Scenario, given))
	problems, err := r.session.computeIn(at, wanted)
	if err != nil {
		return err
	}
	r.Diagnostics.Add(inScenario(scenario, problems)...)
	failed := problems.HasErrors()
	for _, e := range list {
		out := Expectation{Expect: e.Expect, Scenario: scenario}
		if !failed {
			if err := r.try(e, &out); err != nil {
				return err
			}
		}
		r.Expectations = append(r.Expectations, out)
	}
	return nil
}

// computeIn makes a state the current one and brings what is wanted up to date.
// The problems are those of the tasks that the state does not share.
func (s *Session) computeIn(at *state, wanted []bool) (diag.List, error) {
	before := slices.Clone(at.outcomes)
	s.space.state = at
	if err := s.plan.compute(s.space, wanted); err != nil {
		return nil, err
	}
	var problems diag.List
	for i, o := range at.outcomes {
		if o != nil && before[i] == nil {
			problems.Add(o.diags...)
		}
	}
	return problems, nil
}

// try computes a condition and its sides.
func (r *Result) try(e *expectTask, out *Expectation) error {
	v, problems, err := e.condition.At(formula.NoRow)
	if err != nil {
		return stop{err, e.Expect.Condition.At}
	}
	r.Diagnostics.Add(inScenario(out.Scenario, problems)...)
	out.OK = v.Flag && !problems.HasErrors()
	if e.left == nil || problems.HasErrors() {
		return nil
	}
	for _, side := range []struct {
		from formula.Evaluator
		to   **check.Const
	}{{e.left, &out.Left}, {e.right, &out.Right}} {
		v, _, err := side.from.At(formula.NoRow)
		if err != nil {
			return err
		}
		*side.to = &v
	}
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
