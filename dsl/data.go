package dsl

import (
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// The statements that describe the model and its data.

func readModel(s *statement) Statement {
	m := &Model{}
	head, c := readHead(s, modelHead)
	s.properties(lex.InModel, map[string]func(line){
		"municipality": func(l line) { m.Municipality = l.quoted() },
		"year":         func(l line) { m.Year = l.literal() },
		"adopted":      func(l line) { m.Adopted = l.quoted() },
		"source":       func(l line) { m.Source = l.quoted() },
		"currency":     func(l line) { m.Currency = l.currency() },
		"round":        func(l line) { m.Round = l.round() },
	})
	if head == nil {
		return nil
	}
	m.Label = c.quoted(head.Label)
	m.Base = s.close()
	return m
}

func readTable(s *statement) Statement {
	t := &Table{}
	head, c := readHead(s, tableHead)
	for _, toks := range s.lines(s.block, lex.InColumn) {
		if x, c, at := entry(s, columnLine, toks); x != nil {
			t.Columns = append(t.Columns, c.column(x, at))
		}
	}
	if s.blocks && len(t.Columns) == 0 && s.errors == s.before {
		s.report(noEntries(s.sign.Text), s.block.open.At)
	}
	s.rows(t)
	if head == nil {
		return nil
	}
	t.Name, t.Label = c.name(&head.Name), c.quoted(head.Label)
	t.Base = s.close()
	return t
}

// rows reads the second block of a table, `rows { ... }`.
func (s *statement) rows(t *Table) {
	_, n := lex.Match(s.lang, lex.InTable, s.rest)
	if n == 0 || n >= len(s.rest) || s.rest[n].Type != lex.LeftBrace {
		return
	}
	var block body
	_, block, s.rest, _ = s.cutBlock(s.rest[n:])
	t.HasRows = true
	for _, toks := range s.entries(block) {
		if x, c, at := entry(s, rowLine, toks); x != nil {
			t.Rows = append(t.Rows, Row{Cells: c.literals(x.Values), At: at})
		}
	}
}

func (c clause) column(x *columnClause, at diag.Range) *Column {
	col := &Column{Name: c.name(&x.Name), Label: c.quoted(x.Label), At: at, Kind: choice[ColumnKind](kindWords, x.Kind)}
	first := x.Name.at + 1
	if x.Label != nil {
		first++
	}
	col.KindAt = c.toks[first].At
	switch {
	case x.Money != nil:
		col.Kind = KindMoney
	case x.Target != nil:
		col.Kind, col.Target, col.As = KindRef, c.name(x.Target), c.name(x.As)
		col.KindAt = col.KindAt.To(col.Target.At)
	case len(x.Choices) > 0:
		col.Kind = KindChoice
		for i := range x.Choices {
			col.Choices = append(col.Choices, c.quoted(&x.Choices[i]))
		}
		col.KindAt = col.KindAt.To(col.Choices[len(col.Choices)-1].At)
	}
	for _, o := range x.Options {
		c.option(col, o)
	}
	return col
}

// option adds an option to a column; one that is there already is reported.
func (c clause) option(col *Column, o columnOption) {
	at := c.toks[o.Pos.Offset].At
	switch {
	case o.Optional:
		if col.Optional {
			c.report(twiceOnLine(c.spell("optional")), at)
		}
		col.Optional = true
	case o.Sample != nil:
		if col.Sample != nil {
			c.report(twiceOnLine(c.spell("sample")), at)
		}
		col.Sample = c.sample(o.Sample)
	default:
		if col.From != nil {
			c.report(twiceOnLine(c.spell("from")), at)
		}
		col.From, col.To = c.literal(o.From), c.literal(o.To)
	}
}

func (c clause) spell(word string) string { return lex.Spell(c.lang, lex.InColumn, word) }

func (c clause) sample(x *sampleClause) *Sample {
	s := &Sample{From: c.literal(x.From), To: c.literal(x.To), Weights: c.literals(x.Weights)}
	if x.From != nil {
		s.At = s.From.At.To(s.To.At)
	} else {
		s.At = s.Weights[0].At.To(s.Weights[len(s.Weights)-1].At)
	}
	return s
}

func readParam(s *statement) Statement {
	p := &Param{}
	head, c := readHead(s, paramHead)
	var choices []Literal
	s.properties(lex.InParam, map[string]func(line){
		"from":   func(l line) { p.From = l.literal() },
		"to":     func(l line) { p.To = l.literal() },
		"step":   func(l line) { p.Step = l.literal() },
		"one of": func(l line) { choices = l.literals() },
		"note":   func(l line) { p.Note = l.quoted() },
	})
	s.require(p.From == nil || p.To != nil, lex.InParam, "to")
	s.require(p.To == nil || p.From != nil, lex.InParam, "from")
	s.exclude(p.From != nil && choices != nil, lex.InParam, "from", "one of")
	if head == nil {
		return nil
	}
	p.Name, p.Label, p.Value, p.Choices = c.name(&head.Name), c.quoted(head.Label), *c.literal(&head.Value), choices
	p.Base = s.close()
	return p
}

// exclude reports two properties that contradict each other.
func (s *statement) exclude(both bool, words lex.Context, one, other string) {
	if both {
		s.report(excluding(lex.Spell(s.lang, words, one), lex.Spell(s.lang, words, other)), s.sign.At)
	}
}

// setting reads a line `PARAM = VALUE, ...` of a scenario.
func (c clause) setting(x *settingClause, at diag.Range) Setting {
	return Setting{Param: c.name(&x.Param), Values: c.literals(x.Values), At: at}
}
