package lex

import (
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/diag"
)

func noHeader() diag.Diagnostic {
	return diag.New("syntax.header", diag.Error,
		"A rule file begins with a line that says the version and the language.",
		"En regelfil begynder med en linje, der angiver version og sprog.").
		WithHint("Write `fordel 1 en` on the first line (`da` for Danish).", "Skriv `fordel 1 da` på første linje (`en` for engelsk).")
}

func badHeader(words []string) diag.Diagnostic {
	if len(words) > 0 && words[0] != "1" {
		return diag.New("syntax.version", diag.Error,
			"This program reads version 1 of the language, not `%s`.", "Dette program læser version 1 af sproget, ikke `%s`.", Shorten(words[0])).
			WithHint("Write `fordel 1 en`.", "Skriv `fordel 1 da`.")
	}
	return diag.New("syntax.header", diag.Error, "The first line must be `fordel 1 en` or `fordel 1 da`.", "Første linje skal være `fordel 1 da` eller `fordel 1 en`.").
		WithHint("The languages are `en` (English) and `da` (Danish).", "Sprogene er `da` (dansk) og `en` (engelsk).")
}

func tooManyTokens(most int) diag.Diagnostic {
	return diag.New("syntax.tokens", diag.Error, "A rule file holds at most %v words and signs.", "En regelfil rummer højst %v ord og tegn.", diag.Number(most)).
		WithHint("What follows is not read.", "Det følgende læses ikke.")
}

func longName(most int) diag.Diagnostic {
	return diag.New("syntax.long_name", diag.Error, "A name has at most %v characters.", "Et navn har højst %v tegn.", diag.Number(most)).
		WithHint("Write a shorter one.", "Skriv et kortere.")
}

func longText(most int) diag.Diagnostic {
	return diag.New("syntax.long_text", diag.Error, "A text has at most %v characters.", "En tekst har højst %v tegn.", diag.Number(most)).
		WithHint("Write a shorter one.", "Skriv en kortere.")
}

// foreignWord: a reserved word of the other language.
func foreignWord(lang diag.Lang, word, english string) diag.Diagnostic {
	own := Spell(lang, Reserved, english)
	if lang == diag.Danish {
		return diag.New("syntax.foreign", diag.Error,
			"`%s` is the English word for `%s`, and this file is Danish.", "`%s` er det engelske ord for `%s`, og filen er dansk.", word, own).
			WithHint("Write `%s`; as a name `%s` is reserved in every file.", "Skriv `%s`; som navn er `%s` reserveret i alle filer.", own, word)
	}
	return diag.New("syntax.foreign", diag.Error,
		"`%s` is the Danish word for `%s`, and this file is English.", "`%s` er det danske ord for `%s`, og filen er engelsk.", word, own).
		WithHint("Write `%s`; as a name `%s` is reserved in every file.", "Skriv `%s`; som navn er `%s` reserveret i alle filer.", own, word)
}

// Renamed: a word of the language that is called otherwise now.
func Renamed(word, now string) diag.Diagnostic {
	d := diag.New("syntax.renamed", diag.Warning, "`%s` is called `%s` now.", "`%s` hedder nu `%s`.", word, now).Write(now)
	return d.WithHint("Write `%s`; formatting the file writes all of its new words.", "Skriv `%s`; når filen formateres, skrives alle dens nye ord.", now)
}

// IsRenamed reports whether a problem is such a word.
func IsRenamed(d diag.Diagnostic) bool { return d.Code == Renamed("", "").Code }

// notASign: an operator of other languages.
func notASign(text, write string) diag.Diagnostic {
	d := diag.New("syntax.operator", diag.Error, "`%s` is not an operator here.", "`%s` er ikke en operator her.", text)
	if danish, ok := map[string]string{"and": "og", "or": "eller", "not": "ikke"}[write]; ok {
		return d.WithHint("Write `%s`.", "Skriv `%s`.", spelled{write, danish})
	}
	return d.Write(write)
}

