package dsl

import (
	"github.com/alecthomas/participle/v2/lexer"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Table is `table NAME "label" { columns } [rows { ... }]`.
type Table struct {
	Base
	Name    Name
	Label   Text
	Columns []*Column
	Rows    []Row // of a table that carries its own data
	HasRows bool
}

// Row is one line of a table's own rows.
type Row struct {
	Cells []Literal
	At    diag.Range
}

// ColumnKind is what a column of data holds.
type ColumnKind int

const (
	KindKey ColumnKind = iota
	KindText
	KindNumber
	KindWhole
	KindMoney
	KindShare
	KindFlag
	KindDate
	KindChoice
	KindRef
)

var kindWords = []string{"key", "text", "number", "whole", "kr", "share", "flag", "date", "one of", "->"}

func (k ColumnKind) String() string { return kindWords[k] }

// Column is one column of a table.
type Column struct {
	Name     Name
	Label    Text
	Kind     ColumnKind
	KindAt   diag.Range
	Choices  []Text // KindChoice
	Target   Name   // KindRef: the table it refers to
	As       Name   // KindRef: what the target calls these rows; else empty
	From, To *Literal
	Optional bool
	Sample   *Sample
	At       diag.Range
}

// Sample says how made-up data are drawn: `sample 18 %`, `sample from A to B`,
// `sample 50, 30, 20`.
type Sample struct {
	Weights  []Literal // one for a flag's share, one a choice else
	From, To *Literal
	At       diag.Range
}

type columnClause struct {
	Name    name           `parser:"@@"`
	Label   *text          `parser:"@@?"`
	Kind    string         `parser:"( @( 'key' | 'text' | 'number' | 'whole' | 'share' | 'flag' | 'date' )"`
	Money   *unit          `parser:"| @@"`
	Choices []text         `parser:"| 'one of' @@ ( ',' @@ )*"`
	Target  *name          `parser:"| '->' @@"`
	As      *name          `parser:"  ( 'as' @@ )? )"`
	Options []columnOption `parser:"@@*"`
}

type columnOption struct {
	Pos      lexer.Position // its offset is the index of the first token
	From     *literal       `parser:"  'from' @@"`
	To       *literal       `parser:"  'to' @@"`
	Optional bool           `parser:"| @'optional'"`
	Sample   *sampleClause  `parser:"| 'sample' @@"`
}

type sampleClause struct {
	From    *literal  `parser:"  'from' @@"`
	To      *literal  `parser:"  'to' @@"`
	Weights []literal `parser:"| @@ ( ',' @@ )*"`
}

var (
	tableHead  = newHead[namedClause](&statement.Table)
	columnLine = newGrammar[columnClause](`NAME "label" key|text|number|whole|kr|share|flag|date|one of "A", "B"|-> TABLE`, `NAVN "tekst" nøgle|tekst|tal|heltal|kr|andel|ja_nej|dato|en af "A"; "B"|-> TABEL`, statement.Table.Lines)
	rowLine    = newGrammar[literalsClause](`"2009", 1.0639`, `"2009"; 1,0639`)
)

func readTable(s *reading) Statement {
	t := &Table{}
	head, c := readHead(s, tableHead)
	for _, toks := range s.lines(s.block, statement.Table.Lines) {
		if x, c, at := entry(s, columnLine, toks); x != nil {
			t.Columns = append(t.Columns, c.column(x, at))
		}
	}
	if s.blocks && len(t.Columns) == 0 && s.errors == s.before {
		s.report(noEntries(s.sign.Text), s.block.open.At)
	}
	s.rows(t)
	if head == nil {
		return nil
	}
	t.Name, t.Label = c.name(&head.Name), c.quoted(head.Label)
	t.Base = s.close()
	return t
}

// rows reads the second block of a table, `rows { ... }`.
func (s *reading) rows(t *Table) {
	_, n := lex.Match(s.lang, statement.Table.Behind, s.rest)
	if n == 0 || n >= len(s.rest) || s.rest[n].Type != lex.LeftBrace {
		return
	}
	var block body
	_, block, s.rest, _ = s.cutBlock(s.rest[n:])
	t.HasRows = true
	for _, toks := range s.entries(block) {
		if x, c, at := entry(s, rowLine, toks); x != nil {
			t.Rows = append(t.Rows, Row{Cells: c.literals(x.Values), At: at})
		}
	}
}

func (c clause) column(x *columnClause, at diag.Range) *Column {
	col := &Column{Name: c.name(&x.Name), Label: c.quoted(x.Label), At: at, Kind: choice[ColumnKind](kindWords, x.Kind)}
	first := x.Name.at + 1
	if x.Label != nil {
		first++
	}
	col.KindAt = c.toks[first].At
	switch {
	case x.Money != nil:
		col.Kind = KindMoney
	case x.Target != nil:
		col.Kind, col.Target, col.As = KindRef, c.name(x.Target), c.name(x.As)
		col.KindAt = col.KindAt.To(col.Target.At)
	case len(x.Choices) > 0:
		col.Kind = KindChoice
		for i := range x.Choices {
			col.Choices = append(col.Choices, c.quoted(&x.Choices[i]))
		}
		col.KindAt = col.KindAt.To(col.Choices[len(col.Choices)-1].At)
	}
	for _, o := range x.Options {
		c.option(col, o)
	}
	return col
}

// option adds an option to a column; one that is there already is reported.
func (c clause) option(col *Column, o columnOption) {
	at := c.toks[o.Pos.Offset].At
	switch {
	case o.Optional:
		if col.Optional {
			c.report(twiceOnLine(c.spell("optional")), at)
		}
		col.Optional = true
	case o.Sample != nil:
		if col.Sample != nil {
			c.report(twiceOnLine(c.spell("sample")), at)
		}
		col.Sample = c.sample(o.Sample)
	default:
		if col.From != nil {
			c.report(twiceOnLine(c.spell("from")), at)
		}
		col.From, col.To = c.literal(o.From), c.literal(o.To)
	}
}

func (c clause) spell(word string) string { return lex.Spell(c.lang, statement.Table.Lines, word) }

func (c clause) sample(x *sampleClause) *Sample {
	s := &Sample{From: c.literal(x.From), To: c.literal(x.To), Weights: c.literals(x.Weights)}
	if x.From != nil {
		s.At = s.From.At.To(s.To.At)
	} else {
		s.At = s.Weights[0].At.To(s.Weights[len(s.Weights)-1].At)
	}
	return s
}

// Subject implements Statement.
func (s *Table) Subject() (Target, Text) { return named(s.Name), s.Label }

// Accept implements Statement.
func (s *Table) Accept(v Visitor) { v.Table(s) }

func (s *Table) formulas(visit) {}
