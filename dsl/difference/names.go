package difference

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/editor"
	"github.com/fordel-lang/fordel/dsl/format"
)

// thing is what a name stands for: a table, a column or what else belongs to one, a
// figure of a result, or something of the whole file.
type thing struct {
	of   string // the table or result that it belongs to; "" for none
	name string
	sort string // of what belongs to a table or result
}

// thingOf is what a symbol is; figures are those of the language and keep their names.
func thingOf(s *editor.Symbol) thing {
	switch s.Kind {
	case editor.SymbolTable:
		return thing{name: s.Name}
	case editor.SymbolColumn, editor.SymbolIndicator:
		return thing{s.Table.Name, s.Name, "column"}
	case editor.SymbolAlias:
		return thing{s.Table.Name, s.Name, "rows"}
	case editor.SymbolPart, editor.SymbolFigure:
		return thing{s.Member.Of, s.Name, "figure"}
	}
	return thing{name: s.Name}
}

// renames is what things of the first file are called in the second, where that is
// something else.
type renames map[thing]thing

// now is what a thing is in the second file.
func (r renames) now(t thing) thing {
	if to, ok := r[t]; ok {
		return to
	}
	if t.of != "" {
		if to, ok := r[thing{name: t.of}]; ok {
			t.of = to.name
		}
	}
	return t
}

// with is the renames with one more.
func (r renames) with(from, to thing) renames {
	out := renames{from: to}
	for k, v := range r {
		out[k] = v
	}
	return out
}

// reader reads words of one of the two files as the second has them.
type reader struct {
	*Rules
	renames // nil for the second file
}

// word is a word that is equal to another where both mean the same. Names of things,
// also in quotation marks, begin with a sign that no text begins with.
func (r reader) word(w format.Word) string {
	if !w.Name && !w.Quoted {
		return w.Text
	}
	if w.Quoted && strings.Contains(w.Text, "{") {
		return r.filled(w)
	}
	s := r.names.SymbolAt(w.At.Start)
	if s == nil {
		return w.Text
	}
	return r.thing(s)
}

// thing is a text for what a symbol is in the second file.
func (r reader) thing(s *editor.Symbol) string {
	t := r.now(thingOf(s))
	return strings.Join([]string{"\x00", t.sort, t.of, t.name}, "\x00")
}

// filled is a text with names in braces.
func (r reader) filled(w format.Word) string {
	var b strings.Builder
	text, from := r.File.Source.Text, w.At.Start
	for _, at := range r.names.NamesIn(w.At) {
		b.WriteString(text[from:at.Start] + r.thing(r.names.SymbolAt(at.Start)))
		from = at.End
	}
	return b.String() + text[from:w.At.End]
}

// words are several of them in one text.
func (r reader) words(list []format.Word) string {
	var b strings.Builder
	for _, w := range list {
		b.WriteString(r.word(w) + " ")
	}
	return b.String()
}

// declared is what the name at an offset stands for; ok is false for none.
func (r *Rules) declared(offset int) (t thing, ok bool) {
	if s := r.names.SymbolAt(offset); s != nil {
		return thingOf(s), true
	}
	return thing{}, false
}
