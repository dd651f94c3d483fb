package share_test

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"

	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/share"
)

var inf = math.Inf(1)

func unit(x float64) number.Unit {
	u, err := number.NewUnit(x)
	if err != nil {
		panic(err)
	}
	return u
}

// rows names the rows a, b, c, ...
func rows(keys ...float64) share.Rows {
	r := share.Rows{Keys: keys}
	for i := range keys {
		r.Names = append(r.Names, string(rune('a'+i)))
	}
	return r
}

func near(got, want []float64) bool {
	return slices.EqualFunc(got, want, func(a, b float64) bool { return math.Abs(a-b) <= 1e-12*max(1, math.Abs(b)) })
}

const none, floor, ceiling = share.None, share.AtFloor, share.AtCap

func TestShare(t *testing.T) {
	kr, ore := unit(1), unit(0.01)
	tests := []struct {
		name    string
		rows    share.Rows
		rule    share.Rule
		amounts []float64
		rate    float64
		left    float64
		bound   []share.Bound
		unbound []float64
	}{
		{name: "by key", rows: rows(1, 2, 5), rule: share.Rule{Amount: 80},
			amounts: []float64{10, 20, 50}, rate: 10},
		{name: "a floor is paid for by those above it, in proportion to their keys",
			rows: share.Rows{Names: []string{"a", "b", "c"}, Keys: []float64{1, 2, 5}, Floor: []float64{31, 0, 0}},
			rule: share.Rule{Amount: 80}, amounts: []float64{31, 14, 35}, rate: 7,
			bound: []share.Bound{floor, none, none}, unbound: []float64{10, 20, 50}},
		{name: "a cap's excess goes to those below theirs",
			rows: share.Rows{Names: []string{"a", "b", "c"}, Keys: []float64{1, 2, 5}, Cap: []float64{inf, inf, 20}},
			rule: share.Rule{Amount: 80}, amounts: []float64{20, 40, 20}, rate: 20,
			bound: []share.Bound{none, none, ceiling}, unbound: []float64{10, 20, 50}},
		{name: "a floor may push others below theirs",
			rows: share.Rows{Names: []string{"a", "b", "c"}, Keys: []float64{1, 3, 4}, Floor: []float64{40, 29, 0}},
			rule: share.Rule{Amount: 80}, amounts: []float64{40, 29, 11}, rate: 2.75,
			bound: []share.Bound{floor, floor, none}, unbound: []float64{10, 30, 40}},
		{name: "everybody gives up in proportion to their key",
			rows: share.Rows{Names: []string{"a", "b"}, Keys: []float64{1, 3}, Start: []float64{100, 200}},
			rule: share.Rule{Amount: 260}, amounts: []float64{90, 170}, rate: -10},
		{name: "nobody falls below zero",
			rows: share.Rows{Names: []string{"a", "b"}, Keys: []float64{1, 3}, Start: []float64{10, 9}},
			rule: share.Rule{Amount: 6}, amounts: []float64{6, 0}, rate: -4,
			bound: []share.Bound{none, floor}, unbound: []float64{6.75, -0.75}},
		{name: "of several rates the one nearest zero: zero itself",
			rows: share.Rows{Names: []string{"a", "b"}, Keys: []float64{1, 1}, Start: []float64{-5, 20}, Cap: []float64{9, 10}},
			rule: share.Rule{Amount: 10}, amounts: []float64{0, 10}, rate: 0,
			bound: []share.Bound{floor, ceiling}, unbound: []float64{-7.5, 17.5}},
		{name: "of several rates the one nearest zero: the lower end",
			rows: share.Rows{Names: []string{"a", "b"}, Keys: []float64{1, 1}, Floor: []float64{50, 0}, Cap: []float64{inf, 10}},
			rule: share.Rule{Amount: 60}, amounts: []float64{50, 10}, rate: 10,
			bound: []share.Bound{floor, none}, unbound: []float64{30, 30}},
		{name: "of several rates the one nearest zero: the upper end",
			rows: share.Rows{Names: []string{"a", "b"}, Keys: []float64{1, 1}, Start: []float64{0, 50}, Floor: []float64{0, 30}, Cap: []float64{inf, 40}},
			rule: share.Rule{Amount: 30}, amounts: []float64{0, 30}, rate: -20,
			bound: []share.Bound{floor, none}, unbound: []float64{-10, 40}},
		{name: "of several rates the one nearest zero: the upper end of a range between break points",
			rows: share.Rows{Names: []string{"a", "b"}, Keys: []float64{1, 1}, Start: []float64{10, 60}, Cap: []float64{inf, 40}},
			rule: share.Rule{Amount: 40}, amounts: []float64{0, 40}, rate: -10,
			bound: []share.Bound{none, ceiling}, unbound: []float64{-5, 45}},
		{name: "no key, no share, but the floor and the start",
			rows: share.Rows{Names: []string{"a", "b", "c"}, Keys: []float64{0, 0, 1}, Floor: []float64{5, 0, 0}, Start: []float64{0, 3, 0}},
			rule: share.Rule{Amount: 20}, amounts: []float64{5, 3, 12}, rate: 12,
			bound: []share.Bound{floor, none, none}, unbound: []float64{0, 3, 17}},
		{name: "nothing to share is fine whatever the keys", rows: rows(0, 0), rule: share.Rule{Amount: 0, Unit: kr},
			amounts: []float64{0, 0}},
		{name: "no rows and nothing to share", rows: rows(), rule: share.Rule{Amount: 0, Unit: kr}, amounts: []float64{}},
		{name: "no rows and money kept", rows: rows(), rule: share.Rule{Amount: 7.5, Unit: kr, Keep: true}, amounts: []float64{}, left: 7.5},
		{name: "no keys and money kept", rows: rows(0, 0), rule: share.Rule{Amount: 7.5, Keep: true},
			amounts: []float64{0, 0}, left: 7.5},
		{name: "rounded so that it closes", rows: rows(1, 1, 1), rule: share.Rule{Amount: 100, Unit: kr},
			amounts: []float64{34, 33, 33}, rate: 100.0 / 3, unbound: []float64{100.0 / 3, 100.0 / 3, 100.0 / 3}},
		{name: "to the øre", rows: rows(1, 1, 1), rule: share.Rule{Amount: 0.29, Unit: ore},
			amounts: []float64{0.1, 0.1, 0.09}, rate: 0.29 / 3, unbound: []float64{0.29 / 3, 0.29 / 3, 0.29 / 3}},
		{name: "less than a unit is left", rows: rows(1, 1), rule: share.Rule{Amount: 100.005, Unit: ore},
			amounts: []float64{50, 50}, rate: 50.0025, left: 0.005, unbound: []float64{50.0025, 50.0025}},
		{name: "less than a unit is left below full caps",
			rows: share.Rows{Names: []string{"a", "b"}, Keys: []float64{1, 1}, Cap: []float64{40.5, 60.9}},
			rule: share.Rule{Amount: 100.7, Unit: kr}, amounts: []float64{40, 60}, rate: 60, left: 0.7,
			bound: []share.Bound{ceiling, none}, unbound: []float64{50.35, 50.35}},
		{name: "no noise is left", rows: rows(1, 2), rule: share.Rule{Amount: 0.30000000000000004, Unit: ore},
			amounts: []float64{0.1, 0.2}, rate: 0.1},
		{name: "floors round up and caps down before the rate is found",
			rows: share.Rows{Names: []string{"a", "b", "c"}, Keys: []float64{1, 1, 1}, Floor: []float64{40.2, 0, 0}, Cap: []float64{inf, 10.9, inf}},
			rule: share.Rule{Amount: 90, Unit: kr}, amounts: []float64{41, 10, 39}, rate: 39,
			bound: []share.Bound{floor, ceiling, none}, unbound: []float64{30, 30, 30}},
		{name: "money beyond the caps is kept",
			rows: share.Rows{Names: []string{"a", "b"}, Keys: []float64{1, 2}, Cap: []float64{30.3, 20.2}},
			rule: share.Rule{Amount: 100.1, Keep: true}, amounts: []float64{30.3, 20.2}, rate: 30.3, left: 49.6,
			bound: []share.Bound{ceiling, ceiling}, unbound: []float64{100.1 / 3, 200.2 / 3}},
		{name: "each row alone", rows: rows(1, 1, 1), rule: share.Rule{Amount: 5, Unit: kr, Method: share.Each},
			amounts: []float64{2, 2, 2}, rate: 5.0 / 3, left: -1, unbound: []float64{5.0 / 3, 5.0 / 3, 5.0 / 3}},
		{name: "each row half up", rows: rows(1, 3), rule: share.Rule{Amount: 2, Unit: kr, Method: share.Each},
			amounts: []float64{1, 2}, rate: 0.5, left: -1, unbound: []float64{0.5, 1.5}},
		{name: "a rate rounded down leaves a residue", rows: rows(3, 4), rule: share.Rule{Amount: 100, RateUnit: ore},
			amounts: []float64{42.84, 57.12}, rate: 14.28, left: 0.04, unbound: []float64{300.0 / 7, 400.0 / 7}},
		{name: "rows keep their own sum under a rounded rate", rows: rows(3, 4), rule: share.Rule{Amount: 100, Unit: kr, RateUnit: unit(0.05)},
			amounts: []float64{43, 57}, rate: 14.25, left: 0, unbound: []float64{300.0 / 7, 400.0 / 7}},
		{name: "rows keep their own sum, not the amount", rows: rows(3, 4), rule: share.Rule{Amount: 100, Unit: kr, RateUnit: unit(0.1)},
			amounts: []float64{42, 57}, rate: 14.2, left: 1, unbound: []float64{300.0 / 7, 400.0 / 7}},
		{name: "rows keep their own sum to the nearest unit", rows: rows(3, 4), rule: share.Rule{Amount: 100, Unit: kr, RateUnit: kr},
			amounts: []float64{42, 56}, rate: 14, left: 2, unbound: []float64{300.0 / 7, 400.0 / 7}},
		{name: "a rounded rate never hands out more than there is", rows: rows(1), rule: share.Rule{Amount: 10.7, Unit: kr, RateUnit: unit(0.1)},
			amounts: []float64{10}, rate: 10.7, left: 0.7, unbound: []float64{10.7}},
		{name: "a rate is rounded down where caps leave money, too",
			rows: share.Rows{Names: []string{"a"}, Keys: []float64{3}, Cap: []float64{10}},
			rule: share.Rule{Amount: 20, Unit: kr, RateUnit: kr, Keep: true}, amounts: []float64{9}, rate: 3, left: 11,
			unbound: []float64{20}},
		{name: "rows keep their own sum when money is kept",
			rows: share.Rows{Names: []string{"a", "b", "c"}, Keys: []float64{0, 0, 1}, Start: []float64{1.5, 1.7, 0}, Cap: []float64{9, 9, 10}},
			rule: share.Rule{Amount: 100, Unit: kr, Keep: true}, amounts: []float64{1, 2, 10}, rate: 10, left: 87,
			bound: []share.Bound{none, none, ceiling}, unbound: []float64{1.5, 1.7, 96.8}},
		{name: "a floor below zero is one of zero",
			rows: share.Rows{Names: []string{"a", "b"}, Keys: []float64{1, 3}, Start: []float64{10, 9}, Floor: []float64{-5, -5}},
			rule: share.Rule{Amount: 6}, amounts: []float64{6, 0}, rate: -4,
			bound: []share.Bound{none, floor}, unbound: []float64{6.75, -0.75}},
		{name: "of several rates the one nearest zero: beside a limit met with noise",
			rows: share.Rows{Names: []string{"a", "b", "c"}, Keys: []float64{1, 7, 1}, Start: []float64{1, 36, 11.4}, Cap: []float64{inf, 7, 0}},
			rule: share.Rule{Amount: 7}, amounts: []float64{0, 7, 0}, rate: -1,
			bound: []share.Bound{none, ceiling, ceiling}, unbound: []float64{-3.6, 3.8, 6.8}},
		{name: "what is just below a whole unit has the larger remainder", rows: rows(0.9999989, 0.9999995), rule: share.Rule{Amount: 1.9999984, Unit: kr},
			amounts: []float64{0, 1}, rate: 1, left: 0.9999984, unbound: []float64{0.9999989, 0.9999995}},
		{name: "a floor below zero never binds",
			rows: share.Rows{Names: []string{"a", "b"}, Keys: []float64{1, 1}, Floor: []float64{-8, -1}},
			rule: share.Rule{Amount: 10}, amounts: []float64{5, 5}, rate: 5},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, err := share.Share(test.rows, test.rule)
			if err != nil {
				t.Fatal(err)
			}
			if test.bound == nil {
				test.bound = make([]share.Bound, len(test.amounts))
			}
			if test.unbound == nil {
				test.unbound = test.amounts
			}
			if !near(got.Amounts, test.amounts) || !near([]float64{got.Rate}, []float64{test.rate}) || got.Left != test.left {
				t.Errorf("got %v at %v, %v left, want %v at %v, %v left", got.Amounts, got.Rate, got.Left, test.amounts, test.rate, test.left)
			}
			if !slices.Equal(got.Bound, test.bound) || got.Scaling != 1 {
				t.Errorf("bound by %v, scaled by %v, want %v", got.Bound, got.Scaling, test.bound)
			}
			if !near(got.Unbound, test.unbound) {
				t.Errorf("unbound %v, want %v", got.Unbound, test.unbound)
			}
			if (got.Units == nil) != test.rule.Unit.IsZero() {
				t.Errorf("units %v", got.Units)
			}
		})
	}
}

