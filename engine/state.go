package engine

import (
	"encoding/binary"
	"math"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/table"
)

// state is everything computed for one setting of the parameters.
type state struct {
	use      use
	params   []check.Const     // by slot
	columns  [][]*table.Column // by table and column slot; nil for data and what is not computed
	values   []check.Const     // by slot
	outcomes []*outcome        // by task; nil: not computed
	inputs   []byte            // what the plan's inputs hold, one after the other
	ends     []int             // where each ends there
	steps    int               // how many of the outcomes are those of statements
}

// use is what a state is for.
type use int

const (
	shown  use = iota // the run's own
	beside            // to see what is expected in another scenario
	trial             // a step of a solve: nothing of it is kept
)

// outcome is how a task went.
type outcome struct {
	diags  diag.List
	failed bool // nothing that needs it is computed
	detail any  // what reports say beyond columns and values

	given []figure   // what the task gives
	clean bool       // there are no problems in it or in what it needed
	space *workspace // that its problems are those of; nil without any
	size  int        // in bytes, about
	run   int        // that used it last

	memory  table.Lot // of its columns
	holders int       // the memo and results that are read
}

// figure is a computed column or value.
type figure struct {
	column *table.Column
	value  check.Const
}

// add notes problems; an error fails the statement.
func (o *outcome) add(list ...diag.Diagnostic) {
	o.diags.Add(list...)
	o.failed = o.failed || diag.List(list).HasErrors()
}

// problems are those of statements whose outcomes the state does not share with
// another.
func (s *state) problems(other *state) diag.List {
	var list diag.List
	for i, o := range s.outcomes[:s.steps] {
		if o != nil && o != other.outcomes[i] {
			list.Add(o.diags...)
		}
	}
	return list
}

// hold keeps the memory of what is in the state; free gives back what nobody
// holds.
func (s *state) hold() {
	for _, o := range s.outcomes {
		if o != nil {
			o.holders++
		}
	}
}

func (s *state) free(m *memo) {
	for _, o := range s.outcomes {
		if o != nil {
			m.free(o)
		}
	}
}

// leave ends hold.
func (s *state) leave(m *memo) {
	for _, o := range s.outcomes {
		if o != nil {
			m.leave(o)
		}
	}
}

// newState is a state of the workspace in which nothing is computed.
func (w *workspace) newState(params []check.Const, u use) *state {
	p := w.plan
	s := &state{use: u, params: params, values: make([]check.Const, len(w.program.Values)), outcomes: make([]*outcome, p.outcomes),
		steps: len(p.tasks)}
	for _, t := range w.program.Tables {
		s.columns = append(s.columns, make([]*table.Column, len(t.Columns)))
	}
	for _, input := range p.inputs {
		switch x := input.(type) {
		case *check.Param:
			s.inputs = appendConst(s.inputs, params[x.Slot])
		case *check.Table:
			s.inputs = binary.AppendVarint(s.inputs, int64(w.contents[x.Slot].rows))
		case *check.Column:
			s.inputs = binary.AppendVarint(s.inputs, int64(w.contents[x.Table.Slot].numbers[x.Slot]))
		}
		s.ends = append(s.ends, len(s.inputs))
	}
	return s
}

func appendConst(b []byte, c check.Const) []byte {
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
func (s *state) key(to []byte, t *task) []byte {
	to = append(to, t.meaning[:]...)
	for _, i := range t.inputs {
		start := 0
		if i > 0 {
			start = s.ends[i-1]
		}
		to = append(to, s.inputs[start:s.ends[i]]...)
	}
	return to
}

// take takes over the outcome of a task.
func (s *state) take(t *task, o *outcome) {
	s.outcomes[t.index] = o
	for i, f := range o.given {
		switch x := t.gives[i].(type) {
		case *check.Column:
			s.setColumn(x, f.column)
		case *check.Value:
			s.setValue(x, f.value)
		}
	}
}

// hand puts into a task's outcome what it gives.
func (s *state) hand(t *task, o *outcome) {
	o.size += 1024
	for _, x := range t.gives {
		var f figure
		switch x := x.(type) {
		case *check.Column:
			if f.column = s.columns[x.Table.Slot][x.Slot]; f.column != nil {
				o.size += size(f.column)
			}
		case *check.Value:
			f.value = s.values[x.Slot]
		}
		o.given = append(o.given, f)
	}
}

// size is how many bytes a column takes, about.
func size(c *table.Column) int {
	return 8*len(c.Numbers) + 4*len(c.Codes) + 8*len(c.Flags) + 8*len(c.Known)
}

// setColumn keeps a computed column.
func (s *state) setColumn(c *check.Column, data *table.Column) {
	s.columns[c.Table.Slot][c.Slot] = data
}

// setValue keeps a computed value.
func (s *state) setValue(v *check.Value, c check.Const) { s.values[v.Slot] = c }

// constant is a constant that is a number of a type.
func constant(t check.Type, x float64) check.Const { return check.Const{Kind: t.Kind, Number: x + 0} }

// numbers is a column of known numbers.
func numbers(xs []float64) *table.Column { return &table.Column{Numbers: xs} }
