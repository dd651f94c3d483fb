package share

import (
	"cmp"
	"math"
	"math/big"

	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/number/dd"
)

// Rates at which rows earn units are (unit·signpost - start) / key, where the signposts of Huntington-Hill are roots.
// To compare them exactly one has to know the sign of x√a + y√b + z.

// compareRates compares the rates at which two units are earned.
func (p *pool) compareRates(a, b seat) int {
	if x, y, ok := p.wholeRates(a, b); ok {
		return cmp.Or(cmp.Compare(x.Hi, y.Hi), cmp.Compare(x.Lo, y.Lo))
	}
	x, postA, startA, root := p.rateParts(a)
	y, postB, startB, _ := p.rateParts(b)
	z := startB.Sub(startB, startA)
	if !root {
		return postA.Mul(postA, x).Sub(postA, postB.Mul(postB, y)).Add(postA, z).Sign()
	}
	return rootSign(x, postA, y.Neg(y), postB, z)
}

// wholeRates returns the rates at which two units are earned, each times both keys, exactly. It is not ok where that
// takes more than double-doubles.
func (p *pool) wholeRates(a, b seat) (x, y dd.Float, ok bool) {
	from := func(s seat) float64 {
		return float64(p.signpost(float64(s.n))*p.Unit.Float()) - p.Start[s.row]
	}
	const exactly = 1 << 51 // with halves
	above, below := from(a), from(b)
	keyA, keyB := p.Keys[a.row], p.Keys[b.row]
	x.Hi, x.Lo = dd.TwoProduct(above, keyB)
	y.Hi, y.Lo = dd.TwoProduct(below, keyA)
	ok = p.Method != HuntingtonHill && p.FirstDivisor == 0 && number.Whole(p.Unit.Float()) && number.Whole(keyA) && number.Whole(keyB) &&
		number.Whole(p.Start[a.row]) && number.Whole(p.Start[b.row]) &&
		math.Abs(above)+math.Abs(p.Start[a.row]) < exactly && math.Abs(below)+math.Abs(p.Start[b.row]) < exactly
	return x, y, ok
}

// rateSign returns the sign of the rate at which a unit is earned.
func (p *pool) rateSign(s seat) int {
	x, post, start, root := p.rateParts(s)
	if !root {
		return post.Mul(post, x).Cmp(start)
	}
	return rootSign(x, post, new(big.Rat), new(big.Rat), start.Neg(start))
}

// rateParts returns the rate as factor·post - start, or factor·√post - start: all are divided by the key.
func (p *pool) rateParts(s seat) (factor, post, start *big.Rat, root bool) {
	key := number.Exact(p.Keys[s.row])
	factor = p.Unit.Rat()
	factor.Quo(factor, key)
	start = number.Exact(p.Start[s.row])
	start.Quo(start, key)
	post, root = p.post(s.n)
	return factor, post, start, root
}

// rootSign returns the sign of x√a + y√b + z, with a and b at least 0.
func rootSign(x, a, y, b, z *big.Rat) int {
	squareX, squareY := squared(x, a), squared(y, b)
	sign := opposing(signOf(x, a), squareX, signOf(y, b), squareY)
	if sign == 0 || sign == z.Sign() || z.Sign() == 0 {
		if sign == 0 {
			return z.Sign()
		}
		return sign
	}
	// The two have opposite signs: the square of the first is x²a + y²b + 2xy√(ab), and its comparison with z² is
	// again a root beside a number.
	rest := new(big.Rat).Add(squareX, squareY)
	rest.Sub(rest, new(big.Rat).Mul(z, z))
	cross := new(big.Rat).Mul(squareX, squareY)
	cross.Mul(cross, big.NewRat(4, 1))
	crossSign := signOf(x, a) * signOf(y, b)
	return sign * opposing(crossSign, cross, rest.Sign(), new(big.Rat).Mul(rest, rest))
}

// squared returns x²a.
func squared(x, a *big.Rat) *big.Rat {
	s := new(big.Rat).Mul(x, x)
	return s.Mul(s, a)
}

// signOf returns the sign of x√a.
func signOf(x, a *big.Rat) int {
	if a.Sign() == 0 {
		return 0
	}
	return x.Sign()
}

// opposing returns the sign of the sum of two numbers, given their signs and squares.
func opposing(sign int, square *big.Rat, other int, otherSquare *big.Rat) int {
	if sign == other || other == 0 {
		return sign
	}
	if sign == 0 {
		return other
	}
	return sign * square.Cmp(otherSquare)
}
