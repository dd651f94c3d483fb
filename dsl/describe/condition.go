package describe

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/function"
)

// statement tells a condition as a sentence of its own.
func (t *teller) statement(e *check.Expr) string {
	t.clause = true
	defer func() { t.clause = false }()
	return t.condition(e, false).text
}

// condition tells a condition, or that it does not hold. In Danish it has the
// order of words of a subordinate clause, as after hvis, hvor and at, unless it
// is a sentence of its own.
func (t *teller) condition(e *check.Expr, not bool) phrase {
	if e == nil || e.Type.Kind == check.Invalid {
		t.failed = true
		return atomic("…")
	}
	switch e.Op {
	case check.OpNot:
		return t.condition(e.Args[0], !not)
	case check.OpAnd, check.OpOr:
		list := t.conditions(e, e.Op, not)
		if (e.Op == check.OpAnd) != not {
			return t.both(list)
		}
		return t.either(list)
	case check.OpEqual, check.OpUnequal, check.OpLess, check.OpLessEqual, check.OpGreater, check.OpGreaterEqual:
		return t.compare(e, not)
	case check.OpIn:
		return t.membership(e, not)
	case check.OpIf:
		yes, no := t.condition(e.Args[1], not), t.condition(e.Args[2], not)
		t.clause = false
		text := t.say("%s if %s, else %s", "%s hvis %s, ellers %s", yes.in(comparison), t.condition(e.Args[0], false).text, no.in(comparison))
		return phrase{text: text, bind: conditional}
	case check.OpCall:
		return t.quantified(e, not)
	}
	return t.flag(e, not)
}

// conditions are the parts of a chain of one operator.
func (t *teller) conditions(e *check.Expr, op check.Op, not bool) []phrase {
	if e.Op == op {
		return append(t.conditions(e.Args[0], op, not), t.conditions(e.Args[1], op, not)...)
	}
	return []phrase{t.condition(e, not)}
}

// both joins conditions that must all hold.
func (t *teller) both(list []phrase) phrase {
	return chain(list, conjunction, t.say(" and ", " og "))
}

// either joins conditions of which one must hold.
func (t *teller) either(list []phrase) phrase {
	return chain(list, disjunction, t.say(" or ", " eller "))
}

func chain(list []phrase, bind binding, word string) phrase {
	if len(list) == 1 {
		return list[0]
	}
	var parts []string
	for i, p := range list {
		if i == len(list)-1 {
			parts = append(parts, p.last(comparison))
		} else {
			parts = append(parts, p.in(comparison))
		}
	}
	return phrase{text: strings.Join(parts, word), bind: bind, open: list[len(list)-1].open}
}

// opposite is the comparison that holds where another does not.
var opposite = map[check.Op]check.Op{
	check.OpEqual: check.OpUnequal, check.OpUnequal: check.OpEqual, check.OpLess: check.OpGreaterEqual,
	check.OpGreaterEqual: check.OpLess, check.OpGreater: check.OpLessEqual, check.OpLessEqual: check.OpGreater,
}

// turned is the comparison with its sides exchanged.
var turned = map[check.Op]check.Op{
	check.OpEqual: check.OpEqual, check.OpUnequal: check.OpUnequal, check.OpLess: check.OpGreater,
	check.OpGreater: check.OpLess, check.OpLessEqual: check.OpGreaterEqual, check.OpGreaterEqual: check.OpLessEqual,
}

// with is a Danish verb with an adverb (ikke, hverken) where the clause has it:
// before the verb, or behind it in a sentence of its own.
func (t *teller) with(adverb, verb string) string {
	if t.clause {
		return verb + " " + adverb
	}
	return adverb + " " + verb
}

// verb is what a comparison says of one or several things: is, are not.
func (t *teller) verb(many, not bool) string {
	switch {
	case many && not:
		return t.say("are not", t.with("ikke", "er"))
	case many:
		return t.say("are", "er")
	case not:
		return t.say("is not", t.with("ikke", "er"))
	}
	return t.say("is", "er")
}

// words joins parts of a clause by blanks; empty ones are left out.
func words(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), " ")
}

// compare tells a comparison.
func (t *teller) compare(e *check.Expr, not bool) phrase {
	op, left, right := e.Op, e.Args[0], e.Args[1]
	if not {
		op = opposite[op]
	}
	if isConst(left) && !isConst(right) {
		op, left, right = turned[op], right, left
	}
	if op == check.OpEqual || op == check.OpUnequal {
		if p, ok := t.special(left, right, op == check.OpUnequal); ok {
			return p
		}
	}
	return t.compared(op, left, right)
}

