// Package check turns the syntax tree of a rule file into a Program: every name
// resolved, every formula typed (money apart from plain numbers), every
// statement in an order in which it can be computed. It does no arithmetic.
package check

import (
	"slices"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Program is a checked model, ready to be computed. Everything it points to is
// shared and must not be changed.
type Program struct {
	File      *dsl.File
	Model     Model
	Tables    []*Table // in the order declared; Table.Slot is the place
	Params    []*Param // in the order declared; Param.Slot is the place
	Values    []*Value // every single value; Value.Slot is the place
	Steps     []Step   // in an order of computation: a step needs only earlier ones
	Scenarios []*Scenario
	Expects   []*Expect
	Solves    []*Solve
	Shows     []*Show
	Charts    []*Chart
	Letters   []*Letter  // one for a table at most
	Compared  []Compared // in no certain order; a formula that stands for several may give one twice
}

// Table is the table of a name, or nil.
func (p *Program) Table(name string) *Table {
	for _, t := range p.Tables {
		if t.Name == name {
			return t
		}
	}
	return nil
}

// Param is the parameter of a name, or nil.
func (p *Program) Param(name string) *Param {
	for _, param := range p.Params {
		if param.Name == name {
			return param
		}
	}
	return nil
}

// InFileOrder are the statements in the order of the file.
func (p *Program) InFileOrder() []Step {
	steps := slices.Clone(p.Steps)
	slices.SortStableFunc(steps, func(a, b Step) int {
		return a.Head().Decl.Where().Start - b.Head().Decl.Where().Start
	})
	return steps
}

// Model is what the `model` statement says, with defaults filled in.
type Model struct {
	Label, Municipality, Adopted, Source string
	Year                                 *float64
	Currency                             string // "kr" unless said
	Round                                Rounding
}

// Rounding is a unit and a method. Unit 0 means no rounding.
type Rounding struct {
	Unit         float64
	Method       dsl.Method // never MethodDefault
	FirstDivisor float64    // of modified Sainte-Laguë, between 1 and 2; 0 for all others
}

// Table is a table with all its columns, those of the data first.
type Table struct {
	Slot    int
	Name    string
	Label   string // empty where none is written
	Decl    *dsl.Table
	Key     *Column   // nil for a table without a key
	Columns []*Column // Column.Slot is the place
}

// Column is a column of a table: data, or what a statement computes.
type Column struct {
	Table  *Table
	Slot   int
	Name   string // "weighted", "socio", "socio.bound"
	Label  string
	Type   Type
	Data   *dsl.Column       // nil for computed columns
	Ref    *Table            // the target of a reference column; its Type is Text (the key)
	Step   Step              // what computes it; nil for data
	Share  bool              // best shown in per cent
	Adds   bool              // its sum over the rows means something
	Member *Member           // nil for a column in its own right
	Says   *statement.Figure // the figure whose words it holds, as `socio.bound` does; nil for any other
}

// Value is a single computed value: a `let`, or a figure of a statement's
// result, such as "socio.rate".
type Value struct {
	Slot   int
	Name   string
	Label  string
	Type   Type
	Step   Step
	Share  bool
	Member *Member           // nil for a value in its own right
	Says   *statement.Figure // as of a column
}

// Const is a constant of a type; Missing is nil.
type Const struct {
	Kind    Kind
	Number  float64 // numbers, kr, dates (days since 1970-01-01)
	Text    string
	Flag    bool
	Missing bool
}

// Param is what a reader may turn.
type Param struct {
	Slot           int
	Name, Label    string
	Type           Type
	Value          Const
	From, To, Step *float64
	Choices        []Const
	Note           string
	Share          bool // written in per cent
	Decl           *dsl.Param
}

// Kind is the kind of a value.
type Kind int

const (
	Nil     Kind = iota // only the constant nil
	Invalid             // of a formula with an error; never in a Program without errors
	Number
	Money
	Text
	Flag
	Date
	List // of Elem
	Rows // rows of Table
)

// Type is the type of an expression.
type Type struct {
	Kind  Kind
	Elem  Kind   // of a List
	Table *Table // of Rows
}

// Op is what an expression does.
type Op int

const (
	OpConst    Op = iota // Const
	OpParam              // Param
	OpValue              // Value
	OpColumn             // Column of the row that Path leads to from the row of scope Depth
	OpRows               // rows of Table: all where Path is nil, else those whose Path leads to the row of scope Depth
	OpFilter             // Args[0] rows; Args[1] a flag on each (a scope deeper)
	OpMap                // Args[0] rows; Args[1] a value on each (a scope deeper); gives a List
	OpList               // Args
	OpRange              // Args[0]..Args[1]; only as Args[1] of OpIn
	OpCall               // Func(Args...), see below
	OpIf                 // if Args[0] then Args[1] else Args[2]
	OpNot                // flag
	OpNegate             // number or money
	OpAnd                // decided from the left
	OpOr                 // decided from the left
	OpCoalesce           // Args[1] where Args[0] is nil
	OpEqual              // nil may be compared
	OpUnequal            // likewise
	OpLess
	OpLessEqual
	OpGreater
	OpGreaterEqual
	OpIn // Args[0] in Args[1], a list or a range
	OpAdd
	OpSubtract
	OpMultiply
	OpDivide
	OpPower
)

// A call in a checked formula takes what its declaration in package function says,
// but for what is gone: `sum(children, .income)` is sum over an OpMap, `count(children,
// .single)` count over an OpMap of flags, and functions that are WrittenOut stand as
// the formulas that they are short for. Args of rank are the value and the List of
// that column over the whole table, those of lookup the key and maybe a default;
// Table and Column say where.

// Expr is a checked formula. Rows are counted in scopes: scope 0 is the row the
// statement is computed on (there may be none), and every OpFilter and OpMap
// opens the next one for its Args[1].
type Expr struct {
	ID     int // of the node in its program, from 1
	Op     Op
	Type   Type
	Args   []*Expr
	Const  Const
	Param  *Param
	Value  *Value
	Column *Column
	Table  *Table    // OpRows; lookup
	Depth  int       // the scope of OpColumn and of OpRows with a Path
	Path   []*Column // reference columns. OpColumn: from the scope's row to the column's table. OpRows: from Table's rows to the scope's row
	Func   string    // English name of a function
	Share  bool      // OpConst: written in per cent
	At     diag.Range
	Sign   diag.Range // the operator or name itself
}

// Step is one statement that computes something: one of the types that a
// StepVisitor visits.
type Step interface {
	Head() *StepHead
	Accept(StepVisitor)
	formulas(*formulaList) // lists its formulas
	foresee(*checker)      // warns of what can be told to go wrong before there are data
}

// StepVisitor has a method for each kind of step, so that who computes steps cannot
// forget one.
type StepVisitor interface {
	Value(*ValueStep)
	Column(*ColumnStep)
	Bands(*BandsStep)
	Pool(*PoolStep)
	Grant(*GrantStep)
	Split(*SplitStep)
	Earmark(*EarmarkStep)
	Positions(*PositionsStep)
	Benchmark(*BenchmarkStep)
	Spread(*SpreadStep)
}

// StepHead is what all steps share.
type StepHead struct {
	Name    string // "institutions.weighted", "budget", "socio"
	Label   string
	Decl    dsl.Statement
	Needs   []Step   // the steps its formulas use, each once
	Figures []Figure // that are not on each row, in the order declared
	Over    *Table   // whose rows the result is about; nil for single values
}

// Head gives the shared part.
func (h *StepHead) Head() *StepHead { return h }

// foresee is that of steps of which nothing can be told.
func (h *StepHead) foresee(*checker) {}

// ValueStep computes one value: `let NAME`.
type ValueStep struct {
	StepHead
	Value *Value
	Expr  *Expr
}

// Accept implements Step.
func (s *ValueStep) Accept(v StepVisitor) { v.Value(s) }

func (s *ValueStep) formulas(l *formulaList) { l.add("", nil, s.Expr) }

// ColumnStep computes a column row by row: `let TABLE.NAME`, `indicator`, `count`.
type ColumnStep struct {
	StepHead
	Column *Column
	Expr   *Expr
	Weight *Expr // of an indicator: a constant, or the column "NAME.weight" on its row; nil: 1
}

// Accept implements Step.
func (s *ColumnStep) Accept(v StepVisitor) { v.Column(s) }

func (s *ColumnStep) formulas(l *formulaList) {
	l.add("", s.Column.Table, s.Expr)
	l.add("weight", s.Column.Table, s.Weight)
}

// BandsStep is `bands`: the first band that holds the value of By.
type BandsStep struct {
	StepHead
	Column *Column
	By     *Expr
	Bands  []Band
}

// Accept implements Step.
func (s *BandsStep) Accept(v StepVisitor) { v.Bands(s) }

func (s *BandsStep) formulas(l *formulaList) {
	l.add("by", s.Column.Table, s.By)
	for _, b := range s.Bands {
		l.add("bands", s.Column.Table, b.Value)
	}
}

// Band is Low..High, both included, or without High for `under`.
type Band struct {
	Low, High float64 // -Inf and +Inf where open
	Under     bool    // High itself is not in it
	Value     *Expr   // on the row
	At        diag.Range
}

// Order is highest or lowest first by a number or amount on the row.
type Order struct {
	Lowest bool
	By     *Expr
}

// Only keeps the N first, in each group of Per where it is said.
type Only struct {
	N     *Expr // without a row; with a pool's `per` on the group's row
	Order Order
	Per   *Expr // on the row: what makes a group; nil
}

// Setting gives a parameter a value.
type Setting struct {
	Param *Param
	Value Const
	At    diag.Range // of the value, where it is written
}

// Scenario is one set of settings; `scenarios` is expanded into its combinations.
type Scenario struct {
	Name     string
	Settings []Setting
	Decl     *dsl.Scenario
}

// Expect is a condition that must hold. Left and Right are the sides of a
// comparison at its top; nil where there is none.
type Expect struct {
	Text        string
	In          *Scenario // nil: base and every scenario, or with Base that alone
	Base        bool
	Condition   *Expr
	Left, Right *Expr
	Share       bool // the sides are best told in per cent
	Decl        *dsl.Expect
}

// Solve finds the value of Param for which Left equals Right.
type Solve struct {
	Name, Label string
	Param       *Param
	Left, Right *Expr
	Share       bool // the sides are best told in per cent
	Decl        *dsl.Solve
}

// Show is a table for the reader.
type Show struct {
	Table   *Table
	Columns []Shown
	Order   *Order
	Filter  *Expr
	Totals  []Totalled // each column once
	Against *Expr      // on the row: what the measured column is measured against; nil for nothing
	Decl    *dsl.Show
}

// Shown is a formula that a reader sees.
type Shown struct {
	Name  string // the formula as written
	Label string // what stands above it: what is said there, else the column's label, else the formula
	Said  string // the label that is said there; may be empty
	Expr  *Expr  // on the row
	Share bool
	Adds  bool              // its sum over the rows means something
	Says  *statement.Figure // as of a column

	Role Role // in a table with `against`
}

// Role is what a column has to do with `against`; empty for most.
type Role string

const (
	Measured    Role = "measured" // the total that is measured
	Change      Role = "change"   // by how much it is more, in money
	ChangeShare Role = "share"    // and as a share of what it is measured against
)

// Total is what is said of the total of a formula on the row; false where nothing
// is.
func (s *Show) Total(e *Expr) (dsl.TotalKind, bool) {
	var all *Totalled
	for i := range s.Totals {
		t := &s.Totals[i]
		if slices.ContainsFunc(t.Columns, func(x *Expr) bool { return same(x, e) }) {
			return t.Kind, true
		}
		if len(t.Columns) == 0 {
			all = t
		}
	}
	if all == nil || !e.Type.Kind.numeric() {
		return dsl.TotalNone, false
	}
	return all.Kind, true
}

// Totalled is what a table has below some of its columns.
type Totalled struct {
	Kind    dsl.TotalKind
	Columns []*Expr // on the row; none: all columns with numbers of which nothing is said
}

// Letter is the letter to each row of a table.
type Letter struct {
	Table                      *Table
	Heading, Greeting, Closing []Piece
	Figures                    []Shown
	Per                        *Expr       // on the row: what amounts are divided by; nil for nothing
	Decl                       *dsl.Letter // nil for one that the rules do not say
}

// Piece is a part of a text: words, then a value.
type Piece struct {
	Text  string
	Expr  *Expr // on the row; nil for none
	Share bool  // best shown in per cent
	Year  bool  // it is the model's year, written without separators
}

// Chart is a figure for the reader; By and Per are on the row, nil where not said.
type Chart struct {
	Form   statement.ChartForm
	Of     *Column
	Label  string // of what is drawn, where it is said; else empty
	By     *Shown
	Per    *Shown
	Weight *Shown    // of a Lorenz curve
	Limits []float64 // of a map: where the classes but the last end, rising; none: they are chosen
	Ratio  *Expr     // of a Lorenz curve with Per: Of / Per, 0 where Of is
	Decl   *dsl.Chart
}
