// Package jsontext writes and reads JSON: texts and numbers as all reports have
// them, and the calls and replies of the page by the tags of their types. It does
// what the engine needs of encoding/json, which would be a fortieth of all that the
// page loads.
package jsontext

import (
	"math"
	"strconv"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// AppendNumber writes the shortest decimal that reads back as x; null where it is
// not finite.
func AppendNumber(out []byte, x float64) []byte {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		return append(out, "null"...)
	}
	size := math.Abs(x)
	if x == math.Trunc(x) && size > 0 && size < 1<<53 {
		return strconv.AppendInt(out, int64(x), 10) // what follows would write the same, later
	}
	format := byte('f')
	if size >= 1e21 || size > 0 && size < 1e-6 {
		format = 'e'
	}
	return strconv.AppendFloat(out, x, format, -1, 64)
}

// AppendText writes a text in quotes; bytes that are no text become U+FFFD, and what
// a terminal or an editor would obey instead of show is escaped.
func AppendText(out []byte, s string) []byte {
	out = append(out, '"')
	plain := 0
	for plain < len(s) && s[plain] >= ' ' && s[plain] < 0x7f && s[plain] != '"' && s[plain] != '\\' {
		plain++
	}
	out = append(out, s[:plain]...)
	for _, r := range s[plain:] {
		switch {
		case r == '"' || r == '\\':
			out = append(out, '\\', byte(r))
		case r == '\n':
			out = append(out, '\\', 'n')
		case r == '\t':
			out = append(out, '\\', 't')
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == 0x2028 || r == 0x2029:
			for _, unit := range utf16.AppendRune(nil, r) {
				hex := strconv.FormatInt(int64(unit)|0x10000, 16)
				out = append(append(out, '\\', 'u'), hex[1:]...)
			}
		default:
			out = utf8.AppendRune(out, r)
		}
	}
	return append(out, '"')
}
