package check_test

import (
	"strings"
	"testing"
)

// TestCombinationByValue: a combination of `scenarios` is found whichever way its
// values are written.
func TestCombinationByValue(t *testing.T) {
	p := program(t, `
model "M" {
  currency EUR
}
param share = 3%
param money = 1 EUR
param wide = no
param low = 1
scenarios "S" {
  share = 2.5%, 10%
  money = 2000000 EUR
  wide = yes, no
  low = -1
}
expect "A" in "share = 2.5 %, money = 2_000_000 EUR, wide = yes, low = -1" = share == 2.5 %
expect "B" in "low=-1,wide = no, share = 2.50 %, money = 2 mio EUR" = share == 2.5 %
`)
	for i, want := range []string{"share = 2.5%, money = 2000000 EUR, wide = yes, low = -1", "share = 2.5%, money = 2000000 EUR, wide = no, low = -1"} {
		if got := p.Expects[i].In; got == nil || got.Name != want {
			t.Errorf("%q: got %v, want %q", p.Expects[i].Decl.In.Text, got, want)
		}
	}
}

// TestBase: an expectation can hold for the model as it stands alone, unless a
// scenario has that name.
func TestBase(t *testing.T) {
	rules := "param a = 1\nscenario \"%s\" { a = 2 }\nexpect \"A\" in \"base\" = a == 1\n"
	for name, base := range map[string]bool{"other": true, "base": false} {
		e := program(t, strings.Replace(rules, "%s", name, 1)).Expects[0]
		if e.Base != base || (e.In == nil) != base {
			t.Errorf("scenario %s: base %v, in %v", name, e.Base, e.In)
		}
	}
}
