package lex

import (
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// joinLiterals joins numbers with the units behind them: `3 %`, `2 mio`,
// `250_000 kr`, `1.5 mio. kr.`. It also gives the model's currency, which is
// one of those units.
func joinLiterals(s *scanner) (tokens []Token, currency string) {
	raw := s.tokens
	currency = findCurrency(s.lang, raw)
	j := joiner{scanner: s, raw: raw, currency: currency}
	out := make([]Token, 0, len(raw))
	for j.i < len(raw) {
		out = append(out, j.token())
	}
	return out, currency
}

type joiner struct {
	*scanner
	raw      []Token
	currency string
	i        int // the next raw token
}

// token is the next token, joined with its unit.
func (j *joiner) token() Token {
	if t, date := j.namedMonth(); date {
		return t
	}
	if t, odd := j.otherwise(); odd {
		return t
	}
	if t, other := j.inOtherCurrency(); other {
		return t
	}
	t := j.raw[j.i]
	j.i++
	if t.Type == Word && t.Text == j.currency {
		t.Type = Unit
	}
	if t.Type == Unit && t.Text == "kr" && j.currency != "kr" {
		j.report(otherCurrency(j.currency, t.Text, j.currency), t.At.Start, t.At.End)
	}
	if t.Type != Number {
		return t
	}
	return j.withUnit(t)
}

// withUnit joins a number with what stands behind it: per cent, millions, a currency.
func (j *joiner) withUnit(t Token) Token {
	digits, exponent := t.Text, ""
	switch {
	case j.follows(t, "%"):
		t = j.take(t, false)
		t.Type, exponent = Percent, "e-2"
	case j.follows(t, "mio"):
		t, exponent = j.take(t, true), "e6"
	}
	if t.Type == Number && (j.follows(t, "kr") || j.follows(t, j.currency)) {
		unit := j.raw[j.i].Text
		t = j.take(t, unit == "kr")
		t.Type = Money
		if unit != j.currency {
			number := strings.TrimSuffix(strings.TrimSuffix(t.Text, "."), unit)
			j.report(otherCurrency(j.currency, t.Text, strings.TrimSpace(number)+" "+j.currency), t.At.Start, t.At.End)
		}
	}
	if exponent != "" {
		j.scale(&t, exponent)
	}
	if t.Type == Money && exponent == "" && likeThousands(j.lang, digits) {
		j.report(thousands(j.lang, t, digits, j.currency), t.At.Start, t.At.End)
	}
	return t
}

// likeThousands reports whether a number with decimals looks like a group of
// thousands in the other language: `250.000` in an English file.
func likeThousands(lang diag.Lang, digits string) bool {
	whole, fraction, _ := strings.Cut(digits, decimalSign(lang))
	return len(whole) <= 3 && len(fraction) == 3 && !strings.HasPrefix(whole, "0") && !strings.Contains(fraction, "_")
}

// follows reports whether a word or sign stands next, on the same line.
func (j *joiner) follows(t Token, text string) bool {
	return j.i < len(j.raw) && j.raw[j.i].Line == t.Line && j.raw[j.i].Text == text
}

// take joins t with the next token, and with the point of an abbreviation.
func (j *joiner) take(t Token, abbreviation bool) Token {
	t.At.End = j.raw[j.i].At.End
	j.i++
	if abbreviation && j.i < len(j.raw) && j.raw[j.i].Type == Dot && j.raw[j.i].At.Start == t.At.End && j.pointOfAbbreviation() {
		t.At.End = j.raw[j.i].At.End
		j.i++
	}
	t.Text = j.src[t.At.Start:t.At.End]
	return t
}

// pointOfAbbreviation reports whether the point that stands next ends a word
// rather than leading to a member: nothing, space or `kr` follows it.
func (j *joiner) pointOfAbbreviation() bool {
	if j.i+1 >= len(j.raw) {
		return true
	}
	next := j.raw[j.i+1]
	return next.At.Start > j.raw[j.i].At.End || next.Type == Unit || next.Type != Word && next.Type != Dot
}

// scale multiplies a number by a power of ten, on its decimal: 3 % is the double
// nearest 0.03.
func (j *joiner) scale(t *Token, exponent string) {
	x, err := strconv.ParseFloat(t.Value+exponent, 64)
	if err != nil {
		j.report(hugeNumber(), t.At.Start, t.At.End)
		t.Type = Bad
		return
	}
	t.Value, t.Number = strconv.FormatFloat(x, 'f', -1, 64), x
}

// findCurrency looks for `currency WORD` in the model.
func findCurrency(lang diag.Lang, raw []Token) string {
	inside := false
	for i, t := range raw {
		if t.First && t.Type == Word {
			english, n := Match(lang, Statements, raw[i:])
			inside = english == "model" || inside && n == 0
		}
		inside = inside && t.Type != RightBrace
		english, _ := Match(lang, statement.Model.Lines, raw[i:])
		if inside && english == "currency" && i+1 < len(raw) && raw[i+1].Type == Word && raw[i+1].Line == t.Line {
			return raw[i+1].Text
		}
	}
	return "kr"
}

// warnOfCommas warns of a decimal comma that may have been meant to part two
// values: in the brackets of a list, or last in those of a call, without a `;`.
func (s *scanner) warnOfCommas(tokens []Token) {
	type bracket struct {
		call, list, parted bool // parted: it holds a separator
		commas             []Token
	}
	var open []bracket
	for i, t := range tokens {
		switch {
		case t.Opens():
			open = append(open, bracket{list: t.Type == LeftBracket, call: s.isCall(tokens, i)})
		case len(open) == 0:
		case t.Type == Comma:
			open[len(open)-1].parted = true
		case t.Closes():
			if b := open[len(open)-1]; !b.parted {
				for _, c := range b.commas {
					s.report(decimalComma(c.Text), c.At.Start, c.At.End)
				}
			}
			open = open[:len(open)-1]
		case decimalCommaIn(t):
			b := &open[len(open)-1]
			if b.list || b.call && i+1 < len(tokens) && tokens[i+1].Closes() {
				b.commas = append(b.commas, t)
			}
		}
	}
}

// isCall reports whether the bracket at i holds the arguments of a function. It
// touches the function's name; after a blank the word may be that of a property.
func (s *scanner) isCall(tokens []Token, i int) bool {
	if tokens[i].Type != LeftParen || i == 0 || tokens[i-1].Type != Word || tokens[i-1].At.End != tokens[i].At.Start {
		return false
	}
	_, where := Match(s.lang, InFormulas, tokens[i-1:])
	return where == 0
}

func decimalCommaIn(t Token) bool {
	if t.Type != Number && t.Type != Percent && t.Type != Money {
		return false
	}
	for i := 0; i < len(t.Text); i++ {
		if t.Text[i] == ',' {
			return true
		}
	}
	return false
}
