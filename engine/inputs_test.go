package engine

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/plan"
	"github.com/fordel-lang/fordel/engine/table"
)

// TestTasksReadTheirInputs computes every statement of every model once more
// where there is nothing but its inputs and what it needs directly: it gives the
// same, and misses nothing.
func TestTasksReadTheirInputs(t *testing.T) {
	var sessions []*Session
	for _, dir := range examples(t) {
		sessions = append(sessions, newJourney(t, dir).used)
	}
	for _, path := range testFiles(t, "testdata/models/*.txtar") {
		sessions = append(sessions, openSections(t, readSections(t, path)))
	}
	tried := 0
	for _, s := range sessions {
		r, list := s.Run(context.Background(), Settings{})
		if !r.OK() {
			t.Fatal(filepath.Base(s.model.Source.Name), list)
		}
		for i, one := range s.space.Plan.Tasks {
			tried++
			got, err := alone(s, i)
			if want := s.space.State.Outcome(one); err != nil || !slices.EqualFunc(got, want.Given, sameFigure) {
				t.Errorf("%s: %s alone gives %v (%v), want %v", s.model.Source.Text[:40], one.Name, got, err, want.Given)
			}
		}
	}
	if tried < 300 {
		t.Errorf("only %d statements were tried", tried)
	}
}

// alone is what the i-th task gives in a workspace that has nothing else, computed
// from the state of a session.
func alone(s *Session, i int) (given []plan.Figure, err error) {
	defer func() {
		if missed := recover(); missed != nil {
			err = fmt.Errorf("%v", missed)
		}
	}()
	one, from := s.space.Plan.Tasks[i], s.space.State
	tables, params := make([]*table.Table, len(s.tables)), make([]check.Const, len(from.Params()))
	for i, decl := range s.model.Program.Tables {
		if !s.space.Plan.Depends(one, decl) {
			continue
		}
		only := *s.space.Tables[i]
		only.Columns = slices.Clone(only.Columns)
		for j := range only.Columns {
			if c := decl.Columns[j]; !s.space.Plan.Depends(one, c) && c != decl.Key {
				only.Columns[j] = nil
			}
		}
		tables[i] = &only
	}
	for i, p := range s.model.Program.Params {
		if s.space.Plan.Depends(one, p) {
			params[i] = from.Params()[i]
		}
	}
	w := plan.NewWorkspace(s.model.Program, tables)
	w.ReadAs(s.space)
	compile(w)
	w.Begin(context.Background(), 1)
	w.State = w.NewState(params)
	here := w.Plan.Tasks[i]
	for j, n := range here.Needs {
		w.State.Apply(n, from.Outcome(one.Needs[j]))
	}
	o := &plan.Outcome{}
	if err := here.Job.Compute(w, o); err != nil {
		return nil, err
	}
	w.State.Record(here, o)
	return o.Given, nil
}

// sameFigure compares bit for bit.
func sameFigure(a, b plan.Figure) bool {
	if a.Column == nil || b.Column == nil {
		return a.Column == b.Column && bytes.Equal(plan.AppendConst(nil, a.Value), plan.AppendConst(nil, b.Value))
	}
	return plan.Same(a.Column, b.Column)
}