// special tells equalities that have words of their own.
func (t *teller) special(left, right *check.Expr, not bool) (phrase, bool) {
	switch {
	case left.Type.Kind == check.Flag && isConst(right) && !right.Const.Missing:
		return t.condition(left, not == right.Const.Flag), true
	case left.Type.Kind == check.Flag && right.Type.Kind == check.Flag:
		return t.alike(t.condition(left, false), t.condition(right, false), not), true
	case isConst(right) && right.Const.Missing && not:
		return phrase{text: t.say("%s is known", "%s er oplyst", t.asked(left).in(noun)), bind: comparison}, true
	case isConst(right) && right.Const.Missing:
		return phrase{text: t.say("%s is missing", "%s mangler", t.expr(left).in(noun)), bind: comparison}, true
	case isConst(right) && left.Op == check.OpColumn:
		return t.boundIs(left.Column, right.Const.Text, not)
	case isConst(right) && left.Op == check.OpValue:
		return t.receiveIs(left.Value, right.Const.Text, not)
	}
	return phrase{}, false
}

// alike tells that two conditions hold together, or that just one does.
func (t *teller) alike(a, b phrase, not bool) phrase {
	x, y := a.in(comparison), b.in(comparison)
	if not {
		return phrase{text: t.say("either %s or %s, not both", "enten %s eller %s, ikke begge", x, y), bind: disjunction}
	}
	return phrase{text: t.say("%s exactly when %s", "%s, netop når %s", x, y), bind: disjunction}
}

// comparing is what stands behind the verb of a comparison.
var comparing = map[check.Op][2]string{
	check.OpLess:         {"below", "under"},
	check.OpLessEqual:    {"at most", "højst"},
	check.OpGreater:      {"above", "over"},
	check.OpGreaterEqual: {"at least", "mindst"},
}

// ofDates are those of dates.
var ofDates = map[check.Op][2]string{
	check.OpLess:         {"before", "før"},
	check.OpLessEqual:    {"no later than", "senest"},
	check.OpGreater:      {"after", "efter"},
	check.OpGreaterEqual: {"no earlier than", "tidligst"},
}

// equals are verbs for two figures neither of which is a constant.
var equals = map[check.Op][2]string{
	check.OpEqual:   {"equals", "er lig med"},
	check.OpUnequal: {"differs from", "er forskellig fra"},
}

// compared tells a comparison of two values. A parameter on the left is told by
// its label, on the right by its value.
func (t *teller) compared(op check.Op, left, right *check.Expr) phrase {
	x, y := t.asked(left), t.term(right)
	many := x.many && !isZero(right) && left.Type.Kind != check.Text
	verb, behind := t.verb(many, op == check.OpUnequal), comparing[op]
	if left.Type.Kind == check.Date && ofDates[op][0] != "" {
		behind = ofDates[op]
	}
	if simple := isNumeral(right) || right.Op == check.OpParam; !simple && equals[op][0] != "" {
		verb = t.say(equals[op][0], equals[op][1])
	}
	text := words(x.in(postfix), verb, t.say(behind[0], behind[1]), y.last(postfix))
	return phrase{text: text, bind: comparison, open: y.open}
}

// asked is what a comparison is about; a parameter is called by its label.
func (t *teller) asked(e *check.Expr) phrase {
	if e.Op == check.OpParam {
		return atomic(t.quoted(written(e.Param.Label, e.Param.Name)))
	}
	return t.expr(e)
}

// membership tells `in`: one of some values, or a range.
func (t *teller) membership(e *check.Expr, not bool) phrase {
	x, in := t.asked(e.Args[0]), e.Args[1]
	many := x.many && e.Args[0].Type.Kind != check.Text
	left, verb := x.in(noun), t.verb(many, not)
	switch in.Op {
	case check.OpRange:
		return phrase{text: words(left, verb, t.from(in.Args[0], in.Args[1])), bind: comparison}
	case check.OpList:
		var items []string
		for _, a := range in.Args {
			items = append(items, t.term(a).in(noun))
		}
		if not {
			return t.noneOf(left, many, items)
		}
		bind := comparison
		if len(items) > 1 {
			bind = disjunction
		}
		return phrase{text: words(left, verb, t.or(items)), bind: bind}
	}
	l := t.listOf(in)
	return phrase{text: words(left, verb, t.say("among", "blandt"), l.over(t)), bind: comparison, open: l.open()}
}

