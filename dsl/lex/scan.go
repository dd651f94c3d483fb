package lex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// MaxTokens is how many words and signs a rule file may hold. Real ones hold a
// fraction of it.
const MaxTokens = 250_000

// How many characters names and texts hold at most: whoever reads them has to be
// shown them.
const (
	MaxName = 200
	MaxText = 4_000
)

// maxReported is how many problems the scanner tells in full; any more are only
// counted by what is done with them.
const maxReported = 1_000

// Scanned is a rule file as tokens.
type Scanned struct {
	Header   Header
	Tokens   []Token // without the header line
	Comments []Comment
	Currency string // the model's word for its money, "kr" unless it says so
}

// Scan splits a text, as package source gives it, into tokens. Whatever is unreadable is reported and
// becomes a Bad token; the rest of the text is read as if it were not there.
func Scan(src *diag.Source) (Scanned, diag.List) {
	s := &scanner{src: src.Text, file: src.Name, line: 1, end: -1}
	header, from := s.header()
	s.lang = header.Lang
	s.seek(from)
	for s.next() {
		if len(s.tokens) == MaxTokens && s.pos < len(s.src) {
			s.diags.Add(tooManyTokens(MaxTokens).At(s.at(s.pos, s.pos)))
			break
		}
	}
	s.warnOfUnseen(s.tokens)
	s.warnOfTwins(s.tokens)
	tokens, currency := joinLiterals(s)
	if s.lang == diag.Danish {
		s.warnOfCommas(tokens)
	}
	return Scanned{Header: header, Tokens: tokens, Comments: s.comments, Currency: currency}, s.diags
}

// scanner reads raw tokens: numbers are not yet joined with their units.
type scanner struct {
	src, file string
	lang      diag.Lang
	pos, line int // of the next byte; lines from 1
	lineStart int // byte offset of the current line
	end       int // where a line at or behind pos ends, -1 before any was looked for

	tokens   []Token
	comments []Comment
	diags    diag.List

	separatorLine int // the last line on which a wrong `,` or `;` was reported
}

// seek moves on to a later offset, counting lines.
func (s *scanner) seek(offset int) {
	for ; s.pos < offset; s.pos++ {
		if s.src[s.pos] == '\n' {
			s.line++
			s.lineStart = s.pos + 1
		}
	}
}

func (s *scanner) rest() string { return s.src[s.pos:] }

func (s *scanner) at(start, end int) diag.Range {
	return diag.Range{File: s.file, Start: start, End: end}
}

func (s *scanner) report(d diag.Diagnostic, start, end int) {
	if len(s.diags) >= maxReported {
		d.Message, d.Hint = diag.Text{}, diag.Text{}
	}
	s.diags.Add(d.At(s.at(start, end)))
}

// add appends the token from s.pos to end and moves behind it.
func (s *scanner) add(t Token, end int) {
	t.Text, t.At, t.Line = s.src[s.pos:end], s.at(s.pos, end), s.line
	t.First = s.pos == s.lineStart
	s.tokens = append(s.tokens, t)
	s.pos = end
}

// next reads one token, comment or space; false at the end.
func (s *scanner) next() bool {
	if s.pos >= len(s.src) {
		return false
	}
	r, size := utf8.DecodeRuneInString(s.rest())
	if r == '$' || r == '_' || unicode.IsLetter(r) {
		if end := s.cell(); end > 0 {
			s.report(CellAddress(s.src[s.pos:end]), s.pos, end)
			s.add(Token{Type: Bad}, end)
			return true
		}
	}
	switch {
	case r == '\n':
		s.seek(s.pos + 1)
	case unicode.IsSpace(r):
		s.pos += size
	case strings.HasPrefix(s.rest(), "//"):
		s.comment()
	case r == '#' && s.hashComment(), strings.HasPrefix(s.rest(), "/*"):
		s.foreignComment()
	case r == '_' || unicode.IsLetter(r):
		s.word()
	case r >= '0' && r <= '9':
		s.number()
	case s.bareFraction():
		end := s.wordEnd(s.pos + 1)
		s.report(badNumber(s.lang, s.src[s.pos:end]), s.pos, end)
		s.add(Token{Type: Bad}, end)
	case r == '"':
		s.quoted()
	case !s.sign():
		s.bad(r, size)
	}
	return true
}

