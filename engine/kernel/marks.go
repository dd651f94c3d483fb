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
	rows := e.rows(b)
	var totals [8]float64
	for w := range (len(out) + 63) / 64 {
		sets := word8(&rows, w)
		part := out[w*64 : min(w*64+64, len(out))]
		for i := uint(0); i < 64 && len(part) > 0; i += 8 {
			at := turned(&sets, i)
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

// rows are the flags on the rows of a block; nil where there are fewer than eight.
func (e *eight) rows(b *block) [8][]uint64 {
	var rows [8][]uint64
	for k := 0; k < 8 && e.flags[k] != nil; k++ {
		rows[k] = e.flags[k].eval(b).flags
	}
	return rows
}

// word8 is one word of each set.
func word8(rows *[8][]uint64, w int) [8]uint64 {
	var sets [8]uint64
	for k := range sets {
		if rows[k] != nil {
			sets[k] = rows[k][w]
		}
	}
	return sets
}

// reaching compares marks with a number: which ways of being set do is looked
// up, too.
type reaching struct {
	of     *eight
	than   node
	op     check.Op
	limits limits
	does   [256]uint8 // 1 or 0
	out    [words]uint64
}

// reaching is the kernel of a comparison of marks with the same number on all
// rows; nil where it is none.
func (n *comparison) reaching() node {
	a := n.a
	if p, ok := a.(*present); ok { // marks are never missing
		a = p.of
	}
	m, ok := a.(*marks)
	if _, same := n.b.(*constant); !ok || !same || len(m.eights) != 1 {
		return n
	}
	return &reaching{of: &m.eights[0], than: n.b, op: n.op}
}

func (n *reaching) eval(b *block) value {
	than := n.than.eval(b)
	if than.known != nil {
		b.need(than.known)
		return value{flags: n.out[:]}
	}
	n.look(than.numbers[0])
	rows := n.of.rows(b)
	for w := range (b.n + 63) / 64 {
		sets, bits := word8(&rows, w), uint64(0)
		for i := uint(0); i < 64; i += 8 {
			bits |= flags8(&n.does, turned(&sets, i)) << i
		}
		n.out[w] = bits
	}
	return value{flags: n.out[:(b.n+63)/64]}
}

// look finds which totals compare with a number as asked.
func (n *reaching) look(x float64) {
	if n.limits.known && n.limits.number == x {
		return
	}
	n.limits.of(x)
	var bits [4]uint64
	n.limits.compare(bits[:], n.of.totals[:], n.op, false)
	for set := range n.does {
		n.does[set] = uint8(bits[set>>6] >> (set & 63) & 1)
		if inverted(n.op) {
			n.does[set] ^= 1
		}
	}
}

// turned is eight bits of eight sets, from bit i on, a byte for each row.
func turned(s *[8]uint64, i uint) uint64 {
	i &= 63
	return transposed(s[0]>>i&0xff | s[1]>>i&0xff<<8 | s[2]>>i&0xff<<16 | s[3]>>i&0xff<<24 |
		s[4]>>i&0xff<<32 | s[5]>>i&0xff<<40 | s[6]>>i&0xff<<48 | s[7]>>i&0xff<<56)
}

// transposed changes rows and columns of a square of eight by eight bits (Warren,
// "Hacker's Delight", 7-3).
func transposed(x uint64) uint64 {
	x = x&0xaa55aa55aa55aa55 | x&0x00aa00aa00aa00aa<<7 | x>>7&0x00aa00aa00aa00aa
	x = x&0xcccc3333cccc3333 | x&0x0000cccc0000cccc<<14 | x>>14&0x0000cccc0000cccc
	return x&0xf0f0f0f00f0f0f0f | x&0x00000000f0f0f0f0<<28 | x>>28&0x00000000f0f0f0f0
}
