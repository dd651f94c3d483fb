package view

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/statement"
	"github.com/fordel-lang/fordel/engine/table"
)

// Slice is some columns of a table, and rows From up to but not including To.
type Slice struct {
	Total    int // rows in the table
	From, To int
	Columns  []SliceColumn
}

// SliceColumn is a column of a Slice.
type SliceColumn struct {
	Name    string        `json:"name"`
	Label   string        `json:"label"`
	Type    string        `json:"type"` // as in ViewColumn
	Percent bool          `json:"percent,omitempty"`
	Values  *table.Column `json:"-"` // on all rows of the table
}

// Rows gives the rows from up to but not including to of a table's columns, by
// name; all columns where none are named. Columns without values are left out.
// It gives false where there is no such table or it has no data.
func Rows(p *check.Program, f *statement.Figures, name string, columns []string, from, to int) (*Slice, bool) {
	t := p.Table(name)
	if t == nil || f.Table(t) == nil {
		return nil, false
	}
	out := &Slice{Total: f.Table(t).Len}
	out.From = min(max(from, 0), out.Total)
	out.To = min(max(to, out.From), out.Total)
	for _, c := range Named(t, f, columns) {
		out.Columns = append(out.Columns, SliceColumn{Name: c.Name, Label: labelOf(c, p.File.Lang), Type: TypeName(c.Type), Percent: c.Share, Values: f.Column(c)})
	}
	return out, true
}

// Named are the columns of a table with values: those of the names, in their
// order, or all.
func Named(t *check.Table, f *statement.Figures, names []string) []*check.Column {
	var out []*check.Column
	for _, c := range t.Columns {
		if len(names) == 0 && f.Column(c) != nil {
			out = append(out, c)
		}
	}
	for _, name := range names {
		for _, c := range t.Columns {
			if c.Name == name && f.Column(c) != nil {
				out = append(out, c)
			}
		}
	}
	return out
}

// NameIn is a column's name; a figure of a result, such as socio.bound, has its
// name in the language.
func NameIn(c *check.Column, lang diag.Lang) string {
	if c.Member == nil {
		return c.Name
	}
	return c.Member.Of + "." + c.Member.Spelling(lang)
}

// Plainly is a column of a table as a view shows it of which nothing is said.
func Plainly(c *check.Column, lang diag.Lang) Column { return plainColumn(c, lang).Column }
