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
// a formula that stands on no row. Its value may be missing. The error is that
// of formula.Compile.
func Compile(e *check.Expr, on *check.Table, data formula.Data) (formula.Evaluator, error) {
	slow, err := formula.Compile(e, on, data)
	return fast(e, on, data, slow, false), err
}

// Require is Compile for a formula that must give a value on every row it is
// computed on.
func Require(e *check.Expr, on *check.Table, data formula.Data) (formula.Evaluator, error) {
	slow, err := formula.Require(e, on, data)
	return fast(e, on, data, slow, true), err
}

// fast puts a kernel before an evaluator where the formula has one.
func fast(e *check.Expr, on *check.Table, data formula.Data, slow formula.Evaluator, strict bool) formula.Evaluator {
	if slow == nil {
		return slow
	}
	c := &compiler{data: data}
	root := &frame{table: on}
	node := c.node(e, root, strict)
	if c.failed {
		return slow
	}
	return &kernel{kind: e.Type.Kind, data: data, root: root, node: node, frames: append(c.frames, root), resets: c.resets, slow: slow}
}

// kernel is an Evaluator that goes through columns.
type kernel struct {
	kind   check.Kind
	data   formula.Data
	root   *frame
	node   node
	frames []*frame
	resets []resetter
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
	out := newOutput(k.kind, k.root.n, k.data.Buffers())
	ok, err := run(k.data, k.root, only, func(b *block) { out.take(b, k.node) })
	if !ok || err != nil {
		return nil, err
	}
	return out.column(), nil
}

// run goes through a frame block by block. It is false where a block went bad.
func run(data formula.Data, f *frame, only table.Bits, do func(*block)) (bool, error) {
	b := &block{}
	for lo := 0; lo < f.n; lo += size {
		b.start(lo, min(lo+size, f.n), only)
		if err := data.Spend(b.n); err != nil {
			return false, err
		}
		if do(b); b.bad || b.err != nil {
			return false, b.err
		}
	}
	return true, nil
}
