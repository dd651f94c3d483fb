package dsl

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Pool is `pool NAME "label" { ... }`.
type Pool struct {
	Base
	Name      Name
	Label     Text
	Amount    *Formula
	To        Name
	Per       *Formula // a reference of To, possibly through several tables
	Filter    *Formula // where
	Only      *Only
	Key       *Formula
	Start     *Formula
	Floor     *Formula
	Cap       *Formula
	Shortfall Shortfall
	Surplus   Surplus
	SurplusTo Name
	First     *Order
	Whole     bool // partly no
	RateUnit  *Literal
	Round     *Round
}

// Only is `only N highest FORMULA [per COLUMN]`.
type Only struct {
	N     *Formula
	Order Order
	Per   *Formula
	At    diag.Range
}

// Shortfall is what happens when floors exceed a pool.
type Shortfall int

const (
	ShortfallStop Shortfall = iota
	ShortfallScale
)

// Surplus is what happens when caps leave money.
type Surplus int

const (
	SurplusStop Surplus = iota
	SurplusKeep
	SurplusTo
)

var (
	shortfallWords = []string{"stop", "scale"}
	surplusWords   = []string{"stop", "keep", "to"}
)

func (s Shortfall) String() string { return shortfallWords[s] }
func (s Surplus) String() string   { return surplusWords[s] }

var poolHead = newHead[namedClause](&statement.Pool)

func readPool(s *reading) Statement {
	p := &Pool{}
	x, c := readHead(s, poolHead)
	s.clauses(p.fields())
	if s.blocks {
		s.require(p.Amount != nil, "amount")
		s.require(p.To.Text != "", "to")
		s.require(p.Key != nil || p.First != nil, "key", "first")
	}
	s.exclude(p.Key != nil && p.First != nil, "key", "first")
	if x == nil {
		return nil
	}
	p.Name, p.Label = c.name(&x.Name), c.quoted(x.Label)
	p.Base = s.close()
	return p
}

// fields are the clauses of its block.
func (s *Pool) fields() []field {
	return []field{
		{"amount", RoleAmount, &s.Amount},
		{"to", "", &s.To},
		{"per", RolePer, &s.Per},
		{"where", RoleWhere, &s.Filter},
		{"only", "", &s.Only},
		{"key", RoleKey, &s.Key},
		{"start", RoleStart, &s.Start},
		{"floor", RoleFloor, &s.Floor},
		{"cap", RoleCap, &s.Cap},
		{"shortfall", "", &s.Shortfall},
		{"surplus", "", func(l line) { s.Surplus, s.SurplusTo = l.surplus() }},
		{"first", RoleFirst, &s.First},
		{"partly", "", func(l line) { s.Whole = isNo(l.flag()) }},
		{"rate", "", func(l line) { s.RateUnit = l.rate() }},
		{"round", "", &s.Round},
	}
}

func isNo(flag *bool) bool { return flag != nil && !*flag }

// Subject implements Statement.
func (s *Pool) Subject() (Target, Text) { return named(s.Name), s.Label }

// Accept implements Statement.
func (s *Pool) Accept(v Visitor) { v.Pool(s) }

func (s *Pool) formulas(each visit) { walk(s.fields(), each) }
