package bridge

import "github.com/fordel-lang/fordel/dsl/diag"

// The part of the contract (see contract.go) about looking for a value.

// Seek asks for the value of a parameter, within its range and on its steps, for which
// a figure comes to a target while all else stays as it is set. The session and its
// last run stay as they are.
type Seek struct {
	Param    string           `json:"param"`
	Figure   Sought           `json:"figure"`
	Target   float64          `json:"target"` // amounts in kroner, 3 % as 0.03
	Params   map[string]Value `json:"params"`
	Scenario *string          `json:"scenario"`
	Lang     diag.Lang        `json:"lang"`
}

// Sought is a figure that a value is looked for by: of a pool or grant its sum over the
// rows, or with `receivers` how many rows get something; with a name, in English, that
// figure of a statement; a single value; or with a row, by its key, a column of a table.
type Sought struct {
	Of     string `json:"of"` // a pool, a grant, a statement, a value, or a column
	Name   string `json:"name,omitempty"`
	Table  string `json:"table,omitempty"`
	Row    string `json:"row,omitempty"`
	Amount bool   `json:"amount,omitempty"` // it is money
}

// Found is the value of the parameter: where no step meets the target, that of the
// nearest. Null if there is none, which the diagnostics tell.
type Found struct {
	Value       Value        `json:"value"`
	Exact       bool         `json:"exact"`
	Gives       float64      `json:"gives"` // what the figure comes to with it
	Diagnostics []Diagnostic `json:"diagnostics"`
}
