package bench

import (
	"context"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"time"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine"
)

// tasks are what can be timed: what is done, and by what. "engine" is the
// engine, "rows" the engine with every formula row by row on expr's machine,
// "loops" what is written by hand.
var tasks = map[string]task{
	"full/engine":   full((*Bench).engine),
	"full/rows":     full((*Bench).rowByRow),
	"full/loops":    loop((*Loops).Full, same),
	"pool/engine":   change((*Bench).engine, social),
	"pool/rows":     change((*Bench).rowByRow, social),
	"pool/loops":    loop((*Loops).Pools, social),
	"child/engine":  change((*Bench).engine, low),
	"child/rows":    change((*Bench).rowByRow, low),
	"child/loops":   loop((*Loops).Full, low), // a limit for children leaves nothing as it was
	"import/engine": load,
	"import/loops":  read,
	"parse/engine":  parse,
	"check/engine":  open,
}

// task makes ready what is to be timed and gives it.
type task func(*Bench) (do func() error, err error)

// Tasks are the names of the tasks.
func Tasks() []string { return slices.Sorted(maps.Keys(tasks)) }

// began is where times are counted from that processors do not tell.
var began = time.Now()

// Time does a task once to warm up, then again and again until some time has
// passed, at least once, and gives the nanoseconds that processors spent on one.
func (b *Bench) Time(name string, atLeast time.Duration) (float64, error) {
	prepare, ok := tasks[name]
	if !ok {
		return 0, fmt.Errorf("there is no task %q", name)
	}
	do, err := prepare(b)
	if err != nil {
		return 0, err
	}
	runtime.GC() // what others left is not paid for here
	if err := do(); err != nil {
		return 0, err
	}
	n, start, spent := 0, time.Now(), processorTime()
	for n == 0 || time.Since(start) < atLeast {
		if err := do(); err != nil {
			return 0, err
		}
		n++
	}
	return float64((processorTime() - spent).Nanoseconds()) / float64(n), nil
}

// turns is how many settings a change goes through in turn.
const turns = 8

// setting is the parameters in a turn.
type setting func(k Knobs, turn int) Knobs

// same are the same parameters in every turn.
func same(k Knobs, _ int) Knobs { return k }

// social is a pool's share that is different in every turn.
func social(k Knobs, turn int) Knobs {
	k.SocialShare += float64(turn) / 200
	return k
}

// low is a limit of income that is different in every turn.
func low(k Knobs, turn int) Knobs {
	k.Low += 1000 * float64(turn)
	return k
}

// full computes everything.
func full(of func(*Bench) (*engine.Session, error)) task {
	return func(b *Bench) (func() error, error) {
		s, err := of(b)
		params := b.Standard.params()
		return func() error {
			s.Forget()
			return run(s, params)
		}, err
	}
}

// change computes again with other parameters.
func change(of func(*Bench) (*engine.Session, error), at setting) task {
	return func(b *Bench) (func() error, error) {
		s, err := of(b)
		var params [turns]map[string]check.Const
		for i := range params {
			params[i] = at(b.Standard, i).params()
		}
		turn := 0
		return func() error {
			turn++
			return run(s, params[turn%turns])
		}, err
	}
}

// run computes with some parameters.
func run(s *engine.Session, params map[string]check.Const) error {
	r, diags := s.Run(context.Background(), engine.Settings{Params: params})
	r.Release()
	return failure(diags)
}

// loop is what is written by hand.
func loop(do func(*Loops, Knobs), at setting) task {
	return func(b *Bench) (func() error, error) {
		l, err := b.byHand()
		turn := 0
		return func() error {
			turn++
			do(l, at(b.Standard, turn%turns))
			return nil
		}, err
	}
}

// load reads the data into a session.
func load(b *Bench) (func() error, error) {
	m, err := openRules()
	if err != nil {
		return nil, err
	}
	s := engine.NewSession(m)
	return func() error { return b.load(s) }, nil
}

// read is the least that reads the data.
func read(b *Bench) (func() error, error) {
	return func() error {
		_, err := ReadColumns(b.data["institutions"], b.data["children"])
		return err
	}, nil
}

// parse reads the rules.
func parse(*Bench) (func() error, error) {
	return func() error {
		_, diags := dsl.Parse(file, Rules)
		return failure(diags)
	}, nil
}

// open reads and checks the rules.
func open(*Bench) (func() error, error) {
	return func() error {
		_, err := openRules()
		return err
	}, nil
}
