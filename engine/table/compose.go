package table

import "strings"

// marks are the combining marks of letters in the languages around here, and
// which letters they make of which: "AÀ" says that A with the mark is À.
// golang.org/x/text/unicode/norm knows all others too, and would cost the page
// tens of kilobytes.
var marks = map[rune]string{
	'\u0300': "AÀEÈIÌOÒUÙNǸaàeèiìoòuùnǹ",
	'\u0301': "AÁEÉIÍOÓUÚYÝCĆLĹNŃRŔSŚZŹÆǼØǾÅǺaáeéiíoóuúyýcćlĺnńrŕsśzźæǽøǿåǻ",
	'\u0302': "AÂEÊIÎOÔUÛaâeêiîoôuû",
	'\u0303': "AÃNÑOÕaãnñoõ",
	'\u0308': "AÄEËIÏOÖUÜYŸaäeëiïoöuüyÿ",
	'\u030A': "AÅUŮaåuů",
	'\u030C': "CČDĎEĚNŇRŘSŠTŤZŽcčdďeěnňrřsštťzž",
	'\u0327': "CÇSŞcçsş",
}

// Compose writes letters with combining marks after them as the single letters
// that they make: names from macOS have å as an a and a ring. Other texts stay as
// they are.
func Compose(s string) string {
	if !strings.ContainsAny(s, "\u0300\u0301\u0302\u0303\u0308\u030A\u030C\u0327") {
		return s
	}
	var out []rune
	for _, r := range s {
		if letter := composed(out, r); letter != 0 {
			out[len(out)-1] = letter
		} else {
			out = append(out, r)
		}
	}
	return string(out)
}

// composed is what a mark makes of the last letter of a text; 0: nothing.
func composed(text []rune, mark rune) rune {
	if len(text) == 0 {
		return 0
	}
	pairs := []rune(marks[mark])
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] == text[len(text)-1] {
			return pairs[i+1]
		}
	}
	return 0
}
