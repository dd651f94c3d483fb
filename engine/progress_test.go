package engine

import (
	"context"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/progress"
	"github.com/fordel-lang/fordel/engine/table"
)

// A run tells what it works on by the labels and names of the rules, ever
// further on, to the end of its parts.
func TestRunTellsHowFarItIs(t *testing.T) {
	s := heavySession(t)
	var heard []progress.Step
	ctx := progress.Listen(context.Background(), func(s progress.Step) { heard = append(heard, s) })
	if r, list := s.Run(ctx, Settings{}); !r.OK() {
		t.Fatal(list)
	}
	named := map[string]bool{}
	last := 0
	for _, step := range heard {
		named[step.What] = true
		if step.Done < last || step.Done >= step.Total || step.Total != s.compiled.parts {
			t.Fatalf("%+v after part %d", step, last)
		}
		last = step.Done
	}
	for _, name := range []string{"rows.z", "total"} {
		if !named[name] {
			t.Errorf("nothing was told of %s: %v", name, named)
		}
	}
}

// A run can be stopped wherever it tells of itself; the session then gives what
// it would have given without.
func TestStoppedAnywhere(t *testing.T) {
	s := heavySession(t)
	s.Ready() // what is done once for the data is not done again below
	listen := func(stop int) (context.Context, *int) {
		ctx, cancel := context.WithCancel(context.Background())
		heard := 0
		return progress.Listen(ctx, func(progress.Step) {
			if heard++; heard == stop {
				cancel()
			}
		}), &heard
	}
	ctx, heard := listen(-1)
	whole, _ := s.Run(ctx, Settings{})
	want, told := string(whole.JSON(diag.English)), *heard
	if told < 5 {
		t.Fatalf("it told of itself %d times", told)
	}
	for stop := 1; stop <= told; stop += 1 + told/20 {
		s.Forget()
		ctx, heard := listen(stop)
		r, list := s.Run(ctx, Settings{})
		if r.OK() || list[len(list)-1].Code != "run.cancelled" || *heard != stop {
			t.Errorf("stopped when told %d of %d times: %v, told %d times", stop, told, list, *heard)
		}
		if again, _ := s.Run(context.Background(), Settings{}); string(again.JSON(diag.English)) != want {
			t.Errorf("stopped when told %d times: the next run gives something else", stop)
		}
	}
}

// A file that is no longer waited for leaves the table as it was.
func TestLoadStopped(t *testing.T) {
	s := heavySession(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := s.LoadContext(ctx, "rows", table.Origin{File: "other.csv"}, []byte("id,x\na,1\n")); err == nil {
		t.Fatal("it was read")
	}
	if n, ok := s.Rows("rows"); n != 100 || !ok {
		t.Errorf("%d rows are left, %v", n, ok)
	}
}
