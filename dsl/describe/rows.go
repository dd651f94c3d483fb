package describe

import (
	"github.com/fordel-lang/fordel/dsl/check"
)

// rowSet is rows of a table in words.
type rowSet struct {
	t     *teller
	name  string // institutions
	whole bool   // all of the table, not those that belong to a row
	outer string // the table of the row they belong to, where that is not the nearest
	where []phrase
}

// rows tells OpRows and OpFilter.
func (t *teller) rows(e *check.Expr) rowSet {
	switch e.Op {
	case check.OpFilter:
		r := t.rows(e.Args[0])
		t.depth++
		c := t.condition(e.Args[1], false)
		t.depth--
		r.where = append(r.where, c)
		return r
	case check.OpRows:
		r := rowSet{t: t, name: t.tableName(e.Table), whole: e.Path == nil}
		if !r.whole && e.Depth < t.depth {
			r.outer = t.tableName(e.Path[len(e.Path)-1].Ref)
		}
		return r
	}
	t.failed = true
	return rowSet{t: t, name: "…"}
}

// named is the rows with what says which: all institutions, its institutions.
func (r rowSet) named() string {
	switch {
	case r.whole:
		return r.t.say("all %s", "alle %s", r.name)
	case r.outer != "":
		return r.t.say("the %s of the row of %s", "de %s, der hører til rækken i %s", r.name, r.outer)
	}
	return r.t.say("its %s", "egne %s", r.name)
}

// all is the rows with their conditions.
func (r rowSet) all() string { return r.named() + r.condition() }

// condition is " where ...", with more conditions that must hold too.
func (r rowSet) condition(more ...phrase) string {
	all := append(r.where[:len(r.where):len(r.where)], more...)
	if len(all) == 0 {
		return ""
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
		value := t.term(e.Args[1])
		t.depth--
		return list{value.listed(), &r}
	case e.Op == check.OpList:
		var items []string
		for _, a := range e.Args {
			items = append(items, t.term(a).in(noun))
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
	return phrase{text: l.over(t), bind: noun, open: l.open()}
}
