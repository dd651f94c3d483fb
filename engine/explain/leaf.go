package explain

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/formula"
)

// unit is the name of a unit: of amounts, the currency.
func (x *Explainer) unit(t check.Type, share bool) string {
	switch {
	case share:
		return "share"
	case t.Kind == check.Money:
		return x.program.Model.Currency
	case t.Kind == check.Text:
		return "text"
	case t.Kind == check.Flag:
		return "flag"
	case t.Kind == check.Date:
		return "date"
	case t.Kind == check.List || t.Kind == check.Rows:
		return ""
	}
	return "number"
}

// label is a label, or else a name with blanks.
func label(text, name string) string { return cmp.Or(text, strings.ReplaceAll(name, "_", " ")) }

// memberLabel is the label of a figure: that of its result with the figure's name.
func (x *Explainer) memberLabel(m *check.Member, step check.Step) string {
	head := step.Head()
	of := label(head.Label, m.Of)
	if head.Label == "" {
		for _, s := range x.program.Steps { // a split has its pool's label
			if s.Head().Name == m.Of && s.Head().Label != "" {
				of = s.Head().Label
			}
		}
	}
	return of + ": " + label("", m.Spelling(x.program.File.Lang))
}

// columnLabel is what a column is called.
func (x *Explainer) columnLabel(c *check.Column) string {
	if c.Member != nil && c.Step != nil {
		return x.memberLabel(c.Member, c.Step)
	}
	return label(c.Label, c.Name)
}

// cell is a cell of a table.
func (x *Explainer) cell(c *check.Column, row int) *spot {
	values := x.figures.Column(c)
	s := &spot{Node: Node{ID: CellID(c.Table.Name, c.Name, x.keyOf(c.Table, row)), Kind: Cell,
		Label: x.columnLabel(c), Row: x.rowLabel(c.Table, row), Unit: x.unit(c.Type, c.Share)}}
	s.set(formula.At(values, c.Type.Kind, row))
	if c.Data != nil {
		s.Source = x.written(c, row)
		return s
	}
	x.statement(s, c.Step, c, nil, row)
	return s
}

// written is where a cell of the data stands.
func (x *Explainer) written(c *check.Column, row int) *Source {
	letter, line := x.figures.Table(c.Table).Place(row, c.Slot)
	place := x.figures.Table(c.Table).Cell(row, c.Slot)
	out := &Source{File: place.File, Line: line, Letter: letter, Header: x.header(c)}
	if source := x.sources.Find(place.File); source != nil && !place.IsZero() {
		at := source.Position(place.Start)
		out.Line, out.Column = at.Line, at.Column
		out.Length = utf8.RuneCountInString(source.Text[place.Start:min(place.End, len(source.Text))])
	}
	return out
}

// header is what stands above a column of the data.
func (x *Explainer) header(c *check.Column) string {
	at := x.figures.Table(c.Table).Header(c.Slot)
	if source := x.sources.Find(at.File); source != nil && at.End > at.Start && at.End <= len(source.Text) {
		return strings.Trim(source.Text[at.Start:at.End], "\" ")
	}
	return label(c.Label, c.Name)
}

// rules is a place in the rules.
func (x *Explainer) rules(r diag.Range) *Source {
	source := x.program.File.Source
	if r.IsZero() {
		return nil
	}
	at := source.Position(r.Start)
	return &Source{File: source.Name, Line: at.Line, Column: at.Column, Length: utf8.RuneCountInString(source.Text[r.Start:r.End])}
}

// text is what is written at a place in the rules.
func (x *Explainer) text(r diag.Range) string { return x.program.File.Source.Text[r.Start:r.End] }

// row is a row of a table, with all that it holds below it.
func (x *Explainer) row(t *check.Table, row int) *spot {
	key := x.keyOf(t, row)
	s := &spot{Node: Node{ID: "row/" + segment(t.Name) + "/" + segment(key), Kind: Row, Label: x.rowLabel(t, row), Unit: "text"}}
	s.set(check.Const{Kind: check.Text, Text: key})
	for _, c := range t.Columns {
		if x.figures.Column(c) == nil || c.Member != nil {
			continue
		}
		role := "column"
		if c == t.Key {
			role = "key"
		}
		s.addAs(role, "column/"+segment(c.Name), func(string) *spot { return x.cell(c, row) })
	}
	return s
}

// rowLabel is what a row is called: a text column that names it, or else its key.
func (x *Explainer) rowLabel(t *check.Table, row int) string {
	if c := NameColumn(t); c != nil {
		if v := formula.At(x.figures.Column(c), check.Text, row); !v.Missing {
			return v.Text
		}
	}
	return x.keyOf(t, row)
}

// NameColumn is the column of the data that says what its rows are called; nil where
// there is none but the key.
func NameColumn(t *check.Table) *check.Column {
	for _, c := range t.Columns {
		if c.Data != nil && c.Type.Kind == check.Text && c.Ref == nil && c != t.Key && (c.Name == "navn" || c.Name == "name") {
			return c
		}
	}
	return nil
}

// value is a single value.
func (x *Explainer) value(v *check.Value) *spot {
	s := &spot{Node: Node{ID: ValueID(v.Name), Kind: Taken, Label: label(v.Label, v.Name), Unit: x.unit(v.Type, v.Share)}}
	if v.Member != nil {
		s.Label = x.memberLabel(v.Member, v.Step)
	}
	s.set(x.figures.Value(v))
	x.statement(s, v.Step, nil, v, 0)
	return s
}

// param is a parameter.
func (x *Explainer) param(p *check.Param) *spot {
	s := &spot{Node: Node{ID: ParamID(p.Name), Kind: Param, Label: label(p.Label, p.Name), Unit: x.unit(p.Type, p.Share), Source: x.rules(p.Decl.Where())}}
	s.set(x.figures.Params()[p.Slot])
	s.note("base", "value", p.Value, "turned", s.is != p.Value)
	if p.From != nil && p.To != nil {
		s.note("range", "from", *p.From, "to", *p.To)
	}
	return s
}
