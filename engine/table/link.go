package table

import (
	"maps"
	"slices"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/progress"
)

// Link resolves the references of all tables, held by name, into rows of their
// targets (Column.Rows) and gives the problems of each. A key that the target does
// not have is an error at the first cell that holds it; its rows become -1. So do
// the rows of a reference to a table that is not there, which is an error too, or
// is there as nil, whose errors have been told. Drafts (see Reading) may be among
// the tables: what they refer to is checked as far as they and their targets
// could be read. The error is the meter's.
func Link(m *progress.Meter, tables map[string]*Table) (map[string]Problems, error) {
	out := map[string]Problems{}
	for _, name := range slices.Sorted(maps.Keys(tables)) {
		t := tables[name]
		if t == nil {
			continue
		}
		p := Problems{whole: place{table: t.Spec.Name, cell: diag.Range{File: t.File}}}
		for i, c := range t.Columns {
			if c.Spec.Kind == Ref {
				m.At(name, i, len(t.Columns))
				target, there := tables[c.Spec.Target]
				if err := t.link(m, i, target, there, &p); err != nil {
					return nil, err
				}
			}
		}
		out[name] = p
	}
	return out, nil
}

// link resolves one column; target is nil if it is not there or has errors.
func (t *Table) link(m *progress.Meter, column int, target *Table, there bool, p *Problems) error {
	c := t.Columns[column]
	c.Rows = make([]int32, t.Len)
	if target == nil || target.Key() == nil || target.keysLost {
		for i := range c.Rows {
			c.Rows[i] = -1
		}
		if !there || target != nil && target.Key() == nil {
			at := place{table: t.Spec.Name, column: c.Spec.Name, cell: diag.Range{File: t.File}}
			p.error(0, 0, func() diag.Diagnostic { return missingTarget(at, c.Spec.Target) })
		}
		return nil
	}
	rowOf := make([]int32, len(c.Words))
	unknown := 0
	err := m.Stretches(len(c.Words), func(from, to int) {
		for code := from; code < to; code++ {
			row, ok := target.keyRow(c.Words[code])
			if rowOf[code] = int32(row); !ok {
				rowOf[code] = -1
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
func (t *Table) unknownKeys(column int, target *Table, rowOf []int32, p *Problems) {
	c := t.Columns[column]
	cells, first := make([]int, len(c.Words)), make([]int, len(c.Words))
	for i := len(c.Codes) - 1; i >= 0; i-- {
		if code := c.Codes[i]; code >= 0 {
			cells[code]++
			first[code] = i
		}
	}
	elsewhere := target.namesakes()
	for code, word := range c.Words {
		if rowOf[code] >= 0 {
			continue
		}
		row := first[code]
		line, field := t.order(row, column)
		p.error(line, field, func() diag.Diagnostic {
			at := t.locate(row, column)
			at.table, at.column = t.Spec.Name, c.Spec.Name
			return unknownReference(at, word, c.Spec.Target, nearest(word, target.Key().Words), elsewhere[word], cells[code])
		})
	}
}

// namesake is the one row that has a text, by its key, and the column that it has it in.
type namesake struct{ column, key string }

// namesakes are the rows that a text of theirs tells apart, by that text: what somebody
// may have written for their keys. Of a text that several rows have there is none.
func (t *Table) namesakes() map[string]*namesake {
	out, key := map[string]*namesake{}, t.Key()
	for _, c := range t.Columns {
		if c.Spec.Kind != Text {
			continue
		}
		for row, code := range c.Codes {
			if code < 0 || row >= len(key.Codes) || key.Codes[row] < 0 {
				continue
			}
			word := c.Words[code]
			if _, twice := out[word]; twice {
				out[word] = nil
				continue
			}
			out[word] = &namesake{c.Spec.Name, key.Words[key.Codes[row]]}
		}
	}
	return out
}

// order is where a cell comes among all: its line and how far right it stands;
// of rows that the rules carry, how far into them.
func (t *Table) order(row, column int) (line, field int) {
	if t.fields == nil {
		return t.Cell(row, column).Start, 0
	}
	return int(t.Lines[row]), t.fields[column]
}
