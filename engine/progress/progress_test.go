package progress

import (
	"cmp"
	"context"
	"errors"
	"math/rand"
	"slices"
	"testing"
)

func TestListenerHearsWhereTheWorkIs(t *testing.T) {
	var heard []Step
	m := NewMeter(Listen(context.Background(), func(s Step) { heard = append(heard, s) }))
	for i := range 3 * patience {
		m.At("the pool", i, 100)
		if err := m.Tick(); err != nil {
			t.Fatal(err)
		}
	}
	want := []Step{{"the pool", patience - 1, 100}, {"the pool", 2*patience - 1, 100}, {"the pool", 3*patience - 1, 100}}
	if !slices.Equal(heard, want) {
		t.Errorf("heard %v, want %v", heard, want)
	}
}

func TestWithoutListener(t *testing.T) {
	m := NewMeter(context.Background())
	for range 100 {
		if err := m.Tick(); err != nil {
			t.Fatal(err)
		}
	}
}

// A listener that cancels ends the work at the very tick that called it.
func TestCancelledByTheListener(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	ctx = Listen(ctx, func(Step) { cancel() })
	m := NewMeter(ctx)
	for i := range patience {
		err := m.Tick()
		if last := i == patience-1; last != errors.Is(err, context.Canceled) {
			t.Fatalf("tick %d: %v", i, err)
		}
	}
}

func TestSort(t *testing.T) {
	type item struct{ by, at int }
	random := rand.New(rand.NewSource(1))
	list := make([]item, 10_000)
	for i := range list {
		list[i] = item{random.Intn(50), i}
	}
	byBy := func(a, b item) int { return cmp.Or(a.by-b.by, a.at-b.at) }
	want := slices.Clone(list)
	slices.SortFunc(want, byBy)
	got := slices.Clone(list)
	if err := Sort(NewMeter(context.Background()), got, byBy); err != nil || !slices.Equal(got, want) {
		t.Error("not sorted", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	compared := 0
	err := Sort(NewMeter(ctx), slices.Clone(list), func(a, b item) int {
		if compared++; compared == 5000 {
			cancel()
		}
		return byBy(a, b)
	})
	if !errors.Is(err, context.Canceled) || compared > 7000 {
		t.Errorf("%v after %d comparisons", err, compared)
	}
}
