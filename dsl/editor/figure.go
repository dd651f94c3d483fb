package editor

import (
	"strconv"
	"strings"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/dsl/diag"
	"github.com/fordel-lang/fordel/dsl/statement"
)

// figureMeaning says in a line what a figure is.
func figureMeaning(m *check.Member) diag.Text {
	if m.Figure.EN != "" {
		return m.Figure.Doc
	}
	percent := strconv.FormatFloat(statement.PercentileOf(m.Name), 'f', -1, 64)
	return diag.Text{EN: "the value that " + percent + " % of the rows in the average lie below",
		DA: "den værdi, som " + strings.Replace(percent, ".", ",", 1) + " % af rækkerne i gennemsnittet ligger under"}
}