// A share that shows the same digits as its limit is the limit.
func TestSharesAtTheirLimit(t *testing.T) {
	for i := range 500 {
		key := float64(i) / 7
		limit := number.Show15(0.3 * key / (key + 1))
		for _, r := range []share.Rows{
			{Names: []string{"a", "b"}, Keys: []float64{key, 1}, Floor: []float64{limit, 0}},
			{Names: []string{"a", "b"}, Keys: []float64{key, 1}, Cap: []float64{limit, 1}},
		} {
			got, err := share.Share(r, share.Rule{Amount: 0.3})
			if err != nil || got.Amounts[0] != limit && number.Equal(got.Amounts[0], limit) {
				t.Fatalf("key %v: %+v, %v, want %v", key, got, err, limit)
			}
		}
	}
}

// TestSmallFloorsAreScaled: what a floor holds is marked, however small the floor.
func TestSmallFloorsAreScaled(t *testing.T) {
	r := rows(1, 1, 1, 1)
	r.Floor = []float64{0.25, 1, 2, 0}
	got, err := share.Share(r, share.Rule{Amount: 1.625, Scale: true})
	if want := []share.Bound{floor, floor, floor, none}; err != nil || !slices.Equal(got.Bound, want) || !near(got.Amounts, []float64{0.125, 0.5, 1, 0}) {
		t.Errorf("got %+v, %v, want bounds %v", got, err, want)
	}
}

