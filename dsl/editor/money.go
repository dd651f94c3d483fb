package editor

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// result reads a pool or grant.
func (w *walker) result() {
	w.declare(w.global)
	w.label()
	c := map[string]lex.Context{"pool": lex.InPool, "grant": lex.InGrant}[w.word]
	to := w.recipients(c)
	row := rowScope(to)
	w.block(c, func(word string) {
		switch word {
		case "to":
			w.table()
		case "amount":
			w.amount(c, to)
		case "within":
			w.formula(nil)
		case "only":
			w.formula(w.groupScope(to), lex.InOrder)
			w.order(row)
			if w.keyword(lex.InOrder, "per") != "" {
				w.formula(row)
			}
		case "first":
			w.order(row)
		case "shortfall":
			w.choice(lex.InShortfall)
		case "surplus":
			if w.keyword(lex.InSurplus) == "to" {
				w.use(w.doc.names.results(SymbolPool))
			}
		case "partly", "negative":
			w.offerOrReadFlag()
		case "rate":
			w.choice(lex.InRate)
			w.literals()
		case "round":
			w.round()
		default: // where, per, key, start, floor, cap
			w.formula(row)
		}
	})
}

// recipients is the table behind `to`, wherever that stands in the statement.
func (w *walker) recipients(c lex.Context) *check.Table {
	behind := w.property(c, "to")
	if len(behind) == 0 {
		return nil
	}
	if s := w.doc.names.tables[behind[0].Text]; s != nil {
		return s.Table
	}
	return nil
}

// amount reads what there is: on each row for a grant, on each group's row for
// a pool with `per`.
func (w *walker) amount(c lex.Context, to *check.Table) {
	if c == lex.InGrant {
		w.formula(rowScope(to))
	} else {
		w.formula(w.groupScope(to))
	}
}

// groupScope is the row of the group that a pool's `per` leads to; none without.
func (w *walker) groupScope(to *check.Table) scope {
	behind := w.property(lex.InPool, "per")
	var words []lex.Token
	for i := 0; i < len(behind) && behind[i].Type == lex.Word; i += 2 {
		words = append(words, behind[i])
		if i+1 >= len(behind) || behind[i+1].Type != lex.Dot {
			break
		}
	}
	if len(words) == 0 || to == nil {
		return nil
	}
	_, end := w.doc.path(words, false, rowScope(to))
	return rowScope(end.row)
}

// choice reads a keyword that a property takes.
func (w *walker) choice(c lex.Context, words ...string) {
	w.keyword(c, words...)
	w.required()
}

// offerOrReadFlag reads yes or no.
func (w *walker) offerOrReadFlag() {
	if w.atCursor() {
		w.offerFlags()
		w.closed = true
	}
	w.literals()
}

// about reads an earmark or positions of a pool or grant.
func (w *walker) about() {
	of := w.use(w.doc.names.results(SymbolPool, SymbolGrant))
	c := map[string]lex.Context{"earmark": lex.InEarmark, "positions": lex.InPositions}[w.word]
	w.block(c, func(word string) {
		switch word {
		case "share", "amount", "pay":
			w.formula(w.rowsOf(of))
		case "input":
			w.choice(lex.InRequirement)
		case "announced", "followup":
			w.offerOrReadFlag()
		default: // purpose, content, round
			w.required()
			w.literals()
		}
	})
}

// comparison reads a benchmark or spread.
func (w *walker) comparison() {
	w.declare(w.global)
	w.label()
	if w.keyword(lex.InOf, "of") == "" {
		w.required()
	}
	row := rowScope(w.of())
	c := map[string]lex.Context{"benchmark": lex.InBenchmark, "spread": lex.InSpread}[w.word]
	w.block(c, func(word string) {
		switch word {
		case "outliers":
			w.formula(nil, lex.InOutliers)
			w.choice(lex.InOutliers)
		case "average":
			if w.keyword(lex.InAverage) == "weighted by" {
				w.formula(row)
			}
		case "percentiles":
			w.required()
			w.literals()
		default: // each, per, exclude, where
			w.formula(row)
		}
	})
}
