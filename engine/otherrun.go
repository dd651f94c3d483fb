package engine

import (
	"context"
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/attribution"
	"github.com/fordel-lang/fordel/engine/explain"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/plan"
	"github.com/fordel-lang/fordel/engine/progress"
	"github.com/fordel-lang/fordel/engine/statement"
	"github.com/fordel-lang/fordel/engine/table"
)

// Other is a run of other rules, with other data, or both, that figures of a result are
// compared with.
type Other struct {
	Result     *Result
	Name, Here string // what it and the result are called in a sentence

	// Rules and Data report whether they are others. Where both are, Crossed are the
	// other rules with the result's data, and the result's rules with the other data.
	Rules, Data bool
	Crossed     [2]*Session

	// Was tells what a table and a column of the result's rules are called in the other
	// rules; nil where those are the same.
	Was func(table, column string) (string, string)
}

// AgainstOther tells why a figure of the result, by its address, is not what it is in
// another run. It gives nil where there is no such figure; the error is the context's.
func (r *Result) AgainstOther(ctx context.Context, x *explain.Explainer, id string, other Other, lang diag.Lang) (*explain.Difference, error) {
	d, _, err := x.AgainstWorld(ctx, id, other.Here, lang, func(id string) explain.World {
		c := &mixing{Other: other, ctx: ctx, here: r, x: x, lang: lang, idle: map[string]bool{}}
		return c.world(id)
	})
	return d, err
}

// mixing works out a figure where some of rules, data and parameters are those of
// another run. The sides are 0 for that one, 1 for the result.
type mixing struct {
	Other
	ctx  context.Context
	here *Result
	x    *explain.Explainer
	lang diag.Lang

	idle   map[string]bool // tables that the figure does not depend on
	both   [2]*bothData    // by the side of the rules; nil where those cannot be computed with the data of both
	caches [2]*plan.Cache
	parts  []part
}

// part is something that differs.
type part struct {
	kind   partKind
	table  *check.Table
	column *check.Column
	param  [2]*check.Param // of both rules
}

type partKind int

const (
	aParam partKind = iota
	aColumn
	ownRows   // that refer to the row
	otherRows // of all tables
	allRows   // of a table
	theRules
)

// result is that of a side.
func (c *mixing) result(side int) *Result { return [2]*Result{c.Result, c.here}[side] }

// session is the one with the rules of a side and the data of a side; nil for none.
func (c *mixing) session(rules, data int) *Session {
	if rules == data || !c.Rules || !c.Data {
		if !c.Rules {
			return c.result(data).session
		}
		return c.result(rules).session
	}
	return c.Crossed[rules]
}

// world is the other run as that of a figure.
func (c *mixing) world(id string) explain.World {
	world := explain.World{Name: c.Name}
	t, key := explain.RowOf(c.here.Model.Program, id)
	if c.Data && t != nil && t.Key == nil {
		world.Lacks = &diag.Text{EN: "The rows of the table have no key by which to find them in other data.",
			DA: "Tabellens rækker har ingen nøgle at finde dem ved i andre data."}
		return world
	}
	if world.Lacks = c.lacks(id, t); world.Lacks != nil {
		return world
	}
	for side := range c.both {
		if side == 0 && !c.Rules {
			continue
		}
		c.caches[side] = plan.NewCache()
		c.settle(side, t, key)
	}
	for _, p := range c.find() {
		if c.matters(id, p) {
			world.Inputs, c.parts = append(world.Inputs, c.input(p)), append(c.parts, p)
		} else {
			world.Idle = append(world.Idle, c.input(p))
			if p.kind == ownRows || p.kind == allRows {
				c.idle[p.table.Name] = true
			}
		}
	}
	world.Rest = diag.Text{EN: "the other differences", DA: "de øvrige forskelle"}.In(c.lang)
	world.Value = c.value
	return world
}

// lacks says why the other run does not have a figure; nil where it has.
func (c *mixing) lacks(id string, t *check.Table) *diag.Text {
	x := c.Result.Explainer()
	if x.Has(c.called(id)) {
		return nil
	}
	if t == nil || !x.HasColumn(c.called(id)) {
		text := diag.Format("There is no such figure with %s.", "Tallet findes ikke med %s.", c.Name)
		return &text
	}
	text := diag.Format("The row is not there with %s.", "Rækken findes ikke med %s.", c.Name)
	return &text
}

// called is the address that a figure has in the other rules.
func (c *mixing) called(id string) string {
	if !c.Rules {
		return id
	}
	return c.Result.Explainer().Called(id, c.x, c.Was)
}

