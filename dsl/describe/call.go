package describe

import (
	"math"
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/function"
)

// worded tells the functions of which more is told than their declarations say,
// because it depends on what they are called with; nil for all others.
func worded(name string) func(*teller, *check.Expr) phrase {
	switch name {
	case "count", "len":
		return (*teller).number
	case "any", "all", "none":
		return (*teller).whether
	case "min", "max", "first", "last":
		return (*teller).extreme
	case "percentile", "percentile_inc", "quartile":
		return (*teller).quantile
	case "round", "ceil", "floor":
		return (*teller).rounded
	case "rank":
		return (*teller).rank
	case "lookup":
		return (*teller).lookup
	case "date":
		return (*teller).date
	case "abs":
		return (*teller).size
	case "exp":
		return (*teller).power
	}
	return nil
}

// call tells a function.
func (t *teller) call(e *check.Expr) phrase {
	f := function.Named(e.Func)
	if len(e.Args) == 0 || f == nil {
		t.failed = true
		return atomic("…")
	}
	if p, ok := t.met(e); ok {
		return p
	}
	if tell := worded(e.Func); tell != nil {
		return tell(t, e)
	}
	return t.declared(f, e)
}

// declared tells a call as the function's declaration says.
func (t *teller) declared(f *function.Function, e *check.Expr) phrase {
	told := phrase{bind: f.Told.Whole}
	parts := make([]string, len(e.Args))
	for i, a := range e.Args {
		if a.Type.Kind == check.List {
			l := t.listOf(a)
			parts[i], told.open = l.over(t), l.open()
		} else {
			parts[i] = t.expr(a).in(f.Told.Parts)
		}
	}
	told.text = t.say(f.Told.EN, f.Told.DA, parts...)
	return told
}

// whether tells a condition about rows as something that has a value.
func (t *teller) whether(e *check.Expr) phrase {
	c := t.condition(e, false)
	return phrase{text: t.say("yes if ", "ja, når ") + c.text, bind: conditional, open: true}
}

// met recognises met(a, b) and marks(a, b), which the checker writes out as the
// sum of the weights of the indicators met.
func (t *teller) met(e *check.Expr) (phrase, bool) {
	if e.Func != "sum" || len(e.Args) != 1 || e.Args[0].Op != check.OpList {
		return phrase{}, false
	}
	var names, weighted []string
	plain := true
	var table *check.Table
	for _, a := range e.Args[0].Args {
		if a.Op != check.OpIf || a.At != a.Args[0].At || !isZero(a.Args[2]) {
			return phrase{}, false
		}
		name := t.columnPhrase(a.Args[0]).text
		plain = plain && isConst(a.Args[1]) && a.Args[1].Const.Number == 1
		names = append(names, name)
		weighted = append(weighted, t.say("%s (weight %s)", "%s (vægt %s)", name, t.weight(a.Args[1])))
		table = a.Args[0].Column.Table
	}
	every := len(names) > 1 && len(names) == indicatorsOf(table)
	switch {
	case plain && every:
		return phrase{text: t.say("the number of criteria met", "antallet af opfyldte kriterier"), bind: nounal}, true
	case plain:
		return t.sentence("met", t.and(names)), true
	case every:
		return phrase{text: t.say("the sum of the weights of the criteria met", "summen af vægtene for de opfyldte kriterier"), bind: nounal}, true
	}
	return t.sentence("marks", t.and(weighted)), true
}

// indicatorsOf is how many indicators a table has.
func indicatorsOf(table *check.Table) int {
	n := 0
	for _, c := range table.Columns {
		if c.Member == nil && isIndicator(c) {
			n++
		}
	}
	return n
}

// sentence is a function's sentence with its parts.
func (t *teller) sentence(name string, parts ...string) phrase {
	told := function.Named(name).Told
	return phrase{text: t.say(told.EN, told.DA, parts...), bind: told.Whole}
}

// weight is an indicator's weight: a number, or its formula's name.
func (t *teller) weight(e *check.Expr) string {
	if e.Op == check.OpColumn {
		if s, ok := e.Column.Step.(*check.ColumnStep); ok {
			return t.expr(s.Expr).in(nounal)
		}
	}
	return t.expr(e).text
}

