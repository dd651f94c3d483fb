package describe

import (
	"math"
	"strconv"

	"github.com/fordel-lang/fordel/dsl/check"
)

// ofList are the functions of one list, as they are told of "value over rows".
var ofList = map[string][2]string{
	"sum":    {"the sum of %s", "summen af %s"},
	"mean":   {"the mean of %s", "gennemsnittet af %s"},
	"median": {"the median of %s", "medianen af %s"},
	"stddev": {"the standard deviation of %s", "standardafvigelsen af %s"},
	"known":  {"the known values of %s", "de kendte værdier af %s"},
}

// amongRows are the functions that pick one value: the value, then the rows.
var amongRows = map[string][2]string{
	"min":   {"the lowest value of %s", "den laveste værdi af %s"},
	"max":   {"the highest value of %s", "den højeste værdi af %s"},
	"first": {"the first value of %s", "den første værdi af %s"},
	"last":  {"the last value of %s", "den sidste værdi af %s"},
}

// call tells a function.
func (t *teller) call(e *check.Expr) phrase {
	if len(e.Args) == 0 {
		t.failed = true
		return atomic("…")
	}
	if e.Func == "sum" {
		if p, ok := t.met(e); ok {
			return p
		}
	}
	if text, ok := ofList[e.Func]; ok {
		l := t.listOf(e.Args[0])
		return phrase{text: t.say(text[0], text[1], l.over(t)), bind: noun, open: l.open()}
	}
	switch e.Func {
	case "count", "len":
		return t.number(e)
	case "any", "all", "none":
		c := t.condition(e, false)
		return phrase{text: t.say("whether ", "om ") + c.text, bind: conditional, open: true}
	case "min", "max", "first", "last":
		return t.extreme(e)
	case "percentile", "percentile_inc", "quartile":
		return t.quantile(e)
	case "rank":
		return t.rank(e)
	case "round", "ceil", "floor":
		return t.rounded(e)
	case "clamp":
		return t.clamped(e)
	case "lookup":
		return t.lookup(e)
	case "date", "months", "years":
		return t.dates(e)
	}
	return t.simple(e)
}

// met recognises met(a, b) and marks(a, b), which the checker writes out as the
// sum of the weights of the indicators met.
func (t *teller) met(e *check.Expr) (phrase, bool) {
	if len(e.Args) != 1 || e.Args[0].Op != check.OpList {
		return phrase{}, false
	}
	var names, weighted []string
	plain := true
	for _, a := range e.Args[0].Args {
		if a.Op != check.OpIf || a.At != a.Args[0].At || !isZero(a.Args[2]) {
			return phrase{}, false
		}
		name := t.columnPhrase(a.Args[0]).text
		plain = plain && isConst(a.Args[1]) && a.Args[1].Const.Number == 1
		names = append(names, name)
		weighted = append(weighted, t.say("%s (weight %s)", "%s (vægt %s)", name, t.weight(a.Args[1])))
	}
	if plain {
		return phrase{text: t.say("how many of %s are met", "antallet af opfyldte blandt %s", t.and(names)), bind: noun}, true
	}
	return phrase{text: t.say("the weights of those met among %s, added up", "de samlede vægte af de opfyldte blandt %s", t.and(weighted)), bind: noun}, true
}

// weight is an indicator's weight: a number, or its formula's name.
func (t *teller) weight(e *check.Expr) string {
	if e.Op == check.OpColumn {
		if s, ok := e.Column.Step.(*check.ColumnStep); ok {
			return t.term(s.Expr).in(noun)
		}
	}
	return t.expr(e).text
}

// number tells count and len.
func (t *teller) number(e *check.Expr) phrase {
	of := e.Args[0]
	switch {
	case e.Func == "count" && of.Op == check.OpMap:
		r := t.rows(of.Args[0])
		t.depth++
		c := t.condition(of.Args[1], false)
		t.depth--
		return phrase{text: t.say("the number of %s", "antallet af %s", t.counted(r)+r.condition(c)), bind: noun, open: true}
	case of.Op == check.OpRows || of.Op == check.OpFilter:
		r := t.rows(of)
		return phrase{text: t.say("the number of %s", "antallet af %s", t.counted(r)+r.condition()), bind: noun, open: len(r.where) > 0}
	}
	l := t.listOf(of)
	return phrase{text: t.say("the number of values of %s", "antallet af værdier af %s", l.over(t)), bind: noun, open: l.open()}
}