// settle takes the data of both sides in the shape of the rules of one.
func (c *mixing) settle(rules int, t *check.Table, key string) {
	var of [2][]*table.Table
	for data := range of {
		s := c.session(rules, data)
		if s == nil {
			return
		}
		if problems, err := s.ready(c.ctx); err != nil || problems.HasErrors() {
			return
		}
		for _, l := range s.tables {
			of[data] = append(of[data], l.table)
		}
	}
	program := c.session(rules, rules).model.Program
	if rules == 0 && c.Rules && t != nil {
		name, _ := c.Was(t.Name, "")
		t = program.Table(name)
	}
	if !c.Data {
		t = nil
	}
	c.both[rules] = newBothData(program, of, t, key)
}

// find finds what differs, in the order told.
func (c *mixing) find() (out []part) {
	program := c.here.Model.Program
	for _, p := range program.Params {
		q := c.Result.Model.Param(p.Name)
		if q != nil && q.Type == p.Type && q.Share == p.Share && c.Result.Params[q.Slot] != c.here.Params[p.Slot] {
			out = append(out, part{kind: aParam, param: [2]*check.Param{q, p}})
		}
	}
	if w := c.both[1]; c.Data && w != nil {
		out = append(out, w.find()...)
	} else if c.Data {
		out = append(out, part{kind: otherRows})
	}
	if c.Rules {
		out = append(out, part{kind: theRules})
	}
	return out
}

// matters reports whether a figure may depend on a part.
func (c *mixing) matters(id string, p part) bool {
	if c.Rules {
		return true
	}
	switch p.kind {
	case aParam:
		return c.x.Depends(id, p.param[1])
	case aColumn:
		return c.x.Depends(id, p.column)
	case ownRows, allRows:
		return c.x.Depends(id, p.table) || slices.ContainsFunc(p.table.Columns, func(column *check.Column) bool {
			return column.Data != nil && c.x.Depends(id, column)
		})
	}
	return true
}

// find finds which data differ: for a row its own columns, the rows of each table that
// refer to it, and all others; else those of each table.
func (w *bothData) find() (out []part) {
	if w.table == nil {
		for _, t := range w.program.Tables {
			if w.differ(t, false) {
				out = append(out, part{kind: allRows, table: t})
			}
		}
		return out
	}
	for _, column := range w.table.Columns {
		if column.Data != nil && column != w.table.Key && w.cell(0, column) != w.cell(1, column) {
			out = append(out, part{kind: aColumn, table: w.table, column: column})
		}
	}
	others := false
	for _, t := range w.program.Tables {
		if t != w.table && w.differ(t, true) {
			out = append(out, part{kind: ownRows, table: t})
		}
		others = others || w.differ(t, false)
	}
	if others {
		out = append(out, part{kind: otherRows})
	}
	return out
}

// cell is a column of the row on a side.
func (w *bothData) cell(side int, c *check.Column) check.Const {
	for row := range w.own[side][w.table.Slot] {
		return formula.At(w.of[side][w.table.Slot].Columns[c.Slot], c.Type.Kind, int(row))
	}
	return check.Const{Missing: true}
}

// input is a part as it is told.
func (c *mixing) input(p part) explain.Input {
	w := c.both[1]
	switch p.kind {
	case aParam:
		return c.x.ParamInput(c.lang, p.param[1], c.Result.Params[p.param[0].Slot], c.here.Params[p.param[1].Slot])
	case aColumn:
		return c.x.ColumnInput(c.lang, p.column, w.cell(0, p.column), w.cell(1, p.column))
	case ownRows:
		return c.x.RowsInput(c.lang, p.table, len(w.own[0][p.table.Slot]), len(w.own[1][p.table.Slot]))
	case allRows:
		return c.x.RowsInput(c.lang, p.table, w.of[0][p.table.Slot].Len, w.of[1][p.table.Slot].Len)
	case otherRows:
		if w == nil || w.table == nil {
			return explain.Phrase("data", diag.Text{EN: "the data", DA: "data"}.In(c.lang))
		}
		return explain.Phrase("others", diag.Text{EN: "the data of the other rows", DA: "de andre rækkers oplysninger"}.In(c.lang))
	}
	if slices.ContainsFunc(c.parts, func(p part) bool { return p.kind == aParam }) {
		return explain.Phrase("rules", diag.Text{EN: "the rules otherwise", DA: "reglerne i øvrigt"}.In(c.lang))
	}
	return explain.Phrase("rules", diag.Text{EN: "the rules", DA: "reglerne"}.In(c.lang))
}

