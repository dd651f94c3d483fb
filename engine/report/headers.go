package report

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/view"
)

// headersOf are what stands above the columns of a sheet: their labels, as far as these tell them apart.
func headersOf(s sheetOf, lang diag.Lang) []string {
	heads := view.HeadersFor(s.table)
	out := make([]string, len(s.columns))
	for i, c := range s.columns {
		switch {
		case c.Of != nil && c.Of.Data != nil:
			out[i] = heads.Data(c.Of)
		case c.Of != nil:
			out[i] = heads.Other(c.Label, view.NameIn(c.Of, lang))
		default:
			out[i] = heads.Other(c.Label, c.Name)
		}
	}
	return out
}
