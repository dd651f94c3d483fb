package explain

import (
	"strconv"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/formula"
)

// expr is a part of a formula: what it names is that itself, at its own address.
func (x *Explainer) expr(id string, e *check.Expr, a at) *spot {
	switch e.Op {
	case check.OpParam:
		return x.param(e.Param)
	case check.OpValue:
		return x.value(e.Value)
	case check.OpColumn:
		if len(e.Path) == 0 {
			return x.cell(e.Column, a.rows[e.Depth])
		}
	}
	s := &spot{Node: Node{ID: id, Label: x.text(e.At), Unit: x.unit(e.Type, e.Op == check.OpConst && e.Share), Source: x.rules(e.At)}}
	if e.Type.Kind != check.List && e.Type.Kind != check.Rows {
		s.set(x.valueOf(e, a))
	}
	x.compute(s, e, a)
	return s
}

// compute says how a node comes from a formula.
func (x *Explainer) compute(s *spot, e *check.Expr, a at) {
	s.Kind, s.Formula = Op, x.text(e.At)
	check.Visit(e, &teller{x, s, a})
	switch {
	case s.Kind == Fold:
		s.Filled = x.literal(s.is, s.Unit == "share")
	case s.Kind != Const:
		s.Filled = x.filled(e, a)
	}
}

// valueOf is the value of a part of a formula that is no list.
func (x *Explainer) valueOf(e *check.Expr, a at) check.Const {
	switch e.Op {
	case check.OpConst:
		return e.Const
	case check.OpParam:
		return x.figures.Params()[e.Param.Slot]
	case check.OpValue:
		return x.figures.Value(e.Value)
	case check.OpColumn:
		row := a.rows[e.Depth]
		for _, c := range e.Path {
			if row = int(x.figures.Column(c).Rows[row]); row < 0 {
				return check.Const{Kind: e.Type.Kind, Missing: true}
			}
		}
		return formula.At(x.figures.Column(e.Column), e.Type.Kind, row)
	}
	return x.ask(e, a).Const
}

// teller says of each kind of part how it is computed: a method for each.
type teller struct {
	x *Explainer
	s *spot
	a at
}

var _ check.ExprVisitor[struct{}] = (*teller)(nil)

type none = struct{}

// arg adds an argument as a child.
func (t *teller) arg(role, name string, e *check.Expr) {
	t.s.addAs(role, name, func(id string) *spot { return t.x.expr(id, e, t.a) })
}

// op is an operator or function of all its arguments.
func (t *teller) op(name string, e *check.Expr) none {
	t.s.Op = name
	for i, a := range e.Args {
		t.arg("arg", strconv.Itoa(i+1), a)
	}
	return none{}
}

// same is a value by the name that it has elsewhere.
func (t *teller) same(e *check.Expr) none {
	t.s.Op = "same"
	t.arg("arg", "1", e)
	return none{}
}

func (t *teller) Const(*check.Expr) none { t.s.Kind = Const; return none{} }

func (t *teller) Param(e *check.Expr) none { return t.same(e) }
func (t *teller) Value(e *check.Expr) none { return t.same(e) }

// Column is a column of the row, or of one that references lead to: then there is
// a child for each step.
func (t *teller) Column(e *check.Expr) none {
	if len(e.Path) == 0 {
		return t.same(e)
	}
	t.s.Kind = Ref
	row := t.a.rows[e.Depth]
	for i, c := range e.Path {
		from := row
		t.s.addAs("key", "key/"+strconv.Itoa(i+1), func(string) *spot { return t.x.cell(c, from) })
		if row = int(t.x.figures.Column(c).Rows[row]); row < 0 {
			t.s.note("nowhere")
			return none{}
		}
	}
	t.s.add("value", func(string) *spot { return t.x.cell(e.Column, row) })
	return none{}
}

// Rows, filters and lists have no value of their own.
func (t *teller) Rows(e *check.Expr) none   { return t.list(e) }
func (t *teller) Filter(e *check.Expr) none { return t.list(e) }
func (t *teller) Map(e *check.Expr) none    { return t.list(e) }
func (t *teller) List(e *check.Expr) none   { return t.list(e) }
func (t *teller) Range(e *check.Expr) none  { return t.op("range", e) }

func (t *teller) list(e *check.Expr) none {
	t.s.Kind = List
	t.elements(e, false)
	return none{}
}

func (t *teller) Call(e *check.Expr) none {
	switch {
	case e.Type.Kind == check.List:
		return t.list(e)
	case e.Func == "rank":
		return t.rank(e)
	case e.Func == "lookup":
		return t.lookup(e)
	case len(e.Args) > 0 && (e.Args[0].Type.Kind == check.List || e.Args[0].Type.Kind == check.Rows):
		return t.fold(e)
	}
	return t.op(e.Func, e)
}

