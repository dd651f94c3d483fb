//go:build !first

package bridge

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/lower"
	"github.com/fordel-lang/fordel/engine/workbook"
)

// formulas gives the last run as a workbook whose formulas compute the model. All data are in
// it, so there is none where small counts are to be hidden.
func (b *Bridge) formulas(_ call, p Leave) (Workbook, error) {
	leaving, err := b.leaving(p)
	if err != nil {
		return Workbook{}, err
	}
	if p.HideSmall {
		return Workbook{}, failf("formulas need all the data, so small counts cannot be hidden", "formler kræver alle data, så små antal kan ikke skjules")
	}
	tree, refused := lower.Lower(b.result.Model.Program)
	if refused.HasErrors() {
		return Workbook{}, cannot(refused)
	}
	described, refused := workbook.Build(tree, b.result, p.Lang)
	if refused.HasErrors() {
		return Workbook{}, cannot(refused)
	}
	return Workbook{leaving.FileName(diag.Text{EN: "formulas", DA: "formler"}.In(p.Lang)), *described}, nil
}

// cannot tells the first thing that stands in the way.
func cannot(refused diag.List) error {
	d := refused[0]
	return failf("%s %s", "%s %s", d.Message, d.Hint)
}
