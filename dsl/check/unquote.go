package check

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/formula"
	"github.com/fordel-lang/fordel/dsl/lex"
)

// unquotedAs is how the value that a text holds is written in the file, "2027-08-01" as
// 2027-08-01, where it is of the kind that is needed; else "".
func (c *checker) unquotedAs(text string, kind Kind) string {
	first := "fordel 1 " + string(c.file.Lang) + "\n"
	scanned, problems := lex.Scan(diag.NewSource("", first+text))
	if len(problems) == 1 && len(scanned.Tokens) == 1 {
		if d := problems[0]; d.Replacement != "" && d.Range.Start == len(first) && d.Range.End == len(first+text) {
			return c.unquotedAs(d.Replacement, kind)
		}
	}
	if len(problems) > 0 || len(scanned.Tokens) != 1 {
		return ""
	}
	l, ok := formula.LiteralOf(scanned.Tokens[0])
	if !ok || l.Kind == formula.LitText || constKind(&l) != kind {
		return ""
	}
	return strings.TrimSpace(text)
}
