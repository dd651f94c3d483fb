package table

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/source"
)

// readFlag reads a flag: yes or no, ja or nej, by their first letters too, true or
// false (sand and falsk in Danish spreadsheets), 1 or 0, x or nothing.
func readFlag(s string) (value, ok bool) {
	if value, ok = flagWord(s); !ok {
		value, ok = flagWord(strings.ToLower(s))
	}
	return value, ok
}

func flagWord(s string) (value, ok bool) {
	switch s {
	case "yes", "y", "ja", "j", "true", "sand", "1", "x":
		return true, true
	case "no", "n", "nej", "false", "falsk", "0", "":
		return false, true
	}
	return false, false
}

// readDate reads 2026-10-01, 1.10.2026 or, where dashes can only mean a day
// first, 1-10-2026, as days since 1970-01-01. Midnight may stand after it. exists is false for a date that is
// well written and on no calendar.
func readDate(s string, dayFirst bool) (days float64, ok, exists bool) {
	var parts [3]int
	s = cutMidnight(s)
	separator := "."
	if strings.Contains(s, "-") {
		separator = "-"
	}
	fields := strings.Split(s, separator)
	if len(fields) != 3 {
		return 0, false, false
	}
	for i, f := range fields {
		if f == "" || len(f) > 4 || !allDigits(f) {
			return 0, false, false
		}
		for _, c := range f {
			parts[i] = parts[i]*10 + int(c-'0')
		}
	}
	year, month, day := parts[0], parts[1], parts[2]
	if iso := separator == "-" && len(fields[0]) == 4; !iso {
		if separator == "-" && !dayFirst || len(fields[2]) != 4 || len(fields[0]) > 2 {
			return 0, false, false
		}
		year, day = day, year
	} else if len(fields[2]) > 2 {
		return 0, false, false
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	exists = year >= 1 && int(t.Month()) == month // a day too many is in another month
	return float64(t.Unix() / 86400), true, exists
}

// cutMidnight takes the time off a date that a database or spreadsheet wrote as a
// point in time, if it is midnight: 2026-10-01 00:00:00, 2026-10-01T00:00:00Z.
func cutMidnight(s string) string {
	i := strings.IndexAny(s, " T")
	if i < 0 {
		return s
	}
	time := strings.TrimSuffix(strings.TrimLeft(s[i+1:], " "), "Z")
	if len(time) < len("0:00") || strings.Trim(time, "0:.") != "" || !strings.Contains(time, ":") {
		return s
	}
	return s[:i]
}

// dateText writes days since 1970-01-01 as an ISO date.
func dateText(days float64) string {
	return time.Unix(int64(days)*86400, 0).UTC().Format(time.DateOnly)
}

// guarded reports whether a text is one that a spreadsheet would run as a
// formula, apart from apostrophes it begins with. Numbers are none.
func guarded(s string) bool {
	bare := strings.TrimLeft(s, "'")
	if first, _ := utf8.DecodeRuneInString(bare); bare == "" || !strings.ContainsRune("=+-@|\t\r\n＝＋－＠｜", first) {
		return false
	}
	_, use, isNumber := readNumber(bare, unknownStyle, false)
	return !isNumber && use != ambiguous
}

// guard puts an apostrophe before a text that a spreadsheet would run as a
// formula, and before one that begins so already; unguard takes it away again.
func guard(s string) string {
	if guarded(s) {
		return "'" + s
	}
	return s
}

func unguard(s string) string {
	if strings.HasPrefix(s, "'") && guarded(s) {
		return strings.TrimSpace(s[1:])
	}
	return s
}

// clean brings a text to the form in which columns hold it: without blanks
// around it, letters composed, lines ending in \n, and U+FFFD for what is not a character.
func clean(s string) string {
	s = source.Compose(strings.TrimSpace(strings.ToValidUTF8(s, "\uFFFD")))
	if strings.ContainsAny(s, "\r\x00") {
		s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "\uFFFD").Replace(s)
	}
	return s
}
