package table

import "github.com/fordel-lang/fordel/dsl/diag"

// problems collects what is wrong with one table: errors up to MaxProblems, and
// how many there are in all.
type problems struct {
	list   diag.List
	errors int
}

// report counts an error, and makes and keeps it if there is room.
func (p *problems) report(make func() diag.Diagnostic) {
	if p.errors++; p.errors <= MaxProblems {
		p.list.Add(make())
	}
}

// all is everything reported, with the total last if some errors were left out.
func (p *problems) all(at place) diag.List {
	if p.errors > MaxProblems {
		p.list.Add(moreProblems(at, p.errors))
		p.errors = MaxProblems
	}
	return p.list
}
