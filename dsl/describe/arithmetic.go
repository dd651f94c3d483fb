package describe

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
)

// arithmetic tells + − × / and powers. One operation alone is told in words; what
// has more stands in signs, for a line of its own. What comes to a number with the
// values in the rules is told by that, as a part of something larger.
func (t *teller) arithmetic(e *check.Expr) phrase {
	if t.nested && ofParams(e) {
		if text, ok := t.comesTo(e); ok {
			return atomic(text)
		}
	}
	if p, ok := t.share(e); ok {
		return p
	}
	if p, ok := t.inPercent(e); ok {
		return p
	}
	alone := !t.nested
	t.nested = true
	defer func() { t.nested = !alone }()
	if p, ok := t.percentOf(e, alone); ok {
		return p
	}
	if alone && t.operations(e) == 1 {
		return t.inWords(e)
	}
	return t.inSigns(e)
}

// ofParams reports whether a formula is made of parameters and constants, of the
// first at least one.
func ofParams(e *check.Expr) bool {
	found := e.Op == check.OpParam
	for _, a := range e.Args {
		if !isConst(a) && !ofParams(a) {
			return false
		}
		found = true
	}
	return found && (e.Op == check.OpParam || len(e.Args) > 0 && slices.ContainsFunc(e.Args, func(a *check.Expr) bool { return !isConst(a) }))
}

// operations is how many operations are told of a formula, those inside functions
// not counted.
func (t *teller) operations(e *check.Expr) int {
	if !isOperation(e) {
		if e.Op == check.OpIf || e.Op == check.OpNegate {
			return 1
		}
		return 0
	}
	n := 1
	for _, a := range e.Args {
		if !ofParams(a) {
			n += t.operations(a)
		}
	}
	return n
}

// neutral are the numbers that change nothing as an operand.
var neutral = map[check.Op]float64{check.OpMultiply: 1, check.OpDivide: 1, check.OpPower: 1}

// operands tells the two sides of an operation. A parameter whose value changes nothing
// there is told by its label: nobody would see what times 1 is for.
func (t *teller) operands(e *check.Expr) (x, y phrase) {
	side := func(e *check.Expr, nothing float64, ok bool) phrase {
		if ok && e.Op == check.OpParam && e.Type.Kind == check.Number && t.valueOf(e.Param).Number == nothing {
			return atomic(t.paramName(e.Param))
		}
		return t.expr(e)
	}
	nothing, ok := neutral[e.Op]
	return side(e.Args[0], nothing, ok && e.Op == check.OpMultiply), side(e.Args[1], nothing, ok)
}

// inWords tells one operation.
func (t *teller) inWords(e *check.Expr) phrase {
	a, b := e.Args[0], e.Args[1]
	x, y := t.operands(e)
	switch e.Op {
	case check.OpAdd:
		return phrase{text: t.say("%s plus %s", "%s plus %s", x.in(nounal), y.operand()), bind: sum}
	case check.OpSubtract:
		if a.Type.Kind == check.Date && b.Type.Kind == check.Date {
			return phrase{text: t.say("the number of days from %s to %s", "antallet af dage fra %s til %s", y.in(sum), x.in(sum)), bind: nounal}
		}
		return phrase{text: t.say("%s minus %s", "%s minus %s", x.in(nounal), y.operand()), bind: sum}
	case check.OpDivide:
		if isConst(b) && b.Const.Kind == check.Money && b.Const.Number == 1 { // it takes the unit away
			return x
		}
		return phrase{text: t.say("%s divided by %s", "%s divideret med %s", x.in(nounal), y.operand()), bind: product}
	case check.OpMultiply:
		if p, ok := t.each(a, b); ok {
			return p
		}
		return phrase{text: t.say("%s times %s", "%s gange %s", x.in(nounal), y.operand()), bind: product}
	}
	return phrase{text: t.say("%s to the power of %s", "%s opløftet i %s", x.in(atom), y.in(atom)), bind: sum}
}

// each tells an amount times a number of things: 4,500 kr per weighted child.
func (t *teller) each(a, b *check.Expr) (phrase, bool) {
	for _, order := range [2][2]*check.Expr{{a, b}, {b, a}} {
		amount, of := order[0], order[1]
		if amount.Type.Kind != check.Money || of.Op != check.OpColumn || of.Column.Member != nil || len(of.Path) > 0 || of.Depth < t.depth {
			continue
		}
		if !isNumeral(amount) {
			continue
		}
		if one, ok := t.per(of.Column.Label, of.Column.Name); ok {
			return phrase{text: t.say("%s per %s", "%s pr. %s", t.expr(amount).in(nounal), one), bind: nounal}, true
		}
	}
	return phrase{}, false
}

// inSigns tells operations as a formula.
func (t *teller) inSigns(e *check.Expr) phrase {
	x, y := t.operands(e)
	sign := func(left string, op string, right string, bind binding) phrase {
		return phrase{text: left + op + right, bind: bind, signs: true}
	}
	switch e.Op {
	case check.OpAdd:
		return sign(x.factor(sum), " + ", y.factor(sum), sum)
	case check.OpSubtract:
		if e.Args[0].Type.Kind == check.Date && e.Args[1].Type.Kind == check.Date {
			return phrase{text: t.say("the number of days from %s to %s", "antallet af dage fra %s til %s", y.in(sum), x.in(sum)), bind: nounal}
		}
		return sign(x.factor(sum), " − ", y.factor(product), sum)
	case check.OpPower:
		return sign(x.in(atom), "^", y.in(atom), product)
	case check.OpDivide:
		return sign(x.factor(product), " / ", y.in(atom), product)
	}
	return sign(x.factor(product), " × ", y.factor(product), product)
}

