package number

import (
	"cmp"
	"math"
	"math/big"
	"strconv"

	"github.com/fordel-lang/fordel/engine/number/dd"
)

// digits is how many significant digits a number shows.
const digits = 15

// decimal is the number n·10^exp. As read from a double, |n| has exactly 15 digits, or is 0.
type decimal struct {
	n   int64
	exp int
}

const (
	least15 = 1e14 // the least number of 15 digits
	beyond  = 1e15 // the least number of 16
)

// tens holds the powers of ten that a double can hold exactly.
var tens = [...]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
	1e17, 1e18, 1e19, 1e20, 1e21, 1e22}

// read returns the decimal with 15 significant digits nearest to x, which must be finite; of two equally near, the one
// farther from zero.
func read(x float64) decimal {
	a := math.Abs(x)
	if a == 0 {
		return decimal{}
	}
	var d decimal
	if a >= 1e-8 && a < beyond {
		d = readScaled(a)
	} else {
		d = readText(a)
	}
	if x < 0 {
		d.n = -d.n
	}
	return d
}

// readScaled reads 1e-8 <= a < 1e15 by one exact multiplication with a power of ten.
func readScaled(a float64) decimal {
	_, binary := math.Frexp(a)
	// 0.30103 is log10(2): a first guess at the power of ten, too low by one at most.
	exp := max(int(math.Floor(float64(binary-1)*0.30103)), -8)
	for {
		scaled, rest := dd.TwoProduct(a, tens[digits-1-exp])
		if scaled >= beyond {
			exp++
			continue
		}
		n := math.Floor(scaled)
		if part := scaled - n; part > 0.5 || part == 0.5 && rest >= 0 {
			n++
		}
		if n >= beyond {
			return decimal{least15, exp - digits + 2}
		}
		return decimal{int64(n), exp - digits + 1}
	}
}

// readText reads a number of any size from its digits.
func readText(a float64) decimal {
	var buffer [400]byte
	if a < 1 { // no tie is possible this far down
		text := strconv.AppendFloat(buffer[:0], a, 'e', digits-1, 64)
		n, _ := strconv.ParseInt(string(text[:1])+string(text[2:digits+1]), 10, 64)
		exp, _ := strconv.Atoi(string(text[digits+2:]))
		return decimal{n, exp - digits + 1}
	}
	text := strconv.AppendFloat(buffer[:0], math.Trunc(a), 'f', 0, 64)
	n, _ := strconv.ParseInt(string(text[:digits]), 10, 64)
	exp := len(text) - digits
	if text[digits] >= '5' {
		n++
	}
	if n == beyond {
		return decimal{least15, exp + 1}
	}
	return decimal{n, exp}
}

// rounded returns d to a power of ten, half away from zero; 0 where that is beyond its first digit.
func (d decimal) rounded(exp int) decimal {
	by := exp - d.exp
	if by <= 0 || by > digits {
		if by > 0 {
			return decimal{}
		}
		return d
	}
	unit := int64(tens[by])
	n := (max(d.n, -d.n) + unit/2) / unit
	if d.n < 0 {
		n = -n
	}
	return decimal{n, exp}
}

// float returns the double nearest to d.
func (d decimal) float() float64 {
	whole := math.Abs(float64(d.n)) < 1<<53
	switch {
	case whole && d.exp >= 0 && d.exp < len(tens):
		return float64(d.n) * tens[d.exp]
	case whole && d.exp < 0 && -d.exp < len(tens):
		return float64(d.n) / tens[-d.exp]
	}
	x, _ := strconv.ParseFloat(strconv.FormatInt(d.n, 10)+"e"+strconv.Itoa(d.exp), 64)
	return x
}

// Show15 returns the decimal number with 15 significant digits nearest to x, read back as a double: the number that a
// spreadsheet shows. 0.1 + 0.2 gives 0.3. What is not finite stays as it is.
func Show15(x float64) float64 {
	if !finite(x) || wholeShown(x) {
		return x
	}
	return read(x).float()
}

