package workbook

import (
	"github.com/fordel-lang/fordel/dsl/statement"
	"github.com/fordel-lang/fordel/engine/book"
	"github.com/fordel-lang/fordel/engine/formula"
	"github.com/fordel-lang/fordel/engine/lower"
	"github.com/fordel-lang/fordel/engine/view"
)

// A text that a figure says, such as what bounds a share, stands twice: in the words of the language
// for the reader, and as formulas compare it in a column of steps on the way.

// headOf is what stands above a field: of one whose words stand elsewhere, that it is for formulas.
func (b *builder) headOf(f *lower.Field) string {
	if f.Table != nil && f.Column != nil && f.Column.Data != nil && f.Says() == nil {
		return b.tables[f.Table].heads.Data(f.Column)
	}
	head := b.said(f)
	if f.Says() != nil {
		head += b.say(" (in formulas)", " (i formler)")
	}
	return b.unlike(f, head)
}

// unlike is a head that none of the same sheet is like, so that the data are found when it is read again.
func (b *builder) unlike(f *lower.Field, head string) string {
	switch {
	case f.Table == nil:
		return head
	case f.Column == nil || f.Helper():
		return b.tables[f.Table].heads.Other(head, head)
	}
	return b.tables[f.Table].heads.Other(head, view.NameIn(f.Column, b.lang))
}

// shown is the column or cell of a field in words, with the engine's values.
func (b *builder) shown(f *lower.Field) *column {
	if f.Table == nil {
		c := b.tables[nil].named(b, book.Cell{Value: b.said(f), Note: b.note(f)}, b.called(f)+"_"+b.say("in_words", "i_ord"))
		if v, ok := b.result.Value(f.Value.Name); ok {
			c.cells[0].Value = b.inWords(f.Says(), v.Text)
		}
		return c
	}
	c := b.tables[f.Table].add(b.unlike(f, b.said(f)), b.note(f), b.head)
	if values, kind, ok := b.result.Column(f.Table.Name, f.Column.Name); ok {
		for i := range c.cells {
			c.cells[i].Value = b.inWords(f.Says(), formula.At(values, kind.Kind, i).Text)
		}
	}
	return c
}

// inWords is a text that a figure says in the words of the language; any other as it is.
func (b *builder) inWords(says *statement.Figure, text string) string {
	if choice, ok := says.Choice(text); ok {
		return choice.Shown.In(b.lang)
	}
	return text
}

// wordings write the formulas of what stands in words, where a pool has not written them.
func (b *builder) wordings() {
	for _, f := range b.model.Fields {
		c := b.worded[f]
		switch {
		case c == nil || len(c.cells) == 0 || c.cells[0].Formula != "":
		case c.fixed:
			c.fill(b.wording(b.cells[f].name, f.Says()), 0)
		default:
			c.fill(b.wording(b.cells[f].here(), f.Says()), 0)
		}
	}
}

// wording is what a formula gives in words; where no figure says some it stays.
func (b *builder) wording(x string, says *statement.Figure) string {
	if says == nil {
		return x
	}
	return b.oneOf(x, says, func(c statement.Choice) (from, to string) { return c.EN, c.Shown.In(b.lang) })
}

// unworded is the text that formulas compare, of one in words.
func (b *builder) unworded(x string, says *statement.Figure) string {
	return b.oneOf(x, says, func(c statement.Choice) (from, to string) { return c.Shown.In(b.lang), c.EN })
}

func (b *builder) oneOf(x string, says *statement.Figure, pair func(statement.Choice) (from, to string)) string {
	out := x
	for _, c := range says.Choices {
		if from, to := pair(c); from != to {
			out = "IF(" + x + "=" + text(from) + "," + text(to) + "," + out + ")"
		}
	}
	return out
}
