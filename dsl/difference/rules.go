// Package difference tells how two rule files differ, statement by statement and
// clause by clause, in the words of a language. What only looks different is none:
// another order, layout or language, comments, and names that are other names for
// the same things, which are told apart.
//
// Two statements are the same one if they are of a kind and about the same thing, or
// else if they say the same under another name. A clause is the same one if it has
// the same keyword, an entry if it begins with the same word.
package difference

import (
	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/editor"
	"github.com/fordel-lang/fordel/dsl/format"
)

// Rules is a rule file that can be compared.
type Rules struct {
	File    *dsl.File
	Program *check.Program

	names *editor.Document
}

// Of is rules that were read and checked without an error.
func Of(file *dsl.File, program *check.Program) *Rules {
	return &Rules{file, program, editor.New(file, program)}
}

// item is a statement of a file.
type item struct {
	of    *Rules
	about dsl.Target
	label dsl.Text
	format.Part
}

// items are the statements of a file, spelled in a language; ok is false where one of
// them has no spelling in it.
func (r *Rules) items(lang diag.Lang) (out []*item, ok bool) {
	parts, ok := format.Parts(r.File, lang)
	for _, p := range parts {
		about, label := p.Statement.Subject()
		out = append(out, &item{r, about, label, p})
	}
	return out, ok
}

// kind is what the item is a statement of.
func (i *item) kind() string { return i.Statement.Kind().EN }

// names are the words of the first line that say what it is about, and its label.
func (i *item) named(w format.Word) bool {
	at := w.At.Start
	return i.about.At.End > 0 && at >= i.about.At.Start && at < i.about.At.End || i.label.At.End > 0 && at == i.label.At.Start
}

// rest is what the first line says beside its statement word, what it is about and
// its label, and where that begins; 0 for nothing.
func (i *item) rest() (words []format.Word, from int) {
	for k, w := range i.Head.Words {
		if k > 0 && !i.named(w) {
			words = append(words, w)
		}
	}
	for len(words) > 0 && (words[0].Text == "=" || words[0].Text == ".") {
		words = words[1:]
	}
	if len(words) > 0 {
		from = words[0].At.Start
	}
	return words, from
}
