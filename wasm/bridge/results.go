package bridge

import (
	"slices"
	"strconv"

	"github.com/fordel-lang/fordel/engine"
)

// results computes the model and answers with a frame: what a reader sees first of
// the result, which is what `show` and `chart` say, or the default choice.
func (b *Bridge) results(c call, p Run) (string, error) {
	if err := b.compute(c, p); err != nil {
		return "", err
	}
	f := newFrame(&b.sent)
	views := []View{}
	for _, v := range b.result.Views() {
		views = append(views, viewOf(f, b.result, v, p.Further))
	}
	b.shown.tell(views)
	part := f.json(b.shown.text)
	return f.finish(`{"summary":` + string(b.result.Summary(p.Lang)) + `,"views":` + strconv.Itoa(int(part)) + `}`), nil
}

// viewOf puts a view's columns into a frame, and of those that it does not show the one
// that is wanted.
func viewOf(f *frame, r *engine.Result, v *engine.View, wanted string) View {
	rows := f.on(v.Shown())
	out := View{Kind: ViewKind(v.Kind), Table: v.Table, Label: v.Label, Columns: make([]ViewColumn, len(v.Columns)), Length: len(rows)}
	for i, c := range v.Columns {
		out.Columns[i] = columnOf(c, f.column(v.Values(i), c.Type, rows))
	}
	if change := v.Change(); change != nil {
		out.Change = &ViewChange{change.Sum, ChangeSide(change.Gain), ChangeSide(change.Lose), change.Unknown}
	}
	out.Map = mapOf(f, v.Map)
	if key := r.Key(v); key != nil {
		keys := f.column(key, "text", rows)
		out.Keys = &keys
	}
	for _, c := range r.Further(v) {
		var values Placed
		if c.Name == wanted {
			values = f.column(c.Values, c.Type, rows)
		}
		out.Further = append(out.Further, columnOf(c.Column, values))
	}
	return out
}

// columnOf tells of a view's column, whose values are placed already.
func columnOf(c engine.ViewColumn, values Placed) ViewColumn {
	return ViewColumn{c.Name, c.Label, ValueType(c.Type), c.Percent, ViewTotal(c.Total), wordsOf(c.Says), ViewRole(c.Role), c.WorkedOut, values}
}

// mapOf tells of a map; nil for what is none.
func mapOf(f *frame, m *engine.Map) *ViewMap {
	if m == nil {
		return nil
	}
	out := &ViewMap{Limits: m.Limits, Areas: make([]ViewArea, len(m.Names)), Of: make([]int, len(m.Of))}
	if m.Set.Shapes != "" {
		out.Shapes = f.json(m.Set.Shapes)
	}
	for i, a := range m.Set.Areas {
		out.Areas[i] = ViewArea{m.Names[i], a.Column, a.Row}
	}
	for row, of := range m.Of {
		out.Of[row] = int(of)
	}
	return out
}

// same reports whether two maps are told with the same words.
func (m *ViewMap) same(n *ViewMap) bool {
	if m == nil || n == nil {
		return m == n
	}
	return m.Shapes == n.Shapes && slices.Equal(m.Limits, n.Limits) && slices.Equal(m.Of, n.Of) && slices.Equal(m.Areas, n.Areas)
}

// same reports whether two views are told with the same words.
func (v View) same(w View) bool {
	return alike(v.Keys, w.Keys) && alike(v.Change, w.Change) && v.Map.same(w.Map) && v.Kind == w.Kind && v.Table == w.Table && v.Label == w.Label && v.Length == w.Length && slices.Equal(v.Columns, w.Columns) && slices.Equal(v.Further, w.Further)
}

// alike reports whether two are the same, or there is neither.
func alike[T comparable](a, b *T) bool { return a == b || a != nil && b != nil && *a == *b }

// shown is views and what JSON tells of them.
type shown struct {
	views []View
	text  string
}

// tell tells of views. They are mostly those of the last time, whose text stays.
func (s *shown) tell(views []View) {
	if s.text != "" && slices.EqualFunc(views, s.views, View.same) {
		return
	}
	*s = shown{views, encode(views)}
}
