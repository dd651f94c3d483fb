package lower

import (
	"fmt"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/function"
)

// funcs are the functions of lists, by their English names.
var funcs = map[string]Func{"sum": Sum, "mean": Mean, "min": Min, "max": Max, "any": Any, "all": All, "first": First, "last": Last, "stddev": StdDev,
	"median": Median, "percentile": Percentile, "percentile_inc": PercentileInc, "quartile": Percentile, "count": Count, "len": Count, "none": Any}

// ofList lowers a function of a list.
func (f *former) ofList(e *check.Expr) *Expr {
	list, leave := e.Args[0], false
	if list.Op == check.OpCall && list.Func == "known" {
		list, leave = list.Args[0], true
	}
	if list.Op == check.OpList {
		return f.written(e, list, leave)
	}
	fn, ok := funcs[e.Func]
	if !ok {
		return f.list(e)
	}
	return f.gather(list, func(g *gathering) *Expr {
		g.call = e.At
		if leave && g.of != nil && g.of.MayBeMissing() {
			g.where = all(g.where, known(g.of))
			g.sure = true
		}
		switch e.Func {
		case "len":
			g.of = nil
		case "count":
			g.where, g.of = all(g.where, g.of), nil
		case "none":
			out := op(Not, g.fold(Any, check.Flag))
			return out
		case "percentile", "percentile_inc":
			g.part = f.in(e.Args[1], f.scope)
		case "quartile":
			g.part = op(Divide, f.in(e.Args[1], f.scope), num(4))
		}
		return g.fold(fn, e.Type.Kind)
	})
}

// gathering is rows gone through and what is made of them; formulas are a scope deeper
// than where the list stands.
type gathering struct {
	former *former
	over   *check.Table
	path   []*check.Column
	depth  int // of the row that the path leads to; -1: all rows
	where  *Expr
	of     *Expr // nil: the rows themselves
	sure   bool  // of is known where the condition holds
	part   *Expr
	at     diag.Range // of the list
	call   diag.Range // of all that makes the value of it
}

// gather lowers a list over the rows of a table and gives what is made of it.
func (f *former) gather(list *check.Expr, use func(*gathering) *Expr) *Expr {
	g := &gathering{former: f, depth: -1, at: list.At, call: list.At}
	if !g.take(list) {
		return f.list(list)
	}
	return use(g)
}

// take takes a list apart. It is false for one that is no rows of a table.
func (g *gathering) take(e *check.Expr) bool {
	f := g.former
	switch e.Op {
	case check.OpRows:
		if g.over = e.Table; e.Path != nil {
			g.path, g.depth = e.Path, e.Depth
		}
		return true
	case check.OpFilter:
		if !g.take(e.Args[0]) {
			return false
		}
		g.where = all(g.where, f.in(e.Args[1], append(f.scope[:len(f.scope):len(f.scope)], g.over)))
		return true
	case check.OpMap:
		if !g.take(e.Args[0]) {
			return false
		}
		g.of = f.in(e.Args[1], append(f.scope[:len(f.scope):len(f.scope)], g.over))
		return true
	}
	return false
}

// fold makes the node, unless there is one that does the same, and reads what it gives.
func (g *gathering) fold(fn Func, kind check.Kind) *Expr {
	f := g.former
	own := len(f.scope)
	depths := map[int]bool{}
	for _, e := range []*Expr{g.where, g.of, g.part} {
		e.depths(depths)
	}
	delete(depths, own)
	if g.depth >= 0 {
		depths[g.depth] = true
	}
	if len(depths) > 1 {
		f.refuse(g.at, diag.Text{EN: "A formula that compares rows of three tables", DA: "En formel, der sammenligner rækker i tre tabeller"},
			diag.Text{EN: "Put a part of it in a `let` of its own.", DA: "Skriv en del af den som en `lad` for sig."})
		return missing()
	}
	owner := -1
	for d := range depths {
		owner = d
	}
	var table *check.Table
	if owner >= 0 {
		table = f.scope[owner]
	}
	n := &Fold{Func: fn, Over: g.over, By: f.path(g.path), Where: g.where.rebased(own), Of: g.of.rebased(own), Part: g.part.rebased(owner)}
	key := fmt.Sprint("fold ", name(table), fn, n.Over.Name, ways(n.By), " where ", n.Where, " of ", n.Of, " part ", n.Part)
	return f.once(key, max(owner, 0), func() *Field {
		n.Out = f.helper(table, fn.String(), kind, g.call)
		n.Out.Missing = g.missing(fn)
		f.add(n)
		return n.Out
	})
}

