package editor

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// statement reads a statement from its word on.
func (w *walker) statement() {
	if w.atCursor() {
		w.offerKeywords(lex.Statements, nil)
		w.closed = true
		return
	}
	word, n := lex.Match(w.lang(), lex.Statements, w.toks)
	if n == 0 {
		w.skip()
		return
	}
	w.kind = statement.Of(word)
	w.note(n, mark{kind: TokenKeyword, keyword: word, context: lex.Statements})
	w.read()
	w.skip()
}

// read reads what follows the statement word.
func (w *walker) read() {
	switch w.kind {
	case &statement.Model:
		w.label()
		w.clauses(nil, nil)
	case &statement.Table:
		w.tableStatement()
	case &statement.Param:
		w.param()
	case &statement.Let:
		w.let()
	case &statement.Bands:
		w.bands()
	case &statement.Indicator:
		w.indicator()
	case &statement.Count:
		w.count()
	case &statement.Split:
		w.split()
	case &statement.Scenario:
		w.scenario()
	case &statement.Expect:
		w.expect()
	case &statement.Solve:
		w.solve()
	case &statement.Show, &statement.Letter:
		w.clauses(rowScope(w.table()), nil)
	case &statement.Chart:
		w.chart()
	default:
		w.result()
	}
}

func (w *walker) param() {
	w.declare(w.global)
	w.label()
	if w.sign(lex.Assign) {
		w.literals()
		w.required()
	}
	w.clauses(nil, nil)
}

// global finds a parameter, value or result by name.
func (w *walker) global(name string) *Symbol { return w.doc.names.globals[name] }

func (w *walker) let() {
	t := w.target()
	w.label()
	if w.sign(lex.Assign) {
		w.formula(rowScope(t))
	}
}

func (w *walker) indicator() {
	t := w.target()
	w.label()
	if w.keyword(statement.Indicator.Head, "weight") != "" {
		w.formula(rowScope(t))
	}
	if w.sign(lex.Assign) {
		w.formula(rowScope(t))
	}
}

func (w *walker) bands() {
	t := w.target()
	w.label()
	if w.keyword(statement.Bands.Head, "by") != "" {
		w.formula(rowScope(t))
	}
	w.required()
	w.entries(func() {
		if w.keyword(statement.Bands.Lines) == "" && w.is(lex.Else) {
			w.note(1, mark{kind: TokenKeyword, keyword: "else", context: lex.Reserved})
		} else if w.atCursor() {
			w.offerReserved("else")
		}
		for !w.end() && !w.is(lex.Colon) {
			w.literal()
		}
		if w.sign(lex.Colon) {
			w.formula(rowScope(t))
		}
	})
}

func (w *walker) count() {
	t := w.target()
	w.label()
	if !w.sign(lex.Assign) {
		return
	}
	rows := w.doc.names.rowsFrom(t)
	if w.atCursor() {
		w.offerSymbols(rows)
	}
	var source *check.Table
	if w.keyword(statement.Count.Head, "marks of") != "" {
		w.indicators(w.laterTable())
		w.reservedIn()
		source = w.table()
	} else {
		w.required()
		if s := w.use(rows); s != nil {
			source = s.Table
		}
		if w.keyword(statement.Count.Head, "with") != "" {
			switch w.keyword(statement.Count.Head, "at least", "any of", "all of") {
			case "at least":
				w.formula(rowScope(t), statement.Count.Head)
				w.keyword(statement.Count.Head, "of")
			case "":
				w.required()
			}
			w.indicators(source)
		}
	}
	if w.keyword(statement.Count.Head, "where") != "" {
		w.formula(rowScope(source))
	}
}

// laterTable is the table behind `in`, which stands after the indicators.
func (w *walker) laterTable() *check.Table {
	for i, t := range w.all {
		if t.Type == lex.In && i+1 < len(w.all) {
			if s := w.doc.names.tables[w.all[i+1].Text]; s != nil {
				return s.Table
			}
		}
	}
	return nil
}

// indicators reads `(a, b)`: flags of a table.
func (w *walker) indicators(t *check.Table) {
	if !w.sign(lex.LeftParen) {
		return
	}
	flags := w.doc.names.flagsOf(t)
	for {
		w.use(flags)
		if !w.is(lex.Comma) {
			break
		}
		w.i++
	}
	w.sign(lex.RightParen)
}

// reservedIn reads the word `in`.
func (w *walker) reservedIn() {
	if w.atCursor() {
		w.offerReserved("in")
		w.closed = true
	}
	if w.is(lex.In) {
		w.note(1, mark{kind: TokenKeyword, keyword: "in", context: lex.Reserved})
	}
}

func (w *walker) expect() {
	w.required()
	w.label()
	if w.is(lex.In) {
		w.reservedIn()
		if w.atCursor() {
			w.offerScenarios()
			w.closed = true
		}
		w.label()
	} else if w.atCursor() {
		w.offerReserved("in")
	}
	if w.sign(lex.Assign) {
		w.formula(nil)
	}
}

func (w *walker) solve() {
	w.declare(w.global)
	w.label()
	if !w.sign(lex.Assign) {
		return
	}
	w.use(w.doc.names.params())
	if w.keyword(statement.Solve.Head, "so that") != "" {
		w.formula(nil)
	}
}

func (w *walker) scenario() {
	w.required()
	w.label()
	w.entries(func() {
		p := w.use(w.doc.names.params())
		if !w.sign(lex.Assign) {
			return
		}
		if w.atCursor() && p != nil {
			w.offerChoicesOf(p)
		}
		w.literals()
		w.required()
	})
}

func (w *walker) chart() {
	if w.keyword(statement.Chart.Head, statement.ChartForms()...) == "" {
		w.required()
	}
	t := w.of()
	w.label()
	for _, word := range []string{"by", "per", "weight"} {
		if w.keyword(statement.Chart.Head, word) != "" {
			w.shown(rowScope(t), statement.Chart.Head)
		}
	}
	if w.keyword(statement.Chart.Head, "classes") != "" {
		w.literals()
	}
}

// shown reads a formula and the label behind it.
func (w *walker) shown(s scope, stops ...lex.Context) {
	w.formulaUntil(s, true, stops...)
	w.label()
}

// order reads `highest FORMULA`, up to `per`.
func (w *walker) order(words *statement.Place, s scope) {
	if w.keyword(words, "highest", "lowest") == "" {
		w.required()
	}
	w.formula(s, words)
}

// round reads a rounding unit and method.
func (w *walker) round() {
	if w.keyword(&statement.Rounding, "none") != "" {
		return
	}
	w.literals()
	if w.keyword(&statement.Rounding, methodWords...) == "sainte_lague" {
		w.literals()
	}
	w.required()
}

// methodWords are the rounding methods.
var methodWords = func() []string {
	var out []string
	for m := dsl.LargestRemainder; m <= dsl.Each; m++ {
		out = append(out, m.String())
	}
	return out
}()
