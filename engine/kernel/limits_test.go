package kernel

import (
	"math"
	"testing"

	"github.com/fordel-lang/fordel/dsl/check"
	"github.com/fordel-lang/fordel/engine/number"
)

// TestWholeEqual: whole numbers equal what shows the same 15 digits, be it whole
// or all but whole.
func TestWholeEqual(t *testing.T) {
	for _, y := range []float64{0, 3, -3, math.Nextafter(3, 4), math.Nextafter(3, 2), 2.5, 1e13, 123456789012345678} {
		xs := []float64{0, 3, -3, 2, 4, 1e13, 1e13 + 1, 123456789012345678, 123456789012345600, 123456789012346000}
		var l limits
		l.of(y)
		out := make([]uint64, 1)
		l.compare(out, xs, check.OpEqual, true)
		for i, x := range xs {
			if got := out[0]>>i&1 != 0; got != number.Equal(x, y) {
				t.Errorf("%v == %v: %v", x, y, got)
			}
		}
	}
}
