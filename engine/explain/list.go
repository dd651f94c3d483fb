package explain

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/view"
)

// elements are what a list holds, or the rows that are gone through.
type elements struct {
	n      int
	values []check.Const // nil where nobody asks for them
	word   string        // of the segments that name one
	key    func(i int) string
	find   func(key string) (int, bool)
	make   func(i int, id string) *spot
	source *check.Expr // the rows gone through; nil where there are none
	table  *check.Table
}

// some are those at some places.
func (l elements) some(places []int) elements {
	all := l
	l.n, l.values = len(places), make([]check.Const, len(places))
	for i, place := range places {
		l.values[i] = all.values[place]
	}
	l.key = func(i int) string { return all.key(places[i]) }
	l.make = func(i int, id string) *spot { return all.make(places[i], id) }
	l.find = func(key string) (int, bool) {
		if i, ok := all.find(key); ok {
			return slices.BinarySearch(places, i)
		}
		return 0, false
	}
	return l
}

// listing are the elements as children.
func (l elements) listing(role string) *listing {
	return &listing{role: role, word: l.word, n: l.n, key: l.key, find: l.find, make: l.make, table: l.table}
}

// elementsOf are the elements of a list or of rows.
func (x *Explainer) elementsOf(e *check.Expr, a at) elements {
	switch {
	case e.Type.Kind == check.Rows:
		return x.rowElements(e, a)
	case e.Op == check.OpMap:
		return x.mapElements(e, a)
	case e.Op == check.OpList:
		l := x.numbered("item", len(e.Args), func(i int, id string) *spot { return x.expr(id, e.Args[i], a) })
		for _, arg := range e.Args {
			l.values = append(l.values, x.valueOf(arg, a))
		}
		return l
	case e.Op == check.OpCall && e.Func == "known":
		l := x.elementsOf(e.Args[0], a)
		var known []int
		for i, v := range l.values {
			if !v.Missing {
				known = append(known, i)
			}
		}
		return l.some(known)
	case e.Op == check.OpIf:
		if x.valueOf(e.Args[0], a).Flag {
			return x.elementsOf(e.Args[1], a)
		}
		return x.elementsOf(e.Args[2], a)
	}
	l := x.numbered("item", 0, nil)
	l.values = x.ask(e, a).List
	l.n = len(l.values)
	l.make = func(i int, id string) *spot {
		s := &spot{Node: Node{ID: id, Kind: Const, Label: strconv.Itoa(i + 1), Unit: x.unit(check.Type{Kind: e.Type.Elem}, false)}}
		return s.set(l.values[i])
	}
	return l
}

// numbered are elements that are named by their place, from 1.
func (x *Explainer) numbered(word string, n int, make func(i int, id string) *spot) elements {
	return elements{n: n, word: word, make: make, key: func(i int) string { return strconv.Itoa(i + 1) }, find: func(key string) (int, bool) {
		i, err := strconv.Atoi(key)
		return i - 1, err == nil && i >= 1 && (i <= n || n == 0)
	}}
}

// rowElements are rows themselves.
func (x *Explainer) rowElements(e *check.Expr, a at) elements {
	t, rows := tableOf(e), x.rowsOf(e, a)
	l := x.byRow(t, rows, func(row int, _ string) *spot { return x.row(t, row) })
	l.source = e
	l.values = make([]check.Const, len(rows))
	for i, row := range rows {
		l.values[i] = check.Const{Kind: check.Text, Text: x.keyOf(t, row)}
	}
	return l
}

// byRow are elements of which each stands on a row.
func (x *Explainer) byRow(t *check.Table, rows []int, make func(row int, id string) *spot) elements {
	return elements{n: len(rows), word: "row", table: t,
		key: func(i int) string { return x.keyOf(t, rows[i]) },
		find: func(key string) (int, bool) {
			row, ok := x.rowOf(t, key)
			if !ok {
				return 0, false
			}
			i := slices.Index(rows, row)
			return i, i >= 0
		},
		make: func(i int, id string) *spot { return make(rows[i], id) }}
}

