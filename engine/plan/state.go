package plan

import (
	"encoding/binary"
	"math"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/table"
)

// State is everything computed for one setting of the parameters.
type State struct {
	use      use
	params   []check.Const     // by slot
	columns  [][]*table.Column // by table and column slot; nil for data and what is not computed
	values   []check.Const     // by slot
	outcomes []*Outcome        // by task; nil: not computed
	inputs   []byte            // what the plan's inputs hold, one after the other
	ends     []int             // where each ends there
	steps    int               // how many of the outcomes are those of statements
	base     *State            // that it stands beside; nil: none
	size     int               // bytes of what is in it and in its base, about

	exchanged *exchanged // rows that have each other's values; nil: none
}

// use is what a state is for.
type use int

const (
	shown  use = iota // the run's own
	beside            // to see what is expected in another scenario
	trial             // a step of a solve: nothing of it is kept
)

// Params are the values of the parameters, by slot.
func (s *State) Params() []check.Const { return s.params }

// Value is a computed value.
func (s *State) Value(v *check.Value) check.Const { return s.values[v.Slot] }

// Column is a computed column; nil where it is not computed.
func (s *State) Column(c *check.Column) *table.Column { return s.columns[c.Table.Slot][c.Slot] }

// Outcome is that of a task; nil where it is not computed.
func (s *State) Outcome(t *Task) *Outcome { return s.outcomes[t.index] }

// Problems are those of statements whose outcomes the state does not share with
// another.
func (s *State) Problems(other *State) diag.List {
	var list diag.List
	for i, o := range s.outcomes[:s.steps] {
		if o != nil && o != other.outcomes[i] {
			list.Add(o.Problems...)
		}
	}
	return list
}

// Retain counts one more reference to all that is in the state, whose buffers
// stay as they are until Release.
func (s *State) Retain() {
	for _, o := range s.outcomes {
		if o != nil {
			o.references++
		}
	}
}

// Release ends Retain.
func (s *State) Release(c *Cache) {
	for _, o := range s.outcomes {
		if o != nil {
			c.release(o)
		}
	}
}

// free takes back the buffers to which there is no reference.
func (s *State) free(c *Cache) {
	for _, o := range s.outcomes {
		if o != nil {
			c.free(o)
		}
	}
}

// NewState is a state of the workspace in which nothing is computed.
func (w *Workspace) NewState(params []check.Const) *State { return w.newState(params, shown) }

func (w *Workspace) newState(params []check.Const, u use) *State {
	p := w.Plan
	s := &State{use: u, params: params, values: make([]check.Const, len(w.Program.Values)), outcomes: make([]*Outcome, p.count),
		steps: len(p.Tasks)}
	for _, t := range w.Program.Tables {
		s.columns = append(s.columns, make([]*table.Column, len(t.Columns)))
	}
	for _, input := range p.inputs {
		switch x := input.(type) {
		case *check.Param:
			s.inputs = AppendConst(s.inputs, params[x.Slot])
		case *check.Table:
			s.inputs = binary.AppendVarint(s.inputs, int64(w.versions[x.Slot].rows))
		case *check.Column:
			s.inputs = binary.AppendVarint(s.inputs, int64(w.versions[x.Table.Slot].columns[x.Slot]))
		}
		s.ends = append(s.ends, len(s.inputs))
	}
	return s
}

// AppendConst appends all that tells a constant from others of its kind.
func AppendConst(b []byte, c check.Const) []byte {
	flags := byte(0)
	if c.Flag {
		flags |= 1
	}
	if c.Missing {
		flags |= 2
	}
	b = binary.BigEndian.AppendUint64(append(b, flags), math.Float64bits(c.Number))
	b = binary.AppendVarint(b, int64(len(c.Text)))
	return append(b, c.Text...)
}

// key is what a task computes and what from: tasks with the same key give the
// same.
func (s *State) key(to []byte, t *Task) []byte {
	to = append(to, t.fingerprint[:]...)
	for _, i := range t.inputs {
		start := 0
		if i > 0 {
			start = s.ends[i-1]
		}
		to = append(to, s.inputs[start:s.ends[i]]...)
	}
	return to
}

// Apply takes over the outcome of a task and what it gives.
func (s *State) Apply(t *Task, o *Outcome) {
	s.outcomes[t.index] = o
	if s.base == nil || s.base.outcomes[t.index] != o {
		s.size += o.size
	}
	for i, f := range o.Given {
		switch x := t.Gives[i].(type) {
		case *check.Column:
			s.columns[x.Table.Slot][x.Slot] = f.Column
		case *check.Value:
			s.values[x.Slot] = f.Value
		}
	}
}

// Record puts into a task's outcome what it gave to the state.
func (s *State) Record(t *Task, o *Outcome) {
	o.size += 1024
	for _, x := range t.Gives {
		var f Figure
		switch x := x.(type) {
		case *check.Column:
			if f.Column = s.Column(x); f.Column != nil {
				o.size += Size(f.Column)
			}
		case *check.Value:
			f.Value = s.Value(x)
		}
		o.Given = append(o.Given, f)
	}
}
