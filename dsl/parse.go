package dsl

import (
	"sort"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/source"
)

// The limits of a rule file, which may come from a stranger.
const (
	MaxSource     = 1 << 20 // bytes
	MaxStatements = 5_000
	MaxColumns    = 1_000 // declared by a table
)

// Parse reads a rule file from its bytes (see package source); what the file says
// and all places are those of File.Source. It always gives a file, with every
// statement that could be read, and what is wrong with the rest; a statement that
// is partly unreadable is Flawed or Broken. The diagnostics are in the order of
// the text.
func Parse(name, data string) (*File, diag.List) {
	src, damaged := source.Rules(name, data)
	if src.Text == "" && len(damaged) > 0 {
		return &File{Source: src, Version: 1, Lang: diag.English, Damaged: true}, damaged
	}
	if len(src.Text) > MaxSource {
		f := &File{Source: src, Version: 1, Lang: diag.English}
		return f, diag.List{tooLarge(MaxSource).At(diag.Range{File: name, End: 0})}
	}
	scanned, diags := lex.Scan(src)
	diags = append(damaged, diags...)
	f := &File{Source: src, Version: scanned.Header.Version, Lang: scanned.Header.Lang, Header: scanned.Header.At, Damaged: len(damaged) > 0}
	for _, c := range scanned.Comments {
		f.Comments = append(f.Comments, Comment{Text: c.Text, At: c.At, Own: c.Own})
	}
	r := newReader(src, f.Lang, diags)
	for i, toks := range CutStatements(r.lang, scanned.Tokens) {
		if i == MaxStatements {
			r.report(tooMany(MaxStatements), toks[0].At)
			break
		}
		s := r.statement(toks)
		if t, ok := s.(*Table); ok && len(t.Columns) > MaxColumns {
			r.report(tooManyColumns(MaxColumns), t.Columns[MaxColumns].At)
		}
		f.Statements = append(f.Statements, s)
	}
	return f, inOrder(r.diags).Rules(f.Lang)
}

// inOrder sorts diagnostics by place and cuts a long list.
func inOrder(list diag.List) diag.List {
	sort.SliceStable(list, func(i, j int) bool { return list[i].Range.Start < list[j].Range.Start })
	return list.Bounded()
}
