package kernel

import (
	"math"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
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
		b := &s.Bands[i]
		n.bands = append(n.bands, band{
			low: filled(b.Low), high: filled(b.High), open: math.IsInf(b.Low, -1), under: b.Under, value: c.branch(b.Value, whole, root, false)})
	}
	if c.failed {
		return nil
	}
	return &Bands{&kernel{kind: kind, data: data, root: root, node: n, frames: c.frames, resets: c.resets}}
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
	open  [words]uint64 // rows still without a band
	hit   [words]uint64
	known [words]uint64
	out   [size]float64
}

type band struct {
	low, high []float64 // the bounds, once for each row of a block
	open      bool      // no lower bound
	under     bool      // the upper bound itself is not in it
	value     node
	below     [words]uint64
	above     [words]uint64
}

// filled is a number on every row of a block.
func filled(x float64) []float64 {
	out := make([]float64, size)
	for i := range out {
		out[i] = x
	}
	return out
}

func (n *banding) eval(b *block) value {
	x := n.by.eval(b).numbers[:b.n]
	count := (b.n + 63) / 64
	n.open = *b.live
	missing := false
	for k := range n.bands {
		band := &n.bands[k]
		n.hit = n.open
		band.hold(n.hit[:count], x)
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

// hold keeps of a set the rows whose number the band holds.
func (b *band) hold(set []uint64, x []float64) {
	if b.under {
		less(b.below[:len(set)], x, b.high)
	} else {
		less(b.above[:len(set)], b.high, x)
	}
	for i := range set {
		if b.under {
			set[i] &= b.below[i]
		} else {
			set[i] &^= b.above[i]
		}
	}
	if b.open {
		return
	}
	less(b.below[:len(set)], x, b.low)
	for i := range set {
		set[i] &^= b.below[i]
	}
}
