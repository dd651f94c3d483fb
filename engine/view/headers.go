package view

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
)

// Headers are what stands above the columns of a sheet that is written: those of the data are such as are
// found again when the sheet is read, and no other is like one of them or of those before it.
type Headers struct{ taken map[string]int }

// HeadersFor are the headers of a sheet with rows of a table, as yet without those of what is computed.
func HeadersFor(t *check.Table) Headers {
	h := Headers{map[string]int{}}
	for _, c := range t.Columns {
		if c.Data != nil {
			for _, name := range []string{Folded(c.Name), Folded(c.Label)} {
				h.taken[name]++
			}
		}
	}
	return h
}

// Data is the label of a column of the data, or its name where another is called so too.
func (h Headers) Data(c *check.Column) string {
	label := Folded(c.Label)
	if own := label == Folded(c.Name); label == "" || h.taken[label] > 1 && !own {
		return c.Name
	}
	return c.Label
}

// Other is the label of what is not data, or its name where the label is taken.
func (h Headers) Other(label, name string) string {
	if h.taken[Folded(label)] > 0 {
		label = name
	}
	for h.taken[Folded(label)] > 0 {
		label += " *"
	}
	h.taken[Folded(label)]++
	return label
}

// Folded is a header as headers are compared.
func Folded(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
