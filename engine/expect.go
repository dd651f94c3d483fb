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

// expect tries every expectation in the base and in each scenario it is for.
func (r *Result) expect(shown *state, given map[string]check.Const) error {
	program := r.Model.Program
	for _, scenario := range append([]*check.Scenario{nil}, program.Scenarios...) {
		var list []*check.Expect
		for _, e := range program.Expects {
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
	slices.SortStableFunc(r.Expectations, func(a, b Expectation) int {
		return slices.Index(program.Expects, a.Expect) - slices.Index(program.Expects, b.Expect)
	})
	return nil
}

// expectIn tries expectations in one scenario, computing what they need of it.
func (r *Result) expectIn(scenario *check.Scenario, list []*check.Expect, shown *state, given map[string]check.Const) error {
	s := r.session
	var conditions []*check.Expr
	for _, e := range list {
		conditions = append(conditions, e.Condition)
	}
	at := s.plan.with(shown, r.params(scenario, r.Scenario, given))
	problems, err := s.computeIn(at, s.plan.wanted(conditions...))
	if err != nil {
		return err
	}
	r.Diagnostics.Add(inScenario(scenario, problems)...)
	failed := problems.HasErrors()
	for _, e := range list {
		out := Expectation{Expect: e, Scenario: scenario}
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
func (r *Result) try(e *check.Expect, out *Expectation) error {
	c := &compiler{space: r.session.space}
	condition := c.row(e.Condition, nil)
	v, problems, err := condition.At(formula.NoRow)
	if err != nil {
		return err
	}
	r.Diagnostics.Add(inScenario(out.Scenario, problems)...)
	out.OK = v.Flag && !problems.HasErrors()
	if e.Left == nil || problems.HasErrors() {
		return nil
	}
	for _, side := range []struct {
		expr *check.Expr
		to   **check.Const
	}{{e.Left, &out.Left}, {e.Right, &out.Right}} {
		v, _, err := c.maybe(side.expr, nil).At(formula.NoRow)
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