// counted is rows that are counted: where all are, that goes without saying.
func (t *teller) counted(r rowSet) string {
	if r.whole && t.depth == 0 && !t.onRow {
		return r.name
	}
	return r.named()
}

// extreme tells min, max, first and last: of rows, or of two or more values.
func (t *teller) extreme(e *check.Expr) phrase {
	text := amongRows[e.Func]
	if len(e.Args) == 1 {
		l := t.listOf(e.Args[0])
		if l.rows == nil {
			return phrase{text: t.say(text[0], text[1], l.value), bind: noun}
		}
		return phrase{text: t.say(text[0]+" among %s", text[1]+" blandt %s", l.value, l.rows.all()), bind: noun, open: l.open()}
	}
	var items []string
	for _, a := range e.Args {
		items = append(items, t.term(a).in(noun))
	}
	if e.Func == "min" {
		return phrase{text: t.say("the lowest of %s", "det laveste af %s", t.and(items)), bind: noun}
	}
	return phrase{text: t.say("the highest of %s", "det højeste af %s", t.and(items)), bind: noun}
}

// quantile tells percentile, percentile_inc and quartile.
func (t *teller) quantile(e *check.Expr) phrase {
	l := t.listOf(e.Args[0])
	p := e.Args[1]
	inclusive := ""
	if e.Func == "percentile_inc" {
		inclusive = t.say(" (inclusive)", " (inklusive)")
	}
	var text string
	switch {
	case e.Func == "quartile" && isConst(p) && p.Const.Number == 1:
		text = t.say("the lower quartile of %s", "nedre kvartil af %s", l.over(t))
	case e.Func == "quartile" && isConst(p) && p.Const.Number == 2:
		text = t.say("the median of %s", "medianen af %s", l.over(t))
	case e.Func == "quartile" && isConst(p) && p.Const.Number == 3:
		text = t.say("the upper quartile of %s", "øvre kvartil af %s", l.over(t))
	case e.Func == "quartile":
		text = t.say("quartile number %s of %s", "kvartil nummer %s af %s", t.term(p).in(figure), l.over(t))
	case isConst(p):
		of := l.over(t)
		percent := math.Round(p.Const.Number*1e8) / 1e6
		text = t.say("the "+ordinal(t.plain(percent))+" percentile%s of %s", t.plain(percent)+"-percentilen%s af %s", inclusive, of)
	default:
		text = t.say("the percentile%s at %s of %s", "percentilen%s ved %s af %s", inclusive, t.term(p).in(figure), l.over(t))
	}
	return phrase{text: text, bind: noun, open: l.open()}
}

func (t *teller) rank(e *check.Expr) phrase {
	x := t.expr(e.Args[0]).in(noun)
	rows := t.say("all", "alle")
	if known := e.Args[1]; known.Op == check.OpCall && len(known.Args) == 1 && known.Args[0].Op == check.OpMap {
		rows = t.rows(known.Args[0].Args[0]).all()
	}
	return phrase{text: t.say("the rank of %s among %s (1 is the highest)", "rangen af %s blandt %s (1 er den højeste)", x, rows), bind: noun}
}

// rounded tells round, ceil and floor.
func (t *teller) rounded(e *check.Expr) phrase {
	x := t.expr(e.Args[0])
	of := x.in(figure)
	if x.bind == sum || x.bind == product {
		of = "(" + x.text + ")"
	}
	to := t.roundedTo(1, e.Args[0].Type.Kind == check.Money)
	if len(e.Args) == 2 {
		to = t.places(e.Args[1], e.Args[0].Type.Kind == check.Money)
	}
	text := map[string][2]string{
		"round": {"%s rounded to %s", "%s afrundet til %s"},
		"ceil":  {"%s rounded up to %s", "%s rundet op til %s"},
		"floor": {"%s rounded down to %s", "%s rundet ned til %s"},
	}[e.Func]
	return phrase{text: t.say(text[0], text[1], of, to), bind: postfix}
}

// places is how many decimals something is rounded to.
func (t *teller) places(e *check.Expr, money bool) string {
	n := e
	sign := 1.0
	if n.Op == check.OpNegate {
		n, sign = n.Args[0], -1
	}
	if !isConst(n) || n.Const.Number != math.Trunc(n.Const.Number) || math.Abs(n.Const.Number) > 15 {
		return t.say("as many decimals as %s", "så mange decimaler som %s", t.term(e).in(noun))
	}
	switch d := int(sign * n.Const.Number); {
	case d > 0:
		return t.decimals(d)
	case d < 0 && money:
		return t.roundedTo(math.Pow10(-d), true)
	case d < 0:
		return t.say("multiples of %s", "hele %s", t.plain(math.Pow10(-d)))
	}
	return t.roundedTo(1, money)
}

