package engine_test

import (
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine"
	"github.com/fordel-lang/fordel/engine/folder"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/plan"
)

// TestEveryNodeCanBeAsked hears every formula of every example on some rows: each
// node that was heard gives the same alone, bit for bit, on the rows it stands on;
// what was not heard can be asked, too; and a column's formula alone gives what the
// column holds.
func TestEveryNodeCanBeAsked(t *testing.T) {
	dirs, err := folder.Examples("../examples")
	if err != nil {
		t.Fatal(err)
	}
	heard, unheard := 0, 0
	for _, dir := range dirs {
		w := spaceOf(t, dir)
		identities(t, w.Program)
		for _, f := range w.Program.Formulas() {
			for _, row := range someRows(w, f.On) {
				h, u := ask(t, w, f, row)
				heard, unheard = heard+h, unheard+u
			}
		}
		columns(t, w)
	}
	t.Logf("%d values heard and asked for, %d asked for alone", heard, unheard)
	if heard < 10_000 || unheard < 100 {
		t.Error("too few")
	}
}

// identities sees that no two nodes of a program have one number.
func identities(t *testing.T, p *check.Program) {
	seen := map[int]*check.Expr{}
	for _, f := range p.Formulas() {
		for _, n := range formula.Nodes(f.Expr, f.On) {
			if other := seen[n.ID]; other != nil && other != n.Expr {
				t.Errorf("%s: two nodes have the number %d", p.File.Source.Name, n.ID)
			}
			seen[n.ID] = n.Expr
		}
	}
}

// spaceOf computes an example.
func spaceOf(t *testing.T, dir string) *plan.Workspace {
	rules, err := os.ReadFile(filepath.Join(dir, "rules.fordel"))
	if err != nil {
		t.Fatal(err)
	}
	model, _ := engine.Open("rules.fordel", string(rules))
	session := engine.NewSession(model)
	if data := filepath.Join(dir, "data"); func() bool { _, err := os.Stat(data); return err == nil }() {
		if _, err := folder.Load(context.Background(), session, nil, folder.Place{Path: data, Shown: "data"}); err != nil {
			t.Fatal(err)
		}
	}
	if _, diags := session.Run(context.Background(), engine.Settings{}); diags.HasErrors() {
		t.Fatal(dir, diags)
	}
	return session.Space()
}

// someRows are the first, the last and one more row of a table, or no row.
func someRows(w *plan.Workspace, on *check.Table) []int {
	if on == nil {
		return []int{formula.NoRow}
	}
	n := w.Table(on).Len
	return slices.Compact([]int{0, n * 2 / 3, n - 1})
}

// ask hears a formula on a row and asks each of its nodes. At most ten values
// of each node are asked for.
func ask(t *testing.T, w *plan.Workspace, f check.Formula, row int) (heard, unheard int) {
	where := fmt.Sprintf("%s: %s %q %d on row %d", w.Program.File.Source.Name, w.Program.File.Source.Text[f.Expr.At.Start:f.Expr.At.End], f.Says, f.Nr, row)
	nodes, times := map[*check.Expr]formula.Node{}, map[*check.Expr]int{}
	for _, n := range formula.Nodes(f.Expr, f.On) {
		if n.ID == 0 || n.At.Start == n.At.End {
			t.Errorf("%s: node %d has no identity or no place", where, n.ID)
		}
		nodes[n.Expr] = n
	}
	var last formula.Value
	got, problems, err := formula.Observe(f.Expr, f.On, w, row, formula.Observer{Within: everything, Hear: func(e *check.Expr, rows []int, v formula.Value) {
		if last = v; times[e] < 10 {
			alone, _, err := nodes[e].Ask(w, rows)
			if bits(alone) != bits(v) || err != nil {
				t.Errorf("%s: node %d gives %s on %v, alone %s (%v)", where, e.ID, bits(v), rows, bits(alone), err)
			}
			heard++
		}
		times[e]++
	}})
	if err != nil {
		t.Fatal(where, err)
	}
	if !problems.HasErrors() && bits(last) != bits(formula.Value{Const: got}) {
		t.Errorf("%s: %s, but heard at last is %s", where, bits(formula.Value{Const: got}), bits(last))
	}
	for e, n := range nodes {
		if times[e] == 0 && len(n.Scopes) == 1 {
			if _, _, err := n.Ask(w, []int{row}); err != nil {
				t.Error(where, err)
			}
			unheard++
		}
	}
	return heard, unheard
}

func everything(*check.Expr) bool { return true }

// columns compares columns and values with their formulas asked alone.
func columns(t *testing.T, w *plan.Workspace) {
	root := func(e *check.Expr, on *check.Table, row int) string {
		v, _, err := formula.Nodes(e, on)[0].Ask(w, []int{row})
		if err != nil {
			t.Fatal(err)
		}
		return bits(v)
	}
	for _, s := range w.Program.Steps {
		switch s := s.(type) {
		case *check.ColumnStep:
			for _, row := range someRows(w, s.Column.Table) {
				want := bits(formula.Value{Const: formula.At(w.Column(s.Column), s.Expr.Type.Kind, row)})
				if got := root(s.Expr, s.Column.Table, row); got != want {
					t.Errorf("%s on row %d: alone %s, in the column %s", s.Name, row, got, want)
				}
			}
		case *check.ValueStep:
			if got, want := root(s.Expr, nil, formula.NoRow), bits(formula.Value{Const: w.Value(s.Value)}); got != want {
				t.Errorf("%s: alone %s, in the run %s", s.Name, got, want)
			}
		}
	}
}

