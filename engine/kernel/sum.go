package kernel

import (
	"math"
	"math/bits"
	"slices"

	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/number/dd"
)

// sum adds exactly, in two doubles a group. With mean the sum is divided by the
// number of values.
//
// What many values have in common makes adding them cheap, so it goes the first
// of three ways that holds for all values: see way. Where a value shows in the
// middle that a way does not hold, all is added anew, the next way.
type sum struct {
	mean    bool
	rows    int // at most
	way     way
	begun   bool // something was added
	anew    bool // the way does not hold, or sizes are needed: all rows have to come again
	cut     cut
	inexact bool
	sums    []pair // by group
	sized   bool   // sizes are added up too
	sizes   []pair // of the values by group
	n       []float64
	marks   []float64 // what was added plane by plane
	totals  []float64
	known   []uint64
	dense   dense
}

// way is how values are added.
//
// All values are cut at one place, so far below the greatest that the parts of
// them above it add up exactly in a double, and so do those below, as long as all
// values are in proportion: the greatest not many times that of the first block,
// the last digit of the least not too far below it.
type way uint8

const (
	whole way = iota // nothing lies below the cut
	split            // the parts above the cut and those below, each for themselves
	loose            // what is lost in one double goes to the other, and what both lose is left to the slow way
)

// pair is a number in two doubles.
type pair struct{ hi, lo float64 }

func (s *sum) open(groups, rows int) {
	if !s.anew {
		s.way, s.sized = whole, false
	}
	if s.sized {
		s.sizes = zeroed(s.sizes, groups)
	}
	s.marks = zeroed(s.marks, groups)
	s.sums, s.rows, s.cut, s.begun, s.anew, s.inexact = zeroed(s.sums, groups), rows, cut{}, false, false, false
	if s.mean {
		s.n = zeroed(s.n, groups)
	}
}

func (s *sum) take(b *block, v value, to []int32) {
	if s.mean {
		tally(s.n, b.live, to, 1)
	}
	xs, groups := s.dense.rows(b, v.numbers, to)
	if s.sized {
		for i, x := range xs {
			s.addLoosely(&s.sizes[groups[i]], math.Abs(x))
		}
	}
	for !s.add(xs, groups) {
		s.way++
		if s.begun {
			s.anew, b.bad = true, true
			return
		}
		clear(s.sums)
	}
	s.begun = s.begun || len(xs) > 0
}

// takeMarks takes the live rows of a block whose values are marks, plane by
// plane; false where they have to be evaluated.
func (s *sum) takeMarks(b *block, body node, to []int32) bool {
	if p, is := body.(*present); is { // marks are never missing
		body = p.of
	}
	m, is := body.(*marks)
	if !is || m.planned.base != 0 || m.planned.most()*float64(s.rows) > 1<<(53-10) {
		return false
	}
	if s.mean {
		tally(s.n, b.live, to, 1)
	}
	m.planned.add(b)
	worth := float64(m.planned.unit) / 1024
	for _, plane := range m.planned.sums.bits {
		set := *plane
		for i, w := range b.live {
			set[i] &= w
		}
		tally(s.marks, (*[words]uint64)(&set), to, worth)
		worth *= 2
	}
	return true
}

// add adds numbers; it is false where the way does not hold for them, and then
// what was added is of no use.
func (s *sum) add(xs []float64, groups []int32) bool {
	if s.way == loose {
		for i, x := range xs {
			s.addLoosely(&s.sums[groups[i]], x)
			s.cut.signs |= math.Float64bits(x)
		}
		return true
	}
	if s.cut.limit == 0 {
		most := largest(xs)
		if most == 0 {
			return true
		}
		signs := s.cut.signs
		s.cut = cutAt(most, s.rows)
		s.cut.signs = signs
	}
	if s.cut.limit < 0 {
		return false
	}
	if s.way == whole {
		return addWhole(s.sums, xs, groups, &s.cut)
	}
	return addSplit(s.sums, xs, groups, &s.cut)
}

func (s *sum) addLoosely(to *pair, x float64) {
	hi, e := dd.TwoSum(to.hi, x)
	lo, rest := dd.TwoSum(to.lo, e)
	to.hi, to.lo = hi, lo
	s.inexact = s.inexact || rest != 0
}

// again reports whether all rows have to come again: the next way, or to add up
// the sizes of values with both signs, by which number.Settled tells what is left
// of those that cancel.
func (s *sum) again() bool {
	if !s.anew && !s.sized && s.cut.signs>>63 != 0 {
		s.sized = slices.ContainsFunc(s.sums, func(p pair) bool { x := p.hi + p.lo; return x != math.Trunc(x) })
		s.anew = s.sized
	}
	return s.anew
}

func (s *sum) close() (value, bool) {
	if s.inexact {
		return value{}, false
	}
	s.totals = zeroed(s.totals, len(s.sums))
	out := value{numbers: s.totals}
	if s.mean {
		s.known = zeroed(s.known, (len(s.sums)+63)/64)
		out.known = s.known
	}
	for i, p := range s.sums {
		total := p.hi + p.lo + s.marks[i]
		if total-total != 0 {
			return value{}, false
		}
		if s.sized {
			total = number.Settled(total, s.sizes[i].hi+s.sizes[i].lo)
		}
		if s.mean && s.n[i] > 0 {
			total /= s.n[i]
			s.known[i>>6] |= 1 << (i & 63)
		}
		s.totals[i] = total
	}
	return out, true
}

// dense is the live rows of a block put together.
type dense struct {
	numbers [size]float64
	groups  [size]int32
}

// same is the groups of rows that are all in group 0.
var same [size]int32

// rows gives the numbers of a block's live rows and their groups; to is nil
// where all are in group 0.
func (d *dense) rows(b *block, xs []float64, to []int32) ([]float64, []int32) {
	if to == nil {
		to = same[:]
	}
	n := 0
	for w, live := range b.live {
		if live == ^uint64(0) && n == w*64 { // all until here
			n += 64
			continue
		}
		if n == w*64 {
			copy(d.numbers[:n], xs)
			copy(d.groups[:n], to)
		}
		for ; live != 0; live &= live - 1 {
			i := w*64 + bits.TrailingZeros64(live)
			d.numbers[n], d.groups[n] = xs[i], to[i]
			n++
		}
	}
	if n == b.n {
		return xs[:n], to[:n]
	}
	return d.numbers[:n], d.groups[:n]
}

// cut is where numbers are cut in two: adding and taking away above leaves the
// part of a number above the cut, below likewise the digits that may lie below.
// The highest bit of signs is set once a number had a minus.
type cut struct {
	limit, above, below float64
	signs               uint64
}

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

// largest is the largest size of a number.
func largest(xs []float64) float64 {
	most := 0.0
	for _, x := range xs {
		most = max(most, math.Abs(x))
	}
	return most
}
