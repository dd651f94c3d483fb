package table

import (
	"cmp"
	"slices"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// Problems are what is wrong with one table: warnings, errors up to MaxProblems,
// those on the first lines, and how many there are in all.
type Problems struct {
	errors int // in all
	held   []finding
	others []finding // warnings and notes
	last   int       // no error behind this line is needed any more; 0: all may be
	whole  place     // the table
}

// finding is a diagnostic and where it stands: the line or row number, 0 for the
// whole, and the field in it.
type finding struct {
	line, field int
	make        func() diag.Diagnostic
	cause       bool // a warning that explains errors on its line
}

func (p finding) compare(q finding) int {
	return cmp.Or(cmp.Compare(p.line, q.line), cmp.Compare(p.field, q.field))
}

// error counts an error, and keeps it if it may be among the first.
func (p *Problems) error(line, field int, make func() diag.Diagnostic) {
	p.errors++
	if p.last > 0 && line > p.last {
		return
	}
	if p.held = append(p.held, finding{line: line, field: field, make: make}); len(p.held) >= 4*MaxProblems {
		p.keepFirst()
	}
}

// keepFirst leaves the first errors.
func (p *Problems) keepFirst() {
	slices.SortStableFunc(p.held, finding.compare)
	if len(p.held) > MaxProblems {
		p.held = p.held[:MaxProblems]
		p.last = p.held[MaxProblems-1].line
	}
}

// caution adds a warning or note.
func (p *Problems) caution(line, field int, d diag.Diagnostic) {
	p.others = append(p.others, finding{line: line, field: field, make: func() diag.Diagnostic { return d }})
}

// explained puts warnings that are the cause of errors on their line in the place of
// those: one of them is an error then, and says all that is to be mended.
func (p *Problems) explained() {
	for i := range p.others {
		w := &p.others[i]
		if !w.cause {
			continue
		}
		before := len(p.held)
		p.held = slices.DeleteFunc(p.held, func(e finding) bool { return e.line == w.line })
		if gone := before - len(p.held); gone > 0 {
			p.errors -= gone - 1
			p.held = append(p.held, finding{w.line, w.field, asError(w.make), false})
			w.line = -1
		}
	}
	p.others = slices.DeleteFunc(p.others, func(w finding) bool { return w.line < 0 })
}

func asError(make func() diag.Diagnostic) func() diag.Diagnostic {
	return func() diag.Diagnostic {
		d := make()
		d.Severity = diag.Error
		return d
	}
}

// With are the problems of both.
func (p Problems) With(q Problems) Problems {
	p.errors += q.errors
	p.whole = cmp.Or(p.whole, q.whole)
	p.held = slices.Concat(p.held, q.held)
	p.others = slices.Concat(p.others, q.others)
	return p
}

// List is all that is kept in the order of lines, warnings of a line before its
// errors, as they may be the cause; with the total last if some errors were left out.
func (p Problems) List() diag.List {
	p.held, p.others = slices.Clone(p.held), slices.Clone(p.others)
	p.explained()
	p.keepFirst()
	all := slices.Concat(p.others, p.held)
	slices.SortStableFunc(all, func(a, b finding) int { return cmp.Compare(a.line, b.line) })
	var list diag.List
	for _, one := range all {
		list.Add(one.make())
	}
	if p.errors > len(p.held) {
		list.Add(moreProblems(p.whole, p.errors))
	}
	return list
}
