package dsl

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// File is a whole rule file. The tree knows no natural language: an English and
// a Danish spelling of the same rules give equal trees but for positions.
type File struct {
	Source     *diag.Source
	Damaged    bool      // parts of the file could not be read and stand as U+FFFD
	Version    int       // of the language: 1
	Lang       diag.Lang // the spelling it was written in
	Header     diag.Range
	Statements []Statement // in the order they stand
	Comments   []Comment   // in the order they stand
}

// Comment is one `// ...` up to the end of its line.
type Comment struct {
	Text string // without the slashes, trimmed
	At   diag.Range
	Own  bool // it has the line to itself
}

// Statement is a statement of a file: one of the types that a Visitor visits, or
// a Broken one.
type Statement interface {
	Where() diag.Range            // from the statement word to its last token
	Kind() *statement.Declaration // &statement.Broken for one that could not be read
	Partial() bool                // a part of it could not be read and was left out
	// Subject is the name that it declares or is about, and its label or, where it
	// has none, its text; either may be empty.
	Subject() (Target, Text)
	Accept(Visitor)
	formulas(visit)
}

// Base is what all statements share.
type Base struct {
	At    diag.Range
	Lines []Line // of its block, in the order they stand
	// Flawed says that a part of it could not be read and was left out; what is
	// wrong there has been reported.
	Flawed bool
	// Strange says that a line of its block begins with no keyword of it, so that
	// it may have been meant for any.
	Strange bool
	kind    *statement.Declaration
}

// Line is one property of a statement's block, or one entry (a column, a row, a
// band, a part, a setting).
type Line struct {
	Word string     // the property's English keyword, "" for an entry
	Sign diag.Range // the keyword itself; for an entry its first word
	At   diag.Range // all of it
}

func (b Base) Where() diag.Range            { return b.At }
func (b Base) Kind() *statement.Declaration { return b.kind }
func (b Base) Partial() bool                { return b.Flawed }

// Name is a name as written, with its place.
type Name struct {
	Text string
	At   diag.Range
}

// Text is a quoted text without its quotes, with its place.
type Text struct {
	Text string
	At   diag.Range
}

// Target is `TABLE.NAME`; Table is empty for a single value. What is measured
// and drawn may be a figure beside a result: `TABLE.NAME.FIGURE`.
type Target struct {
	Table  Name
	Name   Name
	Figure Name
	At     diag.Range
}

// named is the target of a name for the whole file.
func named(n Name) Target { return Target{Name: n, At: n.At} }

// Literal is a constant: a number, an amount, a text, yes/no or a date.
type Literal = formula.Literal

// Formula is an expr expression inside a statement; nil where a clause is absent.
type Formula = formula.Node

// Round is `round UNIT [METHOD]`, `round METHOD` or `round none`.
type Round struct {
	Unit         *Literal // nil for none, and where a method stands alone
	Method       Method   // MethodDefault where none is said
	FirstDivisor *Literal // of modified Sainte-Laguë; nil where none is said
	At           diag.Range
}

// Method is how remainders are shared out.
type Method int

const (
	MethodDefault Method = iota
	LargestRemainder
	SainteLague
	DHondt
	Adams
	HuntingtonHill
	Each
)

// Direction is highest or lowest first.
type Direction int

const (
	Highest Direction = iota
	Lowest
)

// Order is `highest FORMULA` or `lowest FORMULA`.
type Order struct {
	Direction Direction
	By        *Formula
	At        diag.Range
}

// Shown is a formula with what a reader sees above it: `total / weighted "Per child"`.
type Shown struct {
	Formula *Formula
	Label   Text // empty where none is said
}

// Broken is a statement whose first line could not be read; its text is kept as
// it is. Target is the name it would have declared, as far as that is known.
type Broken struct {
	Base
	Of     *statement.Declaration // what it began as; nil where that is unknown
	Target Target
	Names  []string // all names and texts on its first line: nobody is told that they are unknown too
}

// Subject implements Statement.
func (s *Broken) Subject() (Target, Text) { return s.Target, Text{} }

// Accept implements Statement.
func (s *Broken) Accept(v Visitor) { v.Broken(s) }

func (s *Broken) formulas(visit) {}
