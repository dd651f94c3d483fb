package dsl

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// wanted is what could have stood at a place: signs and keywords in backquotes,
// and kinds of things.
type wanted []lex.Pair

// In lists the things for a language: a name, `of` or a text.
func (w wanted) In(lang diag.Lang) string {
	if len(w) == 0 {
		return lex.Pair{EN: "something", DA: "noget"}.Spelling(lang)
	}
	or := lex.Pair{EN: " or ", DA: " eller "}.Spelling(lang)
	var out strings.Builder
	for i, p := range w {
		switch {
		case i > 0 && i == len(w)-1:
			out.WriteString(or)
		case i > 0:
			out.WriteString(", ")
		}
		out.WriteString(p.Spelling(lang))
	}
	return out.String()
}

// What messages call what the parts of grammars take.

func (*name) called() lex.Pair { return lex.Pair{EN: "a name", DA: "et navn"} }
func (*text) called() lex.Pair {
	return lex.Pair{EN: "a text in quotes", DA: "en tekst i anførselstegn"}
}
func (*literal) called() lex.Pair { return lex.Pair{EN: "a value", DA: "en værdi"} }
func (*span) called() lex.Pair    { return lex.Pair{EN: "a formula", DA: "en formel"} }
func (*unit) called() lex.Pair    { return lex.Pair{EN: "`kr`", DA: "`kr`"} }

// mostWanted is how many alternatives a message names.
const mostWanted = 5

// wanted tells what the patterns are, each once. Of many it tells the kinds of
// things and some keywords; the hint shows the rest.
func (c clause) wanted(list []pattern, contexts []lex.Context) wanted {
	var words, kinds, all wanted
	for _, p := range list {
		switch p := p.(type) {
		case word:
			quoted := "`" + c.spelling(string(p), contexts) + "`"
			all = append(all, lex.Pair{EN: quoted, DA: quoted})
		case part:
			all = append(all, p.reader().called())
		}
	}
	if all = all.once(); len(all) <= mostWanted {
		return all
	}
	for _, p := range all {
		if strings.HasPrefix(p.EN, "`") {
			words = append(words, p)
		} else {
			kinds = append(kinds, p)
		}
	}
	return append(append(kinds, words...)[:mostWanted-1:mostWanted-1], lex.Pair{EN: "the like", DA: "lignende"})
}

// once is the list without repetitions.
func (w wanted) once() wanted {
	var out wanted
	for _, p := range w {
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

// spelling writes a sign or keyword of the grammars in the file's language.
func (c clause) spelling(word string, contexts []lex.Context) string {
	for _, context := range append([]lex.Context{lex.Reserved}, contexts...) {
		if s := lex.Spell(c.lang, context, word); s != word {
			return s
		}
	}
	if word == "," && c.lang == diag.Danish {
		return ";"
	}
	return word
}
