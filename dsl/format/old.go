package format

import (
	"slices"

	"github.com/fordel-lang/fordel/dsl"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// Left is what remains of a file's problems when it is formatted: without the old
// words of statements that could be read, for which the new ones are written.
func Left(file *dsl.File, list diag.List) diag.List {
	return slices.DeleteFunc(slices.Clone(list), func(d diag.Diagnostic) bool {
		return lex.IsRenamed(d) && slices.ContainsFunc(file.Statements, func(s dsl.Statement) bool {
			at := s.Where()
			return !flawed(s) && d.Range.Start >= at.Start && d.Range.Start < at.End
		})
	})
}
