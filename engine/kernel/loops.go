package kernel

import "math"

// The loops that the most rows go through. They take eight rows at a time: in
// WebAssembly a jump back costs more than what is to be done for a row, so that
// this takes a third to a half of the time of plain loops.

// below sets the bits of numbers less than a limit.
func below(out []uint64, xs []float64, limit float64) {
	for w := range out {
		part := xs[w*64 : min(w*64+64, len(xs))]
		bits, i := uint64(0), 0
		for ; i+8 <= len(part); i += 8 {
			x := (*[8]float64)(part[i:])
			bits |= (bit(x[0] < limit) | bit(x[1] < limit)<<1 | bit(x[2] < limit)<<2 | bit(x[3] < limit)<<3 |
				bit(x[4] < limit)<<4 | bit(x[5] < limit)<<5 | bit(x[6] < limit)<<6 | bit(x[7] < limit)<<7) << (i & 63)
		}
		for ; i < len(part); i++ {
			bits |= bit(part[i] < limit) << (i & 63)
		}
		out[w] = bits
	}
}

// within sets the bits of numbers from one limit to below another.
func within(out []uint64, xs []float64, from, to float64) {
	in := func(x float64) uint64 { return bit(x >= from) & bit(x < to) }
	for w := range out {
		part := xs[w*64 : min(w*64+64, len(xs))]
		bits, i := uint64(0), 0
		for ; i+8 <= len(part); i += 8 {
			x := (*[8]float64)(part[i:])
			bits |= (in(x[0]) | in(x[1])<<1 | in(x[2])<<2 | in(x[3])<<3 | in(x[4])<<4 | in(x[5])<<5 | in(x[6])<<6 | in(x[7])<<7) << (i & 63)
		}
		for ; i < len(part); i++ {
			bits |= in(part[i]) << (i & 63)
		}
		out[w] = bits
	}
}

// exactly sets the bits of numbers that are another.
func exactly(out []uint64, xs []float64, y float64) {
	for w := range out {
		part := xs[w*64 : min(w*64+64, len(xs))]
		bits, i := uint64(0), 0
		for ; i+8 <= len(part); i += 8 {
			x := (*[8]float64)(part[i:])
			bits |= (bit(x[0] == y) | bit(x[1] == y)<<1 | bit(x[2] == y)<<2 | bit(x[3] == y)<<3 |
				bit(x[4] == y)<<4 | bit(x[5] == y)<<5 | bit(x[6] == y)<<6 | bit(x[7] == y)<<7) << (i & 63)
		}
		for ; i < len(part); i++ {
			bits |= bit(part[i] == y) << (i & 63)
		}
		out[w] = bits
	}
}

// marked sets the bits of codes whose mark, at one more than the code, is 1.
func marked(out []uint64, codes []int32, marks []uint8) {
	in := func(code int32) uint64 { return uint64(marks[code+1]) }
	for w := range out {
		part := codes[w*64 : min(w*64+64, len(codes))]
		bits, i := uint64(0), 0
		for ; i+8 <= len(part); i += 8 {
			c := (*[8]int32)(part[i:])
			bits |= (in(c[0]) | in(c[1])<<1 | in(c[2])<<2 | in(c[3])<<3 | in(c[4])<<4 | in(c[5])<<5 | in(c[6])<<6 | in(c[7])<<7) << (i & 63)
		}
		for ; i < len(part); i++ {
			bits |= in(part[i]) << (i & 63)
		}
		out[w] = bits
	}
}

// look looks up eight numbers, by a byte each.
func look(out *[8]float64, in *[256]float64, at uint64) {
	out[0], out[1], out[2], out[3] = in[byte(at)], in[byte(at>>8)], in[byte(at>>16)], in[byte(at>>24)]
	out[4], out[5], out[6], out[7] = in[byte(at>>32)], in[byte(at>>40)], in[byte(at>>48)], in[byte(at>>56)]
}

// addWhole adds numbers with nothing below the cut; false where some has.
func addWhole(sums []pair, xs []float64, groups []int32, c *cut) bool {
	above, limit, rest, over, signs := c.above, bits64(c.limit), uint64(0), uint64(0), uint64(0)
	for ; len(xs) >= 4 && len(groups) >= 4; xs, groups = xs[4:], groups[4:] {
		x, g := (*[4]float64)(xs), (*[4]int32)(groups)
		rest |= sums[g[0]].whole(x[0], above)
		over |= limit - size64(x[0])
		rest |= sums[g[1]].whole(x[1], above)
		over |= limit - size64(x[1])
		rest |= sums[g[2]].whole(x[2], above)
		over |= limit - size64(x[2])
		rest |= sums[g[3]].whole(x[3], above)
		over |= limit - size64(x[3])
		signs |= math.Float64bits(x[0]) | math.Float64bits(x[1]) | math.Float64bits(x[2]) | math.Float64bits(x[3])
	}
	for i, x := range xs {
		rest |= sums[groups[i]].whole(x, above)
		over |= limit - size64(x)
		signs |= math.Float64bits(x)
	}
	c.signs |= signs
	return rest<<1|over>>63 == 0
}

