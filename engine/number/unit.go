package number

import (
	"fmt"
	"math"
	"math/big"
	"math/bits"

	"github.com/fordel-lang/fordel/engine/number/dd"
)

// Unit is what amounts are rounded to: 1, 0.01, 100, 0.05. It is held as the fraction num/10^places of the decimal it
// shows, so that counts of it are exact. The zero value means no rounding.
type Unit struct {
	num    int64
	places int
	ten    float64 // 10^places
}

// MaxUnits is the largest count of units: beyond it 15 digits cannot tell one unit from the next.
const MaxUnits = 999_999_999_999_999

// exactly is the number up to which every whole number is a double.
const exactly = 1 << 53

// UnitError says that a number cannot be a rounding unit.
type UnitError struct{ Unit float64 }

func (e *UnitError) Error() string {
	return fmt.Sprintf("%v cannot be a rounding unit: it must be above zero, finite, and between 1e-22 and 9e15", e.Unit)
}

// RangeError says that an amount is more units than can be counted exactly, or not finite.
type RangeError struct{ Amount, Unit float64 }

func (e *RangeError) Error() string {
	return fmt.Sprintf("%v is more than %d units of %v, the most that can be counted exactly", e.Amount, int64(MaxUnits), e.Unit)
}

// NewUnit returns the unit that x shows with 15 digits. The error is a *UnitError when x is zero or less, not finite,
// above 2^53, or has digits beyond the 22nd decimal place.
func NewUnit(x float64) (Unit, error) {
	if !(x > 0) || !finite(x) {
		return Unit{}, &UnitError{x}
	}
	d := read(x)
	for d.n%10 == 0 {
		d.n /= 10
		d.exp++
	}
	if d.exp > digits || d.exp <= -len(tens) {
		return Unit{}, &UnitError{x}
	}
	for d.exp > 0 {
		d.n *= 10
		d.exp--
		if d.n > exactly {
			return Unit{}, &UnitError{x}
		}
	}
	return Unit{d.n, -d.exp, tens[-d.exp]}, nil
}

// IsZero reports whether u is the zero value: no rounding.
func (u Unit) IsZero() bool { return u.num == 0 }

// Float returns the unit as a double.
func (u Unit) Float() float64 { return u.value(1) }

// Value returns the double nearest n units.
func (u Unit) Value(n int64) float64 {
	if u.isOne() {
		return float64(n)
	}
	return u.value(n)
}

// isOne reports whether u is 1, of which most amounts are counted: it needs no arithmetic.
func (u Unit) isOne() bool { return u.num == 1 && u.places == 0 }

func (u Unit) value(n int64) float64 {
	if whole := float64(float64(n) * float64(u.num)); math.Abs(whole) < exactly {
		return whole / u.ten
	}
	return scaled(new(big.Int).Mul(big.NewInt(n), big.NewInt(u.num)), -u.places)
}

// Count returns x in units, to about 32 digits and not read with 15.
func (u Unit) Count(x dd.Float) dd.Float {
	if u.isOne() {
		return x
	}
	return u.count(x)
}

func (u Unit) count(x dd.Float) dd.Float {
	if u.places > 0 {
		x = x.MulFloat(u.ten)
	}
	if u.num > 1 {
		x = x.Div(dd.Of(float64(u.num)))
	}
	return x
}

// Floor returns the greatest number of whole units not above x, read with 15 digits. The error is a *RangeError.
func (u Unit) Floor(x float64) (int64, error) {
	if u.isOne() {
		if whole, clear := clearPart(x); clear {
			return int64(whole), nil
		}
		if whole, clear := clearlyWhole(x); clear {
			return int64(whole), nil
		}
	}
	return u.round(x, down)
}

// Ceil returns the least number of whole units not below x, read with 15 digits. The error is a *RangeError.
func (u Unit) Ceil(x float64) (int64, error) {
	if u.isOne() {
		if whole, clear := clearPart(x); clear {
			return int64(whole) + 1, nil
		}
		if whole, clear := clearlyWhole(x); clear {
			return int64(whole), nil
		}
	}
	return u.round(x, up)
}

