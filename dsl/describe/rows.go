package describe

import (
	"github.com/fordel-lang/fordel/dsl/check"
)

// rowSet is rows of a table in words.
type rowSet struct {
	t     *teller
	table *check.Table
	name  string       // institutions
	whole bool         // all of the table, not those that belong to a row
	owner *check.Table // of the row that they belong to; nil where they are all
	where []phrase
}

// rows tells OpRows and OpFilter.
func (t *teller) rows(e *check.Expr) rowSet {
	defer func(clause bool) { t.clause = clause }(t.clause)
	t.clause = false
	return t.rowsOf(e)
}

func (t *teller) rowsOf(e *check.Expr) rowSet {
	switch e.Op {
	case check.OpFilter:
		r := t.rows(e.Args[0])
		defer func(clause bool) { t.clause = clause }(t.clause)
		t.clause = false
		t.depth++
		c := t.condition(e.Args[1], false)
		t.depth--
		r.where = append(r.where, c)
		return r
	case check.OpRows:
		r := rowSet{t: t, table: e.Table, name: t.tableName(e.Table), whole: e.Path == nil}
		if !r.whole {
			r.owner = e.Path[len(e.Path)-1].Ref
		}
		return r
	}
	t.failed = true
	return rowSet{t: t, table: &check.Table{}, name: "…"}
}

// named is the rows with what says which: institutionerne, the institution's
// enrolled children; before a condition de institutioner.
func (r rowSet) named() string {
	if !r.whole {
		if owner, ok := r.t.rowOf(r.owner); ok {
			return owner + " " + r.name
		}
		return r.t.say("its %s", "de tilhørende %s", r.name)
	}
	if len(r.where) > 0 {
		return r.t.those(r.table)
	}
	return r.t.theRows(r.table)
}

// every is the rows where something is said of each: all institutions where ....
func (r rowSet) every() string {
	if r.whole {
		return r.t.say("all %s", "alle %s", r.name) + r.condition()
	}
	if owner, ok := r.t.rowOf(r.owner); ok {
		return r.t.say("all of %s %s", "alle %s %s", owner, r.name) + r.condition()
	}
	return r.t.say("all its %s", "alle de tilhørende %s", r.name) + r.condition()
}

// all is the rows with their conditions.
func (r rowSet) all() string { return r.named() + r.condition() }

// condition is " where ...", with more conditions that must hold too.
func (r rowSet) condition(more ...phrase) string {
	all := append(r.where[:len(r.where):len(r.where)], more...)
	if len(all) == 0 {
		return ""
	}
	if said, ok := r.t.ofRows(all[0]); ok && len(all) == 1 {
		return said
	}
	return r.t.say(" where %s", ", hvor %s", r.t.both(all).text)
}

// list is a list in words: the value, and the rows it is taken from. Without
// rows the values themselves are listed.
type list struct {
	value string
	rows  *rowSet
}

// listOf tells OpMap, OpList and known.
func (t *teller) listOf(e *check.Expr) list {
	switch {
	case e.Op == check.OpMap:
		r := t.rows(e.Args[0])
		t.depth++
		nested := t.nested
		t.nested = false
		value := t.expr(e.Args[1])
		t.nested = nested
		t.depth--
		return list{value.listed(), &r}
	case e.Op == check.OpList:
		var items []string
		for _, a := range e.Args {
			items = append(items, t.expr(a).in(nounal))
		}
		return list{value: t.and(items)}
	case e.Op == check.OpCall && e.Func == "known":
		l := t.listOf(e.Args[0])
		l.value = t.sentence("known", l.value).text
		return l
	}
	return list{value: t.expr(e).text}
}

// over joins the parts: income over its children.
func (l list) over(t *teller) string {
	if l.rows == nil {
		return l.value
	}
	return t.say("%s over %s", "%s for %s", l.value, l.rows.all())
}

// open reports whether the list ends with a condition.
func (l list) open() bool { return l.rows != nil && len(l.rows.where) > 0 }

func (t *teller) listPhrase(e *check.Expr) phrase {
	l := t.listOf(e)
	return phrase{text: l.over(t), bind: nounal, open: l.open()}
}
