package paper

import (
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// plans are what the letters of a model hold: what the rules say, with what they leave
// out filled in. Where they say nothing there is a letter to the rows of the table that
// most of the pools and grants are for; none without pools and grants.
func plans(p *check.Program, lang diag.Lang) []*check.Letter {
	if len(p.Letters) == 0 {
		if t := recipients(p); t != nil {
			return []*check.Letter{complete(p, &check.Letter{Table: t}, lang)}
		}
		return nil
	}
	var out []*check.Letter
	for _, l := range p.Letters {
		out = append(out, complete(p, l, lang))
	}
	return out
}

// complete fills in what a letter leaves out.
func complete(p *check.Program, said *check.Letter, lang diag.Lang) *check.Letter {
	l := *said
	if l.Figures == nil {
		l.Figures = given(p, l.Table)
	}
	if l.Per == nil {
		l.Per = divisor(p, l.Table)
	}
	pick := func(en, da string) string { return diag.Text{EN: en, DA: da}.In(lang) }
	if l.Heading == nil {
		year := ""
		if p.Model.Year != nil {
			year = pick(" in ", " i ") + plainYear(*p.Model.Year)
		}
		l.Heading = []check.Piece{{Text: pick("The allocation to ", "Tildelingen til "), Expr: naming(l.Table)}, {Text: year}}
		if n := len(l.Figures); n > 0 {
			l.Heading = append(l.Heading, check.Piece{Text: pick(" is ", " er "), Expr: l.Figures[n-1].Expr})
		}
	}
	if l.Greeting == nil {
		text := pick("The amount follows the rules below. Here you can see how it came about.", "Beløbet følger reglerne nedenfor. Her kan I se, hvordan det er blevet til.")
		if p.Model.Adopted != "" {
			text = pick("The amount follows rules that were adopted: ", "Beløbet følger de vedtagne regler: ") + trimmed(p.Model.Adopted) + pick(". Here you can see how it came about.", ". Her kan I se, hvordan det er blevet til.")
		}
		l.Greeting = []check.Piece{{Text: text}}
	}
	return &l
}

// columnExpr is a column as a formula on its own row.
func columnExpr(c *check.Column) *check.Expr {
	return &check.Expr{Op: check.OpColumn, Type: c.Type, Column: c}
}

// columnOf is the column that a formula is on its own row; nil for any other.
func columnOf(e *check.Expr) *check.Column {
	if e == nil || e.Op != check.OpColumn || len(e.Path) > 0 || e.Depth > 0 {
		return nil
	}
	return e.Column
}

// naming is the column that says what the rows of a table are called; nil for a table
// whose rows have but numbers.
func naming(t *check.Table) *check.Expr {
	for _, c := range t.Columns {
		if c.Data != nil && (c.Name == "navn" || c.Name == "name") && c.Type.Kind == check.Text {
			return columnExpr(c)
		}
	}
	if t.Key != nil {
		return columnExpr(t.Key)
	}
	return nil
}

// sharing is the column with what a pool or grant gives; nil for any other statement.
func sharing(step check.Step) (to *check.Table, c *check.Column) {
	switch s := step.(type) {
	case *check.PoolStep:
		return s.To, s.Column
	case *check.GrantStep:
		return s.To, s.Column
	}
	return nil, nil
}

// recipients is the table that most pools and grants of money are for: the first of equal
// ones in the file.
func recipients(p *check.Program) (most *check.Table) {
	n := map[*check.Table]int{}
	for _, step := range p.InFileOrder() {
		if to, c := sharing(step); to != nil && c.Type.Kind == check.Money {
			if n[to]++; most == nil || n[to] > n[most] {
				most = to
			}
		}
	}
	return most
}

// given are the amounts that a table's pools and grants give, and what a column labelled
// so says they are in all.
func given(p *check.Program, t *check.Table) (out []check.Shown) {
	add := func(c *check.Column, label string) {
		if label == "" {
			label = c.Name
		}
		out = append(out, check.Shown{Label: label, Expr: columnExpr(c)})
	}
	for _, step := range p.InFileOrder() {
		if to, c := sharing(step); to == t && c.Type.Kind == check.Money {
			add(c, step.Head().Label)
		}
	}
	for _, c := range t.Columns {
		if c.Step != nil && c.Type.Kind == check.Money && check.InAll(c.Label) {
			add(c, c.Label)
			break
		}
	}
	return out
}

// divisor is what amounts are told per: what a spread of the table is per, else the key of
// its first pool where that is a column of its own.
func divisor(p *check.Program, t *check.Table) *check.Expr {
	numeric := func(e *check.Expr) bool {
		c := columnOf(e)
		return c != nil && c.Table == t && c.Type.Kind == check.Number && !c.Share
	}
	steps := p.InFileOrder()
	for _, step := range steps {
		if s, ok := step.(*check.SpreadStep); ok && s.Of.Table == t && numeric(s.Per) {
			return s.Per
		}
	}
	for _, step := range steps {
		if s, ok := step.(*check.PoolStep); ok && s.To == t && numeric(s.Key) {
			return s.Key
		}
	}
	return nil
}

// lastYear is what a column is measured against in a table that is shown; nil where it is
// in none.
func lastYear(p *check.Program, c *check.Column) *check.Expr {
	for _, s := range p.Shows {
		if s.Against != nil && c != nil && slices.ContainsFunc(s.Columns, func(x check.Shown) bool { return x.Role == check.Measured && columnOf(x.Expr) == c }) {
			return s.Against
		}
	}
	return nil
}
