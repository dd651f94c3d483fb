package formula

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// called is what a message calls a part of a formula: its name if it has one.
func called(e *check.Expr) diag.Text {
	name := ""
	switch {
	case e.Op == check.OpColumn:
		for _, c := range e.Path {
			name += c.Name + "."
		}
		name += e.Column.Name
	case e.Op == check.OpValue:
		name = e.Value.Name
	case e.Op == check.OpCall:
		return diag.Format("`%s(…)`", "`%s(…)`", spelled(e.Func))
	default:
		return diag.Text{EN: "A value", DA: "En værdi"}
	}
	return diag.Text{EN: "`" + name + "`", DA: "`" + name + "`"}
}

func missingValue(e *check.Expr, rows Rows) diag.Diagnostic {
	d := diag.New("value.missing", diag.Error, "%s is missing%s, and a value is needed here.",
		"%s mangler%s, og her skal der være en værdi.", called(e), rows)
	return d.WithHint("Write `… ?? %s` for a default, `known(…)` to leave the missing out of a list, or leave such rows out with `where`.",
		"Skriv `… ?? %s` for en værdi i stedet, `kendte(…)` for at holde de manglende ude af en liste, eller hold rækkerne ude med `hvor`.", instead(e.Type.Kind))
}

// instead is an example of a value of a kind.
func instead(k check.Kind) diag.Text {
	switch k {
	case check.Money:
		return diag.Text{EN: "0 kr", DA: "0 kr"}
	case check.Flag:
		return diag.Text{EN: "no", DA: "nej"}
	case check.Text:
		return diag.Text{EN: `""`, DA: `""`}
	case check.Date:
		return diag.Text{EN: "2026-01-01", DA: "2026-01-01"}
	}
	return diag.Text{EN: "0", DA: "0"}
}

func divisionByZero(e *check.Expr, x diag.Number, rows Rows) diag.Diagnostic {
	by := diag.Text{}
	if len(e.Args) == 2 && e.Args[1].Op != check.OpConst {
		if n := called(e.Args[1]); n.EN != "A value" {
			by = diag.Text{EN: ": " + n.EN + " is 0", DA: ": " + n.DA + " er 0"}
		}
	}
	d := diag.New("value.zero_divisor", diag.Error, "%s is divided by zero%s%s.", "%s divideres med nul%s%s.", x, rows, by)
	return d.WithHint("Say what it should be then: `if … == 0 then … else …`.", "Skriv, hvad resultatet så skal være: `hvis … == 0 så … ellers …`.")
}

func numberTooLarge(rows Rows) diag.Diagnostic {
	return diag.New("value.too_large", diag.Error, "The result%s is too large to compute with.",
		"Resultatet%s er for stort til at regne med.", rows)
}

func impossiblePower(x, y diag.Number, rows Rows) diag.Diagnostic {
	return diag.New("value.power", diag.Error, "%s to the power of %s does not exist%s.", "%s opløftet i %s findes ikke%s.", x, y, rows).
		WithHint("A number below zero takes only whole powers, and zero no negative ones.",
			"Tal under nul kan kun opløftes i hele tal, og nul ikke i negative tal.")
}

func impossibleLogarithm(x diag.Number, rows Rows) diag.Diagnostic {
	return diag.New("value.logarithm", diag.Error, "The logarithm of %s does not exist%s.", "Logaritmen til %s findes ikke%s.", x, rows).
		WithHint("`ln` takes numbers above zero.", "`ln` kræver et tal over nul.")
}

func impossibleRoot(x diag.Number, rows Rows) diag.Diagnostic {
	return diag.New("value.root", diag.Error, "The square root of %s does not exist%s.", "Kvadratroden af %s findes ikke%s.", x, rows).
		WithHint("`sqrt` takes numbers of zero or more.", "`kvadratrod` kræver et tal på mindst nul.")
}

func crossedBounds(low, high diag.Number, rows Rows) diag.Diagnostic {
	return diag.New("value.bounds", diag.Error, "The lowest value allowed, %s, is above the highest, %s%s.",
		"Den laveste tilladte værdi, %s, er over den højeste, %s%s.", low, high, rows).
		WithHint("Write `clamp(value, lowest, highest)`.", "Skriv `begræns(værdi; laveste; højeste)`.")
}

