package check

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// segment is one name of a dotted path.
type segment struct {
	text string
	at   diag.Range
}

// place is a row in the middle of a dotted path: reached from the row of a
// scope by references.
type place struct {
	table *Table
	depth int
	path  []*Column
}

// dotted takes a chain of members apart: `a.b.c` into its names, and whether it
// began with a dot. The parser gives members of names only.
func dotted(n *formula.Node) (segments []segment, leading bool) {
	switch n.Op {
	case formula.Dot:
		return []segment{{n.Text, n.Sign}}, true
	case formula.Member:
		head, leading := dotted(n.Args[0])
		return append(head, segment{n.Text, n.Sign}), leading
	}
	return []segment{{n.Text, n.At}}, false
}

// path resolves a name or dotted path.
func (c *checker) path(n *formula.Node, s scope) *Expr {
	segs, leading := dotted(n)
	var e *Expr
	if leading {
		e = c.dotPath(n, segs, s)
	} else {
		e = c.barePath(n, segs, s)
	}
	if e == nil || e.Type.Kind == Invalid {
		return invalid(n)
	}
	c.warnOld(e, segs[len(segs)-1])
	e.At, e.Sign = n.At, n.At
	return e
}

// warnOld warns of a figure by the name that it had earlier.
func (c *checker) warnOld(e *Expr, seg segment) {
	for e.Op == OpMap {
		e = e.Args[1]
	}
	switch {
	case e.Op == OpColumn && e.Column.Member != nil:
		c.warnIfOld(e.Column.Member, seg, "")
	case e.Op == OpValue && e.Value.Member != nil:
		c.warnIfOld(e.Value.Member, seg, "")
	}
}

// warnIfOld warns of the name of a figure if it is an old one; in quotation marks it
// stands behind of and a dot.
func (c *checker) warnIfOld(m *Member, seg segment, of string) {
	if english, old := lex.OldSpecial(c.file.Lang, seg.text); !old || m == nil || m.Figure == nil || english != m.Figure.EN {
		return
	}
	now := m.Figure.Spelling(c.file.Lang)
	if of != "" {
		now = `"` + of + "." + now + `"`
	}
	c.add(lex.Renamed(c.text(seg.at), now).At(seg.at))
}

func (c *checker) dotPath(n *formula.Node, segs []segment, s scope) *Expr {
	in, ok := s.innermost()
	if !ok {
		c.add(dotOutside(n.At, segs[0].text))
		return nil
	}
	e, found := c.member(place{table: in.table, depth: in.depth}, segs, s)
	if !found {
		c.unknownColumn(in.table, segs[0])
	}
	return e
}

// barePath looks a path up among the rows in sight, innermost first, then among
// tables, then among single values.
func (c *checker) barePath(n *formula.Node, segs []segment, s scope) *Expr {
	for _, l := range s.bareLevels() {
		if e, found := c.member(place{table: l.table, depth: l.depth}, segs, s); found {
			c.warnShadow(l.table, segs[0])
			return e
		}
	}
	if t, ok := c.tables[segs[0].text]; ok {
		return c.wholeTable(t, segs, s)
	}
	if e, found := c.single(segs, s); found {
		return e
	}
	c.unknown(segs, s)
	return nil
}

// warnShadow warns when a column hides a parameter or value of the same name.
func (c *checker) warnShadow(t *Table, seg segment) {
	ent, ok := c.global[seg.text]
	if !ok || c.columns[t][seg.text] == nil {
		return
	}
	switch ent.what.(type) {
	case *Param, *ValueStep:
	default:
		return
	}
	key := shadowKey{t, seg.text}
	if !c.used[key] {
		c.used[key] = true
		c.add(shadowed(seg.at, seg.text, t))
	}
}

type shadowKey struct {
	table *Table
	name  string
}

// member resolves a path that begins on a row. found is false when its first
// name is nothing on that row.
func (c *checker) member(p place, segs []segment, s scope) (e *Expr, found bool) {
	if len(segs) > 1 {
		if col := c.figureColumn(p.table, segs); col != nil {
			return c.fromColumn(p, col, segs[2:], s), true
		}
		if e := c.resultFigure(p, segs); e != nil {
			return e, true
		}
	}
	if col := c.columns[p.table][segs[0].text]; col != nil {
		return c.fromColumn(p, col, segs[1:], s), true
	}
	if rel, ok := c.related[p.table][segs[0].text]; ok {
		return c.relatedRows(p, rel.table, []*Column{rel.by}, segs, s), true
	}
	t, ok := c.tables[segs[0].text]
	if !ok {
		return nil, false
	}
	if t == p.table {
		return c.rowsPath(&Expr{Op: OpRows, Type: Type{Kind: Rows, Table: t}, Table: t}, segs, s), true
	}
	paths := c.paths(t, p.table)
	switch len(paths) {
	case 0:
		return nil, false
	case 1:
		return c.relatedRows(p, t, paths[0], segs, s), true
	}
	c.add(ambiguousPath(segs[0].at, t, p.table, paths))
	return nil, true
}

