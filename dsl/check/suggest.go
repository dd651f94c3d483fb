package check

import "github.com/fordel-lang/fordel/dsl/diag"

// unknown reports a name that is nothing in sight, with the nearest that is.
func (c *checker) unknown(segs []segment, s scope) {
	name := segs[0]
	if c.lost[name.text] {
		return
	}
	var inner, elsewhere *Table
	if l, ok := s.innermost(); ok && c.columns[l.table][name.text] != nil {
		inner = l.table
	}
	for _, t := range c.program.Tables {
		if c.columns[t][name.text] != nil {
			elsewhere = t
			break
		}
	}
	var near []string
	for _, l := range s.bareLevels() {
		near = append(near, c.columnNames(l.table)...)
	}
	near = append(near, c.globalNames()...)
	c.add(unknownName(name.at, name.text, diag.Closest(name.text, near), inner, elsewhere))
}

// unknownColumn reports a name that is no column of a table.
func (c *checker) unknownColumn(t *Table, seg segment) {
	if c.lost[seg.text] {
		return
	}
	c.add(unknownColumnName(seg.at, seg.text, t, diag.Closest(seg.text, c.columnNames(t))))
}

// unknownFigure reports a name after a column that has no such figure.
func (c *checker) unknownFigure(col *Column, seg segment) {
	var names []string
	prefix := col.Name + "."
	for _, other := range col.Table.Columns {
		if len(other.Name) > len(prefix) && other.Name[:len(prefix)] == prefix {
			names = append(names, other.Name[len(prefix):])
		}
	}
	if ent, ok := c.global[col.Name]; ok {
		if step, ok := ent.what.(Step); ok && step == col.Step {
			if e := c.figureNames(step); len(e) > 0 {
				names = append(names, e...)
			}
		}
	}
	c.add(unknownResultFigure(seg.at, col.Name, seg.text, names, nil))
}

func (c *checker) columnNames(t *Table) []string {
	var names []string
	for _, col := range t.Columns {
		names = append(names, col.Name)
	}
	return names
}

// globalNames lists what is in scope everywhere, in the order of the file.
func (c *checker) globalNames() []string {
	names := c.tableNames()
	for _, p := range c.program.Params {
		names = append(names, p.Name)
	}
	for _, w := range c.queue {
		names = append(names, w.step.Head().Name)
	}
	return names
}
