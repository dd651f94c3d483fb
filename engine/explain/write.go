package explain

import (
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
		return diag.Number(number.Show15(100*c.Number)).In(lang) + " %"
	case c.Kind == check.Money:
		return diag.Number(c.Number).In(lang) + " " + x.program.Model.Currency
	}
	return diag.Number(c.Number).In(lang)
}
