package plan

import (
	"cmp"
	"context"
	"errors"
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/progress"
	"github.com/fordel-lang/fordel/engine/table"
)

// Limits of a run: steps of work (values read, rows gone through, values given)
// and bytes of memory that what is computed may take, beside the data.
const (
	MaxSteps  = 1_000_000_000
	MaxMemory = 1 << 30
)

// What ends a run that goes beyond a limit.
var (
	ErrTooManySteps  = errors.New("the run takes too many steps")
	ErrTooMuchMemory = errors.New("the run takes too much memory")
)

// Workspace is the data and the state that formulas read from. It implements
// formula.Data.
type Workspace struct {
	Program  *check.Program
	Tables   []*table.Table // by slot
	Plan     *Plan          // nil: none yet
	Cache    *Cache         // what is known from before
	State    *State         // what is being computed now
	Limit    int            // of steps
	Memory   int            // in bytes, its limit
	RowByRow bool           // leaves all formulas to expr's machine

	groups   map[string]*formula.Groups // by path
	names    map[*check.Table][]string  // keys of the rows
	rows     map[*check.Table][]int32   // all of them
	versions []*version                 // of the tables, by slot
	key      []byte                     // buffer for keys
	computed []string                   // the tasks that the run computed
	meter    *progress.Meter            // of the run
	parts    int                        // that the run has, for progress
	part     int                        // that is next
	steps    int                        // of the run so far
	held     int                        // bytes that evaluators keep
}

// NewWorkspace is a workspace of a program with data, by slot.
func NewWorkspace(p *check.Program, tables []*table.Table) *Workspace {
	return &Workspace{Program: p, Tables: tables, groups: map[string]*formula.Groups{},
		names: map[*check.Table][]string{}, rows: map[*check.Table][]int32{}, Limit: MaxSteps, Memory: MaxMemory}
}

// ReadAs takes the versions of the tables from a workspace of the same data, with
// nothing in the cache.
func (w *Workspace) ReadAs(other *Workspace) { w.versions, w.Cache = other.versions, NewCache() }

// Begin starts counting the work of a run that has some parts.
func (w *Workspace) Begin(ctx context.Context, parts int) {
	w.meter, w.parts, w.part, w.steps, w.computed = progress.NewMeter(ctx), parts, 0, 0, nil
}

// Next says that the next part of the run begins, by its label or else its name.
// The error ends the run.
func (w *Workspace) Next(label, name string) error {
	w.meter.At(cmp.Or(label, name), w.part, w.parts)
	w.part++
	return w.meter.Tick()
}

// Computed are the tasks that the run computed, by name.
func (w *Workspace) Computed() []string { return w.computed }

// Meter hears how far the run is.
func (w *Workspace) Meter() *progress.Meter { return w.meter }

// Currency is the currency of the program's amounts.
func (w *Workspace) Currency() string { return w.Program.Model.Currency }

// Table implements formula.Data.
func (w *Workspace) Table(t *check.Table) *table.Table { return w.Tables[t.Slot] }

// Column implements formula.Data.
func (w *Workspace) Column(c *check.Column) *table.Column {
	if c.Data != nil {
		if w.State != nil && w.State.exchanged != nil {
			if other := w.State.exchanged.data[c]; other != nil {
				return other
			}
		}
		return w.Tables[c.Table.Slot].Columns[c.Slot]
	}
	return w.State.Column(c)
}

// Param implements formula.Data.
func (w *Workspace) Param(p *check.Param) check.Const { return w.State.params[p.Slot] }

// Value implements formula.Data.
func (w *Workspace) Value(v *check.Value) check.Const { return w.State.Value(v) }

// SetColumn keeps a computed column.
func (w *Workspace) SetColumn(c *check.Column, data *table.Column) {
	w.State.columns[c.Table.Slot][c.Slot] = data
}

// SetValue keeps a computed value.
func (w *Workspace) SetValue(v *check.Value, c check.Const) { w.State.values[v.Slot] = c }

// Groups implements formula.Data. They are made once per path and data.
func (w *Workspace) Groups(path []*check.Column) (*formula.Groups, error) {
	var key strings.Builder
	for _, c := range path {
		key.WriteString(strconv.Itoa(c.Table.Slot) + "." + strconv.Itoa(c.Slot) + " ")
	}
	known := w.groups
	if w.State != nil && w.State.exchanged.through(path) {
		known = w.State.exchanged.groups
	}
	if g, ok := known[key.String()]; ok {
		return g, nil
	}
	target := formula.Follow(path, func(c *check.Column) []int32 { return w.Column(c).Rows })
	g, err := formula.NewGroups(w.meter, target, w.Table(path[len(path)-1].Ref).Len)
	if err == nil {
		known[key.String()] = g
	}
	return g, err
}

// Buffers implements formula.Data.
func (w *Workspace) Buffers() *table.Buffers { return w.Cache.buffers }

// Reserve implements formula.Data.
func (w *Workspace) Reserve(bytes int) error {
	if w.held+w.State.size+bytes > w.Memory {
		return ErrTooMuchMemory
	}
	return nil
}

// Hold implements formula.Data.
func (w *Workspace) Hold(bytes int) error {
	err := w.Reserve(bytes)
	if err == nil {
		w.held += bytes
	}
	return err
}

// Spend implements formula.Data.
func (w *Workspace) Spend(n int) error {
	if w.steps += n; w.steps > w.Limit {
		return ErrTooManySteps
	}
	return w.meter.Tick()
}

// Apart runs f, whose work does not count for what comes after it if it goes beyond a limit of the run.
func (w *Workspace) Apart(f func() error) error {
	steps, held := w.steps, w.held
	err := f()
	if errors.Is(err, ErrTooManySteps) || errors.Is(err, ErrTooMuchMemory) {
		w.steps, w.held = steps, held
	}
	return err
}

// Keys is the key of each row of a table that has one.
func (w *Workspace) Keys(t *check.Table) []string {
	if names, ok := w.names[t]; ok {
		return names
	}
	data := w.Table(t)
	key, names := data.Key(), make([]string, data.Len)
	for row := range names {
		names[row] = key.Word(row)
	}
	w.names[t] = names
	return names
}

// EveryRow is all rows of a table, rising. They are made once and must stay as
// they are.
func (w *Workspace) EveryRow(t *check.Table) []int32 {
	if rows, ok := w.rows[t]; ok {
		return rows
	}
	rows := make([]int32, w.Table(t).Len)
	for i := range rows {
		rows[i] = int32(i)
	}
	w.rows[t] = rows
	return rows
}
