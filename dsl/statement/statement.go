// Package statement declares the statements of the language, a file for each:
// its words in both languages and what they mean, the clauses of its block, what
// follows each, and the figures that its result has. Whatever lists statements,
// clauses or figures reads them here: scanner and parser, checker, formatter,
// editor, descriptions, reports and the reference.
package statement

import "github.com/fordel-lang/fordel/dsl/diag"

// Declaration is what the language knows of a kind of statement.
type Declaration struct {
	Word              // it begins with
	Also    *Word     // another word that it may begin with; nil
	About   diag.Text // what its result is called, to or of %s, the table
	Usage   diag.Text // how its first line is written
	Head    *Place    // the keywords of the first line; nil for none
	Block   Block
	Behind  *Place // the keyword of another block behind it; nil for none
	Lines   *Place // the keywords on the lines of its block; nil for none
	Names   Names  // what it declares
	Stage   Stage  // when it is checked
	Entries bool   // the lines of its block are entries of its own, not clauses: it is never set on one line
	Abreast bool   // several clauses of its block may stand on a line: from A to B step C
	Figures []Figure
	Section string // of results told to programs, where figures that stand by themselves are told: spreads; "" for none
}

// Block says whether a statement has a block.
type Block int

const (
	NoBlock Block = iota
	MayHaveBlock
	HasBlock
)

// Names is what a statement declares by the name on its first line.
type Names int

const (
	Nothing Names = iota
	ATable        // the name of a table
	Global        // a parameter, value or result for the whole file
	OnTable       // TABLE.NAME: a column; or NAME: a value
	Parts         // more figures of the pool or grant that it names
)

// Stage is when a statement is checked: what it names must be declared by then.
type Stage int

const (
	Alone  Stage = iota // what it declares stands on its own
	First               // before all others, which refer to what it declares
	Naming              // behind those, as it names what they declare
	Asking              // when everything else is checked, which it asks about
)

// All lists every kind of statement, in the order of the reference.
var All = [...]*Declaration{
	&Model, &Table, &Param, &Let, &Bands, &Indicator, &Count, &Pool, &Grant, &Split, &Earmark, &Positions,
	&Benchmark, &Spread, &Scenario, &Expect, &Solve, &Show, &Chart, &Letter,
}

// Broken stands for a statement whose first line could not be read.
var Broken = Declaration{Stage: First}

// String is the word in English; "" for Broken.
func (d *Declaration) String() string { return d.EN }

// Of is the statement that begins with a word, given in English; nil for none.
func Of(word string) *Declaration {
	for _, d := range All {
		if d.EN == word || d.Also != nil && d.Also.EN == word {
			return d
		}
	}
	return nil
}

// Figure is the figure of a statement's result by its English name; nil where it
// has none of that name.
func (d *Declaration) Figure(english string) *Figure {
	for i := range d.Figures {
		if f := &d.Figures[i]; f.Is(english) {
			return f
		}
	}
	return nil
}
