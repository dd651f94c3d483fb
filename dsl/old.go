package dsl

import (
	"reflect"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// Words that Danish rules wrote otherwise earlier are read as what they are called
// now, and warned of. They are no more reserved than any keyword: where a name or a
// formula stands, they are names.

// oldWord is a keyword among the tokens of a clause as it was written earlier.
type oldWord struct {
	at, n int    // its first token, and how many it has
	now   string // how it is written now
}

// warnOld warns of old words that were read as keywords: all but those that are
// names, or parts of formulas, in the clause that was read.
func (c clause) warnOld(words []oldWord, read anyClause) {
	if len(words) == 0 {
		return
	}
	authors := make([]bool, len(c.toks))
	authored(reflect.ValueOf(read), func(from, to int) {
		for i := from; i < to; i++ {
			authors[i] = true
		}
	})
	for _, w := range words {
		if !authors[w.at] {
			c.renamed(c.toks[w.at].At.To(c.toks[w.at+w.n-1].At), w.now)
		}
	}
}

// authored finds the tokens of a clause that are the author's own: names and
// formulas.
func authored(v reflect.Value, add func(from, to int)) {
	switch x := v.Interface().(type) {
	case name:
		add(x.at, x.at+1)
		return
	case span:
		add(x.from, x.to)
		return
	case weight:
		add(x.from, x.to)
		return
	case shown:
		add(x.from, x.to)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			authored(v.Elem(), add)
		}
	case reflect.Slice:
		for i := range v.Len() {
			authored(v.Index(i), add)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				authored(v.Field(i), add)
			}
		}
	}
}

// warnIfOld warns of a keyword that begins tokens, if it is an old one.
func (r *reader) warnIfOld(context lex.Context, toks []lex.Token) {
	if now := lex.Old(r.lang, context, toks); now != "" {
		_, n := lex.Match(r.lang, context, toks)
		r.renamed(toks[0].At.To(toks[n-1].At), now)
	}
}

func (r *reader) renamed(at diag.Range, now string) { r.report(lex.Renamed(r.text(at), now), at) }
