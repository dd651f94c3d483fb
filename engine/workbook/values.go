package workbook

import (
	"math"
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/book"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/lower"
	"github.com/fordel-lang/fordel/engine/view"
)

// firstDay is 1970-01-01 as workbooks count days.
const firstDay = 25569

// value is a value as a cell has it.
func value(k check.Kind, c check.Const) any {
	switch {
	case c.Missing:
		return ""
	case k == check.Text:
		return c.Text
	case k == check.Flag:
		return c.Flag
	case k == check.Date:
		return c.Number + firstDay
	}
	return c.Number
}

// format is how a field is shown.
func (b *builder) format(f *lower.Field, fill book.Fill, input bool) int {
	s := b.shape(f.Kind, f.Share(), !(f.Helper() && f.Kind == check.Number) && b.fractions(f))
	s.Fill, s.Input = fill, input
	return b.book.Style(s)
}

// shape is how values of a kind are shown: with decimals where there are some, and numbers
// that are not amounts with those they need.
func (b *builder) shape(k check.Kind, share, fractions bool) book.Style {
	switch {
	case k == check.Date:
		return book.Style{Format: b.say("yyyy-mm-dd", "dd-mm-yyyy")}
	case share:
		return book.Style{Format: "0.0%"}
	case k == check.Money && !fractions:
		return book.Style{Format: "#,##0"}
	case k == check.Money:
		return book.Style{Format: "#,##0.00"}
	case k == check.Number && fractions:
		return book.Style{Format: "#,##0.00##"}
	}
	return book.Style{}
}

// fractions reports whether a field has amounts that are not whole.
func (b *builder) fractions(f *lower.Field) bool {
	whole := func(x float64) bool { return x == math.Trunc(x) || math.IsNaN(x) }
	if f.Value != nil {
		v, _ := b.result.Value(f.Value.Name)
		return !whole(v.Number)
	}
	if f.Column == nil {
		return true
	}
	values, _, ok := b.result.Column(f.Table.Name, f.Column.Name)
	return ok && slices.ContainsFunc(values.Numbers, func(x float64) bool { return !whole(x) })
}

// place gives every field its cells: the data, then what statements compute, then what
// these are computed from.
func (b *builder) place() {
	for _, t := range b.model.Program.Tables {
		label := named(t)
		s := b.sheet(label, b.say("A row for each: data in cells with a colour, then what is computed of them, then steps on the way in grey.",
			"En række for hver: data i farvede celler, så det, der beregnes af dem, så mellemregninger i gråt."), len(b.result.Data(t.Name)))
		s.free = [][]book.Cell{{{Value: label, Style: b.title}}, nil}
		s.heads = view.HeadersFor(t)
		b.tables[t] = s
	}
	s := b.sheet(b.say("Figures", "Tal"), b.say("Figures of the whole, each with its name in formulas.", "Tal for helheden, hver med sit navn i formler."), 0)
	b.tables[nil] = s
	s.free = [][]book.Cell{{{Value: b.say("Figures", "Tal"), Style: b.title}}, nil,
		{{Value: b.say("What", "Hvad"), Style: b.head}, {Value: b.say("Value", "Værdi"), Style: b.head}, {Value: b.say("Name in formulas", "Navn i formler"), Style: b.head}}}
	s.widths, s.frozen = []float64{44, 18, 30}, book.Place{Rows: above, Columns: 1}
	for _, helpers := range []bool{false, true} {
		for _, f := range b.model.Fields {
			switch {
			case f.Says() != nil && !helpers:
				b.worded[f] = b.shown(f)
			case f.Says() != nil || f.Helper() == helpers:
				b.put(f)
			}
		}
	}
	for _, f := range b.model.Fields {
		if f.Ref != nil && (f.Column != nil && f.Column.Data != nil) {
			b.reference(f)
		}
	}
}

