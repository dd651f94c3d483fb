package kernel

import (
	"math"
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/table"
)

// Bands computes a `bands` statement. It is nil where the statement has no
// kernel.
type Bands struct{ kernel *kernel }

// NewBands makes the kernel of a statement.
func NewBands(s *check.BandsStep, data formula.Data) *Bands {
	t := s.Column.Table
	kind := s.Column.Type.Kind
	if !numeric(kind) {
		return nil
	}
	c := &compiler{data: data}
	root := &frame{table: t}
	n := &banding{by: c.node(s.By, root, true)}
	whole := &check.Expr{Type: s.Column.Type}
	for i := range s.Bands {
		value := c.branch(s.Bands[i].Value, whole, root, false)
		n.add(&s.Bands[i], value)
	}
	n.steps.close()
	if c.failed {
		return nil
	}
	return &Bands{&kernel{kind: kind, data: data, root: root, node: n, frames: append(c.frames, root), resets: c.resets}}
}

// Column computes all rows; nil where a row needs the slow way. The error is
// that of formula.Data.
func (b *Bands) Column() (*table.Column, error) {
	if b == nil {
		return nil, nil
	}
	return b.kernel.compute(nil)
}

// banding is the value of the first band that holds a number.
type banding struct {
	by    node
	bands []band
	steps steps
	open  [words]uint64 // rows still without a band
	hit   [words]uint64
	known [words]uint64
	out   [size]float64
}

// band holds the doubles from one limit to below another.
type band struct {
	from, to float64
	value    node
}

// add adds a band; its bounds are read with 15 digits.
func (n *banding) add(of *check.Band, value node) {
	b := band{from: number.Reach(of.Low), to: number.After(of.High), value: value}
	if of.Under {
		b.to = number.Reach(of.High)
	}
	n.bands = append(n.bands, b)
	n.steps.add(b)
}

// fill looks up the values of bands whose values are the same on all rows.
func (n *banding) fill(b *block, out []float64) bool {
	if !n.steps.read(b) {
		return false
	}
	n.steps.take(b, out, n.by.eval(b).numbers[:b.n])
	return true
}

func (n *banding) eval(b *block) value {
	x := n.by.eval(b).numbers[:b.n]
	count := (b.n + 63) / 64
	n.open = *b.live
	missing := false
	for _, band := range n.bands {
		clear(n.hit[count:])
		within(n.hit[:count], x, band.from, band.to)
		for i := range count {
			n.hit[i] &= n.open[i]
		}
		if none(&n.hit) {
			continue
		}
		var v value
		b.within(&n.hit, func() { v = band.value.eval(b) })
		for i := range count {
			n.open[i] &^= n.hit[i]
			known := word(v.known, i) & n.hit[i]
			missing = missing || known != n.hit[i]
			n.known[i] = n.known[i]&^n.hit[i] | known
		}
		choose(n.out[:b.n], v.numbers, n.out[:b.n], &n.hit)
	}
	if !none(&n.open) {
		b.bad = true
	}
	out := value{numbers: n.out[:b.n]}
	if missing {
		out.known = n.known[:count]
	}
	return out
}

// steps is bands whose values are the same on all rows: the number of edges at
// or below a number says which value is its.
type steps struct {
	edges  []float64
	bands  []*constant  // by that number; nil for gaps
	varied bool         // some band's value is not the same on all rows, or there are more bands than a byte counts
	fours  [][4]float64 // the edges, by four so that there is less to do for each, and after them none
	values [256]float64 // by number of edges
	gaps   [256]uint8   // 1 for a gap

	same       bool         // the values were the same on all rows when read
	listed     [256]float64 // the values of the whole numbers from 0
	listedGaps [256]uint8
}

// add adds a band: what lies in it and in no earlier one.
func (s *steps) add(b band) {
	c, ok := b.value.(*constant)
	s.varied = s.varied || !ok
	if len(s.bands) == 0 {
		s.bands = []*constant{nil}
	}
	s.edge(b.from)
	s.edge(b.to)
	for i := range s.bands {
		inside := (i == 0 && math.IsInf(b.from, -1) || i > 0 && s.edges[i-1] >= b.from) &&
			(i == len(s.edges) && math.IsInf(b.to, 1) || i < len(s.edges) && s.edges[i] <= b.to)
		if inside && s.bands[i] == nil {
			s.bands[i] = c
		}
	}
}

// close puts the edges into their fours.
func (s *steps) close() {
	s.varied = s.varied || len(s.bands) > len(s.values)
	s.fours = make([][4]float64, max(1, (len(s.edges)+3)/4))
	for i := range 4 * len(s.fours) {
		s.fours[i/4][i%4] = math.NaN()
		if i < len(s.edges) {
			s.fours[i/4][i%4] = s.edges[i]
		}
	}
}

// edge makes a number an edge; what lies on both sides stays as it is.
func (s *steps) edge(x float64) {
	i, found := slices.BinarySearch(s.edges, x)
	if found || math.IsInf(x, 0) {
		return
	}
	s.edges = slices.Insert(s.edges, i, x)
	s.bands = slices.Insert(s.bands, i, s.bands[i])
}

// read reads the values of the bands; false where some row may have none.
func (s *steps) read(b *block) bool {
	if b.lo > 0 { // as in the first block
		return s.same
	}
	if s.same = false; s.varied {
		return false
	}
	for i, c := range s.bands {
		if c == nil {
			s.gaps[i], s.values[i] = 1, 0
			continue
		}
		v := c.eval(b)
		if v.known != nil {
			return false
		}
		s.values[i] = v.numbers[0] + 0
	}
	for n := range s.listed {
		i := edgesAt(s.edges, float64(n))
		s.listed[n], s.listedGaps[n] = s.values[i], s.gaps[i]
	}
	s.same = true
	return true
}

// take gives each row its value. The block is bad where a live row is in a gap.
func (s *steps) take(b *block, out, xs []float64) {
	if !pick(out, xs, s) && climb(out, xs, s) {
		b.each(func(i int) { b.bad = b.bad || s.gaps[edgesAt(s.edges, xs[i])] != 0 })
	}
}

// edgesAt is the number of edges at or below x.
func edgesAt(edges []float64, x float64) int {
	i, found := slices.BinarySearch(edges, x)
	if found {
		i++
	}
	return i
}