// lineEnd is the offset of the current line's end.
func (s *scanner) lineEnd() int {
	if s.end < s.pos {
		s.end = len(s.src)
		if i := strings.IndexByte(s.rest(), '\n'); i >= 0 {
			s.end = s.pos + i
		}
	}
	return s.end
}

func (s *scanner) comment() {
	end := s.lineEnd()
	own := strings.TrimSpace(s.src[s.lineStart:s.pos]) == ""
	text := strings.TrimSpace(strings.TrimLeft(s.src[s.pos:end], "/"))
	s.comments = append(s.comments, Comment{Text: text, At: s.at(s.pos, end), Own: own})
	s.pos = end
}

// hashComment reports whether a `#` begins what is meant as a comment: a blank
// follows, or nothing stands before it on its line.
func (s *scanner) hashComment() bool {
	next := strings.TrimPrefix(s.rest(), "#")
	return next == "" || strings.ContainsAny(next[:1], "# \t\n") || strings.TrimSpace(s.src[s.lineStart:s.pos]) == ""
}

// foreignComment reports a comment of other languages and passes over it: `# ...` to
// the end of the line, `/* ... */` to its end.
func (s *scanner) foreignComment() {
	end := s.lineEnd()
	if s.src[s.pos] == '/' {
		s.report(otherComment("/*"), s.pos, s.pos+2)
		if i := strings.Index(s.rest(), "*/"); i >= 0 {
			end = s.pos + i + len("*/")
		}
	} else {
		s.report(otherComment("#"), s.pos, s.pos+1)
	}
	s.seek(end)
}

// wordEnd is the offset behind the letters, digits and `_` that start at i.
func (s *scanner) wordEnd(i int) int {
	for i < len(s.src) {
		r, size := utf8.DecodeRuneInString(s.src[i:])
		if r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			break
		}
		i += size
	}
	return i
}

// reserved is what each reserved word is, by its English spelling.
var reserved = map[string]Type{
	"and": And, "or": Or, "not": Not, "in": In, "if": If, "then": Then, "else": Else,
	"yes": Yes, "no": No, "nil": Nil, "kr": Unit, "mio": Unit,
}

func (s *scanner) word() {
	end := s.wordEnd(s.pos)
	text := s.src[s.pos:end]
	t := Token{Type: Word}
	if english, ok := Find(s.lang, Reserved, text); ok {
		t.Type = reserved[english]
	} else if english, ok := Find(Other(s.lang), Reserved, text); ok {
		t.Type, t.Foreign = reserved[english], true
		now := Old(s.lang, Reserved, []Token{{Text: text}})
		switch {
		case s.usedAsName(t.Type, end):
			s.report(ReservedWord(s.lang, text), s.pos, end)
		case now != "":
			t.Foreign = false
			s.report(Renamed(text, now), s.pos, end)
		default:
			s.report(foreignWord(s.lang, text, english), s.pos, end)
		}
	}
	if utf8.RuneCountInString(text) > MaxName {
		s.report(longName(MaxName), s.pos, end)
	}
	s.add(t, end)
}

// usedAsName reports whether a reserved word of the other language, which ends at
// an offset, stands where only a name makes sense: `i` in `let i = 3` or `2 * i`.
func (s *scanner) usedAsName(typ Type, end int) bool {
	if n := len(s.tokens); n > 0 && s.tokens[n-1].Line == s.line {
		before := s.tokens[n-1]
		infix := typ == In || typ == And || typ == Or
		if before.Type == Dot || infix && !before.EndsOperand() && before.Type != Not {
			return true
		}
	}
	rest := strings.TrimLeft(s.src[end:s.lineEnd()], " \t")
	switch {
	case strings.HasPrefix(rest, "="):
		return !strings.HasPrefix(rest, "==")
	case typ == In || typ == And || typ == Or:
		return rest != "" && strings.IndexByte("+*/^<>)],;.{:", rest[0]) >= 0
	}
	return false
}