// mapElements are a value on each of some rows.
func (x *Explainer) mapElements(e *check.Expr, a at) elements {
	from, body := e.Args[0], e.Args[1]
	t, rows := tableOf(from), x.rowsOf(from, a)
	l := x.byRow(t, rows, func(row int, id string) *spot { return x.expr(id, body, a.push(t, row)) })
	l.source = from
	if l.values = x.onRows(body, a, t, rows); l.values == nil {
		l.values = x.ask(e, a).List
	}
	return l
}

// tableOf is the table whose rows a formula gives.
func tableOf(e *check.Expr) *check.Table {
	for e.Op != check.OpRows && len(e.Args) > 0 {
		e = e.Args[0]
	}
	return e.Table
}

// inOrder are the functions of lists whose elements cannot change places.
var inOrder = map[string]bool{"first": true, "last": true}

// fold is a function of a list or of rows.
func (t *teller) fold(e *check.Expr) none {
	t.s.Kind, t.s.Op = Fold, e.Func
	for i, arg := range e.Args[1:] {
		t.arg("arg", strconv.Itoa(i+2), arg)
	}
	t.elements(e.Args[0], !inOrder[e.Func])
	return none{}
}

// few is how many different values elements are grouped by, at most.
const few = 8

// elements adds the elements of a list as children, equal ones together where there
// are but few different ones and their order does not matter; and the conditions of
// the rows.
func (t *teller) elements(e *check.Expr, group bool) {
	l := t.x.elementsOf(e, t.a)
	t.s.note("n", "rows", l.n)
	if l.source != nil {
		t.conditions(l.source)
	}
	if groups := equals(l.values); group && e.Type.Kind == check.List && len(l.values) > few && len(groups) < few {
		for _, places := range groups {
			t.s.addAs("element", "equal/"+segment(fmt.Sprint(view.Plain(l.values[places[0]]))), func(id string) *spot { return t.x.equal(id, e, l.some(places)) })
		}
		return
	}
	t.s.list = l.listing("element")
}

// equals are the places of values that are the same, as they appear.
func equals(values []check.Const) (groups [][]int) {
	seen := map[check.Const]int{}
	for i, v := range values {
		g, ok := seen[v]
		if !ok {
			if len(groups) == few {
				return append(groups, nil) // too many
			}
			g = len(groups)
			seen[v], groups = g, append(groups, nil)
		}
		groups[g] = append(groups[g], i)
	}
	return groups
}

// equal stands for elements of a list that are equal.
func (x *Explainer) equal(id string, e *check.Expr, l elements) *spot {
	s := &spot{Node: Node{ID: id, Kind: Equal, Label: x.text(e.At), Unit: x.unit(check.Type{Kind: e.Type.Elem}, false), Times: len(l.values)}}
	s.set(l.values[0])
	s.list = l.listing("element")
	return s
}

// conditions adds the conditions of rows, the one that looks at them last first.
func (t *teller) conditions(rows *check.Expr) {
	for n := 1; rows.Op == check.OpFilter; n++ {
		filter := rows
		t.s.addAs("where", "where/"+strconv.Itoa(n), func(id string) *spot { return t.x.where(id, filter, t.a) })
		rows = rows.Args[0]
	}
}

// where is how many rows a condition lets in.
func (x *Explainer) where(id string, filter *check.Expr, a at) *spot {
	from, condition := filter.Args[0], filter.Args[1]
	t, rows := tableOf(from), x.rowsOf(from, a)
	in := len(x.rowsOf(filter, a))
	s := &spot{Node: Node{ID: id, Kind: Where, Label: x.text(condition.At), Unit: "number", Formula: x.text(condition.At), Source: x.rules(condition.At)}}
	s.number(check.Number, float64(in))
	s.note("of", "rows", len(rows), "out", len(rows)-in)
	l := x.byRow(t, rows, func(row int, id string) *spot { return x.expr(id, condition, a.push(t, row)) })
	s.list = l.listing("row")
	return s
}
