package dsl

import (
	"slices"
	"strconv"
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

// things names what the grammars call by a type's name.
var things = map[string]lex.Pair{
	"name": {EN: "a name", DA: "et navn"}, "TargetClause": {EN: "a name", DA: "et navn"},
	"text":    {EN: "a text in quotes", DA: "en tekst i anførselstegn"},
	"literal": {EN: "a value", DA: "en værdi"}, "SampleClause": {EN: "a value", DA: "en værdi"},
	"span": {EN: "a formula", DA: "en formel"}, "weight": {EN: "a formula", DA: "en formel"},
	"shown": {EN: "a formula", DA: "en formel"}, "ShownClause": {EN: "a formula", DA: "en formel"},
	"unit": {EN: "`kr`", DA: "`kr`"},
}

// expected is what a grammar wanted first, given in the notation of grammars.
func (c clause) expected(notation string, contexts []lex.Context) wanted {
	var out wanted
	add := func(p lex.Pair) {
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	for _, item := range firstOf(strings.ReplaceAll(notation, "OrderClause", `("highest" | "lowest")`)) {
		if p, ok := things[item]; ok {
			add(p)
		} else if word, err := strconv.Unquote(item); err == nil {
			word = "`" + c.spelling(word, contexts) + "`"
			add(lex.Pair{EN: word, DA: word})
		}
	}
	if len(out) > mostWanted { // the hint shows the rest
		return append(out[:mostWanted-1:mostWanted-1], lex.Pair{EN: "the like", DA: "lignende"})
	}
	return out
}

// mostWanted is how many alternatives a message names.
const mostWanted = 5

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

// firstOf gives the items that a text in grammar notation can begin with: the
// first of each alternative, and of what follows if that may be left out.
func firstOf(notation string) []string {
	var out []string
	depth, first := 0, true
	for notation != "" {
		n := itemLength(notation)
		item := notation[:n]
		notation = strings.TrimLeft(notation[n:], " ")
		needed := strings.TrimRight(item, "?*") == item
		switch {
		case item == "(":
			depth++
			continue
		case item == "|":
			first = true
			continue
		case item[0] == ')':
			depth--
		case first:
			out = append(out, strings.TrimRight(item, "?*+!"))
		}
		first = first && !needed
		if depth == 0 && needed && !strings.HasPrefix(notation, "|") {
			break
		}
		if depth == 0 && !needed {
			first = true
		}
	}
	return out
}

// itemLength is how long the next item of grammar notation is: a bracket, a
// quoted word, or a name; with its repetition sign.
func itemLength(s string) int {
	end := 1
	switch {
	case s[0] == '"':
		if i := strings.IndexByte(s[1:], '"'); i >= 0 {
			end = i + 2
		}
	case strings.IndexByte("(|", s[0]) >= 0:
		return 1
	case s[0] != ')':
		if end = strings.IndexAny(s, " ()|"); end < 0 {
			return len(s)
		}
		end = max(end, 1)
	}
	for end < len(s) && strings.IndexByte("?*+!", s[end]) >= 0 {
		end++
	}
	return end
}
