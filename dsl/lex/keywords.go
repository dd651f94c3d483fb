package lex

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Context is a place where keywords may stand; package statement declares them.
type Context = *statement.Place

// The places that belong to no statement.
var (
	Reserved   = &statement.Reserved   // everywhere: these can never be names
	Statements = &statement.Statements // first in a statement
	InFormulas = &statement.InFormulas // after a table in a formula
)

// Match is the keyword that tokens begin with in a context, as it is written now or
// was earlier: its English spelling and how many tokens it takes, or "" and 0.
func Match(lang diag.Lang, c Context, tokens []Token) (english string, n int) {
	if p := phrase(lang, c, tokens); p.Word != nil {
		return p.Word.EN, len(p.Words)
	}
	return "", 0
}

// Begins reports whether tokens begin with a statement word as it is written now:
// one that is called otherwise today may be a name as well.
func Begins(lang diag.Lang, tokens []Token) bool {
	p := phrase(lang, Statements, tokens)
	return p.Word != nil && !p.Old
}

// Old is how the keyword is written now that tokens begin with in a context as it
// was called earlier; "" where they do not.
func Old(lang diag.Lang, c Context, tokens []Token) (now string) {
	if p := phrase(lang, c, tokens); p.Old {
		return p.Word.Spelling(lang)
	}
	return ""
}

// phrase is the keyword that tokens begin with in a context.
func phrase(lang diag.Lang, c Context, tokens []Token) statement.Phrase {
	if len(tokens) > 0 {
		for _, p := range c.Phrases(lang, tokens[0].Text) {
			if startsWith(tokens, p.Words) {
				return p
			}
		}
	}
	return statement.Phrase{}
}

func startsWith(tokens []Token, words []string) bool {
	if len(tokens) < len(words) {
		return false
	}
	for i, w := range words {
		if tokens[i].Text != w {
			return false
		}
	}
	return true
}

// Find is the English spelling of a keyword written in a language.
func Find(lang diag.Lang, c Context, spelling string) (english string, ok bool) {
	first, _, _ := strings.Cut(spelling, " ")
	for _, p := range c.Phrases(lang, first) {
		if p.Word.Spelling(lang) == spelling {
			return p.Word.EN, true
		}
	}
	return "", false
}

// Spell writes a keyword of a context, given in English, in a language.
func Spell(lang diag.Lang, c Context, english string) string {
	if w := c.Word(english); w != nil {
		return w.Spelling(lang)
	}
	return english
}

// Words lists the keywords of a context as a language spells them, in the order
// in which they are declared.
func Words(lang diag.Lang, c Context) []string {
	var out []string
	for _, w := range c.List() {
		out = append(out, w.Spelling(lang))
	}
	return out
}

// Other is the other of the two languages.
func Other(lang diag.Lang) diag.Lang {
	if lang == diag.Danish {
		return diag.English
	}
	return diag.Danish
}
