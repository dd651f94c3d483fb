package formula

import (
	"testing"

	"github.com/fordel-lang/fordel/dsl/function"
)

// TestEveryFunctionIsComputed: a function that is declared has one entry that
// says how it is computed, both ways, and no entry is of anything else.
func TestEveryFunctionIsComputed(t *testing.T) {
	declared := map[string]bool{}
	for _, f := range function.All() {
		name := f.Name.EN
		declared[name] = true
		how := Computed(name)
		if f.WrittenOut || how == nil {
			if f.WrittenOut != (how == nil) {
				t.Errorf("%s: written out %v, computed %v", name, f.WrittenOut, how != nil)
			}
			continue
		}
		if how.Loop == Undecided {
			t.Errorf("%s: nothing is said of columns", name)
		}
		if how.Loop == EachRow && how.OfNumbers == nil || how.Loop == Gathered && how.OfList == nil {
			t.Errorf("%s: a loop over what is not there", name)
		}
		ways := 0
		for _, has := range []bool{how.OfNumbers != nil || how.OfList != nil, how.of != nil, how.build != nil} {
			if has {
				ways++
			}
		}
		if ways != 1 {
			t.Errorf("%s: %d ways to compute it on the machine", name, ways)
		}
	}
	for name := range computed {
		if !declared[name] {
			t.Errorf("%s is computed and not declared", name)
		}
	}
}