// value is the figure of an address of the result where the parts of a set are those of
// the result, and the others those of the other run.
func (c *mixing) value(id string, of attribution.Set) (v check.Const, ok bool, err error) {
	rules := 1
	if c.Rules {
		rules = c.side(of, func(p part) bool { return p.kind == theRules }, 1)
	}
	w := c.both[rules]
	if w == nil {
		return c.known(id, of, rules)
	}
	if rules == 0 {
		id = c.called(id)
	}
	s := &Session{model: c.result(rules).Model, specs: c.session(rules, rules).specs, areas: c.session(rules, rules).areas, cache: c.caches[rules]}
	for _, t := range w.mixed(c.sides(rules, of)) {
		s.tables = append(s.tables, &loaded{table: t, draft: t, given: true})
	}
	if err := s.link(progress.NewMeter(c.ctx)); err != nil {
		return v, false, err
	}
	for _, t := range s.model.Program.Tables {
		if c.idle[t.Name] { // that it refers to what is not there does not matter
			s.tables[t.Slot].diags = nil
		}
	}
	problems, err := s.ready(c.ctx)
	if err != nil || problems.HasErrors() {
		return v, false, err
	}
	return s.figure(c.ctx, c.params(rules, of), id)
}

// figure is a figure under parameters, by its address.
func (s *Session) figure(ctx context.Context, params []check.Const, id string) (v check.Const, ok bool, err error) {
	asked := compile(s.space)
	w := s.space
	w.Begin(ctx, 1)
	s.cache.Begin()
	w.State = w.NewState(params)
	x := explain.New(s.model.Program, statement.NewFigures(w.Tables), nil, asked.views.Bare())
	v, ok, err = x.ValueIn(w, id)
	if err != nil {
		s.cache.Abort()
		return v, false, err
	}
	s.cache.End()
	return v, ok, nil
}

// known is the figure of one of the two runs, where nothing between them can be computed.
func (c *mixing) known(id string, of attribution.Set, rules int) (check.Const, bool, error) {
	all := attribution.Set(1)<<min(len(c.parts), 64) - 1
	switch {
	case of == all && rules == 1:
		return c.here.Explainer().Number(c.ctx, id)
	case of == 0 && rules == 0:
		return c.Result.Explainer().Number(c.ctx, c.called(id))
	}
	return check.Const{}, false, nil
}

// side is that of the part that something holds of; where there is none the one given.
func (c *mixing) side(of attribution.Set, is func(part) bool, none int) int {
	i := slices.IndexFunc(c.parts, is)
	switch {
	case i < 0:
		return none
	case of.Has(explain.Nth(i)):
		return 1
	}
	return 0
}

// params are the values of the parameters under the rules of a side.
func (c *mixing) params(rules int, of attribution.Set) []check.Const {
	out := slices.Clone(c.result(rules).Params)
	for i, p := range c.parts {
		if p.kind != aParam {
			continue
		}
		from := 0
		if of.Has(explain.Nth(i)) {
			from = 1
		}
		out[p.param[rules].Slot] = c.result(from).Params[p.param[from].Slot]
	}
	return out
}

// sides say which data are those of a set. What only the other rules have is from the
// other data.
func (c *mixing) sides(rules int, of attribution.Set) sides {
	is := func(kind partKind, t *check.Table, column *check.Column) func(part) bool {
		return func(p part) bool { return p.kind == kind && c.alike(rules, t, column, p) }
	}
	others := c.side(of, func(p part) bool { return p.kind == otherRows }, rules)
	return sides{
		others: func(t *check.Table) int {
			if c.both[rules].table != nil {
				return others
			}
			return c.side(of, is(allRows, t, nil), rules)
		},
		own: func(t *check.Table) int { return c.side(of, is(ownRows, t, nil), others) },
		column: func(column *check.Column) int {
			return c.side(of, is(aColumn, column.Table, column), min(rules, others))
		},
	}
}

// alike reports whether a table of the rules of a side, and a column of it where there is
// one, are those of a part.
func (c *mixing) alike(rules int, t *check.Table, column *check.Column, p part) bool {
	if rules == 1 {
		return p.table == t && p.column == column
	}
	name, of := p.table.Name, ""
	if p.column != nil {
		of = p.column.Name
	}
	name, of = c.Was(name, of)
	return t.Name == name && (column == nil || column.Name == of)
}
