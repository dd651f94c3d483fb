// Package function declares the functions that formulas may call, each in one
// place: its names, what it takes and gives, what can be told of it before there
// are data, and what people read about it. The checker, the editor, descriptions
// and the reference read it here; how it is computed stands in one entry beside
// the machine that evaluates formulas.
package function

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/interval"
)

// Function is the declaration of one function.
type Function struct {
	Name     diag.Text // as formulas write it; the English one is its name in the program
	Params   []Param
	Several  bool // two or more values of one kind may stand for the list
	Repeated bool // the last argument may come again
	Alike    bool // all arguments are of one kind
	ByKey    bool // rows need keys, for their order
	Gives    Result

	// Each argument must be known, and each value of a list, unless it takes what is missing.
	TakesMissing bool
	MayBeMissing bool // what it gives may be missing

	// WrittenOut is true of a function that the checker writes out as a formula of
	// others: it is never called.
	WrittenOut bool

	// Range is what the value lies in, from what the arguments lie in, or the values
	// of a list; nil where nothing can be told.
	Range func(args []interval.Interval) interval.Interval
	Adds  Adds
	Whole Whole

	// Fixed computes it of constants, for descriptions; nil leaves it in words.
	Fixed func(xs []float64) float64

	Doc     diag.Text // what it gives, in a line
	More    diag.Text // what else the reference says; may be empty
	Example Example
	Told    Sentence
	Denied  Sentence // of a flag: that it is not so

	Old       string // what Danish rules called it earlier; it is still read there, with a warning
	Elsewhere []Word // what people write for it elsewhere
}

// Param is an argument.
type Param struct {
	Name     diag.Text // in documentation
	Takes    Form
	Kinds    Kinds
	Optional bool
}

// Form is what an argument may be.
type Form int

const (
	Value     Form = iota // a value
	List                  // a list of values; where it is all there is, also a table and a formula for each row
	Rows                  // rows of a table; alone also a list
	Each                  // a formula for each of the rows before it
	Column                // a formula on the row, seen with its values on all rows of the table
	Indicator             // a column of yes and no
	Table                 // a table's name
	InQuotes              // the name of a column of that table, in quotation marks
)

// Kinds is a set of kinds of values.
type Kinds uint8

const (
	Number Kinds = 1 << iota
	Money
	Text
	Flag
	Date

	Numeric = Number | Money
	Ordered = Numeric | Date
	Every   = Ordered | Text | Flag
)

// Result is what a function gives.
type Result int

const (
	Same     Result = iota // the kind of the first argument, or of the values of that list
	SameList               // a list of them
	ANumber
	AFlag
	AText
	ADate
	OfColumn // the kind of the column that is named
)

// Adds is when adding up over the rows of a table makes sense.
type Adds int

const (
	Never       Adds = iota
	OverOwnRows      // of lists over the rows that belong to the row
	AsArgument       // where it does for the argument
)

// Whole is when what a function gives is a whole number.
type Whole int

const (
	Fractions  Whole = iota // that cannot be told
	Counts                  // always
	OfWhole                 // where its arguments are, and the values of a list
	NoDecimals              // unless a second argument says how many decimals there are
)

// Example is a condition that holds in both languages, over the table of
// Houses. Let computes a column for it first, where it needs one.
type Example struct{ Holds, Let diag.Text }

// Written is the example in a line: the column, or the condition.
func (e Example) Written(lang diag.Lang) string {
	if e.Let.EN != "" {
		return e.Let.In(lang)
	}
	return e.Holds.In(lang)
}

// Word is a word of spreadsheets or other languages; Write is what is written
// instead where that is more than the function's name.
type Word struct {
	Spelled string // in small letters, several parted by blanks
	Write   diag.Text
}

// groups are the declarations, in the order of the reference.
var groups = [][]Function{lists, rows, numbers, dates, texts}

var all = func() []*Function {
	var out []*Function
	for _, g := range groups {
		for i := range g {
			out = append(out, &g[i])
		}
	}
	return out
}()

// All lists the functions in the order of the reference.
func All() []*Function { return all }

// Named is the function of an English name; nil where there is none.
func Named(english string) *Function {
	for _, f := range all {
		if f.Name.EN == english {
			return f
		}
	}
	return nil
}

// Written is the function that a language spells so, called with so many
// arguments; nil where there is none. Where a word stands for two, the number of
// arguments tells them apart.
func Written(lang diag.Lang, word string, args int) *Function {
	var found *Function
	for _, f := range all {
		if f.Name.In(lang) == word && (found == nil || f.off(args) < found.off(args)) {
			found = f
		}
	}
	return found
}

// Old is the function that Danish rules called by a word earlier; nil for none.
func Old(lang diag.Lang, word string) *Function {
	for _, f := range all {
		if lang == diag.Danish && f.Old == word && word != "" {
			return f
		}
	}
	return nil
}

// off is by how many arguments a call has too few or too many.
func (f *Function) off(args int) int {
	most := f.Most()
	if most < 0 {
		most = args
	}
	return max(f.Least()-args, args-most, 0)
}

// Least is how many arguments it takes at least.
func (f *Function) Least() int {
	return len(f.Params) - len(f.optional())
}

// Most is how many arguments it takes at most, -1 for any number.
func (f *Function) Most() int {
	switch {
	case f.Repeated || f.Several:
		return -1
	case f.alone():
		return 2
	}
	return len(f.Params)
}

// alone reports whether a list is all it takes, so that a table with a formula
// may stand for it.
func (f *Function) alone() bool { return len(f.Params) == 1 && f.Params[0].Takes == List }

func (f *Function) optional() []Param {
	i := slices.IndexFunc(f.Params, func(p Param) bool { return p.Optional })
	if i < 0 {
		return nil
	}
	return f.Params[i:]
}

// Arguments are all arguments as a language writes them between brackets.
func (f *Function) Arguments(lang diag.Lang) string { return arguments(lang, f.Params) }

// Calls are the ways to call it, as a language writes them: without what may be
// left out, and with it.
func (f *Function) Calls(lang diag.Lang) []string {
	call := func(params []Param) string { return f.Name.In(lang) + "(" + arguments(lang, params) + ")" }
	calls := []string{call(f.Params[:f.Least()])}
	if len(f.optional()) > 0 {
		calls = append(calls, call(f.Params))
	}
	if f.Several {
		calls = append(calls, call([]Param{{Name: diag.Text{EN: "a"}}, {Name: diag.Text{EN: "b"}}}))
	}
	return calls
}

func arguments(lang diag.Lang, params []Param) string {
	var names []string
	for _, p := range params {
		names = append(names, p.Name.In(lang))
	}
	return strings.Join(names, map[diag.Lang]string{diag.English: ", ", diag.Danish: "; "}[lang])
}

// Instead is what a language writes for a word from elsewhere, in small letters;
// "" where no function is meant.
func Instead(lang diag.Lang, small string) string {
	for _, f := range all {
		if f.Old == small && small != "" {
			return f.Name.In(lang)
		}
		for _, w := range f.Elsewhere {
			if !slices.Contains(strings.Fields(w.Spelled), small) {
				continue
			}
			if write := w.Write.In(lang); write != "" {
				return write
			}
			return f.Name.In(lang)
		}
	}
	return ""
}