// clamped tells clamp: x, though at least a and at most b.
func (t *teller) clamped(e *check.Expr) phrase {
	if len(e.Args) != 3 {
		return t.simple(e)
	}
	x, low, high := t.term(e.Args[0]).in(noun), t.term(e.Args[1]).in(noun), t.term(e.Args[2]).in(noun)
	return phrase{text: t.say("%s, though at least %s and at most %s", "%s, dog mindst %s og højst %s", x, low, high), bind: conditional}
}

// lookup tells lookup(table, key, "column"[, default]).
func (t *teller) lookup(e *check.Expr) phrase {
	column, key := t.column(e.Column).text, t.term(e.Args[0]).in(noun)
	table := t.quoted(written(e.Table.Label, e.Table.Name))
	text := t.say("%s in %s for %s", "%s i %s for %s", column, table, key)
	if len(e.Args) == 2 {
		text += t.say(" (%s where there is none)", " (%s, hvis der ikke er nogen)", t.term(e.Args[1]).in(noun))
	}
	return phrase{text: text, bind: noun}
}

// dates tells date, months and years.
func (t *teller) dates(e *check.Expr) phrase {
	var args []string
	for _, a := range e.Args {
		args = append(args, t.term(a).in(noun))
	}
	switch {
	case e.Func == "months" && len(args) == 2:
		return phrase{text: t.say("the number of whole months from %s to %s", "antallet af hele måneder fra %s til %s", args[0], args[1]), bind: noun}
	case e.Func == "years" && len(args) == 2:
		return phrase{text: t.say("the number of whole years from %s to %s", "antallet af hele år fra %s til %s", args[0], args[1]), bind: noun}
	case len(args) != 3:
		return t.simple(e)
	}
	year, month, day := e.Args[0], e.Args[1], e.Args[2]
	if !isConst(month) || !isConst(day) || month.Const.Number < 1 || month.Const.Number > 12 {
		return phrase{text: t.say("the day number %[3]s of month %[2]s in the year %[1]s", "dag nummer %[3]s i måned %[2]s i året %[1]s", args[0], args[1], args[2]), bind: noun}
	}
	if isConst(year) {
		args[0] = strconv.FormatFloat(year.Const.Number, 'f', -1, 64)
	} else {
		args[0] = t.say("the year %s", "året %s", args[0])
	}
	name := t.month(int(month.Const.Number))
	return atomic(t.say("%s %s %s", "%s. %s %s", t.plain(day.Const.Number), name, args[0]))
}

// simple tells functions of values that need no more than a name.
func (t *teller) simple(e *check.Expr) phrase {
	x := e.Args[0]
	if e.Func == "abs" && x.Op == check.OpSubtract && x.Type.Kind != check.Date {
		return phrase{text: t.say("the difference between %s and %s", "forskellen mellem %s og %s",
			t.term(x.Args[0]).in(noun), t.term(x.Args[1]).in(noun)), bind: noun}
	}
	text, ok := map[string][2]string{
		"abs":   {"the size of %s (whatever its sign)", "størrelsen af %s (uanset fortegn)"},
		"exp":   {"e to the power of %s", "e opløftet i %s"},
		"ln":    {"the natural logarithm of %s", "den naturlige logaritme af %s"},
		"sqrt":  {"the square root of %s", "kvadratroden af %s"},
		"upper": {"%s in capital letters", "%s med store bogstaver"},
		"lower": {"%s in small letters", "%s med små bogstaver"},
		"trim":  {"%s without blanks around it", "%s uden blanktegn omkring"},
	}[e.Func]
	if ok {
		return phrase{text: t.say(text[0], text[1], t.expr(x).in(atom)), bind: figure}
	}
	if e.Func == "mod" && len(e.Args) == 2 {
		return phrase{text: t.say("what is left when %s is divided by %s", "resten, når %s divideres med %s",
			t.expr(x).in(atom), t.expr(e.Args[1]).in(atom)), bind: noun}
	}
	t.failed = true
	return atomic("…")
}