// figureColumn is a figure beside a result that every row has: "socio.bound".
func (c *checker) figureColumn(t *Table, segs []segment) *Column {
	for _, second := range c.spellings(segs[1].text) {
		if col := c.columns[t][(Member{Of: segs[0].text, Name: second}).full()]; col != nil {
			return col
		}
	}
	return nil
}

// spellings are what a member's name can mean: itself, and in a Danish file the
// English name of a figure.
func (c *checker) spellings(word string) []string {
	if en, ok := lex.Special(c.file.Lang, word); ok && en != word {
		return []string{word, en}
	}
	if en, ok := lex.OldSpecial(c.file.Lang, word); ok {
		return []string{word, en}
	}
	return []string{word}
}

// fromColumn ends at a column or goes on through a reference.
func (c *checker) fromColumn(p place, col *Column, rest []segment, s scope) *Expr {
	if !c.need(col.Step) {
		return nil
	}
	c.used[col] = true
	if len(rest) == 0 {
		return &Expr{Op: OpColumn, Type: col.Type, Column: col, Depth: p.depth, Path: p.path}
	}
	if col.Ref == nil {
		if col.Data == nil || col.Data.Kind != dsl.KindRef { // an unknown target is reported already
			c.unknownFigure(col, rest[0])
		}
		return nil
	}
	next := place{table: col.Ref, depth: p.depth, path: append(p.path[:len(p.path):len(p.path)], col)}
	e, found := c.member(next, rest, s)
	if !found {
		c.unknownColumn(col.Ref, rest[0])
	}
	return e
}

// resultFigure is a figure of a result seen from a row: that of the row's group
// for a pool with `per`, else the single one.
func (c *checker) resultFigure(p place, segs []segment) *Expr {
	ent, ok := c.global[segs[0].text]
	step, isStep := ent.what.(Step)
	if !ok || !isStep || len(segs) != 2 {
		return nil
	}
	if pool, ok := step.(*PoolStep); ok && pool.Group != nil && pool.To == p.table {
		col := c.figureColumn(pool.Group, segs)
		if col == nil || !c.need(pool) {
			return nil
		}
		path := append(p.path[:len(p.path):len(p.path)], pool.Per...)
		return &Expr{Op: OpColumn, Type: col.Type, Column: col, Depth: p.depth, Path: path}
	}
	if v := c.singleFigure(step, segs); v != nil {
		return c.valueRef(step, v)
	}
	return nil
}

// singleFigure finds a single value among the figures of a result.
func (c *checker) singleFigure(step Step, segs []segment) *Value {
	for _, word := range c.spellings(segs[1].text) {
		for _, v := range c.program.Values {
			if v.Step == step && v.Member != nil && v.Member.Name == word {
				return v
			}
		}
	}
	return nil
}

// relatedRows is the rows of t whose path leads to this row.
func (c *checker) relatedRows(p place, t *Table, path []*Column, segs []segment, s scope) *Expr {
	if len(p.path) > 0 {
		c.add(rowsOfOther(segs[0].at, segs[0].text, p.table))
		return nil
	}
	for _, col := range path {
		c.used[col] = true
	}
	e := &Expr{Op: OpRows, Type: Type{Kind: Rows, Table: t}, Table: t, Depth: p.depth, Path: path}
	return c.rowsPath(e, segs, s)
}

// wholeTable is a table named where no row refers to it.
func (c *checker) wholeTable(t *Table, segs []segment, s scope) *Expr {
	if levels := s.bareLevels(); len(levels) > 0 {
		if !t.partial() && !levels[0].table.partial() {
			c.add(c.byReference(unrelatedTable(segs[0].at, t, levels[0].table), levels[0].table, t, segs[1:]))
		}
		return nil
	}
	e := &Expr{Op: OpRows, Type: Type{Kind: Rows, Table: t}, Table: t}
	return c.rowsPath(e, segs, s)
}

// byReference tells what to write where rows of t are named on a row that refers to
// one of them.
func (c *checker) byReference(d diag.Diagnostic, row, t *Table, rest []segment) diag.Diagnostic {
	paths := c.paths(row, t)
	if len(paths) == 0 {
		return d
	}
	var names []string
	for _, col := range paths[0] {
		names = append(names, col.Name)
	}
	for _, seg := range rest {
		names = append(names, seg.text)
	}
	return referredRow(d, strings.Join(names, "."), t)
}

