package kernel

import "math/bits"

// planes adds up the weights of the flags that are set on each row of a block.
// The bits of a sum lie across the planes, lowest first, so that a few operations
// on words add one bit on 64 rows.
type planes struct {
	flags  []flagSet  // those whose weights are added
	adders []*adder   // in the order in which they have to run
	bits   []*flagSet // of the sums
	flat   [2]flagSet // off on all rows, on on all rows
	most   uint64     // what no sum exceeds
}

// flagSet is a bit for each row of a block.
type flagSet [words]uint64

// adder adds three bits on each row.
type adder struct {
	a, b, c    *flagSet
	sum, carry flagSet
}

// newPlanes is planes for flags of these weights, which add up to less than 1<<63.
func newPlanes(weights []uint64) *planes {
	p := &planes{flags: make([]flagSet, len(weights))}
	for i := range p.flat[1] {
		p.flat[1][i] = ^uint64(0)
	}
	for _, w := range weights {
		p.most += w
	}
	var column []*flagSet // the bits that count at one place
	for at := range bits.Len64(p.most + 1) {
		for k, w := range weights {
			if w>>at&1 != 0 {
				column = append(column, &p.flags[k])
			}
		}
		plane, carries := p.plane(column)
		p.bits, column = append(p.bits, plane), carries
	}
	return p
}

// plane adds bits that count at one place, three at a time, until one is left.
// What is carried counts at the next place.
func (p *planes) plane(column []*flagSet) (left *flagSet, carries []*flagSet) {
	if len(column)%2 == 0 {
		column = append(column, &p.flat[0])
	}
	for len(column) > 1 {
		d := &adder{a: column[0], b: column[1], c: column[2]}
		p.adders = append(p.adders, d)
		column, carries = append(column[3:], &d.sum), append(carries, &d.carry)
	}
	return column[0], carries
}

// add adds up the weights of the flags.
func (p *planes) add() {
	for _, d := range p.adders {
		add(&d.sum, &d.carry, d.a, d.b, d.c)
	}
}

// reach sets the bits of the rows whose sum is at least a threshold, which is at
// most one above the most: those where something is carried when the threshold
// is subtracted, by adding its complement and one.
func (p *planes) reach(out *flagSet, threshold uint64) {
	var rest flagSet
	*out = p.flat[1]
	for at, plane := range p.bits {
		add(&rest, out, plane, &p.flat[^threshold>>(at&63)&1], out)
	}
}

// add adds three bits on each row; what comes out may take the place of any of
// them. It is written out, since in WebAssembly a jump back costs more than what
// is to be done for a word.
func add(sum, carry, a, b, c *flagSet) {
	sum[0], carry[0] = added(a[0], b[0], c[0])
	sum[1], carry[1] = added(a[1], b[1], c[1])
	sum[2], carry[2] = added(a[2], b[2], c[2])
	sum[3], carry[3] = added(a[3], b[3], c[3])
	sum[4], carry[4] = added(a[4], b[4], c[4])
	sum[5], carry[5] = added(a[5], b[5], c[5])
	sum[6], carry[6] = added(a[6], b[6], c[6])
	sum[7], carry[7] = added(a[7], b[7], c[7])
	sum[8], carry[8] = added(a[8], b[8], c[8])
	sum[9], carry[9] = added(a[9], b[9], c[9])
	sum[10], carry[10] = added(a[10], b[10], c[10])
	sum[11], carry[11] = added(a[11], b[11], c[11])
	sum[12], carry[12] = added(a[12], b[12], c[12])
	sum[13], carry[13] = added(a[13], b[13], c[13])
	sum[14], carry[14] = added(a[14], b[14], c[14])
	sum[15], carry[15] = added(a[15], b[15], c[15])
}

// added is the sum of three bits, and what is carried, in each place of a word.
func added(a, b, c uint64) (sum, carry uint64) {
	odd := a ^ b
	return odd ^ c, a&b | odd&c
}
