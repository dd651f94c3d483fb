package check

import (
	"math"
	"math/big"
	"strconv"
	"strings"
)

// StepAt is the value n steps from the lowest (from 0 where there is none), as a
// person writes it: 3 steps of 0.1 are 0.3.
func (p *Param) StepAt(n float64) float64 {
	if x, ok := p.quickStepAt(n); ok {
		return x
	}
	at := new(big.Rat).SetFloat64(n)
	if at == nil {
		return n // beyond all numbers
	}
	at.Mul(at, decimal(*p.Step))
	if p.From != nil {
		at.Add(at, decimal(*p.From))
	}
	x, _ := at.Float64()
	return x
}

// quickStepAt does it where whole numbers of 63 bits are enough, as they nearly always
// are: large numbers are much code for a browser to make ready.
func (p *Param) quickStepAt(n float64) (x float64, ok bool) {
	step, from := shown(*p.Step), tens{}
	if p.From != nil {
		from = shown(*p.From)
	}
	at := tens{exp: step.exp}
	if size := math.Abs(n * float64(step.n)); n != math.Trunc(n) || !(size < 1<<62) {
		return 0, false
	}
	at.n = int64(n) * step.n
	exp := min(at.exp, from.exp)
	if !at.scale(exp) || !from.scale(exp) {
		return 0, false
	}
	x, _ = strconv.ParseFloat(strconv.FormatInt(at.n+from.n, 10)+"e"+strconv.Itoa(exp), 64)
	return x, true
}

// tens is n times a power of ten.
type tens struct {
	n   int64
	exp int
}

// shown is the number that x shows with 15 digits, without zeros at its end.
func shown(x float64) tens {
	digits, exp, _ := strings.Cut(digits15(x), "e")
	digits = strings.TrimRight(digits, "0")
	n, _ := strconv.ParseInt(strings.Replace(digits, ".", "", 1), 10, 64)
	e, _ := strconv.Atoi(exp)
	_, behind, _ := strings.Cut(digits, ".")
	return tens{n, e - len(behind)}
}

// scale brings it to a lower power of ten; false where that is too much.
func (t *tens) scale(exp int) bool {
	for ; t.exp > exp && t.n != 0; t.exp-- {
		if t.n > math.MaxInt64/20 || t.n < -math.MaxInt64/20 {
			return false
		}
		t.n *= 10
	}
	return true
}

// decimal is the number that x shows with 15 digits.
func decimal(x float64) *big.Rat {
	d, _ := new(big.Rat).SetString(digits15(x))
	return d
}