// rowsPath is rows under a name, or with more names the list of a column over them.
func (c *checker) rowsPath(rows *Expr, segs []segment, s scope) *Expr {
	rows.At, rows.Sign = segs[0].at, segs[0].at
	rest := segs[1:]
	if len(rest) == 0 {
		return rows
	}
	in, _ := s.push(rows.Table, false).innermost()
	body, found := c.member(place{table: rows.Table, depth: in.depth}, rest, s)
	if !found {
		c.unknownColumn(rows.Table, rest[0])
	}
	if body == nil {
		return nil
	}
	return c.mapped(rows, body, rest[0].at)
}

// mapped is the list of a value over rows.
func (c *checker) mapped(rows, body *Expr, at diag.Range) *Expr {
	if body.Type.Kind == Invalid {
		return nil
	}
	if body.Type.Kind == Rows || body.Type.Kind == List {
		c.add(listOfLists(at))
		return nil
	}
	body.At = at
	return &Expr{Op: OpMap, Type: listOf(body.Type.Kind), Args: []*Expr{rows, body}, At: rows.At.To(at), Sign: at}
}

// single resolves a path that begins with a parameter or a single value.
func (c *checker) single(segs []segment, s scope) (*Expr, bool) {
	if segs[0].text == "model" && len(segs) == 2 {
		return c.modelFigure(segs[1])
	}
	ent, ok := c.global[segs[0].text]
	if !ok {
		return nil, false
	}
	switch what := ent.what.(type) {
	case *Param:
		if len(segs) > 1 {
			c.add(noMembers(segs[1].at, segs[0].text))
			return nil, true
		}
		c.used[what] = true
		return &Expr{Op: OpParam, Type: what.Type, Param: what}, true
	case *ValueStep:
		if len(segs) > 1 {
			c.add(noMembers(segs[1].at, segs[0].text))
			return nil, true
		}
		return c.valueRef(what, what.Value), true
	case Step:
		return c.figure(what, segs, s), true
	}
	return nil, false
}

func (c *checker) valueRef(step Step, v *Value) *Expr {
	if !c.need(step) {
		return nil
	}
	return &Expr{Op: OpValue, Type: v.Type, Value: v}
}

// modelFigure is `model.year`.
func (c *checker) modelFigure(seg segment) (*Expr, bool) {
	for _, word := range c.spellings(seg.text) {
		if word != "year" {
			continue
		}
		if c.program.Model.Year == nil {
			c.add(noYear(seg.at))
			return nil, true
		}
		return &Expr{Op: OpConst, Type: Type{Kind: Number}, Const: Const{Kind: Number, Number: *c.program.Model.Year}}, true
	}
	c.add(unknownModelFigure(seg.at, seg.text))
	return nil, true
}

// figure is a figure of a result, as `socio.rate`.
func (c *checker) figure(step Step, segs []segment, s scope) *Expr {
	name := segs[0].text
	if len(segs) == 1 {
		if t := step.Head().Over; t != nil && slices.ContainsFunc(t.Columns, func(col *Column) bool { return col.Step == step && col.Member == nil }) {
			c.add(resultWithoutTable(segs[0].at, name, t, ""))
		} else {
			c.add(oneOfFigures(segs[0].at, name, c.figuresInSight(step, s)))
		}
		return nil
	}
	if v := c.singleFigure(step, segs); v != nil && len(segs) == 2 {
		return c.valueRef(step, v)
	}
	c.add(unknownResultFigure(segs[1].at, name, segs[1].text, c.figureNames(step), step.Head().Over, c.rowFigure(step, segs[1].text)))
	return nil
}

// rowFigure is a result's figure that each row of a table has; nil where there is
// none of that name.
func (c *checker) rowFigure(step Step, name string) *Column {
	for _, word := range c.spellings(name) {
		for _, t := range c.program.Tables {
			for _, col := range t.Columns {
				if col.Step == step && col.Member != nil && col.Member.Name == word {
					return col
				}
			}
		}
	}
	return nil
}

// figuresInSight lists what a result has for each row of a table, where its rows are in sight, else its single figures.
func (c *checker) figuresInSight(step Step, s scope) (names []string) {
	for _, l := range s.bareLevels() {
		for _, col := range l.table.Columns {
			if col.Step == step && col.Member != nil {
				names = append(names, col.Member.Spelling(c.file.Lang))
			}
		}
	}
	if len(names) == 0 {
		return c.figureNames(step)
	}
	return names
}

// figureNames lists the single figures of a result.
func (c *checker) figureNames(step Step) []string {
	var names []string
	for _, v := range c.program.Values {
		if v.Step == step && v.Member != nil {
			names = append(names, v.Member.Spelling(c.file.Lang))
		}
	}
	return names
}
