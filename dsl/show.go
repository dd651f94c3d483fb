package dsl

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Show is `show TABLE { columns ... order ... where ... }`.
type Show struct {
	Base
	Table   Name
	Columns []Shown
	Order   *Order
	Filter  *Formula
	Totals  []Totalled
	Against *Formula
}

// Totalled is `total sum|mean|none FORMULA, ...`: what stands below columns.
type Totalled struct {
	Kind    TotalKind
	Columns []*Formula // that are shown; none: all with numbers
	At      diag.Range
}

// TotalKind is what stands below a column.
type TotalKind int

const (
	TotalSum TotalKind = iota
	TotalMean
	TotalNone
)

var totalWords = []string{"sum", "mean", "none"}

func (k TotalKind) String() string { return totalWords[k] }

var showHead = newHead[nameClause](&statement.Show)

func readShow(s *reading) Statement {
	sh := &Show{}
	x, c := readHead(s, showHead)
	s.clauses(sh.fields())
	if x == nil {
		return nil
	}
	sh.Table = c.name(&x.Name)
	sh.Base = s.close()
	return sh
}

// fields are the clauses of its block.
func (s *Show) fields() []field {
	return []field{
		{"columns", RoleColumn, &s.Columns},
		{"order", RoleOrder, &s.Order},
		{"where", RoleWhere, &s.Filter},
		{"against", RoleAgainst, &s.Against},
		{"total", RoleTotal, &s.Totals},
	}
}

// Subject implements Statement.
func (s *Show) Subject() (Target, Text) { return named(s.Table), Text{} }

// Accept implements Statement.
func (s *Show) Accept(v Visitor) { v.Show(s) }

func (s *Show) formulas(each visit) { walk(s.fields(), each) }
