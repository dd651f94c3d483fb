package workbook

import (
	"fmt"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/book"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/lower"
	"github.com/fordel-lang/fordel/engine/view"
)

// announce makes the sheets of what the rules show, before those of the tables. One with an
// order that would compare too many rows has none, which is told.
func (b *builder) announce() {
	for _, s := range b.model.Shows {
		t := s.Show.Table
		rows := b.length(t)
		if s.Order != nil && rows > mostShared {
			b.announced = append(b.announced, nil)
			continue
		}
		out := b.sheet(b.say("Result ", "Resultat ")+named(t), b.say("What the rules show, in its order.", "Det, reglerne viser, i den rækkefølge."), rows)
		out.rows = true
		b.announced = append(b.announced, out)
	}
}

func named(t *check.Table) string {
	if t.Label != "" {
		return t.Label
	}
	return t.Name
}

// views fills these sheets: the rows that the filter keeps, in the order that is asked for.
func (b *builder) views() {
	var tables []*view.View
	for _, v := range b.result.Views() {
		if v.Kind == "table" {
			tables = append(tables, v)
		}
	}
	for i, s := range b.model.Shows {
		if b.announced[i] != nil && i < len(tables) {
			b.view(s, b.announced[i], tables[i])
		}
	}
}

// view is a table for the reader: beside each row of it the row of the table that stands
// there.
func (b *builder) view(s lower.Show, out *sheet, v *view.View) {
	out.free = [][]book.Cell{{{Value: out.name, Style: b.title}}, {{Value: b.say("In all", "I alt"), Style: b.title}}}
	var columns []*column
	formulas := s.Columns
	for i := len(formulas); i < len(v.Columns); i++ { // none are said: all are shown
		formulas = append(formulas, b.reading(v.Columns[i].Of))
	}
	for i, e := range formulas {
		columns = append(columns, b.shownColumn(out, e, v, i))
	}
	row := out.add(b.say("Row on the sheet ", "Række på arket ")+b.tables[s.Show.Table].name, b.say("Which of its rows stands here.", "Hvilken af dets rækker der står her."), b.helper)
	row.fill(b.turn(s), 0)
	for i, e := range formulas {
		columns[i].fill("IF("+row.here()+`="","",`+b.inRow(s, out, v, i, e, row)+")", columns[i].style)
		if total := v.Columns[i].Total; total != view.None {
			fn := map[view.Total]string{view.Sum: "SUM", view.Mean: "AVERAGE"}[total]
			for len(out.free[1]) <= i {
				out.free[1] = append(out.free[1], book.Cell{})
			}
			out.free[1][i] = book.Cell{Formula: "IF(COUNT(" + columns[i].all() + ")=0,\"\"," + fn + "(" + columns[i].all() + "))", Style: columns[i].style}
		}
	}
}

// inRow is the value of a column of a view in the row of the table that stands there, in words where
// a figure says some; an empty cell stays empty.
func (b *builder) inRow(s lower.Show, out *sheet, v *view.View, at int, e *lower.Expr, row *column) string {
	in := func(c *column) string { return "INDEX(" + c.all() + "," + row.here() + ")" }
	if e.Op == lower.Read && len(e.Path) == 0 && e.Field.Table != nil && b.worded[e.Field] != nil {
		return in(b.worded[e.Field])
	}
	says, read := v.Columns[at].Says, b.on(s.Show.Table).print(e)
	if e.Op == lower.Read && e.MayBeMissing() { // a reference alone makes 0 of an empty cell
		read = "IF(" + read + `="","",` + read + ")"
	}
	x := in(b.columnOf(s.Show.Table, out.name+": "+v.Columns[at].Label, e, read))
	if says == nil && e.MayBeMissing() {
		return "IF(" + x + `="","",` + x + ")"
	}
	return b.wording(x, says)
}

// reading is the value of a column of the model.
func (b *builder) reading(c *check.Column) *lower.Expr {
	for _, f := range b.model.Fields {
		if f.Column == c {
			return &lower.Expr{Op: lower.Read, Kind: f.Kind, Field: f, At: f.At}
		}
	}
	panic("workbook: a column that is shown is not in the tree")
}

// shownColumn is a column of a view with the engine's values, which formulas get later.
func (b *builder) shownColumn(out *sheet, e *lower.Expr, v *view.View, at int) *column {
	said := v.Columns[at]
	c := out.add(said.Label, b.result.Model.Text(e.At), b.head)
	values, rows := v.Values(at), v.Shown()
	fractions := false
	for i, row := range rows {
		x := formula.At(values, said.Kind, int(row))
		fractions = fractions || x.Number != float64(int64(x.Number))
		if c.cells[i].Value = value(said.Kind, x); said.Says != nil {
			c.cells[i].Value = b.inWords(said.Says, x.Text)
		}
	}
	c.style = b.book.Style(b.shape(said.Kind, said.Percent, fractions))
	for i := range c.cells {
		c.cells[i].Style = c.style
	}
	return c
}

// turn is the row of the table that stands in a row of a view; empty behind the last.
func (b *builder) turn(s lower.Show) string {
	here := fmt.Sprintf("ROW()-%d", above)
	t := s.Show.Table
	if s.Order == nil && s.Filter == nil {
		return here
	}
	w := b.on(t)
	cond := ""
	if s.Filter != nil {
		cond = w.needed(s.Filter)
	}
	if s.Order == nil {
		c := b.extra(t, b.say("Shown so far", "Vist indtil nu"), "SUM({above},IF("+cond+",1,0))")
		return "IF(" + here + ">MAX(" + c.all() + `),"",MATCH(` + here + "," + c.all() + ",0))"
	}
	last, none, sign := "-9E+298", "-9E+299", ">"
	if s.Show.Order.Lowest {
		last, none, sign = "9E+298", "9E+299", "<"
	}
	by := w.loose(s.Order, nil)
	if s.Order.MayBeMissing() {
		by = "IF(" + w.print(s.Order) + `="",` + last + "," + by + ")"
	}
	if cond != "" {
		by = "IF(" + cond + "," + by + "," + none + ")"
	}
	c := b.extra(t, b.say("Shown by", "Vises efter"), by)
	place := b.extra(t, b.say("Place in what is shown", "Plads i det viste"), strings.NewReplacer("{all}", c.all(), "{own}", c.here(), "{none}", none, "{sign}", sign).
		Replace(`IF({own}={none},"",1+SUMPRODUCT(--({all}{sign}{own}))+SUMPRODUCT(({all}={own})*(ROW({all})<ROW())))`))
	return "IF(" + here + ">COUNT(" + place.all() + `),"",MATCH(` + here + "," + place.all() + ",0))"
}
