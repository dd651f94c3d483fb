package bridge

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/editor"
)

// The part of the contract (see contract.go) that editors need.

// RuleText is a text of rules.
type RuleText struct {
	Text string `json:"text"`
}

// Place is a place in a text of rules.
type Place struct {
	Text   string    `json:"text"`
	Offset int       `json:"offset"`
	Lang   diag.Lang `json:"lang,omitempty"`
}

// Renaming calls the thing at a place something else.
type Renaming struct {
	Text   string    `json:"text"`
	Offset int       `json:"offset"`
	Name   string    `json:"name"`
	Lang   diag.Lang `json:"lang"`
}

// Span is a stretch of a text of rules.
type Span struct {
	From int `json:"from"`
	To   int `json:"to"`
}

// Tokens are the words of a text, for colouring it.
type Tokens struct {
	Tokens []Token `json:"tokens"`
}

// Token is a word and what it is.
type Token struct {
	Span
	Kind     editor.TokenKind `json:"kind"`
	Declares bool             `json:"declares"` // the name is declared here
}

// Completion is what may stand at a place, instead of what stands there.
type Completion struct {
	Span
	Items []Proposal `json:"items"`
}

// Proposal is something that may stand at a place.
type Proposal struct {
	Text   string           `json:"text"` // spelled as the rules' language has it
	Kind   editor.TokenKind `json:"kind"`
	Detail string           `json:"detail"` // its label, or what it means
	Type   string           `json:"type"`   // what kind of value it is; empty for none
}

// Hovered is what is told about the word at a place, if anything.
type Hovered struct {
	Hover *Hover `json:"hover"`
}

// Hover is what is told about a word.
type Hover struct {
	Span
	Title string   `json:"title"`
	Lines []string `json:"lines"`
}

// Uses is where the name at a place is declared, and everywhere it stands.
type Uses struct {
	Definition *Span  `json:"definition"`
	References []Span `json:"references"`
}

// Renamed is the edits that rename; none where that is refused.
type Renamed struct {
	Edits       []Edit       `json:"edits"`
	Diagnostics []Diagnostic `json:"diagnostics"`
}

// Edit puts a text in the place of a stretch.
type Edit struct {
	Span
	Text string `json:"text"`
}

// Outline is the statements of a text, broken ones too.
type Outline struct {
	Outline []Heading `json:"outline"`
}

// Heading is a statement in an outline.
type Heading struct {
	Span
	Word  string `json:"word"` // as the rules have it; empty for a statement that cannot be read
	Name  string `json:"name"`
	Label string `json:"label"`
	Line  int    `json:"line"`
}
