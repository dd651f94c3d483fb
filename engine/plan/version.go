package plan

import (
	"math"
	"slices"

	"github.com/fordel-lang/fordel/engine/progress"
	"github.com/fordel-lang/fordel/engine/table"
)

// version numbers what the table of a name held last.
type version struct {
	length, key int // how many rows, and the number of the key column, 0 without one
	rows        int // the number of the two together
	columns     []int
	named       map[string]columnVersion
}

// columnVersion is what the column of a name held last, and its number.
type columnVersion struct {
	number int
	held   table.Column
}

// Load numbers what the tables of a program hold, by slot, for a workspace. The
// error is that of the meter's context.
func (c *Cache) Load(meter *progress.Meter, w *Workspace) error {
	var rows []int
	now := map[string]*version{}
	for _, t := range w.Tables {
		v, err := c.version(meter, t)
		if err != nil {
			return err
		}
		now[t.Spec.Name], w.versions, rows = v, append(w.versions, v), append(rows, t.Len)
	}
	c.versions, c.buffers, w.Cache = now, table.NewBuffers(rows...), c
	return nil
}

// Unload forgets what the table of a name held.
func (c *Cache) Unload(name string) { delete(c.versions, name) }

// version numbers what a table holds. The rows and each column keep their number
// as long as they hold the same, bit for bit; columns that do share the memory.
func (c *Cache) version(meter *progress.Meter, t *table.Table) (*version, error) {
	old := c.versions[t.Spec.Name]
	if old == nil {
		old = &version{}
	}
	now := &version{length: t.Len, named: map[string]columnVersion{}}
	for i, column := range t.Columns {
		meter.At(t.Spec.Name, i, len(t.Columns))
		if err := meter.Tick(); err != nil {
			return nil, err
		}
		was, known := old.named[column.Spec.Name]
		if known && Same(&was.held, column) {
			was.held.Spec = column.Spec
			*column = was.held
		} else {
			was = columnVersion{c.next(), *column}
		}
		if column.Spec.Kind == table.Key {
			now.key = was.number
		}
		now.named[column.Spec.Name], now.columns = was, append(now.columns, was.number)
	}
	if now.rows = old.rows; now.length != old.length || now.key != old.key {
		now.rows = c.next()
	}
	return now, nil
}

func (c *Cache) next() int {
	c.numbered++
	return c.numbered
}

// Same reports whether two columns hold the same, bit for bit.
func Same(a, b *table.Column) bool {
	bits := func(x, y float64) bool { return math.Float64bits(x) == math.Float64bits(y) }
	return slices.EqualFunc(a.Numbers, b.Numbers, bits) && slices.Equal(a.Codes, b.Codes) && slices.Equal(a.Words, b.Words) &&
		slices.Equal(a.Flags, b.Flags) && slices.Equal(a.Rows, b.Rows) && slices.Equal(a.Known, b.Known) && (a.Known == nil) == (b.Known == nil)
}
