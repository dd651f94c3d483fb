package kernel

import (
	"math"
	"math/bits"

	"github.com/fordel-lang/fordel/engine/number/dd"
)

// sum adds exactly, in two doubles a group. With mean the sum is divided by the
// number of values.
//
// Every value is cut at one place in two parts, and the parts that lie above it
// add up exactly in a double, as do those below, as long as all values are in
// proportion: the greatest not many times that of the first block, the last
// digit of the least not too far below it. Where they are not, and from then on,
// what a sum loses in one double is added to the other, and what both lose is
// left to the slow way.
type sum struct {
	mean    bool
	rows    int // at most
	cut     cut
	coarse  bool // blocks were added as they are
	loose   bool // values are not in proportion
	inexact bool
	hi, lo  []float64 // by group
	n       []float64
	known   []uint64
	above   [size]float64
	below   [size]float64
}

func (s *sum) open(groups, rows int) {
	s.hi, s.lo = room(s.hi, groups), room(s.lo, groups)
	s.rows, s.cut, s.coarse, s.loose, s.inexact = rows, cut{}, false, false, false
	if s.mean {
		s.n = room(s.n, groups)
	}
}

func (s *sum) take(b *block, v value, to []int32) {
	if s.mean {
		tally(s.n, b.live, to)
	}
	if !s.loose && (s.plain(b, v, to) || s.quick(b, v.numbers[:b.n], to)) {
		return
	}
	s.loose = true
	b.each(func(i int) { s.add(place(to, i), v.numbers[i]) })
}

// place is the group of row i.
func place(to []int32, i int) int32 {
	if to == nil {
		return 0
	}
	return to[i]
}

// plain adds a block whose values are known to be so coarse that sums of them
// lose nothing; false, and nothing done, where they are not, or other blocks were
// added otherwise.
func (s *sum) plain(b *block, v value, to []int32) bool {
	if v.most == 0 || v.most*float64(s.rows) > 1<<(53-10) || s.cut.limit != 0 {
		return false
	}
	s.coarse = true
	gather(s.hi, b.live, v.numbers[:b.n], to)
	return true
}

// quick adds a block whose values are in proportion; false, and nothing done,
// where they are not.
func (s *sum) quick(b *block, xs []float64, to []int32) bool {
	if s.coarse {
		return false
	}
	if s.cut.limit == 0 {
		most := largest(b, xs)
		if most == 0 {
			return true
		}
		s.cut = cutAt(most, s.rows)
	}
	whole, ok := s.cut.block(b, xs, s.above[:len(xs)], s.below[:len(xs)])
	if !ok {
		return false
	}
	gather(s.hi, b.live, s.above[:len(xs)], to)
	if !whole {
		gather(s.lo, b.live, s.below[:len(xs)], to)
	}
	return true
}

// gather adds the live rows to their groups.
func gather(out []float64, live *[words]uint64, xs []float64, to []int32) {
	for w := 0; w*64 < len(xs); w++ {
		from, end := w*64, min(w*64+64, len(xs))
		switch {
		case live[w] != ^uint64(0):
			for rest := live[w]; rest != 0; rest &= rest - 1 {
				i := from + bits.TrailingZeros64(rest)
				out[place(to, i)] += xs[i]
			}
		case to == nil:
			for _, x := range xs[from:end] {
				out[0] += x
			}
		default:
			addTo(out, xs[from:end], to[from:end])
		}
	}
}

func (s *sum) add(t int32, x float64) {
	hi, e := dd.TwoSum(s.hi[t], x)
	lo, rest := dd.TwoSum(s.lo[t], e)
	s.hi[t], s.lo[t] = hi, lo
	if rest != 0 {
		s.inexact = true
	}
}

func (s *sum) close() (value, bool) {
	if s.inexact {
		return value{}, false
	}
	out := value{numbers: s.hi}
	if s.mean {
		s.known = room(s.known, (len(s.hi)+63)/64)
		out.known = s.known
	}
	for i := range s.hi {
		total := s.hi[i] + s.lo[i]
		if total-total != 0 {
			return value{}, false
		}
		if s.mean && s.n[i] > 0 {
			total /= s.n[i]
			s.known[i>>6] |= 1 << (i & 63)
		}
		s.hi[i] = total
	}
	return out, true
}

// cut is where numbers are cut in two: adding and taking away above leaves the
// part of a number above the cut, below likewise the digits that may lie below.
type cut struct{ limit, above, below float64 }

// headroom is how many times the greatest number of the first block later ones
// may be, as a power of two.
const headroom = 4

// cutAt places the cut for a number of rows none of which is beyond the largest
// many times. It follows from n rows of size 2^e at most: their parts above 2^a
// add up to no more than 2^(a+52), those below, with no digit under 2^t, to no
// more than 2^(t+52).
func cutAt(largest float64, rows int) cut {
	_, e := math.Frexp(largest)
	e += headroom
	n := bits.Len(uint(rows))
	a := e + n - 52
	t := a + n - 53
	if t < -1000 || e > 900 { // too near the ends of a double's range
		return cut{limit: -1}
	}
	return cut{limit: math.Ldexp(1, e), above: 1.5 * math.Ldexp(1, a+52), below: 1.5 * math.Ldexp(1, t+52)}
}

// largest is the largest size of a live row's number.
func largest(b *block, xs []float64) float64 {
	most := 0.0
	b.each(func(i int) { most = max(most, math.Abs(xs[i])) })
	return most
}

// block cuts the numbers of a block. It is whole where nothing lies below the
// cut, and not ok where some live number is too large or has digits too small.
func (c *cut) block(b *block, xs, above, below []float64) (whole, ok bool) {
	above, below = above[:len(xs)], below[:len(xs)]
	rest, lost := parts(above, below, xs, c)
	if lost == 0 {
		return rest == 0, true
	}
	ok = true
	b.each(func(i int) {
		tail := below[i]
		ok = ok && math.Abs(xs[i]) <= c.limit && tail == tail+c.below-c.below
	})
	return false, ok
}
