// Package format prints rule files in one canonical layout, in either language.
// It works on the words of the file, which it spells anew and sets in lines, and
// asks the syntax tree what each of them is: so brackets, comments and the way
// an amount is written stay the author's, and what cannot be read stays as it is.
package format

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Format gives a file's text in the canonical layout, in English or Danish (any
// other language: the file's own). Formatting the result again gives the same text, and reading it
// gives an equal tree. A statement with mistakes stays as it is, byte for byte,
// and so does a file whose first line does not say its language. The diagnostics
// name the statements that could not be brought into the other language.
func Format(file *dsl.File, lang diag.Lang) (string, diag.List) {
	if lang != diag.English && lang != diag.Danish {
		lang = file.Lang
	}
	if !readable(file) {
		return file.Source.Text, nil
	}
	f := newFormatter(file, lang)
	return arrange(f.entries()), f.diags
}

// Canonical gives a text that is the same for every spelling of the same rules:
// in English, with labels but without comments, blank lines and alignment. It
// reads as a rule file with an equal tree. Its sha256 is a model's fingerprint.
func Canonical(file *dsl.File) string {
	if !readable(file) {
		return file.Source.Text
	}
	f := newFormatter(file, diag.English)
	f.plain = true
	var b strings.Builder
	b.WriteString(headerLine(diag.English) + "\n")
	for _, s := range file.Statements {
		if p, ok := f.spell(s, f.tokensOf(s)); ok {
			b.WriteString(p.canonical())
		} else {
			b.WriteString(f.asWritten(s) + "\n")
		}
	}
	return b.String()
}

// readable reports whether the file's words can be told: it is not too large,
// and its first line says in which language it is written.
func readable(file *dsl.File) bool {
	h := file.Header
	return len(file.Source.Text) <= dsl.MaxSource &&
		strings.Join(strings.Fields(file.Source.Text[h.Start:h.End]), " ") == headerLine(file.Lang)
}

func headerLine(lang diag.Lang) string { return "fordel 1 " + string(lang) }

// formatter prints one file.
type formatter struct {
	file     *dsl.File
	text     string
	from, to diag.Lang
	plain    bool // for Canonical: numbers without separators, `kr` for any currency
	tokens   []lex.Token
	comments []lex.Comment
	faults   diag.List // what the scanner reported, in the order of the text
	results  results
	currency string
	diags    diag.List
}

func newFormatter(file *dsl.File, to diag.Lang) *formatter {
	scanned, faults := lex.Scan(file.Source)
	faults = slices.DeleteFunc(faults, func(d diag.Diagnostic) bool { return d.Severity != diag.Error })
	return &formatter{
		file: file, text: file.Source.Text, from: file.Lang, to: to,
		tokens: scanned.Tokens, comments: scanned.Comments, faults: faults, results: resultsOf(file), currency: scanned.Currency,
	}
}

// tokensOf gives the tokens of a statement.
func (f *formatter) tokensOf(s dsl.Statement) []lex.Token {
	at := s.Where()
	return f.tokens[f.tokenFrom(at.Start):f.tokenFrom(at.End)]
}

// tokenFrom is the index of the first token that starts at an offset or later.
func (f *formatter) tokenFrom(offset int) int {
	i, _ := slices.BinarySearchFunc(f.tokens, offset, func(t lex.Token, at int) int { return t.At.Start - at })
	return i
}

// sound reports whether all of a statement could be read.
func (f *formatter) sound(s dsl.Statement) bool {
	if s.Kind() == &statement.Broken || flawed(s) {
		return false
	}
	at := s.Where()
	return !slices.ContainsFunc(f.faults, func(d diag.Diagnostic) bool {
		return d.Range.Start >= at.Start && d.Range.Start < at.End
	})
}

// asWritten is the text of a statement with the indentation it has.
func (f *formatter) asWritten(s dsl.Statement) string { return f.copied(s.Where()) }

// copied is the text at a place, with the space before it on its line.
func (f *formatter) copied(at diag.Range) string {
	start := strings.LastIndexByte(f.text[:at.Start], '\n') + 1
	return strings.TrimPrefix(f.text[start:at.End], "\ufeff")
}
