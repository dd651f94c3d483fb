package kernel

import (
	"math"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/table"
)

// output gathers the blocks of a computed column.
type output struct {
	out     *table.Column
	known   table.Bits
	missing bool
}

// newOutput is a buffer for n rows, all of which have to be put.
func newOutput(kind check.Kind, n int, buffers *table.Buffers) *output {
	o := &output{out: &table.Column{}, known: buffers.Bits(n)}
	switch kind {
	case check.Text:
		o.out.Codes = make([]int32, n)
	case check.Flag:
		o.out.Flags = buffers.Bits(n)
	default:
		o.out.Numbers = buffers.Numbers(n)
	}
	return o
}

// filler is a node that can write its numbers to where they are to be, zero
// without a sign; false where it has to be evaluated instead.
type filler interface {
	fill(b *block, out []float64) bool
}

// take takes over a node's values on the live rows of a block; the others are missing.
func (o *output) take(b *block, n node) {
	if f, ok := n.(filler); ok && o.out.Numbers != nil {
		out := o.out.Numbers[b.lo : b.lo+b.n]
		if f.fill(b, out) {
			o.blank(out, o.knownOf(b, nil))
			return
		}
	}
	o.put(b, n.eval(b))
}

// knownOf notes which rows of a block are known: live ones, and of those the known.
func (o *output) knownOf(b *block, of []uint64) []uint64 {
	count := (b.n + 63) / 64
	known := o.known[b.lo/64 : b.lo/64+count]
	if of == nil && b.all {
		copy(known, b.own[:])
		return known
	}
	for i := range known {
		known[i] = b.live[i] & word(of, i)
		full := ^uint64(0)
		if i == count-1 && b.n%64 != 0 {
			full = 1<<(b.n%64) - 1
		}
		o.missing = o.missing || known[i] != full
	}
	return known
}

// put takes over the values of a block.
func (o *output) put(b *block, v value) {
	known := o.knownOf(b, v.known)
	switch {
	case o.out.Codes != nil:
		o.out.Words = v.words
		for i := range b.n {
			o.out.Codes[b.lo+i] = -1
			if known[i>>6]>>(i&63)&1 != 0 {
				o.out.Codes[b.lo+i] = v.codes[i]
			}
		}
	case o.out.Flags != nil:
		for i := range known {
			o.out.Flags[b.lo/64+i] = v.flags[i] & known[i]
		}
	default:
		out := o.out.Numbers[b.lo : b.lo+b.n]
		unsigned(out, v.numbers[:b.n])
		o.blank(out, known)
	}
}

// blank makes numbers that are not known NaN.
func (o *output) blank(out []float64, known []uint64) {
	if !o.missing {
		return
	}
	for i := range out {
		if known[i>>6]>>(i&63)&1 == 0 {
			out[i] = math.NaN()
		}
	}
}

func (o *output) column() *table.Column {
	if o.missing {
		o.out.Known = o.known
	}
	return o.out
}
