package report

import (
	"bytes"
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/statement"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/table"
	"github.com/fordel-lang/fordel/engine/view"
)

// CSV is a table with all its columns, of the data and computed, under their
// names, those of figures in the language. In Danish it has ; and decimal commas. It gives false where there is no
// such table or it has no data.
func CSV(r *Run, name string, lang diag.Lang) ([]byte, bool) {
	t := r.Program.Table(name)
	if t == nil || r.Table(t) == nil {
		return nil, false
	}
	var header []string
	var columns []*table.Column
	for _, c := range view.Named(t, r.Figures, nil) {
		header = append(header, view.NameIn(c, lang))
		columns = append(columns, described(wordsIn(r.Column(c), c.Says, lang), c.Type.Kind))
	}
	return writeCSV(header, columns, r.Table(t).Len, table.WriteOptions{Lang: lang})
}

// PoolsCSV is the figures of all pools and grants, one or each group a row.
func PoolsCSV(r *Run, lang diag.Lang) []byte {
	if !r.Computed() {
		return nil
	}
	header := []string{"pool", "group", "amount", "rate", "left", "unit"}
	if lang == diag.Danish {
		header = []string{"pulje", "gruppe", "beløb", "sats", "rest", "enhed"}
	}
	var rows figures
	for _, step := range r.Steps {
		switch s := step.(type) {
		case *check.PoolStep:
			for g, key := range r.PoolGroups(s) {
				rows.add(s.Name, key, r.Figure(s.Given, g), r.Figure(s.Rate, g), r.Figure(s.Left, g), s.Round.Unit)
			}
		case *check.GrantStep:
			left := check.Const{Missing: true}
			if s.Left != nil {
				left = r.Value(s.Left)
			}
			rows.add(s.Name, "", r.Value(s.Total), check.Const{Missing: true}, left, s.Round.Unit)
		}
	}
	text, _ := writeCSV(header, rows.columns(), len(rows.texts[0]), table.WriteOptions{Lang: lang})
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

// wordsIn is a column with the words of a figure as rules in a language write them.
func wordsIn(c *table.Column, says *statement.Figure, lang diag.Lang) *table.Column {
	if says == nil {
		return c
	}
	as := *c
	as.Words = slices.Clone(c.Words)
	for i, word := range as.Words {
		if choice, ok := says.Choice(word); ok {
			as.Words[i] = choice.Spelling(lang)
		}
	}
	return &as
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

// writeCSV writes a sheet. Danish ones begin with a mark by which Excel knows UTF-8.
func writeCSV(header []string, columns []*table.Column, n int, opts table.WriteOptions) ([]byte, bool) {
	var b bytes.Buffer
	opts.BOM = opts.Lang == diag.Danish
	err := table.WriteCSV(&b, header, columns, n, opts)
	return b.Bytes(), err == nil
}