func TestFloorsBeyondTheAmountAreScaled(t *testing.T) {
	r := share.Rows{Names: []string{"a", "b", "c", "d"}, Keys: []float64{5, 1, 0, 1}, Floor: []float64{60, 30, 0, 0},
		Start: []float64{0, 0, 30, 0}, Cap: []float64{90, inf, inf, 50}}
	got, err := share.Share(r, share.Rule{Amount: 100, Scale: true})
	if err != nil || !near(got.Amounts, []float64{50, 25, 25, 0}) || !near([]float64{got.Scaling}, []float64{100.0 / 120}) || got.Rate != 0 {
		t.Errorf("got %+v, %v", got, err)
	}
	if want := []share.Bound{floor, floor, floor, none}; !slices.Equal(got.Bound, want) {
		t.Errorf("bound by %v, want %v", got.Bound, want)
	}
	for m := share.LargestRemainder; m <= share.HuntingtonHill; m++ {
		got, err := share.Share(r, share.Rule{Amount: 100.5, Unit: unit(1), Scale: true, Method: m})
		if sum := number.Sum(got.Amounts); err != nil || sum != 100 || got.Left != 0.5 || got.Units[3] != 0 {
			t.Errorf("%v: got %+v, %v", m, got, err)
		}
	}
}

func TestErrors(t *testing.T) {
	ab := []string{"a", "b"}
	nan := math.NaN()
	tests := []struct {
		name string
		rows share.Rows
		rule share.Rule
		want error
		text string
	}{
		{"floors exceed the amount", share.Rows{Names: ab, Keys: []float64{1, 1}, Floor: []float64{70, 80}}, share.Rule{Amount: 100},
			&share.Shortfall{Floors: 150, Amount: 100, Rows: []share.Entry{{Row: 1, Name: "b", Value: 80}, {Row: 0, Name: "a", Value: 70}}},
			"the floors add up to 150, but there is only 100 to share: b (80), a (70)"},
		{"starts without key exceed the amount", share.Rows{Names: ab, Keys: []float64{0, 1}, Start: []float64{70, 80}}, share.Rule{Amount: 50},
			&share.Shortfall{Floors: 70, Amount: 50, Rows: []share.Entry{{Row: 0, Name: "a", Value: 70}}}, ""},
		{"floors exceed it by rounding up", share.Rows{Names: ab, Keys: []float64{1, 1}, Floor: []float64{49.5, 50.5}}, share.Rule{Amount: 100, Unit: unit(1)},
			&share.Shortfall{Floors: 101, Amount: 100, Rows: []share.Entry{{Row: 1, Name: "b", Value: 51}, {Row: 0, Name: "a", Value: 50}}}, ""},
		{"caps leave money", share.Rows{Names: ab, Keys: []float64{1, 2}, Cap: []float64{10, 20}}, share.Rule{Amount: 100, Unit: unit(1)},
			&share.Surplus{Caps: 30, Amount: 100, Rows: []share.Entry{{Row: 1, Name: "b", Value: 20}, {Row: 0, Name: "a", Value: 10}}},
			"the rows can take 30 in all under their caps, but there is 100 to share: b (20), a (10)"},
		{"negative keys", rows(-1, 2, -3), share.Rule{Amount: 1},
			&share.NegativeKey{Rows: []share.Entry{{Row: 0, Name: "a", Value: -1}, {Row: 2, Name: "c", Value: -3}}},
			"the key is below zero: a (-1), c (-3)"},
		{"negative amount", rows(1), share.Rule{Amount: -2}, &share.NegativeAmount{Amount: -2}, "the amount to share is below zero: -2"},
		{"cap below floor", share.Rows{Names: ab, Keys: []float64{1, 1}, Floor: []float64{5, 5}, Cap: []float64{4, 6}}, share.Rule{Amount: 10, Unit: unit(1)},
			&share.CapBelowFloor{Rows: []share.Limits{{Row: 0, Name: "a", Floor: 5, Cap: 4}}}, "the cap is below the floor: a (floor 5, cap 4)"},
		{"cap below zero", share.Rows{Names: ab, Keys: []float64{1, 1}, Cap: []float64{-1, 6}}, share.Rule{Amount: 10},
			&share.CapBelowFloor{Rows: []share.Limits{{Row: 0, Name: "a", Floor: 0, Cap: -1}}}, ""},
		{"cap below floor by rounding only", share.Rows{Names: ab, Keys: []float64{1, 1}, Floor: []float64{150, 0}, Cap: []float64{190, 600}},
			share.Rule{Amount: 1000, Unit: unit(100)}, &share.CapBelowFloor{Rows: []share.Limits{{Row: 0, Name: "a", Floor: 150, Cap: 190}}, Unit: 100},
			"no multiple of the rounding unit 100 lies between floor and cap: a (floor 150, cap 190)"},
		{"no keys", rows(0, 0), share.Rule{Amount: 10}, &share.NoKeys{Amount: 10, Rows: 2}, "there is 10 to share, but the key of every row is zero"},
		{"no keys beside starts", share.Rows{Names: ab, Keys: []float64{0, 0}, Start: []float64{3, 4}}, share.Rule{Amount: 10},
			&share.NoKeys{Amount: 3, Rows: 2}, ""},
		{"no rows", rows(), share.Rule{Amount: 10}, &share.NoKeys{Amount: 10}, "there is 10 to share, but no row to share it"},
		{"no caps", share.Rows{Names: ab, Rank: []float64{1, 2}}, share.Rule{Amount: 10, Ordered: true},
			&share.NoCaps{Rows: []share.Entry{{Row: 0, Name: "a", Value: inf}, {Row: 1, Name: "b", Value: inf}}},
			"funding in order needs a cap for every row: a, b"},
		{"too few keys", share.Rows{Names: ab, Keys: []float64{1}}, share.Rule{}, &share.LengthError{Column: "key", Len: 1, Want: 2},
			`there are 2 rows, but the column "key" has 1 values`},
		{"too many caps", share.Rows{Names: ab, Keys: []float64{1, 1}, Cap: []float64{1, 2, 3}}, share.Rule{}, &share.LengthError{Column: "cap", Len: 3, Want: 2}, ""},
		{"an infinite key", rows(1, inf), share.Rule{Amount: 1}, &share.UnusableError{Column: "key", Rows: []share.Entry{{Row: 1, Name: "b", Value: inf}}},
			"the key is not a number that can be computed with: b (+Inf)"},
		{"a key too small", rows(1, 1e-200), share.Rule{Amount: 1}, &share.UnusableError{Column: "key", Rows: []share.Entry{{Row: 1, Name: "b", Value: 1e-200}}}, ""},
		{"an infinite amount", rows(1), share.Rule{Amount: inf}, &share.UnusableError{Column: "amount", Rows: []share.Entry{{Row: -1, Value: inf}}},
			"the amount is not a number that can be computed with: +Inf"},
		{"more than can be counted", rows(1), share.Rule{Amount: 1e15, Unit: unit(1)}, &number.RangeError{Amount: 1e15, Unit: 1}, ""},
		{"a floor that cannot be counted", share.Rows{Names: ab, Keys: []float64{1, 1}, Floor: []float64{1e20, 0.5}}, share.Rule{Amount: 1, Unit: unit(1)},
			&share.Shortfall{Floors: 1e20, Amount: 1, Rows: []share.Entry{{Row: 0, Name: "a", Value: 1e20}, {Row: 1, Name: "b", Value: 1}}}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, err := share.Share(test.rows, test.rule)
			if !reflect.DeepEqual(err, test.want) {
				t.Errorf("got %T %v, want %v", err, err, test.want)
			}
			if test.text != "" && (err == nil || err.Error() != test.text) {
				t.Errorf("said %q, want %q", err, test.text)
			}
		})
	}
	for _, column := range []share.Rows{
		{Names: ab, Keys: []float64{1, nan}}, {Names: ab, Keys: []float64{1, 1}, Start: []float64{0, nan}},
		{Names: ab, Keys: []float64{1, 1}, Floor: []float64{0, nan}}, {Names: ab, Keys: []float64{1, 1}, Cap: []float64{9, nan}},
	} {
		var bad *share.UnusableError
		if _, err := share.Share(column, share.Rule{Amount: 1}); !errors.As(err, &bad) || bad.Rows[0].Row != 1 {
			t.Errorf("not a number: %v", err)
		}
	}
}

