package source

import "strings"

// signs are characters for which Unicode has letters that stand for the same.
var signs = strings.NewReplacer("\u212B", "Å", "\u212A", "K", "\u2126", "Ω")

// Compose writes letters with combining marks after them as the single letters
// that they make (Unicode's form NFC): names from macOS have å as an a and a ring.
// Other texts stay as they are.
func Compose(s string) string {
	if strings.Contains(s, "\xE2\x84") { // what signs begin with
		s = signs.Replace(s)
	}
	if strings.IndexByte(s, 0xCC) < 0 && strings.IndexByte(s, 0xCD) < 0 { // what all marks begin with
		return s
	}
	out := make([]rune, 0, len(s))
	for _, r := range s {
		if letter := composed(out, r); letter != 0 {
			out[len(out)-1] = letter
		} else {
			out = append(out, r)
		}
	}
	return string(out)
}

// composed is what a mark makes of the last letter of a text; 0: nothing.
func composed(text []rune, mark rune) rune {
	pairs, ok := marks[mark]
	if !ok || len(text) == 0 {
		return 0
	}
	letter, found, first := text[len(text)-1], false, true
	for _, r := range pairs {
		switch {
		case found:
			return r
		case first:
			found = r == letter
		}
		first = !first
	}
	return 0
}
