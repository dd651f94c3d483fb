package dsl

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// reader reads a file's tokens into statements.
type reader struct {
	src    *diag.Source
	lang   diag.Lang
	diags  diag.List
	errors int // how many errors there were since the scanner

	scanned map[int]bool // offsets at which the scanner has reported something
}

func newReader(src *diag.Source, lang diag.Lang, scanned diag.List) *reader {
	r := &reader{src: src, lang: lang, diags: scanned, scanned: map[int]bool{}}
	for _, d := range scanned {
		r.scanned[d.Range.Start] = r.scanned[d.Range.Start] || d.Severity == diag.Error
	}
	return r
}

// report adds a problem. What the scanner has found wrong at a place is enough
// there.
func (r *reader) report(d diag.Diagnostic, at diag.Range) {
	if d.Severity == diag.Error {
		r.errors++
	}
	if !r.scanned[at.Start] {
		r.diags.Add(d.At(at))
	}
}

// clause is the tokens of one clause, which the parts of a grammar's result
// point into.
type clause struct {
	*reader
	toks     []lex.Token
	contexts []lex.Context // of the keywords between its formulas
}

// readClause reads tokens by a grammar. sign is what stands before them: the
// statement word or the property's keyword. Where they do not fit, that is
// reported and the result is nil.
func readClause[T any](r *reader, g *grammar[T], sign diag.Range, toks []lex.Token) (*T, clause) {
	c := clause{r, toks, g.rule.contexts}
	if out, ok := c.read(g.rule, sign).(T); ok {
		return &out, c
	}
	return nil, c
}

// read reads the clause by a rule; nil where the tokens do not fit.
func (c clause) read(rule rule, sign diag.Range) anyClause {
	for _, t := range c.toks {
		if t.Type == lex.Bad {
			c.errors++ // reported by the scanner
			return nil
		}
	}
	out, old, err := rule.read(c.toks, c.lang)
	if err == nil {
		c.warnOld(old, out)
		return out
	}
	usage := rule.usage.Spelling(c.lang)
	if rule.value {
		usage = c.text(sign) + " " + usage
	}
	at, missing := rule.misfit(c.toks, c.lang)
	c.report(c.explain(at, c.wanted(missing, rule.contexts), failure{sign: sign, contexts: rule.contexts, usage: usage}))
	return nil
}

// failure is what is known about a clause that could not be read.
type failure struct {
	sign     diag.Range // what stands before the clause
	contexts []lex.Context
	usage    string // how the clause is written
}

// explain says what is wrong at a token, where something else was wanted or the
// clause could have ended, and gives the place of that.
func (c clause) explain(at int, want wanted, f failure) (diag.Diagnostic, diag.Range) {
	if t, write := c.otherwise(at, f.contexts); write != "" {
		return unexpected(t, want, f.usage).WithHint("Write `%s`.", "Skriv `%s`.", write), t.At
	}
	if at < len(c.toks) {
		if c.twoKeys(at, f) {
			all := c.toks[0].At
			all.End = c.toks[2].At.End
			return oneKey(unexpected(c.toks[at], want, f.usage), c.lang, c.toks[0].Text, c.toks[2].Text), all
		}
		return c.suggest(c.likely(unexpected(c.toks[at], want, f.usage), at, want, f), c.toks[at], f.contexts), c.toks[at].At
	}
	sign := f.sign
	if at > 0 {
		sign = c.toks[at-1].At
	}
	if c.behindKind(want, f) {
		return columnOptions(missing(want, c.text(sign), f.usage)), sign
	}
	return missing(want, c.text(sign), f.usage), sign
}

// behindKind reports whether the clause is a column whose kind is read.
func (c clause) behindKind(want wanted, f failure) bool {
	return f.columns() && !slices.ContainsFunc(want, func(p lex.Pair) bool {
		return p == c.keyword("key", statement.Table.Lines) || p == (*text)(nil).called() || p == (*name)(nil).called()
	})
}

