// Package formula reads the formulas inside a rule file into a small tree, in
// which every node knows its place in the file.
package formula

import "github.com/fordel-lang/fordel/dsl/diag"

// Op is what a node does.
type Op int

const (
	Constant Op = iota // Literal
	Name               // Text: a bare name
	Member             // Args[0].Text
	Dot                // .Text: a column of the innermost row of a predicate
	Call               // Text(Args...): Text is the English function name
	List               // [Args...]
	If                 // if Args[0] then Args[1] else Args[2]; also ?:
	Where              // Args[0] where Args[1]
	Range              // Args[0]..Args[1], only after in
	Not                // not Args[0]
	Negate             // -Args[0]
	And
	Or
	Coalesce // ??
	Equal
	Unequal
	Less
	LessEqual
	Greater
	GreaterEqual
	In // Args[0] in Args[1]; "not in" is Not(In)
	Add
	Subtract
	Multiply
	Divide
	Power
)

// Node is one node of a formula.
type Node struct {
	Op      Op
	Text    string   // names and functions
	Literal *Literal // Constant
	Args    []*Node
	At      diag.Range // from the first to the last token that belongs to it
	Sign    diag.Range // the operator, function name or member name itself
}

// LiteralKind is the kind of a constant.
type LiteralKind int

const (
	LitNumber  LiteralKind = iota
	LitPercent             // 3 %: Number is 0.03
	LitMoney               // 250_000 kr: Number is in kroner
	LitText
	LitFlag
	LitDate // Number is days since 1970-01-01
	LitNil
)

// Literal is a constant with its place.
type Literal struct {
	Kind   LiteralKind
	Number float64
	Text   string
	Flag   bool
	At     diag.Range
}

// Walk calls visit for the node and everything under it, parents first, as long
// as visit returns true for the parent.
func (n *Node) Walk(visit func(*Node) bool) {
	if n == nil || !visit(n) {
		return
	}
	for _, a := range n.Args {
		a.Walk(visit)
	}
}

// condition reports whether the node is one whatever its names stand for.
func (n *Node) condition() bool {
	return n.Op == Not || n.Op >= And && n.Op <= In && n.Op != Coalesce || n.Op == Constant && n.Literal.Kind == LitFlag
}
