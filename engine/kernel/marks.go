package kernel

import (
	"math"

	"github.com/fordel-lang/fordel/dsl/check"
)

// marks adds up the weights of the flags that are set; the weights are such
// that nothing is lost.
type marks struct {
	eights []eight
	most   float64 // what none can exceed
	out    [size]float64
}

// eight is up to eight flags, and the sum of their weights for each way they
// can be set.
type eight struct {
	flags  [8]node
	totals [256]float64
}

// weighed recognises sum([if a then 1 else 0, if b then 2 else 0]), the way
// counts and marks are written.
func weighed(e *check.Expr, args []*check.Expr) (weights []float64, flags []*check.Expr, ok bool) {
	if e.Func != "sum" || len(args) == 0 {
		return nil, nil, false
	}
	for _, a := range args {
		if a.Op != check.OpIf || a.Args[1].Op != check.OpConst || a.Args[2].Op != check.OpConst ||
			a.Args[2].Const.Missing || a.Args[2].Const.Number != 0 || a.Args[1].Const.Missing {
			return nil, nil, false
		}
		w := a.Args[1].Const.Number
		if scaled := w * 1024; scaled != float64(int32(scaled)) {
			return nil, nil, false
		}
		weights, flags = append(weights, w), append(flags, a.Args[0])
	}
	return weights, flags, true
}

func (c *compiler) marks(weights []float64, flags []*check.Expr, f *frame) node {
	n := &marks{eights: make([]eight, (len(flags)+7)/8)}
	for k, e := range flags {
		n.most += math.Abs(weights[k])
		part := &n.eights[k/8]
		part.flags[k%8] = c.node(e, f, true)
		for set := range part.totals {
			if set>>(k%8)&1 != 0 {
				part.totals[set] += weights[k]
			}
		}
	}
	return n
}

func (n *marks) eval(b *block) value {
	out := n.out[:b.n]
	for k := range n.eights {
		n.eights[k].add(b, out, k == 0)
	}
	return value{numbers: out, most: n.most}
}

// add adds what is set on each row to it, or begins with that.
func (e *eight) add(b *block, out []float64, first bool) {
	var rows [8][]uint64
	for k := 0; k < 8 && e.flags[k] != nil; k++ {
		rows[k] = e.flags[k].eval(b).flags
	}
	var totals [8]float64
	for w := range (len(out) + 63) / 64 {
		var sets [8]uint64
		for k := range sets {
			if rows[k] != nil {
				sets[k] = rows[k][w]
			}
		}
		part := out[w*64 : min(w*64+64, len(out))]
		for i := uint(0); i < 64 && len(part) > 0; i += 8 {
			at := transposed(sets[0]>>i&0xff | sets[1]>>i&0xff<<8 | sets[2]>>i&0xff<<16 | sets[3]>>i&0xff<<24 |
				sets[4]>>i&0xff<<32 | sets[5]>>i&0xff<<40 | sets[6]>>i&0xff<<48 | sets[7]>>i&0xff<<56)
			if first && len(part) >= 8 {
				look((*[8]float64)(part), &e.totals, at)
				part = part[8:]
				continue
			}
			look(&totals, &e.totals, at)
			n := min(8, len(part))
			for j := range part[:n] {
				if first {
					part[j] = 0
				}
				part[j] += totals[j]
			}
			part = part[n:]
		}
	}
}

// transposed changes rows and columns of a square of eight by eight bits (Warren,
// "Hacker's Delight", 7-3).
func transposed(x uint64) uint64 {
	x = x&0xaa55aa55aa55aa55 | x&0x00aa00aa00aa00aa<<7 | x>>7&0x00aa00aa00aa00aa
	x = x&0xcccc3333cccc3333 | x&0x0000cccc0000cccc<<14 | x>>14&0x0000cccc0000cccc
	return x&0xf0f0f0f00f0f0f0f | x&0x00000000f0f0f0f0<<28 | x>>28&0x00000000f0f0f0f0
}
