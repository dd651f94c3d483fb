package report

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/view"
)

// headersOf are what stands above the columns of a sheet: their labels. Those of the data are such
// as are found again when the sheet is read, and no other column is called like one of them.
func headersOf(s sheetOf, lang diag.Lang) []string {
	taken := map[string]int{}
	for _, c := range s.table.Columns {
		if c.Data != nil {
			for _, name := range []string{folded(c.Name), folded(c.Label)} {
				taken[name]++
			}
		}
	}
	out := make([]string, len(s.columns))
	for i, c := range s.columns {
		switch {
		case c.Of != nil && c.Of.Data != nil:
			out[i] = dataHeader(c.Of, taken)
			continue
		case taken[folded(c.Label)] == 0:
			out[i] = c.Label
		case c.Of != nil:
			out[i] = view.NameIn(c.Of, lang)
		default:
			out[i] = c.Name
		}
		for taken[folded(out[i])] > 0 {
			out[i] += " *"
		}
		taken[folded(out[i])]++
	}
	return out
}

// dataHeader is the label of a column of the data, or its name where another is called so too.
func dataHeader(c *check.Column, taken map[string]int) string {
	label := folded(c.Label)
	if own := label == folded(c.Name); label == "" || taken[label] > 1 && !own {
		return c.Name
	}
	return c.Label
}

// folded is a header as headers are compared.
func folded(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
