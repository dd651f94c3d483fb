package paper

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/conceal"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/view"
)

// widest is how many columns a table on paper has.
const widest = 9

// everybody is the page with all rows: the first table that the rules show of those that
// get money, with what changes where something is measured.
func (m *meeting) everybody() {
	v := m.table()
	if v == nil {
		return
	}
	m.raw(`<section class="page paper">`)
	title := v.Label
	if title == "" {
		title = v.Table
	}
	m.text("h1", m.pick("All: ", "Alle: ")+title)
	columns := v.Columns[:min(widest, len(v.Columns))]
	by := map[int]change{}
	if m.against != "" && m.measure.Table.Name == v.Table {
		columns = columns[:min(widest-1, len(columns))]
		for _, c := range m.rows {
			by[c.row] = c
		}
	}
	m.raw(`<table class="all"><thead><tr>`)
	for i, c := range columns {
		m.places = append(m.places, decimals(c, v, i))
		m.text(`th scope="col"`+aligned(c), capital(c.Label))
	}
	if len(by) > 0 {
		m.text(`th scope="col" class="n"`, m.pick("Change", "Ændring"))
	}
	m.raw("</tr></thead><tbody>")
	m.totals(v, columns, len(by) > 0)
	for _, row := range v.Shown() {
		m.raw("<tr>")
		for i, c := range columns {
			m.text("td"+aligned(c), m.cell(c, v, i, int(row)))
		}
		if len(by) > 0 {
			m.byRow(by, int(row))
		}
		m.raw("</tr>")
	}
	m.raw("</tbody></table>")
	m.foot(m.Origin)
	m.raw("</section>")
}

// table is the first table shown of those that get money, or else the first; nil for none.
func (m *meeting) table() (first *view.View) {
	for _, v := range m.Views {
		if v.Kind != "table" {
			continue
		}
		if m.measure != nil && v.Table == m.measure.Table.Name {
			return v
		}
		if first == nil {
			first = v
		}
	}
	return first
}

func aligned(c view.Column) string {
	if c.Kind == check.Number || c.Kind == check.Money {
		return ` class="n"`
	}
	if c.Says != nil {
		return ` class="says"`
	}
	return ""
}

// byRow is the change of a row.
func (m *meeting) byRow(by map[int]change, row int) {
	c, ok := by[row]
	if !ok {
		m.text("td", "")
		return
	}
	class := ""
	if c.by() > 0 {
		class = " up"
	} else if c.by() < 0 {
		class = " down"
	}
	m.text(`td class="n`+class+`"`, m.signed(c.by(), amounts([]float64{c.before, c.here})))
}

// cell is a cell of a table as it is printed.
func (m *meeting) cell(c view.Column, v *view.View, column, row int) string {
	x := formula.At(v.Values(column), c.Kind, row)
	switch why := m.Hidden.In(m.Program.Table(v.Table), c, row); why {
	case conceal.Small:
		return few(m.Lang)
	case conceal.Other:
		return m.pick("hidden", "skjult")
	}
	switch {
	case x.Missing:
		return ""
	case c.Says != nil:
		if choice, ok := c.Says.Choice(x.Text); ok {
			return choice.Shown.In(m.Lang)
		}
		return x.Text
	case c.Kind == check.Number || c.Kind == check.Money:
		return m.plain(c, x.Number, m.places[column])
	case c.Kind == check.Text:
		return x.Text
	}
	return m.x.Written(x, check.Type{Kind: c.Kind}, c.Percent, m.Lang)
}

// decimals is how many a column of numbers is shown with: none where all shown are whole.
func decimals(c view.Column, v *view.View, column int) int {
	for _, row := range v.Shown() {
		x := formula.At(v.Values(column), c.Kind, int(row))
		if !x.Missing && !number.Whole(x.Number) {
			return 2
		}
	}
	return 0
}

// total is what stands below a column: its sum, or the mean of those with a value, which is left
// out where figures of the column are not told.
func (m *meeting) total(v *view.View, i int, c view.Column) string {
	t := m.Program.Table(v.Table)
	var sum number.Accumulator
	n, hides := 0, false
	for _, row := range v.Shown() {
		hides = hides || m.Hidden.In(t, c, int(row)) != conceal.Told
		if x := formula.At(v.Values(i), c.Kind, int(row)); !x.Missing {
			sum.Add(x.Number)
			n++
		}
	}
	switch {
	case c.Total == view.Mean && (hides || n == 0):
		return ""
	case m.Hidden.Total(t, c):
		return m.pick("hidden", "skjult")
	case c.Total == view.Mean:
		return m.pick("mean ", "gns. ") + m.plain(c, sum.Sum()/float64(n), max(m.places[i], 2))
	}
	return m.plain(c, sum.Sum(), m.places[i])
}

// plain is a number of a column.
func (m *meeting) plain(c view.Column, x float64, places int) string {
	if c.Percent {
		return m.number(100*x, 1) + " %"
	}
	return m.number(x, places)
}

// totals is the row of totals below the head, where the columns have any.
func (m *meeting) totals(v *view.View, columns []view.Column, changes bool) {
	some := false
	cells := make([]string, len(columns))
	for i, c := range columns {
		if c.Total != view.None && (c.Kind == check.Number || c.Kind == check.Money) {
			cells[i] = m.total(v, i, c)
			some = some || cells[i] != ""
		}
	}
	if !some {
		return
	}
	m.raw(`<tr class="sum">`)
	for i, c := range columns {
		if text := cells[i]; i == 0 && text == "" {
			m.text("td", m.pick("In all", "I alt"))
		} else {
			m.text("td"+aligned(c), text)
		}
	}
	if changes {
		m.text("td", "")
	}
	m.raw("</tr>")
}
