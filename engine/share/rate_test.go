package share

import (
	"fmt"
	"math"
	"testing"
)

// staircase is a pool made to defeat guessing: with keys that halve, every guess meets just one more cap.
func staircase(n int) Rows {
	r := Rows{}
	all := 1.0 // what the amount leaves to the rows from here on
	for i := range n {
		key := math.Ldexp(1, -i)
		keys := math.Ldexp(2, -i) // of the rows from here on, as if there were no end to them
		guess := all / keys
		limit := guess * (1 - 1/float64(100+2*i)) // above the guess before
		r.Names = append(r.Names, fmt.Sprint(i))
		r.Keys = append(r.Keys, key)
		r.Cap = append(r.Cap, limit*key)
		all -= limit * key
	}
	r.Cap[n-1] = math.Inf(1)
	return r
}

func TestFewPassesFindTheRate(t *testing.T) {
	for _, test := range []struct {
		name   string
		rows   Rows
		amount float64
		most   int
	}{
		{"no limits", Rows{Names: []string{"a", "b"}, Keys: []float64{1, 2}}, 10, 1},
		{"one floor", Rows{Names: []string{"a", "b"}, Keys: []float64{1, 2}, Floor: []float64{9, 0}}, 10, 2},
		{"a staircase", staircase(290), 1, 140},
	} {
		p := pool{Rows: test.rows, Rule: Rule{Amount: test.amount}, Solver: &Solver{}, grid: -1}
		if err := p.prepare(); err != nil {
			t.Fatal(err)
		}
		p.rate = p.solve(p.extremes(), test.amount)
		total := 0.0
		for i := range test.rows.Names {
			x, _ := p.at(i)
			total += x.Hi
		}
		if math.Abs(total-test.amount) > 1e-12*test.amount || p.passes > test.most {
			t.Errorf("%s: %d passes, shares add up to %v", test.name, p.passes, total)
		}
	}
}
