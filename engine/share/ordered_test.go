package share_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/fordel-lang/fordel/engine/share"
)

func TestFundingInOrder(t *testing.T) {
	names := []string{"a", "b", "c", "d"}
	ranks, caps := []float64{5, 9, 5, 1}, []float64{30, 40, 20, 50}
	tests := []struct {
		name    string
		floor   []float64
		rule    share.Rule
		amounts []float64
		left    float64
		bound   []share.Bound
		unbound []float64
	}{
		{name: "the highest first, the last one partly", rule: share.Rule{Amount: 80},
			amounts: []float64{30, 40, 10, 0}, bound: []share.Bound{ceiling, ceiling, none, none}},
		{name: "the lowest first", rule: share.Rule{Amount: 85, Lowest: true},
			amounts: []float64{30, 0, 5, 50}, bound: []share.Bound{ceiling, none, none, ceiling}},
		{name: "stop at the first that does not fit", rule: share.Rule{Amount: 65, Whole: true},
			amounts: []float64{0, 40, 0, 0}, left: 25, bound: []share.Bound{none, ceiling, none, none}},
		{name: "a whole cap that fits exactly", rule: share.Rule{Amount: 70, Whole: true},
			amounts: []float64{30, 40, 0, 0}, bound: []share.Bound{ceiling, ceiling, none, none}},
		{name: "every row has its floor first", floor: []float64{0, 10, 0, 25}, rule: share.Rule{Amount: 80},
			amounts: []float64{15, 40, 0, 25}, bound: []share.Bound{none, ceiling, none, floor}, unbound: []float64{30, 40, 10, 0}},
		{name: "in whole units", floor: []float64{0, 0, 0, 3.2}, rule: share.Rule{Amount: 75.5, Unit: unit(1)},
			amounts: []float64{30, 40, 1, 4}, left: 0.5, bound: []share.Bound{ceiling, ceiling, none, floor}, unbound: []float64{30, 40, 5.5, 0}},
		{name: "whole caps in whole units", rule: share.Rule{Amount: 75.5, Unit: unit(1), Whole: true},
			amounts: []float64{30, 40, 0, 0}, left: 5.5, bound: []share.Bound{ceiling, ceiling, none, none}},
		{name: "money beyond all caps is kept", rule: share.Rule{Amount: 200.5, Unit: unit(1), Keep: true},
			amounts: []float64{30, 40, 20, 50}, left: 60.5, bound: []share.Bound{ceiling, ceiling, ceiling, ceiling}},
		{name: "less than a unit beyond all caps", rule: share.Rule{Amount: 140.5, Unit: unit(1)},
			amounts: []float64{30, 40, 20, 50}, left: 0.5, bound: []share.Bound{ceiling, ceiling, ceiling, ceiling}},
		{name: "nothing to share", rule: share.Rule{}, amounts: []float64{0, 0, 0, 0}, bound: []share.Bound{none, none, none, none}},
		{name: "floors scaled to fit", floor: []float64{30, 10, 0, 0}, rule: share.Rule{Amount: 20, Scale: true},
			amounts: []float64{15, 5, 0, 0}, bound: []share.Bound{floor, floor, none, none}, unbound: []float64{0, 20, 0, 0}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.rule.Ordered = true
			got, err := share.Share(share.Rows{Names: names, Rank: ranks, Cap: caps, Floor: test.floor}, test.rule)
			if err != nil {
				t.Fatal(err)
			}
			if test.unbound == nil {
				test.unbound = test.amounts
			}
			if !near(got.Amounts, test.amounts) || got.Left != test.left || !slices.Equal(got.Bound, test.bound) || got.Rate != 0 {
				t.Errorf("got %+v", got)
			}
			if test.floor != nil && !near(got.Unbound, test.unbound) {
				t.Errorf("without floors %v, want %v", got.Unbound, test.unbound)
			}
		})
	}
}

// 0.3 less 0.1 less 0.2 is not zero in doubles, but nothing is left of it.
func TestFundingLeavesNoNoise(t *testing.T) {
	r := share.Rows{Names: []string{"a", "b", "c"}, Rank: []float64{3, 2, 1}, Cap: []float64{0.1, 0.2, 5}}
	got, err := share.Share(r, share.Rule{Amount: 0.3, Ordered: true})
	if err != nil || !slices.Equal(got.Amounts, []float64{0.1, 0.2, 0}) || got.Left != 0 {
		t.Errorf("got %+v, %v", got, err)
	}
}

func TestFundingErrors(t *testing.T) {
	r := share.Rows{Names: []string{"a", "b"}, Rank: []float64{1, 2}, Cap: []float64{10, 20}, Floor: []float64{6, 7}}
	var short *share.Shortfall
	if _, err := share.Share(r, share.Rule{Amount: 12, Ordered: true}); !errors.As(err, &short) || short.Floors != 13 {
		t.Errorf("got %v, want a shortfall of floors", err)
	}
	var left *share.Surplus
	if _, err := share.Share(r, share.Rule{Amount: 31, Ordered: true}); !errors.As(err, &left) || left.Caps != 30 || len(left.Rows) != 2 {
		t.Errorf("got %v, want a surplus over caps", err)
	}
	var none *share.NoKeys
	if _, err := share.Share(share.Rows{}, share.Rule{Amount: 31, Ordered: true}); !errors.As(err, &none) {
		t.Errorf("got %v, want an error for no rows", err)
	}
}

// Ranks that show the same 15 digits are equal, and equals go by name.
func TestEqualRanksGoByName(t *testing.T) {
	r := share.Rows{Names: []string{"b", "a"}, Rank: []float64{0.30000000000000004, 0.3}, Cap: []float64{10, 10}}
	got, err := share.Share(r, share.Rule{Amount: 10, Ordered: true})
	if err != nil || !slices.Equal(got.Amounts, []float64{0, 10}) {
		t.Errorf("got %v, %v", got.Amounts, err)
	}
}