// Ampersand is the sign that joins texts in spreadsheets, and conditions elsewhere.
const Ampersand = "&"

// NotAmpersand: what to write for it between conditions, or what may be texts.
func NotAmpersand(lang diag.Lang, conditions bool) diag.Diagnostic {
	d := notASign(Ampersand, "and")
	if conditions {
		return d.Write(Spell(lang, Reserved, "and"))
	}
	return d.WithHint("Conditions are joined by `and`. Texts cannot be joined: give each a column of its own in `show`.",
		"Betingelser forbindes med `og`. Tekster kan ikke sættes sammen: Giv hver sin kolonne i `vis`.")
}

// spelled is a word that a message shows in the language it is read in.
type spelled struct{ en, da string }

// In is the word in a language.
func (s spelled) In(lang diag.Lang) string { return Pair{s.en, s.da}.Spelling(lang) }

// separator: `;` in an English file or `,` in a Danish one.
func separator(lang diag.Lang, wrong string, parts partedAs) diag.Diagnostic {
	d := diag.New("syntax.separator", diag.Error, "`;` is not used in an English file.", "`;` bruges ikke i en engelsk fil.")
	if wrong == "," {
		d = diag.New("syntax.separator", diag.Error,
			"In a Danish file `;` parts values, as `,` is the decimal sign.", "I en dansk fil adskilles værdier med `;`, da `,` er decimaltegn.")
	}
	switch {
	case parts == partsThen:
		return ThenNotComma(d, lang)
	case parts == partsClauses:
		return AndNotComma(d, lang)
	case parts == partsNothing:
		return d.WithHint("Lines end without one: take it out.", "Linjer slutter uden: Fjern det.")
	case parts == partsBracket:
		return d.Write(Pair{",", ";"}.Spelling(lang))
	case wrong == ",":
		return d.WithHint("Write `;`.", "Skriv `;`.")
	}
	return d.WithHint("Write `,` between values, and begin what follows on a new line.",
		"Skriv `,` mellem værdier, og begynd det næste på en ny linje.")
}

// ThenNotComma adds that `then` stands behind a condition, where a comma does.
func ThenNotComma(d diag.Diagnostic, lang diag.Lang) diag.Diagnostic {
	d.Replacement = " " + Spell(lang, Reserved, "then")
	return d.WithHint("Behind the condition write `then`.", "Efter betingelsen skrives `så`.")
}

// AndNotComma adds that conditions are joined by `and`, where a comma stands.
func AndNotComma(d diag.Diagnostic, lang diag.Lang) diag.Diagnostic {
	d.Replacement = " " + Spell(lang, Reserved, "and")
	return d.WithHint("Conditions are joined by `and`.", "Betingelser forbindes med `og`.")
}

// badCharacter: a character that is part of nothing.
func badCharacter(r rune) diag.Diagnostic {
	switch r {
	case '|', '#':
		return diag.New("syntax.character", diag.Error, "`%c` is not used in formulas.", "`%c` bruges ikke i formler.", r).
			WithHint("In `sum(children, .income)` a column of the row is written `.income`.",
				"I `sum(børn; .indkomst)` skrives en kolonne i rækken `.indkomst`.")
	case '`':
		return diag.New("syntax.character", diag.Error, "The backtick is not used.", "Accent grave bruges ikke.").
			WithHint("Write names without quotation marks and texts in double ones.", "Skriv navne uden anførselstegn og tekster i dobbelte.")
	}
	if unreadable(r) {
		return diag.New("syntax.character", diag.Error, "A control character (%s) stands here.", "Her står et kontroltegn (%s).", fmt.Sprintf("U+%04X", r)).
			WithHint("Take it out.", "Fjern det.")
	}
	if unicode.Is(unicode.Cf, r) {
		return diag.New("syntax.character", diag.Error, "A character that cannot be seen (%s) stands here.", "Her står et usynligt tegn (%s).", fmt.Sprintf("U+%04X", r)).
			WithHint("Take it out.", "Fjern det.")
	}
	return diag.New("syntax.character", diag.Error, "`%c` has no meaning here.", "`%c` har ingen betydning her.", r).
		WithHint("Names are letters, digits and `_`; texts stand in double quotes.", "Navne er bogstaver, cifre og `_`; tekster står i dobbelte anførselstegn.")
}

