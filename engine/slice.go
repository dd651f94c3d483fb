package engine

import (
	"bytes"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/engine/formula"
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

// Slice gives the rows from up to but not including to of a table's columns, by
// name; all columns where none are named. Columns without values are left out.
// It gives false where there is no such table or it has no data.
func (r *Result) Slice(name string, columns []string, from, to int) (*Slice, bool) {
	t := r.Model.Table(name)
	if t == nil || r.tables[t.Slot] == nil {
		return nil, false
	}
	out := &Slice{Total: r.tables[t.Slot].Len}
	out.From = min(max(from, 0), out.Total)
	out.To = min(max(to, out.From), out.Total)
	for _, c := range r.named(t, columns) {
		out.Columns = append(out.Columns, SliceColumn{Name: c.Name, Label: labelOf(c, r.Model.Lang()), Type: TypeName(c.Type), Percent: c.Share, Values: r.values(c)})
	}
	return out, true
}

// named are the columns of a table with values: those of the names, in their
// order, or all.
func (r *Result) named(t *check.Table, names []string) []*check.Column {
	var out []*check.Column
	for _, c := range t.Columns {
		if len(names) == 0 && r.values(c) != nil {
			out = append(out, c)
		}
	}
	for _, name := range names {
		for _, c := range t.Columns {
			if c.Name == name && r.values(c) != nil {
				out = append(out, c)
			}
		}
	}
	return out
}

// nameIn is a column's name; a figure of a result, such as socio.bound, has its
// name in the language.
func nameIn(c *check.Column, lang diag.Lang) string {
	result, figure, ok := strings.Cut(c.Name, ".")
	if _, authored := c.Step.(*check.SplitStep); !ok || authored {
		return c.Name
	}
	return result + "." + lex.SpellSpecial(lang, figure)
}

// CSV is a table with all its columns, of the data and computed, under their
// names, those of figures in the language. In Danish it has ; and decimal commas. It gives false where there is no
// such table or it has no data.
func (r *Result) CSV(name string, lang diag.Lang) ([]byte, bool) {
	t := r.Model.Table(name)
	if t == nil || r.tables[t.Slot] == nil {
		return nil, false
	}
	var header []string
	var columns []*table.Column
	for _, c := range r.named(t, nil) {
		header = append(header, nameIn(c, lang))
		columns = append(columns, described(r.values(c), c.Type.Kind))
	}
	return writeCSV(header, columns, r.tables[t.Slot].Len, nil, lang)
}

// CSV is the view as a table, its rows in the order shown, under the labels of
// its columns.
func (v *View) CSV(lang diag.Lang) []byte {
	var header []string
	var columns []*table.Column
	for i, c := range v.Columns {
		header = append(header, c.Label)
		columns = append(columns, described(v.values[i], c.kind))
	}
	text, _ := writeCSV(header, columns, len(v.rows), append([]int32{}, v.rows...), lang)
	return text
}

// PoolsCSV is the figures of all pools and grants, one or each group a row.
func (r *Result) PoolsCSV(lang diag.Lang) []byte {
	if !r.OK() {
		return nil
	}
	header := []string{"pool", "group", "amount", "rate", "left", "unit"}
	if lang == diag.Danish {
		header = []string{"pulje", "gruppe", "beløb", "sats", "rest", "enhed"}
	}
	var rows figures
	for _, step := range r.Model.steps() {
		switch s := step.(type) {
		case *check.PoolStep:
			for g, key := range r.groups(s) {
				rows.add(s.Name, key, r.figure(s.Given, g), r.figure(s.Rate, g), r.figure(s.Left, g), s.Round.Unit)
			}
		case *check.GrantStep:
			left := check.Const{Missing: true}
			if s.Left != nil {
				left = r.state.values[s.Left.Slot]
			}
			rows.add(s.Name, "", r.state.values[s.Total.Slot], check.Const{Missing: true}, left, s.Round.Unit)
		}
	}
	text, _ := writeCSV(header, rows.columns(), len(rows.texts[0]), nil, lang)
	return text
}

// figures are rows of two texts and four numbers.
type figures struct {
	texts   [2][]string
	numbers [4][]check.Const
}

func (f *figures) add(name, group string, amount, rate, left check.Const, unit float64) {
	f.texts[0], f.texts[1] = append(f.texts[0], name), append(f.texts[1], group)
	for i, c := range []check.Const{amount, rate, left, {Number: unit, Missing: unit == 0}} {
		f.numbers[i] = append(f.numbers[i], c)
	}
}

func (f *figures) columns() []*table.Column {
	var out []*table.Column
	for _, texts := range f.texts {
		var values []check.Const
		for _, t := range texts {
			values = append(values, check.Const{Kind: check.Text, Text: t, Missing: t == ""})
		}
		out = append(out, described(formula.Collect(check.Text, values), check.Text))
	}
	for _, values := range f.numbers {
		out = append(out, described(formula.Collect(check.Number, values), check.Number))
	}
	return out
}

// described is a column that says its kind, as writing it needs.
func described(c *table.Column, kind check.Kind) *table.Column {
	if c.Spec != nil {
		return c
	}
	as := *c
	as.Spec = &table.ColumnSpec{Kind: map[check.Kind]table.Kind{check.Number: table.Number, check.Money: table.Money,
		check.Text: table.Text, check.Flag: table.Flag, check.Date: table.Date, check.Nil: table.Number}[kind]}
	return &as
}

func writeCSV(header []string, columns []*table.Column, n int, rows []int32, lang diag.Lang) ([]byte, bool) {
	var b bytes.Buffer
	err := table.WriteCSV(&b, header, columns, n, table.WriteOptions{Lang: lang, BOM: lang == diag.Danish, Rows: rows})
	return b.Bytes(), err == nil
}
