package kernel

import (
	"math"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/table"
)

// constant is the same value on every row: a constant, a parameter or a single
// value, read anew at each evaluation.
type constant struct {
	kind   check.Kind
	read   func() check.Const
	fresh  bool        // it was read in this evaluation
	last   check.Const // read last
	filled int         // rows that hold it
	value  value
	none   [words]uint64
}

func (c *compiler) constant(e *check.Expr, read func() check.Const) node {
	n := &constant{kind: e.Type.Kind, read: read, value: value{same: true}}
	c.resets = append(c.resets, n)
	return n
}

func (n *constant) reset() error {
	n.fresh = false
	return nil
}

func (n *constant) eval(b *block) value {
	if !n.fresh {
		n.refresh()
	}
	if n.filled < b.n {
		n.fill(b.n)
	}
	return n.value
}

// refresh reads the value; the rows that hold it stay if it is the same, bit for bit.
func (n *constant) refresh() {
	c := n.read()
	if c != n.last || math.Float64bits(c.Number) != math.Float64bits(n.last.Number) {
		n.last, n.filled = c, 0
	}
	n.fresh = true
}

func (n *constant) fill(rows int) {
	c, v := n.last, &n.value
	n.filled = rows
	v.known = nil
	if c.Missing {
		v.known = n.none[:]
	}
	switch n.kind {
	case check.Text:
		v.codes = zeroed(v.codes, rows)
		if len(v.words) == 0 || v.words[0] != c.Text {
			v.words = []string{c.Text}
		}
	case check.Flag:
		v.flags = zeroed(v.flags, words)
		for i := range v.flags {
			v.flags[i] = -bit(c.Flag)
		}
	default:
		v.numbers = zeroed(v.numbers, rows)
		for i := range v.numbers {
			v.numbers[i] = c.Number
		}
	}
}

// column is a column of its frame's own rows.
type column struct {
	data   formula.Data
	of     *check.Column
	values *table.Column
}

// gathered is a column on the rows that those of its frame lead to.
type gathered struct {
	column
	frame  *frame
	depth  int
	path   []*check.Column
	target []int32
	single bool // all rows lead to row 0
	value  value
	known  [words]uint64
}

func (c *compiler) column(e *check.Expr, f *frame) node {
	own := column{data: c.data, of: e.Column}
	at := f.at(e.Depth)
	if at == nil {
		return c.fail()
	}
	if at == f && len(e.Path) == 0 {
		c.resets = append(c.resets, &own)
		return &own
	}
	g := &gathered{column: own, frame: f, depth: e.Depth, path: e.Path}
	c.resets = append(c.resets, g)
	return g
}

func (n *column) reset() error {
	n.values = nil
	return nil
}

func (n *column) eval(b *block) value {
	if n.values == nil {
		n.values = n.data.Column(n.of)
	}
	c, hi := n.values, b.lo+b.n
	v := value{known: b.stretch(c.Known)}
	switch {
	case c.Codes != nil:
		v.codes, v.words = c.Codes[b.lo:hi], c.Words
	case c.Flags != nil:
		v.flags = b.stretch(c.Flags)
	default:
		v.numbers = c.Numbers[b.lo:hi]
		v.whole = c.Spec != nil && c.Spec.Kind == table.Whole
	}
	return v
}

// reset finds where each row of the frame leads to.
func (n *gathered) reset() error {
	n.values = n.data.Column(n.of)
	if n.data.Table(n.of.Table).Len == 0 { // no row leads there
		n.values = newOutput(n.of.Type.Kind, 1, nil).out
	}
	n.target = n.frame.targets(n.depth)
	n.single = n.target == nil && n.frame.depth > n.depth
	if len(n.path) == 0 {
		return nil
	}
	groups, err := n.data.Groups(n.path)
	if err != nil {
		return err
	}
	further := groups.Target
	switch {
	case n.single:
		n.target = []int32{further[0]}
	case n.target == nil:
		n.target = further
	default:
		joined := make([]int32, len(n.target))
		for i, t := range n.target {
			joined[i] = -1
			if t >= 0 {
				joined[i] = further[t]
			}
		}
		n.target = joined
	}
	return nil
}

// rows is the row that each row of the block leads to.
func (n *gathered) rows(b *block) []int32 {
	if !n.single {
		return n.target[b.lo : b.lo+b.n]
	}
	rows := make([]int32, b.n)
	if n.target != nil {
		for i := range rows {
			rows[i] = n.target[0]
		}
	}
	return rows
}

func (n *gathered) eval(b *block) value {
	c, rows := n.values, n.rows(b)
	missing := false
	for i := range n.known {
		n.known[i] = 0
	}
	for i, r := range rows {
		if r >= 0 && c.Has(int(r)) && (c.Codes == nil || c.Codes[r] >= 0) {
			n.known[i>>6] |= 1 << (i & 63)
		} else {
			missing = true
		}
	}
	n.value.known = nil
	if missing {
		n.value.known = n.known[:(b.n+63)/64]
	}
	n.fetch(c, rows)
	return n.value
}

// fetch takes the values of rows; where there is none it takes anything.
func (n *gathered) fetch(c *table.Column, rows []int32) {
	v := &n.value
	switch {
	case c.Codes != nil:
		v.codes, v.words = grow(v.codes), c.Words
		for i, r := range rows {
			v.codes[i] = c.Codes[max(r, 0)]
		}
	case c.Flags != nil:
		v.flags = grown(v.flags)
		for i, r := range rows {
			if r >= 0 && c.Flags.Get(int(r)) {
				v.flags[i>>6] |= 1 << (i & 63)
			}
		}
	default:
		if v.numbers == nil {
			v.numbers = make([]float64, size)
		}
		for i, r := range rows {
			v.numbers[i] = c.Numbers[max(r, 0)]
		}
	}
}

// grow is a buffer for the codes of a block.
func grow(codes []int32) []int32 {
	if codes == nil {
		return make([]int32, size)
	}
	return codes
}

// grown is a buffer for the flags of a block, all off.
func grown(flags []uint64) []uint64 {
	if flags == nil {
		return make([]uint64, words)
	}
	clear(flags)
	return flags
}
