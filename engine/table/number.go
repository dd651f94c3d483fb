package table

import (
	"strconv"
	"strings"
)

// style is how a sheet writes numbers.
type style int

const (
	unknownStyle style = iota // either way, as long as a number can only be read in one
	pointStyle                // 1,234.5
	commaStyle                // 1.234,5
)

// other is the style with the two signs the other way round.
func (s style) other() style {
	switch s {
	case pointStyle:
		return commaStyle
	case commaStyle:
		return pointStyle
	}
	return unknownStyle
}

// usage is what a number's separators may tell about its neighbours.
type usage uint8

const (
	grouped       usage = 1 << iota // 2.375 in comma style, read as 2375
	pointed                         // 1.5 in comma style, read as 1½
	thousandth                      // 75.258 in point style, read as 75 and a bit
	ambiguous                       // 2.375 or 2,375 in unknown style: not read
	threeDecimals                   // 2,375 in comma style, read as 2 and a bit
	shortened                       // 1,23E+11, read as it is, though digits may be lost
)

// readNumber reads a number as a sheet of the style writes it, a hundredth of it
// if percent. Thousands may be set apart by the style's other sign, by blanks or
// by apostrophes. The result is the double nearest the decimal written; it is
// finite if ok.
func readNumber(s string, st style, percent bool) (x float64, use usage, ok bool) {
	if n, short := digits(s); short {
		if x = float64(n); percent {
			x /= 100
		}
		return x, 0, true
	}
	if st != unknownStyle {
		if x, use, ok = plainNumber(s, st, percent); !ok {
			x, use, ok = anyNumber(s, st, percent)
		}
		return x + 0, use, ok // + 0 makes -0 a zero like any other
	}
	x, _, ok = readNumber(s, pointStyle, percent)
	y, _, okToo := readNumber(s, commaStyle, percent)
	switch {
	case ok && okToo && x != y:
		return 0, ambiguous, false
	case ok:
		return x, 0, true
	}
	return y, 0, okToo
}

// styleOf is the style that a cell with a number shows, unknownStyle if it could
// be either.
func styleOf(cell string) style {
	s := strings.TrimFunc(cell, func(r rune) bool { return r < '0' || r > '9' })
	_, _, point := readNumber(s, pointStyle, false)
	_, use, comma := readNumber(s, commaStyle, false)
	switch {
	case point && (!comma || use&pointed != 0):
		return pointStyle
	case comma && !point:
		return commaStyle
	}
	return unknownStyle
}

// digits is the whole number that up to 15 digits write, as most cells do.
func digits(s string) (n int, ok bool) {
	switch size := len(s); {
	case size >= 4 && size <= 8:
		return digitsAtOnce(s)
	case size == 1:
		n = int(s[0] - '0') // as a byte, so what is no digit is above 9
		return n, n <= 9
	}
	if len(s) == 0 || len(s) > 15 {
		return 0, false
	}
	for i := 0; i < len(s); i++ {
		digit := s[i] - '0'
		if digit > 9 {
			return 0, false
		}
		n = n*10 + int(digit)
	}
	return n, true
}

// digitsAtOnce is the whole number that 4 to 8 digits write: they are looked at
// together, and added up in pairs, pairs of pairs and then all.
func digitsAtOnce(s string) (n int, ok bool) {
	const high, zero = 0x8080808080808080, 0x3030303030303030
	pad := uint64(8 * (8 - len(s)))
	x := uint64(four(s[len(s)-4:]))<<32 | uint64(four(s)<<pad) | zero&(1<<32-1)&(1<<pad-1)
	if ((x+0x4646464646464646)|(x-zero))&high != 0 {
		return 0, false
	}
	x -= zero
	x = x*10 + x>>8
	const bytes = 0x000000FF000000FF
	return int((x&bytes*(100+1000000<<32) + x>>16&bytes*(1+10000<<32)) >> 32), true
}

var powersOf10 = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17}

// plainNumber reads what most other cells hold: up to 15 digits with a minus or a
// decimal sign. Digits and power of ten are exact doubles, so their quotient is
// the double nearest the decimal.
func plainNumber(s string, st style, percent bool) (x float64, use usage, ok bool) {
	sign, digits, decimals, point := 1.0, 0, 0, byte('.')
	if st == commaStyle {
		point = ','
	}
	start := 0
	if strings.HasPrefix(s, "-") {
		sign, start = -1, 1
	}
	if len(s) > 17 {
		return 0, 0, false
	}
	n, at := 0, -1
	for i := start; i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			n, digits = n*10+int(c-'0'), digits+1
		case c == point && at < 0 && i > start && i < len(s)-1:
			at = i
		default:
			return 0, 0, false
		}
	}
	if digits == 0 || digits > 15 {
		return 0, 0, false
	}
	if at >= 0 {
		decimals = len(s) - at - 1
		if decimals == 3 && at-start <= 3 && s[start] != '0' {
			use = thousandth
			if st == commaStyle {
				use = threeDecimals
			}
		}
	}
	if percent {
		decimals += 2
	}
	return sign * float64(n) / powersOf10[decimals], use, true
}

