// Package describe tells a checked model in plain sentences, in English or
// Danish, for people who never saw the rule file: what is shared, how it is
// counted, who pays for floors, what is earmarked, compared, changed and checked.
//
// A name stands in quotation marks as its author wrote it. Two kinds of names are
// nouns of the sentence: what the rows of a table are called, and what is counted.
// A parameter is told by its value; its name stands where it can be changed.
package describe

import (
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// Section is a part of the text: a heading, then paragraphs, then a list or a
// table. A part may be empty, the heading is not.
type Section struct {
	ID         string // what the section is about, one of those below; several may be about one thing
	Heading    string
	Paragraphs []string
	Numbered   bool // the items are steps
	Items      []Item
	Table      [][]string // rows of texts, the headings first; nil for none

	At     diag.Range   // the statement that all of it tells; none where it tells several
	RowsAt []diag.Range // of each row of the table below the headings; nil for none
}

// Item is one of a list: what it is about, and what is said of it.
type Item struct {
	About   string // may be empty
	Formula bool   // what is said is a formula: About = Text
	Text    string // sentences; of a formula without a full stop
	More    []Item // about the same, as a list below it
	OfRow   bool   // it tells figures of a single row, which some may not see

	At diag.Range // the statement or clause that it tells; none where no single one says it
}

// at is an item that tells what stands there.
func (i Item) at(where diag.Range) Item {
	i.At = where
	return i
}

// What sections are about.
const (
	Model     = "model"     // title, decision and year
	Short     = "short"     // how much goes to how many; only with what a run gave
	Figures   = "figures"   // a table that stands in the rules
	Counting  = "counting"  // what is computed before anything is shared
	Sharing   = "sharing"   // pools and grants, step by step
	Rounding  = "rounding"  // how amounts are rounded so that they add up
	Comparing = "comparing" // a comparison with an average, or a spread
	Results   = "results"   // what is computed of what was shared or compared
	Who       = "who"       // who gets what; only with what a run gave
	Change    = "change"    // the parameters: label, value, what is possible
	Scenarios = "scenarios" // settings that are tried
	Checks    = "checks"    // what must hold
	Goals     = "goals"     // what is solved for
	Data      = "data"      // the tables that the model needs
	Shown     = "shown"     // tables and charts
	Source    = "source"    // where the model comes from
)

// Describe tells a program in a language. The first section says what the model
// is. It is for programs in which neither dsl.Parse nor check.Check found an
// error: of a statement that could not be read only a part may be told, and a
// program with a formula in error gives no sections.
func Describe(p *check.Program, lang diag.Lang) []Section {
	return Tell(p, lang, nil, nil)
}

// all is the whole text.
func (t *teller) all() []Section {
	before, after := t.computed()
	out := []Section{t.model()}
	for _, more := range [][]Section{t.short(), before, t.handedOut(), t.comparisons(), after, t.who(), t.params(), t.scenarios(),
		t.expects(), t.solves(), t.shown(), t.data(), t.origin()} {
		out = append(out, more...)
	}
	if t.failed {
		return nil
	}
	return out
}

// Text writes sections as plain text that is Markdown too: the first heading
// with one #, the others with two, lists with dashes or numbers.
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
			mark := "- "
			if s.Numbered {
				mark = strconv.Itoa(i+1) + ". "
			}
			b.WriteString(mark + item.String() + "\n")
			for _, more := range item.More {
				b.WriteString(strings.Repeat(" ", len(mark)) + "- " + more.String() + "\n")
			}
		}
		for i, row := range s.Table {
			if i == 0 {
				b.WriteString("\n")
			}
			b.WriteString("| " + strings.Join(row, " | ") + " |\n")
			if i == 0 {
				b.WriteString(strings.Repeat("|---", len(row)) + "|\n")
			}
		}
	}
	return b.String()
}

// String is an item in a line.
func (i Item) String() string {
	switch {
	case i.About == "":
		return i.Text
	case i.Formula:
		return i.About + " = " + i.Text
	}
	return i.About + ": " + i.Text
}

// said is an item about something of which some words are said, told one of which a
// sentence is.
func said(about, text string) Item { return Item{About: capital(about), Text: endWithStop(text)} }
func told(about, text string) Item { return Item{About: capital(about), Text: stop(text)} }

// teller tells one program in one language.
type teller struct {
	program *check.Program
	lang    diag.Lang
	foreign bool // the labels are in the other language
	steps   []check.Step
	names   *names
	depth   int  // the scope of the row that formulas speak of now
	nested  bool // it is a part of a larger sum or product
	clause  bool // the condition is a sentence of its own, not one after hvis or hvor
	failed  bool // there was a formula with an error

	alias   map[*check.Column]string // what a column is called here
	outcome *Outcome                 // nil: nothing was run
	row     *int                     // the figures of this row are told in place of columns; nil: none

	set    map[*check.Param]check.Const // what the settings that are told about set
	sought *check.Param                 // the parameter whose value is sought: it has none
}

func newTeller(p *check.Program, lang diag.Lang) *teller {
	if lang != diag.Danish {
		lang = diag.English
	}
	t := &teller{program: p, lang: lang, foreign: lang != authorLang(p), steps: p.InFileOrder()}
	t.names = t.newNames()
	return t
}

// Formula tells a formula of a program as the text does, with the values that its
// parameters have; "" where it has an error.
func Formula(p *check.Program, e *check.Expr, lang diag.Lang, value func(*check.Param) check.Const) string {
	if p == nil || e == nil {
		return ""
	}
	t := newTeller(p, lang)
	t.set = map[*check.Param]check.Const{}
	for _, param := range p.Params {
		t.set[param] = value(param)
	}
	text := t.value(e)
	if t.failed {
		return ""
	}
	return text
}

// Figure is what a figure of a result is called in a sentence: the index in “Costs”;
// "" for one that has a name of its own.
func Figure(p *check.Program, s check.Step, m *check.Member, lang diag.Lang) string {
	if p == nil || s == nil || m == nil || m.Figure == nil {
		return ""
	}
	return newTeller(p, lang).figureOf(s, m).text
}

// Condition tells a condition as the text does behind “where”.
func Condition(p *check.Program, e *check.Expr, lang diag.Lang) string {
	if p == nil || e == nil {
		return ""
	}
	t := newTeller(p, lang)
	text := t.condition(e, false).text
	if t.failed {
		return ""
	}
	return text
}

// Step tells what one statement of a program computes, as its item in the text
// does; "" where it cannot be told in a line.
func Step(p *check.Program, s check.Step, lang diag.Lang) string {
	if p == nil || s == nil || !isFormula(s) {
		return ""
	}
	t := newTeller(p, lang)
	item := t.formula(s)
	if t.failed {
		return ""
	}
	return item.String()
}
