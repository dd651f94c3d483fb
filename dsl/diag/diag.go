// Package diag holds what every stage of Fordel says when something is wrong:
// diagnostics with a stable code, a place and a sentence in English and Danish.
package diag

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lang is a language messages are given in.
type Lang string

const (
	English Lang = "en"
	Danish  Lang = "da"
)

// Values lists the languages.
func (Lang) Values() []string { return []string{string(English), string(Danish)} }

// Severity says whether a diagnostic stops the run.
type Severity int

const (
	Error   Severity = iota // nothing is computed
	Warning                 // computed, but worth a look
	Note                    // for information
)

func (s Severity) String() string { return [...]string{"error", "warning", "note"}[s] }

// Text is one sentence in both languages.
type Text struct{ EN, DA string }

// In gives the sentence in lang; English unless Danish is asked for.
func (t Text) In(lang Lang) string {
	if lang == Danish && t.DA != "" {
		return t.DA
	}
	return t.EN
}

// Localized is an argument of a message that reads differently in each
// language: a number, an amount, a list joined by "and".
type Localized interface{ In(Lang) string }

// Format fills both sentences with the same arguments; arguments that are
// Localized are rendered for each language. Names of more than 40 characters are
// cut short, and so is a sentence of more than 900 bytes.
func Format(en, da string, args ...any) Text {
	return Text{
		EN: shortText(shortNames(fmt.Sprintf(en, localize(English, args)...))),
		DA: shortText(shortNames(oneStop(fmt.Sprintf(da, localize(Danish, args)...)))),
	}
}

// oneStop leaves one point where an amount ends a sentence.
func oneStop(text string) string {
	if end, cut := strings.CutSuffix(text, "kr.."); cut {
		text = end + "kr."
	}
	return strings.ReplaceAll(text, "kr.. ", "kr. ")
}

// longestText is how much of a sentence is told, in bytes: with its hint a
// diagnostic stays below 2 kB.
const longestText = 900

// shortText cuts a sentence that is too long to be read.
func shortText(text string) string {
	if len(text) <= longestText {
		return text
	}
	end := longestText
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}

// longestName is how much of a name is shown, in characters.
const longestName = 40

// shortNames cuts names in a text that are too long to be read.
func shortNames(text string) string {
	if len(text) <= longestName {
		return text
	}
	var out strings.Builder
	n, kept := 0, 0 // characters of the name so far; where the text is copied to
	for i, r := range text {
		switch {
		case r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r):
			if n > longestName {
				out.WriteString("…")
				kept = i
			}
			n = 0
		case n == longestName:
			out.WriteString(text[kept:i])
			n++
		default:
			n = min(n+1, longestName+1)
		}
	}
	if n > longestName {
		return out.String() + "…"
	}
	return out.String() + text[kept:]
}

func localize(lang Lang, args []any) []any {
	out := make([]any, len(args))
	for i, a := range args {
		if l, ok := a.(Localized); ok {
			a = l.In(lang)
		}
		out[i] = a
	}
	return out
}

// Diagnostic is one problem: what is wrong, where, and what to write instead.
type Diagnostic struct {
	Code     string // stable, e.g. "name.unknown"
	Severity Severity
	Message  Text
	Hint     Text // what to write instead; may be empty
	Range    Range

	// Replacement is what the hint says to write in the place of Range, as a rule
	// file has it; "" where it says so of another place, or only the manner of it.
	Replacement string

	// Cell is where in a table of data it stands.
	Cell Cell
}

// Cell is a place in a table of data: the line of a file or row of a sheet and the
// field in it, from 1. No field is all of the row, no row all of the table, and the
// zero Cell none at all.
type Cell struct {
	Table      string
	Row, Field int

	// Value is what the hint says to write in the cell; "" where it says only the manner
	// of it, or leaves a choice.
	Value string
}

// WithValue adds what to write in the cell.
func (d Diagnostic) WithValue(text string) Diagnostic {
	d.Cell.Value = text
	return d
}

// New makes a diagnostic from a message in both languages.
func New(code string, sev Severity, en, da string, args ...any) Diagnostic {
	return Diagnostic{Code: code, Severity: sev, Message: Format(en, da, args...)}
}

// At puts the diagnostic at a place.
func (d Diagnostic) At(r Range) Diagnostic { d.Range = r; return d }

// WithHint adds what to write instead.
func (d Diagnostic) WithHint(en, da string, args ...any) Diagnostic {
	d.Hint = Format(en, da, args...)
	return d
}

// Write says what to write in the place of the diagnostic.
func (d Diagnostic) Write(text string) Diagnostic {
	d.Replacement = text
	return d.WithHint("Write `%s`.", "Skriv `%s`.", text)
}

// Meant says which name was probably meant in the place of the diagnostic.
func (d Diagnostic) Meant(name string) Diagnostic {
	d.Replacement = name
	return d.WithHint("Did you mean `%s`?", "Mente du `%s`?", name)
}

// List is the problems of a stage, in the order found.
type List []Diagnostic

// Add appends to the list.
func (l *List) Add(d ...Diagnostic) { *l = append(*l, d...) }

// HasErrors reports whether anything in the list stops the run.
func (l List) HasErrors() bool {
	for _, d := range l {
		if d.Severity == Error {
			return true
		}
	}
	return false
}
