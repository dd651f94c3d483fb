package format

import (
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// number spells a number, per cent or amount of money in a language: digits in
// groups of three, a space before the unit, and millions where the author wrote
// them. A plain number of four digits, which may be a year, is grouped only
// where it was before.
func number(t lex.Token, from, to diag.Lang) string {
	digits, unit := t.Text, ""
	if i := strings.IndexFunc(t.Text, func(r rune) bool { return !strings.ContainsRune("0123456789._,", r) }); i >= 0 {
		digits, unit = t.Text[:i], t.Text[i:]
	}
	point, separator := ".", "_"
	if from == diag.Danish {
		point, separator = ",", "."
	}
	whole, fraction, has := strings.Cut(digits, point)
	grouped := strings.Contains(whole, separator) || strings.Contains(whole, "_")
	whole = strings.TrimLeft(separators.Replace(whole), "0")
	if whole == "" {
		whole = "0"
	}
	if len(whole) > 4 || len(whole) == 4 && (grouped || t.Type == lex.Money) {
		whole = group(whole, to)
	}
	if has {
		whole += decimalPoint(to) + strings.ReplaceAll(fraction, "_", "")
	}
	return whole + unitText(unit)
}

// fractional reports whether a token is a number written with decimals.
func fractional(t lex.Token, from diag.Lang) bool {
	return (t.Type == lex.Number || t.Type == lex.Percent || t.Type == lex.Money) && strings.Contains(number(t, from, from), decimalPoint(from))
}

// separators of digits are taken out of a number that is read.
var separators = strings.NewReplacer("_", "", ".", "")

func decimalPoint(lang diag.Lang) string { return lex.Pair{EN: ".", DA: ","}.Spelling(lang) }

// group parts digits into groups of three.
func group(digits string, lang diag.Lang) string {
	separator := lex.Pair{EN: "_", DA: "."}.Spelling(lang)
	first := (len(digits)-1)%3 + 1
	out := digits[:first]
	for i := first; i < len(digits); i += 3 {
		out += separator + digits[i:i+3]
	}
	return out
}

// unitText is the unit behind a number, without the points of abbreviations:
// " mio kr" for "mio. kr.".
func unitText(unit string) string {
	var out strings.Builder
	for _, word := range strings.FieldsFunc(strings.ReplaceAll(unit, "%", " % "), func(r rune) bool { return r == '.' || r == ' ' || r == '\t' || r == '\u00a0' }) {
		out.WriteString(" " + word)
	}
	return out.String()
}

// plainNumber spells a number by its value alone, in English.
func plainNumber(t lex.Token) string {
	switch t.Type {
	case lex.Percent:
		mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(t.Number, 'e', -1, 64), "e")
		power, _ := strconv.Atoi(exponent)
		return shift(mantissa, power+2) + " %"
	case lex.Money:
		return strconv.FormatFloat(t.Number, 'f', -1, 64) + " kr"
	}
	return strconv.FormatFloat(t.Number, 'f', -1, 64)
}

// shift writes d.ddd times ten to a power as a decimal, digit by digit.
func shift(mantissa string, power int) string {
	digits := strings.Replace(mantissa, ".", "", 1)
	point := 1 + power
	switch {
	case point <= 0:
		return "0." + strings.Repeat("0", -point) + digits
	case digits == "0":
		return digits
	case point >= len(digits):
		return digits + strings.Repeat("0", point-len(digits))
	}
	return digits[:point] + "." + digits[point:]
}
