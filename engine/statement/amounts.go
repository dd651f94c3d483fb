package statement

import (
	"math"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/plan"
	"github.com/fordel-lang/fordel/engine/share"
)

// money is an amount in a message, with its currency unless it is a plain number.
type money struct {
	value float64
	unit  string
}

// amount is an amount of a type in the currency of a workspace's program.
func amount(w *plan.Workspace, t check.Type, x float64) money { return moneyOf(t, x, w.Currency()) }

func moneyOf(t check.Type, x float64, currency string) money {
	if t.Kind != check.Money {
		currency = ""
	}
	return money{x, currency}
}

// In renders the amount for a language.
func (m money) In(lang diag.Lang) string {
	if m.unit == "" {
		return diag.Number(m.value).In(lang)
	}
	return diag.Number(m.value).In(lang) + " " + diag.Unit(m.unit).In(lang)
}

// inRules is an amount as a rule file has it.
type inRules money

// In writes the amount for a language.
func (m inRules) In(lang diag.Lang) string {
	return strings.TrimSpace(diag.Number(m.value).In(lang) + " " + m.unit)
}

// entries are rows with their amounts in a message: `a` (1,200 kr) and `b` (0 kr).
type entries struct {
	rows []share.Entry
	unit string
}

// listed is how many rows a message lists with their amounts.
const listed = 5

// In renders the list for a language.
func (e entries) In(lang diag.Lang) string {
	var parts []string
	for _, r := range e.rows[:min(len(e.rows), listed)] {
		parts = append(parts, "`"+r.Name+"` ("+money{r.Value, e.unit}.In(lang)+")")
	}
	return enumerate(parts, len(e.rows)-len(parts), lang)
}

// limits are rows with their floors and caps in a message.
type limits struct {
	rows []share.Limits
	unit string
}

// In renders the list for a language.
func (l limits) In(lang diag.Lang) string {
	floor, cap := "floor", "cap"
	if lang == diag.Danish {
		floor, cap = "garanti", "loft"
	}
	var parts []string
	for _, r := range l.rows[:min(len(l.rows), listed)] {
		parts = append(parts, "`"+r.Name+"` ("+floor+" "+money{r.Floor, l.unit}.In(lang)+", "+cap+" "+money{r.Cap, l.unit}.In(lang)+")")
	}
	return enumerate(parts, len(l.rows)-len(parts), lang)
}

// enumerate joins parts: a, b and c; a, b and 12 more.
func enumerate(parts []string, more int, lang diag.Lang) string {
	and, others := " and ", " more"
	if lang == diag.Danish {
		and, others = " og ", " flere"
	}
	if more > 0 {
		parts = append(parts, diag.Number(float64(more)).In(lang)+others)
	}
	if len(parts) < 2 {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:len(parts)-1], ", ") + and + parts[len(parts)-1]
}

// groupName says in a message which group of a pool it is about; the zero value
// is a pool without groups.
type groupName struct{ key, table string }

// In renders it for a language, with a space before.
func (g groupName) In(lang diag.Lang) string {
	switch {
	case g.table == "":
		return ""
	case lang == diag.Danish:
		return " for `" + g.key + "` i `" + g.table + "`"
	}
	return " for `" + g.key + "` of `" + g.table + "`"
}

// written is a constant in a message.
type written struct {
	check.Const
	currency string
	share    bool // of a number: in per cent
}

// In renders the constant for a language.
func (w written) In(lang diag.Lang) string {
	switch {
	case w.Missing:
		return diag.Text{EN: "nil", DA: "tom"}.In(lang)
	case w.Kind == check.Text:
		return "\"" + w.Text + "\""
	case w.Kind == check.Date:
		return formula.Day(w.Number)
	case w.Kind == check.Flag && lang == diag.Danish:
		return map[bool]string{true: "ja", false: "nej"}[w.Flag]
	case w.Kind == check.Flag:
		return map[bool]string{true: "yes", false: "no"}[w.Flag]
	case w.share:
		return diag.Number(number.Show15(100*w.Number)).In(lang) + " %"
	}
	return moneyOf(check.Type{Kind: w.Kind}, w.Number, w.currency).In(lang)
}

// sides are the two sides of a comparison as people read them: with as few decimals as
// tell them apart, but two.
func sides(a, b check.Const, currency string, share bool) (left, right written) {
	x, y := a.Number, b.Number
	for decimals := 2; decimals < 15; decimals++ {
		if x, y = inDecimals(a.Number, decimals, share), inDecimals(b.Number, decimals, share); x != y || a.Number == b.Number {
			break
		}
	}
	a.Number, b.Number = x, y
	return written{a, currency, share}, written{b, currency, share}
}

// inDecimals is a number with so many decimals, of its per cent where it is a share; all
// that it has where it is too large for that.
func inDecimals(x float64, decimals int, share bool) float64 {
	if share {
		decimals += 2
	}
	unit := math.Pow10(decimals)
	if math.Abs(float64(x*unit)) >= 1<<53 {
		return x
	}
	return math.Round(float64(x*unit)) / unit
}

// paramValue is a value of a parameter in a message, in per cent where the file
// has it so.
type paramValue struct {
	param    *check.Param
	value    check.Const
	currency string
}

// In renders the value for a language.
func (v paramValue) In(lang diag.Lang) string {
	return written{v.value, v.currency, v.param.Share}.In(lang)
}
