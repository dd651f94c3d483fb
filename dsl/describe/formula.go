package describe

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
)

// value tells a whole formula: what a let, an amount or a floor is.
func (t *teller) value(e *check.Expr) string { return t.expr(e).text }

// amount tells a single value by what it comes to, with how it is computed behind
// it: 4.8 million kr (3 per cent of “Budget”). What needs data is told as it is
// computed.
func (t *teller) amount(e *check.Expr) string {
	comes, ok := t.comesTo(e)
	switch {
	case !ok || isConst(e):
		return t.value(e)
	case e.Op == check.OpParam:
		return comes + " (" + t.paramName(e.Param) + ")"
	}
	return comes + " (" + t.value(e) + ")"
}

// comesTo is what a formula of constants and parameters is with the values in the
// rules.
func (t *teller) comesTo(e *check.Expr) (string, bool) {
	x, ok := t.fold(e, 0)
	if !ok || x.Missing || x.Kind != check.Number && x.Kind != check.Money {
		return "", false
	}
	about, share := "", t.shareLike(e)
	unit := map[bool]float64{true: 1e4, false: 100}[share]
	if whole := roundTo(x.Number, unit); !near(whole, x.Number) {
		x.Number, about = whole, t.say("about ", "ca. ")
	}
	return about + t.constant(x, share).text(), true
}

// shareLike reports whether a formula of constants is best told in per cent.
func (t *teller) shareLike(e *check.Expr) bool {
	switch e.Op {
	case check.OpConst:
		return strings.Contains(t.source(e), "%")
	case check.OpParam:
		return e.Param.Share
	case check.OpValue:
		return e.Value.Share
	case check.OpNegate:
		return t.shareLike(e.Args[0])
	case check.OpAdd, check.OpSubtract:
		return t.shareLike(e.Args[0]) && (isConst(e.Args[1]) || t.shareLike(e.Args[1])) || isConst(e.Args[0]) && t.shareLike(e.Args[1])
	case check.OpMultiply:
		return t.shareLike(e.Args[0]) && t.shareLike(e.Args[1])
	case check.OpCall:
		return e.Func == "lookup" && e.Column.Share
	}
	return false
}

// expr tells a formula. A parameter is told by its value.
func (t *teller) expr(e *check.Expr) phrase {
	defer func(clause bool) { t.clause = clause }(t.clause)
	t.clause = false
	if e == nil || e.Type.Kind == check.Invalid {
		t.failed = true
		return atomic("…")
	}
	if t.row != nil {
		if x, share, ok := t.figureAt(e, *t.row); ok {
			return atomic(t.constant(x, share).text())
		}
	}
	switch e.Op {
	case check.OpConst:
		return atomic(t.fixed(e).text())
	case check.OpParam:
		if e.Param == t.sought {
			return atomic(t.paramName(e.Param))
		}
		return atomic(t.constant(t.valueOf(e.Param), e.Param.Share).text())
	case check.OpValue:
		return t.valuePhrase(e.Value)
	case check.OpColumn:
		return t.columnPhrase(e)
	case check.OpRows, check.OpFilter:
		return phrase{text: t.rows(e).all(), bind: nounal, open: e.Op == check.OpFilter}
	case check.OpMap, check.OpList:
		return t.listPhrase(e)
	case check.OpCall:
		return t.call(e)
	case check.OpIf:
		return t.choice(e)
	case check.OpNegate:
		return t.negated(e)
	case check.OpCoalesce:
		return t.fallback(e)
	case check.OpAdd, check.OpSubtract, check.OpMultiply, check.OpDivide, check.OpPower:
		return t.arithmetic(e)
	}
	return t.yesIf(e)
}

// yesIf tells a condition as something that has a value. Cases of several conditions
// each are told one after the other.
func (t *teller) yesIf(e *check.Expr) phrase {
	text := ""
	if list := t.conditions(e, false, false); e.Op == check.OpOr && slices.ContainsFunc(list, func(p phrase) bool { return p.bind == conjunction }) {
		text = strings.Join(texts(list), t.say("; or if ", "; eller når "))
	} else {
		text = t.condition(e, false).text
	}
	return phrase{text: t.say("yes if ", "ja, når ") + text, bind: conditional, open: true}
}

// fixed is a constant as the formula has it: in per cent if it is written so,
// and `model.year` for what it is.
func (t *teller) fixed(e *check.Expr) quantity {
	written := t.source(e)
	if e.Const.Kind == check.Number && strings.HasPrefix(written, "model") {
		return quantity{number: t.say("the model's year (%s)", "modellens år (%s)", t.plain(e.Const.Number))}
	}
	return t.constant(e.Const, strings.Contains(written, "%"))
}

// source is what the author wrote.
func (t *teller) source(e *check.Expr) string {
	text := t.program.File.Source.Text
	if e.At.Start < 0 || e.At.Start > e.At.End || e.At.End > len(text) {
		return ""
	}
	return text[e.At.Start:e.At.End]
}

