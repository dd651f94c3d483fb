package share_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/engine/share"
)

func TestSeatsOfTextbooks(t *testing.T) {
	four := []float64{100_000, 80_000, 30_000, 20_000}
	six := []float64{47_000, 16_000, 15_900, 12_000, 6_000, 3_100}
	tests := []struct {
		method share.Method
		votes  []float64
		seats  float64
		want   []int64
	}{
		{share.DHondt, four, 8, []int64{4, 3, 1, 0}},
		{share.SainteLague, four, 8, []int64{3, 3, 1, 1}},
		{share.DHondt, six, 10, []int64{5, 2, 2, 1, 0, 0}},
		{share.SainteLague, six, 10, []int64{4, 2, 2, 1, 1, 0}},
		{share.LargestRemainder, six, 10, []int64{5, 2, 1, 1, 1, 0}},
		// one each, then by n: 340, 280, 170 come before 160
		{share.Adams, []float64{340, 280, 160, 60}, 7, []int64{3, 2, 1, 1}},
		// one each, then by √(n(n+1)): 240.4, 198.0 and 138.8 come before 114.3 and 113.1
		{share.HuntingtonHill, []float64{340, 280, 160, 60}, 7, []int64{3, 2, 1, 1}},
		// fewer seats than parties where each has its first one free: the largest parties
		{share.Adams, []float64{5, 9, 7}, 2, []int64{0, 1, 1}},
		{share.HuntingtonHill, []float64{5, 9, 7, 7}, 2, []int64{0, 1, 1, 0}},
		// a first seat that is free is no tie with another's second
		{share.Adams, []float64{1, 1, 1e-9}, 4, []int64{2, 1, 1}},
		{share.HuntingtonHill, []float64{1, 1, 1e-9}, 4, []int64{2, 1, 1}},
		// equal quotients go by name
		{share.DHondt, []float64{2, 1, 1}, 3, []int64{2, 1, 0}},
		{share.SainteLague, []float64{1, 1, 3}, 4, []int64{1, 1, 2}},
		{share.SainteLague, []float64{1, 1, 3}, 2, []int64{1, 0, 1}},
		{share.DHondt, []float64{0, 3}, 5, []int64{0, 5}},
	}
	for _, test := range tests {
		got, err := share.Share(rows(test.votes...), share.Rule{Amount: test.seats, Unit: unit(1), Method: test.method})
		if err != nil || !slices.Equal(got.Units, test.want) {
			t.Errorf("%v: %v of %v: %v, %v, want %v", test.method, test.seats, test.votes, got.Units, err, test.want)
		}
	}
}

// A first divisor holds the smallest back: of 47000, 16000, 15900, 12000, 6000 and 3100 divided by 1.4, 3, 5 ... the
// ten largest are 33571, 15667, 11429, 11357, 9400, 8571, 6714, 5333, 5300 and 5222.
func TestModifiedSainteLague(t *testing.T) {
	six := rows(47_000, 16_000, 15_900, 12_000, 6_000, 3_100)
	rule := share.Rule{Amount: 10, Unit: unit(1), Method: share.SainteLague}
	for first, want := range map[float64][]int64{0: {4, 2, 2, 1, 1, 0}, 1.2: {5, 2, 2, 1, 0, 0}, 1.4: {5, 2, 2, 1, 0, 0}} {
		rule.FirstDivisor = first
		got, err := share.Share(six, rule)
		if err != nil || !slices.Equal(got.Units, want) {
			t.Errorf("first divisor %v: %v, %v, want %v", first, got.Units, err, want)
		}
	}
	rule.FirstDivisor, rule.Amount = 1.4, 2
	floored := share.Rows{Names: []string{"a", "b"}, Keys: []float64{100, 1}, Floor: []float64{0, 1}}
	if got, err := share.Share(floored, rule); err != nil || !slices.Equal(got.Units, []int64{1, 1}) {
		t.Errorf("a floor is given first: %v, %v", got.Units, err)
	}
}

