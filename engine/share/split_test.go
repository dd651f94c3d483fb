package share_test

import (
	"errors"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/fordel-lang/fordel/engine/number"
	"github.com/fordel-lang/fordel/engine/share"
)

func TestSplit(t *testing.T) {
	tests := []struct {
		units int64
		keys  []float64
		want  []int64
	}{
		{10, []float64{1, 1, 1}, []int64{4, 3, 3}}, {-10, []float64{1, 1, 1}, []int64{-4, -3, -3}},
		{11, []float64{1, 1, 1}, []int64{4, 4, 3}}, {0, []float64{0, 0}, []int64{0, 0}}, {0, []float64{2, 5}, []int64{0, 0}},
		{7, []float64{0, 3}, []int64{0, 7}}, {1, []float64{1, 2}, []int64{0, 1}}, {100, []float64{0.1, 0.2, 0.7}, []int64{10, 20, 70}},
		{3, []float64{1e-9, 1e-9}, []int64{2, 1}}, {1, []float64{1, 1 + 1e-9}, []int64{0, 1}}, {1, []float64{0.1 * 3, 0.3}, []int64{1, 0}},
		{1, []float64{0.3, 0.1 * 3}, []int64{1, 0}}, {999_999_999_999_999, []float64{0.1, 0.2, 0.3}, []int64{166_666_666_666_667, 333_333_333_333_333, 499_999_999_999_999}}, {0, nil, nil},
	}
	for _, test := range tests {
		got := make([]int64, len(test.keys))
		if err := share.Split(got, test.units, test.keys); err != nil || !slices.Equal(got, test.want) {
			t.Errorf("%d by %v: %v, %v, want %v", test.units, test.keys, got, err, test.want)
		}
	}
}

func TestSplitErrors(t *testing.T) {
	var (
		length *share.LengthError
		bad    *share.UnusableError
		minus  *share.NegativeKey
		none   *share.NoKeys
		huge   *number.RangeError
	)
	tests := []struct {
		parts int
		units int64
		keys  []float64
		want  any
	}{
		{1, 5, []float64{1, 2}, &length}, {2, 5, []float64{1, math.NaN()}, &bad}, {2, 0, []float64{1, -2}, &minus},
		{2, 5, []float64{0, 0}, &none}, {0, 5, nil, &none}, {1, math.MinInt64, []float64{1}, &huge}, {1, 1e15, []float64{1}, &huge},
	}
	for _, test := range tests {
		if err := share.Split(make([]int64, test.parts), test.units, test.keys); err == nil || !errors.As(err, test.want) {
			t.Errorf("%d in %d parts by %v: %v, want %T", test.units, test.parts, test.keys, err, test.want)
		}
	}
}

func TestSplitIsTheLargestRemainderOfFractions(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	names := []string{"a", "b", "c", "d", "e"} // in the order listed
	for range 2000 {
		keys := make([]float64, 1+r.IntN(5))
		total := new(big.Rat)
		for i := range keys {
			keys[i] = float64(r.IntN(9)) * math.Pow10(r.IntN(5))
			total.Add(total, rat(keys[i]))
		}
		units := r.Int64N(1e6) * r.Int64N(9e8)
		if total.Sign() == 0 {
			continue
		}
		shares := make([]*big.Rat, len(keys))
		for i, key := range keys {
			shares[i] = new(big.Rat).Quo(new(big.Rat).Mul(rat(key), big.NewRat(units, 1)), total)
		}
		got := make([]int64, len(keys))
		if err := share.Split(got, units, keys); err != nil {
			t.Fatal(err)
		}
		if want := ratRemainders(names[:len(keys)], shares, units); !slices.Equal(got, want) {
			t.Fatalf("%d by %v: %v, want %v", units, keys, got, want)
		}
	}
}

func TestSplitTie(t *testing.T) {
	for _, test := range []struct {
		units        int64
		keys         []float64
		first, after int
		tied         bool
	}{
		{3, []float64{1, 1}, 0, 1, true}, {-3, []float64{1, 1}, 0, 1, true}, {4, []float64{1, 1}, 0, 0, false}, {0, []float64{1, 1}, 0, 0, false},
		{1, []float64{1, 2}, 0, 0, false}, {11, []float64{1, 1, 1}, 0, 2, true}, {1, []float64{0.3, 0.1 * 3}, 0, 1, true}, {1, []float64{0.3, 0.3 + 1e-12}, 0, 0, false},
		{5, []float64{3, 1, 3, 3}, 0, 2, true}, {7, []float64{0, 3}, 0, 0, false}, {0, nil, 0, 0, false},
	} {
		parts := make([]int64, len(test.keys))
		if err := share.Split(parts, test.units, test.keys); err != nil {
			t.Fatal(err)
		}
		if first, after, tied := share.SplitTie(parts, test.units, test.keys); first != test.first || after != test.after || tied != test.tied {
			t.Errorf("%d by %v is %v: %d before %d, %v", test.units, test.keys, parts, first, after, tied)
		}
	}
}