// negated tells a minus before something.
func (t *teller) negated(e *check.Expr) phrase {
	x := e.Args[0]
	if comes, ok := t.comesTo(x); ok && (t.nested || isConst(x)) {
		return phrase{text: "−" + comes, bind: product}
	} else if ok {
		return atomic(t.say("minus ", "minus ") + comes)
	}
	if t.nested {
		return phrase{text: "−" + t.expr(x).in(atom), bind: product, signs: true}
	}
	return phrase{text: t.say("%s with its sign reversed", "%s med modsat fortegn", t.expr(x).in(nounal)), bind: nounal}
}

// percentOf tells a product one side of which is a percentage: 3 per cent of b.
func (t *teller) percentOf(e *check.Expr, alone bool) (phrase, bool) {
	if e.Op != check.OpMultiply {
		return phrase{}, false
	}
	for _, order := range [2][2]*check.Expr{{e.Args[0], e.Args[1]}, {e.Args[1], e.Args[0]}} {
		part, ok := t.comesTo(order[0])
		if !ok || !t.shareLike(order[0]) || isConst(order[1]) && order[1].Type.Kind != check.Money || !ofParams(order[1]) && t.operations(order[1]) > 0 || !alone && !isConst(order[0]) {
			continue
		}
		if negative, is := strings.CutPrefix(part, "−"); is && alone {
			part = t.say("minus ", "minus ") + negative
		}
		of := t.base(order[1])
		return phrase{text: t.say("%s of %s", "%s af %s", part, of.in(nounal)), bind: nounal, open: of.open}, true
	}
	return phrase{}, false
}

// base is what a percentage is of: a parameter is called by its label.
func (t *teller) base(e *check.Expr) phrase {
	if e.Op == check.OpParam {
		return atomic(t.paramName(e.Param))
	}
	return t.expr(e)
}

// inPercent recognises 100 × a / b, which is a in per cent of b.
func (t *teller) inPercent(e *check.Expr) (phrase, bool) {
	var a, b *check.Expr
	hundred := func(x *check.Expr) bool { return isConst(x) && x.Const.Kind == check.Number && x.Const.Number == 100 }
	switch {
	case e.Op == check.OpDivide && e.Args[0].Op == check.OpMultiply && hundred(e.Args[0].Args[0]):
		a, b = e.Args[0].Args[1], e.Args[1]
	case e.Op == check.OpMultiply && hundred(e.Args[0]) && e.Args[1].Op == check.OpDivide:
		a, b = e.Args[1].Args[0], e.Args[1].Args[1]
	}
	if a == nil || t.nested {
		return phrase{}, false
	}
	if _, _, ok := t.shareOf(&check.Expr{Op: check.OpDivide, Args: []*check.Expr{a, b}, At: e.At}); ok {
		return phrase{}, false
	}
	return phrase{text: t.say("%s in per cent of %s", "%s i pct. af %s", t.base(a).in(nounal), t.base(b).in(nounal)), bind: nounal}, true
}

// share tells `share(x)`: the institution's part of all “Places”.
func (t *teller) share(e *check.Expr) (phrase, bool) {
	x, total, ok := t.shareOf(e)
	if !ok {
		return phrase{}, false
	}
	nested := t.nested
	t.nested = true
	defer func() { t.nested = nested }()
	if owner, ok := t.rowOf(total.Args[0].Args[0].Table); ok && x.Op == check.OpColumn {
		return phrase{text: t.say("%s share of all %s", "%s andel af alle %s", owner, t.expr(x).in(nounal)), bind: nounal}, true
	}
	return t.sentence("share", t.expr(x).in(nounal), t.rows(total.Args[0].Args[0]).all()), true
}

// shareOf recognises `share(x)`: x over the sum of the known values of its
// column, which the checker writes out.
func (t *teller) shareOf(e *check.Expr) (x, list *check.Expr, ok bool) {
	if e.Op != check.OpDivide {
		return nil, nil, false
	}
	total := e.Args[1]
	if total.Op != check.OpCall || total.Func != "sum" || total.At != e.At || len(total.Args) != 1 {
		return nil, nil, false
	}
	known := total.Args[0]
	if known.Op != check.OpCall || known.Func != "known" || known.Args[0].Op != check.OpMap {
		return nil, nil, false
	}
	return e.Args[0], known, true
}

// mixed recognises w × share(a) + v × share(b) where w and v make one: the parts
// of a pool that are shared by a and by b.
func (t *teller) mixed(e *check.Expr) (parts []string, columns []*check.Expr, ok bool) {
	if e.Op != check.OpAdd {
		return nil, nil, false
	}
	whole := 0.0
	for _, term := range e.Args {
		if term.Op != check.OpMultiply {
			return nil, nil, false
		}
		weight, of := term.Args[0], term.Args[1]
		if _, folds := t.fold(of, 0); folds {
			weight, of = of, weight
		}
		w, folds := t.fold(weight, 0)
		x, _, share := t.shareOf(of)
		if !folds || !share || w.Kind != check.Number {
			return nil, nil, false
		}
		whole += w.Number
		parts = append(parts, t.percent(roundTo(w.Number, 1e4)).text())
		columns = append(columns, x)
	}
	return parts, columns, near(whole, 1)
}
