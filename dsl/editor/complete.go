package editor

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/function"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Item is something that may stand at the cursor.
type Item struct {
	Text   string // to be written, spelled as the file's language has it
	Kind   TokenKind
	Detail string // its label, or what a keyword or function means, in the user's language
	Type   string // what kind of value it is, in the user's language; "" for none
}

// Completion is what may stand in place of a word. The items are not filtered
// by what has been written of it.
type Completion struct {
	At    diag.Range // the word at the cursor, empty between words
	Items []Item     // each once, the likeliest first
}

// Complete lists what may stand at an offset, told in a language.
func (d *Document) Complete(offset int, lang diag.Lang) Completion {
	offset = min(max(offset, 0), len(d.file.Source.Text))
	at := diag.Range{File: d.file.Source.Name, Start: offset, End: offset}
	if d.inComment(offset) || offset <= d.file.Header.End && d.file.Header.End > 0 {
		return Completion{At: at}
	}
	before := 0
	for before < len(d.tokens) && d.tokens[before].At.End <= offset {
		before++
	}
	if t, ok := d.wordAt(offset); ok {
		at.Start, at.End = t.At.Start, t.At.End
		for before > 0 && d.tokens[before-1].At.End > t.At.Start {
			before--
		}
	}
	w := d.walkTo(before, at.Start)
	return Completion{At: at, Items: d.items(w.offered, lang)}
}

func (d *Document) inComment(offset int) bool {
	return slices.ContainsFunc(d.comments, func(c lex.Comment) bool { return c.At.Start < offset && offset <= c.At.End })
}

// wordAt is the word or text that an offset is in or at the end of.
func (d *Document) wordAt(offset int) (lex.Token, bool) {
	for _, t := range d.tokens {
		open := t.Type == lex.Bad && strings.HasPrefix(t.Text, `"`)
		if t.At.Start < offset && (offset < t.At.End || offset == t.At.End && t.Type != lex.Quoted) &&
			(t.Type == lex.Word || t.Reserved() || t.Type == lex.Quoted || open) {
			return t, true
		}
	}
	return lex.Token{}, false
}

// walkTo reads the statement that an offset is in up to there. The tokens
// before it are those before the given index.
func (d *Document) walkTo(before, offset int) *walker {
	place := d.file.Source.Position(offset)
	here := lex.Token{Type: cursor, Line: place.Line, First: place.Column == 1, At: diag.Range{File: d.file.Source.Name, Start: offset, End: offset}}
	all := d.tokens[:before:before]
	for _, s := range dsl.CutStatements(d.lang(), d.tokens) {
		if len(s) > 0 && before > 0 && s[0].At.Start <= d.tokens[before-1].At.Start && d.tokens[before-1].At.Start <= s[len(s)-1].At.Start {
			all = s
		}
	}
	w := &walker{doc: d, all: all}
	if before > 0 && !here.First {
		for _, t := range all {
			if t.At.Start < offset {
				w.toks = append(w.toks, t)
			}
		}
	}
	if len(w.toks) > 0 && d.complete(w.toks, place.Line) {
		w.toks = nil
	}
	w.toks = append(w.toks, here)
	w.statement()
	return w
}

// complete reports whether a statement without a block, or behind its block,
// has ended before a line.
func (d *Document) complete(toks []lex.Token, line int) bool {
	last := toks[len(toks)-1]
	depth := 0
	for _, t := range toks {
		if t.Opens() {
			depth++
		} else if t.Closes() {
			depth--
		}
	}
	return depth <= 0 && last.Line < line && !carriesOn(last)
}

// offer is one thing that may stand at the cursor.
type offer struct {
	symbol   *Symbol
	keyword  string // in English
	context  lex.Context
	function string        // in English
	figure   *check.Member // of a result
	text     string        // a constant as written
}

func (w *walker) offer(o offer) { w.offered = append(w.offered, o) }

func (w *walker) offerSymbols(list []*Symbol) {
	for _, s := range list {
		w.offer(offer{symbol: s})
	}
}

// offerKeywords offers the keywords of a context, or some of them.
func (w *walker) offerKeywords(c lex.Context, words []string) {
	for _, k := range c.List() {
		if len(words) == 0 || slices.Contains(words, k.EN) {
			w.offer(offer{keyword: k.EN, context: c})
		}
	}
}

// offerProperties offers the keywords of a block that it does not have yet.
func (w *walker) offerProperties(c lex.Context, used map[string]bool) {
	for _, k := range c.List() {
		if !used[k.EN] || k.Several {
			w.offer(offer{keyword: k.EN, context: c})
		}
	}
}

func (w *walker) offerReserved(words ...string) {
	for _, word := range words {
		w.offer(offer{keyword: word, context: lex.Reserved})
	}
}

func (w *walker) offerFlags() { w.offerReserved("yes", "no") }

// offerKinds offers what a column may hold.
func (w *walker) offerKinds() {
	w.offerKeywords(statement.Table.Lines, []string{"key", "text", "number", "whole", "share", "flag", "date", "one of"})
	w.offer(offer{text: w.doc.program.Model.Currency})
	w.offer(offer{text: "->"})
	w.closed = true
}

func (w *walker) offerScenarios() {
	for _, s := range w.doc.program.Scenarios {
		w.offer(offer{text: `"` + s.Name + `"`})
	}
}

// offerChoicesOf offers the values that a parameter may take.
func (w *walker) offerChoicesOf(p *Symbol) {
	if p.Param == nil {
		return
	}
	for _, c := range p.Param.Choices {
		if c.Kind == check.Text {
			w.offer(offer{text: `"` + c.Text + `"`})
		}
	}
}

// items tells the offers in a language, each text once.
func (d *Document) items(offers []offer, lang diag.Lang) []Item {
	var out []Item
	seen := map[string]bool{}
	for _, o := range offers {
		item := d.item(o, lang)
		if item.Text != "" && !seen[item.Text] {
			seen[item.Text] = true
			out = append(out, item)
		}
	}
	return out
}

func (d *Document) item(o offer, lang diag.Lang) Item {
	switch {
	case o.symbol != nil:
		return Item{Text: o.symbol.Name, Kind: kindOf(o.symbol), Detail: o.symbol.Label, Type: d.typeName(o.symbol, lang)}
	case o.keyword != "":
		return Item{Text: lex.Spell(d.lang(), o.context, o.keyword), Kind: TokenKeyword, Detail: o.context.Word(o.keyword).Doc.In(lang)}
	case o.function != "":
		return Item{Text: lex.SpellFunction(d.lang(), o.function), Kind: TokenFunction, Detail: function.Named(o.function).Doc.In(lang)}
	case o.figure != nil:
		return Item{Text: o.figure.Spelling(d.lang()), Kind: TokenFigure, Detail: figureMeaning(o.figure).In(lang)}
	case strings.HasPrefix(o.text, `"`):
		return Item{Text: o.text, Kind: TokenText}
	}
	return Item{Text: o.text, Kind: TokenKeyword, Detail: signMeaning(o.text).In(lang)}
}

// signMeaning says what a sign that stands for a kind of column means.
func signMeaning(sign string) diag.Text {
	if w := statement.Table.Lines.Word(sign); w != nil {
		return w.Doc
	}
	return diag.Text{}
}
