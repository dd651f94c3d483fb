package attribution

import (
	"math/big"
	"math/rand/v2"
	"testing"
)

func rat(x float64) *big.Rat { return new(big.Rat).SetFloat64(x) }

// table is a value for every set of inputs; NaN where there is none.
func values(xs []float64) Value {
	return func(s Set) (*big.Rat, bool, error) {
		if xs[s] != xs[s] {
			return nil, false, nil
		}
		return rat(xs[s]), true, nil
	}
}

// The parts are the mean over all orders of what each input adds when its turn comes.
func TestShapleyIsTheMeanOverOrders(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for n := 1; n <= 5; n++ {
		xs := make([]float64, 1<<n)
		for i := range xs {
			xs[i] = float64(r.IntN(2000)-1000) / 8
		}
		parts, err := Shapley(n, values(xs))
		if err != nil || len(parts) != n {
			t.Fatal(err, len(parts))
		}
		want := make([]*big.Rat, n)
		for i := range want {
			want[i] = new(big.Rat)
		}
		orders := int64(0)
		var tell func(done Set)
		tell = func(done Set) {
			if done.Size() == n {
				orders++
			}
			for i := range n {
				if !done.Has(i) {
					tell(done | 1<<i)
				}
			}
		}
		tell(0)
		var add func(done Set, path []int)
		add = func(done Set, path []int) {
			if len(path) == n {
				s := Set(0)
				for _, i := range path {
					want[i].Add(want[i], rat(xs[s|1<<i]-xs[s]))
					s |= 1 << i
				}
				return
			}
			for i := range n {
				if !done.Has(i) {
					add(done|1<<i, append(path[:len(path):len(path)], i))
				}
			}
		}
		add(0, nil)
		sum := new(big.Rat)
		for i, p := range parts {
			if p.Inputs != 1<<i || p.Value.Cmp(want[i].Quo(want[i], new(big.Rat).SetInt64(orders))) != 0 {
				t.Errorf("%d of %d: %s, not %s", i, n, p.Value, want[i])
			}
			if p.Alone.Cmp(rat(xs[1<<i]-xs[0])) != 0 {
				t.Errorf("alone %s", p.Alone)
			}
			sum.Add(sum, p.Value)
		}
		if sum.Cmp(rat(xs[len(xs)-1]-xs[0])) != 0 {
			t.Errorf("%d parts add up to %s", n, sum)
		}
	}
}

// Inputs that have no value without each other are one group, and only those.
func TestShapleyJoins(t *testing.T) {
	nan := func() float64 { var z float64; return z / z }()
	// Input 0 cannot be changed without input 1; input 2 has nothing to do with it.
	xs := []float64{0, nan, 3, 5, 10, nan, 13, 15}
	parts, err := Shapley(3, values(xs))
	if err != nil || len(parts) != 2 || parts[0].Inputs != 3 || parts[1].Inputs != 4 {
		t.Fatal(parts, err)
	}
	if parts[0].Value.Cmp(rat(5)) != 0 || parts[1].Value.Cmp(rat(10)) != 0 {
		t.Error(parts[0].Value, parts[1].Value)
	}
	// Nothing between the ends has a value.
	parts, err = Shapley(3, values([]float64{0, nan, nan, nan, nan, nan, nan, 15}))
	if err != nil || len(parts) != 1 || parts[0].Inputs != 7 || parts[0].Value.Cmp(rat(15)) != 0 {
		t.Error(parts, err)
	}
}

// Of many inputs the smallest are one group, and the parts still add up.
func TestShapleyOfMany(t *testing.T) {
	size := []float64{5, 100, 1, 70, 2, 60, 50, 40, 30, 20, 3}
	asked := 0
	parts, err := Shapley(len(size), func(s Set) (*big.Rat, bool, error) {
		asked++
		sum := 0.0
		for i, x := range size {
			if s.Has(i) {
				sum += x
			}
		}
		return rat(sum), true, nil
	})
	if err != nil || len(parts) != Most {
		t.Fatal(len(parts), err)
	}
	last := parts[Most-1]
	if !last.Other || last.Inputs != 1<<0|1<<2|1<<4|1<<10 || last.Value.Cmp(rat(11)) != 0 {
		t.Errorf("%b %s", last.Inputs, last.Value)
	}
	if asked > 256+len(size)+1 {
		t.Errorf("%d values", asked)
	}
}

// Rounded parts add up to the whole, each less than a unit from what it is, and whole
// ones stay.
func TestRound(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 500 {
		n := 1 + r.IntN(8)
		parts, whole := make([]*big.Rat, n), new(big.Rat)
		for i := range parts {
			parts[i] = big.NewRat(r.Int64N(20000)-10000, 1+r.Int64N(7))
			whole.Add(whole, parts[i])
		}
		rest := new(big.Rat).Sub(new(big.Rat).SetInt(new(big.Int).Div(whole.Num(), whole.Denom())), whole)
		parts[0].Add(parts[0], rest)
		whole.Add(whole, rest)
		sum := new(big.Rat)
		for i, p := range Round(parts, whole, big.NewRat(1, 1)) {
			sum.Add(sum, p)
			off := new(big.Rat).Sub(p, parts[i])
			if off.Abs(off).Cmp(big.NewRat(1, 1)) >= 0 || parts[i].IsInt() && off.Sign() != 0 {
				t.Fatalf("%s became %s", parts[i], p)
			}
		}
		if sum.Cmp(whole) != 0 {
			t.Fatalf("%s, not %s", sum, whole)
		}
	}
}

// Where one of the two ends does not exist there is nothing to account for, however many
// inputs there are.
func TestShapleyWithoutAnEnd(t *testing.T) {
	for _, n := range []int{1, Most, Most + 1, 64} {
		for _, gone := range []Set{0, 1<<n - 1} {
			parts, err := Shapley(n, func(of Set) (*big.Rat, bool, error) { return rat(float64(of.Size())), of != gone, nil })
			if err != nil || parts != nil {
				t.Errorf("%d inputs, no value of %b: %v, %v", n, gone, parts, err)
			}
		}
	}
}
