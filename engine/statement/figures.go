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

// SingleFigures are the figures of a statement that are single values, or one for
// each of its groups, and the section of a result that they are in: pools, say.
// Others have none. What a pool passes on is told where it can.
func SingleFigures(step check.Step) (section string, figures []check.Figure) {
	head := step.Head()
	for _, f := range head.Figures {
		if p, ok := step.(*check.PoolStep); !ok || f != p.Passed || p.Surplus == dsl.SurplusTo {
			figures = append(figures, f)
		}
	}
	return head.Decl.Kind().Section, figures
}

// Groups are the groups that a statement has single figures for, and a row that
// tells each; one without a name where it has none, of which grouped tells.
func (f *Figures) Groups(step check.Step) (labels []string, rows func(i int) int, grouped bool) {
	rows = func(i int) int { return i }
	if p, ok := step.(*check.PoolStep); ok {
		return f.PoolGroups(p), rows, p.Group != nil
	}
	if groups, ok := f.state.Outcome(f.space.Plan.Of(step)).Detail.(Groups); ok && groups.Labels != nil {
		return groups.Labels, func(i int) int { return groups.Rows[i] }, true
	}
	return []string{""}, rows, false
}
