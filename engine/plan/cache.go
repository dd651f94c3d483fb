package plan

import (
	"strconv"

	"github.com/fordel-lang/fordel/engine/table"
)

// Cache is what is known from earlier runs: the outcomes of tasks, by what they
// compute and what from. It goes with the data from one version of the rules to
// the next, so the same tasks need not have the same names or places. It keeps
// what the last two runs used.
type Cache struct {
	outcomes map[string]*Outcome // by State.key
	run      int                 // how many there were
	left     int                 // bytes that this run may still keep beside what it shows
	added    []string            // what the current run keeps that was not known before
	buffers  *table.Buffers      // of outcomes to which there is no reference any more

	versions map[string]*version // by name of table, as of the last time
	numbered int                 // how many versions there were
}

// unshown is how many bytes a run may keep beside what it shows: outcomes of
// scenarios in which something is expected, and what the run before showed.
const unshown = 64 << 20

// NewCache is a cache with nothing in it.
func NewCache() *Cache {
	return &Cache{outcomes: map[string]*Outcome{}, versions: map[string]*version{}, buffers: table.NewBuffers()}
}

// Len is how many outcomes are kept.
func (c *Cache) Len() int { return len(c.outcomes) }

// Buffers are those to which there is no reference any more.
func (c *Cache) Buffers() *table.Buffers { return c.buffers }

// Clear drops all outcomes.
func (c *Cache) Clear() {
	for key := range c.outcomes {
		c.drop(key)
	}
}

// drop forgets an outcome.
func (c *Cache) drop(key string) {
	if o := c.outcomes[key]; o != nil {
		delete(c.outcomes, key)
		c.release(o)
	}
}

// release ends one reference to an outcome; with the last its buffers are free.
func (c *Cache) release(o *Outcome) {
	o.references--
	c.free(o)
}

// free takes back the buffers of an outcome to which there is no reference.
func (c *Cache) free(o *Outcome) {
	if o.references <= 0 {
		c.buffers.Free(o.buffers)
		o.buffers = table.Taken{}
	}
}

// Begin starts a run.
func (c *Cache) Begin() { c.run, c.left, c.added = c.run+1, unshown, nil }

// find is an outcome of a task that may be used again in a workspace; nil where
// there is none. Problems tell the name of a statement and places in rules and
// data, so outcomes with any belong to one task of one workspace.
func (c *Cache) find(key []byte, in *Workspace, t *Task) *Outcome {
	o := c.outcomes[string(key)]
	if o == nil {
		o = c.outcomes[own(string(key), t)]
	}
	if o == nil || o.space != nil && o.space != in {
		return nil
	}
	o.run = c.run
	return o
}

// own is the key of what is one task's alone, though others compute the same.
func own(key string, t *Task) string { return key + " " + strconv.Itoa(t.index) }

// keep remembers an outcome of a task; one of a state that is not shown as long as
// there is room.
func (c *Cache) keep(key string, o *Outcome, t *Task, shown bool) {
	if o.space != nil {
		key = own(key, t)
	}
	if !shown {
		if o.size > c.left {
			return
		}
		c.left -= o.size
	}
	c.drop(key)
	o.references++
	o.run, c.outcomes[key], c.added = c.run, o, append(c.added, key)
}

// Abort ends a run that did not come to its end: nothing of it is kept.
func (c *Cache) Abort() {
	for _, key := range c.added {
		c.drop(key)
	}
	c.run--
}

// End ends a run and drops what neither this run nor the one before used, and what only that
// one used if it is large.
func (c *Cache) End() {
	before := 0
	for _, o := range c.outcomes {
		if o.run == c.run-1 {
			before += o.size
		}
	}
	for key, o := range c.outcomes {
		if o.run < c.run-1 || o.run < c.run && before > unshown {
			c.drop(key)
		}
	}
}
