package lower

import (
	"strconv"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// Lower gives a program without errors as a tree. The list says what cannot be said in
// one, each with its place; then there is no tree.
func Lower(p *check.Program) (*Model, diag.List) {
	l := &lowering{model: &Model{Program: p}, columns: map[*check.Column]*Field{}, values: map[*check.Value]*Field{}, same: map[string]*Expr{}, names: map[string]bool{}}
	l.declare()
	for _, s := range p.Steps {
		l.step = s
		s.Accept(steps{l})
	}
	l.step = nil
	l.ask()
	if l.problems != nil {
		return nil, l.problems
	}
	return l.model, nil
}

// lowering is a tree as it grows.
type lowering struct {
	model    *Model
	columns  map[*check.Column]*Field
	values   map[*check.Value]*Field
	same     map[string]*Expr // what a helper's node computes, to what reads it
	names    map[string]bool  // of helpers, by table
	step     check.Step       // at hand
	problems diag.List
}

// declare makes the fields of the data, and those that statements will fill.
func (l *lowering) declare() {
	for _, t := range l.model.Program.Tables {
		for _, c := range t.Columns {
			f := &Field{Table: t, Name: c.Name, Kind: c.Type.Kind, Ref: c.Ref, Column: c, Step: c.Step, At: t.Decl.Where()}
			l.columns[c] = f
			l.names[f.full()] = true
			if c.Data != nil {
				if c.Data.Optional {
					f.Missing = MayBe
				}
				l.model.Fields = append(l.model.Fields, f)
			}
		}
	}
	for _, v := range l.model.Program.Values {
		l.values[v] = &Field{Name: v.Name, Kind: v.Type.Kind, Value: v, Step: v.Step}
		l.names[v.Name] = true
	}
}

// add adds a node whose fields other nodes may read from now on.
func (l *lowering) add(n Node) {
	l.model.Nodes = append(l.model.Nodes, n)
	for _, f := range n.Fills() {
		if f != nil {
			l.model.Fields = append(l.model.Fields, f)
		}
	}
}

// helper is a new field that the rules have no name for: that of the statement at hand
// and what it is.
func (l *lowering) helper(t *check.Table, what string, kind check.Kind, at diag.Range) *Field {
	base := what
	if l.step != nil {
		base = l.stepName() + "." + what
	}
	f := &Field{Table: t, Name: base, What: what, Kind: kind, Step: l.step, At: at}
	for n := 2; l.names[f.full()]; n++ {
		f.Name = base + strconv.Itoa(n)
	}
	l.names[f.full()] = true
	return f
}

// stepName is what the statement at hand is called, without its table.
func (l *lowering) stepName() string {
	switch s := l.step.(type) {
	case *check.ColumnStep:
		return s.Column.Name
	case *check.BandsStep:
		return s.Column.Name
	case *check.SplitStep:
		return s.Of.Name
	case *check.EarmarkStep:
		return s.Of.Name
	case *check.PositionsStep:
		return s.Of.Name
	}
	return l.step.Head().Name
}

// fill makes the field of a column or value, computed by a formula on its row.
func (l *lowering) fill(f *Field, e *Expr) {
	f.At = e.At
	if f.Missing = Never; e.MayBeMissing() {
		f.Missing = MayBe
	}
	if l.direct(f, e) {
		return
	}
	l.add(&Map{f, e})
}

// direct lets the last node fill a column or value itself, where all that it needs is
// what the node computes.
func (l *lowering) direct(f *Field, e *Expr) bool {
	n := len(l.model.Nodes)
	if n == 0 || e.Op != Read || len(e.Path) > 0 || !e.Field.Helper() || e.Field.Table != f.Table || e.Field.Step != f.Step {
		return false
	}
	fold, ok := l.model.Nodes[n-1].(*Fold)
	if !ok || fold.Out != e.Field {
		return false
	}
	f.Missing = e.Field.Missing
	delete(l.names, e.Field.full())
	l.model.Fields[len(l.model.Fields)-1] = f
	fold.Out = f
	for key, known := range l.same {
		if known.Field == e.Field {
			l.same[key] = &Expr{Op: Read, Kind: f.Kind, Field: f, Row: known.Row}
		}
	}
	return true
}

// derived is a helper computed by a formula on a row of its table; a field that the
// formula reads alone is taken as it is.
func (l *lowering) derived(t *check.Table, what string, e *Expr) *Field {
	if e.Op == Read && len(e.Path) == 0 && e.Field.Table == t {
		return e.Field
	}
	f := l.helper(t, what, e.Kind, e.At)
	if e.MayBeMissing() {
		f.Missing = MayBe
	}
	l.add(&Map{f, e})
	return f
}

// refuse says that something cannot be said in the tree.
func (l *lowering) refuse(at diag.Range, what diag.Text, hint diag.Text) {
	l.problems.Add(refused(what).At(at).WithHint("%s", "%s", hint))
}

// refused is the message that a part of the rules cannot leave Fordel.
func refused(what diag.Text) diag.Diagnostic {
	return diag.New("lower.refused", diag.Error, "%s cannot be computed outside Fordel.", "%s kan ikke beregnes uden for Fordel.", what)
}

// settings is whether the parameters have the values of a scenario; nil is the base.
func (l *lowering) settings(s *check.Scenario) *Expr {
	values := map[*check.Param]check.Const{}
	for _, p := range l.model.Program.Params {
		values[p] = p.Value
	}
	if s != nil {
		for _, set := range s.Settings {
			values[set.Param] = set.Value
		}
	}
	var out *Expr
	for _, p := range l.model.Program.Params {
		out = all(out, op(Equal, &Expr{Op: Param, Kind: p.Type.Kind, Param: p}, &Expr{Op: Const, Kind: p.Type.Kind, Const: values[p]}))
	}
	return out
}

// ask lowers what the model asks for beyond its statements.
func (l *lowering) ask() {
	for _, e := range l.model.Program.Expects {
		c := Check{Expect: e}
		if e.In != nil || e.Base {
			c.When = l.settings(e.In)
		}
		c.Condition = l.formula(e.Condition, nil)
		if e.Left != nil && e.Left.Type.Kind != check.List && e.Right.Type.Kind != check.List {
			c.Left, c.Right = l.formula(e.Left, nil), l.formula(e.Right, nil)
		}
		l.model.Checks = append(l.model.Checks, c)
	}
	for _, s := range l.model.Program.Solves {
		l.model.Solves = append(l.model.Solves, Solve{s, l.formula(s.Left, nil), l.formula(s.Right, nil)})
	}
	for _, s := range l.model.Program.Shows {
		show := Show{Show: s}
		for _, c := range s.Columns {
			show.Columns = append(show.Columns, l.formula(c.Expr, s.Table))
		}
		if s.Order != nil {
			show.Order = l.formula(s.Order.By, s.Table)
		}
		if s.Filter != nil {
			show.Filter = l.formula(s.Filter, s.Table)
		}
		l.model.Shows = append(l.model.Shows, show)
	}
}
