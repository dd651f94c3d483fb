package table

import (
	"slices"
	"strconv"
	"strings"
)

// unknowns are what people and spreadsheets write where a value is not known,
// in lower case.
var unknowns = []string{"-", "–", "—", ".", "..", "...", "?", "n/a", "na", "#n/a", "#n/a!", "#i/t", "#div/0!", "#division/0!", "#ref!", "#reference!",
	"#value!", "#værdi!", "#name?", "#navn?", "#num!", "#nul!", "#null!", "null", "nil", "nan", "ukendt", "unknown", "mangler", "missing",
	"i.o.", "uoplyst"}

// noValue reports whether a cell says that its value is not known.
func noValue(text string) bool { return slices.Contains(unknowns, strings.ToLower(text)) }

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
// takes it: signs of currency are taken off, as are ,- and the brackets of
// accountants, and 450 t.kr. is 450000. "" if that does not make it one.
func meantNumber(text string, st style) string {
	s, negative := text, false
	if inner, ok := strings.CutPrefix(s, "("); ok && strings.HasSuffix(s, ")") {
		s, negative = strings.TrimSpace(strings.TrimSuffix(inner, ")")), true
	}
	s, size := cutScale(s)
	for _, sign := range []string{"$", "€", "£", "DKK", "EUR", "USD", "kr.", "kr", "%"} {
		s = strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(s, sign), sign))
	}
	for _, end := range []string{",-", ",–", ",—", ".-", ".–"} {
		s = strings.TrimSuffix(s, end)
	}
	x, _, ok := readNumber(s, st, false)
	if !ok || s == text {
		return ""
	}
	if negative {
		x = -x
	}
	if size == 1 && !negative {
		return s
	}
	fixed := strconv.FormatFloat(shown(x*size, 15), 'f', -1, 64)
	if st == commaStyle {
		fixed = strings.Replace(fixed, ".", ",", 1)
	}
	return fixed
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

// totals are the names of rows that add up others, in lower case.
var totals = []string{"i alt", "ialt", "total", "totals", "totalt", "in all", "sum", "samlet", "subtotal", "grand total", "hovedtotal", "all in all",
	"hele kommunen", "sum total"}

// totalRow reports whether a row of that name is the sum of others.
func totalRow(name string) bool {
	return slices.Contains(totals, strings.TrimRight(foldHeader(name), " :."))
}
