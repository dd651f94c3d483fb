package plan

import (
	"context"
	"errors"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// Statements computes all statements and gives their problems.
func (w *Workspace) Statements() (diag.List, error) {
	var list diag.List
	for _, t := range w.Plan.Tasks {
		if err := w.Next(t.Step.Head().Label, t.Name); err != nil {
			return nil, err
		}
		if _, err := w.Evaluate(t); err != nil {
			return nil, err
		}
	}
	for _, t := range w.Plan.Tasks {
		list.Add(w.State.outcomes[t.index].Problems...)
	}
	return list, nil
}

// Evaluate gives a task's outcome in the workspace's state: from the cache, or
// computed after what it needs. What needs a failed task is not computed.
func (w *Workspace) Evaluate(t *Task) (*Outcome, error) {
	s := w.State
	if o := s.outcomes[t.index]; o != nil {
		return o, nil
	}
	if s.exchanged != nil {
		return w.exchanged(t)
	}
	w.key = s.key(w.key[:0], t)
	o := w.Cache.find(w.key, w, t)
	if o != nil && o.clean {
		s.Apply(t, o)
		return o, nil
	}
	key := string(w.key)
	for _, n := range t.Needs {
		if _, err := w.Evaluate(n); err != nil {
			return nil, err
		}
	}
	if o == nil {
		o = &Outcome{clean: true}
		if err := w.compute(t, o, key); err != nil {
			return nil, err
		}
	}
	s.Apply(t, o)
	return o, nil
}

// compute computes a task whose needs are there.
func (w *Workspace) compute(t *Task, o *Outcome, key string) error {
	s := w.State
	for _, n := range t.Needs {
		o.Failed = o.Failed || s.outcomes[n.index].Failed
		o.clean = o.clean && s.outcomes[n.index].clean
	}
	if o.Failed {
		o.clean = false
		return nil
	}
	values := w.values(t)
	if err := w.Reserve(8 * values); err != nil {
		return t.Stop(err)
	}
	taken := w.Cache.buffers.Track()
	err := t.within(w, o)
	o.buffers = taken()
	if err == nil {
		err = w.Spend(values)
	}
	if err != nil {
		w.Cache.free(o)
		return t.Stop(err)
	}
	if o.Problems != nil {
		o.clean, o.space = false, w
	}
	s.Record(t, o)
	if s.use != trial {
		w.computed = append(w.computed, t.Name)
		w.Cache.keep(key, o, t, s.use == shown)
	}
	return nil
}

// values is how many values a task gives.
func (w *Workspace) values(t *Task) int {
	n := len(t.Gives)
	for _, x := range t.Gives {
		if c, ok := x.(*check.Column); ok {
			n += w.Table(c.Table).Len
		}
	}
	return n
}

// within computes the task; a defect in it knows its place.
func (t *Task) within(w *Workspace, o *Outcome) error {
	defer diag.Within(w.Program.File.Source, t.At)
	return t.Job.Compute(w, o)
}

// In computes with other values of the parameters: while f runs, the workspace
// has a state of its own, whose outcomes are kept in the cache as far as there is
// room for what is not shown.
func (w *Workspace) In(params []check.Const, f func() error) error { return w.in(params, beside, f) }

// Try is In of which nothing is kept.
func (w *Workspace) Try(params []check.Const, f func() error) error { return w.in(params, trial, f) }

// Seeing makes the workspace show a state that was computed in it while f runs, whose
// work is counted as that of a run.
func (w *Workspace) Seeing(ctx context.Context, s *State, f func() error) error {
	before := w.State
	w.State = s
	defer func() { w.State = before }()
	w.Begin(ctx, 1)
	return f()
}

func (w *Workspace) in(params []check.Const, u use, f func() error) error {
	base := w.State
	own := w.newState(params, u)
	own.base, own.size = base, base.size
	w.State = own
	defer func() {
		own.free(w.Cache)
		w.State = base
	}()
	return f()
}

// Stop ends a run at the statement that was being computed.
type Stop struct {
	error
	At diag.Range
}

// Unwrap is why the run ends.
func (s Stop) Unwrap() error { return s.error }

// Stop ends a run at a task, unless it ended inside it.
func (t *Task) Stop(err error) error {
	if inside := (Stop{}); errors.As(err, &inside) {
		return err
	}
	return Stop{err, t.At}
}
