package kernel

import (
	"context"
	"math/bits"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/progress"
)

// source is the rows that a list goes through: a frame, and the conditions that
// its rows must meet, the innermost first.
type source struct {
	frame *frame
	conds []node
	known bool // missing values are left out
}

// list is a source and the value of each of its rows; body is nil for the rows
// themselves.
type list struct {
	source
	body node
}

// list builds a list over rows, standing in a frame.
func (c *compiler) list(e *check.Expr, f *frame, strict bool) (list, bool) {
	switch e.Op {
	case check.OpCall:
		if how := formula.Computed(e.Func); how != nil && how.Loop == formula.LeaveOut {
			l, ok := c.list(e.Args[0], f, false)
			l.known = true
			return l, ok && l.body != nil
		}
	case check.OpMap:
		s, ok := c.source(e.Args[0], f)
		if !ok {
			return list{}, false
		}
		return list{s, c.node(e.Args[1], s.frame, strict)}, true
	case check.OpRows, check.OpFilter:
		s, ok := c.source(e, f)
		return list{source: s}, ok
	}
	return list{}, false
}

func (c *compiler) source(e *check.Expr, f *frame) (source, bool) {
	switch e.Op {
	case check.OpFilter:
		s, ok := c.source(e.Args[0], f)
		if ok {
			s.conds = append(s.conds, c.node(e.Args[1], s.frame, true))
		}
		return s, ok
	case check.OpRows:
		inner := &frame{table: e.Table, outer: c.home(e, f), path: e.Path, depth: f.depth + 1}
		c.frames = append(c.frames, inner)
		return source{frame: inner}, inner.outer != nil
	}
	return source{}, false
}

// home is the frame that rows belong to: that of their scope, or for a whole
// table a single row in the place of the frame they stand in.
func (c *compiler) home(e *check.Expr, f *frame) *frame {
	if len(e.Path) == 0 {
		single := &frame{depth: f.depth}
		c.frames = append(c.frames, single)
		return single
	}
	return f.at(e.Depth)
}

// group computes a figure of a list for every row of the list's home, all at
// once, and gives each block of its own frame its part.
type group struct {
	data   formula.Data
	list   list
	frame  *frame // that it stands in
	figure figure
	done   bool
	bad    bool // some row needs the slow way
	out    value
	lifted value
	target []int32
}

// figure is what is computed of a list. It is opened for a number of groups and
// of rows at most, takes the values of rows block by block, and closes into one
// value a group.
type figure interface {
	open(groups, rows int)
	// take adds the live rows of a block; to is the group of each row, nil where
	// all are in group 0.
	take(b *block, v value, to []int32)
	close() (value, bool)
}

func (c *compiler) group(e *check.Expr, f *frame, fig figure, strict bool) node {
	l, ok := c.list(e, f, strict)
	if !ok {
		return c.fail()
	}
	g := &group{data: c.data, list: l, frame: f, figure: fig}
	c.resets = append(c.resets, g)
	return g
}

func (g *group) reset() error {
	g.done, g.bad = false, false
	return nil
}

func (g *group) eval(b *block) value {
	home := g.list.frame.outer
	if !g.done {
		if err := g.compute(home); err != nil {
			b.err = err
		}
		g.done = true
	}
	if g.bad {
		b.bad = true
		return g.blank()
	}
	if home == g.frame {
		return g.part(b)
	}
	return g.lift(b, home)
}

// blank is a value of the right shape that nobody looks at.
func (g *group) blank() value {
	return value{numbers: make([]float64, size), flags: make([]uint64, words)}
}

// compute goes through all rows of the list.
func (g *group) compute(home *frame) error {
	f := g.list.frame
	var to []int32
	if f.rows != nil {
		to = f.rows.Target
	}
	ok, err := g.pass(home, to)
	for s, is := g.figure.(*sum); is && err == nil && s.again(); {
		ok, err = g.pass(home, to)
	}
	if err != nil {
		return err
	}
	out, closed := g.figure.close()
	g.out, g.bad = out, !ok || !closed
	if home != g.frame {
		g.target = nil
		if home.table != nil {
			g.target = g.frame.targets(home.depth)
		}
	}
	return nil
}

