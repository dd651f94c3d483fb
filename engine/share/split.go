package share

import (
	"math"
	"slices"

	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/number/dd"
)

// Split writes to parts how many of units each key gets: in proportion to the keys, adding up to units exactly, by
// largest remainder, equals to the part listed first. No units give no parts; fewer than none are split like their
// opposite. parts must be as long as keys. Errors are *LengthError, *UnusableError, *NegativeKey, *NoKeys and
// *number.RangeError; entries have the index of the part and no name.
func Split(parts []int64, units int64, keys []float64) error {
	if len(parts) != len(keys) {
		return &LengthError{"key", len(parts), len(keys)}
	}
	clear(parts)
	size := max(units, -units)
	if size < 0 || size > number.MaxUnits {
		return &number.RangeError{Amount: float64(units), Unit: 1}
	}
	var total number.Accumulator
	for i, key := range keys {
		switch {
		case !(math.Abs(key) <= largest) || key != 0 && math.Abs(key) < 1/largest:
			return &UnusableError{"key", []Entry{{i, "", key}}}
		case key < 0:
			return &NegativeKey{[]Entry{{i, "", key}}}
		}
		total.Add(key)
	}
	sum := total.DoubleDouble()
	if units == 0 {
		return nil
	}
	if sum.Hi == 0 {
		return &NoKeys{float64(units), len(keys)}
	}
	splitRest(parts, size, keys, sum)
	if units < 0 {
		for i := range parts {
			parts[i] = -parts[i]
		}
	}
	return nil
}

// splitRest is the largest remainder method for a few keys.
func splitRest(parts []int64, units int64, keys []float64, sum dd.Float) {
	rest := make([]float64, len(keys))
	left := units
	for i, key := range keys {
		whole, r := dd.Of(float64(units)).MulFloat(key).Div(sum).Floor()
		parts[i], rest[i] = int64(whole), r
		left -= parts[i]
	}
	for ; left > 0; left-- {
		most := slices.Max(rest)
		next := slices.IndexFunc(rest, func(r float64) bool { return r >= most-tie })
		parts[next]++
		rest[next]--
	}
}
