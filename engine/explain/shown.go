package explain

import (
	"slices"
	"strconv"

	"github.com/fordel-lang/fordel/dsl/check"
	tables "github.com/fordel-lang/fordel/engine/table"
	"github.com/fordel-lang/fordel/engine/view"
)

// FigureID is the address of a figure of a statement by its name in English: of a
// group by its key, which is "" where there are none.
func FigureID(statement, figure, group string) string {
	id := "figure/" + segment(statement+"."+figure)
	if group != "" {
		id += "/" + segment(group)
	}
	return id
}

// TotalID is the address of what stands below a column of a view.
func TotalID(view int, column string) string { return shownID(view, column) + "/total" }

// PlaceID is the address of a cell of a view by its place among the rows shown, from
// 0: for tables without a key. What is found there has the address of the cell.
func PlaceID(view int, column string, place int) string {
	return shownID(view, column) + "/" + strconv.Itoa(place)
}

func shownID(view int, column string) string {
	return "view/" + strconv.Itoa(view) + "/" + segment(column)
}

// SumID is the address of the sum of a column over all rows of its table.
func SumID(table, column string) string { return "sum/" + segment(table) + "/" + segment(column) }

// shownRoot is a cell or the total of a view.
func (x *Explainer) shownRoot(nr, column, what string) *spot {
	n, err := strconv.Atoi(nr)
	if err != nil || n < 0 || n >= len(x.views) {
		return nil
	}
	v := x.views[n]
	i := slices.IndexFunc(v.Columns, func(c view.Column) bool { return c.Name == column })
	if i < 0 {
		return nil
	}
	if what == "total" {
		return x.total(TotalID(n, column), v, i)
	}
	place, err := strconv.Atoi(what)
	if err != nil || place < 0 || place >= len(v.Shown()) {
		return nil
	}
	return x.shownCell(v, i, int(v.Shown()[place]))
}

// cellRoot is a cell of a table by the name of its column: one that a view computes has
// its formula as its name.
func (x *Explainer) cellRoot(t *check.Table, column, key string) *spot {
	row, ok := x.rowOf(t, key)
	if !ok {
		return nil
	}
	if c := columnOf(t, column); c != nil {
		if x.figures.Column(c) == nil {
			return nil
		}
		return x.cell(c, row)
	}
	for _, v := range x.views {
		for i, c := range v.Columns {
			if v.Table == t.Name && c.Name == column {
				return x.shownCell(v, i, row)
			}
		}
	}
	return nil
}

// shownCell is a cell of a view's column: that of the table, or a formula.
func (x *Explainer) shownCell(v *view.View, i, row int) *spot {
	c, t, of := &v.Columns[i], x.program.Table(v.Table), v.Formula(i)
	s := x.expr(CellID(t.Name, c.Name, x.keyOf(t, row)), of, on(t, row))
	if of.Op != check.OpColumn || len(of.Path) > 0 {
		s.Label, s.Row, s.Unit = label(c.Label, c.Name), x.rowLabel(t, row), x.unit(of.Type, c.Percent)
	}
	return s
}

// total is what stands below a column of a view: its sum or mean over the rows shown.
func (x *Explainer) total(id string, v *view.View, i int) *spot {
	c, t := &v.Columns[i], x.program.Table(v.Table)
	if c.Total == view.None || c.Kind != check.Number && c.Kind != check.Money {
		return nil
	}
	s := &spot{Node: Node{ID: id, Kind: Fold, Op: string(c.Total), Label: label(c.Label, c.Name), Unit: x.unit(v.Formula(i).Type, c.Percent)}}
	x.folded(s, t, v.Values(i), v.Shown(), func(row int, _ string) *spot { return x.shownCell(v, i, row) })
	return s
}

// sumRoot is the sum of a column over all rows of its table.
func (x *Explainer) sumRoot(table, column string) *spot {
	t := x.program.Table(table)
	if t == nil {
		return nil
	}
	c := columnOf(t, column)
	if c == nil || x.figures.Column(c) == nil || !adds(c) {
		return nil
	}
	s := &spot{Node: Node{ID: SumID(table, column), Kind: Fold, Op: string(view.Sum), Label: x.columnLabel(c), Unit: x.unit(c.Type, c.Share)}}
	x.folded(s, t, x.figures.Column(c), x.w.EveryRow(t), func(row int, _ string) *spot { return x.cell(c, row) })
	return s
}

// folded makes a node the sum or the mean of a column on some rows; those without a
// value are left out.
func (x *Explainer) folded(s *spot, t *check.Table, values *tables.Column, on []int32, cell func(row int, id string) *spot) {
	rows, numbers := known(values, on)
	s.note("n", "rows", len(rows))
	s.list = x.byRow(t, rows, cell).listing("element")
	kind := check.Number
	if s.Unit == x.program.Model.Currency {
		kind = check.Money
	}
	s.set(folding(s.Op, numbers, kind))
}

// figureRoot is a figure of a statement: a value, or a cell of the table of its groups.
func (x *Explainer) figureRoot(path []string) *spot {
	if len(path) == 1 {
		for _, v := range x.program.Values {
			if v.Name == path[0] {
				return x.value(v)
			}
		}
		return nil
	}
	for _, t := range x.program.Tables {
		if c := columnOf(t, path[0]); c != nil && c.Member != nil && x.figures.Column(c) != nil {
			if row, ok := x.rowOf(t, path[1]); ok {
				return x.cell(c, row)
			}
		}
	}
	return nil
}
