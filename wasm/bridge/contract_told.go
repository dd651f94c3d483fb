package bridge

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/explain"
)

// The part of the contract (see contract.go) about rules in sentences, and why a number is what it is.

// Told is the rules in sentences, with `about` also what they give on the data; rules
// with errors have no sections.
type Told struct {
	Sections []Section `json:"sections"`
}

// Section is a part of the rules told in sentences: a heading, then paragraphs, then a
// list or a table. Its id says what it is about: model, short, figures, counting, sharing,
// rounding, comparing, results, who, change, scenarios, checks, goals, data, shown or source;
// several may be about one thing.
type Section struct {
	ID         string     `json:"id"`
	Heading    string     `json:"heading"`
	Paragraphs []string   `json:"paragraphs"`
	Numbered   bool       `json:"numbered"` // the items are steps
	Items      []Said     `json:"items"`
	Table      [][]string `json:"table"`  // the headings first; empty for none
	At         *Span      `json:"at"`     // in the rules, of the statement that all of it tells; null where it tells several
	RowsAt     []Span     `json:"rowsAt"` // of each row of the table below the headings; empty for none
}

// Said is an item of a list: what it is about, which may be nothing, and what is said
// of it, in sentences or as a formula; then more about the same.
type Said struct {
	About   string `json:"about"`
	Formula bool   `json:"formula"`
	Text    string `json:"text"`
	More    []Said `json:"more"`
	At      *Span  `json:"at"` // in the rules, of the statement or clause that it tells; null where no single one says it
}

// Explain asks why a number of the last run is what it is: for a node by its address,
// or for a cell of a table, with a page of those below it.
type Explain struct {
	ID    string    `json:"id,omitempty"`
	Cell  *CellAt   `json:"cell,omitempty"`
	From  int       `json:"from,omitempty"`  // the first of the nodes below, from 0
	Count *int      `json:"count,omitempty"` // how many of them; 40 where it is not said, all where it is below zero
	Tell  bool      `json:"tell,omitempty"`  // in sentences, too
	Run   int       `json:"run,omitempty"`   // that the address is of, as told before
	Lang  diag.Lang `json:"lang"`

	HideSmall bool `json:"hideSmall,omitempty"` // small counts are hidden, and what would give them away
}

// CellAt is a cell of a table: its row by the key, or by its number from 1 where the
// table has none.
type CellAt struct {
	Table  string `json:"table"`
	Row    string `json:"row"`
	Column string `json:"column"` // as results name it: socio, socio.bound
}

// Explained is a node with those below it. An address of an earlier run is stale:
// then there is nothing but the number of the run there is now.
type Explained struct {
	Run       int                `json:"run"`
	Stale     bool               `json:"stale,omitempty"`
	Level     *explain.Level     `json:"level,omitempty"`
	Sentences []explain.Sentence `json:"sentences,omitempty"`
}

// Against asks why a number of the last run is another than in other settings, how much
// of the change from there to here each parameter accounts for; than by the rules of the
// second file that was computed last; or than on another row of its table, of the same run.
type Against struct {
	ID       string           `json:"id,omitempty"`
	Cell     *CellAt          `json:"cell,omitempty"`
	Row      *string          `json:"row,omitempty"`    // by its key or its number: then the settings are those of the run
	Params   map[string]Value `json:"params,omitempty"` // of the other settings
	Scenario *string          `json:"scenario,omitempty"`
	Other    bool             `json:"other,omitempty"`  // the second rule file, as it is written
	Called   string           `json:"called,omitempty"` // what the other settings are called in a sentence, where they have a name
	Run      int              `json:"run,omitempty"`    // that the address is of, as told before
	Lang     diag.Lang        `json:"lang"`

	HideSmall bool `json:"hideSmall,omitempty"` // small counts are hidden, and what would give them away
}

// Compared is why a number is another there; nothing where the address is of an earlier run.
type Compared struct {
	Difference *explain.Difference `json:"difference,omitempty"`
}

// WhatIf asks what would move a number of the last run over its next threshold.
type WhatIf struct {
	ID   string    `json:"id,omitempty"`
	Cell *CellAt   `json:"cell,omitempty"`
	Run  int       `json:"run,omitempty"` // that the address is of, as told before
	Lang diag.Lang `json:"lang"`

	HideSmall bool `json:"hideSmall,omitempty"` // small counts are hidden: then there are none
}

// Changes are what would move it, in sentences; none where the number has no thresholds that
// can be told, or where the address is of an earlier run.
type Changes struct {
	Sentences []explain.Sentence `json:"sentences"`
}
