package engine

import (
	"context"
	"errors"
	"maps"
	"math"
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// Settings is what a run is to compute. The zero value is the rules as they stand.
type Settings struct {
	Params   map[string]check.Const // values of parameters, by name
	Scenario string                 // the name of a scenario; "" for none
}

// Run computes the model. The list is Result.Diagnostics. A result is always
// there; with errors among the diagnostics it has no figures. Values of
// parameters go before the scenario's, the scenario's before the file's. The
// context can stop it at any time.
func (s *Session) Run(ctx context.Context, set Settings) (*Result, diag.List) {
	ready, err := s.ready(ctx)
	r := &Result{session: s, Model: s.model, Diagnostics: ready, Params: s.defaults(), sources: s.Sources()}
	if err != nil {
		r.Diagnostics.Add(runCancelled())
	}
	for _, l := range s.tables {
		r.tables = append(r.tables, l.table)
	}
	if r.Diagnostics.HasErrors() {
		return r, r.Diagnostics
	}
	if s.space.plan == nil {
		s.space.plan, s.planning = newPlan(s.space)
	}
	r.Diagnostics.Add(s.planning...)
	r.Diagnostics.Add(r.set(set)...)
	if r.Diagnostics.HasErrors() {
		return r, r.Diagnostics
	}
	s.space.begin(ctx, s.space.plan.parts())
	if err := r.compute(set); err != nil {
		r.state = nil
		s.memo.stop()
		r.Diagnostics.Add(stopped(err, s.space.limit))
	} else {
		if r.state != nil {
			r.state.hold()
		}
		s.memo.end()
	}
	r.Computed = s.space.computed
	return r, r.Diagnostics
}

// stop ends a run at the statement that was being computed.
type stop struct {
	error
	at diag.Range
}

// Unwrap is why the run ends.
func (s stop) Unwrap() error { return s.error }

// stop ends a run at a task, unless it ended inside it.
func (t *task) stop(err error) error {
	if inside := (stop{}); errors.As(err, &inside) {
		return err
	}
	return stop{err, t.at}
}

// stopped tells why a run ended early, and what it worked on if it was too much.
func stopped(err error, limit int) diag.Diagnostic {
	if !errors.Is(err, errTooMuchWork) {
		return runCancelled()
	}
	var s stop
	errors.As(err, &s)
	return runTooMuch(limit).At(s.at)
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
// asks for beyond it.
func (r *Result) compute(set Settings) error {
	w := r.session.space
	r.plan, w.state = w.plan, w.newState(r.Params, shown)
	w.memo.begin()
	if err := r.steps(); err != nil || r.Diagnostics.HasErrors() {
		return err
	}
	if err := r.solve(); err != nil {
		return err
	}
	if err := r.expect(set.Params); err != nil || r.Diagnostics.HasErrors() {
		return err
	}
	r.state, r.space = w.state, w
	return r.show()
}

// steps computes all statements.
func (r *Result) steps() error {
	w := r.session.space
	for i, t := range r.plan.tasks {
		if err := w.doing(i, t.step.Head().Label, t.name); err != nil {
			return err
		}
		if err := w.bring(t); err != nil {
			return err
		}
	}
	for _, o := range w.state.outcomes[:len(r.plan.tasks)] {
		r.Diagnostics.Add(o.diags...)
	}
	return nil
}
