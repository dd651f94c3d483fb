package report

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/conceal"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/table"
	"github.com/fordel-lang/fordel/engine/view"
)

// ViewCSV is a view as a sheet: its rows in the order shown, under the labels of its columns,
// and where it has all rows of its table, the other columns of the data behind them, so that it can
// be read again. Below the rows stand totals and what the figures are of.
func ViewCSV(v *view.View, r *Run, o Origin, hidden *Hidden, lang diag.Lang) []byte {
	w := &workbook{textReport: textReport{run: r, lang: lang}, hidden: hidden}
	t := r.Program.Table(v.Table)
	s := sheetOf{table: t, rows: v.Shown()}
	for i, c := range v.Columns {
		s.columns = append(s.columns, sheetColumn{Column: c, values: v.Values(i)})
	}
	if v.Kind == "table" && len(s.rows) == r.Table(t).Len {
		for _, c := range w.rest(t, s.columns) {
			if c.Of.Data != nil {
				s.columns = append(s.columns, c)
			}
		}
	}
	columns := make([]*table.Column, len(s.columns))
	for i, c := range s.columns {
		columns[i] = described(wordsIn(c.values, c.Says, lang), c.Kind)
	}
	text, _ := writeCSV(headersOf(s, lang), columns, len(s.rows), table.WriteOptions{
		Lang: lang, Rows: append([]int32{}, s.rows...), Below: w.below(s, o),
		Instead: func(column, row int) (string, bool) {
			reason := hidden.In(t, s.columns[column].Column, row)
			return w.concealed(reason), reason != conceal.Told
		},
	})
	return text
}

// below are the lines under the rows of a sheet.
func (w *workbook) below(s sheetOf, o Origin) [][]string {
	out := [][]string{{table.EndMark + w.say("the rows end here", "her slutter rækkerne")}}
	for _, total := range []view.Total{view.Sum, view.Mean} {
		if totals, any := w.totalsOf(s, total); any {
			out = append(out, totals)
		}
	}
	if o.Heading != "" {
		out = append(out, []string{w.say("Model", "Model"), o.Heading})
	}
	for _, f := range o.Facts {
		out = append(out, []string{f.Name, f.Text})
	}
	return out
}

// totalsOf is the line of sums or of means, and whether there are any.
func (w *workbook) totalsOf(s sheetOf, total view.Total) (line []string, any bool) {
	line = make([]string, len(s.columns))
	for i, c := range s.columns {
		if c.Total != total || !numeric(c.Kind) {
			continue
		}
		value, n := totalled(c, s.rows)
		if total == view.Mean && (n == 0 || w.hides(s, c)) {
			continue
		}
		any = true
		if line[i] = w.concealed(conceal.Other); !w.hidden.Total(s.table, c.Column) {
			line[i] = table.NumberText(value, w.lang)
		}
	}
	switch {
	case total == view.Mean:
		line[0] = strings.TrimSpace(w.say("Mean ", "Gennemsnit ") + line[0])
	case line[0] == "":
		line[0] = w.say("In all", "I alt")
	}
	return line, any
}

// hides reports whether a figure of a column is not told: a mean would help to find it.
func (w *workbook) hides(s sheetOf, c sheetColumn) bool {
	return slices.ContainsFunc(s.rows, func(row int32) bool { return w.hidden.In(s.table, c.Column, int(row)) != conceal.Told })
}

// totalled is a column's total over rows, and how many of them have a value.
func totalled(c sheetColumn, rows []int32) (value float64, n int) {
	var sum number.Accumulator
	for _, row := range rows {
		if c.values.Has(int(row)) {
			sum.Add(c.values.Numbers[row])
			n++
		}
	}
	if c.Total == view.Mean && n > 0 {
		return sum.Sum() / float64(n), n
	}
	return sum.Sum(), n
}

// Of is what is not told of a view: by column, those behind them that it does not show, the places
// of its rows, and whether its total is; and what stands in their place.
func (h *Hidden) Of(r *Run, v *view.View, lang diag.Lang) (rows [][]int, totals []bool, word string) {
	columns := slices.Clone(v.Columns)
	for _, c := range v.Further(r.Figures) {
		columns = append(columns, c.Column)
	}
	rows, totals = make([][]int, len(columns)), make([]bool, len(columns))
	t := r.Program.Table(v.Table)
	for i, c := range columns {
		rows[i], totals[i] = []int{}, h.Total(t, c)
		for at, row := range v.Shown() {
			if h.In(t, c, int(row)) != conceal.Told {
				rows[i] = append(rows[i], at)
			}
		}
		totals[i] = totals[i] || c.Total == view.Mean && len(rows[i]) > 0
	}
	return rows, totals, (&textReport{lang: lang}).concealed(conceal.Other)
}
