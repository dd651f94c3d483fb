// Package lower turns a checked model into a small relational tree that other
// programs can compute: workbooks and SQL are printers of it. Formulas stay
// expressions over the fields of one row; what makes or joins rows is a node of its
// own. A node fills fields from fields that nodes before it have filled, so the
// order of the nodes is an order of computation.
//
//	Map   a field from others of its row, of rows that references lead to, of single values
//	Ref   the row of a table that has a key: what lookup looks up
//	Fold  one value of many rows: of those that belong to a row, of all, or of those alike
//	Rank  a row's place among rows
//	Pool  an amount shared out, with every clause
//	Split an amount in parts that add up
//
// Tables (scans) and parameters are what the tree begins with; expectations and what
// is shown are formulas about its fields. Conditions (filters) and counts are part of
// a Fold; rounding is a function of a Map; a benchmark and a spread are Maps, Folds and
// Ranks. What cannot be said in this tree is refused with its place in the rules.
//
// [Expr] says what a formula is where it has no value: a row without a value in a field
// that needs one is an error in Fordel, and for other programs a check that fails.
package lower

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Model is a model as a tree.
type Model struct {
	Program *check.Program
	Fields  []*Field // of the data, in the order of the tables and their columns; then those of the nodes, in their order
	Nodes   []Node   // in an order of computation
	Checks  []Check  // in the order of the file
	Shows   []Show   // in the order of the file
	Solves  []Solve  // in the order of the file
}

// Field is a column of a table, or a single value: it has a row for each row of its
// table, or one.
type Field struct {
	Table   *check.Table // nil: a single value
	Name    string       // unique in its table, or among values; of a helper that of its statement, a dot and what it is
	What    string       // what a helper is, in English: key; empty for others
	Kind    check.Kind   // Number, Money, Text, Flag or Date; Nil where it never has a value
	Ref     *check.Table // the table whose key it holds; nil
	Column  *check.Column
	Value   *check.Value // what it is in the model, as Column; both nil of a helper
	Missing Missing      // what it says that it has no value
	Demand  bool         // a flag that must be yes on every row
	Step    check.Step   // what asks for it; nil for data
	At      diag.Range   // of the formula or statement that it comes from
}

// Missing is what it says that a field has no value on a row.
type Missing int

// What it may say.
const (
	Never Missing = iota // something is wrong, which is told at the field itself
	MayBe                // nothing is wrong: that is its value
	Wrong                // something is wrong, if the value is used: the mean of nothing, say
)

// Helper reports whether a field is no column or value of the model.
func (f *Field) Helper() bool { return f.Column == nil && f.Value == nil }

// Label is what a reader sees: what is said in the rules, else the name.
func (f *Field) Label() string {
	switch {
	case f.Column != nil && f.Column.Label != "":
		return f.Column.Label
	case f.Value != nil && f.Value.Label != "":
		return f.Value.Label
	}
	return f.Name
}

// Share reports whether a field is best shown in per cent.
func (f *Field) Share() bool {
	return f.Column != nil && f.Column.Share || f.Value != nil && f.Value.Share
}

// Says is the figure whose words a text is, as of what bounds a share; nil for any other.
func (f *Field) Says() *statement.Figure {
	switch {
	case f.Column != nil:
		return f.Column.Says
	case f.Value != nil:
		return f.Value.Says
	}
	return nil
}

// Node fills fields: one of the types that a Visitor visits.
type Node interface {
	Accept(Visitor)
	// Fills are the fields it fills, all of one table but for the figures of a pool.
	Fills() []*Field
	// Formulas are those it computes.
	Formulas() []*Expr
}

// Visitor has a method for each kind of node, so that who computes or prints a model
// cannot forget one.
type Visitor interface {
	Map(*Map)
	Ref(*Ref)
	Fold(*Fold)
	Rank(*Rank)
	Pool(*Pool)
	Split(*Split)
}

// Map is a field computed on each row of its table.
type Map struct {
	Out *Field
	Of  *Expr
}

// Ref finds the row of Table whose key is that of the formula. The field holds the
// key, also where no row has it.
type Ref struct {
	Out   *Field
	Table *check.Table
	Key   *Expr
}

// Fold is one value of rows of Over. Which they are: with By those whose path of
// references leads to the row of Out; with Within those of the same table that have the
// same in these fields as the row of Out (nothing is the same as nothing); else all.
// Where and Of are computed on them; Expr.Row 1 in them is the row of Out.
type Fold struct {
	Out    *Field
	Func   Func
	Over   *check.Table
	By     []*Field
	Within []*Field
	Where  *Expr // nil: all of these
	Of     *Expr // nil for Count
	Weight *Expr // of Gini; nil: 1
	Part   *Expr // of Percentile and PercentileInc: a share, on the row of Out
}

// Correlated reports whether the rows gone through are compared with the row of Out.
func (f *Fold) Correlated() bool { return f.Where.outer() || f.Of.outer() || f.Weight.outer() }