func TestDivisorsInsideStartFloorAndCap(t *testing.T) {
	tests := []struct {
		name   string
		rows   share.Rows
		method share.Method
		seats  float64
		want   []int64
	}{
		{"a floor is given first", share.Rows{Keys: []float64{90, 10, 1}, Floor: []float64{0, 2, 1}}, share.DHondt, 10, []int64{7, 2, 1}},
		{"a cap is kept", share.Rows{Keys: []float64{90, 10, 1}, Cap: []float64{5, 9, 9}}, share.DHondt, 10, []int64{5, 5, 0}},
		{"a start counts: both earn the next at 3", share.Rows{Keys: []float64{1, 1}, Start: []float64{10, 0}}, share.DHondt, 15, []int64{13, 2}},
		{"a start counts: both earn the next at 2", share.Rows{Keys: []float64{1, 1}, Start: []float64{10, 0}}, share.Adams, 15, []int64{13, 2}},
		{"giving up: both fall to a half", share.Rows{Keys: []float64{1, 3}, Start: []float64{10, 20}}, share.SainteLague, 24, []int64{9, 15}},
		{"giving up", share.Rows{Keys: []float64{1, 4}, Start: []float64{10, 20}}, share.SainteLague, 24, []int64{9, 15}},
		{"a half without key is rounded up", share.Rows{Keys: []float64{0, 1}, Start: []float64{1.5, 0}}, share.SainteLague, 10, []int64{2, 8}},
		{"a half without key is rounded down", share.Rows{Keys: []float64{0, 1}, Start: []float64{1.5, 0}}, share.DHondt, 10, []int64{1, 9}},
		{"rounded up only as far as the money goes", share.Rows{Keys: []float64{0, 0, 0}, Start: []float64{1.5, 1.7, 1.8}}, share.SainteLague, 5, []int64{1, 2, 2}},
		{"rounded down, but nobody else can take it", share.Rows{Keys: []float64{0, 0}, Start: []float64{1.4, 1.6}}, share.DHondt, 3, []int64{1, 2}},
	}
	for _, test := range tests {
		for i := range test.rows.Keys {
			test.rows.Names = append(test.rows.Names, string(rune('a'+i)))
		}
		got, err := share.Share(test.rows, share.Rule{Amount: test.seats, Unit: unit(1), Method: test.method})
		if err != nil || !slices.Equal(got.Units, test.want) {
			t.Errorf("%s: %v, %v, want %v", test.name, got.Units, err, test.want)
		}
	}
}

// Where everybody is at the cap there is nothing to count up to: it would take a trillion steps.
func TestDivisorsAtLargeCaps(t *testing.T) {
	r := share.Rows{Names: []string{"a", "b", "c"}, Keys: []float64{1, 2, 0}, Cap: []float64{1e12, 3e12, 1}, Start: []float64{0, 0, 0.7}}
	for m := share.SainteLague; m <= share.HuntingtonHill; m++ {
		got, err := share.Share(r, share.Rule{Amount: 1e13, Unit: unit(1), Method: m, Keep: true})
		rounded := int64(1) // 0.7 by all but the method that rounds down
		if m == share.DHondt {
			rounded = 0
		}
		if err != nil || !slices.Equal(got.Units, []int64{1e12, 3e12, rounded}) {
			t.Errorf("%v: %v, %v", m, got.Units, err)
		}
	}
}

// Equal is what is exactly equal: whoever is ahead by the last digit has the seat, whatever the name.
func TestTheLastDigitDecidesTheSeat(t *testing.T) {
	for _, test := range []struct {
		method share.Method
		keys   []float64
		seats  float64
		want   []int64
		tie    int // how many rows are equal at the cut
	}{
		{share.DHondt, []float64{150_000_000, 150_000_020}, 9, []int64{4, 5}, 0},
		{share.DHondt, []float64{150_000_000, 150_000_000}, 9, []int64{5, 4}, 2},
		{share.LargestRemainder, []float64{500_000, 500_001}, 1, []int64{0, 1}, 0},
		{share.LargestRemainder, []float64{500_000.000001, 500_000}, 1, []int64{1, 0}, 0},
		{share.LargestRemainder, []float64{1, 1 + 1e-14}, 5, []int64{2, 3}, 0},
		{share.LargestRemainder, []float64{0.1, 0.2, 0.3}, 3, []int64{1, 1, 1}, 2},
		{share.LargestRemainder, []float64{0.1 * 3, 0.3}, 1, []int64{1, 0}, 2},
		{share.SainteLague, []float64{0.1 * 3, 0.3}, 1, []int64{1, 0}, 2},
		{share.SainteLague, []float64{1, 1.00000001}, 5, []int64{2, 3}, 0},
		{share.HuntingtonHill, []float64{1, 1 + 1e-14}, 5, []int64{2, 3}, 0},
		{share.HuntingtonHill, []float64{0.7, 1.4}, 5, []int64{2, 3}, 0},
		{share.Adams, []float64{1e14, 1e14 + 1}, 3, []int64{1, 2}, 0},
	} {
		got, err := share.Share(rows(test.keys...), share.Rule{Amount: test.seats, Unit: unit(1), Method: test.method})
		if err != nil || !slices.Equal(got.Units, test.want) || len(got.Tie.Rows) != test.tie {
			t.Errorf("%v of keys %v: %v, %+v, %v, want %v", test.method, test.keys, got.Units, got.Tie, err, test.want)
		}
	}
}

