package lex

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/source"
)

// warnOfUnseen warns of characters in texts and comments that nobody sees: those
// without width, and those that change the order in which a line is shown. (Outside
// of them they are no part of the language.)
func (s *scanner) warnOfUnseen(tokens []Token) {
	for _, t := range tokens {
		if t.Type == Quoted {
			s.unseenIn(t.At)
		}
	}
	for _, c := range s.comments {
		s.unseenIn(c.At)
	}
}

// unseenIn warns of the first unseen character of each kind in a stretch.
func (s *scanner) unseenIn(at diag.Range) {
	text := s.src[at.Start:at.End]
	var before rune
	var told []rune
	for i, r := range text {
		if (unicode.Is(unicode.Cf, r) || source.OtherLineEnd(r)) && !joinsPicture(r, before) && !strings.ContainsRune(string(told), r) {
			told = append(told, r)
			s.report(unseen(r), at.Start+i, at.Start+i+utf8.RuneLen(r))
		}
		before = r
	}
}

// joinsPicture reports whether a character only joins two pictures to one.
func joinsPicture(r, before rune) bool {
	const joiner, look = '\u200D', '\uFE0F'
	return r == joiner && (before == look || unicode.Is(unicode.So, before) || unicode.Is(unicode.Sk, before)) || unicode.Is(tags, r)
}

// tags spell the flags of regions behind a picture.
var tags = &unicode.RangeTable{R32: []unicode.Range32{{Lo: 0xE0020, Hi: 0xE007F, Stride: 1}}}

// unseenNames are the better known of these characters.
var unseenNames = map[rune]diag.Text{
	'\u00AD': {EN: "a soft hyphen", DA: "en blød bindestreg"},
	'\u0085': lineEnd, '\u2028': lineEnd, '\u2029': lineEnd,
	'\u200B': {EN: "a blank without width", DA: "et mellemrum uden bredde"},
	'\u200E': {EN: "a mark of direction", DA: "et retningstegn"}, '\u200F': {EN: "a mark of direction", DA: "et retningstegn"},
	'\u202A': reordering, '\u202B': reordering, '\u202C': reordering, '\u202D': reordering, '\u202E': reordering,
	'\u2066': reordering, '\u2067': reordering, '\u2068': reordering, '\u2069': reordering,
}

var reordering = diag.Text{EN: "it changes the order in which the line is shown", DA: "det ændrer den rækkefølge, linjen vises i"}

var lineEnd = diag.Text{EN: "some programs end a line there, and a rule file does not", DA: "nogle programmer slutter en linje der, og det gør en regelfil ikke"}

func unseen(r rune) diag.Diagnostic {
	what := fmt.Sprintf("U+%04X", r)
	name := diag.Text{}
	if known, ok := unseenNames[r]; ok {
		name = diag.Format(", %s", ", %s", known)
	}
	return diag.New("syntax.unseen", diag.Warning, "A character that nobody sees stands here: %s%s.", "Her står et tegn, som ingen kan se: %s%s.", what, name).
		WithHint("Take it out.", "Fjern det.")
}

// looksLike is a word in the Latin letters that it looks like.
func looksLike(word string) string { return strings.Map(source.Latin, word) }

// warnOfTwins warns of names that look like another name or word and are not it,
// and of those with letters of two alphabets, where each first stands.
func (s *scanner) warnOfTwins(tokens []Token) {
	alike := map[string][]string{} // different words, by what they look like
	var firsts []Token
	for _, t := range tokens {
		if t.Type != Word {
			continue
		}
		if looks := looksLike(t.Text); !slices.Contains(alike[looks], t.Text) {
			alike[looks] = append(alike[looks], t.Text)
			firsts = append(firsts, t)
		}
	}
	for _, t := range firsts {
		looks := looksLike(t.Text)
		_, reserved := Find(s.lang, Reserved, looks)
		if looks != t.Text && (len(alike[looks]) > 1 || reserved || mixed(t.Text)) {
			s.report(twin(t.Text, looks), t.At.Start, t.At.End)
		}
	}
}

// mixed reports whether a word has Latin letters beside others that look like some.
func mixed(word string) bool {
	return strings.ContainsFunc(word, func(r rune) bool { return unicode.Is(unicode.Latin, r) && source.Latin(r) == r })
}

func twin(word, looks string) diag.Diagnostic {
	var letters diag.Names
	for _, r := range word {
		if one := string(r); looksLike(one) != one {
			letters = append(letters, fmt.Sprintf("%c (U+%04X)", r, r))
		}
	}
	return diag.New("syntax.twin", diag.Warning, "`%s` looks like `%s` and is another name: it has %s.", "`%s` ligner `%s`, men er et andet navn: Det har %s.",
		word, looks, letters).
		WithHint("Write `%s`, or choose another name.", "Skriv `%s`, eller vælg et andet navn.", looks)
}