// wholeShown reports whether x is a whole number that 15 digits show as it is.
func wholeShown(x float64) bool { return x == math.Trunc(x) && math.Abs(x) < beyond }

// Compare returns -1, 0 or 1 as a is less than, equal to or greater than b, where numbers that show the same 15
// digits are equal. A value that is not a number counts as less than any number, as in cmp.Compare.
func Compare(a, b float64) int {
	if a == b {
		return 0
	}
	apart := math.Abs(a - b)
	largest := math.Abs(a)
	if other := math.Abs(b); other > largest {
		largest = other
	}
	// Two numbers that show the same are never more than one unit of the 15th digit apart.
	if apart > float64(1.1e-14*largest) || !finite(apart) || !finite(largest) {
		return cmp.Compare(a, b)
	}
	x, y := read(a), read(b)
	if x.exp != y.exp {
		if a < 0 {
			return cmp.Compare(y.exp, x.exp)
		}
		return cmp.Compare(x.exp, y.exp)
	}
	return cmp.Compare(x.n, y.n)
}

// Equal reports whether a and b show the same 15 digits.
func Equal(a, b float64) bool { return a == b || Compare(a, b) == 0 }

// Difference returns a - b computed on the decimals they show, so 0.3 - 0.1 is 0.2 and what cancels leaves no noise.
// What is not finite gives a - b.
func Difference(a, b float64) float64 {
	if !finite(a) || !finite(b) {
		return a - b
	}
	if wholeShown(a) && wholeShown(b) {
		return a - b + 0 // never -0
	}
	x, y := read(a), read(b)
	if d, ok := x.minus(y); ok {
		return d.float()
	}
	return difference(big.NewInt(x.n), x.exp, big.NewInt(y.n), y.exp)
}

// minus returns d - e. It is not ok where the digits of the two lie too far apart.
func (d decimal) minus(e decimal) (decimal, bool) {
	const near = 3 // powers of ten: two numbers of 15 digits make one of 18
	switch apart := d.exp - e.exp; {
	case apart >= 0 && apart <= near:
		return decimal{d.n*int64(tens[apart]) - e.n, e.exp}, true
	case apart < 0 && -apart <= near:
		return decimal{d.n - e.n*int64(tens[-apart]), d.exp}, true
	}
	return decimal{}, false
}

// Minus returns a - b. Where most of the digits cancel and a and b are decimals as people write them, it is the
// difference of those, for the last digits of doubles would be much of what is left: 530.79 - 453.79 is 77, not
// 76.99999999999994. That is so if both are the doubles nearest to 15 digits, or if their difference has two digits less
// than they.
func Minus(a, b float64) float64 {
	d := a - b
	if !Cancels(a, d) || !finite(a) || !finite(b) || wholeShown(a) && wholeShown(b) {
		return d
	}
	x, y := read(a), read(b)
	rest, ok := x.minus(y)
	if ok && (rest.n%100 == 0 || x.float() == a && y.float() == b) {
		return rest.float()
	}
	return d
}

// Plus returns a + b, which is a less -b where the two have opposite signs; see Minus.
func Plus(a, b float64) float64 { return Minus(a, -b) }

// Cancels reports whether what is left of a, when another number is taken from it, may show other digits than the
// decimals do.
func Cancels(a, left float64) bool { return math.Abs(left) < math.Abs(a)/4 }

// difference returns the double nearest a·10^aExp - b·10^bExp.
func difference(a *big.Int, aExp int, b *big.Int, bExp int) float64 {
	exp := min(aExp, bExp)
	n := raise(a, aExp-exp)
	n.Sub(n, raise(b, bExp-exp))
	return scaled(n, exp)
}

// raise returns n·10^by.
func raise(n *big.Int, by int) *big.Int {
	out, ten := new(big.Int).Set(n), big.NewInt(10)
	for range by {
		out.Mul(out, ten)
	}
	return out
}

// scaled returns the double nearest n·10^exp.
func scaled(n *big.Int, exp int) float64 {
	x, _ := strconv.ParseFloat(n.String()+"e"+strconv.Itoa(exp), 64)
	return x
}
