package describe

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/formula"
)

// million is from where amounts are told in millions, if that takes at most two
// decimals.
const million = 1e6

func inMillions(x float64) bool { return math.Abs(x) >= million && math.Mod(x, million/100) == 0 }

// digits is a number as people write it, with a real minus sign.
func (t *teller) digits(x float64) string {
	return strings.Replace(diag.Number(x).In(t.lang), "-", "−", 1)
}

// plain is a number without a unit. What can be a year is written as one, without
// a separator.
func (t *teller) plain(x float64) string {
	if inMillions(x) {
		return t.digits(x/million) + t.say(" million", " mio.")
	}
	text := t.digits(x)
	if x >= 1800 && x < 2200 && x == math.Trunc(x) {
		text = strings.ReplaceAll(text, t.say(",", "."), "")
	}
	return text
}

// money is an amount: 6,000 kr., 4.8 million kr.
func (t *teller) money(x float64) string {
	if inMillions(x) {
		return t.digits(x/million) + t.say(" million ", " mio. ") + t.unit()
	}
	return t.digits(x) + " " + t.unit()
}

// unit is the word for money behind an amount.
func (t *teller) unit() string {
	if c := t.program.Model.Currency; c != "kr" {
		return c
	}
	return "kr."
}

// percent is a share: 3 per cent.
func (t *teller) percent(x float64) string {
	return t.digits(100*x) + t.say(" per cent", " pct.")
}

// day is a date, given in days since 1970-01-01.
func (t *teller) day(days float64) string {
	d := time.Unix(int64(days)*86400, 0).UTC()
	if t.lang == diag.Danish {
		return strconv.Itoa(d.Day()) + ". " + danishMonths[d.Month()-1] + " " + strconv.Itoa(d.Year())
	}
	return strconv.Itoa(d.Day()) + " " + d.Month().String() + " " + strconv.Itoa(d.Year())
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
func (t *teller) constant(c check.Const, share bool) string {
	switch {
	case c.Missing:
		return t.say("no value", "ingen værdi")
	case c.Kind == check.Text:
		return t.quoted(c.Text)
	case c.Kind == check.Flag:
		return t.yes(c.Flag)
	case c.Kind == check.Date:
		return t.day(c.Number)
	case c.Kind == check.Money:
		return t.money(c.Number)
	case share:
		return t.percent(c.Number)
	}
	return t.plain(c.Number)
}

// literal is a constant as the rule file has it.
func (t *teller) literal(l *dsl.Literal) string {
	switch l.Kind {
	case formula.LitPercent:
		return t.percent(l.Number)
	case formula.LitMoney:
		return t.money(l.Number)
	case formula.LitText:
		return t.quoted(l.Text)
	case formula.LitFlag:
		return t.yes(l.Flag)
	case formula.LitDate:
		return t.day(l.Number)
	case formula.LitNil:
		return t.say("missing", "mangler")
	}
	return t.plain(l.Number)
}

// between is a range: from 0 to 10 per cent. The unit is told once.
func (t *teller) between(low, high string) string {
	if _, unit, ok := cutUnit(high); ok {
		if number, same, _ := cutUnit(low); same == unit || number == "0" {
			low = number
		}
	}
	return t.say("from %s to %s", "fra %s til %s", low, high)
}

// shareUnit leaves the unit of several values to the last, where all have the
// same: 1, 5 or 10 per cent.
func shareUnit(values []string) []string {
	out := slices.Clone(values)
	for i, v := range values {
		number, unit, ok := cutUnit(v)
		if _, last, _ := cutUnit(values[len(values)-1]); !ok || unit != last || strings.ContainsAny(v, "“»") {
			return values
		}
		if i < len(values)-1 {
			out[i] = number
		}
	}
	return out
}

// cutUnit parts a number from the words behind it.
func cutUnit(text string) (number, unit string, ok bool) { return strings.Cut(text, " ") }

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
		return t.say("multiples of %s", "hele %s", t.money(unit))
	case money:
		return t.say("multiples of %s", "nærmeste %s", t.money(unit))
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