// rank is the place of a value among those of a whole table.
func (t *teller) rank(e *check.Expr) none {
	t.s.Op = "rank"
	t.arg("arg", "1", e.Args[0])
	t.s.add("list", func(id string) *spot { return t.x.expr(id, e.Args[1], t.a) })
	return none{}
}

// lookup is a cell of the row with a key, or else what is said for that.
func (t *teller) lookup(e *check.Expr) none {
	t.s.Kind, t.s.Op = If, "lookup"
	t.arg("key", "key", e.Args[0])
	key := t.x.valueOf(e.Args[0], t.a)
	text := key.Text
	if key.Kind != check.Text {
		text = formula.Plain(key.Number)
	}
	if row, ok := t.x.figures.Table(e.Table).Index(text); ok {
		t.s.add("value", func(string) *spot { return t.x.cell(e.Column, row) })
		t.s.deciding(true)
		if len(e.Args) > 1 {
			t.untaken("default", e.Args[1], "found")
		}
		return none{}
	}
	t.s.note("no_row", "key", text)
	t.arg("default", "default", e.Args[1])
	t.s.deciding(true)
	return none{}
}

// untaken is a part that was not computed, and why.
func (t *teller) untaken(name string, e *check.Expr, why string) {
	t.s.add(name, func(id string) *spot {
		s := &spot{Node: Node{ID: id, Kind: Untaken, Label: t.x.text(e.At), Unit: t.x.unit(e.Type, false), Formula: t.x.text(e.At), Source: t.x.rules(e.At)}}
		s.note(why)
		return s
	})
}

func (t *teller) If(e *check.Expr) none {
	t.s.Kind, t.s.Op = If, "if"
	t.arg("condition", "condition", e.Args[0])
	taken := t.x.valueOf(e.Args[0], t.a).Flag
	for i, name := range []string{"then", "else"} {
		if (i == 0) == taken {
			t.arg(name, name, e.Args[1+i])
			t.s.deciding(true)
		} else {
			t.untaken(name, e.Args[1+i], map[bool]string{true: "condition_met", false: "condition_not_met"}[taken])
		}
	}
	return none{}
}

func (t *teller) And(e *check.Expr) none {
	return t.decided("and", e, !t.x.valueOf(e.Args[0], t.a).Flag, "left_no")
}

func (t *teller) Or(e *check.Expr) none {
	return t.decided("or", e, t.x.valueOf(e.Args[0], t.a).Flag, "left_yes")
}

func (t *teller) Coalesce(e *check.Expr) none {
	known := e.Args[0].Type.Kind == check.List || !t.x.valueOf(e.Args[0], t.a).Missing
	if !known {
		t.s.note("default")
	}
	return t.decided("coalesce", e, known, "known")
}

// decided is an operator that leaves the right side alone once the left decides.
func (t *teller) decided(op string, e *check.Expr, left bool, why string) none {
	t.s.Kind, t.s.Op = If, op
	t.arg("left", "left", e.Args[0])
	if left {
		t.s.deciding(true)
		t.untaken("right", e.Args[1], why)
		return none{}
	}
	t.arg("right", "right", e.Args[1])
	t.s.deciding(true)
	return none{}
}

func (t *teller) In(e *check.Expr) none {
	within := e.Args[1]
	t.arg("arg", "1", e.Args[0])
	switch within.Op {
	case check.OpRange:
		t.s.Op = "between"
		t.arg("low", "low", within.Args[0])
		t.arg("high", "high", within.Args[1])
	case check.OpList:
		t.s.Op = "in"
		for i, a := range within.Args {
			t.arg("element", "in/"+strconv.Itoa(i+1), a)
		}
	default:
		t.s.Op = "in"
		t.s.add("list", func(id string) *spot { return t.x.expr(id, within, t.a) })
	}
	return none{}
}

func (t *teller) Not(e *check.Expr) none          { return t.op("not", e) }
func (t *teller) Negate(e *check.Expr) none       { return t.op("negate", e) }
func (t *teller) Equal(e *check.Expr) none        { return t.op("equal", e) }
func (t *teller) Unequal(e *check.Expr) none      { return t.op("unequal", e) }
func (t *teller) Less(e *check.Expr) none         { return t.op("less", e) }
func (t *teller) LessEqual(e *check.Expr) none    { return t.op("less_equal", e) }
func (t *teller) Greater(e *check.Expr) none      { return t.op("greater", e) }
func (t *teller) GreaterEqual(e *check.Expr) none { return t.op("greater_equal", e) }
func (t *teller) Add(e *check.Expr) none          { return t.op("add", e) }
func (t *teller) Subtract(e *check.Expr) none     { return t.op("subtract", e) }
func (t *teller) Multiply(e *check.Expr) none     { return t.op("multiply", e) }
func (t *teller) Divide(e *check.Expr) none       { return t.op("divide", e) }
func (t *teller) Power(e *check.Expr) none        { return t.op("power", e) }
