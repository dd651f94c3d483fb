package engine

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/progress"
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
		w := newWorkspace(s.model.Program, nil)
		w.plan, _ = newPlan(w)
		for _, one := range s.space.plan.tasks {
			tried++
			got, err := alone(w, s, one, r.state)
			if want := r.state.outcomes[one.index]; err != nil || !slices.EqualFunc(got, want.given, sameFigure) {
				t.Errorf("%s: %s alone gives %v (%v), want %v", s.model.Source.Text[:40], one.name, got, err, want.given)
			}
		}
	}
	if tried < 300 {
		t.Errorf("only %d statements were tried", tried)
	}
}

// alone is what a task gives in a workspace that has nothing else, computed from
// a state of a session.
func alone(w *workspace, s *Session, one *task, from *state) (given []figure, err error) {
	defer func() {
		if missed := recover(); missed != nil {
			err = fmt.Errorf("%v", missed)
		}
	}()
	tables, params := make([]*table.Table, len(s.tables)), make([]check.Const, len(from.params))
	for i, decl := range s.model.Program.Tables {
		if !inputs(s, one, decl) {
			continue
		}
		only := *s.space.tables[i]
		only.Columns = slices.Clone(only.Columns)
		for j := range only.Columns {
			if c := decl.Columns[j]; !inputs(s, one, c) && c != decl.Key {
				only.Columns[j] = nil
			}
		}
		tables[i] = &only
	}
	for i, p := range s.model.Program.Params {
		if inputs(s, one, p) {
			params[i] = from.params[i]
		}
	}
	w.tables, w.groups, w.names = tables, map[string]*formula.Groups{}, map[*check.Table][]string{}
	w.contents, w.memo, w.meter = s.space.contents, newMemo(), progress.NewMeter(context.Background())
	w.state = w.newState(params, shown)
	for _, n := range one.needs {
		w.state.take(n, from.outcomes[n.index])
	}
	o := &outcome{}
	if err := w.plan.tasks[one.index].job.compute(w, o); err != nil {
		return nil, err
	}
	w.state.hand(one, o)
	return o.given, nil
}

// sameFigure compares bit for bit.
func sameFigure(a, b figure) bool {
	if a.column == nil || b.column == nil {
		return a.column == b.column && bytes.Equal(appendConst(nil, a.value), appendConst(nil, b.value))
	}
	return same(a.column, b.column)
}

// inputs reports whether a task depends on a table, parameter or column.
func inputs(s *Session, one *task, x any) bool {
	place, known := s.space.plan.places[x]
	return known && slices.Contains(one.inputs, place)
}
