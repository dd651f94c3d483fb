package engine

import (
	"context"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/progress"
)

// spoil writes nonsense over all memory that a session has taken back.
func spoil(s *Session) {
	if s.space == nil {
		return
	}
	m := s.cache.Buffers()
	taken := m.Track()
	for _, t := range s.space.Tables {
		for range 60 {
			for i, x := 0, m.Numbers(t.Len); i < len(x); i++ {
				x[i] = math.Float64frombits(0x7ff8dead00000000)
			}
			for i, x := 0, m.Bits(t.Len); i < len(x); i++ {
				x[i] = 0x5555aaaa3333cccc
			}
		}
	}
	m.Free(taken())
}

// Runs whose results are released use the memory of columns again.
func TestRelease(t *testing.T) {
	s := NewSession(mustOpen(t, changing))
	loadAll(t, s, changingData)
	places := map[*float64]bool{}
	for i := range 400 {
		r, diags := s.Run(context.Background(), turn("low", check.Money, float64(100+i)))
		if !r.OK() {
			t.Fatal(diags)
		}
		c, _, _ := r.Column("schools", "needy")
		places[&c.Numbers[0]] = true
		r.Release()
		if r.Release(); r.OK() || len(r.Views()) > 0 {
			t.Error("a released result has figures")
		}
	}
	if len(places) > 60 {
		t.Errorf("400 runs used %d columns", len(places))
	}
}

// A run that is stopped gives its columns back at once, that which it was at and
// those before it.
func TestStoppedRunReleases(t *testing.T) {
	s := NewSession(mustOpen(t, "fordel 1 en\ntable t {\n  x number\n}\nlet t.y = x * 2\nlet t.z = y + x\n"))
	loadAll(t, s, map[string]string{"t": "x\n" + strings.Repeat("1\n", 60_000)})
	s.Ready()
	for _, stop := range []int{3, 10} { // in the first column, and in the second
		places := map[*float64]bool{}
		for range 20 {
			ctx, cancel := context.WithCancel(context.Background())
			heard := 0
			ctx = progress.Listen(ctx, func(progress.Step) {
				if heard++; heard == stop {
					cancel()
				}
			})
			s.Forget()
			if r, _ := s.Run(ctx, Settings{}); r.OK() || heard != stop {
				t.Fatal("it was not stopped", heard)
			}
			end := s.cache.Buffers().Track()
			for range stop / 3 {
				places[&s.cache.Buffers().Numbers(60_000)[0]] = true
			}
			s.cache.Buffers().Free(end())
		}
		if len(places) > 3 {
			t.Errorf("stopped when told %d times: %d columns were asked for", stop, len(places))
		}
	}
}

// TestReleasedMemory takes every example through random changes. Some results are
// released, and nonsense is written over what they leave: neither later results
// nor those that are not released change by that.
func TestReleasedMemory(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 4))
	for _, dir := range examples(t) {
		x := newJourney(t, dir)
		kept, _ := x.used.Run(context.Background(), x.set)
		before := shownBy(kept)
		var steps []string
		for range 5 {
			steps = append(steps, x.step(r))
			got, _ := x.used.Run(context.Background(), x.set)
			if r.IntN(4) == 0 {
				kept, before = got, shownBy(got)
				continue
			}
			want, _ := x.anew().Run(context.Background(), x.set)
			if a, b := shownBy(got), shownBy(want); a != b {
				t.Fatalf("%s after %q: %s", dir, steps, firstDifference(a, b))
			}
			got.Release()
			spoil(x.used)
			if a := shownBy(kept); a != before {
				t.Fatalf("%s after %q: a result changed that was not released: %s", dir, steps, firstDifference(a, before))
			}
		}
	}
}
