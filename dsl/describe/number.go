package describe

import (
	"math"
	"slices"
	"strconv"
	"time"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/formula"
)

// million is from where amounts are told in millions, if that takes at most two
// decimals.
const million = 1e6

func inMillions(x float64) bool {
	return math.Abs(x) >= million && near(roundTo(x, 100/million), x)
}

// digits is a number as people write it, with a real minus sign.
func (t *teller) digits(x float64) string {
	if x < 0 {
		return "−" + diag.Number(-x).In(t.lang)
	}
	return diag.Number(x).In(t.lang)
}

// quantity is a value in words: a number, and the unit behind it. Of a value that
// is no number all of it is the number.
type quantity struct{ number, unit string }

func (q quantity) text() string { return words(q.number, q.unit) }

// plain is a number without a unit.
func (t *teller) plain(x float64) string { return t.bare(x).text() }

// bare is a number without a unit but that of millions. What can be a year is
// written as one, without a separator.
func (t *teller) bare(x float64) quantity {
	if inMillions(x) {
		return quantity{number: t.digits(x / million), unit: t.say("million", "mio.")}
	}
	if x >= 1800 && x < 2200 && x == math.Trunc(x) {
		return quantity{number: strconv.Itoa(int(x))}
	}
	return quantity{number: t.digits(x)}
}

// money is an amount: 4.8 million kr, 4,8 mio. kr.
func (t *teller) money(x float64) quantity {
	if inMillions(x) {
		return quantity{number: t.digits(x / million), unit: words(t.say("million", "mio."), t.unit())}
	}
	return quantity{number: t.digits(x), unit: t.unit()}
}

// unit is the word for money, which stands behind the amount as everywhere else.
func (t *teller) unit() string {
	if c := t.program.Model.Currency; c != "kr" {
		return c
	}
	return t.say("kr", "kr.")
}

// percent is a share: 3 per cent.
func (t *teller) percent(x float64) quantity {
	return quantity{number: t.digits(100 * x), unit: t.say("per cent", "pct.")}
}

// day is a date, given in days since 1970-01-01.
func (t *teller) day(days float64) quantity {
	d := time.Unix(int64(days)*86400, 0).UTC()
	day, year := strconv.Itoa(d.Day()), strconv.Itoa(d.Year())
	return quantity{number: t.say("%s", "%s.", day), unit: words(t.month(int(d.Month())), year)}
}

var danishMonths = [...]string{"januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september",
	"oktober", "november", "december"}

// month is the name of a month from 1 to 12.
func (t *teller) month(m int) string {
	return t.say(time.Month(m).String(), danishMonths[m-1])
}

// yes is a flag.
func (t *teller) yes(flag bool) string {
	if flag {
		return t.say("yes", "ja")
	}
	return t.say("no", "nej")
}

// constant is a value of a kind; a number in per cent where share says so.
func (t *teller) constant(c check.Const, share bool) quantity {
	switch {
	case c.Missing:
		return quantity{number: t.say("no value", "ingen værdi")}
	case c.Kind == check.Text:
		return quantity{number: t.quoted(c.Text)}
	case c.Kind == check.Flag:
		return quantity{number: t.yes(c.Flag)}
	case c.Kind == check.Date:
		return t.day(c.Number)
	case c.Kind == check.Money:
		return t.money(c.Number)
	case share:
		return t.percent(c.Number)
	}
	return t.bare(c.Number)
}

// literal is a constant as the rule file has it.
func (t *teller) literal(l *dsl.Literal) quantity {
	switch l.Kind {
	case formula.LitPercent:
		return t.percent(l.Number)
	case formula.LitMoney:
		return t.money(l.Number)
	case formula.LitText:
		return quantity{number: t.quoted(l.Text)}
	case formula.LitFlag:
		return quantity{number: t.yes(l.Flag)}
	case formula.LitDate:
		return t.day(l.Number)
	case formula.LitNil:
		return quantity{number: t.say("missing", "mangler")}
	}
	return t.bare(l.Number)
}

// between is a range: from 0 to 10 per cent. The unit is told once.
func (t *teller) between(low, high quantity) string {
	if low.unit == high.unit || low.number == "0" && high.unit != "" {
		low.unit = ""
	}
	return t.say("from %s to %s", "fra %s til %s", low.text(), high.text())
}

// shareUnit tells the unit of several values once, where all have the same: 1, 5 or
// 10 per cent.
func shareUnit(values []quantity) []string {
	last := len(values) - 1
	same := !slices.ContainsFunc(values, func(q quantity) bool { return q.unit != values[last].unit })
	var out []string
	for i, q := range values {
		if same && i < last {
			q.unit = ""
		}
		out = append(out, q.text())
	}
	return out
}

// roundedTo says to what amounts are rounded: whole kroner, 100 kr., 2 decimals.
func (t *teller) roundedTo(unit float64, money bool) string {
	switch {
	case unit == 1 && money && t.program.Model.Currency == "kr":
		return t.say("whole kroner", "hele kroner")
	case unit == 1 && money:
		return t.say("whole %s", "hele %s", t.unit())
	case unit == 1:
		return t.say("whole numbers", "hele tal")
	case money && unit > 1:
		return t.say("multiples of %s", "hele %s", t.money(unit).text())
	case money:
		return t.say("multiples of %s", "nærmeste %s", t.money(unit).text())
	case decimals(unit) > 0:
		return t.decimals(decimals(unit))
	}
	return t.say("multiples of %s", "et helt antal gange %s", t.plain(unit))
}

// decimals is n where the unit is one n-th power of a tenth; else 0.
func decimals(unit float64) int {
	for n := 1; n <= 9; n++ {
		if unit == math.Pow10(-n) {
			return n
		}
	}
	return 0
}

func (t *teller) decimals(n int) string {
	if n == 1 {
		return t.say("1 decimal", "1 decimal")
	}
	return t.say("%s decimals", "%s decimaler", strconv.Itoa(n))
}