// missing is what it says that the value is missing.
func (g *gathering) missing(fn Func) Missing {
	fails := g.where != nil && strict(g.where) != nil || g.of != nil && g.of.Fault() != nil
	loose := g.of != nil && g.of.MayBeMissing() && !g.sure
	switch {
	case (fn == First || fn == Last) && loose && !fails:
		return Wrong
	case (fn == Count || fn == Sum || fn == Any || fn == All) && !fails && !loose:
		return Never
	}
	return Wrong
}

// once is what reads a helper that a node fills: the node is made where there is none
// that computes the same.
func (l *lowering) once(key string, depth int, make func() *Field) *Expr {
	if known := l.same[key]; known != nil {
		out := *known
		out.Row = depth
		return &out
	}
	f := make()
	out := &Expr{Op: Read, Kind: f.Kind, Field: f, At: f.At, Row: depth}
	l.same[key] = out
	again := *out
	return &again
}

func name(t *check.Table) string {
	if t == nil {
		return ""
	}
	return t.Name
}

// ways writes references out.
func ways(path []*Field) string {
	var b strings.Builder
	for _, f := range path {
		b.WriteString(" " + f.full())
	}
	return b.String()
}

// depths notes the scopes whose rows a formula reads.
func (e *Expr) depths(into map[int]bool) {
	if e == nil {
		return
	}
	if e.Op == Read && e.start() != nil {
		into[e.Row] = true
	}
	for _, a := range e.Args {
		a.depths(into)
	}
}

// start is the table of the row that a field is read from; nil for a single value.
func (e *Expr) start() *check.Table {
	if len(e.Path) > 0 {
		return e.Path[0].Table
	}
	return e.Field.Table
}

// rebased is a formula in which depths of scopes are what they are in a node that goes
// through rows of one.
func (e *Expr) rebased(own int) *Expr {
	if e == nil {
		return nil
	}
	out := *e
	if e.Op == Read {
		if out.Row = 0; e.start() != nil && e.Row != own {
			out.Row = 1
		}
	}
	out.Args = nil
	for _, a := range e.Args {
		out.Args = append(out.Args, a.rebased(own))
	}
	return &out
}

// written lowers a function of a list that is written out.
func (f *former) written(e, list *check.Expr, leave bool) *Expr {
	var items []*Expr
	for _, a := range list.Args {
		items = append(items, f.in(a, f.scope))
	}
	if leave {
		return f.someKnown(e, items)
	}
	join := func(o Op, empty *Expr) *Expr {
		out := empty
		for i, x := range items {
			if i == 0 {
				out = x
			} else {
				out = op(o, out, x)
			}
		}
		return out
	}
	switch {
	case e.Func == "len":
		return num(float64(len(items)))
	case e.Func == "sum":
		return join(Add, num(0))
	case e.Func == "any":
		return join(Or, flag(false))
	case e.Func == "all":
		return join(And, flag(true))
	case e.Func == "none":
		return op(Not, join(Or, flag(false)))
	case len(items) == 0:
	case e.Func == "mean":
		return op(Divide, join(Add, nil), num(float64(len(items))))
	case e.Func == "min" || e.Func == "max":
		return call(items[0].Kind, e.Func, items...)
	case e.Func == "first":
		return items[0]
	case e.Func == "last":
		return items[len(items)-1]
	}
	return f.unsaid(e)
}

