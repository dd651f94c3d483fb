package engine

import (
	"context"
	"testing"
)

// TestEmptyTables runs every example with each of its tables empty: kernels and
// expr's machine give the same, figures or problems.
func TestEmptyTables(t *testing.T) {
	good := 0
	for _, dir := range examples(t) {
		x := newJourney(t, dir)
		for name := range x.data {
			rows := x.data[name]
			x.data[name] = rows[:1]
			var told [2]string
			for i := range told {
				s := x.anew()
				s.RowByRow = i == 1
				r, _ := s.Run(context.Background(), Settings{})
				if told[i] = shownBy(r); r.OK() {
					good++
				}
			}
			if told[0] != told[1] {
				t.Errorf("%s without %s: %s", dir, name, firstDifference(told[0], told[1]))
			}
			x.data[name] = rows
		}
	}
	if good < 10 {
		t.Errorf("%d runs gave figures", good)
	}
}
