package engine

import (
	"math"
	"slices"

	"github.com/fordel-lang/fordel/engine/progress"
	"github.com/fordel-lang/fordel/engine/table"
)

// memo is what is known from earlier runs: the outcomes of tasks, by what they
// compute and what from. It goes with the data from one version of the rules to
// the next, so the same tasks need not have the same names or places. It keeps
// what the last two runs used.
type memo struct {
	outcomes map[string]*outcome // by state.key
	run      int                 // how many there were
	room     int                 // bytes that this run may still keep beside what it shows
	contents map[string]*content // by name of table, as of the last time
	numbers  int                 // how many contents were numbered
	added    []string            // what the current run keeps that was not known before
	memory   *table.Memory       // of outcomes that nobody holds any more
}

// room is how many bytes a run may keep beside what it shows: outcomes of
// scenarios in which something is expected, and what the run before showed.
const room = 64 << 20

func newMemo() *memo {
	return &memo{outcomes: map[string]*outcome{}, contents: map[string]*content{}, memory: table.NewMemory()}
}

// forget drops all outcomes.
func (m *memo) forget() {
	for key := range m.outcomes {
		m.drop(key)
	}
}

// drop forgets an outcome.
func (m *memo) drop(key string) {
	if o := m.outcomes[key]; o != nil {
		delete(m.outcomes, key)
		m.leave(o)
	}
}

// leave takes back what one holder of an outcome had of it: its memory, after the
// last.
func (m *memo) leave(o *outcome) {
	o.holders--
	m.free(o)
}

// free takes back the memory of an outcome that nobody holds.
func (m *memo) free(o *outcome) {
	if o.holders <= 0 {
		m.memory.Return(o.memory)
		o.memory = table.Lot{}
	}
}

// begin starts a run.
func (m *memo) begin() { m.run, m.room, m.added = m.run+1, room, nil }

// find is an outcome that may be used again in a workspace; nil where there is
// none. Problems tell places in rules and data, so outcomes with any belong to
// one workspace.
func (m *memo) find(key []byte, in *workspace) *outcome {
	o := m.outcomes[string(key)]
	if o == nil || o.space != nil && o.space != in {
		return nil
	}
	o.run = m.run
	return o
}

// keep remembers an outcome; one of a state that is not shown as long as there
// is room.
func (m *memo) keep(key string, o *outcome, shown bool) {
	if !shown {
		if o.size > m.room {
			return
		}
		m.room -= o.size
	}
	m.drop(key)
	o.holders++
	o.run, m.outcomes[key], m.added = m.run, o, append(m.added, key)
}

// stop ends a run that did not come to its end: nothing of it is kept.
func (m *memo) stop() {
	for _, key := range m.added {
		m.drop(key)
	}
	m.run--
}

// end ends a run and drops what neither this run nor the one before used, and what only that
// one used if it is large.
func (m *memo) end() {
	before := 0
	for _, o := range m.outcomes {
		if o.run == m.run-1 {
			before += o.size
		}
	}
	for key, o := range m.outcomes {
		if o.run < m.run-1 || o.run < m.run && before > room {
			m.drop(key)
		}
	}
}

// content is what the table of a name held last.
type content struct {
	length, key int // how many rows, and the number of the key column, 0 without one
	rows        int // the number of the two together
	columns     map[string]columnContent
	numbers     []int // of the columns, by slot
}

// columnContent is what the column of a name held last, and its number.
type columnContent struct {
	number int
	held   table.Column
}

// number numbers what tables hold. The error is that of the meter's context.
func (m *memo) number(meter *progress.Meter, tables []*table.Table) ([]*content, error) {
	var out []*content
	var rows []int
	now := map[string]*content{}
	for _, t := range tables {
		c, err := m.content(meter, t)
		if err != nil {
			return nil, err
		}
		now[t.Spec.Name], out, rows = c, append(out, c), append(rows, t.Len)
	}
	m.contents, m.memory = now, table.NewMemory(rows...)
	return out, nil
}

// content numbers what a table holds. The rows and each column keep their number
// as long as they hold the same, bit for bit; columns that do share the memory.
func (m *memo) content(meter *progress.Meter, t *table.Table) (*content, error) {
	old := m.contents[t.Spec.Name]
	if old == nil {
		old = &content{}
	}
	now := &content{length: t.Len, columns: map[string]columnContent{}}
	for i, c := range t.Columns {
		meter.At(t.Spec.Name, i, len(t.Columns))
		if err := meter.Tick(); err != nil {
			return nil, err
		}
		was, known := old.columns[c.Spec.Name]
		if known && same(&was.held, c) {
			was.held.Spec = c.Spec
			*c = was.held
		} else {
			was = columnContent{m.next(), *c}
		}
		if c.Spec.Kind == table.Key {
			now.key = was.number
		}
		now.columns[c.Spec.Name], now.numbers = was, append(now.numbers, was.number)
	}
	if now.rows = old.rows; now.length != old.length || now.key != old.key {
		now.rows = m.next()
	}
	return now, nil
}

func (m *memo) next() int {
	m.numbers++
	return m.numbers
}

// same reports whether two columns hold the same, bit for bit.
func same(a, b *table.Column) bool {
	bits := func(x, y float64) bool { return math.Float64bits(x) == math.Float64bits(y) }
	return slices.EqualFunc(a.Numbers, b.Numbers, bits) && slices.Equal(a.Codes, b.Codes) && slices.Equal(a.Words, b.Words) &&
		slices.Equal(a.Flags, b.Flags) && slices.Equal(a.Rows, b.Rows) && slices.Equal(a.Known, b.Known) && (a.Known == nil) == (b.Known == nil)
}