// Func is how many values become one. All but Count and Rows of nothing, Sum, Any and
// All need values; a value that is missing makes the result missing, but for
// those of First and Last.
type Func int

// The ways to make one value of many.
const (
	Count         Func = iota // the rows
	Sum                       // 0 of nothing
	Mean                      // missing of nothing, as all below unless they say otherwise
	Min                       //
	Max                       //
	Any                       // no of nothing
	All                       // yes of nothing
	First                     // in the order of keys
	Last                      //
	StdDev                    // of a sample; of two or more
	Median                    //
	Percentile                // of type 6; missing beyond the ends
	PercentileInc             // of type 7
	Gini                      // missing where values or weights are below zero or add up to nothing
)

// String is its name in English.
func (f Func) String() string {
	return [...]string{"count", "sum", "mean", "min", "max", "any", "all", "first", "last", "stddev", "median", "percentile", "percentile_inc", "gini"}[f]
}

// Rank is a row's place among the rows of its table that meet Where and have the same in
// the fields Within, 1 the highest or, with Lowest, the lowest. Rows that show the same
// 15 digits share the better place, or with ByKey go by key in code-point order. Where is
// nil for all; rows that do not meet it, or have no value, have no place.
type Rank struct {
	Out    *Field
	By     *Expr
	Lowest bool
	ByKey  bool
	Within []*Field
	Where  *Expr
}

// Pool shares an amount out over rows of a table, in each row of Group or once. In says
// which rows take part; the other fields have values on those only, and are nil where
// the clause is not said. Amount is with what other pools passed.
type Pool struct {
	Step    *check.PoolStep
	By      []*Field // path from the table to Group's rows; none: one pool
	Amount  *Field
	In      *Field // a flag
	Key     *Field // nil with Place
	Start   *Field
	Floor   *Field
	Cap     *Field
	Place   *Field // with first: 1, 2, 3 ...
	Column  *Field
	Bound   *Field
	Unbound *Field
	Rate    *Field
	Left    *Field
	Passed  *Field
}

// Split is an amount in parts, by keys that are there where the amount is not 0.
type Split struct {
	Step  *check.SplitStep
	Of    *Field
	Keys  []*Field
	Parts []*Field
}

// Check is an expectation. When is what must hold for it to be asked at all: the
// parameters of a scenario; nil: always.
type Check struct {
	Expect      *check.Expect
	When        *Expr
	Condition   *Expr
	Left, Right *Expr // the sides of a comparison; nil
}

// Show is a table for the reader; formulas are on its row.
type Show struct {
	Show    *check.Show
	Columns []*Expr // as many as Show.Columns
	Order   *Expr
	Filter  *Expr
}

// Solve is an equation that a parameter is to fulfil, with its sides as the model has
// them: it is not solved outside Fordel.
type Solve struct {
	Solve       *check.Solve
	Left, Right *Expr
}

// Accept implements Node.
func (n *Map) Accept(v Visitor) { v.Map(n) }

// Accept implements Node.
func (n *Ref) Accept(v Visitor) { v.Ref(n) }

// Accept implements Node.
func (n *Fold) Accept(v Visitor) { v.Fold(n) }

// Accept implements Node.
func (n *Rank) Accept(v Visitor) { v.Rank(n) }

// Accept implements Node.
func (n *Pool) Accept(v Visitor) { v.Pool(n) }

// Accept implements Node.
func (n *Split) Accept(v Visitor) { v.Split(n) }

// Fills implements Node.
func (n *Map) Fills() []*Field { return []*Field{n.Out} }

// Fills implements Node.
func (n *Ref) Fills() []*Field { return []*Field{n.Out} }

// Fills implements Node.
func (n *Fold) Fills() []*Field { return []*Field{n.Out} }

// Fills implements Node.
func (n *Rank) Fills() []*Field { return []*Field{n.Out} }

// Fills implements Node.
func (n *Pool) Fills() []*Field {
	return []*Field{n.Column, n.Bound, n.Unbound, n.Rate, n.Left, n.Passed}
}

// Fills implements Node.
func (n *Split) Fills() []*Field { return n.Parts }

// Formulas implements Node.
func (n *Map) Formulas() []*Expr { return []*Expr{n.Of} }

// Formulas implements Node.
func (n *Ref) Formulas() []*Expr { return []*Expr{n.Key} }

// Formulas implements Node.
func (n *Fold) Formulas() []*Expr { return said(n.Where, n.Of, n.Weight, n.Part) }

// Formulas implements Node.
func (n *Rank) Formulas() []*Expr { return said(n.By, n.Where) }

// Formulas implements Node.
func (n *Pool) Formulas() []*Expr { return nil }

// Formulas implements Node.
func (n *Split) Formulas() []*Expr { return nil }

func said(list ...*Expr) (out []*Expr) {
	for _, e := range list {
		if e != nil {
			out = append(out, e)
		}
	}
	return out
}
