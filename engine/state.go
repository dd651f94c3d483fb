package engine

import (
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/table"
)

// state is everything computed for one setting of the parameters.
type state struct {
	params   []check.Const     // by slot
	columns  [][]*table.Column // by table and column slot; nil for data and what is not computed
	values   []check.Const     // by slot
	outcomes []*outcome        // by task; nil: not computed
}

// outcome is how a statement went.
type outcome struct {
	diags  diag.List
	failed bool // nothing that needs it is computed
	detail any  // what reports say beyond columns and values
}

// add notes problems; an error fails the statement.
func (o *outcome) add(list ...diag.Diagnostic) {
	o.diags.Add(list...)
	o.failed = o.failed || diag.List(list).HasErrors()
}

func newState(p *check.Program, tasks int) *state {
	s := &state{values: make([]check.Const, len(p.Values)), outcomes: make([]*outcome, tasks)}
	for _, param := range p.Params {
		s.params = append(s.params, param.Value)
	}
	for _, t := range p.Tables {
		s.columns = append(s.columns, make([]*table.Column, len(t.Columns)))
	}
	return s
}

// fork is a state that shares what is computed and may go another way.
func (s *state) fork() *state {
	f := &state{params: slices.Clone(s.params), values: slices.Clone(s.values), outcomes: slices.Clone(s.outcomes)}
	for _, c := range s.columns {
		f.columns = append(f.columns, slices.Clone(c))
	}
	return f
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
