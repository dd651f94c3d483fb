package check

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Member says that a column or value is named behind a dot: a figure of a result
// (`socio.bound`), a part of a split or the weight of an indicator.
type Member struct {
	Of     string            // the result, or the indicator
	Name   string            // a figure's in English, a part's as the author wrote it
	Figure *statement.Figure // its declaration; nil for a part
}

// full is the name with what it is a member of.
func (m Member) full() string { return m.Of + "." + m.Name }

// Spelling is the name in a language; the parts of a split have the author's names.
func (m *Member) Spelling(lang diag.Lang) string {
	if m.Figure == nil || m.Figure.EN == "" {
		return m.Name
	}
	return m.Figure.Spelling(lang)
}

// says is the figure whose words the member holds; nil for one that is no text.
func (m *Member) says() *statement.Figure {
	if m.Figure == nil || m.Figure.Choices == nil {
		return nil
	}
	return m.Figure
}

// Figure is a figure of a result: a Value, or with `per` a Column.
type Figure struct {
	Value  *Value
	Column *Column
}

// Member says which figure it is.
func (f Figure) Member() *Member {
	if f.Column != nil {
		return f.Column.Member
	}
	return f.Value.Member
}

// Says is the figure whose words it holds; nil for one that is no text.
func (f Figure) Says() *statement.Figure { return f.Member().says() }

// setType gives a figure its type.
func (f Figure) setType(t Type) {
	if f.Column != nil {
		f.Column.Type = t
	}
	if f.Value != nil {
		f.Value.Type = t
	}
}

// asColumn gives a figure the type of the column that it is drawn from.
func (f Figure) asColumn(of *Column) {
	f.setType(of.Type)
	if f.Column != nil {
		f.Column.Share = of.Share
	}
	if f.Value != nil {
		f.Value.Share = of.Share
	}
}

// Shown is a figure's type, and whether it is best shown in per cent.
func (f Figure) Shown() (t Type, percent bool) {
	if f.Column != nil {
		return f.Column.Type, f.Column.Share
	}
	return f.Value.Type, f.Value.Share
}

// figureTypes are the types of figures that do not depend on the result's.
var figureTypes = map[statement.Type]Kind{statement.Number: Number, statement.Flag: Flag, statement.Text: Text}

// figureType is a figure's type as far as it does not depend on the result's.
func figureType(f *statement.Figure) Type {
	if kind, ok := figureTypes[f.Type]; ok {
		return Type{Kind: kind}
	}
	return Type{Kind: Invalid}
}

// columnFigure adds a figure of a result to a table, or with a nil declaration a
// part of it; at is where its name stands.
func (c *checker) columnFigure(t *Table, m Member, at diag.Range, step Step) *Column {
	col := c.newColumn(t, m.full(), dsl.Text{}, at, step)
	col.Member = &m
	if m.Figure != nil {
		col.Type, col.Adds, col.Says = figureType(m.Figure), m.Figure.Adds, m.says()
	}
	return col
}

// valueFigure adds a single figure of a result.
func (c *checker) valueFigure(m Member, step Step) *Value {
	v := c.newValue(m.full(), "", step)
	v.Member, v.Type, v.Says = &m, figureType(m.Figure), m.says()
	step.Head().Figures = append(step.Head().Figures, Figure{Value: v})
	return v
}

// groupFigure adds a figure that is one for each group: a column of a table, or a
// single value where there is none.
func (c *checker) groupFigure(groups *Table, m Member, at diag.Range, step Step) Figure {
	if groups != nil {
		f := Figure{Column: c.columnFigure(groups, m, at, step)}
		step.Head().Figures = append(step.Head().Figures, f)
		return f
	}
	return Figure{Value: c.valueFigure(m, step)}
}

// figureOf is a declared figure of a statement, as a member of its result.
func figureOf(d *statement.Declaration, name dsl.Name, english string) Member {
	return Member{Of: name.Text, Name: english, Figure: d.Figure(english)}
}
