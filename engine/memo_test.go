package engine

import (
	"context"
	"runtime"
	"testing"
	"weak"

	"github.com/fordel-lang/fordel/dsl/check"
)

// What is kept does not grow with the number of runs.
func TestMemoStaysSmall(t *testing.T) {
	s := NewSession(mustOpen(t, changing))
	loadAll(t, s, changingData)
	kept := map[int]int{}
	for i := range 40 {
		s.Run(context.Background(), turn("low", check.Money, float64(10+i)))
		kept[i] = len(s.memo.outcomes)
	}
	if kept[3] < 20 || kept[39] != kept[3] {
		t.Errorf("%d outcomes after 4 runs, %d after 40", kept[3], kept[39])
	}
}

// Data that was replaced is given up, though much of what was computed from other
// data in its day is still known.
func TestOldDataIsDropped(t *testing.T) {
	s := NewSession(mustOpen(t, changing))
	loadAll(t, s, changingData)
	s.Run(context.Background(), Settings{})
	old := weak.Make(&s.tables[2].table.Column("income").Numbers[0])
	s.Load("children", "other.csv", []byte("school,age,income\nA,1,777\n"))
	for range 2 {
		s.Run(context.Background(), Settings{})
	}
	runtime.GC()
	if old.Value() != nil {
		t.Error("the old incomes are still there")
	}
	runtime.KeepAlive(s)
}

// Of what a run does not show only so much is kept as there is room for.
func TestMemoRoom(t *testing.T) {
	m := newMemo()
	known := func(keys ...string) (n int) {
		for _, key := range keys {
			if m.find([]byte(key), nil) != nil {
				n++
			}
		}
		return n
	}
	m.begin()
	m.keep("shown", &outcome{size: 3 * room}, true)
	m.keep("beside", &outcome{size: room * 2 / 3}, false)
	m.keep("too much", &outcome{size: room / 2}, false)
	m.keep("small", &outcome{size: room / 4}, false)
	m.end()
	m.begin()
	if known("too much") != 0 || known("beside", "small") != 2 {
		t.Errorf("%v are kept", m.outcomes)
	}
	m.end()
	if known("shown") != 0 {
		t.Error("a large outcome of an earlier run is kept")
	}
	m.begin()
	m.keep("half", &outcome{size: room}, true)
	m.stop()
	if known("half") != 0 || known("beside", "small") != 2 {
		t.Errorf("after a run that was stopped %v are kept", m.outcomes)
	}
}
