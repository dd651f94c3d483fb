package check

import (
	"math"
	"math/big"
	"math/rand"
	"testing"
)

// TestQuickSteps compares the quick way with fractions.
func TestQuickSteps(t *testing.T) {
	r := rand.New(rand.NewSource(6))
	number := func() float64 {
		x := float64(r.Intn(1_000_000)-300_000) * math.Pow(10, float64(r.Intn(24)-12))
		return x / float64(1+r.Intn(3))
	}
	quick := 0
	for range 20_000 {
		from, step := number(), math.Abs(number())+1e-9
		p := &Param{Step: &step}
		if r.Intn(4) > 0 {
			p.From = &from
		}
		n := float64(r.Intn(2_000_000) - 1_000_000)
		x, ok := p.quickStepAt(n)
		if !ok {
			continue
		}
		quick++
		want := new(big.Rat).SetFloat64(n)
		want.Mul(want, decimal(step))
		if p.From != nil {
			want.Add(want, decimal(from))
		}
		if w, _ := want.Float64(); x != w {
			t.Fatalf("%v steps of %v from %v are %v, not %v", n, step, p.From, x, w)
		}
	}
	for _, n := range []float64{0.5, math.Inf(1), math.NaN(), 1e300} {
		step := 0.1
		if x, ok := (&Param{Step: &step}).quickStepAt(n); ok {
			t.Errorf("%v steps are %v", n, x)
		}
	}
	if quick < 5_000 {
		t.Errorf("only %d were quick", quick)
	}
}
