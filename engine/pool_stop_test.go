package engine

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/progress"
)

const wideRules = `fordel 1 en

table homes {
  id       key
  marks    number
  minimum  kr
}

pool social {
  amount  90_000_000 kr
  to      homes
  key     marks
  floor   minimum
  cap     9_000 kr
}

benchmark cost of homes.social {
  outliers     2 sd
  average      mean
  percentiles  10, 90
}
`

// A pool and a benchmark of many rows tell of themselves while they compute, can be stopped wherever they do, and leave
// nothing behind.
func TestPoolsAndBenchmarksStop(t *testing.T) {
	m, list := Open("wide.fordel", wideRules)
	if list.HasErrors() {
		t.Fatal(list)
	}
	s := NewSession(m)
	var csv strings.Builder
	csv.WriteString("id,marks,minimum\n")
	for i := range 30_000 {
		fmt.Fprintf(&csv, "r%05d,%d,%d\n", i, 1+i*7919%100, i*31%2000)
	}
	if list := s.Load("homes", "homes.csv", []byte(csv.String())); list.HasErrors() {
		t.Fatal(list)
	}
	s.Ready()
	run := func(stop int) (r *Result, told map[string]int) {
		told = map[string]int{}
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		heard := 0
		ctx = progress.Listen(ctx, func(step progress.Step) {
			told[step.What]++
			if heard++; heard == stop {
				cancel()
			}
		})
		r, list = s.Run(ctx, Settings{})
		if heard < stop || stop > 0 && heard > stop {
			t.Fatalf("stopped when told %d times, told %d times", stop, heard)
		}
		return r, told
	}
	whole, told := run(0)
	want := string(whole.JSON(diag.English))
	if told["social"] < 20 || told["cost"] < 10 {
		t.Fatalf("it told of itself %v times: %v", told, list)
	}
	for stop := 1; stop <= told["social"]+told["cost"]; stop += 7 {
		s.Forget()
		if r, _ := run(stop); r.OK() || list[len(list)-1].Code != "run.cancelled" {
			t.Errorf("stopped when told %d times: %v", stop, list)
		}
	}
	s.Forget()
	if again, _ := run(0); string(again.JSON(diag.English)) != want {
		t.Error("after having been stopped, it gives something else")
	}
}