// number tells count and len.
func (t *teller) number(e *check.Expr) phrase {
	if r, ok := t.countedRows(e); ok {
		return phrase{text: t.say("the number of %s", "antallet af %s", t.counted(r)+r.condition()), bind: nounal, open: len(r.where) > 0}
	}
	l := t.listOf(e.Args[0])
	return phrase{text: t.say("the number of values of %s", "antallet af værdier af %s", l.over(t)), bind: nounal, open: l.open()}
}

// countedRows are the rows that count or len counts, with what must hold for them; ok is
// false for values that are counted.
func (t *teller) countedRows(e *check.Expr) (rowSet, bool) {
	of := e.Args[0]
	switch {
	case e.Func == "count" && of.Op == check.OpMap:
		defer func(clause bool) { t.clause = clause }(t.clause)
		t.clause = false
		r := t.rows(of.Args[0])
		t.depth++
		r.where = append(r.where, t.condition(of.Args[1], false))
		t.depth--
		return r, true
	case (e.Func == "count" || e.Func == "len") && (of.Op == check.OpRows || of.Op == check.OpFilter):
		return t.rows(of), true
	}
	return rowSet{}, false
}

// counted is rows that are counted: where all are, that goes without saying.
func (t *teller) counted(r rowSet) string {
	if r.whole {
		return r.name
	}
	return r.named()
}

// extreme tells min, max, first and last: of rows, or of two or more values.
func (t *teller) extreme(e *check.Expr) phrase {
	told := function.Named(e.Func).Told
	if len(e.Args) == 1 {
		of := e.Args[0]
		if of.Op == check.OpCall && of.Func == "known" { // the lowest known value of
			of = of.Args[0]
			told.EN, told.DA = strings.Replace(told.EN, " value", " known value", 1), strings.Replace(told.DA, " værdi", " kendte værdi", 1)
		}
		l := t.listOf(of)
		if l.rows == nil {
			return phrase{text: t.say(told.EN, told.DA, l.value), bind: nounal}
		}
		return phrase{text: t.say(told.EN+" among %s", told.DA+" blandt %s", l.value, l.rows.all()), bind: nounal, open: l.open()}
	}
	var items []string
	for _, a := range e.Args {
		items = append(items, t.expr(a).in(nounal))
	}
	if len(items) == 2 {
		a, b := items[0], items[1]
		if isNumeral(e.Args[0]) {
			a, b = b, a
		}
		if e.Func == "min" {
			return phrase{text: t.say("%s, but at most %s", "%s, dog højst %s", a, b), bind: conditional, open: true}
		}
		return phrase{text: t.say("%s, but at least %s", "%s, dog mindst %s", a, b), bind: conditional, open: true}
	}
	if e.Func == "min" {
		return phrase{text: t.say("the lowest of %s", "det laveste af %s", t.and(items)), bind: nounal}
	}
	return phrase{text: t.say("the highest of %s", "det højeste af %s", t.and(items)), bind: nounal}
}

// quantile tells percentile, percentile_inc and quartile: those at a share that
// is written out have names.
func (t *teller) quantile(e *check.Expr) phrase {
	p := e.Args[1]
	name := diag.Text{}
	quartiles := map[float64]diag.Text{1: {EN: "lower quartile", DA: "nedre kvartil"}, 2: {EN: "median", DA: "medianen"}, 3: {EN: "upper quartile", DA: "øvre kvartil"}}
	switch {
	case !isConst(p):
	case e.Func == "quartile":
		name = quartiles[p.Const.Number]
	default:
		percent := t.plain(math.Round(p.Const.Number*1e8) / 1e6)
		name = diag.Text{EN: ordinal(percent) + " percentile", DA: percent + ". percentil"}
		if e.Func == "percentile_inc" {
			name.EN, name.DA = name.EN+" (inclusive)", name.DA+" (inklusive)"
		}
	}
	if name.EN == "" {
		return t.declared(function.Named(e.Func), e)
	}
	l := t.listOf(e.Args[0])
	return phrase{text: t.say("the "+name.EN+" of %s", name.DA+" af %s", l.over(t)), bind: nounal, open: l.open()}
}

