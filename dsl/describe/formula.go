package describe

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
)

// value tells a whole formula: what a let, an amount or a floor is.
func (t *teller) value(e *check.Expr) string { return t.term(e).text }

// term tells a formula that stands alone or as one side of a comparison. A
// parameter is told by its value, with its label behind it.
func (t *teller) term(e *check.Expr) phrase {
	if e != nil && e.Op == check.OpParam && e.Type.Kind != check.Flag {
		return atomic(t.setting(e.Param))
	}
	return t.expr(e)
}

// setting is a parameter's value in the rules with its label.
func (t *teller) setting(p *check.Param) string {
	name := t.quoted(written(p.Label, p.Name))
	if t.shared(p) {
		name = t.paramName(p)
	}
	return t.constant(p.Value, p.Share).text() + " (" + name + ")"
}

// expr tells a formula.
func (t *teller) expr(e *check.Expr) phrase {
	defer func(clause bool) { t.clause = clause }(t.clause)
	t.clause = false
	if e == nil || e.Type.Kind == check.Invalid {
		t.failed = true
		return atomic("…")
	}
	switch e.Op {
	case check.OpConst:
		return atomic(t.fixed(e).text())
	case check.OpParam:
		return t.named(t.paramName(e.Param))
	case check.OpValue:
		return t.valuePhrase(e.Value)
	case check.OpColumn:
		return t.columnPhrase(e)
	case check.OpRows, check.OpFilter:
		return phrase{text: t.rows(e).all(), bind: noun, open: e.Op == check.OpFilter}
	case check.OpMap, check.OpList:
		return t.listPhrase(e)
	case check.OpCall:
		return t.call(e)
	case check.OpIf:
		return t.choice(e)
	case check.OpNegate:
		return phrase{text: "−" + t.expr(e.Args[0]).in(atom), bind: product}
	case check.OpCoalesce:
		return t.fallback(e)
	case check.OpAdd, check.OpSubtract, check.OpMultiply, check.OpDivide, check.OpPower:
		return t.arithmetic(e)
	}
	c := t.condition(e, false)
	return phrase{text: t.say("whether ", "om ") + c.text, bind: conditional, open: true}
}

// named is a name as a phrase.
func (t *teller) named(name string) phrase { return phrase{text: name, bind: atom, many: t.many(name)} }

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

// isNumeral reports whether a formula is a constant, with a minus perhaps.
func isNumeral(e *check.Expr) bool {
	return isConst(e) || e.Op == check.OpNegate && isConst(e.Args[0])
}

// isZero reports whether a formula is the number or amount 0.
func isZero(e *check.Expr) bool {
	return isConst(e) && !e.Const.Missing && e.Const.Number == 0 && (e.Const.Kind == check.Number || e.Const.Kind == check.Money)
}

// arithmetic tells + − × ÷ and powers. A product or quotient that stands alone
// is told in words, parts of larger formulas by signs.
func (t *teller) arithmetic(e *check.Expr) phrase {
	if x, rows, ok := t.shareOf(e); ok {
		return t.sentence("share", x.in(noun), rows)
	}
	alone := !t.nested
	t.nested = true
	defer func() { t.nested = !alone }()
	a, b := e.Args[0], e.Args[1]
	switch e.Op {
	case check.OpAdd:
		return phrase{text: t.expr(a).factor(sum) + " + " + t.expr(b).factor(sum), bind: sum}
	case check.OpSubtract:
		if a.Type.Kind == check.Date && b.Type.Kind == check.Date {
			return phrase{text: t.say("the number of days from %s to %s", "antallet af dage fra %s til %s", t.expr(b).in(sum), t.expr(a).in(sum)), bind: noun}
		}
		return phrase{text: t.expr(a).factor(sum) + " − " + t.expr(b).factor(product), bind: sum}
	case check.OpPower:
		return phrase{text: t.say("%s to the power of %s", "%s opløftet i %s", t.expr(a).in(atom), t.expr(b).in(atom)), bind: sum}
	case check.OpDivide:
		x, y := t.expr(a), t.expr(b)
		if alone && x.bind != product && y.bind != product {
			return phrase{text: t.say("%s divided by %s", "%s divideret med %s", x.factor(product), y.operand()), bind: product}
		}
		return phrase{text: x.factor(product) + " / " + y.in(atom), bind: product}
	}
	return t.times(a, b, alone)
}

