package bridge

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// This file is the contract with the page: what its calls carry and what they are
// answered. The table of methods in bridge.go says which goes with which.
// www/src/engine/contract.ts is written from both by
//
//	go test ./wasm/bridge -run TestContract -update
//
// The types below are JSON; what `omitempty` leaves out may be missing in a call,
// too. Offsets are in UTF-16 code units, as editors in browsers count.

// Value is a value of the language: a number (amounts in kroner, 3 % is 0.03), a
// text, true or false, a date as ISO text; null is unknown.
type Value any

// ValueType is the type of a value.
type ValueType string

// Values lists the types.
func (ValueType) Values() []string { return []string{"number", "kr", "text", "flag", "date"} }

// ColumnKind is what stands in a column of data.
type ColumnKind string

// Values lists the kinds.
func (ColumnKind) Values() []string {
	return []string{"key", "text", "number", "whole", "kr", "share", "flag", "date", "choice", "ref"}
}

// ViewKind is how a view is shown.
type ViewKind string

// Values lists the kinds.
func (ViewKind) Values() []string { return append([]string{"table"}, statement.ChartForms()...) }

// Refusal is the answer to a call that went wrong.
type Refusal struct {
	Error Sentence `json:"error"`
}

// Sentence is a sentence in both languages.
type Sentence struct {
	EN string `json:"en"`
	DA string `json:"da"`
}

// Diagnostic is a problem in one language, with its line and column from 1, the
// column in characters. Line is 0 for one without a place in a text.
type Diagnostic struct {
	Code     string     `json:"code"`
	Severity diag.Level `json:"severity"`
	Message  string     `json:"message"`
	Hint     string     `json:"hint"`
	File     string     `json:"file"`
	Line     int        `json:"line"`
	Column   int        `json:"column"`
	From     int        `json:"from"`
	To       int        `json:"to"`

	Replacement string `json:"replacement,omitempty"` // what the hint says to write in this place
	Table       string `json:"table,omitempty"`       // of data: its table
	Row         int    `json:"row,omitempty"`         // of data: the row of the sheet or line of the file, from 1
	Field       int    `json:"field,omitempty"`       // and which field of it, from 1; none for all of it
	Value       string `json:"value,omitempty"`       // of data: what the hint says to write in that cell
}

// Nothing has nothing to say.
type Nothing struct{}

// Version says which engine this is. The page goes on only with its own.
type Version struct {
	Version  string `json:"version"`
	Contract string `json:"contract"` // fingerprint of this contract
}

// Rules gives a rule file, as text or by the bytes beside the call.
type Rules struct {
	Text string    `json:"text,omitempty"`
	File string    `json:"file"`
	Lang diag.Lang `json:"lang"` // of messages
}

// Opened is what the engine read.
type Opened struct {
	Text        string       `json:"text"` // that all places are in
	Lang        *diag.Lang   `json:"lang"` // that its first line says; null where it says none
	Diagnostics []Diagnostic `json:"diagnostics"`
	Model       *Model       `json:"model"` // null where there are errors
}

// Clear forgets the data of a table, or of all.
type Clear struct {
	Table string `json:"table,omitempty"`
}

// Run computes the model.
type Run struct {
	Params   map[string]Value `json:"params"`
	Scenario *string          `json:"scenario"`
	Lang     diag.Lang        `json:"lang"`
	Further  string           `json:"further,omitempty"` // a column that no table shows, whose values are wanted too
}

// Field is what somebody wrote in the field of a parameter, in a language.
type Field struct {
	Param string    `json:"param"`
	Text  string    `json:"text"`
	Lang  diag.Lang `json:"lang"`
}

// Read is the value that a field has; null where it is none of the parameter's
// type. Whether the parameter may have it is not said.
type Read struct {
	Value Value `json:"value"`
}

// Speak names the language to speak, and the settings to speak of: without any, those of the rules.
type Speak struct {
	Lang     diag.Lang        `json:"lang"`
	Params   map[string]Value `json:"params,omitempty"`
	Scenario *string          `json:"scenario,omitempty"`
}

