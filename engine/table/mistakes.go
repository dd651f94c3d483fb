package table

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// unknowns are what people and spreadsheets write where a value is not known,
// in lower case.
var unknowns = []string{"-", "–", "—", ".", "..", "...", "…", "?", "n/a", "i/a", "na", "null", "nil", "nan", "ukendt", "unknown", "mangler", "missing",
	"i.o.", "uoplyst"}

// noValue reports whether a cell says that its value is not known.
func noValue(text string) bool {
	return slices.Contains(unknowns, strings.ToLower(text)) || spreadsheetError(strings.ToUpper(text))
}

// scales are the words after an amount that stand for more than one.
var scales = []struct {
	words []string
	size  float64
}{
	{[]string{"t.kr.", "t.kr", "tkr.", "tkr", "t. kr.", "tusind kr.", "tusinde kr.", "1.000 kr.", "1000 kr.", "thousand"}, 1e3},
	{[]string{"mio. kr.", "mio.kr.", "mio kr.", "mio kr", "mio.", "mio", "million"}, 1e6},
	{[]string{"mia. kr.", "mia.kr.", "mia kr", "mia.", "mia", "mia kr.", "mrd.", "billion", "bn"}, 1e9},
}

// meantNumber is what somebody meant by a text that is no number, as the column
// takes it: signs of currency are taken off, as are ,- and footnotes; brackets
// and a minus behind the number or of another length make it negative; 450 t.kr.
// is 450000, and -   kr. is how accountants write nothing. "" if that does not
// make it a number.
func meantNumber(text string, st style) string {
	s, size := cutScale(text)
	s, negative := cutDress(s)
	if strings.Count(s, ".")+strings.Count(s, ",") == 1 { // .5 and 5,
		if s = strings.TrimRight(s, ".,"); s != "" && !isDigit(s[0]) {
			s = "0" + s
		}
	}
	if size == 1 && s == "" && strings.ContainsAny(text, "-–—−") {
		return "0"
	}
	x, use, ok := readNumber(s, st, false)
	if !ok && strings.Contains(s, ",") && strings.Contains(s, ".") { // 1,234.50 among 1.234,50
		if x, use, ok = readNumber(s, st.other(), false); ok {
			s = written(x, st)
		}
	}
	if rest, _ := cutSign(s); !ok || s == text || negative && rest != s {
		return ""
	}
	if size == 1 && !negative {
		if use&pointed != 0 {
			return written(x, st)
		}
		return s
	}
	if negative {
		x = -x
	}
	return written(x*size, st)
}

// written is a number as a sheet of a style has it.
func written(x float64, st style) string {
	fixed := strconv.FormatFloat(shown(x, 15), 'f', -1, 64)
	if st == commaStyle {
		return strings.Replace(fixed, ".", ",", 1)
	}
	return fixed
}

// asShare is a number in per cent as the share that it is: 0,12 for 12 %.
func asShare(text string, st style) (string, bool) {
	number := meantNumber(text, st)
	for _, sign := range perCents {
		if x, _, ok := readNumber(number, st, false); ok && cutFolded(text, sign, false) != text {
			return written(x/100, st), true
		}
	}
	return "", false
}

// perCents are the signs of per cent, longer ones first.
var perCents = []string{"pct.", "pct", "procent", "%"}

// dress is what people put around numbers, longer ones before those they contain.
var dress = struct{ before, behind, minus []string }{
	before: []string{"ca.", "ca", "~", "'", "$", "€", "£", "DKK", "EUR", "USD", "kr.", "kr"},
	behind: []string{"$", "€", "£", "DKK", "EUR", "USD", "kr.", "kr", "*", "†", "¹", "²", "³", ",--", ",––", ".--", ",-", ",–", ",—", ".-", ".–"},
	minus:  []string{"-", "−", "–", "—", "‐", "‑", "‒"},
}

// cutDress takes off all that stands around a number, and tells whether some of
// it made the number negative.
func cutDress(s string) (bare string, negative bool) {
	for before := ""; s != before; {
		before = s
		s = strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) })
		if inner, ok := strings.CutPrefix(s, "("); ok && !negative && strings.HasSuffix(inner, ")") {
			s, negative = inner[:len(inner)-1], true
		}
		for _, sign := range dress.before {
			s = cutFolded(s, sign, true)
		}
		for _, sign := range slices.Concat(perCents, dress.behind) {
			s = cutFolded(s, sign, false)
		}
		for _, minus := range dress.minus {
			rest, first := strings.CutPrefix(s, minus)
			rest, last := strings.CutSuffix(rest, minus)
			if first != last && !negative {
				s, negative = rest, true
			}
		}
	}
	return s, negative
}

// cutFolded takes a sign off an end of a text, whatever the case of its letters.
func cutFolded(s, sign string, before bool) string {
	n := len(s) - len(sign)
	switch {
	case n < 0:
	case before && strings.EqualFold(s[:len(sign)], sign):
		return strings.TrimSpace(s[len(sign):])
	case !before && strings.EqualFold(s[n:], sign):
		return strings.TrimSpace(s[:n])
	}
	return s
}

// cutScale takes a word such as mio. off the end of a number.
func cutScale(s string) (number string, size float64) {
	low := strings.ToLower(s)
	for _, scale := range scales {
		for _, word := range scale.words {
			if len(low) == len(s) && strings.HasSuffix(low, word) {
				return strings.TrimSpace(s[:len(s)-len(word)]), scale.size
			}
		}
	}
	return s, 1
}
