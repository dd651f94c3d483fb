package formula

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/fordel-lang/fordel/engine/progress"
)

func TestGroups(t *testing.T) {
	g, err := NewGroups(progress.NewMeter(context.Background()), []int32{2, 0, -1, 2, 0, 2}, 4)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range [][]int32{{1, 4}, {}, {0, 3, 5}, {}} {
		if !slices.Equal(g.Of(i), want) {
			t.Errorf("group %d: %v", i, g.Of(i))
		}
	}
}

// Sorting many rows into groups ends where it is when the context is cancelled.
func TestGroupingCanBeStopped(t *testing.T) {
	target := make([]int32, 200_000)
	ticks := 0
	meter := func(stop int) *progress.Meter {
		ctx, cancel := context.WithCancel(context.Background())
		ticks = 0
		return progress.NewMeter(progress.Listen(ctx, func(progress.Step) {
			if ticks++; ticks == stop {
				cancel()
			}
		}))
	}
	if _, err := NewGroups(meter(-1), target, 1); err != nil || ticks < 4 {
		t.Fatal(err, ticks)
	}
	for stop := 1; stop <= ticks; stop++ {
		if _, err := NewGroups(meter(stop), target, 1); !errors.Is(err, context.Canceled) || ticks != stop {
			t.Error(err, ticks)
		}
	}
}