func openText() diag.Diagnostic {
	return diag.New("syntax.text", diag.Error, "This text has no end on its line.", "Denne tekst slutter ikke på sin linje.").
		WithHint("Close it with `\"`; a quotation mark inside it is written `\\\"`.", "Slut den med `\"`; et anførselstegn inde i den skrives `\\\"`.")
}

func badEscape() diag.Diagnostic {
	return diag.New("syntax.escape", diag.Error, "`\\` in a text stands only before `\"` or `\\`.", "`\\` i en tekst står kun foran `\"` eller `\\`.").
		WithHint("Write `\\\\` for a backslash.", "Skriv `\\\\` for en omvendt skråstreg.")
}

func otherQuotes() diag.Diagnostic {
	return diag.New("syntax.quotes", diag.Error, "Texts stand in straight double quotes.", "Tekster står i lige dobbelte anførselstegn.").
		WithHint("Write \"...\".", "Skriv \"...\".")
}

// badNumber: what looks like a number and is none.
func badNumber(lang diag.Lang, text string) diag.Diagnostic {
	d := diag.New("syntax.number", diag.Error, "`%s` is not a number.", "`%s` er ikke et tal.", Shorten(text))
	parts := strings.Split(text, ".")
	plain := strings.Trim(text, "0123456789.,") == ""
	switch {
	case plain && (text[0] == '.' || text[0] == ','):
		return d.Write("0" + decimalSign(lang) + text[1:])
	case plain && lang == diag.Danish && len(parts) == 2:
		return d.WithHint("In a Danish file the comma is the decimal sign: write `%s`; a point stands between groups of three digits: `250.000`.",
			"Komma er decimaltegn: Skriv `%s`; punktum står mellem grupper af tre cifre: `250.000`.", parts[0]+","+parts[1])
	case len(parts) == 3 && len(parts[2]) == 4:
		return d.WithHint("Dates are written year-month-day: `2026-10-01`.", "Datoer skrives år-måned-dag: `2026-10-01`.")
	case strings.Trim(text, "0123456789.,") == "e", strings.Trim(text, "0123456789.,") == "E":
		return d.WithHint("Write it out, as `1_000_000` or `1 mio`.", "Skriv det helt ud, som `1_000_000` eller `1 mio`.")
	case unitBehind(text) > 0:
		i := unitBehind(text)
		return d.WithHint("Write `%s %s`: a space stands before a unit.", "Skriv `%s %s`: Der er mellemrum før en enhed.", text[:i], text[i:])
	case named(text) > 0:
		i := named(text)
		return d.Write(text[:i] + " * " + text[i:])
	case strings.Trim(text, "0123456789._,") != "":
		return d.WithHint("Names begin with a letter, and before a currency there is a space.", "Navne begynder med et bogstav, og før en valuta er der mellemrum.")
	case lang == diag.Danish:
		return d.WithHint("In a Danish file write `1,8` and `250.000`: decimal comma, and points between groups of three digits.",
			"Skriv `1,8` og `250.000`: decimalkomma, og punktum mellem grupper af tre cifre.")
	}
	return d.WithHint("In an English file write `1.8` and `250_000`.", "I en engelsk fil skrives `1.8` og `250_000`.")
}

// named is where a name begins in a number that touches it, `2pupils`; 0 where it is
// no more than a letter or two.
func named(text string) int {
	i := strings.IndexFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	if i < 0 || strings.ContainsAny(text[i:], ".,") || utf8.RuneCountInString(text[i:]) < 3 || text[i] == '_' {
		return 0
	}
	return i
}

