package plan

import (
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/table"
)

// Exchange says that two rows of a table have each other's values. The town stays as it
// is: with everything exchanged each row gets what the other had.
type Exchange struct {
	Table *check.Table
	A, B  int
	// Columns of the table that are exchanged: of the data, or among those in Held.
	Columns []*check.Column
	// Held are computed columns of the table that are taken as they are, like data: what
	// they were computed from does not change them.
	Held []*check.Column
	// Rows are references to the table from others: rows that lead to one of the two lead
	// to the other.
	Rows []*check.Column
	// Given is a number that row A has in one of the columns, exchanged or not: of the
	// data, or among those in Held. B may be A.
	Given *Given
}

// Given is a number in the place of another.
type Given struct {
	Column *check.Column
	Number float64
}

// Reaches reports whether the result of a task may depend on what is exchanged.
func (w *Workspace) Reaches(x *Exchange, t *Task) bool {
	changed := slices.Concat(x.Columns, x.Rows)
	if x.Given != nil {
		changed = append(changed, x.Given.Column)
	}
	return slices.ContainsFunc(changed, func(c *check.Column) bool {
		return w.Plan.Depends(t, c) || c.Step != nil && w.needs(t, w.Plan.Of(c.Step), map[*Task]bool{})
	})
}

// needs reports whether a task is another, or needs it, directly or not.
func (w *Workspace) needs(t, other *Task, seen map[*Task]bool) bool {
	if t == other {
		return true
	}
	seen[t] = true
	return slices.ContainsFunc(t.Needs, func(n *Task) bool { return !seen[n] && w.needs(n, other, seen) })
}

// Exchanged computes with two rows exchanged while f runs, beside the state that there
// is. What that does not reach is taken from there; nothing is kept.
func (w *Workspace) Exchanged(x *Exchange, f func() error) error {
	e := &exchanged{Exchange: x, data: map[*check.Column]*table.Column{}, groups: map[string]*formula.Groups{}}
	for _, c := range x.Columns {
		if c.Data != nil {
			e.data[c] = swapped(w.Column(c), x.A, x.B)
		}
	}
	for _, c := range x.Rows {
		e.data[c] = redirected(w.Column(c), w.Keys(x.Table), x.A, x.B)
	}
	if g := x.Given; g != nil && g.Column.Data != nil {
		e.data[g.Column] = given(w.Column(g.Column), x.A, g.Number)
	}
	base := w.State
	own := w.newState(base.params, trial)
	own.base, own.size, own.exchanged = base, base.size, e
	w.State = own
	defer func() {
		own.free(w.Cache)
		w.State = base
	}()
	return f()
}

// exchanged is an exchange with what the data are in it.
type exchanged struct {
	*Exchange
	data   map[*check.Column]*table.Column
	groups map[string]*formula.Groups // by path, of those that lead through exchanged references
}

// evaluate gives a task's outcome where rows are exchanged.
func (w *Workspace) exchanged(t *Task) (*Outcome, error) {
	s := w.State
	x := s.exchanged
	held := slices.ContainsFunc(x.Held, func(c *check.Column) bool { return c.Step == t.Step })
	if o := s.base.outcomes[t.index]; o != nil && (held || !w.Reaches(x.Exchange, t)) {
		s.Apply(t, o)
		for _, c := range x.Columns {
			if c.Step != nil && c.Step == t.Step {
				w.SetColumn(c, swapped(s.Column(c), x.A, x.B))
			}
		}
		if g := x.Given; g != nil && g.Column.Step != nil && g.Column.Step == t.Step {
			w.SetColumn(g.Column, given(s.Column(g.Column), x.A, g.Number))
		}
		return o, nil
	}
	for _, n := range t.Needs {
		if _, err := w.Evaluate(n); err != nil {
			return nil, err
		}
	}
	o := &Outcome{clean: true}
	if err := w.compute(t, o, ""); err != nil {
		return nil, err
	}
	s.Apply(t, o)
	return o, nil
}

// swapped is a column in which two rows have each other's values.
func swapped(c *table.Column, a, b int) *table.Column {
	out := *c
	out.Numbers, out.Codes, out.Rows = turned(c.Numbers, a, b), turned(c.Codes, a, b), turned(c.Rows, a, b)
	out.Flags, out.Known = turnedBits(c.Flags, a, b), turnedBits(c.Known, a, b)
	return &out
}

// given is a column in which a row has another number.
func given(c *table.Column, row int, number float64) *table.Column {
	out := *c
	out.Numbers, out.Known = slices.Clone(c.Numbers), slices.Clone(c.Known)
	out.Numbers[row] = number
	if out.Known != nil {
		out.Known.Set(row, true)
	}
	return &out
}

func turned[T any](xs []T, a, b int) []T {
	out := slices.Clone(xs)
	if out != nil {
		out[a], out[b] = out[b], out[a]
	}
	return out
}

func turnedBits(bits table.Bits, a, b int) table.Bits {
	out := slices.Clone(bits)
	if out != nil {
		out.Set(a, bits.Get(b))
		out.Set(b, bits.Get(a))
	}
	return out
}

// redirected is a column of references in which those to one row lead to the other.
func redirected(c *table.Column, keys []string, a, b int) *table.Column {
	out := *c
	out.Words, out.Rows, out.Codes = slices.Clone(c.Words), slices.Clone(c.Rows), slices.Clone(c.Codes)
	code := func(row int) int32 {
		i := slices.Index(out.Words, keys[row])
		if i < 0 {
			i, out.Words = len(out.Words), append(out.Words, keys[row])
		}
		return int32(i)
	}
	toA, toB := code(a), code(b)
	for i, row := range out.Rows {
		switch int(row) {
		case a:
			out.Rows[i], out.Codes[i] = int32(b), toB
		case b:
			out.Rows[i], out.Codes[i] = int32(a), toA
		}
	}
	return &out
}

// through reports whether a path of references leads through exchanged ones.
func (e *exchanged) through(path []*check.Column) bool {
	return e != nil && slices.ContainsFunc(path, func(c *check.Column) bool { return e.data[c] != nil })
}
