package describe

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
)

// statement tells a condition as a sentence of its own. What must hold in only some
// settings is told by those: when the year is at least 2029, .... So is what must
// hold for all rows or else something other: when that does not hold, for all ....
func (t *teller) statement(e *check.Expr) string {
	t.clause = true
	defer func() { t.clause = false }()
	switch e.Op {
	case check.OpOr:
		if text, ok := t.oneOf(e); ok {
			return text
		}
		if given, then, ok := t.givenThat(e); ok {
			return t.when(given, then)
		}
	case check.OpAnd:
		if text, ok := t.allOf(e); ok {
			return text
		}
	}
	return t.condition(e, false).text
}

// givenThat parts “a or b” into what the other is asked for without.
func (t *teller) givenThat(e *check.Expr) (given, then *check.Expr, ok bool) {
	a, b := e.Args[0], e.Args[1]
	switch {
	case t.onParams(a):
		return a, b, true
	case t.onParams(b):
		return b, a, true
	case isForAll(b) && !isForAll(a):
		return a, b, true
	case isForAll(a) && !isForAll(b):
		return b, a, true
	}
	return nil, nil, false
}

// when tells what must hold where something else does not.
func (t *teller) when(given, then *check.Expr) string {
	t.clause = false
	when := t.condition(given, true).text
	if isForAll(then) {
		rows, c := t.mapped(then.Args[0])
		said := c(false)
		if !said.open && said.bind >= comparison {
			return t.say("when %s, %s for %s", "når %s, gælder det for %[3]s, at %[2]s", when, said.text, rows.every())
		}
		return t.say("when %s, for %s, %s", "når %s, gælder det for %s, at %s", when, rows.every(), said.text)
	}
	return t.say("when %s, %s", "når %s, gælder det, at %s", when, t.condition(then, false).text)
}

// oneOf tells three conditions or more of which one must hold as a list, where they
// are too long for one clause.
func (t *teller) oneOf(e *check.Expr) (string, bool) {
	list := t.conditions(e, false, false)
	if len(list) < 3 || !slices.ContainsFunc(list, long) {
		return "", false
	}
	return t.say("at least one of these holds: %s", "mindst ét af dette gælder: %s", strings.Join(texts(list), "; ")), true
}

// allOf tells conditions that must all hold as a list, likewise.
func (t *teller) allOf(e *check.Expr) (string, bool) {
	list := t.conditions(e, true, false)
	if !slices.ContainsFunc(list, func(p phrase) bool { return p.open || p.bind < comparison }) &&
		(len(list) < 3 || !slices.ContainsFunc(list, long)) {
		return "", false
	}
	between := "; "
	if len(list) == 2 {
		between = t.say("; also, ", "; desuden: ")
	}
	return strings.Join(texts(list), between), true
}

// long reports whether a condition has clauses of its own.
func long(p phrase) bool {
	return p.open || p.bind < comparison || p.long
}

func texts(list []phrase) []string {
	var out []string
	for _, p := range list {
		out = append(out, p.text)
	}
	return out
}

// onParams reports whether a comparison is about parameters alone.
func (t *teller) onParams(e *check.Expr) bool {
	return len(e.Args) == 2 && e.Op != check.OpAnd && e.Op != check.OpOr && (e.Args[0].Op == check.OpParam || isConst(e.Args[0])) &&
		(e.Args[1].Op == check.OpParam || isConst(e.Args[1]) || e.Args[1].Op == check.OpList) || e.Op == check.OpParam
}

// isForAll reports whether a condition must hold for all rows of some.
func isForAll(e *check.Expr) bool {
	return e.Op == check.OpCall && e.Func == "all" && len(e.Args) == 1 && e.Args[0].Op == check.OpMap
}
