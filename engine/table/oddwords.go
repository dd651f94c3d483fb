package table

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/source"
)

// spreadsheetError reports whether a text is what a spreadsheet shows for a value
// it cannot compute or show, in whatever language: #N/A, #I/T, #VÆRDI!, #####,
// Err:502.
func spreadsheetError(text string) bool {
	if kind, code, ok := strings.Cut(text, ":"); ok && slices.Contains([]string{"Err", "Fejl", "Feil", "Fel", "Virhe", "Fehler"}, kind) {
		return code != "" && allDigits(code)
	}
	name, ok := strings.CutPrefix(text, "#")
	if !ok || name == "" {
		return false
	}
	if strings.Trim(name, "#") == "" {
		return len(name) > 1
	}
	if first, _ := utf8.DecodeRuneInString(name); !unicode.IsLetter(first) && first != '¡' && first != '¿' {
		return false
	}
	for _, r := range strings.ReplaceAll(name, " ", "") {
		if !unicode.IsUpper(r) && !unicode.IsDigit(r) && !strings.ContainsRune("/!?¡¿_", r) && !unicode.IsLetter(r) {
			return false
		}
	}
	known := []string{"NV", "NA", "N/A", "I/T", "N/D", "N/V", "N/B", "NB", "DIV/0", "PUUTTUU", "IKKE TILGÆNGELIG", "GETTING_DATA", "HENTER_DATA"}
	upper := strings.ToUpper(name)
	return slices.Contains(known, strings.TrimRight(upper, "!?")) || upper == name && strings.ContainsAny(name, "!?") && utf8.RuneCountInString(name) > 2
}

// dash reports whether a text stands for a value that is not there. Words such as
// unknown may be meant as texts.
func dash(text string) bool {
	return slices.Contains([]string{"-", "–", "—", ".", "..", "...", "?", "n/a", "null", "nil", "nan"}, strings.ToLower(text))
}

// scientific reports whether a text is a large number as a spreadsheet shortens
// it: 1,23E+11, which shows fewer digits than the number has.
func scientific(text string) bool {
	i := strings.IndexAny(text, "eE")
	if i < 1 || i > len("1,234567") {
		return false
	}
	digits, ok := strings.CutPrefix(text[i+1:], "+")
	if !ok || len(digits) > 3 || !allDigits(digits) {
		return false
	}
	exponent, _ := strconv.Atoi(digits)
	whole, fraction, _ := strings.Cut(strings.Replace(text[:i], ",", ".", 1), ".")
	return len(whole) == 1 && allDigits(whole) && allDigits(fraction) && exponent > len(fraction)
}

// unworked reports whether a text is a formula as its author wrote it.
func unworked(text string) bool {
	next, _ := utf8.DecodeRuneInString(strings.TrimPrefix(text, "="))
	return text[0] == '=' && (unicode.IsLetter(next) || unicode.IsDigit(next) || strings.ContainsRune(`$"+-('`, next))
}

// dated reports whether a text is a date as a spreadsheet shows one, such as 02-jan, 2. feb or jan-26.
func dated(text string) bool {
	if _, ok, exists := readDate(text, true); ok && exists {
		return true
	}
	parts := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return r == '-' || r == '.' || r == '/' || r == ' ' })
	if len(parts) < 2 || len(parts) > 3 {
		return false
	}
	named := 0
	for _, part := range parts {
		if slices.Contains(monthNames, part) {
			named++
		} else if len(part) > 4 || !allDigits(part) {
			return false
		}
	}
	return named == 1
}

// monthNames are months as spreadsheets show them.
var monthNames = strings.Fields("jan feb mar apr maj may jun jul aug sep sept okt oct nov dec")

// garbled reports whether the letters of a text look damaged by programs that
// took one encoding for another: SÃ¸ for Sø, or U+FFFD; S&#248; of a web page; a
// question mark within a name, too.
func garbled(text string, name bool) bool {
	if unescaped(text) != text {
		return true
	}
	for i, r := range text {
		next, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
		switch {
		case r == utf8.RuneError:
			return true
		case (r == 'Ã' || r == 'Â') && (next >= 0x80 && next <= 0xBF || mark1252(next)):
			return true
		case r == 'â' && next == '€':
			return true
		case i > 0 && dosOrMac(text[:i], r, next):
			return true
		case r >= 0x2500 && r <= 0x257F || r < ' ' && r != '\n' && r != '\t' || r >= 0x7F && r <= 0x9F: // code page 850, controls
			return true
		case name && r == '?' && unicode.IsLetter(next) && i > 0:
			before, _ := utf8.DecodeLastRuneInString(text[:i])
			if unicode.IsLetter(before) {
				return true
			}
		}
	}
	return false
}

// dosOrMac reports whether a character within a word is what Windows shows for æ, ø or å of DOS or of old Macs: S›n and
// S¿n for Søn. ‘ may be an apostrophe, too, and stands for æ only before a small letter.
func dosOrMac(before string, r, next rune) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	return unicode.IsLetter(last) && (strings.ContainsRune("›†¿¾", r) || strings.ContainsRune("‘Œ", r) && unicode.IsLower(last) && unicode.IsLower(next) ||
		r == '‘' && unicode.IsLower(next))
}

