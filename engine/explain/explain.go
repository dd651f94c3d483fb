package explain

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/plan"
	"github.com/fordel-lang/fordel/engine/report"
	"github.com/fordel-lang/fordel/engine/statement"
	"github.com/fordel-lang/fordel/engine/view"
)

// Explainer explains the figures of one run. It is good until they are released, and
// not for use by several goroutines at once.
type Explainer struct {
	Lang diag.Lang // of what has no name in the rules; that of the rules unless it is set

	program *check.Program
	figures *statement.Figures
	sources diag.Sources
	views   []*view.View

	spelling   diag.Lang       // of values put into formulas
	w          *plan.Workspace // while something is explained
	pools      map[*check.PoolStep]*statement.PoolWorkings
	benchmarks map[*check.BenchmarkStep]*benchmark
	hidden     *report.Hidden // what is not told; nil: all is
	failed     error          // of a run that has to end
}

// New explains figures of a program. Sources are the texts of the rules and the data,
// views what a reader sees of the figures.
func New(p *check.Program, f *statement.Figures, sources diag.Sources, views []*view.View) *Explainer {
	return &Explainer{Lang: p.File.Lang, spelling: p.File.Lang, program: p, figures: f, sources: sources, views: views,
		pools: map[*check.PoolStep]*statement.PoolWorkings{}, benchmarks: map[*check.BenchmarkStep]*benchmark{}}
}

// Page is how many children a level has unless more are asked for.
const Page = 40

// Explain gives the node of an address with n of the children below it, from one of
// them on; all where n is negative. It gives false where there is no such node, and
// the context's error.
//
// The addresses of what a reader points at are CellID, PlaceID, TotalID, SumID,
// FigureID, ValueID and ParamID; those of the nodes below are found in the nodes.
func (x *Explainer) Explain(ctx context.Context, id string, from, n int) (level *Level, ok bool, err error) {
	err = x.see(ctx, func() {
		s := x.find(id)
		if s == nil {
			return
		}
		level, ok = x.level(s, from, n), true
	})
	if err != nil {
		return nil, false, err
	}
	return level, ok, nil
}

// see lets f look at the figures.
func (x *Explainer) see(ctx context.Context, f func()) error {
	x.failed = nil
	err := x.figures.See(ctx, func(w *plan.Workspace) error {
		x.w = w
		f()
		return x.failed
	})
	if err == nil {
		err = ctx.Err()
	}
	return err
}

// level is a node with a page of its children.
func (x *Explainer) level(s *spot, from, n int) *Level {
	s.Opens = s.opens()
	x.screen(s)
	out := &Level{Node: s.Node, Children: []Node{}, From: min(max(from, 0), s.Opens)}
	to := s.Opens
	if n >= 0 {
		to = min(out.From+n, s.Opens)
	}
	for i := out.From; i < to; i++ {
		child := s.child(i)
		x.screen(child)
		out.Children = append(out.Children, child.Node)
	}
	out.More = s.Opens - to
	return out
}

// find is the node of an address; nil where there is none.
func (x *Explainer) find(id string) *spot {
	s, path := x.root(strings.Split(id, "/"))
	for s != nil && len(path) > 0 {
		s, path = s.step(path)
	}
	return s
}

// split is the segments of an address.
func split(id string) []string {
	path := strings.Split(id, "/")
	for i := range path {
		path[i] = unescape.Replace(path[i])
	}
	return path
}

// CellID is the address of a cell of a table, of the data or computed: the row by its
// key, or by its number from 1 where the table has none.
func CellID(table, column, row string) string {
	return "cell/" + segment(table) + "/" + segment(column) + "/" + segment(row)
}

// ValueID is the address of a single value: of a `let`, or of a figure such as
// "socio.rate".
func ValueID(name string) string { return "value/" + segment(name) }

// ParamID is the address of a parameter.
func ParamID(name string) string { return "param/" + segment(name) }

// root is the node that an address begins with, and what is left of the address.
func (x *Explainer) root(path []string) (*spot, []string) {
	name := func(i int) string { return unescape.Replace(path[i]) }
	switch {
	case len(path) >= 4 && path[0] == "cell":
		if t := x.program.Table(name(1)); t != nil {
			return x.cellRoot(t, name(2), name(3)), path[4:]
		}
	case len(path) >= 3 && path[0] == "row":
		if t := x.program.Table(name(1)); t != nil {
			if row, ok := x.rowOf(t, name(2)); ok {
				return x.row(t, row), path[3:]
			}
		}
	case len(path) >= 2 && path[0] == "value":
		for _, v := range x.program.Values {
			if v.Name == name(1) {
				return x.value(v), path[2:]
			}
		}
	case len(path) >= 2 && path[0] == "param":
		if p := x.program.Param(name(1)); p != nil {
			return x.param(p), path[2:]
		}
	case len(path) >= 4 && path[0] == "view":
		return x.shownRoot(path[1], name(2), name(3)), path[4:]
	case len(path) >= 3 && path[0] == "sum":
		return x.sumRoot(name(1), name(2)), path[3:]
	case path[0] == "figure" && (len(path) == 2 || len(path) == 3):
		return x.figureRoot(split(strings.Join(path[1:], "/"))), nil
	case len(path) >= 2 && path[0] == "pool":
		return x.poolRoot(name(1), path[2:])
	}
	return nil, nil
}

func columnOf(t *check.Table, name string) *check.Column {
	i := slices.IndexFunc(t.Columns, func(c *check.Column) bool { return c.Name == name })
	if i < 0 {
		return nil
	}
	return t.Columns[i]
}

// rowOf finds a row by its key, or by its number.
func (x *Explainer) rowOf(t *check.Table, key string) (int, bool) {
	data := x.figures.Table(t)
	if t.Key != nil {
		return data.Index(key)
	}
	n, err := strconv.Atoi(key)
	return n - 1, err == nil && n >= 1 && n <= data.Len && strconv.Itoa(n) == key
}

// Rows is how many rows a table has.
func (x *Explainer) Rows(t *check.Table) int { return x.figures.Table(t).Len }

// keyOf is what a row is found by.
func (x *Explainer) keyOf(t *check.Table, row int) string {
	if t.Key != nil {
		return x.figures.Table(t).Key().Word(row)
	}
	return strconv.Itoa(row + 1)
}

// at is where a formula stands: the rows of its scopes, the statement's own first.
type at struct {
	tables []*check.Table
	rows   []int
}

// on is a row of a table, or no row where that is nil.
func on(t *check.Table, row int) at {
	if t == nil {
		row = formula.NoRow
	}
	return at{[]*check.Table{t}, []int{row}}
}

// push is a row inside.
func (a at) push(t *check.Table, row int) at {
	n := len(a.rows)
	return at{append(a.tables[:n:n], t), append(a.rows[:n:n], row)}
}

// ask computes a part of a formula as the run does.
func (x *Explainer) ask(e *check.Expr, a at) formula.Value {
	v, _, err := formula.Node{Expr: e, Scopes: a.tables}.Ask(x.w, a.rows)
	if err != nil {
		x.fail(err)
	}
	return v
}
