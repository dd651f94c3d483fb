package view

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// What is shown at most, so that any rules can be looked at: views, and columns of
// one of them. Tables have all their columns in JSON and CSV.
const (
	MaxViews   = 200
	MaxColumns = 500
)

func tooManyViews(n int) diag.Diagnostic {
	return diag.New("view.many", diag.Warning, "Only the first %v of %v tables and charts are shown.", "Kun de første %v af %v tabeller og diagrammer vises.",
		diag.Number(MaxViews), diag.Number(n)).
		WithHint("Say what matters with fewer `show` and `chart`.", "Vælg det vigtigste med færre `vis` og `diagram`.")
}

func tooManyColumns(t *check.Table, n int) diag.Diagnostic {
	return diag.New("view.columns", diag.Warning, "Only the first %v of %v columns of `%s` are shown.", "Kun de første %v af %v kolonner i `%s` vises.",
		diag.Number(MaxColumns), diag.Number(n), t.Name).
		WithHint("Name those that matter: `show %s { columns … }`.", "Nævn de vigtigste: `vis %s { kolonner … }`.", t.Name)
}
