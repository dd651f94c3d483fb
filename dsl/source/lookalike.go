package source

// latin are letters of other alphabets that look like Latin ones.
var latin = map[rune]rune{
	'а': 'a', 'с': 'c', 'ԁ': 'd', 'е': 'e', 'һ': 'h', 'і': 'i', 'ј': 'j', 'ո': 'n', 'о': 'o', 'р': 'p', 'ԛ': 'q', 'ѕ': 's', 'ԝ': 'w', 'х': 'x', 'у': 'y',
	'А': 'A', 'В': 'B', 'С': 'C', 'Е': 'E', 'Н': 'H', 'І': 'I', 'Ј': 'J', 'К': 'K', 'М': 'M', 'О': 'O', 'Р': 'P', 'Ѕ': 'S', 'Т': 'T', 'Х': 'X', 'У': 'Y',
	'α': 'a', 'ι': 'i', 'κ': 'k', 'ν': 'v', 'ο': 'o', 'ρ': 'p', 'υ': 'u', 'χ': 'x', 'γ': 'y',
	'Α': 'A', 'Β': 'B', 'Ε': 'E', 'Ζ': 'Z', 'Η': 'H', 'Ι': 'I', 'Κ': 'K', 'Μ': 'M', 'Ν': 'N', 'Ο': 'O', 'Ρ': 'P', 'Τ': 'T', 'Υ': 'Y', 'Χ': 'X',
	'ı': 'i', 'ɑ': 'a', 'ɡ': 'g', 'ſ': 'f',
}

// Latin is the Latin letter that a character looks like, and the one of usual width
// for one of full width; any other is itself.
func Latin(r rune) rune {
	if r >= '！' && r <= '～' {
		return r - '！' + '!'
	}
	if l, ok := latin[r]; ok {
		return l
	}
	return r
}

// OtherLineEnd reports whether a character ends a line elsewhere, though not in a
// rule file: NEL and the separators of lines and paragraphs.
func OtherLineEnd(r rune) bool { return r == '\u0085' || r == '\u2028' || r == '\u2029' }
