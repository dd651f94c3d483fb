package lex

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/diag"
)

func noHeader() diag.Diagnostic {
	return diag.New("syntax.header", diag.Error,
		"a rule file begins with a line that says the version and the language",
		"en regelfil begynder med en linje, der angiver version og sprog").
		WithHint("write `fordel 1 en` on the first line (`da` for Danish)", "skriv `fordel 1 da` på første linje (`en` for engelsk)")
}

func badHeader(words []string) diag.Diagnostic {
	en, da := "`fordel 1 en` or `fordel 1 da` is expected here", "her skal stå `fordel 1 da` eller `fordel 1 en`"
	if len(words) > 0 && words[0] != "1" {
		return diag.New("syntax.version", diag.Error,
			"this program reads version 1 of the language, not `%s`", "dette program læser version 1 af sproget, ikke `%s`", Shorten(words[0])).
			WithHint("write `fordel 1 en`", "skriv `fordel 1 da`")
	}
	return diag.New("syntax.header", diag.Error, en, da).
		WithHint("the languages are `en` (English) and `da` (Danish)", "sprogene er `da` (dansk) og `en` (engelsk)")
}

func tooManyTokens(most int) diag.Diagnostic {
	return diag.New("syntax.tokens", diag.Error, "a rule file holds at most %v words and signs", "en regelfil rummer højst %v ord og tegn", diag.Number(most)).
		WithHint("what follows is not read", "det følgende læses ikke")
}

// foreignWord: a reserved word of the other language.
func foreignWord(lang diag.Lang, word, english string) diag.Diagnostic {
	own := Spell(lang, Reserved, english)
	if lang == diag.Danish {
		return diag.New("syntax.foreign", diag.Error,
			"`%s` is the English word for `%s`, and this file is Danish", "`%s` er det engelske ord for `%s`, og filen er dansk", word, own).
			WithHint("write `%s`; as a name `%s` is reserved in every file", "skriv `%s`; som navn er `%s` reserveret i alle filer", own, word)
	}
	return diag.New("syntax.foreign", diag.Error,
		"`%s` is the Danish word for `%s`, and this file is English", "`%s` er det danske ord for `%s`, og filen er engelsk", word, own).
		WithHint("write `%s`; as a name `%s` is reserved in every file", "skriv `%s`; som navn er `%s` reserveret i alle filer", own, word)
}

// notASign: an operator of other languages.
func notASign(text, write string) diag.Diagnostic {
	d := diag.New("syntax.operator", diag.Error, "`%s` is no operator here", "`%s` er ikke en operator her", text)
	if danish, ok := map[string]string{"and": "og", "or": "eller", "not": "ikke"}[write]; ok {
		return d.WithHint("write `%s`", "skriv `%s`", spelled{write, danish})
	}
	return d.WithHint("write `%s`", "skriv `%s`", write)
}

// spelled is a word that a message shows in the language it is read in.
type spelled struct{ en, da string }

// In is the word in a language.
func (s spelled) In(lang diag.Lang) string { return Pair{s.en, s.da}.Spelling(lang) }

// separator: `;` in an English file or `,` in a Danish one.
func separator(wrong string) diag.Diagnostic {
	if wrong == "," {
		return diag.New("syntax.separator", diag.Error,
			"in a Danish file `;` parts values, as `,` is the decimal sign", "i en dansk fil adskilles værdier med `;`, da `,` er decimaltegn").
			WithHint("write `;`", "skriv `;`")
	}
	return diag.New("syntax.separator", diag.Error, "`;` is not used in an English file", "`;` bruges ikke i en engelsk fil").
		WithHint("write `,` between values, and give each statement a line of its own",
			"skriv `,` mellem værdier, og giv hver sætning sin egen linje")
}

// badCharacter: a character that is part of nothing.
func badCharacter(r rune) diag.Diagnostic {
	switch r {
	case utf8.RuneError:
		return diag.New("syntax.encoding", diag.Error, "these bytes are no text in UTF-8", "disse bytes er ikke tekst i UTF-8").
			WithHint("save the file as UTF-8", "gem filen som UTF-8")
	case '|', '#':
		return diag.New("syntax.character", diag.Error, "`%c` is not used in formulas", "`%c` bruges ikke i formler", r).
			WithHint("in `sum(children, .income)` a column of the row is written `.income`",
				"i `sum(børn; .indkomst)` skrives en kolonne i rækken `.indkomst`")
	case '`':
		return diag.New("syntax.character", diag.Error, "the backtick is not used", "accent grave bruges ikke").
			WithHint("write names without quotation marks and texts in double ones", "skriv navne uden anførselstegn og tekster i dobbelte")
	}
	if unreadable(r) {
		return diag.New("syntax.character", diag.Error, "a control character (%s) stands here", "her står et kontroltegn (%s)", fmt.Sprintf("U+%04X", r)).
			WithHint("take it out", "fjern det")
	}
	return diag.New("syntax.character", diag.Error, "`%c` has no meaning here", "`%c` har ingen betydning her", r).
		WithHint("names are letters, digits and `_`; texts stand in double quotes", "navne er bogstaver, cifre og `_`; tekster står i dobbelte anførselstegn")
}

