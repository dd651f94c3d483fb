package statement

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/plan"
	"github.com/fordel-lang/fordel/engine/table"
)

// Figures are the data and what statements gave in a run. They stay as they are
// until they are released.
type Figures struct {
	tables []*table.Table  // the data, by slot; nil where there is none
	state  *plan.State     // nil where nothing is computed
	space  *plan.Workspace // that it was computed in
}

// NewFigures are tables, by slot, with nothing computed.
func NewFigures(tables []*table.Table) *Figures { return &Figures{tables: tables} }

// Retain takes over what is computed in a workspace.
func (f *Figures) Retain(w *plan.Workspace) {
	f.space, f.state = w, w.State
	f.state.Retain()
}

// Release gives the buffers of what is computed back to the cache.
func (f *Figures) Release(c *plan.Cache) {
	if f.state != nil {
		f.state.Release(c)
		f.state = nil
	}
}

// Computed reports whether anything is computed.
func (f *Figures) Computed() bool { return f.state != nil }

// Table is the data of a table; nil where there is none.
func (f *Figures) Table(t *check.Table) *table.Table { return f.tables[t.Slot] }

// Column is a column's values, of the data or computed; nil where there are none.
func (f *Figures) Column(c *check.Column) *table.Column {
	switch {
	case c == nil:
		return nil
	case c.Data != nil && f.tables[c.Table.Slot] != nil:
		return f.tables[c.Table.Slot].Columns[c.Slot]
	case c.Data == nil && f.state != nil:
		return f.state.Column(c)
	}
	return nil
}

// Value is a computed value.
func (f *Figures) Value(v *check.Value) check.Const { return f.state.Value(v) }

// Figure is a figure of a statement in one of its groups, by a row that tells it;
// 0 for one without.
func (f *Figures) Figure(x check.Figure, row int) check.Const {
	if x.Column != nil {
		return formula.At(f.Column(x.Column), x.Column.Type.Kind, row)
	}
	return f.Value(x.Value)
}

// PoolGroups names the groups of a pool, rows of the table it is per; one without
// a name where it has none.
func (f *Figures) PoolGroups(p *check.PoolStep) []string {
	if p.Group == nil {
		return []string{""}
	}
	return f.space.Keys(p.Group)
}

// BenchmarkGroups is the groups of a benchmark; one without a name where it has
// none.
func (f *Figures) BenchmarkGroups(b *check.BenchmarkStep) BenchmarkGroups {
	if b.Per == nil {
		return BenchmarkGroups{Labels: []string{""}, Rows: []int{0}}
	}
	groups, _ := f.state.Outcome(f.space.Plan.Of(b)).Detail.(BenchmarkGroups)
	return groups
}

// SingleFigures are the figures of a statement that are single values, or one for
// each of its groups, and the part of a result that they are in: pools, grants,
// benchmarks or spreads. Others have none.
func SingleFigures(step check.Step) (part string, figures []check.Figure) {
	switch s := step.(type) {
	case *check.PoolStep:
		figures = []check.Figure{s.Given, s.Rate, s.Left}
		if s.Surplus == dsl.SurplusTo {
			figures = append(figures, s.Passed)
		}
		return "pools", figures
	case *check.GrantStep:
		figures = []check.Figure{{Value: s.Total}}
		if s.Left != nil {
			figures = append(figures, check.Figure{Value: s.Left})
		}
		return "grants", figures
	case *check.BenchmarkStep:
		return "benchmarks", append([]check.Figure{s.Mean, s.N}, s.Quantiles...)
	case *check.SpreadStep:
		for _, v := range []*check.Value{s.RangeFactor, s.QuartileFactor, s.Gini, s.Receive} {
			figures = append(figures, check.Figure{Value: v})
		}
		return "spreads", figures
	}
	return "", nil
}

// Groups are the groups that a statement has single figures for, and a row that
// tells each; one without a name where it has none, of which grouped tells.
func (f *Figures) Groups(step check.Step) (labels []string, rows func(i int) int, grouped bool) {
	rows = func(i int) int { return i }
	switch s := step.(type) {
	case *check.PoolStep:
		return f.PoolGroups(s), rows, s.Group != nil
	case *check.BenchmarkStep:
		groups := f.BenchmarkGroups(s)
		return groups.Labels, func(i int) int { return groups.Rows[i] }, s.Per != nil
	}
	return []string{""}, rows, false
}
