// Package describe tells a checked model in plain sentences, in English or
// Danish, for people who never saw the rule file: what data it needs, what can
// be turned, what counts, how each pool is shared and who pays for its floors,
// what is earmarked, compared and checked.
//
// Things are called by their labels, or by their names with blanks for
// underscores. What stands in quotation marks is a label that is not in the
// language of the text, or that would be hard to tell from the words around it.
package describe

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// Section is a part of the text: a heading, then paragraphs, then a list. A
// part may be empty, the heading is not.
type Section struct {
	Heading    string
	Paragraphs []string
	Items      []string
}

// Describe tells a program in a language. The first section says what the model
// is. It is for programs in which neither dsl.Parse nor check.Check found an
// error: of a statement that could not be read only a part may be told, and a
// program with a formula in error gives no sections.
func Describe(p *check.Program, lang diag.Lang) []Section {
	if p == nil || p.File == nil {
		return nil
	}
	t := newTeller(p, lang)
	before, after := t.computed()
	out := []Section{t.model()}
	out = append(out, t.data()...)
	out = append(out, t.params()...)
	out = append(out, before...)
	out = append(out, t.handedOut()...)
	out = append(out, t.rounding()...)
	out = append(out, t.comparisons()...)
	out = append(out, after...)
	out = append(out, t.scenarios()...)
	out = append(out, t.expects()...)
	out = append(out, t.solves()...)
	out = append(out, t.shown()...)
	if t.failed {
		return nil
	}
	return out
}

// Text writes sections as plain text that is Markdown too: the first heading
// with one #, the others with two, lists with dashes.
func Text(sections []Section) string {
	var b strings.Builder
	for i, s := range sections {
		if i > 0 {
			b.WriteString("\n#")
		}
		b.WriteString("# " + s.Heading + "\n")
		for _, p := range s.Paragraphs {
			b.WriteString("\n" + p + "\n")
		}
		for i, item := range s.Items {
			if i == 0 {
				b.WriteString("\n")
			}
			b.WriteString("- " + item + "\n")
		}
	}
	return b.String()
}

// teller tells one program in one language.
type teller struct {
	program *check.Program
	lang    diag.Lang
	foreign bool // the labels are in the other language
	steps   []check.Step
	names   *names
	depth   int  // the scope of the row that formulas speak of now
	onRow   bool // the formula is computed on the rows of a table
	nested  bool // it is a part of a larger sum or product
	clause  bool // the condition is a sentence of its own, not one after hvis or hvor
	failed  bool // there was a formula with an error
}

func newTeller(p *check.Program, lang diag.Lang) *teller {
	if lang != diag.Danish {
		lang = diag.English
	}
	t := &teller{program: p, lang: lang, foreign: lang != authorLang(p), steps: p.InFileOrder()}
	t.names = t.newNames()
	return t
}

// Step tells what one statement of a program computes, as its item in the text
// does; "" where it cannot be told in a line.
func Step(p *check.Program, s check.Step, lang diag.Lang) string {
	if p == nil || s == nil || !isFormula(s) {
		return ""
	}
	t := newTeller(p, lang)
	text := t.formula(s)
	if t.failed {
		return ""
	}
	return text
}