// otherWriting: a number or amount as people write it elsewhere.
func otherWriting(text, write string) diag.Diagnostic {
	return diag.New("syntax.number", diag.Error, "`%s` is written differently here.", "`%s` skrives på en anden måde her.", Shorten(text)).
		Write(write)
}

// dayBeforeYear: a date that does not begin with the year; unsure where the month
// may stand first.
func dayBeforeYear(text, iso string, unsure bool) diag.Diagnostic {
	d := otherWriting(text, iso)
	if unsure {
		d.Replacement = ""
		return d.WithHint("Write `%s`, or `%s` if the month stands first.", "Skriv `%s`, eller `%s`, hvis måneden står først.", iso, iso[:5]+iso[8:]+iso[4:7])
	}
	return d
}

// CellAddress: a cell of a spreadsheet, or a range of them.
func CellAddress(text string) diag.Diagnostic {
	d := diag.New("syntax.cell", diag.Error, "`%s` is an address in a spreadsheet.", "`%s` er en adresse i et regneark.", Shorten(text))
	if strings.Contains(text, ":") {
		return d.WithHint("Cells have names here: a whole column is `TABLE.COLUMN`, for example in `sum(TABLE.COLUMN)`.",
			"Celler har navne her: En hel kolonne er `TABEL.KOLONNE`, for eksempel i `sum(TABEL.KOLONNE)`.")
	}
	return d.WithHint("Cells have names here: write the name of the column, or make the value a `param` and write its name.",
		"Celler har navne her: Skriv navnet på kolonnen, eller gør værdien til en `parameter`, og skriv dens navn.")
}

// otherCurrency: `kr` in a model whose currency has a word of its own. It stands for
// that currency, which may not be what was meant.
func otherCurrency(currency, text, write string) diag.Diagnostic {
	return diag.New("syntax.kr", diag.Warning, "This model's currency is %[1]s: `%[2]s` is read as `%[3]s`.", "Modellens valuta er %[1]s: `%[2]s` læses som `%[3]s`.",
		Shorten(currency), Shorten(text), Shorten(write)).
		WithHint("Write `%s`.", "Skriv `%s`.", Shorten(write))
}

// foreignCurrency: an amount in a currency that is not the model's. Nothing is
// converted.
func foreignCurrency(text, unit, write, currency string) diag.Diagnostic {
	return diag.New("syntax.currency", diag.Error, "This model's currency is %[1]s, but `%[2]s` is in %[3]s.", "Modellens valuta er %[1]s, men `%[2]s` er i %[3]s.",
		Shorten(currency), Shorten(text), unit).
		WithHint("Write `%s`, or `currency %s` in the `model` block; nothing is converted.",
			"Skriv `%s`, eller `valuta %s` i blokken `model`; der omregnes ikke.", Shorten(write), unit)
}

// otherComment: a comment as other languages begin it.
func otherComment(sign string) diag.Diagnostic {
	return diag.New("syntax.comment", diag.Error, "`%s` does not begin a comment.", "`%s` indleder ikke en kommentar.", sign).
		WithHint("Comments begin with `//` and go to the end of the line.", "Kommentarer begynder med `//` og går til linjens slutning.")
}

// otherLanguage: a file in the language that its first line does not say.
func otherLanguage(lang diag.Lang) diag.Diagnostic {
	if lang == diag.Danish {
		return diag.New("syntax.language", diag.Error, "This file is in Danish, but its first line says `en`.", "Filen er på dansk, men første linje siger `en`.").
			WithHint("Write `fordel 1 da`.", "Skriv `fordel 1 da`.")
	}
	return diag.New("syntax.language", diag.Error, "This file is in English, but its first line says `da`.", "Filen er på engelsk, men første linje siger `da`.").
		WithHint("Write `fordel 1 en`.", "Skriv `fordel 1 en`.")
}

