package lex

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// number reads a date or a number as the file's language writes it. What merely
// looks like one is reported whole.
func (s *scanner) number() {
	if t, ok := isoDate(s.rest()); ok {
		end := s.pos + len(dateForm)
		if t.Type == Bad {
			s.report(noSuchDate(s.src[s.pos:end]), s.pos, end)
		}
		s.add(t, end)
		return
	}
	if iso, unsure, length := dayFirst(s.rest()); length > 0 && s.wordEnd(s.pos+length) == s.pos+length {
		end := s.pos + length
		s.report(dayBeforeYear(s.src[s.pos:end], iso, unsure && s.lang == diag.English), s.pos, end)
		s.add(Token{Type: Bad}, end)
		return
	}
	if write, end := s.foreignThousands(); end > 0 {
		s.report(otherWriting(s.src[s.pos:end], write), s.pos, end)
		s.add(Token{Type: Bad}, end)
		return
	}
	decimal, end, ok := s.decimal()
	if run := s.numberRun(end); !ok || run > end {
		s.report(badNumber(s.lang, s.src[s.pos:run]), s.pos, run)
		s.add(Token{Type: Bad}, run)
		return
	}
	x, err := strconv.ParseFloat(decimal, 64)
	if err != nil {
		s.report(hugeNumber(), s.pos, end)
		s.add(Token{Type: Bad}, end)
		return
	}
	s.add(Token{Type: Number, Value: decimal, Number: x}, end)
}

// foreignThousands is how a number is written here whose groups of three digits are set
// apart as in the other language, 1,200,000, and where it ends; 0 where none stands here.
func (s *scanner) foreignThousands() (write string, end int) {
	sign := byte('.')
	if s.lang == diag.Danish {
		sign = ','
	}
	whole, end := s.digits(s.pos)
	groups := 0
	for len(whole) > 0 && len(whole) <= 3+3*groups && s.digitAfter(end, sign) {
		group, next := s.digits(end + 1)
		if len(group) != 3 || next-end != 4 {
			return "", 0
		}
		whole, end, groups = whole+group, next, groups+1
	}
	if groups < 2 || s.wordEnd(end) > end {
		return "", 0
	}
	return writeDecimal(s.lang, whole), end
}

// decimal reads the longest number from s.pos: its decimal with `.` and without
// separators, where it ends, and whether its groups of digits are in order.
func (s *scanner) decimal() (decimal string, end int, ok bool) {
	point := byte('.')
	if s.lang == diag.Danish {
		point = ','
	}
	whole, end := s.digits(s.pos)
	ok = orderlyDigits(s.src[s.pos:end])
	if s.lang == diag.Danish {
		groups := len(whole) <= 3 && end-s.pos == len(whole) && !strings.HasPrefix(whole, "0")
		for ok && s.digitAfter(end, '.') {
			group, next := s.digits(end + 1)
			ok = groups && next-end == 4 && len(group) == 3
			end = next
		}
		whole = strings.NewReplacer(".", "", "_", "").Replace(s.src[s.pos:end])
	}
	if !s.digitAfter(end, point) {
		return whole, end, ok
	}
	fraction, next := s.digits(end + 1)
	return whole + "." + fraction, next, ok && orderlyDigits(s.src[end+1:next])
}

// bareFraction reports whether a number without its zero stands here: `.5`, in a
// Danish file `,5` too, where no operand ends that a point or comma could follow.
func (s *scanner) bareFraction() bool {
	if !s.digitAfter(s.pos, '.') && (s.lang != diag.Danish || !s.digitAfter(s.pos, ',')) {
		return false
	}
	if len(s.tokens) == 0 {
		return true
	}
	before := s.tokens[len(s.tokens)-1]
	if s.src[s.pos] == '.' {
		return before.At.End < s.pos || !before.EndsOperand() && before.Type != Dot
	}
	return !before.EndsOperand()
}

// digits reads digits and `_` from i: the digits alone, and where they end.
func (s *scanner) digits(i int) (digits string, end int) {
	end = i
	for end < len(s.src) && (s.src[end] >= '0' && s.src[end] <= '9' || s.src[end] == '_') {
		end++
	}
	return strings.ReplaceAll(s.src[i:end], "_", ""), end
}

// orderlyDigits reports whether each `_` stands between two digits.
func orderlyDigits(text string) bool {
	return !strings.HasPrefix(text, "_") && !strings.HasSuffix(text, "_") && !strings.Contains(text, "__")
}

// digitAfter reports whether sign and then a digit stand at i.
func (s *scanner) digitAfter(i int, sign byte) bool {
	return i+1 < len(s.src) && s.src[i] == sign && s.src[i+1] >= '0' && s.src[i+1] <= '9'
}

// numberRun is where that which looks like a number ends, given where the
// number ended: behind letters that are no unit, and further groups of digits.
func (s *scanner) numberRun(end int) int {
	run := s.wordEnd(end)
	if word := s.src[end:run]; word == "kr" || word == "mio" {
		return end
	}
	for s.digitAfter(run, '.') || run > end && s.digitAfter(run, ',') {
		run = s.wordEnd(run + 1)
	}
	return run
}

// dateForm is how dates are written.
const dateForm = "yyyy-mm-dd"

// isoDate reads yyyy-mm-dd where nothing more of a number or word follows. The
// token is Bad where there is no such day.
func isoDate(text string) (Token, bool) {
	if len(text) < len(dateForm) {
		return Token{}, false
	}
	for i, c := range []byte(text[:len(dateForm)]) {
		if digit := c >= '0' && c <= '9'; digit != (i != 4 && i != 7) || !digit && c != '-' {
			return Token{}, false
		}
	}
	if len(text) > len(dateForm) {
		if c := text[len(dateForm)]; c >= '0' && c <= '9' || c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' {
			return Token{}, false
		}
	}
	digits := func(from, to int) int {
		n, _ := strconv.Atoi(text[from:to])
		return n
	}
	days, ok := dayOf(digits(0, 4), digits(5, 7), digits(8, 10))
	if !ok {
		return Token{Type: Bad}, true
	}
	return Token{Type: Date, Number: days}, true
}

// dayOf is a day in days since 1970-01-01; false where there is no such day. (A day too
// many is one of another month to package time, whose parser would be much to load.)
func dayOf(year, month, day int) (days float64, ok bool) {
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return math.Floor(float64(t.Unix()) / 86400), year > 0 && int(t.Month()) == month && t.Day() == day
}