// sign reads an operator or bracket; false where none stands here.
func (s *scanner) sign() bool {
	for _, g := range signs {
		if !strings.HasPrefix(s.rest(), g.text) {
			continue
		}
		end := s.pos + len(g.text)
		if g.write != "" && g.text != Ampersand { // who reads the formula knows what that joins
			write := g.write
			if g.text == "=>" && s.afterName() {
				write = "->"
			}
			s.report(notASign(g.text, write), s.pos, end)
		}
		if wrong := s.wrongSeparator(); g.text == wrong && s.separatorLine != s.line {
			s.separatorLine = s.line
			parts := s.parted()
			if rest := strings.TrimSpace(s.src[end:s.lineEnd()]); parts == partsLine && (rest == "" || strings.HasPrefix(rest, "//")) {
				parts = partsNothing
			}
			s.report(separator(s.lang, wrong, parts), s.pos, end)
		}
		s.add(Token{Type: g.typ}, end)
		return true
	}
	return false
}

// afterName reports whether the line holds but a name so far, and perhaps a label.
func (s *scanner) afterName() bool {
	var line []Token
	for i := len(s.tokens); i > 0 && s.tokens[i-1].Line == s.line; i-- {
		line = s.tokens[i-1:]
	}
	return len(line) == 1 && line[0].Type == Word || len(line) == 2 && line[0].Type == Word && line[1].Type == Quoted
}

// partedAs is what a separator stands between.
type partedAs int

const (
	partsLine    partedAs = iota // of which nothing is known
	partsBracket                 // values in brackets
	partsClauses                 // two conditions of `where`, `if` and the like
	partsThen                    // the condition of `if` and its value
	partsNothing                 // what it ends and the next line
)

// parted tells what a separator at the scanner's place stands between.
func (s *scanner) parted() partedAs {
	depth, first := 0, len(s.tokens)
	condition := false
	for first > 0 && s.tokens[first-1].Line == s.line {
		first--
		switch t := s.tokens[first]; {
		case t.Closes():
			depth++
		case t.Opens() && depth == 0 && t.Type != LeftBrace:
			return partsBracket
		case t.Opens():
			depth--
		case depth == 0 && t.Type == Then:
			return partsLine
		case depth == 0 && t.Type == If && s.elseFollows():
			return partsThen
		case depth == 0 && t.Type == If:
			return partsClauses
		}
		_, where := Match(s.lang, InFormulas, s.tokens[first:])
		condition = condition || depth == 0 && where > 0
	}
	english, _ := Match(s.lang, Statements, s.tokens[first:])
	if condition || english == "expect" || english == "indicator" {
		return partsClauses
	}
	return partsLine
}

// elseFollows reports whether the line goes on to an `else` without a `then` before it.
func (s *scanner) elseFollows() bool {
	line, _, _ := strings.Cut(s.src[s.pos:], "\n")
	for _, word := range strings.FieldsFunc(line, func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch english, _ := Find(s.lang, Reserved, word); english {
		case "else":
			return true
		case "then":
			return false
		}
	}
	return false
}

// wrongSeparator is the separator of the other language.
func (s *scanner) wrongSeparator() string {
	if s.lang == diag.Danish {
		return ","
	}
	return ";"
}

// bad reads characters that are part of nothing: one report for a run of them.
func (s *scanner) bad(r rune, size int) {
	if close := closingQuote(r); close != 0 {
		s.otherQuotes(size, close)
		return
	}
	end := s.pos + size
	for end < len(s.src) {
		next, n := utf8.DecodeRuneInString(s.src[end:])
		if next != r && !(unreadable(r) && unreadable(next)) {
			break
		}
		end += n
	}
	if r != utf8.RuneError { // of which package source has told
		s.report(badCharacter(r), s.pos, end)
	}
	s.add(Token{Type: Bad}, end)
}

// unreadable reports whether a character is no text at all.
func unreadable(r rune) bool { return r == utf8.RuneError || unicode.IsControl(r) && r != '\n' }
