package editor

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// level is one row that a formula can see. The rules are those of dsl/check.
type level struct {
	table *check.Table
	bare  bool // bare names mean its columns: the statement's own row, and the row of a `where`
	dot   bool // a leading dot means its columns: the row of a `where` or predicate
}

// scope is the rows in sight, the outermost first.
type scope []level

// rowScope is the scope of a formula on the rows of a table; nil without one.
func rowScope(t *check.Table) scope {
	if t == nil {
		return nil
	}
	return scope{{table: t, bare: true}}
}

func (s scope) push(l level) scope { return append(s[:len(s):len(s)], l) }

// innermost is the table that a leading dot means; nil outside predicates.
func (s scope) innermost() *check.Table {
	if n := len(s); n > 0 && s[n-1].dot {
		return s[n-1].table
	}
	return nil
}

// place is what a dotted path has led to.
type place struct {
	row    *check.Table // a row of a table
	rows   *check.Table // rows of a table
	result *Symbol      // a pool or other result: figures may follow
	model  bool         // `model`: its year may follow
	last   *Symbol      // what the last name stands for
}

// path resolves names with dots between them: a symbol for each, nil where
// there is none, and what the path leads to.
func (d *Document) path(words []lex.Token, leading bool, s scope) ([]*Symbol, place) {
	symbols := make([]*Symbol, len(words))
	if leading {
		return symbols, d.member(s.innermost(), words, symbols)
	}
	for i := len(s) - 1; i >= 0; i-- {
		if s[i].bare && d.has(s[i].table, words) {
			return symbols, d.member(s[i].table, words, symbols)
		}
	}
	if t := d.names.tables[words[0].Text]; t != nil {
		symbols[0] = t
		return symbols, d.over(t.Table, words, symbols)
	}
	return symbols, d.single(words, symbols)
}

// has reports whether a path can begin on a row of a table.
func (d *Document) has(t *check.Table, words []lex.Token) bool {
	name := words[0].Text
	return d.figureOf(words) != nil || d.names.columns[t][name] != nil || d.names.aliases[t][name] != nil || d.relatedTo(t, name) != nil
}

// figureOf is the figure that the first two names of a path are, as in
// `socio.rate`; nil where they are not.
func (d *Document) figureOf(words []lex.Token) *Symbol {
	if len(words) < 2 {
		return nil
	}
	figures := d.names.figures[words[0].Text]
	if f := figures[words[1].Text]; f != nil {
		return f
	}
	if english, ok := lex.Special(d.lang(), words[1].Text); ok {
		return figures[english]
	}
	english, _ := lex.OldSpecial(d.lang(), words[1].Text)
	return figures[english]
}

// relatedTo is the table of a name whose rows refer to the rows of t, directly
// or through others; t itself is too.
func (d *Document) relatedTo(t *check.Table, name string) *Symbol {
	s := d.names.tables[name]
	if s == nil || s.Table != t && !reaches(s.Table, t, map[*check.Table]bool{}) {
		return nil
	}
	return s
}

// reaches reports whether references lead from one table to another.
func reaches(from, to *check.Table, seen map[*check.Table]bool) bool {
	seen[from] = true
	for _, c := range from.Columns {
		if c.Ref != nil && (c.Ref == to || !seen[c.Ref] && reaches(c.Ref, to, seen)) {
			return true
		}
	}
	return false
}

// member resolves a path that begins on a row of a table.
func (d *Document) member(t *check.Table, words []lex.Token, symbols []*Symbol) place {
	if t == nil {
		return place{}
	}
	name := words[0].Text
	if f := d.figureOf(words); f != nil {
		symbols[0], symbols[1] = d.names.globals[name], f
		return place{last: f}
	}
	if c := d.names.columns[t][name]; c != nil {
		symbols[0] = c
		return d.column(c, words, symbols)
	}
	if a := d.names.aliases[t][name]; a != nil {
		symbols[0] = a
		return d.over(a.Table, words, symbols)
	}
	if s := d.relatedTo(t, name); s != nil {
		symbols[0] = s
		return d.over(s.Table, words, symbols)
	}
	return place{}
}

// column goes on from a column: through a reference, or to a result's figures.
func (d *Document) column(c *Symbol, words []lex.Token, symbols []*Symbol) place {
	switch {
	case len(words) == 1 && c == d.names.globals[c.Name]:
		return place{result: c, last: c}
	case len(words) == 1:
		return place{row: c.Ref, last: c}
	case c.Ref == nil:
		return place{}
	}
	return d.member(c.Ref, words[1:], symbols[1:])
}

// over goes on from rows of a table.
func (d *Document) over(t *check.Table, words []lex.Token, symbols []*Symbol) place {
	if len(words) == 1 {
		return place{rows: t, last: symbols[0]}
	}
	end := d.member(t, words[1:], symbols[1:])
	return end
}

// single resolves a path that begins with a parameter, a single value, a result
// or `model`.
func (d *Document) single(words []lex.Token, symbols []*Symbol) place {
	name := words[0].Text
	if name == "model" {
		return place{model: len(words) == 1}
	}
	symbols[0] = d.names.globals[name]
	if len(words) == 1 && d.names.figures[name] != nil {
		return place{result: symbols[0], last: symbols[0]}
	}
	if f := d.figureOf(words); f != nil {
		symbols[1] = f
		return place{last: f}
	}
	return place{last: symbols[0]}
}
