package check

import (
	"math"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/interval"
)

// conditionDecided: the outcome of a condition is known before there are data.
func conditionDecided(at diag.Range, text string, r ruling) diag.Diagnostic {
	holds := diag.Text{EN: "always holds", DA: "gælder altid"}
	if r.outcome == never {
		holds = diag.Text{EN: "never holds", DA: "gælder aldrig"}
	}
	return caution("condition.decided", at, "`%s` %s: %s.", "`%s` %s: %s.", text, holds, r.why)
}

func neverHolds(at diag.Range, text string, why diag.Text) diag.Diagnostic {
	if why.EN != "" {
		why = diag.Format(": %s", ": %s", why)
	}
	return caution("where.never", at, "No row can meet `%s`%s.", "Ingen rækker kan opfylde `%s`%s.", text, why)
}

// rangeText says what something lies in.
func rangeText(of string, in interval.Interval, as func(float64) diag.Localized) diag.Text {
	switch {
	case math.IsInf(in.High, 1):
		return diag.Format("`%s` is at least %s", "`%s` er mindst %s", of, as(in.Low))
	case math.IsInf(in.Low, -1):
		return diag.Format("`%s` is at most %s", "`%s` er højst %s", of, as(in.High))
	case in.Low == in.High:
		return diag.Format("`%s` is %s", "`%s` er %s", of, as(in.Low))
	}
	return diag.Format("`%s` goes from %s to %s", "`%s` går fra %s til %s", of, as(in.Low), as(in.High))
}

func isThere(of string) diag.Text {
	return diag.Format("`%s` is never missing, since its column is not `optional`", "`%s` mangler aldrig, da kolonnen ikke har `må mangle`", of)
}

func isNotWhole(of, number string) diag.Text {
	return diag.Format("`%s` is a whole number, and `%s` is none", "`%s` er et helt tal, og det er `%s` ikke", of, number)
}

func noChoiceInCommon(a, b string) diag.Text {
	return diag.Format("`%s` and `%s` have no choice in common", "`%s` og `%s` har ingen valgmulighed til fælles", a, b)
}

func allChoices(of string) diag.Text {
	return diag.Format("these are all the choices of `%s`", "det er alle valgmulighederne for `%s`", of)
}

func emptyText(set string) diag.Text {
	return diag.Format("`%s` ends before it begins", "`%s` slutter, før det begynder", set)
}

// clashText: two conditions never hold together, or one of them always does.
func clashText(p, q string, together bool) diag.Text {
	if together {
		return diag.Format("`%s` and `%s` exclude each other", "`%s` og `%s` udelukker hinanden", p, q)
	}
	return diag.Format("where `%s` does not hold, `%s` does", "hvor `%s` ikke gælder, gælder `%s`", p, q)
}

// perCent: a share stands beside what it does not go with.
func perCent(at diag.Range, amiss diag.Text) diag.Diagnostic {
	return caution("type.share", at, "%s.", "%s.", amiss)
}

// percentOfWhole: per cent that are written out, beside a whole number.
func percentOfWhole(whole, percent string, share float64, at diag.Range) diag.Diagnostic {
	return perCent(at, diag.Format("`%s` is a whole number, and `%s` is %s", "`%s` er et helt tal, og `%s` er %s", whole, percent, diag.Number(share)))
}

// numberOrPart: a number is probably meant, or a part of something.
func numberOrPart(d diag.Diagnostic, percent string) diag.Diagnostic {
	number := strings.TrimSpace(strings.TrimSuffix(percent, "%"))
	return d.Write(number).WithHint("Write `%s`, or `%s * …` with what the per cent are of.", "Skriv `%s`, eller `%s * …` med det, som procenten er af.", number, percent)
}

// shareOfWhole: something in per cent beside a whole number.
func shareOfWhole(whole, share string, at diag.Range) diag.Diagnostic {
	return perCent(at, diag.Format("`%s` is a whole number, and `%s` is in per cent", "`%s` er et helt tal, og `%s` er i procent", whole, share)).
		WithHint("Multiply `%s` by what the per cent are of.", "Gang `%s` med det, som procenten er af.", share)
}

// plainShare: a number without a per cent sign stands for a share.
func plainShare(share, text string, number float64, at diag.Range) diag.Diagnostic {
	d := perCent(at, diag.Format("`%s` is in per cent, and `%s` is %s", "`%s` er i procent, og `%s` er %s", share, text, withUnit{number * 100, "%"})).
		Write(text + " %")
	return d.WithHint("Write `%s %%`, or `%s` if that is meant.", "Skriv `%s %%`, eller `%s` hvis det er ment.", text, shareInFile(number))
}

// shareInFile is a share as a rule file has it: `700 %`.
type shareInFile float64

// In writes the share for a language.
func (s shareInFile) In(lang diag.Lang) string { return amountInFile{float64(s) * 100, "%"}.In(lang) }