// put makes the cells of a field, with the engine's values where it has them.
func (b *builder) put(f *lower.Field) {
	if f.Table == nil {
		b.cells[f] = b.figure(f)
		return
	}
	style := b.head
	if f.Helper() || f.Says() != nil {
		style = b.helper
	}
	c := b.tables[f.Table].add(b.headOf(f), b.note(f), style)
	b.cells[f] = c
	if f.Helper() {
		return
	}
	data := f.Column.Data != nil
	cell := b.format(f, fillOf(data), data)
	values, kind, ok := b.result.Column(f.Table.Name, f.Column.Name)
	for i := range c.cells {
		if c.cells[i].Style = cell; ok {
			c.cells[i].Value = value(f.Kind, formula.At(values, kind.Kind, i))
		}
	}
}

func fillOf(data bool) book.Fill {
	if data {
		return book.Given
	}
	return book.Plain
}

// figure is the cell of a single value, with a name.
func (b *builder) figure(f *lower.Field) *column {
	style := 0
	if f.Helper() || f.Says() != nil {
		style = b.helper
	}
	c := b.tables[nil].named(b, book.Cell{Value: b.headOf(f), Note: b.note(f), Style: style}, b.called(f))
	c.cells[0].Style = b.format(f, book.Plain, false)
	if f.Value != nil {
		if v, ok := b.result.Value(f.Value.Name); ok {
			c.cells[0].Value = value(f.Kind, v)
		}
	}
	return c
}

// named is a line with a single value in a cell that has a name: on the sheet of single
// values, or below the rows of a sheet that has some.
func (s *sheet) named(b *builder, label book.Cell, name string) *column {
	c := &column{sheet: s, at: 1, fixed: true, name: b.define(name), cells: make([]book.Cell, 1)}
	lines := &s.free
	if s.rows {
		lines = &s.below
	}
	c.row = s.start() + len(*lines)
	*lines = append(*lines, []book.Cell{label, {}, {Value: c.name}})
	s.fixed = append(s.fixed, c)
	b.book.Names = append(b.book.Names, book.Name{Name: c.name, To: c.single()})
	return c
}

// start is the row of the first line that is none of a table, from 0.
func (s *sheet) start() int {
	if !s.rows {
		return 0
	}
	return above + max(s.length, 1) + 1
}

// define is a name that workbooks take: letters, digits and _, and no address of a cell.
func (b *builder) define(want string) string {
	name := strings.Map(func(r rune) rune {
		if r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 127 && strings.ContainsRune("æøåÆØÅäöüÄÖÜéÉ", r) {
			return r
		}
		return '_'
	}, want)
	if looksLikeCell(name) || name == "" || name[0] >= '0' && name[0] <= '9' {
		name = "_" + name
	}
	for b.names[strings.ToLower(name)] {
		name += "_"
	}
	b.names[strings.ToLower(name)] = true
	return name
}

// looksLikeCell reports whether a name could be an address: AB12, R1C1, R, C.
func looksLikeCell(name string) bool {
	small := strings.ToLower(name)
	letters := strings.TrimRight(small, "0123456789")
	if len(letters) <= 3 && len(letters) > 0 && len(letters) < len(small) && strings.Trim(letters, "abcdefghijklmnopqrstuvwxyz") == "" {
		return true
	}
	return small == "r" || small == "c" || strings.Trim(small, "rc0123456789") == "" && strings.ContainsAny(small, "rc")
}

// reference adds the column of the rows that a reference of the data leads to.
func (b *builder) reference(f *lower.Field) {
	c := b.tables[f.Table].add(b.unlike(f, b.said(f)+b.say(" (row)", " (række)")), b.say("the row of ", "rækken i ")+b.tables[f.Ref].name, b.helper)
	b.rows[f] = c
	at := b.cells[f].here()
	c.fill("IF("+at+`="","",`+b.found(at, b.key(f.Ref))+")", 0)
}

// key is the column of a table's keys.
func (b *builder) key(t *check.Table) *column {
	for f, c := range b.cells {
		if f.Column != nil && f.Column == t.Key {
			return c
		}
	}
	panic("workbook: a table without a key is referred to")
}
