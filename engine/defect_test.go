package engine

import (
	"context"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/plan"
)

// broken is a job that fails as code with a defect does.
type broken struct{}

func (broken) Compute(*plan.Workspace, *plan.Outcome) error { panic("broken") }

// TestDefectKnowsItsPlace: what fails while a statement is computed says which.
func TestDefectKnowsItsPlace(t *testing.T) {
	m, list := Open("r.fordel", "fordel 1 en\n\nlet a = 1\nlet b = a + 1\n")
	if list.HasErrors() {
		t.Fatal(list)
	}
	s := NewSession(m)
	s.Run(context.Background(), Settings{})
	s.Forget()
	s.space.Plan.Tasks[1].Job = broken{}
	defer func() {
		told, source := diag.DefectOf(recover())
		if source == nil || source.Text[told.Range.Start:told.Range.End] != "let b = a + 1" {
			t.Errorf("%+v", told)
		}
	}()
	s.Run(context.Background(), Settings{})
	t.Error("no defect")
}
