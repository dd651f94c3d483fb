package number

import "math"

// slack is how far, relative to its size, the decimal that a number shows and the rounding of one product can lie
// from the number itself.
const slack = 2e-14

// certain is the size below which slack is far less than one half.
const certain = 1e13

// Round rounds x to d digits after the decimal point (before it if d is negative), half away from zero, on the
// decimal number that x shows with 15 significant digits: 0.71225, held as 0.71224999…, gives 0.7123 with d = 4.
// What is not finite stays as it is.
func Round(x float64, d int) float64 {
	if d >= 0 && d < len(tens) {
		scaled := math.Abs(float64(x * tens[d]))
		whole := math.Floor(scaled)
		if scaled < certain && math.Abs(scaled-whole-0.5) > float64(slack*scaled) {
			if scaled-whole > 0.5 {
				whole++
			}
			return math.Copysign(whole/tens[d], x)
		}
	}
	if !finite(x) || x == 0 {
		return x
	}
	return read(x).round(d, halfAway)
}

// Floor returns the greatest whole number not above x, read with 15 digits: 0.3 / 0.1 gives 3.
func Floor(x float64) float64 {
	if n, ok := clearPart(x); ok || !finite(x) {
		return n
	}
	return read(x).round(0, down)
}

// Ceil returns the least whole number not below x, read with 15 digits: 1.1 * 100 gives 110.
func Ceil(x float64) float64 {
	if n, ok := clearPart(x); ok {
		return n + 1
	} else if !finite(x) {
		return x
	}
	return read(x).round(0, up)
}

// clearPart returns the whole number below x and whether x is so far from any whole number that reading it with 15
// digits cannot matter.
func clearPart(x float64) (whole float64, ok bool) {
	whole = math.Floor(x)
	near := float64(slack * math.Abs(x))
	return whole, math.Abs(x) < certain && x-whole > near && whole+1-x > near
}

// direction says which way a number between two whole ones goes. It is given the sign of the number, whether there is
// a part left over at all, and how that part compares with one half; it tells whether to go away from zero.
type direction func(negative, part bool, half int) bool

func down(negative, part bool, _ int) bool { return negative && part }
func up(negative, part bool, _ int) bool   { return !negative && part }
func halfAway(_, _ bool, half int) bool    { return half >= 0 }

// round rounds to d digits after the decimal point.
func (d decimal) round(places int, to direction) float64 {
	shift := -max(min(places, 400), -400) - d.exp // the digits to take off
	if shift <= 0 {
		return d.float()
	}
	n, part, half := int64(0), d.n != 0, -1
	if shift <= digits {
		unit := int64(tens[shift])
		n = d.n / unit
		rest := d.n % unit
		part = rest != 0
		half = cmpHalf(uint64(max(rest, -rest)), uint64(unit))
	}
	if to(d.n < 0, part, half) {
		if d.n < 0 {
			n--
		} else {
			n++
		}
	}
	return decimal{n, d.exp + shift}.float()
}

// cmpHalf compares rest with half of unit.
func cmpHalf(rest, unit uint64) int {
	switch other := unit - rest; {
	case rest < other:
		return -1
	case rest > other:
		return 1
	}
	return 0
}

// RoundDown returns the greatest multiple of unit not above x, both read with 15 digits: what a published rate or a
// slider's step makes of x. The errors are those of NewUnit and Unit.Floor.
func RoundDown(x, unit float64) (float64, error) {
	u, err := NewUnit(unit)
	if err != nil {
		return 0, err
	}
	n, err := u.Floor(x)
	if err != nil {
		return 0, err
	}
	return u.Value(n), nil
}
