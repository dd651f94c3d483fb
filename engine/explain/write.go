package explain

import (
	"math"
	"strconv"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number"
)

// literal is a value as a formula in the language of the rules would have it.
func (x *Explainer) literal(c check.Const, share bool) string {
	lang := x.spelling
	switch {
	case c.Missing:
		return diag.Text{EN: "nil", DA: "tom"}.In(lang)
	case c.Kind == check.Text:
		return strconv.Quote(c.Text)
	case c.Kind == check.Flag && c.Flag:
		return diag.Text{EN: "yes", DA: "ja"}.In(lang)
	case c.Kind == check.Flag:
		return diag.Text{EN: "no", DA: "nej"}.In(lang)
	case c.Kind == check.Date:
		return formula.Day(c.Number)
	case share:
		return Readable(100*c.Number).In(lang) + " %"
	case c.Kind == check.Money:
		return Readable(c.Number).In(lang) + " " + x.program.Model.Currency
	}
	return Readable(c.Number).In(lang)
}

// Readable is a number with as many decimals as a reader takes in: two from a
// hundred on, below that as many as show six digits, and more where fewer would make it look like a rounder one than it is.
func Readable(x float64) diag.Number {
	x = number.Show15(x)
	if x == 0 {
		return diag.Number(0)
	}
	decimals := 2
	if math.Abs(x) < 100 {
		decimals = 5 - int(math.Floor(math.Log10(math.Abs(x))))
	}
	for ; decimals < 15; decimals++ {
		shown := number.Round(x, decimals)
		if shown == x || shown != number.Round(x, decimals-1) {
			return diag.Number(shown)
		}
	}
	return diag.Number(x)
}
