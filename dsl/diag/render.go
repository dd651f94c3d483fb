package diag

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// widest is how much of a source line is shown, in characters: beyond it a
// stretch around the marker is cut out.
const widest = 100

// Render writes a list for people: for each diagnostic
//
//	file:line:column: error[code]: sentence
//	    the source line
//	        ^^^^^^ under what is meant
//	    hint
//
// Columns are in characters. What a terminal would obey instead of show is
// left out of file names, sentences and source lines.
func Render(w io.Writer, list List, lang Lang, sources Sources) error {
	var b strings.Builder
	for _, d := range list {
		at := d.Locate(lang, sources)
		b.WriteString(head(at))
		if at.Line > 0 {
			b.WriteString(excerpt(sources.Find(at.File), d.Range, at))
		}
		if at.Hint != "" {
			b.WriteString("    " + Printable(at.Hint) + "\n")
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// head is the first line of a diagnostic.
func head(at Located) string {
	place := ""
	switch {
	case at.Line > 0:
		place = fmt.Sprintf("%s:%d:%d: ", at.File, at.Line, at.Column)
	case at.File != "":
		place = at.File + ": "
	}
	return Printable(fmt.Sprintf("%s%s[%s]: %s", place, at.Severity, at.Code, at.Message)) + "\n"
}

// excerpt is the source line with a marker under it. A marker of a range over
// several lines ends with the first; an empty range is marked by one sign.
func excerpt(source *Source, r Range, at Located) string {
	text, from := source.around(r.Start, at.Line, widest)
	to := len(text)
	if at.EndLine == at.Line {
		to = min(from+at.EndColumn-at.Column, len(text))
	}
	to = max(to, from+1)
	cut := 0
	if len(text) > widest {
		cut = max(0, min(from-widest/3, len(text)-widest))
		text = text[cut:min(len(text), cut+widest)]
	}
	from, to = from-cut, min(to-cut, max(len(text), from-cut+1))
	var indent strings.Builder
	for _, r := range text[:min(from, len(text))] {
		if r == '\t' {
			indent.WriteByte('\t')
		} else {
			indent.WriteByte(' ')
		}
	}
	marker := indent.String() + strings.Repeat("^", to-from)
	return "    " + Printable(string(text)) + "\n    " + marker + "\n"
}

// Printable replaces, one for one, the characters that steer a terminal or the
// direction of text; tabs stay.
func Printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			return utf8.RuneError
		}
		return r
	}, text)
}
