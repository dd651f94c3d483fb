package table

import (
	"maps"
	"slices"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/progress"
)

// Link resolves the references of all tables, held by name, into rows of their
// targets (Column.Rows). A key that the target does not have is an error at the
// first cell that holds it; its rows become -1. So do the rows of a reference to
// a table that is not there, which is an error too, or is there as nil, whose
// errors have been told. The error is the meter's.
func Link(m *progress.Meter, tables map[string]*Table) (diag.List, error) {
	var list diag.List
	for _, name := range slices.Sorted(maps.Keys(tables)) {
		t := tables[name]
		if t == nil {
			continue
		}
		var p problems
		for i, c := range t.Columns {
			if c.Spec.Kind == Ref {
				m.At(name, i, len(t.Columns))
				target, there := tables[c.Spec.Target]
				if err := t.link(m, i, target, there, &p); err != nil {
					return nil, err
				}
			}
		}
		list.Add(p.all(place{table: t.Spec.Name, cell: diag.Range{File: t.File}})...)
	}
	return list, nil
}

// link resolves one column; target is nil if it is not there or has errors.
func (t *Table) link(m *progress.Meter, column int, target *Table, there bool, p *problems) error {
	c := t.Columns[column]
	c.Rows = make([]int32, t.Len)
	if target == nil || target.Key() == nil {
		for i := range c.Rows {
			c.Rows[i] = -1
		}
		if !there || target != nil {
			at := place{table: t.Spec.Name, column: c.Spec.Name, cell: diag.Range{File: t.File}}
			p.report(func() diag.Diagnostic { return missingTarget(at, c.Spec.Target) })
		}
		return nil
	}
	rowOf := make([]int32, len(c.Words))
	unknown := 0
	err := m.Stretches(len(c.Words), func(from, to int) {
		for code := from; code < to; code++ {
			row, ok := target.Index(c.Words[code])
			if rowOf[code] = int32(row); !ok {
				unknown++
			}
		}
	})
	if err != nil {
		return err
	}
	err = m.Stretches(t.Len, func(from, to int) {
		for i, code := range c.Codes[from:to] {
			if c.Rows[from+i] = -1; code >= 0 {
				c.Rows[from+i] = rowOf[code]
			}
		}
	})
	if unknown > 0 && err == nil {
		t.unknownKeys(column, target, rowOf, p)
	}
	return err
}

// unknownKeys reports each word of a reference that is no key of the target, at
// the first row that has it.
func (t *Table) unknownKeys(column int, target *Table, rowOf []int32, p *problems) {
	c := t.Columns[column]
	cells, first := make([]int, len(c.Words)), make([]int, len(c.Words))
	for i := len(c.Codes) - 1; i >= 0; i-- {
		if code := c.Codes[i]; code >= 0 {
			cells[code]++
			first[code] = i
		}
	}
	for code, word := range c.Words {
		if rowOf[code] >= 0 {
			continue
		}
		p.report(func() diag.Diagnostic {
			row := first[code]
			at := place{table: t.Spec.Name, line: int(t.Lines[row]), column: c.Spec.Name, cell: t.Cell(row, column)}
			return unknownReference(at, word, c.Spec.Target, nearest(word, target.Key().Words), cells[code])
		})
	}
}
