package plan

import (
	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/engine/table"
)

// Outcome is how a task went.
type Outcome struct {
	Problems diag.List
	Failed   bool     // nothing that needs it is computed
	Detail   any      // what reports say beyond columns and values
	Given    []Figure // what the task gives, in the order of Task.Gives

	clean bool       // there are no problems in it or in what it needed
	space *Workspace // that its problems are those of; nil without any
	size  int        // in bytes, about
	run   int        // that used it last

	buffers    table.Taken // of its columns
	references int         // of the cache and of results that are read
}

// Figure is a computed column or value.
type Figure struct {
	Column *table.Column
	Value  check.Const
}

// Add notes problems; an error fails the statement.
func (o *Outcome) Add(list ...diag.Diagnostic) {
	o.Problems.Add(list...)
	o.Failed = o.Failed || diag.List(list).HasErrors()
}

// Grow counts memory, in bytes, that the outcome takes beside its columns.
func (o *Outcome) Grow(bytes int) { o.size += bytes }

// Size is how many bytes a column takes, about.
func Size(c *table.Column) int {
	return 8*len(c.Numbers) + 4*len(c.Codes) + 8*len(c.Flags) + 8*len(c.Known)
}
