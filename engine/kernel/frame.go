package kernel

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
)

// frame is the rows that a part of a formula is computed on: those of the
// statement's table, or those that a predicate goes through.
type frame struct {
	table *check.Table // nil: one row that stands for none
	outer *frame       // the frame that the predicate stands in; nil for the statement's
	path  []*check.Column
	depth int
	n     int
	nodes int             // that are computed on its rows
	rows  *formula.Groups // by the rows of outer; nil where all belong to its single row
}

// open takes the rows from the data. The error is the data's.
func (f *frame) open(data formula.Data) (err error) {
	f.n, f.rows = 1, nil
	if f.table != nil {
		f.n = data.Table(f.table).Len
	}
	if len(f.path) > 0 {
		f.rows, err = data.Groups(f.path)
	}
	return err
}

// at is the frame of a scope, nil where its row is not known from that of f: it
// is not where a whole table is gone through in between, nor where no row is.
func (f *frame) at(depth int) *frame {
	for f != nil && f.depth > depth {
		f = f.outer
	}
	if f == nil || f.depth != depth || f.table == nil {
		return nil
	}
	return f
}

// targets is the row of the frame at a depth for each row of f; nil where it is
// the single row, or f itself.
func (f *frame) targets(depth int) []int32 {
	var out []int32
	for f.depth > depth {
		switch {
		case f.rows == nil:
			return nil
		case out == nil:
			out = f.rows.Target
		default:
			further := make([]int32, len(out))
			for i, t := range out {
				further[i] = -1
				if t >= 0 {
					further[i] = f.rows.Target[t]
				}
			}
			out = further
		}
		f = f.outer
	}
	return out
}
