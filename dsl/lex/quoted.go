package lex

import (
	"strings"
	"unicode/utf8"
)

// quoted reads a text in double quotes. It ends with its line at the latest.
// Inside, \" is a quotation mark and \\ a backslash.
func (s *scanner) quoted() {
	var value strings.Builder
	end, lineEnd := s.pos+1, s.lineEnd()
	for end < lineEnd && s.src[end] != '"' {
		if s.src[end] == '\\' {
			end = s.escape(end, lineEnd, &value)
			continue
		}
		r, size := utf8.DecodeRuneInString(s.src[end:lineEnd])
		value.WriteRune(r)
		end += size
	}
	if end >= lineEnd {
		s.report(openText(), s.pos, lineEnd)
		s.add(Token{Type: Bad}, lineEnd)
		return
	}
	if utf8.RuneCountInString(value.String()) > MaxText {
		s.report(longText(MaxText), s.pos, end+1)
	}
	s.add(Token{Type: Quoted, Value: value.String()}, end+1)
}

// escape reads a backslash and what follows it; the offset behind both.
func (s *scanner) escape(i, lineEnd int, value *strings.Builder) int {
	if i+1 < lineEnd && (s.src[i+1] == '"' || s.src[i+1] == '\\') {
		value.WriteByte(s.src[i+1])
		return i + 2
	}
	s.report(badEscape(), i, i+1)
	value.WriteByte('\\')
	return i + 1
}

// closingQuote is what ends a text that begins with a quotation mark Fordel
// does not use; 0 where r is none.
func closingQuote(r rune) rune {
	switch r {
	case '“', '„', '”':
		return '”'
	case '‘', '’', '\'':
		return '\''
	case '«', '»':
		return '»'
	}
	return 0
}

// sameQuote reports whether r ends a text that was to end with close.
func sameQuote(r, close rune) bool {
	return closingQuote(r) == close || close == '”' && r == '"'
}

// otherQuotes reads a text in typographic or single quotation marks and reports
// it once; without an end on its line it is a bad character.
func (s *scanner) otherQuotes(size int, close rune) {
	start, lineEnd := s.pos+size, s.lineEnd()
	for i := start; i < lineEnd; {
		r, n := utf8.DecodeRuneInString(s.src[i:lineEnd])
		if sameQuote(r, close) {
			s.report(otherQuotes(), s.pos, i+n)
			s.add(Token{Type: Quoted, Value: s.src[start:i]}, i+n)
			return
		}
		i += n
	}
	s.report(otherQuotes(), s.pos, start)
	s.add(Token{Type: Bad}, start)
}
