package engine

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/table"
)

// Result is what a run gave. It stays as it is whatever the session does next,
// until it is released.
type Result struct {
	Model        *Model
	Diagnostics  diag.List       // of the rules, the data and the run
	Params       []check.Const   // the values computed with, by slot
	Scenario     *check.Scenario // nil: none
	Expectations []Expectation   // in the order of the file; for each the base first, then scenarios
	Solutions    []Solution      // in the order of the file
	Computed     []string        // the statements that the run computed, by name; others were known from before

	session *Session
	tables  []*table.Table // the data, by slot; nil where there is none
	state   *state         // the figures; nil where there are none because of errors
	space   *workspace     // that they were computed in
	plan    *plan          // and by which
	views   []*View
	sources diag.Sources
}

// OK reports whether there are figures.
func (r *Result) OK() bool { return r.state != nil }

// Release gives the memory of the figures to the session, whose next runs use it
// again: afterwards the result has none, and columns that were read from it hold
// anything. Results that are not released are left to the garbage collector.
func (r *Result) Release() {
	if r.state == nil {
		return
	}
	r.state.leave(r.session.memo)
	r.state, r.views = nil, nil
}

// Sources are the texts that the diagnostics point into.
func (r *Result) Sources() diag.Sources { return r.sources }

// Column is a column, of the data or computed, by the names of table and column.
// It gives false where there is none or it has no values. A flag of the data
// that may be missing has Known bits like any other.
func (r *Result) Column(tableName, name string) (*table.Column, check.Type, bool) {
	t := r.Model.Table(tableName)
	if t == nil {
		return nil, check.Type{}, false
	}
	for _, c := range t.Columns {
		if c.Name == name {
			values := r.values(c)
			return values, c.Type, values != nil
		}
	}
	return nil, check.Type{}, false
}

// values is a column's values, nil where there are none.
func (r *Result) values(c *check.Column) *table.Column {
	switch {
	case c == nil:
		return nil
	case c.Data != nil && r.tables[c.Table.Slot] != nil:
		return r.tables[c.Table.Slot].Columns[c.Slot]
	case c.Data == nil && r.state != nil:
		return r.state.columns[c.Table.Slot][c.Slot]
	}
	return nil
}

// Value is a single value by its name: a `let`, or a figure such as "socio.rate".
func (r *Result) Value(name string) (check.Const, bool) {
	for _, v := range r.Model.Program.Values {
		if v.Name == name && r.state != nil {
			return r.state.values[v.Slot], true
		}
	}
	return check.Const{}, false
}

// figure is a pool's figure in one of its groups; 0 for one without.
func (r *Result) figure(f check.Figure, group int) check.Const {
	if f.Column != nil {
		return formula.At(r.values(f.Column), f.Column.Type.Kind, group)
	}
	return r.state.values[f.Value.Slot]
}

// groups names the groups of a pool; one without a name where it has none.
func (r *Result) groups(p *check.PoolStep) []string {
	if p.Group == nil {
		return []string{""}
	}
	return r.space.keys(p.Group)
}

// benchmarkGroups is the groups of a benchmark; one without a name where it has
// none.
func (r *Result) benchmarkGroups(b *check.BenchmarkStep) benchmarkGroups {
	if b.Per == nil {
		return benchmarkGroups{labels: []string{""}, rows: []int{0}}
	}
	groups, _ := r.state.outcomes[r.plan.of[check.Step(b)].index].detail.(benchmarkGroups)
	return groups
}

// benchmarkFigures are the figures of a benchmark's groups.
func benchmarkFigures(b *check.BenchmarkStep) []check.Figure {
	return append([]check.Figure{b.Mean, b.N}, b.Quantiles...)
}

// figureName is a figure's name without that of its statement: average, p10.
func figureName(s check.Step, f check.Figure) string {
	name := s.Head().Name
	if f.Value != nil {
		return f.Value.Name[len(name)+1:]
	}
	return f.Column.Name[len(name)+1:]
}
