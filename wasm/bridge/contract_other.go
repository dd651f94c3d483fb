package bridge

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/difference"
)

// The part of the contract (see contract.go) about a second rule file, computed on
// the same data and held against the first.

// OtherRules gives a second rule file, as text or by the bytes beside the call. The
// session's own rules, data and last run stay as they are.
type OtherRules struct {
	Text string    `json:"text,omitempty"`
	File string    `json:"file"`
	Lang diag.Lang `json:"lang"` // to tell the differences in
}

// Other is part 0 of the frame that tells of a second rule file: what the engine
// read, what it gives on the data of the first as it is written, and how the first
// differs from it. Where its rules or data have errors nothing is computed.
type Other struct {
	Text        string       `json:"text"` // that all places in it are in
	Diagnostics []Diagnostic `json:"diagnostics"`
	Model       *Model       `json:"model"`   // null where there are errors
	Missing     []string     `json:"missing"` // its tables for which there are no data, by label
	Differences []RuleChange `json:"differences"`
	Renames     []RuleRename `json:"renames"`
	Was         []WasCalled  `json:"was"`
	Summary     Part         `json:"summary"` // of type Summary; 0 where nothing was computed
	Views       Part         `json:"views"`   // of type []View; 0 where nothing was computed
}

// RuleChange is one thing that the session's rules say otherwise than the second file.
type RuleChange struct {
	What      RuleChangeKind `json:"what"`
	Statement string         `json:"statement"`
	Name      string         `json:"name"`
	Label     string         `json:"label"`
	Part      string         `json:"part"`   // the clause; empty for the statement itself
	Before    string         `json:"before"` // as the second file has it
	After     string         `json:"after"`  // as the session's rules have it
}

// RuleChangeKind is what happened to a thing.
type RuleChangeKind string

// Values lists the kinds.
func (RuleChangeKind) Values() []string {
	return []string{string(difference.Added), string(difference.Removed), string(difference.Changed), string(difference.Relabeled)}
}

// RuleRename is a thing that only bears another name, in words.
type RuleRename struct {
	Text string `json:"text"`
}

// WasCalled is what a table or a column of the session's rules is called in the second
// file, where that is something else. The column is empty for the table itself.
type WasCalled struct {
	Table  string `json:"table"`
	Column string `json:"column"`

	WasTable  string `json:"wasTable"`
	WasColumn string `json:"wasColumn"`
}
