// Package report writes what a run gave: as text for people, as JSON for programs
// and as CSV for spreadsheets.
package report

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/statement"
	"github.com/fordel-lang/fordel/engine/view"
)

// Run is what there is to tell of a run.
type Run struct {
	*statement.Figures

	Program      *check.Program
	Fingerprint  func() string // of the rules
	Steps        []check.Step  // in the order of the file; none of rules with errors
	Params       []check.Const
	Scenario     *check.Scenario // nil: none
	Views        []*view.View
	Expectations []statement.Expectation
	Solutions    []statement.Solution
	Diagnostics  diag.List
	Sources      diag.Sources // that the diagnostics point into
}
