package share_test

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/share"
)

// The worked case of the reference: 1,001 kr by the keys 10, 20, 30 and 40, A at least 150, D at most 330.
func TestWorkings(t *testing.T) {
	r := share.Rows{Names: []string{"A", "B", "C", "D"}, Keys: []float64{10, 20, 30, 40}, Floor: []float64{150, 0, 0, 0}, Cap: []float64{900, 900, 900, 330}}
	w := share.Workings{}
	solver := share.Solver{Workings: &w}
	if _, err := solver.Share(r, share.Rule{Amount: 1001, Unit: unit(1)}); err != nil {
		t.Fatal(err)
	}
	if w.Floors.Hi != 150 || w.Caps.Hi != 330 || w.Keys.Hi != 50 || w.Free != 2 || w.Start.Hi != 0 || w.Keyless.Hi != 0 {
		t.Errorf("held sums %+v", w)
	}
	if math.Abs(w.Rate.Hi-10.42) > 1e-15*10 || !slices.Equal(w.Places, []int{0, 2, 1, 0}) || w.Spare != 1 || math.Abs(w.Rests[2]-0.6) > 1e-12 {
		t.Errorf("rests %+v", w)
	}
	if _, err := solver.Share(rows(50, 33, 14, 3), share.Rule{Amount: 10, Unit: unit(1), Method: share.DHondt}); err != nil || math.Abs(1/w.Quotient-50.0/6) > 1e-14 {
		t.Errorf("the last seat was earned at %v, %v", 1/w.Quotient, err)
	}
	ordered := share.Rows{Names: []string{"a", "b", "c"}, Rank: []float64{1, 3, 2}, Cap: []float64{5, 5, 5}, Floor: []float64{1, 0, 0}}
	if _, err := solver.Share(ordered, share.Rule{Amount: 9, Ordered: true}); err != nil || !slices.Equal(w.Turns, []int32{1, 2, 0}) || !slices.Equal(w.Before, []float64{8, 3, 0}) {
		t.Errorf("turns %v, before %v, %v", w.Turns, w.Before, err)
	}
}

// What is handed out follows from the workings, and asking for them changes nothing.
func TestWorkingsLeadToTheResult(t *testing.T) {
	r := rand.New(rand.NewPCG(41, 41))
	solver, plain := share.Solver{Workings: &share.Workings{}}, share.Solver{}
	for range 3000 {
		p, rule := decimalPool(r)
		got, err := solver.Share(p, rule)
		want, wantErr := plain.Share(p, rule)
		if !reflect.DeepEqual(got, want) || (err == nil) != (wantErr == nil) {
			t.Fatalf("rows %#v\nrule %+v\nwith workings %+v, without %+v", p, rule, got, want)
		}
		if err != nil || rule.Ordered {
			continue
		}
		w := solver.Workings
		sum := 0.0
		for _, x := range w.Shares {
			sum += x.Hi
		}
		if w.Free > 0 && rule.RateUnit.IsZero() && math.Abs(sum-rule.Amount) < 1e-13*sum && got.Scaling == 1 {
			rate := number.Decimal(number.Show15(rule.Amount)).Sub(w.Floors).Sub(w.Caps).Sub(w.Keyless).Sub(w.Start).Div(w.Keys)
			if math.Abs(rate.Hi-w.Rate.Hi) > 1e-14*(math.Abs(w.Rate.Hi)+(rule.Amount+math.Abs(w.Start.Hi))/w.Keys.Hi) {
				t.Fatalf("rows %#v\nrule %+v\nthe rate is %v, from the workings %v", p, rule, w.Rate.Hi, rate.Hi)
			}
		}
		if w.Places == nil {
			continue
		}
		for i, n := range got.Units {
			count := rule.Unit.Count(w.Shares[i])
			if rule.Method == share.LargestRemainder && n != int64(math.Floor(count.Hi-w.Rests[i]+0.5))+gets(w.Places[i], w.Spare) {
				t.Fatalf("rows %#v\nrule %+v\nrow %d has %v, %v remain, place %d of %d, and gets %d", p, rule, i, count, w.Rests[i], w.Places[i], w.Spare, n)
			}
		}
	}
}

func gets(place int, spare int64) int64 {
	if place > 0 && int64(place) <= spare {
		return 1
	}
	return 0
}
