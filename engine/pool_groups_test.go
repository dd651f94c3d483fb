package engine_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/fordel-lang/fordel/engine"
)

// house is a row of the made-up pools below.
type house struct {
	id, area, kind string
	need           int
}

// stays are the n first by need of each kind in an area, equals by key; what the reference says of `only`.
func stays(houses []house, area string, n int) []house {
	var in []house
	for _, kind := range []string{"x", "y"} {
		some := slices.DeleteFunc(slices.Clone(houses), func(h house) bool { return h.area != area || h.kind != kind })
		slices.SortStableFunc(some, func(a, b house) int { return b.need - a.need }) // they stand in the order of keys
		in = append(in, some[:min(n, len(some))]...)
	}
	return in
}

// remainders is the method of the largest remainder in whole numbers, equals by key.
func remainders(in []house, money int) (left int, got map[string]float64) {
	got = map[string]float64{}
	total := 0
	for _, h := range in {
		total += h.need
	}
	if total == 0 {
		return money, got
	}
	slices.SortFunc(in, func(a, b house) int { return strings.Compare(a.id, b.id) })
	left = money
	for _, h := range in {
		whole := h.need * money / total
		got[h.id] = float64(whole)
		left -= whole
	}
	slices.SortStableFunc(in, func(a, b house) int { return b.need*money%total - a.need*money%total })
	for _, h := range in[:left] {
		got[h.id]++
	}
	return 0, got
}

// A pool in each group, of the first of each kind there, is that of the group alone.
func TestGroupsAndOnlyAreThoseOfTheReference(t *testing.T) {
	r := rand.New(rand.NewPCG(51, 51))
	for range 200 {
		var houses []house
		for i := range 3 + r.IntN(12) {
			houses = append(houses, house{fmt.Sprintf("h%02d", i), []string{"north", "south"}[r.IntN(2)], []string{"x", "y"}[r.IntN(2)], r.IntN(4)})
		}
		money, first := r.IntN(500), 1+r.IntN(3)
		result := runGroups(t, houses, money, first)
		amounts, _, _ := result.Column("houses", "p")
		left, _, ok := result.Column("areas", "p.left")
		if !ok {
			t.Fatal("no column of what is left")
		}
		for g, area := range []string{"north", "south"} {
			rest, got := remainders(stays(houses, area, first), money)
			if left.Numbers[g] != float64(rest) {
				t.Fatalf("%v of %d, %d first: %v left in %s, want %d", houses, money, first, left.Numbers[g], area, rest)
			}
			for i, h := range houses {
				if h.area == area && amounts.Numbers[i] != got[h.id] {
					t.Fatalf("%v of %d, %d first: %v, want %v in %s", houses, money, first, amounts.Numbers, got, area)
				}
			}
		}
	}
}

func runGroups(t *testing.T, houses []house, money, first int) *engine.Result {
	t.Helper()
	var rows strings.Builder
	for _, h := range houses {
		fmt.Fprintf(&rows, "  %q, %q, %q, %d\n", h.id, h.area, h.kind, h.need)
	}
	model, problems := engine.Open("rules.fordel", fmt.Sprintf("fordel 1 en\n\ntable areas { id key } rows {\n  \"north\"\n  \"south\"\n}\ntable houses {\n  id key\n  area -> areas\n  kind text\n  need whole\n} rows {\n%s}\npool p {\n  amount %d kr\n  to houses\n  per area\n  only %d highest need per kind\n  key need\n  surplus keep\n}\n", rows.String(), money, first))
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	result, problems := engine.NewSession(model).Run(context.Background(), engine.Settings{})
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return result
}