// bits writes a value so that only equal ones are written alike.
func bits(v formula.Value) string {
	list := append([]check.Const{v.Const}, v.List...)
	out := fmt.Sprint(len(list), v.Rows)
	for _, c := range list {
		out += fmt.Sprintf(" %d %x %q %v %v", c.Kind, math.Float64bits(c.Number), c.Text, c.Flag, c.Missing)
	}
	return out
}

const observed = `fordel 1 en
table homes { id key } rows {
  "a"
  "b"
}
table kids {
  id    key
  home  -> homes
  n     number optional
} rows {
  "1", "a", 3
  "2", "a", 1
  "3", "b", nil
}
let homes.x = if len(kids) > 1 then sum(kids where .n > 1, .n) else -1
let homes.y = first(kids.n) ?? 7
let homes.z = sum(kids, 1 / (if .n == 1 then 0 else 1)) + 0
`

// inner is how what is heard on a row of a list or filter is spelled out.
var inner = regexp.MustCompile(` \[\d+ \d+\]: `)

// TestObserve spells out what is heard: parts before the whole, lists row by row
// where that is wanted, no branch that is not taken.
func TestObserve(t *testing.T) {
	for _, c := range []struct {
		row  int
		name string
		want []string
	}{
		{0, "homes.x", []string{"kids [0]: rows [0 1]", "len(kids) [0]: 2", "1 [0]: 1", "len(kids) > 1 [0]: yes",
			"kids [0]: rows [0 1]", ".n [0 0]: 3", "1 [0 0]: 1", ".n > 1 [0 0]: yes", ".n [0 1]: 1", "1 [0 1]: 1", ".n > 1 [0 1]: no",
			"kids where .n > 1 [0]: rows [0]", ".n [0 0]: 3", "kids where .n > 1, .n [0]: [3]", "sum(kids where .n > 1, .n) [0]: 3",
			"if len(kids) > 1 then sum(kids where .n > 1, .n) else -1 [0]: 3"}},
		{1, "homes.x", []string{"kids [1]: rows [2]", "len(kids) [1]: 1", "1 [1]: 1", "len(kids) > 1 [1]: no", "1 [1]: 1", "-1 [1]: -1",
			"if len(kids) > 1 then sum(kids where .n > 1, .n) else -1 [1]: -1"}},
		{0, "homes.y", []string{"kids [0]: rows [0 1]", "n [0 0]: 3", "n [0 1]: 1", "kids.n [0]: [3 1]", "first(kids.n) [0]: 3", "first(kids.n) ?? 7 [0]: 3"}},
		{1, "homes.y", []string{"kids [1]: rows [2]", "n [1 2]: nil", "kids.n [1]: [nil]", "first(kids.n) [1]: nil", "7 [1]: 7", "first(kids.n) ?? 7 [1]: 7"}},
	} {
		w := observedSpace(t)
		f := formulaOf(w, c.name)
		for _, within := range []bool{true, false} {
			want := slices.DeleteFunc(slices.Clone(c.want), func(heard string) bool { return !within && inner.MatchString(heard) })
			var got []string
			_, _, err := formula.Observe(f.Expr, f.On, w, c.row, formula.Observer{
				Within: func(*check.Expr) bool { return within },
				Hear: func(e *check.Expr, rows []int, v formula.Value) {
					got = append(got, fmt.Sprintf("%s %v: %s", w.Program.File.Source.Text[e.At.Start:e.At.End], rows, said(e, v)))
				},
			})
			if err != nil || !slices.Equal(got, want) {
				t.Errorf("%s on row %d (%v):\n%q\nnot\n%q", c.name, c.row, err, got, want)
			}
		}
	}
}

// TestAskTellsTheRow asks a node within rows that has no value: the problem names
// the row it was asked on.
func TestAskTellsTheRow(t *testing.T) {
	w := observedSpace(t)
	f := formulaOf(w, "homes.z")
	for _, n := range formula.Nodes(f.Expr, f.On) {
		if n.Op == check.OpDivide {
			_, problems, err := n.Ask(w, []int{0, 1})
			if err != nil || len(problems) != 1 || problems[0].Code != "value.zero_divisor" || !strings.Contains(problems[0].Message.EN, "`2`") {
				t.Errorf("%v %v", problems, err)
			}
			if v, problems, _ := n.Ask(w, []int{0, 0}); v.Number != 1 || len(problems) > 0 {
				t.Errorf("%v %v", v, problems)
			}
		}
	}
}

// observedSpace is the model above; z fails, so its session is brought only to
// the state before it.
func observedSpace(t *testing.T) *plan.Workspace {
	model, diags := engine.Open("observed.fordel", observed)
	if diags.HasErrors() {
		t.Fatal(diags)
	}
	session := engine.NewSession(model)
	session.Run(context.Background(), engine.Settings{})
	return session.Space()
}

func formulaOf(w *plan.Workspace, name string) check.Formula {
	for _, f := range w.Program.Formulas() {
		if l, ok := f.Decl.(*dsl.Let); ok && l.Target.Table.Text+"."+l.Target.Name.Text == name {
			return f
		}
	}
	return check.Formula{}
}

// said is a value in short.
func said(e *check.Expr, v formula.Value) string {
	one := func(c check.Const) any {
		switch {
		case c.Missing:
			return "nil"
		case c.Kind == check.Flag:
			return map[bool]string{true: "yes", false: "no"}[c.Flag]
		}
		return c.Number
	}
	switch e.Type.Kind {
	case check.Rows:
		return fmt.Sprint("rows ", v.Rows)
	case check.List:
		var list []any
		for _, c := range v.List {
			list = append(list, one(c))
		}
		return fmt.Sprint(list)
	}
	return fmt.Sprint(one(v.Const))
}
