package lex

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/function"
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

// Function is the English name of a function as a language writes it or wrote it
// earlier, given how many arguments it is called with: `antal` is len with one and
// count with two.
func Function(lang diag.Lang, word string, args int) (english string, ok bool) {
	if f := function.Written(lang, word, args); f != nil {
		return f.Name.EN, true
	}
	if f := function.Old(lang, word); f != nil {
		return f.Name.EN, true
	}
	return "", false
}

// SpellFunction writes a function, given in English, in a language.
func SpellFunction(lang diag.Lang, english string) string {
	if f := function.Named(english); f != nil {
		return f.Name.In(lang)
	}
	return english
}

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

// OldSpecial is the English name of a figure as Danish rules wrote it earlier. A name
// of the author's comes first here too.
func OldSpecial(lang diag.Lang, word string) (english string, ok bool) {
	for _, f := range statement.Figures() {
		if lang == diag.Danish && f.Old == word && word != "" {
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
