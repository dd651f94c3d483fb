// Package plan decides what of a program is computed: every statement is a task
// with the inputs that its result depends on, and what a task gave is kept in a
// cache under its fingerprint and what those inputs hold. It knows nothing of what
// statements do; their jobs are given to it.
package plan

import (
	"reflect"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/digest"
)

// Plan is a program ready to be computed: a task for each statement, in an
// order in which every task needs only earlier ones, then what is asked beyond.
type Plan struct {
	Tasks []*Task // of the statements

	of     map[check.Step]*Task
	inputs []any // *check.Param, *check.Table, *check.Column: what some task depends on
	places map[any]int
	fields map[reflect.Type][]int // see fingerprinter
	count  int                    // how many tasks there are of all kinds
}

// Task is a statement with its job, or something that is asked of statements.
type Task struct {
	Name  string
	At    diag.Range // in the rules; zero for what is not written there
	Step  check.Step // nil for what only asks
	Needs []*Task    // directly
	Gives []any      // *check.Column, *check.Value
	Job   Job

	index       int
	inputs      []int // of the plan: all that its result depends on, directly or through others
	fingerprint [digest.Size]byte
}

// Job computes a statement into the state of a workspace. Problems go to the
// outcome; the error is only that of a run that has to end.
type Job interface {
	Compute(w *Workspace, o *Outcome) error
}

// Of is the task of a statement.
func (p *Plan) Of(s check.Step) *Task { return p.of[s] }

// Depends reports whether the result of a task depends on a *check.Param, on the
// rows and keys of a *check.Table or on a *check.Column of the data, directly or
// through other tasks.
func (p *Plan) Depends(t *Task, x any) bool {
	place, known := p.places[x]
	for _, i := range t.inputs {
		if known && i == place {
			return true
		}
	}
	return false
}

// task is a new task, which computes with some parts of the program.
func (p *Plan) task(name string, at diag.Range, step check.Step, job Job, parts ...any) *Task {
	t := &Task{index: p.count, Name: name, At: at, Step: step, Job: job}
	p.identify(t, parts...)
	p.count++
	return t
}

// input is the place of an input.
func (p *Plan) input(x any) int {
	place, known := p.places[x]
	if !known {
		place = len(p.inputs)
		p.places[x], p.inputs = place, append(p.inputs, x)
	}
	return place
}
