package xlsx

import (
	"strings"
)

// format is what the number format of a cell makes of its number.
type format struct {
	date    bool // with a day, month or year
	time    bool // of the clock alone, or a duration
	percent bool
	zeros   int // digits shown at least, as of ids: 00000
}

// builtin are the formats that the format of workbooks numbers without writing
// them out, as far as they show more than a number.
func builtin(id int) format {
	switch {
	case id == 9 || id == 10:
		return format{percent: true}
	case id >= 14 && id <= 17, id == 22, id >= 27 && id <= 36, id >= 50 && id <= 58:
		return format{date: true}
	case id >= 18 && id <= 21, id >= 45 && id <= 47:
		return format{time: true}
	}
	return format{}
}

// parseFormat reads the code of a number format, such as `#,##0.00 "kr."`: its
// first section, which is the one of positive numbers.
func parseFormat(code string) format {
	var f format
	letters, digits := "", ""
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '"':
			if end := strings.IndexByte(code[i+1:], '"'); end >= 0 {
				i += end + 1
			}
		case '\\', '_', '*':
			i++
		case '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				end = len(code) - i - 1
			}
			if elapsed := strings.ToLower(code[i+1 : i+end]); elapsed != "" && strings.Trim(elapsed, elapsed[:1]) == "" && strings.Contains("hms", elapsed[:1]) {
				letters += "h"
			}
			i += end
		case ';':
			i = len(code)
		case '%':
			f.percent = true
		case '0', '#', '?', '.', ',':
			digits += string(c)
		default:
			letters += strings.ToLower(string(c))
		}
	}
	if strings.Contains(letters, "general") || strings.Contains(letters, "standard") || strings.Contains(letters, "@") {
		return format{}
	}
	clock := strings.ContainsAny(letters, "hs")
	f.date = strings.ContainsAny(letters, "dy") || strings.Contains(letters, "m") && !clock
	f.time = clock && !f.date
	if len(digits) > 1 && strings.Trim(digits, "0") == "" && strings.TrimSpace(letters) == "" && !f.percent {
		f.zeros = len(digits)
	}
	return f
}
