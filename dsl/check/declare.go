package check

import (
	"math"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/statement"
)

func defaultModel() Model {
	return Model{Currency: "kr", Round: Rounding{Unit: 1, Method: dsl.LargestRemainder}}
}

// declare puts every name of the file in scope: first the tables, since
// everything else refers to them, then what stands on its own, then what names
// something declared anywhere in the file, each in the order of the file.
func (c *checker) declare() {
	c.stage(statement.First)
	for _, t := range c.program.Tables {
		c.references(t)
	}
	c.stage(statement.Alone)
	c.stage(statement.Naming)
}

// stage checks the statements whose turn it is. The checker is a dsl.Visitor: each
// kind of statement has its method in a file of its own.
func (c *checker) stage(turn statement.Stage) {
	for _, s := range c.file.Statements {
		if s.Kind().Stage == turn {
			s.Accept(c)
		}
	}
}

var _ dsl.Visitor = (*checker)(nil)

// name puts a name in scope for the whole file.
func (c *checker) name(n dsl.Name, what any) bool {
	if old, ok := c.global[n.Text]; ok {
		c.add(duplicateName(n, c.file.Source.Position(old.at.Start).Line))
		return false
	}
	c.global[n.Text] = entity{what, n.At}
	return true
}

// newColumn adds a column to a table; at is where its name stands.
func (c *checker) newColumn(t *Table, name string, label dsl.Text, at diag.Range, step Step) *Column {
	col := &Column{Table: t, Slot: len(t.Columns), Name: name, Label: label.Text, Step: step, Type: Type{Kind: Invalid}}
	if old, ok := c.columns[t][name]; ok {
		c.add(duplicateColumn(t, old, at))
		return col
	}
	t.Columns = append(t.Columns, col)
	c.columns[t][name] = col
	return col
}

// newValue adds a single value.
func (c *checker) newValue(name string, label string, step Step) *Value {
	v := &Value{Slot: len(c.program.Values), Name: name, Label: label, Step: step, Type: Type{Kind: Invalid}}
	c.program.Values = append(c.program.Values, v)
	return v
}

func (c *checker) Model(s *dsl.Model) {
	if c.named != nil {
		c.add(secondModel(s.At, c.file.Source.Position(c.named.At.Start).Line))
		return
	}
	c.named = s
	m := &c.program.Model
	m.Label, m.Municipality, m.Adopted, m.Source = s.Label.Text, s.Municipality.Text, s.Adopted.Text, s.Source.Text
	if s.Year != nil {
		m.Year = &s.Year.Number
		if s.Year.Kind != formula.LitNumber || *m.Year != math.Trunc(*m.Year) {
			c.add(yearNotNumber(s.Year.At))
		}
	}
	if s.Currency.Text != "" {
		m.Currency = s.Currency.Text
	}
	m.Round = c.rounding(s.Round, Money, m.Round)
}

// rounding is what a round clause says, or else the fallback. A pool of plain
// numbers takes the fallback's method with the unit 1.
func (c *checker) rounding(r *dsl.Round, kind Kind, fallback Rounding) Rounding {
	if r == nil {
		return fallback
	}
	out := Rounding{Method: fallback.Method, FirstDivisor: fallback.FirstDivisor}
	if r.Method != dsl.MethodDefault {
		out.Method, out.FirstDivisor = r.Method, c.firstDivisor(r.FirstDivisor)
	}
	if r.Unit == nil { // `none`, or a method alone
		if r.Method != dsl.MethodDefault {
			out.Unit = fallback.Unit
		}
		return out
	}
	out.Unit = r.Unit.Number
	got := constKind(r.Unit)
	if got != kind && kind != Invalid {
		c.add(wrongUnit(r.Unit.At, kind, unitless(r.Unit), c.currency()))
	} else if !(out.Unit > 0) || math.IsInf(out.Unit, 0) {
		c.add(unitNotPositive(r.At))
	}
	return out
}

// firstDivisor is that of modified Sainte-Laguë; 0 where none is said.
func (c *checker) firstDivisor(l *dsl.Literal) float64 {
	if l == nil {
		return 0
	}
	if constKind(l) != Number || !(l.Number >= 1 && l.Number <= 2) {
		c.add(badFirstDivisor(l.At))
	}
	return l.Number
}

func (c *checker) currency() string { return c.program.Model.Currency }

func (c *checker) Table(s *dsl.Table) {
	t := &Table{Slot: len(c.program.Tables), Name: s.Name.Text, Label: s.Label.Text, Decl: s}
	if !c.name(s.Name, t) {
		return
	}
	c.program.Tables = append(c.program.Tables, t)
	c.tables[t.Name] = t
	c.columns[t] = map[string]*Column{}
	c.related[t] = map[string]relation{}
	for _, d := range s.Columns {
		c.dataColumn(t, d)
	}
	c.inlineRows(s)
}

func (c *checker) dataColumn(t *Table, d *dsl.Column) {
	col := c.newColumn(t, d.Name.Text, d.Label, d.Name.At, nil)
	col.Data, col.Type, col.Share = d, Type{Kind: dataKind(d.Kind)}, d.Kind == dsl.KindShare
	switch {
	case d.Kind == dsl.KindKey && t.Key != nil:
		c.add(secondKey(d.KindAt, t.Key))
	case d.Kind == dsl.KindKey && d.Optional:
		c.add(optionalKey(d.At, d.Name.Text))
	case d.Kind == dsl.KindKey:
		t.Key = col
	}
	c.bounds(d.From, d.To, nil, col.Type.Kind, d.Name.Text)
	if col.Share {
		c.shareWritten(d.From, d.Name.Text)
		c.shareWritten(d.To, d.Name.Text)
	}
}

