package lex

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// Words for money and per cent as people write them elsewhere.
var (
	moneyWords    = []string{"DKK", "dkk", "Kr", "KR", "kroner", "krone", "$", "€", "£"}
	percentWords  = []string{"pct", "procent", "percent", "Pct"}
	currencyWords = []string{"USD", "EUR", "GBP", "SEK", "NOK", "ISK", "CHF"}
	thousandWords = []string{"t", "tkr", "TKR", "Tkr"}
	millionWords  = []string{"million", "millions", "millioner", "mill", "mln", "Mio", "MIO"}
	billionWords  = []string{"mia", "Mia", "MIA", "milliard", "milliarder", "bn"} // thousands of millions
)

// otherwise reads a number or amount written as people do elsewhere: `kr. 1.000`,
// `1 000 000 kr`, `1.000 DKK`, `500 t.kr.`, `1.000.000,- kr`, `$100`, `80 pct.`. It is
// reported with what to write, and becomes one Bad token.
func (j *joiner) otherwise() (Token, bool) {
	i, unit, odd := j.i, "", false
	if t := j.raw[i]; t.Type == Unit && t.Text == "kr" || slices.Contains(moneyWords, t.Text) && t.Text != j.currency {
		unit, odd = j.currency, true
		if i++; j.is(i, Dot) {
			i++
		}
	}
	value, i := j.digitGroups(i)
	if value == "" {
		return Token{}, false
	}
	if unit != "" {
		i, value = j.commaGroups(i, value)
	}
	odd = odd || i > j.i+1
	if j.is(i, Comma) && j.is(i+1, Minus) && j.raw[i].At.End == j.raw[i+1].At.Start && j.endsAmount(i+2) {
		i, unit, odd = i+2, j.currency, true
	}
	i, value, unit, odd = j.oddUnit(i, value, unit, odd)
	i, value, millions := j.millions(i, value)
	if odd = odd || millions; !odd {
		return Token{}, false
	}
	if j.is(i, Unit) {
		unit = j.raw[i].Text
		i++
	}
	if j.is(i, Dot) {
		i++
	}
	t := j.raw[j.i]
	t.At.End = j.raw[i-1].At.End
	t.Text, t.Type = j.src[t.At.Start:t.At.End], Bad
	if millions {
		unit = strings.TrimSpace("mio " + unit)
	}
	j.diags = slices.DeleteFunc(j.diags, func(d diag.Diagnostic) bool { return d.Range.Start >= t.At.Start && d.Range.Start < t.At.End })
	j.report(otherWriting(t.Text, strings.TrimSpace(writeDecimal(j.lang, value)+" "+unit)), t.At.Start, t.At.End)
	j.i = i
	return t, true
}

// inOtherCurrency reads an amount in a currency that is not the model's, `100 USD`. It
// is reported, and becomes one Bad token.
func (j *joiner) inOtherCurrency() (Token, bool) {
	value, i := j.digitGroups(j.i)
	if value == "" || !j.is(i, Word) || j.raw[i].Text == j.currency || !slices.Contains(currencyWords, j.raw[i].Text) {
		return Token{}, false
	}
	t := j.raw[j.i]
	t.At.End = j.raw[i].At.End
	t.Text, t.Type = j.src[t.At.Start:t.At.End], Bad
	j.report(foreignCurrency(t.Text, j.raw[i].Text, writeDecimal(j.lang, value)+" "+j.currency, j.currency), t.At.Start, t.At.End)
	j.i = i + 1
	return t, true
}

// is reports whether raw token i is of a type and on the line that is read.
func (j *joiner) is(i int, typ Type) bool {
	return i < len(j.raw) && j.raw[i].Type == typ && j.raw[i].Line == j.raw[j.i].Line
}

// digitGroups reads a number from raw token i, with spaces between groups of three
// digits perhaps: its decimal, and where it ends.
func (j *joiner) digitGroups(i int) (value string, end int) {
	if !j.is(i, Number) {
		return "", i
	}
	value = j.raw[i].Value
	if len(value) > 3 || value[0] == '0' {
		return value, i + 1
	}
	for i++; j.is(i, Number) && !strings.ContainsAny(value, ".") && len(strings.SplitN(j.raw[i].Value, ".", 2)[0]) == 3 && j.oneBlank(i); i++ {
		value += j.raw[i].Value
	}
	return value, i
}