func impossibleDecimals(x diag.Number, rows Rows) diag.Diagnostic {
	return diag.New("value.decimals", diag.Error, "A number cannot be rounded to %s decimals%s.", "Et tal kan ikke afrundes til %s decimaler%s.", x, rows).
		WithHint("Write a whole number from -15 to 15.", "Skriv et helt tal fra -15 til 15.")
}

func impossibleDate(y, m, d string, rows Rows) diag.Diagnostic {
	return diag.New("value.date", diag.Error, "There is no date with year %s, month %s and day %s%s.",
		"Der findes ingen dato med år %s, måned %s og dag %s%s.", y, m, d, rows).
		WithHint("Months go from 1 to 12, and days to the last of the month.", "Måneder går fra 1 til 12, og dage til månedens sidste.")
}

func notADay(x diag.Number, rows Rows) diag.Diagnostic {
	return diag.New("value.day", diag.Error, "The result, %s days after 1 January 1970, is no date%s.",
		"Resultatet, %s dage efter 1. januar 1970, er ikke en dato%s.", x, rows).
		WithHint("Add whole days, and stay between the years 1 and 9999.", "Læg hele dage til, og bliv mellem år 1 og 9999.")
}

// spelled is the name of a function in a message, as each language has it.
type spelled string

// In gives the name in a language.
func (f spelled) In(lang diag.Lang) string { return lex.SpellFunction(lang, string(f)) }

func tooFewValues(name spelled, need, have int, rows Rows) diag.Diagnostic {
	if have == 0 {
		return diag.New("value.empty", diag.Error, "`%s` cannot be computed: there are no values%s.", "`%s` kan ikke beregnes: Der er ingen værdier%s.", name, rows).
			WithHint("Say what it should be then: `if len(…) == 0 then … else …`.", "Skriv, hvad resultatet så skal være: `hvis antal(…) == 0 så … ellers …`.")
	}
	return diag.New("value.few", diag.Error, "`%s` needs at least %d values, and the list has %d%s.",
		"`%s` kræver mindst %d værdier, og listen har %d%s.", name, need, have, rows)
}

func percentileShare(name spelled, p diag.Number, rows Rows) diag.Diagnostic {
	return diag.New("value.share", diag.Error, "`%s` takes a share from 0 %% to 100 %%, and this is %s%s.",
		"`%s` kræver en andel fra 0 %% til 100 %%, og her er den %s%s.", name, p, rows).
		WithHint("Write `10 %%` for the tenth percentile.", "Skriv `10 %%` for 10. percentil.")
}

func percentileBeyond(p float64, n diag.Number, rows Rows) diag.Diagnostic {
	return diag.New("value.percentile", diag.Error, "There are too few values (%[2]s) for percentile %[1]s%[3]s.",
		"Der er for få værdier (%[2]s) til %[1]s. percentil%[3]s.", diag.Number(100*p), n, rows).
		WithHint("Use `percentile_inc`, which stays between them, or have more values.",
			"Brug `percentil_inkl`, som holder sig mellem dem, eller flere værdier.")
}

func impossibleQuartile(q diag.Number, rows Rows) diag.Diagnostic {
	return diag.New("value.quartile", diag.Error, "There is no quartile %s%s.", "Der findes ingen kvartil %s%s.", q, rows).
		WithHint("Write 1 for the lower, 2 for the middle and 3 for the upper.", "Skriv 1 for nedre, 2 for midterste og 3 for øvre kvartil.")
}

func keyNotFound(key string, t *check.Table, rows Rows) diag.Diagnostic {
	return diag.New("value.lookup", diag.Error, "`%s` has no row with the key `%s`, looked up%s.",
		"`%s` har ingen række med nøglen `%s`, som slås op%s.", t.Name, key, rows).
		WithHint("Add the row to `%s`, or give a default as the last argument of `lookup`.",
			"Tilføj rækken til `%s`, eller giv en værdi i stedet som sidste argument i `opslag`.", t.Name)
}

func notComputable(rows Rows) diag.Diagnostic {
	return diag.New("value.formula", diag.Error, "This formula cannot be computed%s.", "Denne formel kan ikke beregnes%s.", rows).
		WithHint("Write it in a simpler way.", "Skriv den enklere.")
}
