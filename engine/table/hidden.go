package table

import (
	"strings"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// Hidden is what stands in what leaves in the place of a figure that would tell a small count.
var Hidden = diag.Text{EN: "hidden", DA: "skjult"}

// under is the word before the bound of a small count, in both languages.
const under = "under "

// Under is what stands in the place of a count below a bound.
func Under(bound float64) diag.Text {
	return diag.Format(under+"%s", under+"%s", diag.Number(bound))
}

// isHidden reports whether a cell has what stands in the place of a figure that did not leave.
func isHidden(text string) bool {
	text = strings.ToLower(text)
	bound, is := strings.CutPrefix(text, under)
	return text == Hidden.EN || text == Hidden.DA || is && bound != "" && strings.Trim(bound, "0123456789") == ""
}
