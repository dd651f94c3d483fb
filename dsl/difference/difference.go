package difference

import (
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/format"
	"github.com/fordel-lang/fordel/dsl/lex"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// Difference is how a second file differs from a first, in a language.
type Difference struct {
	Changes []Change // in the order of the second file; what it lacks comes last
	Renamed []Rename // what is called otherwise, which changes nothing

	renames renames
}

// Was is what a table of the second file and a column of it are called in the first.
func (d Difference) Was(table, column string) (string, string) {
	is, was := thing{table, column, "column"}, table
	for from, to := range d.renames {
		switch to {
		case is:
			return from.of, from.name
		case thing{name: table}:
			was = from.name
		}
	}
	return was, column
}

// Change is one thing that is said otherwise.
type Change struct {
	What      What
	Statement string // the statement word
	Name      string // what it declares or is about, as the second file has it; "" for none
	Label     string
	Part      string // the keyword of the clause, or the word that the entry begins with; "" for the statement itself
	Before    string // "" where it was not there
	After     string // "" where it is gone

	BeforeAt, AfterAt diag.Range // in either file; nowhere where it is not there
}

// What is what happened to a thing.
type What string

// The kinds of changes.
const (
	Added     What = "added"
	Removed   What = "removed"
	Changed   What = "changed"
	Relabeled What = "relabeled" // it is called otherwise to readers
)

// Rename is a thing that bears another name. Kind is the English statement word, ""
// for a column of data.
type Rename struct{ Kind, From, To string }

// Compare tells how the rules b differ from the rules a, in a language. ok is false
// where one of them has a word without a spelling in that language.
func Compare(a, b *Rules, lang diag.Lang) (d Difference, ok bool) {
	itemsA, okA := a.items(lang)
	itemsB, okB := b.items(lang)
	if !okA || !okB {
		return Difference{}, false
	}
	m := match(a, b, slices.Clone(itemsA), slices.Clone(itemsB))
	c := comparison{m, lang, nil}
	before := map[*item]*item{}
	for _, p := range m.pairs {
		before[p.b] = p.a
	}
	for _, i := range itemsB {
		if was := before[i]; was != nil {
			c.compare(was, i)
		} else {
			c.add(i, Change{What: Added, After: i.all(), AfterAt: i.Statement.Where()})
		}
	}
	for _, i := range m.onlyA {
		c.add(i, Change{What: Removed, Before: i.all(), BeforeAt: i.Statement.Where()})
	}
	return Difference{c.changes, m.renamed, m.renames}, true
}

// comparison collects the changes.
type comparison struct {
	*matcher
	lang    diag.Lang
	changes []Change
}

// add notes a change of a statement.
func (c *comparison) add(i *item, change Change) {
	change.Statement, change.Name, change.Label = i.Statement.Kind().Spelling(c.lang), target(i), i.label.Text
	c.changes = append(c.changes, change)
}

// target is what a statement is about, as written.
func target(i *item) string {
	var parts []string
	for _, n := range []string{i.about.Table.Text, i.about.Name.Text, i.about.Figure.Text} {
		if n != "" {
			parts = append(parts, n)
		}
	}
	return strings.Join(parts, ".")
}

// all is a statement on one line, without its statement word and what it is about.
func (i *item) all() string {
	var text string
	if _, from := i.rest(); from > 0 {
		text = i.Head.From(from)
	}
	var lines []string
	for _, l := range i.Lines {
		lines = append(lines, l.From(0))
	}
	if len(lines) > 0 {
		text = strings.TrimSpace(text + " { " + strings.Join(lines, " · ") + " }")
	}
	return text
}

// compare notes what a statement says otherwise.
func (c *comparison) compare(a, b *item) {
	if a.label.Text != b.label.Text {
		c.add(b, Change{What: Relabeled, Before: a.label.Text, After: b.label.Text, BeforeAt: a.label.At, AfterAt: b.label.At})
	}
	restA, fromA := a.rest()
	restB, fromB := b.rest()
	if c.first().words(restA) != c.second().words(restB) {
		c.add(b, Change{What: changed(fromA, fromB), Before: after(a.Head, fromA), After: after(b.Head, fromB),
			BeforeAt: a.Statement.Where(), AfterAt: b.Statement.Where()})
	}
	c.compareLines(a, b)
}

// changed is what became of something that stands at an offset; 0 is not there.
func changed(before, after int) What {
	switch {
	case before == 0:
		return Added
	case after == 0:
		return Removed
	}
	return Changed
}

func after(p format.Phrase, from int) string {
	if from == 0 {
		return ""
	}
	return p.From(from)
}

// line is a line of a block with what tells it from the others.
type line struct {
	format.PartLine
	key   string // the same in both files
	title string // as it is told
	from  int    // where what it says begins, behind its title; its end for nothing
	said  string // to compare
}

// lines are the lines of a statement.
func (c *comparison) lines(r reader, i *item) []line {
	var out []line
	count := map[string]int{}
	for _, l := range i.Lines {
		n := 1
		if i.Statement.Kind() == &statement.Bands {
			n = 1 + slices.IndexFunc(l.Words, func(w format.Word) bool { return w.Text == ":" })
		}
		key := l.Word + " " + r.words(l.Words[:n])
		count[key]++
		next := line{PartLine: l, key: key + strings.Repeat("+", count[key]), from: l.Words[len(l.Words)-1].At.End, said: r.words(l.Words[n:])}
		if len(l.Words) > n {
			next.from = l.Words[n].At.Start
		}
		next.title = strings.TrimSuffix(strings.TrimSpace(strings.TrimSuffix(l.From(0), l.From(next.from))), ":")
		if l.Word != "" {
			next.title = lex.Spell(c.lang, i.Statement.Kind().Lines, l.Word)
		}
		out = append(out, next)
	}
	return out
}

// compareLines notes what the blocks of a statement say otherwise.
func (c *comparison) compareLines(a, b *item) {
	before := map[string]line{}
	linesA, linesB := c.lines(c.first(), a), c.lines(c.second(), b)
	for _, l := range linesA {
		before[l.key] = l
	}
	for _, l := range linesB {
		was, had := before[l.key]
		delete(before, l.key)
		switch {
		case !had:
			c.add(b, Change{What: Added, Part: l.title, After: l.text(), AfterAt: l.at()})
		case was.said != l.said:
			c.add(b, Change{What: Changed, Part: l.title, Before: was.text(), After: l.text(), BeforeAt: was.at(), AfterAt: l.at()})
		}
	}
	for _, l := range linesA {
		if _, left := before[l.key]; left {
			c.add(b, Change{What: Removed, Part: l.title, Before: l.text(), BeforeAt: l.at()})
		}
	}
}

// text is what a line says behind its title.
func (l line) text() string { return strings.TrimPrefix(l.From(l.from), "= ") }

func (l line) at() diag.Range { return l.Words[0].At.To(l.Words[len(l.Words)-1].At) }
