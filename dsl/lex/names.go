package lex

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
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

// Specials lists the names that results carry after a dot (`socio.rate`) and
// `model.year`. The percentiles p10, p90 ... are the same in both languages.
var Specials = []Pair{
	{"amount", "beløb"}, {"rate", "sats"}, {"left", "rest"}, {"passed", "videreført"}, {"bound", "grænse"}, {"unbound", "ubegrænset"},
	{"total", "total"}, {"earmarked", "øremærket"}, {"free", "fri"}, {"positions", "stillinger"},
	{"index", "indeks"}, {"outlier", "afviger"}, {"rank", "rang"}, {"average", "gennemsnit"}, {"n", "n"},
	{"range_factor", "spændfaktor"}, {"quartile_factor", "kvartilfaktor"}, {"gini", "gini"}, {"receive", "modtagere"},
	{"year", "år"},
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

// Special is the English name of a special member as a language writes it. A
// name of the author's that is spelled the same comes first: ask only where no
// such name is in scope.
func Special(lang diag.Lang, word string) (english string, ok bool) {
	if percentile(word) {
		return word, true
	}
	return find(Specials, lang, word)
}

// SpellSpecial writes a special member, given in English, in a language.
func SpellSpecial(lang diag.Lang, english string) string { return spell(Specials, lang, english) }

// percentile reports whether the word is p and a number: p10.
func percentile(word string) bool {
	return len(word) > 1 && word[0] == 'p' && strings.Trim(word[1:], "0123456789") == ""
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