// Layout asks for rules in the one layout, and with a language in that one, too.
type Layout struct {
	Text string    `json:"text"`
	File string    `json:"file"`
	Lang diag.Lang `json:"lang,omitempty"`
}

// Formatted is rules in the one layout, and what is wrong with them.
type Formatted struct {
	Text        string       `json:"text"`
	Diagnostics []Diagnostic `json:"diagnostics"`
}

// Fingerprint is one for every spelling of the same rules, in hexadecimal.
type Fingerprint struct {
	Fingerprint string `json:"fingerprint"`
}

// Model is what the rules say, as far as the page needs to know.
type Model struct {
	Title        string     `json:"title"`
	Municipality string     `json:"municipality"`
	Year         *float64   `json:"year"`
	Source       string     `json:"source"`
	Currency     string     `json:"currency"`
	Tables       []Table    `json:"tables"`
	Params       []Param    `json:"params"`
	Scenarios    []Scenario `json:"scenarios"`
	Pools        []Share    `json:"pools"`
	Grants       []Share    `json:"grants"`
	Figures      []Figure   `json:"figures"` // single values, solutions and the figures of statements
}

// Table is a table of the rules.
type Table struct {
	Name    string   `json:"name"`
	Label   string   `json:"label"`
	Inline  bool     `json:"inline"` // its rows stand in the rules
	Rows    *int     `json:"rows"`   // in the engine; null while there is no data
	Columns []Column `json:"columns"`
}

// Column is a column of a table. What it may hold is told of data.
type Column struct {
	Name     string     `json:"name"`
	Label    string     `json:"label"`
	Computed bool       `json:"computed"`
	Kind     ColumnKind `json:"kind,omitempty"`
	Optional bool       `json:"optional,omitempty"`
	Choices  []string   `json:"choices,omitempty"`
	Target   string     `json:"target,omitempty"` // the table that a reference leads to
	From     *float64   `json:"from,omitempty"`
	To       *float64   `json:"to,omitempty"`
}

// Param is a parameter and what it may be.
type Param struct {
	Name    string    `json:"name"`
	Label   string    `json:"label"`
	Type    ValueType `json:"type"`
	Percent bool      `json:"percent"`
	Value   Value     `json:"value"`
	From    *float64  `json:"from,omitempty"`
	To      *float64  `json:"to,omitempty"`
	Step    *float64  `json:"step,omitempty"`
	Choices []Value   `json:"choices,omitempty"`
	Note    string    `json:"note,omitempty"`

	ValueAt Span  `json:"valueAt"`          // where the value stands in the rules
	FromAt  *Span `json:"fromAt,omitempty"` // and the ends of the range
	ToAt    *Span `json:"toAt,omitempty"`
}

// Scenario is a set of parameters. One that a statement tells alone says where that
// and its name in quotation marks stand in the rules.
type Scenario struct {
	Name   string           `json:"name"`
	Params map[string]Value `json:"params"`
	At     *Span            `json:"at,omitempty"`
	NameAt *Span            `json:"nameAt,omitempty"`
}

// Share is a pool or grant: a column of money or places of a table.
type Share struct {
	Name  string    `json:"name"`
	Label string    `json:"label"`
	Table string    `json:"table"`
	Type  ValueType `json:"type"`
}

// Figure says what a single value of a result is, and how it is shown.
type Figure struct {
	Part      ResultPart `json:"part"`
	Statement string     `json:"statement"` // that gives it
	Name      string     `json:"name"`      // in English: rate, gini; empty where the statement gives one value
	Title     Sentence   `json:"title"`     // of the figure; empty where the statement gives one value
	Label     string     `json:"label"`     // of the statement
	Type      ValueType  `json:"type"`
	Unit      string     `json:"unit"` // the currency of money; empty for all else
	Percent   bool       `json:"percent"`
	Says      *Words     `json:"says,omitempty"` // what its texts say, where they are words of a figure
}