func isConst(e *check.Expr) bool { return e != nil && e.Op == check.OpConst }

// isNumeral reports whether a formula is told by a value: a constant or parameter,
// with a minus perhaps.
func isNumeral(e *check.Expr) bool {
	return isConst(e) || e.Op == check.OpParam || e.Op == check.OpNegate && isNumeral(e.Args[0])
}

// isZero reports whether a formula is the number or amount 0.
func isZero(e *check.Expr) bool {
	return isConst(e) && !e.Const.Missing && e.Const.Number == 0 && (e.Const.Kind == check.Number || e.Const.Kind == check.Money)
}

// choice tells `if`: a if c, otherwise b. A chain has semicolons; what has a value
// only where something holds is told so.
func (t *teller) choice(e *check.Expr) phrase {
	if p, ok := t.guarded(e); ok {
		return p
	}
	if p, ok := t.quotient(e); ok {
		return p
	}
	var parts []string
	for e.Op == check.OpIf {
		parts = append(parts, t.say("%s if %s", "%s, når %s", t.branch(e.Args[1]), t.condition(e.Args[0], false).text))
		e = e.Args[2]
	}
	last := t.branch(e)
	if len(parts) == 1 {
		return phrase{text: parts[0] + t.say(", otherwise ", "; ellers ") + last, bind: conditional}
	}
	return phrase{text: strings.Join(parts, "; ") + t.say("; otherwise ", "; ellers ") + last, bind: conditional}
}

// quotient tells a quotient that is 0 where it cannot be divided.
func (t *teller) quotient(e *check.Expr) (phrase, bool) {
	c, value := e.Args[0], e.Args[1]
	if (c.Op != check.OpGreater && c.Op != check.OpUnequal) || !isZero(c.Args[1]) || !isZero(e.Args[2]) ||
		value.Op != check.OpDivide || t.source(c.Args[0]) != t.source(value.Args[1]) || t.source(c.Args[0]) == "" {
		return phrase{}, false
	}
	return phrase{text: t.expr(value).text + t.say(" (0 where that is 0)", " (0, hvor det er 0)"), bind: product}, true
}

// guarded tells a choice one side of which is nothing: a, only where c.
func (t *teller) guarded(e *check.Expr) (phrase, bool) {
	value, not := e.Args[1], false
	switch {
	case isNothing(e.Args[2]):
	case isNothing(e.Args[1]):
		value, not = e.Args[2], true
	default:
		return phrase{}, false
	}
	only := t.condition(e.Args[0], not).text
	if pair := t.knownPair(e.Args[0], not); pair != nil && isOperation(value) && sameOperands(pair, value.Args) {
		only = t.say("both are known", "begge er oplyst")
	}
	return phrase{text: t.say("%s, only where %s", "%s; kun hvor %s", t.branch(value), only), bind: conditional, open: true}, true
}

// knownPair are two columns of which a condition says that both are known.
func (t *teller) knownPair(e *check.Expr, not bool) []*check.Expr {
	joined, known := check.OpAnd, check.OpUnequal
	if not {
		joined, known = check.OpOr, check.OpEqual
	}
	if e.Op != joined || len(e.Args) != 2 {
		return nil
	}
	var pair []*check.Expr
	for _, a := range e.Args {
		if a.Op != known || !isNothing(a.Args[1]) {
			return nil
		}
		pair = append(pair, a.Args[0])
	}
	return pair
}

func isNothing(e *check.Expr) bool { return isConst(e) && e.Const.Missing }

// isOperation reports whether a formula is one of + − × / and powers.
func isOperation(e *check.Expr) bool {
	switch e.Op {
	case check.OpAdd, check.OpSubtract, check.OpMultiply, check.OpDivide, check.OpPower:
		return true
	}
	return false
}

func sameOperands(a, b []*check.Expr) bool {
	if len(a) != 2 || len(b) != 2 {
		return false
	}
	plain := func(x, y *check.Expr) bool {
		return x.Op == check.OpColumn && y.Op == check.OpColumn && x.Column == y.Column && len(x.Path) == len(y.Path) && x.Depth == y.Depth
	}
	return plain(a[0], b[0]) && plain(a[1], b[1]) || plain(a[0], b[1]) && plain(a[1], b[0])
}

// branch is one of the values of a choice.
func (t *teller) branch(e *check.Expr) string {
	if e.Type.Kind == check.Flag && !isConst(e) {
		return t.condition(e, false).in(comparison)
	}
	return t.expr(e).in(comparison)
}

// fallback tells `x ?? y`.
func (t *teller) fallback(e *check.Expr) phrase {
	x, y := t.expr(e.Args[0]).in(figure), t.expr(e.Args[1])
	if isConst(e.Args[1]) {
		return atomic(t.say("%s (%s where it is missing)", "%s (%s, hvor oplysningen mangler)", x, y.text))
	}
	return atomic(t.say("%s (where it is missing: %s)", "%s (hvor oplysningen mangler: %s)", x, y.text))
}
