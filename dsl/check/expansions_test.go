package check

import (
	"testing"

	"github.com/fordel-lang/fordel/dsl/function"
)

// TestExpansions: what is checked by hand is what no declaration can say.
func TestExpansions(t *testing.T) {
	for _, f := range function.All() {
		byHand := f.WrittenOut
		for _, p := range f.Params {
			byHand = byHand || p.Takes >= function.Column
		}
		if (expansions[f.Name.EN] != nil) != byHand {
			t.Errorf("%s: by hand %v", f.Name.EN, !byHand)
		}
	}
}
