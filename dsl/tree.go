package dsl

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/formula"
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

// Statement is one of the statement types below.
type Statement interface {
	Where() diag.Range // from the statement word to its last token
	Kind() StatementKind
	Partial() bool // a part of it could not be read and was left out
}

// Base is what all statements share.
type Base struct {
	At    diag.Range
	Lines []Line // of its block, in the order they stand
	// Flawed says that a part of it could not be read and was left out; what is
	// wrong there has been reported.
	Flawed bool
	kind   StatementKind
}

// Line is one property of a statement's block, or one entry (a column, a row, a
// band, a part, a setting).
type Line struct {
	Word string     // the property's English keyword, "" for an entry
	Sign diag.Range // the keyword itself; for an entry its first word
	At   diag.Range // all of it
}

func (b Base) Where() diag.Range   { return b.At }
func (b Base) Kind() StatementKind { return b.kind }
func (b Base) Partial() bool       { return b.Flawed }

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

// Literal is a constant: a number, an amount, a text, yes/no or a date.
type Literal = formula.Literal

// Formula is an expr expression inside a statement; nil where a clause is absent.
type Formula = formula.Node

// Model is `model "label" { ... }`.
type Model struct {
	Base
	Label        Text
	Municipality Text
	Year         *Literal
	Adopted      Text
	Source       Text
	Currency     Name
	Round        *Round
}

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

// Param is `param NAME "label" = LITERAL { from A to B step C note "..." }`.
type Param struct {
	Base
	Name           Name
	Label          Text
	Value          Literal
	From, To, Step *Literal
	Choices        []Literal
	Note           Text
}

// Let is `let NAME "label" = FORMULA` or `let TABLE.NAME "label" = FORMULA`.
type Let struct {
	Base
	Target  Target
	Label   Text
	Formula *Formula
}

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

// Band is one line of bands.
type Band struct {
	Kind      BandKind
	Low, High *Literal
	Value     *Formula
	At        diag.Range
}

// Indicator is `indicator TABLE.NAME "label" weight W = CONDITION`.
type Indicator struct {
	Base
	Target    Target
	Label     Text
	Weight    *Formula // nil: 1
	Condition *Formula
}

// CountForm is which of the ways of counting.
type CountForm int

const (
	CountRows    CountForm = iota // SOURCE
	CountAtLeast                  // SOURCE with at least K of (...)
	CountAny                      // SOURCE with any of (...)
	CountAll                      // SOURCE with all of (...)
	CountMarks                    // marks of (...) in SOURCE
)

// Count is `count TABLE.NAME "label" = ...`.
type Count struct {
	Base
	Target     Target
	Label      Text
	Form       CountForm
	Source     Name
	AtLeast    *Formula // K of CountAtLeast
	Indicators []Name
	Filter     *Formula // where; nil: all
}

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

// Grant is `grant NAME "label" { ... }`.
type Grant struct {
	Base
	Name     Name
	Label    Text
	To       Name
	Filter   *Formula
	Amount   *Formula
	Within   *Formula
	Negative bool
	Round    *Round
}

// Split is `split NAME { part KEY ... }`.
type Split struct {
	Base
	Name  Name // of the pool or grant
	Parts []Part
}

// Part is one part of a split.
type Part struct {
	Name Name
	Key  *Formula
	At   diag.Range
}

// Input is a requirement on what an earmark is spent on.
type Input int

const (
	InputNone Input = iota
	InputStaff
	InputTrainedStaff
)

// Earmark is `earmark NAME { ... }`.
type Earmark struct {
	Base
	Name      Name // of the pool or grant
	Share     *Formula
	Amount    *Formula
	Purpose   Text
	Input     Input
	Content   Text
	Announced *bool
	Followup  *bool
}

// Positions is `positions NAME { pay FORMULA round 0.01 }`.
type Positions struct {
	Base
	Name  Name
	Pay   *Formula
	Round *Literal
}

// OutlierKind is the form of an outlier criterion.
type OutlierKind int

const (
	OutlierSD      OutlierKind = iota // N sd
	OutlierAverage                    // P from average
	OutlierOwnMean                    // P from own mean
)

// Outliers is one `outliers` line.
type Outliers struct {
	Kind  OutlierKind
	Limit *Formula
	At    diag.Range
}

// AverageKind is how a benchmark's average is formed.
type AverageKind int

const (
	AverageMean AverageKind = iota
	AverageMedian
	AverageWeighted
)

// Benchmark is `benchmark NAME "label" of TABLE.COLUMN { ... }`.
type Benchmark struct {
	Base
	Name        Name
	Label       Text
	Of          Target
	Each        *Formula
	Per         *Formula
	Exclude     *Formula
	Outliers    []Outliers
	Average     AverageKind
	WeightedBy  *Formula
	Percentiles []Literal
}

// Spread is `spread NAME "label" of TABLE.COLUMN { per FORMULA where CONDITION }`.
type Spread struct {
	Base
	Name   Name
	Label  Text
	Of     Target
	Per    *Formula
	Filter *Formula
}

// Setting is `PARAM = VALUE`, or several values in `scenarios`.
type Setting struct {
	Param  Name
	Values []Literal
	At     diag.Range
}

// Scenario is `scenario "name" { ... }`, or with Grid `scenarios "name" { ... }`:
// all combinations of the values.
type Scenario struct {
	Base
	Label    Text
	Grid     bool
	Settings []Setting
}

// Expect is `expect "text" [in "scenario"] = CONDITION`.
type Expect struct {
	Base
	Text      Text
	In        Text
	Condition *Formula
}

// Solve is `solve NAME "label" = PARAM so that FORMULA == FORMULA`.
type Solve struct {
	Base
	Name      Name
	Label     Text
	Param     Name
	Condition *Formula // an equality
}

// Shown is a formula with what a reader sees above it: `total / weighted "Per child"`.
type Shown struct {
	Formula *Formula
	Label   Text // empty where none is said
}

// Show is `show TABLE { columns ... order ... where ... }`.
type Show struct {
	Base
	Table   Name
	Columns []Shown
	Order   *Order
	Filter  *Formula
}

// ChartForm is the form of a chart.
type ChartForm int

const (
	ChartBar ChartForm = iota
	ChartHistogram
	ChartLine
	ChartScatter
	ChartLorenz
)

// Chart is `chart FORM TABLE.COLUMN "label" [by COLUMN "label"] [per COLUMN "label"]`.
type Chart struct {
	Base
	Form  ChartForm
	Of    Target
	Label Text
	By    *Shown
	Per   *Shown
}

// Broken is a statement whose first line could not be read; its text is kept as
// it is. Target is the name it would have declared, as far as that is known.
type Broken struct {
	Base
	Of     StatementKind // what it began as; StatementBroken where that is unknown
	Target Target
	Names  []string // all names and texts on its first line: nobody is told that they are unknown too
}
