package explain

import (
	"context"
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/attribution"
	"github.com/fordel-lang/fordel/engine/plan"
	"github.com/fordel-lang/fordel/engine/view"
)

// World is where a figure may be another than in the run: under other settings, with
// other data or by other rules.
type World struct {
	Name   string  // in a sentence
	Inputs []Input // what differs and the figure may depend on, in the order told
	Idle   []Input // what differs and it does not depend on
	Rest   string  // in a sentence, what differs beside what is told, where there is much; empty for parameters

	// Value is the figure of an address where the inputs of a set are those of the run,
	// and the others those of the world; false where it cannot be computed.
	Value func(id string, of attribution.Set) (check.Const, bool, error)
	// Lacks says why there is no such figure there; nil where there is one.
	Lacks *diag.Text
}

// Nth is the place in a set of the input of a place in World.Inputs.
func Nth(i int) int { return min(i, mostInputs-1) }

// RowOf is the table and the key of a cell's address; nil of any other.
func RowOf(p *check.Program, id string) (t *check.Table, key string) {
	if path := split(id); len(path) == 4 && path[0] == "cell" {
		return p.Table(path[1]), path[3]
	}
	return nil, ""
}

// Has reports whether there is a figure of an address that can be compared.
func (x *Explainer) Has(id string) bool { return x.figureOf(id) != nil }

// HasColumn reports whether there is the column of a cell's address.
func (x *Explainer) HasColumn(id string) bool {
	path := split(id)
	t := x.program.Table(path[1])
	if path[0] != "cell" || t == nil {
		return false
	}
	return columnOf(t, path[2]) != nil || slices.ContainsFunc(x.views, func(v *view.View) bool { return v.Table == t.Name && shownIn(v, path[2]) >= 0 })
}

// Called is the address here of a figure that has another in the run of rules that came
// later; was tells what a table and a column there are called here.
func (x *Explainer) Called(id string, later *Explainer, was func(table, column string) (string, string)) string {
	path := split(id)
	switch {
	case len(path) == 4 && path[0] == "cell":
		t, c := was(path[1], path[2])
		return CellID(t, c, path[3])
	case len(path) == 3 && path[0] == "sum":
		return SumID(was(path[1], path[2]))
	case len(path) == 4 && path[0] == "view":
		of := later.figureOf(id)
		if of == nil {
			return id
		}
		t, c := was(of.view.Table, of.view.Columns[of.at].Name)
		for n, v := range x.views {
			if i := shownIn(v, c); v.Table == t && i >= 0 && string(v.Columns[i].Total) == of.fold {
				return TotalID(n, c)
			}
		}
		return ""
	}
	return id
}

// Depends reports whether the figure of an address depends on a *check.Param, *check.Table
// or *check.Column, while a World is asked for.
func (x *Explainer) Depends(id string, input any) bool {
	of := x.figureOf(id)
	return of == nil || of.depends(x.w, input)
}

// ValueIn is the figure of an address in a workspace of the same program and data; false
// where it cannot be computed.
func (x *Explainer) ValueIn(w *plan.Workspace, id string) (check.Const, bool, error) {
	of := x.figureOf(id)
	if of == nil {
		return check.Const{}, false, nil
	}
	return of.in(w)
}

// Number is the figure of an address in the run; false where there is none.
func (x *Explainer) Number(ctx context.Context, id string) (v check.Const, ok bool, err error) {
	err = x.see(ctx, func() {
		if s := x.find(id); s != nil {
			v, ok = s.is, true
		}
	})
	return v, ok, err
}

// ParamInput is a parameter that differs, with its two values.
func (x *Explainer) ParamInput(lang diag.Lang, param *check.Param, from, to check.Const) Input {
	unit, p := x.unit(param.Type, param.Share), x.newProse(lang)
	return Input{Name: param.Name, Label: label(param.Label, param.Name), From: p.value(from, unit, false), To: p.value(to, unit, false)}
}

// ColumnInput is a column of a row that differs, with its two values.
func (x *Explainer) ColumnInput(lang diag.Lang, c *check.Column, from, to check.Const) Input {
	p := x.newProse(lang)
	return Input{Name: c.Name, Label: x.columnLabel(c), From: p.entry(c, from), To: p.entry(c, to)}
}

// RowsInput is rows of a table that differ, with how many they are.
func (x *Explainer) RowsInput(lang diag.Lang, t *check.Table, from, to int) Input {
	in, p := Input{Name: t.Name, Label: label(t.Label, t.Name)}, x.newProse(lang)
	if from != to {
		in.From, in.To = p.number(float64(from), 0), p.number(float64(to), 0)
	}
	return in
}

// Phrase is something that differs and is told in words.
func Phrase(name, words string) Input { return Input{Name: name, Label: words, phrase: true} }

// named is an input in a sentence.
func (p *prose) named(in Input) string {
	if in.phrase {
		return in.Label
	}
	return p.quoted(in.Label)
}

// names are inputs in a sentence.
func (p *prose) names(inputs []Input) string {
	var out []string
	for _, in := range inputs {
		out = append(out, p.named(in))
	}
	return p.and(out)
}

// entry is a value of a column as a reader reads it; a reference is the row's name.
func (p *prose) entry(c *check.Column, v check.Const) string {
	if c.Ref != nil && !v.Missing {
		if row, ok := p.x.rowOf(c.Ref, v.Text); ok {
			return p.x.rowLabel(c.Ref, row)
		}
	}
	return p.value(v, p.x.unit(c.Type, c.Share), false)
}
