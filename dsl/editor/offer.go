package editor

import (
	"slices"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/function"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// allTables are the tables in the order declared.
func (n *names) allTables() []*Symbol {
	var out []*Symbol
	for _, t := range n.program.Tables {
		out = append(out, n.tables[t.Name])
	}
	return out
}

// rowsFrom are the names of rows as seen from a row of a table: what references
// to it call themselves, then tables.
func (n *names) rowsFrom(t *check.Table) []*Symbol {
	var out []*Symbol
	for _, other := range n.program.Tables {
		for _, c := range other.Columns {
			if c.Ref != nil && c.Ref == t && n.aliases[t][c.Data.As.Text] != nil {
				out = append(out, n.aliases[t][c.Data.As.Text])
			}
		}
	}
	return append(out, n.allTables()...)
}

// columnsOf are the columns of a table, with pools and grants, without figures.
func (n *names) columnsOf(t *check.Table) []*Symbol {
	if t == nil {
		return nil
	}
	var out []*Symbol
	for _, c := range t.Columns {
		if s := n.columns[t][c.Name]; s != nil {
			out = append(out, s)
		}
	}
	return out
}

// flagsOf are the indicators and other flags of a table; of all tables for nil.
func (n *names) flagsOf(t *check.Table) []*Symbol {
	tables := n.program.Tables
	if t != nil {
		tables = []*check.Table{t}
	}
	var indicators, flags []*Symbol
	for _, t := range tables {
		for _, s := range n.columnsOf(t) {
			if s.Kind == SymbolIndicator {
				indicators = append(indicators, s)
			} else if s.Type.Kind == check.Flag {
				flags = append(flags, s)
			}
		}
	}
	return append(indicators, flags...)
}

// params are the parameters in the order declared.
func (n *names) params() []*Symbol {
	var out []*Symbol
	for _, p := range n.program.Params {
		out = append(out, n.globals[p.Name])
	}
	return out
}

// results are the pools, grants and so on of some kinds, of all where none is
// given, in the order of the file.
func (n *names) results(kinds ...*statement.Declaration) []*Symbol {
	var out []*Symbol
	for _, s := range n.program.File.Statements {
		of, _ := s.Subject()
		found := n.globals[of.Name.Text]
		if found != nil && found.Decl == s && found.Kind == SymbolResult && (len(kinds) == 0 || slices.Contains(kinds, s.Kind())) {
			out = append(out, found)
		}
	}
	return out
}

// resultsOn are the results that have figures on the rows of a table, but are
// no columns of it: benchmarks, and pools with a group for each row.
func (n *names) resultsOn(t *check.Table) []*Symbol {
	if t == nil {
		return nil
	}
	var out []*Symbol
	for _, c := range t.Columns {
		if c.Member == nil {
			continue
		}
		base := c.Member.Of
		if s := n.globals[base]; s != nil && n.figures[base] != nil && n.columns[t][base] == nil && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// values are the single values in the order declared.
func (n *names) values() []*Symbol {
	var out []*Symbol
	for _, v := range n.program.Values {
		if s := n.globals[v.Name]; s != nil && s.Kind == SymbolValue {
			out = append(out, s)
		}
	}
	return out
}

// suggest offers what may stand at the cursor in a formula: a value, or behind
// one an operator.
func (f *formulaWalk) suggest(start bool) {
	if f.operand && !start {
		f.offerOperators()
		if len(f.frames) > 0 {
			f.closed = true
		}
		return
	}
	if f.denied {
		f.offerReserved("in")
		f.closed = true
		return
	}
	f.offerLookup()
	f.offerChoices()
	for i := len(f.scope) - 1; i >= 0; i-- {
		if f.scope[i].bare {
			f.offerRow(f.scope[i].table)
		}
	}
	f.offerGlobals()
	for _, known := range function.All() {
		f.offer(offer{function: known.Name.EN})
	}
	f.offerReserved("if", "not", "yes", "no", "nil")
	f.closed = true
}

// offerLookup offers what the first and third arguments of lookup take: a table,
// and a column of it in quotation marks.
func (f *formulaWalk) offerLookup() {
	n := len(f.frames)
	if n == 0 || f.frames[n-1].call != "lookup" {
		return
	}
	switch f.frames[n-1].commas {
	case 0:
		f.offerSymbols(f.doc.names.allTables())
	case 2:
		for _, s := range f.doc.names.columnsOf(f.frames[n-1].lookup) {
			f.offer(offer{text: `"` + s.Name + `"`})
		}
	}
}

// offerChoices offers the choices of a column that is being compared.
func (f *formulaWalk) offerChoices() {
	if f.column == nil || f.column.Column == nil || f.column.Column.Data == nil || f.i == 0 {
		return
	}
	switch f.toks[f.i-1].Type {
	case lex.Equal, lex.Unequal, lex.LeftBracket, lex.Comma:
		for _, c := range f.column.Column.Data.Choices {
			f.offer(offer{text: `"` + c.Text + `"`})
		}
	}
}

// offerRow offers what a name can mean on a row of a table.
func (f *formulaWalk) offerRow(t *check.Table) {
	f.offerSymbols(f.doc.names.columnsOf(t))
	f.offerSymbols(f.doc.names.resultsOn(t))
	for _, s := range f.doc.names.rowsFrom(t) {
		if s.Kind == SymbolAlias || f.doc.relatedTo(t, s.Name) != nil {
			f.offer(offer{symbol: s})
		}
	}
}

// offerGlobals offers what does not belong to a row. Tables are whole only in
// formulas outside tables.
func (f *formulaWalk) offerGlobals() {
	n := f.doc.names
	f.offerSymbols(n.params())
	f.offerSymbols(n.values())
	outside := true
	for _, l := range f.scope {
		outside = outside && !l.bare
	}
	if outside {
		f.offerSymbols(n.allTables())
	}
	f.offerSymbols(n.results())
	if n.program.Model.Year != nil {
		f.offer(offer{keyword: "model", context: lex.Statements})
	}
}

// offerOperators offers the words that may follow a value.
func (f *formulaWalk) offerOperators() {
	if f.rows != nil {
		f.offerKeywords(lex.InFormulas, []string{"where"})
		return
	}
	if f.ifs > 0 {
		f.offerReserved("then", "else")
	}
	f.offerReserved("and", "or", "in", "not")
}

// members offers what may follow a dot.
func (f *formulaWalk) members(words []lex.Token, leading bool) {
	defer func() { f.closed = true }()
	if len(words) == 0 {
		if t := f.scope.innermost(); t != nil && leading {
			f.offerRow(t)
		}
		return
	}
	symbols, end := f.resolve(words, leading)
	for i, word := range words {
		f.marks = append(f.marks, mark{at: word.At, kind: kindOf(symbols[i]), symbol: symbols[i]})
	}
	switch {
	case end.model:
		f.offerKeywords(statement.Model.Lines, []string{"year"})
	case end.row != nil:
		f.offerMembers(end.row)
	case end.rows != nil:
		f.offerMembers(end.rows)
	case end.result != nil:
		f.offerFigures(end.result)
	case end.last == nil:
		f.offerFigures(f.doc.names.globals[words[len(words)-1].Text])
	}
}

// offerMembers offers what follows a dot behind a row or rows of a table.
func (f *formulaWalk) offerMembers(t *check.Table) {
	f.offerSymbols(f.doc.names.columnsOf(t))
	f.offerSymbols(f.doc.names.resultsOn(t))
}

// offerFigures offers the figures of a result; nothing for anything else.
func (w *walker) offerFigures(s *Symbol) {
	if s == nil {
		return
	}
	figures := w.doc.names.figures[s.Name]
	for _, declared := range statement.Figures() {
		if x := figures[declared.EN]; x != nil && x.Kind == SymbolFigure {
			w.offer(offer{figure: x.Member})
		}
	}
	for _, t := range w.doc.program.Tables {
		for _, c := range t.Columns {
			w.offerMember(s, c.Member)
		}
	}
	for _, v := range w.doc.program.Values {
		w.offerMember(s, v.Member)
	}
}

// offerMember offers a part of a result, or a figure that is none of the declared
// names: a percentile.
func (w *walker) offerMember(of *Symbol, m *check.Member) {
	if m == nil || m.Of != of.Name {
		return
	}
	switch x := w.doc.names.figures[of.Name][m.Name]; {
	case x == nil:
	case x.Kind == SymbolPart:
		w.offer(offer{symbol: x})
	case x.Member.Figure.EN == "":
		w.offer(offer{figure: x.Member})
	}
}
