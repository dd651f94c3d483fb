package editor

import "github.com/fordel-lang/fordel/dsl/diag"

// NamesIn are the places of the names of things in a stretch of the file, such as those
// in the braces of a text.
func (d *Document) NamesIn(at diag.Range) []diag.Range {
	var out []diag.Range
	for _, m := range d.marks {
		if m.symbol != nil && m.at.Start >= at.Start && m.at.End <= at.End {
			out = append(out, m.at)
		}
	}
	return out
}

// SymbolAt is what the name at an offset stands for; nil where there is no name that
// is known.
func (d *Document) SymbolAt(offset int) *Symbol {
	m, _ := d.at(offset)
	return m.symbol
}
