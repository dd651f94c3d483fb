package lex

import (
	"strings"
	"unicode"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// Header is what the first line says: `fordel 1 en`.
type Header struct {
	Version int
	Lang    diag.Lang
	At      diag.Range // of the line; empty where there is none
}

// header reads the header line, which stands before everything but comments,
// and gives the offset behind it. Without one the language is guessed, so that
// the rest of the file is not reported too.
func (s *scanner) header() (Header, int) {
	start := s.skipComments()
	end := start
	if i := strings.IndexByte(s.src[start:], '\n'); i >= 0 {
		end += i
	} else {
		end = len(s.src)
	}
	line, _, _ := strings.Cut(s.src[start:end], "//")
	line = strings.TrimRightFunc(line, unicode.IsSpace)
	words := strings.Fields(line)
	if len(words) == 0 || words[0] != "fordel" {
		s.report(noHeader(), start, start+len(line))
		return Header{Version: 1, Lang: s.guess()}, 0
	}
	h := Header{Version: 1, At: s.at(start, start+len(line))}
	rest := strings.Join(words[1:], " ")
	switch rest {
	case "1 en", "1 da":
		h.Lang = diag.Lang(words[2])
		if other := Other(h.Lang); s.clearly(other) {
			h.Lang = other
			s.report(otherLanguage(other), start, start+len(line))
		}
	default:
		h.Lang = s.guess()
		s.report(badHeader(words[1:]), start, start+len(line))
	}
	return h, h.At.End
}

// skipComments is the offset of the first thing that is no space or comment.
// The comments themselves are kept.
func (s *scanner) skipComments() int {
	for s.pos < len(s.src) {
		trimmed := strings.TrimLeftFunc(s.rest(), unicode.IsSpace)
		s.seek(len(s.src) - len(trimmed))
		if !strings.HasPrefix(s.rest(), "//") {
			break
		}
		s.comment()
	}
	return s.pos
}

// guess is the language whose statement words begin more lines.
func (s *scanner) guess() diag.Lang {
	if english, danish := s.statementWords(); danish > english {
		return diag.Danish
	}
	return diag.English
}

// clearly reports whether the statements of the file, two at least, all begin with
// words of a language alone.
func (s *scanner) clearly(lang diag.Lang) bool {
	english, danish := s.statementWords()
	if lang == diag.Danish {
		return danish >= 2 && english == 0
	}
	return english >= 2 && danish == 0
}

// statementWords counts the lines that begin with a statement word of one
// language alone.
func (s *scanner) statementWords() (english, danish int) {
	for _, line := range strings.Split(s.src, "\n") {
		word, _, _ := strings.Cut(strings.TrimRight(line, "\t "), " ")
		_, da := Find(diag.Danish, Statements, word)
		_, en := Find(diag.English, Statements, word)
		switch {
		case da && !en:
			danish++
		case en && !da:
			english++
		}
	}
	return english, danish
}