func TestMessagesNameThreeRows(t *testing.T) {
	err := &share.NegativeKey{}
	for i := range 10 {
		err.Rows = append(err.Rows, share.Entry{Row: i, Name: fmt.Sprint("r", i), Value: -1})
	}
	if got, want := err.Error(), "the key is below zero: r0 (-1), r1 (-1), r2 (-1), and 7 more"; got != want {
		t.Errorf("said %q, want %q", got, want)
	}
}

// The worked example of the 2017 report, Tables 4.2 to 4.4: 20 institutions with 80 weighted children each, a pool
// shared by a geometric series in which the last has f times as much as the first.
func TestWorkedExampleOf2017(t *testing.T) {
	published := []struct{ pool, factor, least, most float64 }{
		{1e6, 2, 34585, 69170}, {1e6, 3, 27323, 81970}, {1e6, 5, 19901, 99503}, {1e6, 20, 7619, 152376},
		{1e7, 2, 345850, 691701}, {1e7, 3, 273234, 819701}, {1e7, 5, 199006, 995031}, {1e7, 20, 76188, 1523760},
	}
	for _, p := range published {
		var r share.Rows
		for i := range 20 {
			r.Names = append(r.Names, fmt.Sprintf("institution %02d", i))
			r.Keys = append(r.Keys, number.Pow(p.factor, float64(i)/19))
		}
		got, err := share.Share(r, share.Rule{Amount: p.pool, Unit: unit(1), Method: share.Each})
		if err != nil || got.Amounts[0] != p.least || got.Amounts[19] != p.most {
			t.Errorf("factor %v of %v: %v to %v (%v), want %v to %v", p.factor, p.pool, got.Amounts[0], got.Amounts[19], err, p.least, p.most)
		}
		closed, err := share.Share(r, share.Rule{Amount: p.pool, Unit: unit(1)})
		if err != nil || number.Sum(closed.Amounts) != p.pool || closed.Left != 0 {
			t.Errorf("factor %v of %v does not close: %v, %v", p.factor, p.pool, closed.Amounts, err)
		}
	}
}