// pass hands all rows of the list to the figure; false where one needs the slow way.
func (g *group) pass(home *frame, to []int32) (bool, error) {
	f := g.list.frame
	g.figure.open(home.n, f.n)
	if c, plain := g.figure.(*tallied); plain && g.list.body == nil && len(g.list.conds) == 0 {
		c.sizes(f)
		return true, nil
	}
	return run(g.data, f, nil, func(b *block) { g.row(b, to) })
}

// row takes one block of the list's rows.
func (g *group) row(b *block, to []int32) {
	if to != nil {
		to = to[b.lo : b.lo+b.n]
	}
	if f := g.list.frame; to != nil && len(f.rows.Rows) < f.n {
		for i, t := range to {
			b.live[i>>6] &^= bit(t < 0) << (i & 63)
		}
	}
	for _, cond := range g.list.conds {
		for i, w := range cond.eval(b).flags[:(b.n+63)/64] {
			b.live[i] &= w
		}
	}
	if s, is := g.figure.(*sum); is && s.takeMarks(b, g.list.body, to) {
		return
	}
	var v value
	if g.list.body != nil {
		v = g.list.body.eval(b)
		if g.list.known && v.known != nil {
			for i, w := range v.known {
				b.live[i] &= w
			}
		}
	}
	g.figure.take(b, v, to)
}

// part is the block's stretch of the figures.
func (g *group) part(b *block) value {
	v := value{known: b.stretch(g.out.known)}
	if g.out.flags != nil {
		v.flags = b.stretch(g.out.flags)
	} else {
		v.numbers = g.out.numbers[b.lo : b.lo+b.n]
	}
	b.need(v.known)
	return value{numbers: v.numbers, flags: v.flags}
}

// lift gives each row the figure of the row of home that it belongs to.
func (g *group) lift(b *block, home *frame) value {
	row := func(i int) int32 {
		if g.target == nil {
			return 0
		}
		return g.target[b.lo+i]
	}
	for i := range b.n {
		if t := row(i); (t < 0 || !has(g.out.known, t)) && b.live[i>>6]>>(i&63)&1 != 0 {
			b.bad = true
		}
	}
	if g.out.flags != nil {
		g.lifted.flags = grown(g.lifted.flags)
		for i := range b.n {
			if t := row(i); t >= 0 && has(g.out.flags, t) {
				g.lifted.flags[i>>6] |= 1 << (i & 63)
			}
		}
		return g.lifted
	}
	if g.lifted.numbers == nil {
		g.lifted.numbers = make([]float64, size)
	}
	for i := range b.n {
		g.lifted.numbers[i] = g.out.numbers[max(row(i), 0)]
	}
	return g.lifted
}

// has reports whether row i is in a set; nil holds all.
func has(set []uint64, i int32) bool { return set == nil || set[i>>6]>>(i&63)&1 != 0 }

// zeroed is n zeros, in the old buffer where it is large enough.
func zeroed[T any](old []T, n int) []T {
	if cap(old) < n {
		return make([]T, n)
	}
	clear(old[:n])
	return old[:n]
}

// tallied is len of a list, and count, any, all and none of flags.
type tallied struct {
	of  formula.Loop
	met []float64
	all []float64
	out []uint64
}

func (c *tallied) open(groups, _ int) {
	c.met = zeroed(c.met, groups)
	if c.of == formula.All {
		c.all = zeroed(c.all, groups)
	}
}

// sizes takes all rows of a frame.
func (c *tallied) sizes(f *frame) {
	if f.rows == nil {
		c.met[0] = float64(f.n)
		return
	}
	for g := range c.met {
		c.met[g] = float64(f.rows.Start[g+1] - f.rows.Start[g])
	}
}