// unsaid refuses a function of a list that is written out.
func (f *former) unsaid(e *check.Expr) *Expr {
	fn := function.Named(e.Func)
	what := diag.Format("`%s` of a list that is written out", "`%s` af en liste, der er skrevet ud,", fn.Name)
	f.refuse(e.At, what, diag.Text{EN: "Give the values a table of their own, or write the figure as a formula.", DA: "Giv værdierne deres egen tabel, eller skriv tallet som en formel."})
	return missing()
}

// someKnown lowers a function of what is known of a list that is written out.
func (f *former) someKnown(e *check.Expr, items []*Expr) *Expr {
	var out *Expr
	switch e.Func {
	case "first":
		for i := len(items) - 1; i >= 0; i-- {
			if out == nil {
				out = items[i]
			} else {
				out = op(Coalesce, items[i], out)
			}
		}
	case "sum", "len":
		for _, x := range items {
			term := op(Coalesce, x, num(0))
			if e.Func == "len" {
				term = op(If, known(x), num(1), num(0))
			}
			if out == nil {
				out = term
			} else {
				out = op(Add, out, term)
			}
		}
	}
	if out == nil {
		return f.unsaid(e)
	}
	return out
}

// rank is the place of a row in a column of its table.
func (f *former) rank(e *check.Expr) *Expr {
	by, all := f.in(e.Args[0], f.scope), e.Args[1]
	if all.Op == check.OpCall && all.Func == "known" {
		all = all.Args[0]
	}
	depths := map[int]bool{}
	by.depths(depths)
	var rows *check.Expr
	if all.Op == check.OpMap {
		rows = all.Args[0]
	}
	if rows == nil || rows.Op != check.OpRows || rows.Path != nil || len(depths) != 1 {
		return f.list(e)
	}
	depth := 0
	for d := range depths {
		depth = d
	}
	n := &Rank{By: by.rebased(depth)}
	return f.once("rank "+rows.Table.Name+" "+n.By.String(), depth, func() *Field {
		n.Out = f.helper(rows.Table, "rank", check.Number, e.At)
		if by.MayBeMissing() {
			n.Out.Missing = Wrong
		}
		f.add(n)
		return n.Out
	})
}

// lookup reads a column of the row that has a key.
func (f *former) lookup(e *check.Expr) *Expr {
	key := f.in(e.Args[0], f.scope)
	depths := map[int]bool{}
	key.depths(depths)
	if len(depths) > 1 {
		return f.list(e)
	}
	depth := 0
	var table *check.Table
	for d := range depths {
		depth, table = d, f.scope[d]
	}
	key = key.rebased(depth)
	if key.Kind != check.Text {
		key = call(check.Text, Plain, key)
	}
	found := f.once("ref "+name(table)+e.Table.Name+" "+key.String(), depth, func() *Field {
		out := f.helper(table, e.Table.Name, check.Text, e.At)
		out.Ref = e.Table
		f.add(&Ref{out, e.Table, key})
		return out
	})
	way := []*Field{found.Field}
	value := &Expr{Op: Read, Kind: e.Type.Kind, Field: f.columns[e.Column], Path: way, Row: depth, At: e.At}
	there := call(check.Flag, Found, &Expr{Op: Read, Kind: check.Text, Field: f.columns[e.Table.Key], Path: way, Row: depth, At: e.At})
	if len(e.Args) > 1 {
		return &Expr{Op: If, Kind: e.Type.Kind, Args: []*Expr{there, value, f.in(e.Args[1], f.scope)}, At: e.At}
	}
	return &Expr{Op: If, Kind: e.Type.Kind, Args: []*Expr{there, value, call(e.Type.Kind, Absent)}, At: e.At}
}
