package formula

import (
	"context"
	"math"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/progress"
	"github.com/fordel-lang/fordel/engine/table"
)

// town is two institutions with three and two children, made by hand, so that
// formulas can be tried without parser and checker.
type town struct {
	institutions, children     *check.Table
	id, budget                 *check.Column
	house, age, income, single *check.Column
	factor                     *check.Param
	total                      *check.Value
	data                       map[*check.Table]*table.Table
	ctx                        context.Context
	spent                      int
}

func newTown() *town {
	t := &town{institutions: &check.Table{Name: "institutions"}, children: &check.Table{Slot: 1, Name: "children"},
		data: map[*check.Table]*table.Table{}, ctx: context.Background()}
	add := func(tab *check.Table, name string, kind check.Kind) *check.Column {
		c := &check.Column{Table: tab, Slot: len(tab.Columns), Name: name, Type: check.Type{Kind: kind}}
		tab.Columns = append(tab.Columns, c)
		return c
	}
	t.id, t.budget = add(t.institutions, "id", check.Text), add(t.institutions, "budget", check.Money)
	t.institutions.Key = t.id
	t.house, t.age = add(t.children, "house", check.Text), add(t.children, "age", check.Number)
	t.income, t.single = add(t.children, "income", check.Money), add(t.children, "single", check.Flag)
	t.house.Ref = t.institutions
	t.factor = &check.Param{Name: "factor", Value: check.Const{Kind: check.Number, Number: 1.5}}
	t.total = &check.Value{Name: "total", Type: check.Type{Kind: check.Money}}

	flags, known := table.NewBits(5), table.NewBits(5)
	for i := range 5 {
		flags.Set(i, i%2 == 0)
		known.Set(i, i != 3)
	}
	t.data[t.institutions] = &table.Table{
		Spec: &table.Spec{Name: "institutions", Columns: []table.ColumnSpec{{Name: "id", Kind: table.Key}, {Name: "budget", Kind: table.Money}}},
		Len:  2,
		Columns: []*table.Column{
			{Codes: []int32{0, 1}, Words: []string{"ask", "elm"}},
			{Numbers: []float64{100, 300}},
		},
	}
	t.data[t.children] = &table.Table{
		Spec:  &table.Spec{Name: "children", Columns: []table.ColumnSpec{{Name: "house", Kind: table.Ref}}},
		Len:   5,
		Lines: []int32{2, 3, 4, 5, 6},
		Columns: []*table.Column{
			{Codes: []int32{0, 1, 0, 1, 0}, Words: []string{"ask", "elm"}, Rows: []int32{0, 1, 0, 1, 0}},
			{Numbers: []float64{1, 2, 3, 4, 5}},
			{Numbers: []float64{200, 250, 300, math.NaN(), 400}, Known: known},
			{Flags: flags},
		},
	}
	return t
}

func (t *town) Table(c *check.Table) *table.Table    { return t.data[c] }
func (t *town) Column(c *check.Column) *table.Column { return t.data[c.Table].Columns[c.Slot] }
func (t *town) Param(p *check.Param) check.Const     { return p.Value }
func (t *town) Value(*check.Value) check.Const       { return check.Const{Kind: check.Money, Missing: true} }
func (t *town) Groups(path []*check.Column) (*Groups, error) {
	return NewGroups(progress.NewMeter(t.ctx), Follow(path, func(c *check.Column) []int32 { return t.Column(c).Rows }), 2)
}
func (t *town) Buffers() *table.Buffers { return nil }
func (t *town) Reserve(int) error       { return nil }
func (t *town) Hold(int) error          { return nil }
func (t *town) Spend(n int) error {
	t.spent += n
	return t.ctx.Err()
}

// Formulas are written with these.

func of(op check.Op, args ...*check.Expr) *check.Expr {
	kind := check.Number
	if op == check.OpNot || op >= check.OpAnd && op <= check.OpIn && op != check.OpCoalesce {
		kind = check.Flag
	}
	return &check.Expr{Op: op, Type: check.Type{Kind: kind}, Args: args}
}

func num(x float64) *check.Expr {
	return &check.Expr{Op: check.OpConst, Type: check.Type{Kind: check.Number}, Const: check.Const{Kind: check.Number, Number: x}}
}

func call(name string, args ...*check.Expr) *check.Expr {
	e := of(check.OpCall, args...)
	e.Func = name
	return e
}

func col(c *check.Column, depth int, path ...*check.Column) *check.Expr {
	return &check.Expr{Op: check.OpColumn, Type: c.Type, Column: c, Depth: depth, Path: path}
}

func rowsAll(t *check.Table) *check.Expr { return &check.Expr{Op: check.OpRows, Table: t} }

func rowsOn(t *check.Table, depth int, path ...*check.Column) *check.Expr {
	return &check.Expr{Op: check.OpRows, Table: t, Depth: depth, Path: path}
}

// number each expression so that diagnostics can be told apart by their place.
func located(e *check.Expr, next *int) {
	*next++
	e.At = diag.Range{File: "rules", Start: *next, End: *next + 1}
	for _, a := range e.Args {
		located(a, next)
	}
}