func (c *tallied) take(b *block, v value, to []int32) {
	set := *b.live
	if c.of == formula.All {
		tally(c.all, &set, to, 1)
	}
	if c.of != formula.Length {
		for i, w := range v.flags {
			set[i] &= w
		}
	}
	tally(c.met, &set, to, 1)
}

// tally adds what each row of a set is worth to its group, two rows at a time.
func tally(out []float64, set *[words]uint64, to []int32, worth float64) {
	for w, x := range set {
		if to == nil {
			out[0] += float64(worth * float64(bits.OnesCount64(x)))
			continue
		}
		if w*64+64 <= len(to) {
			g := (*[64]int32)(to[w*64:])
			for x&(x-1) != 0 {
				i := bits.TrailingZeros64(x) & 63
				x &= x - 1
				j := bits.TrailingZeros64(x) & 63
				x &= x - 1
				out[g[i]] += worth
				out[g[j]] += worth
			}
		}
		for ; x != 0; x &= x - 1 {
			out[to[w*64+bits.TrailingZeros64(x)]] += worth
		}
	}
}

func (c *tallied) close() (value, bool) {
	var holds func(i int) bool
	switch c.of {
	case formula.Any:
		holds = func(i int) bool { return c.met[i] > 0 }
	case formula.None:
		holds = func(i int) bool { return c.met[i] == 0 }
	case formula.All:
		holds = func(i int) bool { return c.met[i] == c.all[i] }
	default:
		return value{numbers: c.met}, true
	}
	c.out = zeroed(c.out, (len(c.met)+63)/64)
	for i := range c.met {
		if holds(i) {
			c.out[i>>6] |= 1 << (i & 63)
		}
	}
	return value{flags: c.out}, true
}

// extreme is min and max.
type extreme struct {
	most  bool
	best  []float64
	known []uint64
}

func (x *extreme) open(groups, _ int) {
	x.best, x.known = zeroed(x.best, groups), zeroed(x.known, (groups+63)/64)
}

func (x *extreme) take(b *block, v value, to []int32) {
	b.each(func(i int) {
		t := int32(0)
		if to != nil {
			t = to[i]
		}
		y := v.numbers[i]
		if !has(x.known, t) {
			x.known[t>>6] |= 1 << (t & 63)
			x.best[t] = y
		} else if x.most {
			x.best[t] = max(x.best[t], y)
		} else {
			x.best[t] = min(x.best[t], y)
		}
	})
}

func (x *extreme) close() (value, bool) { return value{numbers: x.best, known: x.known}, true }

// measured is any other figure of a list of numbers: the values are gathered by
// group and handed over.
type measured struct {
	of     func([]float64) (float64, bool)
	groups int
	values []float64
	group  []int32
	known  []uint64
	out    []float64
}

func (m *measured) open(groups, _ int) {
	m.groups, m.values, m.group = groups, m.values[:0], m.group[:0]
	m.known, m.out = zeroed(m.known, (groups+63)/64), zeroed(m.out, groups)
}

func (m *measured) take(b *block, v value, to []int32) {
	b.each(func(i int) {
		t := int32(0)
		if to != nil {
			t = to[i]
		}
		m.values, m.group = append(m.values, v.numbers[i]), append(m.group, t)
	})
}

func (m *measured) close() (value, bool) {
	byGroup, _ := formula.NewGroups(progress.NewMeter(context.Background()), m.group, m.groups) // nobody ends it
	var xs []float64
	for g := range m.groups {
		xs = xs[:0]
		for _, i := range byGroup.Of(g) {
			xs = append(xs, m.values[i])
		}
		if x, ok := m.of(xs); ok {
			m.out[g] = x
			m.known[g>>6] |= 1 << (g & 63)
		}
	}
	return value{numbers: m.out, known: m.known}, true
}
