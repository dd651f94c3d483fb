package lex

import (
	"slices"
	"strings"
	"unicode"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/function"
)

// foreign lists words that spreadsheets, SQL and programming languages have in
// formulas, in small letters, and what is written instead. Where that is one of
// the language's own words it is all of write. Those for functions stand with
// these, and those of other places with the keywords.
var foreign = []struct {
	words string // parted by spaces
	write Pair
}{
	{"if iif hvis", Pair{"if … then … else …", "hvis … så … ellers …"}},
	{"elseif elsif elif ellershvis", Pair{"else if", "ellers hvis"}},
	{"and", Pair{"a and b", "a og b"}}, {"og", Pair{"a and b", "a og b"}},
	{"or eller", Pair{"a or b", "a eller b"}}, {"not ikke", Pair{"not a", "ikke a"}},
	{"power pow potens", Pair{"a ^ b", "a ^ b"}},
	{"iferror ifna ifnull isnull nvl coalesce hvis.fejl hvisfejl hvisia", Pair{"a ?? 0", "a ?? 0"}},
	{"null none na blank empty", Pair{"nil", "tom"}}, {"true sand sandt", Pair{"yes", "ja"}},
	{"false falsk falskt", Pair{"no", "nej"}},
}

// Advise says in a diagnostic what to write for the word that it marks: a word to
// put in its place, or a pattern such as `a ^ b`, which is put together otherwise.
func Advise(d diag.Diagnostic, write string) diag.Diagnostic {
	if strings.ContainsFunc(write, func(r rune) bool {
		return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	}) {
		return d.WithHint("Write `%s`.", "Skriv `%s`.", write)
	}
	return d.Write(write)
}

// Meant says what is written at a place for a word that is none there: a word of
// the language in other letters (IF, Sum), or what people write elsewhere. It is
// "" where nothing is known.
func Meant(lang diag.Lang, context Context, word string) string {
	small := strings.ToLower(word)
	if w := context.Meant(small); w != nil && w.Written(lang) != word {
		return w.Written(lang)
	}
	if context == InFormulas {
		if instead := function.Instead(lang, small); instead != "" && instead != word {
			return instead
		}
		for _, f := range foreign {
			if slices.Contains(strings.Fields(f.words), small) && f.write.Spelling(lang) != word {
				return f.write.Spelling(lang)
			}
		}
		for _, l := range []diag.Lang{lang, Other(lang)} {
			if f := function.Written(l, small, 1); f != nil && f.Name.In(lang) != word {
				return f.Name.In(lang)
			}
			if english, ok := Find(l, Reserved, small); ok && small != word {
				return Spell(lang, Reserved, english)
			}
		}
		return ""
	}
	if english, ok := Find(lang, context, small); ok && small != word {
		return Spell(lang, context, english)
	}
	return ""
}
