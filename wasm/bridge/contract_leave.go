package bridge

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/book"
	"github.com/fordel-lang/fordel/engine/report"
)

// Leave is what is to be told of figures of the last run that leave the page.
type Leave struct {
	MadeUp    bool      `json:"madeUp"`    // they are of no real municipality
	Against   string    `json:"against"`   // what they are measured against, as people call it; empty for nothing
	Date      string    `json:"date"`      // as people write it
	HideSmall bool      `json:"hideSmall"` // small counts are hidden, and what would give them away
	Lang      diag.Lang `json:"lang"`
}

// LeaveView is the same for one of the views.
type LeaveView struct {
	Leave
	View int `json:"view"`
}

// Origin is what figures are of: it goes with everything that leaves.
type Origin struct {
	MadeUp string        `json:"madeUp"` // that they are made up; empty where they are not
	Facts  []report.Fact `json:"facts"`
	Line   string        `json:"line"` // all of it in one
	File   string        `json:"file"` // a name for files, without its ending
}

// CSV is a view as a sheet.
type CSV struct {
	File string `json:"file"` // its name, without the ending
	Text string `json:"text"`
}

// Workbook is the last run as a workbook.
type Workbook struct {
	File string    `json:"file"` // its name, without the ending
	Book book.Book `json:"book"`
}

// Concealed is which figures of a view are not told: by column, the further ones behind
// those shown, the places of their rows.
type Concealed struct {
	Rows   [][]int `json:"rows"`
	Totals []bool  `json:"totals"` // by column: its total is not told either
	Word   string  `json:"word"`   // what stands in their place
}
