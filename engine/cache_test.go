package engine

import (
	"context"
	"runtime"
	"testing"
	"weak"

	"github.com/fordel-lang/fordel/dsl/check"
)

// What is kept does not grow with the number of runs.
func TestCacheStaysSmall(t *testing.T) {
	s := NewSession(mustOpen(t, changing))
	loadAll(t, s, changingData)
	kept := map[int]int{}
	for i := range 40 {
		s.Run(context.Background(), turn("low", check.Money, float64(10+i)))
		kept[i] = s.cache.Len()
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
