package check

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// partial reports whether some columns of a table could not be read.
func (t *Table) partial() bool { return t.Decl.Flawed }

// unknown reports a name that is nothing in sight, with the nearest that is. What
// could not be read may have declared it.
func (c *checker) unknown(segs []segment, s scope) {
	name := segs[0]
	if c.lost[name.text] || slices.ContainsFunc(s.bareLevels(), func(l level) bool { return l.table.partial() }) {
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
	if t := c.tableMeant(segs); t != nil && c.beyondGroup(segs) == nil {
		c.add(meant(unknownName(name.at, name.text, "", "", nil, nil), t.Name))
		return
	}
	near := c.closest(name.text, func() []string {
		var names []string
		for _, l := range s.bareLevels() {
			names = append(names, c.columnNames(l.table)...)
		}
		return append(names, c.globalNames()...)
	})
	if near == "" && inner == nil && c.nameless {
		return
	}
	write := lex.Meant(c.file.Lang, lex.InFormulas, name.text)
	if near == "" && inner == nil && elsewhere == nil && write == "" && lex.IsCell(name.text) {
		c.add(lex.CellAddress(name.text).At(name.at))
		return
	}
	d := unknownName(name.at, name.text, write, near, inner, elsewhere)
	if rest := c.beyondGroup(segs); rest != nil {
		d = onGroup(d, c.grouped.Group, joinSegments(rest), name.at.To(rest[len(rest)-1].at))
	}
	if levels := s.bareLevels(); d.Hint.EN == "" && len(levels) > 0 {
		d = columnsThere(d, levels[0].table, c.columnNames(levels[0].table))
	}
	c.add(d)
}

// tableMeant is the table whose name the first of a path is nearly, and which has the
// column behind it; nil where there is none.
func (c *checker) tableMeant(segs []segment) *Table {
	if len(segs) < 2 {
		return nil
	}
	for _, t := range c.program.Tables {
		if c.columns[t][segs[1].text] != nil && diag.Closest(segs[0].text, []string{t.Name}) != "" {
			return t
		}
	}
	return nil
}

// beyondGroup is what a path leads to behind the reference that a pool is grouped
// by, where that is a column of the groups' table; else nil.
func (c *checker) beyondGroup(segs []segment) []segment {
	if c.grouped == nil || c.grouped.Group == nil || len(segs) <= len(c.grouped.Per) {
		return nil
	}
	for i, col := range c.grouped.Per {
		if segs[i].text != col.Name {
			return nil
		}
	}
	rest := segs[len(c.grouped.Per):]
	if c.columns[c.grouped.Group][rest[0].text] == nil {
		return nil
	}
	return rest
}

func joinSegments(segs []segment) string {
	var names []string
	for _, s := range segs {
		names = append(names, s.text)
	}
	return strings.Join(names, ".")
}

// mostGuesses is how many unknown names of a file are compared with the known
// ones. A file of thousands of each would take long, and nobody reads so far.
const mostGuesses = 100

// closest is the candidate that was probably meant, or "".
func (c *checker) closest(word string, candidates func() []string) string {
	if c.guesses == mostGuesses {
		return ""
	}
	c.guesses++
	return diag.Closest(word, candidates())
}

// unknownColumn reports a name that is no column of a table.
func (c *checker) unknownColumn(t *Table, seg segment) {
	if c.lost[seg.text] || t.partial() {
		return
	}
	near := c.closest(seg.text, func() []string { return c.columnNames(t) })
	if near != "" || !c.nameless {
		c.add(unknownColumnName(seg.at, seg.text, t, near))
	}
}

// unknownFigure reports a name after a column that has no such figure.
func (c *checker) unknownFigure(col *Column, seg segment) {
	var names []string
	for _, other := range col.Table.Columns {
		if other.Member != nil && other.Member.Of == col.Name {
			names = append(names, other.Member.Spelling(c.file.Lang))
		}
	}
	if ent, ok := c.global[col.Name]; ok {
		if step, ok := ent.what.(Step); ok && step == col.Step {
			if e := c.figureNames(step); len(e) > 0 {
				names = append(names, e...)
			}
		}
	}
	c.add(unknownResultFigure(seg.at, col.Name, seg.text, names, nil, nil))
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
