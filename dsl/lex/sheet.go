package lex

import (
	"fmt"
	"math"
	"slices"
	"strings"
)

// What people write as in a spreadsheet or a letter: cells, and dates that do not
// begin with the year. It is read whole, so that what is said is about all of it.

// cell is where an address of a spreadsheet ends that begins at the scanner's
// place: `$B$2`, `Sheet1!B2`, `B2:B10`. It is 0 where none does; `B2` alone may be a name.
func (s *scanner) cell() int {
	start, marked := s.pos, false
	if sheet := s.wordEnd(start); sheet > start && strings.HasPrefix(s.src[sheet:], "!") {
		start, marked = sheet+1, true
	}
	end, dollar := s.address(start)
	if end == 0 {
		return 0
	}
	marked = marked || dollar
	if strings.HasPrefix(s.src[end:], ":") && !strings.Contains(s.src[s.lineStart:s.pos], "?") {
		if last, _ := s.address(end + 1); last > 0 {
			end, marked = last, true
		}
	}
	if !marked {
		return 0
	}
	return end
}

// address is where one to three capital letters and a row's number end, each with
// a `$` before it perhaps; 0 where they do not stand at i.
func (s *scanner) address(i int) (end int, dollar bool) {
	sign := func() {
		if strings.HasPrefix(s.src[i:], "$") {
			i, dollar = i+1, true
		}
	}
	run := func(low, high byte) int {
		from := i
		for i < len(s.src) && s.src[i] >= low && s.src[i] <= high {
			i++
		}
		return i - from
	}
	sign()
	letters := run('A', 'Z')
	sign()
	digits := run('0', '9')
	if letters == 0 || letters > 3 || digits == 0 || s.wordEnd(i) > i {
		return 0, false
	}
	return i, dollar
}

// IsCell reports whether a name that means nothing is an address of a spreadsheet: B2, AB128.
func IsCell(name string) bool {
	s := scanner{src: name}
	end, _ := s.address(0)
	return end > 0 && end == len(name)
}

// dayFirst reads a date that begins with the day, `01-08-2027`, `1/8-2027`, from the
// beginning of a text: the ISO date, whether day and month could be exchanged, and
// where it ends; 0 where none stands there.
func dayFirst(text string) (iso string, unsure bool, end int) {
	var parts [3]int
	for i := range parts {
		from := end
		for end < len(text) && text[end] >= '0' && text[end] <= '9' && end-from < 5 {
			parts[i] = 10*parts[i] + int(text[end]-'0')
			end++
		}
		if n := end - from; n == 0 || i < 2 && n > 2 || i == 2 && n != 4 {
			return "", false, 0
		}
		if i == 2 {
			break
		}
		if end == len(text) || !strings.ContainsRune("-/.", rune(text[end])) {
			return "", false, 0
		}
		end++
	}
	iso, ok := date(parts[2], parts[1], parts[0])
	if !ok {
		return "", false, 0
	}
	return iso, strings.Contains(text[:end], "/") && parts[0] <= 12 && parts[0] != parts[1], end
}

// date is a date as the language writes it; false where there is no such day.
func date(year, month, day int) (iso string, ok bool) {
	_, ok = dayOf(year, month, day)
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day), ok && year < 10000
}

var monthNames = [][]string{
	{"januar", "january", "jan"}, {"februar", "february", "feb"}, {"marts", "march", "mar"}, {"april", "apr"}, {"maj", "may"},
	{"juni", "june", "jun"}, {"juli", "july", "jul"}, {"august", "aug"}, {"september", "sep", "sept"},
	{"oktober", "october", "okt", "oct"}, {"november", "nov"}, {"december", "dec"},
}

// namedMonth reads a date with the name of its month, `1. august 2027`, from the
// next raw token. It is reported with what to write, and becomes one Bad token.
func (j *joiner) namedMonth() (Token, bool) {
	i := j.i + 1
	if !j.is(j.i, Number) {
		return Token{}, false
	}
	if j.is(i, Dot) {
		i++
	}
	if !j.is(i, Word) {
		return Token{}, false
	}
	name := strings.ToLower(j.raw[i].Text)
	month := 1 + slices.IndexFunc(monthNames, func(names []string) bool { return slices.Contains(names, name) })
	if i++; j.is(i, Dot) {
		i++
	}
	if month == 0 || !j.is(i, Number) {
		return Token{}, false
	}
	day, year := j.raw[j.i].Number, j.raw[i].Number
	iso, ok := date(int(year), month, int(day))
	if !ok || day != math.Trunc(day) || year != math.Trunc(year) || year < 1000 {
		return Token{}, false
	}
	return j.bad(i+1, iso), true
}

// bad makes one Bad token of the raw tokens up to one, and reports it with what to
// write in its place.
func (j *joiner) bad(end int, write string) Token {
	t := j.raw[j.i]
	t.At.End = j.raw[end-1].At.End
	t.Text, t.Type = j.src[t.At.Start:t.At.End], Bad
	j.report(otherWriting(t.Text, write), t.At.Start, t.At.End)
	j.i = end
	return t
}
