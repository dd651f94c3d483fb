package format

import (
	"cmp"
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
)

// entries gives everything in the file in its order.
func (f *formatter) entries() []entry {
	var out []entry
	end, next := 0, 0 // where the entry before ends; the comment that comes next
	add := func(e entry, at diag.Range) {
		e.blank = f.blankLine(end, at.Start)
		out, end = append(out, e), at.End
	}
	comments := func(until int) {
		for ; next < len(f.comments) && f.comments[next].At.Start < until; next++ {
			at := f.comments[next].At
			c := f.note(at, end)
			if n := len(out) - 1; n >= 0 && !c.own {
				out[n].note, end = c.text, at.End
			} else {
				add(entry{sort: commentEntry, lines: []string{c.text}}, at)
			}
		}
	}
	comments(f.file.Header.Start)
	add(entry{sort: headerEntry, lines: []string{headerLine(f.to)}}, f.file.Header)
	for _, s := range f.file.Statements {
		comments(s.Where().Start)
		add(f.entry(s), s.Where())
		next = f.commentFrom(end)
	}
	if i := f.tokenFrom(end); i < len(f.tokens) { // more statements than are read
		rest := f.tokens[i].At.To(f.tokens[len(f.tokens)-1].At)
		comments(rest.Start)
		add(entry{sort: verbatimEntry, lines: []string{f.copied(rest)}}, rest)
		next = f.commentFrom(end)
	}
	comments(len(f.text))
	return out
}

// entry sets one statement, or leaves it as it is.
func (f *formatter) entry(s dsl.Statement) entry {
	if sentence, ok := f.spell(s, f.tokensOf(s)); ok {
		return sentence.layout()
	}
	if f.to != f.from {
		f.diags.Add(kept(f.from).At(s.Where()))
	}
	return entry{sort: verbatimEntry, lines: []string{f.asWritten(s)}}
}

// arrange sets entries below each other.
func arrange(entries []entry) string {
	var b strings.Builder
	for i := 0; i < len(entries); {
		n := together(entries[i:])
		if blankBefore(entries, i) {
			b.WriteString("\n")
		}
		for _, line := range entryLines(entries[i : i+n]) {
			b.WriteString(line + "\n")
		}
		i += n
	}
	return b.String()
}

// together is how many entries from the first on align: statements of one kind,
// each on one line, with nothing between them.
func together(entries []entry) int {
	n := 1
	for entries[0].row.cells != nil && n < len(entries) && entries[n].row.cells != nil && entries[n].kind == entries[0].kind && !entries[n].blank {
		n++
	}
	return n
}

// entryLines gives the lines of entries that align, or of a single other one.
func entryLines(entries []entry) []string {
	if e := entries[0]; e.lines != nil {
		return withNotes([]string{strings.Join(e.lines, "\n")}, []string{e.note})
	}
	rows, notes := make([]row, len(entries)), make([]string, len(entries))
	for i, e := range entries {
		rows[i], notes[i] = e.row, e.note
	}
	return withNotes(aligned(rows), notes)
}

// aligned sets rows below each other, in columns. While that makes any too wide,
// the widest stands alone, and the others make no room for it.
func aligned(rows []row) []string {
	texts := make([]string, len(rows))
	in := make([]int, len(rows)) // the rows in columns
	for i := range rows {
		in[i] = i
	}
	for len(in) > 0 {
		var together []row
		for _, i := range in {
			together = append(together, rows[i])
		}
		widths, most := columns(together), 0
		for _, i := range in {
			texts[i] = rows[i].line(widths, 1)
			most = max(most, width(texts[i]))
		}
		if most <= maxAligned {
			break
		}
		widest := slices.MaxFunc(in, func(a, b int) int {
			return cmp.Or(width(rows[a].natural())-width(rows[b].natural()), width(texts[a])-width(texts[b]))
		})
		texts[widest] = rows[widest].natural()
		in = slices.DeleteFunc(in, func(i int) bool { return i == widest })
	}
	return texts
}

// blankBefore reports whether a blank line stands before an entry: where the
// author left one, after the header, and between two statements with open blocks
// (before the comments that lead the second).
func blankBefore(entries []entry, i int) bool {
	if i == 0 || entries[i].blank {
		return i > 0
	}
	switch entries[i-1].sort {
	case headerEntry:
		return true
	case blockEntry:
		lead := slices.IndexFunc(entries[i:], func(e entry) bool { return e.sort != commentEntry || e.blank })
		return lead >= 0 && entries[i+lead].sort == blockEntry && !entries[i+lead].blank
	}
	return false
}