// anyNumber reads every number that a style allows, by writing it again as
// strconv reads it.
func anyNumber(s string, st style, percent bool) (x float64, use usage, ok bool) {
	var space [64]byte
	out := space[:0]
	if rest, minus := cutSign(s); rest != s {
		s = rest
		if minus {
			out = append(out, '-')
		}
	}
	mantissa, exponent := s, 0
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		e, err := strconv.Atoi(s[i+1:])
		if err != nil || len(s)-i > 6 {
			return 0, 0, false
		}
		mantissa, exponent = s[:i], e
	}
	if percent {
		exponent -= 2
	}
	if out, use, ok = appendDecimal(out, mantissa, st); !ok {
		return 0, 0, false
	}
	if scientific(s) {
		use |= shortened
	}
	out = strconv.AppendInt(append(out, 'e'), int64(exponent), 10)
	x, err := strconv.ParseFloat(string(out), 64)
	return x, use, err == nil
}

// cutSign takes a sign and the blanks after it off a number.
func cutSign(s string) (rest string, minus bool) {
	for _, sign := range []string{"-", "−", "+"} {
		if rest, ok := strings.CutPrefix(s, sign); ok {
			return strings.TrimLeft(rest, " \u00A0\u202F"), sign != "+"
		}
	}
	return s, false
}

// appendDecimal writes a number without sign and exponent as plain digits with a
// decimal point.
func appendDecimal(out []byte, s string, st style) ([]byte, usage, bool) {
	point, group := ".", byte(',')
	if st == commaStyle {
		point, group = ",", '.'
	}
	whole, fraction, has := strings.Cut(s, point)
	if has && (fraction == "" || !allDigits(fraction)) {
		return out, 0, false
	}
	start := len(out)
	if out, ok := appendGroups(out, whole, group); ok || has && whole == "" {
		return append(append(out, '.'), fraction...), groupUsage(whole, has, st), true
	}
	if st != commaStyle || has {
		return out, 0, false
	}
	whole, fraction, _ = strings.Cut(s, ".")
	out, ok := appendGroups(out[:start], whole, ' ')
	if !ok || fraction == "" || !allDigits(fraction) {
		return out, 0, false
	}
	return append(append(out, '.'), fraction...), pointed, true
}

// groupUsage tells of a number in comma style whose only separator is one point
// for thousands: the one that another style would read as a decimal sign.
func groupUsage(whole string, hasFraction bool, st style) usage {
	if st == commaStyle && !hasFraction && strings.Count(whole, ".") == 1 {
		return grouped
	}
	return 0
}

// blanks are the blanks and apostrophes that set thousands apart, whatever the style.
var blanks = [...]string{" ", "\u00A0", "\u202F", "\u2009", "'", "’"}

// appendGroups writes the digits of a whole number, thousands set apart by group
// or by blanks or not at all.
func appendGroups(out []byte, s string, group byte) ([]byte, bool) {
	if allDigits(s) {
		return append(out, s...), s != ""
	}
	separator := string(group)
	for _, b := range blanks {
		if strings.Contains(s, b) {
			separator = b
		}
	}
	first := true
	for more := true; more; first = false {
		var part string
		part, s, more = strings.Cut(s, separator)
		if !allDigits(part) || first && (len(part) < 1 || len(part) > 3 || part[0] == '0') || !first && len(part) != 3 {
			return out, false
		}
		out = append(out, part...)
	}
	return out, true
}

func allDigits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// cutUnit takes a unit such as kr off either end of an amount; kr may be written
// with a full stop. A minus may stand before a unit in front.
func cutUnit(s, unit string) string {
	if strings.EqualFold(unit, "kr") {
		if n := len(s); n > 3 && s[n-1] == '.' && strings.EqualFold(s[n-3:n-1], unit) {
			s = s[:n-1]
		}
	}
	if n := len(s) - len(unit); n > 0 && strings.EqualFold(s[n:], unit) {
		return strings.TrimSpace(s[:n])
	}
	rest, minus := cutSign(s)
	if len(rest) <= len(unit) || !strings.EqualFold(rest[:len(unit)], unit) {
		return s
	}
	rest = strings.TrimSpace(strings.TrimPrefix(rest[len(unit):], "."))
	if minus {
		return "-" + rest
	}
	return rest
}