// times tells a product: 3 per cent of b, a times b, a × b.
func (t *teller) times(a, b *check.Expr, alone bool) phrase {
	for _, order := range [2][2]*check.Expr{{a, b}, {b, a}} {
		if part, ok := t.part(order[0], alone); ok {
			of := t.expr(order[1])
			return phrase{text: t.say("%s of %s", "%s af %s", part, t.partOf(of)), bind: noun, open: of.open}
		}
	}
	x, y := t.expr(a), t.expr(b)
	if alone && x.bind != product && y.bind != product {
		return phrase{text: t.say("%s times %s", "%s gange %s", x.factor(product), y.operand()), bind: product}
	}
	return phrase{text: x.factor(product) + " × " + y.factor(product), bind: product}
}

// partOf is what a percentage is of.
func (t *teller) partOf(of phrase) string {
	if of.bind == sum || of.bind == product || of.bind < noun {
		return "(" + of.text + ")"
	}
	return of.text
}

// part is a factor that is a percentage: written as one, or alone a parameter
// that is.
func (t *teller) part(e *check.Expr, alone bool) (text string, ok bool) {
	switch {
	case e.Op == check.OpParam && e.Param.Share && alone:
		return t.setting(e.Param), true
	case isConst(e) && strings.Contains(t.source(e), "%"):
		return t.fixed(e).text(), true
	}
	return "", false
}

// shareOf recognises `share(x)`: x over the sum of the known values of its
// column, which the checker writes out.
func (t *teller) shareOf(e *check.Expr) (x phrase, rows string, ok bool) {
	if e.Op != check.OpDivide {
		return phrase{}, "", false
	}
	total := e.Args[1]
	if total.Op != check.OpCall || total.Func != "sum" || total.At != e.At || len(total.Args) != 1 {
		return phrase{}, "", false
	}
	known := total.Args[0]
	if known.Op != check.OpCall || known.Func != "known" || known.Args[0].Op != check.OpMap {
		return phrase{}, "", false
	}
	return t.expr(e.Args[0]), t.rows(known.Args[0].Args[0]).all(), true
}

// choice tells `if`: a if c, else b. A chain has semicolons.
func (t *teller) choice(e *check.Expr) phrase {
	var parts []string
	for e.Op == check.OpIf {
		value := t.branch(e.Args[1])
		hvis := "%s hvis %s"
		if strings.Count(value, " ") > 1 { // behind 1,8 a comma would look like a decimal
			hvis = "%s, hvis %s"
		}
		parts = append(parts, t.say("%s if %s", hvis, value, t.condition(e.Args[0], false).text))
		e = e.Args[2]
	}
	last := t.branch(e)
	if len(parts) == 1 {
		return phrase{text: parts[0] + t.say(", else ", ", ellers ") + last, bind: conditional}
	}
	return phrase{text: strings.Join(parts, "; ") + t.say("; otherwise ", "; ellers ") + last, bind: conditional}
}

// branch is one of the values of a choice.
func (t *teller) branch(e *check.Expr) string {
	if e.Type.Kind == check.Flag && !isConst(e) {
		return t.condition(e, false).in(comparison)
	}
	return t.term(e).in(noun)
}

// fallback tells `x ?? y`.
func (t *teller) fallback(e *check.Expr) phrase {
	x, y := t.expr(e.Args[0]).in(figure), t.term(e.Args[1])
	if isConst(e.Args[1]) {
		return atomic(t.say("%s (%s where it is missing)", "%s (%s, hvor oplysningen mangler)", x, y.text))
	}
	return atomic(t.say("%s (where it is missing: %s)", "%s (hvor oplysningen mangler: %s)", x, y.text))
}