// from is a range of two formulas.
func (t *teller) from(low, high *check.Expr) string {
	if isConst(low) && isConst(high) {
		return t.between(t.fixed(low), t.fixed(high))
	}
	return t.say("from %s to %s", "fra %s til %s", t.term(low).in(noun), t.term(high).in(noun))
}

func (t *teller) noneOf(left string, many bool, items []string) phrase {
	if len(items) < 2 {
		return phrase{text: words(left, t.verb(many, true), strings.Join(items, "")), bind: comparison}
	}
	n := len(items) - 1
	neither := words(t.verb(many, false), "neither")
	text := words(left, t.say(neither, t.with("hverken", "er")), strings.Join(items[:n], ", "), t.say("nor", "eller"), items[n])
	return phrase{text: text, bind: comparison}
}

// quantified tells any, all and none.
func (t *teller) quantified(e *check.Expr, not bool) phrase {
	f := function.Named(e.Func)
	if len(e.Args) != 1 || f == nil || f.Denied.EN == "" {
		return t.flag(e, not)
	}
	form := [2]string{f.Told.EN, f.Told.DA}
	if not {
		form = [2]string{f.Denied.EN, f.Denied.DA}
	}
	of := e.Args[0]
	if of.Op != check.OpMap {
		return t.quantifiedList(of, form)
	}
	en, da := form[0]+", %s", "det "+form[1]+" gælder, at %s"
	if t.clause {
		da = form[1] + " gælder, at %s"
	}
	defer func(clause bool) { t.clause = clause }(t.clause)
	t.clause = false
	rows := t.rows(of.Args[0])
	named := t.eachOf(e.Func, rows)
	if len(rows.where) > 0 {
		named += t.say("", ",")
	}
	t.depth++
	c := t.condition(of.Args[1], false)
	t.depth--
	return phrase{text: t.say(en, da, named, c.text), bind: conditional, open: true}
}

// quantifiedList tells any, all and none of a list of flags.
func (t *teller) quantifiedList(of *check.Expr, form [2]string) phrase {
	if of.Op != check.OpList {
		l := t.listOf(of)
		return phrase{text: t.say(form[0]+" it holds", "det "+form[1]+" gælder", l.over(t)), bind: conditional, open: true}
	}
	var items []string
	for _, a := range of.Args {
		items = append(items, t.condition(a, false).in(comparison))
	}
	return phrase{text: t.say(form[0]+" it holds", "det "+form[1]+" gælder", t.and(items)), bind: conditional, open: true}
}

// eachOf is the rows that any, all and none go over.
func (t *teller) eachOf(function string, r rowSet) string {
	named := r.named()
	switch {
	case r.whole && function != "all":
		named = t.say("the %s", "alle %s", r.name)
	case !r.whole && r.outer == "" && function == "all":
		named = t.say("all its %s", "alle egne %s", r.name)
	}
	return named + r.condition()
}

// flag tells a yes or no that is no comparison: data, an indicator, a parameter.
func (t *teller) flag(e *check.Expr, not bool) phrase {
	en, da := "%s is met", "%s er opfyldt"
	if not {
		en, da = "%s is not met", "%s "+t.with("ikke", "er")+" opfyldt"
	}
	switch {
	case isConst(e):
		return phrase{text: t.say(map[bool]string{true: "always", false: "never"}[e.Const.Flag != not],
			map[bool]string{true: "altid", false: "aldrig"}[e.Const.Flag != not]), bind: comparison}
	case e.Op == check.OpParam:
		value := t.yes(!not)
		return phrase{text: t.say("%s is set to %s", "%s er sat til %s", t.asked(e).text, t.quoted(value)), bind: comparison}
	case e.Op == check.OpColumn && isOutlier(e.Column):
		en, da = "it is an outlier in %s", "rækken er outlier i %s"
		if not {
			en, da = "it is no outlier in %s", "rækken "+t.with("ikke", "er")+" outlier i %s"
		}
		return phrase{text: t.say(en, da, t.stepName(e.Column.Step)), bind: comparison}
	case e.Op == check.OpColumn && e.Column.Data != nil && not:
		en, da = "%s is no", "%s "+t.with("ikke", "er")+" markeret"
	case e.Op == check.OpColumn && e.Column.Data != nil:
		en, da = "%s is yes", "%s er markeret"
	}
	return phrase{text: t.say(en, da, t.expr(e).in(noun)), bind: comparison}
}