// dataKind is the kind of value a column of data holds.
func dataKind(k dsl.ColumnKind) Kind {
	switch k {
	case dsl.KindNumber, dsl.KindWhole, dsl.KindShare:
		return Number
	case dsl.KindMoney:
		return Money
	case dsl.KindFlag:
		return Flag
	case dsl.KindDate:
		return Date
	}
	return Text
}

// bounds checks the range of a parameter or column: of its kind and rising.
func (c *checker) bounds(from, to, step *dsl.Literal, kind Kind, name string) bool {
	before := len(c.diags)
	for _, l := range []*dsl.Literal{from, to, step} {
		if l != nil && constKind(l) != kind && kind != Invalid {
			c.add(wrongBound(l.At, name, kind, c.currency()))
			return false
		}
	}
	if from != nil && to != nil && from.Number > to.Number {
		c.add(emptyRange(from.At.To(to.At), name))
	}
	if step != nil && !(step.Number > 0) {
		c.add(stepNotPositive(step.At, name))
	}
	return len(c.diags) == before
}

// references resolves the reference columns of a table and their `as` names.
func (c *checker) references(t *Table) {
	for _, col := range t.Columns {
		d := col.Data
		if d == nil || d.Kind != dsl.KindRef {
			continue
		}
		target, ok := c.tables[d.Target.Text]
		if !ok {
			c.tableNamed(d.Target)
			continue
		}
		if target.Key == nil {
			c.noKey(d.Target, target)
			continue
		}
		col.Ref = target
		if d.As.Text != "" {
			if _, taken := c.related[target][d.As.Text]; taken || c.columns[target][d.As.Text] != nil {
				c.add(duplicateAs(d.As, target))
				continue
			}
			c.related[target][d.As.Text] = relation{t, col}
		}
	}
}

// inlineRows checks the number of cells of a table that carries its rows; the
// cells themselves are read like those of a sheet. Where columns could not be
// read, too much would be wrong.
func (c *checker) inlineRows(s *dsl.Table) {
	if s.Flawed {
		return
	}
	for _, r := range s.Rows {
		if len(r.Cells) != len(s.Columns) {
			c.add(wrongCells(r.At, len(r.Cells), len(s.Columns), r.At.End > r.At.Start && strings.Contains(c.text(r.At), "\n")))
			continue
		}
		for i, cell := range r.Cells {
			if s.Columns[i].Kind == dsl.KindShare {
				c.shareWritten(&cell, s.Columns[i].Name.Text)
			}
			want := dataKind(s.Columns[i].Kind)
			if got := constKind(&cell); got != want && got != Nil {
				c.wrongCell(s.Columns[i].Name.Text, want, &cell)
			}
		}
	}
}

// wrongCell reports a value of another kind than its column's.
func (c *checker) wrongCell(column string, want Kind, v *dsl.Literal) {
	d := wrongCell(v.At, column, kindName{kind: want, currency: c.currency()})
	e := &Expr{Op: OpConst, Type: Type{Kind: constKind(v)}, Const: constOf(v), At: v.At}
	if write := c.asKind(e, want); write != "" {
		d = d.Write(write)
	} else if want == Flag {
		d = yesOrNo(d)
	}
	c.add(d)
}

func (c *checker) Param(s *dsl.Param) {
	p := &Param{Slot: len(c.program.Params), Name: s.Name.Text, Label: s.Label.Text, Note: s.Note.Text, Decl: s}
	if !c.name(s.Name, p) {
		return
	}
	c.program.Params = append(c.program.Params, p)
	p.Value, p.Type = constOf(&s.Value), Type{Kind: constKind(&s.Value)}
	p.Share = s.Value.Kind == literalPercent
	if p.Type.Kind == Nil {
		c.add(nilParam(s.Value.At, p.Name))
		p.Type.Kind = Invalid
		return
	}
	good := c.bounds(s.From, s.To, s.Step, p.Type.Kind, p.Name)
	p.From, p.To, p.Step = number(s.From), number(s.To), number(s.Step)
	for i := range s.Choices {
		if k := constKind(&s.Choices[i]); k != p.Type.Kind {
			c.add(wrongBound(s.Choices[i].At, p.Name, p.Type.Kind, c.currency()))
		}
		p.Choices = append(p.Choices, constOf(&s.Choices[i]))
	}
	if p.Share {
		for _, l := range []*dsl.Literal{s.From, s.To, s.Step} {
			c.shareWritten(l, p.Name)
		}
		for i := range s.Choices {
			c.shareWritten(&s.Choices[i], p.Name)
		}
	}
	if problem, ok := p.Problem(p.Value, c.currency()); !ok && good {
		c.add(problem.At(s.Value.At))
	}
}

func number(l *dsl.Literal) *float64 {
	if l == nil {
		return nil
	}
	return &l.Number
}

// Broken remembers what a statement that could not be read would have declared,
// so that those names are not reported as unknown.
func (c *checker) Broken(s *dsl.Broken) {
	for _, name := range s.Names {
		c.lost[name] = true
	}
	if s.Of != nil && s.Of.Names != statement.Nothing {
		c.nameless = c.nameless || s.Target.Name.Text == ""
	}
}

func (c *checker) tableNames() []string {
	var names []string
	for _, t := range c.program.Tables {
		names = append(names, t.Name)
	}
	return names
}
