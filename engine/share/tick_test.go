package share_test

import (
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"
	"testing"

	"github.com/fordel-lang/fordel/engine/share"
)

// Sharing ends with the error of whichever tick has one, after which there are only few more.
func TestSharingStopsAtATick(t *testing.T) {
	const n = 60_000
	p := large(n)
	p.Rank = slices.Clone(p.Cap)
	for _, test := range []struct {
		name string
		rows share.Rows
		rule share.Rule
		fail bool
	}{
		{"remainders", p, share.Rule{Amount: n * 15_000, Unit: unit(1)}, false},
		{"divisors", p, share.Rule{Amount: n * 15_000, Unit: unit(1), Method: share.SainteLague}, false},
		{"each", p, share.Rule{Amount: n * 15_000, Unit: unit(1), Method: share.Each}, false},
		{"unrounded", p, share.Rule{Amount: n * 15_000}, false},
		{"scaled", p, share.Rule{Amount: n, Unit: unit(1), Scale: true}, false},
		{"in order", p, share.Rule{Amount: n * 15_000, Unit: unit(1), Ordered: true}, false},
		{"too little", p, share.Rule{Amount: n}, true},
		{"too much", p, share.Rule{Amount: 1e12}, true},
		{"unusable", share.Rows{Names: p.Names, Keys: p.Keys, Floor: slices.Repeat([]float64{math.NaN()}, n)}, share.Rule{}, true},
	} {
		var want share.Result
		ticks := 0
		s := share.Solver{Tick: func() error { ticks++; return nil }}
		want, err := s.Share(test.rows, test.rule)
		if (err != nil) != test.fail || ticks < n/1024 {
			t.Fatalf("%s: %d ticks, %v", test.name, ticks, err)
		}
		if plain, _ := share.Share(test.rows, test.rule); !reflect.DeepEqual(want, plain) {
			t.Errorf("%s: ticks change the result", test.name)
		}
		for last := 1; last <= ticks; last += max(1, ticks/7) {
			at, stop := 0, fmt.Errorf("stop at %d", last)
			s.Tick = func() error {
				if at++; at >= last {
					return stop
				}
				return nil
			}
			if got, err := s.Share(test.rows, test.rule); !errors.Is(err, stop) || at != last || got.Amounts != nil {
				t.Errorf("%s: tick %d of %d gives %v after %d", test.name, last, ticks, err, at)
			}
		}
	}
}

func TestFullSaysThatThereIsASurplus(t *testing.T) {
	rows := share.Rows{Names: []string{"a", "b"}, Keys: []float64{1, 2}, Cap: []float64{10, 20}}
	for _, test := range []struct {
		amount float64
		full   bool
	}{{29, false}, {30, false}, {30.5, false}, {31, true}} {
		rule := share.Rule{Amount: test.amount, Unit: unit(1)}
		_, err := share.Share(rows, rule)
		var surplus *share.Surplus
		if errors.As(err, &surplus) != test.full {
			t.Errorf("%v: %v", test.amount, err)
		}
		rule.Keep = true
		if got, err := share.Share(rows, rule); err != nil || got.Full != test.full {
			t.Errorf("%v kept: %+v, %v", test.amount, got, err)
		}
	}
}
