package explain_test

import (
	"context"
	"math"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/enginetest"
	"github.com/fordel-lang/fordel/engine/explain"
	"github.com/fordel-lang/fordel/engine/folder"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/view"
)

// walk goes down from a node and computes each from its children. Of long levels it
// goes on below some children only, but all of them are in the sum.
type walk struct {
	t      *testing.T
	x      *explain.Explainer
	seen   map[string]bool
	nodes  int
	wrong  int
	kinds  map[explain.Kind]int
	sample int // children of a listing that it goes on below
}

func newWalk(t *testing.T, r *engine.Result, sample int) *walk {
	return &walk{t: t, x: r.Explainer(), seen: map[string]bool{}, kinds: map[explain.Kind]int{}, sample: sample}
}

func (w *walk) level(id string) *explain.Level {
	l, ok, err := w.x.Explain(context.Background(), id, 0, -1)
	if err != nil || !ok {
		w.t.Fatalf("%s: there is no such node (%v)", id, err)
	}
	return l
}

func (w *walk) visit(id string) {
	if w.seen[id] || w.wrong > 20 {
		return
	}
	w.seen[id] = true
	l := w.level(id)
	w.nodes++
	w.kinds[l.Node.Kind]++
	s := step{l.Node, l.Children}
	got, ok := s.recompute()
	if s.Kind == explain.Op && s.Op == "rank" {
		list := w.level(l.Children[1].ID)
		got, ok = s.number(rankIn(l.Children[0].Is().Number, step{list.Node, list.Children}.elements())), true
	}
	if want := l.Node.Is(); ok && !alike(got, want) {
		w.wrong++
		w.t.Errorf("%s (%s %s): computed from its children it is %s, not %s", id, s.Kind, s.Op, shown(got), shown(want))
	}
	if l.Node.ID != id {
		w.t.Errorf("%s: the node says it is %s", id, l.Node.ID)
	}
	listed := 0
	for _, c := range l.Children {
		if c.Role == "element" || c.Role == "row" {
			if listed++; listed > w.sample && listed < len(l.Children)-1 {
				continue
			}
		}
		if c.Opens > 0 || listed <= w.sample {
			w.visit(c.ID)
		}
	}
}

// alike compares values bit for bit.
func alike(a, b check.Const) bool {
	if a.Missing || b.Missing {
		return a.Missing == b.Missing
	}
	return math.Float64bits(a.Number) == math.Float64bits(b.Number) && a.Text == b.Text && a.Flag == b.Flag
}

// everything visits the computed columns of some rows of each table, and all values.
func (w *walk) everything(m *engine.Model, r *engine.Result, rows int) {
	for _, v := range m.Program.Values {
		w.visit(explain.ValueID(v.Name))
	}
	for _, t := range m.Program.Tables {
		for _, c := range t.Columns {
			if _, _, ok := r.Column(t.Name, c.Name); !ok || c.Data != nil {
				continue
			}
			slice, _ := r.Slice(t.Name, []string{c.Name}, 0, 1)
			for i := 0; i < slice.Total; i += max(1, slice.Total/rows) {
				w.visit(explain.CellID(t.Name, c.Name, keyOf(r, t, i)))
			}
		}
	}
}

// whole visits what stands below the columns of the views, and what columns of pools
// and grants add up to; the figures are those that readers see.
func (w *walk) whole(m *engine.Model, r *engine.Result) {
	for n, v := range r.Views() {
		for i, c := range v.Columns {
			if len(v.Shown()) > 0 {
				w.place(r, n, i)
			}
			if c.Total == view.None || c.Kind != check.Number && c.Kind != check.Money {
				continue
			}
			w.visit(explain.TotalID(n, c.Name))
		}
	}
	for _, t := range m.Program.Tables {
		for _, c := range t.Columns {
			if _, _, ok := r.Column(t.Name, c.Name); ok && c.Adds && (c.Type.Kind == check.Number || c.Type.Kind == check.Money) {
				w.visit(explain.SumID(t.Name, c.Name))
			}
		}
	}
}

// place asks for the first cell that a view shows in a column: it is the one that the
// view has, at the address of the cell.
func (w *walk) place(r *engine.Result, n, i int) {
	v := r.Views()[n]
	c, row := v.Columns[i], int(v.Shown()[0])
	l := w.level(explain.PlaceID(n, c.Name, 0))
	if want := formula.At(v.Values(i), c.Kind, row); !alike(l.Node.Is(), want) {
		w.t.Errorf("view %d, %s: %s, not %s", n, c.Name, shown(l.Node.Is()), shown(want))
	}
	w.visit(l.Node.ID)
}

// keyOf is what a row is found by.
func keyOf(r *engine.Result, t *check.Table, row int) string {
	if t.Key == nil {
		return strconv.Itoa(row + 1)
	}
	keys, _, _ := r.Column(t.Name, t.Key.Name)
	return keys.Word(row)
}

// opened is an example with its data.
func opened(t *testing.T, dir string) (*engine.Model, *engine.Session) {
	t.Helper()
	session := enginetest.Open(t, dir)
	return session.Model(), session
}

// TestEveryStepGivesItsValue computes every node of every example and its scenarios
// from the nodes below it.
func TestEveryStepGivesItsValue(t *testing.T) {
	dirs, err := folder.Examples("../../examples")
	if err != nil {
		t.Fatal(err)
	}
	total, kinds := 0, map[explain.Kind]int{}
	for _, dir := range dirs {
		model, session := opened(t, dir)
		names := []string{""}
		for i, s := range model.Program.Scenarios {
			if i < 1 {
				names = append(names, s.Name)
			}
		}
		for _, name := range names {
			result, _ := session.Run(context.Background(), engine.Settings{Scenario: name})
			if !result.OK() {
				continue
			}
			w := newWalk(t, result, 1)
			w.everything(model, result, 2)
			w.whole(model, result)
			if w.wrong > 0 {
				t.Errorf("%s in %q: %d of %d nodes are wrong", filepath.Base(dir), name, w.wrong, w.nodes)
			}
			total += w.nodes
			for k, n := range w.kinds {
				kinds[k] += n
			}
			result.Release()
		}
	}
	t.Logf("%d nodes: %v", total, kinds)
}
