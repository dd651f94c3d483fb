package check

import (
	"slices"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/statement"
)

func (c *checker) Letter(s *dsl.Letter) {
	t := c.tableNamed(s.Table)
	if t == nil {
		return
	}
	if slices.ContainsFunc(c.program.Letters, func(l *Letter) bool { return l.Table == t }) {
		c.add(letterTwice(s.Table.At, t.Name))
		return
	}
	row := rowScope(t)
	l := &Letter{Table: t, Decl: s, Heading: c.pieces(s.Heading, row), Greeting: c.pieces(s.Greeting, row), Closing: c.pieces(s.Closing, row)}
	for _, n := range s.Figures {
		if f := c.shown(&n, row, clause(statement.Letter.Lines, "figures"), Number, Money); f != nil {
			l.Figures = append(l.Figures, *f)
		}
	}
	l.Per = c.optional(s.Per, func(n *formula.Node) *Expr { return c.of(n, row, clause(statement.Letter.Lines, "per"), Number) })
	c.program.Letters = append(c.program.Letters, l)
}

// pieces are a text with the values of its names.
func (c *checker) pieces(f *dsl.Filled, row scope) []Piece {
	if f == nil {
		return nil
	}
	var out []Piece
	from := 0
	for _, b := range f.Names {
		e := c.value(b.Formula, row)
		out = append(out, Piece{Text: f.Text.Text[from:b.Start], Expr: e, Share: isShare(e), Year: e.Op == OpConst})
		from = b.End
	}
	return append(out, Piece{Text: f.Text.Text[from:]})
}

func (l *Letter) formulas(list *formulaList) {
	for _, text := range []struct {
		says   string
		pieces []Piece
	}{{"heading", l.Heading}, {"greeting", l.Greeting}, {"closing", l.Closing}} {
		for _, p := range text.pieces {
			if p.Expr != nil {
				list.add(text.says, l.Table, p.Expr)
			}
		}
	}
	for _, f := range l.Figures {
		list.add("figures", l.Table, f.Expr)
	}
	list.add("per", l.Table, l.Per)
}