// unitBehind is where capital letters that end a number begin, 0 where none do.
func unitBehind(text string) int {
	i := strings.IndexFunc(text, unicode.IsUpper)
	if i < 0 || strings.TrimFunc(text[i:], unicode.IsUpper) != "" || strings.Trim(text[:i], "0123456789.,_") != "" {
		return 0
	}
	return i
}

func decimalSign(lang diag.Lang) string { return Pair{".", ","}.Spelling(lang) }

// thousands: an amount with exactly three decimals, which may have been meant as
// thousands. digits is how its number is written.
func thousands(lang diag.Lang, t Token, digits, currency string) diag.Diagnostic {
	sign := decimalSign(lang)
	whole, fraction, _ := strings.Cut(digits, sign)
	unit := t.Text[len(digits):]
	return diag.New("syntax.thousands", diag.Warning, "`%s` is %v %s, not %v %[3]s: `%[5]s` is the decimal sign.", "`%s` er %v %s, ikke %v %[3]s: `%[5]s` er decimaltegn.",
		Shorten(t.Text), diag.Number(t.Number), currency, diag.Number(math.Round(1000*t.Number)), sign).
		WithHint("If thousands are meant, write `%s`; if decimals, one zero more: `%s`.",
			"Hvis der menes tusinder, så skriv `%s`; hvis der menes decimaler, så skriv et nul mere: `%s`.",
			whole+Pair{"_", "."}.Spelling(lang)+fraction+unit, digits+"0"+unit)
}

// noSuchDate: what is written as a date and is none.
func noSuchDate(text string) diag.Diagnostic {
	return diag.New("syntax.date", diag.Error, "There is no such day as `%s`.", "Dagen `%s` findes ikke.", text).
		WithHint("Dates are written year-month-day; to subtract numbers, put spaces around `-`.",
			"Datoer skrives år-måned-dag; ved subtraktion sættes mellemrum om `-`.")
}

func hugeNumber() diag.Diagnostic {
	return diag.New("syntax.huge", diag.Error, "This number is too large.", "Dette tal er for stort.").
		WithHint("The largest is about 1.8 times ten to the power of 308.", "Det største er omkring 1,8 gange ti i 308. potens.")
}

// decimalComma: a comma that may have been meant to part two values.
func decimalComma(text string) diag.Diagnostic {
	return diag.New("syntax.comma", diag.Warning,
		"`%s` is read as one number with a decimal comma.", "`%s` læses som ét tal med decimalkomma.", Shorten(text)).
		WithHint("If two values were meant, part them with `;`; brackets around the number, as in `(%s)`, end this warning.",
			"Hvis der menes to værdier, så adskil dem med `;`; parentes om tallet, `(%s)`, fjerner advarslen.", Shorten(text))
}

// Shorten cuts a text from the file to a length that fits in a message.
func Shorten(text string) string {
	const most = 40
	text, n := strings.ToValidUTF8(text, "�"), 0
	for i, r := range text {
		if n == most || r == '\n' || r == '\r' {
			return text[:i] + "…"
		}
		n++
	}
	return text
}

// ReservedWord: a reserved word of either language where a name belongs, in a
// file of a language.
func ReservedWord(lang diag.Lang, word string) diag.Diagnostic {
	why := diag.Text{}
	english, ok := Find(Other(lang), Reserved, word)
	switch own := Spell(lang, Reserved, english); {
	case !ok || own == word:
	case lang == diag.English:
		why = diag.Format(": it is Danish for `%s`", ": det er dansk for `%s`", own)
	default:
		why = diag.Format(": it is English for `%s`", ": det er engelsk for `%s`", own)
	}
	return diag.New("syntax.reserved", diag.Error, "`%s` is reserved in every file and cannot be a name%s.", "`%s` er reserveret i alle filer og kan ikke være et navn%s.", word, why).
		WithHint("Choose another name, such as `%s_`.", "Vælg et andet navn, for eksempel `%s_`.", word)
}
