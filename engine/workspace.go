package engine

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

// maxWork is how many steps of work (values read, rows gone through) one run
// may take.
const maxWork = 1_000_000_000

// errTooMuchWork ends a run that goes beyond maxWork.
var errTooMuchWork = errors.New("the run takes too many steps")

// workspace is the data and the state that formulas read from. It implements
// formula.Data.
type workspace struct {
	program  *check.Program
	tables   []*table.Table             // by slot
	groups   map[string]*formula.Groups // by path
	names    map[*check.Table][]string  // keys of the rows
	rows     map[*check.Table][]int32   // all of them
	plan     *plan                      // nil: none yet
	contents []*content                 // of the tables, by slot
	memo     *memo                      // what is known from before
	key      []byte                     // room for keys
	computed []string                   // the tasks that the run computed
	state    *state                     // what is being computed now
	meter    *progress.Meter            // of the run
	parts    int                        // that the run has, for progress
	work     int                        // steps of the run so far
	limit    int
	rowByRow bool // see Session
}

func newWorkspace(p *check.Program, tables []*table.Table) *workspace {
	return &workspace{program: p, tables: tables, groups: map[string]*formula.Groups{},
		names: map[*check.Table][]string{}, rows: map[*check.Table][]int32{}, limit: maxWork}
}

// begin starts counting the work of a run that has some parts.
func (w *workspace) begin(ctx context.Context, parts int) {
	w.meter, w.parts, w.work, w.computed = progress.NewMeter(ctx), parts, 0, nil
}

// doing says which part of the run is next, counted from 0, by its label or else
// its name. The error ends the run.
func (w *workspace) doing(part int, label, name string) error {
	w.meter.At(cmp.Or(label, name), part, w.parts)
	return w.meter.Tick()
}

// Table implements formula.Data.
func (w *workspace) Table(t *check.Table) *table.Table { return w.tables[t.Slot] }

// Column implements formula.Data.
func (w *workspace) Column(c *check.Column) *table.Column {
	if c.Data != nil {
		return w.tables[c.Table.Slot].Columns[c.Slot]
	}
	return w.state.columns[c.Table.Slot][c.Slot]
}

// Param implements formula.Data.
func (w *workspace) Param(p *check.Param) check.Const { return w.state.params[p.Slot] }

// Value implements formula.Data.
func (w *workspace) Value(v *check.Value) check.Const { return w.state.values[v.Slot] }

// Groups implements formula.Data. They are made once per path and data.
func (w *workspace) Groups(path []*check.Column) (*formula.Groups, error) {
	var key strings.Builder
	for _, c := range path {
		key.WriteString(strconv.Itoa(c.Table.Slot) + "." + strconv.Itoa(c.Slot) + " ")
	}
	if g, ok := w.groups[key.String()]; ok {
		return g, nil
	}
	target := formula.Follow(path, func(c *check.Column) []int32 { return w.Column(c).Rows })
	g, err := formula.NewGroups(w.meter, target, w.Table(path[len(path)-1].Ref).Len)
	if err == nil {
		w.groups[key.String()] = g
	}
	return g, err
}

// Memory implements formula.Data.
func (w *workspace) Memory() *table.Memory { return w.memo.memory }

// Spend implements formula.Data.
func (w *workspace) Spend(n int) error {
	if w.work += n; w.work > w.limit {
		return errTooMuchWork
	}
	return w.meter.Tick()
}