// columns reports whether the clause is a column of a table.
func (f failure) columns() bool { return slices.Contains(f.contexts, statement.Table.Lines) }

// otherwise finds a word before a token that people write elsewhere for a keyword of
// the clause, and was taken for a part of a formula; and how it is written here.
func (c clause) otherwise(before int, contexts []lex.Context) (t lex.Token, write string) {
	for i, t := range c.toks[:before] {
		for _, context := range contexts {
			if w := context.Meant(t.Text); w != nil && t.Type == lex.Word {
				if _, n := lex.Match(c.lang, context, c.toks[max(0, i-1):]); n < 2 {
					return t, w.Written(c.lang)
				}
			}
		}
	}
	return lex.Token{}, ""
}

// keyword is a keyword among what is wanted.
func (c clause) keyword(english string, context lex.Context) lex.Pair {
	word := "`" + lex.Spell(c.lang, context, english) + "`"
	return lex.Pair{EN: word, DA: word}
}

// kinds lists the words for what a column holds.
func kinds(lang diag.Lang) []string {
	var out []string
	for _, english := range kindWords[:KindRef] {
		out = append(out, lex.Spell(lang, statement.Table.Lines, english))
	}
	return out
}

// likely says what was probably meant by the token at which a clause could not be
// read on.
func (c clause) likely(d diag.Diagnostic, at int, want wanted, f failure) diag.Diagnostic {
	t := c.toks[at]
	switch {
	case t.Type == lex.Minus && at > 0 && at+1 < len(c.toks) && c.toks[at-1].Type == lex.Word && c.toks[at+1].Type == lex.Word &&
		c.toks[at-1].At.End == t.At.Start && t.At.End == c.toks[at+1].At.Start:
		return d.WithHint("`-` cannot stand in a name: write `%s_%s`.", "`-` kan ikke stå i et navn: Skriv `%s_%s`.", c.toks[at-1].Text, c.toks[at+1].Text)
	case t.Type == lex.Comma:
		if write := lex.CommaNumber(c.lang, c.toks, at); write != "" {
			return d.WithHint("Write `%s`.", "Skriv `%s`.", write)
		}
		if lex.OpenIf(c.toks[:at]) && lex.ThenAfter(c.toks[at+1:]) {
			return lex.ThenNotComma(d, c.lang)
		}
		if c.isCondition(f) || lex.OpenIf(c.toks[:at]) {
			return lex.AndNotComma(d, c.lang)
		}
	case f.columns() && slices.Contains(want, c.keyword("key", statement.Table.Lines)):
		if t.Type == lex.Word {
			return unknownKind(t.Text, wordList(kinds(c.lang)))
		}
	case f.columns() && t.Type == lex.Question:
		return d.Write(lex.Spell(c.lang, statement.Table.Lines, "optional"))
	case c.behindKind(want, f):
		return columnOptions(d)
	case f.amongRows(want) && (t.Type == lex.Word || t.Type == lex.Minus) && c.reserved(t) != "":
		d.Replacement = c.reserved(t)
		return d.WithHint("Write `%s`.", "Skriv `%s`.", d.Replacement)
	case t.Type == lex.Word && f.amongRows(want):
		return d.WithHint("If it is a text, put it in quotes: `\"%s\"`.", "Hvis det er en tekst, så sæt den i anførselstegn: `\"%s\"`.", lex.Shorten(t.Text))
	}
	return d
}

// amongRows reports whether a value was wanted in the rows of a table.
func (f failure) amongRows(want wanted) bool {
	return strings.HasPrefix(f.usage, `"`) && slices.Contains(want, (*literal)(nil).called())
}

