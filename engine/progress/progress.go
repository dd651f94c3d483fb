// Package progress tells how far long work has come, and ends it when nobody
// waits for it any more. Whoever waits puts a listener into a context; the work
// ticks every thousand rows or so. Nothing here reads a clock: how often to look
// at one, and what to do then, is the listener's business.
package progress

import (
	"context"
	"slices"
)

// Step is how far work has come.
type Step struct {
	What  string // what is being worked on, in the user's own words: a statement's label, a file's name
	Done  int    // of Total: statements of a run, bytes of a file
	Total int
}

// Listener hears how far work has come, each time some thousand rows are done.
// It runs in the goroutine of the work, which waits for it: so it can let others
// have a turn, too. The context may be cancelled meanwhile.
type Listener func(Step)

// listenerKey is under which a context holds its listener.
type listenerKey struct{}

// Listen is a context whose work is told to a listener.
func Listen(ctx context.Context, hear Listener) context.Context {
	return context.WithValue(ctx, listenerKey{}, hear)
}

// patience is how many ticks pass from one call of the listener to the next. Of
// loops over columns that is a tenth of a millisecond, of the slowest formulas
// row by row some ten.
const patience = 8

// Meter is one piece of work under a context. It is not for use by several
// goroutines at once.
type Meter struct {
	ctx   context.Context
	hear  Listener
	step  Step
	ticks int
}

// NewMeter begins a piece of work.
func NewMeter(ctx context.Context) *Meter {
	hear, _ := ctx.Value(listenerKey{}).(Listener)
	return &Meter{ctx: ctx, hear: hear}
}

// Context is what the work is under.
func (m *Meter) Context() context.Context { return m.ctx }

// At says how far the work has come; it is told at one of the next ticks.
func (m *Meter) At(what string, done, total int) { m.step = Step{what, done, total} }

// Tick is called every thousand rows or so, after less where a row is much work.
// The error is the context's: the work has to end.
func (m *Meter) Tick() error {
	if m.ticks++; m.ticks >= patience && m.hear != nil {
		m.ticks = 0
		m.hear(m.step)
	}
	return m.ctx.Err()
}

// Stretches hands the numbers up to n over in stretches, ticking before each. The
// error is Tick's.
func (m *Meter) Stretches(n int, do func(from, to int)) error {
	const long = 8192
	for from := 0; from < n; from += long {
		if err := m.Tick(); err != nil {
			return err
		}
		do(from, min(from+long, n))
	}
	return nil
}

// Sort sorts, ticking on the way. What compares equal comes in any order; after
// an error all does.
func Sort[T any](m *Meter, list []T, compare func(a, b T) int) error {
	const many = 1024 // comparisons from tick to tick
	var stopped error
	n := 0
	slices.SortFunc(list, func(a, b T) int {
		if n++; n%many == 0 && stopped == nil {
			stopped = m.Tick()
		}
		if stopped != nil {
			return 0 // all are equal now, which ends the sorting soon
		}
		return compare(a, b)
	})
	return stopped
}
