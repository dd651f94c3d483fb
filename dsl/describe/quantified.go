package describe

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// quantified tells any, all and none.
func (t *teller) quantified(e *check.Expr, not bool) phrase {
	if len(e.Args) != 1 || !slices.Contains([]string{"any", "all", "none"}, e.Func) {
		return t.flag(e, not)
	}
	all := e.Func == "all"
	some := (e.Func == "any") != not
	if e.Args[0].Op != check.OpMap {
		return t.quantifiedList(e.Args[0], all, not, some)
	}
	rows, c := t.mapped(e.Args[0])
	switch {
	case all && !not:
		return t.forAll(rows, c)
	case all:
		t.depth++
		missing := t.condition(e.Args[0].Args[1], true)
		t.depth--
		return t.thereIs(rows, missing, true)
	}
	if some {
		if said, ok := t.ofRow(c(t.clause)); ok {
			return phrase{text: t.atLeastOne(rows) + rows.condition() + t.comma(rows) + " " + said, bind: conditional, open: true}
		}
	}
	return t.thereIs(rows, c(false), some)
}

// ofRow is what a condition says of the row itself: is an outlier in “X”.
func (t *teller) ofRow(c phrase) (string, bool) {
	if c.bind != comparison {
		return "", false
	}
	if t.lang == diag.Danish {
		return strings.CutPrefix(c.text, "rækken ")
	}
	said, ok := strings.CutPrefix(c.text, "it ")
	return said, ok
}

// ofRows is a clause of a single condition about the rows themselves: that are outliers
// in “X”.
func (t *teller) ofRows(c phrase) (string, bool) {
	said, ok := t.ofRow(c)
	if t.lang == diag.Danish {
		return ", der " + said, ok
	}
	return " that " + strings.Replace(strings.Replace(said, "is ", "are ", 1), "an outlier", "outliers", 1), ok
}

// comma ends a Danish clause about rows, where there is one.
func (t *teller) comma(r rowSet) string {
	if len(r.where) > 0 {
		return t.say("", ",")
	}
	return ""
}

// atLeastOne is at least one of some rows, without their conditions.
func (t *teller) atLeastOne(r rowSet) string {
	one, neuter, ok := t.oneRow(r.table)
	least := map[bool]string{true: "ét", false: "én"}[neuter]
	if r.whole && ok {
		return t.say("at least one %s", "mindst "+least+" %s", one)
	}
	if named, rows := strings.CutPrefix(r.name, t.say("rows of ", "rækker i ")); r.whole && rows {
		return t.say("at least one row of %s", "mindst én række i %s", named)
	}
	return t.say("at least one of %s", "mindst "+least+" af %s", r.named())
}

// forAll tells what holds for all rows, these last where that can be.
func (t *teller) forAll(rows rowSet, c func(clause bool) phrase) phrase {
	if said := c(t.clause); said.bind >= comparison && !said.open && !said.denied {
		return phrase{text: t.say("%s for %s", "%s for %s", said.text, rows.every()), bind: conditional, open: true}
	}
	all := rows.every() + t.comma(rows)
	if t.clause {
		return phrase{text: t.say("for %s, %s", "for %s gælder det, at %s", all, c(false).text), bind: conditional, open: true}
	}
	return phrase{text: t.say("for %s, %s", "det for %s gælder, at %s", all, c(false).text), bind: conditional, open: true}
}

// mapped is the rows of a map, and what tells its condition on each: as a sentence
// of its own or not.
func (t *teller) mapped(e *check.Expr) (rowSet, func(clause bool) phrase) {
	rows := t.rowsOf(e.Args[0])
	return rows, func(clause bool) phrase {
		defer func(clause bool) { t.clause = clause }(t.clause)
		t.clause = clause
		t.depth++
		defer func() { t.depth-- }()
		return t.condition(e.Args[1], false)
	}
}

// thereIs tells that there are rows, or none, where something holds.
func (t *teller) thereIs(r rowSet, c phrase, some bool) phrase {
	where := r.condition(c)
	text := ""
	switch {
	case some:
		text = t.say("there is ", "der er ") + t.atLeastOne(r)
	case r.whole && t.clause:
		text = t.say("there are no %s", "der er ingen %s", r.name)
	case r.whole:
		text = t.say("there are no %s", "der ikke er %s", r.name)
	default:
		text = t.say("there is none of %s", map[bool]string{true: "der er ingen", false: "der ikke er nogen"}[t.clause]+" af %s", r.named())
	}
	return phrase{text: text + where, bind: conditional, open: true}
}

// quantifiedList tells any, all and none of a list of flags.
func (t *teller) quantifiedList(of *check.Expr, all, not, some bool) phrase {
	if of.Op != check.OpList {
		l := t.listOf(of)
		text := diag.Text{EN: "none of %s is yes", DA: "ingen af %s er ja"}
		switch {
		case all && !not:
			text = diag.Text{EN: "all of %s are yes", DA: "alle %s er ja"}
		case all:
			text = diag.Text{EN: "not all of %s are yes", DA: "ikke alle %s er ja"}
		case some:
			text = diag.Text{EN: "at least one of %s is yes", DA: "mindst én af %s er ja"}
		}
		return phrase{text: t.say(text.EN, text.DA, l.over(t)), bind: conditional, open: true}
	}
	negative := all && not || !all && !some
	var list []phrase
	for _, a := range of.Args {
		list = append(list, t.condition(a, negative))
	}
	if all == negative {
		return t.either(list)
	}
	return t.both(list)
}
