package dsl

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Bands is `bands TABLE.NAME "label" by FORMULA { ... }`.
type Bands struct {
	Base
	Target Target
	Label  Text
	By     *Formula
	Bands  []Band
}

// BandKind is the form of a band's bounds.
type BandKind int

const (
	BandRange BandKind = iota // LOW..HIGH: (both included)
	BandOne                   // LOW: (just that value)
	BandUnder                 // under HIGH:
	BandUpTo                  // up to HIGH: (included)
	BandElse                  // else:
)

var bandWords = []string{"..", "one", "under", "up to", "else"}

func (k BandKind) String() string { return bandWords[k] }

// Band is one line of bands.
type Band struct {
	Kind      BandKind
	Low, High *Literal
	Value     *Formula
	At        diag.Range
}

type bandsClause struct {
	Target targetClause `parser:"@@"`
	Label  *text        `parser:"@@?"`
	By     span         `parser:"'by' @@"`
}

type bandClause struct {
	Under *literal `parser:"( 'under' @@"`
	UpTo  *literal `parser:"| 'up to' @@"`
	Else  bool     `parser:"| @'else'"`
	Low   *literal `parser:"| @@"`
	High  *literal `parser:"  ( '..' @@ )? )"`
	Value span     `parser:"':' @@"`
}

var (
	bandsHead = newHead[bandsClause](&statement.Bands)
	bandLine  = newGrammar[bandClause](`0..2: VALUE|under 3: VALUE|up to 3: VALUE|else: VALUE`, `0..2: VÆRDI|under 3: VÆRDI|til og med 3: VÆRDI|ellers: VÆRDI`, statement.Bands.Lines)
)

func readBands(s *reading) Statement {
	b := &Bands{}
	x, c := readHead(s, bandsHead)
	for _, toks := range s.entries(s.block) {
		if x, c, at := entry(s, bandLine, toks); x != nil {
			b.Bands = append(b.Bands, c.band(x))
			b.Bands[len(b.Bands)-1].At = at
		}
	}
	if s.blocks && len(b.Bands) == 0 && s.errors == s.before {
		s.report(noEntries(s.sign.Text), s.block.open.At)
	}
	if x == nil {
		return nil
	}
	b.Target, b.Label, b.By = c.target(x.Target), c.quoted(x.Label), c.formula(&x.By)
	b.Base = s.close()
	return b
}

func (c clause) band(x *bandClause) Band {
	b := Band{Value: c.formula(&x.Value)}
	switch {
	case x.Else:
		b.Kind = BandElse
	case x.Under != nil:
		b.Kind, b.High = BandUnder, c.literal(x.Under)
	case x.UpTo != nil:
		b.Kind, b.High = BandUpTo, c.literal(x.UpTo)
	case x.High != nil:
		b.Kind, b.Low, b.High = BandRange, c.literal(x.Low), c.literal(x.High)
	default:
		b.Kind, b.Low = BandOne, c.literal(x.Low)
	}
	return b
}

// Subject implements Statement.
func (s *Bands) Subject() (Target, Text) { return s.Target, s.Label }

// Accept implements Statement.
func (s *Bands) Accept(v Visitor) { v.Bands(s) }

func (s *Bands) formulas(each visit) {
	each(RoleBy, s.By)
	for _, b := range s.Bands {
		each(RoleValue, b.Value)
	}
}
