package share

import (
	"math"
	"math/big"

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
	(&splitting{parts, size, keys, sum, nil, splitGap(size, keys, sum.Hi)}).run()
	if units < 0 {
		for i := range parts {
			parts[i] = -parts[i]
		}
	}
	return nil
}

// splitting is the largest remainder method for a few keys.
type splitting struct {
	parts []int64
	units int64
	keys  []float64
	sum   dd.Float
	exact *big.Rat // the sum of the decimals that the keys show; nil until needed
	gap   float64  // how far apart remainders lie at least that are not equal; 0: not known
}

// splitGap is known where all keys are whole numbers.
func splitGap(units int64, keys []float64, sum float64) float64 {
	if gap := 1 / sum; whole(keys) && gap > 16*least && float64(precision*float64(units)) < gap/4 {
		return gap
	}
	return 0
}

func (s *splitting) run() {
	rests := make([]float64, len(s.keys))
	left := s.units
	for i, key := range s.keys {
		whole, rest := dd.Of(float64(s.units)).MulFloat(key).Div(s.sum).Floor()
		s.parts[i], rests[i] = s.nearWhole(i, whole, rest)
		left -= s.parts[i]
	}
	for range min(left, int64(len(rests))) {
		next := 0
		for i := range rests {
			if rests[i] >= 0 && s.larger(i, next, rests) {
				next = i
			}
		}
		s.parts[next]++
		rests[next] = -1 // has had its unit
	}
}

// nearWhole corrects a part that may be a whole number.
func (s *splitting) nearWhole(i int, whole, rest float64) (int64, float64) {
	noise := float64(slack*whole) + least
	switch {
	case rest > noise && rest < 1-noise:
	case s.gap == 0:
		part := s.share(i)
		n := floor(part)
		rest, _ = part.Sub(part, new(big.Rat).SetInt(n)).Float64()
		return n.Int64(), rest
	case rest < s.gap/2:
		rest = 0
	case rest > 1-s.gap/2:
		whole, rest = whole+1, 0
	}
	return int64(whole), rest
}

// larger reports whether part i has a larger remainder than another, exactly.
func (s *splitting) larger(i, than int, rests []float64) bool {
	apart, noise := rests[i]-rests[than], float64(slack*float64(max(s.parts[i], s.parts[than])+1))+2*least
	switch {
	case math.Abs(apart) > noise:
		return apart > 0
	case s.gap > 0:
		return apart > s.gap/2
	}
	return s.remainder(i).Cmp(s.remainder(than)) > 0
}

// share returns the units of part i with their fraction.
func (s *splitting) share(i int) *big.Rat {
	if s.exact == nil {
		var sum number.Decimals
		for _, key := range s.keys {
			sum.Add(key)
		}
		s.exact = sum.Rat()
	}
	share := number.Exact(s.keys[i])
	share.Mul(share, new(big.Rat).SetInt64(s.units))
	return share.Quo(share, s.exact)
}

func (s *splitting) remainder(i int) *big.Rat {
	share := s.share(i)
	return share.Sub(share, new(big.Rat).SetInt(floor(share)))
}

// SplitTie finds the parts of a split of which one got a unit more only because it is listed first: those two, or
// false where none did.
func SplitTie(parts []int64, units int64, keys []float64) (first, after int, tied bool) {
	sum := number.Sum(keys)
	if units == 0 || sum == 0 {
		return 0, 0, false
	}
	s := &splitting{parts, max(units, -units), keys, dd.Of(sum), nil, 0}
	more := func(i int) float64 { // what the part has more than its share
		return float64(max(parts[i], -parts[i])) - float64(float64(s.units)*(keys[i]/sum))
	}
	for i := range parts {
		for j := i + 1; j < len(parts); j++ {
			apart := more(i) - more(j) // one unit, where only the order decided
			if noise := 1e-9 * float64(s.units+1); math.Abs(apart-1) < noise && s.remainder(i).Cmp(s.remainder(j)) == 0 {
				return i, j, true
			}
		}
	}
	return 0, 0, false
}
