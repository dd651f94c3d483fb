package engine

import (
	"context"
	"errors"
	"maps"
	"math"
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/plan"
)

// Settings is what a run is to compute. The zero value is the rules as they stand.
type Settings struct {
	Params   map[string]check.Const // values of parameters, by name
	Scenario string                 // the name of a scenario; "" for none
}

// Run computes the model. The list is Result.Diagnostics. A result is always
// there; where the rules, the data or a statement have errors it has no figures.
// Those of a solve, of an expectation or of another scenario in which something is
// expected leave the figures as they are. Values of parameters go before the scenario's, the scenario's before the file's. The
// context can stop it at any time.
func (s *Session) Run(ctx context.Context, set Settings) (*Result, diag.List) {
	r := s.run(ctx, set)
	r.Diagnostics = r.Diagnostics.Rules(s.model.Lang())
	return r, r.Diagnostics
}

// run is Run, whose problems are not yet in the language of the rules.
func (s *Session) run(ctx context.Context, set Settings) *Result {
	ready, err := s.ready(ctx)
	r := newResult(s, ready)
	if err != nil {
		r.Diagnostics.Add(runCancelled())
	}
	if r.Diagnostics.HasErrors() {
		return r
	}
	if s.compiled == nil {
		s.compiled = compile(s.space)
	}
	r.Diagnostics.Add(s.compiled.problems...)
	r.Diagnostics.Add(r.set(set)...)
	if r.Diagnostics.HasErrors() {
		return r
	}
	s.space.Begin(ctx, s.compiled.parts)
	s.cache.Begin()
	before := len(r.Diagnostics)
	if ok, err := r.compute(set); err != nil {
		s.cache.Abort()
		r.Diagnostics.Add(stopped(err, s.space))
	} else {
		if ok {
			r.figures.Retain(s.space)
		}
		s.cache.End()
	}
	r.Diagnostics = append(r.Diagnostics[:before:before], r.Diagnostics[before:].Bounded()...)
	r.Computed = s.space.Computed()
	return r
}

// stopped tells why a run ended early, and what it worked on if it was too much.
func stopped(err error, w *plan.Workspace) diag.Diagnostic {
	var s plan.Stop
	errors.As(err, &s)
	switch {
	case errors.Is(err, plan.ErrTooManySteps):
		return runTooMuch(w.Limit).At(s.At)
	case errors.Is(err, plan.ErrTooMuchMemory):
		return runTooLarge(w.Memory).At(s.At)
	}
	return runCancelled()
}

// defaults are the parameters as the file has them.
func (s *Session) defaults() []check.Const {
	var out []check.Const
	for _, p := range s.model.Program.Params {
		out = append(out, p.Value)
	}
	return out
}

// set takes over the settings; what is wrong with them is told.
func (r *Result) set(set Settings) diag.List {
	var list diag.List
	program := r.Model.Program
	if set.Scenario != "" {
		for _, s := range program.Scenarios {
			if s.Name == set.Scenario {
				r.Scenario = s
			}
		}
		if r.Scenario == nil {
			list.Add(unknownScenario(set.Scenario, program.Scenarios))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(set.Params)) {
		p := r.Model.Param(name)
		if p == nil {
			list.Add(unknownParam(name, program.Params))
		} else if problem, ok := paramProblem(p, set.Params[name], program.Model.Currency); !ok {
			list.Add(problem)
		}
	}
	r.Params = r.params(r.Scenario, r.Scenario, set.Params)
	return list
}

// paramProblem says what is wrong with a parameter's value: its kind, range,
// choices or step. It gives true when nothing is.
func paramProblem(p *check.Param, v check.Const, currency string) (diag.Diagnostic, bool) {
	if math.IsNaN(v.Number) || math.IsInf(v.Number, 0) {
		v.Kind = check.Invalid
	}
	problem, ok := p.Problem(v, currency)
	return problem.At(p.Decl.Name.At), ok
}

// params are the parameters in a scenario (nil: none), when shown is the one
// that the run shows and given what it was given. Given values stand before the
// scenario shown and behind any other.
func (r *Result) params(in, shown *check.Scenario, given map[string]check.Const) []check.Const {
	out := r.session.defaults()
	apply := func(s *check.Scenario) {
		if s != nil {
			for _, setting := range s.Settings {
				out[setting.Param.Slot] = setting.Value
			}
		}
	}
	if in == shown {
		apply(in)
	}
	for name, v := range given {
		if p := r.Model.Param(name); p != nil {
			out[p.Slot] = v
		}
	}
	if in != shown {
		apply(in)
	}
	return out
}

// compute brings the session's state to the settings and answers what the model
// asks for beyond it. It gives false where errors leave no figures; the error is
// that of a run that ended early.
func (r *Result) compute(set Settings) (ok bool, err error) {
	w, asked := r.session.space, r.session.compiled
	w.State = w.NewState(r.Params)
	problems, err := w.Statements()
	if r.Diagnostics.Add(problems...); err != nil || problems.HasErrors() {
		return false, err
	}
	r.Solutions, problems, err = asked.questions.Solve(w)
	if r.Diagnostics.Add(problems...); err != nil {
		return false, err
	}
	r.Expectations, problems, err = asked.questions.Expect(w, func(in *check.Scenario) []check.Const {
		return r.params(in, r.Scenario, set.Params)
	}, func(err error) (diag.Diagnostic, bool) {
		return stopped(err, w), errors.Is(err, plan.ErrTooManySteps) || errors.Is(err, plan.ErrTooMuchMemory)
	})
	if r.Diagnostics.Add(problems...); err != nil {
		return false, err
	}
	views, problems, err := asked.views.Show(w, r.session.areas)
	if r.Diagnostics.Add(problems...); err != nil {
		return false, err
	}
	r.views = views
	return true, nil
}
