package kernel

import (
	"sort"

	"github.com/fordel-lang/fordel/dsl/check"
)

// marks adds up the weights of the flags that are set; the weights are such
// that nothing is lost.
type marks struct {
	eights  []eight
	planned weighing // the same, in planes
	out     [size]float64
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
		part := &n.eights[k/8]
		part.flags[k%8] = c.node(e, f, true)
		for set := range part.totals {
			if set>>(k%8)&1 != 0 {
				part.totals[set] += weights[k]
			}
		}
	}
	n.planned = n.weighing()
	return n
}

func (n *marks) eval(b *block) value {
	out := n.out[:b.n]
	for k := range n.eights {
		n.eights[k].add(b, out, k == 0)
	}
	return value{numbers: out}
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

// weighing adds marks up in planes, as multiples of a unit.
type weighing struct {
	flags    []node
	negative []bool  // the flag counts where it is off, and base where it is on
	sums     *planes // of the weights' sizes, in units
	unit     int64   // in 1/1024
	base     int64   // what none can fall below, in 1/1024
}

// weighing is the flags of marks and their weights.
func (n *marks) weighing() weighing {
	var out weighing
	var weights []int64
	for i := range n.eights {
		e := &n.eights[i]
		for k := 0; k < 8 && e.flags[k] != nil; k++ {
			weights = append(weights, int64(e.totals[1<<k]*1024))
			out.flags = append(out.flags, e.flags[k])
		}
	}
	out.weigh(weights)
	return out
}

// weigh takes weights in 1/1024 as multiples of a unit.
func (n *weighing) weigh(weights []int64) {
	n.unit = max(divisor(weights), 1)
	sizes := make([]uint64, len(weights))
	n.negative = make([]bool, len(weights))
	for k, w := range weights {
		sizes[k] = uint64(max(w, -w) / n.unit)
		n.negative[k] = w < 0
		n.base += min(w, 0)
	}
	n.sums = newPlanes(sizes)
}

// most is what no row's marks are further from base than.
func (n *weighing) most() float64 { return float64(n.sums.most) * float64(n.unit) / 1024 }

// add adds up the marks of the rows of a block.
func (n *weighing) add(b *block) {
	off, on := &n.sums.flat[0], &n.sums.flat[1]
	var rest flagSet
	for k, f := range n.flags {
		flag := &n.sums.flags[k]
		copy(flag[:], f.eval(b).flags)
		if n.negative[k] {
			add(flag, &rest, flag, on, off)
		}
	}
	n.sums.add()
}

// reaching compares marks with a number: what reaches it does so from some sum on.
type reaching struct {
	weighing
	than   node
	op     check.Op
	limits limits
	from   uint64 // the least sum, from base on, that shows as much as the number
	next   uint64 // the least that shows more
	out    flagSet
}

// reaching is the kernel of a comparison of marks with the same number on all
// rows; the comparison itself where it is none.
func (n *comparison) reaching() node {
	a := n.a
	if p, ok := a.(*present); ok { // marks are never missing
		a = p.of
	}
	m, ok := a.(*marks)
	if _, same := n.b.(*constant); !ok || !same {
		return n
	}
	return &reaching{weighing: m.weighing(), than: n.b, op: n.op}
}

// divisor is the greatest common divisor of numbers; 0 where all are zero.
func divisor(numbers []int64) int64 {
	var d int64
	for _, x := range numbers {
		for x != 0 {
			d, x = x, d%x
		}
	}
	return max(d, -d)
}

func (n *reaching) eval(b *block) value {
	than := n.than.eval(b)
	b.need(than.known)
	n.add(b)
	n.turn(than.numbers[0])
	n.compare()
	return value{flags: n.out[:(b.n+63)/64]}
}

// turn finds the sums that show as much as a number, and more.
func (n *reaching) turn(x float64) {
	if n.limits.known && n.limits.number == x {
		return
	}
	n.limits.of(x)
	n.from, n.next = n.least(n.limits.reach), n.least(n.limits.next)
}

// least is the least sum, from base on, that is not below a limit; one more than
// the most where all are. Nothing is below what is not a number.
func (n *reaching) least(limit float64) uint64 {
	sum := sort.Search(int(n.sums.most)+1, func(sum int) bool {
		return !(float64(n.base+int64(sum)*n.unit)/1024 < limit)
	})
	return uint64(sum)
}

// compare sets the bits of the rows whose sum compares as asked.
func (n *reaching) compare() {
	var above, rest flagSet
	switch n.op {
	case check.OpLess, check.OpGreaterEqual:
		n.sums.reach(&n.out, n.from)
	case check.OpGreater, check.OpLessEqual:
		n.sums.reach(&n.out, n.next)
	default:
		n.sums.reach(&n.out, n.from)
		n.sums.reach(&above, n.next)
	}
	if n.op != check.OpGreaterEqual && n.op != check.OpGreater {
		negated := bit(n.op != check.OpEqual)
		add(&n.out, &rest, &n.out, &above, &n.sums.flat[negated])
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
