package format

import (
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// namesInside holds names in places that are no formula: after `of`, in the text of
// a lookup and in the name of a combination.
const namesInside = `fordel 1 en

table t {
  id  key
  n   number
}

pool p {
  amount  1_000 kr
  to      t
  key     n
}
split p {
  sats  1
  free  2
}
spread s of t.p.unbound
benchmark b of t.p.unbound
chart bar t.b.index by id
param big = 2_000 kr
scenario "big = 2_000 kr (once)" { big = 2_000 kr }
scenarios "S" { big = 2_000.5 kr, -1 kr }
let x = lookup(t, "a", "p.unbound")
let y = lookup(t, "a", "p.sats")
let z = lookup(t, "a", "n")
expect "A" in "big = 2_000.5 kr"        = big > 0 kr
expect "B" in "big = -1 kr"             = big < 0 kr
expect "D" in "base"                    = big > 0 kr
expect "C" in "big = 2_000 kr (once)" = big > 0 kr
`

// TestNamesInside: they are spelled anew, and come back.
func TestNamesInside(t *testing.T) {
	english := formatted(t, mustParse(t, "en", namesInside), "")
	danish := formatted(t, mustParse(t, "da", english), diag.Danish)
	for _, want := range []string{
		"spredning s af t.p.før_grænser\n", "sammenligning b af t.p.før_grænser\n", "figur søjle t.b.indeks efter id\n",
		`opslag(t; "a"; "p.før_grænser")`, `opslag(t; "a"; "p.sats")`, `opslag(t; "a"; "n")`,
		`i "big = 2.000,5 kr"`, `i "big = -1 kr"`, `i "grundlag"`, `i "big = 2_000 kr (once)"`,
	} {
		if !strings.Contains(danish, want) {
			t.Errorf("%s is missing in\n%s", want, danish)
		}
	}
	sameText(t, "back", formatted(t, mustParse(t, "back", danish), diag.English), english)
}
