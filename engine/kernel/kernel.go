// Package kernel computes checked formulas over whole columns, a block of rows
// at a time, with plain loops over typed slices. What has no kernel, and
// whatever goes wrong on some row, is left to package formula, which computes
// row by row on expr's machine and knows how to tell people what is wrong: so
// both ways give the same figures and the same messages, bit for bit.
package kernel

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/table"
)

// Compile makes an evaluator of a formula on the rows of a table; on is nil for
// a formula that stands on no row. Its value may be missing.
func Compile(e *check.Expr, on *check.Table, data formula.Data) formula.Evaluator {
	return fast(e, on, data, formula.Compile(e, on, data), false)
}

// Require is Compile for a formula that must give a value on every row it is
// computed on.
func Require(e *check.Expr, on *check.Table, data formula.Data) formula.Evaluator {
	return fast(e, on, data, formula.Require(e, on, data), true)
}

// fast puts a kernel before an evaluator where the formula has one.
func fast(e *check.Expr, on *check.Table, data formula.Data, slow formula.Evaluator, strict bool) formula.Evaluator {
	c := &compiler{data: data}
	root := &frame{table: on}
	node := c.node(e, root, strict)
	if c.failed {
		return slow
	}
	var groups []*group
	for _, r := range c.resets {
		if g, is := r.(*group); is {
			groups = append(groups, g)
		}
	}
	return &kernel{groups: groups, kind: e.Type.Kind, data: data, root: root, node: node, frames: append(c.frames, root), resets: c.resets, slow: slow}
}

// kernel is an Evaluator that goes through columns.
type kernel struct {
	kind   check.Kind
	data   formula.Data
	root   *frame
	node   node
	frames []*frame
	resets []resetter
	groups []*group
	held   int // bytes of figures by group, which stay for the next evaluation
	slow   formula.Evaluator
}

// resetter is a node that keeps something of one evaluation. The error is the
// data's.
type resetter interface{ reset() error }

// At implements formula.Evaluator. Formulas on a single row of a table have
// nothing to gain from columns.
func (k *kernel) At(row int) (check.Const, diag.List, error) {
	if row != formula.NoRow || k.root.table != nil {
		return k.slow.At(row)
	}
	column, err := k.compute(nil)
	if err != nil || column == nil {
		if err == nil {
			return k.slow.At(row)
		}
		return check.Const{}, nil, err
	}
	return formula.At(column, k.kind, 0), nil, nil
}

// Column implements formula.Evaluator.
func (k *kernel) Column(only table.Bits) (*table.Column, diag.List, error) {
	column, err := k.compute(only)
	if err != nil || column != nil {
		return column, nil, err
	}
	return k.slow.Column(only)
}

// compute goes through all blocks of the root frame; nil where a row needs the
// slow way.
func (k *kernel) compute(only table.Bits) (*table.Column, error) {
	for _, f := range k.frames {
		if err := f.open(k.data); err != nil {
			return nil, err
		}
	}
	for _, r := range k.resets {
		if err := r.reset(); err != nil {
			return nil, err
		}
	}
	if err := k.reserve(); err != nil {
		return nil, err
	}
	defer k.release()
	out := newOutput(k.kind, k.root.n, k.data.Buffers())
	ok, err := run(k.data, k.root, only, func(b *block) { out.take(b, k.node) })
	if !ok || err != nil {
		return nil, err
	}
	return out.column(), nil
}

// reserve asks for the memory of figures by group: what stays, and what is
// gathered for those that need all values at once.
func (k *kernel) reserve() error {
	kept, gathered := 0, 0
	for _, g := range k.groups {
		kept += groupSize * g.list.frame.outer.n
		if _, is := g.figure.(*measured); is {
			gathered += gatheredSize * g.list.frame.n
		}
	}
	if kept > k.held {
		if err := k.data.Hold(kept - k.held); err != nil {
			return err
		}
		k.held = kept
	}
	return k.data.Reserve(gathered)
}

// release lets go of the values that were gathered.
func (k *kernel) release() {
	for _, g := range k.groups {
		if m, is := g.figure.(*measured); is {
			m.values, m.group = nil, nil
		}
	}
}

// Bytes that figures by group take, about: of a group, and of a value that is
// gathered (the value, its group, the order by groups, and slack).
const (
	groupSize    = 24
	gatheredSize = 32
)

// longFormula is how many nodes on the rows of a frame count for one more step a
// row.
const longFormula = 16

// run goes through a frame block by block. It is false where a block went bad.
func run(data formula.Data, f *frame, only table.Bits, do func(*block)) (bool, error) {
	b := &block{}
	for lo := 0; lo < f.n; lo += size {
		b.start(lo, min(lo+size, f.n), only)
		if err := data.Spend(b.n * (1 + f.nodes/longFormula)); err != nil {
			return false, err
		}
		if do(b); b.bad || b.err != nil {
			return false, b.err
		}
	}
	return true, nil
}