func (t *teller) rank(e *check.Expr) phrase {
	x := t.expr(e.Args[0]).in(nounal)
	rows := t.say("all", "alle")
	if known := e.Args[1]; known.Op == check.OpCall && len(known.Args) == 1 && known.Args[0].Op == check.OpMap {
		rows = t.rows(known.Args[0].Args[0]).all()
	}
	return t.sentence("rank", x, rows)
}

// rounded tells round, ceil and floor.
func (t *teller) rounded(e *check.Expr) phrase {
	nested := t.nested
	t.nested = false
	x := t.expr(e.Args[0])
	t.nested = nested
	to := t.precision(e)
	if x.bind >= figure && x.bind != sum && x.bind != product && !x.open {
		return t.sentence(e.Func, x.text, to)
	}
	p := t.sentence(e.Func, x.in(nounal)+",", to)
	p.bind, p.open = conditional, true
	return p
}

// isRounding reports whether a formula is something rounded.
func isRounding(e *check.Expr) bool {
	return e.Op == check.OpCall && (e.Func == "round" || e.Func == "ceil" || e.Func == "floor")
}

// roundedOff is what is said behind something that is rounded: rounded to whole kroner.
func (t *teller) roundedOff(e *check.Expr) string {
	return strings.TrimSpace(t.sentence(e.Func, "", t.precision(e)).text)
}

// precision is what something is rounded to.
func (t *teller) precision(e *check.Expr) string {
	money := e.Args[0].Type.Kind == check.Money
	if len(e.Args) == 2 {
		return t.places(e.Args[1], money)
	}
	return t.roundedTo(1, money)
}

// places is how many decimals something is rounded to.
func (t *teller) places(e *check.Expr, money bool) string {
	n := e
	sign := 1.0
	if n.Op == check.OpNegate {
		n, sign = n.Args[0], -1
	}
	if !isConst(n) || n.Const.Number != math.Trunc(n.Const.Number) || math.Abs(n.Const.Number) > 15 {
		return t.say("as many decimals as %s", "så mange decimaler som %s", t.expr(e).in(nounal))
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

// lookup tells lookup(table, key, "column"[, default]), and what it comes to where
// the table stands in the rules.
func (t *teller) lookup(e *check.Expr) phrase {
	column, key := t.column(e.Column).text, t.expr(e.Args[0]).in(nounal)
	told := t.sentence("lookup", column, t.label(e.Table.Label, e.Table.Name), key)
	if comes, ok := t.comesTo(e); ok {
		told.text += " (" + comes + ")"
	} else if len(e.Args) == 2 {
		told.text += t.say(" (%s where there is none)", " (%s, hvis der ikke er nogen)", t.expr(e.Args[1]).in(nounal))
	}
	return told
}

// date tells a date: one whose month and day are written out has a name.
func (t *teller) date(e *check.Expr) phrase {
	year, month, day := e.Args[0], e.Args[1], e.Args[2]
	if !isConst(month) || !isConst(day) || month.Const.Number < 1 || month.Const.Number > 12 {
		return t.declared(function.Named("date"), e)
	}
	in := t.say("the year %s", "året %s", t.expr(year).in(nounal))
	if isConst(year) {
		in = strconv.FormatFloat(year.Const.Number, 'f', -1, 64)
	}
	name := t.month(int(month.Const.Number))
	return atomic(t.say("%s %s %s", "%s. %s %s", t.plain(day.Const.Number), name, in))
}

// power tells exp: in a formula as a power of e.
func (t *teller) power(e *check.Expr) phrase {
	if !t.nested {
		return t.declared(function.Named("exp"), e)
	}
	return phrase{text: "e^" + t.expr(e.Args[0]).in(atom), bind: product, signs: true}
}

// size tells abs, which of a difference is how far its parts are from each other.
func (t *teller) size(e *check.Expr) phrase {
	x := e.Args[0]
	if x.Op == check.OpSubtract && x.Type.Kind != check.Date {
		return phrase{text: t.say("the difference between %s and %s", "forskellen mellem %s og %s",
			t.expr(x.Args[0]).in(nounal), t.expr(x.Args[1]).in(nounal)), bind: nounal}
	}
	return t.declared(function.Named("abs"), e)
}
