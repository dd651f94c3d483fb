// Package explain tells why a number is what it is: every cell, value and figure
// of a run as a tree of steps, down to the cells of the data, and in sentences.
//
// A node is told with the values of what it was computed from, its children, and
// computing it from those gives its value, bit for bit. Nodes have addresses that
// need no memory of earlier ones, so that a tree of any size is read a level at a
// time. All figures are the run's own: formulas are asked node by node on the
// machine that computes them, pools are solved again by the solver with its
// workings kept.
package explain

import (
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/number/dd"
)

// Kind is what a node is.
type Kind string

// The kinds of nodes. What computes a node's value from its children is said at each.
const (
	Cell      Kind = "cell"      // a cell of the data; no children
	Param     Kind = "param"     // a parameter; no children
	Const     Kind = "const"     // written in the rules; no children
	Row       Kind = "row"       // a row: its key
	Ref       Kind = "ref"       // a value that references lead to: the last child's
	Op        Kind = "op"        // an operator or function (Op) of its arguments
	If        Kind = "if"        // the value of the child that decides
	Untaken   Kind = "untaken"   // a branch or side that was not computed
	Bands     Kind = "bands"     // the value of the child that decides
	Band      Kind = "band"      // a band from "from" to "to"; its value where it decides
	Fold      Kind = "fold"      // a function (Op) of a list
	List      Kind = "list"      // a list without a value of its own
	Equal     Kind = "equal"     // elements of a list that are equal, Times of them
	Where     Kind = "where"     // how many rows a condition lets in: the children that are true
	Count     Kind = "count"     // how many of the rows below count
	Tally     Kind = "tally"     // how many rows meet just so many indicators
	Indicator Kind = "indicator" // how many rows meet an indicator
	Counted   Kind = "counted"   // whether a row counts: by the indicators that it meets
	Out       Kind = "out"       // nothing, for the row is not in the pool
	Round     Kind = "round"     // a share in whole units
	Share     Kind = "share"     // what a row gets before rounding
	Limit     Kind = "limit"     // a floor or cap in whole units
	Rate      Kind = "rate"      // kroner per point of the key
	Rate0     Kind = "rate0"     // the same if there were no floors and caps
	Held      Kind = "held"      // the sum of what the rows below have
	Alone     Kind = "alone"     // what the key alone would give
	Part      Kind = "part"      // a part of the way from that to the amount
	Gap       Kind = "gap"       // how far a bound moves a row from what the key alone would give
	Moved     Kind = "moved"     // the sum of gaps
	Scale     Kind = "scale"     // what floors are multiplied by to fit in the amount
	Turn      Kind = "turn"      // what a row takes when its turn comes
	Only      Kind = "only"      // whether a row is among the first
	Bound     Kind = "bound"     // what holds a row
	Amount    Kind = "amount"    // what a pool shares out: the sum of the children
	Left      Kind = "left"      // what a pool does not hand out, or passes on
	Sum       Kind = "sum"       // the check that all shares add up
	Index     Kind = "index"     // 100 × value / average
	Average   Kind = "average"   // of the rows of a benchmark
	Outlier   Kind = "outlier"   // whether a row lies beyond a limit
	Rank      Kind = "rank"      // one more than how many are higher
	Split     Kind = "split"     // a part of an amount
	Earmark   Kind = "earmark"   // what is earmarked of an amount, or free
	Factor    Kind = "factor"    // a spread
	Taken     Kind = "taken"     // a figure whose steps are not told
)

// Values lists the kinds.
func (Kind) Values() []string {
	return []string{"cell", "param", "const", "row", "ref", "op", "if", "untaken", "bands", "band", "fold", "list", "equal", "where", "count", "tally",
		"indicator", "counted", "out", "round", "share", "limit", "rate", "rate0", "held", "alone", "part", "gap", "moved", "scale", "turn", "only",
		"bound", "amount", "left", "sum", "index", "average", "outlier", "rank", "split", "earmark", "factor", "taken"}
}

// Node is a step on the way to a number.
type Node struct {
	ID      string    `json:"id"`                // its address
	Role    string    `json:"role,omitempty"`    // what it is to the node above it
	Kind    Kind      `json:"kind"`              //
	Op      string    `json:"op,omitempty"`      // which operator, function or rule
	Label   string    `json:"label"`             // what it is called
	Row     string    `json:"row,omitempty"`     // what the row is called that it stands on
	Unit    string    `json:"unit"`              // the currency, number, share, date, text, flag, index; empty for a list
	Formula string    `json:"formula,omitempty"` // as written in the rules
	Filled  string    `json:"filled,omitempty"`  // the same with the values put in
	Value   Value     `json:"value"`             // null where it is missing, was not computed or is hidden
	Hidden  string    `json:"hidden,omitempty"`  // what stands in its place where it is not told, as it is of few people
	Exact   []float64 `json:"exact,omitempty"`   // the value to about 32 digits, as the sum of two numbers
	Decides bool      `json:"decides,omitempty"` // it is the branch, band or bound that held
	Times   int       `json:"times,omitempty"`   // how many equal elements it stands for
	Notes   []Note    `json:"notes,omitempty"`
	Source  *Source   `json:"source,omitempty"`
	Opens   int       `json:"opens,omitempty"` // how many children it has

	is check.Const
}

// Value is a number, text, true or false, a date as ISO text, or nil.
type Value any

// Is is the value as the engine has it.
func (n *Node) Is() check.Const { return n.is }

// Double is the exact value.
func (n *Node) Double() dd.Float {
	if n.Exact == nil {
		return dd.Of(n.is.Number)
	}
	return dd.Float{Hi: n.Exact[0], Lo: n.Exact[1]}
}

// Note is something more of a node: a code, and values by name.
type Note struct {
	Code   string           `json:"code"`
	Values map[string]Value `json:"values,omitempty"`
}

// Note is the values of the note of a code; nil where there is none.
func (n *Node) Note(code string) map[string]Value {
	for _, note := range n.Notes {
		if note.Code == code {
			return note.Values
		}
	}
	return nil
}

// Has reports whether there is a note of a code.
func (n *Node) Has(code string) bool {
	return slices.ContainsFunc(n.Notes, func(note Note) bool { return note.Code == code })
}

// Source is where something is written: in the rules, or in the data with the
// column as a spreadsheet names it and what stands above it.
type Source struct {
	File   string `json:"file"`
	Line   int    `json:"line"`             // from 1
	Column int    `json:"column,omitempty"` // from 1, in characters; 0 in a sheet
	Length int    `json:"length,omitempty"` // in characters
	Letter string `json:"letter,omitempty"`
	Header string `json:"header,omitempty"`
}

// Level is a node with those directly below it, or a page of them.
type Level struct {
	Node     Node   `json:"node"`
	Children []Node `json:"children"`
	From     int    `json:"from"` // the first of them, from 0
	More     int    `json:"more"` // how many follow
}
