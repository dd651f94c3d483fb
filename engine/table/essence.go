package table

import (
	"slices"
	"strings"
	"unicode"
)

// essence is what a header is about: with its letters mended, folded, without what stands in brackets,
// units, years and words such as number of.
func essence(header string) string {
	var words []string
	depth := 0
	for _, word := range strings.FieldsFunc(foldHeader(repaired(header)), func(r rune) bool {
		switch {
		case strings.ContainsRune("([{", r):
			depth++
		case strings.ContainsRune(")]}", r):
			depth = max(0, depth-1)
			return true
		}
		return depth > 0 || !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '%'
	}) {
		if !slices.Contains(incidental, word) && !isYear(word) {
			words = append(words, word)
		}
	}
	return strings.Join(words, " ")
}

// incidental are words of headers that say in what, when or how a column is
// given, but not what it is.
var incidental = []string{"kr", "dkk", "kroner", "krone", "eur", "euro", "pct", "procent", "percent", "%", "mio", "mia", "t", "tkr", "tusind", "1000", "000",
	"i", "in", "pr", "per", "antal", "number", "of", "no", "nr", "stk", "år", "year"}

// isYear reports whether a word is a year of our time.
func isYear(word string) bool {
	return len(word) == 4 && allDigits(word) && (word[:2] == "19" || word[:2] == "20")
}

// essences finds headers by what they are about.
type essences struct {
	headers []string
	of      map[string][]string
}

func newEssences(headers []string) essences {
	e := essences{headers, map[string][]string{}}
	for _, header := range headers {
		if about := essence(header); about != "" {
			e.of[about] = append(e.of[about], header)
		}
	}
	return e
}

// same are the headers that are about the same as a column.
func (e essences) same(c *ColumnSpec) []string {
	if same := e.of[essence(c.Name)]; len(same) > 0 {
		return same
	}
	return e.of[essence(c.Label)]
}

// near are the headers that a column that is not there may be: those that are
// about the same, else the one that is a slip for its name or label, else the only
// one that has all its words.
func (e essences) near(c *ColumnSpec) []string {
	if same := e.same(c); len(same) > 0 {
		return same
	}
	for _, name := range []string{c.Name, c.Label} {
		if near := nearest(name, e.headers); name != "" && near != "" {
			return []string{near}
		}
	}
	name := essence(c.Name)
	if len(name) < 3 || len(e.headers) > maxCandidates {
		return nil
	}
	var within []string
	for _, header := range e.headers {
		if strings.Contains(" "+essence(header)+" ", " "+name+" ") {
			within = append(within, header)
		}
	}
	if len(within) != 1 {
		return nil
	}
	return within
}

// scaled reports whether a header says that its amounts are in thousands or
// millions.
func scaled(header string) bool {
	folded := foldHeader(header)
	for _, word := range []string{"1.000", "1 000", "1,000", "1000", "t.kr", "tkr", "t. kr", "tusind", "thousand", "mio", "million", "mia.", "mia ", "milliard", "billion"} {
		if strings.Contains(folded, word) {
			return true
		}
	}
	return false
}

// inPercent reports whether a header says that its shares are per cent.
func inPercent(header string) bool {
	folded := foldHeader(header)
	return strings.Contains(folded, "%") || strings.Contains(folded, "pct") || strings.Contains(folded, "procent") || strings.Contains(folded, "per cent") ||
		strings.Contains(folded, "percent")
}
