package table

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/source"
)

// ReadField reads what somebody writes in a field as a cell of that kind is read,
// in a sheet with decimal commas or points: a number, an amount, a share or a date.
// Besides, amounts may be in thousands or millions (1,5 mio. kr.), and numbers in
// per cent. A share is in per cent without the sign, too.
func ReadField(text string, kind Kind, currency string, commas bool) (x float64, ok bool) {
	st := pointStyle
	if commas {
		st = commaStyle
	}
	text = source.Compose(strings.TrimSpace(text))
	if kind == Date {
		days, ok, exists := readDate(text, commas)
		return days, ok && exists
	}
	bare, percent := strings.CutSuffix(text, "%")
	scale := 1.0
	if kind == Money {
		if percent {
			return 0, false
		}
		bare, scale = cutScale(cutUnit(text, currency))
	}
	x, _, ok = readNumber(strings.TrimSpace(bare), st, percent || kind == Share)
	if scale != 1 {
		x = shown(x*scale, 15)
	}
	return x, ok
}