// Round returns the number of units nearest x, read with 15 digits, half away from zero. The error is a *RangeError.
func (u Unit) Round(x float64) (int64, error) { return u.round(x, halfAway) }

// Rest returns x less n units, computed on the decimal that x shows: 100.005 less 10000 units of 0.01 is 0.005, and
// what is a multiple of the unit leaves 0.
func (u Unit) Rest(x float64, n int64) float64 {
	if !finite(x) {
		return x
	}
	if units := u.Value(n); u.places == 0 && wholeShown(x) && math.Abs(units) < exactly {
		return x - units + 0 // never -0
	}
	d := read(x)
	units := new(big.Int).Mul(big.NewInt(n), big.NewInt(u.num))
	return difference(big.NewInt(d.n), d.exp, units, -u.places)
}

func (u Unit) round(x float64, to direction) (int64, error) {
	if u.IsZero() || !finite(x) {
		return 0, &RangeError{x, u.Float()}
	}
	n, ok := u.quickRound(math.Abs(x), x < 0, to)
	if !ok {
		n, ok = u.exactRound(read(x), to)
	}
	if !ok || n > MaxUnits {
		return 0, &RangeError{x, u.Float()}
	}
	if x < 0 {
		n = -n
	}
	return n, nil
}

// sure is how far, relative to its size, a count of units may lie from a whole number where the amount surely shows the
// 15 digits of that many units. They show it less than 5e-16 from it, and the count has two roundings of 2^-53.
const sure = 2.5e-16

// clearlyWhole returns the whole number nearest x and whether x is so near that it surely shows the digits of it.
func clearlyWhole(x float64) (whole float64, ok bool) {
	whole = math.Floor(x + 0.5)
	return whole, math.Abs(x) < certain && math.Abs(x-whole) <= math.Abs(sure*whole)
}

// quickRound rounds a >= 0 where reading it with 15 digits cannot matter, or gives a whole number of units.
func (u Unit) quickRound(a float64, negative bool, to direction) (int64, bool) {
	tens := float64(a * u.ten)
	count := tens / float64(u.num)
	if !(count < certain && tens < beyond) {
		return 0, false
	}
	n := math.Floor(count)
	part, near := count-n, float64(slack*count)
	if part <= near || 1-part <= near {
		n = math.Floor(count + 0.5)
		return int64(n), a == 0 || n > 0 && math.Abs(count-n) <= float64(sure*n)
	}
	if math.Abs(part-0.5) <= near {
		return 0, false
	}
	half := -1
	if part > 0.5 {
		half = 1
	}
	if to(negative, true, half) {
		n++
	}
	return int64(n), true
}

// exactRound rounds |d| to units; it is false when there are too many to count.
func (u Unit) exactRound(d decimal, to direction) (int64, bool) {
	above, below := uint64(max(d.n, -d.n)), uint64(u.num) // the count is above/below
	shift := d.exp + u.places
	if shift >= len(wholeTens) || shift <= -len(wholeTens) {
		if shift > 0 && above != 0 {
			return 0, false
		}
		n := int64(0)
		if to(d.n < 0, above != 0, -1) {
			n = 1
		}
		return n, true
	}
	var high, over uint64
	if shift >= 0 {
		high, above = bits.Mul64(above, wholeTens[shift])
	} else {
		over, below = bits.Mul64(below, wholeTens[-shift])
	}
	n, rest, half := uint64(0), above, -1
	if high >= below && over == 0 {
		return 0, false
	}
	if over == 0 {
		n, rest = bits.Div64(high, above, below)
		half = cmpHalf(rest, below)
	}
	if n > MaxUnits {
		return 0, false
	}
	if to(d.n < 0, rest != 0, half) {
		n++
	}
	return int64(n), true
}

// wholeTens holds the powers of ten that 64 bits can hold.
var wholeTens = [...]uint64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
	1e18, 1e19}
