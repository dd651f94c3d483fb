package difference

import (
	"fmt"
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/format"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// pair is a statement in both files; nil where a file does not have it.
type pair struct{ a, b *item }

// matcher finds which statements of two files are the same.
type matcher struct {
	a, b    *Rules
	renames renames
	renamed []Rename
	pairs   []pair
	onlyA   []*item
	onlyB   []*item
}

// match pairs the statements: first by what they are about, then by what they say.
// What is found to be renamed makes others alike, so it goes on until nothing is.
func match(a, b *Rules, itemsA, itemsB []*item) *matcher {
	m := &matcher{a: a, b: b, renames: renames{}, onlyA: itemsA, onlyB: itemsB}
	for again := true; again; {
		m.sameSubject()
		again = m.renameColumn() || m.renameStatement() || m.renameLabelled()
	}
	m.sameWords()
	return m
}

// join takes two statements as the same one.
func (m *matcher) join(a, b *item) {
	m.pairs = append(m.pairs, pair{a, b})
	m.onlyA = slices.DeleteFunc(m.onlyA, func(i *item) bool { return i == a })
	m.onlyB = slices.DeleteFunc(m.onlyB, func(i *item) bool { return i == b })
}

// sameSubject pairs statements of a kind about the same thing: those that say the
// same, then the first with the first.
func (m *matcher) sameSubject() {
	for _, key := range []func(reader, *item) string{reader.everything, reader.subject} {
		byKey := map[string][]*item{}
		for _, b := range m.onlyB {
			k := key(m.second(), b)
			byKey[k] = append(byKey[k], b)
		}
		for _, a := range slices.Clone(m.onlyA) {
			k := key(m.first(), a)
			if list := byKey[k]; len(list) > 0 {
				m.join(a, list[0])
				byKey[k] = list[1:]
			}
		}
	}
}

// everything is all that a statement says.
func (r reader) everything(i *item) string {
	rest, _ := i.rest()
	return r.subject(i) + i.label.Text + r.words(rest) + strings.Join(r.lines(i), "\x00")
}

func (m *matcher) first() reader  { return reader{m.a, m.renames} }
func (m *matcher) second() reader { return reader{m.b, nil} }

// subject is what a statement is about, with its kind.
func (r reader) subject(i *item) string {
	key := i.kind()
	switch {
	case i.Statement.Kind() == &statement.Model:
		return key // there is one, whatever its title
	case i.about.At.End == 0:
		return key + " " + i.label.Text
	}
	for _, w := range i.Head.Words {
		if w.Name && i.named(w) {
			key += " " + r.word(w)
		}
	}
	return key
}

// renameColumn finds a column of a table that both have which is called otherwise and
// is declared alike.
func (m *matcher) renameColumn() bool {
	for _, p := range m.pairs {
		if p.a.Statement.Kind() != &statement.Table {
			continue
		}
		gone, come := m.unlike(p)
		for _, a := range gone {
			for _, b := range come {
				if m.first().words(a.Words[1:]) == m.second().words(b.Words[1:]) && m.rename("", a.Words[0], b.Words[0]) {
					return true
				}
			}
		}
	}
	return false
}

// unlike are the columns of a table that only one of the files has.
func (m *matcher) unlike(p pair) (gone, come []format.PartLine) {
	had, has := map[string]bool{}, map[string]bool{}
	for _, l := range columns(p.a) {
		had[m.first().word(l.Words[0])] = true
	}
	for _, l := range columns(p.b) {
		has[m.second().word(l.Words[0])] = true
		if !had[m.second().word(l.Words[0])] {
			come = append(come, l)
		}
	}
	for _, l := range columns(p.a) {
		if !has[m.first().word(l.Words[0])] {
			gone = append(gone, l)
		}
	}
	return gone, come
}

// columns are the lines that declare something.
func columns(i *item) []format.PartLine {
	return slices.DeleteFunc(slices.Clone(i.Lines), func(l format.PartLine) bool { return l.Data || len(l.Words) < 2 })
}

// rename notes that a thing is called otherwise; it is false where that cannot be.
func (m *matcher) rename(kind string, a, b format.Word) bool {
	from, okA := m.a.declared(a.At.Start)
	to, okB := m.b.declared(b.At.Start)
	if _, known := m.renames[from]; known || !okA || !okB || from == to || m.renames.now(from) == to {
		return false // each thing is renamed once, so the search ends
	}
	m.renames = m.renames.with(from, to)
	m.renamed = append(m.renamed, Rename{kind, from.told(), to.told()})
	return true
}

// told is how a thing is named in a file.
func (t thing) told() string {
	if t.of != "" {
		return t.of + "." + t.name
	}
	return t.name
}

// renameStatement finds two statements that say the same under other names.
func (m *matcher) renameStatement() bool {
	for _, a := range m.onlyA {
		for _, b := range m.onlyB {
			if a.kind() == b.kind() && m.sayTheSame(a, b) && m.rename(a.kind(), subjectWord(a), subjectWord(b)) {
				return true
			}
		}
	}
	return false
}

// renameLabelled finds two statements with one label that no other of their kind has:
// a thing that is called otherwise in formulas and says something else too.
func (m *matcher) renameLabelled() bool {
	for _, a := range m.onlyA {
		as, bs := labelled(m.onlyA, a), labelled(m.onlyB, a)
		if a.label.Text == "" || len(as) != 1 || len(bs) != 1 {
			continue
		}
		if wa, wb := subjectWord(a), subjectWord(bs[0]); m.mayBe(wa, wb) && m.rename(a.kind(), wa, wb) {
			return true
		}
	}
	return false
}

// labelled are the statements of the kind and with the label of one.
func labelled(items []*item, like *item) []*item {
	return slices.DeleteFunc(slices.Clone(items), func(i *item) bool {
		return i.kind() != like.kind() || i.label.Text != like.label.Text
	})
}

// mayBe reports whether two words declare things of one kind of place, so that one can
// be the other under another name.
func (m *matcher) mayBe(a, b format.Word) bool {
	from, okA := m.a.declared(a.At.Start)
	to, okB := m.b.declared(b.At.Start)
	return okA && okB && (from.of == to.of || from.of != "" && m.renames.now(thing{of: from.of}).of == to.of)
}

// sayTheSame reports whether two statements would be equal if the things that they
// declare were the same. Constants say little, so their labels must agree too.
func (m *matcher) sayTheSame(a, b *item) bool {
	wa, wb := subjectWord(a), subjectWord(b)
	if !m.mayBe(wa, wb) {
		return false
	}
	from, _ := m.a.declared(wa.At.Start)
	to, _ := m.b.declared(wb.At.Start)
	m2 := matcher{a: m.a, b: m.b, renames: m.renames.with(from, to)}
	if a.label.Text != b.label.Text && !slices.ContainsFunc(a.content(), func(w format.Word) bool { return w.Name }) {
		return false
	}
	return m2.alike(a, b)
}

// alike reports whether two statements say the same, their labels aside.
func (m *matcher) alike(a, b *item) bool {
	restA, _ := a.rest()
	restB, _ := b.rest()
	return m.first().words(restA) == m.second().words(restB) && slices.Equal(m.first().lines(a), m.second().lines(b))
}

// lines are the lines of a statement's blocks, sorted, as their order says nothing.
func (r reader) lines(i *item) []string {
	var out []string
	for n, l := range i.Lines {
		text := l.Word + " " + r.words(l.Words)
		if l.Data {
			text = fmt.Sprintf("%08d %s", n, text)
		}
		out = append(out, text)
	}
	slices.Sort(out)
	return out
}

// content is all that a statement says beside what it is about and its label.
func (i *item) content() []format.Word {
	out, _ := i.rest()
	for _, l := range i.Lines {
		out = append(out, l.Words...)
	}
	return out
}

// subjectWord is the word that names what a statement declares.
func subjectWord(i *item) format.Word {
	for _, w := range i.Head.Words {
		if i.about.Name.At.End > 0 && w.At.Start == i.about.Name.At.Start {
			return w
		}
	}
	return format.Word{}
}

// sameWords pairs what is left of statements that declare nothing: those that say the
// same under another label.
func (m *matcher) sameWords() {
	for _, a := range slices.Clone(m.onlyA) {
		for _, b := range m.onlyB {
			if a.kind() == b.kind() && strings.TrimSpace(m.first().words(a.content())) != "" && m.alike(a, b) {
				m.join(a, b)
				break
			}
		}
	}
}
