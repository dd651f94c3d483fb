package describe

import "github.com/fordel-lang/fordel/dsl/function"

// binding is how tightly a phrase holds together; a looser one inside a
// tighter one goes in brackets.
type binding = function.Binding

const (
	conditional = function.Conditional
	disjunction = function.Disjunction
	conjunction = function.Conjunction
	comparison  = function.Comparison
	postfix     = function.Postfix
	nounal      = function.Noun
	figure      = function.Figure
	sum         = function.Sum
	product     = function.Product
	atom        = function.Atom
)

// phrase is a formula in words.
type phrase struct {
	text   string
	bind   binding
	open   bool // it ends with a condition, which could swallow what follows
	denied bool // it says that something is not so
	signs  bool // it is arithmetic with signs, for a line of its own

	about, said string // of a comparison: what it is about and what is said, which others may share
	long        bool   // what it is about has a clause of its own
	figure      bool   // what is said is a figure, which several things that share it each are
	list        bool   // it says that something is one of a list
}

func atomic(text string) phrase { return phrase{text: text, bind: atom} }

// in is the phrase as a part of something that binds as tightly as least:
// bracketed where it is looser, or open.
func (p phrase) in(least binding) string {
	if p.bind < least || p.open {
		return "(" + p.text + ")"
	}
	return p.text
}

// last is the phrase as the last part: what follows an open one is a full stop.
func (p phrase) last(least binding) string {
	if p.bind < least {
		return "(" + p.text + ")"
	}
	return p.text
}

// operand is the phrase as the last operand of a product in words.
func (p phrase) operand() string {
	if p.bind == sum {
		return "(" + p.text + ")"
	}
	return p.in(nounal)
}

// listed is the phrase as what a list holds: the sum of it over some rows.
func (p phrase) listed() string {
	if p.bind == sum || p.bind == product {
		return "(" + p.text + ")"
	}
	return p.in(nounal)
}

// factor is the phrase as an operand of arithmetic.
func (p phrase) factor(least binding) string { return p.in(max(least, sum)) }
