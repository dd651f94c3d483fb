package lower

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// formula lowers a formula on the rows of a table, or on none: what it makes of lists
// becomes nodes, and what is left is about one row.
func (l *lowering) formula(e *check.Expr, on *check.Table) *Expr {
	return l.in(e, scope{on})
}

// scope is the tables of the rows in sight, the row that the statement stands on first
// (nil: it stands on none).
type scope []*check.Table

// in lowers a formula among rows in sight.
func (l *lowering) in(e *check.Expr, s scope) *Expr {
	out := check.Visit(e, &former{l, s})
	if out.At == (diag.Range{}) {
		out.At = e.At
	}
	return out
}

// former lowers a formula; Expr.Row is the depth of the scope until the formula is
// put into a node.
type former struct {
	*lowering
	scope scope
}

func (f *former) args(e *check.Expr) []*Expr {
	var out []*Expr
	for _, a := range e.Args {
		out = append(out, f.in(a, f.scope))
	}
	return out
}

func (f *former) op(e *check.Expr, op Op) *Expr {
	return &Expr{Op: op, Kind: e.Type.Kind, Args: f.args(e), At: e.At}
}

func (f *former) Const(e *check.Expr) *Expr {
	return &Expr{Op: Const, Kind: e.Type.Kind, Const: e.Const, At: e.At}
}

func (f *former) Param(e *check.Expr) *Expr {
	return &Expr{Op: Param, Kind: e.Type.Kind, Param: e.Param, At: e.At}
}

func (f *former) Value(e *check.Expr) *Expr {
	return &Expr{Op: Read, Kind: e.Type.Kind, Field: f.values[e.Value], At: e.At}
}

func (f *former) Column(e *check.Expr) *Expr {
	return &Expr{Op: Read, Kind: e.Type.Kind, Field: f.columns[e.Column], Path: f.path(e.Path), Row: e.Depth, At: e.At}
}

// path is references as fields.
func (l *lowering) path(columns []*check.Column) []*Field {
	var out []*Field
	for _, c := range columns {
		out = append(out, l.columns[c])
	}
	return out
}

// A list is a value only inside a function; see lists.go.

func (f *former) Rows(e *check.Expr) *Expr   { return f.list(e) }
func (f *former) Filter(e *check.Expr) *Expr { return f.list(e) }
func (f *former) Map(e *check.Expr) *Expr    { return f.list(e) }
func (f *former) List(e *check.Expr) *Expr   { return f.list(e) }
func (f *former) Range(e *check.Expr) *Expr  { return f.list(e) }

func (f *former) list(e *check.Expr) *Expr {
	f.refuse(e.At, diag.Text{EN: "A list by itself", DA: "En liste for sig selv"},
		diag.Text{EN: "Write what is made of the list, such as its sum.", DA: "Skriv, hvad listen skal bruges til, fx dens sum."})
	return missing()
}

func (f *former) If(e *check.Expr) *Expr           { return f.op(e, If) }
func (f *former) Not(e *check.Expr) *Expr          { return f.op(e, Not) }
func (f *former) Negate(e *check.Expr) *Expr       { return f.op(e, Negate) }
func (f *former) And(e *check.Expr) *Expr          { return f.op(e, And) }
func (f *former) Or(e *check.Expr) *Expr           { return f.op(e, Or) }
func (f *former) Coalesce(e *check.Expr) *Expr     { return f.op(e, Coalesce) }
func (f *former) Equal(e *check.Expr) *Expr        { return f.op(e, Equal) }
func (f *former) Unequal(e *check.Expr) *Expr      { return f.op(e, Unequal) }
func (f *former) Less(e *check.Expr) *Expr         { return f.op(e, Less) }
func (f *former) LessEqual(e *check.Expr) *Expr    { return f.op(e, LessEqual) }
func (f *former) Greater(e *check.Expr) *Expr      { return f.op(e, Greater) }
func (f *former) GreaterEqual(e *check.Expr) *Expr { return f.op(e, GreaterEqual) }
func (f *former) Add(e *check.Expr) *Expr          { return f.op(e, Add) }
func (f *former) Subtract(e *check.Expr) *Expr     { return f.op(e, Subtract) }
func (f *former) Multiply(e *check.Expr) *Expr     { return f.op(e, Multiply) }
func (f *former) Divide(e *check.Expr) *Expr       { return f.op(e, Divide) }
func (f *former) Power(e *check.Expr) *Expr        { return f.op(e, Power) }

// In is a comparison with each value of a list, with both ends of a range, or a question
// about the rows of a list.
func (f *former) In(e *check.Expr) *Expr {
	set := e.Args[1]
	x := f.in(e.Args[0], f.scope)
	switch set.Op {
	case check.OpRange:
		return op(And, op(GreaterEqual, x, f.in(set.Args[0], f.scope)), op(LessEqual, x, f.in(set.Args[1], f.scope)))
	case check.OpList:
		var out *Expr
		for _, a := range set.Args {
			out = either(out, op(Equal, x, f.in(a, f.scope)))
		}
		if out == nil {
			return flag(false)
		}
		return out
	}
	return f.gather(set, func(g *gathering) *Expr {
		g.of = op(Equal, g.of, x)
		return g.fold(Any, check.Flag)
	})
}

// Call is a function of values as it is, and a function of a list as a node.
func (f *former) Call(e *check.Expr) *Expr {
	switch {
	case e.Func == "rank":
		return f.rank(e)
	case e.Func == "lookup":
		return f.lookup(e)
	case len(e.Args) > 0 && (e.Args[0].Type.Kind == check.List || e.Args[0].Type.Kind == check.Rows):
		return f.ofList(e)
	}
	return &Expr{Op: Call, Kind: e.Type.Kind, Func: e.Func, Args: f.args(e), At: e.At}
}
