package diag_test

import (
	"testing"

	"github.com/fordel-lang/fordel/dsl/diag"
)

// TestRules: what is quoted is in the language of the rules, whoever reads it.
func TestRules(t *testing.T) {
	d := diag.New("x", diag.Error, "Write `surplus keep` in %s.", "Skriv `rest ufordelt` i %s.", "`p`").
		WithHint("Of `a` and `b`.", "Af `b` og `a`.")
	for _, test := range []struct {
		rules  diag.Lang
		en, da string
	}{
		{diag.English, "Write `surplus keep` in `p`.", "Skriv `surplus keep` i `p`."},
		{diag.Danish, "Write `rest ufordelt` in `p`.", "Skriv `rest ufordelt` i `p`."},
	} {
		list := diag.List{d}.Rules(test.rules).Rules(test.rules)
		if got := list[0].Message; got.EN != test.en || got.DA != test.da {
			t.Errorf("in %s rules: %q", test.rules, got)
		}
		if list[0].Hint != d.Hint {
			t.Errorf("what is quoted in another order was taken over: %q", list[0].Hint)
		}
	}
}
