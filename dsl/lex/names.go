package lex

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Pair is a word in both languages.
type Pair struct{ EN, DA string }

// Spelling is the word in a language.
func (p Pair) Spelling(lang diag.Lang) string {
	if lang == diag.Danish {
		return p.DA
	}
	return p.EN
}

// Functions lists the functions formulas may call. Where Danish has one word
// for two (`antal` is len with one argument and count with two) Function tells
// them apart.
var Functions = []Pair{
	{"sum", "sum"}, {"count", "antal"}, {"len", "antal"}, {"any", "nogen"}, {"all", "alle"}, {"none", "ingen"},
	{"min", "min"}, {"max", "maks"}, {"mean", "gennemsnit"}, {"median", "median"}, {"first", "første"}, {"last", "sidste"},
	{"abs", "abs"}, {"ceil", "rund_op"}, {"floor", "rund_ned"}, {"round", "afrund"}, {"clamp", "begræns"},
	{"exp", "exp"}, {"ln", "ln"}, {"sqrt", "kvadratrod"}, {"mod", "rest"}, {"met", "opfyldt"}, {"marks", "point"},
	{"known", "kendte"}, {"share", "andel"}, {"rank", "rang"}, {"percentile", "percentil"},
	{"percentile_inc", "percentil_inkl"}, {"quartile", "kvartil"}, {"stddev", "standardafvigelse"},
	{"lookup", "opslag"}, {"months", "måneder"}, {"years", "år"}, {"date", "dato"},
	{"upper", "store_bogstaver"}, {"lower", "små_bogstaver"}, {"trim", "trim"},
}

// Function is the English name of a function as a language writes it, given how
// many arguments it is called with.
func Function(lang diag.Lang, word string, args int) (english string, ok bool) {
	if lang == diag.Danish && word == "antal" {
		if args > 1 {
			return "count", true
		}
		return "len", true
	}
	return find(Functions, lang, word)
}

// SpellFunction writes a function, given in English, in a language.
func SpellFunction(lang diag.Lang, english string) string { return spell(Functions, lang, english) }

// Special is the English name of a figure, which results carry after a dot
// (`socio.rate`, `model.year`), as a language writes it. A name of the author's
// that is spelled the same comes first: ask only where no such name is in scope.
func Special(lang diag.Lang, word string) (english string, ok bool) {
	if statement.Percentile(word) {
		return word, true
	}
	for _, f := range statement.Figures() {
		if f.Spelling(lang) == word {
			return f.EN, true
		}
	}
	return "", false
}

// SpellSpecial writes the name of a figure, given in English, in a language.
func SpellSpecial(lang diag.Lang, english string) string {
	for _, f := range statement.Figures() {
		if f.EN == english {
			return f.Spelling(lang)
		}
	}
	return english
}

func find(pairs []Pair, lang diag.Lang, word string) (string, bool) {
	for _, p := range pairs {
		if p.Spelling(lang) == word {
			return p.EN, true
		}
	}
	return "", false
}

func spell(pairs []Pair, lang diag.Lang, english string) string {
	for _, p := range pairs {
		if p.EN == english {
			return p.Spelling(lang)
		}
	}
	return english
}
