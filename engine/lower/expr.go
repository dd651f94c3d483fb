package lower

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// Op is what an expression does.
type Op int

// The operations. Numbers are compared by their 15 digits; And, Or and If compute only
// what decides; arithmetic and comparing for order need values.
const (
	Const Op = iota // Const
	Param           // Param
	Read            // Field of the row that Path leads to from row Row
	If              // if Args[0] then Args[1] else Args[2]
	Not
	Negate
	And
	Or
	Coalesce // Args[1] where Args[0] is missing
	Equal    // what is missing equals what is missing
	Unequal
	Less
	LessEqual
	Greater
	GreaterEqual
	Add
	Subtract
	Multiply
	Divide
	Power
	Call // Func(Args...), a function of values
)

// Functions of values beyond those of the language.
const (
	// RoundTo rounds Args[0] to the unit that is the constant Args[1], half away from zero.
	RoundTo = "round_to"
	// Found says whether a reference leads to a row: Args[0] reads the key of that row.
	Found = "found"
	// Plain is a number as text without thousands, as keys are looked up by one.
	Plain = "plain"
	// Absent is no value where one is needed: a key that is looked up in vain.
	Absent = "absent"
)

// Expr is a formula on one row, or on none.
type Expr struct {
	Op    Op
	Kind  check.Kind
	Args  []*Expr
	Const check.Const
	Param *check.Param
	Field *Field
	Path  []*Field // references, from the row to that of Field
	Row   int      // 0 the row at hand, 1 in a Fold the row of Out; nothing for a single value
	Func  string
	At    diag.Range // in the rules
}

// read is the value of a field, on the row at hand.
func read(f *Field) *Expr { return &Expr{Op: Read, Kind: f.Kind, Field: f, At: f.At} }

// num is a constant.
func num(x float64) *Expr {
	return &Expr{Op: Const, Kind: check.Number, Const: check.Const{Kind: check.Number, Number: x}}
}

func text(s string) *Expr {
	return &Expr{Op: Const, Kind: check.Text, Const: check.Const{Kind: check.Text, Text: s}}
}

func flag(b bool) *Expr {
	return &Expr{Op: Const, Kind: check.Flag, Const: check.Const{Kind: check.Flag, Flag: b}}
}

// missing is the constant nil.
func missing() *Expr { return &Expr{Op: Const, Const: check.Const{Missing: true}} }

// make is an operation; its kind is that of its last argument unless it gives a flag.
func op(op Op, args ...*Expr) *Expr {
	e := &Expr{Op: op, Args: args, Kind: args[len(args)-1].Kind}
	switch {
	case op == Not || op == And || op == Or || op >= Equal && op <= GreaterEqual:
		e.Kind = check.Flag
	case op == If && e.Kind == check.Nil || op == Multiply && args[0].Kind == check.Money:
		e.Kind = args[len(args)-2].Kind
	}
	return e
}

func call(kind check.Kind, name string, args ...*Expr) *Expr {
	return &Expr{Op: Call, Kind: kind, Func: name, Args: args}
}

// known is whether a formula has a value.
func known(e *Expr) *Expr { return op(Unequal, e, missing()) }

// all joins conditions that are said; nil where none is.
func all(list ...*Expr) *Expr {
	var out *Expr
	for _, e := range list {
		switch {
		case e == nil:
		case out == nil:
			out = e
		default:
			out = op(And, out, e)
		}
	}
	return out
}

// Reads calls a function for every field that a formula reads, and those on the way.
func (e *Expr) Reads(f func(*Field)) {
	if e == nil {
		return
	}
	if e.Op == Read {
		for _, p := range e.Path {
			f(p)
		}
		f(e.Field)
	}
	for _, a := range e.Args {
		a.Reads(f)
	}
}

// outer reports whether the row of Out is read.
func (e *Expr) outer() bool {
	if e == nil {
		return false
	}
	if e.Op == Read && e.Row == 1 {
		return true
	}
	for _, a := range e.Args {
		if a.outer() {
			return true
		}
	}
	return false
}

var signs = map[Op]string{Not: "not", Negate: "-", And: "and", Or: "or", Coalesce: "??", Equal: "==", Unequal: "!=", Less: "<", LessEqual: "<=",
	Greater: ">", GreaterEqual: ">=", Add: "+", Subtract: "-", Multiply: "*", Divide: "/", Power: "^", If: "if"}

// String writes a formula with all its brackets: two that are the same are written the same.
func (e *Expr) String() string {
	switch {
	case e == nil:
		return ""
	case e.Op == Const && e.Const.Missing:
		return "nil"
	case e.Op == Const && e.Kind == check.Text:
		return strconv.Quote(e.Const.Text)
	case e.Op == Const && e.Kind == check.Flag:
		return strconv.FormatBool(e.Const.Flag)
	case e.Op == Const:
		return strconv.FormatFloat(e.Const.Number, 'g', -1, 64)
	case e.Op == Param:
		return "param " + e.Param.Name
	case e.Op == Read:
		return e.written()
	}
	var args []string
	for _, a := range e.Args {
		args = append(args, a.String())
	}
	if e.Op == Call {
		return e.Func + "(" + strings.Join(args, ", ") + ")"
	}
	if len(args) == 2 {
		return "(" + args[0] + " " + signs[e.Op] + " " + args[1] + ")"
	}
	return signs[e.Op] + "(" + strings.Join(args, ", ") + ")"
}

// written is a field with its way.
func (e *Expr) written() string {
	var b strings.Builder
	if e.Row > 0 {
		fmt.Fprintf(&b, "outer ")
	}
	for _, p := range e.Path {
		b.WriteString(p.full() + "→")
	}
	return b.String() + e.Field.full()
}

func (f *Field) full() string {
	if f.Table == nil {
		return f.Name
	}
	return f.Table.Name + "." + f.Name
}
