package conceal

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
)

// town is a table of two counts, their sum, and an amount by the first of them; all have totals.
func town(first, second []float64, group []int) Table {
	sum, amount := make([]float64, len(first)), make([]float64, len(first))
	for i := range first {
		sum[i], amount[i] = first[i]+second[i], 7*first[i]
	}
	return Table{Rows: len(first), Group: group, Columns: []Column{
		{Count: true, Total: true, Values: first},
		{Count: true, Total: true, Values: second},
		{Count: true, Total: true, Values: sum, From: []int{0, 1}, Alone: true},
		{Total: true, Values: amount, From: []int{0}, Alone: true},
	}}
}

func TestHide(t *testing.T) {
	for _, tt := range []struct {
		name          string
		first, second []float64
		want          string // o a told cell, s a small one, x any other that is hidden; by row
	}{
		{"nothing small", []float64{5, 0, 9}, []float64{6, 7, 0}, "oooo oooo oooo"},
		{"one small count takes the smallest other with it", []float64{3, 20, 9}, []float64{30, 30, 30}, "soxx oooo xoxx"},
		{"two small counts whose sum tells both take a third", []float64{1, 1, 9}, []float64{30, 30, 30}, "soxx soxx xoxx"},
		{"two small counts that could be others", []float64{1, 3, 9}, []float64{30, 30, 30}, "soxx soxx oooo"},
		{"a small sum hides its parts", []float64{0, 8, 9}, []float64{2, 8, 9}, "osxo oxxo oooo"},
		{"the only other row has none", []float64{3, 0}, []float64{30, 30}, "soxx xoxx"},
	} {
		h := Hide(town(tt.first, tt.second, nil), 5)
		if got := drawn(h); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.name, got, tt.want)
		}
	}
}

func drawn(h *Hidden) string {
	out := ""
	for row := range h.Cells[0] {
		if row > 0 {
			out += " "
		}
		for column := range h.Cells {
			out += string("osx"[h.Cells[column][row]])
		}
	}
	return out
}

func TestATableOfOneRowTellsNoTotal(t *testing.T) {
	h := Hide(town([]float64{3}, []float64{30}, nil), 5)
	if want := []bool{true, false, true, true}; fmt.Sprint(h.Totals) != fmt.Sprint(want) {
		t.Errorf("totals hidden %v, want %v", h.Totals, want)
	}
}

func TestAGroupOfOneRowTellsNoSumElsewhere(t *testing.T) {
	h := Hide(town([]float64{3, 8, 9, 20, 30}, []float64{30, 30, 30, 30, 30}, []int{0, 1, 1, 2, 2}), 5)
	if got := drawn(h) + fmt.Sprint(h.Groups); got != "soxx xoxx oooo oooo oooo[0 1]" {
		t.Errorf("hidden %s", got)
	}
}

// TestNobodyCanTell tries every table that whoever reads could take for the true one: no hidden
// cell has the same value in all of them.
func TestNobodyCanTell(t *testing.T) {
	const limit = 4
	r := rand.New(rand.NewPCG(11, 12))
	for n := range 400 {
		rows := 1 + r.IntN(5)
		first, second, group := make([]float64, rows), make([]float64, rows), make([]int, rows)
		for i := range rows {
			first[i], second[i], group[i] = float64(r.IntN(9)), float64(r.IntN(7)), r.IntN(3)
		}
		if n%2 == 0 {
			group = nil
		}
		table := town(first, second, group)
		h := Hide(table, limit)
		if cell, known := told(table, h, limit); known {
			t.Fatalf("%v and %v in groups %v: %s, and yet %v can be told", first, second, group, drawn(h), cell)
		}
	}
}

// pair are the two counts of a row.
type pair [2]int

// told gives a hidden cell that has the same value in every table that fits what is told.
func told(t Table, h *Hidden, limit int) (Cell, bool) {
	candidates := make([][]pair, t.Rows)
	for row := range candidates {
		for a := range 26 {
			for b := range 26 {
				if fits(t, h, row, pair{a, b}, limit) {
					candidates[row] = append(candidates[row], pair{a, b})
				}
			}
		}
	}
	for _, rows := range sums(t, h) {
		for at, row := range rows {
			values := map[int]map[int]bool{0: {}, 1: {}, 2: {}, 3: {}}
			rest := reachable(candidates, rows, at)
			for _, p := range candidates[row] {
				if !possible(t, h, rows, p, rest) {
					continue
				}
				for column, x := range []int{p[0], p[1], p[0] + p[1], 7 * p[0]} {
					values[column][x] = true
				}
			}
			for column := range t.Columns {
				if h.Cells[column][row] != Told && len(values[column]) < 2 {
					return Cell{row, column}, true
				}
			}
		}
	}
	return Cell{}, false
}

// fits reports whether counts are like what is told of a row.
func fits(t Table, h *Hidden, row int, p pair, limit int) bool {
	for column, x := range []int{p[0], p[1], p[0] + p[1], 7 * p[0]} {
		isCount := t.Columns[column].Count
		switch h.Cells[column][row] {
		case Told:
			if float64(x) != t.Columns[column].Values[row] {
				return false
			}
		case Small:
			if x < 1 || x >= limit {
				return false
			}
		case Other:
			if isCount && !t.Columns[column].Alone && x > 0 && x < limit {
				return false
			}
		}
	}
	return true
}

// sums are the rows whose sums are told: those of a group, and of several of which only the
// sum of all is.
func sums(t Table, h *Hidden) [][]int {
	together := map[int]bool{}
	for _, g := range h.Groups {
		together[g] = true
	}
	parts := map[int][]int{}
	for row := range t.Rows {
		g := -1
		if t.Group != nil && !together[t.Group[row]] {
			g = t.Group[row]
		}
		parts[g] = append(parts[g], row)
	}
	var out [][]int
	for _, rows := range parts {
		out = append(out, rows)
	}
	return out
}

// reachable are the sums that rows but one can have.
func reachable(candidates [][]pair, rows []int, but int) map[pair]bool {
	out := map[pair]bool{{}: true}
	for i, row := range rows {
		if i == but {
			continue
		}
		next := map[pair]bool{}
		for sum := range out {
			for _, p := range candidates[row] {
				next[pair{sum[0] + p[0], sum[1] + p[1]}] = true
			}
		}
		out = next
	}
	return out
}

// possible reports whether a row can have these counts, as the sums that are told then are
// those of the rest.
func possible(t Table, h *Hidden, rows []int, p pair, rest map[pair]bool) bool {
	want := [4]float64{}
	for column, c := range t.Columns {
		for _, row := range rows {
			want[column] += c.Values[row]
		}
	}
	for sum := range rest {
		a, b := float64(sum[0]+p[0]), float64(sum[1]+p[1])
		ok := true
		for column, x := range []float64{a, b, a + b, 7 * a} {
			ok = ok && (h.Totals[column] || math.Abs(x-want[column]) < 1e-9)
		}
		if ok {
			return true
		}
	}
	return false
}
