package describe

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

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
		if (e.Op == check.OpAnd) != not {
			return t.both(t.conditions(e, true, not))
		}
		return t.either(t.conditions(e, false, not))
	case check.OpEqual, check.OpUnequal, check.OpLess, check.OpLessEqual, check.OpGreater, check.OpGreaterEqual:
		return t.compare(e, not)
	case check.OpIn:
		return t.membership(e, not)
	case check.OpIf:
		yes, no := t.condition(e.Args[1], not), t.condition(e.Args[2], not)
		t.clause = false
		text := t.say("%s if %s, otherwise %s", "%s, når %s; ellers %s", yes.in(comparison), t.condition(e.Args[0], false).text, no.in(comparison))
		return phrase{text: text, bind: conditional}
	case check.OpCall:
		return t.quantified(e, not)
	}
	return t.flag(e, not)
}

// conditions are the parts of a chain that must all hold, or of which one must.
func (t *teller) conditions(e *check.Expr, all, not bool) []phrase {
	var list []phrase
	for _, part := range parts(e, all, not) {
		list = append(list, t.condition(part.of, part.not))
	}
	return list
}

// parted is a part of a chain, or that it does not hold.
type parted struct {
	of  *check.Expr
	not bool
}

func parts(e *check.Expr, all, not bool) []parted {
	switch {
	case e.Op == check.OpNot:
		return parts(e.Args[0], all, !not)
	case e.Op == check.OpAnd && all != not, e.Op == check.OpOr && all == not:
		return append(parts(e.Args[0], all, not), parts(e.Args[1], all, not)...)
	}
	return []parted{{e, not}}
}

// both joins conditions that must all hold.
func (t *teller) both(list []phrase) phrase {
	return chain(list, conjunction, t.say(" and ", " og "))
}

// either joins conditions of which one must hold.
func (t *teller) either(list []phrase) phrase {
	return chain(list, disjunction, t.say(" or ", " eller "))
}

// chain joins conditions. Those next to each other of which the same is said share
// it: “A” and “B” are known.
func chain(list []phrase, bind binding, word string) phrase {
	var merged []phrase
	for i := 0; i < len(list); {
		n := i + 1
		for n < len(list) && list[i].said != "" && list[n].said == list[i].said {
			n++
		}
		if n == i+1 {
			merged = append(merged, list[i])
		} else {
			merged = append(merged, shared(list[i:n], word))
		}
		i = n
	}
	if len(merged) == 1 {
		if len(list) > 1 {
			merged[0].bind = bind
		}
		return merged[0]
	}
	var parts []string
	for i, p := range merged {
		if i == len(merged)-1 {
			if p.list && bind == conjunction { // a is x and b is y, z or w
				p.bind = comparison
			}
			parts = append(parts, p.last(comparison))
		} else {
			parts = append(parts, p.in(comparison))
		}
	}
	text, n := strings.Join(parts, word), len(parts)-1
	if n > 1 && !slices.ContainsFunc(merged, func(p phrase) bool { return p.open || strings.HasSuffix(p.about, ",") }) {
		text = strings.Join(parts[:n], ", ") + word + parts[n]
	}
	return phrase{text: text, bind: bind, open: merged[n].open}
}

// shared is conditions of which the same is said.
func shared(list []phrase, word string) phrase {
	var about []string
	for i, p := range list {
		if i < len(list)-1 {
			p.about = strings.TrimSuffix(p.about, ",")
		}
		about = append(about, p.about)
	}
	n, said := len(about)-1, list[0].said
	switch {
	case word == " and " && list[0].figure:
		said = strings.Replace(said, "is ", both(n+1, "are both ", "are each "), 1)
	case word == " og " && list[0].figure:
		said = strings.Replace(said, "er ", both(n+1, "er begge ", "er hver "), 1)
	case word == " and ":
		said = strings.Replace(said, "is ", "are ", 1)
	}
	return phrase{text: strings.Join(about[:n], ", ") + word + about[n] + " " + said, bind: comparison, open: list[0].open}
}