// The apportionment of the House of Representatives after the census of 2020: 435 seats, at least one for each state,
// by the method of equal proportions (US Census Bureau, 26 April 2021). The last seat went to Minnesota; New York was
// 89 people short of it.
const census2020 = `
California 39576757 52, Texas 29183290 38, Florida 21570527 28, New_York 20215751 26, Pennsylvania 13011844 17,
Illinois 12822739 17, Ohio 11808848 15, Georgia 10725274 14, North_Carolina 10453948 14, Michigan 10084442 13,
New_Jersey 9294493 12, Virginia 8654542 11, Washington 7715946 10, Arizona 7158923 9, Massachusetts 7033469 9,
Tennessee 6916897 9, Indiana 6790280 9, Maryland 6185278 8, Missouri 6160281 8, Wisconsin 5897473 8,
Colorado 5782171 8, Minnesota 5709752 8, South_Carolina 5124712 7, Alabama 5030053 7, Louisiana 4661468 6,
Kentucky 4509342 6, Oregon 4241500 6, Oklahoma 3963516 5, Connecticut 3608298 5, Utah 3275252 4, Iowa 3192406 4,
Nevada 3108462 4, Arkansas 3013756 4, Mississippi 2963914 4, Kansas 2940865 4, New_Mexico 2120220 3,
Nebraska 1963333 3, Idaho 1841377 2, West_Virginia 1795045 2, Hawaii 1460137 2, New_Hampshire 1379089 2,
Maine 1363582 2, Rhode_Island 1098163 2, Montana 1085407 2, Delaware 990837 1, South_Dakota 887770 1,
North_Dakota 779702 1, Alaska 736081 1, Vermont 643503 1, Wyoming 577719 1`

func TestHouseOfRepresentatives(t *testing.T) {
	var states share.Rows
	var want []int64
	people := 0.0
	for line := range strings.SplitSeq(census2020, ",") {
		var name string
		var population float64
		var seats int64
		if _, err := fmt.Sscan(line, &name, &population, &seats); err != nil {
			t.Fatal(err)
		}
		states.Names = append(states.Names, name)
		states.Keys = append(states.Keys, population)
		states.Floor = append(states.Floor, 1)
		want = append(want, seats)
		people += population
	}
	if people != 331_108_434 {
		t.Fatalf("the apportionment population is 331,108,434, not %v", people)
	}
	house := func(seats float64) []int64 {
		got, err := share.Share(states, share.Rule{Amount: seats, Unit: unit(1), Method: share.HuntingtonHill})
		if err != nil {
			t.Fatal(err)
		}
		return got.Units
	}
	if got := house(435); !slices.Equal(got, want) {
		t.Errorf("435 seats: %v, want %v", got, want)
	}
	want[slices.Index(states.Names, "New_York")]++
	if got := house(436); !slices.Equal(got, want) {
		t.Errorf("seat 436 does not go to New York: %v", got)
	}
	want[slices.Index(states.Names, "New_York")]--
	for more, want := range map[float64][2]int64{88: {26, 8}, 89: {27, 7}} {
		states.Keys[slices.Index(states.Names, "New_York")] = 20_215_751 + more
		if got := house(435); got[3] != want[0] || got[21] != want[1] {
			t.Errorf("with %v people more New York has %d and Minnesota %d seats, want %v", more, got[3], got[21], want)
		}
	}
}
