package dsl

import (
	"errors"

	"github.com/alecthomas/participle/v2"
	"github.com/alecthomas/participle/v2/lexer"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// reader reads a file's tokens into statements.
type reader struct {
	src    *diag.Source
	lang   diag.Lang
	diags  diag.List
	errors int // how many of diags are errors
}

func (r *reader) report(d diag.Diagnostic, at diag.Range) {
	if d.Severity == diag.Error {
		r.errors++
	}
	r.diags.Add(d.At(at))
}

// clause is the tokens of one clause, which the parts of a grammar's result
// point into.
type clause struct {
	*reader
	toks []lex.Token
}

// readClause reads tokens by a grammar. sign is what stands before them: the
// statement word or the property's keyword. Where they do not fit, that is
// reported and the result is nil.
func readClause[T any](r *reader, g *grammar[T], sign diag.Range, toks []lex.Token) (*T, clause) {
	c := clause{r, toks}
	for _, t := range toks {
		if t.Type == lex.Bad {
			r.errors++ // reported by the scanner
			return nil, c
		}
	}
	peeking, err := lexer.Upgrade(&tokenStream{toks: toks, lang: r.lang, contexts: g.contexts})
	if err == nil {
		var out *T
		if out, err = g.parser().ParseFromLexer(peeking); err == nil {
			return out, c
		}
	}
	r.report(c.explain(err, g.contexts, sign, g.usage.Spelling(r.lang)))
	return nil, c
}

// explain turns participle's error into a sentence of ours and its place.
func (c clause) explain(err error, contexts []lex.Context, sign diag.Range, usage string) (diag.Diagnostic, diag.Range) {
	at, wanted := len(c.toks), ""
	var parse participle.Error
	if errors.As(err, &parse) {
		at = min(parse.Position().Offset, at)
		wanted = parse.Message()
	}
	want := c.expected(wanted, contexts)
	if before := c.text(sign); at == len(c.toks) {
		if at > 0 {
			sign, before = c.toks[at-1].At, c.toks[at-1].Text
		}
		return missing(want, before, usage), sign
	}
	return unexpected(c.toks[at], want, usage), c.toks[at].At
}

// text is what stands at a place.
func (r *reader) text(at diag.Range) string { return r.src.Text[at.Start:at.End] }

// checkName reports a reserved word in the place of a name.
func (c clause) checkName(t lex.Token) {
	switch {
	case t.Foreign:
		c.errors++ // reported by the scanner
	case t.Reserved():
		c.report(lex.ReservedWord(t.Text), t.At)
	}
}

func (c clause) name(n *name) Name {
	if n == nil {
		return Name{}
	}
	t := c.toks[n.at]
	c.checkName(t)
	return Name{Text: t.Text, At: t.At}
}

func (c clause) names(list []name) []Name {
	var out []Name
	for i := range list {
		out = append(out, c.name(&list[i]))
	}
	return out
}

func (c clause) quoted(x *text) Text {
	if x == nil {
		return Text{}
	}
	return Text{Text: c.toks[x.at].Value, At: c.toks[x.at].At}
}

func (c clause) target(x targetClause) Target {
	t := Target{Name: c.name(&x.First)}
	t.At = t.Name.At
	if x.Second != nil {
		t.Table, t.Name = t.Name, c.name(x.Second)
		t.At = t.At.To(t.Name.At)
	}
	return t
}

func (c clause) literal(x *literal) *Literal {
	if x == nil {
		return nil
	}
	t := c.toks[x.to-1]
	l, _ := formula.LiteralOf(t)
	if x.to-x.from > 1 {
		l.At = c.toks[x.from].At.To(t.At)
		switch t.Type {
		case lex.Number, lex.Percent, lex.Money:
			l.Number = -l.Number
		default:
			c.report(negativeText(t.Text), l.At)
		}
	}
	return &l
}

func (c clause) literals(list []literal) []Literal {
	var out []Literal
	for i := range list {
		out = append(out, *c.literal(&list[i]))
	}
	return out
}

func (c clause) formula(x *span) *Formula {
	if x == nil {
		return nil
	}
	f, diags := formula.Parse(c.toks[x.from:x.to], c.lang)
	for _, d := range diags {
		c.report(d, d.Range)
	}
	return f
}

func (c clause) order(x orderClause) Order {
	o := Order{Direction: directionOf(x.Direction), By: c.formula(&x.By)}
	first := x.By.from - 1
	o.At = c.toks[first].At.To(c.toks[x.By.to-1].At)
	return o
}
