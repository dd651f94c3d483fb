package dsl

import (
	"cmp"

	"github.com/fordel-lang/fordel/dsl/lex"
)

// What follows a property's keyword, read by the grammar for it. A line that
// cannot be read gives the zero value and is reported.

func (l line) formula() *Formula {
	x, c := readClause(l.reader, formulaLine, l.sign, l.toks)
	if x == nil {
		return nil
	}
	return c.formula(&x.Formula)
}

func (l line) columns() []Shown {
	x, c := readClause(l.reader, columnsLine, l.sign, l.toks)
	if x == nil {
		return nil
	}
	var out []Shown
	for i := range x.Columns {
		if s := c.shown(&x.Columns[i]); s != nil {
			out = append(out, *s)
		}
	}
	return out
}

func (l line) name() Name {
	x, c := readClause(l.reader, nameLine, l.sign, l.toks)
	if x == nil {
		return Name{}
	}
	return c.name(&x.Name)
}

// currency is a name too, though as the word for money it is reserved.
func (l line) currency() Name {
	if len(l.toks) == 1 && l.toks[0].Type == lex.Unit && l.toks[0].Text != "mio" {
		return Name{Text: l.toks[0].Text, At: l.toks[0].At}
	}
	return l.name()
}

func (l line) quoted() Text {
	x, c := readClause(l.reader, textLine, l.sign, l.toks)
	if x == nil {
		return Text{}
	}
	return c.quoted(&x.Text)
}

func (l line) literal() *Literal {
	x, c := readClause(l.reader, literalLine, l.sign, l.toks)
	if x == nil {
		return nil
	}
	return c.literal(&x.Value)
}

func (l line) literals() []Literal {
	x, c := readClause(l.reader, literalsLine, l.sign, l.toks)
	if x == nil {
		return nil
	}
	return c.literals(x.Values)
}

// flag reads yes or no.
func (l line) flag() *bool {
	v := l.literal()
	if v == nil {
		return nil
	}
	if l.toks[0].Type != lex.Yes && l.toks[0].Type != lex.No {
		l.report(yesOrNo(l.lang, l.text(l.sign)), v.At)
		return nil
	}
	return &v.Flag
}

func (l line) order() *Order {
	x, c := readClause(l.reader, orderLine, l.sign, l.toks)
	if x == nil {
		return nil
	}
	o := c.order(*x)
	return &o
}

func (l line) only() *Only {
	x, c := readClause(l.reader, onlyLine, l.sign, l.toks)
	if x == nil {
		return nil
	}
	order := c.order(x.Order)
	order.At = l.toks[x.N.to].At.To(order.At)
	return &Only{N: c.formula(&x.N), Order: order, Per: c.formula(x.Per), At: l.toks[0].At.To(l.toks[len(l.toks)-1].At)}
}

func (l line) shortfall() Shortfall {
	x, _ := readClause(l.reader, shortfallLine, l.sign, l.toks)
	if x == nil {
		return ShortfallStop
	}
	return choice[Shortfall](shortfallWords, x.Word)
}

func (l line) surplus() (Surplus, Name) {
	x, c := readClause(l.reader, surplusLine, l.sign, l.toks)
	switch {
	case x == nil:
		return SurplusStop, Name{}
	case x.To != nil:
		return SurplusTo, c.name(x.To)
	}
	return choice[Surplus](surplusWords, x.Word), Name{}
}

func (l line) rate() *Literal {
	x, c := readClause(l.reader, rateLine, l.sign, l.toks)
	if x == nil {
		return nil
	}
	return c.literal(&x.Unit)
}

func (l line) round() *Round {
	x, c := readClause(l.reader, roundLine, l.sign, l.toks)
	if x == nil {
		return nil
	}
	out := &Round{Unit: c.literal(x.Unit), At: l.toks[0].At.To(l.toks[len(l.toks)-1].At)}
	if m := cmp.Or(x.Alone, x.Method); m != nil {
		out.Method, out.FirstDivisor = choice[Method](methodWords, m.Word+m.Lague), c.literal(m.FirstDivisor)
	}
	return out
}

func (l line) requirement() Input {
	x, _ := readClause(l.reader, requirementLine, l.sign, l.toks)
	if x == nil {
		return InputNone
	}
	return choice[Input](inputWords, x.Word)
}

func (l line) outliers() (Outliers, bool) {
	x, c := readClause(l.reader, outliersLine, l.sign, l.toks)
	if x == nil {
		return Outliers{}, false
	}
	return Outliers{
		Kind: choice[OutlierKind](outlierWords, x.Kind), Limit: c.formula(&x.Limit),
		At: l.toks[0].At.To(l.toks[len(l.toks)-1].At),
	}, true
}

func (l line) totalled() (Totalled, bool) {
	x, c := readClause(l.reader, totalLine, l.sign, l.toks)
	if x == nil {
		return Totalled{}, false
	}
	out := Totalled{Kind: choice[TotalKind](totalWords, x.Kind), At: l.toks[0].At.To(l.toks[len(l.toks)-1].At)}
	for i := range x.Columns {
		out.Columns = append(out.Columns, c.formula(&x.Columns[i]))
	}
	return out, true
}

func (l line) average() (AverageKind, *Formula) {
	x, c := readClause(l.reader, averageLine, l.sign, l.toks)
	switch {
	case x == nil:
		return AverageMean, nil
	case x.By != nil:
		return AverageWeighted, c.formula(x.By)
	}
	return choice[AverageKind](averageWords, x.Word), nil
}