// both is the word for two, or for more: what is said is said of each.
func both(n int, two, more string) string {
	if n == 2 {
		return two
	}
	return more
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

// verb is what a comparison says: is, is not.
func (t *teller) verb(not bool) string {
	if not {
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
	if p, ok := t.thereAre(op, left, right); ok {
		return p
	}
	return t.compared(op, left, right)
}

// thereAre tells how many rows there are: there are at least 3 institutions where ....
func (t *teller) thereAre(op check.Op, left, right *check.Expr) (phrase, bool) {
	n, ok := t.fold(right, 0)
	if op == check.OpUnequal || !isNumeral(right) || !ok || n.Missing || n.Number == 1 || left.Op != check.OpCall || len(left.Args) != 1 {
		return phrase{}, false
	}
	rows, ok := t.countedRows(left)
	if !ok || !rows.whole {
		return phrase{}, false
	}
	behind := comparing[op]
	many := words(t.say(behind[0], behind[1]), t.expr(right).in(nounal))
	if n.Number == 0 && op == check.OpEqual {
		many = t.say("no", "ingen")
	}
	return phrase{text: t.say("there are %s %s", "der er %s %s", many, rows.name+rows.condition()), bind: comparison, open: len(rows.where) > 0}, true
}

// special tells equalities that have words of their own.
func (t *teller) special(left, right *check.Expr, not bool) (phrase, bool) {
	switch {
	case left.Type.Kind == check.Flag && isConst(right) && !right.Const.Missing:
		return t.condition(left, not == right.Const.Flag), true
	case left.Type.Kind == check.Flag && right.Type.Kind == check.Flag:
		return t.alike(left, right, not), true
	case isConst(right) && right.Const.Missing && not:
		return t.says(t.asked(left), t.say("is known", "er oplyst")), true
	case isConst(right) && right.Const.Missing:
		return t.says(t.asked(left), t.say("is missing", "mangler")), true
	case isConst(right) && left.Op == check.OpColumn:
		return t.sayingIs(left.Column.Step, left.Column.Member, right.Const.Text, not)
	case isConst(right) && left.Op == check.OpValue:
		return t.sayingIs(left.Value.Step, left.Value.Member, right.Const.Text, not)
	}
	return phrase{}, false
}

// says is something of which something is said, for others to share.
func (t *teller) says(about phrase, said string) phrase {
	x := t.subject(about)
	return phrase{text: x + " " + said, bind: comparison, about: x, said: said, long: about.open}
}

// subject is what a comparison is about, before its verb. A Danish clause in it ends
// with a comma.
func (t *teller) subject(x phrase) string {
	if x.open && x.bind >= postfix && t.lang == diag.Danish {
		return x.text + ","
	}
	return x.in(postfix)
}

// alike tells that two conditions hold together, or that just one does.
func (t *teller) alike(left, right *check.Expr, not bool) phrase {
	a, b := t.condition(left, false), t.condition(right, false)
	if a.said != "" && a.said == b.said {
		said := t.say("are the same", "er ens")
		if not {
			said = t.say("are not the same", t.with("ikke", "er")+" ens")
		}
		return phrase{text: t.say("%s and %s %s", "%s og %s %s", a.about, b.about, said), bind: disjunction}
	}
	x, y := a.in(comparison), b.in(comparison)
	if not {
		return phrase{text: t.say("either %s or %s, not both", "enten %s eller %s, ikke begge", x, y), bind: disjunction}
	}
	return phrase{text: t.say("%s if and only if %s", "%s, netop når %s", x, y), bind: disjunction}
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
	x, y, behind, after := t.asked(left), t.expr(right), comparing[op], ""
	switch {
	case left.Op == check.OpCall && left.Func == "abs" && left.Args[0].Op != check.OpSubtract:
		x, after = t.asked(left.Args[0]), t.say(", whatever its sign", ", uanset fortegn")
	case isRounding(left) && isNumeral(right):
		x, after = t.asked(left.Args[0]), ", "+t.roundedOff(left)
	case isRounding(right) && y.open:
		y.bind = postfix
	}
	if left.Type.Kind == check.Date && ofDates[op][0] != "" {
		behind = ofDates[op]
	}
	verb := t.verb(op == check.OpUnequal)
	if equals[op][0] != "" && !isNumeral(right) {
		verb = t.say(equals[op][0], equals[op][1])
	}
	about, said := t.subject(x), words(verb, t.say(behind[0], behind[1]), y.last(postfix))+after
	p := phrase{text: about + " " + said, bind: comparison, open: y.open || after != "", denied: op == check.OpUnequal, long: x.open}
	if isNumeral(right) && op != check.OpUnequal {
		p.about, p.said, p.figure = about, said, true
	}
	return p
}

// asked is what a comparison is about; a parameter is called by its label.
func (t *teller) asked(e *check.Expr) phrase {
	if e.Op == check.OpParam {
		return atomic(t.paramName(e.Param))
	}
	return t.expr(e)
}

// membership tells `in`: one of some values, or a range.
func (t *teller) membership(e *check.Expr, not bool) phrase {
	x, in := t.asked(e.Args[0]), e.Args[1]
	left, verb := t.subject(x), t.verb(not)
	switch in.Op {
	case check.OpRange:
		return phrase{text: words(left, verb, t.from(in.Args[0], in.Args[1])), bind: comparison}
	case check.OpList:
		var items []string
		for _, a := range in.Args {
			items = append(items, t.expr(a).in(nounal))
		}
		if not {
			return t.noneOf(left, items)
		}
		bind := comparison
		if len(items) > 1 {
			bind = disjunction
		}
		return phrase{text: words(left, verb, t.or(items)), bind: bind, list: true}
	}
	l := t.listOf(in)
	return phrase{text: words(left, verb, t.say("among", "blandt"), l.over(t)), bind: comparison, open: l.open()}
}

// from is a range of two formulas.
func (t *teller) from(low, high *check.Expr) string {
	if isConst(low) && isConst(high) {
		return t.between(t.fixed(low), t.fixed(high))
	}
	return t.say("from %s to %s", "fra %s til %s", t.expr(low).in(nounal), t.expr(high).in(nounal))
}

func (t *teller) noneOf(left string, items []string) phrase {
	if len(items) < 2 {
		return phrase{text: words(left, t.verb(true), strings.Join(items, "")), bind: comparison, denied: true}
	}
	n := len(items) - 1
	text := words(left, t.say("is neither", t.with("hverken", "er")), strings.Join(items[:n], ", "), t.say("nor", "eller"), items[n])
	return phrase{text: text, bind: comparison, denied: true}
}

// flag tells a yes or no that is no comparison: data, an indicator, a parameter.
func (t *teller) flag(e *check.Expr, not bool) phrase {
	switch {
	case isConst(e):
		return phrase{text: t.say(map[bool]string{true: "always", false: "never"}[e.Const.Flag != not],
			map[bool]string{true: "altid", false: "aldrig"}[e.Const.Flag != not]), bind: comparison}
	case e.Op == check.OpColumn && isOutlier(e.Column):
		en, da := "it is an outlier in %s", "rækken er outlier i %s"
		if not {
			en, da = "it is not an outlier in %s", "rækken "+t.with("ikke", "er")+" outlier i %s"
		}
		return phrase{text: t.say(en, da, t.stepName(e.Column.Step)), bind: comparison, denied: not}
	case e.Op == check.OpColumn && isIndicator(e.Column) && not:
		x := t.expr(e).in(nounal)
		return phrase{text: t.say("%s is not met", "%s "+t.with("ikke", "er")+" opfyldt", x), bind: comparison, denied: true}
	case e.Op == check.OpColumn && isIndicator(e.Column):
		return t.says(t.expr(e), t.say("is met", "er opfyldt"))
	}
	return t.says(t.asked(e), t.say("is %s", "er %s", t.yes(!not)))
}
