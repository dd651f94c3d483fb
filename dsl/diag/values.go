package diag

import (
	"math"
	"strconv"
	"strings"
)

// Number is a number in a message: 1,234.5 in English, 1.234,5 in Danish, with
// at most 15 significant digits.
type Number float64

// In renders the number for a language.
func (n Number) In(lang Lang) string {
	x := float64(n)
	if math.IsInf(x, 0) || math.IsNaN(x) {
		return strconv.FormatFloat(x, 'g', -1, 64)
	}
	digits := strconv.FormatFloat(x, 'g', 15, 64)
	if strings.Contains(digits, "e") {
		v, _ := strconv.ParseFloat(digits, 64)
		digits = strconv.FormatFloat(v, 'f', -1, 64)
	}
	return group(digits, lang)
}

// group puts thousands separators and the language's decimal sign into plain
// decimal digits.
func group(digits string, lang Lang) string {
	sign := ""
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	thousands, decimal := ",", "."
	if lang == Danish {
		thousands, decimal = ".", ","
	}
	whole, fraction, has := strings.Cut(digits, ".")
	var b strings.Builder
	for i, r := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteString(thousands)
		}
		b.WriteRune(r)
	}
	if has {
		b.WriteString(decimal + fraction)
	}
	return sign + b.String()
}

// Unit is a word for money behind a number in a message. (Rule files have it without
// the point.)
type Unit string

// In renders the unit for a language.
func (u Unit) In(lang Lang) string {
	if u == "kr" && lang == Danish {
		return "kr."
	}
	return string(u)
}

// Names is a list of names in a message, each in backquotes: `a`, `b` and `c`;
// beyond five the rest are counted.
type Names []string

// In renders the list for a language.
func (n Names) In(lang Lang) string {
	and, more := " and ", " more"
	if lang == Danish {
		and, more = " og ", " flere"
	}
	quoted := make([]string, 0, 6)
	for i, name := range n {
		if i == 5 && len(n) > 6 {
			quoted = append(quoted, strconv.Itoa(len(n)-5)+more)
			break
		}
		quoted = append(quoted, "`"+name+"`")
	}
	if len(quoted) < 2 {
		return strings.Join(quoted, "")
	}
	return strings.Join(quoted[:len(quoted)-1], ", ") + and + quoted[len(quoted)-1]
}