// whole adds a number; but for its sign the result is 0 only if nothing of it lies below the cut.
func (p *pair) whole(x, above float64) uint64 {
	p.hi += x
	return bits64(x - (x + above - above))
}

// addSplit adds the parts of numbers above and below the cut; false where some
// number is too large or has digits too small.
func addSplit(sums []pair, xs []float64, groups []int32, c *cut) bool {
	above, below, limit, rest, over, signs := c.above, c.below, bits64(c.limit), uint64(0), uint64(0), uint64(0)
	for ; len(xs) >= 4 && len(groups) >= 4; xs, groups = xs[4:], groups[4:] {
		x, g := (*[4]float64)(xs), (*[4]int32)(groups)
		rest |= sums[g[0]].split(x[0], above, below)
		over |= limit - size64(x[0])
		rest |= sums[g[1]].split(x[1], above, below)
		over |= limit - size64(x[1])
		rest |= sums[g[2]].split(x[2], above, below)
		over |= limit - size64(x[2])
		rest |= sums[g[3]].split(x[3], above, below)
		over |= limit - size64(x[3])
		signs |= math.Float64bits(x[0]) | math.Float64bits(x[1]) | math.Float64bits(x[2]) | math.Float64bits(x[3])
	}
	for i, x := range xs {
		rest |= sums[groups[i]].split(x, above, below)
		over |= limit - size64(x)
		signs |= math.Float64bits(x)
	}
	c.signs |= signs
	return rest<<1|over>>63 == 0
}

// split adds the parts of a number; but for its sign the result is 0 only if it has no digits too small.
func (p *pair) split(x, above, below float64) uint64 {
	head := x + above - above
	tail := x - head
	p.hi += head
	p.lo += tail
	return bits64(tail - (tail + below - below))
}

// bits64 is a double as a whole number, but for its sign 0 only for zero.
func bits64(x float64) uint64 { return math.Float64bits(x) }

// size64 is a double without its sign as a whole number, in the order of size.
func size64(x float64) uint64 { return math.Float64bits(x) &^ (1 << 63) }

// climb gives each number the value of its step; true where some is in a gap.
func climb(out, xs []float64, s *steps) bool {
	values, gaps := &s.values, &s.gaps
	first, more, gap := s.fours[0], s.fours[1:], uint8(0)
	at := func(x float64, e *[4]float64) uint8 {
		return uint8(bit(x >= e[0]) + bit(x >= e[1]) + bit(x >= e[2]) + bit(x >= e[3]))
	}
	out = out[:len(xs)]
	for ; len(xs) >= 4; xs, out = xs[4:], out[4:] {
		x, o := (*[4]float64)(xs), (*[4]float64)(out)
		i, j, k, l := at(x[0], &first), at(x[1], &first), at(x[2], &first), at(x[3], &first)
		for m := range more {
			e := &more[m]
			i, j, k, l = i+at(x[0], e), j+at(x[1], e), k+at(x[2], e), l+at(x[3], e)
		}
		o[0], o[1], o[2], o[3] = values[i], values[j], values[k], values[l]
		gap |= gaps[i] | gaps[j] | gaps[k] | gaps[l]
	}
	for r, x := range xs {
		i := uint8(0)
		for m := range s.fours {
			i += at(x, &s.fours[m])
		}
		out[r] = values[i]
		gap |= gaps[i]
	}
	return gap != 0
}

// pick gives each number the value that is listed for it; false where one is no
// whole number below 256, or one in a gap.
func pick(out, xs []float64, s *steps) bool {
	values, gaps := &s.listed, &s.listedGaps
	out, stray, gap := out[:len(xs)], uint64(0), uint8(0)
	for ; len(xs) >= 4; xs, out = xs[4:], out[4:] {
		x, o := (*[4]float64)(xs), (*[4]float64)(out)
		i, j, k, l := uint8(int32(x[0])), uint8(int32(x[1])), uint8(int32(x[2])), uint8(int32(x[3]))
		o[0], o[1], o[2], o[3] = values[i], values[j], values[k], values[l]
		gap |= gaps[i] | gaps[j] | gaps[k] | gaps[l]
		stray |= bits64(float64(i)-x[0]) | bits64(float64(j)-x[1]) | bits64(float64(k)-x[2]) | bits64(float64(l)-x[3])
	}
	for r, x := range xs {
		i := uint8(int32(x))
		out[r] = values[i]
		gap |= gaps[i]
		stray |= bits64(float64(i) - x)
	}
	return stray == 0 && gap == 0
}

// unsigned copies numbers; zero has no sign.
func unsigned(out, xs []float64) {
	out = out[:len(xs)]
	for ; len(xs) >= 8; xs, out = xs[8:], out[8:] {
		x, o := (*[8]float64)(xs), (*[8]float64)(out)
		o[0], o[1], o[2], o[3] = x[0]+0, x[1]+0, x[2]+0, x[3]+0
		o[4], o[5], o[6], o[7] = x[4]+0, x[5]+0, x[6]+0, x[7]+0
	}
	for i, x := range xs {
		out[i] = x + 0
	}
}