// mark1252 reports whether a character is a byte from 0x80 to 0x9F of Windows-1252.
func mark1252(r rune) bool { return slices.Contains(source.Windows1252[:], r) }

// unescaped is a text with letters in the place of those that a web page spells out:
// Sø for S&#248; and S&oslash;.
func unescaped(text string) string {
	out := ""
	for {
		before, rest, found := strings.Cut(text, "&")
		name, after, ended := strings.Cut(rest, ";")
		letter := spelledOut(name)
		switch {
		case !found || !ended:
			return out + text
		case letter == 0:
			out, text = out+before+"&", rest
		default:
			out, text = out+before+string(letter), after
		}
	}
}

// spelledOut is the letter of a name such as oslash or #248; 0 for any other.
func spelledOut(name string) rune {
	if number, ok := strings.CutPrefix(name, "#"); ok {
		base := 10
		if hex, ok := strings.CutPrefix(strings.ToLower(number), "x"); ok {
			number, base = hex, 16
		}
		n, err := strconv.ParseUint(number, base, 21)
		if err != nil || n == 0 || !utf8.ValidRune(rune(n)) {
			return 0
		}
		return rune(n)
	}
	return entities[name]
}

// entities are the names that web pages have for letters of names in this part of
// the world, and for signs.
var entities = map[string]rune{"aelig": 'æ', "oslash": 'ø', "aring": 'å', "AElig": 'Æ', "Oslash": 'Ø', "Aring": 'Å', "auml": 'ä', "ouml": 'ö', "uuml": 'ü',
	"Auml": 'Ä', "Ouml": 'Ö', "Uuml": 'Ü', "eacute": 'é', "Eacute": 'É', "amp": '&', "quot": '"', "apos": '\'', "nbsp": '\u00A0', "ndash": '–', "lt": '<', "gt": '>'}

// repaired is a text whose UTF-8 was taken for Windows-1252 as it was before: Sø
// for SÃ¸. Other texts stay as they are.
func repaired(text string) string {
	if was := unescaped(text); was != text {
		return was
	}
	out := make([]byte, 0, len(text))
	for _, r := range text {
		if r >= 0x80 && r < 0xA0 || r > 0xFF {
			at := slices.Index(source.Windows1252[:], r)
			if at < 0 {
				return text
			}
			r = 0x80 + rune(at)
		}
		out = append(out, byte(r))
	}
	if !utf8.Valid(out) {
		return text
	}
	return string(out)
}

// totals are the names of rows that add up others, averages those of rows that
// hold their mean, in lower case.
var (
	totals = []string{"i alt", "ialt", "total", "totals", "totalt", "in all", "sum", "summa", "samlet", "sammenlagt", "subtotal", "delsum", "mellemsum",
		"grand total", "hovedtotal", "all in all", "hele kommunen", "hele landet", "hele området", "hela kommunen", "hela landet", "hela riket", "hele riket", "sum total",
		"totalsum", "totalsumma", "kommunetotal", "kommunen under ét", "landet under ét", "samlet set", "sammanlagt", "tilsammen", "delresultat", "delsumma", "overall",
		"gesamt", "insgesamt", "summe", "yhteensä", "totaal", "samtliga", "antal", "antal rækker", "count", "tot", "σ", "∑", "kontrolsum", "checksum"}
	averages = []string{"gennemsnit", "gennemsnittet", "gns", "snit", "middel", "middelværdi", "middeltal", "average", "mean", "genomsnitt", "medelvärde", "medeltal", "snitt",
		"gjennomsnitt", "durchschnitt", "median", "medianen", "gnsn", "gnst", "gnsnit", "avg", "standardafvigelse", "standardavvikelse", "minimum", "maksimum", "maximum"}
	// alone are names of all rows that may begin or end the name of one, too.
	alone = []string{"alle", "all", "alla", "samtlige", "summen", "landet", "kommunen", "hele byen", "byen i alt", "alle rækker"}
)

// totalRow reports whether a row of that name is the sum or average of others: it
// is called so, or, among names, one of the ends of its name is. Behind a comma
// average says which figure the row holds.
func totalRow(name string, among bool) bool {
	folded := strings.Trim(foldHeader(name), " :.*=-–—_()[]")
	if slices.Contains(totals, folded) || slices.Contains(averages, folded) || slices.Contains(alone, folded) {
		return true
	}
	compound := !strings.Contains(folded, " ") && (strings.HasSuffix(folded, "gennemsnit") || strings.HasSuffix(folded, "total"))
	if compound || !among || !strings.Contains(folded, " ") {
		return compound
	}
	begins := func(word string) bool { return strings.HasPrefix(folded, word+" ") }
	ends := func(word string) bool { return strings.HasSuffix(folded, " "+word) }
	return slices.ContainsFunc(totals, func(word string) bool { return begins(word) || ends(word) }) ||
		slices.ContainsFunc(averages, func(word string) bool {
			return begins(word) || begins(word+",") || begins(word+":") || ends(word) && !strings.HasSuffix(folded, ", "+word)
		})
}
