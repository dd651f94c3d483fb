package explain

import (
	"context"
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/statement"
	"github.com/fordel-lang/fordel/engine/view"
)

// Unknown says that nothing has a name, and what there is.
type Unknown struct {
	What       diag.Text // table, row, column, value
	Name       string
	Candidates []string
}

func (u *Unknown) Error() string { return "no " + u.What.EN + " " + u.Name }

// Find is the address of what a reader names: a table, a row and a column, by the
// names of the rules or what is shown to readers; or a value or parameter alone. The row
// "-", where no row is called so, stands for all: it is the sum of the column. The error
// is an *Unknown, or the context's.
func (x *Explainer) Find(ctx context.Context, names ...string) (id string, err error) {
	if len(names) == 1 {
		return x.findValue(names[0])
	}
	t, err := x.findTable(names[0])
	if err != nil {
		return "", err
	}
	err2 := x.see(ctx, func() {
		row, wrong := x.findRow(t, names[1])
		all := wrong != nil && names[1] == "-"
		if err = wrong; err != nil && !all {
			return
		}
		c, wrong := x.findColumn(t, names[2])
		if wrong != nil {
			if v, i := x.findShown(t, names[2]); v >= 0 {
				id, err = x.shownID(t, v, i, row, all)
				return
			}
		}
		switch err = wrong; {
		case err != nil:
		case !all:
			id = CellID(t.Name, c.Name, x.keyOf(t, row))
		case !adds(c):
			err = &Unknown{What: diag.Text{EN: "sum of the column", DA: "sum af kolonnen"}, Name: names[2]}
		default:
			id = SumID(t.Name, c.Name)
		}
	})
	if err == nil {
		err = err2
	}
	return id, err
}

// adds reports whether the values of a column have a sum.
func adds(c *check.Column) bool { return c.Type.Kind == check.Number || c.Type.Kind == check.Money }

// FindRow is what a row of the table of a cell is found by, as a reader names it. The error
// is an *Unknown, or the context's.
func (x *Explainer) FindRow(ctx context.Context, cell, name string) (key string, err error) {
	err2 := x.see(ctx, func() {
		t, _ := RowOf(x.program, cell)
		if t == nil {
			return
		}
		var row int
		if row, err = x.findRow(t, name); err == nil {
			key = x.keyOf(t, row)
		}
	})
	if err == nil {
		err = err2
	}
	return key, err
}

// means reports whether somebody may have meant a name, or a label, by what they wrote.
func means(written, name, label string) bool {
	return written == name || label != "" && strings.EqualFold(written, label)
}

func (x *Explainer) findTable(name string) (*check.Table, error) {
	u := &Unknown{What: diag.Text{EN: "table", DA: "tabel"}, Name: name}
	for _, t := range x.program.Tables {
		if means(name, t.Name, t.Label) {
			return t, nil
		}
		u.Candidates = append(u.Candidates, t.Name)
	}
	return nil, u
}

func (x *Explainer) findRow(t *check.Table, name string) (int, error) {
	if row, ok := x.rowOf(t, name); ok {
		return row, nil
	}
	u := &Unknown{What: diag.Text{EN: "row", DA: "række"}, Name: name}
	for row := range x.figures.Table(t).Len {
		label := x.rowLabel(t, row)
		if strings.EqualFold(label, name) {
			return row, nil
		}
		u.Candidates = append(u.Candidates, label)
		if key := x.keyOf(t, row); key != label {
			u.Candidates = append(u.Candidates, key)
		}
	}
	return 0, u
}

// spelled is a name with the figure behind its point as English has it.
func spelled(name string) string {
	of, figure, found := strings.Cut(name, ".")
	if !found {
		return name
	}
	for _, f := range statement.Figures() {
		if f.DA == figure {
			return of + "." + f.EN
		}
	}
	return name
}

func (x *Explainer) findColumn(t *check.Table, name string) (*check.Column, error) {
	u := &Unknown{What: diag.Text{EN: "column", DA: "kolonne"}, Name: name}
	lang := x.program.File.Lang
	for _, c := range t.Columns {
		if means(name, c.Name, c.Label) || c.Name == spelled(name) {
			return c, nil
		}
		u.Candidates = append(u.Candidates, memberName(c.Name, c.Member, lang))
	}
	return nil, u
}

// findShown is the first view of a table that computes a column of a name, and its place there;
// -1 for none.
func (x *Explainer) findShown(t *check.Table, name string) (nr, column int) {
	for nr, v := range x.views {
		i := slices.IndexFunc(v.Columns, func(c view.Column) bool { return means(name, c.Name, c.Label) })
		if v.Table == t.Name && i >= 0 {
			return nr, i
		}
	}
	return -1, 0
}

// shownID is the address of a column of a view on a row, or of its total.
func (x *Explainer) shownID(t *check.Table, nr, column, row int, all bool) (string, error) {
	c := x.views[nr].Columns[column]
	switch {
	case !all:
		return CellID(t.Name, c.Name, x.keyOf(t, row)), nil
	case c.Total == view.None:
		return "", &Unknown{What: diag.Text{EN: "sum of the column", DA: "sum af kolonnen"}, Name: c.Name}
	}
	return TotalID(nr, c.Name), nil
}

// memberName is the name of a column or value as rules in a language have it.
func memberName(name string, m *check.Member, lang diag.Lang) string {
	if m == nil {
		return name
	}
	return m.Of + "." + m.Spelling(lang)
}

func (x *Explainer) findValue(name string) (string, error) {
	u := &Unknown{What: diag.Text{EN: "value", DA: "værdi"}, Name: name}
	lang := x.program.File.Lang
	for _, v := range x.program.Values {
		if means(name, v.Name, v.Label) || v.Name == spelled(name) {
			return ValueID(v.Name), nil
		}
		u.Candidates = append(u.Candidates, memberName(v.Name, v.Member, lang))
	}
	for _, p := range x.program.Params {
		if means(name, p.Name, p.Label) {
			return ParamID(p.Name), nil
		}
		u.Candidates = append(u.Candidates, p.Name)
	}
	return "", u
}
