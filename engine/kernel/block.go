package kernel

import (
	"math/bits"

	"github.com/fordel-lang/fordel/engine/table"
)

// size is how many rows a block has at most: few enough that all blocks of a
// formula stay in the processor's nearest cache, a multiple of 64 so that flags
// of a block begin a word.
const size = 1024

// words is how many words hold a block's flags.
const words = size / 64

// block is a stretch of rows on its way through the nodes of a formula.
type block struct {
	lo, n int
	live  *[words]uint64 // the rows that count; others hold anything
	all   bool           // all did at the start
	bad   bool           // a live row needs the slow way
	err   error          // the run has to end
	own   [words]uint64
}

// start puts the block on rows lo up to hi; only are the rows that count, nil
// for all.
func (b *block) start(lo, hi int, only table.Bits) {
	b.lo, b.n, b.all = lo, hi-lo, only == nil
	for i := range b.own {
		b.own[i] = 0
	}
	for i := range (b.n + 63) / 64 {
		b.own[i] = ^uint64(0)
		if only != nil {
			b.own[i] = only[lo/64+i]
		}
	}
	if b.n%64 != 0 {
		b.own[b.n/64] &= 1<<(b.n%64) - 1
	}
	b.live = &b.own
}

// within evaluates with fewer live rows.
func (b *block) within(live *[words]uint64, do func()) {
	before := b.live
	b.live = live
	do()
	b.live = before
}

// none reports whether no row is live.
func none(w *[words]uint64) bool {
	for _, x := range w {
		if x != 0 {
			return false
		}
	}
	return true
}

// need marks the block as bad unless all live rows are in known; nil is all.
func (b *block) need(known []uint64) {
	for i, k := range known {
		if b.live[i]&^k != 0 {
			b.bad = true
			return
		}
	}
}

// each calls do for every live row of the block.
func (b *block) each(do func(i int)) {
	for w, live := range b.live {
		for live != 0 {
			do(w*64 + bits.TrailingZeros64(live))
			live &= live - 1
		}
	}
}

// value is what a node gives for a block: numbers, flags or codes of words.
type value struct {
	numbers []float64 // one a row
	flags   []uint64  // bit a row
	codes   []int32   // one a row; -1 missing
	words   []string  // that codes stand for
	known   []uint64  // nil: all
	same    bool      // one number, flag or word on all rows
	whole   bool      // numbers are whole
}

// stretch is the part of a set of rows that belongs to a block.
func (b *block) stretch(set table.Bits) []uint64 {
	if set == nil {
		return nil
	}
	return set[b.lo/64 : (b.lo+b.n+63)/64]
}