// reserved is yes, no or nil as it is written here, for what people write elsewhere.
func (c clause) reserved(t lex.Token) string {
	if t.Type == lex.Minus {
		return lex.Spell(c.lang, lex.Reserved, "nil")
	}
	write := lex.Meant(c.lang, lex.InFormulas, t.Text)
	for _, english := range []string{"yes", "no", "nil"} {
		if own := lex.Spell(c.lang, lex.Reserved, english); own == write {
			return own
		}
	}
	return ""
}

// isCondition reports whether a clause holds one: `where`, `expect`, `indicator`.
func (c clause) isCondition(f failure) bool {
	sign := []lex.Token{{Type: lex.Word, Text: c.text(f.sign)}}
	english, _ := lex.Match(c.lang, lex.Statements, sign)
	_, where := lex.Match(c.lang, lex.InFormulas, sign)
	return where > 0 || english == "expect" || english == "indicator"
}

// twoKeys reports whether the comma at a token parts two names behind the `key` of
// a pool.
func (c clause) twoKeys(at int, f failure) bool {
	return c.text(f.sign) == lex.Spell(c.lang, statement.Pool.Lines, "key") && at == 1 && len(c.toks) == 3 &&
		c.toks[0].Type == lex.Word && c.toks[1].Type == lex.Comma && c.toks[2].Type == lex.Word
}

// suggest says which keyword of the clause a word was probably meant to be.
func (c clause) suggest(d diag.Diagnostic, t lex.Token, contexts []lex.Context) diag.Diagnostic {
	if t.Type != lex.Word {
		return d
	}
	var words []string
	for _, context := range contexts {
		if english, ok := lex.Find(lex.Other(c.lang), context, t.Text); ok {
			return inThisLanguage(d, lex.Spell(c.lang, context, english))
		}
		if write := lex.Meant(c.lang, context, t.Text); write != "" {
			return lex.Advise(d, write)
		}
		words = append(words, lex.Words(c.lang, context)...)
	}
	if near := diag.Closest(t.Text, words); near != "" {
		return d.Meant(near)
	}
	return d
}

// text is what stands at a place.
func (r *reader) text(at diag.Range) string { return r.src.Text[at.Start:at.End] }

// checkName reports a reserved word in the place of a name.
func (c clause) checkName(t lex.Token) {
	switch {
	case t.Foreign:
		c.errors++ // reported by the scanner
	case t.Reserved():
		c.report(lex.ReservedWord(c.lang, t.Text), t.At)
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

func (c clause) measure(x measureClause) Target {
	t := c.target(targetClause{First: x.Table, Second: &x.Column})
	if x.Figure != nil {
		t.Figure = c.name(x.Figure)
		t.At = t.At.To(t.Figure.At)
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
		if last := c.toks[x.to-1]; strings.HasPrefix(strings.TrimLeft(c.src.Text[last.At.End:], " \t"), "//") {
			d = formula.BeforeComment(d)
		}
		c.report(c.foreignKeyword(d), d.Range)
	}
	return f
}

// foreignKeyword says of a word that ends a formula where none can stand, if it is a keyword of the clause in the other
// language, how it is written: `only 2 highest x pr y`.
func (c clause) foreignKeyword(d diag.Diagnostic) diag.Diagnostic {
	for _, context := range c.contexts {
		if english, ok := lex.Find(lex.Other(c.lang), context, c.text(d.Range)); ok && formula.LacksOperator(d) {
			return inThisLanguage(d, lex.Spell(c.lang, context, english))
		}
	}
	return d
}

// shown is nil where its formula cannot be read.
func (c clause) shown(x *shownClause) *Shown {
	if x == nil {
		return nil
	}
	f := c.formula(&x.Formula.span)
	if f == nil {
		return nil
	}
	return &Shown{Formula: f, Label: c.quoted(x.Label)}
}

func (c clause) order(x orderClause) Order {
	o := Order{Direction: directionOf(x.Direction), By: c.formula(&x.By)}
	first := x.By.from - 1
	o.At = c.toks[first].At.To(c.toks[x.By.to-1].At)
	return o
}
