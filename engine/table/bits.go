package table

import "math/bits"

// Bits is a set of row numbers: bit i%64 of word i/64 stands for row i.
type Bits []uint64

// NewBits is a set with room for n rows, empty.
func NewBits(n int) Bits { return make(Bits, (n+63)/64) }

// fullBits is the set of all of n rows.
func fullBits(n int) Bits {
	b := NewBits(n)
	for i := range b {
		b[i] = ^uint64(0)
	}
	if n%64 != 0 {
		b[len(b)-1] = 1<<(n%64) - 1
	}
	return b
}

// Get reports whether row i is in the set.
func (b Bits) Get(i int) bool { return b[i>>6]>>(i&63)&1 != 0 }

// Set puts row i into the set or takes it out.
func (b Bits) Set(i int, on bool) {
	if on {
		b[i>>6] |= 1 << (i & 63)
	} else {
		b[i>>6] &^= 1 << (i & 63)
	}
}

// Count is how many rows are in the set.
func (b Bits) Count() int {
	n := 0
	for _, word := range b {
		n += bits.OnesCount64(word)
	}
	return n
}