func openText() diag.Diagnostic {
	return diag.New("syntax.text", diag.Error, "this text has no end on its line", "denne tekst slutter ikke på sin linje").
		WithHint("close it with `\"`; a quotation mark inside it is written `\\\"`", "slut den med `\"`; et anførselstegn inde i den skrives `\\\"`")
}

func badEscape() diag.Diagnostic {
	return diag.New("syntax.escape", diag.Error, "`\\` in a text stands only before `\"` or `\\`", "`\\` i en tekst står kun foran `\"` eller `\\`").
		WithHint("write `\\\\` for a backslash", "skriv `\\\\` for en omvendt skråstreg")
}

func otherQuotes() diag.Diagnostic {
	return diag.New("syntax.quotes", diag.Error, "texts stand in straight double quotes", "tekster står i lige dobbelte anførselstegn").
		WithHint("write \"...\"", "skriv \"...\"")
}

// badNumber: what looks like a number and is none.
func badNumber(lang diag.Lang, text string) diag.Diagnostic {
	d := diag.New("syntax.number", diag.Error, "`%s` is not a number", "`%s` er ikke et tal", Shorten(text))
	parts := strings.Split(text, ".")
	switch {
	case len(parts) == 3 && len(parts[2]) == 4:
		return d.WithHint("dates are written year-month-day: `2026-10-01`", "datoer skrives år-måned-dag: `2026-10-01`")
	case strings.Trim(text, "0123456789.,") == "e", strings.Trim(text, "0123456789.,") == "E":
		return d.WithHint("write it out, as `1_000_000` or `1 mio`", "skriv det helt ud, som `1_000_000` eller `1 mio`")
	case strings.Trim(text, "0123456789._,") != "":
		return d.WithHint("names begin with a letter, and before a currency there is a space", "navne begynder med et bogstav, og før en valuta er der mellemrum")
	case lang == diag.Danish:
		return d.WithHint("in a Danish file write `1,8` and `250.000`: decimal comma, and points between groups of three digits",
			"skriv `1,8` og `250.000`: decimalkomma, og punktum mellem grupper af tre cifre")
	}
	return d.WithHint("in an English file write `1.8` and `250_000`", "i en engelsk fil skrives `1.8` og `250_000`")
}

// noSuchDate: what is written as a date and is none.
func noSuchDate(text string) diag.Diagnostic {
	return diag.New("syntax.date", diag.Error, "there is no such day as `%s`", "dagen `%s` findes ikke", text).
		WithHint("dates are written year-month-day; to subtract numbers, put spaces around `-`",
			"datoer skrives år-måned-dag; ved subtraktion sættes mellemrum om `-`")
}

func hugeNumber() diag.Diagnostic {
	return diag.New("syntax.huge", diag.Error, "this number is too large", "dette tal er for stort").
		WithHint("the largest is about 1.8 times ten to the power of 308", "det største er omkring 1,8 gange ti i 308. potens")
}

// decimalComma: a comma that may have been meant to part two values.
func decimalComma(text string) diag.Diagnostic {
	return diag.New("syntax.comma", diag.Warning,
		"`%s` is read as one number with a decimal comma", "`%s` læses som ét tal med decimalkomma", Shorten(text)).
		WithHint("if two values were meant, part them with `;`; brackets around the number, as in `(%s)`, end this warning",
			"hvis der menes to værdier, så adskil dem med `;`; parentes om tallet, `(%s)`, fjerner advarslen", Shorten(text))
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

// ReservedWord: a reserved word where a name belongs.
func ReservedWord(word string) diag.Diagnostic {
	return diag.New("syntax.reserved", diag.Error, "`%s` is reserved and cannot be a name", "`%s` er reserveret og kan ikke være et navn", word).
		WithHint("choose another name, such as `%s_`", "vælg et andet navn, for eksempel `%s_`", word)
}