// commaGroups reads on behind the first digits of an amount that has its unit before
// it: in `DKK 200,000.50` the comma stands between groups of three digits, in
// `DKK 200,5` before the decimals. Elsewhere it would part two values.
func (j *joiner) commaGroups(i int, value string) (end int, number string) {
	for j.lang == diag.English && !strings.Contains(value, ".") && j.is(i, Comma) && j.is(i+1, Number) &&
		j.raw[i-1].At.End == j.raw[i].At.Start && j.raw[i].At.End == j.raw[i+1].At.Start {
		more := j.raw[i+1].Text
		if whole, _, _ := strings.Cut(more, "."); len(whole) != 3 {
			more = "." + whole
		}
		value += more
		i += 2
	}
	return i, value
}

// oneBlank reports whether one blank, of any width, stands before raw token i.
func (j *joiner) oneBlank(i int) bool {
	return utf8.RuneCountInString(j.src[j.raw[i-1].At.End:j.raw[i].At.Start]) == 1
}

// endsAmount reports whether nothing but a unit follows `,-`.
func (j *joiner) endsAmount(i int) bool {
	return i >= len(j.raw) || j.raw[i].Line != j.raw[i-1].Line || j.raw[i].Type == Unit || j.raw[i].Type == Comma || j.raw[i].Closes()
}

// oddUnit reads a unit behind a number at raw token i that is none of the
// language's.
func (j *joiner) oddUnit(i int, value, unit string, odd bool) (int, string, string, bool) {
	if !j.is(i, Word) && !j.is(i, Bad) {
		return i, value, unit, odd
	}
	switch word := j.raw[i].Text; {
	case slices.Contains(percentWords, word):
		return i + 1, value, "%", true
	case slices.Contains(moneyWords, word) && word != j.currency:
		return i + 1, value, j.currency, true
	case slices.Contains(thousandWords, word) && (word != "t" || j.is(i+1, Unit) || j.is(i+1, Dot) && j.is(i+2, Unit)):
		if i++; word == "t" && j.is(i, Dot) {
			i++
		}
		x, _ := strconv.ParseFloat(value, 64)
		return i, strconv.FormatFloat(x*1000, 'f', -1, 64), j.currency, true
	}
	return i, value, unit, odd
}

// millions reads other words for millions, and for thousands of them, at raw token i.
func (j *joiner) millions(i int, value string) (end int, number string, found bool) {
	if !j.is(i, Word) {
		return i, value, false
	}
	word := j.raw[i].Text
	switch {
	case slices.Contains(millionWords, word):
	case slices.Contains(billionWords, word) || word == "billion" && j.lang == diag.English:
		x, _ := strconv.ParseFloat(value, 64)
		value = strconv.FormatFloat(x*1000, 'f', -1, 64)
	default:
		return i, value, false
	}
	if i++; j.is(i, Dot) {
		i++
	}
	return i, value, true
}

// writeDecimal writes a decimal in a language, its digits in groups of three.
func writeDecimal(lang diag.Lang, decimal string) string {
	whole, fraction, has := strings.Cut(decimal, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + Pair{"_", "."}.Spelling(lang) + whole[i:]
	}
	if has {
		whole += decimalSign(lang) + fraction
	}
	return whole
}

// CommaNumber says how the number is written that token i, a comma between two
// numbers that touch it, is part of: `0,8` is 0.8 and `1,000,000` is 1_000_000. It is
// "" where it is no such comma.
func CommaNumber(lang diag.Lang, toks []Token, i int) string {
	if i == 0 || i+1 >= len(toks) || toks[i-1].Type != Number || lang == diag.Danish {
		return ""
	}
	whole, groups := toks[i-1].Value, 0
	var last Token
	for ; i+1 < len(toks) && toks[i].Type == Comma && toks[i+1].Literal() && toks[i].At.Start == toks[i-1].At.End && toks[i].At.End == toks[i+1].At.Start; i += 2 {
		last = toks[i+1]
		digits := last.Text
		if end := strings.IndexFunc(digits, func(r rune) bool { return r < '0' || r > '9' }); end >= 0 {
			digits = digits[:end]
		}
		if groups++; len(digits) != 3 || toks[i-1].Value == "0" {
			if groups > 1 || digits == "" {
				return ""
			}
			return whole + "." + last.Text
		}
		whole += "_" + digits
	}
	if groups == 0 {
		return ""
	}
	return whole + strings.TrimLeft(last.Text, "0123456789")
}
