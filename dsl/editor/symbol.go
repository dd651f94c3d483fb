package editor

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// SymbolKind is what a name stands for.
type SymbolKind int

// The kinds of symbols.
const (
	SymbolTable SymbolKind = iota
	SymbolColumn
	SymbolIndicator
	SymbolParam
	SymbolValue
	SymbolResult // a pool, grant, benchmark or spread: what Decl is
	SymbolSolve
	SymbolAlias  // what a reference column's target calls its rows: `as NAME`
	SymbolPart   // of a split
	SymbolFigure // of a result, such as rate: the language names it
)

// Symbol is a named thing of a rule file.
type Symbol struct {
	Kind   SymbolKind
	Name   string
	Label  string
	Type   check.Type    // zero for tables and results without a value of their own
	At     diag.Range    // where its name is declared; nowhere for figures
	Decl   dsl.Statement // that declares it
	Table  *check.Table  // a column's table; a table itself; the rows of an alias
	Ref    *check.Table  // of a reference column: its target
	Column *check.Column
	Member *check.Member // of a figure or part
	Param  *check.Param
	Step   check.Step // of what is computed, and the result that a figure is of
}

// names finds symbols.
type names struct {
	program *check.Program
	tables  map[string]*Symbol
	globals map[string]*Symbol                  // parameters, single values, results, solves
	columns map[*check.Table]map[string]*Symbol // with pools and grants, without figures
	aliases map[*check.Table]map[string]*Symbol // on the target
	figures map[string]map[string]*Symbol       // by result and English name, or name of a part
}

func newNames(p *check.Program) *names {
	n := &names{program: p, tables: map[string]*Symbol{}, globals: map[string]*Symbol{},
		columns: map[*check.Table]map[string]*Symbol{}, aliases: map[*check.Table]map[string]*Symbol{},
		figures: map[string]map[string]*Symbol{}}
	for _, t := range p.Tables {
		n.tables[t.Name] = &Symbol{Kind: SymbolTable, Name: t.Name, Label: t.Label, At: t.Decl.Name.At, Decl: t.Decl, Table: t,
			Type: check.Type{Kind: check.Rows, Table: t}}
		n.columns[t], n.aliases[t] = map[string]*Symbol{}, map[string]*Symbol{}
	}
	for _, x := range p.Params {
		n.globals[x.Name] = &Symbol{Kind: SymbolParam, Name: x.Name, Label: x.Label, Type: x.Type, At: x.Decl.Name.At, Decl: x.Decl, Param: x}
	}
	for _, step := range p.Steps {
		n.result(step)
	}
	for _, t := range p.Tables {
		for _, c := range t.Columns {
			n.column(c)
		}
	}
	for _, v := range p.Values {
		n.value(v)
	}
	for _, x := range p.Solves {
		n.globals[x.Name] = &Symbol{Kind: SymbolSolve, Name: x.Name, Label: x.Label, Type: x.Left.Type, At: x.Decl.Name.At, Decl: x.Decl}
	}
	return n
}

// result adds what a step gives a name for the whole file and figures.
func (n *names) result(step check.Step) {
	h := step.Head()
	if kind := h.Decl.Kind(); kind.Names != statement.Global || len(kind.Figures) == 0 {
		return
	}
	of, _ := h.Decl.Subject()
	s := &Symbol{Kind: SymbolResult, Name: h.Name, Label: h.Label, Decl: h.Decl, Step: step, At: of.Name.At, Table: h.Over}
	if h.Over != nil {
		for _, c := range h.Over.Columns {
			if c.Step == step && c.Member == nil {
				s.Column, s.Type = c, c.Type
			}
		}
	}
	n.globals[s.Name], n.figures[s.Name] = s, map[string]*Symbol{}
	if s.Column != nil && n.columns[s.Table] != nil {
		n.columns[s.Table][s.Name] = s
	}
}

// column adds a column of a table, or a figure of a result.
func (n *names) column(c *check.Column) {
	if c.Member != nil {
		n.figure(c.Member, c.Type, c.Step, c)
		return
	}
	if n.columns[c.Table][c.Name] != nil {
		return // a pool or grant
	}
	s := &Symbol{Kind: SymbolColumn, Name: c.Name, Label: c.Label, Type: c.Type, Table: c.Table, Ref: c.Ref, Column: c, Step: c.Step}
	if c.Data != nil {
		s.At, s.Decl = c.Data.Name.At, c.Table.Decl
	} else if c.Step != nil {
		s.Decl = c.Step.Head().Decl
		of, _ := s.Decl.Subject()
		s.At = of.Name.At
		if _, ok := s.Decl.(*dsl.Indicator); ok {
			s.Kind = SymbolIndicator
		}
	}
	n.columns[c.Table][c.Name] = s
	if c.Ref != nil && c.Data.As.Text != "" {
		n.aliases[c.Ref][c.Data.As.Text] = &Symbol{Kind: SymbolAlias, Name: c.Data.As.Text, At: c.Data.As.At, Decl: c.Table.Decl,
			Table: c.Table, Type: check.Type{Kind: check.Rows, Table: c.Table}}
	}
}

// value adds a single value, or a single figure of a result.
func (n *names) value(v *check.Value) {
	if v.Member != nil {
		n.figure(v.Member, v.Type, v.Step, nil)
		return
	}
	if v.Step == nil {
		return
	}
	decl := v.Step.Head().Decl
	of, _ := decl.Subject()
	n.globals[v.Name] = &Symbol{Kind: SymbolValue, Name: v.Name, Label: v.Label, Type: v.Type, At: of.Name.At, Decl: decl, Step: v.Step}
}

// figure adds a figure of a result, or a part of a split.
func (n *names) figure(m *check.Member, typ check.Type, step check.Step, c *check.Column) {
	if n.figures[m.Of] == nil {
		return // the weight of an indicator
	}
	s := &Symbol{Kind: SymbolFigure, Name: m.Name, Type: typ, Step: step, Column: c, Member: m}
	if split, ok := step.(*check.SplitStep); ok {
		s.Kind, s.Decl = SymbolPart, split.Decl
		for _, p := range split.Decl.(*dsl.Split).Parts {
			if p.Name.Text == m.Name {
				s.At = p.Name.At
			}
		}
	}
	n.figures[m.Of][m.Name] = s
}
