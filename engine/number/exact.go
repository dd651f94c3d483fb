package number

import (
	"math/big"

	"github.com/fordel-lang/fordel/engine/number/dd"
)

// Exact returns the decimal with 15 significant digits that x shows, as a fraction. x must be finite.
func Exact(x float64) *big.Rat {
	if wholeShown(x) {
		return new(big.Rat).SetInt64(int64(x))
	}
	d := read(x)
	return fraction(big.NewInt(d.n), d.exp)
}

// Decimal returns the decimal with 15 significant digits that x shows, to about 32 digits. x must be finite.
func Decimal(x float64) dd.Float {
	if wholeShown(x) {
		return dd.Of(x)
	}
	switch d := read(x); {
	case d.exp < 0 && -d.exp < len(tens):
		return dd.Of(float64(d.n)).Div(dd.Of(tens[-d.exp]))
	case d.exp >= 0 && d.exp < len(tens):
		return dd.Of(float64(d.n)).MulFloat(tens[d.exp])
	}
	return Doubles(Exact(x))
}

// Doubles returns x to about 32 digits.
func Doubles(x *big.Rat) dd.Float {
	hi, _ := x.Float64()
	rest := new(big.Rat).SetFloat64(hi)
	lo, _ := rest.Sub(x, rest).Float64()
	return dd.Float{Hi: hi, Lo: lo}
}

// Whole reports whether x is a whole number that is the decimal it shows.
func Whole(x float64) bool { return wholeShown(x) }

// Rat returns the unit as a fraction.
func (u Unit) Rat() *big.Rat { return fraction(big.NewInt(u.num), -u.places) }

// fraction returns n·10^exp.
func fraction(n *big.Int, exp int) *big.Rat {
	if exp >= 0 {
		return new(big.Rat).SetInt(raise(n, exp))
	}
	return new(big.Rat).SetFrac(n, raise(big.NewInt(1), -exp))
}

// Decimals is a sum of the decimals that numbers show, exact whatever their order and size. The zero value is an empty
// sum. Terms must be finite.
type Decimals struct{ places []place10 }

// place10 is the part of a sum that counts 10^exp.
type place10 struct {
	exp   int
	n     int64 // of the last terms
	terms int   // how many those are
	total big.Int
}

// mostTerms of 15 digits add up to less than 2^63.
const mostTerms = 9000

// Add adds the decimal that x shows.
func (s *Decimals) Add(x float64) {
	if wholeShown(x) {
		s.add(int64(x), 0)
		return
	}
	d := read(x)
	s.add(d.n, d.exp)
}

// Subtract subtracts the decimal that x shows.
func (s *Decimals) Subtract(x float64) { s.Add(-x) }

func (s *Decimals) add(n int64, exp int) {
	p := s.place(exp)
	p.n += n
	if p.terms++; p.terms == mostTerms {
		p.carry()
	}
}

// place returns the part that counts 10^exp. There are few: one for each power of ten among the terms.
func (s *Decimals) place(exp int) *place10 {
	for i := range s.places {
		if s.places[i].exp == exp {
			return &s.places[i]
		}
	}
	s.places = append(s.places, place10{exp: exp})
	return &s.places[len(s.places)-1]
}

func (p *place10) carry() {
	p.total.Add(&p.total, big.NewInt(p.n))
	p.n, p.terms = 0, 0
}

// Rat returns the sum.
func (s *Decimals) Rat() *big.Rat {
	total := new(big.Rat)
	for i := range s.places {
		p := &s.places[i]
		p.carry()
		total.Add(total, fraction(&p.total, p.exp))
	}
	return total
}
