package table

import (
	"maps"
	"slices"
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/source"
)

// foldHeader brings a header to the form in which headers are compared.
func foldHeader(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(source.Compose(s)), " "))
}

// headerNames finds columns by what stands above them in a file.
type headerNames struct {
	exact  map[string]int // position by name
	folded map[string]int // position by folded name or label; -1 if several have it
}

// newHeaderNames finds columns by name and label, or where a mapping has chosen a
// header by that alone.
func newHeaderNames(spec *Spec, m *Mapping) headerNames {
	h := headerNames{exact: make(map[string]int), folded: make(map[string]int)}
	for i, c := range spec.Columns {
		if _, chosen := m.header(c.Name); !chosen {
			h.exact[c.Name] = i
			h.add(foldHeader(c.Name), i)
		}
	}
	names := maps.Clone(h.folded)
	for i, c := range spec.Columns {
		label := foldHeader(c.Label)
		_, chosen := m.header(c.Name)
		if _, isName := names[label]; !isName && label != "" && !chosen {
			h.add(label, i)
		}
	}
	for i, c := range spec.Columns {
		if header, _ := m.header(c.Name); header != "" {
			h.exact[strings.TrimSpace(header)] = i
			h.folded[foldHeader(header)] = i
		}
	}
	return h
}

func (h headerNames) add(folded string, column int) {
	if old, ok := h.folded[folded]; ok && old != column {
		column = -1
	}
	h.folded[folded] = column
}

// find is the position of the column with that name, or else with that name or
// label whatever the case and blanks, if no other has the same.
func (h headerNames) find(header string) (column int, ok bool) {
	if column, ok = h.exact[strings.TrimSpace(header)]; ok {
		return column, true
	}
	column, ok = h.folded[foldHeader(header)]
	return column, ok && column >= 0
}

// header reports an error at a header; field -1 is the whole row of them.
func (r *reader) header(field int, make func(at place) diag.Diagnostic) {
	at := r.headerAt(field)
	r.problems.error(at.line, field, func() diag.Diagnostic { return make(at) })
}

// headerAt is where a header stands.
func (r *reader) headerAt(field int) place {
	at := r.from.locate(-1, field)
	at.table = r.spec.Name
	return at
}

// headers finds the table's columns among the headers of the source, and whether
// rows can be read.
func (r *reader) headers(header []string) bool {
	r.heads, r.width = header, len(header)
	r.columns = make([]readColumn, len(r.spec.Columns))
	for i := range r.columns {
		r.columns[i].field = -1
		r.columns[i].values = r.mapping.translations(r.spec.Columns[i].Name)
	}
	found := 0
	var extra []int
	for i, name := range header {
		column, ok := r.known.find(name)
		switch {
		case ok && r.columns[column].field < 0:
			r.columns[column].field = i
			found++
		case ok:
			first := header[r.columns[column].field]
			r.header(i, func(at place) diag.Diagnostic {
				return duplicateHeader(at, r.spec.Columns[column].Name, first, name)
			})
		case strings.TrimSpace(name) != "":
			extra = append(extra, i)
		}
	}
	if found == 0 {
		r.header(-1, func(at place) diag.Diagnostic { return noHeader(at, r.spec, header) })
		return false
	}
	r.missingColumns(header, extra)
	r.makeRoom(found)
	return true
}

// makeRoom starts the columns that the source has, with room for as many rows as
// it can hold at most; others are filled when all is read.
func (r *reader) makeRoom(found int) {
	rows := min(r.from.capacity(found), r.limits.rows(r.spec))
	r.lines = make([]int32, 0, rows)
	for i := range r.columns {
		if c := &r.columns[i]; c.field >= 0 {
			c.filler = newFiller(&r.spec.Columns[i], rows)
		}
	}
}

// lacking is how many columns that must be there are not.
func (r *reader) lacking() (n int) {
	for i := range r.columns {
		if spec := &r.spec.Columns[i]; r.columns[i].field < 0 && (!spec.Optional || spec.Kind == Key) {
			n++
		}
	}
	return n
}

// missingColumns reports the columns that the source does not have, and notes
// those that it has for nothing: extra are their positions. An optional column
// need not be there, but a header that is nearly its own hardly stands for another.
func (r *reader) missingColumns(header []string, extra []int) {
	names := make([]string, len(extra))
	for i, field := range extra {
		names[i] = strings.TrimSpace(header[field])
	}
	about := newEssences(names)
	for i := range r.columns {
		spec := &r.spec.Columns[i]
		if r.columns[i].field >= 0 {
			continue
		}
		if chosen, ok := r.mapping.header(spec.Name); ok && chosen != "" {
			r.header(-1, func(at place) diag.Diagnostic { return chosenHeader(at, spec, chosen) })
			continue
		} else if ok && spec.Optional && spec.Kind != Key {
			continue
		}
		if spec.Optional && spec.Kind != Key {
			if same := about.same(spec); len(same) > 0 {
				at := r.headerAt(extra[slices.Index(names, same[0])])
				r.problems.caution(at.line, i, optionalColumn(at, spec, same))
			}
			continue
		}
		r.header(-1, func(at place) diag.Diagnostic {
			near := about.near(spec)
			if len(near) == 0 && len(names) == 1 && r.lacking() == 1 {
				near = names // what else could it be
			}
			return missingColumn(at, spec, near)
		})
	}
	if len(extra) > 0 {
		at := r.headerAt(extra[0])
		r.problems.caution(at.line, extra[0], unknownHeaders(at, names))
	}
}
